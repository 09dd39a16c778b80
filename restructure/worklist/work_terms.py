"""Terms of an organisation's own for promises and work lists."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.errors import Refusal

PERCENT = 100
RANGES = {"promise_days": (0, 30), "promise_percent": (1, PERCENT), "review_months": (1, 60), "first_days": (1, 60)}
"""The smallest and the largest that each may be."""


@dataclass(frozen=True, slots=True)
class WorkTerms:
    """A promise is kept by at least ``promise_percent`` of its sum, at most ``promise_days`` late, counted on to the
    next day that is not off with ``promise_rolls``; accounts are looked at anew after ``review_months``, and new ones
    spoken to within ``first_days`` working days."""

    promise_days: int = 3
    promise_percent: int = PERCENT
    promise_rolls: bool = False
    review_months: int = 6
    first_days: int = 3


USUAL = WorkTerms()


def check_terms(terms: WorkTerms) -> None:
    """Refuse what lies outside its range, by its field."""
    for name, (smallest, largest) in RANGES.items():
        if not smallest <= getattr(terms, name) <= largest:
            raise Refusal(name, "number_out_of_range", smallest=smallest, largest=largest)
