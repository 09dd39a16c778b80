"""The side of the Budget screen: the running surplus, the verdict, what the plan withstands."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from msgspec import structs
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money
from reports import formats, wording
from restructure.household.household import LumpSum
from restructure.household.means import Means
from restructure.household.sheet import PastMonth, parse_past
from restructure.money.currency import plain_text
from restructure.proposals.plan_stress import Beside
from ui.budget.stress import StressPanel, small_grid
from ui.models.sheet import SheetModel
from ui.models.undo import Step
from ui.session import Session
from ui.theme import style
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, column, figure, label, line, row
from ui.widgets.error_line import ErrorLine
from ui.widgets.fields import MoneyEdit, ValueEdit
from ui.widgets.unseen import told_findings
from ui.widgets.verdict import FindingLine, VerdictBox

STEPS = ("income", "fixed", "flexible", "priority", "before", "savings", "surplus")
BOLD = ("before", "surplus")
MONEY_FROM = ("savings", "sale", "family", "borrowed")


class Fall(QWidget):
    """One step of the waterfall: where its bar begins and ends, as shares of income."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role, self._from, self._to = role, 0.0, 0.0
        self.setFixedHeight(12)
        self.setMinimumWidth(70)

    def show_bar(self, start: float, end: float) -> None:
        """Show the bar between two shares of income."""
        self._from, self._to = min(max(start, 0.0), 1.0), min(max(end, 0.0), 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        wide = max((self._to - self._from) * self.width(), 1.5 if self._to > self._from else 0)
        QPainter(self).fillRect(QRectF(self._from * self.width(), 1, wide, 10), style().color(self._role))


class Side(Panel):
    """Everything that follows from the sheet, as it is typed."""

    def __init__(self, session: Session, model: SheetModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.hero, self._unit = label("hero"), label("body_muted", wrap=True)
        self._figures = {step: figure("bold" if step in BOLD else "small") for step in STEPS}
        bars = {"income": "part_2", "surplus": "accent", "before": "accent_mid"}
        self._bars = {step: Fall(bars.get(step, "part_4")) for step in STEPS}
        self.verdict = VerdictBox()
        self.stress = StressPanel(session, model)
        self.shock = MoneyEdit("shock")
        self.shock.setFixedWidth(104)
        self._errors = {name: ErrorLine(self._why) for name in ("shock", "lump_sum", "past")}
        self.past = ValueEdit(self._read_past, self._show_past)
        self.past.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.lump = MoneyEdit("lump_sum")
        self.lump.setFixedWidth(104)
        self.lump_from = Choice(MONEY_FROM, lambda value: wording.name("money", value, session.language))
        self._findings = [FindingLine() for _ in range(4)]
        self._shares = {name: (figure("small"), label("muted")) for name in ("housing", "debts", "income", "spending")}
        self._floor = label("caution", wrap=True)
        self._lay_out()
        self.shock.edited.connect(self._set_shock)
        self.lump.edited.connect(lambda _: self._set_lump())
        self.lump_from.picked.connect(lambda _: self._set_lump())
        self.past.edited.connect(self._set_past)
        for name, field in (("shock", self.shock), ("lump_sum", self.lump), ("past", self.past)):
            field.refused.connect(self._errors[name].complain)
        model.looked_at.connect(self.relabel)

    def _lay_out(self) -> None:
        head, month, shock = label("head"), label("muted"), label("body_muted")
        self.word(head.setText, lambda: self.tr("Running surplus"))
        self.word(month.setText, lambda: self.tr("per month"))
        self.word(shock.setText, lambda: self.tr("A sudden cost of"))
        self.word(self.shock.setAccessibleName, lambda: self.tr("A sudden cost of"))
        shock.setBuddy(self.shock)
        past, lump = label("body_muted"), label("body_muted")
        self.word(past.setText, lambda: self.tr("Last 6 to 12 months, income and spending"))
        self.word(self.past.setAccessibleName, lambda: self.tr("Last 6 to 12 months, income and spending"))
        self.word(self.past.setPlaceholderText, lambda: self.tr("6100 5200; 5900 5300; …"))
        self.word(lump.setText, lambda: self.tr("Money that is there"))
        self.word(self.lump.setAccessibleName, lambda: self.tr("Money that is there"))
        self.word(self.lump_from.setAccessibleName, lambda: self.tr("Where the money comes from"))
        past.setBuddy(self.past)
        lump.setBuddy(self.lump)
        self.setLayout(
            column(
                row(head, 4, month, None),
                row(self.hero, 6, self._unit, None, spacing=2),
                self._waterfall(),
                self.verdict,
                self._floor,
                *self._findings,
                line(),
                self.stress,
                row(shock, None, self.shock),
                self._errors["shock"],
                row(lump, None, self.lump),
                self._errors["lump_sum"],
                row(None, self.lump_from),
                past,
                self.past,
                self._errors["past"],
                line(),
                self._share_table(),
                None,
                spacing=6,
                margins=(14, 12, 14, 12),
            )
        )

    def _waterfall(self) -> QGridLayout:
        words = {
            "income": lambda: self.tr("Income"),
            "fixed": lambda: self.tr("Fixed"),
            "flexible": lambda: self.tr("Flexible"),
            "priority": lambda: self.tr("Priority debts"),
            "before": lambda: self.tr("Before savings"),
            "savings": lambda: self.tr("Savings line"),
            "surplus": lambda: self.tr("Surplus"),
        }
        made = small_grid()
        for place, step in enumerate(STEPS):
            name = label("bold" if step in BOLD else "muted")
            self.word(name.setText, words[step])
            made.addWidget(name, place, 0)
            made.addWidget(self._bars[step], place, 1)
            made.addWidget(self._figures[step], place, 2)
        return made

    def _share_table(self) -> QGridLayout:
        words = {
            "housing": lambda: self.tr("Housing"),
            "debts": lambda: self.tr("All debt with this plan"),
            "income": lambda: self.tr("Evidence, income"),
            "spending": lambda: self.tr("Evidence, spending"),
        }
        head, made = label("head"), small_grid()
        self.word(head.setText, lambda: self.tr("Shares"))
        made.addWidget(head, 0, 0)
        for place, (name, (share, at)) in enumerate(self._shares.items(), 1):
            title = label("muted")
            self.word(title.setText, words[name])
            made.addWidget(title, place, 0)
            made.addWidget(at, place, 1)
            made.addWidget(share, place, 2)
        return made

    def start(self) -> None:
        """Show the sheet that was opened."""
        for field in (self.shock, self.lump):
            field.set_currency(self._model.currency)
        self.relabel()
        for shown in (self.shock, self.lump, self.past):
            shown.refresh()
        for error in self._errors.values():
            error.complain(None)

    def _set_shock(self, amount: Money | None) -> None:
        self._errors["shock"].complain(None)
        self._model.change(replace(self._model.sheet, shock=amount or NOTHING), Step("shock"), typing=True)

    def _set_lump(self) -> None:
        self._errors["lump_sum"].complain(None)
        amount = self.lump.value
        lump = LumpSum(amount, self._session.today(), self.lump_from.value) if amount else None
        self._model.change(replace(self._model.sheet, lump_sum=lump), Step("lump_sum"), typing=True)

    def _set_past(self, past: tuple[PastMonth, ...] | None) -> None:
        self._errors["past"].complain(None)
        self._model.change(replace(self._model.sheet, past=past or ()), Step("past"), typing=True)

    def _read_past(self, text: str) -> tuple[PastMonth, ...]:
        return parse_past(text, self._model.currency, self._session.today())

    def _show_past(self, past: tuple[PastMonth, ...]) -> str:
        figures = ((one.income, one.spending) for one in past)
        return "; ".join(
            " ".join(plain_text(amount, self._model.currency).removesuffix(".00") for amount in pair)
            for pair in figures
        )

    def _why(self, reason: Refusal) -> str:
        return wording.reason(reason, self._session.language, self._model.currency)

    def relabel(self) -> None:
        means, language, currency = self._model.means, self._session.language, self._model.currency
        if means is None:
            return
        month, sheet = means.month, self._model.sheet
        self.shock.set_value(sheet.shock or None)
        self.lump.set_value(sheet.lump_sum.amount if sheet.lump_sum else None)
        self.past.set_value(sheet.past or None)
        if sheet.lump_sum:
            self.lump_from.set_value(sheet.lump_sum.source)
        self.hero.setText(formats.plain(month.amount, currency) if month else "–")
        self._unit.setText(self.tr("{0} left after the savings line").format(currency))
        self._fill_waterfall(means)
        beside = self._model.beside
        self._say_verdict(means, beside)
        short = means.short_of_floor
        self._floor.setVisible(short is not None)
        if short is not None:
            self._floor.setText(
                self.tr("Living costs are {0} below the local minimum. Is anything missing?").format(
                    formats.money(short, currency, language)
                )
            )
        self.stress.show_plan(beside)
        self._fill_shares(means, beside)
        self._show_findings(beside is not None)

    def _show_findings(self, there: bool) -> None:
        outcome = self._model.desk.chosen_outcome
        found = outcome.findings if outcome is not None and there else ()
        for place, shown in enumerate(self._findings):
            shown.setVisible(place < len(found))
            if place < len(found) and outcome is not None:
                told = told_findings(self._session, self._model.desk.policy, (found[place],))
                shown.show_findings(structs.replace(outcome, findings=(found[place],)), told, self._session.language)

    def _fill_waterfall(self, means: Means) -> None:
        sections, currency, month = means.sections, self._model.currency, means.month
        flexible = sections["communications"] + sections["food"] + sections["personal"]
        savings = month.savings if month else NOTHING
        amounts = {
            "income": sections["income"],
            "fixed": Money(-sections["fixed"]),
            "flexible": Money(-flexible),
            "priority": Money(-sections["priority"]),
            "before": means.before_savings,
            "savings": Money(-savings),
            "surplus": month.amount if month else NOTHING,
        }
        whole, left = max(sections["income"], 1), int(sections["income"])
        for step, amount in amounts.items():
            self._figures[step].setText(formats.plain(amount, currency) if month else "–")
            before = left
            left += amount if amount < 0 and step not in BOLD else 0
            start = 0 if step == "income" or step in BOLD else left
            self._bars[step].show_bar(
                start / whole, max(amount, 0) / whole if start == 0 and amount > 0 else before / whole
            )

    def _say_verdict(self, means: Means, beside: Beside | None) -> None:
        language, currency = self._session.language, self._model.currency
        unknown = wording.say("verdict.unknown", language)
        if means.waiting:
            self.verdict.show_verdict("unknown", unknown, wording.say(f"waiting.{means.waiting}", language))
            return
        if means.month is not None and means.before_savings < 0:
            word = wording.say("verdict.unaffordable", language)
            over = Money(-means.before_savings)
            said = wording.say("waiting.nothing_left", language, currency=currency, amount=over)
            self.verdict.show_verdict("unaffordable", word, said)
            return
        outcome = self._model.desk.chosen_outcome
        if beside is None or outcome is None:
            self.verdict.show_verdict("unknown", unknown, wording.say("waiting.no_plan", language))
            return
        often = outcome.terms.frequency
        word, said = wording.verdict(beside.affordability, self._model.policy, language, currency, often)
        plan = self.tr("The largest payment is {0}.").format(formats.plain(outcome.totals.largest_payment, currency))
        self.verdict.show_verdict(
            beside.affordability.verdict, word, (" " if language == "en" else "").join((plan, said))
        )

    def _fill_shares(self, means: Means, beside: Beside | None) -> None:
        language, policy, month = self._session.language, self._model.policy, means.month
        debts = None
        if month is not None and month.income > 0 and beside is not None:
            debts = Fraction(month.priority + beside.payment, month.income)
        shown = {
            "housing": (means.housing_share, policy.housing_line),
            "debts": (debts, policy.debt_line),
            "income": (means.shown_income, None),
            "spending": (means.shown_spending, None),
        }
        for name, (share, at) in shown.items():
            figure_, words = self._shares[name]
            figure_.setText(formats.percent(share, 1, language) if share is not None else "–")
            over = share is not None and at is not None and share > at
            text = self.tr("above the line {0}") if over else self.tr("line {0}")
            words.setText(text.format(formats.percent(at, 0, language)) if at is not None else "")
