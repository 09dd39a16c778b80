"""Who speaks, and what ends the talk of offers: one key each, kept in the log of the account."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

Speaker = Literal["debtor", "proxy", "adviser", "other"]
SPEAKERS: tuple[Speaker, ...] = get_args(Speaker)


def exit_name(reason: str) -> str:
    """Return what an exit is called."""
    return {
        "wrong_person": translate("Exits", "Wrong person"),
        "disputed": translate("Exits", "Debt is disputed"),
        "represented": translate("Exits", "Has a lawyer or adviser"),
        "insolvent": translate("Exits", "Insolvency has begun"),
        "deceased": translate("Exits", "Has died"),
        "under_age": translate("Exits", "Under age"),
        "no_capacity": translate("Exits", "Lacks capacity"),
        "in_danger": translate("Exits", "Danger to life"),
        "seriously_ill": translate("Exits", "Seriously ill"),
    }.get(reason, reason)


def exit_advice(reason: str) -> str:
    """Return what to do then."""
    return {
        "wrong_person": translate("Exits", "Say nothing of the debt. End the call and have the number checked."),
        "disputed": translate("Exits", "Note what is disputed and send the documents. Offers wait for the answer."),
        "represented": translate("Exits", "Talk to the representative from now on, in writing."),
        "insolvent": translate("Exits", "Claims go to the administrator. Ask for the case number."),
        "deceased": translate("Exits", "Condolence, no demand. The estate is written to."),
        "under_age": translate("Exits", "No agreement can be made. A guardian is written to."),
        "no_capacity": translate("Exits", "No agreement can be made now. Ask who is allowed to act."),
        "in_danger": translate("Exits", "Stay on the line, speak of nothing else, have somebody call for help."),
        "seriously_ill": translate("Exits", "Wish them well, ask for nothing. A supervisor decides when to come back."),
    }.get(reason, "")


def speaker_name(speaker: str) -> str:
    """Return who speaks."""
    return {
        "debtor": translate("Exits", "the person themselves"),
        "proxy": translate("Exits", "a proxy, mandate checked"),
        "adviser": translate("Exits", "an adviser or lawyer"),
        "other": translate("Exits", "somebody else"),
    }.get(speaker, speaker)
