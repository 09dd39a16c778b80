from contextlib import suppress
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from calculators.annual import RATE_NAMES, Flow, RateName, annual_rate, printed, us_time
from calculators.calendar import MONTHLY, Frequency, due_dates, first_after, parse_frequency
from calculators.errors import Refusal
from calculators.intervals import days_in_year_to, inferred_unit, months_back
from calculators.rates import annual_rates
from calculators.rounding import Money
from tests.vectors import published

START = date(2024, 1, 31)
UNITS = tuple(map(parse_frequency, ("1 month", "half month", "1 week", "4 weeks", "2 months", "1 year", "10 days")))


def flows(items: list[dict[str, str]]) -> tuple[Flow, ...]:
    return tuple(Flow(date.fromisoformat(one["date"]), Money(int(Decimal(one["amount"]) * 100))) for one in items)


def plan(amount: int, count: int, unit: Frequency = MONTHLY, start: date = START) -> tuple[Flow, ...]:
    dates = due_dates(start, first_after(start, unit), unit, count).dates
    return tuple(Flow(day, Money(amount)) for day in dates)


@published("rates")
def test_a_published_annual_rate_comes_out(vector: dict[str, Any]) -> None:
    asked, expected = vector["request"], vector["expected"]
    unit = parse_frequency(asked["unit"]) if "unit" in asked else None
    found = annual_rate(flows(asked["advances"]), flows(asked["payments"]), method=asked["method"], unit=unit)
    shown = {"apr": str(found.apr), "printed": str(found.printed), "apr_6": str(round(found.apr, 6))}
    assert {name: shown[name] for name in expected} == expected


@published("intervals")
def test_a_published_interval_counts_back_from_its_end(vector: dict[str, Any]) -> None:
    given = vector["inputs"]
    months = 12 if given["unit"] == "year" else 1
    back = months_back(date.fromisoformat(given["start"]), date.fromisoformat(given["end"]), months)
    assert [back.units, back.days, days_in_year_to(back.anchor)] == vector["expected"]


@given(
    st.integers(10**4, 10**9),
    st.integers(1, 60),
    st.decimals("0.8", "3", places=3),
    st.sampled_from(UNITS),
    st.sampled_from(RATE_NAMES),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_at_the_rate_found_the_payments_are_worth_the_advance(
    advance: int, count: int, back: Decimal, unit: Frequency, method: RateName, start: date
) -> None:
    paid = plan(max(1, int(advance * back / count)), count, unit, start)
    found = annual_rate((Flow(start, Money(advance)),), paid, method=method, unit=unit)
    assert found.apr.is_finite()
    total = sum(flow.amount for flow in paid)
    assert (found.apr > 0) == (total > advance) or abs(total - advance) / advance < Decimal("0.001")


@given(st.integers(10**4, 10**8), st.integers(1, 40), st.decimals("1.01", "2", places=2))
def test_xirr_agrees_with_an_independent_solver(advance: int, count: int, back: Decimal) -> None:
    paid = plan(int(advance * back / count) + 1, count)
    found = annual_rate((Flow(START, Money(advance)),), paid, method="xirr")
    amounts = [-float(advance), *(float(flow.amount) for flow in paid)]
    oracle = pyxirr.xirr([START, *(flow.date for flow in paid)], amounts)
    assert oracle is not None
    assert float(found.apr) == pytest.approx(oracle, rel=1e-6, abs=1e-7)


@given(st.integers(10**4, 10**8), st.integers(2, 40))
def test_two_advances_on_one_day_are_one(advance: int, count: int) -> None:
    once = (Flow(START, Money(2 * advance)),)
    twice = (Flow(START, Money(advance)), Flow(START, Money(advance)))
    paid = plan(3 * advance // count + 1, count)
    assert annual_rate(once, paid, method="eu_aprc") == annual_rate(twice, paid, method="eu_aprc")


def test_an_advance_later_raises_the_rate() -> None:
    paid = plan(2_000, 12)
    early = (Flow(START, Money(20_000)),)
    late = (Flow(START, Money(10_000)), Flow(date(2024, 4, 30), Money(10_000)))
    for method in ("eu_aprc", "us_actuarial", "xirr"):
        rates = [annual_rate(one, paid, method=method, unit=MONTHLY).apr for one in (early, late)]
        assert rates[0] < rates[1]


def test_payments_on_the_last_day_of_each_month_are_whole_months_apart() -> None:
    assert [us_time(START, flow.date, MONTHLY, 31).odd for flow in plan(1, 5)] == [0.0] * 5
    found = annual_rate((Flow(START, Money(100_000)),), plan(34_002, 3), method="us_actuarial", unit=MONTHLY)
    assert found.apr == Decimal("0.11996224")


@pytest.mark.parametrize(("apr", "shown"), [("0.03054", "3.1"), ("0.0305", "3.1"), ("0.03049999", "3.0")])
def test_a_rate_with_one_decimal_is_rounded_half_up(apr: str, shown: str) -> None:
    # European Commission, SWD(2012)128, 4.1: 3.054 is shown as 3.1 with one decimal and as 3.05 with two.
    assert printed(Decimal(apr), "eu_aprc") == Decimal(shown)
    assert printed(Decimal("0.03054"), "xirr") == Decimal("3.05")


def test_a_year_with_odd_days_counts_them_over_365() -> None:
    assert us_time(date(2023, 1, 1), date(2025, 1, 11), Frequency(1, "year")).odd == 10 / 365


@pytest.mark.parametrize(
    ("dates", "unit"),
    [
        ((date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30)), "1 month"),
        ((date(2024, 2, 1), date(2024, 2, 15)), "2 weeks"),
        ((date(2024, 2, 1), date(2024, 2, 16), date(2024, 3, 1)), "half month"),
        ((date(2024, 2, 1), date(2025, 2, 1)), "1 year"),
        ((date(2024, 2, 1), date(2024, 2, 11)), "10 days"),
        ((date(2024, 2, 1),), "1 month"),
    ],
)
def test_the_unit_is_the_commonest_distance(dates: tuple[date, ...], unit: str) -> None:
    assert inferred_unit(START, dates) == parse_frequency(unit)


def test_flows_without_a_rate_are_refused() -> None:
    advance = (Flow(START, Money(100)),)
    for paid in ((Flow(START, Money(125)),), (Flow(START, Money(100)),)):
        with pytest.raises(Refusal) as refused:
            annual_rate(advance, paid, method="xirr")
        assert refused.value.code == "no_rate"


def test_an_absurd_rate_is_still_a_number() -> None:
    found = annual_rate((Flow(START, Money(100)),), (Flow(date(2024, 2, 1), Money(125)),), method="xirr")
    assert float(found.apr) == pytest.approx(1.25**365, rel=1e-9)


@pytest.mark.parametrize(
    ("advances", "payments", "code"),
    [
        ((), ((1, 5),), "amount_not_positive"),
        (((1, 5),), (), "amount_not_positive"),
        (((2, 5),), ((1, 6),), "payment_before_advance"),
    ],
)
def test_what_is_no_loan_is_refused(
    advances: tuple[tuple[int, int], ...], payments: tuple[tuple[int, int], ...], code: str
) -> None:
    def read(items: tuple[tuple[int, int], ...]) -> tuple[Flow, ...]:
        return tuple(Flow(date(2024, 1, day), Money(amount)) for day, amount in items)

    with pytest.raises(Refusal) as refused:
        annual_rate(read(advances), read(payments), method="xirr")
    assert refused.value.code == code


def test_the_unit_must_be_given_for_the_actuarial_method() -> None:
    with pytest.raises(Refusal) as refused:
        annual_rate((Flow(START, Money(1)),), plan(1, 2), method="us_actuarial")
    assert refused.value.field == "unit"


def year(number: int, amount: int) -> Flow:
    return Flow(date(number, 1, 1), Money(amount))


@pytest.mark.parametrize("method", RATE_NAMES)
def test_several_rates_are_all_named_and_the_nearest_to_nought_is_given(method: RateName) -> None:
    # -1,000 + 2,300 v - 1,320 v ** 2 is nothing at 10 and at 20 percent a year.
    advances, paid = (year(2021, 100_000), year(2023, 132_000)), (year(2022, 230_000),)
    found = annual_rate(advances, paid, method=method, unit=parse_frequency("1 year"))
    assert (found.apr, found.all) == (Decimal("0.1"), (Decimal("0.1"), Decimal("0.2")))


def test_a_rate_whose_year_is_beyond_all_bounds_is_no_other_rate() -> None:
    # -100 + 250 v - 150 v ** 2 is nothing at 0 and at 50 percent a day, which is 10 ** 64 in a year.
    days = [date(2026, 1, number) for number in (1, 2, 3)]
    advances, paid = (Flow(days[0], Money(100)), Flow(days[2], Money(150))), (Flow(days[1], Money(250)),)
    for method, others in (("cn_compound", ()), ("cn_simple", (Decimal(0), Decimal("182.5")))):
        found = annual_rate(advances, paid, method=method, unit=parse_frequency("1 day"))  # type: ignore[arg-type]
        assert (float(found.apr), found.all) == (0.0, others)


def test_two_rates_that_lie_close_are_both_found() -> None:
    # (v - 1 / 1.25)(v - 1 / 1.248): the worth touches nothing between two steps of the search.
    advances, paid = (year(2021, 100_000), year(2023, 156_000)), (year(2022, 249_800),)
    found = annual_rate(advances, paid, method="cn_compound", unit=parse_frequency("1 year"))
    assert found.all == (Decimal("0.248"), Decimal("0.25"))


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(-(10**6), 10**6)), min_size=2, max_size=8))
def test_a_rate_stands_alone_only_where_no_other_fits(amounts: list[tuple[int, int]]) -> None:
    advances = tuple(year(2021 + place, amount) for place, amount in amounts if amount > 0)
    paid = tuple(year(2021 + place, -amount) for place, amount in amounts if amount < 0)
    try:
        found = annual_rate(advances, paid, method="cn_compound", unit=parse_frequency("1 year"))
    except Refusal:
        return
    net = [sum(amount for place, amount in amounts if place == at) for at in range(21)]

    def worth(rate: float) -> float:
        return sum(amount / (1 + rate) ** place for place, amount in enumerate(net))

    others = [rate / 1000 for rate in range(-400, 3000) if worth(rate / 1000) * worth(rate / 1000 + 0.001) < 0]
    named = found.all or (found.apr,)
    assert all(any(abs(float(one) - rate) <= 0.001001 for one in named) for rate in others)


@pytest.mark.parametrize("method", RATE_NAMES)
@pytest.mark.parametrize("back", [300, 10**11])
def test_a_rate_beyond_all_bounds_is_a_number_or_a_refusal(method: RateName, back: int) -> None:
    advance, paid = Flow(date(2026, 1, 1), Money(100)), Flow(date(2026, 1, 2), Money(back))
    with suppress(Refusal):
        assert annual_rate((advance,), (paid,), method=method, unit=parse_frequency("1 day")).apr > 0


def exact_rate(advance: int, paid: tuple[Flow, ...], method: RateName) -> Decimal:
    """The rate of monthly payments by bisection in forty digits."""
    with localcontext() as context:
        context.prec = 40
        days = [Decimal((flow.date - START).days) for flow in paid]
        times = [day / 365 for day in days] if method == "xirr" else [Decimal(n) for n in range(1, len(paid) + 1)]
        low, high = Decimal("-0.5"), Decimal(9)
        for _ in range(110):
            middle = (low + high) / 2
            growth = (1 + middle).ln()
            worth = sum(flow.amount * (-growth * time).exp() for flow, time in zip(paid, times, strict=True))
            low, high = (middle, high) if worth > advance else (low, middle)
        return {"cn_simple": low * 12, "us_actuarial": low * 12, "xirr": low}.get(method, (1 + low) ** 12 - 1)


@pytest.mark.parametrize("method", RATE_NAMES)
@pytest.mark.parametrize(
    ("advance", "payment", "count"), [(2_000_000, 61_000, 36), (99_999, 104_321, 1), (31_415, 4_000, 9)]
)
def test_a_rate_is_exact_in_its_eighth_decimal(method: RateName, advance: int, payment: int, count: int) -> None:
    paid = plan(payment, count)
    found = annual_rate((Flow(START, Money(advance)),), paid, method=method, unit=MONTHLY)
    exact = exact_rate(advance, paid, method)
    assert found.apr == exact.quantize(Decimal("0.00000001"), ROUND_HALF_UP)
    periods = annual_rates(Money(advance), tuple(flow.amount for flow in paid), MONTHLY)
    if method in ("cn_simple", "cn_compound"):
        assert getattr(periods, method) == found.apr
