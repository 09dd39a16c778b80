"""Month ends, taken once for the last day of a month; and what counts keep of somebody who is erased."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from calculators.rounding import Money
from restructure.parties.situation import Hold, Situation
from restructure.store import (
    Store,
    accounts,
    audit,
    conduct,
    erasure,
    money_known,
    month_ends,
    negotiations,
    payments,
)
from restructure.store.negotiations import Event
from restructure.store.payments import Payment
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW, open_store

DECEMBER = datetime(2026, 12, 3, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, replace(ACCOUNT, overdue_since=date(2026, 9, 12)))
    yield opened
    opened.close()


def in_december(store: Store) -> Store:
    return replace(store, now=lambda: DECEMBER)


def rows(store: Store) -> list[tuple[object, ...]]:
    columns = "account_number, balance, days_late, days_paused, state, owner"
    return store.connection.execute(f"SELECT {columns} FROM month_end_rows ORDER BY 1").fetchall()


def test_a_month_is_taken_once_at_the_first_start_after_it(store: Store) -> None:
    assert month_ends.take_due(store) is None
    money_known.tell(in_december(store), "bank", date(2026, 11, 29))
    others = [replace(ACCOUNT, number=f"N-{place}", debtor=replace(ACCOUNT.debtor, id_number="")) for place in range(5)]
    accounts.add_new(store, [replace(one, overdue_since=date(2026, 9, 12)) for one in others])
    payments.append(store, [Payment("N-1", date(2026, 11, 28), Money(10_000))])
    negotiations.append(store, "N-2", Event(NOW, "stopped", "disputed"))
    conduct.save_situation(store, "N-3", Situation(holds=(Hold(date(2026, 11, 21), date(2026, 12, 20)),)))
    accounts.save(store, replace(others[0], number="N-9", as_of=date(2026, 12, 1)))
    whole = ACCOUNT.parts.total
    assert month_ends.take_due(in_december(store)) == 6
    assert rows(store) == [
        (ACCOUNT.number, whole, 79, 0, "working", ""),
        ("N-0", whole, 79, 0, "working", ""),
        ("N-1", whole - 10_000, 79, 0, "working", ""),
        ("N-2", whole, 79, 0, "stopped", ""),
        ("N-3", whole, 79, 10, "hold", ""),
        ("N-4", whole, 79, 0, "working", ""),
    ]
    assert month_ends.take_due(in_december(store)) is None
    (taken,) = month_ends.month_ends(store)
    assert (taken.month, taken.known_through, taken.accounts) == ("2026-11", date(2026, 11, 29), 6)
    assert audit.verify(store) == ()


def test_a_month_before_the_store_was_begun_stays_unknown(tmp_path: Path) -> None:
    new = open_store(tmp_path / "new.db", now=lambda: DECEMBER)
    accounts.save(new, ACCOUNT)
    assert not month_ends.is_due(replace(new, now=lambda: DECEMBER + timedelta(days=1)))
    assert month_ends.is_due(replace(new, now=lambda: DECEMBER + timedelta(days=40)))
    new.close()


def test_a_balance_of_a_month_end_that_is_changed_past_the_program_is_noticed(store: Store) -> None:
    month_ends.take_due(in_december(store))

    guarded = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'month_end_rows'"
    rules = store.connection.execute(guarded).fetchall()
    for name, _ in rules:
        store.connection.execute(f"DROP TRIGGER {name}")
    store.connection.execute("UPDATE month_end_rows SET balance = 1")
    for _, rule in rules:
        store.connection.execute(rule)
    assert [(one.fault, one.table, one.row) for one in audit.verify(store)] == [
        ("row_changed", "month_end_rows", "2026-11")
    ]


def test_month_ends_stay_counted_when_somebody_is_erased(store: Store) -> None:
    month_ends.take_due(in_december(store))
    erasure.erase(store, ACCOUNT.number)
    held = store.connection.execute("SELECT kind, on_day, json_extract(detail, '$.balance') FROM erased_facts")
    assert held.fetchall() == [("month_end", "2026-11", ACCOUNT.parts.total)]
    assert audit.verify(store) == ()
