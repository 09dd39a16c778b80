"""Changes that take two people: proposed by one, decided by somebody else, or alone where nobody else has the right.
The rules themselves stand in the schema. What was there stays until it is decided."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from calculators.errors import Refusal
from restructure.store import audit, rights
from restructure.store.connection import Store
from restructure.store.problems import IntegrityError
from restructure.store.rights import Matter

Kind = Literal[
    "organisation",
    "payees",
    "payment_picture",
    "letterhead",
    "sentences",
    "work_terms",
    "lpr",
    "guidelines",
    "sign_offs",
    "authority",
    "credentials",
    "users",
    "release_keys",
    "accounts",
]
Decision = Literal["accepted", "refused", "withdrawn", "lapsed", "alone"]
OF_PEOPLE: tuple[Kind, ...] = ("users", "release_keys")
"""Kinds whose subject is a login: about oneself nobody decides."""
COLUMNS = "id, kind, subject, old, new, proposed_by, proposed_at, decision, decided_by, decided_at, reason"


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """A change as it was proposed and, once it is, decided. ``kind`` and ``subject`` name what changes; ``old`` and
    ``new`` are JSON, None for nothing."""

    id: int
    kind: Kind
    subject: str
    old: str | None
    new: str | None
    proposed_by: str
    proposed_at: datetime
    decision: Decision | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str = ""

    @property
    def act(self) -> tuple[object, ...]:
        """Return what tells the act that proposed it from others: of balances, one file proposes many."""
        return (self.kind, self.proposed_by, self.proposed_at) if self.kind == "accounts" else (self.id,)

    @property
    def matter(self) -> Matter:
        """Return what whoever proposes or decides it has the right to."""
        return "balance" if self.kind == "accounts" else "organisation"


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The change as the record tells it: its number, what it is of, ``proposed`` or how it was decided, and the digests
    of what stood there and what is to stand there, empty for nothing."""

    change: int
    kind: Kind
    subject: str
    decision: str
    was: str
    now: str


def propose(
    store: Store,
    connection: sqlite3.Connection,
    kind: Kind,
    subject: str,
    old: str | None,
    new: str | None,
    secret: bytes | str | None = None,
) -> bool:
    """Propose a change within a transaction that others share; returns whether it may be written now, which is so in a
    store without users and where nobody else could decide it.

    Whoever proposes another value for the same withdraws the one before; the same one again changes nothing.
    """
    if not rights.has_users(store):
        return True
    for one in _open(connection, kind, subject):
        if one.proposed_by != store.who:
            continue
        if secret is None and (one.old, one.new) == (old, new):
            return False
        decide_within(store, connection, one, "withdrawn")
    account = subject if kind == "accounts" else ""
    try:
        change_id = connection.execute(
            "INSERT INTO changes (kind, subject, old, new, secret, proposed_by, proposed_at, account_number) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                kind,
                subject,
                old,
                new,
                secret.encode() if isinstance(secret, str) else secret,
                store.who,
                store.now().isoformat(),
                account,
            ),
        ).lastrowid
    except IntegrityError:
        raise Refusal(kind, "not_allowed") from None
    assert change_id is not None
    made = load(connection, change_id)
    if decide_alone_within(store, connection, made):
        return True
    audit.record(store, connection, "change_proposed", account, _told(made), [("changes", str(change_id))])
    return False


def decide_alone_within(store: Store, connection: sqlite3.Connection, change: ProposedChange) -> bool:
    """Let the proposer decide where the rules do, within a transaction; returns whether they did. They are asked by
    trying."""
    try:
        _write_decision(store, connection, change, "alone", "")
    except IntegrityError:
        return False
    _record_decision(store, connection, change)
    return True


def decide_within(
    store: Store, connection: sqlite3.Connection, change: ProposedChange, decision: Decision, reason: str = ""
) -> None:
    """Decide a change within a transaction that others share. Refuses what the rules of the store refuse
    (``not_allowed``)."""
    try:
        _write_decision(store, connection, change, decision, reason)
    except IntegrityError:
        raise Refusal("change", "not_allowed") from None
    _record_decision(store, connection, change)


def _write_decision(
    store: Store, connection: sqlite3.Connection, change: ProposedChange, decision: Decision, reason: str
) -> None:
    kept = "secret" if decision in ("accepted", "alone") else "NULL"
    connection.execute(
        f"UPDATE changes SET decision = ?, decided_by = ?, decided_at = ?, reason = ?, secret = {kept} WHERE id = ?",
        (decision, store.who, store.now().isoformat(), reason, change.id),
    )


def _record_decision(store: Store, connection: sqlite3.Connection, change: ProposedChange) -> None:
    account = change.subject if change.kind == "accounts" else ""
    decided = load(connection, change.id)
    audit.record(store, connection, "change_decided", account, _told(decided), [("changes", str(change.id))])


def _told(change: ProposedChange) -> str:
    """What an entry of the record says of a change: what stood there and what is to stand there by their digests."""
    decision = change.decision or "proposed"
    told = Told(change.id, change.kind, change.subject, decision, _short(change.old), _short(change.new))
    return msgspec.json.encode(told).decode()


def told_in(detail: str) -> Told | None:
    """Return what an entry of the record says of a change; None where it says something else."""
    try:
        return msgspec.json.decode(detail, type=Told)
    except msgspec.MsgspecError:
        return None


def _short(value: str | None) -> str:
    return "" if value is None else hashlib.sha256(value.encode()).hexdigest()[:16]


def lapse(store: Store, connection: sqlite3.Connection, kind: Kind, subject: str, current: str | None) -> None:
    """Let whatever was proposed for something lapse that is not what it was any more."""
    for one in _open(connection, kind, subject):
        if one.old != current:
            decide_within(store, connection, one, "lapsed")


def load(connection: sqlite3.Connection, change_id: int) -> ProposedChange:
    """The change of that number. Refuses one that nobody proposed (``unknown_change``)."""
    row = connection.execute(f"SELECT {COLUMNS} FROM changes WHERE id = ?", (change_id,)).fetchone()
    if row is None:
        raise Refusal("change", "unknown_change")
    return _change(row)


def together(connection: sqlite3.Connection, change: ProposedChange) -> tuple[ProposedChange, ...]:
    """The changes that wait and were proposed in the same act as one of them, itself among them."""
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM changes WHERE decision IS NULL AND kind = ? AND proposed_by = ? AND proposed_at = ?",
        (change.kind, change.proposed_by, change.proposed_at.isoformat()),
    )
    return tuple(one for one in map(_change, rows.fetchall()) if one.act == change.act)


def secret_of(connection: sqlite3.Connection, change: ProposedChange) -> bytes:
    """The secret of a change that is not written yet."""
    return bytes(connection.execute("SELECT secret FROM changes WHERE id = ?", (change.id,)).fetchone()[0])


def waiting(store: Store, kind: Kind | None = None) -> tuple[ProposedChange, ...]:
    """The changes that wait for a decision, the oldest first; of one kind alone where asked for."""
    rows = store.connection.execute(
        f"SELECT {COLUMNS} FROM changes WHERE decision IS NULL AND coalesce(kind = ?, 1) ORDER BY id", (kind,)
    )
    return tuple(map(_change, rows))


def count_waiting(store: Store) -> int:
    """Return how many changes wait for a decision."""
    return int(store.connection.execute("SELECT count(*) FROM changes WHERE decision IS NULL").fetchone()[0])


def decided(store: Store, limit: int) -> tuple[ProposedChange, ...]:
    """The changes that were decided, the latest first."""
    rows = store.connection.execute(
        f"SELECT {COLUMNS} FROM changes WHERE decision IS NOT NULL ORDER BY decided_at DESC, id DESC LIMIT ?", (limit,)
    )
    return tuple(map(_change, rows))


def _open(connection: sqlite3.Connection, kind: Kind, subject: str) -> tuple[ProposedChange, ...]:
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM changes WHERE kind = ? AND subject = ? AND decision IS NULL", (kind, subject)
    )
    return tuple(map(_change, rows.fetchall()))


def _change(row: tuple[object, ...]) -> ProposedChange:
    number, kind, subject, old, new, by, at, decision, decided_by, decided_at, reason = row
    return ProposedChange(
        number,  # type: ignore[arg-type]  # as the table holds them
        kind,  # type: ignore[arg-type]
        subject,  # type: ignore[arg-type]
        old,  # type: ignore[arg-type]
        new,  # type: ignore[arg-type]
        by,  # type: ignore[arg-type]
        datetime.fromisoformat(str(at)),
        decision,  # type: ignore[arg-type]
        decided_by,  # type: ignore[arg-type]
        None if decided_at is None else datetime.fromisoformat(str(decided_at)),
        reason,  # type: ignore[arg-type]
    )
