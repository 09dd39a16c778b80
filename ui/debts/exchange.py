"""The list of debts from and to the spreadsheets of others."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from calculators.errors import Refusal
from restructure.household.distribution import DEBT_RATES, MOST_DEBTS, OWNERS
from restructure.importing.debt_rows import HEADINGS, debt_columns, from_rows, merged, to_rows
from restructure.importing.sheet_rows import Columns
from restructure.importing.spreadsheet import Cells, of_text
from ui.debts.entries import DebtEntries
from ui.models.debts import DebtsModel
from ui.models.exchange import Asked, Result, Taken, export_rows, names_of, rows_of_file
from ui.models.undo import Step
from ui.session import Session

translate = QCoreApplication.translate


def paste(model: DebtsModel, text: str) -> Result:
    """Add the debts of a clipboard."""
    try:
        return take(model, of_text(text), Step("paste"))
    except Refusal as reason:
        return reason


def paste_block(model: DebtsModel, entries: DebtEntries, text: str, row: int, key: str) -> Result:
    """Write a block of a clipboard into the list from one cell on; rows with heads are debts of their own."""
    try:
        rows = of_text(text)
    except Refusal as reason:
        return reason
    if debt_columns(rows).below:
        return take(model, rows, Step("paste"))
    count, bad, over = entries.block(row, key, rows)
    return Taken(count, bad, over)


def import_debts(model: DebtsModel, session: Session, path: Path) -> Result:
    """Add the debts of a file."""
    try:
        return take(model, rows_of_file(session, path, lambda: model.account), Step("import"))
    except Refusal as reason:
        return reason


def export_debts(model: DebtsModel, path: Path) -> Result:
    """Write the list as CSV or XLSX, whole or not at all."""
    rows = to_rows(model.case, model.currency)
    return export_rows(rows, path, ("balance", "charge", "minimum", "arrears"), translate("Debts", "Debts"))


def take(model: DebtsModel, rows: tuple[Cells, ...], step: Step, columns: Columns | None = None) -> Result:
    """Take rows, once it is known what their ``columns`` are; asks where it is not."""
    found = columns or debt_columns(rows)
    if found.unknown:
        return Asked(rows, found, tuple(HEADINGS))
    names = names_of({"owner": ("owner", OWNERS), "rate_kind": ("rate_kind", DEBT_RATES)})
    names = {**names, "priority priority": "yes", "priority 优先": "yes", "priority other": "no", "priority 其他": "no"}
    debts, bad = from_rows(rows, model.currency, names, found)
    case = merged(model.case, debts)
    if len(case.debts) > MOST_DEBTS:
        return Refusal("file", "count_too_large", largest=MOST_DEBTS)
    model.change(case, step)
    return Taken(len(debts), bad)
