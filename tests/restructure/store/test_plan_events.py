"""Agreements after their signature, in a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.exchange.lists import listed, tallied
from restructure.store import IntegrityError, Store, accounts, agreements, audit, erasure, payments, plan_events
from restructure.store.payments import Payment
from tests.support.cases import ACCOUNT, TODAY, signed_agreement
from tests.support.stores import open_store

NUMBER = "RA-2026-000001"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    agreements.save(opened, signed_agreement(NUMBER))
    yield opened
    opened.close()


def standing(store: Store, days: int = 0, number: str = NUMBER) -> str:
    one = plan_events.kept(store, number, TODAY + timedelta(days=days))
    assert one is not None
    return one.standing


def test_a_plan_runs_until_a_payment_is_late_and_is_completed_by_the_last(store: Store) -> None:
    assert standing(store) == "running"
    assert standing(store, 60) == "late"
    one = plan_events.kept(store, NUMBER, TODAY)
    assert one is not None
    payments.append(store, [Payment(ACCOUNT.number, TODAY, one.agreement.outcome.totals.paid)])
    assert standing(store, 60) == "completed"


def test_a_later_agreement_replaces_the_one_before_which_stays(store: Store) -> None:
    agreements.save(store, signed_agreement("RA-2026-000002"))
    assert standing(store) == "replaced"
    assert standing(store, number="RA-2026-000002") == "running"
    assert len(plan_events.all_kept(store, TODAY)) == 2


def test_an_agreement_stays_unbooked_until_its_reference_is_entered(store: Store) -> None:
    one = plan_events.kept(store, NUMBER, TODAY)
    assert one is not None
    assert one.booked == ""
    with pytest.raises(Refusal, match="missing_field"):
        plan_events.append_turn(store, NUMBER, "booked", "  ")
    plan_events.append_turn(store, NUMBER, "booked", "CORE-88")
    assert plan_events.all_kept(store, TODAY)[0].booked == "CORE-88"
    with pytest.raises(Refusal, match="happened_already"):
        plan_events.append_turn(store, NUMBER, "booked", "CORE-89")
    assert audit.entries(store, action="agreement_turn")[0].detail == f"{NUMBER}: booked CORE-88"


def test_an_unknown_agreement_is_refused_by_name(store: Store) -> None:
    with pytest.raises(Refusal, match="unknown_agreement"):
        plan_events.append_turn(store, "RA-2026-999999", "ended")
    assert plan_events.kept(store, "RA-2026-999999", TODAY) is None


def test_what_happened_stays_and_goes_only_with_the_person(store: Store) -> None:
    plan_events.append_turn(store, NUMBER, "noticed", f"{NUMBER}-N1")
    plan_events.append_turn(store, NUMBER, "noticed", f"{NUMBER}-N2")
    for statement in ("UPDATE turns SET kind = 'ended'", "DELETE FROM turns"):
        with pytest.raises(IntegrityError, match="stays"):
            store.connection.execute(statement)
    assert [one.detail for one in plan_events.turns(store, NUMBER)] == [f"{NUMBER}-N1", f"{NUMBER}-N2"]
    erasure.erase(store, ACCOUNT.number)
    assert plan_events.turns(store, NUMBER) == ()


def test_an_ended_plan_is_ended_whatever_arrives(store: Store) -> None:
    plan_events.append_turn(store, NUMBER, "ended")
    payments.append(store, [Payment(ACCOUNT.number, TODAY, Money(10**9))])
    assert standing(store, 60) == "ended"


def test_no_count_and_no_list_leaves_an_agreement_out_however_many_there_are(store: Store) -> None:
    many, record = 2001, signed_agreement(NUMBER)
    values = (record.signed_at.isoformat(), record.terms_digest, record.record)
    accounts.add_new(store, [replace(ACCOUNT, number=f"A-{place}") for place in range(2, many + 1)])
    with store.writing() as connection:
        connection.executemany(
            "INSERT INTO agreements VALUES (?, ?, ?, ?, ?)",
            [(f"RA-2026-{place:06}", f"A-{place}", *values) for place in range(2, many + 1)],
        )
    kept = plan_events.all_kept(store, TODAY)
    assert len(kept) == many
    assert len(listed("stop_contact", kept)) == 1 + many
    assert sum(tallied(kept).by_kind["instalment"].values()) == many


def test_lists_tell_of_every_payment_and_name_whoever_is_not_called(store: Store) -> None:
    one = plan_events.kept(store, NUMBER, TODAY)
    assert one is not None
    outcome = one.agreement.outcome
    whole, asked = outcome.totals.paid, outcome.debt.total - outcome.waived.total
    payments.append(store, [Payment(ACCOUNT.number, TODAY, Money(whole + 500))])
    settled = plan_events.all_kept(store, TODAY)
    assert listed("stop_contact", settled)[1:] == [[ACCOUNT.number, NUMBER, TODAY.isoformat()]]
    told = listed("payments", settled)
    # Interest that has not run by the day of the payment is not asked for.
    assert told[-1][3:] == ["", "beyond", "CNY", f"{Decimal(whole + 500 - asked) / 100:.2f}"]
    assert sum(Decimal(row[6]) for row in told[1:]) * 100 == whole + 500
    (record,) = (dict(zip(*listed("agreements", settled), strict=True)),)
    assert (record["missing"], record["owed_if_ended"]) == ("0.00", "0.00")
    later = TODAY + timedelta(days=1)
    accounts.save(store, replace(ACCOUNT, as_of=later))
    assert listed("stop_contact", plan_events.all_kept(store, later))[1:] == []


def test_whoever_keeps_a_plan_or_owes_nothing_is_not_collected_from(store: Store) -> None:
    one = plan_events.kept(store, NUMBER, TODAY)
    assert one is not None
    late = one.now.rows[0].due + timedelta(days=60)
    assert not plan_events.is_collected(store, ACCOUNT.number, TODAY)
    assert plan_events.is_collected(store, ACCOUNT.number, late)
    payments.append(store, [Payment(ACCOUNT.number, TODAY, one.agreement.outcome.totals.paid)])
    assert not plan_events.is_collected(store, ACCOUNT.number, late)


def test_money_of_after_the_end_stands_in_the_list_of_payments(store: Store) -> None:
    plan_events.append_turn(store, NUMBER, "ended")
    payments.append(store, [Payment(ACCOUNT.number, TODAY + timedelta(days=1), Money(700))])
    ended = plan_events.all_kept(store, TODAY + timedelta(days=1))
    assert listed("payments", ended)[-1][3:] == ["", "after_end", "CNY", "7.00"]
    assert listed("due", ended)[1:] == []
