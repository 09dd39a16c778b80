"""A sheet from and to the spreadsheets of others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from calculators.errors import Refusal
from reports import wording
from reports.formats import LANGUAGES, Language
from restructure.household.categories import CATEGORIES, SECTIONS, UNPLACED
from restructure.household.frequency import read_frequency
from restructure.household.sheet import BASES, EVIDENCE, WHO, Line
from restructure.importing.sheet_rows import (
    HEADINGS,
    LONGEST_NOTE,
    BadRow,
    Columns,
    Names,
    bounded,
    from_rows,
    household_in,
    merged,
    one_of,
    sheet_columns,
    to_rows,
)
from restructure.importing.spreadsheet import Cells, of_text
from restructure.money.currency import plain_text
from restructure.money.expression import amount_of
from ui.budget.rows import Key
from ui.field_words import BUDGET_FREQUENCIES, frequency_name
from ui.models.exchange import Asked, Result, Taken, export_rows, names_of, rows_of_file
from ui.models.sheet import SheetModel, lines_of, usual
from ui.models.undo import Step
from ui.session import Session

translate = QCoreApplication.translate
BLOCK: tuple[Key, ...] = ("who", "amount", "often", "evidence", "note")
"""The columns that a block of cells is pasted into, in order; those between are worked out."""


def known_names() -> Names:
    """Return what categories and frequencies are called in either language, in small letters, and their keys."""
    names = {wording.name("category", key, language).casefold(): key for language in LANGUAGES for key in CATEGORIES}
    names |= {wording.name("section", key, language).casefold(): key for language in LANGUAGES for key in SECTIONS}
    names |= {frequency_name(often).casefold(): f"{often.count} {often.unit}" for often in BUDGET_FREQUENCIES}
    chosen = names_of({"who": ("who", WHO), "evidence": ("shown_by", EVIDENCE), "basis": ("basis", BASES)})
    return {**names, **chosen}


def paste(model: SheetModel, text: str, line: int | None, key: Key = "line") -> Result:
    """Take a clipboard: rows of name, amount, how often and note; or a block of cells, from the one of ``line`` and
    ``key`` to the right and down, one column of amounts also from a line's name."""
    try:
        rows = of_text(text)
    except Refusal as reason:
        return reason
    if rows and all(len(row) == 1 for row in rows) and line is not None:
        return _paste_block(model, rows, line, key if key in BLOCK else "amount")
    if rows and line is not None and key in BLOCK and not sheet_columns(rows).below and _fits(rows, key):
        return _paste_block(model, rows, line, key)
    return take(model, rows, Step("paste"))


def import_sheet(model: SheetModel, session: Session, path: Path) -> Result:
    """Take the lines of a file."""
    try:
        return take(model, rows_of_file(session, path, lambda: model.account), Step("import"))
    except Refusal as reason:
        return reason


def export_sheet(model: SheetModel, language: Language, path: Path) -> Result:
    """Write the sheet as CSV or XLSX, whole or not at all."""
    names = {key: wording.name("category", key, language) for key in CATEGORIES}
    rows = to_rows(model.sheet, model.currency, names)
    return export_rows(rows, path, ("amount", "pay_day"), translate("Budget", "Budget"))


def _fits(rows: tuple[Cells, ...], key: Key) -> bool:
    """Whether rows are a block of cells and no lines with names: most amounts stand where those of the grid would."""
    at = BLOCK.index("amount") - BLOCK.index(key)
    told = [any(map(str.isdecimal, row[at])) for row in rows if at >= 0 and len(row) > at and row[at]]
    return at < 0 or 2 * sum(told) > len(told)


def _paste_block(model: SheetModel, rows: tuple[Cells, ...], line: int, key: Key) -> Taken:
    places = lines_of(model.sheet, model.sheet.lines[line].section)
    below, targets = places[places.index(line) :], BLOCK[BLOCK.index(key) :]
    lines, names = list(model.sheet.lines), known_names()
    bad: list[BadRow] = []
    for row, (place, cells) in enumerate(zip(below, rows, strict=False), 1):
        for target, text in zip(targets, cells, strict=False):
            try:
                lines[place] = replace(lines[place], **_cell(model, lines[place], target, text, names))
            except Refusal as reason:
                bad.append(BadRow(row, target, reason))
    model.change(replace(model.sheet, lines=tuple(lines)), Step("paste"))
    over = max(len(rows) - len(below), 0)
    return Taken(len(rows) - len({one.row for one in bad}) - over, tuple(bad), over)


def _cell(model: SheetModel, line: Line, key: Key, text: str, names: Names) -> dict[str, Any]:
    """The fields of a line that a cell of a block changes."""
    if key == "amount":
        return model.read_amount(text)
    if key == "note":
        return {"note": bounded({"note": text}, "note", LONGEST_NOTE)}
    if key == "who":
        return {"who": one_of({"who": text}, "who", WHO, line.who, names)}
    if key == "evidence":
        return {"evidence": one_of({"evidence": text}, "evidence", EVIDENCE, line.evidence, names)}
    said = read_frequency(names.get(text.strip().casefold(), text), model.currency)
    if said.times == 1:
        return {"frequency": said.frequency}
    if line.months or line.amount is None:
        raise Refusal("frequency", "unknown_frequency", given=text[:40])
    amount, typed = amount_of(plain_text(line.amount, model.currency), said.times, model.currency)
    return {"frequency": said.frequency, "amount": amount, "typed": typed}


def take(model: SheetModel, rows: tuple[Cells, ...], step: Step, columns: Columns | None = None) -> Result:
    """Take rows, once it is known what their ``columns`` are; asks where it is not."""
    found = columns or sheet_columns(rows)
    if found.unknown:
        return Asked(rows, found, tuple(HEADINGS))
    lines, bad = from_rows(rows, model.currency, known_names(), found)
    model.bad.clear()
    household, worse = household_in(rows, found)
    bad = (*bad, *worse)
    model.change(usual(replace(merged(model.sheet, lines), **household)), step)
    return Taken(len(lines), bad, unplaced=sum(line.category == UNPLACED for line in lines))
