"""The rows of the instalment plan, beside the fields that change them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from calculators.business_days import WEEKENDS
from ui.desk.schedule_table import brief_heads, brief_rows_of
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.elements import Panel, column
from ui.widgets.tables import TupleModel, fix_widths, table

SHOWN_ROWS = 6


class RowsBeside(Panel):
    """Number, day, payment and balance; the rest stands in the schedule."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.rows = TupleModel(frozenset({1}))
        self._view = table(self.rows, 20)
        # Tab goes on to the next field.
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setFixedHeight(20 * (SHOWN_ROWS + 1))
        self.setLayout(column(self._view, None))
        self.word(self._view.setAccessibleName, lambda: self.tr("Schedule"))
        model.outcomes_changed.connect(self.relabel)

    def relabel(self) -> None:
        outcome, case = self._model.good["instalment"], self._model.case
        days_off = case.days_off if case else WEEKENDS
        self.rows.show(brief_heads(), brief_rows_of(outcome, self._session.language, days_off) if outcome else ())
        fix_widths(self._view, (40, 124, 0, 0))
