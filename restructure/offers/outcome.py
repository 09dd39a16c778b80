"""The records of a simulation: the case that it is asked about, and the outcome or the refusal that it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from calculators.affordability import Affordability, Surplus
from calculators.business_days import DaysOff
from calculators.errors import Refusal
from calculators.parts import Parts, Treatment
from calculators.rates import AnnualRates
from calculators.rounding import NOTHING, Money
from calculators.schedule import Schedule, Totals
from restructure.household.household import Household, month_of
from restructure.offers.terms import Terms
from restructure.parties.account import Debt, on_day
from restructure.parties.situation import NOTHING_KNOWN, Situation
from restructure.policy import Finding, Policy
from restructure.policy.tables import days_off_of


@dataclass(frozen=True, slots=True)
class Original:
    """The contract before: a nominal annual rate, and so many level monthly payments for the whole debt."""

    annual_rate: Decimal
    payments: int


class Creditor(Struct, frozen=True):
    """Creditor's yardstick: a plan against no deal. Rates are effective a year, shares are fractions.

    ``survival`` is the chance that a plan outlives a month; below ``floor`` a plan is not worth agreeing to.
    """

    discount_rate: Decimal
    recovery: Decimal
    cost: Decimal
    no_deal_months: int
    survival: Decimal | None = None
    floor: Money | None = None
    original: Original | None = None


class Case(Struct, frozen=True, cache_hash=True):
    """Everything around the terms: the debt, the means, the policy, the creditor's yardstick, the situation. ``needed``
    is what the other listed debts need a month, before anything is left for this one."""

    debt: Debt
    policy: Policy
    household: Household | None = None
    creditor: Creditor | None = None
    situation: Situation = NOTHING_KNOWN
    needed: Money = NOTHING

    @property
    def month(self) -> Surplus | None:
        """The household's month as a plan for this debt is judged by it: what the other listed debts need is served
        before, as priority debts are. None without means."""
        if self.household is None:
            return None
        return served_before(month_of(self.household, self.policy.savings), self.needed)

    @property
    def days_off(self) -> DaysOff:
        """The days on which nobody has to see to a payment."""
        return days_off_of(self.policy.calendar, self.situation.nation)


def served_before(month: Surplus, needed: Money) -> Surplus:
    """The month in which that much is served before anything else is paid; the savings line stays."""
    return replace(month, priority=Money(month.priority + needed)) if needed else month


def on_its_day(case: Case, today: date | None = None) -> Case:
    """The case with its debt as it stands on the day of an offer: ``today``, or the one on which the situation is seen.

    Nothing that is offered then begins before that day.
    """
    day = today or case.situation.today
    debt = on_day(case.debt, day, *case.situation.still) if day else case.debt
    return case if debt is case.debt else replace(case, debt=debt)


class Simulated(Struct, frozen=True):
    """An outcome. ``terms`` is resolved: what was solved is filled in. ``debt`` is the debt at the start of the
    plan, with what accrued since its confirmation. ``rates`` is None where no interest is charged."""

    terms: Terms
    treatment: Treatment
    debt: Debt
    waived: Parts
    schedule: Schedule
    totals: Totals
    rates: AnnualRates | None
    month: Surplus | None
    affordability: Affordability
    present_value: Money | None
    no_deal_value: Money | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """No outcome, and why."""

    reason: Refusal


Outcome = Simulated | Refused
