"""A case for a rule: terms with everything around them, and the rules that speak to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from msgspec import structs

from calculators.parts import Parts, Treatment
from calculators.rounding import Money
from restructure.household.household import Household, LumpSum, Spending, quick
from restructure.offers.outcome import Case, Creditor, Simulated
from restructure.offers.terms import InstalmentTerms, SettlementTerms, Terms
from restructure.parties.account import Debt
from restructure.parties.situation import Contact, Situation
from restructure.policy import POLICIES, Finding, PolicyName
from restructure.rules.conditions import Seen
from restructure.rules.packs import About, judged, pack_named
from restructure.simulation import simulate

TODAY = date(2026, 11, 25)
FIRST = date(2026, 12, 25)
NOON = datetime(2026, 11, 25, 12)  # noqa: DTZ001  # where the debtor lives, not here
DEBT = Debt("CNY", Parts(Money(1_000_000)), TODAY)
PLAN = InstalmentTerms(Decimal("0.06"), FIRST, start=TODAY, payments=24)
SETTLED = SettlementTerms(FIRST, FIRST, fraction=Decimal("0.5"))
NOTHING_WAIVED = Treatment()
KNOWN = Situation(today=TODAY)
ABOUT: tuple[About, ...] = ("plan", "contact", "letter", "desk", "hold")


@dataclass(frozen=True, slots=True)
class Trial:
    """A case: terms with everything around them."""

    terms: Terms = PLAN
    debt: Debt = DEBT
    situation: Situation = KNOWN
    treatment: Treatment = NOTHING_WAIVED
    income: int | None = None
    rent: int = 0
    floor: int | None = None
    lump: str | None = None


def known(**facts: object) -> Situation:
    return replace(KNOWN, **facts)  # type: ignore[arg-type]  # the tables say which facts


def with_parts(**parts: int) -> Debt:
    return structs.replace(DEBT, parts=Parts(**({"principal": Money(1_000_000)} | parts)))  # type: ignore[arg-type]


def calls(count: int, *, talked: bool, apart: timedelta = timedelta(minutes=5)) -> tuple[Contact, ...]:
    return tuple(Contact(NOON - apart * (row + 1), "call", talked=talked, number="1") for row in range(count))


def means_of(trial: Trial) -> Household | None:
    if trial.income is None:
        return None
    rent = (Spending("rent", Money(trial.rent)),) if trial.rent else ()
    once = None if trial.lump is None else LumpSum(Money(100_000), TODAY, trial.lump)
    return structs.replace(quick(Money(trial.income), Money(0)), spending=rent, lump_sum=once)


def simulated(trial: Trial, policy: PolicyName) -> Simulated:
    means = means_of(trial)
    floor = None if trial.floor is None else Money(trial.floor)
    yardstick = None if floor is None else Creditor(Decimal("0.08"), Decimal(0), Decimal(0), 12, floor=floor)
    case = Case(trial.debt, POLICIES[policy], means, yardstick, trial.situation)
    outcome = simulate(case, trial.terms, trial.treatment)
    assert isinstance(outcome, Simulated)
    return outcome


def told(policy: PolicyName, trial: Trial) -> tuple[Finding, ...]:
    """What the rules say, whatever it is about."""
    outcome = simulated(trial, policy)
    floor = None if trial.floor is None else Money(trial.floor)
    seen = Seen(outcome.debt, outcome, trial.situation, POLICIES[policy], means_of(trial), floor)
    return tuple(found for about in ABOUT for found in judged(pack_named(policy), seen, about))


def spoken(policy: PolicyName, trial: Trial) -> set[str]:
    """The rules that speak."""
    return {found.rule for found in told(policy, trial)}
