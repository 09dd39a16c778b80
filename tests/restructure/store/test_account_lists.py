"""Lists of accounts: each filter takes what it says, in the order that is asked for, and is kept by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from restructure.book.account_filter import BANDS, AccountFilter, band_of, days_of
from restructure.store import Store, account_lists, accounts, conduct, next_steps, owners, promises
from restructure.store.conduct import Conversation
from restructure.unreadable import Unreadable
from restructure.worklist.next_step import NextStep
from restructure.worklist.promise import Promise
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW, open_store

TODAY, DAY = NOW.date(), timedelta(days=1)
DAYS = {"A": 0, "B": 30, "C": 31, "D": 200, "E": None}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    for place, (number, days) in enumerate(DAYS.items(), 1):
        since = None if days is None else TODAY - days * DAY
        debt = Parts(Money(place * 100_00))
        accounts.save(opened, replace(ACCOUNT, number=number, overdue_since=since, parts=debt))
    yield opened
    opened.close()


def numbers(store: Store, wanted: AccountFilter, **how: object) -> str:
    found = account_lists.find(store, wanted, **how)  # type: ignore[arg-type]
    return "".join(one.number for one in account_lists.listed(store, found))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (AccountFilter(), "ABCDE"),
        (AccountFilter(band="M0"), "A"),
        (AccountFilter(band="M1"), "B"),
        (AccountFilter(band="M2"), "C"),
        (AccountFilter(band="M7+"), "D"),
        (AccountFilter(days_late_from=30), "BCD"),
        (AccountFilter(days_late_from=31), "CD"),
        (AccountFilter(days_late_to=30), "AB"),
        (AccountFilter(band="M1", days_late_to=29), ""),
        (AccountFilter(currency=ACCOUNT.currency, amount_from=Money(200_00), amount_to=Money(400_00)), "BCD"),
        (AccountFilter(currency=ACCOUNT.currency, amount_from=Money(200_01)), "CDE"),
        (AccountFilter(currency="XXX"), ""),
        (AccountFilter(creditor=ACCOUNT.creditor, product=ACCOUNT.product), "ABCDE"),
        (AccountFilter(creditor="another"), ""),
        (AccountFilter(signed=False), "ABCDE"),
        (AccountFilter(signed=True), ""),
    ],
)
def test_a_filter_takes_what_it_says(store: Store, wanted: AccountFilter, expected: str) -> None:
    assert numbers(store, wanted) == expected


def test_every_number_of_days_lies_in_the_one_band_that_names_it() -> None:
    for days in range(400):
        within = {band: days_of(band) for band in BANDS}
        assert [
            band for band, (least, most) in within.items() if least <= days <= (days if most is None else most)
        ] == [band_of(days)]


def test_owner_contact_step_and_promise_are_asked_for(store: Store) -> None:
    owners.give(store, "A", "li", "knows them")
    owners.give(store, "B", "li", "knows them", until=TODAY)
    conduct.append_contact(store, "C", Conversation(NOW, talked=True))
    conduct.append_contact(store, "D", Conversation(NOW))
    next_steps.append(store, NextStep(0, "B", "call_back", TODAY + 2 * DAY))
    promises.append(store, Promise(0, "E", Money(5), ACCOUNT.currency, TODAY, NOW))
    assert numbers(store, AccountFilter(owner="li")) == "AB"
    assert numbers(store, AccountFilter(unowned=True)) == "CDE"
    assert numbers(store, AccountFilter(not_spoken_since=TODAY)) == "ABDE"
    assert numbers(store, AccountFilter(step_by=TODAY + DAY)) == ""
    assert numbers(store, AccountFilter(step_by=TODAY + 2 * DAY)) == "B"
    assert numbers(store, AccountFilter(without_step=True)) == "ACDE"
    assert numbers(store, AccountFilter(promised=True)) == "E"
    (b,) = account_lists.listed(store, account_lists.find(store, AccountFilter(step_by=TODAY + 2 * DAY)))
    assert (b.owner, b.last_contact, b.next_step[:10]) == ("li", None, str(TODAY + 2 * DAY))


@pytest.mark.parametrize(
    ("order", "descending", "expected"),
    [
        ("balance", False, "ABCDE"),
        ("balance", True, "EDCBA"),
        ("days_late", False, "ABCDE"),
        ("days_late", True, "DCBAE"),
    ],
)
def test_what_is_not_known_comes_last_whichever_way(store: Store, order: str, descending: bool, expected: str) -> None:
    assert numbers(store, AccountFilter(), order=order, descending=descending) == expected


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (AccountFilter(amount_from=Money(1)), "currency"),
        (AccountFilter(days_late_from=2, days_late_to=1), "days_late_to"),
        (AccountFilter(currency="CNY", amount_from=Money(2), amount_to=Money(1)), "amount_to"),
    ],
)
def test_amounts_of_no_currency_and_ranges_the_wrong_way_round_are_refused(
    store: Store, wanted: AccountFilter, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        account_lists.find(store, wanted)
    assert refused.value.field == field


def test_a_filter_is_kept_under_a_name_and_one_that_cannot_be_read_is_known(store: Store) -> None:
    wanted = AccountFilter(band="M3", currency="CNY", amount_from=Money(1), not_spoken_since=TODAY)
    account_lists.save_list(store, "mine", wanted)
    assert account_lists.saved_list(store, "mine") == wanted
    store.connection.execute("UPDATE saved_lists SET definition = '[1'")
    assert isinstance(account_lists.saved_lists(store)["mine"], Unreadable)
    account_lists.forget_list(store, "mine")
    assert account_lists.saved_lists(store) == {}
