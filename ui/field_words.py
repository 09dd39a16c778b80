"""Words that several panels of the desk share: what each field, part and choice is called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from calculators.calendar import Frequency
from restructure.household.frequency import HALF_MONTH, SEMESTER, TERM

translate = QCoreApplication.translate

FREQUENCIES = (
    Frequency(1, "month"),
    Frequency(1, "week"),
    Frequency(2, "week"),
    Frequency(4, "week"),
    Frequency(1, "quarter"),
    Frequency(1, "year"),
)

BUDGET_FREQUENCIES = (*FREQUENCIES[:4], HALF_MONTH, *FREQUENCIES[4:5], TERM, SEMESTER, *FREQUENCIES[5:])
"""How often a line of a budget may come; ten instalments are taken as a sum a year."""


def part_name(part: str) -> str:
    """The name of a part of the debt."""
    return {
        "principal": translate("Desk", "Principal"),
        "interest": translate("Desk", "Interest"),
        "penalty": translate("Desk", "Penalty"),
        "fees": translate("Desk", "Fees"),
    }[part]


def frequency_name(frequency: Frequency) -> str:
    """The name of a frequency in a list of choices; any other by its count and unit."""
    known = {
        Frequency(1, "week"): translate("Desk", "weekly"),
        Frequency(2, "week"): translate("Desk", "fortnightly"),
        Frequency(4, "week"): translate("Desk", "every 4 weeks"),
        Frequency(1, "month"): translate("Desk", "monthly"),
        HALF_MONTH: translate("Desk", "twice a month"),
        Frequency(1, "quarter"): translate("Desk", "quarterly"),
        TERM: translate("Desk", "each term, 3 a year"),
        SEMESTER: translate("Desk", "twice a year"),
        Frequency(1, "year"): translate("Desk", "yearly"),
    }
    return known.get(frequency) or f"{frequency.count} × {frequency.unit}"


def per_frequency(frequency: Frequency) -> str:
    """Return how often, behind an amount."""
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
