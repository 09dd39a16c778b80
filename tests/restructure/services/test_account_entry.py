"""An account saved by hand, below the window: of no day to come, under a number of its own, with what was before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from calculators.errors import Refusal
from calculators.rounding import Money
from reports.told import said_of
from restructure.services.account_entry import save_account
from restructure.services.workplace import Workplace
from restructure.store import accounts, negotiations
from tests.support.cases import ACCOUNT, TODAY
from tests.support.stores import open_store
from tests.support.workplaces import workplace

LATER = replace(ACCOUNT, parts=structs.replace(ACCOUNT.parts, fees=Money(0)), as_of=TODAY)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workplace]:
    store = open_store(tmp_path / "store.db")
    yield workplace(store)
    store.close()


@pytest.mark.parametrize("days", [-1, 0])
def test_a_balance_is_of_today_or_before(office: Workplace, days: int) -> None:
    save_account(office, replace(ACCOUNT, as_of=TODAY + timedelta(days=days)))
    assert accounts.load(office.store, ACCOUNT.number) is not None
    assert negotiations.events(office.store, ACCOUNT.number) == ()


def test_a_balance_of_a_day_to_come_is_refused(office: Workplace) -> None:
    with pytest.raises(Refusal, match="date_in_future"):
        save_account(office, replace(ACCOUNT, as_of=TODAY + timedelta(days=1)))


def test_a_new_account_takes_no_number_that_is_there(office: Workplace) -> None:
    save_account(office, ACCOUNT)
    with pytest.raises(Refusal, match="number_known"):
        save_account(office, LATER)
    assert accounts.load(office.store, ACCOUNT.number) == accounts.load(office.store, LATER.number)


@pytest.mark.parametrize(("confirming", "kind"), [(False, "corrected"), (True, "confirmed")])
def test_the_balance_before_stands_in_the_log(office: Workplace, kind: str, *, confirming: bool) -> None:
    save_account(office, ACCOUNT)
    save_account(office, LATER, ACCOUNT, confirming=confirming)
    (told,) = negotiations.events(office.store, ACCOUNT.number)
    assert told.kind == kind
    assert "48,620.35" in said_of(told.detail, "en")
