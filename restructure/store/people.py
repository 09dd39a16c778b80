"""Users: who may sign in, in which role, and what they propose and decide. The rules themselves stand in the schema."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from calculators.errors import Refusal
from restructure.agreement import Agreement, terms_digest, to_json
from restructure.authority import Role
from restructure.store import audit
from restructure.store.connection import Store, sign
from restructure.store.keys import Cost, check_new
from restructure.store.problems import IntegrityError

SIGN_IN_COST = Cost(rounds=3, memory_kib=64 * 1024, lanes=4)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in."""

    login: str
    name: str
    role: Role
    active: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """Terms that wait for somebody else's decision."""

    terms_digest: str
    account_number: str
    agreement_number: str
    proposed_by: str
    proposed_at: datetime
    approved: bool | None


def users(store: Store) -> tuple[User, ...]:
    """Everybody, by login."""
    rows = store.db.conn.execute("SELECT login, name, role, active FROM users ORDER BY login")
    return tuple(User(login, name, role, bool(active)) for login, name, role, active in rows)


def current(store: Store) -> User | None:
    """Who is signed in, None in a store without users."""
    return next((user for user in users(store) if user.login == store.who), None)


def add(store: Store, user: User, password: str, cost: Cost = SIGN_IN_COST) -> None:
    """Add somebody; the first of all is an administrator.

    Refuses a short password, a login that is taken, and anybody but an administrator who adds.
    """
    check_new(password)
    if not user.login.strip() or not user.name.strip():
        raise Refusal("login", "missing_field")
    with store.writing() as connection:
        if connection.execute("SELECT 1 FROM users WHERE login = ?", (user.login,)).fetchone():
            raise Refusal("login", "number_twice")
        row = (user.login, user.name, user.role, _hash(password, cost), int(user.active))
        try:
            connection.execute("INSERT INTO users VALUES (?, ?, ?, ?, ?)", row)
        except IntegrityError:
            raise Refusal("login", "not_allowed") from None
        audit.append(store, connection, "user_changed", detail=f"{user.login}: {user.role}")


def deactivate(store: Store, login: str) -> None:
    """Let somebody sign in no more. Refuses anybody but an administrator, and an administrator's own login."""
    with store.writing() as connection:
        try:
            connection.execute("UPDATE users SET active = 0 WHERE login = ?", (login,))
        except IntegrityError:
            raise Refusal("login", "not_allowed") from None
        audit.append(store, connection, "user_changed", detail=f"{login}: inactive")


def sign_in(store: Store, login: str, password: str) -> Store:
    """The same store with somebody at it.

    Refuses an unknown login, an inactive one and a wrong password with the same words, and after the same work.
    """
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerifyMismatchError

    row = store.db.conn.execute("SELECT password, active FROM users WHERE login = ?", (login,)).fetchone()
    anybody = store.db.conn.execute("SELECT password FROM users LIMIT 1").fetchone()
    try:
        PasswordHasher().verify((row or anybody)[0], password)
        right = row is not None and bool(row[1])
    except (VerifyMismatchError, InvalidHashError):
        right = False
    if not right:
        audit.note(store, "sign_in_refused", detail=login[:40])
        raise Refusal("password", "sign_in_refused")
    sign(store.db, login)
    signed_in = replace(store, who=login)
    audit.note(signed_in, "signed_in")
    return signed_in


def sign_out(store: Store) -> Store:
    """The same store with nobody at it."""
    sign(store.db, "")
    return replace(store, who="")


def needs_approval(store: Store, agreement: Agreement) -> bool:
    """Whether whoever is signed in may not sign these terms alone."""
    user = current(store)
    if user is None:
        return False
    waived, payments = store.db.conn.execute(
        "SELECT waived, payments FROM limits WHERE role = ?", (user.role,)
    ).fetchone()
    totals, whole = agreement.outcome.totals, agreement.outcome.debt.total
    over = totals.waived * 10_000 > waived * whole or totals.payments > payments
    return over and not _approved(store, terms_digest(agreement))


def propose(store: Store, agreement: Agreement) -> None:
    """Put terms before somebody else; asked again for the same terms, nothing more happens."""
    digest = terms_digest(agreement)
    row = (digest, agreement.account.number, agreement.number, to_json(agreement), store.who, store.now().isoformat())
    with store.writing() as connection:
        known = connection.execute("SELECT 1 FROM proposals WHERE terms_digest = ?", (digest,)).fetchone()
        if known is None:
            connection.execute("INSERT INTO proposals VALUES (?, ?, ?, ?, ?, ?)", row)
            audit.append(store, connection, "proposed", agreement.account.number, agreement.number)


def decide(store: Store, digest: str, *, approved: bool, reason: str = "") -> None:
    """Approve or decline terms that somebody else proposed. Refuses what the rules of the store refuse: one's own,
    those over one's limit, a second decision."""
    with store.writing() as connection:
        row = (digest, int(approved), reason, store.who, store.now().isoformat())
        try:
            connection.execute("INSERT INTO decisions VALUES (?, ?, ?, ?, ?)", row)
        except IntegrityError:
            raise Refusal("proposal", "not_allowed") from None
        number = connection.execute(
            "SELECT account_number FROM proposals WHERE terms_digest = ?", (digest,)
        ).fetchone()[0]
        audit.append(store, connection, "approved" if approved else "declined", number, digest)


def proposals(store: Store, *, waiting: bool = False) -> tuple[Proposal, ...]:
    """Proposals, newest first; those that wait for a decision alone where asked for."""
    rows = store.db.conn.execute(
        """SELECT terms_digest, account_number, agreement_number, proposed_by, proposed_at, approved
        FROM proposals LEFT JOIN decisions USING (terms_digest)
        WHERE approved IS NULL OR NOT ? ORDER BY proposed_at DESC""",
        (waiting,),
    )
    return tuple(
        Proposal(digest, account, agreement, by, datetime.fromisoformat(at), None if done is None else bool(done))
        for digest, account, agreement, by, at, done in rows
    )


def record_of(store: Store, digest: str) -> bytes:
    """The frozen terms of a proposal."""
    query = "SELECT record FROM proposals WHERE terms_digest = ?"
    return bytes(store.db.conn.execute(query, (digest,)).fetchone()[0])


def _approved(store: Store, digest: str) -> bool:
    query = "SELECT 1 FROM decisions WHERE terms_digest = ? AND approved = 1"
    return store.db.conn.execute(query, (digest,)).fetchone() is not None


def _hash(password: str, cost: Cost) -> str:
    from argon2 import PasswordHasher

    hasher = PasswordHasher(time_cost=cost.rounds, memory_cost=cost.memory_kib, parallelism=cost.lanes)
    return str(hasher.hash(password))
