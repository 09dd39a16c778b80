"""Which offers stand on the cards: as they were made or accepted, left by a later edit, or past agreeing on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from restructure.account import Debt
from restructure.offers.option import Option
from restructure.simulation import Case, Outcome
from restructure.standing_offer import Lapse, StandingOffer, lapsed, outcome_of, released_offer, standing_offers
from restructure.store import Store, approvals, negotiations
from restructure.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms

KINDS: tuple[type[Terms], ...] = (InstalmentTerms, DeferralTerms, SettlementTerms)
PLACES = {kind.kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Offers:
    """What stands by card. ``left`` are the cards that hold something else by now, ``gone`` what can no longer be
    agreed on and why, ``taken`` the digest of released terms that were put back.

    What was accepted stays on its card even so, and waits for somebody to begin anew; what was only offered does not.
    """

    standing: Mapping[int, StandingOffer] = field(default_factory=dict)
    left: frozenset[int] = frozenset()
    gone: Mapping[int, tuple[StandingOffer, Lapse]] = field(default_factory=dict)
    taken: Mapping[int, str] = field(default_factory=dict)

    def held(self, place: int) -> StandingOffer | None:
        """The offer that a card holds just as it stands."""
        return None if place in self.left else self.standing.get(place)

    def past(self, place: int) -> bool:
        """Whether a card holds what was accepted and can no longer be agreed on."""
        return place in self.gone and self.held(place) is not None

    def outcome(self, place: int, case: Case) -> Outcome | None:
        """What a card comes to where it holds an offer that stands."""
        offer = self.held(place)
        return outcome_of(offer, case) if offer else None

    def changed(self, place: int, option: Option) -> Offers:
        """The card holds another option: it has left what was offered, or has come back to it."""
        offer = self.standing.get(place)
        if offer is None:
            return replace(self, left=self.left | {place}) if place in self.gone else self
        return replace(self, left=self.left - {place} if option == offer.option else self.left | {place})

    def left_at(self, place: int) -> Offers:
        """A card holds something else from now on."""
        return replace(self, left=self.left | {place})

    def said_anew(self, place: int) -> Offers:
        """What was said of a card takes the place of released terms, and what it holds is what was said."""
        taken = {one: digest for one, digest in self.taken.items() if one != place}
        return replace(self, taken=taken, left=self.left - {place})

    def taken_up(self, place: int, digest: str) -> Offers:
        """Released terms stand on a card."""
        return replace(self, taken={**self.taken, place: digest}, left=self.left - {place})

    def draft(self) -> dict[str, Any]:
        """What tells an edit after an offer from a draft of before it."""
        known = {place: offer.digest for place, offer in self.standing.items()}
        known |= {place: offer.digest for place, (offer, _) in self.gone.items()}
        return {
            "left": {str(place): known[place] for place in sorted(self.left & known.keys())},
            "taken": {str(place): digest for place, digest in self.taken.items()},
        }


def found_offers(
    store: Store,
    number: str,
    case: Case,
    debt_of: Callable[[date], Debt],
    kept: Mapping[str, Mapping[str, str]],
    before: Offers | None,
) -> Offers:
    """What stands on an account by its log; ``debt_of`` a day is what is known of it now, ``kept`` is what the draft
    told, ``before`` what stood while it was open.

    What was signed stands only until the account is left.
    """
    logged = {PLACES[kind]: offer for kind, offer in standing_offers(negotiations.events(store, number)).items()}
    known = before.standing if before else {}
    still = {
        place: offer
        for place, offer in logged.items()
        if offer.state != "signed" or (place in known and known[place].digest == offer.digest)
    }
    taken = before.taken if before else _taken(kept)
    still |= _released(store, number, case, taken, known)
    told = before.draft()["left"] if before else kept.get("left", {})
    left = frozenset(place for place, offer in still.items() if told.get(str(place)) == offer.digest)
    return _without_lapsed(Offers(still, left, {}, taken), case, debt_of)


def _taken(kept: Mapping[str, Mapping[str, str]]) -> dict[int, str]:
    return {place: digest for place in PLACES.values() if (digest := kept.get("taken", {}).get(str(place)))}


def _released(
    store: Store, number: str, case: Case, taken: Mapping[int, str], known: Mapping[int, StandingOffer]
) -> dict[int, StandingOffer]:
    """Released terms that were put back on a card and wait for their signature, or were ``known`` before it came."""
    waiting = set(approvals.released(store, number)) if taken else set()
    found: dict[int, StandingOffer] = {}
    for place, digest in taken.items():
        if digest in waiting and case.situation.today:
            offer = released_offer(approvals.record_of(store, digest), case, case.situation.today)
            if isinstance(offer, StandingOffer):
                found[place] = offer
        elif place in known and known[place].state in ("released", "signed"):
            found[place] = replace(known[place], state="signed")
    return found


def _without_lapsed(offers: Offers, case: Case, debt_of: Callable[[date], Debt]) -> Offers:
    today = case.situation.today
    gone: dict[int, tuple[StandingOffer, Lapse]] = {}
    for place, offer in offers.standing.items():
        if offer.state == "signed" or today is None:
            continue
        why = lapsed(offer, outcome_of(offer, case), today, debt_of(offer.debt.as_of))
        if why is not None:
            gone[place] = (offer, why)
    standing = {
        place: offer for place, offer in offers.standing.items() if place not in gone or offer.state == "accepted"
    }
    return replace(offers, standing=standing, gone=gone)
