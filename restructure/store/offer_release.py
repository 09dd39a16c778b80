"""What may leave the house: an offer that no rule stops and that is within somebody's limits or released. One place
decides for paper, file, clipboard and voice alike."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from typing import Literal

import msgspec

from calculators.errors import Refusal
from restructure.agreements.agreement import offered, offered_in
from restructure.agreements.standing import Settled
from restructure.authority.limits import Excess, Role, excesses, measures_of, releasers
from restructure.offers.outcome import Simulated
from restructure.store import accounts, limits, negotiations, plan_events, promises, releases, settings
from restructure.store.connection import Store
from restructure.store.limits import Authority
from restructure.store.negotiations import Event
from restructure.store.releases import Proposal
from restructure.worklist.promise import Promise

State = Literal["free", "beyond", "waiting", "released", "declined"]
Hold = Literal["settings_unreadable", "debt_settled", "offers_stopped", "offer_blocked", "needs_release"]
MAY_LEAVE: tuple[State, ...] = ("free", "released")


@dataclass(frozen=True, slots=True)
class Standing:
    """An offer's standing to the limits of whoever is signed in: by what it goes beyond them, and who may release it. A
    release holds for exactly these terms."""

    state: State
    beyond: tuple[Excess, ...] = ()
    by: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """Terms that were put before somebody: who asked and what was decided, the frozen record, and what it offers."""

    proposal: Proposal
    record: bytes
    offer: bytes


@dataclass(frozen=True, slots=True)
class OfferAuthority:
    """The authority for offers on an account, as it was read: how far whoever is signed in may go, every request, the
    newest first, and the digests that were released and wait for their signature, the latest first."""

    own: Authority
    requests: tuple[Request, ...]
    released: tuple[str, ...]


def authority_on(store: Store, account_number: str) -> OfferAuthority:
    """The authority and the requests of an account, as they are now."""
    requests = tuple(
        Request(proposal, record, offered_in(record))
        for proposal, record in releases.proposed_on(store, account_number)
    )
    return OfferAuthority(
        limits.authority(store), requests, releases.released(store, account_number) if requests else ()
    )


def standing_of(known: OfferAuthority, outcome: Simulated) -> Standing:
    """Return where an offer stands by what was read. In a store without users nothing has to be released."""
    asked = measures_of(outcome)
    found = excesses(asked, known.own.limits(outcome.debt))
    if not found:
        return Standing("free")
    by = releasers(known.own.matrix, asked)
    held = request_for(known, outcome)
    if held is None:
        return Standing("beyond", found, by)
    states: dict[bool | None, State] = {None: "waiting", True: "released", False: "declined"}
    return Standing(states[held.proposal.approved], found, by)


def standing(store: Store, account_number: str, outcome: Simulated) -> Standing:
    """Return where an offer stands now."""
    return standing_of(authority_on(store, account_number), outcome)


def request_for(known: OfferAuthority, outcome: Simulated) -> Request | None:
    """The newest request for exactly this offer, None where nobody asked."""
    wanted = offered(outcome) if known.requests else b""
    return next((one for one in known.requests if one.offer == wanted), None)


def check_settings(store: Store) -> None:
    """Refuse whatever rests on settings that every offer rests on, while they cannot be read."""
    if settings.unreadable(store, deciding=True):
        raise Refusal("settings", "settings_unreadable")


def held_back(store: Store, account_number: str, outcome: Simulated) -> Hold | None:
    """Return what keeps an offer in the house; None where it may leave. Where it cannot be read who is paid where, and
    under which rules, nothing does."""
    if settings.unreadable(store, deciding=True):
        return "settings_unreadable"
    account = accounts.load(store, account_number)
    if account is not None and isinstance(plan_events.standing(store, account, store.now().date()), Settled):
        return "debt_settled"
    if negotiations.last_stop(store, account_number) is not None:
        return "offers_stopped"
    if any(finding.severity == "block" for finding in outcome.findings):
        return "offer_blocked"
    return None if standing(store, account_number, outcome).state in MAY_LEAVE else "needs_release"


def check(store: Store, account_number: str, outcome: Simulated) -> None:
    """Refuse an offer that may not leave, with what keeps it."""
    held = held_back(store, account_number, outcome)
    if held is not None:
        raise Refusal("offer", held)


def offer(store: Store, account_number: str, outcome: Simulated, event: Event) -> None:
    """Log that an offer was made, or that they accepted it, in negotiation and record; with that they promise its first
    payment. Refuses as ``check``."""
    check(store, account_number, outcome)
    with store.writing() as connection:
        negotiations.append_within(store, connection, account_number, event)
        if event.kind == "accepted":
            (row,) = connection.execute("SELECT max(id) FROM events").fetchone()
            _promise_first(store, connection, account_number, outcome, event, row)


def _promise_first(
    store: Store, connection: sqlite3.Connection, account_number: str, outcome: Simulated, event: Event, row: int
) -> None:
    """Whoever accepts an offer promises its first payment, in place of that of an offer accepted before."""
    earlier = promises.of_offer(store, account_number)
    rows = zip(outcome.schedule.due, outcome.schedule.payment, strict=True)
    first = next(((due, paid) for due, paid in rows if paid), None)
    if first is None:
        return
    due, paid = first
    replaces = None if earlier is None else earlier.id
    promise = Promise(
        0, account_number, paid, outcome.debt.currency, due, event.at, source="offer", source_row=row, replaces=replaces
    )
    promises.append_within(store, connection, promise)


def let_out(store: Store, account_number: str, outcome: Simulated, event: Event) -> None:
    """Log that an offer goes out in some other way, in negotiation and record: the same terms in the same words once a
    day. Refuses as ``check``."""
    check(store, account_number, outcome)
    same = (account_number, event.at.date(), event.detail, offered(outcome))
    once = hashlib.sha256(msgspec.json.encode(same)).hexdigest()
    negotiations.append(store, account_number, event, f"given {once}")
