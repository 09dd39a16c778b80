"""Plans as people make them: days and amounts of their own, months of their own, holidays, extra payments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from msgspec import structs

from calculators.calendar import LONGEST, parse_frequency
from calculators.deferral import DeferralRule
from calculators.extra import Extra, Then
from calculators.holidays import Charge, Holiday
from calculators.ledger import RateFrom
from calculators.months import OwnMonth
from calculators.own_rows import OwnRow
from calculators.parts import Parts, PartTreatment, Treatment
from calculators.rounding import Money, half_up
from restructure.household.household import quick
from restructure.offers.due_dates import plan_begun, plan_dated
from restructure.offers.instalment_plan import instalment_plan
from restructure.offers.outcome import Case, Outcome, Refused, Simulated
from restructure.offers.payoff import payoff
from restructure.offers.row_explanation import explain_row
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, Terms
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.simulation import simulate

START, FIRST = date(2026, 11, 22), date(2026, 12, 22)
YEAR = InstalmentTerms(Decimal("0.12"), FIRST, start=START, payments=12)
HARVEST = structs.replace(YEAR, months=(OwnMonth(6, Money(0)), OwnMonth(12, Money(200_000))))
DATED = structs.replace(YEAR, payments=None)
FOUR = structs.replace(YEAR, payments=4)
EVERY = tuple(OwnMonth(month, Money(20_000)) for month in range(1, 13))


def tried(terms: Terms, **case: object) -> Outcome:
    debt = Debt("CNY", Parts(Money(1_000_000)), START)
    return simulate(Case(debt, POLICIES["neutral"], **case), terms, Treatment())  # type: ignore[arg-type]


def seen(terms: Terms, **case: object) -> Simulated:
    outcome = tried(terms, **case)
    assert isinstance(outcome, Simulated), (outcome.reason, outcome.reason.facts)
    return outcome


def refused(terms: Terms) -> tuple[str, str, dict[str, object]]:
    outcome = tried(terms)
    assert isinstance(outcome, Refused)
    return outcome.reason.field, outcome.reason.code, dict(outcome.reason.facts)


def rows(*named: tuple[date, int | None]) -> InstalmentTerms:
    own = tuple(OwnRow(day, None if amount is None else Money(amount)) for day, amount in named)
    return structs.replace(DATED, first_due=own[0].due, rows=own)


def extra(day: date, amount: int, then: Then, terms: InstalmentTerms = YEAR) -> InstalmentTerms:
    return structs.replace(terms, extra=(Extra(day, Money(amount), then),))


def holiday(charge: Charge, terms: InstalmentTerms = YEAR) -> InstalmentTerms:
    return structs.replace(terms, holidays=(Holiday(date(2027, 3, 1), date(2027, 4, 30), charge),))


def test_rows_of_a_level_plan_come_to_that_plan() -> None:
    level = seen(YEAR).schedule
    named = [(day, int(paid)) for day, paid in zip(level.due, level.payment, strict=True)]
    assert seen(rows(*named[:-1], (named[-1][0], None))).schedule == level
    # Whichever of them is open, it comes to what it was.
    assert seen(rows(*named[:4], (named[4][0], None), *named[5:])).schedule == level


def test_rows_at_the_ends_of_months_are_whole_months_apart() -> None:
    terms = structs.replace(YEAR, first_due=date(2027, 1, 31), start=date(2026, 12, 31), payments=4)
    level = seen(terms)
    named = [(day, int(paid)) for day, paid in zip(level.schedule.due, level.schedule.payment, strict=True)]
    own = structs.replace(rows(*named[:-1], (named[-1][0], None)), start=date(2026, 12, 31))
    assert seen(own).schedule == level.schedule


@pytest.mark.parametrize(
    ("named", "field", "code", "nearest"),
    [
        ([(FIRST, 5_000), (date(2027, 3, 1), None)], "rows[0].payment", "row_below_interest", {"smallest": 10_000}),
        (
            [(FIRST, 500_000), (date(2027, 1, 22), 500_000)],
            "rows[1].payment",
            "rows_leave_rest",
            {"owed": 515_100, "due": date(2027, 1, 22)},
        ),
        ([(FIRST, 2_000_000), (date(2027, 3, 1), None)], "rows[0].payment", "rows_end_early", {"largest": 1_009_999}),
        ([(FIRST, None), (FIRST, None)], "rows[1].due", "row_not_after", {"smallest": date(2026, 12, 23)}),
        ([(FIRST, None), (date(2027, 1, 22), None)], "rows[1].payment", "rows_open", {"number": 1}),
        ([(FIRST, 0), (date(2027, 1, 22), None)], "rows[0].payment", "amount_not_positive", {}),
        (
            [(FIRST, 900_000), (date(2027, 1, 22), None), (date(2027, 2, 22), 900_000)],
            "rows[1].payment",
            "rows_leave_too_little",
            {"interest": 1_100, "largest": 111_100},
        ),
    ],
)
def test_rows_that_do_not_repay_say_what_would(
    named: list[tuple[date, int | None]], field: str, code: str, nearest: dict[str, object]
) -> None:
    where, what, facts = refused(rows(*named))
    assert (where, what) == (field, code)
    assert nearest.items() <= facts.items()


def test_the_nearest_that_is_named_for_a_row_works() -> None:
    march = date(2027, 3, 1)
    seen(rows((FIRST, 10_000), (march, None)))
    seen(rows((FIRST, 500_000), (date(2027, 1, 22), 515_100)))
    seen(rows((FIRST, 1_009_999), (march, None)))
    seen(rows((FIRST, 900_000), (date(2027, 1, 22), None), (date(2027, 2, 22), 111_100)))


def test_a_month_of_its_own_pays_its_amount_and_the_others_one() -> None:
    plan = seen(HARVEST).schedule
    by_month = {day.month: paid for day, paid in zip(plan.due, plan.payment, strict=True)}
    assert (by_month.pop(6), by_month.pop(12)) == (0, 200_000)
    last = by_month.pop(11)
    assert len(set(by_month.values())) == 1
    assert abs(last - by_month[7]) < 12


def test_a_month_that_says_the_regular_amount_changes_nothing() -> None:
    level = seen(YEAR).schedule
    assert seen(structs.replace(YEAR, months=(OwnMonth(6, level.payment[0]),))).schedule == level


def test_a_payment_given_stands_beside_months_of_their_own_and_its_count_follows() -> None:
    outcome = seen(structs.replace(HARVEST, payments=None, payment=Money(150_000)))
    assert outcome.terms.payments == 8  # type: ignore[union-attr]
    assert set(outcome.schedule.payment[1:6]) == {150_000}


def test_a_holiday_is_paid_later_or_never() -> None:
    later, freeze = seen(holiday("later")).schedule, seen(holiday("freeze")).schedule
    for plan in (later, freeze):
        assert plan.payment[3:5] == (0, 0)
        assert plan.due[-1] == date(2027, 11, 22)
    # Two months at 1 % on what was left, collected with the next payment beside that of its own month.
    assert later.interest[5] == 3 * half_up(later.opening[5], 100)
    assert sum(freeze.interest) < sum(later.interest)


@pytest.mark.parametrize(
    ("terms", "at_once", "flows"),
    [
        # Payments of their own: the first at the start, two in one period, none in another.
        (rows((START, 9), (FIRST, 1), (date(2026, 12, 30), 2), (date(2027, 3, 1), None)), 9, (3, 0, 999_988)),
        (extra(date(2026, 12, 6), 400_000, "shorter", FOUR), 400_000, (250_000, 250_000, 100_000)),
        (extra(date(2026, 12, 7), 400_000, "shorter", FOUR), 0, (650_000, 250_000, 100_000)),
        (extra(date(2026, 12, 31), 400_000, "shorter", FOUR), 0, (650_000, 250_000, 100_000)),
    ],
)
def test_what_is_paid_counts_in_the_period_that_is_nearest(
    terms: InstalmentTerms, at_once: int, flows: tuple[int, ...]
) -> None:
    debt = Debt("CNY", Parts(Money(1_000_000)), START)
    plan = instalment_plan(debt, structs.replace(terms, annual_rate=Decimal(0)), Treatment())
    assert (plan.paid_down, plan.flows) == (at_once, flows)


def test_a_holiday_without_a_payment_in_it_or_at_the_end_is_refused() -> None:
    between = structs.replace(YEAR, holidays=(Holiday(date(2027, 3, 1), date(2027, 3, 20)),))
    assert refused(between) == ("holidays[0].from", "holiday_without_payment", {"nearest": date(2027, 2, 22)})
    to_the_end = structs.replace(YEAR, holidays=(Holiday(date(2027, 3, 1), date(2028, 3, 20)),))
    assert refused(to_the_end) == ("holidays[0].to", "holiday_at_end", {"due": date(2027, 11, 22)})


MARCH, APRIL = (Holiday(date(2027, month, 1), date(2027, month, 30)) for month in (3, 4))


@pytest.mark.parametrize(
    ("day", "nearest"), [(29, date(2027, 3, 31)), (30, date(2027, 3, 31)), (31, None)], ids=lambda one: str(one)
)
def test_a_holiday_begins_after_the_one_before_has_ended(day: int, nearest: date | None) -> None:
    again = replace(APRIL, start=date(2027, 3, day))
    february = Holiday(date(2027, 2, 1), date(2027, 2, 28))
    plan = structs.replace(YEAR, holidays=(february, MARCH, again))
    if nearest is None:
        seen(plan)
    else:
        assert refused(plan) == ("holidays[2].from", "row_not_after", {"smallest": nearest})


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ((START,), ("extra[0].date", "extra_outside")),
        ((date(2026, 11, 23),), None),
        ((date(2027, 11, 21),), None),
        ((date(2027, 11, 22),), ("extra[0].date", "extra_outside")),
        ((FIRST, date(2027, 1, 5), date(2027, 1, 4)), ("extra[2].date", "row_not_after")),
        ((FIRST, date(2027, 1, 5), date(2027, 1, 5)), ("extra[2].date", "row_not_after")),
        ((FIRST, date(2027, 1, 5), date(2027, 1, 6)), None),
    ],
)
def test_extra_payments_lie_inside_the_plan_one_day_after_the_other(
    days: tuple[date, ...], found: tuple[str, str] | None
) -> None:
    plan = structs.replace(YEAR, extra=tuple(Extra(day, Money(10)) for day in days))
    if found is None:
        assert seen(plan).schedule.principal[-1] > 0
    else:
        field, code, facts = refused(plan)
        outside = {"smallest": date(2026, 11, 23), "largest": date(2027, 11, 21)}
        assert (field, code) == found
        assert facts == (outside if code == "extra_outside" else {"smallest": date(2027, 1, 6)})


def test_an_extra_payment_is_of_something() -> None:
    assert refused(extra(FIRST, 0, "shorter")) == ("extra[0].amount", "amount_not_positive", {})
    seen(extra(FIRST, 1, "shorter"))


@pytest.mark.parametrize("day", [date(2027, 2, 10), date(2027, 2, 22)])
def test_an_extra_payment_shortens_the_plan_or_lowers_the_payment(day: date) -> None:
    level = seen(YEAR).schedule
    shorter, lower = seen(extra(day, 300_000, "shorter")).schedule, seen(extra(day, 300_000, "lower")).schedule
    assert shorter.due[-1] == date(2027, 8, 22)
    assert set(shorter.payment[5:-1]) == {level.payment[0]}
    assert lower.due[-1] == level.due[-1]
    assert len(set(lower.payment[5:-1])) == 1
    assert lower.payment[6] < level.payment[0]


def test_an_extra_payment_on_a_due_date_is_paid_with_that_payment() -> None:
    level, plan = seen(YEAR).schedule, seen(extra(date(2027, 2, 22), 300_000, "shorter")).schedule
    assert plan.due[:4] == level.due[:4]
    assert plan.payment[2] == level.payment[2] + 300_000
    assert plan.interest[2] == level.interest[2]


def test_an_extra_payment_says_how_much_and_when_it_can_be() -> None:
    field, code, facts = refused(extra(date(2027, 2, 22), 9_000_000, "shorter"))
    assert (field, code) == ("extra[0].amount", "extra_too_large")
    largest = facts["largest"]
    assert isinstance(largest, int)
    seen(extra(date(2027, 2, 22), largest, "shorter"))
    assert refused(extra(date(2027, 2, 22), largest + 1, "shorter"))[1] == "extra_too_large"
    assert refused(extra(date(2027, 11, 22), 1, "shorter"))[2]["largest"] == date(2027, 11, 21)


def test_too_much_in_one_month_names_the_most_that_leaves_a_payment() -> None:
    long = structs.replace(YEAR, payments=48, months=(OwnMonth(10, Money(900_000)),))
    field, code, facts = refused(long)
    assert (field, code) == ("months.10", "month_pays_too_much")
    largest = facts["largest"]
    assert isinstance(largest, int)
    seen(structs.replace(long, months=(OwnMonth(10, Money(largest)),)))
    assert refused(structs.replace(long, months=(OwnMonth(10, Money(largest + 1)),)))[1] == "month_pays_too_much"


@pytest.mark.parametrize(
    ("terms", "field", "code"),
    [
        (structs.replace(rows((FIRST, None)), balloon=Money(100)), "balloon", "not_with_rows"),
        (structs.replace(rows((FIRST, None)), months=HARVEST.months), "months", "not_with_rows"),
        (structs.replace(rows((FIRST, None)), payments=3), "payments", "rows_count"),
        (structs.replace(rows((FIRST, None)), first_due=START), "first_due", "rows_begin"),
        (structs.replace(HARVEST, method="bullet"), "method", "not_with_uneven"),
        (structs.replace(HARVEST, payment_multiple=Money(100)), "payment_multiple", "not_with_uneven"),
        (structs.replace(HARVEST, first_period="first"), "first_period", "not_with_uneven"),
        (structs.replace(HARVEST, frequency=parse_frequency("2 weeks")), "months", "months_need_months"),
        (structs.replace(YEAR, months=(OwnMonth(11, Money(0)),)), "months.11", "month_at_end"),
        (structs.replace(YEAR, months=(OwnMonth(6, Money(10)),)), "months.6", "month_below_interest"),
        (structs.replace(YEAR, months=EVERY), "months", "months_leave_none"),
        (
            rows((FIRST, None), (date(2027, 1, 22), 2_000_000), (date(2027, 2, 22), 50_000)),
            "rows[1].payment",
            "rows_end_early",
        ),
        (
            structs.replace(
                extra(FIRST, 990_000, "shorter", structs.replace(YEAR, annual_rate=Decimal(0))),
                extra=(
                    Extra(START + timedelta(days=1), Money(500_000), "lower"),
                    Extra(START + timedelta(days=2), Money(499_999), "lower"),
                    Extra(START + timedelta(days=3), Money(1), "lower"),
                ),
            ),
            "extra[2].amount",
            "nothing_left",
        ),
        (structs.replace(DATED, payment=Money(90_000), months=EVERY), "months", "months_leave_none"),
        (
            structs.replace(
                DATED, payment=Money(90_000), frequency=parse_frequency("1 year"), months=(OwnMonth(12, Money(0)),)
            ),
            "months",
            "months_leave_none",
        ),
        (DeferralTerms(HARVEST, DeferralRule(2)), "months", "not_in_deferral"),
    ],
)
def test_what_does_not_go_together_is_refused_by_name(terms: Terms, field: str, code: str) -> None:
    assert refused(terms)[:2] == (field, code)


MAY = date(2027, 5, 1)


@pytest.mark.parametrize("rate", ["0.06", "0.36"])
@pytest.mark.parametrize("day", [date(2027, 2, 5), date(2027, 2, 22), date(2027, 5, 10)])
@pytest.mark.parametrize("old", [0, 120_000])
def test_a_plan_that_an_extra_payment_shortened_stays_shorter_where_its_rate_changes(
    rate: str, day: date, old: int
) -> None:
    debt = Debt("CNY", Parts(Money(1_000_000), Money(old)), START)
    shorter = extra(day, 300_000, "shorter")
    changed = structs.replace(shorter, rate_changes=(RateFrom(MAY, Decimal(rate)),))
    before, after = (simulate(Case(debt, POLICIES["neutral"]), one, Treatment()) for one in (shorter, changed))
    assert isinstance(before, Simulated)
    assert isinstance(after, Simulated)
    assert after.schedule.due[-1] == before.schedule.due[-1] < date(2027, 11, 22)
    last = after.schedule.payment[-3:]
    assert max(last) - min(last) <= 3


def test_a_plan_that_an_extra_payment_shortened_stays_shorter_where_another_lowers_it() -> None:
    shorter = extra(date(2027, 2, 5), 300_000, "shorter")
    for day in (date(2027, 5, 22), date(2027, 6, 3)):
        lower = structs.replace(shorter, extra=(*shorter.extra, Extra(day, Money(50_000), "lower")))
        plan = seen(lower).schedule
        assert plan.due[-1] == seen(shorter).schedule.due[-1]
        assert max(plan.payment[-2:]) - min(plan.payment[-2:]) <= 2
        assert plan.payment[-1] < plan.payment[0]


ALL = extra(date(2027, 5, 3), 100_000, "lower", holiday("later", structs.replace(HARVEST, payments=24)))
PLANS = [
    rows((FIRST, 300_000), (date(2027, 3, 1), None), (date(2027, 7, 9), 300_000)),
    HARVEST,
    holiday("later"),
    holiday("freeze"),
    extra(date(2027, 2, 10), 300_000, "shorter"),
    structs.replace(ALL, down_payment=DownPayment(Money(100_000), START)),
]


@pytest.mark.parametrize("terms", PLANS)
def test_every_row_can_be_explained(terms: InstalmentTerms) -> None:
    outcome = seen(terms)
    plan = outcome.schedule
    put_off = 0
    for row in range(len(plan)):
        told = explain_row(outcome, plan.first_number + row)
        assert told.interest == told.charged + told.from_before - told.not_paid_now
        put_off += told.not_paid_now - told.from_before
        assert put_off >= -1
        assert told.closing == told.opening - told.principal
    assert abs(put_off) <= 1


@pytest.mark.parametrize("terms", PLANS)
def test_what_pays_a_plan_off_falls_with_each_payment_and_grows_between(terms: InstalmentTerms) -> None:
    outcome = seen(terms)
    plan = outcome.schedule
    for row, due in enumerate(plan.due[:-1]):
        on_the_day = payoff(outcome, due, statutory=False)
        assert on_the_day.total == plan.owed_after_default[row]
        if due == START:
            continue
        before = payoff(outcome, date.fromordinal(due.toordinal() - 1), statutory=False)
        # A night less, and the payment of the day not yet made.
        assert before.total <= on_the_day.total + plan.payment[row] <= before.total + 400
    assert payoff(outcome, plan.due[-1], statutory=False).total == 0


@pytest.mark.parametrize("terms", PLANS)
def test_what_is_resolved_can_be_asked_again(terms: InstalmentTerms) -> None:
    outcome = seen(terms)
    again = seen(outcome.terms)
    assert (again.schedule, again.rates) == (outcome.schedule, outcome.rates)


def test_money_has_to_be_there_on_the_days_that_are_named() -> None:
    household = quick(Money(500_000), Money(400_000))
    early = seen(rows((date(2026, 12, 1), 200_000), (date(2027, 11, 22), None)), household=household).affordability
    assert (early.verdict, early.fails_on) == ("unaffordable", date(2026, 12, 1))
    bonus = seen(extra(date(2027, 2, 10), 500_000, "shorter"), household=household).affordability
    assert bonus.fails_on == date(2027, 2, 10)


def test_a_last_payment_that_grew_large_is_found_and_one_that_was_agreed_is_not() -> None:
    grown = seen(structs.replace(HARVEST, payment=Money(60_000)))
    found = next(one for one in grown.findings if one.rule == "large_last_payment")
    even = found.facts["payment"]
    assert seen(HARVEST).terms.payment == even  # type: ignore[union-attr]
    agreed = structs.replace(YEAR, months=(OwnMonth(11, Money(500_000)),))
    assert "large_last_payment" not in {one.rule for one in seen(agreed).findings}


def test_payments_named_one_by_one_move_together_where_the_first_has_passed() -> None:
    plan = rows((FIRST, 300_000), (date(2027, 3, 1), None))
    moved, told = plan_begun(plan, date(2026, 12, 22), YEAR)
    assert [row.due for row in moved.rows] == [date(2027, 1, 22), date(2027, 4, 1)]
    assert (moved.first_due, moved.start, len(told)) == (date(2027, 1, 22), date(2026, 12, 22), 1)
    assert plan_begun(plan, date(2026, 12, 21), YEAR)[0].rows == plan.rows


def test_a_plan_moved_away_from_its_days_is_refused_by_their_name() -> None:
    away = plan_dated(holiday("later"), date(2027, 5, 22), YEAR.frequency)
    assert refused(away)[:2] == ("holidays[0].from", "holiday_without_payment")
    bonus = extra(
        date(2027, 3, 1), 500_000, "shorter", structs.replace(YEAR, payments=None, final_due=date(2027, 11, 22))
    )
    assert seen(plan_dated(bonus, date(2027, 3, 22), YEAR.frequency)).schedule.due[0] == date(2027, 3, 1)
    at_end = plan_dated(holiday("later", structs.replace(YEAR, payments=3)), date(2027, 2, 22), YEAR.frequency)
    assert refused(at_end)[:2] == ("holidays[0].to", "holiday_at_end")


def test_what_falls_due_first_is_in_a_first_payment_that_only_pays_old_fees() -> None:
    debt = Debt("CNY", Parts(Money(1_000_000), penalty=Money(30_000), fees=Money(200_000)), START)
    plan = structs.replace(rows((FIRST, 5_000), (date(2027, 1, 22), None)), annual_rate=Decimal(0))
    treatment = Treatment(penalty=PartTreatment(rest="first"))
    outcome = simulate(Case(debt, POLICIES["neutral"]), plan, treatment)
    assert isinstance(outcome, Simulated)
    assert outcome.schedule.arrears == (30_000, 0)


def test_fees_alone_that_fall_due_first_are_the_one_row_of_a_plan() -> None:
    debt = Debt("CNY", Parts(Money(0), fees=Money(1_000)), START)
    treatment = Treatment(fees=PartTreatment(rest="first"))
    outcome = simulate(Case(debt, POLICIES["neutral"]), rows((FIRST, None)), treatment)
    assert isinstance(outcome, Simulated)
    assert outcome.schedule.payment == (1_000,)


def test_a_debt_of_nothing_has_no_payments_of_its_own_and_one_of_a_cent_has() -> None:
    def of(principal: int) -> Outcome:
        debt = Debt("CNY", Parts(Money(principal)), START)
        return simulate(Case(debt, POLICIES["neutral"]), rows((FIRST, None)), Treatment())

    nothing, cent = of(0), of(1)
    assert isinstance(nothing, Refused)
    assert (nothing.reason.field, nothing.reason.code) == ("debt", "nothing_owed")
    assert isinstance(cent, Simulated)


@pytest.mark.parametrize(
    ("final", "fits"),
    [(date(2027, 8, 22), True), (date(2027, 9, 22), False), (date(2027, 10, 22), False), (date(2027, 11, 22), True)],
)
def test_a_final_date_beside_the_count_is_that_of_the_count_or_of_what_ends_it_sooner(
    final: date, *, fits: bool
) -> None:
    plan = structs.replace(extra(date(2027, 2, 10), 300_000, "shorter"), final_due=final)
    if fits:
        assert seen(plan).terms.final_due == date(2027, 8, 22)  # type: ignore[union-attr]
    else:
        assert refused(plan)[:2] == ("final_due", "too_many_given")


def test_a_lowered_payment_of_a_tiny_debt_keeps_the_end() -> None:
    tiny = Debt("CNY", Parts(Money(1_106)), START)
    plan = extra(date(2027, 12, 22), 333, "lower", structs.replace(YEAR, annual_rate=Decimal(0), payments=47))
    outcome = simulate(Case(tiny, POLICIES["neutral"]), plan, Treatment())
    assert isinstance(outcome, Simulated)
    assert outcome.schedule.due[-1] == date(2030, 10, 22)


@pytest.mark.parametrize(("day", "code"), [(date(2026, 11, 21), "start_before_balance"), (START, None), (FIRST, None)])
def test_the_first_payment_of_its_own_is_not_before_the_start(day: date, code: str | None) -> None:
    outcome = tried(rows((day, 50_000), (date(2027, 3, 1), None)))
    assert (outcome.reason.code if isinstance(outcome, Refused) else None) == code


def test_as_many_payments_of_their_own_as_the_longest_plan_has_and_no_more() -> None:
    days = [(START + timedelta(days=day), 800) for day in range(1, LONGEST + 1)]
    free = structs.replace(rows(*days[:-1], (days[-1][0], None)), annual_rate=Decimal(0))
    assert len(seen(free).schedule) == LONGEST
    assert refused(rows(*days, (date(2037, 1, 1), None))) == ("rows", "count_too_large", {"largest": LONGEST})


@pytest.mark.parametrize(("june", "end", "behind"), [(209_000, 11, 3_763), (230_000, 11, 1_921), (262_000, 6, None)])
def test_a_lowered_payment_keeps_the_end_where_a_month_of_its_own_leaves_old_parts_only(
    june: int, end: int, behind: int | None
) -> None:
    debt = Debt("CNY", Parts(Money(1_000_000), penalty=Money(120_000)), START)
    plan = extra(date(2027, 5, 22), 410_000, "lower", structs.replace(YEAR, months=(OwnMonth(6, Money(june)),)))
    outcome = simulate(Case(debt, POLICIES["neutral"]), plan, Treatment())
    assert isinstance(outcome, Simulated)
    schedule = outcome.schedule
    assert schedule.due[-1].month == end
    assert schedule.principal[6] == schedule.opening[6]
    assert set(schedule.payment[7:-1]) == ({behind} if behind else set())


def test_a_lowered_payment_never_rises_where_the_given_one_leaves_much_for_the_last_row() -> None:
    given = structs.replace(YEAR, payment=Money(50_000))
    before, after = seen(given).schedule, seen(extra(date(2027, 5, 22), 100_000, "lower", given)).schedule
    assert set(after.payment[6:-1]) == {50_000}
    assert before.payment[-1] - after.payment[-1] > 100_000


def test_no_day_behind_an_extra_payment_asks_for_more_than_is_owed_on_the_next_due_date() -> None:
    plan = extra(date(2027, 5, 2), 70_000, "lower", structs.replace(YEAR, annual_rate=Decimal("0.0001")))
    outcome = seen(plan)
    owed = outcome.schedule.payment[6] + outcome.schedule.owed_after_default[6]
    assert payoff(outcome, date(2027, 5, 21), statutory=False).total == owed == 513_349


def test_a_month_of_its_own_covers_the_interest_that_an_extra_payment_before_it_leaves() -> None:
    low = extra(date(2027, 5, 22), 300_000, "shorter", structs.replace(YEAR, months=(OwnMonth(6, Money(2_000)),)))
    plan = seen(low).schedule
    assert plan.interest[6] < plan.payment[6] == 2_000
    assert refused(structs.replace(low, extra=()))[1] == "month_below_interest"
    assert refused(structs.replace(low, months=(OwnMonth(6, Money(1_000)),)))[1] == "month_below_interest"


def test_the_least_that_is_named_for_a_month_works() -> None:
    long = structs.replace(YEAR, payments=36)
    field, code, facts = refused(structs.replace(long, months=(OwnMonth(6, Money(10)),)))
    assert (field, code) == ("months.6", "month_below_interest")
    least = facts["smallest"]
    assert isinstance(least, int)
    seen(structs.replace(long, months=(OwnMonth(6, Money(least)),)))
    assert refused(structs.replace(long, months=(OwnMonth(6, Money(least - 1)),)))[1] == code
