from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from calculators.accrual import simple_interest
from calculators.rounding import NOTHING, Money, half_up
from restructure.demo import REFERENCE, demo_accounts
from restructure.household.household import quick
from restructure.offers.outcome import Case, Simulated
from restructure.parties.account import Account, debt_of
from restructure.parties.organisation import DEMO, amended, policy_of
from restructure.parties.situation import NOTHING_KNOWN
from restructure.policy import PolicyName
from restructure.proposals.opening import creditor_of, opening_options
from restructure.simulation import simulate
from restructure.store.accounts import check

RECORDS = demo_accounts(REFERENCE)
LOANS = [account for account in RECORDS if account.source.startswith("LendingClub")]
CARDS = [account for account in RECORDS if account.source.startswith("UCI")]


def number_of(account: Account) -> str:
    return account.number


CHINESE, BRITISH = RECORDS[-2:]


def test_the_demo_has_twenty_loans_and_twenty_cards_and_one_of_each_country_numbered_through() -> None:
    assert (len(LOANS), len(CARDS)) == (20, 20)
    assert [account.number for account in RECORDS] == [f"DEMO-{k:04}" for k in range(1, 43)]
    assert (CHINESE.currency, BRITISH.currency) == ("CNY", "GBP")


def test_the_chinese_card_owes_what_its_terms_say() -> None:
    principal, least = CHINESE.parts.principal, CHINESE.contract_payment
    assert least is not None
    assert least * 10 == principal
    assert CHINESE.parts.interest == half_up(principal * 5 * (REFERENCE - date(2026, 8, 5)).days, 10_000)
    assert CHINESE.parts.penalty == 3 * half_up(least * 5, 100)


def test_the_british_loan_owes_what_is_left_of_its_schedule() -> None:
    assert BRITISH.contract_payment is not None
    assert BRITISH.last_paid_on is not None
    balance = 750_000
    for _ in range(21):
        balance -= BRITISH.contract_payment - half_up(balance * 99, 12_000)
    assert BRITISH.parts.principal == balance
    rate = Decimal("0.099")
    assert BRITISH.parts.interest == simple_interest(Money(balance), BRITISH.last_paid_on, REFERENCE, rate, "30/360")
    assert BRITISH.parts.fees == 4 * 1200


@pytest.mark.parametrize(("account", "rules"), [(CHINESE, "cn-credit-card"), (BRITISH, "uk")])
def test_an_account_of_a_country_can_be_settled_in_each_way_under_its_rules(
    account: Account, rules: PolicyName
) -> None:
    organisation = amended(DEMO, rule_set=rules)
    means = quick(Money(account.parts.total * 38 // 100), Money(account.parts.total * 24 // 100), NOTHING)
    case = Case(debt_of(account), policy_of(organisation.policy), means, creditor_of(organisation.valuation))
    # British law asks what makes a settlement for less binding.
    case = structs.replace(case, situation=replace(NOTHING_KNOWN, settlement_ground="deed"))
    for option in opening_options(case, organisation.presets, REFERENCE).values():
        outcome = simulate(case, option.terms, option.treatment)
        assert isinstance(outcome, Simulated)
        assert all(found.severity != "block" for found in outcome.findings)


@pytest.mark.parametrize("account", RECORDS, ids=number_of)
def test_every_demo_person_is_marked_as_invented(account: Account) -> None:
    check(account)
    assert account.demo
    assert account.debtor.name.endswith(("(demo)", "（演示）"))
    assert account.debtor.id_number.startswith("DEMO-ID-")
    assert account.debtor.phone.startswith("000-0000-")


def test_no_two_demo_people_share_a_name() -> None:
    assert len({account.debtor for account in RECORDS}) == len({account.debtor.name for account in RECORDS}) == 42


@pytest.mark.parametrize("account", LOANS, ids=number_of)
def test_a_loan_owes_simple_interest_since_its_last_payment(account: Account) -> None:
    assert account.last_paid_on is not None
    assert account.contract_rate is not None
    owed = simple_interest(account.parts.principal, account.last_paid_on, REFERENCE, account.contract_rate, "30/360")
    assert account.parts.interest == owed


@pytest.mark.parametrize("account", LOANS, ids=number_of)
def test_a_loan_owes_a_late_fee_for_each_missed_instalment(account: Account) -> None:
    missed = max(month.months_late or 0 for month in account.history)
    assert account.contract_payment is not None
    assert account.parts.penalty == missed * max(1500, half_up(account.contract_payment * 5, 100))


@pytest.mark.parametrize("account", CARDS, ids=number_of)
def test_a_card_owes_its_last_bill_and_nothing_invented(account: Account) -> None:
    assert account.parts.total == account.parts.principal == account.history[-1].billed
    assert (account.contract_rate, len(account.history)) == (None, 6)


@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)))
def test_the_demo_is_always_of_today(today: date) -> None:
    for then, now in zip(RECORDS, demo_accounts(today), strict=True):
        assert now.as_of == today
        assert now.days_overdue(today) == then.days_overdue(REFERENCE)
        assert now.last_paid_on is None or now.last_paid_on <= today


@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)))
def test_no_month_of_a_history_is_skipped_or_ahead(today: date) -> None:
    for account in demo_accounts(today):
        months = [month.month.year * 12 + month.month.month for month in account.history]
        assert months == list(range(months[0], months[0] + len(months)))
        assert account.history[-1].month <= today + timedelta(days=31)
