"""An account in which every field says something, and no two the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from calculators.rounding import Money
from restructure.parties.account import Month
from restructure.parties.account_fields import DEFAULTS, FIELDS, TEXTS, AccountField, account_of


def value(place: int, field: AccountField) -> Any:
    """A value that no other field has, and that none has by itself."""
    kinds: dict[str, Any] = {
        "currency": "EUR",
        "choice": next((one for one in field.choices if one != DEFAULTS[field.name]), ""),
        "part": Money(100_000 + place),
        "amount": Money(100_000 + place),
        "balance_day": date(2026, 11, 1),
        "day": date(2025, 1, 1 + place),
        "rate": Decimal(f"0.18{place}"),
        "count": 100 + place,
        "history": (Month(date(2026, 10, 1), Money(1), Money(2), 3),),
        "flag": True,
    }
    return f"F{place:02}{field.name.replace('_', '')[:6]}X" if field.kind in TEXTS else kinds[field.kind]


FILLED = account_of(
    {field.name: value(place, field) for place, field in enumerate(FIELDS)} | {"lender_type": "private"}
)
