"""A budget sheet as rows of text, and rows of text as its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from calculators.calendar import MONTHLY, Frequency, parse_frequency
from calculators.errors import Refusal
from restructure.household.categories import CATEGORIES
from restructure.household.sheet import BASES, EVIDENCE, WHO, Line, Sheet, is_told
from restructure.importing.fields import is_error
from restructure.importing.spreadsheet import Cells
from restructure.money.currency import plain_text
from restructure.money.expression import parse_sum

HEADS = ("category", "name", "who", "amount", "frequency", "evidence", "note", "months", "basis", "gross", "pay_day")
LONGEST_TITLE, LONGEST_NOTE = 60, 120
Known = TypeVar("Known", bound=str)
Names = Mapping[str, str]
"""What a person calls a category or a frequency, in small letters, and its key."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be taken: its place from 1, the column, and why."""

    row: int
    column: str
    reason: Refusal


def to_rows(sheet: Sheet, currency: str, names: Mapping[str, str]) -> tuple[Cells, ...]:
    """Every line that holds a figure, under ``HEADS``; ``names`` gives what each category is called."""
    return (HEADS, *(_row(line, currency, names) for line in sheet.lines if is_told(line)))


def _row(line: Line, currency: str, names: Mapping[str, str]) -> Cells:
    return (
        line.category,
        line.title or names.get(line.category, line.category),
        line.who,
        "" if line.amount is None else plain_text(line.amount, currency),
        f"{line.frequency.count} {line.frequency.unit}",
        line.evidence,
        line.note,
        "; ".join(plain_text(month, currency) for month in line.months),
        line.basis if line.months else "",
        "yes" if line.gross else "",
        "" if line.pay_day is None else str(line.pay_day),
    )


def from_rows(rows: tuple[Cells, ...], currency: str, names: Names) -> tuple[tuple[Line, ...], tuple[BadRow, ...]]:
    """Lines from rows: with our own heads, or without any as name, amount, how often, note.

    A name is a category's key, its name in a language, or a person's own words, which become other spending. A row that
    cannot be read is named with its column, never half-taken.
    """
    headed = "amount" in [cell.lower() for cell in rows[0]] if rows else False
    heads = tuple(cell.lower() for cell in rows[0]) if headed else ("name", "amount", "frequency", "note")
    lines: list[Line] = []
    bad: list[BadRow] = []
    for place, cells in enumerate(rows[1:] if headed else rows, 2 if headed else 1):
        record = dict(zip(heads, cells, strict=False))
        try:
            lines.append(_line(record, currency, names))
        except Refusal as reason:
            bad.append(BadRow(place, reason.field, reason))
    return tuple(lines), tuple(bad)


def _line(record: dict[str, str], currency: str, names: Names) -> Line:
    name = record.get("name", "").strip()
    category = record.get("category", "").strip() or names.get(name.casefold(), name.casefold())
    if not (name or category):
        raise Refusal("name", "missing_field")
    known = category in CATEGORIES
    check_cells(record)
    if not known and len(name or category) > LONGEST_TITLE:
        raise Refusal("name", "text_too_long", largest=LONGEST_TITLE)
    line = Line(category if known else "other_fixed", title="" if known else (name or category))
    months = tuple(parse_sum(part, currency, "months") for part in record.get("months", "").split(";") if part.strip())
    amount = record.get("amount", "").strip()
    if not amount and not months:
        raise Refusal("amount", "missing_field")
    return replace(
        line,
        amount=None if months else parse_sum(amount, currency, "amount"),
        months=months,
        basis=one_of(record, "basis", BASES, "lowest"),
        frequency=_frequency(record.get("frequency", "").strip(), names),
        who=one_of(record, "who", WHO, "client"),
        evidence=one_of(record, "evidence", EVIDENCE, "stated"),
        note=bounded(record, "note", LONGEST_NOTE),
        gross=is_yes(record, "gross"),
        pay_day=_pay_day(record.get("pay_day", "").strip()),
    )


def _frequency(text: str, names: Names) -> Frequency:
    return parse_frequency(names.get(text.casefold(), text)) if text else MONTHLY


def check_cells(record: Mapping[str, str]) -> None:
    """Refuse a cell that shows an error of a spreadsheet."""
    for field, cell in record.items():
        if is_error(cell):
            raise Refusal(field, "error_in_cell", given=cell.strip()[:40])


def bounded(record: Mapping[str, str], field: str, longest: int) -> str:
    """A text that is never cut. Refuses a longer one."""
    text = record.get(field, "")
    if len(text) > longest:
        raise Refusal(field, "text_too_long", largest=longest)
    return text


def one_of(record: Mapping[str, str], field: str, known: tuple[Known, ...], otherwise: Known) -> Known:
    """One of several keys; a blank is ``otherwise``. Refuses any other."""
    cell = record.get(field, "").strip()
    found = next((one for one in known if one == cell), None)
    if found is None and cell:
        raise Refusal(field, "unknown_choice", given=cell[:40], known=", ".join(known))
    return otherwise if found is None else found


def is_yes(record: Mapping[str, str], field: str) -> bool:
    """Return whether a cell says yes; a blank does not. Refuses what is neither."""
    return one_of({field: record.get(field, "").strip().lower()}, field, ("yes", "no"), "no") == "yes"


def _pay_day(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 31):
        raise Refusal("pay_day", "number_out_of_range", smallest=1, largest=31)
    return int(text)


def merged(sheet: Sheet, lines: tuple[Line, ...]) -> Sheet:
    """The sheet with lines taken in: one of the same category, person and name is replaced, others follow."""
    held = list(sheet.lines)
    for line in lines:
        same = next(
            (
                place
                for place, one in enumerate(held)
                if (one.category, one.title) == (line.category, line.title)
                and (one.who == line.who or not is_told(one))
            ),
            None,
        )
        if same is None:
            held.append(line)
        else:
            held[same] = line
    return replace(sheet, lines=tuple(held))
