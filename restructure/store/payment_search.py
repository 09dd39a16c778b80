"""Payments and accounts found by what a bank's file says of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from calculators.rounding import Money
from restructure.store import plan_events, signed_records
from restructure.store.connection import Store
from restructure.store.payments import Payment

AGREEMENT = re.compile(r"(?<![A-Z0-9])RA[\s._-]*(\d{4})[\s._-]*(\d{6,})(?!\d)")
"""A number of ours, however a bank's form spaced it."""
WORD = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._/#-]*[A-Za-z0-9])?")
SPACED = re.compile(r"\d(?:[\d ]*\d)?", re.ASCII)
PIECES = re.compile(r"[._/#-]")
LEAST, LEAST_ALONE = 6, 4
"""So many places has a number that is found within a text, and one that is all of it: a shorter one is found by
chance."""
KEPT = """
SELECT paid_on, amount, reference, payment_id IS NOT NULL FROM payments LEFT JOIN reversals ON payment_id = id
WHERE payments.account_number = ? ORDER BY id
"""
OF_REFERENCE = "SELECT account_number, paid_on, amount, reference FROM payments WHERE reference = ? ORDER BY id"


def accounts_named(store: Store, texts: Iterable[str], signed: dict[str, str]) -> tuple[str, ...]:
    """Return the accounts that are named in texts, by their own number or that of an agreement; ``signed`` is what
    ``signed_accounts`` found."""
    found: set[str] = set()
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).strip()
        found |= {
            number
            for match in AGREEMENT.finditer(plain.upper())
            if (number := signed.get(f"RA{match[1]}{match[2]}")) is not None
        }
        whole = [plain] if len(plain) >= LEAST_ALONE else []
        spaced = [match[0].replace(" ", "") for match in SPACED.finditer(plain) if " " in match[0]]
        for word in (*whole, *spaced, *WORD.findall(plain)):
            least = LEAST_ALONE if word == plain else LEAST
            by_word = _named(store, word, least, signed)
            # A number that is named whole is not searched for others within.
            pieces = [] if by_word else PIECES.split(word)[: len(word)]
            found |= by_word.union(*(_named(store, piece, LEAST, signed) for piece in pieces if piece != word))
    return tuple(sorted(found))


def _named(store: Store, word: str, least: int, signed: dict[str, str]) -> set[str]:
    if len(word) < least or not any(map(str.isdigit, word)):
        return set()
    rows = store.connection.execute(
        "SELECT number FROM accounts WHERE number IN (?, ?, ?)", (word, word.upper(), word.lower())
    ).fetchall()
    known = signed.get(_folded(word))
    return {number for (number,) in rows} | ({known} if known is not None else set())


def signed_accounts(store: Store) -> dict[str, str]:
    """Return the accounts on which something was signed, by their own numbers and those of the agreements, each without
    what a bank's form may leave out."""
    rows = store.connection.execute("SELECT number, account_number FROM agreements").fetchall()
    own = {_folded(account): account for _, account in rows if len(_folded(account)) >= LEAST}
    return own | {_folded(number): account for number, account in rows}


def _folded(number: str) -> str:
    return re.sub(r"[\s._/#-]", "", number).upper()


def kept(store: Store, account_number: str) -> tuple[tuple[Payment, bool], ...]:
    """The payments of an account in the order in which they were kept, each with whether it was taken back."""
    return tuple(
        (Payment(account_number, date.fromisoformat(day), Money(amount), text), bool(gone))
        for day, amount, text, gone in store.connection.execute(KEPT, (account_number,))
    )


def of_reference(store: Store, references: Sequence[str]) -> tuple[Payment, ...]:
    """The payments that a bank knows by one of these references, taken back or not."""
    rows = [row for one in references for row in store.connection.execute(OF_REFERENCE, (one,))]
    return tuple(Payment(number, date.fromisoformat(day), Money(amount), text) for number, day, amount, text in rows)


def asked_for(store: Store, account_number: str, today: date) -> frozenset[Money]:
    """Return the sums that the agreements of an account ask for next: what is open of a row, and all that is left."""
    found: set[Money] = set()
    for number in signed_records.numbers(store, account_number):
        one = plan_events.kept(store, number, today)
        row = one.now.next_row if one is not None else None
        if one is not None and row is not None:
            found |= {Money(row.payment - row.covered), row.payment, one.now.left}
    return frozenset(found)
