import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.calendar import Frequency
from calculators.parts import Parts, PartTreatment
from calculators.rounding import Money
from restructure.offers.outcome import Simulated
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms
from restructure.requests import BadRequest, Quote, read_quote, schema
from restructure.simulation import simulate

INSTALMENT = {
    "kind": "instalment",
    "method": "level",
    "annual_rate": "0.06",
    "day_count": "30/360",
    "frequency": "1 month",
    "start": "2026-11-22",
    "first_due": "2026-12-25",
    "payments": 36,
}
DEFERRAL = {
    "kind": "deferral",
    "remaining": {
        "method": "level",
        "annual_rate": "0.07",
        "day_count": "30/360",
        "frequency": "1 month",
        "start": "2026-12-01",
        "first_due": "2027-01-01",
        "payments": 6,
    },
    "periods": 2,
    "during": "interest_only",
    "interest": "collect",
    "collect": "first",
    "afterwards": "same_end",
}
SETTLEMENT = {
    "kind": "settlement",
    "fraction": "0.60",
    "tranches": 3,
    "frequency": "1 month",
    "first_due": "2026-12-25",
    "expires": "2026-12-10",
    "on_default": "revive_all",
}
FULL = {
    "currency": "CNY",
    "as_of": "2026-11-22",
    "language": "zh",
    "debt": {
        "principal": "20000.00",
        "interest": "812.40",
        "penalty": "350.00",
        "fees": "60.00",
        "contract_rate": "0.18",
        "contract_date": "2021-05-08",
        "days_overdue": 127,
        "product": "credit_card",
        "lender_type": "licensed",
    },
    "treatment": {"interest": "spread", "penalty": "waive", "fees": {"waive": "20.00", "rest": "first"}},
    "option": INSTALMENT,
    "household": {
        "adults": 2,
        "children": 1,
        "incomes": [{"amount": "1,200.00", "frequency": "fortnightly", "source": "wages", "pay_day": 5}],
        "spending": [{"category": "food", "amount": "800", "frequency": "monthly"}],
        "priority_debts": [{"name": "rent", "amount": "50"}],
        "lump_sum": {"amount": "500", "date": "2026-12-24", "source": "bonus"},
        "savings": {"share": "0.05", "cap": "20"},
    },
    "creditor": {"discount_rate": "0.08", "recovery": "0.35", "cost": "0.20", "no_deal_months": 24},
    "policy": "cn-credit-card",
}
Change = Callable[[dict[str, Any]], object]


def request(option: dict[str, Any] | None = None) -> dict[str, Any]:
    whole = deepcopy(FULL)
    if option is not None:
        whole["option"] = deepcopy(option)
    if option and option["kind"] == "settlement":
        del whole["treatment"]
    return whole


def read(whole: dict[str, Any]) -> Quote:
    return read_quote(json.dumps(whole).encode())


def mistakes(text: bytes | dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(BadRequest) as bad:
        read_quote(text if isinstance(text, bytes) else json.dumps(text).encode())
    return [(path, reason.code) for path, reason in bad.value.errors]


@pytest.mark.parametrize(
    ("option", "terms"),
    [(INSTALMENT, InstalmentTerms), (DEFERRAL, DeferralTerms), (SETTLEMENT, SettlementTerms)],
    ids=["instalment", "deferral", "settlement"],
)
def test_the_examples_of_the_door_are_read_and_simulated(option: dict[str, Any], terms: type) -> None:
    quote = read(request(option))
    assert isinstance(quote.terms, terms)
    assert isinstance(simulate(quote.case, quote.terms, quote.treatment), Simulated)


def test_a_whole_request_becomes_our_own_records() -> None:
    quote = read(request())
    assert quote.case.debt.parts == Parts(Money(2_000_000), Money(81_240), Money(35_000), Money(6000))
    assert quote.case.debt.contract_date == date(2021, 5, 8)
    assert quote.treatment.fees == PartTreatment(Money(2000), "first")
    assert quote.treatment.penalty == PartTreatment("all")
    assert (quote.language, quote.case.policy.name) == ("zh", "cn-credit-card")


def test_a_whole_household_becomes_our_own_records() -> None:
    household = read(request()).case.household
    assert household is not None
    assert (household.incomes[0].amount, household.incomes[0].frequency) == (120_000, Frequency(2, "week"))
    assert household.lump_sum is not None
    assert household.savings is not None
    assert (household.lump_sum.amount, household.savings.cap) == (50_000, 2000)


def test_three_figures_make_a_household() -> None:
    whole = request() | {"household": {"income": "9000", "spending": "5000", "priority": "100"}}
    household = read(whole).case.household
    assert household is not None
    assert [line.amount for line in household.priority_debts] == [10_000]


def test_everything_optional_may_be_left_out() -> None:
    option = {"kind": "instalment", "annual_rate": "0.06", "first_due": "2026-12-25", "payments": 36}
    bare = {"currency": "CNY", "as_of": "2026-11-22", "debt": {"principal": "20000.00"}, "option": option}
    quote = read(bare)
    assert (quote.language, quote.case.policy.name, quote.case.household) == ("en", "neutral", None)


def test_a_rate_that_is_left_out_is_solved() -> None:
    option: dict[str, Any] = {"kind": "instalment", "first_due": "2026-12-25", "payments": 36, "payment": "700"}
    quote = read(request(option))
    outcome = simulate(quote.case, quote.terms, quote.treatment)
    assert isinstance(outcome, Simulated)
    assert isinstance(outcome.terms, InstalmentTerms)
    assert outcome.terms.annual_rate > Decimal("0.1")
    assert outcome.schedule.payment[1] == 70_000


def test_a_down_payment_and_a_balloon_are_read() -> None:
    down = {"amount": "500.00", "date": "2026-12-01"}
    terms = read(request(INSTALMENT | {"down_payment": down, "balloon": "1000"})).terms
    assert isinstance(terms, InstalmentTerms)
    assert (terms.down_payment, terms.balloon) == (DownPayment(Money(50_000), date(2026, 12, 1)), 100_000)


def test_dated_tranches_are_read() -> None:
    tranches = [{"date": "2026-12-25", "amount": "100"}, {"date": "2027-01-25", "amount": "50.5"}]
    terms = read(request({"kind": "settlement", "tranches": tranches, "expires": "2026-12-10"})).terms
    assert isinstance(terms, SettlementTerms)
    assert isinstance(terms.tranches, tuple)
    assert [one.amount for one in terms.tranches] == [10_000, 5050]


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert read_quote(b"\xef\xbb\xbf" + json.dumps(FULL).encode()) == read(request())


def at(path: str, value: object) -> Change:
    *parents, last = path.split(".")

    def change(whole: dict[str, Any]) -> None:
        inner: Any = whole
        for name in parents:
            inner = inner[int(name)] if name.isdigit() else inner[name]
        inner[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("colour", "red", "unknown_field"),
        ("debt.colour", "red", "unknown_field"),
        ("option.payment_count", 3, "unknown_field"),
        ("household.incomes.0.colour", "red", "unknown_field"),
        ("creditor.colour", "red", "unknown_field"),
        ("treatment.fees.colour", "red", "unknown_field"),
        ("debt.principal", "a lot", "not_an_amount"),
        ("debt.principal", "", "not_an_amount"),
        ("debt.principal", "1_000", "not_an_amount"),
        ("debt.principal", "NaN", "not_an_amount"),
        ("debt.principal", "Infinity", "not_an_amount"),
        ("debt.principal", "1e5", "not_an_amount"),
        ("debt.principal", "12,34.00", "not_an_amount"),
        ("debt.principal", "-1.00", "amount_negative"),
        ("debt.principal", "1.005", "too_many_decimals"),
        ("debt.principal", "9" * 15, "amount_too_large"),
        ("debt.principal", "9" * 5000, "amount_too_large"),
        ("debt.principal", 20000, "number_needs_quotes"),
        ("debt.principal", 1.5, "number_needs_quotes"),
        ("debt.principal", None, "wrong_type"),
        ("debt.contract_rate", "18%", "not_a_rate"),
        ("debt.contract_rate", "NaN", "not_a_rate"),
        ("debt.contract_rate", "Infinity", "not_a_rate"),
        ("debt.contract_rate", "1e400", "not_a_rate"),
        ("debt.contract_rate", "1e-400", "not_a_rate"),
        ("debt.contract_rate", "0_1", "not_a_rate"),
        ("debt.contract_rate", "0." + "1" * 40, "not_a_rate"),
        ("debt.contract_rate", "-0.01", "rate_out_of_range"),
        ("debt.contract_rate", "10.01", "rate_out_of_range"),
        ("debt.contract_rate", 0.18, "number_needs_quotes"),
        ("debt.days_overdue", -1, "number_out_of_range"),
        ("debt.days_overdue", 10**30, "number_out_of_range"),
        ("debt.days_overdue", "127", "number_in_quotes"),
        ("debt.days_overdue", True, "wrong_type"),
        ("debt.contract_date", "2021-02-30", "not_a_date"),
        ("debt.contract_date", "1821-05-08", "date_out_of_range"),
        ("debt.product", "card", "unknown_choice"),
        ("debt", [], "wrong_type"),
        ("as_of", "22.11.2026", "not_a_date"),
        ("as_of", "0001-01-01", "date_out_of_range"),
        ("currency", "XYZ", "unknown_currency"),
        ("currency", 7, "wrong_type"),
        ("language", "fr", "unknown_choice"),
        ("policy", "mars", "unknown_policy"),
        ("option", {"kind": "gift"}, "unknown_choice"),
        ("option.payments", 0, "number_out_of_range"),
        ("option.payments", 1201, "number_out_of_range"),
        ("option.payments", 3.5, "wrong_type"),
        ("option.anchor_day", 32, "number_out_of_range"),
        ("option.method", "magic", "unknown_choice"),
        ("option.day_count", "31/365", "unknown_choice"),
        ("option.frequency", "sometimes", "unknown_frequency"),
        ("option.frequency", "0 months", "unknown_frequency"),
        ("option.first_due", "2026-12-25T00:00:00", "not_a_date"),
        ("option.payment_multiple", "-1", "amount_negative"),
        ("option.balloon", "x", "not_an_amount"),
        ("option.down_payment", {"amount": "5"}, "missing_field"),
        ("treatment.interest", "forget", "unknown_choice"),
        ("treatment.fees.waive", "some", "not_an_amount"),
        ("household.incomes.0.amount", "-5", "amount_negative"),
        ("household.incomes.0.pay_day", 32, "number_out_of_range"),
        ("household.incomes.0.frequency", "", "unknown_frequency"),
        ("household.spending.0.amount", "many", "not_an_amount"),
        ("household.lump_sum.date", "2999-01-01", "date_out_of_range"),
        ("household.savings.share", "1.5", "rate_out_of_range"),
        ("household.adults", -1, "number_out_of_range"),
        ("creditor.recovery", "1.01", "rate_out_of_range"),
        ("creditor.no_deal_months", 601, "number_out_of_range"),
    ],
)
def test_a_mistake_is_named_by_its_path(path: str, value: object, code: str) -> None:
    whole = request()
    at(path, value)(whole)
    ((found, said),) = mistakes(whole)
    lost = {"option.down_payment": ".date", "option": ".kind"} if isinstance(value, dict) else {}
    assert (found, said) == (path.replace(".0.", "[0].") + lost.get(path, ""), code)


@pytest.mark.parametrize(
    "path", ["currency", "as_of", "debt", "option", "option.kind", "option.first_due", "option.annual_rate"]
)
def test_a_field_that_is_missing_is_named(path: str) -> None:
    whole = request()
    *parents, last = path.split(".")
    inner = whole[parents[0]] if parents else whole
    del inner[last]
    assert mistakes(whole) == [(path, "missing_field")]


@pytest.mark.parametrize(
    ("household", "expected"),
    [
        ({"income": "5", "incomes": []}, ("household", "quick_and_full")),
        ({"income": "5"}, ("household.spending", "missing_field")),
        ({"spending": "5"}, ("household.income", "missing_field")),
        ({"income": "5", "spending": []}, ("household.spending", "missing_field")),
        ({"incomes": [], "spending": "5"}, ("household", "quick_and_full")),
    ],
)
def test_half_a_household_is_refused(household: dict[str, Any], expected: tuple[str, str]) -> None:
    assert mistakes(request() | {"household": household}) == [expected]


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ({"tranches": []}, ("option.tranches", "count_below_one")),
        ({"tranches": 0}, ("option.tranches", "number_out_of_range")),
        ({"first_due": None}, ("option.first_due", "missing_field")),
        ({"fraction": "1.2"}, ("option.fraction", "rate_out_of_range")),
        ({"tranches": [{"date": "2026-12-25", "amount": "x"}]}, ("option.tranches[0].amount", "not_an_amount")),
        ({"tranches": [{"date": "1026-12-25", "amount": "5"}]}, ("option.tranches[0].date", "date_out_of_range")),
    ],
)
def test_half_a_settlement_is_refused(option: dict[str, Any], expected: tuple[str, str]) -> None:
    assert mistakes(request(SETTLEMENT | option)) == [expected]


def test_the_plan_inside_a_deferral_has_its_own_path() -> None:
    whole = request(DEFERRAL)
    whole["option"]["remaining"]["annual_rate"] = "x"
    assert mistakes(whole) == [("option.remaining.annual_rate", "not_a_rate")]


def test_all_mistakes_are_named_at_once() -> None:
    whole = request()
    for path, value in (
        ("debt.principal", "x"),
        ("debt.fees", "-1"),
        ("option.frequency", "x"),
        ("creditor.cost", "2"),
    ):
        at(path, value)(whole)
    assert [path for path, _ in mistakes(whole)] == ["debt.principal", "debt.fees", "creditor.cost", "option.frequency"]


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"\xff\xfe", b"nonsense", b'{"currency": NaN', b"[" * 100_000, b'{"debt":' * 100_000, b"\xef\xbb\xbf"],
    ids=["empty", "open", "bytes", "words", "NaN", "deep lists", "deep objects", "mark alone"],
)
def test_what_is_not_json_is_refused(text: bytes) -> None:
    assert mistakes(text) == [("", "not_json")]


@pytest.mark.parametrize("text", [b"null", b"[]", b"7", b'"x"'])
def test_json_that_is_no_request_is_refused(text: bytes) -> None:
    assert mistakes(text) == [("", "wrong_type")]


def test_a_number_too_large_for_any_field_is_refused() -> None:
    text = json.dumps(FULL).replace('"payments": 36', f'"payments": 1{"0" * 5000}').encode()
    assert mistakes(text) == [("option.payments", "wrong_type")]


def test_a_field_that_is_given_twice_is_refused() -> None:
    text = json.dumps(FULL).replace('"payments": 36', '"payments": 36, "payments": 12')
    assert mistakes(text.replace('"CNY"', '"CNY", "currency": "USD"').encode()) == [
        ("currency", "field_twice"),
        ("option.payments", "field_twice"),
    ]


def test_the_answer_to_a_bad_request_keeps_its_language_and_currency() -> None:
    with pytest.raises(BadRequest) as bad:
        read(request() | {"colour": "red"})
    assert (bad.value.language, bad.value.currency) == ("zh", "CNY")


def test_a_refusal_does_not_repeat_the_request() -> None:
    with pytest.raises(BadRequest) as bad:
        read(request() | {"policy": "x" * 10_000})
    assert len(str(bad.value.errors[0][1].facts["given"])) <= 40


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(list(FULL)), inner),
    )
)
def test_no_json_breaks_the_door(value: object) -> None:
    with pytest.raises(BadRequest):
        read_quote(json.dumps(value).encode())


@given(
    st.sampled_from(sorted(set(FULL) - {"option"})),
    st.sampled_from([None, "", "1", 7, True, [], {}, [{}], "2026-01-01"]),
)
def test_a_field_of_any_other_kind_is_read_or_refused(name: str, value: object) -> None:
    try:
        quote = read(request() | {name: value})
    except BadRequest:
        return
    assert isinstance(quote, Quote)


def test_the_schema_names_every_field_and_allows_no_other() -> None:
    definitions: Any = schema("quote")["$defs"]
    assert set(definitions["QuoteIn"]["properties"]) >= set(FULL)
    assert definitions["QuoteIn"]["additionalProperties"] is False


def test_a_plan_is_judged_beside_what_other_debts_need() -> None:
    request = FULL | {"household": {"income": "2000.00", "spending": "1500.00"}, "policy": "neutral"}
    asked = [json.dumps(request | more).encode() for more in ({}, {"needed_elsewhere": "310.00"})]
    alone, beside = (read_quote(one).case.month for one in asked)
    assert alone is not None
    assert beside is not None
    assert alone.amount - beside.amount == 310_00
