"""A row of payments that was asked about: what it says, and what a person can say of it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from restructure.importing.payment_rows import ANOTHER, ASIDE, INSTEAD
from restructure.importing.reading import Problem
from restructure.importing.transfers import bare
from ui.session import Session
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.fields import text_edit

FOR_ACCOUNT = frozenset({"payment_unmatched", "payment_several", "return_unmatched", "unknown_account"})
TO_SET_ASIDE = FOR_ACCOUNT - {"return_unmatched"}
FOR_PAYMENT = frozenset({"return_several", "return_unclear"})
AS_ANOTHER = frozenset({"payment_twice", "payment_equal", "payment_differs", "transfer_unclear"})
ORDERS = ("dmy", "mdy")
ANSWERED = FOR_ACCOUNT | FOR_PAYMENT | AS_ANOTHER | {"date_order"}


def may_be_answered(problem: Problem) -> bool:
    """Return whether something can be said of a row that was not taken."""
    return problem.reason.code in ANSWERED


class PaymentAnswers(Panel):
    """Shown for a row of which something can be said. ``answered`` carries its line and the answer, ``ordered`` which
    comes first in the days of the file."""

    answered = Signal(int, str)
    ordered = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._problem: Problem | None = None
        self._said, self.told = label("body", wrap=True), text_edit(80)
        self.take, self.another, self.instead = button("small"), button("small"), button("small")
        self.aside = button("small")
        self.day_first, self.month_first = button("small"), button("small")
        self.word(self.take.setText, self._take_word)
        self.word(self.told.setPlaceholderText, self._hint)
        self.word(self.told.setAccessibleName, self._hint)
        self.word(self.another.setText, lambda: self.tr("It is another payment"))
        self.word(self.instead.setText, lambda: self.tr("It takes the place of the one here"))
        self.word(self.aside.setText, lambda: self.tr("Set it aside"))
        self.word(self.day_first.setText, lambda: self.tr("In this file the day comes first"))
        self.word(self.month_first.setText, lambda: self.tr("In this file the month comes first"))
        self.told.setFixedWidth(260)
        buttons = (self.told, self.take, self.aside, self.instead, self.another, self.day_first, self.month_first)
        self.setLayout(column(self._said, row(*buttons, None, spacing=8), spacing=6))
        self.take.clicked.connect(lambda: self._answer(self.told.text().strip()))
        self.told.returnPressed.connect(self.take.click)
        self.aside.clicked.connect(lambda: self._answer(ASIDE))
        self.another.clicked.connect(lambda: self._answer(ANOTHER))
        self.instead.clicked.connect(lambda: self._answer(INSTEAD))
        self.day_first.clicked.connect(lambda: self.ordered.emit(ORDERS[0]))
        self.month_first.clicked.connect(lambda: self.ordered.emit(ORDERS[1]))
        self.ask(None)

    @property
    def is_further(self) -> bool:
        """Return whether an answer stands beside those that were given of the same row before."""
        return self._problem is not None and self._problem.reason.code not in FOR_ACCOUNT

    def ask(self, problem: Problem | None) -> None:
        """Ask about a row, or about none."""
        self._problem = problem
        code = "" if problem is None else problem.reason.code
        named = code in FOR_ACCOUNT | FOR_PAYMENT
        self.told.clear()
        self.told.setVisible(named)
        self.take.setVisible(named)
        self.aside.setVisible(code in TO_SET_ASIDE)
        self.another.setVisible(code in AS_ANOTHER)
        self.instead.setVisible(code == "payment_differs")
        for made in (self.day_first, self.month_first):
            made.setVisible(code == "date_order")
        self.setVisible(code in ANSWERED)
        self.relabel()
        if named:
            self.told.setFocus()

    def relabel(self) -> None:
        self.take.setText(self._take_word())
        for say in (self.told.setPlaceholderText, self.told.setAccessibleName):
            say(self._hint())
        if self._problem is not None:
            cells = "  ".join(filter(None, map(bare, self._problem.cells)))
            self._said.setText(self.tr("Line {0}: {1}").format(self._problem.line, cells))

    def _answer(self, answer: str) -> None:
        if self._problem is not None and answer:
            self.answered.emit(self._problem.line, answer)

    def _is_back(self) -> bool:
        return self._problem is not None and self._problem.reason.code in FOR_PAYMENT

    def _take_word(self) -> str:
        return self.tr("This payment went back") if self._is_back() else self.tr("It is for this account")

    def _hint(self) -> str:
        return self.tr("Its day (2026-12-25) or bank reference") if self._is_back() else self.tr("Number of an account")
