"""The JSON door: requests as they stand in JSON, turned into our own records, every mistake with its path."""

from __future__ import annotations

import msgspec

from restructure.requests.accrue import AccrueIn
from restructure.requests.allocate import AllocateIn
from restructure.requests.apr import AprIn
from restructure.requests.budget import BudgetIn
from restructure.requests.contact import ContactRequestIn
from restructure.requests.counteroffer import CounterofferIn
from restructure.requests.distribute import DistributeIn
from restructure.requests.incoming import IncomingIn
from restructure.requests.payoff import PayoffIn
from restructure.requests.quote import Quote, QuoteIn, read_quote
from restructure.requests.reader import EARLIEST, LARGEST_REQUEST, LATEST, BadRequest, Language, language_of, parse_rate
from restructure.requests.statement import StatementIn
from restructure.requests.ways_out import WaysOutIn

__all__ = [
    "EARLIEST",
    "LARGEST_REQUEST",
    "LATEST",
    "BadRequest",
    "Language",
    "Quote",
    "language_of",
    "parse_rate",
    "read_quote",
    "schema",
]

SHAPES: dict[str, type[msgspec.Struct]] = {
    "quote": QuoteIn,
    "apr": AprIn,
    "accrue": AccrueIn,
    "allocate": AllocateIn,
    "budget": BudgetIn,
    "distribute": DistributeIn,
    "counteroffer": CounterofferIn,
    "contact": ContactRequestIn,
    "statement": StatementIn,
    "brief": ContactRequestIn,
    "incoming": IncomingIn,
    "payoff": PayoffIn,
    "ways": WaysOutIn,
}


def schema(kind: str) -> dict[str, object]:
    """The JSON Schema of a request of that kind."""
    return msgspec.json.schema(SHAPES[kind])
