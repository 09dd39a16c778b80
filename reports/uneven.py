"""The payments of a plan whose rows differ, in sentences: each amount with its day, so that none stands for another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from calculators.calendar import Frequency, step
from calculators.holidays import Holiday
from calculators.months import OwnMonth
from calculators.rounding import Money
from reports import formats, wording
from reports.formats import Language
from reports.plan import Run, first_paid, first_row
from restructure.offers.outcome import Simulated
from restructure.offers.rate_disclosure import unrolled
from restructure.offers.solver import dates_of, wanted_of
from restructure.offers.terms import InstalmentTerms

MOST_RUNS = 6
"""More runs than this stand in the schedule alone."""

Paid = tuple[date, Money]


@dataclass(frozen=True, slots=True)
class Beside:
    """An extra payment; ``with_row`` where the payment of that day carries it."""

    day: date
    amount: Money
    with_row: bool


@dataclass(frozen=True, slots=True)
class Uneven:
    """The payments of a plan. ``runs`` are the regular amounts, a down payment and what none of the others explains, in
    the order of their first days; ``months`` and ``holidays`` those that a payment falls into."""

    runs: tuple[Run, ...]
    months: tuple[OwnMonth, ...]
    holidays: tuple[Holiday, ...]
    beside: tuple[Beside, ...]
    count: int
    least: Paid
    most: Paid

    @property
    def regular(self) -> Run | None:
        """The run that is paid most often, None where no amount is paid twice."""
        often = max(self.runs, key=lambda one: one.count, default=None)
        return often if often and often.count > 1 else None


def uneven(outcome: Simulated, skip: int = 0) -> Uneven:
    """The payments of a plan that pays by row but the first ``skip``."""
    terms, schedule = outcome.terms.plan, outcome.schedule
    assert terms is not None
    rows = [row for row in zip(unrolled(outcome), schedule.due, schedule.payment, strict=True) if row[2]]
    down = [Run(paid, 1, day, day) for _, day, paid in rows[: first_row(outcome)]]
    rows, down = rows[max(skip, len(down)) :], down[skip:]
    paid = [*((one.first, one.amount) for one in down), *((due, amount) for _, due, amount in rows)]
    least, most = min(paid, key=lambda one: one[1]), max(paid, key=lambda one: one[1])
    if terms.rows:
        return Uneven(tuple(_evenly(paid, terms.frequency)), (), (), (), len(paid), least, most)
    return _explained(outcome, terms, rows, down, least, most)


def _explained(
    outcome: Simulated,
    terms: InstalmentTerms,
    rows: Sequence[tuple[date, date, Money]],
    down: Sequence[Run],
    least: Paid,
    most: Paid,
) -> Uneven:
    due = dates_of(terms, outcome.debt.as_of, terms.payments or 1)
    asked = dict(zip(due.dates, wanted_of(terms, due), strict=True))
    extra = {one.date: one.amount for one in terms.extra}
    beside: list[Beside] = []
    regular: list[Paid] = []
    apart = list(down)
    kept: set[int] = set()
    for agreed, day, payment in rows:
        if agreed not in asked:
            beside.append(Beside(day, payment, with_row=False))
            continue
        more = extra.get(agreed, 0)
        wanted, amount = asked[agreed], Money(payment - more)
        if more:
            beside.append(Beside(day, Money(min(more, payment)), with_row=amount > 0))
        if wanted is not None and amount == wanted:
            kept.add(agreed.month)
        elif amount > 0 and wanted is None:
            regular.append((day, amount))
        elif amount > 0:
            apart.append(Run(amount, 1, day, day))
    ends = rows[-1][0]
    nothing = {day.month for day, wanted in asked.items() if wanted == 0 and day < ends}
    holidays = tuple(one for one in terms.holidays if any(one.covers(day) for day in asked if day < ends))
    months = tuple(one for one in terms.months if one.month in (kept if one.payment else nothing))
    runs = sorted([*_in_a_row(regular), *apart], key=lambda one: one.first)
    return Uneven(tuple(runs), months, holidays, tuple(beside), len(rows) + len(down), least, most)


def _in_a_row(paid: Sequence[Paid]) -> Iterator[Run]:
    for amount, run in groupby(paid, key=lambda one: one[1]):
        days = [day for day, _ in run]
        yield Run(amount, len(days), days[0], days[-1])


def _evenly(paid: Sequence[Paid], often: Frequency) -> Iterator[Run]:
    """Equal payments as runs where each falls due as often as the plan says."""
    begun = Run(paid[0][1], 1, paid[0][0], paid[0][0])
    for day, amount in paid[1:]:
        if amount == begun.amount and day == step(begun.first, begun.count, often):
            begun = Run(amount, begun.count + 1, begun.first, day)
        else:
            yield begun
            begun = Run(amount, 1, day, day)
    yield begun


def run_told(outcome: Simulated, one: Run, language: Language) -> str:
    """A payment with its day, or equal ones with their first and their last."""
    paid = formats.money(one.amount, outcome.debt.currency, language)
    if one.count == 1:
        return wording.say("uneven.one", language, amount=paid, day=one.first)
    each = wording.each(outcome.terms.frequency, language)
    return wording.say("uneven.run", language, amount=paid, count=one.count, first=one.first, last=one.last, each=each)


def told(
    outcome: Simulated, language: Language, skip: int = 0, *, brief: bool = False, first: bool = False
) -> tuple[str, ...]:
    """Every payment of a plan that pays by row but the first ``skip``, in sentences; too many amounts are counted. The
    ``brief`` ones do not say which is the largest; ``first`` names the day of the first one also where it is that of a
    month."""
    found, currency = uneven(outcome, skip), outcome.debt.currency
    runs = found.runs
    day, paid = first_paid(outcome)
    if first and all(day < one.first for one in runs) and all(day < one.day for one in found.beside):
        runs = (Run(paid, 1, day, day), *runs)

    def money(amount: int) -> str:
        return formats.money(amount, currency, language)

    def month(one: OwnMonth) -> str:
        key, name = ("uneven.month" if one.payment else "uneven.month.none"), formats.month(one.month, language)
        return wording.say(key, language, amount=money(one.payment), month=name)

    def extra(one: Beside) -> str:
        key = "uneven.beside.with" if one.with_row else "uneven.beside"
        return wording.say(key, language, amount=money(one.amount), day=one.day)

    few = len(found.runs) <= MOST_RUNS
    listed = wording.say("uneven.between", language).join(run_told(outcome, one, language) for one in runs)
    least, most = money(found.least[1]), money(found.most[1])
    said = [
        wording.say(
            "uneven.runs" if few else "uneven.many", language, runs=listed, count=found.count, least=least, most=most
        )
    ]
    if found.months:
        said.append(
            wording.say("uneven.months", language, months=formats.names_of(list(map(month, found.months)), language))
        )
    said += [wording.say("uneven.holiday", language, first=one.start, last=one.end) for one in found.holidays]
    said += map(extra, found.beside)
    if not brief and found.count > 2 and least != most:
        said.append(wording.say("uneven.most", language, most=most, day=found.most[0]))
    return tuple(said)
