"""A request to let one payment flow over the parts of a debt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import msgspec

from calculators.allocation import WATERFALLS, WaterfallName
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.requests.reader import Amount, Language, Listed, Reader, Request, read_request

USUAL: WaterfallName = "costs_interest_principal"


class AllocateIn(Request, frozen=True, kw_only=True):
    """``order`` is a list of parts or the name of a waterfall."""

    payment: Amount
    parts: Annotated[dict[str, Amount], msgspec.Meta(examples=[{"principal": "500", "interest": "30"}])]
    order: Listed[str] | str = USUAL


@dataclass(frozen=True, slots=True)
class AllocateRequest:
    """A request to allocate in our own records."""

    payment: Money
    parts: dict[str, Money]
    order: tuple[str, ...]
    currency: str
    language: Language


def read_allocate(text: bytes) -> AllocateRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    return read_request(text, AllocateIn, _read)


def _read(reader: Reader, request: AllocateIn) -> AllocateRequest:
    return AllocateRequest(
        payment=reader.money(request.payment, "payment"),
        parts={name: reader.money(amount, f"parts.{name}") for name, amount in request.parts.items()},
        order=_order(reader, request.order),
        currency=request.currency,
        language=request.language,
    )


def _order(reader: Reader, order: tuple[str, ...] | str) -> tuple[str, ...]:
    if not isinstance(order, str):
        return order
    for name, parts in WATERFALLS.items():
        if name == order:
            return parts
    reader.errors.append(("order", Refusal("order", "unknown_choice", known=", ".join(WATERFALLS))))
    return ()
