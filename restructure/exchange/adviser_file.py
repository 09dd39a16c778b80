"""An offer that goes to an adviser in a sealed file, and the counter-offer that comes back in another."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.exchange.sealed_file import seal, unseal
from restructure.offers.option import Option, option_of
from restructure.parties.account import Debt
from restructure.policy import PolicyName
from restructure.proposals.query import DebtorStatement
from restructure.store.keys import STRONG, Cost


@dataclass(frozen=True, slots=True)
class OfferFile:
    """A creditor's offers on one account, by its agent where one acts for it. Nothing of its own limits, its floor or
    its yardstick goes along."""

    account_number: str
    creditor: str
    telephone: str
    rule_set: PolicyName
    made_on: date
    debt: Debt
    held: tuple[dict[str, Any], ...]
    agent: str = ""

    @property
    def options(self) -> tuple[Option, ...]:
        """Return what is offered."""
        return tuple(option_of(one) for one in self.held)

    @property
    def digest(self) -> str:
        """SHA-256, in hex, of all of it: an answer names the offer that it answers."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted", enc_hook=str)).hexdigest()


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """An adviser's answer: what the client can do, from which surplus a month, and why."""

    account_number: str
    offer_digest: str
    says: DebtorStatement
    note: str
    adviser: str
    made_on: date
    surplus: Money | None = None


def write_offer(offer: OfferFile, passphrase: str, cost: Cost = STRONG) -> bytes:
    """An offer as an encrypted file."""
    return seal("offer", msgspec.json.encode(offer, enc_hook=str), passphrase, cost)


def read_offer(sealed: bytes, passphrase: str, cost: Cost = STRONG) -> OfferFile:
    """The offer in a file. Refuses what is none, or is none that this program can read."""
    content = unseal("offer", sealed, passphrase, cost)
    try:
        offer = msgspec.json.decode(content, type=OfferFile, strict=False)
        _ = offer.options
    except (msgspec.MsgspecError, KeyError, TypeError):
        raise Refusal("file", "not_a_sealed_file") from None
    return offer


def write_answer(answer: AnswerFile, passphrase: str, cost: Cost = STRONG) -> bytes:
    """A counter-offer as an encrypted file; refuses one that says nothing."""
    if answer.says == DebtorStatement() and not answer.note.strip():
        raise Refusal("says", "missing_field")
    return seal("answer", msgspec.json.encode(answer, enc_hook=str), passphrase, cost)


def read_answer(sealed: bytes, passphrase: str, cost: Cost = STRONG) -> AnswerFile:
    """The counter-offer in a file. Refuses what is none."""
    content = unseal("answer", sealed, passphrase, cost)
    try:
        return msgspec.json.decode(content, type=AnswerFile, strict=False)
    except msgspec.MsgspecError:
        raise Refusal("file", "not_a_sealed_file") from None
