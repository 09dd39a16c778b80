"""Where the figures of a row come from: the formula's numbers as data, without words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from calculators.errors import Refusal
from calculators.parts import arrange
from calculators.rounding import Money, half_up
from restructure.offers.outcome import Simulated
from restructure.offers.solver import changes_of, dates_of, factors_of
from restructure.offers.terms import DeferralTerms, InstalmentTerms
from restructure.offers.uneven_plan import row_factors


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row, number by number.

    interest = round(``opening`` * ``factor``) + ``from_before`` - ``not_paid_now``; payment = principal + interest +
    arrears + fee; closing = opening - principal + ``joined``. ``factor`` is the annual rate times the period's share
    of a year, and ``exact`` what it makes before rounding. ``from_before`` is deferred interest that is paid now,
    ``not_paid_now`` interest of this period that is paid later, never, or joins the principal.
    """

    number: int
    due: date
    opening: Money
    factor: Fraction
    exact: Fraction
    charged: Money
    from_before: Money
    not_paid_now: Money
    interest: Money
    principal: Money
    arrears: Money
    fee: Money
    payment: Money
    joined: Money
    closing: Money


def explain_row(outcome: Simulated, number: int) -> Explanation:
    """The row with that number, as it is printed in the schedule. Refuses a number that is not there."""
    schedule = outcome.schedule
    row = number - schedule.first_number
    if not 0 <= row < len(schedule):
        last = schedule.first_number + len(schedule) - 1
        raise Refusal("number", "number_out_of_range", smallest=schedule.first_number, largest=last)
    opening, interest, principal = schedule.opening[row], schedule.interest[row], schedule.principal[row]
    factor = _factor(outcome, number)
    exact = opening * factor
    charged = half_up(exact.numerator, exact.denominator)
    return Explanation(
        number=number,
        due=schedule.due[row],
        opening=opening,
        factor=factor,
        exact=exact,
        charged=charged,
        from_before=Money(max(interest - charged, 0)),
        not_paid_now=Money(max(charged - interest, 0)),
        interest=interest,
        principal=principal,
        arrears=schedule.arrears[row],
        fee=schedule.fee[row],
        payment=schedule.payment[row],
        joined=Money(schedule.closing[row] - opening + principal),
        closing=schedule.closing[row],
    )


def _factor(outcome: Simulated, number: int) -> Fraction:
    """The factor of the period that ends with that row; a bullet's last row spans all that are left."""
    plan = outcome.terms.plan
    if number == 0 or plan is None:
        return Fraction(0)
    factors = _factors_of(outcome, plan)
    rows = len(outcome.schedule) - (outcome.schedule.first_number == 0)
    begin = number - 1
    end = len(factors) if plan.method == "bullet" and number == rows else number
    return Fraction(sum(factors[begin:end], Fraction(0)))


def _factors_of(outcome: Simulated, plan: InstalmentTerms) -> tuple[Fraction, ...]:
    start = outcome.debt.as_of
    count = plan.count
    if not plan.extra:
        count = max(count, len(outcome.schedule))
    if isinstance(outcome.terms, DeferralTerms) and outcome.terms.rule.afterwards == "extend":
        count = plan.count + outcome.terms.rule.periods
    due = dates_of(plan, start, count)
    principal = arrange(outcome.debt.parts, outcome.treatment).principal
    found = factors_of(plan, due, plan.annual_rate, principal, changes_of(plan))
    if plan.extra:
        return row_factors(plan, due, found)
    return tuple(Fraction(numerator, found.denominator) for numerator in found.numerators)
