"""Money in suspense: it came in, and no account is known for it. It is listed until a person places it on one, or it is
returned."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import msgspec

from calculators.errors import Refusal
from restructure.money.currency import parse_money
from restructure.store import audit, payments, rights
from restructure.store.batches import OpenBatch
from restructure.store.connection import Store
from restructure.store.payments import Payment

State = Literal["open", "placed", "returned"]
OPEN = """NOT EXISTS (
    SELECT 1 FROM suspense_ends LEFT JOIN reversals USING (payment_id)
    WHERE suspense_id = suspense.id AND (reversals.payment_id IS NULL OR instead_id IS NOT NULL)
)"""
"""A payment that was taken back, and nothing entered in its place, leaves it open again."""
COLUMNS = "suspense.id, batch, line, paid_on, amount, currency, payer, reference"
STATE = f"""
SELECT id, CASE WHEN {OPEN} THEN 'open' WHEN EXISTS (
    SELECT 1 FROM suspense_ends WHERE suspense_id = suspense.id AND payment_id IS NULL
) THEN 'returned' ELSE 'placed' END FROM suspense WHERE idempotency = ?
"""
KEPT = "SELECT id FROM payments WHERE idempotency = ?"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Money on a line of a file: the day, the amount in plain digits, its currency where the file names one, what is
    said of the payer, and the bank's reference. ``times`` tells equal lines of a file apart."""

    line: int
    paid_on: date
    amount: str
    currency: str = ""
    payer: str = ""
    reference: str = ""
    times: int = 1

    @property
    def idempotency(self) -> str:
        """The same line has the same key, in whatever file it comes again."""
        record = (self.paid_on, self.amount, self.currency, self.payer, self.reference, self.times)
        return hashlib.sha256(msgspec.json.encode(record)).hexdigest()


@dataclass(frozen=True, slots=True)
class Item:
    """Money in suspense under its number, with the import that brought it."""

    id: int
    batch: int
    money: Unplaced


def set_aside(batch: OpenBatch, lines: Iterable[Unplaced]) -> int:
    """Set money aside with the batch that brings it; returns how many lines."""
    done = 0
    for one in lines:
        row = (batch.id, one.line, one.paid_on.isoformat(), one.amount, one.currency, one.payer, one.reference)
        batch.connection.execute(
            "INSERT INTO suspense (batch, line, paid_on, amount, currency, payer, reference, idempotency) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, one.idempotency),
        )
        done += 1
    batch.counts["suspended"] = done
    return done


def state(store: Store, money: Unplaced) -> tuple[int, State] | None:
    """The number of money that was set aside before, and what became of it; None where it was not."""
    row = store.connection.execute(STATE, (money.idempotency,)).fetchone()
    return None if row is None else (int(row[0]), row[1])


def items(store: Store) -> tuple[Item, ...]:
    """Everything that is open, the oldest first."""
    rows = store.connection.execute(f"SELECT {COLUMNS} FROM suspense WHERE {OPEN} ORDER BY paid_on, id")
    return tuple(_item(*row) for row in rows)


def place(store: Store, item: int, account_number: str) -> Payment:
    """Place money on an account as a payment; returns it. Refuses an item that is not open (``suspense_closed``), an
    account that is not there or in another currency, and what ``payments.append_within`` refuses or knows already."""
    rights.check(store, "entry", "account_number")
    with store.writing() as connection:
        money = _open_item(store, item).money
        row = connection.execute("SELECT currency FROM accounts WHERE number = ?", (account_number,)).fetchone()
        if row is None:
            raise Refusal("account_number", "unknown_account")
        if money.currency and money.currency != row[0]:
            raise Refusal("currency", "currency_differs", given=money.currency, currency=row[0])
        amount = parse_money(money.amount, row[0], "amount")
        payment = Payment(account_number, money.paid_on, amount, money.reference)
        if payments.append_within(store, connection, payment) is None:
            raise Refusal("reference", "payment_known")
        close_within(store, item, payment)
    return payment


def close_within(store: Store, item: int, payment: Payment) -> None:
    """Note the payment that money has become, within a transaction that others share."""
    (row,) = store.connection.execute(KEPT, (payment.idempotency,)).fetchone()
    _end(store, item, payment.account_number, int(row), "")


def give_back(store: Store, item: int, reason: str) -> None:
    """Note that money was returned, and why. Refuses anybody but a supervisor or an administrator where the store has
    users, an item that is not open (``suspense_closed``), and a reason that is missing or cannot be read."""
    rights.check(store, "balance", "reason")
    audit.check_reason(reason)
    with store.writing():
        _open_item(store, item)
        _end(store, item, "", None, reason.strip())


def _end(store: Store, item: int, account_number: str, payment: int | None, reason: str) -> None:
    row = (item, account_number, store.now().isoformat(), store.who, payment, reason)
    end = store.connection.execute(
        "INSERT INTO suspense_ends (suspense_id, account_number, at, who, payment_id, reason) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
    action: audit.Action = "money_returned" if payment is None else "money_placed"
    audit.record(store, store.connection, action, account_number, reason, [("suspense_ends", str(end))])


def _open_item(store: Store, item: int) -> Item:
    row = store.connection.execute(
        f"SELECT {COLUMNS} FROM suspense WHERE suspense.id = ? AND {OPEN}", (item,)
    ).fetchone()
    if row is None:
        raise Refusal("item", "suspense_closed")
    return _item(*row)


def _item(
    item: int, batch: int, line: int, paid_on: str, amount: str, currency: str, payer: str, reference: str
) -> Item:
    return Item(item, batch, Unplaced(line, date.fromisoformat(paid_on), amount, currency, payer, reference))
