"""The work list in words: why an account is the next one, what holds the others back, and which signs there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import wording
from reports.formats import Language

if TYPE_CHECKING:
    from restructure.worklist.best_hour import BestHour
    from restructure.worklist.sign import Sign
    from restructure.worklist.work_list import Entry


def reason_in_words(entry: Entry, language: Language) -> str:
    """Return why an account stands where it does, in a sentence with its figures."""
    if entry.finding is not None:
        return wording.finding(entry.finding, language, entry.currency)
    return wording.say(f"work.{entry.reason.code}", language, currency=entry.currency, **entry.reason.facts)


def sign_in_words(sign: Sign, currency: str, language: Language) -> str:
    """Return a sign in a sentence with its figures."""
    return wording.say(f"sign.{sign.name}", language, currency=currency, **sign.facts)


def best_hour_in_words(best: BestHour, language: Language) -> str:
    """Return when somebody answers best, with the calls that it is said of."""
    hours, calls = {"begin": best.begin, "end": best.end}, {"answered": best.answered, "tries": best.tries}
    return wording.say("work.best_hour", language, currency="", **hours, **calls)
