"""A request to share one payment among several creditors."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculators.distribution import Owed, RateKind, ShareMethod
from calculators.rounding import NOTHING, Money
from restructure.requests.reader import Amount, Language, Listed, Reader, Request, Share, Strict, read_request


class OwedIn(Strict, frozen=True):
    name: str
    balance: Amount
    annual_rate: Share | None = None
    rate_kind: RateKind = "nominal"
    minimum: Amount | None = None
    priority: bool = False
    arrears: Amount | None = None
    charge: Amount | None = None
    principal: Amount | None = None


class DistributeIn(Request, frozen=True, kw_only=True):
    """``available`` a month, or a sum paid ``once``."""

    available: Amount
    debts: Listed[OwedIn]
    method: ShareMethod = "pro_rata"
    once: bool = False


@dataclass(frozen=True, slots=True)
class DistributeRequest:
    """A request to distribute in our own records."""

    available: Money
    debts: tuple[Owed, ...]
    method: ShareMethod
    once: bool
    currency: str
    language: Language


def read_distribute(text: bytes) -> DistributeRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    return read_request(text, DistributeIn, _read)


def _read(reader: Reader, request: DistributeIn) -> DistributeRequest:
    return DistributeRequest(
        available=reader.money(request.available, "available"),
        debts=tuple(_owed(reader, one, f"debts[{index}]") for index, one in enumerate(request.debts)),
        method=request.method,
        once=request.once,
        currency=request.currency,
        language=request.language,
    )


def _owed(reader: Reader, one: OwedIn, path: str) -> Owed:
    return Owed(
        name=one.name,
        balance=reader.money(one.balance, f"{path}.balance"),
        annual_rate=Decimal(0) if one.annual_rate is None else reader.rate(one.annual_rate, f"{path}.annual_rate"),
        rate_kind=one.rate_kind,
        minimum=reader.optional_money(one.minimum, f"{path}.minimum") or NOTHING,
        priority=one.priority,
        arrears=reader.optional_money(one.arrears, f"{path}.arrears") or NOTHING,
        charge=reader.optional_money(one.charge, f"{path}.charge") or NOTHING,
        principal=reader.optional_money(one.principal, f"{path}.principal"),
    )
