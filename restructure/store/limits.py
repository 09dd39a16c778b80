"""The limits of each role as the settings keep them."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from calculators.errors import Refusal
from restructure.authority.limits import NO_AUTHORITY, UNLIMITED, Limits, Matrix, Role, limits_for
from restructure.parties.account import Debt
from restructure.store import people, rights, settings
from restructure.store.connection import Store
from restructure.store.json_records import raw_of
from restructure.store.limits_record import matrix_of
from restructure.store.settings import RAW
from restructure.unreadable import Unreadable


def matrix(store: Store) -> Matrix | Unreadable:
    """The limits of each role as the organisation set them; those of a card desk until it does."""
    return matrix_of(raw_of(store.connection, RAW, "authority"))


@dataclass(frozen=True, slots=True)
class Authority:
    """Authority of whoever is signed in, as it was read: the limits of each role, and the role of whoever it is, None
    for nobody. ``users`` says whether people sign in at all."""

    matrix: Matrix | Unreadable
    role: Role | None
    users: bool

    def limits(self, debt: Debt) -> Limits:
        """Return how far with a debt: as far as anybody likes in a store without users, nowhere for nobody in one with
        them."""
        if self.role is not None:
            return limits_for(self.matrix, self.role, debt)
        return NO_AUTHORITY if self.users else UNLIMITED


def authority(store: Store) -> Authority:
    """The authority of whoever is signed in."""
    user = people.current(store)
    return Authority(matrix(store), user.role if user else None, user is not None or rights.has_users(store))


def save_matrix(store: Store, limits: Matrix) -> tuple[str, ...]:
    """Save the limits of each role; returns as ``settings.save_own``. Refuses anybody but an administrator where the
    store has users."""
    if not rights.may(store, "organisation"):
        raise Refusal("authority", "not_allowed")
    return settings.save_guarded(store, "authority", msgspec.json.encode(limits, enc_hook=str).decode())
