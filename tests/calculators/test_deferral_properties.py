from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.calendar import MONTHLY, DueDates, due_dates
from calculators.daycount import Factors, factors
from calculators.deferral import Afterwards, Collect, DeferralRule, During, Interest, deferral, rows_needed
from calculators.errors import Refusal
from calculators.instalment import Method, instalment
from calculators.parts import Arranged, Carried, Parts
from calculators.regular import LevelRule
from calculators.rounding import Money, equal_shares
from calculators.schedule import Schedule
from tests.calculators import plans
from tests.support.choices import METHODS

RULES = [
    DeferralRule(2, during, interest, collect, afterwards, Money(300))
    for during, interest, collect, afterwards in product(
        *map(get_args, (During, Interest, Collect, Afterwards)),
    )
    if not (during == "interest_only" and interest == "freeze")
]
DEBT = Arranged(Money(100_000), (Carried(Money(999), "spread", "fee"),), Parts(), Money(0))


def dates(rows: int) -> DueDates:
    return due_dates(date(2026, 1, 31), date(2026, 2, 28), MONTHLY, rows)


def deferred(rule: DeferralRule, method: Method = "level", debt: Arranged = DEBT, payments: int = 8) -> Schedule:
    due = dates(rows_needed(rule, payments))
    period = factors(due, Decimal("0.12"), "30/360")
    return deferral(debt, due, period, rule=rule, method=method, payments=payments)


def interest_of(rule: DeferralRule) -> list[int]:
    return list(deferred(rule).interest)


def needs_level(rule: DeferralRule, method: Method) -> bool:
    return method != "level" and (rule.during == "principal_only" or rule.afterwards == "same_payment")


every_rule = pytest.mark.parametrize(
    "rule", RULES, ids=lambda rule: f"{rule.during}-{rule.interest}-{rule.collect}-{rule.afterwards}"
)


@every_rule
@pytest.mark.parametrize("method", METHODS)
def test_every_deferral_repays_what_is_owed(rule: DeferralRule, method: Method) -> None:
    if needs_level(rule, method):
        return
    plan = deferred(rule, method)
    joined = sum(plan.closing[row] - plan.opening[row] + plan.principal[row] for row in range(2))
    assert sum(plan.principal) == 100_000 + joined
    assert plan.closing[-1] == plan.owed_after_default[-1] == 0
    assert sum(plan.fee) == 999
    assert min(min(plan.payment), min(plan.interest), min(plan.owed_after_default)) >= 0


@every_rule
def test_other_parts_fall_after_the_deferral(rule: DeferralRule) -> None:
    assert deferred(rule).fee[:2] == (0, 0)


@every_rule
def test_a_deferral_ends_when_it_should(rule: DeferralRule) -> None:
    if rule.afterwards == "same_payment":
        assert len(deferred(rule)) <= 8 + 4
        return
    assert len(deferred(rule)) == (10 if rule.afterwards == "extend" else 8)


@pytest.mark.parametrize("collect", ["first", "spread", "last"])
def test_collected_interest_bears_no_interest(collect: Collect) -> None:
    plan = deferred(DeferralRule(2, "nothing", "collect", collect))
    frozen = deferred(DeferralRule(2, "nothing", "freeze"))
    assert sum(plan.interest) - sum(frozen.interest) == 2 * 1000


def test_collected_interest_falls_where_it_was_placed() -> None:
    frozen = interest_of(DeferralRule(2, "nothing", "freeze"))
    for collect, row in (("first", 2), ("last", 7)):
        plan = interest_of(DeferralRule(2, "nothing", "collect", collect))  # type: ignore[arg-type]
        assert [a - b for a, b in zip(plan, frozen, strict=True)] == [2000 * (k == row) for k in range(8)]


def test_interest_only_pays_the_interest_of_each_period() -> None:
    plan = deferred(DeferralRule(2))
    assert plan.payment[:2] == (1000, 1000)
    assert plan.closing[1] == 100_000


def test_capitalised_interest_joins_the_balance_period_by_period() -> None:
    plan = deferred(DeferralRule(2, "nothing", "capitalise"))
    assert plan.closing[:2] == (101_000, 102_010)
    assert plan.payment[:2] == (0, 0)


def test_frozen_interest_is_never_charged() -> None:
    plan = deferred(DeferralRule(2, "nothing", "freeze"))
    assert plan.interest[:2] == (0, 0)
    due = dates(6)
    same = instalment(DEBT, due, factors(due, Decimal("0.12"), "30/360"), method="level")
    assert plan.payment[2:] == same.payment


def test_what_is_owed_after_a_default_includes_the_deferred_interest() -> None:
    plan = deferred(DeferralRule(2, "nothing", "collect", "last"))
    assert plan.owed_after_default[:2] == (100_000 + 999 + 1000, 100_000 + 999 + 2000)


def test_an_agreed_payment_stays_where_the_plan_is_extended() -> None:
    rule = DeferralRule(2, afterwards="extend")
    due = dates(10)
    plan = deferral(
        DEBT, due, factors(due, Decimal("0.12"), "30/360"), rule=rule, method="level", level=LevelRule(Money(13_200))
    )
    assert set(plan.payment[2:-1]) == {13_200}


def test_an_agreed_payment_is_computed_anew_where_fewer_payments_are_left() -> None:
    due = dates(8)
    period = factors(due, Decimal("0.12"), "30/360")
    plan = deferral(DEBT, due, period, rule=DeferralRule(2), method="level", level=LevelRule(Money(13_200)))
    assert plan == deferral(DEBT, due, period, rule=DeferralRule(2), method="level")


@given(plans.principals, plans.carried(), st.sampled_from(RULES), plans.methods, plans.rates, st.integers(1, 10))
def test_deferrals_of_any_debt_come_out_even(
    principal: Money,
    carried: tuple[Carried, ...],
    rule: DeferralRule,
    method: Method,
    rate: Decimal,
    periods: int,
) -> None:
    rule = replace(rule, periods=periods)
    due = dates(rows_needed(rule, 24))
    debt = Arranged(principal, carried, Parts(), Money(0))
    try:
        plan = deferral(debt, due, factors(due, rate, "actual/365"), rule=rule, method=method, payments=24)
    except Refusal as reason:
        # Going on as agreed may leave interest unpaid; a tiny debt may be paid before the last row.
        assume(
            reason.code
            not in (
                "needs_level",
                "payment_below_interest",
                "first_period_too_long",
                "period_costs_more",
                "payment_too_large",
            )
        )
        raise
    assert plan.closing[-1] == plan.owed_after_default[-1] == 0
    assert min(map(min, (plan.payment, plan.principal, plan.interest, plan.closing, plan.owed_after_default))) >= 0
    assert sum(plan.principal) >= principal


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (DeferralRule(0), "count_below_one"),
        (DeferralRule(8), "deferral_leaves_no_payment"),
        (DeferralRule(2, "interest_only", "freeze"), "freeze_while_paying_interest"),
        (DeferralRule(2, "token"), "amount_not_positive"),
    ],
)
def test_deferrals_without_sense_are_refused(rule: DeferralRule, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        rows_needed(rule, 8)
    assert refused.value.code == code


def test_an_extended_plan_may_defer_as_many_dates_as_it_pays() -> None:
    assert rows_needed(DeferralRule(8, afterwards="extend"), 8) == 16


def test_a_plan_of_no_interest_defers_nothing_but_time() -> None:
    due = dates(8)
    free = deferral(DEBT, due, Factors((0,) * 8, 1), rule=DeferralRule(2), method="level")
    assert free.payment[:2] == (0, 0)
    assert sum(free.payment) == 100_999


def test_a_method_without_one_payment_has_none_to_go_on_with() -> None:
    with pytest.raises(Refusal) as refused:
        deferred(DeferralRule(2, afterwards="same_payment"), "equal_principal")
    assert (refused.value.field, refused.value.code) == ("afterwards", "needs_level")


def test_the_payment_stays_and_the_last_row_takes_what_was_deferred() -> None:
    agreed = instalment(DEBT, dates(8), factors(dates(8), Decimal("0.12"), "30/360"), method="level").payment[0]
    plan = deferred(DeferralRule(2, "nothing", "collect", afterwards="balloon"))
    without_fee = [payment - fee for payment, fee in zip(plan.payment, plan.fee, strict=True)]
    assert all(abs(payment - (agreed - 125)) <= 1 for payment in without_fee[2:-1])
    assert plan.interest[-1] > 2000
    assert plan.payment[-1] > 2 * agreed


def test_equal_principal_goes_on_and_the_last_row_takes_the_rest() -> None:
    plan = deferred(DeferralRule(2, afterwards="balloon"), "equal_principal")
    assert plan.principal == (0, 0, *(12_500,) * 5, 37_500)


def test_a_token_pays_interest_first_and_then_principal() -> None:
    small = deferred(DeferralRule(1, "token", "collect", token=Money(300)))
    large = deferred(DeferralRule(1, "token", "collect", token=Money(1500)))
    assert (small.payment[0], small.interest[0], small.principal[0]) == (300, 300, 0)
    assert (large.payment[0], large.interest[0], large.principal[0]) == (1500, 1000, 500)


@given(
    st.integers(10_000, 10**8).map(Money),
    st.integers(1, 10**7).map(Money),
    st.sampled_from([rule for rule in RULES if rule.afterwards == "balloon"]),
    st.decimals("0", "0.24", places=3),
    st.integers(0, 60),
)
def test_a_plan_that_goes_on_as_agreed_carries_its_own_shares(
    principal: Money, arrears: Money, rule: DeferralRule, rate: Decimal, part: int
) -> None:
    # A token that repays principal ahead leaves less to pay, and changes nothing about the other parts.
    rule = replace(rule, periods=1, token=Money(1 + principal * part // 1000))
    debt = Arranged(principal, (Carried(arrears, "spread", "arrears"),), Parts(), Money(0))
    due = dates(24)
    plan = deferral(debt, due, factors(due, rate, "30/360"), rule=rule, method="level", payments=24)
    rows = len(plan) - 1
    assert plan.arrears == (0, *equal_shares(arrears, rows))
