"""What somebody says they can do, what may be offered, and when both sides accept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import floor
from typing import Literal

from msgspec.structs import replace

from calculators import calendar
from calculators.calendar import MONTHLY, Frequency, add_months, due_dates, step, whole_months
from calculators.cash_dates import income_by, sums_by
from calculators.parts import Parts, PartTreatment, Treatment
from calculators.rounding import NOTHING, Money
from calculators.settlement import WAIVER_ORDER
from restructure.authority.limits import UNLIMITED, Limits, excesses, measures_of, rate_of
from restructure.household.household import HEARD, Household, LumpSum, inflow_of, on_pay_day, once_paid
from restructure.offers.option import Option
from restructure.offers.outcome import Case, Simulated, on_its_day
from restructure.offers.terms import InstalmentTerms, OptionKind, SettlementTerms, Terms
from restructure.policy import Finding
from restructure.simulation import attempt, no_deal

Criterion = Literal["present_value", "margin", "speed"]
CRITERIA: tuple[Criterion, ...] = ("speed", "present_value", "margin")
Caps = tuple[Money, ...] | None
Verdict = Literal["fits", "dear", "poor"]
"""``dear``: more has to be given up; ``poor``: no more can be, the creditor would lose by it."""


MOST_ROWS = 300
"""More payments than anybody agrees: five years of weeks and some to spare."""
HOUSE_ORDER = tuple(part for part in WAIVER_ORDER if part != "principal")
"""In which old parts are waived; the principal of a plan is not."""
PASSED = frozenset({"settlement_unbound", "below_floor"})
"""Rules that stop no offer here: one asks for a fact to be recorded, which no other offer would mend, and what an offer
is worth is weighed by itself."""


@dataclass(frozen=True, slots=True)
class DebtorStatement:
    """A debtor's statement: so much a month, so much now, from a day on, for at most so many months, in at most so many
    payments. ``now`` is there at once, or from ``now_on`` on."""

    per_month: Money | None = None
    now: Money | None = None
    start: date | None = None
    max_months: int | None = None
    payments: int | None = None
    now_on: date | None = None


@dataclass(frozen=True, slots=True)
class SearchSpace:
    """Space of the search, all of it within ``limits``.

    ``rates`` a year, the highest first; of each old part up to ``waivable``; every count up to ``longest`` (of a
    deferral those on the grid of ``step``), ``deferred`` due dates, and up to ``tranches`` of a settlement of
    ``least_share`` of the debt or more.

    ``frequency`` is how often payments fall due; of each of them ``DebtorStatement.per_month`` is then the most.

    Of one kind the offer that forgives least is best, then the one with the highest rate, then one that pays the very
    sum that was said; ``weighs`` decides where that is equal, the first criterion before the next.
    """

    rates: tuple[Decimal, ...]
    waivable: Parts = field(default_factory=Parts)
    longest: int = 60
    deferred: tuple[int, ...] = (3,)
    step: int = 12
    tranches: int = 12
    least_share: Decimal = Decimal(0)
    limits: Limits = UNLIMITED
    weighs: tuple[Criterion, ...] = CRITERIA
    frequency: Frequency = MONTHLY

    @property
    def most_waived(self) -> int:
        """Return what of the old parts may be waived in all."""
        return sum(getattr(self.waivable, part) for part in HOUSE_ORDER)

    def treatment(self, waived: int) -> Treatment:
        """So much waived, part after part in the order of the house."""
        treated = {}
        for part in HOUSE_ORDER:
            taken = min(waived, getattr(self.waivable, part))
            treated[part] = PartTreatment(Money(taken))
            waived -= taken
        return Treatment(**treated)


@dataclass(frozen=True, slots=True)
class Offer:
    """An option that both sides can live with."""

    kind: OptionKind
    option: Option
    outcome: Simulated

    @property
    def annual_rate(self) -> Decimal | None:
        """The rate a year that is charged; None for a settlement."""
        return rate_of(self.outcome.terms)


@dataclass(frozen=True, slots=True)
class CounterofferQuery:
    """One question, with what follows from it.

    ``caps`` is the most that each of so many equal monthly payments may be, by their number, as the money is there on
    their days; None where neither a sum nor a budget is known. ``there`` is what may be asked for in all by each of
    their days, None without a budget. ``most_payments`` is how many monthly payments end in time, 0 where not even the
    first does.
    """

    case: Case
    says: DebtorStatement
    look: SearchSpace
    first_due: date
    caps: Caps
    there: Caps
    most_payments: int
    ignores_floor: bool = False

    @property
    def now(self) -> Money:
        """Return what is said to be there before the first payment: what comes after it belongs to the household's
        money."""
        return (self.says.now or NOTHING) if self.now_on <= self.first_due else NOTHING

    @property
    def now_on(self) -> date:
        """The day on which that is there."""
        return there_on(self.says.now_on, self.case.debt.as_of)

    @property
    def at_once(self) -> date | None:
        """Return the day of a first part of a settlement from what is there now: the day after the balance was seen at
        the earliest; None where that is no earlier than the first payment."""
        day = max(self.now_on, self.case.debt.as_of + timedelta(days=1))
        return day if day < self.first_due else None

    @property
    def floor(self) -> Money | None:
        """The creditor's floor, or the value of no deal; None where the creditor has no yardstick."""
        debt, creditor = self.case.debt, self.case.creditor
        if creditor is None:
            return None
        return no_deal(debt, creditor) if creditor.floor is None else creditor.floor

    def cap(self, count: int) -> Money | None:
        """The most that each of so many payments may be."""
        return None if self.caps is None else self.caps[count - 1]

    def outcome(self, terms: Terms, treatment: Treatment) -> Simulated | None:
        """The outcome where it is acceptable."""
        outcome = attempt(self.case, terms, treatment)
        return outcome if isinstance(outcome, Simulated) and self.accepts(outcome) else None

    def accepts(self, outcome: Simulated) -> bool:
        """Return whether both sides can live with an outcome."""
        return self.verdict(outcome) == "fits"

    def verdict(self, outcome: Simulated) -> Verdict:
        """Return what is in the way of an outcome, if anything."""
        if not (self.is_as_said(outcome) and self.is_there(outcome)) or self.stops(outcome):
            return "dear"
        if excesses(measures_of(outcome), self.look.limits):
            return "dear"
        return "fits" if self.ignores_floor or worth_enough(outcome, self.case) else "poor"

    def stops(self, outcome: Simulated) -> dict[str, Finding]:
        """The rules that stop an outcome, with what they say."""
        return {one.rule: one for one in outcome.findings if one.severity == "block" and one.rule not in PASSED}

    def is_as_said(self, outcome: Simulated) -> bool:
        """Return whether the payments are no larger, no more and no later than was said."""
        payments, says = outcome.schedule.payment[1 - outcome.schedule.first_number :], self.says
        if isinstance(outcome.terms, SettlementTerms):
            apart = self.now and outcome.schedule.due[0] == self.at_once
            payments = payments[1:] if apart else (Money(max(payments[0] - self.now, 0)), *payments[1:])
        if len(payments) > self.most_payments or (says.per_month is not None and max(payments) > says.per_month):
            return False
        months = whole_months(outcome.debt.as_of, outcome.schedule.due[-1])
        return says.max_months is None or months <= says.max_months

    def is_there(self, outcome: Simulated) -> bool:
        """Return whether each payment is met on its day, and none asks for more of what came in than may be asked."""
        seen = outcome.affordability
        if seen.verdict == "unknown":
            return True
        return seen.first_failing is None and (seen.share is None or seen.share <= _line(self.case, self.look))

    @property
    def weighs(self) -> tuple[Criterion, ...]:
        """Return what is weighed, in order; no present value where the creditor has no yardstick."""
        known = self.case.creditor is not None
        return tuple(one for one in self.look.weighs if known or one != "present_value") or ("speed",)

    def rank(self, outcome: Simulated) -> tuple[int, ...]:
        """The higher the better: the least forgiven, the highest rate, the sum that was said, then what the creditor
        weighs, then fewer rows."""
        weighed: dict[Criterion, int] = {
            "present_value": int(outcome.present_value or 0),
            "margin": -largest_after_now(outcome),
            "speed": -outcome.totals.final_due.toordinal(),
        }
        rate = int((rate_of(outcome.terms) or 0) * 10**8)
        first = (-outcome.totals.waived, rate, int(self.keeps_sum(outcome)))
        return (*first, *(weighed[one] for one in self.weighs), -len(outcome.schedule))

    def keeps_sum(self, outcome: Simulated) -> bool:
        """Return whether a plan asks for the very sum that was said."""
        terms, said = outcome.terms, self.says.per_month
        return isinstance(terms, InstalmentTerms) and said is not None and terms.payment == said


def there_on(day: date | None, begins: date) -> date:
    """The day on which what is said to be there now, or on a day, is there, not before the first day."""
    return max(day or begins, begins)


def largest_after_now(outcome: Simulated) -> Money:
    """The largest payment beside a down payment."""
    return max(outcome.schedule.payment[1 - outcome.schedule.first_number :])


def ask(case: Case, says: DebtorStatement, look: SearchSpace) -> CounterofferQuery:
    """The question with what follows from it, asked on the day on which the situation is seen.

    Where no day is said the first payment falls due a month later, or on the pay-day after that.
    """
    case = on_its_day(case)
    begins, household = case.debt.as_of, case.household
    on = there_on(says.now_on, begins)
    first_due = says.start or max(on, _first_due(household, begins, look.frequency))
    held = household.lump_sum if household else None
    if says.now and household and (held is None or held.source == HEARD or held.date > begins):
        case = replace(case, household=replace(household, lump_sum=LumpSum(says.now, on, HEARD)))
    months = min(look.longest, says.max_months or look.longest)
    until = min(add_months(begins, months), step(first_due, MOST_ROWS, look.frequency))
    most = 0 if until < first_due else calendar.count_until(begins, first_due, look.frequency, until)
    most = min(most, says.payments or most, MOST_ROWS)
    caps, there = _caps(case, says, look, first_due, most)
    return CounterofferQuery(case, says, look, first_due, caps, there, most)


def _first_due(household: Household | None, begins: date, frequency: Frequency) -> date:
    due = step(begins, 1, frequency)
    if household is None:
        return due
    return once_paid(household, begins, on_pay_day(household, due) if frequency == MONTHLY else due)


def _line(case: Case, look: SearchSpace) -> Fraction:
    """The share of what came in that payments may take."""
    lines = (case.policy.share_of_surplus, look.limits.share_of_surplus)
    return min(Fraction(line) for line in lines if line is not None)


def _caps(case: Case, says: DebtorStatement, look: SearchSpace, first_due: date, most: int) -> tuple[Caps, Caps]:
    said, now = says.per_month, (says.now or 0) if there_on(says.now_on, case.debt.as_of) <= first_due else 0
    month = case.month
    if case.household is None or month is None or not most:
        return None if said is None else (said,) * most, None
    surplus, inflow = month.amount, inflow_of(case.household)
    days, line = due_dates(case.debt.as_of, first_due, look.frequency, most).dates, _line(case, look)
    came = zip(income_by(surplus, case.debt.as_of, days, inflow), sums_by(days, inflow), strict=True)
    there = tuple(Money(max(floor(income * line) + once - now, 0)) for income, once in came)
    each = (have // count for count, have in enumerate(there, 1))
    return tuple(_at_most(said, cap) for cap in accumulate(each, min)), there


def _at_most(said: Money | None, cap: int) -> Money:
    return Money(cap if said is None else min(cap, said))


def worth_enough(outcome: Simulated, case: Case) -> bool:
    """Return whether an outcome is worth the creditor's floor, or no deal where none is set; yes where nothing is
    weighed."""
    floor = floor_of(outcome, case)
    return outcome.present_value is None or floor is None or outcome.present_value >= floor


def floor_of(outcome: Simulated, case: Case) -> Money | None:
    """The creditor's floor, or the value of no deal."""
    set_floor = case.creditor.floor if case.creditor else None
    return set_floor if set_floor is not None else outcome.no_deal_value
