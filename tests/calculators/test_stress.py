"""What a plan withstands."""

from datetime import date

from calculators.affordability import Surplus
from calculators.calendar import MONTHLY, add_months, parse_frequency
from calculators.cash_dates import CashDates
from calculators.rounding import Money
from calculators.stress import replayed, stressed

MONTH = Surplus(Money(1000), Money(600), Money(100), Money(0))
PAYMENTS = (Money(200),) * 6
DATES = CashDates(date(2026, 11, 25), tuple(add_months(date(2026, 12, 25), row) for row in range(6)))


def test_a_sudden_cost_is_made_good_from_what_is_left_over() -> None:
    hit = stressed(PAYMENTS, DATES, MONTH, shock=Money(350))
    assert (hit.shock, hit.shock_made_good) == (1, 4)


def test_a_cost_that_is_never_made_good_says_so() -> None:
    hit = stressed(PAYMENTS, DATES, MONTH, shock=Money(5000))
    assert (hit.shock, hit.shock_made_good) == (1, None)


def test_no_cost_is_asked_about_unless_one_is_given() -> None:
    assert stressed(PAYMENTS, DATES, MONTH).shock is None


def test_months_that_were_too_short_for_the_plan_are_found() -> None:
    past = tuple((Money(had), Money(spent)) for had, spent in ((1000, 700), (800, 700), (900, 700)))
    assert [month.failed for month in replayed(PAYMENTS, MONTHLY, past)] == [False, True, False]


def test_a_weekly_plan_is_laid_over_a_month_as_a_whole() -> None:
    (month,) = replayed((Money(60),) * 20, parse_frequency("weekly"), ((Money(900), Money(650)),))
    assert (month.payment, month.failed) == (260, True)


def test_months_beyond_the_plan_owe_nothing() -> None:
    past = ((Money(500), Money(500)),) * 3
    assert [month.payment for month in replayed((Money(5),), MONTHLY, past)] == [5, 0, 0]
