"""The columns of the table of accounts, and what stands in one of which nothing is known."""

from __future__ import annotations

from dataclasses import fields

from calculators.parts import Parts
from restructure.account import Account

NESTED = {"debtor": ("name", "id_number", "phone", "address"), "parts": Parts.__slots__}
COLUMNS = tuple(column for field in fields(Account) for column in NESTED.get(field.name, (field.name,)))

NULLABLE = frozenset(field.name for field in fields(Account) if field.default is None)
USUAL = {"product": "other", "lender_type": "licensed", "history": "[]", "demo": 0} | dict.fromkeys(Parts.__slots__, 0)
"""What stands where a file says nothing; in any other column it is an empty text, or nothing."""

Values = tuple[object, ...]
"""A row of the table in which an empty text stands for what is not known."""
