"""A payment that was entered by mistake: why it is taken back, and whether something is entered in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reports import formats
from restructure.store.payments import Payment
from ui.session import Session
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.fields import text_edit


class ReversalPanel(Panel):
    """Shown for a payment that was chosen among those received. ``taken_back`` and ``replaced`` carry the reason."""

    taken_back = Signal(str)
    replaced = Signal(str)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.payment: Payment | None = None
        self._currency = ""
        self._said, self.reason = label("body", wrap=True), text_edit(200)
        self.take_back, self.replace, self.leave = button("small", "undo"), button("small"), button("small")
        self.word(self.reason.setPlaceholderText, lambda: self.tr("Why it was wrong"))
        self.word(self.reason.setAccessibleName, lambda: self.tr("Why the payment was wrong"))
        self.word(self.take_back.setText, lambda: self.tr("Take it back"))
        self.word(self.replace.setText, lambda: self.tr("Enter this instead"))
        self.word(self.leave.setText, lambda: self.tr("Leave it"))
        buttons = row(self.replace, self.take_back, None, self.leave, spacing=5)
        self.setLayout(column(self._said, self.reason, buttons, spacing=5))
        self.take_back.clicked.connect(lambda: self.taken_back.emit(self.reason.text()))
        self.replace.clicked.connect(lambda: self.replaced.emit(self.reason.text()))
        self.leave.clicked.connect(lambda: self.choose(None))
        self.leave.clicked.connect(self.left)
        self.hide()

    def choose(self, payment: Payment | None, currency: str = "") -> None:
        """Ask about a payment, or about none."""
        self.payment, self._currency = payment, currency
        self.reason.clear()
        self.setVisible(payment is not None)
        self.relabel()

    def relabel(self) -> None:
        if self.payment is None:
            return
        amount = formats.plain(self.payment.amount, self._currency)
        day = formats.brief_date(self.payment.paid_on, self._session.language)
        self._said.setText(self.tr("To correct {0} of {1}, say why. Its entry stays in view.").format(amount, day))
