"""What the steps of a budget sheet are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reports import wording
from reports.formats import Language
from restructure.household.sheet import Line
from ui.budget.rows import title
from ui.models.undo import Step

translate = QCoreApplication.translate


def step_of_line(line: Line, typed: str = "") -> Step:
    """A change to a line, which has words of its own or its category's."""
    return Step("own", line.title, typed) if line.title else Step("category", line.category, typed)


def step_name(step: Step, language: Language) -> str:
    """Return what a step is called: what it changed, and what was typed there."""
    return f"{_changed(step, language)} {step.typed}".strip()


def _changed(step: Step, language: Language) -> str:
    if step.kind in ("category", "mode"):
        return wording.name(step.kind, step.of, language)
    if step.kind == "own":
        return step.of
    return {
        "adults": translate("BudgetPage", "Adults"),
        "children": translate("BudgetPage", "Children"),
        "partner": translate("BudgetPage", "Partner"),
        "shock": translate("Side", "A sudden cost of"),
        "lump_sum": translate("Side", "Money that is there"),
        "past": translate("Side", "Last months"),
        "reason": title("note"),
        "paste": translate("Budget", "Paste"),
        "fill": translate("Budget", "Fill down"),
        "empty": translate("Budget", "Emptied"),
        "members": translate("BudgetPage", "Ages, vehicles"),
        "import": translate("Budget", "Import"),
    }[step.kind]
