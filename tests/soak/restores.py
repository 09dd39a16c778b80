"""R25: a restore is killed at any moment; nobody comes back who was erased, no number comes twice, all is whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from restructure.parties.account import Person
from restructure.store import accounts, agreements, audit, backups, erasure
from restructure.store.copies import check
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW, open_store, phrase

RIGHT = phrase("correct horse battery")
SOMEBODY = replace(ACCOUNT, number="ERASE-1", debtor=Person("章忘记"))
LONGEST = 0.12


def unsound(folder: Path, kills: int) -> int:
    """How often, of so many restores killed, somebody erased was there, a number came again, or something was half."""
    path, chance, found = folder / "office.db", random.Random(25), 0
    store = open_store(path, RIGHT)
    accounts.add_new(store, [ACCOUNT, SOMEBODY])
    copy = backups.write(store, folder / "before")
    agreements.next_number(store, 2026)
    erasure.erase(store, SOMEBODY.number)
    store.close()
    given: set[str] = set()
    for _ in range(kills):
        _killed(copy, path, chance.uniform(0, LONGEST))
        found += _wrong(path, given)
    return found


def _wrong(path: Path, given: set[str]) -> bool:
    store = open_store(path, RIGHT)
    backups.settle(store)
    check(store.connection)
    number = agreements.next_number(store, 2026)
    wrong = accounts.load(store, SOMEBODY.number) is not None or accounts.load(store, ACCOUNT.number) != ACCOUNT
    wrong = wrong or number in given or bool(audit.verify(store)) or backups.marker_of(path).exists()
    given.add(number)
    audit.anchor(store)
    store.close()
    return wrong


def _killed(copy: Path, path: Path, after: float) -> None:
    command = [sys.executable, "-m", "tests.soak.restores", str(copy), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(after)
        child.kill()


def main() -> None:
    """Restore a backup, over and over, until the end comes from outside."""
    copy, path = map(Path, sys.argv[1:])
    print("ready", flush=True)
    while True:
        backups.restore(copy, path, RIGHT, lambda: NOW).close()


if __name__ == "__main__":
    main()
