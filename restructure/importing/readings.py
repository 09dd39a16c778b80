"""Columns of a file as they will be read: an example of each with what becomes of it, before anything counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from calculators.errors import Fact, Refusal
from restructure.importing.amounts import currency_of, is_nothing
from restructure.importing.fields import Row
from restructure.importing.headings import ALSO_PHONE, DAYS_OVERDUE, NOTE, OURS
from restructure.importing.layouts import READERS, overdue_since
from restructure.importing.reading import STEP, Columns, Opened, Said, alone, is_no_account
from restructure.importing.spellings import Spelling, spelling_of
from restructure.money.currency import MINOR_DIGITS
from restructure.parties.account_fields import FIELD

PER_CENT = ("%", "\N{FULLWIDTH PERCENT SIGN}")
AMOUNT = {"": "amount", "万": "amount_ten_thousands", "千": "amount_thousands", "亿": "amount_hundred_millions"}


@dataclass(frozen=True, slots=True)
class ReadAs:
    """Reading of a column: its ``code`` with the facts of an example, and of the first rows how many cells can't be
    read, with the first of the reasons."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    bad: int = 0
    reason: Refusal | None = None


def readings(file: Opened, columns: Columns, said: Said) -> dict[str, ReadAs]:
    """Return how each column of ours will be read, by the first rows of a file whose rows are kept."""
    meaning = {theirs: ours for ours, theirs in columns.items() if ours in OURS}
    header = [meaning.get(name, "") for name in file.header]
    first = list(islice(file.rows, STEP))
    spelling = spelling_of(header, file.header, first, file.head, said.rates, said.dates)
    rows = [
        Row(dict(zip(header, cells, strict=False)) | dict(said.constants), spelling)
        for _, cells in first
        if not isinstance(cells, str) and is_no_account(file.header, cells) is None
    ]
    return {name: _reading(name, rows, spelling) for name in (*header, *said.constants) if name}


def _reading(name: str, rows: Sequence[Row], spelling: Spelling) -> ReadAs:
    example: ReadAs | None = None
    bad, reason = 0, None
    for row in rows:
        cell = row.cells.get(name, "").strip()
        if is_nothing(cell) or not cell:
            continue
        try:
            found = _read(name, cell, row, spelling)
        except Refusal as why:
            bad, reason = bad + 1, reason or alone(why)
            continue
        example = example or found
    shown = example or ReadAs("nothing" if not bad else "unread")
    return ReadAs(shown.code, shown.facts, bad, reason)


def _read(name: str, cell: str, row: Row, spelling: Spelling) -> ReadAs:
    """One cell, and what becomes of it."""
    if name == DAYS_OVERDUE:
        as_of = row.date("as_of")
        since = overdue_since(row, as_of)
        if as_of is None or since is None:
            return ReadAs("days_from_balance" if as_of is None else "nothing")
        return ReadAs("days", {"given": str(row.count(name)), "day": since})
    if name in (ALSO_PHONE, NOTE):
        return ReadAs(name)
    kind, currency = FIELD[name].kind, currency_of(row.cells.get("currency", "").strip())
    if kind in ("part", "amount") and currency not in MINOR_DIGITS:
        return ReadAs("currency_first")
    value: Any = READERS[kind](row, FIELD[name], currency)
    given = {"given": cell[:40]}
    if kind in ("part", "amount"):
        return ReadAs(AMOUNT[spelling.units.get(name, "")], {**given, "value": value, "currency": currency})
    if kind == "rate":
        written = "rate" if cell.endswith(PER_CENT) or not spelling.rates else f"rate_{spelling.rates}"
        return ReadAs(written, {**given, "value": f"{(value * 100).normalize():f}%"})
    if kind in ("day", "balance_day"):
        return ReadAs("day", {**given, "day": value})
    if kind in ("choice", "currency"):
        return ReadAs(kind, {**given, "value": value, "field": name})
    return ReadAs("as_it_stands")
