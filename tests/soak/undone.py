"""R24: imports of every kind, one upon the other, and undone newest first: the store is what it was, row for row."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from restructure.importing.intake import take_in
from restructure.importing.ledgers import take_ledger
from restructure.store import Store, accounts, audit, batches, undoing
from tests.support.cases import ACCOUNT, TODAY
from tests.support.stores import open_store
from tests.support.undone import rows_of

NUMBERS = 40
DEEPEST = 5
NAMES = ("王示例", "李四", "Ann Sample", "", "欧阳娜娜")
COLUMNS = ("name", "phone", "id_number", "interest", "penalty", "product", "guarantor", "note", "last_paid")


def unlike(folder: Path, times: int) -> int:
    """How many of so many batches were not taken back row for row, or left a record that does not agree with them."""
    store, chance = open_store(folder / "store.db"), random.Random(24)
    accounts.add_new(store, [ACCOUNT])
    wrong, done = 0, 0
    while done < times:
        stack: list[dict[str, list[str]]] = []
        while len(stack) < min(chance.randint(1, DEEPEST), times - done):
            before = rows_of(store)
            if chance.choice(KINDS)(store, folder, chance):
                stack.append(before)
        for before in reversed(stack):
            newest = next(one.id for one in batches.batches(store) if one.undone is None)
            undoing.undo(store, newest)
            wrong += rows_of(store) != before or audit.verify(store) != ()
            done += 1
        # What stays makes the next batches meet accounts that are there.
        _accounts(store, folder, chance)
    store.close()
    return wrong


def _file(folder: Path, lines: list[str]) -> Path:
    path = folder / "import.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _accounts(store: Store, folder: Path, chance: random.Random) -> bool:
    """A list of accounts, some of which are there, with some of the columns."""
    columns = [name for name in COLUMNS if chance.random() < 0.5]
    lines = [",".join(("number", "creditor", "currency", "principal", "as_of", "confirmed_by", *columns))]
    for number in chance.sample(range(NUMBERS), chance.randint(1, 12)):
        fixed = (f"R-{number:04}", "Example Bank", "CNY", f"{chance.randint(1, 9999)}.00", str(TODAY), "core")
        lines.append(",".join((*fixed, *(_cell(name, chance) for name in columns))))
    kept = take_in(store, _file(folder, lines), duplicates=chance.choice(("keep", "update")))
    assert not kept.problems, kept.problems[0].reason
    return kept.batch is not None


def _cell(name: str, chance: random.Random) -> str:
    if chance.random() < 0.3:
        return ""
    digits = chance.randint(10, 99)
    return {
        "name": chance.choice(NAMES),
        "phone": f"139000000{digits}",
        "id_number": f"P{digits}",
        "guarantor": chance.choice(NAMES),
        "product": "card",
        "note": f"note {digits}",
    }.get(name, f"{digits}.50")


def _payments(store: Store, folder: Path, chance: random.Random) -> bool:
    """A list of payments, some of which go back."""
    there = [one.number for one in accounts.search(store, "", NUMBERS)]
    lines = ["account_number,paid_on,amount,reference"]
    for _ in range(chance.randint(1, 8)):
        number, day, mark = chance.choice(there), TODAY - timedelta(chance.randint(0, 3)), chance.randint(1, 9)
        amount = f"{chance.choice(('', '', '-'))}{mark}00.00"
        lines.append(f"{number},{day},{amount},B-{number}-{mark}")
    return take_ledger(store, _file(folder, lines), "payments").batch is not None


def _bank(store: Store, folder: Path, chance: random.Random) -> bool:
    """A bank's statement, of which some lines name nobody and are set aside or, when they come again, answered."""
    there = [one.number for one in accounts.search(store, "", NUMBERS)]
    lines = ["Date,Counter Party,Reference,Transaction ID,Amount"]
    for _ in range(chance.randint(1, 6)):
        named, mark = chance.choice((*there, "rent", "rent")), chance.randint(1, 20)
        lines.append(f"{TODAY},{chance.choice(NAMES)},{named},T-{named}-{mark},{mark}.00")
    answers = {line: (chance.choice(there),) for line in range(2, len(lines) + 1) if chance.random() < 0.3}
    taken = take_ledger(store, _file(folder, lines), "payments", answers=answers, set_aside=True)
    return taken.batch is not None


def _budgets(store: Store, folder: Path, chance: random.Random) -> bool:
    there = [one.number for one in accounts.search(store, "", NUMBERS)]
    chosen = chance.sample(there, min(3, len(there)))
    lines = [f"{one},{chance.randint(10, 99)}00.00,{chance.randint(1, 9)}00.00" for one in chosen]
    return take_ledger(store, _file(folder, ["account_number,income,spending", *lines]), "budgets").batch is not None


KINDS: tuple[Callable[[Store, Path, random.Random], bool], ...] = (_accounts, _accounts, _payments, _bank, _budgets)
