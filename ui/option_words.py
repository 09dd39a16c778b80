"""The words of each card, in the order of the cards: its name, and what is said of the keys that belong to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    # Named alone: it takes longer to load than the first window may.
    from restructure.offers.kinds import Kind

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CardWords:
    """``choose`` names the key that chooses the card, ``take`` the one that puts the nearest offer on it, None where
    there is no offer of that kind."""

    name: Callable[[], str]
    choose: Callable[[], str]
    take: Callable[[], str] | None = None


CARD_WORDS: dict[Kind, CardWords] = {
    "instalment": CardWords(
        lambda: translate("Desk", "Instalment"),
        lambda: translate("Actions", "Choose the instalment card"),
        lambda: translate("Actions", "Put the nearest instalment offer on its card"),
    ),
    "deferral": CardWords(
        lambda: translate("Desk", "Deferral"),
        lambda: translate("Actions", "Choose the deferral card"),
        lambda: translate("Actions", "Put the nearest deferral offer on its card"),
    ),
    "settlement": CardWords(
        lambda: translate("Desk", "Settlement"),
        lambda: translate("Actions", "Choose the settlement card"),
        lambda: translate("Actions", "Put the nearest settlement offer on its card"),
    ),
    "hold": CardWords(lambda: translate("Desk", "Hold"), lambda: translate("Actions", "Choose the hold")),
}


def kind_name(kind: Kind) -> str:
    """The name of a card."""
    return CARD_WORDS[kind].name()
