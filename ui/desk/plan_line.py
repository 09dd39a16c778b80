"""What all three options share: the first due date and how often."""

from __future__ import annotations

from calculators.calendar import Frequency
from calculators.errors import Refusal
from reports import wording
from ui.field_words import FREQUENCIES, frequency_name
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, column, label, line, row
from ui.widgets.error_line import ErrorLine


class PlanLine(Panel):
    """Stands at the end of what the debtor says: from there the dates come."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.first_due = DateEdit("first_due", session)
        self.first_due.setFixedWidth(96)
        self.frequency = Choice(FREQUENCIES, frequency_name)
        self._error = ErrorLine(lambda reason: wording.reason(reason, session.language, model.currency))
        captions = [label("body_muted") for _ in range(2)]
        self.word(captions[0].setText, lambda: self.tr("First due"))
        self.word(captions[1].setText, lambda: self.tr("How often"))
        self.word(self.first_due.setAccessibleName, lambda: self.tr("First due"))
        self.word(self.frequency.setAccessibleName, lambda: self.tr("How often"))
        for caption, field in zip(captions, (self.first_due, self.frequency), strict=True):
            caption.setBuddy(field)
        fields = row(line("upright"), 6, captions[0], self.first_due, 6, captions[1], self.frequency)
        self.setLayout(column(fields, self._error, spacing=3))
        self.first_due.edited.connect(lambda day: self._set_dates(day, self.frequency.value))
        self.frequency.picked.connect(lambda often: self._set_dates(self.first_due.value, often))
        self.first_due.refused.connect(self._complain)
        model.account_changed.connect(self._start)
        model.outcomes_changed.connect(self.relabel)

    def _set_dates(self, day: object, often: Frequency) -> None:
        self._complain(Refusal("first_due", "missing_field") if day is None else None)
        if day is not None:
            self._model.set_dates(day, often)  # type: ignore[arg-type]  # the date field carries dates

    def _complain(self, reason: Refusal | None) -> None:
        self._error.complain(reason)
        self._model.set_trouble(None, "plan", there=reason is not None)

    def _start(self) -> None:
        self._error.complain(None)
        self.first_due.refresh()
        self.relabel()

    def relabel(self) -> None:
        if self._model.case is None:
            return
        self.first_due.set_value(self._model.first_due)
        self.frequency.set_value(self._model.frequency)
