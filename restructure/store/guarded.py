"""What not everybody may change in a store with users: which settings, which figures of an account."""

from __future__ import annotations

OWN_SETTINGS = frozenset({"organisation", "payment_picture", "lpr", "guidelines", "payees"})
"""Settings that belong to the organisation: where debtors pay, which rules hold, what is printed. The limits of the
roles have rules of their own."""

OF_PERSONS = frozenset({"number", "name", "id_number", "phone", "address", "co_debtor", "guarantor"})
"""Columns of an account that tell who somebody is and how to reach them; all others tell what is owed."""


def is_own(key: str) -> bool:
    """Whether a setting belongs to the organisation."""
    return key in OWN_SETTINGS
