"""Several accounts of one creditor under one signed plan: each stands as it is paid, and no money counts twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from restructure.agreements.standing import Ended, Running, Settled, Standing, balance, is_kept
from restructure.store import Store, accounts, agreements, erasure, negotiations, payments, plan_events
from restructure.store.payments import Payment
from restructure.store.problems import IntegrityError
from tests.support.cases import TODAY, signed_agreement
from tests.support.joint_plans import CARDS, joint_agreement
from tests.support.stores import open_store

NUMBER = "RA-2026-000006"
FIRST, SECOND = (one.number for one in CARDS)
DUE = date(2026, 12, 25)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two cards of 3,100.00 and 2,050.00, paid by 5 payments of 1,030.00; the second card fell due first."""
    opened = open_store(tmp_path / "store.db")
    for card in CARDS:
        accounts.save(opened, card)
    agreements.save(opened, joint_agreement())
    yield opened
    opened.close()


def stands(store: Store, number: str, on: date = DUE) -> Standing:
    account = accounts.load(store, number)
    assert account is not None
    return plan_events.standing(store, account, on)


def balances(store: Store, on: date = DUE) -> list[int]:
    return [balance(stands(store, number, on)) for number in (FIRST, SECOND)]


def pay(store: Store, number: str, amount: int, on: date = DUE) -> None:
    payments.append(store, [Payment(number, on, Money(amount))])


def test_each_account_of_a_plan_is_kept_by_it_and_owes_its_own_part(store: Store) -> None:
    assert [is_kept(stands(store, number)) for number in (FIRST, SECOND)] == [True, True]
    assert balances(store) == [310_000, 205_000]


@pytest.mark.parametrize("number", [FIRST, SECOND])
def test_money_on_any_account_counts_once_and_goes_to_the_debt_that_fell_due_first(store: Store, number: str) -> None:
    pay(store, number, 103_000)
    assert balances(store) == [310_000, 102_000]
    pay(store, number, 152_000)
    assert balances(store) == [260_000, 0]
    for each in (FIRST, SECOND):
        now = stands(store, each)
        assert isinstance(now, Running)
        assert [row.covered for row in now.kept.now.rows] == [103_000, 103_000, 49_000, 0, 0]


def test_every_account_is_settled_when_the_plan_has_been_paid(store: Store) -> None:
    for month, number in enumerate((FIRST, SECOND, FIRST, SECOND, FIRST)):
        assert not any(isinstance(stands(store, each), Settled) for each in (FIRST, SECOND))
        pay(store, number, 103_000, date(2026 + (11 + month) // 12, (11 + month) % 12 + 1, 25))
    assert [type(stands(store, each, date(2027, 5, 1))) for each in (FIRST, SECOND)] == [Settled, Settled]


def test_an_ended_plan_leaves_each_account_what_it_has_not_received(store: Store) -> None:
    pay(store, FIRST, 103_000)
    plan_events.append_turn(replace(store, now=lambda: datetime(2026, 12, 25, 10, tzinfo=UTC)), NUMBER, "ended")
    first, second = (stands(store, number, DUE) for number in (FIRST, SECOND))
    assert isinstance(first, Ended)
    assert isinstance(second, Ended)
    assert (first.account.parts.total, second.account.parts.total) == (310_000, 102_000)
    # Interest was paid before principal.
    assert second.account.parts == Parts(Money(102_000))
    pay(store, SECOND, 2_000, date(2026, 12, 28))
    later = date(2026, 12, 29)
    assert [stands(store, number, later).account.parts.total for number in (FIRST, SECOND)] == [310_000, 100_000]


def test_a_payment_is_shown_on_the_account_on_which_it_came(store: Store) -> None:
    pay(store, SECOND, 103_000)
    (kept,) = plan_events.traced_payments(store, SECOND, DUE)
    assert (kept[1].use, kept[1].rows) == ("plan", (1,))
    assert plan_events.traced_payments(store, FIRST, DUE) == ()


def test_no_account_of_a_plan_for_several_is_signed_for_alone(store: Store) -> None:
    alone = signed_agreement("RA-2026-000007", CARDS[1])
    with pytest.raises(Refusal, match="plan_of_several"):
        agreements.save(store, alone)


def test_a_settled_account_is_taken_into_no_plan(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    for card in CARDS:
        accounts.save(store, card)
    pay(store, SECOND, 205_000, TODAY)
    with pytest.raises(Refusal, match="debt_settled"):
        agreements.save(store, joint_agreement())
    store.close()


def test_the_agreement_stands_in_the_log_of_each_account(store: Store) -> None:
    for number in (FIRST, SECOND):
        assert [one.detail for one in negotiations.events(store, number) if one.kind == "signed"] == [NUMBER]
        assert [one.agreement.number for one in plan_events.of_account(store, number, TODAY)] == [NUMBER]


def test_an_account_that_the_record_does_not_name_is_put_beside_no_agreement(store: Store) -> None:
    accounts.save(store, replace(CARDS[0], number="6225-0503"))
    with store.writing() as connection, pytest.raises(IntegrityError, match="one that its record names"):
        connection.execute("INSERT INTO agreement_accounts VALUES (?, '6225-0503', 1)", (NUMBER,))


def test_accounts_of_one_plan_are_forgotten_together_or_not_at_all(store: Store) -> None:
    with pytest.raises(Refusal, match="erased_together"):
        erasure.erase(store, SECOND)
    erasure.erase(store, SECOND, together=True)
    assert accounts.load(store, FIRST) is None
    for table in ("agreements", "agreement_accounts", "events"):
        assert store.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
