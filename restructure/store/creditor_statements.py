"""Answers to creditors: what came in for them, what commission was billed, and each file that went out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

import msgspec

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.book.commission import CommissionLine, Receipt
from restructure.store import audit, placements, rights
from restructure.store.connection import Store
from restructure.store.placements import Placement

StatementKind = Literal["result", "reconciliation", "commission"]
PAID = """
SELECT payments.id, paid_on, amount, reference, reversals.payment_id IS NOT NULL,
    billed.currency, billed.base, billed.rate, billed.commission, back.id IS NOT NULL
FROM payments LEFT JOIN reversals ON reversals.payment_id = payments.id
LEFT JOIN commission_lines AS billed ON billed.payment_id = payments.id AND billed.is_reversal = 0
LEFT JOIN commission_lines AS back ON back.payment_id = payments.id AND back.is_reversal = 1
WHERE payments.account_number = ? AND paid_on <= ? ORDER BY paid_on, payments.id
"""
KEEP = (
    "INSERT INTO creditor_statements (kind, creditor, since, through, known_through, counts, file, sha256, at, who) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
BILL = (
    "INSERT INTO commission_lines (statement_id, account_number, payment_id, is_reversal, currency, base, rate, "
    "commission) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class CreditorStatement:
    """A file for a creditor about a period: ``counts`` by name, ``known_through`` the day through which the money is
    known, None where nobody said; ``file`` its name without its folder, with the SHA-256 of its bytes."""

    kind: StatementKind
    creditor: str
    since: date
    through: date
    known_through: date | None
    counts: Mapping[str, int]
    file: str
    sha256: str
    id: int = 0
    at: datetime | None = None
    who: str = ""


def receipts(store: Store, creditor: str, through: date) -> tuple[Receipt, ...]:
    """Every payment up to a day to the accounts that a creditor placed, by account and day. Refuses a creditor who
    placed none."""
    by_account: dict[str, list[Placement]] = {}
    for one in placements.of_creditor(store, creditor):
        by_account.setdefault(one.account_number, []).append(one)
    if not by_account:
        raise Refusal("creditor", "nothing_placed", given=creditor)
    return tuple(
        _receipt(number, placed, row)
        for number, placed in by_account.items()
        for row in store.connection.execute(PAID, (number, through.isoformat()))
    )


def _receipt(number: str, placed: list[Placement], row: tuple[object, ...]) -> Receipt:
    payment, day, amount, reference, gone, currency, base, rate, commission, back = row
    paid_on, row_id = date.fromisoformat(str(day)), int(str(payment))
    held = next((one for one in placed if one.covers(paid_on)), None)
    named = held or placed[-1]
    billed = None
    if base is not None:
        earned = Money(int(str(commission)))
        billed = CommissionLine(number, row_id, False, str(currency), Money(int(str(base))), Decimal(str(rate)), earned)
    return Receipt(
        account_number=number,
        payment_id=row_id,
        paid_on=paid_on,
        amount=Money(int(str(amount))),
        currency=named.currency,
        reference=str(reference),
        placement_reference=named.reference,
        batch=named.batch,
        placed=held is not None,
        rate=held.rate if held else None,
        is_reversed=bool(gone),
        billed=billed,
        is_taken_back=bool(back),
    )


def keep(store: Store, statement: CreditorStatement, lines: Iterable[CommissionLine] = ()) -> int:
    """Keep what goes to a creditor with the lines of a bill, in one transaction; returns its number. Refuses a period
    that ends before it begins or has not ended, a payment that was billed meanwhile, and whoever may not."""
    check_period(store, statement.since, statement.through)
    with store.writing() as connection:
        rights.check(store, "balance", "creditor")
        values = (
            statement.kind, statement.creditor.strip(), statement.since.isoformat(), statement.through.isoformat(),
            statement.known_through and statement.known_through.isoformat(),
            msgspec.json.encode(dict(statement.counts)).decode(), statement.file, statement.sha256,
            store.now().isoformat(), store.who,
        )  # fmt: skip
        number = int(connection.execute(KEEP, values).lastrowid or 0)
        about = [("creditor_statements", str(number)), *_bill(connection, number, lines)]
        told = f"{statement.kind} {statement.creditor} {statement.since} – {statement.through}"
        audit.record(store, connection, "creditor_statement", detail=told, about=about)
    return number


def statements(store: Store, limit: int = 200) -> tuple[CreditorStatement, ...]:
    """The files that went to creditors last, the newest first."""
    rows = store.connection.execute(
        "SELECT kind, creditor, since, through, known_through, CAST(counts AS BLOB), file, sha256, id, at, who "
        "FROM creditor_statements ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    return tuple(_statement(row) for row in rows)


def _statement(row: tuple[Any, ...]) -> CreditorStatement:
    kind, creditor, since, through, known, counts, file, digest, number, at, who = row
    return CreditorStatement(
        kind, creditor, date.fromisoformat(since), date.fromisoformat(through),
        date.fromisoformat(known) if known else None, msgspec.json.decode(counts, type=dict[str, int]), file, digest,
        number, datetime.fromisoformat(at), who,
    )  # fmt: skip


def _bill(connection: sqlite3.Connection, number: int, lines: Iterable[CommissionLine]) -> list[tuple[str, str]]:
    rows = []
    for one in lines:
        values = (
            number, one.account_number, one.payment_id, int(one.is_reversal), one.currency, one.base, str(one.rate),
            one.commission,
        )  # fmt: skip
        if connection.execute(
            "SELECT 1 FROM commission_lines WHERE payment_id = ? AND is_reversal = ?",
            (one.payment_id, int(one.is_reversal)),
        ).fetchone():
            raise Refusal("creditor", "commission_billed")
        rows.append(("commission_lines", str(connection.execute(BILL, values).lastrowid)))
    return rows


def check_period(store: Store, since: date, through: date) -> None:
    """Refuse a period that ends before it begins, and one that has not ended."""
    today = store.now().date()
    if through > today:
        raise Refusal("through", "date_in_future", largest=today)
    if since > through:
        raise Refusal("since", "day_outside", smallest=date.min, largest=through)
