"""Payments and budgets from files: each counts once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from calculators.rounding import Money
from restructure.household.household import quick
from restructure.importing.ledgers import kind_of, take_ledger
from restructure.importing.reading import Cancelled
from restructure.store import IntegrityError, Store, accounts, agreements, audit, negotiations, payments, plan_events
from restructure.store.history import history
from restructure.store.negotiations import Event
from restructure.store.payments import Payment
from tests.support.cases import ACCOUNT, signed_agreement
from tests.support.readers import payments_of
from tests.support.stores import NOW, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    yield opened
    opened.close()


def test_a_file_of_payments_counts_each_once_and_names_the_bad(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "payments.csv"
    lines = ("2026-10-01,100.50,a", "2026-10-01,100.50,b", "2026-10-01,0,c", "soon,1,d")
    rows = "\n".join(f"{ACCOUNT.number},{line}" for line in lines)
    path.write_text(f"account_number,paid_on,amount,reference\n{rows}\nNOBODY,2026-10-01,1,e\n", encoding="utf-8")
    first, again = take_ledger(store, path, "payments"), take_ledger(store, path, "payments")
    assert (first.new, first.known, again.new, again.known) == (2, 0, 0, 2)
    assert [(one.line, one.column) for one in first.problems] == [(4, "amount"), (5, "paid_on"), (6, "account_number")]
    assert [one.amount for one in payments_of(store, ACCOUNT.number)] == [10050, 10050]
    with pytest.raises(IntegrityError, match="stays"):
        store.connection.execute("UPDATE payments SET amount = 1")


def test_a_banks_own_file_is_known_by_its_usual_names(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text(
        f"流水号,账号,入账日期,金额（元）\n77,{ACCOUNT.number},2026年11月2日,200.00\n78,{ACCOUNT.number},2026/11/30,1\n",
        encoding="gb18030",
    )
    taken = take_ledger(store, path, "payments")
    (one,) = payments_of(store, ACCOUNT.number)
    assert (one.paid_on.isoformat(), one.amount, one.reference) == ("2026-11-02", 20000, "77")
    assert [(bad.line, bad.column, bad.reason.code) for bad in taken.problems] == [(3, "入账日期", "date_in_future")]


def test_two_columns_of_references_tell_payments_apart_and_a_row_without_one_counts_once(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "bank.csv"
    rows = "\n".join(f"{ACCOUNT.number},2026-10-01,5.00,{ours},{theirs}" for ours, theirs in (("", "b1"), ("", "b2")))
    path.write_text(f"\n账号,入账日期,金额,流水号,凭证号\n{rows}\n", encoding="utf-8")
    assert take_ledger(store, path, "payments").new == 2
    path.write_text(
        f"账号,入账日期,金额\n{ACCOUNT.number},2026-10-02,5\n{ACCOUNT.number},2026-10-02,5\n", encoding="utf-8"
    )
    taken = take_ledger(store, path, "payments")
    assert (taken.new, [(one.line, one.reason.code) for one in taken.problems]) == (1, [(3, "payment_twice")])


def test_a_trial_keeps_no_payment(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text(f"账号,入账日期,金额\n{ACCOUNT.number},2026-10-02,5\n", encoding="utf-8")
    assert take_ledger(store, path, "payments", dry_run=True).new == 1
    assert payments_of(store, ACCOUNT.number) == ()


def test_a_budget_without_its_figures_is_not_kept(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "budgets.csv"
    path.write_text(f"account_number,income,spending\n{ACCOUNT.number},,3000\n", encoding="utf-8")
    taken = take_ledger(store, path, "budgets")
    assert [(one.column, one.reason.code) for one in taken.problems] == [("income", "missing_field")]
    assert payments.budget(store, ACCOUNT.number) is None


def test_a_file_of_accounts_with_budgets_beside_is_one_of_accounts() -> None:
    assert kind_of(("账号", "本金", "月收入", "月支出")) is None
    assert kind_of(("账号", "月收入", "月支出")) == "budgets"
    assert kind_of(("账号", "交易日期", "收入", "支出", "余额")) is None


def test_a_time_behind_a_day_is_passed_over(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    rows = "\n".join(f"{ACCOUNT.number},{day},5" for day in ("2026-11-01 10:15:00", "2026-11-02T09:00:00.5"))
    path.write_text(f"账号,入账日期,金额\n{rows}\n", encoding="utf-8")
    assert take_ledger(store, path, "payments").new == 2
    assert [one.paid_on.day for one in payments_of(store, ACCOUNT.number)] == [1, 2]


def test_a_file_that_is_cancelled_leaves_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    rows = "\n".join(f"{ACCOUNT.number},2026-10-01,1.00,{count}" for count in range(2000))
    path.write_text(f"account_number,paid_on,amount,reference\n{rows}\n", encoding="utf-8")
    with pytest.raises(Cancelled):
        take_ledger(store, path, "payments", lambda done, whole: done < 1000)
    assert payments_of(store, ACCOUNT.number) == ()
    assert take_ledger(store, path, "payments").new == 2000


def test_a_file_of_budgets_is_kept(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "budgets.csv"
    path.write_text(f"account_number,income,spending\n{ACCOUNT.number},5000,3000\n", encoding="utf-8")
    assert take_ledger(store, path, "budgets").new == 1
    assert payments.budget(store, ACCOUNT.number) == quick(500_000, 300_000, 0)  # type: ignore[arg-type]


def test_an_offer_sent_again_is_logged_once(store: Store) -> None:
    for _ in range(20):
        negotiations.append(store, ACCOUNT.number, Event(NOW, "offered", "36 × 1,375.02"), once="offer-1")
    assert len(negotiations.events(store, ACCOUNT.number)) == 1
    assert len(audit.entries(store, action="negotiated")) == 1


def test_an_agreement_signed_again_is_one_agreement_one_file_and_one_entry(store: Store) -> None:
    for _ in range(20):
        agreements.save(store, signed_agreement())
    assert agreements.of_account(store, ACCOUNT.number) == ("RA-2026-000001",)
    assert len(audit.entries(store, action="signed")) == 1
    assert store.connection.execute("SELECT count(*) FROM editions").fetchone()[0] == 2


def test_the_drafts_before_come_back_one_by_one(store: Store) -> None:
    for count in (12, 24, 24, 36):
        negotiations.save_draft(store, ACCOUNT.number, {"count": count})
    assert [negotiations.undo_draft(store, ACCOUNT.number) for _ in range(3)] == [{"count": 24}, {"count": 12}, None]
    assert negotiations.draft(store, ACCOUNT.number) == {"count": 12}


@pytest.mark.parametrize("statement", ["UPDATE events SET detail = 'x'", "DELETE FROM events"])
def test_no_statement_changes_what_was_said(store: Store, statement: str) -> None:
    negotiations.append(store, ACCOUNT.number, Event(NOW, "note", "said"))
    with pytest.raises(IntegrityError, match="the log stays"):
        store.connection.execute(statement)


def test_two_agreements_of_two_accounts_are_kept_apart(store: Store) -> None:
    other = replace(ACCOUNT, number="N-1")
    accounts.save(store, other)
    agreements.save(store, signed_agreement("RA-2026-000002", other))
    assert agreements.of_account(store, ACCOUNT.number) == ()


def test_a_payment_of_before_the_balance_is_told_and_under_an_agreement_refused_by_its_line(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "payments.csv"
    days = (ACCOUNT.as_of - timedelta(days=1), ACCOUNT.as_of)
    rows = "\n".join(f"{ACCOUNT.number},{day},5,{day}" for day in days)
    path.write_text(f"account_number,paid_on,amount,reference\n{rows}\n", encoding="utf-8")
    tried = take_ledger(store, path, "payments", dry_run=True)
    assert (tried.new, tried.held, tried.problems) == (2, 1, ())
    agreements.save(store, signed_agreement())
    taken = take_ledger(store, path, "payments")
    assert (taken.new, taken.held) == (1, 0)
    assert [(one.line, one.column, one.reason.code) for one in taken.problems] == [(2, "paid_on", "payment_in_balance")]


def test_the_log_tells_of_money_notices_and_ends_beside_what_was_said(store: Store) -> None:
    agreements.save(store, signed_agreement())
    payments.append(store, [Payment(ACCOUNT.number, ACCOUNT.as_of, Money(12_34))])
    number = signed_agreement().number
    for kind, detail in (("noticed", f"{number}-N1"), ("booked", "CORE-1"), ("ended", "")):
        plan_events.append_turn(store, number, kind, detail)  # type: ignore[arg-type]  # three of the kinds
    told = [(one.kind, one.detail) for one in history(store, ACCOUNT.number)]
    assert told == [
        ("signed", number),
        ("paid", f"1234 {ACCOUNT.as_of}"),
        ("noticed", f"{number}-N1"),
        ("ended", number),
    ]
    assert [one.kind for one in negotiations.events(store, ACCOUNT.number)] == ["signed"]
