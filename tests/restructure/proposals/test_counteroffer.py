"""Counter-offers beside an exhaustive search, and the smallest changes beside their neighbours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from calculators.calendar import MONTHLY, due_dates
from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from reports import wording
from restructure.authority.limits import CARD_DESK, Limits, Waivable, limits_for
from restructure.household.household import LumpSum, quick
from restructure.offers.outcome import Case, Creditor, Simulated
from restructure.offers.terms import InstalmentTerms
from restructure.parties.account import Debt
from restructure.parties.organisation import DEMO as DEFAULT
from restructure.policy import POLICIES
from restructure.proposals.answer import answer_to
from restructure.proposals.counteroffer import (
    Counteroffer,
    DebtorStatement,
    Forbearance,
    SearchSpace,
    counteroffer,
    counteroffer_steps,
    search_space,
)
from restructure.proposals.opening import opening_options
from restructure.proposals.query import CRITERIA, CounterofferQuery, Criterion, ask
from restructure.proposals.statement import Regular, Statement
from restructure.simulation import simulate
from tests.soak import nearest, offers

AS_OF = date(2026, 11, 22)
DEBT = Debt("CNY", Parts(Money(2_000_000), Money(81_240), Money(35_000), Money(6_000)), AS_OF, Decimal("0.18"))
CREDITOR = Creditor(Decimal("0.08"), Decimal("0.35"), Decimal("0.2"), 24)
CASE = Case(DEBT, POLICIES["neutral"], quick(Money(646_667), Money(440_000)), CREDITOR)
GRID = SearchSpace(
    rates=(Decimal("0.12"), Decimal("0.03")),
    waivable=Parts(penalty=Money(35_000)),
    longest=30,
    deferred=(2, 3),
    step=6,
    tranches=4,
)


def money(amount: int | None) -> Money | None:
    return None if amount is None else Money(amount)


def ranks(found: Counteroffer, asked: CounterofferQuery) -> dict[str, tuple[int, ...]]:
    return {offer.kind: asked.rank(offer.outcome) for offer in found.offers}


@settings(max_examples=25)
@given(
    per_month=st.one_of(st.none(), st.integers(50_000, 400_000)),
    now=st.one_of(st.none(), st.integers(1, 500_000), st.integers(1_900_000, 2_300_000)),
    max_months=st.one_of(st.none(), st.integers(1, 30)),
    weighs=st.permutations(CRITERIA),
    weighed_by_creditor=st.booleans(),
)
def test_no_offer_on_the_grid_is_better_than_the_one_found(
    per_month: int | None, now: int | None, max_months: int | None, weighs: list[Criterion], weighed_by_creditor: bool
) -> None:
    says = DebtorStatement(money(per_month), money(now), max_months=max_months)
    case = CASE if weighed_by_creditor else structs.replace(CASE, creditor=None)
    look = replace(GRID, weighs=tuple(weighs), waivable=Parts())
    asked = ask(case, says, look)
    assert ranks(counteroffer(case, says, look), asked) == offers.best_by_hand(asked, [0])


def test_with_rates_partial_waivers_and_pay_days_the_best_of_each_kind_is_found() -> None:
    found = offers.run(200).found
    assert min(found[kind] for kind in ("instalment", "deferral", "settlement")) >= 20


def test_of_a_few_units_the_smallest_change_is_that_of_a_try_of_everything_below_it() -> None:
    assert nearest.run(12, seed=4).found


def test_what_is_said_is_kept_to() -> None:
    found = counteroffer(CASE, DebtorStatement(Money(80_000), Money(200_000), date(2026, 12, 25)), search_space(CASE))
    assert [offer.kind for offer in found.offers] == ["deferral", "instalment", "settlement"]
    for offer in found.offers:
        assert offer.outcome.schedule.due[1] >= date(2026, 12, 25)
        assert max(offer.outcome.schedule.payment[1:]) <= 80_000


def test_money_that_is_there_now_is_no_burden_on_income() -> None:
    found = counteroffer(CASE, DebtorStatement(Money(80_000), Money(200_000)), search_space(CASE))
    assert {offer.outcome.affordability.verdict for offer in found.offers} == {"affordable"}


def test_whoever_can_pay_it_all_now_is_offered_no_plan() -> None:
    (offer,) = counteroffer(CASE, DebtorStatement(Money(80_000), Money(2_200_000)), search_space(CASE)).offers
    assert (offer.kind, offer.outcome.totals.paid, len(offer.outcome.schedule)) == ("settlement", DEBT.total, 1)


@pytest.mark.parametrize("said", [40_000, 52_000, 80_000, 170_000, 2_500_000])
def test_what_is_offered_comes_out_again_when_it_is_put_on_a_card(said: int) -> None:
    for offer in counteroffer(CASE, DebtorStatement(Money(said)), search_space(CASE)).offers:
        assert simulate(CASE, offer.option.terms, offer.option.treatment) == offer.outcome


def test_nothing_is_forgiven_where_nothing_has_to_be() -> None:
    found = counteroffer(CASE, DebtorStatement(Money(80_000)), GRID)
    instalment = next(offer for offer in found.offers if offer.kind == "instalment")
    assert instalment.outcome.totals.waived == 0


def test_the_surplus_binds_even_where_more_is_said() -> None:
    modest = structs.replace(CASE, household=quick(Money(500_000), Money(420_000)))
    found = counteroffer(modest, DebtorStatement(Money(300_000)), search_space(modest))
    for offer in found.offers:
        assert offer.outcome.affordability.verdict == "affordable"


def test_where_nothing_fits_the_smallest_sum_a_month_that_would_is_named() -> None:
    says = DebtorStatement(Money(20_000))
    changes = {change.dimension: int(change.needed) for change in counteroffer(CASE, says, GRID).changes}
    needed = Money(changes["per_month"])
    assert counteroffer(CASE, DebtorStatement(needed), GRID).offers
    assert not counteroffer(CASE, DebtorStatement(Money(needed - 1)), GRID).offers


def test_where_nothing_fits_the_smallest_sum_at_once_that_would_is_named() -> None:
    changes = {
        change.dimension: int(change.needed)
        for change in counteroffer(CASE, DebtorStatement(Money(60_000)), GRID).changes
    }
    needed = Money(changes["now"])
    assert counteroffer(CASE, DebtorStatement(Money(60_000), needed), GRID).offers
    assert not counteroffer(CASE, DebtorStatement(Money(60_000), Money(needed - 1)), GRID).offers


def test_where_the_time_is_too_short_the_months_that_would_do_are_named() -> None:
    says = DebtorStatement(Money(120_000), max_months=6)
    changes = {change.dimension: int(change.needed) for change in counteroffer(CASE, says, GRID).changes}
    months = changes["max_months"]
    assert counteroffer(CASE, replace(says, max_months=months), GRID).offers
    assert not counteroffer(CASE, replace(says, max_months=months - 1), GRID).offers


def test_where_only_the_floor_is_in_the_way_the_value_that_would_do_is_named() -> None:
    dear = structs.replace(CASE, creditor=structs.replace(CREDITOR, floor=Money(2_500_000)))
    changes = counteroffer(dear, DebtorStatement(Money(120_000)), GRID).changes
    (floor,) = [change for change in changes if change.dimension == "floor"]
    assert floor.given == 2_500_000
    cheaper = structs.replace(CASE, creditor=structs.replace(CREDITOR, floor=Money(int(floor.needed))))
    assert counteroffer(cheaper, DebtorStatement(Money(120_000)), GRID).offers


def test_a_collector_offers_no_settlement_that_forgives_principal() -> None:
    collector = limits_for(CARD_DESK, "collector", DEBT)
    found = counteroffer(CASE, DebtorStatement(Money(80_000)), search_space(CASE, limits=collector))
    assert {offer.kind for offer in found.offers} == {"instalment", "deferral"}


def test_no_more_of_the_rate_is_given_up_than_the_sum_needs() -> None:
    limits = Limits(longest_months=24, lowest_rate=Decimal("0.03"), waive=Waivable(principal=Decimal(0)))
    found = counteroffer(CASE, DebtorStatement(Money(94_000)), search_space(CASE, limits=limits))
    terms = next(offer.option.terms for offer in found.offers if offer.kind == "instalment")
    assert isinstance(terms, InstalmentTerms)
    assert terms.annual_rate == Decimal("0.066")
    only = replace(search_space(CASE, limits=limits), rates=(Decimal("0.067"),), waivable=Parts())
    assert all(offer.kind != "instalment" for offer in counteroffer(CASE, DebtorStatement(Money(94_000)), only).offers)


@pytest.mark.parametrize(
    ("says", "field"),
    [
        (DebtorStatement(Money(-1)), "says.per_month"),
        (DebtorStatement(Money(0)), "says.per_month"),
        (DebtorStatement(Money(1), Money(-5)), "says.now"),
        (DebtorStatement(Money(1), max_months=0), "says.max_months"),
        (DebtorStatement(Money(1), start=AS_OF), "says.from"),
    ],
)
def test_what_cannot_be_said_is_refused_by_name(says: DebtorStatement, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        counteroffer(CASE, says, GRID)
    assert refused.value.field == field


def test_dates_follow_the_day_that_is_said() -> None:
    found = counteroffer(CASE, DebtorStatement(Money(80_000), start=date(2027, 1, 31)), GRID)
    for offer in found.offers:
        expected = due_dates(AS_OF, date(2027, 1, 31), MONTHLY, len(offer.outcome.schedule)).dates
        assert offer.outcome.schedule.due == expected


SPENT = 440_000


@pytest.mark.parametrize("left", [-20_000, -1, 0, 1])
@pytest.mark.parametrize(
    "says", [DebtorStatement(Money(5_000)), DebtorStatement(Money(5_000), max_months=12), DebtorStatement(max_months=6)]
)
def test_a_household_with_nothing_left_is_answered_with_forbearance_and_no_sum(
    left: int, says: DebtorStatement
) -> None:
    found = counteroffer(
        structs.replace(CASE, household=quick(Money(SPENT + left), Money(SPENT))), says, search_space(CASE)
    )
    assert found.offers == ()
    assert {change.dimension for change in found.changes} <= {"floor"}
    assert found.forbearance == Forbearance(Money(left), ("hold", "token"))


def test_free_advice_comes_first_where_the_rule_set_has_it_named() -> None:
    short = structs.replace(CASE, policy=POLICIES["uk"], household=quick(Money(SPENT - 20_000), Money(SPENT)))
    found = counteroffer(short, DebtorStatement(Money(5_000)), search_space(short)).forbearance
    assert found == Forbearance(Money(-20_000), ("advice", "hold", "token"))


@pytest.mark.parametrize("left", [-20_000, 0, 100_000])
@pytest.mark.parametrize(("held", "there"), [(900_000, 0), (900_000, -1), (900_000, 1), (50_000, 0)])
def test_no_more_is_asked_for_at_once_than_is_there_that_day(left: int, held: int, there: int) -> None:
    has = LumpSum(Money(held), AS_OF + timedelta(days=there), "savings")
    household = structs.replace(quick(Money(SPENT + left), Money(SPENT)), lump_sum=has)
    found = counteroffer(structs.replace(CASE, household=household), DebtorStatement(Money(10_000)), search_space(CASE))
    at_once = [int(change.needed) for change in found.changes if change.dimension == "now"]
    assert all(needed <= held for needed in at_once)
    assert bool(at_once) == (held == 900_000 and there <= 0)
    assert (found.forbearance is None) == (left > 0)


def test_where_a_change_would_do_and_something_is_left_no_forbearance_is_named() -> None:
    assert counteroffer(CASE, DebtorStatement(Money(20_000)), GRID).forbearance is None
    assert counteroffer(CASE, DebtorStatement(Money(80_000)), GRID).forbearance is None


@pytest.mark.parametrize("left", [-20_000, -1, 0, 1])
def test_no_card_calls_an_opening_offer_fitting_where_nothing_is_left(left: int) -> None:
    case = structs.replace(CASE, household=quick(Money(SPENT + left), Money(SPENT)))
    for option in opening_options(case, DEFAULT.presets, AS_OF).values():
        outcome = simulate(case, option.terms, option.treatment)
        assert isinstance(outcome, Simulated)
        assert outcome.affordability.verdict == "unaffordable"


@pytest.mark.parametrize(
    ("left", "en", "zh"), [(-20_000, "short", "每月缺"), (0, "Nothing", "没有结余"), (1, "0.01", "只余")]
)
def test_forbearance_is_said_in_both_languages(left: int, en: str, zh: str) -> None:
    given = Forbearance(Money(left), ("advice", "hold", "token"))
    assert en in wording.forbearance(given, "en", "GBP")[0]
    assert zh in wording.forbearance(given, "zh", "CNY")[0]
    assert len(wording.forbearance(given, "zh", "CNY")) == 4


@settings(max_examples=15)
@given(
    st.integers(1_000, 250_000),
    st.sampled_from([None, Money(200_000)]),
    st.sampled_from([None, 6, 24]),
    st.sampled_from([None, Decimal("0.05"), Decimal("0.18")]),
    st.integers(-30_000, 200_000),
)
def test_each_step_knows_no_less_and_the_last_is_what_the_door_answers(
    per_month: int, now: Money | None, months: int | None, lowest: Decimal | None, left: int
) -> None:
    case = structs.replace(CASE, household=quick(Money(SPENT + left), Money(SPENT)))
    look = search_space(case, limits=Limits(lowest_rate=lowest))
    steps = list(counteroffer_steps(case, DebtorStatement(Money(per_month), now, None, months), look))
    for before, after in pairwise(steps):
        assert (after.offers, after.changes[: len(before.changes)]) == (before.offers, before.changes)
    assert (len(steps) == 1) == bool(steps[0].offers)
    assert steps[-1] == answer_to(case, Statement(Regular(Money(per_month), MONTHLY), now, max_months=months), look)
