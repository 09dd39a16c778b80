from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from calculators.affordability import SavingsLine
from calculators.calendar import Frequency, parse_frequency
from calculators.deferral import DeferralRule
from calculators.parts import Parts, PartTreatment, Treatment
from calculators.rounding import Money, half_up
from restructure.household.household import quick
from restructure.offers.outcome import Case, Refused, Simulated
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms, Tranche
from restructure.policy import POLICIES
from restructure.simulation import simulate
from tests.calculators import plans
from tests.support.cases import CASE, DEBT, FIRST, MEANS, PARTS, PLAN, TODAY, WAIVED, Offer, simulated

NOTHING_DONE = Treatment()
BELOW_INTEREST = ("payment_below_interest", "first_period_too_long", "period_costs_more")


def refusal(terms: Offer, treatment: Treatment = NOTHING_DONE, case: Case = CASE) -> tuple[str, str]:
    outcome = simulate(case, terms, treatment)
    assert isinstance(outcome, Refused)
    return outcome.reason.field, outcome.reason.code


def findings_of(outcome: Simulated) -> dict[str, str]:
    return {found.rule: found.severity for found in outcome.findings}


# The figures of the design.


def test_the_design_plan_pays_in_all_what_the_design_says() -> None:
    assert simulated().totals.paid == 4_950_091


def test_the_design_plan_costs_what_the_design_says() -> None:
    rates = simulated().rates
    assert rates is not None
    assert round(rates.cn_simple, 4) == Decimal("0.0524")


def test_the_design_plan_is_worth_what_the_design_says() -> None:
    outcome = simulated()
    # The drawing gives odd units of the shares to the first rows and so comes to 44,061.03; ours fall on the last.
    assert (outcome.present_value, outcome.no_deal_value) == (4_406_101, 1_167_155)


def test_the_design_household_can_pay_what_the_design_says() -> None:
    seen = simulated().affordability
    assert seen.verdict == "affordable"
    assert seen.share is not None
    assert seen.breaks_at is not None
    assert seen.surplus == 186_000
    assert round(Decimal(seen.share.numerator) / seen.share.denominator, 3) == Decimal("0.739")
    assert half_up(seen.breaks_at.numerator * 1000, seen.breaks_at.denominator) == 75


def test_the_design_settlement_pays_what_the_design_says() -> None:
    outcome = simulated(SettlementTerms(FIRST, TODAY, fraction=Decimal("0.62"), tranches=3), NOTHING_DONE)
    assert outcome.totals.paid == 3_014_462
    assert outcome.schedule.payment == (1_004_821, 1_004_821, 1_004_820)


# Rules that hold for every outcome.

rules = st.builds(
    DeferralRule,
    st.integers(1, 6),
    st.just("nothing"),
    st.sampled_from(["collect", "capitalise", "freeze"]),
    st.sampled_from(["first", "spread", "last"]),
    st.sampled_from(["same_end", "extend"]),
)
instalments = st.builds(
    InstalmentTerms,
    plans.rates,
    st.dates(FIRST, FIRST + timedelta(days=40)),
    plans.methods,
    plans.day_counts,
    plans.frequencies,
    st.one_of(st.none(), st.dates(TODAY, TODAY + timedelta(days=29))),
    st.integers(7, 60),
    payment_rounding=st.sampled_from(["half_up", "up"]),
    residue=st.sampled_from(["last", "balanced"]),
)
offers = st.one_of(
    instalments,
    st.builds(DeferralTerms, instalments, rules),
    st.builds(
        SettlementTerms,
        st.just(FIRST),
        st.just(TODAY),
        fraction=st.decimals("0.1", 1, places=3),
        tranches=st.integers(1, 12),
        frequency=plans.frequencies,
    ),
)


@st.composite
def outcomes(draw: st.DrawFn) -> Simulated:
    """The outcome of any offer on any debt."""
    parts = draw(plans.parts.filter(lambda parts: parts.principal > 10_000))
    case = structs.replace(CASE, debt=structs.replace(DEBT, parts=parts, contract_rate=draw(st.none() | plans.rates)))
    terms: Offer = draw(offers)
    treatment = NOTHING_DONE if isinstance(terms, SettlementTerms) else draw(plans.treatments)
    outcome = simulate(case, terms, treatment)
    assume(isinstance(outcome, Simulated) or outcome.reason.code not in BELOW_INTEREST)
    assert isinstance(outcome, Simulated), outcome.reason.code
    return outcome


@given(outcomes())
def test_what_is_paid_is_the_debt_less_the_waiver_plus_new_interest(outcome: Simulated) -> None:
    joined = sum(outcome.schedule.principal) + outcome.totals.arrears + outcome.totals.fees
    grown = joined - (outcome.debt.total - outcome.waived.total)
    assert outcome.totals.paid == joined + outcome.totals.interest
    assert grown >= 0
    if not isinstance(outcome.terms, DeferralTerms):
        assert grown == 0


@given(outcomes())
def test_an_outcome_ends_at_nothing(outcome: Simulated) -> None:
    schedule = outcome.schedule
    assert schedule.closing[-1] == schedule.owed_after_default[-1] == 0
    assert min(map(min, (schedule.payment, schedule.principal, schedule.owed_after_default))) >= 0


@given(outcomes())
def test_an_agreement_can_be_recomputed_from_its_own_terms(outcome: Simulated) -> None:
    again = simulate(
        structs.replace(CASE, debt=structs.replace(outcome.debt, contract_rate=None)), outcome.terms, outcome.treatment
    )
    assert isinstance(again, Simulated)
    assert again.schedule == outcome.schedule


@given(outcomes())
def test_the_debt_at_the_start_is_never_owed_twice(outcome: Simulated) -> None:
    first = outcome.schedule.owed_after_default[0] if len(outcome.schedule) > 1 else 0
    assert first <= outcome.debt.total + outcome.totals.interest + outcome.totals.principal


# The balance date.


def test_a_balance_grows_at_the_contract_rate_until_the_plan_begins() -> None:
    case = structs.replace(CASE, debt=structs.replace(DEBT, contract_rate=Decimal("0.18"), days_overdue=100))
    outcome = simulated(structs.replace(PLAN, start=date(2026, 12, 5), day_count="actual/365"), case=case)
    assert outcome.debt.accrued == half_up(3_980_000 * 18 * 10, 100 * 365)
    assert outcome.debt.parts.interest == PARTS.interest + outcome.debt.accrued
    assert (outcome.debt.as_of, outcome.debt.days_overdue) == (date(2026, 12, 5), 110)


def test_without_a_contract_rate_nothing_grows() -> None:
    assert simulated(structs.replace(PLAN, start=date(2026, 12, 5))).debt.accrued == 0


def test_the_present_value_is_of_the_balance_date() -> None:
    later = simulated(structs.replace(PLAN, start=date(2026, 12, 5), first_due=date(2026, 12, 25)))
    flows = zip(later.schedule.due, later.schedule.payment, strict=True)
    value = sum(payment * 1.08 ** (-(due - TODAY).days / 365) for due, payment in flows)
    assert later.present_value == pytest.approx(value, abs=1)


def test_a_plan_cannot_begin_before_the_balance() -> None:
    assert refusal(structs.replace(PLAN, start=date(2026, 11, 24))) == ("start", "start_before_balance")


# Solving.


def test_the_count_is_solved_from_the_last_date() -> None:
    outcome = simulated(structs.replace(PLAN, payments=None, final_due=date(2027, 6, 30)))
    assert isinstance(outcome.terms, InstalmentTerms)
    assert (outcome.terms.payments, outcome.totals.final_due) == (7, date(2027, 6, 25))


@pytest.mark.parametrize("payment", [100_000, 137_500, 137_600, 200_000, 999_999])
def test_the_count_solved_from_a_payment_keeps_it_to_the_last_row(payment: int) -> None:
    outcome = simulated(structs.replace(PLAN, payments=None, payment=Money(payment)))
    assert set(outcome.schedule.payment[:-1]) == {payment}
    assert 0 < outcome.schedule.payment[-1] <= payment


@given(st.integers(60_000, 5_000_000).map(Money))
def test_any_payment_that_covers_the_interest_gives_a_plan(payment: Money) -> None:
    outcome = simulated(structs.replace(PLAN, payments=None, payment=payment))
    assert set(outcome.schedule.payment[:-1]) <= {payment}
    assert 0 < outcome.schedule.payment[-1] <= payment + len(outcome.schedule)


@given(st.integers(60_000, 5_000_000).map(Money))
def test_a_solved_plan_can_be_recomputed_from_its_own_terms(payment: Money) -> None:
    outcome = simulated(structs.replace(PLAN, payments=None, payment=payment))
    assert simulated(outcome.terms) == outcome


def test_a_payment_of_interest_alone_is_refused() -> None:
    assert refusal(structs.replace(PLAN, payments=None, payment=Money(19_900))) == ("payment", "payment_below_interest")


def test_a_payment_for_long_periods_stays_inside_the_calendar() -> None:
    terms = structs.replace(PLAN, payments=None, payment=Money(9_000_000), frequency=Frequency(9, "year"))
    assert simulated(terms).totals.payments == 1


def test_the_rate_is_solved_from_payments_and_payment() -> None:
    wanted = simulated(structs.replace(PLAN, annual_rate=Decimal("0.06")))
    assert isinstance(wanted.terms, InstalmentTerms)
    terms = structs.replace(wanted.terms, annual_rate=Decimal(0), solve_rate=True)
    found = simulated(terms).terms
    assert isinstance(found, InstalmentTerms)
    assert found.annual_rate == pytest.approx(Decimal("0.06"), abs=Decimal("0.00001"))
    assert simulated(terms).schedule.payment[0] == wanted.schedule.payment[0]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"payments": None}, ("payments", "nothing_to_solve_from")),
        ({"final_due": date(2027, 12, 25)}, ("final_due", "too_many_given")),
        ({"payments": None, "payment": Money(9**6), "final_due": date(2027, 12, 25)}, ("final_due", "too_many_given")),
        ({"solve_rate": True}, ("annual_rate", "nothing_to_solve_from")),
        ({"solve_rate": True, "payment": Money(100)}, ("payment", "payments_below_debt")),
        ({"method": "bullet", "payment": Money(5)}, ("payment", "only_for_level")),
        ({"method": "equal_principal", "payment_multiple": Money(5)}, ("payment_multiple", "only_for_level")),
        ({"method": "bullet", "balloon": Money(5)}, ("balloon", "balloon_with_method")),
        ({"balloon": Money(3_980_000)}, ("balloon", "balloon_too_large")),
        ({"first_due": date(2026, 11, 24)}, ("first_due", "first_due_not_after_start")),
        ({"annual_rate": Decimal(-1)}, ("annual_rate", "rate_out_of_range")),
        ({"payments": 1201}, ("payments", "count_too_large")),
        ({"down_payment": DownPayment(Money(0), TODAY)}, ("down_payment", "amount_not_positive")),
        ({"down_payment": DownPayment(Money(3_980_000), TODAY)}, ("down_payment", "down_payment_too_large")),
        ({"down_payment": DownPayment(Money(5), date(2026, 12, 26))}, ("down_payment.date", "down_payment_date")),
        ({"down_payment": DownPayment(Money(5), date(2026, 11, 24))}, ("down_payment.date", "down_payment_date")),
    ],
)
def test_plans_without_sense_are_refused_by_field(changes: dict[str, object], expected: tuple[str, str]) -> None:
    assert refusal(structs.replace(PLAN, **changes)) == expected


# Down payments and balloons.

DOWN = DownPayment(Money(500_000), date(2026, 12, 10))


def test_a_down_payment_is_row_nought_outside_the_count() -> None:
    outcome = simulated(structs.replace(PLAN, down_payment=DOWN))
    schedule = outcome.schedule
    assert (schedule.first_number, schedule.due[0], schedule.payment[0]) == (0, DOWN.date, 500_000)
    assert (len(schedule), outcome.totals.payments) == (37, 36)


def test_the_interest_around_a_down_payment_is_one_rounded_amount() -> None:
    schedule = simulated(structs.replace(PLAN, down_payment=DOWN, day_count="actual/365")).schedule
    exact = 3_980_000 * 6 * 15 + 3_480_000 * 6 * 15
    assert schedule.interest[:2] == (0, half_up(exact, 36_500))


def test_a_down_payment_lowers_what_is_owed_at_once() -> None:
    schedule = simulated(structs.replace(PLAN, down_payment=DOWN)).schedule
    assert schedule.closing[0] == schedule.opening[1] == 3_480_000
    assert schedule.owed_after_default[0] == PARTS.total - 500_000


def test_a_down_payment_lowers_every_payment() -> None:
    assert simulated(structs.replace(PLAN, down_payment=DOWN)).schedule.payment[1] < simulated().schedule.payment[0]


def test_a_down_payment_on_the_first_day_is_a_smaller_debt() -> None:
    down = simulated(structs.replace(PLAN, down_payment=replace(DOWN, date=TODAY)))
    smaller = structs.replace(PARTS, principal=Money(3_480_000))
    without = simulated(case=structs.replace(CASE, debt=structs.replace(DEBT, parts=smaller)))
    assert down.schedule.payment[1:] == without.schedule.payment
    assert down.rates == without.rates


@given(
    st.integers(1, 3_900_000).map(Money),
    st.integers(0, 30),
    plans.methods,
    plans.day_counts,
    plans.rates,
    st.sampled_from([None, DeferralRule(2), DeferralRule(2, "nothing", "capitalise")]),
)
def test_a_plan_with_a_down_payment_comes_out_even(
    amount: Money, days: int, method: str, day_count: str, rate: Decimal, rule: DeferralRule | None
) -> None:
    down = DownPayment(amount, TODAY + timedelta(days=days))
    plan = structs.replace(PLAN, annual_rate=rate, method=method, day_count=day_count, down_payment=down, payments=12)
    outcome = simulate(CASE, plan if rule is None else DeferralTerms(plan, rule), WAIVED)
    if isinstance(outcome, Refused):
        # What little is left may not even pay for the interest on what was there before.
        assume(outcome.reason.code not in BELOW_INTEREST)
    assert isinstance(outcome, Simulated)
    schedule = outcome.schedule
    assert schedule.opening[1:] == schedule.closing[:-1]
    assert schedule.closing[-1] == 0
    assert min(map(min, (schedule.payment, schedule.principal, schedule.interest))) >= 0
    assert simulate(CASE, outcome.terms, outcome.treatment) == outcome


def test_a_count_and_a_rate_can_be_solved_beside_a_down_payment() -> None:
    plan = structs.replace(PLAN, down_payment=DOWN)
    payment = simulated(plan).schedule.payment[1]
    assert simulated(structs.replace(plan, payments=None, payment=Money(payment + 50))).totals.payments == 36
    solved = simulated(structs.replace(plan, payment=payment, solve_rate=True)).terms
    assert isinstance(solved, InstalmentTerms)
    assert solved.annual_rate == pytest.approx(Decimal("0.06"), abs=Decimal("0.00001"))


# Settlements.


def settled(**changes: object) -> SettlementTerms:
    return structs.replace(SettlementTerms(FIRST, date(2026, 12, 10), amount=Money(3_000_000)), **changes)


def test_an_amount_a_fraction_and_a_discount_say_the_same() -> None:
    ways = (
        settled(amount=None, fraction=Decimal("0.6")),
        settled(amount=None, discount=Decimal("0.4")),
        settled(amount=Money(2_917_221)),
    )
    assert {simulated(way, NOTHING_DONE).totals.paid for way in ways} == {2_917_221}


@pytest.mark.parametrize(("share", "paid"), [("0.5", 5_001), ("0.25", 2_501), ("0.75", 7_502)])
def test_a_tie_is_rounded_in_what_is_paid_and_the_rest_is_waived(share: str, paid: int) -> None:
    # Half of 100.01, a quarter of 100.02 and three of them end in half a cent: what is to pay takes it.
    case = structs.replace(
        CASE, debt=structs.replace(CASE.debt, parts=Parts(Money(10_001 if share == "0.5" else 10_002)))
    )
    for way in (settled(amount=None, fraction=Decimal(share)), settled(amount=None, discount=1 - Decimal(share))):
        outcome = simulate(case, way, NOTHING_DONE)
        assert isinstance(outcome, Simulated)
        assert (outcome.totals.paid, outcome.totals.waived) == (paid, case.debt.total - paid)


def test_dated_tranches_stand_as_they_are() -> None:
    tranches = (Tranche(date(2026, 12, 20), Money(2_000_000)), Tranche(date(2027, 3, 1), Money(1_000_000)))
    outcome = simulated(settled(amount=None, tranches=tranches, first_due=date(2026, 12, 20)), NOTHING_DONE)
    assert (outcome.schedule.payment, outcome.totals.final_due) == ((2_000_000, 1_000_000), date(2027, 3, 1))


LATE = (Tranche(date(2027, 3, 1), Money(5)), Tranche(date(2027, 3, 1), Money(5)))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"amount": None}, ("amount", "settlement_without_amount")),
        ({"fraction": Decimal("0.5")}, ("fraction", "too_many_given")),
        ({"amount": Money(0)}, ("amount", "amount_not_positive")),
        ({"amount": Money(4_862_036)}, ("amount", "settlement_above_debt")),
        ({"amount": None, "fraction": Decimal(0)}, ("fraction", "fraction_out_of_range")),
        ({"amount": None, "discount": Decimal(1)}, ("discount", "fraction_out_of_range")),
        ({"tranches": 0}, ("payments", "count_below_one")),
        ({"tranches": (Tranche(FIRST, Money(5)),)}, ("amount", "too_many_given")),
        ({"amount": None, "tranches": LATE}, ("tranches", "dates_not_ascending")),
        ({"amount": None, "tranches": (Tranche(TODAY, Money(5)),)}, ("tranches", "first_due_not_after_start")),
        ({"expires": date(2026, 11, 24)}, ("expires", "expires_before_balance")),
        ({"expires": date(2026, 12, 26)}, ("expires", "expires_after_first_due")),
        ({"first_due": TODAY, "expires": TODAY}, ("first_due", "first_due_not_after_start")),
        ({"amount": Money(2), "tranches": 3}, ("tranches", "tranche_of_nothing")),
    ],
)
def test_settlements_without_sense_are_refused_by_field(changes: dict[str, object], expected: tuple[str, str]) -> None:
    assert refusal(settled(**changes)) == expected


def test_a_settlement_takes_no_treatment() -> None:
    assert refusal(settled(), Treatment(fees=PartTreatment("all"))) == ("treatment", "treatment_with_settlement")


# Findings.


def test_capitalising_is_found() -> None:
    treatment = Treatment(interest=PartTreatment(rest="capitalise"))
    assert findings_of(simulated(treatment=treatment))["interest_on_interest"] == "warn"


def test_interest_that_joins_the_principal_during_a_deferral_is_found() -> None:
    terms = DeferralTerms(PLAN, DeferralRule(3, "nothing", "capitalise"))
    found = next(one for one in simulated(terms).findings if one.rule == "interest_on_interest")
    assert found.facts["amount"] == 19_900 + 20_000 + 20_100


def test_a_payment_that_more_than_doubles_is_found_by_its_number() -> None:
    found = next(one for one in simulated(DeferralTerms(PLAN, DeferralRule(3))).findings if one.rule == "payment_rises")
    assert found.facts["number"] == 4


@pytest.mark.parametrize(("day", "stump"), [(5, True), (25, False), (24, True)])
def test_a_rise_is_measured_by_the_usual_payment_of_the_deferral_whatever_its_first_period(
    day: int, stump: bool
) -> None:
    terms = DeferralTerms(structs.replace(PLAN, first_due=date(2026, 12, day)), DeferralRule(3))
    outcome = simulated(terms)
    found = next(one for one in outcome.findings if one.rule == "payment_rises")
    payments = outcome.schedule.payment
    assert (payments[0] != payments[1]) is stump
    assert found.facts == {"number": 4, "times": Fraction(payments[4], payments[1]), "usual": payments[1]}


@pytest.mark.parametrize(("count", "rises"), [(60, True), (61, False)])
def test_a_short_first_payment_alone_makes_no_rise(count: int, rises: bool) -> None:
    plan = structs.replace(PLAN, payments=count, first_due=date(2026, 12, 1), annual_rate=Decimal("0.18"))
    outcome = simulated(DeferralTerms(plan, DeferralRule(3)), Treatment(), structs.replace(CASE, household=None))
    payments = outcome.schedule.payment
    assert payments[4] > 2 * payments[0]
    assert (payments[4] > 2 * payments[1]) is rises
    assert ("payment_rises" in findings_of(outcome)) is rises


def test_a_card_plan_beyond_five_years_is_blocked_first() -> None:
    case = structs.replace(CASE, policy=POLICIES["cn-credit-card"])
    assert simulated(structs.replace(PLAN, payments=61), case=case).findings[0].rule == "term_too_long"
    assert "term_too_long" not in findings_of(simulated(structs.replace(PLAN, payments=60), case=case))


def test_more_than_the_surplus_is_found_with_what_is_short() -> None:
    found = next(one for one in simulated(structs.replace(PLAN, payments=12)).findings if one.rule == "above_surplus")
    assert found.facts["amount"] == simulated(structs.replace(PLAN, payments=12)).totals.largest_payment - 186_000


# Means.


def test_without_means_nothing_is_known() -> None:
    assert simulated(case=Case(DEBT, POLICIES["neutral"])).affordability.verdict == "unknown"


def test_quick_figures_may_each_have_their_own_frequency() -> None:
    often = tuple(map(parse_frequency, ("weekly", "monthly", "annual")))
    means = quick(Money(100_000), Money(200_000), Money(120_000), frequencies=often)  # type: ignore[arg-type]
    month = simulated(case=structs.replace(CASE, household=means)).month
    assert month is not None
    assert (month.income, month.spending, month.priority) == (433_333, 200_000, 10_000)


def test_the_policy_caps_what_is_saved() -> None:
    month = simulated(case=structs.replace(CASE, policy=POLICIES["uk"])).month
    assert month is not None
    assert (month.savings, MEANS.savings) == (2000, None)


@pytest.mark.parametrize(
    ("frequency", "method"), list(product(["1 week", "fortnightly", "quarterly"], ["level", "bullet"]))
)
def test_every_frequency_has_its_rates(frequency: str, method: str) -> None:
    terms = structs.replace(PLAN, frequency=parse_frequency(frequency), method=method, day_count="actual/365")
    rates = simulated(terms).rates
    assert rates is not None
    assert Decimal("0.04") < rates.cn_simple < Decimal("0.07")


def test_a_plan_is_judged_beside_what_the_other_listed_debts_need() -> None:
    # A surplus of 1,365 a month, four other cards that need 710: 984.02 a month is not there.
    case = structs.replace(CASE, household=quick(Money(3_000_00), Money(1_635_00)))
    case = structs.replace(case, policy=replace(case.policy, savings=SavingsLine(Decimal(0))))
    plan = structs.replace(PLAN, payments=None, payment=Money(984_02))
    alone, beside = (simulate(structs.replace(case, needed=Money(needed)), plan, WAIVED) for needed in (0, 710_00))
    assert isinstance(alone, Simulated)
    assert isinstance(beside, Simulated)
    assert (alone.affordability.surplus, beside.affordability.surplus) == (1_365_00, 655_00)
    assert (alone.affordability.verdict, beside.affordability.verdict) == ("affordable", "unaffordable")
