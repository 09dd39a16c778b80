"""What comes out of the door for what somebody says: the least given up that does, and the very sum that was said."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ui.api.routes import compute

CARD: dict[str, Any] = {
    "currency": "CNY",
    "as_of": "2026-11-22",
    "debt": {"principal": "20000.00", "interest": "812.40", "penalty": "350.00", "contract_rate": "0.18"},
    "says": {"per_month": "400.00", "from": "2026-12-25"},
    "household": {"income": "6466.67", "spending": "4400.00"},
    "creditor": {"discount_rate": "0.08", "recovery": "0.35", "cost": "0.20", "no_deal_months": 24},
}
PRIVATE: dict[str, Any] = {
    "currency": "CNY",
    "as_of": "2026-11-22",
    "policy": "cn-private-lending",
    "debt": {
        "principal": "50000",
        "interest": "20000",
        "contract_date": "2025-06-01",
        "contract_rate": "0.12",
        "product": "private_loan",
    },
    "says": {"per_month": "3000.00"},
    "household": {"income": "10000", "spending": "5800"},
}


def ask(request: dict[str, Any], per_month: str | None = None, **more: Any) -> Any:
    says = request["says"] | ({"per_month": per_month} if per_month else {})
    answer, code = compute("counteroffer", json.dumps(request | {"says": says} | more).encode())
    assert code == 0, answer
    return answer


def offered(answer: Any, kind: str = "instalment") -> Any:
    return next((offer for offer in answer["offers"] if offer["kind"] == kind), None)


def quoted(request: dict[str, Any], offer: dict[str, Any]) -> Any:
    """What the offer itself comes to when it is asked for as a quote."""
    around = {name: value for name, value in request.items() if name not in ("says", "lowest_rate")}
    option = {name: value for name, value in offer["option"].items() if value is not None}
    whole = around | {"option": option, "treatment": offer["treatment"]}
    answer, code = compute("quote", json.dumps(whole, default=str).encode())
    assert code == 0, answer
    return answer


def test_a_lower_rate_is_offered_before_anything_is_forgiven() -> None:
    offer = offered(ask(CARD, "400.00"))
    assert (offer["waived"], offer["largest_payment"], offer["verdict"]) == ("0.00", "400.00", "affordable")
    assert not any(found["severity"] == "block" for found in quoted(CARD, offer)["findings"])
    assert any("instead of 18%" in reason for reason in offer["reasons"])
    assert not any("instead of" in reason for reason in offered(ask(CARD, "800.00"))["reasons"])


@pytest.mark.parametrize(("language", "why"), [
    ("en", "By 24 November 2026 no income has come in, so instalments cannot begin then; the next is on 30 November"),
    ("zh", "2026年11月24日前没有收入入账，不能从那天起分期；下一笔收入在2026年11月30日入账。"),
])  # fmt: skip
def test_where_no_income_has_come_in_by_the_first_day_the_deferral_says_so(language: str, why: str) -> None:
    early = ask(CARD, "800.00", says={"per_month": "800.00", "from": "2026-11-24"}, language=language)
    assert [one["kind"] for one in early["offers"]] == ["deferral"]
    assert early["offers"][0]["reasons"][-1].startswith(why)
    later = ask(CARD, "800.00", says={"per_month": "800.00", "from": "2026-11-30"}, language=language)
    assert offered(later) is not None
    assert why not in json.dumps(later["offers"], default=str, ensure_ascii=False)


def test_where_the_rate_may_not_fall_no_more_is_forgiven_than_the_plan_needs() -> None:
    offer = offered(ask(CARD, "520.00", lowest_rate="0.18"))
    assert (offer["waived"], offer["treatment"]["penalty"]["waive"]) == ("594.35", "350.00")
    assert quoted(CARD, offer)["totals"]["largest_payment"] == "520.00"
    less = offer["treatment"] | {"interest": {"waive": "244.34", "rest": "spread"}}
    for payments in range(1, 60):
        option = {"kind": "instalment", "annual_rate": "0.18", "first_due": "2026-12-25", "payments": payments}
        rows = quoted(CARD, {"option": option, "treatment": less})["totals"]["largest_payment"]
        assert float(rows) > 520
    kept = quoted(CARD, {"option": option | {"payment": "520.00"}, "treatment": less})
    assert float(kept["totals"]["largest_payment"]) > 520


def test_the_rate_that_would_do_is_named_where_it_may_not_be_offered() -> None:
    (needed,) = [one for one in ask(CARD, lowest_rate="0.10")["nearest_change"] if one["dimension"] == "rate"]
    assert (needed["from"], needed["to"]) == ("0.10000000", "0.06800000")
    assert ask(CARD, lowest_rate="0.068")["offers"]
    assert not ask(CARD, lowest_rate="0.069")["offers"]


def test_a_rate_that_is_none_is_refused_by_name() -> None:
    answer, code = compute("counteroffer", json.dumps(CARD | {"lowest_rate": "low"}).encode())
    assert (code, [error["path"] for error in answer["errors"]]) == (2, ["lowest_rate"])


def test_at_a_cap_so_much_interest_is_waived_as_the_rule_says_and_no_principal() -> None:
    heavy = PRIVATE | {"debt": PRIVATE["debt"] | {"interest": "60000"}}
    offer = offered(ask(heavy))
    assert offer["treatment"]["interest"]["waive"] == offer["waived"] != "0.00"
    assert not any(found["severity"] == "block" for found in quoted(heavy, offer)["findings"])
    short = f"{float(offer['waived']) - 0.01:.2f}"
    less = offer | {"treatment": offer["treatment"] | {"interest": {"waive": short, "rest": "spread"}}}
    assert any(found["severity"] == "block" for found in quoted(heavy, less)["findings"])


def test_a_longer_plan_at_a_lower_rate_stays_within_a_cap_that_a_shorter_one_passes() -> None:
    offer = offered(ask(PRIVATE))
    assert (offer["waived"], float(offer["option"]["annual_rate"]) < 0.12) == ("0.00", True)
    assert not any(found["severity"] == "block" for found in quoted(PRIVATE, offer)["findings"])


@pytest.mark.parametrize("said", ["500.00", "800.00", "1234.56"])
def test_the_very_sum_that_was_said_is_asked_for_with_a_smaller_last_payment(said: str) -> None:
    rows = quoted(CARD, offered(ask(CARD, said)))["schedule"]
    assert {row["payment"] for row in rows[:-1]} == {said}
    assert 0 < float(rows[-1]["payment"]) <= float(said)


@pytest.mark.parametrize(("pay_day", "first"), [(5, "2027-01-05"), (22, "2026-12-22"), (25, "2026-12-25")])
def test_where_no_day_is_said_the_first_payment_falls_due_on_the_pay_day(pay_day: int, first: str) -> None:
    means = {"incomes": [{"amount": "6466.67", "frequency": "monthly", "pay_day": pay_day}], "spending": []}
    answer = ask(CARD | {"says": {"per_month": "800.00"}, "household": means})
    plan, deferral = offered(answer)["option"], offered(answer, "deferral")["option"]["remaining"]
    assert str(plan["first_due"]) == str(deferral["first_due"]) == first


def test_nothing_is_offered_that_the_money_of_its_days_does_not_pay() -> None:
    # Paid on the 28th, asked for something on the 25th of November: the first payment has nothing to come from.
    means = {"incomes": [{"amount": "2066.67", "frequency": "monthly", "pay_day": 28}], "spending": []}
    asked = CARD | {"says": {"per_month": "800.00", "from": "2026-11-25"}, "household": means}
    assert offered(ask(asked)) is None
    assert offered(ask(asked | {"says": {"per_month": "800.00", "from": "2026-11-28"}}))


def test_what_has_come_in_by_a_later_day_may_be_asked_for_at_once() -> None:
    # 1,860.00 a month from the end of November; by 25 March four of them, of which three quarters are 5,580.00.
    answer = ask(CARD | {"says": {"from": "2027-03-25", "payments": 1}, "debt": {"principal": "15000.00"}})
    assert offered(answer, "settlement")["largest_payment"] == "5580.00"
