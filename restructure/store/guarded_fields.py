"""What not everybody may change in a store with users, and what takes the decision of two people."""

from __future__ import annotations

OWN_SETTINGS = frozenset(
    {"organisation", "payment_picture", "letterhead", "lpr", "guidelines", "payees", "sign_offs", "sentences"}
)
"""Settings that belong to the organisation: where debtors pay, which rules hold and who read them, what is printed
and said.
The limits of the roles have rules of their own."""
GUARDED_SETTINGS = OWN_SETTINGS | {"authority"}
"""Settings that take two people, whole or in those parts that ``guarded_parts`` names."""


def is_own(key: str) -> bool:
    """Return whether a setting belongs to the organisation."""
    return key in OWN_SETTINGS


def is_guarded(key: str) -> bool:
    """Return whether a setting, or a part of it, takes the decision of two people."""
    return key in GUARDED_SETTINGS
