"""Sentences of the organisation's own: what is said at each stage of a call, and texts in place of our messages."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Literal, get_args

from calculators.errors import Refusal

Stage = Literal["open", "identify", "purpose", "listen", "offer", "agree", "close"]
STAGES: tuple[Stage, ...] = get_args(Stage)
"""A call from its first word to its last."""
MessageKind = Literal["call_back", "offer", "agreed", "due", "missed"]
MESSAGES: tuple[MessageKind, ...] = get_args(MessageKind)
"""A request to call, the offer that stands, where to pay right after signing, the next payment, one that is missing."""
FIELDS = (
    "sender", "creditor", "telephone", "hours", "number", "amount_due", "due_day", "plan", "ends", "payee",
    "payee_account", "payee_bank",
)  # fmt: skip
"""What a message may name in braces; each text of a kind has those that are known then."""
FIELDS_OF: dict[MessageKind, tuple[str, ...]] = {
    "call_back": ("sender", "telephone", "hours"),
    "offer": ("sender", "creditor", "telephone", "hours", "plan", "ends"),
    "agreed": tuple(name for name in FIELDS if name not in ("plan", "ends")),
    "due": tuple(name for name in FIELDS if name not in ("plan", "ends")),
    "missed": tuple(name for name in FIELDS if name not in ("plan", "ends")),
}
KEYS = (*(f"script.{one}" for one in STAGES), *(f"message.{one}" for one in MESSAGES))
"""What there may be a sentence for."""
LONGEST = 1000
Sentences = Mapping[str, Mapping[str, str]]
"""By language, then by key."""


def check_sentences(sentences: Sentences) -> None:
    """Refuse a sentence for what there is none of (``unknown_choice``), one that is too long (``text_too_long``), and
    one that names in braces what is not known then (``unknown_place``)."""
    for texts in sentences.values():
        for key, text in texts.items():
            if key not in KEYS:
                raise Refusal(key, "unknown_choice", known=", ".join(KEYS))
            if len(text) > LONGEST:
                raise Refusal(key, "text_too_long", largest=LONGEST)
            allowed = next((FIELDS_OF[one] for one in MESSAGES if key == f"message.{one}"), ())
            if not _places(text) <= set(allowed):
                raise Refusal(key, "unknown_place", known=", ".join(f"{{{one}}}" for one in allowed) or "-")


def _places(text: str) -> set[str | None]:
    """What stands in braces; a brace alone is a place that nothing fits."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return {None}
    named = {name for _, name, _, _ in parts if name is not None}
    written = any(form or kind for _, name, form, kind in parts if name is not None)
    return {None} if written else {*named}


def sentence_of(sentences: Sentences, language: str, key: str) -> str:
    """Return the organisation's own sentence in a language; nothing where it has none."""
    return sentences.get(language, {}).get(key, "").strip()
