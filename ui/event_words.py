"""What an entry of the negotiation log is called, and its icon."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from restructure.store.negotiations import Kind

translate = QCoreApplication.translate

ICONS: dict[Kind, tuple[str, str]] = {
    "opened": ("user", "muted"),
    "offered": ("out", "accent"),
    "given": ("out", "accent"),
    "accepted": ("ok", "positive"),
    "refused": ("no", "negative"),
    "countered": ("in", "accent"),
    "note": ("note", "muted"),
    "confirmed": ("ok", "muted"),
    "corrected": ("pen", "muted"),
    "signed": ("pen", "positive"),
    "consented": ("ok", "positive"),
    "statement": ("doc", "muted"),
    "letters": ("out", "muted"),
    "reason": ("warn", "caution"),
    "asked": ("lock", "muted"),
    "released": ("unlock", "positive"),
    "declined": ("no", "negative"),
    "yes": ("ok", "positive"),
    "awaiting": ("print", "muted"),
    "speaks": ("user", "muted"),
    "stopped": ("no", "negative"),
    "resumed": ("ok", "muted"),
    "held": ("clock", "accent"),
    "hold_ended": ("ok", "muted"),
    "hold_undone": ("undo", "muted"),
    "called": ("in", "accent"),
    "paid": ("in", "positive"),
    "reversed": ("undo", "caution"),
    "noticed": ("out", "caution"),
    "ended": ("no", "negative"),
    "completed": ("ok", "positive"),
}


def event_name(kind: Kind, detail: str = "") -> str:
    """Return what an entry of that kind is called; what was agreed to stands in its ``detail``."""
    if kind == "consented" and detail == "figures":
        return translate("Events", "Figures confirmed")
    if kind == "consented" and detail in ("letters", "partner_letters"):
        return translate("Events", "Agreed to letters")
    return {
        "opened": translate("Events", "Account opened"),
        "offered": translate("Events", "We offered"),
        "given": translate("Events", "Offer given out"),
        "accepted": translate("Events", "Accepted"),
        "refused": translate("Events", "Refused"),
        "countered": translate("Events", "They asked for"),
        "note": translate("Events", "Note"),
        "confirmed": translate("Events", "Balance confirmed"),
        "corrected": translate("Events", "Account corrected"),
        "signed": translate("Events", "Agreement signed"),
        "consented": translate("Events", "Agreed to the use of income data"),
        "statement": translate("Events", "Budget statement made"),
        "letters": translate("Events", "Offer letters made"),
        "reason": translate("Events", "Reason for a caution"),
        "asked": translate("Events", "Release asked for"),
        "released": translate("Events", "Released"),
        "declined": translate("Events", "Release declined"),
        "yes": translate("Events", "Yes on the telephone"),
        "awaiting": translate("Events", "Printed, to be signed by hand"),
        "speaks": translate("Events", "Who speaks"),
        "stopped": translate("Events", "Offers stopped"),
        "resumed": translate("Events", "Offers go on"),
        "held": translate("Events", "On hold"),
        "hold_ended": translate("Events", "Hold ended early"),
        "hold_undone": translate("Events", "Hold: last step taken back"),
        "called": translate("Events", "They called us"),
        "paid": translate("Events", "Payment received"),
        "reversed": translate("Events", "Payment taken back"),
        "noticed": translate("Events", "Notice of a missed payment"),
        "ended": translate("Events", "Plan ended"),
        "completed": translate("Events", "Certificate made"),
    }[kind]
