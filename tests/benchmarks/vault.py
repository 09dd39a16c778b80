"""The store beside plain yardsticks: searching and importing a million accounts, a load, a durable commit."""

from __future__ import annotations

import os
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

import openpyxl

from restructure.importing.intake import take_in
from restructure.importing.sheets import open_sheet
from restructure.parties.account_fields import COLUMNS
from restructure.parties.identity import WEIGHTS
from restructure.store import Store, accounts, agreements, audit, backups, erasure
from restructure.store import search as search_index
from tests.benchmarks import work_list
from tests.benchmarks.report import Measured
from tests.support.cases import ACCOUNT, signed_agreement
from tests.support.stores import open_store
from tests.support.workbooks import xlsx

PEOPLE = int(os.environ.get("RESTRUCTURE_BENCH_PEOPLE", "1000000"))
WORKBOOK_ROWS = min(PEOPLE, 20_000)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = "".join(chr(0x4E00 + 7 * k) for k in range(1500))
HEADER = "number,name,id_number,phone,creditor,currency,principal,interest,penalty,fees,as_of,confirmed_by,product"


def measure() -> Iterator[Measured]:
    """Seconds and milliseconds, both sides in one run."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "million.csv"
        _write(file)
        store = open_store(Path(folder) / "million.db")
        # First, while the process holds nothing else: its memory is measured.
        yield _importing(store, file)
        yield _workbook(file)
        yield from _searching(store)
        yield from work_list.going_on(store)
        yield _verified(store)
        yield _backed_up(store, Path(folder))
        yield _erased(store)
        store.close()
        yield from _keeping(Path(folder))


def _write(file: Path) -> None:
    chance = random.Random(10)
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f"{HEADER}\n")
        for key in range(PEOPLE):
            name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
            paper = f"110101{1950 + key % 50}0{1 + key % 9}1{key % 9}{key % 1000:03}"
            check = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(paper, WEIGHTS, strict=True)) % 11]
            out.write(
                f"62{key:010},{name},{paper}{check},1{chance.randrange(3 * 10**9, 10**10)},示例银行,CNY,"
                f"{chance.randrange(1, 10**6)}.{key % 100:02},12.50,0.00,0.00,2026-11-01,ledger,credit_card\n"
            )


def _importing(store: Store, file: Path) -> Measured:
    yardstick = float("nan")
    if shutil.which("sqlite3"):
        plain = file.with_name("plain.db")
        before = _of_children()
        subprocess.run(["sqlite3", str(plain), ".mode csv", f".import {file} t"], check=True, capture_output=True)
        yardstick = _of_children() - before
    held = _most_memory()
    began, at = process_time(), perf_counter()
    taken = take_in(store, file)
    kept, waited = process_time() - began, perf_counter() - at
    peak = _most_memory()
    while search_index.go_on(store) is not None:
        pass
    whole = process_time() - began
    how = (
        f"S10, processor time, sqlite3 .import; {taken.new} accounts, {len(taken.problems)} refused, waited for "
        f"{waited:.0f} s, at most {peak} MB, {held} before; with the index {whole:.0f} s"
    )
    return Measured("import, before the index", kept, yardstick, "s ", how)


def _most_memory() -> int:
    """Megabytes that this process held at most until now."""
    # Kilobytes on Linux.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _of_children() -> float:
    """Processor time of the programs beside that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _workbook(file: Path) -> Measured:
    """A workbook read row by row in a program beside, and by openpyxl."""
    with file.open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split(",") for line in islice(lines, WORKBOOK_ROWS)]
    path = xlsx(file.with_name("list.xlsx"), *rows)
    before, began = _of_children(), process_time()
    assert sum(1 for _ in open_sheet(path, len).rows) == WORKBOOK_ROWS
    ours = process_time() - began + _of_children() - before
    began = process_time()
    book = openpyxl.load_workbook(path, read_only=True)
    assert book.active is not None
    assert sum(1 for _ in book.active.iter_rows(values_only=True)) == WORKBOOK_ROWS
    theirs = process_time() - began
    book.close()
    return Measured(f"workbook of {WORKBOOK_ROWS} rows", ours, theirs, "s ", "processor time, openpyxl, read only")


def _searching(store: Store) -> Iterator[Measured]:
    names = [row[0] for row in store.connection.execute("SELECT name FROM accounts LIMIT 5")]
    phone = store.connection.execute("SELECT phone FROM accounts LIMIT 1").fetchone()[0][-6:]
    for text in (names[0][1:2], names[1][-2:], names[2]):
        yield _found(store, text, f"S8, LIKE scan for {len(text)} of a name", "name", f"%{text}%")
    yield _found(store, phone, "S9, LIKE scan", "phone", f"%{phone}")


def _found(store: Store, text: str, how: str, column: str, like: str) -> Measured:
    scan = f"SELECT number FROM accounts WHERE {column} LIKE ?"
    ours = _median(lambda: accounts.search(store, text), 15)
    theirs = _median(lambda: store.connection.execute(scan, (like,)).fetchall(), 3)
    return Measured(f"search among {PEOPLE}", ours, theirs, "ms", how)


def _backed_up(store: Store, folder: Path) -> Measured:
    backups.write(store, folder / "copies")
    ours = _processor(lambda: backups.write(store, folder / "copies"), 1)
    theirs = _processor(lambda: store.connection.execute("VACUUM INTO ?", (str(folder / "anew.db"),)), 1)
    return Measured(f"backup of {PEOPLE}", ours, theirs, "ms", "processor time; VACUUM INTO, not verified")


def _verified(store: Store) -> Measured:
    """The record verified with every account, beside reading the same rows; processor time."""
    began = process_time()
    assert audit.verify(store) == ()
    verified = process_time()
    for _ in store.connection.execute("SELECT * FROM accounts"):
        pass
    return Measured(
        "record and all accounts verified", verified - began, process_time() - verified, "s", "R23, reading them"
    )


def _erased(store: Store) -> Measured:
    numbers = iter(store.connection.execute("SELECT number FROM accounts LIMIT 40").fetchall())
    ours = _processor(lambda: erasure.erase(store, next(numbers)[0], reason="asked"), 40)
    theirs = _processor(lambda: store.connection.execute("VACUUM"), 1)
    return Measured(f"one erased of {PEOPLE}", ours, theirs, "ms", "processor time; VACUUM of the file")


def _keeping(folder: Path) -> Iterator[Measured]:
    store = open_store(folder / "small.db")
    accounts.add_new(store, [replace(ACCOUNT, number=f"L-{key}") for key in range(2000)])
    plain = sqlite3.connect(folder / "small-plain.db")
    columns = ", ".join(COLUMNS)
    plain.execute(f"CREATE TABLE accounts ({columns}, PRIMARY KEY (number))")
    rows = store.connection.execute(f"SELECT {columns} FROM accounts").fetchall()
    plain.executemany(f"INSERT INTO accounts VALUES ({', '.join('?' * len(COLUMNS))})", rows)
    plain.commit()
    query = f"SELECT {columns} FROM accounts WHERE number = ?"
    ours = _median(lambda: store.connection.execute(query, ("L-1000",)).fetchone(), 2000)
    theirs = _median(lambda: plain.execute(query, ("L-1000",)).fetchone(), 2000)
    yield Measured("one account, warm", ours * 1000, theirs * 1000, "µs", "S11, the same from plain SQLite")
    # Of an account each, as they are: what an agreement stands beside is judged before it is kept.
    kept = [signed_agreement(f"B-{key}", replace(ACCOUNT, number=f"L-{key}")) for key in range(200)]
    processor = _processor(lambda: agreements.save(store, kept.pop()), 100)
    commit = _median(lambda: agreements.save(store, kept.pop()), 100)
    how = f"S12, two fdatasyncs of an append of 4 KiB; {processor:.2f} ms of processor time"
    yield Measured("agreement kept", commit, 2 * _sync(folder), "ms", how)
    plain.close()
    store.close()


def _sync(folder: Path) -> float:
    with (folder / "append").open("ab", buffering=0) as file:

        def append() -> None:
            file.write(bytes(4096))
            os.fdatasync(file.fileno())

        return _median(append, 100)


def _processor(act: Callable[[], object], times: int) -> float:
    """Milliseconds of processor time, the median."""
    taken = []
    for _ in range(times):
        began = process_time()
        act()
        taken.append(process_time() - began)
    return statistics.median(taken) * 1000


def _median(act: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        began = perf_counter()
        act()
        taken.append(perf_counter() - began)
    return statistics.median(taken) * 1000
