"""A payment that was entered by mistake: taken back by an entry of its own, and counted no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats
from reports.record import detail_in_words
from restructure.agreements.agreement import Credited, capture, sign, to_json
from restructure.agreements.evidence import Signature
from restructure.agreements.record import read_agreement
from restructure.agreements.standing import Open, Settled
from restructure.exchange.lists import listed
from restructure.store import IntegrityError, Store, accounts, agreements, audit, erasure, payments, people, plan_events
from restructure.store.history import history
from restructure.store.payments import Payment
from restructure.store.people import User
from restructure.store.reversals import Reversal, reversals, reverse
from tests.support.cases import ACCOUNT, TODAY, signed_agreement
from tests.support.readers import payments_of
from tests.support.stores import CHEAP, NOW, open_store

NUMBER = "RA-2026-000001"
WRONG = Payment(ACCOUNT.number, TODAY, Money(1_375_020), "BANK-1")
RIGHT = replace(WRONG, amount=Money(137_502))
WHY = "a nought too many"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    yield opened
    opened.close()


@pytest.fixture
def signed(store: Store) -> Store:
    agreements.save(store, signed_agreement(NUMBER))
    return store


def paid(store: Store) -> Money:
    one = plan_events.kept(store, NUMBER, TODAY)
    assert one is not None
    return one.now.paid


def test_a_plan_counts_what_was_entered_instead_and_not_what_was_taken_back(signed: Store) -> None:
    payments.append(signed, [WRONG])
    reverse(signed, WRONG, WHY, RIGHT)
    assert paid(signed) == RIGHT.amount
    reverse(signed, RIGHT, "of another account")
    assert paid(signed) == 0
    with pytest.raises(Refusal, match="payment_reversed"):
        reverse(signed, RIGHT, "once more")
    uses = [traced.use for _, traced in plan_events.traced_payments(signed, ACCOUNT.number, TODAY)]
    assert uses == ["reversed", "reversed"]


def test_a_balance_is_open_again_once_what_cleared_it_is_taken_back(store: Store) -> None:
    whole = Payment(ACCOUNT.number, TODAY, ACCOUNT.parts.total)
    payments.append(store, [whole])
    assert isinstance(plan_events.standing(store, ACCOUNT, TODAY), Settled)
    reverse(store, whole, WHY)
    now = plan_events.standing(store, ACCOUNT, TODAY)
    assert isinstance(now, Open)
    assert (now.received, now.account.parts) == (0, ACCOUNT.parts)


def test_lists_for_other_systems_tell_of_what_counts_alone(signed: Store) -> None:
    payments.append(signed, [WRONG])
    reverse(signed, WRONG, WHY, RIGHT)
    told = listed("payments", plan_events.all_kept(signed, TODAY))[1:]
    assert sum(Decimal(line[-1]) for line in told) * 100 == RIGHT.amount


def test_old_and_new_stay_with_who_when_and_why(signed: Store) -> None:
    payments.append(signed, [WRONG])
    reverse(signed, WRONG, f" {WHY} ", RIGHT)
    assert reversals(signed, ACCOUNT.number) == (Reversal(WRONG, NOW, "", WHY, RIGHT),)
    assert payments_of(signed, ACCOUNT.number) == (WRONG, RIGHT)
    assert history(signed, ACCOUNT.number)[-1].detail == f"1375020 {TODAY} {WHY}"
    (entry,) = audit.entries(signed, action="payment_reversed")
    assert entry.detail is not None
    day = formats.brief_date(TODAY, "en")
    assert detail_in_words(entry.detail, "en") == (
        f"Payment: Paid on {day}, Amount 13,750.20, Reference BANK-1 (removed); "
        f"Payment: Paid on {day}, Amount 1,375.02, Reference BANK-1 (new); Reason: nothing → {WHY}"
    )
    for statement in ("UPDATE reversals SET reason = 'x'", "DELETE FROM reversals", "UPDATE payments SET amount = 1"):
        with pytest.raises(IntegrityError, match="stays"):
            signed.connection.execute(statement)


def test_a_file_sent_again_does_not_bring_back_what_was_taken_back(signed: Store) -> None:
    payments.append(signed, [WRONG])
    reverse(signed, WRONG, WHY)
    with pytest.raises(Refusal, match="payment_reversed"):
        payments.append(signed, [WRONG])
    assert payments.append(signed, [replace(WRONG, reference="BANK-1 again")]) == 1


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda store: reverse(store, RIGHT, WHY), "unknown_payment"),
        (lambda store: reverse(store, WRONG, " "), "missing_field"),
        (lambda store: reverse(store, WRONG, "a\u202eb"), "hidden_character"),
        (lambda store: reverse(store, WRONG, WHY, WRONG), "payment_known"),
        (lambda store: reverse(store, WRONG, WHY, replace(RIGHT, amount=Money(0))), "amount_not_positive"),
        (lambda store: reverse(store, WRONG, WHY, replace(RIGHT, account_number="N-2")), "payment_elsewhere"),
        (lambda store: reverse(store, WRONG, WHY, replace(RIGHT, paid_on=TODAY + timedelta(1))), "date_in_future"),
    ],
)
def test_nothing_is_taken_back_without_a_reason_or_for_the_same(
    signed: Store, act: Callable[[Store], object], code: str
) -> None:
    payments.append(signed, [WRONG])
    with pytest.raises(Refusal, match=code):
        act(signed)
    assert payments_of(signed, ACCOUNT.number) == (WRONG,)


def test_what_a_later_agreement_took_off_its_debt_is_not_taken_back(signed: Store) -> None:
    payments.append(signed, [RIGHT])
    record = read_agreement(signed_agreement().record)
    later = capture(
        number="RA-2026-000002",
        made_on=TODAY,
        account=ACCOUNT,
        organisation=record.organisation,
        household=None,
        outcome=record.outcome,
        wording="zh",
        credited=Credited(1, TODAY),
    )
    whole = to_json(sign(later, Signature(ACCOUNT.debtor.name, TODAY), Signature("He Lan (demo)", TODAY)))
    agreements.save(signed, replace(signed_agreement("RA-2026-000002"), record=whole))
    with pytest.raises(Refusal, match="payment_agreed"):
        reverse(signed, RIGHT, WHY)
    payments.append(signed, [WRONG])
    reverse(signed, WRONG, WHY)


def test_what_a_certificate_rests_on_is_not_taken_back(signed: Store) -> None:
    one = plan_events.kept(signed, NUMBER, TODAY)
    assert one is not None
    last = Payment(ACCOUNT.number, TODAY, one.agreement.outcome.totals.paid)
    payments.append(signed, [last])
    plan_events.append_turn(signed, NUMBER, "completed", f"{NUMBER}-C")
    with pytest.raises(Refusal, match="payment_certified"):
        reverse(signed, last, WHY)


def test_who_may_not_correct_a_balance_takes_no_payment_back(signed: Store) -> None:
    payments.append(signed, [WRONG])
    people.add(signed, User("root", "Root", "administrator"), "four eyes see more", CHEAP)
    root = people.sign_in(signed, "root", "four eyes see more")
    people.add(root, User("col", "Col", "collector"), "four eyes see more", CHEAP)
    collector = people.sign_in(signed, "col", "four eyes see more")
    with pytest.raises(Refusal, match="supervisor_only"):
        reverse(collector, WRONG, WHY)
    with pytest.raises(IntegrityError, match="takes a payment back"):
        collector.connection.execute(f"INSERT INTO reversals VALUES (1, '{ACCOUNT.number}', '', 'col', 'x', NULL)")
    root = people.sign_in(signed, "root", "four eyes see more")
    reverse(root, WRONG, WHY)
    assert [one.who for one in reversals(root, ACCOUNT.number)] == ["root"]


def test_reversals_go_with_the_person(signed: Store) -> None:
    payments.append(signed, [WRONG])
    reverse(signed, WRONG, WHY, RIGHT)
    erasure.erase(signed, ACCOUNT.number)
    assert reversals(signed, ACCOUNT.number) == ()
