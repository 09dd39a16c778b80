"""Columns of a file as they will be read: an example of each with what becomes of it, before anything counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from calculators.errors import Fact, Refusal
from calculators.parts import Parts
from restructure.importing.amounts import currency_of, is_nothing
from restructure.importing.fields import Row
from restructure.importing.headings import (
    ALSO_PHONE,
    DAYS_OVERDUE,
    NOTE,
    OURS,
    PLUS,
    TOTAL,
    columns_in,
    further,
    part_of,
)
from restructure.importing.hidden_rows import seen
from restructure.importing.layouts import check_total, overdue_since, reader_of
from restructure.importing.lines import Line
from restructure.importing.reading import (
    STEP,
    SUMMED,
    Columns,
    Opened,
    Said,
    alone,
    is_no_account,
    meaning_of,
)
from restructure.importing.spellings import Spelling, spelling_of
from restructure.money.currency import MINOR_DIGITS, plain_text
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
    header, spelling, first = _spelled(file, columns, said)
    rows = [
        Row(dict(zip(header, cells, strict=False)) | dict(said.constants), spelling)
        for _, cells in first
        if not isinstance(cells, str) and is_no_account(file.header, cells) is None
    ]
    return {name: _reading(name, rows, spelling) for name in (*header, *said.constants) if name == part_of(name) != ""}


def _reading(name: str, rows: Sequence[Row], spelling: Spelling) -> ReadAs:
    example: ReadAs | None = None
    bad, reason = 0, None
    for row in rows:
        cell = shown_in(row, name)
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


def sums(file: Opened, columns: Columns, said: Said, most: int) -> dict[str, tuple[str, ...]]:
    """Return what the columns that are added up come to in each of the first rows, by their names together; nothing
    where that cannot be read."""
    several = {ours: theirs for ours, theirs in columns.items() if len(columns_in(theirs, file.header)) > 1}
    if not several:
        return {}
    header, spelling, first = _spelled(file, columns, said)
    found: dict[str, list[str]] = {theirs: [] for theirs in several.values()}
    for _, cells in first[:most]:
        if isinstance(cells, str):
            continue
        row = Row(dict(zip(header, cells, strict=False)) | dict(said.constants), spelling)
        currency = currency_of(row.cells.get("currency", "").strip())
        for ours, theirs in several.items():
            try:
                found[theirs].append(plain_text(row.money(ours, currency), currency))
            except (Refusal, KeyError):
                found[theirs].append("")
    return {theirs: tuple(values) for theirs, values in found.items()}


def _spelled(file: Opened, columns: Columns, said: Said) -> tuple[list[str], Spelling, list[Line]]:
    """What each column is of ours, how they are spelled, and the first rows."""
    meaning = {name: ours for name, ours in meaning_of(columns, file.header).items() if part_of(ours) in OURS}
    header = [meaning.get(name, "") for name in file.header]
    first = list(islice(file.rows, STEP))
    return header, spelling_of(header, file.header, first, file.head, said.rates, said.dates), first


def shown_in(row: Row, name: str) -> str:
    """A cell as it stands, and all of those that are added up."""
    if further(name, 1) not in row.cells:
        return seen(row.cells.get(name, "").strip())
    cells = (cell for one, cell in row.cells.items() if part_of(one) == name)
    return PLUS.join(filled for cell in cells if (filled := seen(cell.strip())) and not is_nothing(filled))


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
    kind = "total" if name == TOTAL else FIELD[name].kind
    currency = currency_of(row.cells.get("currency", "").strip())
    if kind == "total":
        if currency not in MINOR_DIGITS:
            return ReadAs("currency_first")
        check_total(row, Parts(**{part: row.money(part, currency) for part in SUMMED}), currency)
        return ReadAs("total")
    if kind in ("part", "amount") and currency not in MINOR_DIGITS:
        return ReadAs("currency_first")
    value: Any = reader_of(FIELD[name])(row, FIELD[name], currency)
    given = {"given": cell[:40]}
    if kind == "part" and further(name, 1) in row.cells:
        return ReadAs("added", {**given, "value": value, "currency": currency})
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
