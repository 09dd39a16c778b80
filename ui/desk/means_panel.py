"""Left column, below: three figures on the phone, each with its frequency, and the surplus they leave."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from calculators.calendar import MONTHLY, Frequency
from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money
from reports import formats, wording
from restructure.household.household import Household, is_quick, month_of, quick
from restructure.store import means
from ui.field_words import BUDGET_FREQUENCIES, frequency_name
from ui.models.desk import DeskModel
from ui.session import Session
from ui.theme import style
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, column, figure, filled, key_hint, label, line, row, set_state
from ui.widgets.error_line import ErrorLine
from ui.widgets.fields import MoneyEdit

NAMES = ("income", "spending", "priority")
NARROWEST, HOW_OFTEN = 70, 86
"""The least room for a figure, and the room for how often."""
AROUND, UNLIMITED = 22, 16_777_215
"""What a field takes beside its text; what Qt calls no limit."""


class SurplusBar(QWidget):
    """Share of the surplus the chosen plan takes, and the line above which it is tight."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._line = 0.0, 0.75
        self.setFixedHeight(12)

    def show_share(self, share: float, line_at: float) -> None:
        """Show a share of the surplus, between nothing and all of it."""
        self._share, self._line = min(max(share, 0.0), 1.0), line_at
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 3, self.width(), 7), style().color("track"))
        painter.fillRect(QRectF(0, 3, self.width() * self._share, 7), style().color("accent_mid"))
        painter.fillRect(QRectF(self.width() * self._line - 1, 0, 2, 12), style().color("text"))


class MeansLine(QWidget):
    """A figure with its name and how often; below each other where the figure has no room beside them."""

    def __init__(self, caption: QLabel, field: MoneyEdit, often: Choice) -> None:
        super().__init__()
        self._field, self._room = field, 88
        self._box: QBoxLayout = filled(0, caption, field, often, spacing=4)
        self.setLayout(self._box)
        field.setMinimumWidth(NARROWEST)
        often.setFixedWidth(HOW_OFTEN)
        field.textChanged.connect(lambda _: self._fit())

    def set_room(self, room: int) -> None:
        """So wide is the field where it stands beside its name."""
        self._room = room
        self._fit()

    def _fit(self) -> None:
        wide = self._field.fontMetrics().horizontalAdvance(self._field.text()) + AROUND > self._room
        way = QBoxLayout.Direction.TopToBottom if wide else QBoxLayout.Direction.LeftToRight
        self._field.setMaximumWidth(UNLIMITED if wide else self._room)
        if self._box.direction() != way:
            self._box.setDirection(way)


class MeansPanel(Panel):
    """Income, spending and priority payments; every keystroke recalculates. A full sheet shows its sums here."""

    budget_asked = Signal()
    agreed = Signal()

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.fields = {name: MoneyEdit(name) for name in NAMES}
        self.frequencies = {name: Choice(BUDGET_FREQUENCIES, frequency_name) for name in NAMES}
        self._errors = {name: ErrorLine(self._why) for name in NAMES}
        self._lines: dict[str, MeansLine] = {}
        self._savings_title, self._savings = label("muted", wrap=True), figure("small", wrap=True)
        self._surplus = figure("title", wrap=True)
        self._bar, self._taken, self._line = SurplusBar(), label("hint", wrap=True), figure("hint")
        self.agree, self._agreed = button("small"), label("hint", wrap=True)
        self.full, self._from_sheet = button("link"), label("hint", wrap=True)
        self._lay_out()
        for name in NAMES:
            self.fields[name].edited.connect(lambda _, name=name: self._edited(name, None))
            self.fields[name].refused.connect(lambda reason, name=name: self._edited(name, reason))
            self.frequencies[name].picked.connect(lambda _: self._push())
        for name, following in pairwise((*NAMES, NAMES[-1])):
            self.fields[name].returnPressed.connect(partial(self._go_to, following))
        model.account_changed.connect(self._show_means)
        model.household_replaced.connect(self._show_means)
        model.outcomes_changed.connect(self.relabel)
        model.chosen_changed.connect(self.relabel)

    def _go_to(self, name: str) -> None:
        """Enter ends a figure: what is typed then belongs to the next one, never to the same."""
        self.fields[name].setFocus(Qt.FocusReason.TabFocusReason)
        self.fields[name].selectAll()

    def _lay_out(self) -> None:
        head, budget_key = label("head"), key_hint("")
        self.word(budget_key.setText, lambda: self._session.key("budget"))
        self.word(head.setText, lambda: self.tr("Means"))
        self.word(self.full.setText, lambda: self.tr("Full budget sheet"))
        self.word(self._from_sheet.setText, lambda: self.tr("These are the sums of the full sheet."))
        self.full.clicked.connect(self.budget_asked)
        self.word(self.agree.setText, lambda: self.tr("The {0} agrees to their use").format(self._session.person))
        self.agree.clicked.connect(self.agreed)
        titles: dict[str, Callable[[], str]] = {
            "income": lambda: self.tr("Income"),
            "spending": lambda: self.tr("Spending"),
            "priority": lambda: self.tr("Priority debts"),
        }
        lines: list[QWidget | int] = []
        for name in NAMES:
            lines.append(self._line_of(name, titles[name]))
            lines.append(self._errors[name])
        surplus_title: QLabel = label("title")
        self.word(surplus_title.setText, lambda: self.tr("Surplus"))
        self.setLayout(
            column(
                row(head, None, key_hint("F2")),
                self.agree,
                self._agreed,
                *lines,
                filled(1, self._savings_title, self._savings),
                line(),
                filled(1, surplus_title, self._surplus),
                self._bar,
                filled(0, self._taken, self._line),
                row(self.full, None, budget_key),
                self._from_sheet,
                spacing=5,
            )
        )

    def _line_of(self, name: str, title: Callable[[], str]) -> QWidget:
        caption, field, often = label("body_muted", wrap=True), self.fields[name], self.frequencies[name]
        caption.setBuddy(field)
        often.setMaxVisibleItems(len(BUDGET_FREQUENCIES))
        self.word(caption.setText, title)
        self.word(field.setAccessibleName, title)
        self.word(often.setAccessibleName, lambda: self.tr("{0}, how often").format(title()))
        self._lines[name] = MeansLine(caption, field, often)
        return self._lines[name]

    def set_compact(self, compact: bool) -> None:
        """Narrower fields for a small window."""
        for name in NAMES:
            self._lines[name].set_room(74 if compact else 88)

    def focus_first(self) -> None:
        """Go to the first figure."""
        self.fields["income"].setFocus()
        self.fields["income"].selectAll()

    def _edited(self, name: str, reason: Refusal | None) -> None:
        self._errors[name].complain(reason)
        self._model.set_trouble(None, name, there=reason is not None)
        if reason is None:
            self._push()

    def _push(self) -> None:
        if all(error.reason is None for error in self._errors.values()):
            self._model.set_household(self._household())

    def _household(self) -> Household | None:
        values = [self.fields[name].value for name in NAMES]
        if values[0] is None or values[1] is None:
            return None
        often: list[Frequency] = [self.frequencies[name].value for name in NAMES]
        return quick(values[0], values[1], values[2] or NOTHING, frequencies=(often[0], often[1], often[2]))

    def _show_means(self) -> None:
        for error in self._errors.values():
            error.complain(None)
        household = self._model.case.household if self._model.case else None
        known: dict[str, tuple[Money | None, Frequency]] = dict.fromkeys(NAMES, (None, MONTHLY))
        full = household is not None and not is_quick(household)
        if household is not None and not full:
            known["income"] = (household.incomes[0].amount, household.incomes[0].frequency)
            known["spending"] = (household.spending[0].amount, household.spending[0].frequency)
            if household.priority_debts:
                known["priority"] = (household.priority_debts[0].amount, household.priority_debts[0].frequency)
        elif household is not None:
            month = month_of(household, self._model.policy.savings)
            known = {name: (getattr(month, name), MONTHLY) for name in NAMES}
        self._from_sheet.setVisible(full)
        self.show_consent()
        for name, (amount, often) in known.items():
            self.fields[name].setReadOnly(full)
            set_state(self.fields[name], "solved", full)
            self.frequencies[name].setEnabled(not full)
            self.fields[name].set_currency(self._model.currency)
            self.fields[name].set_value(amount)
            self.fields[name].refresh()
            self.frequencies[name].set_value(often)
        self.relabel()

    def show_consent(self) -> None:
        """Ask for the consent that comes before the first figure, or say when it was given."""
        account = self._model.account
        held = means.sheet(self._session.store, account.number) if account else None
        sheet = self._session.known(held, None, account.number if account else "")
        given = next((one.at for one in sheet.consents if one.who == "client"), None) if sheet else None
        if given is not None and self.agree.hasFocus():
            # What was pressed goes: the figures that it allows come next.
            self.focus_first()
        self.agree.setVisible(given is None)
        day = formats.brief_date(given.date(), self._session.language) if given else ""
        self._agreed.setVisible(given is not None)
        self._agreed.setText(self.tr("Agreed on {0}").format(day) if given else "")

    def relabel(self) -> None:
        case = self._model.case
        if case is None:
            return
        language, currency, policy = self._session.language, self._model.currency, self._model.policy
        share = formats.percent(policy.savings.share, 0, language)
        self._savings_title.setText(self.tr("Savings line, {0}").format(share))
        month = case.month
        self._savings.setText(formats.plain(month.savings, currency) if month else "–")
        self._surplus.setText(formats.plain(month.amount, currency) if month else "–")
        self._line.setText(self.tr("line {0}").format(formats.percent(policy.share_of_surplus, 0, language)))
        outcome = self._model.good[self._model.compared]
        taken = outcome.affordability.share if outcome else None
        self._bar.show_share(float(taken or 0), float(policy.share_of_surplus))
        said = (
            [self.tr("chosen plan takes {0}").format(formats.percent(taken, 1, language))] if taken is not None else []
        )
        if case.needed:
            needed = formats.plain(case.needed, currency)
            said.append(self.tr("the other listed debts need {0} a month").format(needed))
        self._taken.setText("; ".join(said) if language == "en" else "；".join(said))

    def _why(self, reason: Refusal) -> str:
        return wording.reason(reason, self._session.language, self._model.currency)
