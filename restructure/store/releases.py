"""Terms that wait for somebody else: proposed, decided, each decision signed. The rules stand in the schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from calculators.errors import Refusal
from restructure.agreements.agreement import Agreement, terms_digest, to_json
from restructure.authority.decision import CLOCKS_APART, HELD_FOR, Decision, Signed, desk_of, signed
from restructure.store import audit, rights, signing_keys
from restructure.store.connection import Store
from restructure.store.problems import IntegrityError

OF_A_PROPOSAL = """terms_digest, account_number, agreement_number, proposed_by, proposed_at, approved, decided_by,
    decided_at, reason, (SELECT detail FROM events WHERE events.account_number = proposals.account_number AND
    kind = 'asked' AND substr(detail, 1, length(agreement_number)) = agreement_number ORDER BY id DESC LIMIT 1)"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Terms that wait for somebody else's decision, or were decided: ``why`` is what whoever asked gave as the reason,
    ``reason`` what whoever decided did."""

    terms_digest: str
    account_number: str
    agreement_number: str
    proposed_by: str
    proposed_at: datetime
    approved: bool | None
    decided_by: str = ""
    decided_at: datetime | None = None
    reason: str = ""
    why: str = ""


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
    """Approve or decline terms that somebody else proposed, by a signature; to decline takes a reason.

    Refuses what the rules of the store refuse: one's own, those over one's limit, a second decision; and whoever has no
    key here that their password opened (``no_signing_key``).
    """
    _append(store, sign(store, desk(store), digest, approved=approved, reason=reason))


def sign(store: Store, asking: str, digest: str, *, approved: bool, reason: str = "") -> Signed:
    """The decision of whoever is signed in about the terms of a digest, signed for the desk that asks. Refuses a
    missing reason to decline, and whoever has no key (``not_allowed``, ``no_signing_key``)."""
    if not approved and not reason.strip():
        raise Refusal("reason", "missing_field")
    if store.signer is None or not signing_keys.is_in_force(store, store.signer.public):
        may = rights.role(store) in rights.RELEASING
        raise Refusal("proposal", "no_signing_key" if may else "not_allowed")
    now = store.now()
    return signed(Decision(asking, digest, store.who, approved, reason.strip(), now, now + HELD_FOR), store.signer)


def desk(store: Store) -> str:
    """The name that signatures know this store by."""
    return desk_of(audit.chain_key(store))


def take_decision(store: Store, one: Signed) -> None:
    """Take in what somebody decided on another PC.

    Refuses, and records why, a decision for another desk or other terms, one that was changed, was signed with a key
    that is not known here, is withdrawn or not of somebody who may release, comes out of its time, or comes again.
    """
    reason = _unheard(store, one)
    if reason is None:
        try:
            _append(store, one)
        except Refusal as refused:
            reason = refused.code
    if reason is not None:
        audit.record_alone(store, "answer_refused", detail=f"{reason}: {one.decision.terms_digest}")
        raise Refusal("proposal", reason)


def _unheard(store: Store, one: Signed) -> str | None:
    """Return why a decision is not taken in, None where only the rules of the store may still refuse it."""
    told = one.decision
    row = store.connection.execute(
        "SELECT proposed_at, approved FROM proposals LEFT JOIN decisions USING (terms_digest) WHERE terms_digest = ?",
        (told.terms_digest,),
    ).fetchone()
    known = {key.public: key for key in signing_keys.keys(store)}.get(one.public_key)
    reasons = {
        "answer_other_desk": told.desk != desk(store),
        "unknown_proposal": row is None,
        "answer_unknown_key": known is None or known.login != told.by,
        "answer_withdrawn_key": known is not None and known.withdrawn_at is not None,
        "answer_not_releasing": rights.role_of(store, told.by) not in rights.RELEASING,
        "answer_changed": not one.holds,
        "answer_from_later": told.decided_at > store.now() + CLOCKS_APART,
        "answer_before_request": row is not None and told.decided_at < datetime.fromisoformat(row[0]) - CLOCKS_APART,
        "answer_expired": store.now() > told.until,
        "decided_already": row is not None and row[1] is not None,
    }
    return next((code for code, met in reasons.items() if met), None)


def _append(store: Store, one: Signed) -> None:
    told = one.decision
    moments = (told.decided_at.isoformat(), told.until.isoformat())
    row = (told.terms_digest, int(told.approved), told.reason, told.by, *moments, one.public_key, one.signature)
    with store.writing() as connection:
        known = connection.execute("SELECT 1 FROM proposals WHERE terms_digest = ?", (told.terms_digest,)).fetchone()
        if known is None:
            raise Refusal("proposal", "unknown_proposal")
        try:
            connection.execute(
                "INSERT INTO decisions (terms_digest, approved, reason, decided_by, decided_at, until, public_key, "
                "signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
        except IntegrityError:
            raise Refusal("proposal", "not_allowed") from None
        _record_decision(store, connection, told)


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
        f"""SELECT {OF_A_PROPOSAL} FROM proposals LEFT JOIN decisions USING (terms_digest)
        WHERE approved IS NULL OR NOT ? ORDER BY proposed_at DESC""",
        (waiting,),
    )
    return tuple(map(_proposal, rows))


def proposed_on(store: Store, account_number: str) -> tuple[tuple[Proposal, bytes], ...]:
    """The proposals on an account with their frozen terms, the newest first."""
    rows = store.connection.execute(
        f"""SELECT record, {OF_A_PROPOSAL} FROM proposals LEFT JOIN decisions USING (terms_digest)
        WHERE account_number = ? ORDER BY proposed_at DESC""",
        (account_number,),
    )
    return tuple((_proposal(row), bytes(record)) for record, *row in rows)


def _proposal(row: Sequence[Any]) -> Proposal:
    digest, account, agreement, by, at, done, decided_by, decided_at, reason, asked = row
    return Proposal(
        terms_digest=digest,
        account_number=account,
        agreement_number=agreement,
        proposed_by=by,
        proposed_at=datetime.fromisoformat(at),
        approved=None if done is None else bool(done),
        decided_by=decided_by or "",
        decided_at=datetime.fromisoformat(decided_at) if decided_at else None,
        reason=reason or "",
        why=(asked or "").removeprefix(agreement).removeprefix(": "),
    )


def record_of(store: Store, digest: str) -> bytes:
    """The frozen terms of a proposal."""
    query = "SELECT record FROM proposals WHERE terms_digest = ?"
    return bytes(store.connection.execute(query, (digest,)).fetchone()[0])
