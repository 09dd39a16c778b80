"""The lines of a budget sheet: one tree of categories for every country, in the order in which a sheet shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Section = Literal["income", "fixed", "communications", "food", "personal", "priority"]
SECTIONS: tuple[Section, ...] = ("income", "fixed", "communications", "food", "personal", "priority")
"""The shape of the Standard Financial Statement."""


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of line. ``housing`` counts towards the share of income that the home takes."""

    key: str
    section: Section
    housing: bool = False


_TREE: dict[Section, str] = {
    "income": "salary part_time self_employed bonus benefits pension family_support contribution other_income",
    "fixed": (
        "unsplit rent* property_fee* energy council_tax medical insurance transport childcare school care deductions "
        "other_fixed"
    ),
    "communications": "phone leisure",
    "food": "groceries housekeeping",
    "personal": "clothes hygiene other_personal",
    "priority": "home_loan* rent_arrears* energy_arrears tax_arrears maintenance court other_priority",
}
CATEGORIES: dict[str, Category] = {
    word.rstrip("*"): Category(word.rstrip("*"), section, word.endswith("*"))
    for section, words in _TREE.items()
    for word in words.split()
}
"""Every category by its key."""

OTHERS: dict[Section, str] = {
    "income": "other_income",
    "fixed": "other_fixed",
    "communications": "leisure",
    "food": "housekeeping",
    "personal": "other_personal",
    "priority": "other_priority",
}
"""The category of a section that takes lines with words of their own."""

UNPLACED = "unplaced"
"""No category: a line of which nobody has said yet where it belongs. It counts for nothing and keeps a verdict
waiting."""

UNSPLIT = "unsplit"
"""Spending told in one figure on the telephone: what is not yet split into the lines of the sheet."""

LUMPY = frozenset({"other_income", "other_fixed", "other_personal", "other_priority"})
"""Categories of which a sheet may hold several lines, told apart by their own words."""


def section_of(category: str) -> Section:
    """The section that a category stands in; a category of an older sheet counts as other spending."""
    known = CATEGORIES.get(category)
    return known.section if known else "fixed"


def of_section(section: Section) -> tuple[str, ...]:
    """The keys of a section, in order."""
    return tuple(key for key, one in CATEGORIES.items() if one.section == section)
