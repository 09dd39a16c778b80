"""Payments as they come in, and budgets that stand in files: each counts once, however often it is sent."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.agreements.progress import Received
from restructure.household.household import Household
from restructure.store import audit, signed_records
from restructure.store.batches import OpenBatch
from restructure.store.changes import Change, Changes, written
from restructure.store.connection import Store
from restructure.store.damaged_records import save_bytes
from restructure.store.json_records import as_type, decoded, raw_of
from restructure.unreadable import Unreadable

BUDGET = "SELECT CAST(household AS BLOB) FROM budgets WHERE account_number = ?"
BEFORE = """
INSERT INTO batch_rows (batch, kind, account_number, was)
VALUES (:batch, 'budget', :number, coalesce((SELECT household FROM budgets WHERE account_number = :number), ''))
ON CONFLICT DO NOTHING
"""
REVERSED = "SELECT 1 FROM payments JOIN reversals ON payment_id = id WHERE idempotency = ?"
HOUSEHOLD = as_type(Household, strict=False)


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that arrived on a day; ``reference`` is the bank's, and tells two equal payments of a day apart."""

    account_number: str
    paid_on: date
    amount: Money
    reference: str = ""

    @property
    def idempotency(self) -> str:
        """The same payment sent again has the same key."""
        record = (self.account_number, self.paid_on, self.amount, self.reference)
        return hashlib.sha256(msgspec.json.encode(record)).hexdigest()


def append(store: Store, payments: Iterable[Payment]) -> int:
    """Append payments, all or none; returns how many were new. Refuses as ``append_within``."""
    with store.writing() as connection:
        return sum(append_within(store, connection, one) is not None for one in payments)


def append_within(store: Store, connection: sqlite3.Connection, payment: Payment) -> int | None:
    """Append a payment within a transaction that others share; returns its row, None where it was known.
    Refuses one of nothing, one for no account, and one that no agreement of its account would count (see ``check``)."""
    number = payment.account_number
    if payment.amount <= 0:
        raise Refusal("amount", "amount_not_positive")
    account = connection.execute("SELECT currency FROM accounts WHERE number = ?", (number,)).fetchone()
    if account is None:
        raise Refusal("account_number", "unknown_account")
    check(store, payment)
    row = (number, payment.paid_on.isoformat(), payment.amount, payment.reference, payment.idempotency)
    new = connection.execute(
        "INSERT INTO payments (account_number, paid_on, amount, reference, idempotency, kept_at) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (idempotency) DO NOTHING",
        (*row, store.now().isoformat()),
    )
    if not new.rowcount:
        return None
    detail = f"{payment.paid_on} {payment.amount} {account[0]}"
    audit.record(store, connection, "payment_kept", number, detail, [("payments", str(new.lastrowid))])
    return new.lastrowid


def check(store: Store, payment: Payment) -> None:
    """Refuse a payment that was taken back (``payment_reversed``), and one of before the day that the balance under an
    agreement was confirmed for (``payment_in_balance``): it is in that balance already, and would count for nothing.
    Any other that is kept already is let through, so that it can be sent again."""
    if store.connection.execute(REVERSED, (payment.idempotency,)).fetchone() is not None:
        raise Refusal("reference", "payment_reversed")
    first = signed_records.first_counted_day(store, payment.account_number)
    if first is not None and payment.paid_on < first and new_among(store, [payment]):
        raise Refusal("paid_on", "payment_in_balance", day=first)


def in_balance(store: Store, payments: Iterable[Payment]) -> int:
    """Return how many of these change nothing because the confirmed balance of their account is of a later day and
    holds them already, and no agreement counts them."""
    query = (
        "SELECT 1 FROM accounts WHERE number = :number AND as_of > :day AND NOT EXISTS "
        "(SELECT 1 FROM events WHERE account_number = :number AND kind = 'signed')"
    )
    found = (
        store.connection.execute(query, {"number": one.account_number, "day": one.paid_on.isoformat()}).fetchone()
        for one in payments
    )
    return sum(row is not None for row in found)


def new_among(store: Store, payments: Iterable[Payment]) -> int:
    """Return how many of these would be new."""
    query = "SELECT 1 FROM payments WHERE idempotency = ?"
    keys = {one.idempotency for one in payments}
    return sum(store.connection.execute(query, (key,)).fetchone() is None for key in keys)


def in_order(store: Store, account_number: str) -> tuple[Payment, ...]:
    """The payments of an account, in the order in which they were kept."""
    rows = store.connection.execute(
        "SELECT paid_on, amount, reference FROM payments WHERE account_number = ? ORDER BY id", (account_number,)
    )
    return tuple(Payment(account_number, date.fromisoformat(day), Money(amount), text) for day, amount, text in rows)


def received(store: Store, account_number: str) -> tuple[Received, ...]:
    """The money that arrived on an account, in the order in which it was kept, what was taken back among it."""
    rows = store.connection.execute(
        "SELECT paid_on, amount, payment_id IS NOT NULL FROM payments LEFT JOIN reversals ON payment_id = id "
        "WHERE payments.account_number = ? ORDER BY id",
        (account_number,),
    )
    return tuple(Received(date.fromisoformat(day), Money(amount), bool(gone)) for day, amount, gone in rows)


def save_budgets(batch: OpenBatch, budgets: Iterable[tuple[str, Household]]) -> None:
    """Save what households earn and spend, by account number, in place of what was known, with old and new figures in
    the record. Refuses one for no account."""
    new = 0
    for number, household in budgets:
        # The first of several lines for an account holds what stood there before all of them.
        batch.connection.execute(BEFORE, {"batch": batch.id, "number": number})
        _save_budget(batch.store, batch.connection, number, household)
        new += 1
    batch.counts["new"] = new


def _save_budget(store: Store, connection: sqlite3.Connection, number: str, household: Household) -> None:
    account = connection.execute("SELECT currency FROM accounts WHERE number = ?", (number,)).fetchone()
    if account is None:
        raise Refusal("account_number", "unknown_account")
    held = budget(store, number)
    save_bytes(store, connection, number, "budget", raw_of(connection, BUDGET, number), HOUSEHOLD)
    connection.execute(
        "INSERT INTO budgets VALUES (?, ?) ON CONFLICT (account_number) DO UPDATE SET household = excluded.household",
        (number, msgspec.json.encode(household, enc_hook=str).decode()),
    )
    said, about = _changed(held, household, account[0]), [("budgets", number)]
    audit.record(store, connection, "budget_kept", number, said, about)


def _changed(held: Household | Unreadable | None, household: Household, currency: str) -> str:
    was, now = _figures(held) if isinstance(held, Household) else {}, _figures(household)
    fields = tuple(Change(name, was.get(name), now[name]) for name in now if was.get(name) != now[name])
    return written(Changes(fields, currency))


def _figures(household: Household) -> dict[str, int]:
    return {
        "income": sum(one.amount for one in household.incomes),
        "spending": sum(one.amount for one in household.spending),
        "priority": sum(one.amount for one in household.priority_debts),
    }


def budget(store: Store, account_number: str) -> Household | Unreadable | None:
    """Return what is known of a household, None where nothing is."""
    raw = raw_of(store.connection, BUDGET, account_number)
    found: Household | Unreadable | None = None if raw is None else decoded(raw, "budget", HOUSEHOLD)
    return found
