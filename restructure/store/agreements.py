"""Signed agreements: the record, its digest and the exact bytes of every edition, in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from calculators.errors import Refusal
from restructure.agreements.agreement import Edition, SignedAgreement, number_of
from restructure.agreements.credential import Credential
from restructure.agreements.record import debts_in
from restructure.agreements.standing import Running, Settled
from restructure.parties.account import Account
from restructure.store import accounts, audit, credentials, evidence, paper_numbers, plan_events
from restructure.store.connection import Store
from restructure.store.problems import IntegrityError, named_problems


def next_number(store: Store, year: int) -> str:
    """Take the next agreement number of a year. A number once taken is never given again, after a restore
    neither."""
    with store.writing() as connection:
        return number_of(year, paper_numbers.take(store, connection, f"last_agreement_{year}"))


def save(store: Store, signed: SignedAgreement, account: Account | None = None, made: Credential | None = None) -> bool:
    """Make an agreement signed: record, every edition and the log entry, all or nothing; with them the debtor of
    ``account``, where the paper completed it, and the certificate that was ``made`` to seal it.

    Refuses a debt of which nothing is owed any more, unless a balance was confirmed anew since (``settled``); an
    account whose balance is no longer the one it was opened with; and terms that whoever is signed in may not sign
    alone.

    Returns False where an agreement of that number is there already; nothing is written then.
    """
    with store.writing() as connection, _named_refusals():
        new = connection.execute(
            "INSERT INTO agreements VALUES (?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING",
            (signed.number, signed.account_number, signed.signed_at.isoformat(), signed.terms_digest, signed.record),
        ).rowcount
        if not new:
            return False
        debts = debts_in(signed.record)
        named = frozenset(one.account for one in debts) or frozenset((signed.account_number,))
        _check_standing(store, signed.account_number, named, _balance(account) if account is not None else None)
        for one in debts[1:]:
            balance = (one.balance, one.as_of, one.share.debt.debt.currency) if account is not None else None
            _check_standing(store, one.account, named, balance)
        if made is not None and not credentials.save_within(store, connection, made):
            raise Refusal("certificate", "change_waits")
        if account is not None:
            accounts.complete_debtor(connection, account)
        connection.executemany(
            "INSERT INTO editions VALUES (?, ?, ?, ?)",
            [(signed.number, one.wording, one.sha256, one.pdf) for one in signed.editions],
        )
        evidence.save_within(connection, signed)
        connection.executemany(
            "INSERT INTO agreement_accounts VALUES (?, ?, ?)",
            [(signed.number, one.account, place) for place, one in enumerate(debts)],
        )
        told = [
            connection.execute(
                "INSERT INTO events (account_number, at, kind, detail) VALUES (?, ?, 'signed', ?)",
                (number, signed.signed_at.isoformat(), signed.number),
            ).lastrowid
            for number in (signed.account_number, *(one.account for one in debts[1:]))
        ]
        rows = [
            ("agreements", signed.number),
            ("evidence", signed.number),
            *(("editions", signed.number, one.wording) for one in signed.editions),
            *(("attachments", signed.number, one.name) for one in signed.attachments),
            *(("agreement_accounts", signed.number, one.account) for one in debts),
            *(("events", str(event)) for event in told),
        ]
        audit.record(store, connection, "signed", signed.account_number, signed.number, rows)
    with named_problems():
        # It is signed all the same: asked again, the caller finds it.
        audit.anchor(store)
    return True


def _check_standing(
    store: Store, account_number: str, named: frozenset[str], balance: tuple[object, ...] | None
) -> None:
    """Refuse an account of which nothing is owed or whose balance has moved, and one whose plan in force holds accounts
    that the new one, for those that are ``named``, does not."""
    known = accounts.load(store, account_number)
    if known is None:
        return
    now = plan_events.standing(store, known, store.now().date())
    if isinstance(now, Settled):
        raise Refusal("debt", "debt_settled")
    if isinstance(now, Running) and not named.issuperset(now.kept.agreement.accounts):
        raise Refusal("debt", "plan_of_several", number=now.kept.agreement.number)
    if balance is not None and balance != _balance(now.account):
        raise Refusal("debt", "account_changed")


def _balance(account: Account) -> tuple[object, ...]:
    return account.parts, account.as_of, account.currency


REFUSED = {"over the limit": "needs_approval", "these terms were refused": "terms_declined"}


@contextmanager
def _named_refusals() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        code = next((code for words, code in REFUSED.items() if words in str(error)), None)
        if code is None:
            raise
        raise Refusal("agreement", code) from None


def load(store: Store, number: str) -> SignedAgreement | None:
    """The signed agreement with that number, or None."""
    row = store.connection.execute(
        "SELECT number, account_number, signed_at, terms_digest, record FROM agreements WHERE number = ?", (number,)
    ).fetchone()
    if row is None:
        return None
    editions = store.connection.execute(
        "SELECT wording, pdf, sha256 FROM editions WHERE agreement_number = ? ORDER BY wording", (number,)
    )
    return SignedAgreement(
        row[0],
        row[1],
        datetime.fromisoformat(row[2]),
        row[3],
        row[4],
        tuple(Edition(*one) for one in editions),
        evidence.of_agreement(store, number),
        evidence.attachments(store, number),
    )


def digest_of_file(content: bytes) -> str:
    """Return what the register knows a file by: SHA-256, in hex."""
    return hashlib.sha256(content).hexdigest()


def number_of_file(store: Store, sha256: str) -> str | None:
    """The agreement that a file with that digest is an edition of, byte for byte; None where none is."""
    row = store.connection.execute("SELECT agreement_number FROM editions WHERE sha256 = ?", (sha256,)).fetchone()
    return None if row is None else str(row[0])


def of_account(store: Store, account_number: str) -> tuple[str, ...]:
    """The numbers of an account's agreements, oldest first."""
    rows = store.connection.execute(
        "SELECT number FROM agreements WHERE account_number = ? ORDER BY number", (account_number,)
    )
    return tuple(row[0] for row in rows)
