from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from calculators.accrual import simple_interest
from calculators.rounding import NOTHING, Money, half_up
from restructure.demo import CURRENCY, REFERENCE, RULES, demo_accounts, demo_organisation
from restructure.household.household import quick
from restructure.offers.outcome import Case, Simulated
from restructure.parties.account import Account, debt_of
from restructure.parties.organisation import DEMO, amended, policy_of
from restructure.parties.payees import DEMO_PAYEES
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


ON_CARDS = [account for account in RECORDS if (account.currency, account.product) == ("CNY", "credit_card")]
FINANCED = [account for account in RECORDS if (account.currency, account.product) == ("CNY", "consumer_loan")]
LENT = [account for account in RECORDS if account.product == "private_loan"]
CHINESE, BRITISH = ON_CARDS[0], next(account for account in RECORDS if account.currency == "GBP")


def test_the_demo_has_twenty_accounts_in_yuan_and_ten_in_pounds_and_dollars_numbered_through() -> None:
    assert [account.number for account in RECORDS] == [f"DEMO-{k:04}" for k in range(1, 41)]
    of_country = {country: demo_accounts(REFERENCE, country) for country in CURRENCY}
    assert {country: len(found) for country, found in of_country.items()} == {"cn": 20, "uk": 10, "us": 10}
    assert sorted(one.number for found in of_country.values() for one in found) == [one.number for one in RECORDS]


def test_chinese_accounts_are_cards_consumer_loans_and_private_loans_in_every_stage() -> None:
    assert (len(ON_CARDS), len(FINANCED), len(LENT)) == (11, 5, 4)
    stages = {min(7, ((account.days_overdue(REFERENCE) or 0) - 1) // 30 + 1) for account in ON_CARDS}
    assert stages == {1, 2, 3, 4, 5, 6, 7}
    assert {account.lender_type for account in LENT} == {"private"}


def test_whoever_is_paid_for_a_demo_account_is_known() -> None:
    assert {account.creditor for account in RECORDS} == {one.creditor for one in DEMO_PAYEES}


def test_the_organisation_of_a_country_works_by_its_rules_and_says_so_in_its_language() -> None:
    assert {country: demo_organisation(country).policy.rule_set for country in CURRENCY} == RULES
    assert demo_organisation("cn").identity.representative == "何岚（演示）"
    assert demo_organisation(None) == DEMO


@pytest.mark.parametrize("card", ON_CARDS, ids=number_of)
def test_a_chinese_card_owes_what_its_terms_say(card: Account) -> None:
    principal, least, overdue = card.parts.principal, card.contract_payment, card.overdue_since
    assert least == half_up(principal, 10)
    assert overdue is not None
    since = date(2026, 8, 5) if card is CHINESE else overdue
    assert card.parts.interest == half_up(principal * 5 * (REFERENCE - since).days, 10_000)
    missed = max(month.months_late or 0 for month in card.history[-1:])
    assert card.parts.penalty == missed * half_up(least * 5, 100)


@pytest.mark.parametrize("loan", FINANCED, ids=number_of)
def test_a_chinese_consumer_loan_owes_three_tenths_more_interest_since_it_is_overdue(loan: Account) -> None:
    assert loan.overdue_since is not None
    assert loan.contract_rate is not None
    rate = loan.contract_rate * Decimal("0.3")
    assert loan.parts.penalty == simple_interest(loan.parts.principal, loan.overdue_since, REFERENCE, rate, "30/360")
    assert rate + loan.contract_rate < Decimal("0.24")


@pytest.mark.parametrize("loan", LENT, ids=number_of)
def test_a_private_loan_owes_the_interest_agreed_since_it_was_lent(loan: Account) -> None:
    assert loan.contract_date is not None
    assert loan.contract_rate is not None
    owed = simple_interest(loan.parts.principal, loan.contract_date, REFERENCE, loan.contract_rate, "actual/365")
    assert loan.parts.interest == owed


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
    assert len({account.debtor for account in RECORDS}) == len({account.debtor.name for account in RECORDS}) == 40


@pytest.mark.parametrize("account", LOANS, ids=number_of)
def test_a_loan_owes_simple_interest_since_its_last_payment(account: Account) -> None:
    assert account.last_paid_on is not None
    assert account.contract_rate is not None
    owed = simple_interest(account.parts.principal, account.last_paid_on, REFERENCE, account.contract_rate, "30/360")
    assert account.parts.interest == owed


@pytest.mark.parametrize("account", [one for one in LOANS if one.currency != "CNY"], ids=number_of)
def test_a_loan_owes_a_late_fee_for_each_missed_instalment(account: Account) -> None:
    missed = max(month.months_late or 0 for month in account.history)
    assert account.contract_payment is not None
    late_fee = max(1500, half_up(account.contract_payment * 5, 100)) if account.currency == "USD" else 1200
    assert account.parts.penalty + account.parts.fees == missed * late_fee


@pytest.mark.parametrize("account", CARDS, ids=number_of)
def test_a_card_has_its_last_bill_as_principal_and_six_months(account: Account) -> None:
    assert account.parts.principal == account.history[-1].billed
    assert len(account.history) == 6
    assert account.currency == "CNY" or account.parts.total == account.parts.principal


@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)))
def test_the_demo_is_always_of_today(today: date) -> None:
    for then, now in zip(RECORDS, demo_accounts(today), strict=True):
        assert now.as_of == today
        assert now.days_overdue(today) == then.days_overdue(REFERENCE)
        assert now.last_paid_on is None or now.last_paid_on <= today


@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)))
def test_no_month_of_a_history_is_skipped_or_ahead(today: date) -> None:
    for account in filter(lambda one: one.history, demo_accounts(today)):
        months = [month.month.year * 12 + month.month.month for month in account.history]
        assert months == list(range(months[0], months[0] + len(months)))
        assert account.history[-1].month <= today + timedelta(days=31)
