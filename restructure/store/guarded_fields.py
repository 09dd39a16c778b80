"""What not everybody may change in a store with users."""

from __future__ import annotations

OWN_SETTINGS = frozenset({"organisation", "payment_picture", "lpr", "guidelines", "payees"})
"""Settings that belong to the organisation: where debtors pay, which rules hold, what is printed. The limits of the
roles have rules of their own."""


def is_own(key: str) -> bool:
    """Return whether a setting belongs to the organisation."""
    return key in OWN_SETTINGS
