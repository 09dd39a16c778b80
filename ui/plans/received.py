"""The money that arrived on an account, payment by payment, with what became of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from reports import formats
from restructure.agreements.agreement import Agreement
from restructure.agreements.course import Traced
from restructure.store.payments import Payment
from ui.session import Session
from ui.widgets.elements import Panel, column
from ui.widgets.tables import Cell, TupleModel, fix_widths, table

WIDTHS = (88, 80, 84, 0)
HEIGHT = 104
"""Of the head and three payments; more of them scroll."""


class ReceivedTable(Panel):
    """Hidden while nothing arrived. What counts for nothing says why, so that no money is lost from view. ``chosen``
    tells of a payment that was clicked, or on which Enter was pressed, and that was not taken back."""

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.rows = TupleModel(frozenset({0, 2, 3}))
        self.view = table(self.rows, 22)
        self.view.setMaximumHeight(HEIGHT)
        self.word(self.view.setAccessibleName, lambda: self.tr("Payments received"))
        self.setLayout(column(self.view))
        self._found: Sequence[tuple[Payment, Traced]] = ()
        for signal in (self.view.clicked, self.view.activated):
            signal.connect(lambda place: self.choose(place.row()))

    def show_payments(self, found: Sequence[tuple[Payment, Traced]], agreement: Agreement) -> None:
        """Show every payment of the account of an agreement, the newest first."""
        language, currency = self._session.language, agreement.account.currency
        heads = (self.tr("Paid on"), self.tr("Amount"), self.tr("Reference"), self.tr("What became of it"))
        self._found = sorted(found, key=lambda one: one[0].paid_on, reverse=True)
        lines = tuple(
            (
                Cell(formats.brief_date(payment.paid_on, language)),
                Cell(formats.plain(payment.amount, currency)),
                Cell(payment.reference),
                self._became(traced, agreement),
            )
            for payment, traced in self._found
        )
        self.rows.show(heads, lines)
        fix_widths(self.view, WIDTHS)
        self.setVisible(bool(lines))

    def choose(self, place: int) -> None:
        """Choose the payment of a row; one that was taken back is past choosing."""
        payment, traced = self._found[place]
        if traced.use != "reversed":
            self.chosen.emit(payment)

    def _became(self, one: Traced, agreement: Agreement) -> Cell:
        if one.use == "reversed":
            return Cell(self.tr("taken back"), "", "undo", "muted")
        if one.use == "held":
            return Cell(self.tr("not counted: in the balance"), "", "warn", "caution")
        if one.use == "balance":
            return Cell(self.tr("off the confirmed balance"))
        if one.agreement != agreement.number:
            return Cell(self.tr("for {0}").format(one.agreement))
        if one.use == "beyond":
            return Cell(self.tr("beyond what was agreed"), "", "info", "accent")
        if one.use == "ended":
            return Cell(self.tr("after the end"))
        return Cell(self.tr("payment {0}").format(self.tr(", ").join(runs(one.rows))))


def runs(numbers: Sequence[int]) -> list[str]:
    """Numbers in order, those that follow one another drawn together.

    >>> runs((0, 2, 3, 4, 7, 8))
    ['0', '2–4', '7–8']
    """
    made: list[tuple[int, int]] = []
    for one in numbers:
        if made and one == made[-1][1] + 1:
            made[-1] = (made[-1][0], one)
        else:
            made.append((one, one))
    return [str(first) if first == last else f"{first}–{last}" for first, last in made]
