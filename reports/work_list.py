"""The work list in words: why an account is the next one, what holds the others back, and which signs there are."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from reports import formats, wording
from reports.formats import Language

if TYPE_CHECKING:
    from calculators.errors import Fact
    from restructure.worklist.best_hour import BestHour
    from restructure.worklist.next_step import NextStep
    from restructure.worklist.promise import Judged
    from restructure.worklist.sign import Sign
    from restructure.worklist.work_list import Entry


def reason_in_words(entry: Entry, language: Language) -> str:
    """Return why an account stands where it does, in a sentence with its figures."""
    if entry.finding is not None:
        return wording.finding(entry.finding, language, entry.currency)
    return wording.say(f"work.{entry.reason.code}", language, currency=entry.currency, **entry.reason.facts)


def promise_in_words(one: Judged, missed: int, known: date | None, language: Language) -> str:
    """Return what was promised, what became of it by the money that is known, and what speaks against it; ``missed``
    counts the promises on the account that were not kept."""
    made = one.promise
    facts: dict[str, Fact] = {"amount": made.amount, "day": made.due_on}
    if one.state in ("partly", "broken"):
        facts |= {"count": missed, "paid": one.received, "through": known or one.last_day}
    code = "promise_kept" if one.state == "kept" else "promise_open" if one.state == "open" else f"promise_{one.state}"
    said = [wording.say(f"work.{code}", language, currency=made.currency, **facts)]
    said += [wording.name("objection", each, language) for each in made.objections]
    return (" " if language == "en" else "").join(said)


def step_in_words(one: NextStep, language: Language) -> str:
    """Return what comes next on an account, on which day and at which hour there."""
    at, day = f"{one.moment:%H:%M}", one.moment.date()
    if one.kind == "call_back" and isinstance(one.due_at, datetime):
        return wording.say("work.call_back_at", language, at=at, day=day)
    if isinstance(one.due_at, datetime):
        return wording.say(f"work.waits_{one.kind}", language, day=f"{formats.date(day, language)} {at}")
    return wording.say(f"work.waits_{one.kind}", language, day=day)


def known_in_words(known: date | None, language: Language) -> str:
    """Return through which day money is known, in a sentence."""
    if known is None:
        return wording.say("cli.known_through.none", language)
    return wording.say("cli.known_through", language, day=formats.brief_date(known, language))


def sign_in_words(sign: Sign, currency: str, language: Language) -> str:
    """Return a sign in a sentence with its figures."""
    return wording.say(f"sign.{sign.name}", language, currency=currency, **sign.facts)


def best_hour_in_words(best: BestHour, language: Language) -> str:
    """Return when somebody answers best, with the calls that it is said of."""
    hours, calls = {"begin": best.begin, "end": best.end}, {"answered": best.answered, "tries": best.tries}
    return wording.say("work.best_hour", language, currency="", **hours, **calls)
