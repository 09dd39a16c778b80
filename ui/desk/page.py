"""The desk: left the account and means, centre the options and their results, right the negotiation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from calculators.calendar import Frequency
from calculators.errors import Refusal
from calculators.parts import PartTreatment
from calculators.rounding import NOTHING, Money
from reports import wording
from restructure.account import Account
from restructure.store import accounts, negotiations
from restructure.store.negotiations import Event
from ui.conduct.says import SaysLine
from ui.desk.account_panel import AccountPanel
from ui.desk.cards import DeferralCard, InstalmentCard, SettlementCard
from ui.desk.means_panel import MeansPanel
from ui.desk.model import DeskModel
from ui.desk.negotiation import NegotiationPanel
from ui.desk.results import Results
from ui.desk.words import FREQUENCIES, frequency_name
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, column, label, line, row, shortcut
from ui.widgets.fields import MoneyEdit, date_edit

DRAFT_AFTER_MS = 400


class PlanLine(Panel):
    """What all three options share: the first due date, how often, how much of the penalty is waived."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "card")
        self.first_due = date_edit("first_due", session.today)
        self.first_due.setFixedWidth(104)
        self.frequency = Choice(FREQUENCIES, frequency_name)
        self.waived = MoneyEdit("penalty")
        self.waived.setFixedWidth(104)
        self._error = label("error")
        self._complaint: Refusal | None = None
        captions = [label("body_muted") for _ in range(3)]
        head = label("head")
        self.word(head.setText, lambda: self.tr("All three"))
        self.word(captions[0].setText, lambda: self.tr("First due"))
        self.word(captions[1].setText, lambda: self.tr("How often"))
        self.word(captions[2].setText, lambda: self.tr("Penalty waived"))
        for caption, field in zip(captions, (self.first_due, self.frequency, self.waived), strict=True):
            caption.setBuddy(field)
        self.word(self.first_due.setAccessibleName, lambda: self.tr("First due"))
        self.word(self.frequency.setAccessibleName, lambda: self.tr("How often"))
        self.word(self.waived.setAccessibleName, lambda: self.tr("Penalty waived"))
        self.setLayout(
            column(
                row(
                    head,
                    14,
                    captions[0],
                    self.first_due,
                    14,
                    captions[1],
                    self.frequency,
                    14,
                    captions[2],
                    self.waived,
                    None,
                ),
                self._error,
                spacing=3,
                margins=(12, 8, 12, 8),
            )
        )
        self._error.hide()
        self.first_due.edited.connect(lambda day: self._set_dates(day, self.frequency.value))
        self.frequency.picked.connect(lambda often: self._set_dates(self.first_due.value, often))
        self.waived.edited.connect(self._set_waiver)
        self.first_due.refused.connect(self._complain)
        self.waived.refused.connect(self._complain)
        model.account_changed.connect(self._start)
        model.outcomes_changed.connect(self.relabel)

    def _set_dates(self, day: object, often: Frequency) -> None:
        self._complain(Refusal("first_due", "missing_field") if day is None else None)
        if day is not None:
            self._model.set_dates(day, often)  # type: ignore[arg-type]  # the date field carries dates

    def _set_waiver(self, amount: Money | None) -> None:
        self._complain(None)
        self._model.set_waiver(amount or NOTHING)

    def _complain(self, reason: Refusal | None) -> None:
        self._complaint = reason
        self._model.set_trouble(None, "plan", there=reason is not None)
        self._say_error()

    def _start(self) -> None:
        self._complaint = None
        self.first_due.refresh()
        self.waived.set_currency(self._model.currency)
        self.waived.refresh()
        self.relabel()

    def relabel(self) -> None:
        if self._model.case is None:
            return
        self.first_due.set_value(self._model.first_due)
        self.frequency.set_value(self._model.frequency)
        treatment: PartTreatment = self._model.options[0].treatment.penalty
        self.waived.set_value(treatment.waived(self._model.case.debt.parts.penalty))
        self._say_error()

    def _say_error(self) -> None:
        reason = self._complaint
        self._error.setText(wording.reason(reason, self._session.language, self._model.currency) if reason else "")
        self._error.setVisible(reason is not None)


class DeskPage(QWidget):
    """One conversation on one screen."""

    sign_asked = Signal()
    correct_asked = Signal(object)
    confirm_asked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._session = session
        self.model = DeskModel(session)
        self.account_panel = AccountPanel(session, self.model)
        self.means = MeansPanel(session, self.model)
        self.says = SaysLine(session, self.model)
        self.plan_line = PlanLine(session, self.model)
        self.cards = (
            InstalmentCard(session, self.model, 0),
            DeferralCard(session, self.model, 1),
            SettlementCard(session, self.model, 2),
        )
        self.results = Results(session, self.model)
        self.negotiation = NegotiationPanel(session, self.model)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(DRAFT_AFTER_MS)
        self._keeper.timeout.connect(self.keep_draft)
        self._lay_out()
        self.set_compact(False)
        self._connect()

    def _lay_out(self) -> None:
        left_inner = QWidget()
        left_inner.setLayout(column(self.account_panel, line(), self.means, None, spacing=10, margins=(14, 12, 14, 12)))
        self._left, self._right = _side("left", left_inner), Panel()
        right = self._right
        right.setObjectName("right")
        right.setLayout(column(self.negotiation, margins=(14, 12, 14, 12)))
        centre = QWidget()
        centre.setObjectName("centre")
        cards = row(*self.cards, spacing=10)
        for index in range(len(self.cards)):
            cards.setStretch(index, 1)
        layout = column(self.says, self.plan_line, cards, self.results, spacing=8, margins=(12, 8, 12, 8))
        layout.setStretch(3, 1)
        centre.setLayout(layout)
        scroll = QScrollArea()
        scroll.setWidget(centre)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = row(self._left, scroll, self._right, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def set_compact(self, compact: bool) -> None:
        """Narrower sides and fields for a small window."""
        self._left.setFixedWidth(266 if compact else 276)
        self._right.setFixedWidth(230 if compact else 254)
        self.means.set_compact(compact)
        for card in self.cards:
            card.set_compact(compact)

    def _connect(self) -> None:
        self.says.said.connect(self.negotiation.log_said)
        self.negotiation.sign_asked.connect(self.sign_asked)
        self.account_panel.correct_asked.connect(lambda: self.correct_asked.emit(self.model.account))
        self.account_panel.confirm_asked.connect(lambda: self.confirm_asked.emit(self.model.account))
        self.model.outcomes_changed.connect(self._keeper.start)
        self.model.chosen_changed.connect(self._keeper.start)
        self.negotiation.note.textChanged.connect(self._keeper.start)
        keys: dict[str, Callable[[], object]] = {
            "F2": self.means.focus_first,
            "F3": self.negotiation.make_offer,
            "F4": lambda: self.results.show_tab(0),
            "F5": lambda: self.results.show_tab(1),
            "F6": self.negotiation.note.setFocus,
            "F7": lambda: self.results.show_tab(2),
            "F9": self._sign,
            "Ctrl+Z": self.undo,
        }
        for key, act in keys.items():
            shortcut(self, key, act)
        for index in range(3):
            shortcut(self, str(index + 1), lambda index=index: self.model.choose(index))  # type: ignore[misc]
        shortcut(self, "/", self.says.words.setFocus)
        shortcut(self, "Esc", self.setFocus)

    def _sign(self) -> None:
        if self.model.chosen_outcome is not None:
            self.sign_asked.emit()

    def open(self, account: Account) -> None:
        """Put an account on the desk as it was left."""
        self.keep_draft()
        store, now = self._session.store, self._session.now()
        before = negotiations.events(store, account.number)
        self._session.write(lambda: accounts.opened(store, account.number, now))
        if not before or before[-1].kind != "opened":
            self._session.write(lambda: negotiations.log(store, account.number, Event(now, "opened", "")))
        draft = negotiations.draft(store, account.number)
        self.model.open(account, draft)
        self.negotiation.note.setPlainText(str(draft.get("note", "")))
        self.means.focus_first()

    def undo(self) -> None:
        """Put the desk back to what it was before the last change that was kept."""
        self.keep_draft()
        account, store = self.model.account, self._session.store
        draft = negotiations.undo_draft(store, account.number) if account is not None else None
        if account is not None and draft is not None:
            self.model.open(account, draft)
            self.negotiation.note.setPlainText(str(draft.get("note", "")))

    def keep_draft(self) -> None:
        """Keep what is on the desk now."""
        self._keeper.stop()
        account, store = self.model.account, self._session.store
        if account is not None:
            draft = self.model.draft() | {"note": self.negotiation.note.toPlainText()}
            self._session.write(lambda: negotiations.keep_draft(store, account.number, draft))


def _side(name: str, inner: QWidget) -> QScrollArea:
    inner.setObjectName("sideinner")
    side = QScrollArea()
    side.setObjectName(name)
    side.setWidget(inner)
    side.setWidgetResizable(True)
    side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return side
