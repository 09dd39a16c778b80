"""An offer in words, apart from those that the first window needs: its figures take longer to load."""

from __future__ import annotations

from reports.formats import Language
from reports.in_short import plan_in_short
from restructure.offers.outcome import Simulated
from ui.option_words import kind_name


def describe(outcome: Simulated, language: Language) -> str:
    """An option in one line: ``Instalment 35 × 1,375.02, last 1,375.10``."""
    return f"{kind_name(outcome.terms.kind)} {plan_in_short(outcome, language)}"
