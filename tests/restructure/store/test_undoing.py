"""An import is one batch: what came of it is undone row for row, and what was worked with since stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.importing.intake import Taken as AccountsTaken
from restructure.importing.intake import take_in
from restructure.importing.ledgers import Taken, take_ledger
from restructure.store import (
    Store,
    accounts,
    agreements,
    audit,
    batches,
    erasure,
    negotiations,
    payments,
    reversals,
    suspense,
    undoing,
)
from restructure.store.negotiations import Event
from restructure.store.payments import Payment
from restructure.store.undoing import Left
from tests.support.cases import ACCOUNT, TODAY, signed_agreement
from tests.support.pages import raw_pages
from tests.support.stores import NOW, dump, open_store
from tests.support.undone import rows_of

HEAD = "number,name,phone,creditor,currency,principal,as_of,confirmed_by,note"
FIRST = (
    "A-1001,王示例,13900000001,Example Bank,CNY,5000.00,2026-11-01,core,",
    "A-1002,UNDO-Somebody,13900000002,Example Bank,CNY,6000.00,2026-11-01,core,called once",
)
NEXT = (
    "A-1001,王改名,13900000009,Example Bank,CNY,4800.00,2026-11-20,core,paid a little",
    "A-1003,UNDO-Third,,Example Bank,CNY,100.00,2026-11-20,core,",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.add_new(opened, [ACCOUNT])
    yield opened
    opened.close()


def imported(store: Store, folder: Path, *rows: str, name: str = "list.csv") -> AccountsTaken:
    path = folder / name
    path.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    return take_in(store, path, duplicates="update")


def paid(store: Store, folder: Path, *rows: str, dry_run: bool = False) -> Taken:
    path = folder / "bank.csv"
    path.write_text("\n".join(("account_number,paid_on,amount,reference", *rows)), encoding="utf-8")
    return take_ledger(store, path, "payments", dry_run=dry_run)


def batch_of(taken: AccountsTaken | Taken) -> int:
    assert taken.batch is not None
    return taken.batch


def test_an_import_is_kept_with_its_file_and_counts_and_without_its_folder(store: Store, tmp_path: Path) -> None:
    imported(store, tmp_path, *FIRST)
    imported(store, tmp_path, *NEXT)
    second, first = batches.batches(store)
    assert (first.source.file, first.counts["new"], first.counts["notes"]) == ("list.csv", 2, 1)
    assert (second.counts["new"], second.counts["changed"], second.undone) == (1, 1, None)
    assert batches.numbers(store, second.id, "changed") == ("A-1001",)
    assert len(first.source.sha256) == 64
    assert first.source.sha256 != second.source.sha256
    assert imported(store, tmp_path, *NEXT).batch is None
    assert audit.verify(store) == ()


def test_batches_are_undone_newest_first_row_for_row(store: Store, tmp_path: Path) -> None:
    steps = [rows_of(store)]
    for rows in (FIRST, NEXT):
        imported(store, tmp_path, *rows)
        steps.append(rows_of(store))
    done = undoing.undo(store, 2)
    assert (done.taken.accounts, done.taken.changed, done.taken.notes, done.left) == (1, 1, 1, ())
    assert rows_of(store) == steps[1]
    assert [one.number for one in accounts.search(store, "王示例")] == ["A-1001"]
    undoing.undo(store, 1)
    assert rows_of(store) == steps[0]
    assert audit.verify(store) == ()


def test_nothing_of_an_account_that_was_only_imported_is_left(store: Store, tmp_path: Path) -> None:
    imported(store, tmp_path, *FIRST)
    negotiations.append(store, "A-1002", Event(NOW, "opened", ""))
    undoing.undo(store, 1)
    held = [value for rows in dump(store).values() for row in rows for value in row]
    traces = ("UNDO-", "undo-somebody", "A-1002", "13900000002", "called once")
    assert [trace for trace in traces if any(trace in str(value) for value in held)] == []
    pages = raw_pages(store).lower()
    assert [trace for trace in traces if trace.lower().encode() in pages] == []


def test_nothing_is_left_of_money_and_names_that_an_import_brought(store: Store, tmp_path: Path) -> None:
    imported(store, tmp_path, *FIRST)
    imported(store, tmp_path, *NEXT)
    bank(store, tmp_path)
    for batch in (3, 2):
        undoing.undo(store, batch)
    pages = raw_pages(store)
    assert [trace for trace in ("UNDO Payer", "王改名", "13900000009") if trace.encode() in pages] == []


def test_what_was_worked_with_since_is_named_and_stays(store: Store, tmp_path: Path) -> None:
    before = rows_of(store)
    imported(store, tmp_path, *FIRST)
    negotiations.append(store, "A-1002", Event(NOW, "note", "calls back"))
    assert undoing.prospect(store, 1).left == (Left("A-1002", "worked"),)
    with pytest.raises(Refusal, match="batch_in_use") as said:
        undoing.undo(store, 1)
    assert said.value.facts == {"count": 1, "given": "A-1002"}
    done = undoing.undo(store, 1, partly=True)
    assert (done.taken.accounts, done.left) == (1, (Left("A-1002", "worked"),))
    assert accounts.load(store, "A-1001") is None
    assert accounts.load(store, "A-1002") is not None
    assert before != rows_of(store)
    assert audit.verify(store) == ()
    assert [one.undone.counts["left"] for one in batches.batches(store) if one.undone] == [1]


def worked(store: Store, how: str) -> None:
    number = "A-1001"
    account = accounts.load(store, number)
    assert account is not None
    match how:
        case "edited":
            accounts.save(store, replace(account, debtor=replace(account.debtor, phone="1")))
        case "paid":
            payments.append(store, [Payment(number, TODAY, Money(100))])
        case "signed":
            agreements.save(store, signed_agreement(account=account))
        case "held":
            erasure.legal_hold(store, number, "court order")
        case _:
            negotiations.save_draft(store, number, {"count": 36})


@pytest.mark.parametrize("how", ["edited", "paid", "signed", "held", "worked"])
def test_every_way_of_working_with_an_account_keeps_it(store: Store, tmp_path: Path, how: str) -> None:
    imported(store, tmp_path, *FIRST)
    worked(store, how)
    held = accounts.load(store, "A-1001")
    assert undoing.undo(store, 1, partly=True).left == (Left("A-1001", how),)  # type: ignore[arg-type]
    assert accounts.load(store, "A-1001") == held


def test_a_later_import_is_undone_first(store: Store, tmp_path: Path) -> None:
    imported(store, tmp_path, *FIRST)
    imported(store, tmp_path, *NEXT)
    assert undoing.prospect(store, 1).left == (Left("A-1001", "imported"),)
    undoing.undo(store, 2)
    assert undoing.prospect(store, 1).left == ()


def test_a_batch_is_undone_once(store: Store, tmp_path: Path) -> None:
    imported(store, tmp_path, *FIRST)
    undoing.undo(store, 1)
    for refused, batch in (("batch_undone", 1), ("unknown_batch", 7)):
        with pytest.raises(Refusal, match=refused):
            undoing.undo(store, batch)


def test_payments_of_a_file_come_and_go_together(store: Store, tmp_path: Path) -> None:
    payments.append(store, [Payment(ACCOUNT.number, TODAY - timedelta(2), Money(50_000), "B-1")])
    before = rows_of(store)
    rows = (f"{ACCOUNT.number},{TODAY},800.00,B-2", f"{ACCOUNT.number},{TODAY - timedelta(1)},-200.00,B-1")
    assert paid(store, tmp_path, *rows, dry_run=True).reversed == 1
    assert rows_of(store) == before
    taken = paid(store, tmp_path, *rows)
    assert (taken.new, taken.reversed, batch_of(taken)) == (1, 1, 1)
    assert [one.instead for one in reversals.reversals(store, ACCOUNT.number)] != [None]
    done = undoing.undo(store, 1)
    assert (done.taken.payments, done.taken.reversed) == (2, 1)
    assert rows_of(store) == before
    assert audit.verify(store) == ()
    assert paid(store, tmp_path, *rows).new == 1


def test_an_undoing_that_is_stopped_leaves_everything(store: Store, tmp_path: Path) -> None:
    imported(store, tmp_path, *FIRST)
    before = rows_of(store)

    def stop(done: int, whole: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undoing.undo(store, 1, watch=stop)
    assert rows_of(store) == before
    undoing.undo(store, 1)


def test_an_undoing_brings_no_erased_person_back(store: Store, tmp_path: Path) -> None:
    imported(store, tmp_path, *FIRST)
    imported(store, tmp_path, *NEXT)
    erasure.erase(store, "A-1001")
    undoing.undo(store, 2)
    assert accounts.load(store, "A-1001") is None
    held = [str(value) for rows in dump(store).values() for row in rows for value in row]
    assert not any("A-1001" in one or "王示例" in one for one in held)
    assert audit.verify(store) == ()


BANK = "Date,Counter Party,Reference,Transaction ID,Amount\n"
UNKNOWN = f"{TODAY},UNDO Payer,rent,B-7,800.00\n"


def bank(store: Store, folder: Path, rows: str = UNKNOWN, *, aside: bool = True, **told: object) -> Taken:
    path = folder / "statement.csv"
    path.write_text(BANK + rows, encoding="utf-8")
    return take_ledger(store, path, "payments", set_aside=aside, **told)  # type: ignore[arg-type]


def test_money_that_names_no_account_is_set_aside_where_that_is_asked_for(store: Store, tmp_path: Path) -> None:
    assert [one.reason.code for one in bank(store, tmp_path, aside=False).problems] == ["payment_unmatched"]
    assert suspense.items(store) == ()
    taken = bank(store, tmp_path)
    assert (taken.aside, taken.new, taken.problems) == (1, 0, ())
    (item,) = suspense.items(store)
    assert (item.batch, item.money.amount, item.money.currency) == (taken.batch, "800", "")
    assert (item.money.payer, item.money.reference, item.money.paid_on) == ("UNDO Payer · rent", "B-7", TODAY)
    again = bank(store, tmp_path, aside=False)
    assert (again.known, again.problems, again.batch) == (1, (), None)
    assert audit.verify(store) == ()


def test_money_in_suspense_becomes_a_payment_once(store: Store, tmp_path: Path) -> None:
    bank(store, tmp_path)
    with pytest.raises(Refusal, match="unknown_account"):
        suspense.place(store, 1, "nobody")
    placed = suspense.place(store, 1, ACCOUNT.number)
    assert placed == Payment(ACCOUNT.number, TODAY, Money(80_000), "B-7")
    assert suspense.items(store) == ()
    with pytest.raises(Refusal, match="suspense_closed"):
        suspense.place(store, 1, ACCOUNT.number)
    assert bank(store, tmp_path).known == 1
    assert undoing.prospect(store, 1).left == (Left("", "placed", 2),)
    reversals.reverse(store, placed, "not theirs")
    assert [one.id for one in suspense.items(store)] == [1]
    assert audit.verify(store) == ()


def test_a_payment_that_came_and_went_in_one_file_is_not_said_to_count_again(store: Store, tmp_path: Path) -> None:
    before = rows_of(store)
    rows = (f"{ACCOUNT.number},{TODAY - timedelta(1)},5.00,B-1", f"{ACCOUNT.number},{TODAY},-5.00,B-1")
    assert paid(store, tmp_path, *rows).reversed == 1
    told = undoing.prospect(store, 1).taken
    assert (told.payments, told.reversed) == (1, 0)
    assert undoing.undo(store, 1).taken == told
    assert rows_of(store) == before


def test_money_for_an_account_that_is_not_there_is_set_aside_where_that_is_asked(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"account_number,paid_on,amount,reference\nA-77,{TODAY},8.00,B-7\n", encoding="utf-8")
    assert [one.reason.code for one in take_ledger(store, path, "payments").problems] == ["unknown_account"]
    taken = take_ledger(store, path, "payments", set_aside=True)
    assert (taken.aside, taken.problems) == (1, ())
    assert [one.money.reference for one in suspense.items(store)] == ["B-7"]


def test_money_that_was_returned_is_listed_no_more_and_comes_back_with_no_file(store: Store, tmp_path: Path) -> None:
    bank(store, tmp_path)
    with pytest.raises(Refusal, match="missing_field"):
        suspense.give_back(store, 1, " ")
    suspense.give_back(store, 1, "sent back to the payer")
    assert suspense.items(store) == ()
    with pytest.raises(Refusal, match="batch_lines_in_use"):
        undoing.undo(store, 1)
    assert bank(store, tmp_path).gone == 1
    assert audit.verify(store) == ()


def test_a_line_that_is_answered_later_ends_the_suspense_in_one_step(store: Store, tmp_path: Path) -> None:
    bank(store, tmp_path)
    before = rows_of(store)
    taken = bank(store, tmp_path, answers={2: (ACCOUNT.number,)})
    assert (taken.new, suspense.items(store)) == (1, ())
    undoing.undo(store, 2)
    assert rows_of(store) == before
    undoing.undo(store, 1)
    assert suspense.items(store) == ()
    assert audit.verify(store) == ()
    assert bank(store, tmp_path, aside=False, answers={2: ("aside",)}).aside == 1


def test_money_in_another_currency_is_placed_on_no_account(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "statement.csv"
    path.write_text(f"Date,Reference,Currency,Amount,Balance\n{TODAY},rent,USD,8.00,9.00\n", encoding="utf-8")
    take_ledger(store, path, "payments", set_aside=True)
    assert suspense.items(store)[0].money.currency == "USD"
    with pytest.raises(Refusal, match="currency_differs"):
        suspense.place(store, 1, ACCOUNT.number)


def test_money_goes_with_the_person_on_whose_account_it_was_placed(store: Store, tmp_path: Path) -> None:
    bank(store, tmp_path)
    suspense.place(store, 1, ACCOUNT.number)
    erasure.erase(store, ACCOUNT.number)
    held = [str(value) for rows in dump(store).values() for row in rows for value in row]
    assert not any("UNDO Payer" in one for one in held)
    assert audit.verify(store) == ()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE batch_rows SET was = '{\"principal\": 1}' WHERE kind = 'changed'", "row_changed"),
        ("DELETE FROM batch_rows WHERE kind = 'changed'", "row_missing"),
        ("INSERT INTO batch_rows VALUES (2, 'changed', 'A-1002', 0, '{}')", "row_unrecorded"),
    ],
)
def test_what_an_undoing_would_bring_back_is_covered_by_the_record(
    store: Store, tmp_path: Path, statement: str, fault: str
) -> None:
    imported(store, tmp_path, *FIRST)
    imported(store, tmp_path, *NEXT)
    rules = store.connection.execute("SELECT name, sql FROM sqlite_schema WHERE name LIKE 'batch_rows_no%'").fetchall()
    for name, _ in rules:
        store.connection.execute(f"DROP TRIGGER {name}")
    store.connection.execute(statement)
    for _, made in rules:
        store.connection.execute(made)
    assert [(one.fault, one.table) for one in audit.verify(store)] == [(fault, "batch_rows")]
