"""How debts that share a month's payment end: month after month, and the least that clears them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from operator import lt, sub
from typing import cast

from calculators.distribution import (
    TOKEN,
    Amounts,
    Owed,
    ShareMethod,
    first_claim,
    first_interest,
    is_unagreed,
    month_shares,
    monthly_rate,
    rest_after,
    under,
)
from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money

LONGEST = 1200
"""Whoever has not paid off after so many months never will."""
YEAR = 12
"""A course tells at least so many months, while anything is owed."""
MOST_SEARCHED = 60
"""For so many debts the smallest payment is looked for."""


@dataclass(frozen=True, slots=True)
class Course:
    """Month after month. ``paid`` and ``owed`` hold an amount for each debt and month, ``owed`` after the payment;
    ``interest`` what each debt cost; ``cleared_in`` the month in which each was paid off, None where it never is.
    ``unagreed`` are the places of priority debts without a minimum: they take no part, are left as they stand, and
    nothing ends or fails with them."""

    paid: tuple[Amounts, ...]
    owed: tuple[Amounts, ...]
    interest: Amounts
    cleared_in: tuple[int | None, ...]
    unagreed: frozenset[int] = frozenset()

    @property
    def months(self) -> int | None:
        """Months until the last debt that takes part is paid, None where one never is."""
        ends = [month for place, month in enumerate(self.cleared_in) if place not in self.unagreed]
        known = [month for month in ends if month is not None]
        return None if len(known) < len(ends) or (self.unagreed and not ends) else max(known, default=0)


def course(available: Money, debts: tuple[Owed, ...], method: ShareMethod, *, token: Money = TOKEN) -> Course:
    """Month after month: interest of what bears it, half up, and charges join each balance, then the month's shares are
    paid. A share meets the interest of its month first, then what bears none, then the principal.

    Shares go by the balances of the first month, as they were offered, and what a paid debt sets free is shared in
    the same way; the snowball looks at what is owed now. Ends when nothing is owed, when after a year no balance falls
    any more, or after 1,200 months.
    """
    debts = under(debts, method)
    unagreed = frozenset(place for place, debt in enumerate(debts) if is_unagreed(debt))
    ends: list[int | None] = [None if debt.balance else 0 for debt in debts]
    rows = tuple(_months(available, debts, method, token))
    for month, (_, left) in enumerate(rows, 1):
        for place, balance in enumerate(left):
            if not balance and ends[place] is None:
                ends[place] = month
    last = rows[-1][1] if rows else tuple(debt.balance for debt in debts)
    paid = tuple(map(sum, zip(*(paid for paid, _ in rows), strict=True))) if rows else (0,) * len(debts)
    interest = tuple(Money(left + gone - debt.balance) for debt, left, gone in zip(debts, last, paid, strict=True))
    return Course(tuple(paid for paid, _ in rows), tuple(left for _, left in rows), interest, tuple(ends), unagreed)


def _months(
    available: Money, debts: tuple[Owed, ...], method: ShareMethod, token: Money
) -> Iterator[tuple[Amounts, Amounts]]:
    """What is paid in each month and what is owed after it.

    Shares stay what they were while no debt comes near its end: then none of them is cut, and nothing passes on.
    """
    first = balances = tuple(debt.balance for debt in debts)
    charged = tuple(map(_charged, debts))
    resting = tuple(debt.resting for debt in debts)
    least = tuple(map(partial(first_claim, method=method, token=token), debts))
    sharing = tuple(place for place, debt in enumerate(debts) if not is_unagreed(debt))
    paid, loose, target, stays = first, first, -1, False
    for month in range(1, LONGEST + 1):
        if not any(balances[place] for place in sharing):
            return
        # Millions of these are formed for one answer: neither is made an amount by a call of its own.
        grown = [
            balance + ((balance - rest) * rate + half) // whole + charge if balance else 0
            for balance, rest, (rate, half, whole, charge) in zip(balances, resting, charged, strict=True)
        ]
        owed = cast("Amounts", tuple(grown))
        if method == "snowball":
            now = _smallest(debts, balances, sharing)
            stays, target = stays and now == target, now
        if not stays or any(map(lt, owed, loose)):
            weighed = balances if method == "snowball" else first
            paid = month_shares(available, debts, weighed, owed, method, token)
            loose = _loose_from(paid, owed, least, sharing)
            stays = not any(map(lt, owed, loose))
        if any(resting):
            resting = tuple(map(rest_after, resting, cast("Amounts", map(sub, owed, balances)), paid))
        later = cast("Amounts", tuple(map(sub, owed, paid)))
        yield paid, later
        stuck = month >= YEAR and all(later[place] >= balances[place] for place in sharing)
        balances = later
        if stuck:
            return


def _charged(debt: Owed) -> tuple[int, int, int, int]:
    """What charges a month half up: (balance * rate + half) // whole, and the fixed charge beside it."""
    if is_unagreed(debt):
        return 0, 0, 1, 0
    numerator, denominator = monthly_rate(debt).as_integer_ratio()
    return 2 * numerator, denominator, 2 * denominator, debt.charge


def _loose_from(paid: Amounts, owed: Amounts, least: tuple[int, ...], sharing: tuple[int, ...]) -> Amounts:
    """From what is owed on each debt on neither its share nor its minimum is cut by it."""
    bounds = [NOTHING] * len(owed)
    for place in sharing:
        if owed[place]:
            bounds[place] = Money(max(paid[place] + 1, least[place]))
    return tuple(bounds)


def _smallest(debts: tuple[Owed, ...], balances: Amounts, sharing: tuple[int, ...]) -> int:
    """The debt that the snowball meets: a priority debt only where nothing else is owed."""
    still = [place for place in sharing if balances[place]]
    others = [place for place in still if not debts[place].priority]
    return min(others or still, key=balances.__getitem__)


def smallest_clearing(debts: tuple[Owed, ...], method: ShareMethod) -> Money:
    """The smallest month's payment that clears every debt within 1,200 months; tokens are shared pro rata.

    Refuses more than 60 debts: each payment that is tried takes up to 1,200 months of all of them.
    """
    if len(debts) > MOST_SEARCHED:
        raise Refusal("debts", "too_many_never_cleared", given=len(debts), largest=MOST_SEARCHED)
    shared: ShareMethod = "pro_rata" if method == "token" else method
    debts = under(debts, method)
    high = 1 + sum(debt.balance + first_interest(debt) for debt in debts)
    # Less than this does not pay what is owed today, let alone interest.
    low = max(sum(debt.balance for debt in debts if not is_unagreed(debt)) - 1, 0) // LONGEST
    while high - low > 1:
        middle = (low + high) // 2
        if _clears(Money(middle), debts, shared):
            high = middle
        else:
            low = middle
    return Money(high)


def _clears(available: Money, debts: tuple[Owed, ...], method: ShareMethod) -> bool:
    left = tuple(debt.balance for debt in debts)
    for _, later in _months(available, debts, method, TOKEN):
        left = later
    return not any(balance for debt, balance in zip(debts, left, strict=True) if not is_unagreed(debt))
