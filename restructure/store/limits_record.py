"""The limits of each role as they are recorded in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from restructure.store.json_records import as_type, decoded
from restructure.unreadable import Unreadable

if TYPE_CHECKING:
    from restructure.authority.limits import Matrix


def limits_in(raw: bytes) -> Matrix:
    """The limits of the roles out of JSON within JSON. Refuses what lacks one: every version kept them whole, and a
    limit that is not there would be no limit."""
    # At first use: what they limit takes longer to load than the first window may.
    from restructure.authority import limits

    found: Matrix = as_type(limits.Matrix, strict=False, whole=True)(msgspec.json.decode(raw, type=str).encode())
    return found


def matrix_of(kept: str | bytes | None) -> Matrix | Unreadable:
    """The limits as the settings keep them, JSON within JSON; those of a card desk where none were set."""
    if kept is None:
        from restructure.authority.limits import CARD_DESK

        return CARD_DESK
    return decoded(kept if isinstance(kept, bytes) else kept.encode(), "authority", limits_in)
