"""Thousands of generated options, each schedule recomputed with fractions.

    python -m tests.soak.amortization [COUNT]

Every method, frequency, day count and rounding, deferrals and settlements, with the hard corners drawn often: no
interest, one payment, 600 payments, 10**12 minor units, leap days, the 29th to the 31st.
"""

from __future__ import annotations

import sys
from calendar import isleap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from random import Random

from dateutil.relativedelta import relativedelta
from msgspec.structs import replace

from calculators.calendar import Frequency, parse_frequency, step
from calculators.deferral import DeferralRule
from calculators.errors import Refusal
from calculators.instalment import Method
from calculators.ledger import Pause, RateFrom
from calculators.parts import Parts, PartTreatment, Treatment
from calculators.regular import Step
from calculators.rounding import Money
from restructure.offers.outcome import Case, Simulated
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms, Terms
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.simulation import simulate
from tests.support.choices import DAY_COUNTS, METHODS

FREQUENCIES = tuple(
    map(
        parse_frequency,
        ("1 day", "weekly", "fortnightly", "four_weekly", "half month", "monthly", "quarterly", "annual", "45 days"),
    )
)
ALL_METHODS: tuple[Method, ...] = (*METHODS, "stepped", "flat_fee")
HARD_STARTS = tuple(date(2024, 1, 29) + timedelta(days=days) for days in (0, 1, 2, 30, 31, 60, 61, 62, 366 + 29))
WHERE = ("spread", "first", "last", "capitalise")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many options were drawn by kind, and how many were refused, by code."""

    drawn: Counter[str]
    refused: Counter[str]
    rows: int

    def line(self) -> str:
        """The figures in one line."""
        kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(self.drawn.items()))
        refusals = ", ".join(f"{code} {count:,}" for code, count in self.refused.most_common())
        return f"{self.drawn.total():,} options ({kinds}), {self.rows:,} rows recomputed; refused: {refusals or 'none'}"


def run(count: int, seed: int = 21) -> Tally:
    """Draw ``count`` options and check each outcome; the first that does not hold fails with its terms."""
    random = Random(seed)
    drawn: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    rows = 0
    for _ in range(count):
        debt, terms, treatment = draw(random)
        kind = terms.kind if not isinstance(terms, InstalmentTerms) else terms.method
        drawn[kind] += 1
        outcome = simulate(Case(debt, POLICIES["neutral"]), terms, treatment)
        if not isinstance(outcome, Simulated):
            assert isinstance(outcome.reason, Refusal)
            assert outcome.reason.field
            refused[outcome.reason.code] += 1
            continue
        faults = tuple(faults_of(outcome))
        assert not faults, (faults, debt, terms, treatment)
        rows += len(outcome.schedule)
    return Tally(drawn, refused, rows)


def draw(random: Random) -> tuple[Debt, Terms, Treatment]:
    """One option with its debt."""
    start = random.choice(HARD_STARTS) if random.random() < 0.4 else date(2020, 1, 1) + _days(random, 3650)
    principal = random.choice((1, 7, 10**12)) if random.random() < 0.15 else int(10 ** random.uniform(2, 12))
    debt = Debt("CNY", Parts(Money(principal), *(_extra(random, principal) for _ in range(3))), start)
    kind = random.random()
    if kind < 0.1:
        fraction = Decimal(random.randint(1, 100)) / 100
        tranches = random.choice((1, 2, 3, 12, 600))
        first = start + _days(random, 60) + timedelta(days=1)
        often = random.choice(FREQUENCIES)
        return debt, SettlementTerms(first, start, fraction=fraction, tranches=tranches, frequency=often), Treatment()
    plan = _plan(random, start, principal, deferred=kind < 0.4)
    treatment = Treatment(*(PartTreatment(rest=random.choice(WHERE)) for _ in range(3)))  # type: ignore[arg-type]
    if kind < 0.4:
        rule = _deferral(random, principal, plan.payments or 1)
        needs_level = rule.during == "principal_only" or rule.afterwards == "same_payment"
        return debt, DeferralTerms(replace(plan, method="level") if needs_level else plan, rule), treatment
    return debt, plan, treatment


def _days(random: Random, most: int) -> timedelta:
    return timedelta(days=random.randint(0, most))


def _extra(random: Random, principal: int) -> Money:
    return Money(random.choice((0, 0, 1, random.randint(0, max(1, principal // 5)))))


def _plan(random: Random, start: date, principal: int, *, deferred: bool) -> InstalmentTerms:
    often = random.choice(FREQUENCIES)
    payments = random.choice((1, 2, 600)) if random.random() < 0.12 else random.randint(1, 84)
    if often.per_year <= 1:
        payments = min(payments, 120)
    rate = random.choice(("0", "0.0001", "0.06", "0.0435", "0.18", "0.24", "0.36", "0.129999"))
    method = random.choice(METHODS if deferred else ALL_METHODS)
    first = step(start, 1, often) + (timedelta(days=random.randint(0, 20)) if random.random() < 0.3 else timedelta())
    plan = InstalmentTerms(
        Decimal("0" if method == "flat_fee" else rate),
        first,
        method=method,
        day_count=random.choice(DAY_COUNTS),
        frequency=often,
        start=start,
        payments=payments,
        payment_rounding=random.choice(("half_up", "up")),
        residue=random.choice(("last", "balanced")),
        step=Step(random.randint(1, 12), Decimal(random.choice(("0.05", "-0.02", "0"))))
        if method == "stepped"
        else None,
        fee_per_period=Decimal("0.006") if method == "flat_fee" else None,
        balloon=Money(principal // 3) if method == "level" and principal > 3 and random.random() < 0.15 else None,
        payment_multiple=Money(100) if method == "level" and random.random() < 0.15 else None,
    )
    return plan if method in ("stepped", "flat_fee") else _varied(random, plan, start, principal)


def _varied(random: Random, plan: InstalmentTerms, start: date, principal: int) -> InstalmentTerms:
    """The plan with a rate change, a pause or a down payment now and then."""
    chance = random.random()
    later = start + timedelta(days=random.randint(1, 700))
    if chance < 0.08:
        return replace(plan, rate_changes=(RateFrom(later, Decimal(random.choice(("0", "0.03", "0.3")))),))
    if chance < 0.14:
        return replace(plan, pauses=(Pause(later, later + _days(random, 200)),))
    if chance < 0.20 and principal > 3:
        return replace(plan, down_payment=DownPayment(Money(principal // 3), start))
    return plan


def _deferral(random: Random, principal: int, payments: int) -> DeferralRule:
    return DeferralRule(
        random.randint(1, max(1, min(6, payments - 1))),
        during=random.choice(("nothing", "interest_only", "principal_only", "token")),
        interest=random.choice(("collect", "capitalise", "freeze")),
        collect=random.choice(("first", "spread", "last")),
        afterwards=random.choice(("same_end", "extend", "balloon", "same_payment")),
        token=Money(max(1, principal // 1000)),
    )


def faults_of(outcome: Simulated) -> Iterator[str]:
    """What does not hold in an outcome, by name."""
    plan = outcome.schedule
    columns = (plan.payment, plan.principal, plan.interest, plan.arrears, plan.fee, plan.opening, plan.closing)
    if len({len(plan.due), *map(len, columns)}) != 1:
        yield "columns of different lengths"
    if any(type(cell) is not int for column in columns for cell in column):
        yield "an amount that is not a whole number"
    if min(map(min, columns)) < 0 or min(plan.owed_after_default) < 0:
        yield "a negative amount"
    if plan.closing[-1] or plan.owed_after_default[-1]:
        yield "something is left at the end"
    if plan.opening[1:] != plan.closing[:-1]:
        yield "a balance that is not handed on"
    if any(sum(row) != paid for *row, paid in zip(*columns[1:5], plan.payment, strict=True)):
        yield "a row that does not add up"
    if any(later <= earlier for earlier, later in pairwise(plan.due[1 - plan.first_number :])):
        yield "dates that do not ascend"
    yield from _sums(outcome)
    if isinstance(outcome.terms, InstalmentTerms) and not _moved(outcome.terms):
        yield from _interest(outcome, outcome.terms)


def _sums(outcome: Simulated) -> Iterator[str]:
    plan, debt = outcome.schedule, outcome.debt.parts
    joined = sum(c - o + p for c, o, p in zip(plan.closing, plan.opening, plan.principal, strict=True))
    if sum(plan.principal) != plan.opening[0] + joined:
        yield "principal that does not sum"
    old = sum(plan.arrears) + sum(plan.fee)
    fees = outcome.terms.fee_per_period if isinstance(outcome.terms, InstalmentTerms) else None
    if fees is None and plan.opening[0] + old + outcome.waived.total != debt.total:
        yield "parts that do not sum to the debt"


def _moved(terms: InstalmentTerms) -> bool:
    return bool(terms.rate_changes or terms.pauses or terms.down_payment)


def _interest(outcome: Simulated, terms: InstalmentTerms) -> Iterator[str]:
    """The interest of each row as a fraction, from a day count of our own."""
    plan = outcome.schedule
    begin = outcome.debt.as_of
    ends = plan.due
    if terms.method == "bullet":
        ends = tuple(_due(terms, begin, row) for row in range(terms.payments or 1))
    shares = [_years(begin, start, end, terms) for start, end in pairwise((begin, *ends))]
    if terms.method == "bullet":
        shares = [sum(shares, Fraction(0))]
    for opening, share, charged in zip(plan.opening, shares, plan.interest, strict=True):
        exact = opening * Fraction(terms.annual_rate) * share
        if floor(exact + Fraction(1, 2)) != charged:
            yield f"interest of {charged}, not {exact}"
            return


def _later(day: date, months: int) -> date:
    moved: date = day + relativedelta(months=months)
    return moved


def _due(terms: InstalmentTerms, start: date, row: int) -> date:
    """The date of a row counted from the anchor day with dateutil."""
    first, often = terms.first_due, terms.frequency
    if often.days is not None:
        return first + timedelta(days=often.days * row)
    halves = row * often.count * {"half month": 1, "month": 2, "quarter": 6, "year": 24}[often.unit]
    if _whole(terms, start):
        halves += often.count * {"half month": 1, "month": 2, "quarter": 6, "year": 24}[often.unit]
        return _half_months_later(start, halves)
    return _half_months_later(first, halves)


def _half_months_later(day: date, halves: int) -> date:
    """The pair of a day up to the 15th lies 15 days later by the calendar's numbers; that of another lies in the month
    after, 15 days earlier and not beyond the 15th."""
    whole = _later(day, halves // 2)
    if not halves % 2:
        return whole
    moved: date = (
        day + relativedelta(months=halves // 2, day=day.day + 15)
        if day.day <= 15
        else day + relativedelta(months=halves // 2 + 1, day=min(day.day - 15, 15))
    )
    return moved


def _whole(terms: InstalmentTerms, start: date) -> bool:
    return terms.first_due == step(start, 1, terms.frequency)


def _years(begin: date, start: date, end: date, terms: InstalmentTerms) -> Fraction:
    days = [start + timedelta(days=day) for day in range(1, (end - start).days + 1)]
    match terms.day_count:
        case "actual/365":
            return Fraction(len(days), 365)
        case "actual/360":
            return Fraction(len(days), 360)
        case "actual/actual":
            leap = sum(isleap(day.year) for day in days)
            return Fraction(leap, 366) + Fraction(len(days) - leap, 365)
    if terms.frequency.days is not None:
        return Fraction(len(days), 360)
    if start != begin or _whole(terms, begin) or _begins_on_anchor(terms, begin):
        return _months(terms.frequency) / 12
    months = 0
    while _later(start, months + 1) <= end:
        months += 1
    left = _later(start, months)
    length = (_later(start, months + 1) - left).days
    return (months + Fraction((end - left).days, length)) / 12


def _begins_on_anchor(terms: InstalmentTerms, start: date) -> bool:
    """Whether the period before the first due date begins where its anchor day falls: 29 February for the 30th."""
    months = _months(terms.frequency)
    if months.denominator > 1:
        return _half_months_later(terms.first_due, -int(months * 2)) == start
    return _later(terms.first_due, -ceil(months)) == start


def _months(often: Frequency) -> Fraction:
    return Fraction(12) / often.per_year


if __name__ == "__main__":
    print("R21", run(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000).line())
