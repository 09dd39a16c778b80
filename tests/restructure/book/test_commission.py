"""Placements and commission: each payment billed once at the rate of its placement, and taken off where it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.book.commission import CommissionLine
from restructure.exchange.creditor_files import result_file
from restructure.importing.placement_rows import take_placements
from restructure.services.creditor_statements import commission_bill, results
from restructure.store import (
    Store,
    accounts,
    audit,
    conduct,
    creditor_statements,
    owners,
    payments,
    people,
    placements,
    promises,
    reversals,
)
from restructure.store.conduct import Conversation
from restructure.store.creditor_statements import CreditorStatement
from restructure.store.payments import Payment
from restructure.store.placements import PlacementBatch, Placing
from restructure.worklist.promise import Promise
from tests.support.cases import ACCOUNT
from tests.support.people import PASSWORD, STAFF
from tests.support.stores import CHEAP, NOW, file_of, open_store
from tests.support.workplaces import workplace

TODAY = NOW.date()
DAY = timedelta(days=1)
PLACED, RECALL = TODAY - 20 * DAY, TODAY - 5 * DAY
BATCH = PlacementBatch(ACCOUNT.creditor, "2026-11", PLACED, RECALL, Decimal("0.15"))
OTHER = replace(ACCOUNT, number="B-2", overdue_since=PLACED - 70 * DAY)


@cache
def office() -> bytes:
    """The file of a store with two accounts, a collector and supervisors."""

    def fill(opened: Store) -> None:
        for account in (ACCOUNT, OTHER):
            accounts.save(opened, account)
        people.add(opened, STAFF[0], PASSWORD, CHEAP)
        for one in STAFF[1:]:
            people.add(people.sign_in(opened, "root", PASSWORD), one, PASSWORD, CHEAP)

    return file_of(fill)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "store.db").write_bytes(office())
    opened = open_store(tmp_path / "store.db")
    yield people.sign_in(opened, "sup", PASSWORD)
    assert audit.verify(opened) == ()
    opened.close()


def paid(store: Store, on: date, amount: int, number: str = ACCOUNT.number) -> Payment:
    one = Payment(number, on, Money(amount), f"{on} {amount}")
    payments.append(store, [one])
    return one


def bill(store: Store, creditor: str = ACCOUNT.creditor) -> tuple[Sequence[CommissionLine], dict[str, int]]:
    """What is billed now, kept."""
    found = commission_bill(workplace(store), creditor, TODAY - 60 * DAY, TODAY)
    counts = dict(found.counts)
    statement = CreditorStatement("commission", creditor, TODAY - 60 * DAY, TODAY, None, counts, "bill.csv", "0" * 64)
    creditor_statements.keep(store, statement, found.lines)
    return found.lines, counts


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (PLACED - DAY, "not_placed"),
        (PLACED, "due"),
        (RECALL, "due"),
        (RECALL + DAY, "not_placed"),
    ],
)
def test_commission_is_due_from_the_day_of_placing_to_the_last_day(store: Store, day: date, standing: str) -> None:
    placements.place_all(store, {BATCH: [Placing(ACCOUNT.number)]})
    paid(store, day, 33333)
    lines, counts = bill(store)
    assert counts == {standing: 1}
    assert [(one.base, one.commission) for one in lines] == ([(33333, 5000)] if standing == "due" else [])


def test_each_payment_is_billed_once_and_taken_off_where_it_was_taken_back(store: Store) -> None:
    placements.place_all(store, {BATCH: [Placing(ACCOUNT.number)]})
    bounced = paid(store, PLACED, 100_00)
    assert [one.commission for one in bill(store)[0]] == [15_00]
    assert bill(store) == ((), {"billed": 1})
    reversals.reverse(store, bounced, "the bank returned it")
    (line,) = bill(store)[0]
    assert (line.base, line.commission, line.is_reversal) == (-100_00, -15_00, True)
    assert bill(store) == ((), {"billed": 1})


def test_what_was_taken_back_before_it_was_billed_and_what_has_no_rate_are_not_billed(store: Store) -> None:
    unpriced = replace(BATCH, rate=None)
    placements.place_all(store, {unpriced: [Placing(ACCOUNT.number), Placing(OTHER.number, rate=Decimal("0.3"))]})
    reversals.reverse(store, paid(store, PLACED, 5_00), "twice")
    paid(store, PLACED, 7_00)
    paid(store, PLACED, 9_99, OTHER.number)
    lines, counts = bill(store)
    assert counts == {"reversed": 1, "no_rate": 1, "due": 1}
    assert [(one.rate, one.commission) for one in lines] == [(Decimal("0.3"), 3_00)]


def test_an_account_that_is_kept_longer_earns_up_to_then_and_one_sent_back_no_more(store: Store) -> None:
    placements.place_all(store, {BATCH: [Placing(ACCOUNT.number, owner="col"), Placing(OTHER.number)]})
    (kept,) = placements.of_account(store, ACCOUNT.number)
    placements.end(store, kept, "kept_back", TODAY, "a promise is open")
    (gone,) = placements.of_account(store, OTHER.number)
    placements.end(store, gone, "returned", PLACED, "deceased")
    for number in (ACCOUNT.number, OTHER.number):
        paid(store, PLACED + DAY, 100_00, number)
    assert [one.account_number for one in bill(store)[0]] == [ACCOUNT.number]
    assert [one.account_number for one in placements.due_back(store, TODAY)] == [ACCOUNT.number]
    with pytest.raises(Refusal) as refused:
        placements.end(store, gone, "returned", TODAY, "again")
    assert refused.value.code == "placement_ended"


def test_whoever_had_an_account_by_a_placement_has_it_no_more_when_it_goes_back(store: Store) -> None:
    placements.place_all(store, {BATCH: [Placing(ACCOUNT.number, owner="col")]})
    assert owners.owned(store, "col") == (ACCOUNT.number,)
    placements.end(store, placements.of_account(store, ACCOUNT.number)[0], "recalled", TODAY, "the bank asked")
    assert owners.owned(store, "col") == ()


def test_a_batch_placed_by_mistake_is_withdrawn_until_commission_was_billed(store: Store) -> None:
    (number,) = placements.place_all(store, {BATCH: [Placing(ACCOUNT.number, owner="col")]})
    placements.withdraw(store, number, "another creditor's file")
    assert (placements.of_account(store, ACCOUNT.number), owners.owned(store, "col")) == ((), ())
    (second,) = placements.place_all(store, {BATCH: [Placing(ACCOUNT.number)]})
    paid(store, PLACED, 100)
    bill(store)
    with pytest.raises(Refusal) as refused:
        placements.withdraw(store, second, "too late")
    assert refused.value.code == "commission_billed"


@pytest.mark.parametrize(
    ("batch", "row", "code"),
    [
        (BATCH, Placing("nobody"), "unknown_account"),
        (replace(BATCH, creditor="Other Bank"), Placing(ACCOUNT.number), "other_creditor"),
        (replace(BATCH, placed_on=TODAY + DAY, recall_on=None), Placing(ACCOUNT.number), "date_in_future"),
        (replace(BATCH, recall_on=PLACED - DAY), Placing(ACCOUNT.number), "day_outside"),
        (replace(BATCH, batch=" "), Placing(ACCOUNT.number), "missing_field"),
        (replace(BATCH, rate=Decimal("1.1")), Placing(ACCOUNT.number), "rate_out_of_range"),
        (BATCH, Placing(ACCOUNT.number, owner="gone"), "unknown_user"),
        (BATCH, Placing(ACCOUNT.number, hand=0), "number_out_of_range"),
    ],
)
def test_nothing_is_placed_that_cannot_be(store: Store, batch: PlacementBatch, row: Placing, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        placements.place_all(store, {batch: [Placing(OTHER.number), row]})
    assert refused.value.code == code
    assert placements.here(store, PLACED) == ()


def test_an_account_is_placed_once_at_a_time_and_by_a_supervisor(store: Store) -> None:
    placements.place_all(store, {BATCH: [Placing(ACCOUNT.number)]})
    with pytest.raises(Refusal) as refused:
        placements.place_all(store, {replace(BATCH, placed_on=RECALL, recall_on=None): [Placing(ACCOUNT.number)]})
    assert refused.value.code == "placed_already"
    placements.place_all(store, {replace(BATCH, placed_on=RECALL + DAY, recall_on=None): [Placing(ACCOUNT.number)]})
    assert [one.hand for one in placements.of_account(store, ACCOUNT.number)] == [1, 2]
    with pytest.raises(Refusal) as denied:
        placements.place_all(people.sign_in(store, "col", PASSWORD), {BATCH: [Placing(OTHER.number)]})
    assert denied.value.code == "supervisor_only"


def test_a_file_of_a_chinese_creditor_is_placed_row_by_row(store: Store, tmp_path: Path) -> None:
    rows = [
        "账号,批次,委案日期,退案日期,催收员,佣金比例,案件编号",
        f"{ACCOUNT.number},2026-11,{PLACED},{RECALL},Cora Collector,15%,C-1",
        f"{OTHER.number},2026-12,{PLACED},,,0.2,C-2",
        f"{OTHER.number},2026-12,{PLACED},,,0.2,C-2",
        f"{ACCOUNT.number}9,2026-11,{PLACED},,,,",
    ]
    file = tmp_path / "placed.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    tried = take_placements(store, file, dry_run=True)
    assert placements.here(store, PLACED) == ()
    taken = take_placements(store, file)
    assert (taken.batches, taken.owned) == (tried.batches, tried.owned)
    assert [(one.batch, count) for one, count in taken.batches] == [("2026-11", 1), ("2026-12", 1)]
    assert [(one.line, one.reason.code) for one in taken.problems] == [(4, "number_twice"), (5, "unknown_account")]
    found = {one.account_number: one for one in placements.here(store, PLACED)}
    assert {number: (one.rate, one.recall_on, one.reference) for number, one in found.items()} == {
        ACCOUNT.number: (Decimal("0.15"), RECALL, "C-1"),
        OTHER.number: (Decimal("0.2"), None, "C-2"),
    }
    assert owners.owned(store, "col") == (ACCOUNT.number,)


def test_what_came_of_each_placed_account_is_told_without_a_name(store: Store) -> None:
    placements.place_all(store, {BATCH: [Placing(ACCOUNT.number, reference="C-1"), Placing(OTHER.number)]})
    paid(store, PLACED + DAY, 100_00)
    reversals.reverse(store, paid(store, PLACED + DAY, 7_00), "bounced")
    paid(store, PLACED - DAY, 9_00)
    conduct.append_contact(store, ACCOUNT.number, Conversation(NOW, talked=True))
    promises.append(store, Promise(0, ACCOUNT.number, Money(50_00), ACCOUNT.currency, TODAY + DAY, NOW))
    first, second = results(workplace(store), ACCOUNT.creditor, PLACED + 2 * DAY, TODAY)
    assert (first.received, first.since_placed, first.talks, first.promise is not None) == (0, 100_00, 1, True)
    assert (second.received, second.since_placed, second.tries, second.promise) == (0, 0, 0, None)
    heads, row, _ = result_file((first, second))
    told = dict(zip(heads, row, strict=True))
    assert (told["reference"], told["since_placed"], told["promised"], told["last_contact"]) == (
        "C-1", "100.00", "50.00", str(TODAY),
    )  # fmt: skip
    assert ACCOUNT.debtor.name not in row
