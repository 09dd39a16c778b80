"""What a store holds, read as only tests ask for it."""

from __future__ import annotations

from dataclasses import replace

from restructure.agreements.agreement import Agreement, to_json
from restructure.agreements.record import offer_digest
from restructure.authority.limits import excesses, measures_of
from restructure.store import Store, limits, payments
from restructure.store.connection import set_current_user
from restructure.store.payments import Payment


def set_aside(store: Store, account_number: str = "") -> list[tuple[str, bytes]]:
    """Kind and bytes of what was set aside of an account, or of the settings, the oldest first."""
    rows = store.connection.execute(
        "SELECT kind, detail FROM set_aside WHERE account_number = ? ORDER BY id", (account_number,)
    )
    return [(kind, bytes(detail)) for kind, detail in rows]


def payments_of(store: Store, account_number: str) -> tuple[Payment, ...]:
    """The payments of an account, oldest first."""
    return tuple(sorted(payments.in_order(store, account_number), key=lambda one: one.paid_on))


def needs_approval(store: Store, agreement: Agreement) -> bool:
    """Tell that whoever is signed in may not sign these terms alone."""
    asked = measures_of(agreement.outcome)
    query = """SELECT 1 FROM decisions JOIN proposals USING (terms_digest)
        WHERE approved = 1 AND account_number = ? AND offer_of(record) = ?"""
    held = (agreement.account.number, offer_digest(to_json(agreement)))
    released = store.connection.execute(query, held).fetchone() is not None
    return bool(excesses(asked, limits.authority(store).limits(asked.debt))) and not released


def signed_out(store: Store) -> Store:
    """The same store with nobody at it."""
    set_current_user(store.connection, "")
    return replace(store, who="")
