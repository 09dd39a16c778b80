"""Guideline tables as files: those that come with the program, and those that an organisation fills in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money
from restructure.household.categories import CATEGORIES, SECTIONS
from restructure.household.guidelines import RULE_KINDS, Standard, Table
from restructure.money.currency import minor_digits, parse_money, plain_text

HERE = Path(__file__).parent
HEADS = (
    "jurisdiction",
    "start",
    "rule",
    "covers",
    "persons",
    "currency",
    "amount",
    "each_more",
    "share",
    "multiple",
    "source",
    "each_adult",
    "each_child",
    "each_teen",
    "teen_from",
    "each_vehicle",
)
BY_MEMBER = ("each_adult", "each_child", "each_teen", "each_vehicle")
"""Columns of a table that tells adults, children by age and vehicles apart."""
NEEDED, LONGEST_SOURCE = HEADS[:7], 200
LONGEST_FILE = 5000
"""No table has more rows; a file that does is another kind of file."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that could not be used: its line in the file, the column, and why."""

    line: int
    column: str
    reason: Refusal


def read_table(text: str) -> tuple[Table, tuple[Unread, ...]]:
    """The rows of a guideline table in CSV, and those that cannot be used, each with its column.

    Columns as in ``HEADS``; ``covers`` holds sections or categories with spaces between; amounts are a month's.
    Refuses a file without the needed columns, and one that is no CSV.
    """
    # By the lines that a person sees: a line end of another system within one is none.
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=None))
    try:
        return _rows_of(reader)
    except csv.Error:
        raise Refusal("file", "file_not_csv", line=reader.line_num + 1) from None


def _rows_of(reader: csv.DictReader[str]) -> tuple[Table, tuple[Unread, ...]]:
    heads = [(name or "").strip() for name in reader.fieldnames or ()]
    missing = [name for name in NEEDED if name not in heads]
    if missing:
        raise Refusal("file", "file_header", missing=", ".join(missing), layout="guidelines")
    reader.fieldnames = heads
    rows: list[Standard] = []
    unread: list[Unread] = []
    for cells in reader:
        if reader.line_num > LONGEST_FILE:
            raise Refusal("file", "count_too_large", largest=LONGEST_FILE)
        plain = {name: (cells.get(name) or "").strip() for name in HEADS}
        if not any(plain.values()):
            continue
        try:
            rows.append(_row(plain))
        except Refusal as reason:
            unread.append(Unread(reader.line_num, reason.field, reason))
    return tuple(rows), tuple(unread)


def write_table(table: Iterable[Standard]) -> str:
    """A table in CSV as ``read_table`` reads it; without rows an empty form to fill in."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(HEADS)
    for row in table:
        writer.writerow(
            (
                row.jurisdiction,
                row.start.isoformat(),
                row.rule,
                " ".join(row.covers),
                row.persons,
                row.currency,
                plain_text(row.amount, row.currency),
                "" if row.by_member else plain_text(row.each_more, row.currency),
                row.share,
                plain_text(row.multiple, row.currency),
                row.source,
                *_members_of(row),
            )
        )
    return target.getvalue()


def _members_of(row: Standard) -> tuple[str, ...]:
    """The columns by member; blank where a row counts by persons alone."""
    if not row.by_member:
        return ("",) * 5
    adult, child, teen, vehicle = (plain_text(getattr(row, name), row.currency) for name in BY_MEMBER)
    return adult, child, teen, str(row.teen_from), vehicle


@cache
def shipped() -> Table:
    """The tables that come with the program. Where figures belong to members of a scheme, none do."""
    rows, unread = read_table((HERE / "us.csv").read_text(encoding="utf-8"))
    assert not unread
    return rows


def _row(cells: dict[str, str]) -> Standard:
    for name in NEEDED:
        if not cells[name] and name != "covers":
            raise Refusal(name, "missing_field")
    if len(cells["source"]) > LONGEST_SOURCE:
        raise Refusal("source", "text_too_long", largest=LONGEST_SOURCE)
    currency = cells["currency"].upper()
    minor_digits(currency)
    rule = next((kind for kind in RULE_KINDS if kind == cells["rule"]), None)
    if rule is None:
        raise Refusal("rule", "unknown_choice", known=", ".join(RULE_KINDS))
    return Standard(
        jurisdiction=cells["jurisdiction"].lower(),
        start=_day(cells["start"]),
        rule=rule,
        covers=_covers(cells["covers"], needed=rule in ("allowed", "lesser")),
        persons=_persons(cells["persons"]),
        amount=parse_money(cells["amount"], currency, "amount"),
        each_more=_money(cells["each_more"], currency, "each_more", NOTHING),
        share=_share(cells["share"], needed=rule == "share"),
        multiple=max(_money(cells["multiple"], currency, "multiple", Money(1)), Money(1)),
        currency=currency,
        source=cells["source"],
        **_by_member(cells, currency),
    )


def _by_member(cells: dict[str, str], currency: str) -> dict[str, Any]:
    """The amounts by member. Refuses them beside an amount for each person more, and an age that is none."""
    given = [name for name in BY_MEMBER if cells[name]]
    if not given:
        return {}
    if cells["each_more"]:
        raise Refusal(given[0], "member_and_person")
    found: dict[str, Any] = {name: _money(cells[name], currency, name, NOTHING) for name in BY_MEMBER}
    if not cells["each_teen"]:
        found["each_teen"] = found["each_child"]
    age = cells["teen_from"]
    if age and not (age.isascii() and age.isdigit() and 1 <= int(age) <= 20):
        raise Refusal("teen_from", "number_out_of_range", smallest=1, largest=20)
    return found | ({"teen_from": int(age)} if age else {})


def _money(text: str, currency: str, field: str, missing: Money) -> Money:
    return parse_money(text, currency, field) if text else missing


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("start", "not_a_date") from None


def _persons(text: str) -> int:
    if not re.fullmatch(r"\d{1,2}", text, re.ASCII) or not 1 <= int(text) <= 50:
        raise Refusal("persons", "number_out_of_range", smallest=1, largest=50)
    return int(text)


def _covers(text: str, *, needed: bool) -> tuple[str, ...]:
    names = tuple(text.split())
    if needed and not names:
        raise Refusal("covers", "missing_field")
    if any(name not in CATEGORIES and name not in SECTIONS for name in names):
        raise Refusal("covers", "unknown_choice", known=", ".join(SECTIONS))
    return names


def _share(text: str, *, needed: bool) -> Decimal:
    if not text:
        if needed:
            raise Refusal("share", "missing_field")
        return Decimal(0)
    if not re.fullmatch(r"0?\.\d{1,6}|0|1", text, re.ASCII):
        raise Refusal("share", "fraction_out_of_range")
    return Decimal(text)
