"""A sketch of the plans of a kind at every rate and waiver: which may do, and how they compare.

It lets too much through and never too little. The regular rows it knows to the unit, so that few that it lets through
do not do: those whose last row is dearer, and those that a rule stops.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, takewhile
from math import ceil
from operator import mul
from typing import NamedTuple

from msgspec.structs import replace

from calculators.calendar import due_dates
from calculators.daycount import Factors
from calculators.deferral import DeferralRule
from calculators.level_rows import last_row, last_with
from calculators.parts import Carried, arrange, last_share, regular_share
from calculators.rounding import Money
from restructure.offers.solver import dates_of, factors_of
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, OptionKind, Terms
from restructure.proposals.query import CounterofferQuery

FAR = 1e6
"""Further apart than anything that rounding moves."""
NEAR = 4
"""What rounding may move an average row by, in minor units; what a plan is worth by no more for each row."""
FINE = 1e-12
"""What floats may be wrong by, as a share of an amount."""


class Candidate(NamedTuple):
    """So many payments, of which the first are deferred; ``keeps`` where they are of the very sum that was said, with a
    smaller last one."""

    payments: int
    deferred: int = 0
    keeps: bool = False


class Sketch:
    """The plans of a kind that may answer a question, at each place: a rate by its number in the search space and an
    amount that is waived."""

    def __init__(self, asked: CounterofferQuery, kind: OptionKind) -> None:
        """Sketch the plans of a kind; ``asked`` leaves something to plan for."""
        debt, look, most = asked.case.debt, asked.look, asked.most_payments
        down = DownPayment(asked.now, asked.now_on) if asked.now else None
        self.asked, self.kind = asked, kind
        self._plan = InstalmentTerms(
            look.rates[0], asked.first_due, start=debt.as_of, frequency=look.frequency, down_payment=down
        )
        self._said = asked.says.per_month
        self._floor = None if asked.ignores_floor else asked.floor
        self._smallest = look.limits.smallest_payment
        self._rest = debt.parts.principal - asked.now
        self._worth_of_one = _worth_of_one(asked)
        self._sums = [0.0, *accumulate(self._worth_of_one)]
        # A deferral pays late: what is there on the way does not bound its rows.
        caps = None if kind == "deferral" else asked.caps
        self._rooms = None if caps is None else [cap + 2 * NEAR for cap in caps]
        capped = asked.caps or ()
        longest_kept = sum(cap == self._said for cap in (*capped[:1], *capped[:-1])) if self._said else 0
        self._plain = tuple(_deferrals(asked) if kind == "deferral" else map(Candidate, range(1, most + 1)))
        self._kept = tuple(Candidate(count, keeps=True) for count in range(2, longest_kept + 1)) if caps else ()
        self.candidates = (*self._plain, *self._kept)
        self._levels: dict[tuple[int, int], tuple[float, ...]] = {}
        self._charged_by: dict[int, Factors] = {}
        self._carry: dict[int, tuple[Carried, ...]] = {}

    def terms(self, one: Candidate, rate: int) -> Terms:
        """The terms of a candidate."""
        plan = self._at(rate)
        counted = replace(plan, payments=one.payments, payment=self._said if one.keeps else None)
        return DeferralTerms(counted, DeferralRule(one.deferred)) if one.deferred else counted

    def _at(self, rate: int) -> InstalmentTerms:
        return replace(self._plan, annual_rate=self.asked.look.rates[rate])

    def likely(self, waived: int, rate: int) -> list[Candidate]:
        """The candidates that may do at a place if their last row does, the one that weighs most first; those that keep
        to the sum that was said before all others."""
        found = [one for one in self._fitting(waived, rate) if self.is_worth(one, waived, rate)]
        return sorted(found, key=lambda one: (not one.keeps, -self.weight(one, waived, rate)))

    def is_poor(self, waived: int, rate: int) -> bool:
        """Return whether something fits at a place, and nothing of it is worth the floor."""
        worth = [self.is_worth(one, waived, rate) for one in self._fitting(waived, rate)]
        return bool(worth) and not any(worth)

    def any_fits(self, waived: int, rate: int) -> bool:
        """Return whether any candidate may be within what is said and there at a place."""
        return any(True for _ in self._fitting(waived, rate))

    def fits(self, one: Candidate, waived: int, rate: int) -> bool:
        """Return whether a candidate may be within what is said and there. From the first rate and the first waiver on
        at which it may, it may at all."""
        if one.keeps:
            return self._keeps(one.payments, waived, rate)
        (count, deferred, _), asked = one, self.asked
        rows, average = count - deferred, self._average(one, waived, rate)
        charged = self._charged(deferred, rate) if deferred else ()
        there = asked.there
        if there is not None and sum(charged) + rows * average - NEAR * count > there[count - 1]:
            return False
        if rows == 1:
            return self._said is None or average - NEAR <= self._said
        regular = self._regular(one, waived, rate)
        if self._said is not None and regular > self._said:
            return False
        if there is None:
            return True
        if not deferred:
            return asked.caps is None or regular <= asked.caps[count - 2]
        paid = accumulate((*map(_at_least, charged), *(regular,) * (rows - 1)))
        return all(map(int.__le__, paid, there))

    def is_worth(self, one: Candidate, waived: int, rate: int) -> bool:
        """Return whether a candidate may be worth the floor, pays no less than the smallest payment allowed, and has
        something left for its last row where it keeps to the sum that was said. Up to the last rate and the last waiver
        at which it may, it may at all."""
        if one.keeps and self._last_kept(one.payments, waived, rate) <= 0:
            return False
        if self._smallest is not None and one.payments - one.deferred > 1:
            regular = self._said if one.keeps else self._regular(one, waived, rate) + NEAR
            if (regular or 0) < self._smallest:
                return False
        return self._floor is None or self.worth(one, waived, rate) + NEAR * (one.payments + 1) >= self._floor

    def weight(self, one: Candidate, waived: int, rate: int) -> float:
        """Return how a candidate does by what is weighed first: nearly in minor units, far apart where time counts."""
        match self.asked.weighs[0]:
            case "speed":
                return one.payments * -FAR
            case "margin":
                return -self._average(one, waived, rate)
            case "present_value":
                return self.worth(one, waived, rate)

    def worth(self, one: Candidate, waived: int, rate: int) -> float:
        """About what a candidate is worth, without a discount rate what it comes to; where it keeps to the sum that was
        said no less than it may be worth."""
        if one.keeps:
            before, last = one.payments - 1, self._last_kept(one.payments, waived, rate)
            return self.asked.now + (self._said or 0) * self._sums[before] + last * self._worth_of_one[before]
        charged = sum(map(mul, self._charged(one.deferred, rate), self._worth_of_one)) if one.deferred else 0.0
        average, later = self._average(one, waived, rate), self._sums[one.payments] - self._sums[one.deferred]
        return self.asked.now + charged + average * later

    def ends(self, one: Candidate, waived: int, rate: int) -> bool:
        """Return whether the last row may be within what is said and there too; it rises and falls with every
        rounding."""
        (count, deferred, keeps), level = one, self._level(one.deferred, rate)[one.payments - 1]
        rows, payment = count - deferred, _at_least(level)
        if keeps or level < 2 * rows or payment != _at_most(level):
            return True
        factors, carried, rest = self._factors(rate), self._carried(waived), Money(self._rest)
        last = last_row(rest, factors.part(deferred, count), Money(payment), last_share(carried, rows, rows))
        if self._said is not None and last > self._said:
            return False
        charged = sum(factors.interest(rest, row) for row in range(deferred))
        before = charged + (rows - 1) * (payment + regular_share(carried, rows))
        return self.asked.there is None or before + last <= self.asked.there[count - 1]

    def _keeps(self, count: int, waived: int, rate: int) -> bool:
        """Whether rows of the very sum that was said repay it all in time: with as small a share of the old parts in
        them as it takes, so that the last is no larger."""
        said, there = self._said or Money(0), self.asked.there
        factors, old = self._factors(rate).part(0, count), Money(self._left(waived))
        last = last_row(Money(self._rest), factors, said, old)
        return last <= said and (there is None or (count - 1) * said + last <= there[count - 1])

    def _last_kept(self, count: int, waived: int, rate: int) -> int:
        """The most that so many rows of the very sum that was said leave for the last."""
        said, factors = self._said or Money(0), self._factors(rate).part(0, count)
        return min(said, last_with(Money(self._rest), factors, self._carried(waived), said, count))

    def _fitting(self, waived: int, rate: int) -> Iterator[Candidate]:
        """The candidates that may be within what is said and there; of those that keep to the sum that was said as many
        as leave something for the last row."""
        plain: Iterable[Candidate] = self._plain
        if self._rooms is not None:
            # Most are dearer on average by more than rounding does.
            levels, old = self._level(0, rate), self._left(waived)
            rows = zip(self._plain, levels, self._rooms, strict=True)
            plain = [one for one, level, room in rows if level + old / one.payments <= room]
        yield from (one for one in plain if self.fits(one, waived, rate))
        shortest = bisect_left(self._kept, True, key=lambda one: self.fits(one, waived, rate))
        yield from takewhile(lambda one: self._last_kept(one.payments, waived, rate) > 0, self._kept[shortest:])

    def _average(self, one: Candidate, waived: int, rate: int) -> float:
        return self._level(one.deferred, rate)[one.payments - 1] + self._left(waived) / (one.payments - one.deferred)

    def _regular(self, one: Candidate, waived: int, rate: int) -> int:
        """The regular row, never more than it is."""
        level, rows = self._level(one.deferred, rate)[one.payments - 1], one.payments - one.deferred
        # What rounding up would clear before the last row is lowered by a unit or two.
        lowered = 2 if level < 2 * rows else 0
        return _at_least(level) - lowered + regular_share(self._carried(waived), rows)

    def _level(self, deferred: int, rate: int) -> tuple[float, ...]:
        """The level rows of each count."""
        found = self._levels.get((deferred, rate))
        if found is None:
            each = annuities(self._factors(rate), deferred)
            found = self._levels[deferred, rate] = tuple([self._rest * one for one in each])
        return found

    def _charged(self, deferred: int, rate: int) -> list[float]:
        """The interest of the deferred rows."""
        factors = self._factors(rate)
        return [self._rest * one / factors.denominator for one in factors.numerators[:deferred]]

    def _factors(self, rate: int) -> Factors:
        found = self._charged_by.get(rate)
        if found is None:
            plan = self._at(rate)
            due = dates_of(plan, self.asked.case.debt.as_of, self.asked.most_payments)
            found = self._charged_by[rate] = factors_of(
                plan, due, plan.annual_rate, self.asked.case.debt.parts.principal
            )
        return found

    def _left(self, waived: int) -> int:
        return sum([one.amount for one in self._carried(waived)])

    def _carried(self, waived: int) -> tuple[Carried, ...]:
        """What is left of the old parts, in shares on the rows."""
        found = self._carry.get(waived)
        if found is None:
            treatment = self.asked.look.treatment(waived)
            found = self._carry[waived] = arrange(self.asked.case.debt.parts, treatment).carried
        return found


def _deferrals(asked: CounterofferQuery) -> Iterator[Candidate]:
    """The deferrals on the grid."""
    look, most = asked.look, asked.most_payments
    on_grid = [count for count in range(1, most + 1) if count % look.step == 0 or count == most]
    return (Candidate(count, periods) for count in on_grid for periods in look.deferred if periods < count)


def _worth_of_one(asked: CounterofferQuery) -> list[float]:
    """About what one unit on each due date is worth; one where nobody weighs it."""
    creditor, begins = asked.case.creditor, asked.case.debt.as_of
    due = due_dates(begins, asked.first_due, asked.look.frequency, asked.most_payments).dates
    if creditor is None:
        return [1.0] * len(due)
    kept = float(creditor.survival) ** 12 if creditor.survival is not None else 1.0
    year = kept / (1 + float(creditor.discount_rate))
    return [year ** ((day - begins).days / 365) for day in due]


def _at_least(amount: float) -> int:
    """An amount rounded half up, or the unit below where floats cannot tell."""
    return ceil(amount - 0.5 - amount * FINE - FINE)


def _at_most(amount: float) -> int:
    """An amount rounded half up, or the unit above where floats cannot tell."""
    return ceil(amount - 0.5 + amount * FINE + FINE)


@lru_cache(maxsize=512)
def annuities(factors: Factors, deferred: int = 0) -> tuple[float, ...]:
    """Return what the level payment of each count is of the principal that it repays, nearly; the first may be
    deferred, and nothing repaid in them."""
    found, growth, annuity = [0.0] * deferred, 1.0, 0.0
    for numerator in factors.numerators[deferred:]:
        factor = 1 + numerator / factors.denominator
        growth, annuity = growth * factor, annuity * factor + 1
        found.append(growth / annuity)
    return tuple(found)
