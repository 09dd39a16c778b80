"""Who may change what, by role, in a store with users; without users everybody may everything.

The rules themselves stand in the schema. What is asked here refuses before, by name.
"""

from __future__ import annotations

from typing import Literal

from calculators.errors import Refusal
from restructure.store.connection import Store

Matter = Literal["organisation", "balance", "store", "entry", "persons", "crisis", "advice", "client"]
ADMINISTRATOR, RELEASING = ("administrator",), ("supervisor", "administrator")
MAY: dict[Matter, tuple[str, ...]] = {
    "organisation": ADMINISTRATOR,
    "store": ADMINISTRATOR,
    "balance": RELEASING,
    "persons": RELEASING,
    "crisis": RELEASING,
    "client": ("counsellor", "administrator"),
    "entry": ("collector", "counsellor", *RELEASING),
    "advice": ("counsellor", "administrator"),
}
"""``organisation``: payee, picture, rule set, tables, certificate. ``store``: its passphrase, another in its place.
``balance``: what an account owes, once it is there. ``entry``: an account that is new. ``persons``: which
of them are one, and what is answered of what is held about them. ``crisis``: an account that was stopped because
somebody's life was in danger, or somebody seriously ill. ``advice``: a comparison of the ways out of several debts.
``client``: the file of a client, to look into as well."""
CODES: dict[Matter, str] = {
    "organisation": "administrator_only",
    "store": "administrator_only",
    "balance": "supervisor_only",
    "persons": "supervisor_only",
    "crisis": "supervisor_only",
    "client": "client_wall",
    "entry": "sign_in_first",
    "advice": "counsellor_only",
}


def role(store: Store) -> str | None:
    """The role of whoever is signed in, as ``role_of``."""
    return role_of(store, store.who)


def role_of(store: Store, login: str) -> str | None:
    """The role of somebody; None for nobody, and for somebody who may sign in no more."""
    row = store.connection.execute("SELECT role FROM users WHERE login = ? AND active = 1", (login,)).fetchone()
    return str(row[0]) if row else None


def has(store: Store, login: str, matter: Matter) -> bool:
    """Return whether somebody may change that, whoever is signed in."""
    row = store.connection.execute("SELECT role FROM users WHERE login = ? AND active = 1", (login,)).fetchone()
    return row is not None and row[0] in MAY[matter]


def has_users(store: Store) -> bool:
    """Return whether people sign in here."""
    return store.connection.execute("SELECT 1 FROM users LIMIT 1").fetchone() is not None


def may(store: Store, matter: Matter) -> bool:
    """Return whether whoever is signed in may change that; everybody in a store without users."""
    return role(store) in MAY[matter] or not has_users(store)


def check(store: Store, matter: Matter, field: str) -> None:
    """Refuse whoever may not: ``sign_in_first`` for nobody, else the code that names who may."""
    if not may(store, matter):
        raise Refusal(field, CODES[matter] if role(store) else "sign_in_first")
