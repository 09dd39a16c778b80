"""Terms that wait for somebody else: proposed, decided, released by key or code. The rules stand in the schema."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from calculators.errors import Refusal
from restructure.agreements.agreement import Agreement, terms_digest, to_json
from restructure.authority.limits import RELEASING
from restructure.authority.release_code import code_holds
from restructure.store import audit, proposed_changes, rights
from restructure.store.connection import Store
from restructure.store.people import users
from restructure.store.problems import IntegrityError
from restructure.store.proposed_changes import ProposedChange

MOST_GUESSES = 5
"""How many wrong codes are heard for one set of terms: with eight digits, one chance in twenty million."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Terms that wait for somebody else's decision."""

    terms_digest: str
    account_number: str
    agreement_number: str
    proposed_by: str
    proposed_at: datetime
    approved: bool | None


@dataclass(frozen=True, slots=True)
class Decision:
    """Somebody's decision about proposed terms."""

    terms_digest: str
    by: str
    approved: bool
    reason: str = ""


def released(store: Store, account_number: str) -> tuple[str, ...]:
    """The digests of an account's released terms that nobody has signed yet, the newest first."""
    rows = store.connection.execute(
        """SELECT terms_digest FROM proposals AS one JOIN decisions USING (terms_digest)
        WHERE account_number = :number AND approved = 1 AND NOT EXISTS (
            SELECT 1 FROM agreements WHERE account_number = :number AND offer_of(record) = offer_of(one.record)
        ) ORDER BY decided_at DESC""",
        {"number": account_number},
    )
    return tuple(row[0] for row in rows)


def propose(store: Store, agreement: Agreement) -> None:
    """Put terms before somebody else; asked again for the same terms, nothing more happens."""
    digest = terms_digest(agreement)
    row = (digest, agreement.account.number, agreement.number, to_json(agreement), store.who, store.now().isoformat())
    with store.writing() as connection:
        known = connection.execute("SELECT 1 FROM proposals WHERE terms_digest = ?", (digest,)).fetchone()
        if known is None:
            connection.execute("INSERT INTO proposals VALUES (?, ?, ?, ?, ?, ?)", row)
            about = [("proposals", digest)]
            audit.record(store, connection, "proposed", agreement.account.number, agreement.number, about)


def decide(store: Store, digest: str, *, approved: bool, reason: str = "") -> None:
    """Approve or decline terms that somebody else proposed; to decline takes a reason.

    Refuses what the rules of the store refuse: one's own, those over one's limit, a second decision.
    """
    if not approved and not reason.strip():
        raise Refusal("reason", "missing_field")
    _append_decision(store, Decision(digest, store.who, approved=approved, reason=reason.strip()))


def take_decision(store: Store, one: Decision, code: str) -> None:
    """Take in what somebody decided on another PC, by its code.

    Refuses a code that is not the one for these terms, and any code at all after five wrong ones for them.
    """
    wrong = "SELECT count(*) FROM audit JOIN audit_details USING (seq) WHERE action = 'code_refused' AND detail = ?"
    if store.connection.execute(wrong, (one.terms_digest,)).fetchone()[0] >= MOST_GUESSES:
        raise Refusal("code", "too_many_codes", largest=MOST_GUESSES)
    if not code_holds(code, release_keys(store).get(one.by), one.by, one.terms_digest, one.approved):
        audit.record_alone(store, "code_refused", detail=one.terms_digest)
        raise Refusal("code", "wrong_code")
    _append_decision(store, one, code)


def _append_decision(store: Store, one: Decision, code: str = "") -> None:
    row = (one.terms_digest, int(one.approved), one.reason, one.by, store.now().isoformat(), code)
    with store.writing() as connection:
        known = connection.execute("SELECT 1 FROM proposals WHERE terms_digest = ?", (one.terms_digest,)).fetchone()
        if known is None:
            raise Refusal("proposal", "unknown_proposal")
        try:
            connection.execute("INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?)", row)
        except IntegrityError:
            raise Refusal("proposal", "not_allowed") from None
        _record_decision(store, connection, one)


def _record_decision(store: Store, connection: sqlite3.Connection, one: Decision) -> None:
    """What was decided stands in the account's own log too, where the desk shows it."""
    query = "SELECT account_number, agreement_number FROM proposals WHERE terms_digest = ?"
    account, number = connection.execute(query, (one.terms_digest,)).fetchone()
    kind = "released" if one.approved else "declined"
    detail = ": ".join(filter(None, (f"{number}, {one.by}", one.reason)))
    event = connection.execute(
        "INSERT INTO events (account_number, at, kind, detail) VALUES (?, ?, ?, ?)",
        (account, store.now().isoformat(), kind, detail),
    ).lastrowid
    about = [("decisions", one.terms_digest), ("events", str(event))]
    audit.record(store, connection, "approved" if one.approved else "declined", account, one.terms_digest, about)


def proposals(store: Store, *, waiting: bool = False) -> tuple[Proposal, ...]:
    """Proposals, newest first; those that wait for a decision alone where asked for."""
    rows = store.connection.execute(
        """SELECT terms_digest, account_number, agreement_number, proposed_by, proposed_at, approved
        FROM proposals LEFT JOIN decisions USING (terms_digest)
        WHERE approved IS NULL OR NOT ? ORDER BY proposed_at DESC""",
        (waiting,),
    )
    return tuple(_proposal(*row) for row in rows)


def proposed_on(store: Store, account_number: str) -> tuple[tuple[Proposal, bytes], ...]:
    """The proposals on an account with their frozen terms, the newest first."""
    rows = store.connection.execute(
        """SELECT terms_digest, account_number, agreement_number, proposed_by, proposed_at, approved, record
        FROM proposals LEFT JOIN decisions USING (terms_digest) WHERE account_number = ? ORDER BY proposed_at DESC""",
        (account_number,),
    )
    return tuple((_proposal(*row), bytes(record)) for *row, record in rows)


def _proposal(digest: str, account: str, agreement: str, by: str, at: str, done: int | None) -> Proposal:
    return Proposal(digest, account, agreement, by, datetime.fromisoformat(at), None if done is None else bool(done))


def record_of(store: Store, digest: str) -> bytes:
    """The frozen terms of a proposal."""
    query = "SELECT record FROM proposals WHERE terms_digest = ?"
    return bytes(store.connection.execute(query, (digest,)).fetchone()[0])


def save_release_key(store: Store, login: str, key: bytes) -> bool:
    """Save the key by whose codes somebody releases from another PC; a new one takes the place of the old. Returns
    whether it is kept: where somebody else may decide about people, it is once that one has.

    Refuses anybody but an administrator, and a login that is unknown or may not release.
    """
    if not any(one.login == login and one.active and one.role in RELEASING for one in users(store)):
        raise Refusal("login", "not_releasing")
    if not rights.may(store, "organisation"):
        raise Refusal("login", "not_allowed")
    with store.writing() as connection:
        new = _digest_of(connection, key)
        before = key_standing(connection, login)
        if before == new:
            return True
        if not proposed_changes.propose(store, connection, "release_keys", login, before, new, key):
            return False
        _write_key(store, connection, login, key)
    return True


def key_standing(connection: sqlite3.Connection, login: str) -> str | None:
    """The digest of somebody's release key, None where they have none."""
    row = connection.execute("SELECT fingerprint(secret) FROM release_keys WHERE login = ?", (login,)).fetchone()
    return str(row[0]) if row else None


def write_decided_key(store: Store, connection: sqlite3.Connection, change: ProposedChange) -> None:
    """Write a release key that was decided, within a transaction that others share."""
    _write_key(store, connection, change.subject, proposed_changes.secret_of(connection, change))


def _digest_of(connection: sqlite3.Connection, key: bytes) -> str:
    return str(connection.execute("SELECT fingerprint(?)", (key,)).fetchone()[0])


def _write_key(store: Store, connection: sqlite3.Connection, login: str, key: bytes) -> None:
    try:
        connection.execute(
            "INSERT INTO release_keys VALUES (?, ?) ON CONFLICT (login) DO UPDATE SET secret = excluded.secret",
            (login, key),
        )
    except IntegrityError:
        raise Refusal("login", "not_allowed") from None
    audit.record(store, connection, "user_changed", detail=f"{login}: release key", about=[("release_keys", login)])


def release_keys(store: Store) -> dict[str, bytes]:
    """The keys by whose codes people release from another PC, by login."""
    rows = store.connection.execute("SELECT login, secret FROM release_keys ORDER BY login")
    return {login: bytes(secret) for login, secret in rows}
