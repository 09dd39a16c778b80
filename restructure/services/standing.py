"""Where an offer stands to the limits of whoever makes it, and how a release is asked for."""

from __future__ import annotations

from restructure.agreements.agreement import Agreement, offered
from restructure.offers.outcome import Simulated
from restructure.services.workplace import Workplace
from restructure.store import negotiations, offer_release, releases
from restructure.store.negotiations import Event
from restructure.store.offer_release import OfferAuthority, Request


def offer_authority(workplace: Workplace, account_number: str) -> OfferAuthority:
    """Return how far whoever is signed in may go, and what was asked and released on an account: read once, it tells
    where each offer stands (``offer_release.standing_of``) without asking the store again."""
    return offer_release.authority_on(workplace.store, account_number)


def other_release(known: OfferAuthority, outcome: Simulated) -> Request | None:
    """Terms that were released, wait for their signature and are not this offer: dates move on, what was released does
    not. None where there are none."""
    if not known.released:
        return None
    wanted, by_digest = offered(outcome), {one.proposal.terms_digest: one for one in known.requests}
    held = (by_digest[digest] for digest in known.released)
    return next((one for one in held if one.offer != wanted), None)


def ask_for_release(workplace: Workplace, terms: Agreement, why: str = "") -> None:
    """Put frozen terms before somebody who may release them; the log tells that they were asked for, and why."""
    releases.propose(workplace.store, terms)
    said = ": ".join(filter(None, (terms.number, why.strip())))
    negotiations.append(workplace.store, terms.account.number, Event(workplace.now, "asked", said))
