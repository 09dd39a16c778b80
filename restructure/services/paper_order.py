"""What a paper is made of: one order, whatever its kind, and the talk that a memo tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from restructure.agreements.agreement import Agreement, Edition, Wording
from restructure.agreements.course import Kept
from restructure.offers.outcome import Simulated
from restructure.parties.itemization import Itemization


class Spoken(Protocol):
    """A contact as in a memo."""

    @property
    def at(self) -> datetime: ...
    @property
    def channel(self) -> str: ...
    @property
    def talked(self) -> bool: ...
    @property
    def identity(self) -> str: ...
    @property
    def result(self) -> str: ...
    @property
    def next_step(self) -> str: ...
    @property
    def who(self) -> str: ...


class Said(Protocol):
    """An entry of the negotiation as in a memo."""

    @property
    def at(self) -> datetime: ...
    @property
    def kind(self) -> str: ...
    @property
    def detail(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything that was kept of a negotiation, oldest first."""

    contacts: Sequence[Spoken]
    events: Sequence[Said]
    made_on: date


@dataclass(frozen=True, slots=True)
class Order:
    """Elements of a paper. Before a signature: the ``options`` side by side, the ``talk``, and until when, the day of
    ``open_until`` included, an offer stands; after it: how the agreement is ``kept``, the number of its next
    ``notice``, the ``picture`` to scan and pay, the sealed ``editions``, the day on which it would be
    ``paid_off_on``, the day that an account is ``stated_on``. ``itemization`` is how the debt of a validation notice is
    made up; ``large`` asks for large print."""

    agreement: Agreement
    wording: Wording
    at: datetime
    options: Sequence[Simulated] = ()
    talk: Talk | None = None
    open_until: date | None = None
    kept: Kept | None = None
    notice: str = ""
    picture: bytes = b""
    editions: Callable[[], Sequence[Edition]] = tuple
    paid_off_on: date | None = None
    stated_on: date | None = None
    large: bool = False
    itemization: Itemization | None = None

    @property
    def signed(self) -> Kept:
        """The signed agreement as it is kept."""
        assert self.kept is not None
        return self.kept

    @property
    def language(self) -> Literal["en", "zh"]:
        """The language of a file that has one alone."""
        return "zh" if self.wording == "zh" else "en"
