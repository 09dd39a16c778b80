"""The three cards: what each can change, and how its headline reads."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from calculators.deferral import DeferralRule
from calculators.instalment import METHODS
from calculators.rounding import Money
from calculators.settlement import OnDefault
from reports import formats, wording
from restructure.currency import minor_digits
from restructure.opening import Option
from restructure.simulation import Simulated
from restructure.terms import DeferralTerms, InstalmentTerms, SettlementTerms
from ui.desk.card import OptionCard
from ui.desk.field_row import Scale
from ui.desk.words import payments_word, per_frequency
from ui.widgets.choice import Choice
from ui.widgets.fields import MoneyEdit, date_edit, percent_edit, whole_edit

LONGEST_SHOWN = 60
HIGHEST_RATE = Decimal("0.24")
BASIS_POINTS = Decimal(10_000)
PERCENT = Decimal(100)

Meanwhile = tuple[str, str]
MEANWHILE: tuple[Meanwhile, ...] = (
    ("interest_only", "collect"),
    ("nothing", "collect"),
    ("nothing", "capitalise"),
    ("nothing", "freeze"),
)


def whole_units(amount: int, currency: str) -> int:
    """An amount in whole major units, rounded down, for a slider."""
    return amount // int(10 ** minor_digits(currency))


class InstalmentCard(OptionCard):
    """Monthly amount and number of payments: one is given, the other solved."""

    def add_rows(self) -> None:
        self.payment = MoneyEdit("payment")
        self.payments = whole_edit("payments", 1, 1200)
        self.rate = percent_edit("annual_rate")
        self.method = Choice(METHODS, lambda value: wording.name("method", value, self.session.language))
        self.ends = date_edit("final_due", self.session.today)
        self.add_row("payment", self.payment, lambda: self.tr("Each payment"), self._slide_payment)
        self.add_row("payments", self.payments, lambda: self.tr("Payments"), lambda units: self._given(payments=units))
        self.add_row("annual_rate", self.rate, lambda: self.tr("Annual rate"), self._slide_rate)
        self.add_row("method", self.method, lambda: self.tr("Method"))
        self.add_row("final_due", self.ends, lambda: self.tr("Until"))
        self.payment.edited.connect(lambda value: self._given(payment=value))
        self.payments.edited.connect(lambda value: self._given(payments=value))
        self.ends.edited.connect(lambda value: self._given(final_due=value))
        self.rate.edited.connect(lambda value: self._with(annual_rate=value) if value is not None else None)
        self.method.picked.connect(self._pick_method)

    def _slide_payment(self, units: int) -> None:
        self._given(payment=Money(units * 10 ** minor_digits(self.model.currency)))

    def _slide_rate(self, units: int) -> None:
        self._with(annual_rate=Decimal(units) / BASIS_POINTS)

    @property
    def _terms(self) -> InstalmentTerms:
        terms = self.model.options[self.index].terms
        assert isinstance(terms, InstalmentTerms)
        return terms

    def _with(self, **fields: Any) -> None:
        self.change(replace(self.model.options[self.index], terms=replace(self._terms, **fields)))

    def _given(self, **given: Any) -> None:
        if next(iter(given.values())) is None:
            return
        method = "level" if "payment" in given else self._terms.method
        self._with(**({"payments": None, "payment": None, "final_due": None, "method": method} | given))

    def _pick_method(self, method: str) -> None:
        good = self.model.good[self.index]
        count = len(good.schedule) if good and self._terms.payments is None else self._terms.payments
        self._with(method=method, payments=count, payment=None, final_due=None)

    def headline(self, outcome: Simulated) -> tuple[tuple[str, str], ...]:
        currency, terms = outcome.debt.currency, outcome.terms
        assert isinstance(terms, InstalmentTerms)
        regular = outcome.schedule.payment[min(1, len(outcome.schedule) - 1)]
        if terms.method == "level":
            return (("hero", formats.plain(regular, currency)), ("body_muted", per_frequency(terms.frequency)))
        last = outcome.schedule.payment[-1]
        if len(outcome.schedule) == 1:
            return (("hero", formats.plain(last, currency)), ("body_muted", self.tr("once")))
        return (
            ("hero", formats.plain(outcome.schedule.payment[0], currency)),
            ("body_muted", self.tr("first, last")),
            ("hero", formats.plain(last, currency)),
        )

    def subline(self, outcome: Simulated) -> str:
        ends = formats.brief_date(outcome.totals.final_due, self.session.language)
        return self.tr("{0}, ends {1}").format(payments_word(outcome.totals.payments), ends)

    def show_rows(self, option: Option, outcome: Simulated | None) -> None:
        terms = option.terms
        assert isinstance(terms, InstalmentTerms)
        currency = self.model.currency
        self.payment.set_currency(currency)
        seen = outcome.terms if outcome else terms
        assert isinstance(seen, InstalmentTerms)
        payment = terms.payment or seen.payment
        count = terms.payments or seen.payments
        most = max(whole_units(self.model.case.debt.total, currency) // 4 if self.model.case else 1, 2)
        scale = Scale(1, most, reach=self._affordable(), units=Decimal(1) / 10 ** minor_digits(currency))
        self.rows["payment"].show_value(payment, solved=terms.payment is None, scale=scale)
        self.payment.setEnabled(terms.method == "level")
        self.rows["payments"].show_value(count, solved=terms.payments is None, scale=Scale(1, LONGEST_SHOWN))
        rate_scale = Scale(0, int(HIGHEST_RATE * BASIS_POINTS), 25, units=BASIS_POINTS)
        self.rows["annual_rate"].show_value(terms.annual_rate, solved=False, scale=rate_scale)
        self.method.set_value(terms.method)
        self.rows["final_due"].show_value(terms.final_due or seen.final_due, solved=terms.final_due is None, scale=None)

    def _affordable(self) -> tuple[int, int] | None:
        good = self.model.good[self.index]
        surplus = good.affordability.surplus if good else None
        if not surplus or surplus <= 0:
            return None
        share = int(surplus * self.session.policy.share_of_surplus)
        return (0, whole_units(share, self.model.currency))


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
        self.add_row("afterwards", self.afterwards, lambda: self.tr("Afterwards"))
        self.deferred.edited.connect(lambda value: self._rule(periods=value) if value else None)
        self.payments.edited.connect(lambda value: self._remaining(payments=value) if value else None)
        self.rate.edited.connect(lambda value: self._remaining(annual_rate=value) if value is not None else None)
        self.meanwhile.picked.connect(lambda pair: self._rule(during=pair[0], interest=pair[1]))
        self.afterwards.picked.connect(lambda value: self._rule(afterwards=value))

    def _slide_payments(self, units: int) -> None:
        self._remaining(payments=units)

    def _slide_rate(self, units: int) -> None:
        self._remaining(annual_rate=Decimal(units) / BASIS_POINTS)

    @property
    def _terms(self) -> DeferralTerms:
        terms = self.model.options[self.index].terms
        assert isinstance(terms, DeferralTerms)
        return terms

    def _rule(self, **fields: Any) -> None:
        rule: DeferralRule = replace(self._terms.rule, **fields)
        self.change(replace(self.model.options[self.index], terms=replace(self._terms, rule=rule)))

    def _remaining(self, **fields: Any) -> None:
        remaining = replace(self._terms.remaining, **fields)
        self.change(replace(self.model.options[self.index], terms=replace(self._terms, remaining=remaining)))

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
        currency, terms = outcome.debt.currency, outcome.terms
        assert isinstance(terms, DeferralTerms)
        deferred = terms.rule.periods
        later = outcome.schedule.payment[min(deferred + 1, len(outcome.schedule) - 1)]
        return (
            ("title", formats.plain(outcome.schedule.payment[0], currency)),
            ("body_muted", self.tr("× {0}, then").format(deferred)),
            ("hero", formats.plain(later, currency)),
        )

    def subline(self, outcome: Simulated) -> str:
        terms = outcome.terms
        assert isinstance(terms, DeferralTerms)
        deferred = terms.rule.periods
        ends = formats.brief_date(outcome.totals.final_due, self.session.language)
        return self.tr("{0} + {1}, ends {2}").format(deferred, payments_word(len(outcome.schedule) - deferred), ends)

    def show_rows(self, option: Option, outcome: Simulated | None) -> None:
        terms = option.terms
        assert isinstance(terms, DeferralTerms)
        seen = outcome.terms if outcome else terms
        assert isinstance(seen, DeferralTerms)
        self.rows["periods"].show_value(terms.rule.periods, solved=False, scale=Scale(1, 12))
        count = terms.remaining.payments or seen.remaining.payments
        self.rows["payments"].show_value(count, solved=False, scale=Scale(2, LONGEST_SHOWN))
        rate_scale = Scale(0, int(HIGHEST_RATE * BASIS_POINTS), 25, units=BASIS_POINTS)
        self.rows["annual_rate"].show_value(terms.remaining.annual_rate, solved=False, scale=rate_scale)
        self.meanwhile.set_value((terms.rule.during, terms.rule.interest))
        self.afterwards.set_value(terms.rule.afterwards)


class SettlementCard(OptionCard):
    """Part of the debt in one sum or a few parts; share and amount say the same thing."""

    def add_rows(self) -> None:
        self.share = percent_edit("fraction", digits=1)
        self.amount = MoneyEdit("amount")
        self.parts = whole_edit("tranches", 1, 60)
        self.expires = date_edit("expires", self.session.today)
        self.on_default = Choice(("revive_all", "pro_rata"), self._on_default_name)
        self.add_row("fraction", self.share, lambda: self.tr("Share paid"), self._slide_share)
        self.add_row("amount", self.amount, lambda: self.tr("Amount"), self._slide_amount)
        self.add_row("tranches", self.parts, lambda: self.tr("Parts"), lambda units: self._with(tranches=units))
        self.add_row("expires", self.expires, lambda: self.tr("Offer expires"))
        self.add_row("on_default", self.on_default, lambda: self.tr("If it fails"))
        self.share.edited.connect(lambda value: self._sum(fraction=value) if value is not None else None)
        self.amount.edited.connect(lambda value: self._sum(amount=value) if value is not None else None)
        self.parts.edited.connect(lambda value: self._with(tranches=value) if value else None)
        self.expires.edited.connect(lambda value: self._with(expires=value) if value else None)
        self.on_default.picked.connect(lambda value: self._with(on_default=value))

    def _slide_share(self, units: int) -> None:
        self._sum(fraction=Decimal(units) / PERCENT)

    def _slide_amount(self, units: int) -> None:
        self._sum(amount=Money(units * 10 ** minor_digits(self.model.currency)))

    @property
    def _terms(self) -> SettlementTerms:
        terms = self.model.options[self.index].terms
        assert isinstance(terms, SettlementTerms)
        return terms

    def _with(self, **fields: Any) -> None:
        self.change(replace(self.model.options[self.index], terms=replace(self._terms, **fields)))

    def _sum(self, **given: Any) -> None:
        self._with(**({"amount": None, "fraction": None, "discount": None} | given))

    def _on_default_name(self, value: OnDefault) -> str:
        return {"revive_all": self.tr("all comes back"), "pro_rata": self.tr("waiver in the share paid")}[value]

    def headline(self, outcome: Simulated) -> tuple[tuple[str, str], ...]:
        count = len(outcome.schedule)
        parts = self.tr("in one sum") if count == 1 else self.tr("in {0} parts").format(count)
        return (("hero", formats.plain(outcome.totals.paid, outcome.debt.currency)), ("body_muted", parts))

    def subline(self, outcome: Simulated) -> str:
        language = self.session.language
        share = formats.percent(Decimal(outcome.totals.paid) / outcome.debt.total, 1, language)
        ends = formats.brief_date(outcome.totals.final_due, language)
        return self.tr("{0} of the debt, ends {1}").format(share, ends)

    def show_rows(self, option: Option, outcome: Simulated | None) -> None:
        terms = option.terms
        assert isinstance(terms, SettlementTerms)
        currency = self.model.currency
        self.amount.set_currency(currency)
        debt = self.model.case.debt.total if self.model.case else Money(1)
        seen = outcome.terms if outcome else terms
        assert isinstance(seen, SettlementTerms)
        amount = terms.amount or seen.amount
        share = terms.fraction if terms.fraction is not None else (Decimal(amount) / debt if amount else None)
        self.rows["fraction"].show_value(share, solved=terms.fraction is None, scale=Scale(0, 100, units=PERCENT))
        units = Decimal(1) / 10 ** minor_digits(currency)
        amount_scale = Scale(0, max(whole_units(debt, currency), 1), units=units)
        self.rows["amount"].show_value(amount, solved=terms.amount is None, scale=amount_scale)
        count = terms.tranches if isinstance(terms.tranches, int) else len(terms.tranches)
        self.rows["tranches"].show_value(count, solved=False, scale=Scale(1, 24))
        self.rows["expires"].show_value(terms.expires, solved=False, scale=None)
        self.on_default.set_value(terms.on_default)
