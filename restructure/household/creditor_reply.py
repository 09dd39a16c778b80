"""Records of letters to creditors and of their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from calculators.rounding import Money

LetterKind = Literal[
    "holding", "balance", "offer", "reconsider", "stop_interest", "complaint", "agreement_request", "moratorium",
    "arrangement", "no_offer", "insolvency_hold", "write_off", "continue",
]  # fmt: skip
LETTER_KINDS: tuple[LetterKind, ...] = get_args(LetterKind)
Answer = Literal["accepted", "refused", "countered"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)


@dataclass(frozen=True, slots=True)
class DebtName:
    """The name by which a letter or an answer finds its debt again."""

    name: str
    creditor: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class LetterSent:
    """A letter that went out: its kind, to whom, when, and the ``amount`` a month that it offers, if any."""

    kind: LetterKind
    to: DebtName
    on: date
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class CreditorReply:
    """An answer of a creditor: accepted, refused, or countered with an ``amount`` a month."""

    answer: Answer
    to: DebtName
    on: date
    amount: Money | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CreditorAddress:
    """Address of a creditor, for its letters."""

    creditor: str
    address: str
