"""Accounts updated from a file: only what the file says, never to an older balance, with old and new in the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from calculators.parts import Parts
from calculators.rounding import Money
from restructure.household.household import quick
from restructure.importing.intake import Taken, take_in
from restructure.importing.ledgers import take_ledger
from restructure.parties.account import Account, Month, Person
from restructure.store import Store, accounts, audit, erasure, payments
from tests.support.files import written
from tests.support.stores import open_store

AS_OF = date(2026, 11, 20)
WHOLE = Account(
    number="A-1",
    debtor=Person("林示例", "11010519491231002X", "13800138000", "1 Sample Street"),
    creditor="示例银行",
    currency="CNY",
    parts=Parts(Money(5_000_000), Money(120_050), Money(30_000), Money(1_000)),
    as_of=AS_OF,
    confirmed_by="Ledger",
    product="credit_card",
    lender_type="private",
    contract_rate=Decimal("0.154"),
    contract_date=date(2023, 3, 1),
    overdue_since=date(2026, 5, 1),
    contract_payment=Money(180_000),
    contract_payments=36,
    last_paid=Money(5_000),
    last_paid_on=date(2026, 4, 1),
    paid_so_far=Money(900_000),
    history=(Month(date(2026, 4, 1), Money(1), Money(2), 3),),
    source="first file",
    co_debtor="李共同",
    guarantor="赵保证",
)
"""An account of which everything is known."""
NEEDED = {
    "number": "A-1",
    "creditor": "示例银行",
    "currency": "CNY",
    "principal": "48000.00",
    "as_of": "2026-11-24",
    "confirmed_by": "Ledger",
}
OPTIONAL: dict[str, tuple[str, dict[str, Any]]] = {
    "name": ("新名字", {"debtor": replace(WHOLE.debtor, name="新名字")}),
    "phone": ("13900139000", {"debtor": replace(WHOLE.debtor, phone="13900139000")}),
    "interest": ("1.25", {"parts": structs.replace(WHOLE.parts, principal=Money(4_800_000), interest=Money(125))}),
    "fees": ("0", {"parts": structs.replace(WHOLE.parts, principal=Money(4_800_000), fees=Money(0))}),
    "product": ("other", {"product": "other"}),
    "lender_type": ("licensed", {"lender_type": "licensed"}),
    "contract_rate": ("18%", {"contract_rate": Decimal("0.18")}),
    "overdue_since": ("2026-06-01", {"overdue_since": date(2026, 6, 1)}),
    "contract_payments": ("24", {"contract_payments": 24}),
    "guarantor": ("钱保证", {"guarantor": "钱保证"}),
    "source": ("second file", {"source": "second file"}),
}
RENEWED = replace(WHOLE, parts=structs.replace(WHOLE.parts, principal=Money(4_800_000)), as_of=date(2026, 11, 24))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, WHOLE)
    yield opened
    opened.close()


def update(store: Store, folder: Path, **cells: str) -> Taken:
    row = NEEDED | cells
    return take_in(store, written(folder, f"{','.join(row)}\n{','.join(row.values())}\n"), duplicates="update")


def reasons(taken: Taken) -> list[tuple[int, str, str]]:
    return [(one.line, one.column, one.reason.code) for one in taken.problems]


@pytest.mark.parametrize("amount", ["48000.00", "48,000.00"])
def test_an_update_leaves_every_column_that_the_file_lacks(store: Store, tmp_path: Path, amount: str) -> None:
    taken = update(store, tmp_path, principal=f'"{amount}"')
    assert (taken.new, taken.changed, taken.problems) == (0, 1, ())
    assert accounts.load(store, "A-1") == RENEWED


@pytest.mark.parametrize("column", [*OPTIONAL])
@pytest.mark.parametrize("principal", ["48000.00", "48000"])
def test_an_update_changes_a_column_that_the_file_has_and_a_blank_cell_changes_nothing(
    store: Store, tmp_path: Path, column: str, principal: str
) -> None:
    assert update(store, tmp_path, principal=principal, **{column: " "}).problems == ()
    assert accounts.load(store, "A-1") == RENEWED
    cell, fields = OPTIONAL[column]
    assert update(store, tmp_path, principal=principal, **{column: cell}).problems == ()
    assert accounts.load(store, "A-1") == replace(RENEWED, **fields)


@pytest.mark.parametrize(("days", "taken"), [(-1, False), (0, True), (1, True)])
@pytest.mark.parametrize("principal", ["48000.00", "48000"])
def test_an_older_balance_is_never_taken_and_one_of_the_same_day_is(
    store: Store, tmp_path: Path, days: int, principal: str, *, taken: bool
) -> None:
    found = update(store, tmp_path, principal=principal, as_of=str(AS_OF + timedelta(days=days)))
    assert reasons(found) == ([] if taken else [(2, "as_of", "older_balance")])
    assert (found.rows, found.changed) == (1, int(taken))
    held = accounts.load(store, "A-1")
    assert held is not None
    assert held.parts.principal == (4_800_000 if taken else 5_000_000)


def test_a_refused_row_is_named_by_the_column_of_the_file_and_comes_back_whole(store: Store, tmp_path: Path) -> None:
    theirs = "账号,债权人,币种,本金,截至日期,数据来源"
    rows = ("A-2,示例银行,CNY,10.00,2026-11-24,Ledger", "A-1,示例银行,CNY,10.00,2026-01-01,Ledger")
    taken = take_in(store, written(tmp_path, "\n".join((theirs, *rows))), duplicates="update")
    assert (taken.rows, taken.new, reasons(taken)) == (2, 1, [(3, "截至日期", "older_balance")])
    assert taken.problems[0].cells[3] == "10.00"


def test_amounts_in_another_currency_are_not_taken(store: Store, tmp_path: Path) -> None:
    assert reasons(update(store, tmp_path, currency="USD")) == [(2, "currency", "other_currency")]
    assert accounts.load(store, "A-1") == WHOLE


def test_the_record_says_which_figures_changed_and_names_nobody(store: Store, tmp_path: Path) -> None:
    update(store, tmp_path, phone="13900139000")
    (entry,) = audit.entries(store, action="account_updated")
    assert entry.account_number == "A-1"
    told = json.loads(entry.detail or "")
    assert told["currency"] == "CNY"
    assert ["principal", 5_000_000, 4_800_000] in told["changes"]
    assert ["phone"] in told["changes"]
    assert "139" not in (entry.detail or "")
    assert audit.entries(store, action="accounts_imported")[0].detail == "0 new, 1 changed, batch 1"
    assert audit.verify(store) == ()
    erasure.erase(store, "A-1")
    assert audit.entries(store, action="account_updated")[0].detail is None
    assert audit.verify(store) == ()


def test_an_update_that_changes_nothing_makes_no_entry_of_the_account(store: Store, tmp_path: Path) -> None:
    first, again = (update(store, tmp_path) for _ in range(2))
    assert [(one.changed, one.known) for one in (first, again)] == [(1, 0), (0, 1)]
    assert len(audit.entries(store, action="account_updated")) == 1


def test_an_updated_name_is_found_and_the_old_one_no_more(store: Store, tmp_path: Path) -> None:
    update(store, tmp_path, name="新名字")
    assert [one.number for one in accounts.search(store, "新名")] == ["A-1"]
    assert accounts.search(store, "林示") == ()


def test_a_trial_of_an_update_names_what_it_would_refuse_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, f"{','.join(NEEDED)}\n{','.join((NEEDED | {'as_of': '2026-01-01'}).values())}\n")
    taken = take_in(store, path, duplicates="update", dry_run=True)
    assert reasons(taken) == [(2, "as_of", "older_balance")]
    assert accounts.load(store, "A-1") == WHOLE


def test_a_file_of_budgets_leaves_the_column_that_it_lacks(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "budgets.csv"
    path.write_text("account_number,income,spending,priority\nA-1,5000,3000,400\n", encoding="utf-8")
    take_ledger(store, path, "budgets")
    path.write_text("account_number,income,spending\nA-1,5100,3000\n", encoding="utf-8")
    take_ledger(store, path, "budgets")
    assert payments.budget(store, "A-1") == quick(Money(510_000), Money(300_000), Money(40_000))
    changes = json.loads(audit.entries(store, action="budget_kept")[0].detail or "")["changes"]
    assert changes == [["income", 500_000, 510_000]]


ERRORS = [
    "#N/A",
    "#DIV/0!",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#n/a",
    "＃ＲＥＦ！",
    "错误",
    "Err:502",
    "错误:508",
    "#####",
    "'#N/A",
    "#Н/Д",
    "#YOK",
    "#I/T",
    "#NÃO.DISP",
    "#HIÁNYZIK",
    "Erreur :502",
    "Loading...",
]


@pytest.mark.parametrize("cell", ERRORS)
@pytest.mark.parametrize(
    "column", ["principal", "interest", "as_of", "contract_rate", "creditor", "name", "overdue_since"]
)
def test_an_error_of_a_spreadsheet_is_refused_in_every_column(
    store: Store, tmp_path: Path, column: str, cell: str
) -> None:
    assert reasons(update(store, tmp_path, **{column: cell})) == [(2, column, "error_in_cell")]
    assert accounts.load(store, "A-1") == WHOLE


@pytest.mark.parametrize("kind", ["keep", "update"])
def test_a_blank_principal_is_refused_whatever_else_is_owed(store: Store, tmp_path: Path, kind: str) -> None:
    path = written(tmp_path, f"{','.join(NEEDED)},interest\n{','.join((NEEDED | {'principal': ''}).values())},5.00\n")
    taken = take_in(store, path, duplicates=kind)  # type: ignore[arg-type]
    assert reasons(taken) == [(2, "principal", "missing_field")]


def test_a_name_with_a_sign_is_no_error(store: Store, tmp_path: Path) -> None:
    assert update(store, tmp_path, name="Ferrari", address="#5 Mill Lane").problems == ()
