"""Users: who may sign in, and in which role. The rules themselves stand in the schema."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

import msgspec

from calculators.errors import Refusal
from restructure.store import audit, proposed_changes, rights, settings, signing_keys
from restructure.store.connection import Store, set_current_user
from restructure.store.keys import Cost, check_new
from restructure.store.problems import IntegrityError
from restructure.store.proposed_changes import ProposedChange
from restructure.store.row_digests import Row

if TYPE_CHECKING:
    from restructure.authority.limits import Role

LOGIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff._@-]{1,40}")
LONGEST_LOGIN = 40
FREE_TRIES, LONGEST_WAIT = 3, 300
"""Wrong passwords in a row that nobody waits for, and the longest wait in seconds that another one brings."""
COUNTS_FOR, WRONG_ONES = 3600, "wrong_passwords"
"""How many seconds a wrong one counts. Other people's work, however much, does not hide it."""
SIGN_IN_COST = Cost(rounds=3, memory_kib=64 * 1024, lanes=4)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in."""

    login: str
    name: str
    role: Role
    active: bool = True


def users(store: Store) -> tuple[User, ...]:
    """Everybody, by login."""
    rows = store.connection.execute("SELECT login, name, role, active FROM users ORDER BY login")
    return tuple(User(login, name, role, bool(active)) for login, name, role, active in rows)


def who_left(store: Store) -> frozenset[str]:
    """The logins of those who sign in here no more."""
    return frozenset(login for (login,) in store.connection.execute("SELECT login FROM users WHERE active = 0"))


def current(store: Store) -> User | None:
    """Return who is signed in, None in a store without users."""
    return next((user for user in users(store) if user.login == store.who), None)


def check(user: User, password: str) -> None:
    """Refuse a short password or a common one, an empty name, and a login or a name with what nobody can see: it would
    tell two people apart who look the same."""
    check_new(password, user.login, user.name)
    for field, text in (("login", user.login), ("name", user.name)):
        if not text.strip():
            raise Refusal(field, "missing_field")
    if not user.name.isprintable():
        raise Refusal("name", "hidden_character")
    if not LOGIN.fullmatch(user.login):
        raise Refusal("login", "login_letters")


def add(store: Store, user: User, password: str, cost: Cost = SIGN_IN_COST) -> bool:
    """Add somebody; the first of all is an administrator. Returns whether they are there: where somebody else may
    decide about people, they are once that one has.

    Refuses as ``check``, a login that is taken in whatever case, and anybody but an administrator who adds.
    """
    check(user, password)
    first = not rights.has_users(store)
    with store.writing() as connection:
        if connection.execute("SELECT 1 FROM users WHERE lower(login) = lower(?)", (user.login,)).fetchone():
            raise Refusal("login", "login_taken")
        hashed = _hash(password, cost)
        wanted = _person(connection, user, password=True)
        if not _may_be_written(store, connection, user.login, None, wanted, hashed):
            return False
        _insert(store, connection, user, hashed)
    if first:
        audit.anchor(store)
    return True


def deactivate(store: Store, login: str) -> bool:
    """Let somebody sign in no more; returns whether it is done, as ``add``. Refuses anybody but an administrator, an
    administrator's own login, and a login that nobody has."""
    return _change(store, login, lambda one: replace(one, active=False))


def activate(store: Store, login: str) -> bool:
    """Let somebody sign in again. Returns and refuses as ``deactivate``."""
    return _change(store, login, lambda one: replace(one, active=True))


def change_role(store: Store, login: str, role: Role) -> bool:
    """Give somebody another role. Returns and refuses as ``deactivate``."""
    return _change(store, login, lambda one: replace(one, role=role))


def give_password(store: Store, login: str, password: str, cost: Cost = SIGN_IN_COST) -> bool:
    """Give somebody who forgot theirs a new password; the keys that the old one opened are withdrawn, and their next
    sign-in makes another. Returns as ``deactivate``; refuses a short or common one, and as ``deactivate``."""
    check_new(password, login)
    if login == store.who:
        raise Refusal("login", "not_allowed")
    return _change(store, login, lambda one: one, _hash(password, cost))


def change_password(store: Store, old: str, new: str, cost: Cost = SIGN_IN_COST) -> None:
    """Change the password of whoever is signed in, and lock their key with the new one. Refuses a wrong old one, and a
    new one that is short or common."""
    row = store.connection.execute("SELECT password FROM users WHERE login = ?", (store.who,)).fetchone()
    if row is None or not _fits(row[0], old):
        raise Refusal("old", "password_wrong")
    check_new(new, store.who)
    with store.writing() as connection:
        locked = signing_keys.lock_anew(store, connection, old, new, cost)
        _update(store, connection, store.who, "password", _hash(new, cost), "own password", locked)


def standing(connection: sqlite3.Connection, login: str) -> str | None:
    """Somebody as a change of them holds it, None where nobody has the login."""
    row = connection.execute("SELECT login, name, role, active FROM users WHERE login = ?", (login,)).fetchone()
    return None if row is None else _person(connection, User(*row))


def write_decided(store: Store, connection: sqlite3.Connection, change: ProposedChange) -> None:
    """Write a change of somebody that was decided, within a transaction that others share."""
    assert change.new is not None
    held = msgspec.json.decode(change.new)
    user = User(change.subject, held["name"], held["role"], bool(held["active"]))
    hashed = proposed_changes.secret_of(connection, change).decode() if held["password"] else None
    if change.old is None:
        assert hashed is not None
        _insert(store, connection, user, hashed)
    else:
        _write(store, connection, user, hashed)


def _may_be_written(
    store: Store, connection: sqlite3.Connection, login: str, old: str | None, new: str, hashed: str | None
) -> bool:
    if not rights.may(store, "organisation"):
        raise Refusal("login", "not_allowed")
    return proposed_changes.propose(store, connection, "users", login, old, new, hashed)


def _person(connection: sqlite3.Connection, user: User, *, password: bool = False) -> str:
    # Worded by the store itself, since its rules compare it so.
    made = "SELECT json_object('name', ?, 'role', ?, 'active', ?, 'password', ?)"
    values = (user.name, user.role, int(user.active), int(password))
    return str(connection.execute(made, values).fetchone()[0])


def _insert(store: Store, connection: sqlite3.Connection, user: User, hashed: str) -> None:
    row = (user.login, user.name, user.role, hashed, int(user.active))
    try:
        connection.execute("INSERT INTO users VALUES (?, ?, ?, ?, ?)", row)
    except IntegrityError:
        raise Refusal("login", "not_allowed") from None
    audit.record(store, connection, "user_changed", detail=f"{user.login}: {user.role}", about=[("users", user.login)])


def _change(store: Store, login: str, change: Callable[[User], User], hashed: str | None = None) -> bool:
    with store.writing() as connection:
        row = connection.execute("SELECT login, name, role, active FROM users WHERE login = ?", (login,)).fetchone()
        if row is None:
            raise Refusal("login", "unknown_login")
        before = User(row[0], row[1], row[2], bool(row[3]))
        after = change(before)
        if login == store.who:
            raise Refusal("login", "not_allowed")
        old, new = _person(connection, before), _person(connection, after, password=hashed is not None)
        if (old, hashed) == (new, None):
            return True
        if not _may_be_written(store, connection, login, old, new, hashed):
            return False
        _write(store, connection, after, hashed)
    return True


def _write(store: Store, connection: sqlite3.Connection, user: User, hashed: str | None) -> None:
    """One column after another: no change is of two."""
    row = connection.execute("SELECT role, active FROM users WHERE login = ?", (user.login,)).fetchone()
    if row[0] != user.role:
        _update(store, connection, user.login, "role", user.role, user.role)
    if bool(row[1]) != user.active:
        said = "active" if user.active else "inactive"
        _update(store, connection, user.login, "active", int(user.active), said)
    if hashed is not None:
        _update(store, connection, user.login, "password", hashed, "password given")
        signing_keys.withdraw_lost(store, connection, user.login)


def _update(
    store: Store,
    connection: sqlite3.Connection,
    login: str,
    column: str,
    value: str | int,
    said: str,
    about: Iterable[Row] = (),
) -> None:
    try:
        connection.execute(f"UPDATE users SET {column} = ? WHERE login = ?", (value, login))
    except IntegrityError:
        raise Refusal("login", "not_allowed") from None
    audit.record(store, connection, "user_changed", detail=f"{login}: {said}", about=[("users", login), *about])


def sign_in(store: Store, login: str, password: str) -> Store:
    """The same store with somebody at it, and with the key that they sign decisions with.

    Refuses an unknown login, an inactive one and a wrong password with the same words, and after the same work. From
    the third wrong one in a row a login waits (``sign_in_wait``), twice as long each time.
    """
    if wait := _wait(store, login):
        raise Refusal("password", "sign_in_wait", seconds=wait)
    row = store.connection.execute("SELECT password, active FROM users WHERE login = ?", (login,)).fetchone()
    anybody = store.connection.execute("SELECT password FROM users LIMIT 1").fetchone()
    # Somebody's is tried for an unknown login too: the answer takes as long.
    fits = _fits((row or anybody)[0], password)
    if not fits or row is None or not row[1]:
        _note_wrong(store, login)
        raise Refusal("password", "sign_in_refused")
    set_current_user(store.connection, login)
    signed_in = replace(store, who=login)
    signer = signing_keys.at_sign_in(signed_in, password, _cost_of(row[0]))
    with store.writing() as connection:
        if wrong := _wrong_ones(store):
            wrong.pop(login, None)
            settings.save_within(store, connection, WRONG_ONES, wrong)
        audit.record(signed_in, connection, "signed_in")
    return replace(signed_in, signer=signer)


@contextmanager
def beside(store: Store, login: str, password: str) -> Iterator[Store]:
    """The same store with somebody else at it for one act, who signs in for it; afterwards whoever was there before is.
    Refuses as ``sign_in``."""
    try:
        yield sign_in(store, login, password)
    finally:
        set_current_user(store.connection, store.who)


def _wait(store: Store, login: str) -> int:
    """Seconds until the next try of a login. They are counted by what runs since the PC was started, whatever its clock
    is set to; after another start those count that it has run since."""
    wrong, at = _wrong_ones(store).get(login[:LONGEST_LOGIN], (0, 0.0))
    if wrong < FREE_TRIES:
        return 0
    return int(max(0, ceil(min(2 ** (wrong - FREE_TRIES), LONGEST_WAIT) - _since(store, at))))


def _since(store: Store, at: float) -> float:
    ticks = store.ticks()
    return ticks - at if ticks >= at else ticks


def _wrong_ones(store: Store) -> dict[str, tuple[int, float]]:
    """How many wrong passwords of a login came in a row, and at which tick the last; those that still count."""
    held = store.connection.execute("SELECT value FROM settings WHERE key = ?", (WRONG_ONES,)).fetchone()
    try:
        wrong = msgspec.json.decode(held[0] if held else "{}", type=dict[str, tuple[int, float]])
    except msgspec.MsgspecError:
        return {}
    return {login: (times, at) for login, (times, at) in wrong.items() if _since(store, at) < COUNTS_FOR}


def _note_wrong(store: Store, login: str) -> None:
    """Count a wrong password, in the record too."""
    login, wrong = login[:LONGEST_LOGIN], _wrong_ones(store)
    with store.writing() as connection:
        wrong[login] = (wrong.get(login, (0, 0.0))[0] + 1, store.ticks())
        settings.save_within(store, connection, WRONG_ONES, wrong)
        audit.record(store, connection, "sign_in_refused", detail=login)


def _fits(kept: str, password: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerifyMismatchError

    # As it was typed too: passwords of before were kept in that form.
    for form in dict.fromkeys((_folded(password), password)):
        with suppress(VerifyMismatchError, InvalidHashError, UnicodeEncodeError):
            return PasswordHasher().verify(kept, form)
    return False


def _cost_of(kept: str) -> Cost:
    from argon2 import extract_parameters

    held = extract_parameters(kept)
    return Cost(held.time_cost, held.memory_cost, held.parallelism)


def _folded(password: str) -> str:
    """A password in its compatibility form, so that full-width letters of a Chinese keyboard are the same."""
    return unicodedata.normalize("NFKC", password)


def _hash(password: str, cost: Cost) -> str:
    from argon2 import PasswordHasher

    hasher = PasswordHasher(time_cost=cost.rounds, memory_cost=cost.memory_kib, parallelism=cost.lanes)
    return str(hasher.hash(_folded(password)))
