"""A down payment: row 0 of a plan, outside its count; it reduces the principal on its date."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec.structs import replace

from calculators.daycount import Factors, common
from calculators.errors import Refusal
from calculators.rounding import Money
from calculators.schedule import Schedule


def factors_after(principal: Money, amount: Money, factors: Factors, until: Fraction) -> Factors:
    """The factors of the plan on what is left of ``principal``, so that its first interest is one rounded amount.

    ``until`` is the interest factor from the start to the down payment. The first interest is P * f - D * (f - until),
    written as a factor of P - D. Refuses an amount that is not positive or leaves no principal.
    """
    if amount <= 0:
        raise Refusal("down_payment", "amount_not_positive")
    if amount >= principal:
        raise Refusal("down_payment", "down_payment_too_large", largest=Money(max(principal - 1, 0)))
    if not until:
        return factors
    exact = [Fraction(numerator, factors.denominator) for numerator in factors.numerators]
    exact[0] = (principal * exact[0] - amount * (exact[0] - until)) / (principal - amount)
    return common(tuple(exact))


def with_down_payment(schedule: Schedule, day: date, amount: Money, owed: Money) -> Schedule:
    """The schedule with row 0 before it; ``owed`` is the whole debt before the down payment."""
    nothing = Money(0)
    return replace(
        schedule,
        due=(day, *schedule.due),
        opening=(Money(schedule.opening[0] + amount), *schedule.opening),
        payment=(amount, *schedule.payment),
        principal=(amount, *schedule.principal),
        interest=(nothing, *schedule.interest),
        arrears=(nothing, *schedule.arrears),
        fee=(nothing, *schedule.fee),
        closing=(schedule.opening[0], *schedule.closing),
        owed_after_default=(Money(owed - amount), *schedule.owed_after_default),
        first_number=0,
    )
