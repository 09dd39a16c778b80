"""What the triggers of the store ask this program: what a record offers, and whether somebody may sign it."""

from __future__ import annotations

import hashlib
from datetime import date

import msgspec

from calculators.parts import PARTS, Parts
from calculators.rounding import Money
from restructure.agreements.agreement import digest_of_record
from restructure.agreements.record import beyond, offer_digest
from restructure.authority.decision import decision_holds
from restructure.authority.limits import Role, gives_up_more, limits_for
from restructure.parties.account import Debt, Product
from restructure.store.guarded_parts import parts_changed
from restructure.store.limits_record import matrix_of

__all__ = [
    "decision_holds", "digest_of_record", "fingerprint", "goes_beyond", "is_left_by", "lowers_beyond", "offer_of",
    "parts_changed_in",
]  # fmt: skip


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


def parts_changed_in(key: str, old: str | None, new: str | None) -> str:
    """The parts in which two values of a setting differ, as JSON."""
    return msgspec.json.encode(parts_changed(key, old, new)).decode()


def fingerprint(content: bytes | None) -> str | None:
    """The digest of what nobody needs to see; None for nothing."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def lowers_beyond(
    old: str,
    new: str,
    earlier: str | None,
    product: Product,
    overdue_since: str | None,
    matrix: str | None,
    role: Role | None,
) -> bool:
    """Return whether a balance goes down by more than a role may waive of it. It is measured by the larger of what
    stands there and what stood there ``earlier``; another currency, and what cannot be read, is beyond all limits."""
    try:
        before, after = msgspec.json.decode(old), msgspec.json.decode(new)
        if role is None or before["currency"] != after["currency"]:
            return True
        stood = msgspec.json.decode(earlier) if earlier else before
        most = Parts(*(Money(max(before[part], stood[part])) for part in PARTS))
        as_of = date.fromisoformat(before["as_of"])
        days = None if overdue_since is None else max(0, (as_of - date.fromisoformat(overdue_since)).days)
        debt = Debt(before["currency"], most, as_of, days_overdue=days, product=product)
        left = Parts(*(Money(after[part]) for part in PARTS))
        return gives_up_more(most, left, limits_for(matrix_of(matrix), role, debt))
    except (msgspec.MsgspecError, KeyError, ValueError, TypeError):
        return True
