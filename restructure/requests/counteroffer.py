"""A request for what can be offered to somebody who says what they can do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from restructure.authority import UNLIMITED, Limits
from restructure.counteroffer import Says
from restructure.policy import policy_named
from restructure.requests.household import HouseholdIn, read_household
from restructure.requests.quote import CreditorIn, DebtIn, read_creditor, read_debt
from restructure.requests.reader import Language, Reader, Request, Strict, read_request
from restructure.simulation import Case, on_its_day


class SaysIn(Strict, frozen=True):
    """``from`` is the first day on which a payment can be made, ``payments`` the most of them."""

    per_month: str | None = None
    now: str | None = None
    start: date | None = msgspec.field(name="from", default=None)
    max_months: int | None = None
    payments: int | None = None


class CounterofferIn(Request, frozen=True, kw_only=True):
    """``today`` is the day of the offer, to which the balance of ``as_of`` is brought; without it the two are one.
    ``lowest_rate`` is the lowest annual rate that may be offered."""

    as_of: date
    today: date | None = None
    debt: DebtIn
    says: SaysIn
    household: HouseholdIn | None = None
    creditor: CreditorIn | None = None
    policy: str = "neutral"
    lowest_rate: str | None = None


@dataclass(frozen=True, slots=True)
class CounterofferRequest:
    """A request for offers in our own records."""

    case: Case
    says: Says
    currency: str
    language: Language
    limits: Limits = UNLIMITED


def read_counteroffer(text: bytes) -> CounterofferRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    return read_request(text, CounterofferIn, _read)


def _read(reader: Reader, request: CounterofferIn) -> CounterofferRequest | None:
    policy = reader.at("policy", lambda: policy_named(request.policy), None)
    reader.day(request.as_of, "as_of")
    if policy is None:
        return None
    case = Case(
        debt=read_debt(reader, request.debt, request.as_of),
        policy=policy,
        household=read_household(reader, request.household) if request.household else None,
        creditor=read_creditor(reader, request.creditor) if request.creditor else None,
    )
    case = on_its_day(case, reader.offer_day(request.today, request.as_of))
    lowest = None if request.lowest_rate is None else reader.rate(request.lowest_rate, "lowest_rate")
    says = _says(reader, request.says)
    return CounterofferRequest(case, says, request.currency, request.language, Limits(lowest_rate=lowest))


def _says(reader: Reader, says: SaysIn) -> Says:
    return Says(
        per_month=reader.optional_money(says.per_month, "says.per_month"),
        now=reader.optional_money(says.now, "says.now"),
        start=reader.day(says.start, "says.from"),
        max_months=reader.whole(says.max_months, "says.max_months", 1, 600),
        payments=reader.whole(says.payments, "says.payments", 1, 600),
    )
