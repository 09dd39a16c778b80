"""What the steps of a list of debts are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reports import wording
from reports.formats import Language
from ui.debts.entries import CHOSEN, choice_name, head
from ui.models.undo import Step

translate = QCoreApplication.translate


def step_name(step: Step, language: Language) -> str:
    """Return what a step is called: what it changed, and what was typed or picked there."""
    if step.kind == "column":
        value = choice_name(step.of, step.typed, language) if step.of in CHOSEN else step.typed
        return f"{head(step.of)} {value}".strip()
    if step.kind == "method":
        return wording.name("share_method", step.of, language)
    return {
        "remove": translate("DebtsPage", "Remove the debt"),
        "priority": translate("PriorityPanel", "Priority debts"),
        "available": translate("Side", "A month to share"),
        "lump_sum": translate("Side", "The sum"),
        "authority": translate("Side", "Letter of authority of"),
        "review_on": translate("Side", "Review on"),
        "lump_reason": translate("Side", "Debts"),
        "considered": translate("Side", "Debts"),
        "space_from": translate("Replies", "First day of the moratorium"),
        "reply": translate("Replies", "Letters and answers"),
        "answers": translate("WaysOut", "Ways out, compared"),
        "paste": translate("Budget", "Paste"),
        "fill": translate("Budget", "Fill down"),
        "empty": translate("Budget", "Emptied"),
        "import": translate("Budget", "Import"),
    }[step.kind]
