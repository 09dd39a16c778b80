"""What not everybody may change in a store with users, and what takes the decision of two people."""

from __future__ import annotations

import hashlib

import msgspec

OWN_SETTINGS = frozenset(
    {
        "organisation",
        "payment_picture",
        "letterhead",
        "lpr",
        "guidelines",
        "payees",
        "sign_offs",
        "sentences",
        "work_terms",
    }
)
"""Settings that belong to the organisation: where debtors pay, which rules hold and who read them, what is printed
and said.
The limits of the roles have rules of their own."""
GUARDED_SETTINGS = OWN_SETTINGS | {"authority"}
"""Settings that take two people, whole or in those parts that ``guarded_parts`` names."""

LETTERHEADS = "letterhead_"
"""Under it and its SHA-256 each letterhead that ever was is kept, for the agreements that bear it."""


def is_letterhead(key: str, value: object) -> bool:
    """Return whether a setting is the picture whose digest its key names."""
    try:
        picture = msgspec.json.decode(value, type=bytes)  # type: ignore[call-overload]  # whatever a statement gives
    except (msgspec.MsgspecError, TypeError, UnicodeEncodeError):
        return False
    return key == LETTERHEADS + hashlib.sha256(picture).hexdigest()


def is_own(key: str) -> bool:
    """Return whether a setting belongs to the organisation."""
    return key in OWN_SETTINGS


def is_guarded(key: str) -> bool:
    """Return whether a setting, or a part of it, takes the decision of two people."""
    return key in GUARDED_SETTINGS
