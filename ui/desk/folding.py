"""What folds when the window is narrow: sides open over the edge, cards become heads, a line says who and how much."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QWidget

from reports import formats, wording
from restructure.offers.kinds import place_of
from restructure.offers.outcome import Simulated
from ui.desk.card import OptionCard
from ui.models.desk import DeskModel
from ui.session import Session
from ui.theme import style
from ui.widgets.elements import Panel, column, cut_label, icon_label, label, row, set_state
from ui.widgets.verdict import VERDICT_ICONS

FOLDED = 40


class SideTab(QFrame):
    """The strip that a folded side leaves; a click opens the side over the edge."""

    asked = Signal()

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.setObjectName("right")
        self._icon = icon
        self.opener = QToolButton()
        self.opener.setFixedSize(34, 34)
        self.opener.clicked.connect(self.asked)
        self.setLayout(column(self.opener, None, margins=(3, 8, 3, 8)))
        self._draw()

    def _draw(self) -> None:
        self.opener.setIcon(style().icon(self._icon, "muted"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


class Side(Panel):
    """A side of the desk. Its place in the layout is ``space``; it stands over that, or over the edge when folded."""

    def __init__(self, page: QWidget, inner: QWidget, *, icon: str, at_right: bool) -> None:
        super().__init__(page)
        self._page, self._inner, self._at_right = page, inner, at_right
        self._width, self.folded, self.opened = 250, False, False
        self.tab, self.space = SideTab(icon), QWidget()
        self.space.setLayout(column(self.tab))
        self.setObjectName("side")
        self.setLayout(column(inner))
        self.tab.asked.connect(lambda: self.show_open(not self.opened))

    def fold(self, folded: bool, width: int) -> None:
        """Fold or unfold, ``width`` pixels wide when it is open."""
        self._width, self.folded = width, folded
        self.opened = self.opened and folded
        self.tab.setVisible(folded)
        self.space.setFixedWidth(FOLDED if folded else width)
        self.place()

    def show_open(self, opened: bool) -> None:
        """Open a folded side over the edge, or close it again."""
        if self.folded:
            self.opened = opened
            self.place()

    def go_to(self, field: QWidget) -> None:
        """Open the side where it is folded, and put the cursor into a field of it, in sight."""
        self.show_open(True)
        field.setFocus()
        inner = self._inner
        if isinstance(inner, QScrollArea):
            # Once the side has its place.
            QTimer.singleShot(0, field, lambda: inner.ensureWidgetVisible(field))

    def place(self) -> None:
        """Take up the place that belongs to it now."""
        self.setVisible(not self.folded or self.opened)
        edge = FOLDED if self.folded else 0
        width = min(self._width, self._page.width() - edge)
        x = self._page.width() - edge - width if self._at_right else edge
        self.setGeometry(x, 0, width, self._page.height())
        self.raise_()


class SummaryLine(Panel):
    """Line in place of a folded left side: who, how much, how much is left a month."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "card")
        self._name, self._debt, self._surplus = cut_label("title"), label("bold"), label("bold")
        debt, surplus = label("muted"), label("muted")
        self.word(debt.setText, lambda: self.tr("Debt"))
        self.word(surplus.setText, lambda: self.tr("Surplus"))
        self.setLayout(
            row(self._name, None, debt, self._debt, 12, surplus, self._surplus, spacing=6, margins=(12, 6, 12, 6))
        )
        model.outcomes_changed.connect(self.relabel)
        model.account_changed.connect(self.relabel)

    def relabel(self) -> None:
        account, case = self._model.account, self._model.case
        if account is None or case is None:
            return
        currency = case.debt.currency
        self._name.setText(account.debtor.name or self.tr("no name on file"))
        self._debt.setText(f"{currency} {formats.plain(case.debt.total, currency)}")
        month = case.month
        self._surplus.setText(formats.plain(month.amount, currency) if month else "–")


class CardHead(Panel):
    """A card in three lines: name, the one figure, the verdict in a word. A click opens its card."""

    def __init__(self, session: Session, model: DeskModel, card: OptionCard) -> None:
        super().__init__()
        self._session, self._model, self._card = session, model, card
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name, self._figure, self._verdict = label("bold"), label("title"), label("small", wrap=True)
        self._icon = icon_label("what", "muted", 14)
        verdict = row(self._icon, self._verdict, spacing=4)
        verdict.setStretch(1, 1)
        self.setLayout(column(self._name, self._figure, verdict, None, spacing=1, margins=(8, 5, 8, 5)))
        model.outcomes_changed.connect(self.relabel)
        model.chosen_changed.connect(self.relabel)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.relabel()

    def relabel(self) -> None:
        if not self.isVisible():
            # Where the cards have room there are no heads, and a keystroke has better to do.
            return
        outcome = self._model.good[self._card.kind]
        self._name.setText(f"{place_of(self._card.kind)}  {self._card.name.text()}")
        set_state(self, "chosen", "true" if self._model.chosen == self._card.kind else "false")
        figure = self._card.one_figure(outcome) if outcome else "–"
        self._figure.setText(figure)
        self._show_verdict(outcome)
        self.setAccessibleName(f"{self._name.text()} {figure} {self._verdict.text()}")

    def _show_verdict(self, outcome: Simulated | None) -> None:
        verdict = outcome.affordability.verdict if outcome else "unknown"
        self._icon.show_icon(*VERDICT_ICONS[verdict])
        word = ""
        if outcome is not None:
            language, policy = self._session.language, self._model.policy
            often = outcome.terms.frequency
            word, _ = wording.verdict(outcome.affordability, policy, language, outcome.debt.currency, often)
        self._verdict.setText(word)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._model.choose(self._card.kind)
