"""What the triggers of the store ask this program: what a record offers, and whether somebody may sign it."""

from __future__ import annotations

import msgspec

from restructure.agreements.agreement import digest_of_record
from restructure.agreements.record import beyond, offer_digest
from restructure.authority.limits import Role
from restructure.authority.release_code import code_holds
from restructure.store.limits_record import matrix_of

__all__ = ["code_holds", "digest_of_record", "goes_beyond", "is_left_by", "offer_of"]


def goes_beyond(record: bytes, matrix: str | None, role: Role | None) -> bool:
    """Return whether a record goes beyond the limits that ``matrix``, as it is kept, sets to a role; so does what
    cannot be read, and whatever nobody known asks for."""
    try:
        return role is None or beyond(record, matrix_of(matrix), role)
    except (msgspec.MsgspecError, KeyError, ValueError, TypeError):
        return True


def offer_of(record: bytes) -> str | None:
    """The digest of what a record offers; None, which equals nothing, where it cannot be read."""
    try:
        return offer_digest(record)
    except (msgspec.MsgspecError, KeyError, ValueError, TypeError):
        return None


def is_left_by(*_: object) -> bool:
    """Return whether a balance may be written because an agreement leaves it: none may. What an agreement leaves is
    worked out whenever it is asked for; the rule of step 14 still asks."""
    return False
