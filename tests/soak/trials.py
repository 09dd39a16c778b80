"""Trials that need nothing but a store: each returns its figure."""

from __future__ import annotations

import random
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from calculators.errors import Refusal
from restructure.demo import demo_accounts
from restructure.importing.exporting import safe_cell
from restructure.importing.sheets import check_zip
from restructure.parties.account import Person
from restructure.services.signing import sign_and_keep
from restructure.store import Passphrase, Store, StoreProblem, accounts, agreements, audit, backups, erasure
from restructure.store.connection import connect
from restructure.store.copies import same_rows, sound
from restructure.store.keys import key_of
from restructure.store.problems import named_problems
from tests.restructure.store import test_audit, test_backups, test_erasure
from tests.soak import signing
from tests.support.cases import ACCOUNT, TODAY, signed_agreement
from tests.support.stores import NOW, dump, open_store, phrase
from tests.support.workplaces import workplace

RIGHT = phrase("correct horse battery")


def cut_anywhere(folder: Path, times: int) -> int:
    """R4: of so many lengths at which a store is cut off, those that open, change the file or are not named."""
    path, chance, wrong = _filled(folder / "cut.db"), random.Random(4), 0
    whole = path.read_bytes()
    for _ in range(times):
        path.write_bytes(part := whole[: chance.randrange(len(whole))])
        try:
            open_store(path, RIGHT).close()
            wrong += 1
        except StoreProblem:
            wrong += path.read_bytes() != part
    return wrong


def bits_unnoticed(folder: Path, times: int) -> int:
    """R5: of so many flipped bits, those that neither opening nor verifying notices."""
    path, chance, unnoticed = _filled(folder / "bits.db"), random.Random(5), 0
    whole = path.read_bytes()
    key = key_of(RIGHT, whole[:16])
    for _ in range(times):
        place = chance.randrange(len(whole))
        with path.open("r+b") as file:
            file.seek(place)
            file.write(bytes([whole[place] ^ 1 << chance.randrange(8)]))
        try:
            with named_problems(), sound(path, key if place > 15 else key_of(RIGHT, path.read_bytes()[:16])):
                unnoticed += 1
        except StoreProblem:
            pass
        with path.open("r+b") as file:
            file.seek(place)
            file.write(whole[place : place + 1])
    return unnoticed


def restores_unlike(folder: Path, times: int) -> int:
    """R6: of so many backups put back over a store that went on, those that differ from it in any row."""
    store, unlike = open_store(_filled(folder / "restore.db"), RIGHT), 0
    for turn in range(times):
        accounts.save(store, replace(ACCOUNT, number=f"T-{turn}"))
        copy = backups.write(store, folder / "copies")
        back = folder / "back.db"
        backups.put_back(copy, back, RIGHT, NOW)
        unlike += not same_rows(store.connection, back, store.key)
        copy.unlink()
        again = open_store(back, RIGHT)
        accounts.save(again, replace(ACCOUNT, number="later"))
        again.close()
    store.close()
    return unlike


def seeded_found(folder: Path, people: int) -> int:
    """R7: of so many seeded names, IDs and phones, those that stand in any file beside the program."""
    path, chance = folder / "rest" / "store.db", random.Random(7)
    seeds = [(f"名{chance.randrange(10**9)}人", f"ID{chance.randrange(10**12)}Z", f"9{k:010}7") for k in range(people)]
    store = open_store(path, RIGHT)
    accounts.add_new(store, [replace(ACCOUNT, number=f"R-{k}", debtor=Person(*seed)) for k, seed in enumerate(seeds)])
    backups.write(store)
    accounts.search(store, seeds[0][0])
    content = b"\n".join(one.read_bytes() for one in path.parent.rglob("*") if one.is_file())
    found = sum(
        text.encode(code) in content for seed in seeds for text in seed for code in ("utf-8", "utf-16-le", "utf-16-be")
    )
    store.close()
    return found


def guesses(folder: Path, times: int) -> tuple[int, float, float]:
    """R8: of so many wrong passphrases, those that open the store or change it; the quickest refusal and the right
    passphrase, in milliseconds, at the real cost."""
    path, chance, wrong = folder / "guess.db", random.Random(8), 0
    right = Passphrase("correct horse battery")
    open_store(path, right).close()
    before, quickest = path.read_bytes(), 1e9
    for _ in range(times):
        began = perf_counter()
        try:
            open_store(path, Passphrase(f"guess {chance.random()}")).close()
            wrong += 1
        except StoreProblem as problem:
            wrong += problem.code != "not_opened"
        quickest = min(quickest, perf_counter() - began)
    began = perf_counter()
    open_store(path, right).close()
    return wrong + (path.read_bytes() != before), quickest * 1000, (perf_counter() - began) * 1000


def bomb(folder: Path) -> tuple[float, bool]:
    """R13: milliseconds until a sheet of under 1 MB that unpacks to 108 MB is refused, and whether it is."""
    path = folder / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"<row/>" * 18_000_000)
    began = perf_counter()
    try:
        check_zip(path)
    except Refusal:
        return (perf_counter() - began) * 1000, True
    return (perf_counter() - began) * 1000, False


def formulas(cells: int) -> int:
    """R14: of so many hostile cells, those that begin like a formula once exported."""
    chance = random.Random(14)
    starts = ("=", "+", "-", "@", "\t", "\r", " =", "＝", "\u3000@", "\n=")
    made = (safe_cell(f"{chance.choice(starts)}{chance.random()}") for _ in range(cells))
    return sum(not cell.startswith("'") for cell in made)


def chain_unnoticed(folder: Path, rows: int) -> int:
    """R16: of every attack on each of so many entries, those that are not noticed."""
    unnoticed = 0
    with _chain(folder, rows) as store:
        audit.anchor(store)
        test_audit.free(store)
        chance = random.Random(16)
        for attack in test_audit.ATTACKS:
            for seq in {1, rows - 1, *(chance.randrange(2, rows - 1) for _ in range(8))}:
                store.connection.execute("BEGIN")
                attack(store, seq)
                unnoticed += not audit.verify(store)
                store.connection.execute("ROLLBACK")
    return unnoticed


def signed_again(folder: Path, times: int) -> tuple[int, int, int]:
    """R18: agreements, editions and entries after signing the same so many times."""
    with closing(open_store(_filled(folder / "again.db"), RIGHT)) as store:
        first = sign_and_keep(workplace(store), signing.draft("RA-2026-000777"), signing.BOTH)
        for _ in range(times):
            assert sign_and_keep(workplace(store), signing.draft("RA-2026-000777"), signing.BOTH) == first
        editions = agreements.load(store, "RA-2026-000777")
        entries = [one for one in audit.entries(store, action="signed") if one.detail == "RA-2026-000777"]
        assert editions is not None
        return len(agreements.of_account(store, ACCOUNT.number)), len(editions.editions), len(entries)


def traces_left(folder: Path, people: int) -> int:
    """R19: traces left of so many persons erased, in the store, its index and its log, and faults of the chain."""
    store, left = open_store(folder / "erase.db"), 0
    for turn in range(people):
        accounts.save(store, test_erasure.SOMEBODY)
        agreements.save(store, signed_agreement(f"RA-2026-{turn:06}", test_erasure.SOMEBODY))
        erasure.erase(store, test_erasure.SOMEBODY.number)
        left += len(test_erasure.traces(store)) + len(audit.verify(store))
    store.close()
    return left


def not_upgraded(folder: Path) -> int:
    """R22: of every schema version that was ever released, those that do not open whole."""
    wrong = 0
    for path in sorted((Path(test_backups.__file__).parents[1] / "stores").glob("schema-*.db")):
        own = folder / path.name
        shutil.copyfile(path, own)
        store = open_store(own, RIGHT)
        wrong += accounts.load(store, ACCOUNT.number) != ACCOUNT or not agreements.load(store, "RA-2026-000001")
        wrong += own.name == "schema-1.db" and not any(backups.folder_of(own).glob(f"{own.stem}-schema-*.db"))
        dump(store)
        store.close()
    return wrong


def _filled(path: Path) -> Path:
    store = open_store(path, RIGHT)
    accounts.add_new(store, [ACCOUNT, *demo_accounts(TODAY)])
    store.close()
    with closing(connect(path, key_of(RIGHT, path.read_bytes()[:16]))) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return path


@contextmanager
def _chain(folder: Path, rows: int) -> Iterator[Store]:
    store = open_store(folder / "chain.db")
    with store.writing() as connection:
        for _ in range(rows):
            audit.record(store, connection, "negotiated", ACCOUNT.number, "note")
    try:
        yield store
    finally:
        store.close()
