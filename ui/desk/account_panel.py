"""Left column, top: who owes what, by part, since when, and how it went so far."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from calculators.parts import PARTS, Parts
from reports import formats, wording
from reports.facts import confirmed_by
from restructure.agreements.standing import Open, Settled, as_confirmed, days_late
from restructure.parties.account import Account, Debt, Month, is_stale
from restructure.parties.account_fields import MASKED, values_of
from restructure.parties.masking import masked_field
from restructure.policy import days_off_under
from restructure.store import audit
from ui.desk.contact_notice import NoRulesNotice
from ui.desk.other_accounts import OtherAccounts
from ui.desk.reveal import Reveal
from ui.desk.standing_banner import StandingBanner
from ui.field_words import days_word, part_name
from ui.models.desk import DeskModel
from ui.session import Session
from ui.theme import font, style
from ui.widgets.elements import Panel, button, column, figure, filled, icon_label, label, line, row

STRIPE, PITCH = 2.0, 4.0
"""How wide the stripes of a texture are, and how far apart they begin."""


class DebtBar(QWidget):
    """The parts of the debt to scale, told apart by texture as well as shade."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = Parts()
        self.setFixedHeight(9)

    def show_parts(self, parts: Parts) -> None:
        """Show other parts."""
        self._parts = parts
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x, whole = 0.0, max(self._parts.total, 1)
        for index, name in enumerate(PARTS):
            width = self.width() * getattr(self._parts, name) / whole
            paint_part(painter, QRectF(x, 0, width, self.height()), index)
            x += width


class PartMark(QWidget):
    """The same texture beside the part's name."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self._index = index
        self.setFixedSize(QSize(10, 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_part(QPainter(self), QRectF(0, 0, 10, 10), self._index)


def paint_part(painter: QPainter, area: QRectF, index: int) -> None:
    """Fill an area in the shade and texture of a part: full, slanting stripes, upright stripes, an outline."""
    dark, ground = style().color("part_1"), style().color("surface")
    if index == 0:
        painter.fillRect(area, dark)
        return
    painter.save()
    painter.setClipRect(area)
    painter.fillRect(area, style().color("part_4") if index == 3 else ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if index in (1, 2):
        slant = area.height() if index == 1 else 0.0
        painter.setPen(QPen(dark if index == 1 else style().color("part_2"), STRIPE))
        x = area.left() + STRIPE / 2
        while x < area.right() + slant:
            painter.drawLine(QPointF(x, area.top()), QPointF(x - slant, area.bottom()))
            x += PITCH + index
    painter.setPen(QPen(style().color("control"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


class HistoryStrip(QWidget):
    """The last twelve months: paid, paid in part, missed; each a sign, never a colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self._months: tuple[Month, ...] = ()
        self.setFixedHeight(32)

    def show_months(self, months: tuple[Month, ...]) -> None:
        """Show up to twelve months, the last ones."""
        self._months = months[-12:]
        self.setVisible(bool(self._months))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = self.width() / 12
        painter.setFont(font(10))
        for index, month in enumerate(self._months):
            sign, role = month_sign(month)
            box = QRectF(index * pitch + 1, 1, pitch - 3, 16)
            soft = "sunken" if role == "muted" else f"{role}_soft"
            painter.setPen(QPen(style().color("border" if role == "muted" else role), 1))
            painter.setBrush(style().color(soft))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(style().color(role))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)
            painter.setPen(style().color("muted"))
            below = QRectF(index * pitch - 2, 18, pitch + 3, 13)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(month.month.month))


def month_sign(month: Month) -> tuple[str, str]:
    """A sign and its colour role: paid on time, behind but paying, nothing paid while behind, not known."""
    if month.months_late is None:
        return "?", "muted"
    if month.months_late == 0:
        return "\N{CHECK MARK}", "muted"
    return ("\N{VULGAR FRACTION ONE HALF}", "caution") if month.paid else ("\N{MULTIPLICATION SIGN}", "negative")


TEXTS = ("number", "id_number", "phone", "co_debtor", "guarantor", "creditor")
"""The fields of an account that stand here as they are, or masked."""


def _hidden(account: Account) -> bool:
    """Whether anything of an account is shown masked."""
    values = values_of(account)
    return any(values[name] for name in TEXTS if name in MASKED)


class AccountPanel(Panel):
    """The account as confirmed; two ways to bring an old balance up to date."""

    confirm_asked = Signal()
    correct_asked = Signal()
    account_asked = Signal(str)
    rules_asked = Signal()

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self._name = label("title", wrap=True)
        self._demo = label("demo")
        self._facts = {name: figure("small", wrap=True) for name in (*TEXTS, "product", "rate")}
        self._titles = dict[str, QLabel]()
        self._overdue = label("caution", wrap=True, align=Qt.AlignmentFlag.AlignRight)
        self._total = label("hero", wrap=True)
        self._bar = DebtBar()
        self._parts = {name: figure("small", wrap=True) for name in PARTS}
        self._as_of = label("muted", wrap=True)
        self._accrued = label("small", wrap=True)
        self._stale = StaleNotice()
        self._history_title = label("muted", wrap=True)
        self._history = HistoryStrip()
        self._paid = label("muted", wrap=True)
        self._correct = button("link")
        self._correct.clicked.connect(self.correct_asked)
        self._stale.confirm_asked.connect(self.confirm_asked)
        self.reveal, self._revealed = Reveal(), False
        self.banner, self.no_rules = StandingBanner(session, model), NoRulesNotice(session, model)
        self.elsewhere = OtherAccounts(session, model)
        self.elsewhere.opened.connect(self.account_asked)
        self.no_rules.asked.connect(self.rules_asked)
        self._lay_out()
        model.account_changed.connect(self._hide_again)
        model.situation_changed.connect(self.relabel)
        self.reveal.asked.connect(self._reveal)
        model.outcomes_changed.connect(self._show_accrued)
        session.organisation_changed.connect(self.relabel)

    def _lay_out(self) -> None:
        head, debt_head = label("head"), label("muted", wrap=True)
        self.word(head.setText, lambda: self.tr("Account"))
        self.word(self._correct.setText, lambda: self.tr("Correct"))
        self.word(self._demo.setText, lambda: self.tr("demo"))
        self._debt_head = debt_head
        named = filled(0, self._name, self._demo)
        named.setAlignment(self._demo, Qt.AlignmentFlag.AlignTop)
        self.setLayout(
            column(
                row(head, None, self._correct),
                named,
                self.banner,
                self.no_rules,
                self.elsewhere,
                self._fact_grid(),
                self.reveal,
                line(),
                filled(1, debt_head, self._overdue),
                self._total,
                self._bar,
                self._part_grid(),
                self._as_of,
                self._accrued,
                self._stale,
                self._history_title,
                self._history,
                self._paid,
                spacing=5,
            )
        )

    def _fact_grid(self) -> QGridLayout:
        grid = _grid()
        titles = {
            "number": lambda: self.tr("Number"),
            "id_number": lambda: self.tr("ID"),
            "phone": lambda: self.tr("Phone"),
            "co_debtor": lambda: self.tr("Co-debtor"),
            "guarantor": lambda: self.tr("Guarantor"),
            "creditor": lambda: self.tr("Creditor"),
            "product": lambda: self.tr("Product"),
            "rate": lambda: self.tr("Contract rate"),
        }
        for position, (name, text) in enumerate(titles.items()):
            title = label("muted", wrap=True)
            self.word(title.setText, text)
            self._titles[name] = title
            grid.addWidget(title, position, 0)
            grid.addWidget(self._facts[name], position, 1)
        return grid

    def _part_grid(self) -> QGridLayout:
        grid = _grid()
        grid.setColumnStretch(0, 0)
        grid.setColumnStretch(1, 1)
        for position, name in enumerate(PARTS):
            title = label("small", wrap=True)
            self.word(title.setText, lambda name=name: part_name(name))  # type: ignore[misc]
            grid.addWidget(PartMark(position), position, 0)
            grid.addWidget(title, position, 1)
            grid.addWidget(self._parts[name], position, 2)
        return grid

    def relabel(self) -> None:
        account, case = self._model.account, self._model.case
        if account is None or case is None:
            return
        language, currency = self._session.language, account.currency
        self._name.setText(account.debtor.name or self.tr("no name on file"))
        self._demo.setVisible(account.demo)
        values = values_of(account)
        for name in TEXTS:
            text = values[name] if self._revealed else masked_field(name, values[name])
            self._facts[name].setText(text or "–")
        for name in ("co_debtor", "guarantor"):
            for shown in (self._facts[name], self._titles[name]):
                shown.setVisible(bool(values[name]))
        self._facts["product"].setText(wording.name("product", account.product, language))
        rate = account.contract_rate
        self._facts["rate"].setText(formats.percent(rate, 2, language) if rate is not None else "–")
        now = self._model.standing
        assert now is not None
        head = self.tr("Debt today, {0}") if case.debt.accrued else self.tr("Confirmed debt, {0}")
        if not as_confirmed(now):
            head = self.tr("Left of the debt, {0}")
        if self._model.together:
            head = self.tr("Debt of {0} accounts, {1}").format(len(self._model.taken), "{0}")
        self._debt_head.setText(head.format(currency))
        overdue = days_late(now, self._session.today())
        self._overdue.setText(self.tr("{0} overdue").format(days_word(overdue)) if overdue else "")
        self._show_debt(account, case.debt)
        self._show_history(account)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Meanwhile somebody may have decided who is one person.
        self.elsewhere.look()

    def _hide_again(self) -> None:
        account = self._model.account
        self._revealed = False
        self.reveal.start(needed=account is not None and _hidden(account))
        self.relabel()

    def _reveal(self, reason: str) -> None:
        account, store = self._model.account, self._session.store
        if account is not None and self._session.write(
            lambda: audit.record_alone(store, "revealed", account.number, reason)
        ):
            self._revealed = True
            self.reveal.start(needed=False)
            self.relabel()

    def _show_debt(self, account: Account, debt: Debt) -> None:
        currency = account.currency
        self._total.setText(formats.plain(debt.total, currency))
        self._bar.show_parts(debt.parts)
        for name in PARTS:
            self._parts[name].setText(formats.plain(getattr(debt.parts, name), currency))
        self._as_of.setText(self._from_what(account))
        self._show_accrued()
        ours = self._session.organisation
        days_off = days_off_under(ours.policy.rule_set)
        stale = debt.total > 0 and is_stale(account.as_of, self._session.today(), ours.deadlines.stale_days, days_off)
        self._stale.show_state(stale, accrues=bool(account.contract_rate))

    def _from_what(self, account: Account) -> str:
        """For which day the balance stands, and who or what says so."""
        language, now = self._session.language, self._model.standing
        day, who = formats.date(account.as_of, language), confirmed_by(account, language)
        if isinstance(now, Open) and now.received:
            confirmed = formats.date(now.credited.since, language)
            return self.tr("As of {0}: as confirmed by {1} for {2}, less payments").format(day, who, confirmed)
        if isinstance(now, Open):
            return self.tr("As of {0}, confirmed by {1}").format(day, who)
        return "" if isinstance(now, Settled) else self.tr("As of {0}, as agreement {1} leaves it").format(day, who)

    def _show_accrued(self) -> None:
        case = self._model.case
        if case is None:
            return
        debt = case.debt
        self._accrued.setVisible(debt.accrued > 0)
        self._accrued.setText(
            self.tr("of which {0} interest accrued since").format(formats.plain(debt.accrued, debt.currency))
        )

    def _show_history(self, account: Account) -> None:
        language, currency = self._session.language, account.currency
        self._history.show_months(account.history)
        self._history_title.setVisible(bool(account.history))
        self._history_title.setText(self.tr("Last {0} months").format(min(12, len(account.history))))
        said = []
        if account.last_paid_on is not None and account.last_paid:
            amount, day = formats.plain(account.last_paid, currency), formats.date(account.last_paid_on, language)
            said.append(self.tr("Last paid {0} on {1}").format(amount, day))
        if account.paid_so_far:
            said.append(self.tr("Paid so far {0}").format(formats.plain(account.paid_so_far, currency)))
        self._paid.setText("\n".join(said))
        self._paid.setVisible(bool(said))


class StaleNotice(Panel):
    """An old balance: what happens to it, and the way to confirm it again."""

    confirm_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._text: QLabel = label("small", wrap=True)
        self.confirm = button("link")
        self._accrues = False
        self.setLayout(
            row(
                icon_label("warn", "caution", 16),
                column(self._text, self.confirm, spacing=2),
                spacing=8,
                margins=(8, 6, 8, 6),
            )
        )
        self.confirm.clicked.connect(self.confirm_asked)
        self.word(self.confirm.setText, lambda: self.tr("Confirm again"))

    def show_state(self, stale: bool, *, accrues: bool) -> None:
        """Show or hide; ``accrues`` says whether a contract rate brings the balance up to date."""
        self._accrues = accrues
        self.setVisible(stale)
        self.relabel()

    def relabel(self) -> None:
        self._text.setText(
            self.tr("This balance is old. Interest at the contract rate is added up to today.")
            if self._accrues
            else self.tr("This balance is old and has no rate: confirm it again before signing.")
        )


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(3)
    grid.setHorizontalSpacing(6)
    grid.setColumnStretch(1, 1)
    return grid
