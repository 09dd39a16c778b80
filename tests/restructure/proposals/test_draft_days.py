"""Days of a draft that have passed: the day before today, today, the day after."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from calculators.calendar import MONTHLY, Frequency
from calculators.extra import Extra
from calculators.holidays import Holiday
from calculators.ledger import RateFrom
from calculators.months import OwnMonth
from calculators.own_rows import OwnRow
from calculators.parts import Treatment
from calculators.rounding import Money
from restructure.offers.due_dates import Moved, next_due, pays_on
from restructure.offers.option import Option
from restructure.offers.terms import DownPayment, InstalmentTerms, SettlementTerms, Tranche
from restructure.proposals.draft_days import begun_on, dated, day_in, without_passed

TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)
FIRST = date(2026, 12, 25)
PLAN = InstalmentTerms(Decimal("0.06"), FIRST, start=TODAY, payments=24)
SETTLED = SettlementTerms(FIRST, TODAY + 20 * DAY, fraction=Decimal("0.5"), tranches=2)


def begun(plan: InstalmentTerms, today: date = TODAY) -> tuple[InstalmentTerms, tuple[Moved, ...]]:
    option, moved = begun_on(Option(plan, Treatment()), today, Option(PLAN, Treatment()))
    assert isinstance(option.terms, InstalmentTerms)
    return option.terms, moved


def settled(terms: SettlementTerms, today: date) -> tuple[SettlementTerms, tuple[Moved, ...]]:
    option, moved = begun_on(Option(terms, Treatment()), today, Option(SETTLED, Treatment()))
    assert isinstance(option.terms, SettlementTerms)
    return option.terms, moved


@pytest.mark.parametrize(
    ("text", "left_out"),
    [("2026-11-24", True), ("2026-11-25", True), ("2026-11-26", False), ("soon", False), ("", False), (None, False)],
)
def test_a_typed_day_that_is_not_ahead_is_left_out(text: str | None, left_out: bool) -> None:
    typed = {"now": "500"} | ({} if text is None else {"start": text})
    kept, day = without_passed(typed, "start", TODAY)
    assert ("start" in kept, day) == (text is not None and not left_out, day_in(text) if left_out else None)


@pytest.mark.parametrize(("late", "due"), [(-1, FIRST), (0, date(2027, 1, 25)), (1, date(2027, 1, 25))])
def test_a_due_date_gives_way_to_the_next_from_its_own_day_on(late: int, due: date) -> None:
    assert next_due(FIRST, FIRST + late * DAY, MONTHLY) == due
    plan, moved = begun(PLAN, FIRST + late * DAY)
    assert (plan.first_due, plan.start) == (due, FIRST + late * DAY)
    assert moved == (() if due == FIRST else (Moved("first_due", FIRST, due),))


def test_a_plan_that_is_paid_on_its_day_stays_on_it() -> None:
    at_once = replace(PLAN, start=TODAY, first_due=TODAY)
    assert pays_on(at_once, TODAY)
    assert not pays_on(at_once, TODAY + DAY)
    assert not pays_on(PLAN, TODAY)
    assert begun(at_once) == (at_once, ())


@pytest.mark.parametrize(("days", "moves"), [(-1, True), (0, False), (1, False)])
def test_a_down_payment_of_yesterday_is_paid_today(days: int, moves: bool) -> None:
    day = TODAY + days * DAY
    plan, moved = begun(replace(PLAN, down_payment=DownPayment(Money(5), day)))
    assert plan.down_payment == DownPayment(Money(5), max(day, TODAY))
    assert moved == ((Moved("down_payment", day, TODAY),) if moves else ())


@pytest.mark.parametrize(("days", "moves"), [(-1, True), (0, True), (1, False)])
def test_a_rate_that_has_begun_is_the_rate_of_the_plan(days: int, moves: bool) -> None:
    earlier = RateFrom(TODAY - 9 * DAY, Decimal("0.01"))
    one, later = RateFrom(TODAY + days * DAY, Decimal("0.03")), RateFrom(date(2027, 6, 1), Decimal("0.05"))
    plan, moved = begun(replace(PLAN, rate_changes=(earlier, one, later)))
    rate, left = (Decimal("0.03"), (later,)) if moves else (Decimal("0.01"), (one, later))
    assert (plan.annual_rate, plan.rate_changes) == (rate, left)
    assert moved == (Moved("rate_changes", one.start if moves else earlier.start, None),)


@pytest.mark.parametrize(("days", "stays"), [(-1, False), (0, True), (1, True)])
def test_a_last_day_before_the_first_gives_way_to_a_count(days: int, stays: bool) -> None:
    ends = FIRST + days * DAY
    plan, moved = begun(replace(PLAN, payments=None, final_due=ends))
    assert (plan.final_due, plan.payments) == ((ends, None) if stays else (None, 24))
    assert moved == (() if stays else (Moved("final_due", ends, None),))
    paid, _ = begun(replace(PLAN, payments=None, payment=Money(9), final_due=ends))
    assert paid.payments is None


def test_where_the_count_is_known_the_last_day_follows_from_it() -> None:
    assert begun(replace(PLAN, final_due=FIRST)) == (PLAN, ())


@pytest.mark.parametrize(("late", "moves"), [(-1, False), (0, False), (1, True)])
def test_a_settlement_stays_open_until_its_last_day(late: int, moves: bool) -> None:
    expires = TODAY + 9 * DAY
    terms, moved = settled(replace(SETTLED, expires=expires), expires + late * DAY)
    assert terms.expires == (SETTLED.expires if moves else expires)
    assert moved == ((Moved("expires", expires, SETTLED.expires),) if moves else ())


@pytest.mark.parametrize("late", [-1, 0, 1])
def test_the_parts_of_a_settlement_move_together(late: int) -> None:
    apart = (Tranche(FIRST, Money(5)), Tranche(FIRST + 9 * DAY, Money(6)))
    terms, _ = settled(replace(SETTLED, tranches=apart, expires=date(2027, 9, 1)), FIRST + late * DAY)
    months = 0 if late < 0 else 1
    days = (date(2026 + months, 12 - 11 * months, 25), date(2027, 1 + months, 3))
    assert terms.first_due == days[0]
    assert isinstance(terms.tranches, tuple)
    assert tuple(one.date for one in terms.tranches) == days


@pytest.mark.parametrize(("first", "expires"), [(19, 19), (20, 20), (21, 20)])
def test_a_settlement_with_another_first_day_closes_by_it(first: int, expires: int) -> None:
    option = dated(Option(SETTLED, Treatment()), TODAY + first * DAY, MONTHLY)
    assert isinstance(option.terms, SettlementTerms)
    assert option.terms.expires == TODAY + expires * DAY


def own_rows(*days: date) -> InstalmentTerms:
    rows = (*(OwnRow(day, Money(50_000)) for day in days[:-1]), OwnRow(days[-1]))
    return InstalmentTerms(Decimal("0.06"), days[0], start=TODAY, rows=rows, final_due=days[-1])


def redated(plan: InstalmentTerms, first_due: date, frequency: Frequency = MONTHLY) -> InstalmentTerms:
    terms = dated(Option(plan, Treatment()), first_due, frequency).terms
    assert isinstance(terms, InstalmentTerms)
    return terms


@pytest.mark.parametrize(
    ("first", "days"),
    [
        (FIRST, [FIRST, date(2027, 2, 25), date(2027, 6, 30)]),
        (date(2027, 1, 25), [date(2027, 1, 25), date(2027, 3, 25), date(2027, 7, 30)]),
        (date(2026, 12, 15), [date(2026, 12, 15), date(2027, 2, 15), date(2027, 6, 20)]),
        (date(2027, 1, 5), [date(2027, 1, 5), date(2027, 3, 5), date(2027, 7, 10)]),
    ],
)
def test_rows_of_their_own_move_as_far_as_the_first_of_them(first: date, days: list[date]) -> None:
    plan = redated(own_rows(FIRST, date(2027, 2, 25), date(2027, 6, 30)), first)
    assert ([row.due for row in plan.rows], plan.first_due) == (days, first)
    assert plan.final_due in (None, days[-1])


def test_rows_of_a_weekly_plan_keep_their_day_of_the_week() -> None:
    weekly = replace(own_rows(FIRST, date(2027, 2, 26)), frequency=Frequency(1, "week"))
    assert [row.due.weekday() for row in redated(weekly, date(2027, 1, 8)).rows] == [4, 4]
    plan, moved = begun(weekly, date(2027, 1, 7))
    assert [row.due for row in plan.rows] == [date(2027, 1, 8), date(2027, 3, 12)]
    assert moved == (Moved("rows", FIRST, date(2027, 1, 8)),)


def test_a_rate_that_has_begun_holds_for_rows_of_their_own_too() -> None:
    plan, _ = begun(replace(own_rows(FIRST, date(2027, 2, 25)), rate_changes=(RateFrom(TODAY, Decimal("0.03")),)))
    assert (plan.annual_rate, plan.rate_changes) == (Decimal("0.03"), ())


BONUS = Extra(date(2027, 3, 5), Money(300_000))
HARVEST = Holiday(date(2027, 1, 1), date(2027, 2, 28))
UNEVEN = replace(PLAN, extra=(BONUS,), holidays=(HARVEST,), months=(OwnMonth(6, Money(0)),))


def test_extra_payments_and_holidays_stay_on_their_days() -> None:
    later, moved = begun(UNEVEN, FIRST)
    assert (later.extra, later.holidays, later.months) == (UNEVEN.extra, UNEVEN.holidays, UNEVEN.months)
    assert [one.which for one in moved] == ["first_due"]
    assert redated(UNEVEN, date(2027, 2, 1)) == replace(UNEVEN, first_due=date(2027, 2, 1))


@pytest.mark.parametrize(("late", "left"), [(-1, (BONUS,)), (0, ()), (1, ())])
def test_an_extra_payment_that_has_passed_is_left_out_by_name(late: int, left: tuple[Extra, ...]) -> None:
    plan, moved = begun(UNEVEN, BONUS.date + late * DAY)
    assert plan.extra == left
    assert (Moved("extra", BONUS.date, None) in moved) == (not left)


@pytest.mark.parametrize(("today", "stays"), [(date(2027, 2, 24), True), (date(2027, 2, 25), False)])
def test_a_holiday_before_the_first_payment_is_left_out_by_name(today: date, stays: bool) -> None:
    plan, moved = begun(UNEVEN, today)
    assert plan.holidays == ((HARVEST,) if stays else ())
    assert (Moved("holidays", HARVEST.start, None) in moved) == (not stays)


def test_a_holiday_without_a_payment_of_its_own_is_not_called_passed() -> None:
    early = replace(UNEVEN, holidays=(Holiday(TODAY, FIRST - DAY),))
    assert begun(early, FIRST)[0].holidays == early.holidays
