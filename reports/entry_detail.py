"""The detail of an entry of the record in words: amounts, days and choices, by the shape in which the store writes
it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from calculators.rounding import Money
from reports import formats, wording
from reports.formats import Language
from restructure.store.audit import Action

DAY = r"\d{4}-\d{2}-\d{2}"
COUNTED = r"(?P<counts>\d+ [a-z_]+(?:, \d+ [a-z_]+)*(?:, batch \d+)?)"
REST = r"(?: (?P<text>.*))?"
REQUESTED = r"(?P<text>\d+): (?P<request_kind>\w+)"
SHAPES: Mapping[Action, str] = {
    "accounts_dealt": r"(?P<part>\d+) of (?P<whole>\d+)",
    "accounts_imported": COUNTED,
    "agreement_turn": rf"(?P<number>\S+): (?P<done>booked|noticed|ended|completed){REST}",
    "approved": r"(?P<terms>[0-9a-f]{64})",
    "budgets_imported": COUNTED,
    "complaint_answered": r"(?P<complaint>\w+)",
    "complaint_received": rf"until (?P<until>{DAY})",
    "creditor_statement": rf"(?P<done>\w+) (?P<text>.*) (?P<since>{DAY}) – (?P<until>{DAY})",
    "declined": r"(?P<terms>[0-9a-f]{64})",
    "exported": (
        rf"inspection (?P<since>{DAY}) – (?P<until>{DAY}): (?P<digest>[0-9a-f]{{64}})|person (?P<person>\d+)"
    ),
    "import_undone": rf"batch (?P<batch>\d+): {COUNTED}",
    "left_out": r"(?P<matter>\w+): (?P<done>out|in): (?P<text>.*)",
    "money_known": rf"(?P<until>{DAY})",
    "month_end_taken": r"(?P<month>\d{4}-\d{2}): (?P<text>\d+)",
    "next_step_ended": rf"(?P<done>done|dropped){REST}",
    "next_step_set": rf"(?P<step>\w+) (?P<moment>{DAY}T\S+){REST}",
    "payment_kept": rf"(?P<day>{DAY}) (?P<amount>\d+)(?: (?P<currency>[A-Z]{{3}}))?",
    "payments_imported": COUNTED,
    "person_answer": rf"{REQUESTED}: (?P<request_outcome>\w+)",
    "person_corrected": r"(?P<text>\d+): (?P<corrected>\w+)",
    "person_request": REQUESTED,
    "placement_ended": rf"(?P<done>returned|recalled|kept_back|withdrawn)(?: (?P<until>{DAY}))?{REST}",
    "promise_ended": rf"(?P<done>withdrawn|mistaken){REST}",
    "promise_noted": (
        rf"(?P<amount>\d+) (?P<currency>[A-Z]{{3}}) (?P<day>{DAY})(?P<objections>(?: \w+)*)(?:: (?P<text>.*))?"
    ),
    "skipped": r"(?P<skip>\w+)",
    "user_changed": (
        r"(?P<text>[^:]+): (?:(?P<user_state>active|inactive|password given|own password)|(?P<role>\w+))"
    ),
}  # fmt: skip
"""By what was done, how the store tells it; what has no shape here is a text, or a list of changed fields."""
UNMISTAKABLE: tuple[Action, ...] = ("payment_kept", "promise_noted", "next_step_set", "complaint_received")
"""Told by their shape alone, where nobody says what was done."""
CHOICES = (
    "complaint",
    "matter",
    "step",
    "skip",
    "request_kind",
    "request_outcome",
    "corrected",
    "role",
    "done",
    "user_state",
)
UNKNOWN_CURRENCY = "CNY"
"""Entries of before named none: minor units, as most currencies have them."""


def shaped(detail: str, language: Language, action: Action | None) -> str | None:
    """The detail in words; None where it is not of the shape that its action has."""
    for one in UNMISTAKABLE if action is None else (action,):
        found = re.fullmatch(SHAPES[one], detail) if one in SHAPES else None
        if found is not None:
            told = ((name, value) for name, value in found.groupdict().items() if value)
            said = (part for name, value in told for part in _said(name, value, found, language))
            return wording.say("changed.between", language).join(said)
    return None


def day_in_words(text: str, language: Language) -> str | None:
    """A day, or a moment, as it is kept, in words; None where a text is neither."""
    if not re.match(DAY, text):
        return None
    try:
        if len(text) == len("2026-11-25"):
            return formats.brief_date(date.fromisoformat(text), language)
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return f"{formats.brief_date(at.date(), language)} {at:%H:%M}"


def choice_in_words(family: str, value: str, language: Language) -> str:
    """The name of a choice; one of a later version stands as it is."""
    return wording.CATALOGUES[language].get(f"name.{family}.{value}", value)


def _counted(part: str, language: Language) -> str:
    first, _, second = part.partition(" ")
    if first == "batch":
        return wording.say("entry.batch", language, batch=second)
    key = f"counted.{second}"
    return wording.say(key, language, count=int(first)) if key in wording.CATALOGUES[language] else part


def _said(name: str, value: str, found: re.Match[str], language: Language) -> Iterator[str]:
    if name in CHOICES:
        yield choice_in_words(name, value.replace(" ", "_"), language)
    elif name in ("day", "moment"):
        yield day_in_words(value, language) or value
    elif name in ("since", "until"):
        yield wording.say(f"entry.{name}", language, day=day_in_words(value, language) or value)
    elif name == "amount":
        currency, amount = found["currency"], Money(int(value))
        yield formats.money(amount, currency, language) if currency else formats.plain(amount, UNKNOWN_CURRENCY)
    elif name == "counts":
        yield wording.say("entry.between", language).join(_counted(part, language) for part in value.split(", "))
    elif name == "objections":
        yield from (choice_in_words("objection", one, language) for one in value.split())
    elif name == "batch":
        yield wording.say("entry.batch", language, batch=value)
    elif name == "month":
        yield formats.month_of_year(date.fromisoformat(f"{value}-01"), language)
    elif name == "person":
        yield wording.say("entry.person", language, person=value)
    elif name == "digest":
        yield value[:16]
    elif name == "terms":
        yield wording.say("entry.terms", language, digest=value[:16])
    elif name == "part":
        yield wording.say("entry.part", language, part=value, whole=found["whole"])
    elif name in ("text", "number"):
        yield value
