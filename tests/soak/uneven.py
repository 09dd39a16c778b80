"""Thousands of plans as people make them, each walked through day by day with fractions.

    python -m tests.soak.uneven [COUNT]

Days and amounts of their own, months of their own, holidays, extra payments, alone and together. Nothing that
``calculators`` works out is used: nights, what a payment goes to and the payment that ends evenly are counted anew.
"""

from __future__ import annotations

import sys
from calendar import isleap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor
from random import Random

from dateutil.relativedelta import relativedelta
from msgspec.structs import replace

from calculators.calendar import parse_frequency
from calculators.extra import Extra
from calculators.holidays import Holiday
from calculators.months import OwnMonth
from calculators.own_rows import OwnRow
from calculators.parts import Parts, PartTreatment, Treatment
from calculators.rounding import Money
from restructure.offers.outcome import Case, Outcome, Refused, Simulated
from restructure.offers.terms import InstalmentTerms
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.simulation import simulate
from tests.support.choices import DAY_COUNTS

ONE_DAY = timedelta(days=1)
RATES = ("0", "0.0001", "0.06", "0.0435", "0.12", "0.18", "0.24", "0.36")
WHERE = ("spread", "first", "last")
HALF = Fraction(1, 2)
WEEKS = parse_frequency("2 weeks")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many plans were drawn by what they hold, how many were refused by code, and the rows walked through."""

    drawn: Counter[str]
    refused: Counter[str]
    rows: int

    def line(self) -> str:
        """The figures in one line."""
        kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(self.drawn.items()))
        refusals = ", ".join(f"{code} {count:,}" for code, count in self.refused.most_common())
        return f"{self.drawn.total():,} plans ({kinds}), {self.rows:,} rows walked; refused: {refusals or 'none'}"


Drawn = tuple[Debt, InstalmentTerms, Treatment, Outcome]
"""A debt, what is asked of it, and what comes of that."""


def run(count: int, seed: int = 40) -> Tally:
    """Draw ``count`` plans and walk through each; the first that does not hold fails with its terms."""
    return walked(drawn(count, seed))


def drawn(count: int, seed: int) -> Iterator[Drawn]:
    """Plans drawn at random; the same for the same ``seed``."""
    random = Random(seed)
    for _ in range(count):
        debt, terms, treatment = draw(random)
        yield debt, terms, treatment, simulate(Case(debt, POLICIES["neutral"]), terms, treatment)


def walked(plans: Iterable[Drawn]) -> Tally:
    """Walk through each plan; the first that does not hold fails with its terms."""
    kinds, refused, rows = Counter[str](), Counter[str](), 0
    for debt, terms, treatment, outcome in plans:
        held = [name for name in ("rows", "months", "holidays", "extra") if getattr(terms, name)]
        kinds["+".join(held)] += 1
        if isinstance(outcome, Refused):
            assert outcome.reason.field.split("[")[0].split(".")[0] in (*held, "payments", "payment", "first_due")
            refused[outcome.reason.code] += 1
            continue
        faults = tuple(faults_of(outcome, terms, treatment))
        assert not faults, (faults, debt, terms, treatment, outcome.schedule)
        again = simulate(Case(debt, POLICIES["neutral"]), outcome.terms, treatment)
        assert isinstance(again, Simulated), (again, terms)
        assert again.schedule == outcome.schedule, terms
        rows += len(outcome.schedule)
    return Tally(kinds, refused, rows)


def draw(random: Random) -> tuple[Debt, InstalmentTerms, Treatment]:
    """One plan with its debt. Days of the month up to the 28th: what month ends do is tried elsewhere."""
    start = date(2024, 1, 1) + timedelta(days=random.randint(0, 1500))
    start = start.replace(day=min(start.day, 28))
    principal = int(10 ** random.uniform(3, 8))
    old = (Money(random.choice((0, 0, random.randint(1, principal // 8)))) for _ in range(3))
    debt = Debt("CNY", Parts(Money(principal), *old), start)
    treatment = Treatment(*(PartTreatment(rest=random.choice(WHERE)) for _ in range(3)))  # type: ignore[arg-type]
    terms = InstalmentTerms(
        Decimal(random.choice(RATES)),
        start + relativedelta(months=1),
        day_count=random.choice(DAY_COUNTS),
        start=start,
        payments=random.randint(3, 48),
    )
    if random.random() < 0.25:
        return debt, _rows(random, terms, principal), treatment
    if random.random() < 0.2:
        terms = replace(terms, frequency=WEEKS, first_due=start + timedelta(days=14))
    while not (terms.months or terms.holidays or terms.extra):
        terms = _uneven(random, terms, principal)
    if random.random() < 0.2:
        regular = principal // (terms.payments or 1)
        terms = replace(terms, payments=None, payment=Money(regular + random.randint(0, regular) + 1))
    return debt, terms, treatment


def _rows(random: Random, terms: InstalmentTerms, principal: int) -> InstalmentTerms:
    count, day, rows = random.randint(1, 12), terms.start or terms.first_due, []
    for _ in range(count):
        monthly = random.random() < 0.5
        day += relativedelta(months=1) if monthly else timedelta(days=random.randint(1, 90))
        day = day.replace(day=min(day.day, 28))
        rows.append(OwnRow(day, Money(random.randint(1, max(1, 2 * principal // count)))))
    free = random.choice((count - 1, random.randrange(count)))
    rows[free] = OwnRow(rows[free].due)
    return replace(terms, first_due=rows[0].due, payments=None, rows=tuple(rows))


def _uneven(random: Random, terms: InstalmentTerms, principal: int) -> InstalmentTerms:
    start, count = terms.start or terms.first_due, terms.payments or 1
    long = 30 if terms.frequency != WEEKS else 14
    if random.random() < 0.5 and terms.frequency != WEEKS:
        chosen = random.sample(range(1, 13), random.randint(1, 3))
        amounts = (Money(random.choice((0, random.randint(1, 3 * principal // count)))) for _ in chosen)
        terms = replace(terms, months=tuple(map(OwnMonth, sorted(chosen), amounts)))
    if random.random() < 0.5:
        begins = start + timedelta(days=random.randint(1, long * count))
        ends = begins + timedelta(days=random.randint(long, 4 * long))
        charge = random.choice(("later", "freeze"))
        terms = replace(terms, holidays=(Holiday(begins, ends, charge),))  # type: ignore[arg-type]
    if random.random() < 0.5:
        days = sorted(random.sample(range(1, long * count), random.randint(1, 2)))
        then = random.choice(("shorter", "lower"))
        dates = [start + timedelta(days=day) for day in days]
        if random.random() < 0.3:
            dates = [terms.first_due]
        paid = (Extra(day, Money(random.randint(1, principal // 3)), then) for day in dates)  # type: ignore[arg-type]
        terms = replace(terms, extra=tuple(paid))
    return terms


def faults_of(outcome: Simulated, asked: InstalmentTerms, treatment: Treatment) -> Iterator[str]:
    """What does not hold in an outcome, by name."""
    plan, terms = outcome.schedule, outcome.terms
    assert isinstance(terms, InstalmentTerms)
    columns = (plan.payment, plan.principal, plan.interest, plan.arrears, plan.fee, plan.opening, plan.closing)
    if min(map(min, columns)) < 0 or min(plan.owed_after_default) < 0:
        yield "a negative amount"
    if plan.closing[-1] or plan.owed_after_default[-1]:
        yield "something is left at the end"
    if sum(plan.principal) != outcome.debt.parts.principal or plan.opening[0] != outcome.debt.parts.principal:
        yield "principal that does not sum to the debt"
    if sum(plan.arrears) + sum(plan.fee) != outcome.debt.total - outcome.debt.parts.principal:
        yield "parts that do not sum to the debt"
    if any(later <= earlier for earlier, later in pairwise(plan.due)):
        yield "dates that do not ascend"
    yield from _walked(outcome, terms, treatment)
    if not terms.rows:
        yield from _regular(outcome, asked, terms, treatment)


def _walked(outcome: Simulated, terms: InstalmentTerms, treatment: Treatment) -> Iterator[str]:
    """Night by night: what each row is charged, and that its payment goes to interest first."""
    plan, due = outcome.schedule, due_of(terms)
    nights = nights_of(terms, due)
    balance, put_off, grown, owed_old = int(plan.opening[0]), 0, Fraction(0), outcome.debt.total - plan.opening[0]
    day, on_top = terms.start or terms.first_due, on_top_of(outcome, treatment)
    for row, end in enumerate(plan.due):
        while day < end:
            day += ONE_DAY
            grown += balance * nights[day]
        owed_old -= plan.arrears[row] + plan.fee[row]
        beside = [one for one in terms.extra if one.date == end]
        if end in due:
            charge = floor(grown + HALF)
            own = plan.payment[row] - on_top.get(row, 0) - sum(one.amount for one in beside)
            if plan.interest[row] != min(put_off + charge, own):
                yield f"row {row + 1}: interest of {plan.interest[row]}, not {put_off + charge}"
            if own < charge and not _left_out(terms, end):
                yield f"row {row + 1}: below its interest"
            put_off += charge - plan.interest[row]
            grown = Fraction(0)
        elif plan.payment[row] != beside[0].amount:
            yield f"row {row + 1}: an extra payment of another amount"
        balance -= plan.principal[row]
        if balance != plan.closing[row]:
            yield f"row {row + 1}: a balance that is not handed on"
        so_far = floor(grown + HALF)
        if plan.owed_after_default[row] != balance + put_off + so_far + owed_old:
            yield f"row {row + 1}: another debt than is left"


def on_top_of(outcome: Simulated, treatment: Treatment) -> dict[int, int]:
    """By row: what of the old debt falls due only there, on top of the payment that was agreed."""
    plan, debt = outcome.schedule, outcome.debt.parts
    names = ("interest", "penalty", "fees")
    sums = {where: sum(getattr(debt, n) for n in names if getattr(treatment, n).rest == where) for where in WHERE}
    paid = [row for row, due in enumerate(plan.due) if plan.payment[row] and due in due_of(outcome.terms)]  # type: ignore[arg-type]
    on_top = {paid[0]: sums["first"]}
    on_top[len(plan) - 1] = on_top.get(len(plan) - 1, 0) + sums["last"]
    return on_top


def _left_out(terms: InstalmentTerms, day: date) -> bool:
    held = any(one.start <= day <= one.end for one in terms.holidays)
    return held or any(one.month == day.month and not one.payment for one in terms.months)


def wanted_on(terms: InstalmentTerms, day: date) -> int | None:
    if any(one.start <= day <= one.end for one in terms.holidays):
        return 0
    return next((one.payment for one in terms.months if one.month == day.month), None)


def _regular(outcome: Simulated, asked: InstalmentTerms, terms: InstalmentTerms, treatment: Treatment) -> Iterator[str]:
    """Which rows pay the regular amount, and that it is the one that ends evenly."""
    plan, due, regular = outcome.schedule, due_of(terms), terms.payment or 0
    on_top = on_top_of(outcome, treatment)
    kept: int | None = regular
    for row, day in enumerate(plan.due[:-1]):
        beside = [one for one in terms.extra if one.date == day]
        lowers = any(one.then == "lower" for one in beside)
        if day in due:
            own = plan.payment[row] - on_top.get(row, 0) - sum(one.amount for one in beside)
            wanted = wanted_on(terms, day)
            if wanted is not None and own != wanted:
                yield f"row {row + 1}: {own} where {wanted} is agreed"
            if wanted is None:
                # Behind a payment that lowers it, the next regular row says what it is now.
                kept = own if kept is None else kept
                if own != kept:
                    yield f"row {row + 1}: {own} where {kept} is regular"
        kept = None if lowers else kept
    # A month of its own pays what was agreed while anything is left, and may end the plan.
    keeps = all(one.then == "lower" for one in terms.extra)
    if keeps and plan.due[-1] != due[-1] and not wanted_on(terms, plan.due[-1]):
        yield "an end that is not kept"
    if asked.payment is None and outcome.debt.total == outcome.debt.parts.principal and not _tiny(outcome):
        left = [_left(outcome, terms, due, regular + half) for half in (-HALF, HALF)]
        if not left[0] >= 0 > left[1]:
            yield f"a regular payment of {regular} that does not end evenly: {left}"


def _tiny(outcome: Simulated) -> bool:
    return outcome.debt.total < 100 * len(outcome.schedule)


def _left(outcome: Simulated, terms: InstalmentTerms, due: Sequence[date], regular: Fraction) -> Fraction:
    """What is left after the last row, nothing rounded and without extra payments; below nothing if it ends sooner."""
    nights = nights_of(terms, due)
    balance, put_off = Fraction(outcome.debt.parts.principal), Fraction(0)
    for start, end in pairwise((terms.start or due[0], *due)):
        share = sum((nights[start + timedelta(days=day)] for day in range(1, (end - start).days + 1)), Fraction(0))
        wanted = wanted_on(terms, end)
        payment = regular if wanted is None else Fraction(wanted)
        owed = put_off + balance * share
        if end == due[-1]:
            return balance + owed - payment
        put_off, balance = max(owed - payment, Fraction(0)), balance - max(payment - owed, Fraction(0))
        if balance < 0:
            return balance
    raise AssertionError


def due_of(terms: InstalmentTerms) -> tuple[date, ...]:
    if terms.rows:
        return tuple(row.due for row in terms.rows)
    if terms.frequency == WEEKS:
        return tuple(terms.first_due + timedelta(days=14 * row) for row in range(terms.payments or 1))
    return tuple(terms.first_due + relativedelta(months=row) for row in range(terms.payments or 1))


def nights_of(terms: InstalmentTerms, due: Sequence[date]) -> dict[date, Fraction]:
    """What each night costs, by the day that it ends with."""
    nights: dict[date, Fraction] = {}
    for start, end in pairwise((terms.start or due[0], *due)):
        days = [start + timedelta(days=day) for day in range(1, (end - start).days + 1)]
        whole = _thirty(terms, start, end)
        for day in days:
            free = any(one.charge == "freeze" and one.start <= day <= one.end for one in terms.holidays)
            share = {
                "30/360": whole / len(days),
                "actual/365": Fraction(1, 365),
                "actual/360": Fraction(1, 360),
                "actual/actual": Fraction(1, 366 if isleap(day.year) else 365),
            }[terms.day_count]
            nights[day] = Fraction(0) if free else Fraction(terms.annual_rate) * share
    return nights


def _thirty(terms: InstalmentTerms, start: date, end: date) -> Fraction:
    if terms.frequency == WEEKS:
        return Fraction((end - start).days, 360)
    months = 0
    while start + relativedelta(months=months + 1) <= end:
        months += 1
    left = start + relativedelta(months=months)
    length = (start + relativedelta(months=months + 1) - left).days
    return (months + Fraction((end - left).days, length)) / 12


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000).line())
