"""The instalment card: one of payment, count, rate and down payment is solved, the others are given or locked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

from msgspec import structs

from calculators.errors import Refusal
from calculators.instalment import Method
from calculators.regular import Step
from calculators.rounding import NOTHING, Money
from reports import formats, wording
from reports.typed_plan import Agreed, Listed, named, told
from restructure.money.currency import minor_digits
from restructure.offers.locks import QUANTITIES, Quantity, solved_quantity, with_value
from restructure.offers.option import Option
from restructure.offers.outcome import Simulated
from restructure.offers.solver import on_top_of_first
from restructure.offers.terms import InstalmentTerms
from restructure.proposals.typed_plan import parse_extra, parse_holidays, parse_months, parse_rows
from ui.desk.card import BASIS_POINTS, HIGHEST_POINTS, LONGEST_SHOWN, OptionCard, whole_units
from ui.desk.field_row import Scale
from ui.desk.reaching import Slid, write_whole
from ui.field_words import payments_word, per_frequency
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.fields import ListEdit, MoneyEdit, ValueEdit, percent_edit, whole_edit

FOLLOW_FROM_ROWS: tuple[Quantity, ...] = ("payment", "payments", "final_due")
LEFT_OPEN: dict[str, Any] = {
    **dict.fromkeys((*FOLLOW_FROM_ROWS, "anchor_day")),
    **dict.fromkeys(("solve_rate", "solve_down_payment"), False),
}
"""What is not given beside dates of their own."""


class InstalmentCard(OptionCard):
    """Monthly amount and number of payments: one is given, the other solved."""

    def add_rows(self) -> None:
        self.payment = MoneyEdit("payment")
        self.payments = whole_edit("payments", 1, 1200)
        self.rate = percent_edit("annual_rate")
        self.ends = DateEdit("final_due", self.session)
        self.down = MoneyEdit("down_payment")
        self.add_row("payment", self.payment, lambda: self.tr("Payment"), self._slide_payment, locks=True)
        self.add_row("payments", self.payments, lambda: self.tr("Payments"), self._slide_payments, locks=True)
        self.add_row("annual_rate", self.rate, lambda: self.tr("Annual rate"), self._slide_rate, locks=True)
        self.add_waivers(here=("penalty",), more=("interest", "fees"))
        self.add_row("final_due", self.ends, lambda: self.tr("Until"), locks=True, more=True)
        self.add_row("down_payment", self.down, lambda: self.tr("Down payment"), locks=True, more=True)
        self.add_method()
        self.add_listed()
        fields: tuple[tuple[Quantity, ValueEdit[Any]], ...] = (
            ("payment", self.payment),
            ("payments", self.payments),
            ("annual_rate", self.rate),
            ("final_due", self.ends),
            ("down_payment", self.down),
        )
        for quantity, field in fields:
            field.edited.connect(lambda value, quantity=quantity: self._given(quantity, value))
            self.rows[quantity].lock_toggled.connect(lambda closed, quantity=quantity: self._lock(quantity, closed))

    def add_method(self) -> None:
        """The way of repayment, with the fields that belong to some of them alone."""
        self.method = Choice(get_args(Method), lambda value: wording.name("method", value, self.session.language))
        self.fee = percent_edit("fee_per_period")
        self.every, self.by = whole_edit("step", 1, 600), percent_edit("step.by")
        self.add_row("method", self.method, lambda: self.tr("Method"), more=True)
        self.add_row("fee_per_period", self.fee, lambda: self.tr("Fee each payment"), more=True)
        self.add_row("step", self.every, lambda: self.tr("Step after payments"), more=True)
        self.add_row("step.by", self.by, lambda: self.tr("Step by"), more=True)
        self.method.picked.connect(self._pick_method)
        self.fee.edited.connect(lambda value: self._with(fee_per_period=value))
        self.every.edited.connect(lambda _: self._step())
        self.by.edited.connect(lambda _: self._step())

    def add_listed(self) -> None:
        """The terms of which there may be many, a line each."""
        session, model = self.session, self.model
        self.listed: dict[Listed, ListEdit[Any]] = {
            "months": ListEdit(lambda text: parse_months(text, model.currency), self._told),
            "holidays": ListEdit(lambda text: parse_holidays(text, model.currency, session.today()), self._told),
            "rows": ListEdit(lambda text: parse_rows(text, model.currency, session.today()), self._told),
            "extra": ListEdit(lambda text: parse_extra(text, model.currency, session.today()), self._told),
        }
        titles: dict[Listed, Callable[[], str]] = {
            "months": lambda: self.tr("By month"),
            "holidays": lambda: self.tr("Holidays"),
            "rows": lambda: self.tr("Own dates"),
            "extra": lambda: self.tr("Extra payments"),
        }
        examples: dict[Listed, Callable[[], str]] = {
            "months": lambda: self.tr("Feb 0; Dec 2,000"),
            "holidays": lambda: self.tr("Apr to Jun later, or freeze"),
            "rows": lambda: self.tr("24 Dec 5,000; 30 Jun rest"),
            "extra": lambda: self.tr("15 Mar 3,000 shorter, or lower"),
        }
        for name, field in self.listed.items():
            self.add_row(name, field, titles[name], long=True)
            self.word(field.setPlaceholderText, examples[name])
            field.edited.connect(lambda value, name=name: self._list(name, value))
            field.waits.connect(lambda name=name: self.model.set_trouble(self.kind, name, there=True))

    def _list(self, name: Listed, agreed: tuple[Any, ...]) -> None:
        """Put a list into the terms. Dates of their own are the whole plan: its count and its end follow from them, and
        without them a plan of as many payments is left."""
        terms, seen = self._terms, self._seen
        fields: dict[str, Any] = {name: agreed}
        if name == "rows" and agreed:
            for quantity in FOLLOW_FROM_ROWS:
                self.complain(quantity, None)
            rate = seen.annual_rate if terms.solve_rate else terms.annual_rate
            fields |= {"first_due": agreed[0].due, "annual_rate": rate, **LEFT_OPEN}
        elif name == "rows" and terms.rows:
            fields |= {"first_due": self.model.first_due, "payments": len(terms.rows)}
        self._with(**fields)

    def _told(self, agreed: tuple[Agreed, ...]) -> str:
        return told(agreed, self.session.language, self.model.currency)

    def part_of(self, field: str) -> str:
        return named(self._terms, field, self.session.language, self.model.currency)

    def _slide_payment(self, units: int) -> None:
        self._given("payment", self._in_units(units))

    def _slide_payments(self, units: int) -> None:
        self._given("payments", units)

    def _slide_rate(self, units: int) -> None:
        self._given("annual_rate", Decimal(units) / BASIS_POINTS)

    def _in_units(self, units: int) -> Money:
        return Money(units * 10 ** minor_digits(self.model.currency))

    @property
    def _terms(self) -> InstalmentTerms:
        terms = self.model.options[self.kind].terms
        assert isinstance(terms, InstalmentTerms)
        return terms

    @property
    def _seen(self) -> InstalmentTerms:
        good = self.model.good[self.kind]
        return good.terms if good is not None and isinstance(good.terms, InstalmentTerms) else self._terms

    def _with(self, **fields: Any) -> None:
        self.change(replace(self.model.options[self.kind], terms=structs.replace(self._terms, **fields)))

    def _given(self, quantity: Quantity, value: Any) -> None:
        if value is None:
            return
        try:
            terms = with_value(self._terms, self._seen, quantity, value, self.model.locked)
        except Refusal as reason:
            self.complain(quantity, reason)
            return
        self.change(replace(self.model.options[self.kind], terms=terms))

    def _lock(self, quantity: Quantity, closed: bool) -> None:
        """Close or open a lock; what was solved and is locked now becomes given, and something else follows."""
        locked = self.model.locked | {quantity} if closed else self.model.locked - {quantity}
        free, value = solved_quantity(self._terms), self.rows[quantity].field.value
        same_thing = {quantity, free} <= {"payments", "final_due"}
        if closed and value is not None and (free == quantity or same_thing):
            try:
                terms = with_value(self._terms, self._seen, quantity, value, locked)
            except Refusal as reason:
                self.rows[quantity].show_lock(False)
                self.complain(quantity, reason)
                return
            self.model.set_locked(locked)
            self.change(replace(self.model.options[self.kind], terms=terms))
        self.complain(quantity, None)
        self.model.set_locked(locked)
        self.show_locks()

    def show_locks(self) -> None:
        """Show every lock as it stands."""
        for quantity in QUANTITIES:
            self.rows[quantity].show_lock(quantity in self.model.locked)

    def _step(self) -> None:
        every, by = self.every.value, self.by.value
        self._with(step=Step(every, by) if every and by is not None else None)

    def _pick_method(self, method: Method) -> None:
        count = self._terms.payments or self._seen.payments
        fresh: dict[str, Any] = {"step": None, "fee_per_period": None, "solve_rate": False, "solve_down_payment": False}
        rate = Decimal(0) if method == "flat_fee" else self._terms.annual_rate
        self._with(method=method, payments=count, payment=None, final_due=None, annual_rate=rate, **fresh)

    def slid(self) -> tuple[Slid, ...]:
        rows = self.rows
        return (
            Slid(self.kind, rows["payment"], self._payment_ends, self._at_payment, write_whole),
            Slid(self.kind, rows["payments"], lambda: (1, LONGEST_SHOWN), self._at_count, write_whole),
            Slid(self.kind, rows["annual_rate"], lambda: (0, HIGHEST_POINTS), self._at_rate, self.write_rates),
        )

    def _payment_ends(self) -> tuple[int, int]:
        case = self.model.case_of(self.kind)
        debt = case.debt.total if case else Money(1)
        return 1, max(whole_units(debt, self.model.currency) // 4, 2)

    def _at_payment(self, units: int) -> Option | None:
        return self._at("payment", self._in_units(units))

    def _at_count(self, count: int) -> Option | None:
        return self._at("payments", count)

    def _at_rate(self, points: int) -> Option | None:
        return self._at("annual_rate", Decimal(points) / BASIS_POINTS)

    def _at(self, quantity: Quantity, value: Any) -> Option | None:
        if quantity == "payment" and self._terms.method != "level":
            return None
        try:
            terms = with_value(self._terms, self._seen, quantity, value, self.model.locked)
        except Refusal:
            return None
        return replace(self.model.options[self.kind], terms=terms)

    def headline(self, outcome: Simulated) -> tuple[tuple[str, str], ...]:
        currency, terms = outcome.debt.currency, outcome.terms
        assert isinstance(terms, InstalmentTerms)
        payments = outcome.schedule.payment[1 - outcome.schedule.first_number :]
        if terms.is_level:
            regular = terms.payment if terms.payment is not None else payments[0]
            lowered = _lowered(terms, outcome)
            if lowered is not None and regular not in payments:
                # The extra payment comes before the first of them.
                regular = lowered
            elif lowered is not None:
                ends = [formats.plain(amount, currency) for amount in (regular, lowered)]
                return (("hero", ends[0]), ("body_muted", self.tr("then")), ("hero", ends[1]))
            return (("hero", formats.plain(regular, currency)), ("body_muted", per_frequency(terms.frequency)))
        if len(payments) == 1:
            return (("hero", formats.plain(payments[0], currency)), ("body_muted", self.tr("once")))
        return (
            ("hero", formats.plain(payments[0], currency)),
            ("body_muted", self.tr("first, last")),
            ("hero", formats.plain(payments[-1], currency)),
        )

    def subline(self, outcome: Simulated) -> str:
        ends = formats.brief_date(outcome.totals.final_due, self.session.language)
        return self.tr("{0}, ends {1}").format(payments_word(outcome.totals.payments), ends)

    def noted(self, outcome: Simulated) -> str:
        on_top = on_top_of_first(outcome.terms, outcome.debt, outcome.treatment)
        amount = formats.plain(on_top, outcome.debt.currency)
        agreed = {name: getattr(outcome.terms, name) for name in self.listed}
        notes = [self.labelled(self.rows[name].title.text(), self._told(many)) for name, many in agreed.items() if many]
        if on_top:
            notes.append(self.tr("Long first period: its extra interest, {0}, is in the first payment").format(amount))
        return "\n".join(notes)

    def show_rows(self, option: Option, outcome: Simulated | None) -> None:
        terms = option.terms
        assert isinstance(terms, InstalmentTerms)
        currency = self.model.currency
        for money in (self.payment, self.down):
            money.set_currency(currency)
        seen = outcome.terms if outcome else terms
        assert isinstance(seen, InstalmentTerms)
        free, rows = solved_quantity(terms), self.rows
        low, high = self._payment_ends()
        scale = Scale(low, high, units=Decimal(1) / 10 ** minor_digits(currency))
        rows["payment"].show_value(terms.payment or seen.payment, solved=free == "payment", scale=scale)
        self.payment.setEnabled(terms.method == "level")
        count = terms.payments or seen.payments
        rows["payments"].show_value(count, solved=terms.payments is None, scale=Scale(1, LONGEST_SHOWN))
        rate_scale = Scale(0, HIGHEST_POINTS, 25, units=BASIS_POINTS)
        rate = seen.annual_rate if terms.solve_rate else terms.annual_rate
        rows["annual_rate"].show_value(rate, solved=free == "annual_rate", scale=rate_scale)
        self.rate.setEnabled(terms.method != "flat_fee")
        rows["final_due"].show_value(terms.final_due or seen.final_due, solved=terms.final_due is None, scale=None)
        down = (seen if terms.solve_down_payment else terms).down_payment
        amount = down.amount if down else NOTHING
        rows["down_payment"].show_value(amount, solved=free == "down_payment", scale=None)
        self._show_method(terms)
        for name, field in self.listed.items():
            field.set_value(getattr(terms, name))
        for quantity in FOLLOW_FROM_ROWS:
            rows[quantity].setEnabled(not terms.rows)
        self.show_waivers(option)
        self.show_locks()

    def _show_method(self, terms: InstalmentTerms) -> None:
        self.method.set_value(terms.method)
        self.rows["fee_per_period"].setVisible(terms.method == "flat_fee")
        self.fee.set_value(terms.fee_per_period)
        for name in ("step", "step.by"):
            self.rows[name].setVisible(terms.method == "stepped")
        if terms.step is not None:
            self.every.set_value(terms.step.every)
            self.by.set_value(terms.step.by)


def _lowered(terms: InstalmentTerms, outcome: Simulated) -> Money | None:
    """What is paid most often behind the last extra payment that lowers the payments; None where none does."""
    lowers = [one.date for one in terms.extra if one.then == "lower"]
    rows = zip(outcome.schedule.due, outcome.schedule.payment, strict=True)
    behind = Counter(payment for due, payment in rows if lowers and due > lowers[-1] and payment)
    return behind.most_common(1)[0][0] if behind else None
