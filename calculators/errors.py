"""One way to say no: the field, a reason code that a catalogue turns into words, and the numbers behind it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

Fact = int | str | date | Fraction
"""What a reason may carry: amounts are minor units."""


class Refusal(ValueError):
    """A request outside the domain: which field, why, and the nearest value that works."""

    def __init__(self, field: str, code: str, **facts: Fact) -> None:
        super().__init__(f"{field}: {code}")
        self.field = field
        self.code = code
        self.facts = facts
