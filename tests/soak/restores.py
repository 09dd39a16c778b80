"""R25: whatever is killed and whatever files are put back by hand, nobody comes back who was erased, no number comes
twice, all is whole. ``python -m tests.soak.restores FOLDER KILLS`` tries it in a process of its own, which forks."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from restructure.parties.account import Person
from restructure.store import Store, accounts, agreements, audit, backups, beside, erasure, erasure_list, paper_numbers
from restructure.store.connection import drop_logs
from restructure.store.copies import check
from tests.soak.processes import Say, killed
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW, open_store

LONGEST, COPIES = 0.3, 4


def unsound(folder: Path, kills: int) -> int:
    """How often, of so many programs killed, somebody erased was there, a number came again, or something was half."""
    command = [sys.executable, "-m", "tests.soak.restores", str(folder), str(kills)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _trial(folder: Path, kills: int) -> int:
    path, chance, found = folder / "office.db", random.Random(25), 0
    store = open_store(path)
    accounts.add_new(store, [ACCOUNT])
    store.close()
    erased: set[str] = set()
    given: list[str] = []
    for turn in range(kills):
        seed = chance.random()
        for said in killed(lambda say: _work(path, turn, random.Random(seed), say), chance.uniform(0.01, LONGEST)):  # noqa: B023  # ends within the turn
            what, _, name = said.partition(" ")
            erased |= {name} if what == "erased" else set()
            given += [name] if what == "number" else []
        by_hand = _meddled(path, chance)
        found += _wrong(path, erased, given, by_hand=by_hand)
    return found


def _work(path: Path, turn: int, chance: random.Random, say: Say) -> None:
    """Enter, copy, erase, number and restore, over and over, until the end comes from outside."""
    store = _opened(path)
    for count in range(1000):
        somebody = replace(ACCOUNT, number=f"ERASE-{turn}-{count}", debtor=Person("章忘记"))
        accounts.save(store, somebody)
        copy = backups.write(store)
        say(f"number {agreements.next_number(store, 2026)}")
        erasure.erase(store, somebody.number)
        say(f"erased {somebody.number}")
        if chance.random() < 0.5:
            store.close()
            store = backups.restore(chance.choice([copy, *_copies(path)]), path, store.key, lambda: NOW)


def _copies(path: Path) -> list[Path]:
    """The newest copies; the others go, or each restore would erase everybody who ever was."""
    by_age = sorted(backups.newest(path), key=lambda one: one.stat().st_mtime_ns, reverse=True)
    for one in by_age[COPIES:]:
        one.unlink()
    for one in backups.folder_of(path).glob("*-replaced-*"):
        one.unlink()
    return by_age[:COPIES]


def _meddled(path: Path, chance: random.Random) -> bool:
    """What people do in a folder: a copy put over the store, whose logs are taken away, or a list deleted. A log left
    beside another file is read into it, which no program that opens it can tell."""
    if chance.random() < 0.3:
        lost = chance.choice([beside.file_of, beside.second_of])
        lost(path, chance.choice([erasure_list.ENDING, paper_numbers.ENDING])).unlink(missing_ok=True)
    copies = backups.newest(path)
    if chance.random() > 0.3 or not copies:
        return False
    drop_logs(path)
    shutil.copyfile(chance.choice(copies), path)
    return True


def _opened(path: Path) -> Store:
    store = open_store(path)
    backups.settle(store)
    return store


def _wrong(path: Path, erased: set[str], given: list[str], *, by_hand: bool) -> bool:
    store = _opened(path)
    check(store.connection)
    given.append(agreements.next_number(store, 2026))
    back = [number for number in erased if accounts.load(store, number) is not None]
    wrong = bool(back) or accounts.load(store, ACCOUNT.number) != ACCOUNT or len(set(given)) < len(given)
    # Ends of the record that stand beside a store are not in the copy that somebody put there.
    wrong = wrong or (not by_hand and bool(audit.verify(store))) or backups.marker_of(path).exists()
    if by_hand:
        audit.heads_file(path).unlink(missing_ok=True)
    audit.anchor(store)
    store.close()
    if wrong:
        given[:] = list(set(given))
    return wrong


if __name__ == "__main__":
    print(_trial(Path(sys.argv[1]), int(sys.argv[2])))
