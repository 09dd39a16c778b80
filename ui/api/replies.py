"""How every door replies: JSON text, amounts in major units, rates with eight decimals, errors with their paths."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import msgspec

from calculators.errors import Refusal
from reports import wording
from restructure.policy import Finding
from restructure.requests import Language

EIGHT_PLACES = Decimal("0.00000001")
Reply = dict[str, Any]


def encode(reply: Reply) -> str:
    """An answer as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(reply), indent=2).decode()


def unreadable() -> Reply:
    """The answer to a request that could not be read at all."""
    return errors((("", Refusal("file", "file_unreadable")),), "en", "")


def errors(found: tuple[tuple[str, Refusal], ...], language: Language, currency: str) -> Reply:
    """Return what is wrong, each with its path and how to repair it."""
    return {"errors": [{"path": path, "message": wording.reason(reason, language, currency)} for path, reason in found]}


def told(found: Iterable[Finding], language: Language, currency: str) -> list[Reply]:
    """Findings as they go out, in words."""
    return [
        {
            "rule": one.rule,
            "severity": one.severity,
            "message": wording.finding(one, language, currency),
            "source": wording.source(one, language),
            "cure": wording.cure(one, language, currency),
            "confirmed": one.confirmed,
        }
        for one in found
    ]


def eight(value: Fraction | Decimal | None) -> str | None:
    """A rate or a share with eight decimals, half up."""
    if value is None:
        return None
    exact = value if isinstance(value, Decimal) else Decimal(value.numerator) / Decimal(value.denominator)
    return format(exact.quantize(EIGHT_PLACES, ROUND_HALF_UP), "f")
