"""What somebody says they can do, what may be offered, and when both sides accept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from calculators import calendar
from calculators.calendar import MONTHLY, add_months, whole_months
from calculators.parts import Treatment
from calculators.rounding import NOTHING, Money, times
from restructure.authority import UNLIMITED, Limits, excesses, measures_of
from restructure.household import HEARD, LumpSum, month_of
from restructure.opening import Option
from restructure.simulation import Case, Simulated, on_its_day, simulate
from restructure.terms import SettlementTerms, Terms

Criterion = Literal["present_value", "margin", "speed"]
CRITERIA: tuple[Criterion, ...] = ("speed", "present_value", "margin")
Kind = Literal["instalment", "deferral", "settlement"]


@dataclass(frozen=True, slots=True)
class Says:
    """What the debtor can do: so much a month, so much now, from a day on, for at most so many months, in at
    most so many payments."""

    per_month: Money | None = None
    now: Money | None = None
    start: date | None = None
    max_months: int | None = None
    payments: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """What is looked through, all of it within ``limits``.

    Every count up to ``longest`` (of a deferral those on the grid of ``step``), ``rates`` a year, ``treatments`` of old
    parts, each of which forgives no less than the one before it, ``deferred`` due dates, and up to ``tranches`` of a
    settlement of ``least_share`` of the debt or more.

    Of one kind the offer that forgives least is best; ``weighs`` decides where that is equal, the first criterion
    before the next.
    """

    rates: tuple[Decimal, ...]
    treatments: tuple[Treatment, ...]
    longest: int = 60
    deferred: tuple[int, ...] = (3,)
    step: int = 12
    tranches: int = 12
    least_share: Decimal = Decimal(0)
    limits: Limits = UNLIMITED
    weighs: tuple[Criterion, ...] = CRITERIA


@dataclass(frozen=True, slots=True)
class Offer:
    """An option that both sides can live with."""

    kind: Kind
    option: Option
    outcome: Simulated


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, with what follows from it.

    ``cap`` is the most a payment may be, None where neither a sum nor a budget is known; ``most_payments`` how many
    monthly payments end in time, 0 where not even the first does.
    """

    case: Case
    says: Says
    look: Range
    first_due: date
    cap: Money | None
    most_payments: int
    ignores_floor: bool = False

    @property
    def now(self) -> Money:
        """What is said to be there at once."""
        return self.says.now or NOTHING

    def outcome(self, terms: Terms, treatment: Treatment) -> Simulated | None:
        """The outcome where it is acceptable."""
        outcome = simulate(self.case, terms, treatment)
        if not isinstance(outcome, Simulated) or not self.accepts(outcome):
            return None
        return outcome

    def accepts(self, outcome: Simulated) -> bool:
        payments = outcome.schedule.payment[1 - outcome.schedule.first_number :]
        if isinstance(outcome.terms, SettlementTerms):
            payments = (Money(max(payments[0] - self.now, 0)), *payments[1:])
        cap = self.cap
        if cap is not None and max(payments) > cap:
            return False
        if (
            self.says.max_months is not None
            and whole_months(outcome.debt.as_of, outcome.schedule.due[-1]) > self.says.max_months
        ):
            return False
        stops = {finding.rule for finding in outcome.findings if finding.severity == "block"}
        if stops - ({"below_floor"} if self.ignores_floor else set()):
            return False
        if not self.ignores_floor and not worth_enough(outcome, self.case):
            return False
        return not excesses(measures_of(outcome), self.look.limits)

    @property
    def weighs(self) -> tuple[Criterion, ...]:
        """What is weighed, in order; no present value where the creditor has no yardstick."""
        known = self.case.creditor is not None
        return tuple(one for one in self.look.weighs if known or one != "present_value") or ("speed",)

    def rank(self, outcome: Simulated) -> tuple[int, ...]:
        """The higher the better: the least forgiven, then what the creditor weighs, then fewer rows."""
        weighed: dict[Criterion, int] = {
            "present_value": int(outcome.present_value or 0),
            "margin": -largest_after_now(outcome),
            "speed": -outcome.totals.final_due.toordinal(),
        }
        return (-outcome.totals.waived, *(weighed[one] for one in self.weighs), -len(outcome.schedule))


def largest_after_now(outcome: Simulated) -> Money:
    """The largest payment beside a down payment."""
    return max(outcome.schedule.payment[1 - outcome.schedule.first_number :])


def ask(case: Case, says: Says, look: Range) -> Asked:
    """The question with what follows from it, asked on the day on which the situation is seen."""
    case = on_its_day(case)
    first_due = says.start or add_months(case.debt.as_of, 1)
    known = [amount for amount in (says.per_month, _affordable(case, look)) if amount is not None]
    if says.now and case.household and (case.household.lump_sum is None or case.household.lump_sum.source == HEARD):
        there = replace(case.household, lump_sum=LumpSum(says.now, case.debt.as_of, HEARD))
        case = replace(case, household=there)
    months = min(look.longest, says.max_months or look.longest)
    until = add_months(case.debt.as_of, months)
    most = 0 if until < first_due else calendar.count_until(case.debt.as_of, first_due, MONTHLY, until)
    most = min(most, says.payments or most)
    return Asked(case, says, look, first_due, min(known, default=None), most)


def _affordable(case: Case, look: Range) -> Money | None:
    """The share of a month's surplus that a payment may take, None without a budget."""
    if case.household is None:
        return None
    month = month_of(case.household, case.policy.savings)
    lines = (case.policy.share_of_surplus, look.limits.share_of_surplus)
    return times(Money(max(month.amount, 0)), min(Fraction(line) for line in lines if line is not None))


def worth_enough(outcome: Simulated, case: Case) -> bool:
    """Whether an outcome is worth the creditor's floor, or no deal where none is set; yes where nothing is weighed."""
    floor = floor_of(outcome, case)
    return outcome.present_value is None or floor is None or outcome.present_value >= floor


def floor_of(outcome: Simulated, case: Case) -> Money | None:
    """The creditor's floor, or the value of no deal."""
    set_floor = case.creditor.floor if case.creditor else None
    return set_floor if set_floor is not None else outcome.no_deal_value
