"""A plan laid beside a household's month: the verdict, the stress, and the months that were."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from calculators.affordability import Affordability, Surplus, judge
from calculators.cash_dates import MONTH_ENDS, CashDates
from calculators.rounding import Money, half_up
from calculators.stress import FALLS, Replayed, Stress, replayed, stressed
from restructure.household.household import inflow_of
from restructure.household.sheet import Sheet, household_of
from restructure.offers.outcome import Simulated
from restructure.policy import Policy

SCENES = (Fraction(0), *FALLS)


@dataclass(frozen=True, slots=True)
class Scene:
    """A month in which income has fallen by ``fall``: what is left before savings, and after the plan's payment."""

    fall: Fraction
    left: Money
    after: Money


@dataclass(frozen=True, slots=True)
class Beside:
    """A plan beside a month. ``payment`` is the plan's largest from income, as a month's; ``scenes`` are the falls of
    income, ``without_pay`` and ``after_shock`` the months without income and with a sudden cost."""

    affordability: Affordability
    stress: Stress
    payment: Money
    scenes: tuple[Scene, ...]
    without_pay: Scene
    after_shock: Scene | None
    past: tuple[Replayed, ...]


def beside(outcome: Simulated, sheet: Sheet, month: Surplus, policy: Policy) -> Beside:
    """Lay the chosen plan beside a month, whatever month the desk knows."""
    often, payments, first = outcome.terms.frequency, outcome.schedule.payment, outcome.schedule.first_number
    household = household_of(sheet)
    dates = CashDates(
        outcome.debt.as_of, outcome.schedule.due, often, inflow_of(household) if household else MONTH_ENDS
    )
    seen = judge(
        payments,
        dates,
        month,
        share_allowed=policy.share_of_surplus,
        first_number=first,
        withstands=policy.withstands,
    )
    a_month = Fraction(seen.largest or 0) * often.per_year / 12
    payment = half_up(a_month.numerator, a_month.denominator)
    return Beside(
        affordability=seen,
        stress=stressed(payments, dates, month, first_number=first, shock=sheet.shock),
        payment=payment,
        scenes=tuple(_scene(month, fall, payment) for fall in SCENES),
        without_pay=_scene(month, Fraction(1), payment),
        after_shock=_struck(month, sheet.shock, payment) if sheet.shock else None,
        past=replayed(payments, often, tuple((one.income, one.spending) for one in sheet.past)),
    )


def _scene(month: Surplus, fall: Fraction, payment: Money) -> Scene:
    exact = month.income * (1 - fall) - month.spending - month.priority
    left = half_up(exact.numerator, exact.denominator)
    return Scene(fall, left, Money(left - payment))


def _struck(month: Surplus, shock: Money, payment: Money) -> Scene:
    left = Money(month.income - month.spending - month.priority - shock)
    return Scene(Fraction(0), left, Money(left - payment))
