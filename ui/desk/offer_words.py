"""An offer in words, apart from those that the first window needs: its figures take longer to load."""

from __future__ import annotations

from reports.formats import Language
from reports.in_short import plan_in_short
from restructure.simulation import Simulated
from ui.desk.words import option_name


def describe(outcome: Simulated, index: int, language: Language) -> str:
    """An option in one line: ``Instalment 35 × 1,375.02, last 1,375.10``."""
    return f"{option_name(index)} {plan_in_short(outcome, language)}"
