"""A request for what can be offered to somebody who says what they can do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

import msgspec

from calculators.calendar import MONTHLY
from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money
from restructure.authority.limits import UNLIMITED, Limits
from restructure.offers.outcome import Case, on_its_day
from restructure.parties.situation import NOTHING_KNOWN
from restructure.policy import policy_named
from restructure.proposals.statement import Regular, Statement
from restructure.requests.household import QUICK, HouseholdIn, read_household
from restructure.requests.quote import CreditorIn, DebtIn, read_creditor, read_debt
from restructure.requests.reader import (
    Amount,
    Language,
    Often,
    PolicyCode,
    Reader,
    Request,
    Share,
    Strict,
    read_request,
)
from restructure.requests.situation import SituationIn, read_situation


class RegularIn(Strict, frozen=True):
    amount: Amount
    frequency: Often = "1 month"


class SettleIn(Strict, frozen=True):
    """One of the two: a sum, or a share of the debt on the day of the offer."""

    amount: Amount | None = None
    fraction: Share | None = None


class SaysIn(Strict, frozen=True):
    """``from`` is the first day on which a payment can be made, ``payments`` the most of them; ``per_month`` is a
    ``regular`` sum every month."""

    regular: RegularIn | None = None
    per_month: Amount | None = None
    now: Amount | None = None
    now_on: date | None = None
    start: date | None = msgspec.field(name="from", default=None)
    max_months: int | None = None
    payments: int | None = None
    settle: SettleIn | None = None


class CounterofferIn(Request, frozen=True, kw_only=True):
    """``today`` is the day of the offer, to which the balance of ``as_of`` is brought; without it the two are one.
    ``needed_elsewhere`` is what other debts of the household need a month; ``lowest_rate`` is the lowest annual rate
    that may be offered."""

    as_of: date
    today: date | None = None
    debt: DebtIn
    says: Annotated[SaysIn, msgspec.Meta(examples=[{"per_month": "800"}])]
    household: Annotated[HouseholdIn | None, QUICK] = None
    needed_elsewhere: Amount | None = None
    creditor: CreditorIn | None = None
    policy: PolicyCode = "neutral"
    situation: SituationIn | None = None
    lowest_rate: Share | None = None


@dataclass(frozen=True, slots=True)
class CounterofferRequest:
    """A request for offers in our own records."""

    case: Case
    says: Statement
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
    today = reader.offer_day(request.today, request.as_of)
    case = Case(
        debt=read_debt(reader, request.debt, request.as_of),
        policy=policy,
        household=read_household(reader, request.household) if request.household else None,
        creditor=read_creditor(reader, request.creditor) if request.creditor else None,
        situation=read_situation(reader, request.situation, today) if request.situation else NOTHING_KNOWN,
        needed=reader.optional_money(request.needed_elsewhere, "needed_elsewhere") or NOTHING,
    )
    case = on_its_day(case, today)
    lowest = None if request.lowest_rate is None else reader.rate(request.lowest_rate, "lowest_rate")
    says = _says(reader, request.says)
    return CounterofferRequest(case, says, request.currency, request.language, Limits(lowest_rate=lowest))


def _says(reader: Reader, says: SaysIn) -> Statement:
    if says.now_on is not None and says.now is None:
        reader.errors.append(("says.now", Refusal("says.now", "missing_field")))
    return Statement(
        regular=_regular(reader, says),
        now=reader.optional_money(says.now, "says.now"),
        now_on=reader.day(says.now_on, "says.now_on"),
        start=reader.day(says.start, "says.from"),
        max_months=reader.whole(says.max_months, "says.max_months", 1, 600),
        payments=reader.whole(says.payments, "says.payments", 1, 600),
        settle=None if says.settle is None else _settle(reader, says.settle),
    )


def _regular(reader: Reader, says: SaysIn) -> Regular | None:
    if says.regular is None:
        amount = reader.optional_money(says.per_month, "says.per_month")
        return None if amount is None else Regular(amount, MONTHLY)
    if says.per_month is not None:
        reader.errors.append(("says.per_month", Refusal("says.per_month", "regular_twice")))
    amount = reader.money(says.regular.amount, "says.regular.amount")
    return Regular(amount, reader.frequency(says.regular.frequency, "says.regular.frequency"))


def _settle(reader: Reader, settle: SettleIn) -> Money | Decimal | None:
    if (settle.amount is None) == (settle.fraction is None):
        code = "settle_twice" if settle.amount is not None else "missing_field"
        reader.errors.append(("says.settle", Refusal("says.settle", code)))
        return None
    if settle.fraction is not None:
        return reader.rate(settle.fraction, "says.settle.fraction", most=1)
    return reader.optional_money(settle.amount, "says.settle.amount")
