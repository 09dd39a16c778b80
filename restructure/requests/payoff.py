"""A request for what pays a plan off on a day."""

from __future__ import annotations

from datetime import date

import msgspec

from restructure.requests.quote import Quote, QuoteIn, quote_in
from restructure.requests.reader import BadRequest, Reader, decode


class PayoffIn(QuoteIn, frozen=True, kw_only=True):
    """A quote, and the day on which everything is to be paid."""

    on: date


class PayoffRequest(msgspec.Struct, frozen=True):
    """A request for a payoff in our own records."""

    quote: Quote
    on: date


def read_payoff(text: bytes) -> PayoffRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    request, language = decode(text, PayoffIn)
    reader = Reader(request.currency)
    quote = quote_in(reader, request)
    reader.day(request.on, "on")
    if reader.errors or quote is None:
        raise BadRequest(tuple(reader.errors), language, request.currency)
    return PayoffRequest(quote, request.on)
