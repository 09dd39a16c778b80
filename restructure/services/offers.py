"""Which offers stand on the cards: as they were made or accepted, left by a later edit, or past agreeing on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from restructure.offers.option import Option
from restructure.offers.outcome import Case, Outcome
from restructure.offers.terms import OptionKind
from restructure.parties.account import Debt
from restructure.proposals.standing_offer import (
    STANDING,
    Lapse,
    StandingOffer,
    lapsed,
    outcome_of,
    released_offer,
    standing_offers,
)
from restructure.store import Store, negotiations, releases

Kept = Mapping[str, Mapping[OptionKind, str]]
"""What a draft tells of offers that stood: their digests by what became of them, and by card."""


@dataclass(frozen=True, slots=True)
class Offers:
    """Offers by card. ``left`` are the cards that hold something else by now, ``gone`` what can no longer be agreed on
    and why, ``taken`` the digest of released terms that were put back.

    What was accepted stays on its card even so, and waits for somebody to begin anew; what was only offered does not.
    """

    standing: Mapping[OptionKind, StandingOffer] = field(default_factory=dict)
    left: frozenset[OptionKind] = frozenset()
    gone: Mapping[OptionKind, tuple[StandingOffer, Lapse]] = field(default_factory=dict)
    taken: Mapping[OptionKind, str] = field(default_factory=dict)

    def held(self, kind: OptionKind) -> StandingOffer | None:
        """The offer that a card holds just as it stands."""
        return None if kind in self.left else self.standing.get(kind)

    def past(self, kind: OptionKind) -> bool:
        """Return whether a card holds what was accepted and can no longer be agreed on."""
        return kind in self.gone and self.held(kind) is not None

    def outcome(self, kind: OptionKind, case: Case) -> Outcome | None:
        """Return what a card comes to where it holds an offer that stands."""
        offer = self.held(kind)
        return outcome_of(offer, case) if offer else None

    def changed(self, kind: OptionKind, option: Option) -> Offers:
        """The card holds another option: it has left what was offered, or has come back to it."""
        offer = self.standing.get(kind)
        if offer is None:
            return replace(self, left=self.left | {kind}) if kind in self.gone else self
        return replace(self, left=self.left - {kind} if option == offer.option else self.left | {kind})

    def left_at(self, kind: OptionKind) -> Offers:
        """A card holds something else from now on."""
        return replace(self, left=self.left | {kind})

    def said_anew(self, kind: OptionKind) -> Offers:
        """Return what was said of a card takes the place of released terms, and what it holds is what was said."""
        taken = {one: digest for one, digest in self.taken.items() if one != kind}
        return replace(self, taken=taken, left=self.left - {kind})

    def taken_up(self, kind: OptionKind, digest: str) -> Offers:
        """Released terms stand on a card."""
        return replace(self, taken={**self.taken, kind: digest}, left=self.left - {kind})

    def draft(self) -> Kept:
        """Return what tells an edit after an offer from a draft of before it."""
        known = {kind: offer.digest for kind, offer in self.standing.items()}
        known |= {kind: offer.digest for kind, (offer, _) in self.gone.items()}
        return {
            "left": {kind: known[kind] for kind in sorted(self.left & known.keys())},
            "taken": dict(self.taken),
        }


def found_offers(
    store: Store,
    number: str,
    case: Case,
    debt_of: Callable[[date], Debt],
    kept: Kept,
    before: Offers | None,
) -> Offers:
    """Return what stands on an account by its log; ``debt_of`` a day is what is known of it now, ``kept`` is what the
    draft told, ``before`` what stood while it was open.

    What was signed stands only until the account is left.
    """
    logged = standing_offers(negotiations.events(store, number, STANDING))
    known = before.standing if before else {}
    still = {
        kind: offer
        for kind, offer in logged.items()
        if offer.state != "signed" or (kind in known and known[kind].digest == offer.digest)
    }
    taken = before.taken if before else _taken(kept)
    still |= _released(store, number, case, taken, known)
    told = before.draft()["left"] if before else kept.get("left", {})
    left = frozenset(kind for kind, offer in still.items() if told.get(kind) == offer.digest)
    return _without_lapsed(Offers(still, left, {}, taken), case, debt_of)


def _taken(kept: Kept) -> dict[OptionKind, str]:
    return {kind: digest for kind, digest in kept.get("taken", {}).items() if digest}


def _released(
    store: Store, number: str, case: Case, taken: Mapping[OptionKind, str], known: Mapping[OptionKind, StandingOffer]
) -> dict[OptionKind, StandingOffer]:
    """Released terms that were put back on a card and wait for their signature, or were ``known`` before it came."""
    waiting = set(releases.released(store, number)) if taken else set()
    found: dict[OptionKind, StandingOffer] = {}
    for kind, digest in taken.items():
        if digest in waiting and case.situation.today:
            offer = released_offer(releases.record_of(store, digest), case, case.situation.today)
            if isinstance(offer, StandingOffer):
                found[kind] = offer
        elif kind in known and known[kind].state in ("released", "signed"):
            found[kind] = replace(known[kind], state="signed")
    return found


def _without_lapsed(offers: Offers, case: Case, debt_of: Callable[[date], Debt]) -> Offers:
    today = case.situation.today
    gone: dict[OptionKind, tuple[StandingOffer, Lapse]] = {}
    for kind, offer in offers.standing.items():
        if offer.state == "signed" or today is None:
            continue
        why = lapsed(offer, outcome_of(offer, case), today, debt_of(offer.debt.as_of))
        if why is not None:
            gone[kind] = (offer, why)
    standing = {kind: offer for kind, offer in offers.standing.items() if kind not in gone or offer.state == "accepted"}
    return replace(offers, standing=standing, gone=gone)
