"""A request for the month of a household."""

from __future__ import annotations

from dataclasses import dataclass

from restructure.household import Household
from restructure.policy import Policy, policy_named
from restructure.requests.household import HouseholdIn, read_household
from restructure.requests.reader import Language, Reader, Request, read_request


class BudgetIn(Request, frozen=True, kw_only=True):
    household: HouseholdIn
    policy: str = "neutral"


@dataclass(frozen=True, slots=True)
class BudgetRequest:
    """A request for a budget in our own records."""

    household: Household
    policy: Policy
    currency: str
    language: Language


def read_budget(text: bytes) -> BudgetRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    return read_request(text, BudgetIn, _read)


def _read(reader: Reader, request: BudgetIn) -> BudgetRequest | None:
    policy = reader.at("policy", lambda: policy_named(request.policy), None)
    household = read_household(reader, request.household)
    if policy is None or household is None:
        return None
    return BudgetRequest(household, policy, request.currency, request.language)
