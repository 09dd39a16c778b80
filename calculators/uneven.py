"""Level plans with rows of their own: months that pay another amount, holidays, payments beside the agreed ones."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from calculators.changing import Known
from calculators.daycount import Factors
from calculators.errors import Refusal
from calculators.parts import Carried
from calculators.regular import LevelRule
from calculators.rounding import NOTHING, Money
from calculators.row_by_row import (
    Below,
    Course,
    PaidBeside,
    Standing,
    Wanted,
    level_regular,
    pay,
    placed,
    resumed,
    shares_of,
)
from calculators.search import first_from, first_that

Uneven = tuple[Money, Course]
"""The whole regular row as it was at first, and the rows."""


def uneven_rows(
    principal: Money,
    charged: Factors,
    known: tuple[Known, ...],
    carried: tuple[Carried, ...],
    wanted: Wanted,
    *,
    rule: LevelRule,
    beside: tuple[PaidBeside, ...] = (),
) -> Uneven:
    """The rows of a level plan of which some pay what is ``wanted`` of them.

    The regular payment is given, or that which clears the plan with the wanted rows and without what is paid
    ``beside`` them; each of ``known`` computes it anew. Refuses a payment that does not cover the interest of a regular
    row or clears the debt before its last row, and wanted amounts that leave no such payment or do not cover the
    interest of their own row, naming the nearest that does.
    """
    plan = _Plan(principal, charged, known, carried, wanted, rule)
    regular = plan.level(plan.begun) if rule.payment is None else rule.payment
    base = plan.covered(plan.paid(regular), regular, beside)
    if rule.payment is not None:
        plan.check_given(base, rule.payment)
    elif base.below or plan.ends_early(base):
        regular = plan.lowered(base, regular)
    course = plan.paid(regular, beside)
    if beside and course.below:
        worst = max(course.below, key=lambda one: one.interest)
        raise Refusal("extra", "period_costs_more", interest=worst.interest, payment=worst.payment)
    return regular, placed(course, carried)


def even_row(
    principal: Money, known: tuple[Known, ...], carried: tuple[Carried, ...], wanted: Wanted, *, rule: LevelRule
) -> Money:
    """The whole regular row that would end a plan evenly, whether or not it covers the interest of every row."""
    plan = _Plan(principal, known[0].factors, known, carried, wanted, rule)
    return plan.level(plan.begun)


def rows_for_payment(
    principal: Money, charged: Factors, carried: tuple[Carried, ...], wanted: Wanted, payment: Money
) -> int:
    """Return how many rows clear the debt at a payment, where some are wanted to pay another amount.

    ``charged`` and ``wanted`` cover the longest plan allowed. Refuses a payment that does not cover the interest of a
    row, or needs more rows than that, naming the smallest that works.
    """
    longest = len(charged)

    def plan_of(count: int) -> _Plan:
        return _Plan(principal, charged.part(0, count), (), carried, wanted[:count], LevelRule())

    def ends_early(count: int) -> bool:
        plan = plan_of(count)
        return plan.ends_early(plan.paid(payment))

    def clears(count: int, paid: int = payment) -> bool:
        plan = plan_of(count)
        course, asked = plan.paid(paid), wanted[count - 1]
        # A month that pays too little by agreement is no fault of the payment's.
        covered = all(wanted[one.period] is not None for one in course.below)
        return covered and (plan.ends_early(course) or course.last <= (paid if asked is None else asked))

    if clears(longest):
        count = first_that(clears, range(1, longest))
        # With the shares of so long a plan the debt may end a row sooner: with those of a shorter one it does not.
        ends = (fewer for fewer in range(count, max(count - 3, 0), -1) if not ends_early(fewer))
        return next(ends, count)
    smallest = first_from(lambda paid: clears(longest, paid), payment, payment)
    raise Refusal("payment", "payment_too_small", smallest=Money(smallest), largest=longest)


class _Plan:
    """A plan that is tried at one payment after the other."""

    def __init__(
        self,
        principal: Money,
        charged: Factors,
        known: tuple[Known, ...],
        carried: tuple[Carried, ...],
        wanted: Wanted,
        rule: LevelRule,
    ) -> None:
        self.principal, self.charged, self.known, self.wanted, self.rule = principal, charged, known, wanted, rule
        self.spread = tuple(one for one in carried if one.where == "spread")
        interest = Fraction(principal * charged.numerators[0], charged.denominator)
        self.begun = Standing(0, principal, NOTHING, interest, shares_of(self.spread, wanted))

    def level(self, standing: Standing, end: int | None = None) -> Money:
        """The whole regular row from where the plan stands up to its last row, as its factors are known there."""
        wanted = self.wanted[standing.period : None if end is None else end + 1]
        share = sum(one.share for one in standing.spread)
        bearing = tuple(Money(max(one - share, 1)) if one else one for one in wanted)
        factors = self._factors(standing).part(0, len(wanted))
        payment = level_regular(standing, factors, bearing, self.rule.rounding)
        return Money(payment + share)

    def end(self, standing: Standing, regular: Money, end: int) -> int:
        """The last row that a regular one leads to: no rate is known that begins with a later row."""
        wanted = self.wanted[standing.period : end + 1]
        course = resumed(standing, self._factors(standing, before=True).part(0, len(wanted)), wanted, regular)
        return standing.period + course.ended

    def regular(self, standing: Standing, end: int) -> Money:
        """The regular row counted anew, or the one below it that ends evenly where it would end the plan early.

        Months of their own that pay more than the principal go on to what is spread, and leave less of it to the others
        than their shares. Where none keeps the end and covers the interest, the plan ends early.
        """
        regular, wanted = self.level(standing, end), self.wanted[standing.period : end + 1]
        factors = self._factors(standing).part(0, len(wanted))

        def paid(payment: int) -> Course:
            return resumed(standing, factors, wanted, Money(payment))

        def early(course: Course) -> bool:
            return course.ended < len(wanted) - 1

        def repays(payment: int) -> bool:
            course, asked = paid(payment), wanted[-1]
            return not course.below and (early(course) or course.last <= (payment if asked is None else asked))

        if not early(paid(regular)):
            return regular
        even = first_that(repays, range(regular))
        tried = ((payment, paid(payment)) for payment in (even, even - 1) if payment > 0)
        return next((Money(payment) for payment, course in tried if not early(course) and not course.below), regular)

    def _factors(self, standing: Standing, *, before: bool = False) -> Factors:
        """The factors as they are known where the plan stands, or ``before`` what changes there."""
        row = max(standing.period - before, 0)
        known = next(one.factors for one in reversed(self.known) if one.row <= row)
        return known.part(standing.period)

    def paid(self, regular: int, beside: tuple[PaidBeside, ...] = ()) -> Course:
        again = self if self.known else None
        anew = frozenset(one.row for one in self.known if one.row)
        return pay(
            self.principal,
            self.charged,
            self.wanted,
            self.spread,
            Money(regular),
            again=again,
            anew=anew,
            beside=beside,
        )

    def ends_early(self, course: Course) -> bool:
        """Return whether nothing is left for the last row."""
        return course.ended < len(self.wanted) - 1

    def holds(self, regular: int) -> bool:
        """Return whether a payment covers every interest and leaves something for the last row."""
        course = self.paid(regular)
        return not course.below and not self.ends_early(course)

    def covers(self, regular: int) -> bool:
        return not self.paid(regular).below

    def covered(self, base: Course, regular: Money, beside: tuple[PaidBeside, ...]) -> Course:
        """The course with its regular rows alone to be looked at.

        Refuses an amount of its own that does not cover the interest of its row, which a payment beside it may lower.
        """

        found = self._short(base)
        if found and beside:
            found = self._short(self.paid(regular, beside))
        if found:
            own = self.wanted[found[0].period] or NOTHING

            def covers(amount: int) -> bool:
                tried, row = self._instead(own, amount)
                try:
                    return not any(self.wanted[one.period] == own for one in tried._short(tried.paid(row, beside)))
                except Refusal:
                    # Another reason than this month's.
                    return True

            smallest = Money(first_from(covers, found[0].interest, found[0].interest))
            raise Refusal("months", "month_below_interest", number=found[0].period + 1, smallest=smallest)
        return replace(base, below=tuple(one for one in base.below if self.wanted[one.period] is None))

    def _short(self, course: Course) -> tuple[Below, ...]:
        """The amounts of their own that do not cover the interest of their row."""
        return tuple(one for one in course.below if self.wanted[one.period] is not None)

    def _instead(self, own: Money, amount: int) -> tuple[_Plan, Money]:
        """The plan whose months pay another amount where they pay their ``own`` one, and its regular row."""
        wanted = tuple(Money(amount) if one == own else one for one in self.wanted)
        tried = _Plan(self.principal, self.charged, self.known, self.spread, wanted, self.rule)
        return tried, tried.level(tried.begun) if self.rule.payment is None else self.rule.payment

    def check_given(self, course: Course, payment: Money) -> None:
        if course.below:
            worst = max(course.below, key=lambda one: one.interest)
            smallest = first_that(self.covers, range(payment, payment + worst.interest))
            if not self.covers(smallest):
                raise _costs_more(worst)
            raise Refusal("payment", "payment_below_interest", interest=worst.interest, smallest=Money(smallest))
        if self.ends_early(course):
            largest = self._largest_below(payment)
            if largest is None:
                raise self._wants_too_much(_nothing_below(course))
            raise Refusal("payment", "payment_too_large", largest=largest)

    def lowered(self, course: Course, regular: Money) -> Money:
        """A computed payment that keeps the agreed count where it was rounded up too far for a tiny debt."""
        worst = max(course.below, key=lambda one: one.interest, default=None)
        if worst is not None:
            raise self._wants_too_much(worst)
        largest = self._largest_below(regular)
        if largest is None:
            raise self._wants_too_much(_nothing_below(course))
        return largest

    def _largest_below(self, regular: Money) -> Money | None:
        """The largest smaller payment that holds, next to those that end too early; None where it does not hold."""

        def too_much(paid: int) -> bool:
            course = self.paid(paid)
            return not course.below and self.ends_early(course)

        largest = first_that(too_much, range(regular)) - 1
        return Money(largest) if largest in range(regular) and self.holds(largest) else None

    def _wants_too_much(self, worst: Below) -> Refusal:
        """Why no payment is left: a month that pays too much, or a period that costs more than all of them."""
        most = max((one for one in self.wanted if one), default=NOTHING)

        def leaves_one(amount: int) -> bool:
            tried, row = self._instead(most, amount)
            return tried.holds(row)

        largest = first_that(lambda amount: not leaves_one(amount), range(1, most)) - 1
        if largest:
            return Refusal("months", "month_pays_too_much", largest=Money(largest))
        return _costs_more(worst)


def _nothing_below(course: Course) -> Below:
    return Below(course.ended, Money(0), course.last)


def _costs_more(worst: Below) -> Refusal:
    if worst.period == 0:
        return Refusal("first_due", "first_period_too_long", interest=worst.interest, payment=worst.payment)
    return Refusal("payments", "period_costs_more", interest=worst.interest, payment=worst.payment)
