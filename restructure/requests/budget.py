"""A request for the month of a household."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from calculators.errors import Refusal
from calculators.rounding import NOTHING
from restructure.household.categories import CATEGORIES, SECTIONS
from restructure.household.guidelines import OLDEST_CHILD, UNIT, Members, RuleKind, Standard, Table, in_force
from restructure.household.household import Household
from restructure.household.standards import shipped
from restructure.policy import Policy, policy_named
from restructure.requests.household import QUICK, HouseholdIn, read_household
from restructure.requests.reader import (
    EARLIEST,
    LATEST,
    Amount,
    Few,
    Language,
    Listed,
    PolicyCode,
    Reader,
    Request,
    Share,
    Strict,
    read_request,
)


class StandardIn(Strict, frozen=True):
    """A guideline of one's own, for the household that is asked about; see ``guidelines.Standard``."""

    rule: RuleKind
    amount: Amount
    covers: Listed[str] = ()
    persons: int = 1
    each_more: Amount | None = None
    share: Share | None = None
    multiple: Amount | None = None
    source: str = ""
    each_adult: Amount | None = None
    each_child: Amount | None = None
    each_teen: Amount | None = None
    teen_from: int = 14
    each_vehicle: Amount | None = None


class BudgetIn(Request, frozen=True, kw_only=True):
    """``jurisdiction`` and ``on`` ask for the guidelines of a country on a day, ``standards`` brings others;
    ``child_ages`` and ``vehicles`` are for those that count by them."""

    household: Annotated[HouseholdIn, QUICK]
    policy: PolicyCode = "neutral"
    jurisdiction: str = ""
    on: date | None = None
    standards: Listed[StandardIn] = ()
    child_ages: Few[int] = ()
    vehicles: int | None = None


@dataclass(frozen=True, slots=True)
class BudgetRequest:
    """A request for a budget in our own records."""

    household: Household
    policy: Policy
    currency: str
    language: Language
    standards: Table = ()
    members: Members | None = None


def read_budget(text: bytes) -> BudgetRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    return read_request(text, BudgetIn, _read)


def _read(reader: Reader, request: BudgetIn) -> BudgetRequest | None:
    policy = reader.at("policy", lambda: policy_named(request.policy), None)
    household = read_household(reader, request.household)
    if policy is None or household is None:
        return None
    for index, age in enumerate(request.child_ages):
        reader.whole(age, f"child_ages[{index}]", 0, OLDEST_CHILD)
    if request.vehicles is not None:
        reader.whole(request.vehicles, "vehicles", 0, 20)
    members = Members(household.adults, household.children, request.child_ages, request.vehicles)
    standards = _standards(reader, request)
    return BudgetRequest(household, policy, request.currency, request.language, standards, members)


def _standards(reader: Reader, request: BudgetIn) -> Table:
    day = reader.day(request.on, "on") or LATEST
    own = tuple(_standard(reader, one, f"standards[{k}]", request) for k, one in enumerate(request.standards))
    return (*in_force(shipped(), request.jurisdiction, day, request.currency), *own)


def _standard(reader: Reader, one: StandardIn, path: str, request: BudgetIn) -> Standard:
    reader.whole(one.persons, f"{path}.persons", 1, 50)
    unknown = [name for name in one.covers if name not in CATEGORIES and name not in SECTIONS]
    if unknown or (one.rule in ("allowed", "lesser") and not one.covers):
        refusal = Refusal("covers", "unknown_choice", known=", ".join(SECTIONS))
        reader.errors.append((f"{path}.covers", refusal))
    return Standard(
        jurisdiction=request.jurisdiction,
        start=EARLIEST,
        rule=one.rule,
        covers=one.covers,
        persons=one.persons,
        amount=reader.money(one.amount, f"{path}.amount"),
        each_more=reader.optional_money(one.each_more, f"{path}.each_more") or NOTHING,
        share=reader.rate(one.share, f"{path}.share", most=1) if one.share else Decimal(0),
        multiple=reader.optional_money(one.multiple, f"{path}.multiple") or UNIT,
        currency=request.currency,
        source=one.source,
        each_adult=reader.optional_money(one.each_adult, f"{path}.each_adult") or NOTHING,
        each_child=reader.optional_money(one.each_child, f"{path}.each_child") or NOTHING,
        each_teen=reader.optional_money(one.each_teen or one.each_child, f"{path}.each_teen") or NOTHING,
        teen_from=reader.whole(one.teen_from, f"{path}.teen_from", 1, OLDEST_CHILD) or one.teen_from,
        each_vehicle=reader.optional_money(one.each_vehicle, f"{path}.each_vehicle") or NOTHING,
    )
