"""Words that several panels of the desk share: what each field, part and choice is called in the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from calculators.calendar import Frequency

translate = QCoreApplication.translate

FREQUENCIES = (
    Frequency(1, "month"),
    Frequency(1, "week"),
    Frequency(2, "week"),
    Frequency(4, "week"),
    Frequency(1, "quarter"),
    Frequency(1, "year"),
)


def option_name(index: int) -> str:
    """The name of a card."""
    return (
        translate("Desk", "Instalment"),
        translate("Desk", "Deferral"),
        translate("Desk", "Settlement"),
    )[index]


def hold_name() -> str:
    """The name of the card beside the options."""
    return translate("Desk", "Hold")


def part_name(part: str) -> str:
    """The name of a part of the debt."""
    return {
        "principal": translate("Desk", "Principal"),
        "interest": translate("Desk", "Interest"),
        "penalty": translate("Desk", "Penalty"),
        "fees": translate("Desk", "Fees"),
    }[part]


def frequency_name(frequency: Frequency) -> str:
    """The name of a frequency in a list of choices."""
    return {
        Frequency(1, "week"): translate("Desk", "weekly"),
        Frequency(2, "week"): translate("Desk", "fortnightly"),
        Frequency(4, "week"): translate("Desk", "every 4 weeks"),
        Frequency(1, "month"): translate("Desk", "monthly"),
        Frequency(1, "quarter"): translate("Desk", "quarterly"),
        Frequency(1, "year"): translate("Desk", "yearly"),
    }[frequency]


def per_frequency(frequency: Frequency) -> str:
    """How often, behind an amount."""
    return {
        Frequency(1, "week"): translate("Desk", "a week"),
        Frequency(2, "week"): translate("Desk", "every 2 weeks"),
        Frequency(4, "week"): translate("Desk", "every 4 weeks"),
        Frequency(1, "month"): translate("Desk", "a month"),
        Frequency(1, "quarter"): translate("Desk", "a quarter"),
        Frequency(1, "year"): translate("Desk", "a year"),
    }[frequency]


def payments_word(count: int) -> str:
    """So many payments."""
    if count == 1:
        return translate("Desk", "1 payment")
    return translate("Desk", "{0} payments").format(count)


def days_word(count: int) -> str:
    """So many days."""
    if count == 1:
        return translate("Desk", "1 day")
    return translate("Desk", "{0} days").format(count)


def changed_in(before: Mapping[str, Any], now: Mapping[str, Any]) -> str | None:
    """What an undo takes back, named after the first thing that differs; None where nothing does."""
    dates, dates_now = before.get("dates"), now.get("dates")
    if dates and dates_now and dates != dates_now:
        same = dates["frequency"] == dates_now["frequency"]
        return translate("Desk", "First due") if same else translate("Desk", "How often")
    for index in range(3):
        for part in ("terms", "treatments"):
            if before.get(part, [None] * 3)[index] != now.get(part, [None] * 3)[index]:
                return option_name(index)
    names = {
        "household": translate("Desk", "Means"),
        "hold": hold_name(),
        "chosen": translate("Desk", "Choice"),
        "on_hold": translate("Desk", "Choice"),
        "locked": translate("Desk", "Lock"),
        "note": translate("Desk", "Note"),
        "says": translate("Desk", "What they say"),
        "half": translate("Desk", "Typing"),
    }
    return next((text for name, text in names.items() if before.get(name) != now.get(name)), None)
