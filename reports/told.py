"""The words for an entry of the negotiation log, in the language of whoever reads it."""

from __future__ import annotations

from calculators.errors import Fact
from reports import formats, wording
from reports.formats import Language
from reports.in_short import said_in_short
from restructure.parties.situation import Hold
from restructure.proposals.log_entry import QUICK, Told, told_in
from restructure.proposals.standing_offer import short_in


def said_of(detail: str, language: Language) -> str:
    """An entry of the negotiation: the words that were typed, or in words what it tells."""
    told, short = told_in(detail), short_in(detail)
    if told is not None:
        return in_words(told, language)
    if short is None:
        return detail
    return f"{wording.name('kind', short.kind, language)} {said_in_short(short, language)}"


def detail_of(kind: str, detail: str, language: Language) -> str:
    """Return the detail of an entry of the negotiation in words, whatever it was kept as."""
    if kind == "consented":
        return wording.name("consent", detail, language)
    if kind == "yes":
        number, _, item = detail.partition(": ")
        return wording.labelled(number, wording.name("item", item, language), language)
    return said_of(detail, language)


def in_words(told: Told, language: Language) -> str:
    """Return what an entry tells, in a line."""
    comma = ", " if language == "en" else "，"
    says = wording.says(told.statement, language, told.currency).values()
    if told.what in ("says", "adviser"):
        surplus = (
            (wording.say("told.surplus", language, currency=told.currency, amount=told.amount),)
            if told.amount is not None
            else ()
        )
        reasons = (wording.name("answered", one, language) for one in told.reasons)
        return comma.join(filter(None, (told.by, *says, *surplus, *reasons, told.note)))
    facts: dict[str, Fact] = {"number": told.number}
    if told.amount is not None:
        facts["amount"] = told.amount
    if told.day is not None:
        facts["day"] = told.day
    if told.plan is not None:
        kind = wording.name("kind", told.plan.kind, language)
        facts["plan"] = f"{kind} {said_in_short(told.plan, language)}"
    if told.what == "message":
        by, kind = wording.name("medium", told.medium, language), wording.name("message", told.message, language)
        return wording.labelled(by, kind, language)
    if told.hold is not None:
        return hold_in_short(told.hold, language)
    return wording.say(f"told.{told.what}", language, currency=told.currency, **facts)


def hold_in_short(hold: Hold, language: Language) -> str:
    """A hold in one line: until when, and whether interest runs on."""
    comma = ", " if language == "en" else "，"
    until = wording.say("told.hold", language, until=formats.brief_date(hold.until, language))
    interest = wording.say("told.hold.runs" if hold.accrues else "told.hold.stops", language)
    return comma.join(filter(None, (until, interest, hold.reason)))


def quick_notes(language: Language) -> tuple[str, ...]:
    """The notes that are needed most."""
    return tuple(wording.say(f"told.{one}", language) for one in QUICK)
