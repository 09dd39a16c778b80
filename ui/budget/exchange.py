"""A sheet from and to the spreadsheets of others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from calculators.errors import Refusal
from reports import wording
from reports.formats import LANGUAGES, Language
from restructure.household.categories import CATEGORIES, SECTIONS, UNPLACED
from restructure.household.sheet import BASES, EVIDENCE, WHO
from restructure.importing.sheet_rows import HEADINGS, BadRow, Columns, Names, from_rows, merged, sheet_columns, to_rows
from restructure.importing.spreadsheet import Cells, of_text
from ui.field_words import BUDGET_FREQUENCIES, frequency_name
from ui.models.exchange import Asked, Result, Taken, export_rows, names_of, rows_of_file
from ui.models.sheet import SheetModel, lines_of, usual
from ui.models.undo import Step
from ui.session import Session

translate = QCoreApplication.translate


def known_names() -> Names:
    """Return what categories and frequencies are called in either language, in small letters, and their keys."""
    names = {wording.name("category", key, language).casefold(): key for language in LANGUAGES for key in CATEGORIES}
    names |= {wording.name("section", key, language).casefold(): key for language in LANGUAGES for key in SECTIONS}
    names |= {frequency_name(often).casefold(): f"{often.count} {often.unit}" for often in BUDGET_FREQUENCIES}
    chosen = names_of({"who": ("who", WHO), "evidence": ("shown_by", EVIDENCE), "basis": ("basis", BASES)})
    return {**names, **chosen}


def paste(model: SheetModel, text: str, line: int | None) -> Result:
    """Take a clipboard: rows of name, amount, how often and note; or one column of amounts, from ``line`` down."""
    try:
        rows = of_text(text)
    except Refusal as reason:
        return reason
    if rows and all(len(row) == 1 for row in rows) and line is not None:
        return _paste_column(model, tuple(row[0] for row in rows), line)
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


def _paste_column(model: SheetModel, texts: tuple[str, ...], line: int) -> Taken:
    places = lines_of(model.sheet, model.sheet.lines[line].section)
    below = places[places.index(line) :]
    lines = list(model.sheet.lines)
    bad: list[BadRow] = []
    for row, (place, text) in enumerate(zip(below, texts, strict=False), 1):
        try:
            lines[place] = replace(lines[place], **model.read_amount(text))
        except Refusal as reason:
            bad.append(BadRow(row, "amount", reason))
    model.change(replace(model.sheet, lines=tuple(lines)), Step("paste"))
    over = max(len(texts) - len(below), 0)
    return Taken(len(texts) - len(bad) - over, tuple(bad), over)


def take(model: SheetModel, rows: tuple[Cells, ...], step: Step, columns: Columns | None = None) -> Result:
    """Take rows, once it is known what their ``columns`` are; asks where it is not."""
    found = columns or sheet_columns(rows)
    if found.unknown:
        return Asked(rows, found, tuple(HEADINGS))
    lines, bad = from_rows(rows, model.currency, known_names(), found)
    model.bad.clear()
    model.change(usual(merged(model.sheet, lines)), step)
    return Taken(len(lines), bad, unplaced=sum(line.category == UNPLACED for line in lines))
