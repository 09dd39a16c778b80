"""A sheet from and to the spreadsheets of others, and what came of it in a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from calculators.errors import Refusal
from reports import wording
from reports.formats import LANGUAGES, Language
from restructure.categories import CATEGORIES
from restructure.files import publish
from restructure.importing.sheet_rows import BadRow, Names, from_rows, merged, to_rows
from restructure.importing.spreadsheet import Cells, of_text, read_rows, to_csv, to_xlsx
from ui.budget.model import SheetModel, lines_of, usual
from ui.desk.words import FREQUENCIES, frequency_name

translate = QCoreApplication.translate
LISTED = 3


def known_names() -> Names:
    """What categories and frequencies are called in either language, in small letters, and their keys."""
    names = {wording.name("category", key, language).casefold(): key for language in LANGUAGES for key in CATEGORIES}
    return names | {frequency_name(often).casefold(): f"{often.count} {often.unit}" for often in FREQUENCIES}


def paste(model: SheetModel, language: Language, text: str, line: int | None) -> str:
    """Take a clipboard: rows of name, amount, how often and note; or one column of amounts, from ``line`` down."""
    try:
        rows = of_text(text)
    except Refusal as reason:
        return wording.reason(reason, language)
    if rows and all(len(row) == 1 for row in rows) and line is not None:
        return _paste_column(model, language, tuple(row[0] for row in rows), line)
    return _take(model, language, rows, translate("Budget", "Paste"))


def import_sheet(model: SheetModel, language: Language, path: Path) -> str:
    """Take the lines of a file."""
    try:
        return _take(model, language, read_rows(path), translate("Budget", "Import"))
    except Refusal as reason:
        return wording.reason(reason, language)


def export_sheet(model: SheetModel, language: Language, path: Path) -> str:
    """Write the sheet as CSV or XLSX, whole or not at all."""
    names = {key: wording.name("category", key, language) for key in CATEGORIES}
    rows = to_rows(model.sheet, model.currency, names)
    try:
        publish(path, to_csv(rows) if path.suffix.lower() == ".csv" else to_xlsx(rows))
    except OSError:
        return translate("Budget", "The file cannot be written. Choose another place.")
    return translate("Budget", "Exported to {0}").format(path.name)


def _paste_column(model: SheetModel, language: Language, texts: tuple[str, ...], line: int) -> str:
    places = lines_of(model.sheet, model.sheet.lines[line].section)
    below = places[places.index(line) :]
    lines = list(model.sheet.lines)
    bad: list[BadRow] = []
    for row, (place, text) in enumerate(zip(below, texts, strict=False), 1):
        try:
            lines[place] = replace(lines[place], **model.read_amount(text))
        except Refusal as reason:
            bad.append(BadRow(row, "amount", reason))
    model.change(replace(model.sheet, lines=tuple(lines)), translate("Budget", "Paste"))
    over = max(len(texts) - len(below), 0)
    return said_of(len(texts) - len(bad) - over, tuple(bad), language, over)


def _take(model: SheetModel, language: Language, rows: tuple[Cells, ...], name: str) -> str:
    lines, bad = from_rows(rows, model.currency, known_names())
    model.bad.clear()
    model.change(usual(merged(model.sheet, lines)), name)
    return said_of(len(lines), bad, language)


def said_of(taken: int, bad: tuple[BadRow, ...], language: Language, over: int = 0) -> str:
    """How many rows were taken, and the first of those that were not, each with its column and why."""
    said = [
        translate("Budget", "1 line taken.") if taken == 1 else translate("Budget", "{0} lines taken.").format(taken)
    ]
    if over:
        said.append(translate("Budget", "Amounts without a line: {0}.").format(over))
    for one in bad[:LISTED]:
        where = translate("Budget", "Row {0}, {1}:").format(one.row, one.column)
        said.append(f"{where} {wording.reason(one.reason, language)}")
    if len(bad) > LISTED:
        said.append(translate("Budget", "Other rows not taken: {0}.").format(len(bad) - LISTED))
    return " ".join(said)
