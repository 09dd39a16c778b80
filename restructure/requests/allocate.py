"""A request to let one payment flow over the parts of a debt, or of several debts to one creditor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import msgspec

from calculators.allocation import WATERFALLS, Claim, WaterfallName
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.requests.reader import Amount, Language, Listed, Reader, Request, Share, Strict, read_request

USUAL: WaterfallName = "costs_interest_principal"
Parts = Annotated[dict[str, Amount], msgspec.Meta(examples=[{"principal": "500", "interest": "30"}])]


class ClaimIn(Strict, frozen=True):
    """One of several debts; ``secured`` is how much of it is secured, ``annual_rate`` what it costs a year."""

    name: str
    due: date
    parts: Parts
    secured: Amount = "0"
    annual_rate: Share = "0"


class AllocateIn(Request, frozen=True, kw_only=True):
    """``order`` is a list of parts or the name of a waterfall. Instead of ``parts`` several ``debts`` to one creditor,
    with the day ``on`` which the payment is made, and the one that the debtor ``named``, if any."""

    payment: Amount
    parts: Parts = msgspec.field(default_factory=dict)
    order: Listed[str] | str = USUAL
    debts: Listed[ClaimIn] = ()
    on: date | None = None
    named: str | None = None


@dataclass(frozen=True, slots=True)
class NamedClaim:
    """One of several debts with its name and its parts."""

    name: str
    claim: Claim
    parts: dict[str, Money]


@dataclass(frozen=True, slots=True)
class AllocateRequest:
    """A request to allocate in our own records; ``named`` is the place of the debt that the debtor named."""

    payment: Money
    parts: dict[str, Money]
    order: tuple[str, ...]
    debts: tuple[NamedClaim, ...]
    on: date | None
    named: int | None
    currency: str
    language: Language


def read_allocate(text: bytes) -> AllocateRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    return read_request(text, AllocateIn, _read)


def _read(reader: Reader, request: AllocateIn) -> AllocateRequest:
    if request.debts and request.parts:
        reader.errors.append(("parts", Refusal("parts", "parts_twice")))
    if request.debts and request.on is None:
        reader.errors.append(("on", Refusal("on", "missing_field")))
    return AllocateRequest(
        payment=reader.money(request.payment, "payment"),
        parts=_parts(reader, request.parts, "parts"),
        order=_order(reader, request.order),
        debts=tuple(_claim(reader, one, f"debts[{index}]") for index, one in enumerate(request.debts)),
        on=reader.day(request.on, "on"),
        named=_named(reader, request),
        currency=request.currency,
        language=request.language,
    )


def _claim(reader: Reader, one: ClaimIn, path: str) -> NamedClaim:
    parts = _parts(reader, one.parts, f"{path}.parts")
    reader.day(one.due, f"{path}.due")
    claim = Claim(
        owed=Money(sum(parts.values())),
        due=one.due,
        secured=reader.money(one.secured, f"{path}.secured"),
        annual_rate=reader.rate(one.annual_rate, f"{path}.annual_rate"),
    )
    return NamedClaim(one.name, claim, parts)


def _parts(reader: Reader, parts: dict[str, str], path: str) -> dict[str, Money]:
    return {name: reader.money(amount, f"{path}.{name}") for name, amount in parts.items()}


def _named(reader: Reader, request: AllocateIn) -> int | None:
    names = [one.name for one in request.debts]
    for index, name in enumerate(names):
        if name in names[:index]:
            path = f"debts[{index}].name"
            reader.errors.append((path, Refusal(path, "name_twice", given=name[:40])))
    if request.named is None:
        return None
    if request.named not in names:
        reader.errors.append(("named", Refusal("named", "unknown_choice", known=", ".join(names)[:400])))
        return None
    return names.index(request.named)


def _order(reader: Reader, order: tuple[str, ...] | str) -> tuple[str, ...]:
    if not isinstance(order, str):
        return order
    for name, parts in WATERFALLS.items():
        if name == order:
            return parts
    reader.errors.append(("order", Refusal("order", "unknown_choice", known=", ".join(WATERFALLS))))
    return ()
