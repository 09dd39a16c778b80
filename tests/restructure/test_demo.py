from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.accrual import simple_interest
from calculators.rounding import half_up
from restructure.account import Account
from restructure.demo import REFERENCE, demo_accounts
from restructure.store.accounts import check

RECORDS = demo_accounts(REFERENCE)
LOANS = [account for account in RECORDS if account.source.startswith("LendingClub")]
CARDS = [account for account in RECORDS if account.source.startswith("UCI")]


def number_of(account: Account) -> str:
    return account.number


def test_the_demo_has_twenty_loans_and_twenty_cards_numbered_through() -> None:
    assert (len(LOANS), len(CARDS)) == (20, 20)
    assert [account.number for account in RECORDS] == [f"DEMO-{k:04}" for k in range(1, 41)]


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
