"""The deferral card: so many due dates later or lighter, then the plan goes on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from msgspec import structs

from calculators.deferral import DeferralRule
from calculators.rounding import NOTHING, Money
from reports import formats
from restructure.offers.option import Option
from restructure.offers.outcome import Simulated
from restructure.offers.plan_summary import in_short
from restructure.offers.terms import DeferralTerms, DownPayment
from ui.desk.card import BASIS_POINTS, HIGHEST_POINTS, LONGEST_SHOWN, OptionCard
from ui.desk.field_row import Scale
from ui.desk.reaching import Slid, write_whole
from ui.field_words import payments_word
from ui.widgets.choice import Choice
from ui.widgets.fields import MoneyEdit, percent_edit, whole_edit

MOST_DEFERRED = 12
Meanwhile = tuple[str, str]
MEANWHILE: tuple[Meanwhile, ...] = (
    ("interest_only", "collect"),
    ("nothing", "collect"),
    ("nothing", "capitalise"),
    ("nothing", "freeze"),
)


class DeferralCard(OptionCard):
    """So many due dates later or lighter, then the plan goes on."""

    def add_rows(self) -> None:
        self.deferred = whole_edit("periods", 1, 60)
        self.payments = whole_edit("payments", 1, 1200)
        self.rate = percent_edit("annual_rate")
        self.meanwhile = Choice(MEANWHILE, self._meanwhile_name)
        self.afterwards = Choice(("same_end", "extend"), self._afterwards_name)
        self.add_row("periods", self.deferred, lambda: self.tr("Deferred"), lambda units: self._rule(periods=units))
        self.add_row("payments", self.payments, lambda: self.tr("Payments in all"), self._slide_payments)
        self.add_row("annual_rate", self.rate, lambda: self.tr("Annual rate"), self._slide_rate)
        self.add_row("interest", self.meanwhile, lambda: self.tr("Meanwhile"))
        self.add_row("afterwards", self.afterwards, lambda: self.tr("Afterwards"), more=True)
        self.down = MoneyEdit("down_payment")
        self.add_row("down_payment", self.down, lambda: self.tr("Down payment"), more=True)
        self.down.edited.connect(self._put_down)
        self.add_waivers(more=("penalty", "interest", "fees"))
        self.deferred.edited.connect(lambda value: self._rule(periods=value) if value else None)
        self.payments.edited.connect(lambda value: self._remaining(payments=value) if value else None)
        self.rate.edited.connect(lambda value: self._remaining(annual_rate=value) if value is not None else None)
        self.meanwhile.picked.connect(lambda pair: self._rule(during=pair[0], interest=pair[1]))
        self.afterwards.picked.connect(lambda value: self._rule(afterwards=value))

    def _put_down(self, amount: Money | None) -> None:
        remaining = self._terms.remaining
        start = remaining.start or remaining.first_due
        paid_on = max(remaining.down_payment.date, start) if remaining.down_payment else start
        self._remaining(down_payment=DownPayment(amount, paid_on) if amount else None)

    def _slide_payments(self, units: int) -> None:
        self._remaining(payments=units)

    def _slide_rate(self, units: int) -> None:
        self._remaining(annual_rate=Decimal(units) / BASIS_POINTS)

    @property
    def _terms(self) -> DeferralTerms:
        terms = self.model.options[self.kind].terms
        assert isinstance(terms, DeferralTerms)
        return terms

    def _rule(self, **fields: Any) -> None:
        rule: DeferralRule = replace(self._terms.rule, **fields)
        self.change(replace(self.model.options[self.kind], terms=structs.replace(self._terms, rule=rule)))

    def _remaining(self, **fields: Any) -> None:
        remaining = structs.replace(self._terms.remaining, **fields)
        self.change(replace(self.model.options[self.kind], terms=structs.replace(self._terms, remaining=remaining)))

    def _meanwhile_name(self, pair: Meanwhile) -> str:
        return {
            ("interest_only", "collect"): self.tr("interest only"),
            ("nothing", "collect"): self.tr("nothing, interest later"),
            ("nothing", "capitalise"): self.tr("nothing, interest added"),
            ("nothing", "freeze"): self.tr("nothing, no interest"),
        }[pair]

    def _afterwards_name(self, value: str) -> str:
        return {"same_end": self.tr("same end"), "extend": self.tr("end moves back")}[value]

    def headline(self, outcome: Simulated) -> tuple[tuple[str, str], ...]:
        """The deferred payments; where all are alike, also what follows them."""
        told = in_short(outcome)
        currency, deferred = told.currency, told.deferred
        if len(deferred) > 2:
            ends = [formats.plain(run.amount, currency) for run in (deferred[0], deferred[-1])]
            many = f"× {sum(run.count for run in deferred)}"
            return (("hero", ends[0]), ("body_muted", self.tr("to")), ("hero", ends[1]), ("body_muted", many))
        if len(deferred) == 2:
            first, then = deferred
            return (
                ("hero", formats.plain(first.amount, currency)),
                ("body_muted", self.tr("then") if first.count == 1 else self.tr("× {0}, then").format(first.count)),
                ("hero", formats.plain(then.amount, currency)),
                ("body_muted", "" if then.count == 1 else f"× {then.count}"),
            )
        return (
            ("hero", formats.plain(deferred[0].amount, currency)),
            ("body_muted", self.tr("× {0}, then").format(deferred[0].count)),
            ("hero", self.one_figure(outcome)),
        )

    def one_figure(self, outcome: Simulated) -> str:
        """The regular payment after the deferral."""
        told = in_short(outcome)
        return formats.plain(max(told.rest, key=lambda run: run.count).amount, told.currency)

    def subline(self, outcome: Simulated) -> str:
        told, language = in_short(outcome), self.session.language
        ends = formats.brief_date(outcome.totals.final_due, language)
        rest = sum(run.count for run in told.rest)
        if len(told.deferred) > 1:
            return self.tr("then {0} × {1}, ends {2}").format(self.one_figure(outcome), rest, ends)
        return self.tr("{0} + {1}, ends {2}").format(told.deferred[0].count, payments_word(rest), ends)

    def show_rows(self, option: Option, outcome: Simulated | None) -> None:
        terms = option.terms
        assert isinstance(terms, DeferralTerms)
        seen = outcome.terms if outcome else terms
        assert isinstance(seen, DeferralTerms)
        self.rows["periods"].show_value(terms.rule.periods, solved=False, scale=Scale(1, MOST_DEFERRED))
        count = terms.remaining.payments or seen.remaining.payments
        self.rows["payments"].show_value(count, solved=False, scale=Scale(2, LONGEST_SHOWN))
        rate_scale = Scale(0, HIGHEST_POINTS, 25, units=BASIS_POINTS)
        self.rows["annual_rate"].show_value(terms.remaining.annual_rate, solved=False, scale=rate_scale)
        self.meanwhile.set_value((terms.rule.during, terms.rule.interest))
        self.afterwards.set_value(terms.rule.afterwards)
        down = terms.remaining.down_payment
        self.down.set_currency(self.model.currency)
        self.rows["down_payment"].show_value(down.amount if down else NOTHING, solved=False, scale=None)
        self.show_waivers(option)

    def slid(self) -> tuple[Slid, ...]:
        return (
            Slid(self.kind, self.rows["periods"], lambda: (1, MOST_DEFERRED), self._at_periods, write_whole),
            Slid(self.kind, self.rows["payments"], lambda: (2, LONGEST_SHOWN), self._at_count, write_whole),
            Slid(self.kind, self.rows["annual_rate"], lambda: (0, HIGHEST_POINTS), self._at_rate, self.write_rates),
        )

    def _at_periods(self, periods: int) -> Option:
        return self._at(structs.replace(self._terms, rule=replace(self._terms.rule, periods=periods)))

    def _at_count(self, count: int) -> Option:
        return self._at(structs.replace(self._terms, remaining=structs.replace(self._terms.remaining, payments=count)))

    def _at_rate(self, points: int) -> Option:
        remaining = structs.replace(self._terms.remaining, annual_rate=Decimal(points) / BASIS_POINTS)
        return self._at(structs.replace(self._terms, remaining=remaining))

    def _at(self, terms: DeferralTerms) -> Option:
        return replace(self.model.options[self.kind], terms=terms)
