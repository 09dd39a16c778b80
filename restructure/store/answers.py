"""What the triggers of the store ask this program: what a record offers, and whether somebody may sign it."""

from __future__ import annotations

from datetime import date

import msgspec

from calculators.parts import PARTS
from calculators.rounding import Money
from restructure.agreement import digest_of_record
from restructure.authority import Role
from restructure.frozen import agreement_in, beyond, offer_digest
from restructure.progress import Received, progress, rest_of
from restructure.release import code_holds
from restructure.store.limits import matrix_of

__all__ = ["code_holds", "digest_of_record", "goes_beyond", "is_left_by", "offer_of"]


def goes_beyond(record: bytes, matrix: str | None, role: Role | None) -> bool:
    """Whether a record goes beyond the limits that ``matrix``, as it is kept, sets to a role; so does what cannot be
    read, and whatever nobody known asks for."""
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


def is_left_by(record: bytes | None, payments: str, as_of: str, parts: str) -> bool:
    """Whether a balance is what an agreement leaves of its debt after those payments; of no agreement it never is."""
    if record is None:
        return False
    try:
        receipts = [Received(date.fromisoformat(day), Money(amount)) for day, amount in msgspec.json.decode(payments)]
        agreement = agreement_in(record)
        left, day = rest_of(agreement, progress(agreement, receipts, date.fromisoformat(as_of)))
    except (msgspec.MsgspecError, KeyError, ValueError, TypeError):
        return False
    return ([getattr(left, part) for part in PARTS], day.isoformat()) == (msgspec.json.decode(parts), as_of)
