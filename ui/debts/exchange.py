"""The list of debts from and to the spreadsheets of others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from calculators.errors import Refusal
from restructure.importing.debt_rows import from_rows, to_rows
from restructure.importing.spreadsheet import Cells, of_text
from ui.models.debts import DebtsModel
from ui.models.exchange import Result, Taken, export_rows, rows_of_file
from ui.models.undo import Step
from ui.session import Session

translate = QCoreApplication.translate


def paste(model: DebtsModel, text: str) -> Result:
    """Add the debts of a clipboard."""
    try:
        return _take(model, of_text(text), Step("paste"))
    except Refusal as reason:
        return reason


def import_debts(model: DebtsModel, session: Session, path: Path) -> Result:
    """Add the debts of a file."""
    try:
        return _take(model, rows_of_file(session, path, lambda: model.account), Step("import"))
    except Refusal as reason:
        return reason


def export_debts(model: DebtsModel, path: Path) -> Result:
    """Write the list as CSV or XLSX, whole or not at all."""
    rows = to_rows(model.case, model.currency)
    return export_rows(rows, path, ("balance", "charge", "minimum", "arrears"), translate("Debts", "Debts"))


def _take(model: DebtsModel, rows: tuple[Cells, ...], step: Step) -> Taken:
    debts, bad = from_rows(rows, model.currency)
    known = {(debt.name, debt.creditor): debt for debt in debts}
    kept = tuple(known.pop((debt.name, debt.creditor), debt) for debt in model.case.debts)
    model.change(replace(model.case, debts=(*kept, *known.values())), step)
    return Taken(len(debts), bad)
