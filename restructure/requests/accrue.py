"""A request for interest between two dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from calculators.daycount import DayCount
from calculators.ledger import Paid, Pause, RateFrom
from calculators.rounding import Money
from restructure.requests.apr import FlowIn, read_flow
from restructure.requests.reader import Amount, Language, Listed, Reader, Request, Share, Strict, read_request


class RateFromIn(Strict, frozen=True):
    start: date = msgspec.field(name="from")
    annual_rate: Share


class PauseIn(Strict, frozen=True):
    """Both days included; without ``to`` until further notice."""

    start: date = msgspec.field(name="from")
    end: date | None = msgspec.field(name="to", default=None)


class AccrueIn(Request, frozen=True, kw_only=True):
    principal: Amount
    start: date = msgspec.field(name="from")
    end: date = msgspec.field(name="to")
    rates: Listed[RateFromIn]
    day_count: DayCount = "actual/365"
    pauses: Listed[PauseIn] = ()
    payments: Listed[FlowIn] = ()


@dataclass(frozen=True, slots=True)
class AccrueRequest:
    """A request for interest in our own records."""

    principal: Money
    start: date
    end: date
    rates: tuple[RateFrom, ...]
    day_count: DayCount
    pauses: tuple[Pause, ...]
    payments: tuple[Paid, ...]
    currency: str
    language: Language


def read_accrue(text: bytes) -> AccrueRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    return read_request(text, AccrueIn, _read)


def _read(reader: Reader, request: AccrueIn) -> AccrueRequest:
    reader.day(request.start, "from")
    reader.day(request.end, "to")
    flows = (read_flow(reader, one, f"payments[{index}]") for index, one in enumerate(request.payments))
    return AccrueRequest(
        principal=reader.money(request.principal, "principal"),
        start=request.start,
        end=request.end,
        rates=tuple(read_rate_from(reader, one, f"rates[{index}]") for index, one in enumerate(request.rates)),
        day_count=request.day_count,
        pauses=tuple(read_pause(reader, one, f"pauses[{index}]") for index, one in enumerate(request.pauses)),
        payments=tuple(Paid(flow.date, flow.amount) for flow in flows),
        currency=request.currency,
        language=request.language,
    )


def read_rate_from(reader: Reader, one: RateFromIn, path: str) -> RateFrom:
    """An annual rate and the day from which it holds."""
    reader.day(one.start, f"{path}.from")
    return RateFrom(one.start, reader.rate(one.annual_rate, f"{path}.annual_rate"))


def read_pause(reader: Reader, one: PauseIn, path: str) -> Pause:
    """Days that are never charged."""
    reader.day(one.start, f"{path}.from")
    reader.day(one.end, f"{path}.to")
    return Pause(one.start, one.end)
