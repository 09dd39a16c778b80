"""The words for what two drafts differ in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from restructure.offers.kinds import OPTIONS
from restructure.services.drafts import by_kind
from ui.option_words import kind_name

translate = QCoreApplication.translate


def changed_in(before: Mapping[str, Any], now: Mapping[str, Any]) -> str | None:
    """The name of what an undo takes back, after the first thing that differs; None where nothing does."""
    dates, dates_now = before.get("dates"), now.get("dates")
    if dates and dates_now and dates != dates_now:
        same = dates["frequency"] == dates_now["frequency"]
        return translate("Desk", "First due") if same else translate("Desk", "How often")
    was, is_now = by_kind(before), by_kind(now)
    for kind in OPTIONS:
        if was["options"].get(kind) != is_now["options"].get(kind):
            return kind_name(kind)
    names = {
        "household": translate("Desk", "Means"),
        "hold": kind_name("hold"),
        "chosen": translate("Desk", "Choice"),
        "on_hold": translate("Desk", "Choice"),
        "locked": translate("Desk", "Lock"),
        "note": translate("Desk", "Note"),
        "says": translate("Desk", "What they say"),
        "half": translate("Desk", "Typing"),
    }
    return next((text for name, text in names.items() if was.get(name) != is_now.get(name)), None)
