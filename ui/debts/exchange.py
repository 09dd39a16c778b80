"""The list of debts from and to the spreadsheets of others, and what came of it in a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from calculators.errors import Refusal
from reports import wording
from reports.formats import Language
from restructure.files import publish
from restructure.importing.debt_rows import from_rows, to_rows
from restructure.importing.spreadsheet import Cells, of_text, read_rows, to_csv, to_xlsx
from ui.budget.exchange import said_of
from ui.debts.model import DebtsModel

translate = QCoreApplication.translate


def paste(model: DebtsModel, language: Language, text: str) -> str:
    """Add the debts of a clipboard."""
    try:
        return _take(model, language, of_text(text), translate("Budget", "Paste"))
    except Refusal as reason:
        return wording.reason(reason, language)


def import_debts(model: DebtsModel, language: Language, path: Path) -> str:
    """Add the debts of a file."""
    try:
        return _take(model, language, read_rows(path), translate("Budget", "Import"))
    except Refusal as reason:
        return wording.reason(reason, language)


def export_debts(model: DebtsModel, language: Language, path: Path) -> str:
    """Write the list as CSV or XLSX, whole or not at all."""
    rows = to_rows(model.case, model.currency)
    try:
        publish(path, to_csv(rows) if path.suffix.lower() == ".csv" else to_xlsx(rows))
    except OSError:
        return translate("Budget", "The file cannot be written. Choose another place.")
    return translate("Budget", "Exported to {0}").format(path.name)


def _take(model: DebtsModel, language: Language, rows: tuple[Cells, ...], name: str) -> str:
    debts, bad = from_rows(rows, model.currency)
    known = {(debt.name, debt.creditor): debt for debt in debts}
    kept = tuple(known.pop((debt.name, debt.creditor), debt) for debt in model.case.debts)
    model.change(replace(model.case, debts=(*kept, *known.values())), name)
    return said_of(len(debts), bad, language)
