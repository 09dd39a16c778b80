"""How many payments a given payment needs."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from calculators.annuity import level_payment
from calculators.daycount import Factors
from calculators.errors import Refusal
from calculators.level_rows import last_with, run, uncovered
from calculators.parts import Carried, regular_share
from calculators.rounding import NOTHING, Money
from calculators.search import first_near, first_that


def count_from_payment(
    principal: Money, factors: Factors, carried: tuple[Carried, ...], payment: Money, balloon: Money = NOTHING
) -> int:
    """Return how many regular rows of ``payment``, shares included, clear the debt; the last row may be smaller.

    ``factors`` covers the longest plan allowed. Refuses a payment that does not cover the first interest, and
    one that needs more payments than that, naming the smallest that works.
    """
    longest = len(factors)
    first_interest = factors.interest(principal, 0)

    def last_row(count: int, over: int, paid: int = payment) -> int:
        return last_with(principal, factors.part(0, count), carried, Money(paid), over)

    def clears(count: int, paid: int = payment) -> bool:
        if uncovered(principal, factors.part(0, count), Money(paid - regular_share(carried, count))) is not None:
            return False
        return last_row(count, count, paid) - balloon <= paid

    if payment > first_interest and clears(longest):
        # Where nothing is owed beside the shares of so long a plan; those of a shorter one are larger.
        repaid, _ = run(principal, factors.part(0, longest), Money(payment - regular_share(carried, longest)))
        near = 1 + bisect_left(list(accumulate(repaid)), principal - balloon)
        count = first_near(clears, near, range(1, longest))
        # With the shares of so long a plan the debt may end a row sooner.
        ends = (fewer for fewer in range(count, 0, -1) if last_row(fewer, count) > 0)
        return next(ends, count)
    # Every rounding moves the balance by less than a unit, so the answer lies beside the exact level payment.
    share = regular_share(carried, longest)
    near = level_payment(principal, factors, balloon=balloon) + share
    low, most = max(payment, first_interest) + 1, principal + first_interest + share + 1
    begin = max(low, near - longest)
    begin = low if clears(longest, begin) else begin
    end = near + longest if clears(longest, near + longest) else most
    smallest = Money(first_that(lambda paid: clears(longest, paid), range(begin, end)))
    if payment <= first_interest:
        raise Refusal("payment", "payment_below_interest", interest=first_interest, smallest=smallest)
    raise Refusal("payment", "payment_too_small", smallest=smallest, largest=longest)
