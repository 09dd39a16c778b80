"""Ways out of several debts: each limit from both sides, what is not known never open, figures that are exact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from time import process_time

import pytest

from calculators.rounding import Money
from calculators.ways_out import payment_within, settled
from restructure.household.distribution import CONSIDERED, DebtsCase, OneDebt, owed_of
from restructure.household.way_answers import WayAnswers
from restructure.household.ways_out import (
    AMOUNTS,
    ClientFigures,
    Country,
    WayOut,
    compared,
    criteria,
    help_first,
    in_force,
)

TODAY = date(2026, 11, 30)
DRO = WayAnswers(
    nation="england_wales", assets=Money(199_999), vehicle=Money(399_999), owns_home=False, lived_here=True,
    in_insolvency=False, never=("dro_on", "space_on"),
)  # fmt: skip
MAP = WayAnswers(
    nation="scotland", assets=Money(200_000), dearest_asset=Money(100_000), vehicle=Money(300_000), owns_home=False,
    never=("minimal_assets_on", "bankrupt_on", "benefits_only_since", "space_on"),
)  # fmt: skip


def figures(
    country: Country = "uk", *, owed: int = 5_000_000, surplus: int | None = 7_500, **more: object
) -> ClientFigures:
    answers = more.pop("answers", DRO)
    lump = more.pop("lump_sum", None)
    debt = OneDebt(name="Card", creditor="Alder", balance=Money(owed), arrears=Money(0))
    case = DebtsCase((debt,), answers=answers, lump_sum=lump)  # type: ignore[arg-type]
    known = None if surplus is None else Money(surplus)
    return replace(ClientFigures(country, TODAY, case, known, known), **more)  # type: ignore[arg-type]


def way(name: str, given: ClientFigures) -> WayOut:
    return next(one for one in compared(given).ways if one.criteria.way == name)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "fits"),
        ({"owed": 4_999_999}, "fits"), ({"owed": 5_000_001}, "no"),
        ({"surplus": 7_499}, "fits"), ({"surplus": 7_501}, "no"), ({"surplus": -1}, "fits"),
        ({"surplus": None}, "unknown"),
        ({"assets": 200_000}, "no"), ({"assets": 200_001}, "no"), ({"assets": None}, "unknown"),
        ({"vehicle": 400_000}, "no"), ({"vehicle": 0}, "fits"), ({"vehicle": None}, "unknown"),
        ({"owns_home": True}, "no"), ({"owns_home": None}, "unknown"),
        ({"lived_here": False}, "no"), ({"lived_here": None}, "unknown"),
        ({"nation": "northern_ireland"}, "fits"), ({"nation": "scotland"}, "no"), ({"nation": None}, "unknown"),
        ({"never": (), "dro_on": date(2020, 11, 29)}, "fits"), ({"never": (), "dro_on": date(2020, 11, 30)}, "fits"),
        ({"never": (), "dro_on": date(2020, 12, 1)}, "no"), ({"never": ()}, "unknown"),
        ({"in_insolvency": True}, "no"), ({"in_insolvency": None}, "unknown"),
        ({"owns_home": True, "assets": None}, "no"),
    ],
)  # fmt: skip
def test_a_debt_relief_order_by_each_of_its_limits(changed: dict[str, object], expected: str) -> None:
    household = {name: value for name, value in changed.items() if name in ("owed", "surplus")}
    answers = replace(DRO, **{name: value for name, value in changed.items() if name not in household})  # type: ignore[arg-type]
    assert way("dro", figures(answers=answers, **household)).verdict == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "fits"), ({"assets": 200_001}, "no"), ({"dearest_asset": 100_001}, "no"),
        ({"dearest_asset": 99_999}, "fits"),
        ({"vehicle": 300_001}, "no"), ({"never": ("minimal_assets_on", "benefits_only_since")}, "unknown"),
        ({"bankrupt_on": date(2021, 11, 30), "never": ("minimal_assets_on", "benefits_only_since")}, "fits"),
        ({"bankrupt_on": date(2021, 12, 1), "never": ("minimal_assets_on", "benefits_only_since")}, "no"),
        ({"owned": 2_500_001}, "no"), ({"owned": 2_499_999}, "fits"), ({"surplus": 1}, "no"),
        ({"surplus": 1, "never": MAP.never[:2], "benefits_only_since": date(2026, 5, 30)}, "fits"),
        ({"surplus": 1, "never": MAP.never[:2], "benefits_only_since": date(2026, 6, 1)}, "no"),
        ({"surplus": 1, "never": MAP.never[:2]}, "unknown"),
    ],
)  # fmt: skip
def test_a_minimal_asset_process_by_each_of_its_limits(changed: dict[str, object], expected: str) -> None:
    told = dict(changed)
    owed, surplus = told.pop("owned", 2_500_000), told.pop("surplus", 0)
    given = figures(owed=owed, surplus=surplus, answers=replace(MAP, **told))  # type: ignore[arg-type]
    assert way("minimal_assets", given).verdict == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [(date(2025, 11, 29), "fits"), (date(2025, 11, 30), "fits"), (date(2025, 12, 1), "no"), (None, "unknown")],
)
def test_breathing_space_and_moratorium_come_once_in_twelve_months(last: date | None, expected: str) -> None:
    for name, nation in (("breathing_space", "england_wales"), ("moratorium", "scotland")):
        answers = replace(DRO, nation=nation, never=(), space_on=last)  # type: ignore[arg-type]
        found = way(name, figures(answers=answers))
        assert found.verdict == expected
        if expected == "no":
            assert [one.day for one in found.against] == [date(2026, 12, 1)]


@pytest.mark.parametrize(
    ("surplus", "lump", "expected"),
    [(5_000, None, "fits"), (4_999, 0, "no"), (5_001, None, "fits"), (4_999, None, "unknown"), (100_000, None, "no")],
)
def test_an_arrangement_takes_fifty_pounds_or_a_sum_and_less_than_the_debts(
    surplus: int, lump: int | None, expected: str
) -> None:
    assert way("iva", figures(surplus=surplus, lump_sum=lump)).verdict == expected


def test_a_trust_deed_begins_at_five_thousand() -> None:
    scottish = replace(DRO, nation="scotland")
    verdicts = [way("trust_deed", figures(owed=owed, answers=scottish)).verdict for owed in (499_999, 500_000, 500_001)]
    assert verdicts == ["no", "fits", "fits"]


def test_a_token_is_for_whoever_has_no_more_than_that() -> None:
    verdicts = [way("token", figures(surplus=surplus)).verdict for surplus in (-1, 0, 99, 100, 101)]
    assert verdicts == ["no", "fits", "fits", "fits", "no"]


def test_a_deficit_leads_to_help_before_any_offer() -> None:
    given = figures(surplus=-19_313)
    assert help_first(given) == ("income_check", "breathing_space")
    offers = {one.criteria.way: one.verdict for one in compared(given).ways}
    assert list(offers)[:3] == ["breathing_space", "breathing_space_treatment", "moratorium"]
    assert {offers[name] for name in ("token", "plan", "frozen", "rates")} == {"no"}
    assert help_first(figures(surplus=0)) == ()
    assert help_first(figures(surplus=None)) == ("budget",)
    scottish = replace(DRO, nation="scotland", crisis_treatment=True)
    assert help_first(figures(surplus=-1, answers=scottish)) == ("crisis", "income_check", "moratorium")


def test_a_priority_debt_without_an_arrangement_comes_first_and_holds_every_plan_back() -> None:
    given = figures(surplus=10_000)
    council = OneDebt(name="Council tax", balance=Money(101_250), priority=True)
    given = replace(given, case=replace(given.case, debts=(*given.case.debts, council)))
    assert help_first(given) == ("priority_debts",)
    assert way("frozen", given).verdict == "no"


def test_the_nation_of_the_account_counts_where_the_client_said_nothing_else() -> None:
    silent = figures(answers=replace(DRO, nation=None), nation="scotland")
    assert way("das", silent).verdict == "fits"
    assert way("das", figures(nation="scotland")).verdict == "no"


def test_nothing_known_is_never_open() -> None:
    for country in ("uk", "us", "cn"):
        bare = figures(country, owed=600_000, surplus=None, answers=WayAnswers())
        bare = replace(bare, case=replace(bare.case, debts=(replace(bare.case.debts[0], arrears=None),)))
        assert {one.verdict for one in compared(bare).ways} == {"unknown"}


def test_limits_hold_from_their_day_on() -> None:
    rows = criteria("cn")
    before, on = date(2025, 10, 31), date(2025, 11, 1)
    assert "insolvency_xiamen" not in {one.way for one in in_force(rows, before)}
    assert {"insolvency_xiamen", "consolidation"} <= {one.way for one in in_force(rows, on)}
    uk = criteria("uk")
    assert "dro" not in {one.way for one in in_force(uk, date(2024, 6, 27))}
    assert "dro" in {one.way for one in in_force(uk, date(2024, 6, 28))}
    newer = replace(next(one for one in uk if one.way == "dro"), start=TODAY, fact="UK-new")
    facts = [one.fact for one in in_force((*uk, newer), TODAY) if one.way == "dro"]
    assert (facts, len(in_force((*uk, newer), TODAY - timedelta(1)))) == (["UK-new"], len(uk))


def test_limits_that_may_have_been_replaced_say_so() -> None:
    assert not way("dro", figures(today=date(2027, 3, 31))).stale
    assert way("dro", figures(today=date(2027, 4, 1))).stale


def test_a_frozen_plan_takes_as_many_months_as_the_debts_hold_payments() -> None:
    months = [way("frozen", figures(owed=owed, surplus=4_300)).months for owed in (4_299, 4_300, 4_301, 791_200)]
    assert months == [1, 1, 2, 184]
    assert way("frozen", figures(owed=791_200, surplus=4_300)).cost == 0


def test_china_asks_each_bank_for_sixty_payments_at_most() -> None:
    given = WayAnswers(inability_shown=True, willing=True)
    found = {
        surplus: way("individual_plan", figures("cn", owed=600_001, surplus=surplus, answers=given))
        for surplus in (10_000, 10_001, 10_002)
    }
    assert {surplus: one.verdict for surplus, one in found.items()} == {10_000: "no", 10_001: "fits", 10_002: "fits"}
    assert found[10_001].monthly == 10_001
    periods = [
        way("individual_plan", figures("cn", owed=1000, answers=replace(given, periods=count))).verdict
        for count in (59, 60, 61)
    ]
    assert periods == ["fits", "fits", "no"]
    assert way("individual_plan", figures("cn", answers=replace(given, willing=None))).verdict in ("unknown", "no")


def test_cities_of_china_ask_for_years_and_a_specialist_decides() -> None:
    def verdict(name: str, city: str, **years: int) -> str:
        return way(name, figures("cn", answers=WayAnswers(city=city, **years))).verdict  # type: ignore[arg-type]

    assert [verdict("insolvency_xiamen", "xiamen", residence_years=years) for years in (4, 5, 6)] == [
        "no", "unknown", "unknown",
    ]  # fmt: skip
    assert [verdict("insolvency_shenzhen", "shenzhen", social_insurance_years=years) for years in (2, 3)] == [
        "no", "unknown",
    ]  # fmt: skip
    assert verdict("insolvency_shenzhen", "xiamen") == "no"


def test_an_american_settlement_counts_fee_and_tax_from_six_hundred_dollars_on_each_debt() -> None:
    half = {"share": Decimal("0.5"), "fee_share": Decimal("0.15"), "tax_rate": Decimal("0.12")}
    balances = (Money(119_998), Money(120_000), Money(120_002))
    assert [settled((balance,), assets=Money(999_999), **half).reported for balance in balances] == [0, 60_000, 60_001]
    assert settled((Money(119_998),), assets=None, **half).tax == 0
    assert settled((Money(200_000),), assets=None, **half).tax is None
    insolvent = [
        settled((Money(200_000),), assets=Money(owned), **half).tax for owned in (0, 100_000, 150_000, 200_000)
    ]
    assert insolvent == [0, 0, 6_000, 12_000]


def test_an_american_plan_ends_within_sixty_months_and_its_fee_comes_on_top() -> None:
    tried = WayAnswers(what_if_rate=Decimal("0.08"), monthly_fee=Money(2_500))
    (debt,) = owed_of((OneDebt(balance=Money(1_000_000), rate=Decimal("0.08")),))
    least = payment_within(debt, 60)
    found = {
        extra: way("dmp", figures("us", owed=1_000_000, surplus=least + extra, answers=tried)) for extra in (-1, 0)
    }
    assert (found[-1].verdict, found[0].verdict, found[0].months) == ("no", "fits", 60)
    paid, cost = found[0].paid, found[0].cost
    assert paid is not None
    assert cost is not None
    assert paid - cost == 1_000_000
    assert cost > 60 * 2_500
    without = replace(tried, monthly_fee=None)
    assert way("dmp", figures("us", owed=1_000_000, surplus=least, answers=without)).cost is None


def test_every_way_has_words_and_every_question_can_be_answered() -> None:
    asked = {test.ask for country in ("uk", "us", "cn") for one in criteria(country) for test in one.tests}
    assert AMOUNTS - {"monthly"} <= asked
    assert {one.way for one in criteria("uk")} >= set(CONSIDERED["uk"])
    assert all(
        one.effect.keys() == one.risk.keys() == {"en", "zh"} for one in criteria("uk") + criteria("us") + criteria("cn")
    )


def test_sixty_debts_are_compared_within_a_third_of_a_second() -> None:
    debts = tuple(OneDebt(name=str(k), balance=Money(100_000 + k), rate=Decimal("0.199")) for k in range(60))
    case = DebtsCase(debts, answers=replace(DRO, what_if_rate=Decimal("0.08")))
    began = process_time()
    compared(ClientFigures("uk", TODAY, case, Money(250_000), Money(250_000)))
    assert process_time() - began < 0.3
