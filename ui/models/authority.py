"""How far an offer goes beyond the limits of whoever is signed in, who may release it, and how that stands."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from reports import wording
from reports.formats import Language
from restructure.authority.limits import Excess
from restructure.store import offer_release
from restructure.store.offer_release import State
from restructure.unreadable import Unreadable
from ui.session import Session


@dataclass(frozen=True, slots=True)
class Standing:
    """Obstacles to making an offer alone, in words: why, who may release it, how far that has come."""

    state: State
    why: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


def said_of_standing(session: Session, now: offer_release.Standing, currency: str) -> Standing:
    """Return where an offer stands, in words."""
    language = session.language
    if any(one.limit == "unread" for one in now.beyond):
        session.known(Unreadable("authority"), None)
    why = tuple(excess_sentence(one, language, currency) for one in now.beyond)
    return Standing(now.state, why, tuple(wording.name("role", role, language) for role in now.by))


def excess_sentence(one: Excess, language: Language, currency: str, said: str = "excess") -> str:
    """Return where an offer exceeds a limit of whoever reads it, with both figures; ``said`` as ``beyond``, in short of
    somebody else's limit."""
    key = f"{said}.{one.limit}.{one.part}" if one.part else f"{said}.{one.limit}"
    over = Fraction(one.asked) - Fraction(one.allowed)  # type: ignore[arg-type]  # limits are numbers
    return wording.say(key, language, currency=currency, asked=one.asked, allowed=one.allowed, over=over)
