import json
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from calculators.errors import Refusal
from calculators.parts import Treatment
from calculators.rounding import Money
from restructure.agreements.agreement import (
    Agreement,
    Credited,
    capture,
    digest_of_record,
    edition,
    sign,
    terms_digest,
    to_json,
)
from restructure.agreements.evidence import Signature
from restructure.agreements.record import read_agreement
from restructure.money.currency import MINOR_DIGITS, parse_money, parse_typed, plain_text
from restructure.parties.account import bring_forward, debt_of, is_stale
from restructure.parties.organisation import DEMO, REQUIRED, Organisation, amended, missing
from restructure.parties.situation import Situation
from restructure.policy import POLICIES, policy_named
from tests.support.cases import ACCOUNT, DEBT, MEANS, PLAN, TODAY, simulated
from tests.support.samples import deferral_terms, settlement_terms

DEFERRED, SETTLED = deferral_terms(), settlement_terms()


def drafted(**changes: object) -> Agreement:
    whole: dict[str, object] = {
        "number": "RA-2026-000417",
        "made_on": TODAY,
        "account": ACCOUNT,
        "organisation": DEMO,
        "household": MEANS,
        "outcome": simulated(),
        "wording": "zh",
    }
    return capture(**(whole | changes))  # type: ignore[arg-type]


# What was recorded of the account.

CARD_RULES = amended(DEMO, rule_set="cn-credit-card")
SHOWN = Situation(personalised=True, inability_shown=True, willing=True, guaranteed_until=date(2027, 6, 1))


@pytest.mark.parametrize(
    ("changes", "personalised"),
    [
        ({}, True),
        ({"outcome": simulated(DEFERRED)}, True),
        ({"outcome": simulated(SETTLED, Treatment())}, False),
        ({"situation": replace(SHOWN, personalised=False)}, False),
        ({"situation": replace(SHOWN, inability_shown=None)}, False),
        ({"situation": replace(SHOWN, willing=False)}, False),
        ({"account": replace(ACCOUNT, product="private_loan")}, False),
        ({"account": replace(ACCOUNT, product="consumer_loan")}, False),
        ({"organisation": DEMO}, False),
        ({"organisation": amended(DEMO, rule_set="cn-licensed-loan")}, False),
    ],
)
def test_a_plan_is_personalised_on_a_card_where_need_and_will_are_recorded(
    changes: dict[str, object], *, personalised: bool
) -> None:
    made = drafted(**({"organisation": CARD_RULES, "situation": SHOWN} | changes))
    assert made.personalised is personalised
    assert read_agreement(to_json(made)).personalised is personalised


def test_the_end_of_a_guarantee_is_kept_where_somebody_guarantees() -> None:
    kept = read_agreement(to_json(drafted(account=replace(ACCOUNT, guarantor="G"), situation=SHOWN)))
    assert kept.guaranteed_until == date(2027, 6, 1)
    assert drafted(situation=SHOWN).guaranteed_until is None


def test_a_digest_of_before_is_the_digest_still_of_a_plan_like_any_other() -> None:
    made = drafted(organisation=CARD_RULES)
    before = to_json(made).replace(b'"personalised":false,', b"").replace(b'"guaranteed_until":null,', b"")
    assert b"personalised" not in before
    assert digest_of_record(before) == terms_digest(made)
    assert terms_digest(replace(made, personalised=True)) != terms_digest(made)


# Accounts.


def test_a_debt_is_the_account_as_it_was_confirmed() -> None:
    debt = debt_of(replace(ACCOUNT, overdue_since=date(2026, 7, 21)))
    assert (debt.total, debt.as_of, debt.days_overdue) == (4_862_035, TODAY, 127)


def test_a_debt_brought_forward_twice_has_grown_on_its_principal_alone() -> None:
    debt = structs.replace(DEBT, contract_rate=Decimal("0.18"))
    twice = bring_forward(bring_forward(debt, date(2026, 12, 25), "30/360"), date(2027, 1, 25), "30/360")
    assert (twice.accrued, twice.parts.interest) == (2 * 59_700, DEBT.parts.interest + 2 * 59_700)


@pytest.mark.parametrize(
    ("as_of", "stale"),
    [
        (date(2026, 11, 25), False),
        (date(2026, 11, 24), False),
        (date(2026, 11, 23), True),
        (date(1990, 1, 1), True),
        (date(2026, 11, 26), False),
    ],
)
def test_a_balance_grows_stale_with_working_days(as_of: date, stale: bool) -> None:
    assert is_stale(as_of, TODAY, 1) is stale


def test_a_weekend_does_not_make_a_balance_stale() -> None:
    assert not is_stale(date(2026, 11, 20), date(2026, 11, 23), 1)


# Agreements.


def test_signing_does_not_change_what_was_agreed() -> None:
    draft = drafted()
    signed = sign(draft, Signature("林示例", TODAY, (((0.1, 0.2), (0.3, 0.4)),)), Signature("He Lan", TODAY))
    assert (draft.is_signed, signed.is_signed) == (False, True)
    assert terms_digest(signed) == terms_digest(draft)
    assert to_json(signed) != to_json(draft)


@pytest.mark.parametrize(
    "changes",
    [
        {"number": "RA-2026-000418"},
        {"made_on": date(2026, 11, 26)},
        {"account": replace(ACCOUNT, creditor="Else")},
        {"organisation": amended(DEMO, grace_days=6)},
        {"household": None},
        {"outcome": simulated(structs.replace(PLAN, payments=35))},
        {"wording": "en"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_any_change_of_the_terms_changes_the_digest(changes: dict[str, object]) -> None:
    assert terms_digest(drafted(**changes)) != terms_digest(drafted())


def test_the_record_is_json_with_amounts_in_minor_units() -> None:
    record = json.loads(to_json(drafted()))
    assert record["outcome"]["schedule"]["payment"][0] == 137_502
    assert record["outcome"]["affordability"]["share"] == "4950091/6696000"
    assert record["outcome"]["terms"]["annual_rate"] == "0.06"
    assert set(record) == {field.name for field in fields(Agreement)} - {"credited"}
    assert set(json.loads(to_json(replace(drafted(), credited=Credited(2, TODAY))))) - set(record) == {"credited"}


def test_an_edition_has_the_digest_of_its_bytes() -> None:
    assert edition("en", b"").sha256.startswith("e3b0c44298fc1c14")


# Money as text.

currencies = st.sampled_from(sorted(MINOR_DIGITS))


@given(st.integers(-(10**15), 10**15).map(Money), currencies)
def test_money_survives_being_written_and_read(amount: Money, currency: str) -> None:
    assert parse_money(plain_text(amount, currency), currency, "amount", negative=True) == amount


@given(st.integers(0, 10**15).map(Money), currencies)
def test_thousands_separators_change_nothing(amount: Money, currency: str) -> None:
    major, point, minor = plain_text(amount, currency).partition(".")
    assert parse_money(f"{int(major):,}{point}{minor}", currency, "amount") == amount


@given(st.text(max_size=30), currencies)
def test_any_text_is_an_amount_or_refused_by_its_field(text: str, currency: str) -> None:
    for read in (parse_money, parse_typed):
        try:
            assert read(text, currency, "amount") >= 0
        except Refusal as refused:
            assert refused.field == "amount"  # noqa: PT017  # an amount is as good


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1.2万", 1_200_000), ("１２。５", 1250), ("3k", 300_000), ("0.5亿", 5 * 10**9), ("1 000", 100_000)],
)
def test_amounts_are_read_as_they_are_typed(text: str, amount: int) -> None:
    assert parse_typed(text, "CNY", "income") == amount


def test_yen_have_no_decimals() -> None:
    with pytest.raises(Refusal) as refused:
        parse_money("1.5", "JPY", "amount")
    assert (refused.value.code, refused.value.facts["largest"]) == ("too_many_decimals", 0)


def test_an_unknown_currency_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(Refusal) as refused:
        parse_money("1", "XYZ", "amount")
    assert "CNY" in str(refused.value.facts["known"])


# The organisation and the policies.


def test_the_demo_organisation_lacks_nothing_and_a_new_one_everything() -> None:
    assert missing(DEMO.identity, DEMO.bank) == ()
    assert tuple(field.name for field in missing(Organisation().identity, Organisation().bank)) == REQUIRED


def test_a_policy_is_found_by_its_name() -> None:
    assert all(policy_named(name) is policy for name, policy in POLICIES.items())
    with pytest.raises(Refusal):
        policy_named("mars")
