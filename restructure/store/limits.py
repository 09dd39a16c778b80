"""The limits of each role as the settings keep them."""

from __future__ import annotations

import msgspec

from calculators.errors import Refusal
from restructure import changes
from restructure.account import Debt
from restructure.authority import CARD_DESK, NO_AUTHORITY, UNLIMITED, Limits, Matrix, limits_for
from restructure.store import audit, people, rights, settings
from restructure.store.connection import Store
from restructure.store.problems import IntegrityError


def matrix_of(kept: str | None) -> Matrix:
    """The limits as the settings keep them, JSON within JSON; those of a card desk where nothing readable is kept."""
    if kept is None:
        return CARD_DESK
    try:
        return msgspec.json.decode(msgspec.json.decode(kept, type=str).encode(), type=Matrix, strict=False)
    except msgspec.MsgspecError:
        return CARD_DESK


def matrix(store: Store) -> Matrix:
    """The limits of each role as the organisation set them; those of a card desk until it does."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = 'authority'").fetchone()
    return matrix_of(row[0] if row else None)


def own(store: Store, debt: Debt) -> Limits:
    """How far whoever is signed in may go with a debt: as far as anybody likes in a store without users, nowhere for
    nobody in one with them."""
    user = people.current(store)
    if user is not None:
        return limits_for(matrix(store), user.role, debt)
    return NO_AUTHORITY if rights.has_users(store) else UNLIMITED


def keep_matrix(store: Store, limits: Matrix) -> None:
    """Keep the limits of each role. Refuses anybody but an administrator where the store has users."""
    after = msgspec.json.encode(limits, enc_hook=str).decode()
    with store.writing() as connection:
        row = connection.execute("SELECT value FROM settings WHERE key = 'authority'").fetchone()
        before = msgspec.json.encode(matrix_of(row[0] if row else None), enc_hook=str)
        try:
            settings.put(connection, "authority", after)
        except IntegrityError:
            raise Refusal("authority", "not_allowed") from None
        done = changes.between("authority", msgspec.json.decode(before), msgspec.json.decode(after))
        if done:
            audit.append(store, connection, "authority_changed", detail=changes.written(changes.Changes(done)))
