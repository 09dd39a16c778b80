"""Payments that were entered by mistake: taken back by an entry of its own, for a payment is never edited."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.store import audit, payments, plan_events, rights, signed_records
from restructure.store.changes import Change, Changes, written
from restructure.store.connection import Store
from restructure.store.payments import Payment

OF_ACCOUNT = """
SELECT gone.paid_on, gone.amount, gone.reference, at, who, reason, came.paid_on, came.amount, came.reference
FROM reversals JOIN payments AS gone ON gone.id = payment_id LEFT JOIN payments AS came ON came.id = instead_id
WHERE reversals.account_number = ? ORDER BY at, payment_id
"""
KEPT = "SELECT id FROM payments WHERE idempotency = ?"


@dataclass(frozen=True, slots=True)
class Reversal:
    """A payment that was taken back: by whom, when and why, and what was entered in its place, None for nothing."""

    payment: Payment
    at: datetime
    who: str
    reason: str
    instead: Payment | None = None


def reverse(store: Store, payment: Payment, reason: str, instead: Payment | None = None) -> None:
    """Take a payment back, with what is entered in its place, in one transaction and with old and new in the record.

    Refuses anybody but a supervisor or an administrator where the store has users (``supervisor_only``), a reason that
    is missing or cannot be read, a payment that is not kept or was taken back before, and one on which something else
    rests (``payment_agreed``, ``payment_certified``). What is entered instead is refused as by ``payments.append``.
    """
    with store.writing() as connection:
        reverse_within(store, connection, payment, reason, instead)


def reverse_within(
    store: Store, connection: sqlite3.Connection, payment: Payment, reason: str, instead: Payment | None = None
) -> tuple[int, int | None]:
    """The same within a transaction that others share, which a refusal leaves as it was; returns the row of the payment
    that was taken back, and of the one in its place."""
    rights.check(store, "balance", "amount")
    audit.check_reason(reason)
    number = payment.account_number
    kept = connection.execute(KEPT, (payment.idempotency,)).fetchone()
    if kept is None:
        raise Refusal("reference", "unknown_payment")
    if connection.execute(payments.REVERSED, (payment.idempotency,)).fetchone():
        raise Refusal("reference", "payment_reversed")
    _check_unused(store, payment)
    entered = None if instead is None else _enter(store, connection, payment, instead)
    row = (kept[0], number, store.now().isoformat(), store.who, reason.strip(), entered)
    connection.execute("INSERT INTO reversals VALUES (?, ?, ?, ?, ?, ?)", row)
    said = _changed(store, payment, instead, reason.strip())
    audit.record(store, connection, "payment_reversed", number, said, [("reversals", str(kept[0]))])
    return int(kept[0]), entered


def reversals(store: Store, account_number: str) -> tuple[Reversal, ...]:
    """The payments of an account that were taken back, in the order in which that was done."""
    rows = store.connection.execute(OF_ACCOUNT, (account_number,))
    return tuple(
        Reversal(
            _payment(account_number, *gone),
            datetime.fromisoformat(at),
            who,
            reason,
            None if came[0] is None else _payment(account_number, *came),
        )
        for *gone, at, who, reason, day, amount, reference in rows
        for came in ((day, amount, reference),)
    )


def _payment(account_number: str, day: str, amount: int, reference: str) -> Payment:
    return Payment(account_number, date.fromisoformat(day), Money(amount), reference)


def _changed(store: Store, payment: Payment, instead: Payment | None, reason: str) -> str:
    (currency,) = store.connection.execute(
        "SELECT currency FROM accounts WHERE number = ?", (payment.account_number,)
    ).fetchone()
    came = () if instead is None else (Change("payment", now=_told(instead)),)
    return written(Changes((Change("payment", was=_told(payment)), *came, Change("reason", now=reason)), currency))


def _told(payment: Payment) -> dict[str, Any]:
    return {"paid_on": payment.paid_on.isoformat(), "paid": payment.amount, "reference": payment.reference or None}


def _check_unused(store: Store, payment: Payment) -> None:
    """Refuse a payment that a later agreement took off its debt, and one under a plan whose certificate was made."""
    number = payment.account_number
    place = payments.in_order(store, number).index(payment)
    for one in signed_records.records(store, signed_records.numbers(store, number)):
        credited = one.credited_on(number)
        if credited is not None and place < credited.count:
            raise Refusal("reference", "payment_agreed", number=one.number)
    today = store.now().date()
    (used,) = (traced for one, traced in plan_events.traced_payments(store, number, today) if one == payment)
    kept = plan_events.kept(store, used.agreement, today) if used.agreement else None
    if kept is not None and kept.replaced:
        raise Refusal("reference", "payment_agreed", number=used.agreement)
    if kept is not None and kept.certificate:
        raise Refusal("reference", "payment_certified", number=kept.certificate)


def _enter(store: Store, connection: sqlite3.Connection, payment: Payment, instead: Payment) -> int:
    if instead.account_number != payment.account_number:
        raise Refusal("account_number", "payment_elsewhere")
    if instead.paid_on > store.now().date():
        raise Refusal("paid_on", "date_in_future", largest=store.now().date())
    entered = payments.append_within(store, connection, instead)
    if entered is None:
        raise Refusal("reference", "payment_known")
    return entered
