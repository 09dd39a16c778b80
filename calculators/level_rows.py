"""The rows of a level plan at a fixed payment: what each repays, and what is left for the last."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from calculators.daycount import Factors
from calculators.parts import Carried, last_share, regular_share
from calculators.rounding import Money, half_up
from calculators.schedule import Column, zeros
from calculators.search import first_that


@lru_cache(maxsize=8)
def run(principal: Money, factors: Factors, payment: Money) -> tuple[Column, Column]:
    """Principal and interest of each row at a fixed payment, the last with what is left.

    Remembered, because whoever fixes the payment looks at its last row before the rows are asked for. The interest is
    ``Factors.interest`` written out: this is the loop that every keystroke waits for.
    """
    repaid, interest = [], []
    balance, half, denominator = int(principal), factors.denominator // 2, factors.denominator
    for numerator in factors.numerators[:-1]:
        charge = (balance * numerator + half) // denominator
        interest.append(charge)
        part = payment - charge
        if part >= balance:
            repaid.append(balance)
            balance = 0
            break
        if part < 0:
            part = 0
        balance -= part
        repaid.append(part)
    # Nothing is owed from there on.
    nothing = [0] * (len(factors.numerators) - 1 - len(repaid))
    repaid += nothing
    interest += nothing
    interest.append((balance * factors.numerators[-1] + half) // denominator)
    repaid.append(balance)
    return cast("tuple[Column, Column]", (tuple(repaid), tuple(interest)))


def uncovered(principal: Money, factors: Factors, payment: Money) -> Money | None:
    """The largest interest above a fixed payment in any row but the last, None where the payment covers them all."""
    if len(factors.numerators) < 2 or _dearest(principal, factors) <= payment:
        return None
    largest = max(run(principal, factors, payment)[1][:-1])
    return largest if largest > payment else None


def smallest_covering(principal: Money, factors: Factors, payment: Money) -> Money:
    """The smallest payment above ``payment`` that covers the interest of every row but the last.

    A larger payment leaves a smaller balance in each row, so that whatever is above one that covers covers too.
    """
    most = _dearest(principal, factors)
    return Money(first_that(lambda paid: uncovered(principal, factors, Money(paid)) is None, range(payment, most)))


def _dearest(principal: Money, factors: Factors) -> Money:
    """The interest on the whole principal for the period that is charged most."""
    return half_up(principal * max(factors.numerators), factors.denominator)


def last_of(columns: tuple[Column, Column]) -> Money:
    return Money(columns[0][-1] + columns[1][-1])


def rows_until_repaid(principal: Money, factors: Factors, payment: Money) -> int:
    """Return how many rows of ``payment`` repay the principal, the last no larger; all of ``factors`` where they do
    not."""
    return first_that(
        lambda count: last_of(run(principal, factors.part(0, count), payment)) <= payment, range(1, len(factors))
    )


def gaps(repaid: Column, interest: Column, regular: Money) -> Column:
    """Return how much each row but the last stays below the regular one, because the principal is repaid already."""
    if repaid[-1]:
        return zeros(len(repaid) - 1)
    rows = zip(repaid[:-1], interest[:-1], strict=True)
    return tuple([Money(max(regular - part - charge, 0)) for part, charge in rows])


def last_with(principal: Money, factors: Factors, carried: tuple[Carried, ...], payment: Money, over: int) -> int:
    """The last row of a plan of given payments, its shares those of a plan over ``over`` rows."""
    rest = last_share(carried, len(factors), over)
    return last_row(principal, factors, Money(payment - regular_share(carried, over)), rest)


def last_row(principal: Money, factors: Factors, payment: Money, rest: Money) -> int:
    """Return what a fixed payment leaves for the last row, whose share fills the gaps before it; 0 or less:
    too little."""
    repaid, interest = run(principal, factors, payment)
    return repaid[-1] + interest[-1] + rest - sum(gaps(repaid, interest, payment))
