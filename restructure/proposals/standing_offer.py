"""An offer that was made or accepted stands as it was: its terms, the debt of its day, and so every figure of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal, Protocol

import msgspec
from msgspec import structs

from restructure.agreements.agreement import offered, offered_in
from restructure.agreements.record import option_in
from restructure.money.currency import plain_text
from restructure.offers.option import Option, option_of, option_record
from restructure.offers.outcome import Case, Outcome, Refused, Simulated
from restructure.offers.plan_summary import InShort, in_short
from restructure.offers.terms import OptionKind, SettlementTerms
from restructure.parties.account import Debt
from restructure.proposals.log_entry import MARK
from restructure.simulation import simulate

State = Literal["offered", "accepted", "released", "signed"]
Lapse = Literal["expired", "date_passed", "balance_changed", "figures_changed"]


@dataclass(frozen=True, slots=True)
class StandingOffer:
    """Terms that no day, no draft and no other account changes. ``debt`` is that of the day on which they were offered,
    ``expires`` the last day on which they can be accepted, ``digest`` that of everything that they offer, ``day`` and
    ``state`` when that was said, and what."""

    option: Option
    debt: Debt
    expires: date
    digest: str
    short: InShort
    day: date
    state: State

    @property
    def kind(self) -> OptionKind:
        """The kind of its terms: a card holds one of each."""
        return self.option.terms.kind


class Said(Protocol):
    """An entry of the negotiation log."""

    @property
    def at(self) -> datetime: ...
    @property
    def kind(self) -> str: ...
    @property
    def detail(self) -> str: ...


def digest_of(outcome: Simulated) -> str:
    """SHA-256, in hex, of all that an outcome offers: debt, terms, treatment, waiver and schedule."""
    return hashlib.sha256(offered(outcome)).hexdigest()


def stand(outcome: Simulated, option: Option, day: date, answer_days: int) -> StandingOffer:
    """The offer of an outcome, made on a day: open as long as its terms say, or as long as the organisation keeps
    offers open, and never beyond its first payment."""
    terms = option.terms
    usual = max(day, min(day + timedelta(days=answer_days), first_day(outcome)))
    expires = terms.expires if isinstance(terms, SettlementTerms) else usual
    return StandingOffer(option, outcome.debt, expires, digest_of(outcome), in_short(outcome), day, "offered")


def first_day(outcome: Simulated) -> date:
    """The day of the first payment."""
    rows = zip(outcome.schedule.due, outcome.schedule.payment, strict=True)
    return next(due for due, paid in rows if paid)


def released_offer(record: bytes, case: Case, day: date) -> StandingOffer | Refused:
    """The offer in the record of terms that were released, taken up on a day; why not, where it makes no plan."""
    outcome: dict[str, Any] = msgspec.json.decode(record)["outcome"]
    debt, option = msgspec.convert(outcome["debt"], Debt, strict=False), option_in(record)
    seen = simulate(structs.replace(case, debt=debt), option.terms, option.treatment)
    if isinstance(seen, Refused):
        return seen
    digest = hashlib.sha256(offered_in(record)).hexdigest()
    return StandingOffer(option, debt, day, digest, in_short(seen), day, "released")


def outcome_of(offer: StandingOffer, case: Case) -> Outcome:
    """Return what the offer comes to, judged by what is known now; never by another debt than its own."""
    return simulate(structs.replace(case, debt=offer.debt), offer.option.terms, offer.option.treatment)


def lapsed(offer: StandingOffer, outcome: Outcome, today: date, debt_then: Debt) -> Lapse | None:
    """Return why an offer can no longer be agreed on as it stands; None while it can.

    ``debt_then`` is what is known now of the debt on the day of the offer: somebody may have corrected it since.
    """
    if (offer.debt.parts, offer.debt.currency) != (debt_then.parts, debt_then.currency):
        return "balance_changed"
    if isinstance(outcome, Refused) or digest_of(outcome) != offer.digest:
        return "figures_changed"
    if outcome.schedule.due[0] < today:
        return "date_passed"
    settles = isinstance(offer.option.terms, SettlementTerms)
    return "expired" if offer.expires < today and (offer.state == "offered" or settles) else None


def to_detail(offer: StandingOffer) -> str:
    """Return what the log keeps of an offer: figures and days, no words."""
    held = {
        "option": option_record(offer.option),
        "debt": offer.debt,
        "expires": offer.expires,
        "digest": offer.digest,
        "short": offer.short,
    }
    return msgspec.json.encode(held, enc_hook=str).decode()


def plainly(detail: str) -> str:
    """An entry of the log for the record: words as they are, of an offer its kind, what it comes to, and its digest."""
    short = short_in(detail)
    if short is None:
        return detail.removeprefix(MARK)
    paid = plain_text(short.paid, short.currency)
    digest = (_held(detail) or {})["digest"]
    return f"{short.kind}, {short.count} payments, {paid} {short.currency}, {digest[:16]}"


def short_in(detail: str) -> InShort | None:
    """The plan in short of an entry of the log; None where the entry holds words."""
    held = _held(detail)
    return msgspec.convert(held["short"], InShort, strict=False) if held else None


STANDING: tuple[Literal["offered", "accepted", "refused", "signed"], ...] = ("offered", "accepted", "refused", "signed")
"""The kinds of entries that tell which offer stands."""


def standing_offers(log: Iterable[Said]) -> dict[OptionKind, StandingOffer]:
    """The offer of each kind that stands last: what was refused no longer does, what was signed stands as signed."""
    found: dict[OptionKind, StandingOffer] = {}
    for one in log:
        if one.kind == "signed":
            found = {kind: replace(offer, state="signed") for kind, offer in found.items()}
        elif one.kind in ("offered", "accepted", "refused") and (held := _held(one.detail)):
            offer = _offer(held, one)
            if one.kind == "refused":
                found.pop(offer.kind, None)
            else:
                found[offer.kind] = offer
    return found


def _held(detail: str) -> dict[str, Any] | None:
    if not detail.startswith("{"):
        return None
    try:
        held = msgspec.json.decode(detail)
    except msgspec.DecodeError:
        return None
    return held if isinstance(held, dict) and "option" in held else None


def _offer(held: dict[str, Any], said: Said) -> StandingOffer:
    state: State = "accepted" if said.kind == "accepted" else "offered"
    return StandingOffer(
        option=option_of(held["option"]),
        debt=msgspec.convert(held["debt"], Debt, strict=False),
        expires=date.fromisoformat(held["expires"]),
        digest=held["digest"],
        short=msgspec.convert(held["short"], InShort, strict=False),
        day=said.at.date(),
        state=state,
    )
