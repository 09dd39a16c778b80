"""Keys that decisions are signed with: made at the first sign-in of whoever may release, locked by their password,
taken in from other PCs, withdrawn. Whose and until when stands in the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from calculators.errors import Refusal
from restructure.store import audit, proposed_changes, rights
from restructure.store.connection import Store
from restructure.store.keys import Cost, Passphrase, key_of, new_salt
from restructure.store.problems import IntegrityError
from restructure.store.proposed_changes import ProposedChange
from restructure.store.row_digests import Row

if TYPE_CHECKING:
    # Loaded at a sign-in: a window is painted before.
    from restructure.authority.signing_key import SigningKey


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A public key: whose it is, whether its private part is here, and until when what it signs counts."""

    public: str
    login: str
    since: datetime
    is_here: bool
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Lock:
    """A private part as it is kept: what the password is worked into, and what that opens."""

    cost: Cost
    salt: bytes
    locked: bytes


def keys(store: Store, login: str = "") -> tuple[KnownKey, ...]:
    """Every key that was ever known here, of one login where it is given, the newest first."""
    rows = store.connection.execute(
        "SELECT public_key, login, since, private_key IS NOT NULL, withdrawn_at FROM signing_keys "
        "WHERE :login IN ('', login) ORDER BY rowid DESC",
        {"login": login},
    )
    return tuple(
        KnownKey(public, whose, datetime.fromisoformat(since), bool(here), gone and datetime.fromisoformat(gone))
        for public, whose, since, here, gone in rows
    )


def is_in_force(store: Store, public: str) -> bool:
    """Return whether a key is known here and not withdrawn."""
    query = "SELECT 1 FROM signing_keys WHERE public_key = ? AND withdrawn_at IS NULL"
    return store.connection.execute(query, (public,)).fetchone() is not None


def at_sign_in(store: Store, password: str, cost: Cost) -> SigningKey | None:
    """The key of whoever has just signed in with that password, made where one who may release has none here yet; None
    for all others, and where the one that is here does not open: somebody gave them another password."""
    own = _here(store, store.who)
    if own:
        return next((key for one in own if (key := _opened(*one, password)) is not None), None)
    return make(store, password, cost) if rights.role(store) in rights.RELEASING else None


def make(store: Store, password: str, cost: Cost) -> SigningKey:
    """Make the key of whoever is signed in with that password; what they had here before is withdrawn. Refuses whoever
    may not release (``not_releasing``)."""
    from restructure.authority.signing_key import new_signing_key

    if rights.role(store) not in rights.RELEASING:
        raise Refusal("login", "not_releasing")
    made = new_signing_key()
    with store.writing() as connection:
        withdraw_within(store, connection, [public for public, _ in _here(store, store.who)])
        row = (made.public, store.who, store.now().isoformat(), _locked(made, password, cost))
        _insert(store, connection, row)
    return made


def take_in(store: Store, login: str, public: str) -> bool:
    """Take in the public key of somebody who signs on another PC. Returns whether it is known here now: where somebody
    else may decide about people, it is once that one has. One that is known already stays as it is.

    Refuses anybody but an administrator, and the key of somebody else (``not_allowed``), and a login that is unknown or
    may not release (``not_releasing``).
    """
    if rights.role_of(store, login) not in rights.RELEASING:
        raise Refusal("login", "not_releasing")
    if not rights.may(store, "organisation"):
        raise Refusal("login", "not_allowed")
    with store.writing() as connection:
        known = connection.execute("SELECT login FROM signing_keys WHERE public_key = ?", (public,)).fetchone()
        if known is not None and known[0] != login:
            raise Refusal("login", "not_allowed")
        if known is None:
            new = msgspec.json.encode(public).decode()
            if not proposed_changes.propose(store, connection, "release_keys", login, standing(connection, login), new):
                return False
            _insert(store, connection, (public, login, store.now().isoformat(), None))
    return True


def standing(connection: sqlite3.Connection, login: str) -> str | None:
    """The key that somebody signs with on another PC, as a change of it holds it; None where none is known."""
    row = connection.execute(
        "SELECT json_quote(public_key) FROM signing_keys WHERE login = ? AND private_key IS NULL "
        "AND withdrawn_at IS NULL ORDER BY rowid DESC LIMIT 1",
        (login,),
    ).fetchone()
    return str(row[0]) if row else None


def write_decided(store: Store, connection: sqlite3.Connection, change: ProposedChange) -> None:
    """Write a key that was decided, within a transaction that others share."""
    public = msgspec.json.decode(change.new or "", type=str)
    _insert(store, connection, (public, change.subject, store.now().isoformat(), None))


def withdraw(store: Store, public: str) -> None:
    """Let a key sign no more; what it signed until now stays verifiable. Refuses anybody but its owner and an
    administrator (``not_allowed``)."""
    with store.writing() as connection:
        try:
            withdraw_within(store, connection, [public])
        except IntegrityError:
            raise Refusal("login", "not_allowed") from None


def withdraw_within(store: Store, connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """The same within a transaction that others share, for keys that are not withdrawn yet."""
    for public in keys:
        done = connection.execute(
            "UPDATE signing_keys SET withdrawn_at = ? WHERE public_key = ? AND withdrawn_at IS NULL RETURNING login",
            (store.now().isoformat(), public),
        ).fetchone()
        if done is not None:
            audit.record(store, connection, "key_withdrawn", detail=_named(done[0], public), about=[_row(public)])


def withdraw_lost(store: Store, connection: sqlite3.Connection, login: str) -> None:
    """Withdraw the keys of somebody that lie here locked by a password which nobody knows any more."""
    withdraw_within(store, connection, [public for public, _ in _here(store, login)])


def lock_anew(store: Store, connection: sqlite3.Connection, old: str, new: str, cost: Cost) -> list[Row]:
    """Lock the keys of whoever is signed in with their new password; returns which rows the entry is to be about."""
    done: list[Row] = []
    for public, kept in _here(store, store.who):
        key = _opened(public, kept, old)
        if key is not None:
            locked = _locked(key, new, cost)
            connection.execute("UPDATE signing_keys SET private_key = ? WHERE public_key = ?", (locked, public))
            done.append(_row(public))
    return done


def _insert(store: Store, connection: sqlite3.Connection, row: tuple[str, str, str, str | None]) -> None:
    try:
        connection.execute("INSERT INTO signing_keys VALUES (?, ?, ?, ?, NULL)", row)
    except IntegrityError:
        raise Refusal("login", "not_allowed") from None
    audit.record(store, connection, "key_kept", detail=_named(row[1], row[0]), about=[_row(row[0])])


def _named(login: str, public: str) -> str:
    from restructure.authority.signing_key import fingerprint

    return f"{login}: {fingerprint(public)}"


def _row(public: str) -> Row:
    return ("signing_keys", public)


def _here(store: Store, login: str) -> list[tuple[str, str]]:
    """The keys of somebody whose private part is here and that are not withdrawn, the newest first."""
    return store.connection.execute(
        "SELECT public_key, private_key FROM signing_keys WHERE login = ? AND private_key IS NOT NULL "
        "AND withdrawn_at IS NULL ORDER BY rowid DESC",
        (login,),
    ).fetchall()


def _locked(key: SigningKey, password: str, cost: Cost) -> str:
    salt = new_salt()
    lock = Lock(cost, salt, key.locked(key_of(Passphrase(password, cost), salt).raw))
    return msgspec.json.encode(lock).decode()


def _opened(public: str, kept: str, password: str) -> SigningKey | None:
    from restructure.authority.signing_key import unlocked

    try:
        lock = msgspec.json.decode(kept, type=Lock)
    except msgspec.MsgspecError:
        return None
    return unlocked(lock.locked, key_of(Passphrase(password, lock.cost), lock.salt).raw, public)
