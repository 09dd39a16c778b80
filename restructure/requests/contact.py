"""A request for what stands against a contact right now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from restructure.parties.account import Debt
from restructure.parties.situation import Situation
from restructure.policy import Policy, policy_named
from restructure.requests.quote import DebtIn, read_debt
from restructure.requests.reader import Language, PolicyCode, Reader, Request, read_request
from restructure.requests.situation import SituationIn, read_situation


class ContactRequestIn(Request, frozen=True, kw_only=True):
    """``situation.asked_whom``, ``asked_number`` and ``asked_channel`` say whom the contact is for and how."""

    today: date
    situation: SituationIn
    debt: DebtIn | None = None
    policy: PolicyCode = "neutral"


@dataclass(frozen=True, slots=True)
class ContactRequest:
    """A question about a contact in our own records."""

    debt: Debt
    policy: Policy
    situation: Situation
    currency: str
    language: Language


def read_contact(text: bytes) -> ContactRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    return read_request(text, ContactRequestIn, _read)


def _read(reader: Reader, request: ContactRequestIn) -> ContactRequest | None:
    policy = reader.at("policy", lambda: policy_named(request.policy), None)
    reader.day(request.today, "today")
    if policy is None:
        return None
    debt = read_debt(reader, request.debt or DebtIn(principal="0"), request.today)
    return ContactRequest(
        debt, policy, read_situation(reader, request.situation, request.today), request.currency, request.language
    )
