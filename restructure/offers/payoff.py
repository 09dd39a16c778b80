"""What pays a plan off on a day, everything that fell due up to then paid as agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from calculators.annual import Flow, annual_rate
from calculators.calendar import Frequency
from calculators.changing import charged_between
from calculators.daycount import year_share, years_between
from calculators.early_settlement import owed_on_settlement, periodic_rate
from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money, half_up
from restructure.offers.outcome import Simulated
from restructure.offers.rate_disclosure import unrolled
from restructure.offers.row_explanation import explain_row
from restructure.offers.solver import changes_of
from restructure.offers.terms import DeferralTerms, InstalmentTerms, SettlementTerms


@dataclass(frozen=True, slots=True)
class Payoff:
    """``total`` is the sum of the four parts; ``rebate`` is what of the later payments falls away. Minor units.

    ``arrears`` and ``fees`` are what is left of those from before the plan. What is forgiven with the last payment is
    in none of them: paid off early, the plan is completed.
    """

    principal: Money
    interest: Money
    arrears: Money
    fees: Money
    rebate: Money
    total: Money


def payoff(outcome: Simulated, on: date, *, statutory: bool) -> Payoff:
    """The figures for a day; payments due up to and including it count as paid.

    Interest runs to that day: what was deferred until now, and the nights since the last due date, rounded once.
    ``statutory`` takes what is owed by the formula of the United Kingdom at the annual rate as it is printed, whatever
    the plan itself charges. Refuses a day before the plan begins.
    """
    start, schedule = outcome.debt.as_of, outcome.schedule
    if on < start:
        raise Refusal("on", "payoff_before_start", smallest=start)
    paid = sum(day <= on for day in schedule.due)
    later, arrears = Money(sum(schedule.payment[paid:])), Money(sum(schedule.arrears[paid:]))
    if not later:
        return Payoff(*(NOTHING,) * 6)
    principal = _principal(outcome, paid)
    fees = _fees(outcome, paid, principal, arrears)
    if isinstance(outcome.terms, SettlementTerms):
        return Payoff(principal, NOTHING, arrears, fees, NOTHING, later)
    if statutory:
        # At the printed rate the last days may come to more than is still to be paid: nobody owes that.
        total = min(_statutory(outcome, paid, on), later)
        principal = Money(max(min(principal, total - arrears - fees), 0))
    else:
        grown = accrued(outcome, paid, on)
        total = Money(_owed(outcome, paid) + half_up(grown.numerator, grown.denominator))
        if isinstance(outcome.terms, InstalmentTerms) and outcome.terms.extra:
            # Interest is rounded anew behind an extra payment: no day asks for more than the next due date leaves.
            after = _owed(outcome, paid + 1) if paid + 1 < len(schedule) else NOTHING
            total = min(total, Money(after + schedule.payment[paid]))
    return Payoff(principal, Money(total - principal - arrears - fees), arrears, fees, Money(later - total), total)


def _principal(outcome: Simulated, paid: int) -> Money:
    schedule = outcome.schedule
    if isinstance(outcome.terms, SettlementTerms):
        return Money(sum(schedule.principal[paid:]))
    return schedule.closing[paid - 1] if paid else schedule.opening[0]


def _owed(outcome: Simulated, paid: int) -> Money:
    """After so many rows: principal, what is left from before the plan, interest that was put off."""
    owed = outcome.schedule.owed_after_default[paid - 1] if paid else outcome.debt.total
    return Money(owed - outcome.waived.total)


def _fees(outcome: Simulated, paid: int, principal: Money, arrears: Money) -> Money:
    """Fees from before the plan that are not paid yet; a flat fee of a later row is not owed before it falls due."""
    plan = outcome.terms.plan
    if plan is not None and plan.method == "flat_fee":
        return Money(_owed(outcome, paid) - principal - arrears)
    return Money(sum(outcome.schedule.fee[paid:]))


def accrued(outcome: Simulated, paid: int, on: date) -> Fraction:
    """Interest for the nights between the last of the ``paid`` rows and a day, never beyond the next one, exact."""
    terms, plan, schedule, dates = outcome.terms, outcome.terms.plan, outcome.schedule, unrolled(outcome)
    if plan is None:
        return Fraction(0)
    row, until = paid - 1 + schedule.first_number, min(on, dates[paid])
    if isinstance(terms, DeferralTerms) and terms.rule.interest == "freeze" and row < terms.rule.periods:
        return Fraction(0)

    def factor(begin: date, end: date) -> Fraction:
        share = year_share(begin, end, plan.frequency, plan.day_count)
        return charged_between(begin, end, share, plan.annual_rate, plan.day_count, changes_of(plan))

    begins = dates[paid - 1] if paid else outcome.debt.as_of
    if paid == 1 and schedule.first_number == 0:
        # What was paid down bore interest until its day, and that is collected with the first instalment.
        start = outcome.debt.as_of
        whole = factor(start, begins)
        return schedule.opening[0] * whole + schedule.closing[0] * (factor(start, until) - whole)
    next_row = paid + schedule.first_number
    most = explain_row(outcome, next_row).factor if next_row else None
    found = factor(begins, until)
    return schedule.opening[paid] * (found if most is None else min(found, most))


def _statutory(outcome: Simulated, paid: int, on: date) -> Money:
    start, frequency = outcome.debt.as_of, outcome.terms.frequency
    advance = Money(outcome.debt.total - outcome.waived.total)
    rows = tuple(zip(unrolled(outcome), outcome.schedule.payment, strict=True))
    rate = Decimal(0)
    if sum(outcome.schedule.payment) != advance:
        flows = tuple(Flow(day, amount) for day, amount in rows if amount)
        found = annual_rate((Flow(start, advance),), flows, method="uk_apr", unit=frequency)
        rate = periodic_rate(found.printed / 100, frequency.per_year)
    age = _periods(start, on, frequency)
    repaid = [(amount, age - _periods(start, min(day, on), frequency)) for day, amount in rows[:paid]]
    return owed_on_settlement([(advance, age)], repaid, rate)


def _periods(start: date, day: date, frequency: Frequency) -> Fraction:
    """Periods between two days: whole months and then days over the month that begins there, or days alone."""
    if frequency.days is not None:
        return Fraction((day - start).days, frequency.days)
    return years_between(start, day, "30/360") * frequency.per_year
