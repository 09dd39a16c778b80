"""An option: terms with what happens to the old parts beside them, and its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from calculators.parts import Treatment
from restructure.offers.kinds import terms_of, terms_record
from restructure.offers.terms import Terms


@dataclass(frozen=True, slots=True)
class Option:
    """One card: terms and what happens to the parts that bear no interest."""

    terms: Terms
    treatment: Treatment


def option_record(option: Option) -> dict[str, Any]:
    """An option as plain values."""
    return {"terms": terms_record(option.terms), "treatment": msgspec.to_builtins(option.treatment)}


def option_of(record: dict[str, Any]) -> Option:
    """The option in plain values."""
    terms = msgspec.convert(record["terms"], dict[str, Any])
    return Option(terms_of(terms), msgspec.convert(record["treatment"], Treatment))
