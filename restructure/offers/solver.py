"""What a plan's terms leave open: the number of payments, or the rate that the payments imply."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from calculators import calendar
from calculators.annuity import level_payment, solved_rate
from calculators.calendar import DueDates
from calculators.changing import UNCHANGED, Changes, charged_between, charged_factors
from calculators.count import count_from_payment
from calculators.daycount import Factors, factors, year_share
from calculators.down_payment import factors_after
from calculators.errors import Refusal
from calculators.first_period import interest_beyond, regular_period, with_regular_first
from calculators.holidays import frozen
from calculators.months import paid_in
from calculators.own_rows import own_dates
from calculators.parts import Arranged, Treatment, arrange, regular_share
from calculators.regular import LevelRule
from calculators.rounding import NOTHING, Money, Rate
from calculators.row_by_row import Wanted
from calculators.search import first_that
from calculators.uneven import rows_for_payment
from restructure.offers.terms import DownPayment, InstalmentTerms, Terms
from restructure.parties.account import Debt

LIVE_HORIZON = 120
"""Most plans end within so many payments: looked at first, so that a keystroke stays inside a frame."""

BESIDE_ROWS: dict[str, object] = {
    "solve_rate": False,
    "payment": None,
    "down_payment": None,
    "balloon": None,
    "payment_multiple": None,
    "payment_rounding": "half_up",
    "residue": "last",
    "step": None,
    "fee_per_period": None,
    "first_period": "spread",
    "extra": (),
    "holidays": (),
    "months": (),
}
"""What a plan leaves as it usually is where its rows are named one by one."""

BESIDE_UNEVEN: dict[str, object] = {
    "rows": (),
    "solve_rate": False,
    "solve_down_payment": False,
    "balloon": None,
    "payment_multiple": None,
    "residue": "last",
    "first_period": "spread",
}
"""What a plan leaves as it usually is where some of its rows pay another amount."""


def dates_of(terms: InstalmentTerms, start: date, payments: int) -> DueDates:
    """The due dates of the terms before they move to business days: as many as are asked for, or those of the rows."""
    if terms.rows:
        return own_dates(start, terms.rows, terms.frequency, terms.anchor_day)
    return calendar.due_dates(
        start,
        terms.first_due,
        terms.frequency,
        payments,
        anchor_day=terms.anchor_day,
        month_end=terms.month_end,
        at_once=terms.may_begin_at_once,
    )


def factors_of(
    terms: InstalmentTerms, due: DueDates, rate: Rate, principal: Money, changes: Changes = UNCHANGED
) -> Factors:
    """The factors of the plan; those on what a down payment leaves of ``principal`` where there is one."""
    charged = charged_factors(due, rate, terms.day_count, changes) if changes else factors(due, rate, terms.day_count)
    down = terms.down_payment
    if down is None:
        return charged
    share = year_share(due.start, down.date, due.frequency, terms.day_count)
    until = charged_between(due.start, down.date, share, rate, terms.day_count, changes)
    return factors_after(principal, down.amount, charged, until)


def payment_factors(
    terms: InstalmentTerms, due: DueDates, rate: Rate, principal: Money, changes: Changes = UNCHANGED
) -> Factors:
    """The factors that the payment is counted by: what is charged, or in the first period no more than a regular one's
    where the rest of its interest falls due with the first payment."""
    return counted_by(terms, due, rate, factors_of(terms, due, rate, principal, changes), changes)


def counted_by(terms: InstalmentTerms, due: DueDates, rate: Rate, charged: Factors, changes: Changes) -> Factors:
    """The factors that the payment is counted by, from those that are charged."""
    if terms.first_period == "spread":
        return charged
    begins, share = regular_period(due, terms.day_count)
    return with_regular_first(charged, charged_between(begins, due.dates[0], share, rate, terms.day_count, changes))


def on_top_of_first(terms: Terms, debt: Debt, treatment: Treatment) -> Money:
    """The interest that the first payment of a resolved plan carries beyond that of a regular period; nothing where it
    is spread, or where a deferral decides what is paid first."""
    if not isinstance(terms, InstalmentTerms) or terms.first_period == "spread":
        return NOTHING
    due, principal = dates_of(terms, debt.as_of, terms.count), arrange(debt.parts, treatment).principal
    asked = (terms, due, terms.annual_rate, principal, changes_of(terms))
    return interest_beyond(Money(principal - paid_down(terms)), factors_of(*asked), payment_factors(*asked))


def changes_of(terms: InstalmentTerms) -> Changes:
    """Return what happens on the way."""
    if not (terms.rate_changes or terms.pauses or terms.holidays):
        return UNCHANGED
    return Changes(terms.rate_changes, terms.pauses + frozen(terms.holidays))


def check_regular(wanted: Wanted) -> None:
    """Refuse months of their own that leave no row for the regular amount."""
    if all(one is not None for one in wanted):
        raise Refusal("months", "months_leave_none")


def wanted_of(terms: InstalmentTerms, due: DueDates) -> Wanted:
    """Return what each row pays by agreement: nothing in a holiday, the amount of its month, None the regular one."""
    holidays, months = terms.holidays, terms.months
    return tuple(NOTHING if any(one.covers(day) for one in holidays) else paid_in(day, months) for day in due.dates)


def paid_down(terms: InstalmentTerms) -> Money:
    """The down payment, or nothing."""
    return terms.down_payment.amount if terms.down_payment else NOTHING


def rule_of(terms: InstalmentTerms) -> LevelRule:
    """Return how the payment is fixed. Refuses what does not go with the method."""
    if terms.method != "level" and (terms.payment is not None or terms.payment_multiple is not None):
        field = "payment" if terms.payment is not None else "payment_multiple"
        raise Refusal(field, "only_for_level")
    balloon = terms.balloon or NOTHING
    for field, method in (("step", "stepped"), ("fee_per_period", "flat_fee")):
        if (getattr(terms, field) is not None) != (terms.method == method):
            raise Refusal(field, "missing_field" if terms.method == method else "not_with_method")
    if terms.method == "flat_fee" and terms.annual_rate:
        raise Refusal("annual_rate", "not_with_method")
    if terms.first_period == "first" and terms.method in ("bullet", "flat_fee"):
        raise Refusal("first_period", "not_with_method")
    return LevelRule(
        terms.payment,
        terms.payment_rounding,
        terms.residue,
        terms.payment_multiple,
        balloon,
        terms.step,
        terms.fee_per_period,
    )


def check_own_rows(terms: InstalmentTerms) -> None:
    """Refuse what does not go with rows of their own: they are the whole plan."""
    first, last = terms.rows[0].due, terms.rows[-1].due
    if terms.method != "level":
        raise Refusal("method", "not_with_rows")
    if terms.first_due != first:
        raise Refusal("first_due", "rows_begin", smallest=first)
    if terms.payments not in (None, len(terms.rows)):
        raise Refusal("payments", "rows_count", largest=len(terms.rows))
    if terms.final_due not in (None, last):
        raise Refusal("final_due", "not_with_rows")
    for field, usual in BESIDE_ROWS.items():
        if getattr(terms, field) != usual:
            raise Refusal("annual_rate" if field == "solve_rate" else field, "not_with_rows")


def check_uneven(terms: InstalmentTerms) -> None:
    """Refuse what does not go with months of their own, holidays and extra payments."""
    if terms.method != "level":
        raise Refusal("method", "not_with_uneven")
    for field, usual in BESIDE_UNEVEN.items():
        if getattr(terms, field) != usual:
            names = {"solve_rate": "annual_rate", "solve_down_payment": "down_payment"}
            raise Refusal(names.get(field, field), "not_with_uneven")
    whole = terms.frequency.months is not None and terms.frequency.months.denominator == 1
    if terms.months and not whole:
        raise Refusal("months", "months_need_months")


def solved(terms: InstalmentTerms, start: date, arranged: Arranged) -> InstalmentTerms:
    """The terms with the annual rate or the down payment that their payments and payment imply, where asked for."""
    if terms.solve_rate:
        terms = _with_rate(terms, start, arranged)
    if terms.solve_down_payment and terms.down_payment is not None:
        terms = _with_down_payment(terms, terms.down_payment, start, arranged)
    return terms


def _with_rate(terms: InstalmentTerms, start: date, arranged: Arranged) -> InstalmentTerms:
    if terms.payments is None or terms.payment is None:
        raise Refusal("annual_rate", "nothing_to_solve_from")
    rule_of(terms)
    # Importing numpy-financial takes longer than the first window may wait, and rates are rarely solved.
    from calculators.closed_form import periodic_rate

    due = dates_of(terms, start, terms.payments)
    share = regular_share(arranged.carried, terms.payments)
    payment = Money(terms.payment - share)
    principal = Money(arranged.principal - paid_down(terms))
    try:
        guess = periodic_rate(principal, payment, terms.payments) * float(terms.frequency.per_year)
    except Refusal:
        guess = 0.0
    try:
        rate = solved_rate(
            principal,
            payment,
            lambda rate: payment_factors(terms, due, rate, arranged.principal),
            guess=guess,
            balloon=terms.balloon or NOTHING,
        )
    except Refusal as reason:
        smallest = reason.facts.get("smallest")
        raise _of_whole_row(reason, smallest, share) if isinstance(smallest, int) else reason from None
    return replace(terms, annual_rate=rate, solve_rate=False)


def _of_whole_row(reason: Refusal, smallest: int, share: Money) -> Refusal:
    """The refusal with the smallest payment as a whole row, with its shares of what is spread."""
    return Refusal(reason.field, reason.code, **reason.facts | {"smallest": Money(smallest + share)})


def _with_down_payment(terms: InstalmentTerms, down: DownPayment, start: date, arranged: Arranged) -> InstalmentTerms:
    """The smallest down payment after which the level payment is no more than the payment that is given."""
    payments, payment = terms.payments, terms.payment
    if payments is None or payment is None or terms.method != "level":
        raise Refusal("down_payment", "nothing_to_solve_from")

    def paying(amount: int) -> InstalmentTerms:
        return replace(terms, down_payment=DownPayment(Money(amount), down.date), solve_down_payment=False)

    def row_after(amount: int) -> Money:
        return level_row(paying(amount), start, arranged, payments)

    most = arranged.principal - (terms.balloon or 0) - 1
    if row_after(1) <= payment:
        raise Refusal("payment", "payment_too_large", largest=Money(row_after(1) - 1))
    if row_after(most) > payment:
        raise Refusal("payment", "payments_below_debt", smallest=row_after(most))
    amount = first_that(lambda amount: row_after(amount) <= payment, range(1, most))
    return paying(amount)


def level_row(terms: InstalmentTerms, start: date, arranged: Arranged, payments: int) -> Money:
    """The regular row of a level plan over so many payments, before its last row absorbs what is odd."""
    due = dates_of(terms, start, payments)
    charged = payment_factors(terms, due, terms.annual_rate, arranged.principal)
    rest = Money(arranged.principal - paid_down(terms))
    payment = level_payment(rest, charged, terms.payment_rounding, balloon=terms.balloon or NOTHING)
    return Money(regular_share(arranged.carried, payments) + payment)


def count_of(terms: InstalmentTerms, start: date, arranged: Arranged) -> int:
    """The number of payments: as given, up to the final date, or as many as the payment needs."""
    if terms.final_due is not None and (terms.payments is not None or terms.payment is None):
        until = calendar.count_until(
            start,
            terms.first_due,
            terms.frequency,
            terms.final_due,
            anchor_day=terms.anchor_day,
            month_end=terms.month_end,
            at_once=terms.may_begin_at_once,
        )
        if terms.payments not in (None, until):
            raise Refusal("final_due", "too_many_given")
        return until
    if terms.payments is not None:
        return terms.payments
    if terms.payment is None:
        raise Refusal("payments", "nothing_to_solve_from")
    if terms.final_due is not None:
        raise Refusal("final_due", "too_many_given")
    rule_of(terms)
    longest = calendar.longest_plan(terms.frequency)
    try:
        return _count_within(terms, terms.payment, start, arranged, min(LIVE_HORIZON, longest))
    except Refusal as reason:
        if reason.field != "payment":
            raise
        return _count_within(terms, terms.payment, start, arranged, longest)


def _count_within(terms: InstalmentTerms, payment: Money, start: date, arranged: Arranged, longest: int) -> int:
    due = dates_of(terms, start, longest)
    if terms.is_uneven:
        charged = factors_of(terms, due, terms.annual_rate, arranged.principal, changes_of(terms))
        principal = Money(arranged.principal - paid_down(terms))
        wanted = wanted_of(terms, due)
        check_regular(wanted)
        return rows_for_payment(principal, charged, arranged.carried, wanted, payment)
    period_factors = payment_factors(terms, due, terms.annual_rate, arranged.principal)
    principal = Money(arranged.principal - paid_down(terms))
    return count_from_payment(principal, period_factors, arranged.carried, payment, terms.balloon or NOTHING)
