"""A request for an annual rate: what was advanced, what is paid, and the method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import msgspec

from calculators.annual import Flow, RateName
from calculators.calendar import Frequency
from calculators.errors import Refusal
from restructure.requests.reader import Amount, Code, Language, Often, Reader, Request, Strict, read_request

TWO_DECIMALS = "EUR"
"""Where no currency is named, amounts have two decimals: a rate does not depend on the currency."""


class FlowIn(Strict, frozen=True):
    date: date
    amount: Amount


Flows = Annotated[tuple[FlowIn, ...], msgspec.Meta(max_length=10_000)]


class AprIn(Request, frozen=True, kw_only=True):
    """``unit`` is required for us_actuarial and else inferred from the payments; no ``currency`` need be named."""

    method: RateName
    advances: Flows
    payments: Flows
    unit: Often | None = None
    currency: Code = ""

    @property
    def counted_in(self) -> str:
        return self.currency or TWO_DECIMALS


@dataclass(frozen=True, slots=True)
class AprRequest:
    """A request for an annual rate in our own records."""

    method: RateName
    advances: tuple[Flow, ...]
    payments: tuple[Flow, ...]
    unit: Frequency | None
    currency: str
    language: Language


def read_apr(text: bytes) -> AprRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    return read_request(text, AprIn, _read)


def _read(reader: Reader, request: AprIn) -> AprRequest:
    if request.method == "us_actuarial" and request.unit is None:
        reader.errors.append(("unit", Refusal("unit", "missing_field")))
    return AprRequest(
        method=request.method,
        advances=_flows(reader, request.advances, "advances"),
        payments=_flows(reader, request.payments, "payments"),
        unit=None if request.unit is None else reader.frequency(request.unit, "unit"),
        currency=request.currency,
        language=request.language,
    )


def _flows(reader: Reader, flows: tuple[FlowIn, ...], path: str) -> tuple[Flow, ...]:
    if not flows:
        reader.errors.append((path, Refusal(path, "count_below_one", smallest=1)))
    return tuple(read_flow(reader, flow, f"{path}[{index}]") for index, flow in enumerate(flows))


def read_flow(reader: Reader, flow: FlowIn, path: str) -> Flow:
    """An amount on a day."""
    reader.day(flow.date, f"{path}.date")
    return Flow(flow.date, reader.money(flow.amount, f"{path}.amount"))
