"""One payment a month, or one sum, shared among several creditors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money, half_up, largest_remainder

ShareMethod = Literal["pro_rata", "equal", "minimums_first", "avalanche", "snowball", "token"]
SHARE_METHODS: tuple[ShareMethod, ...] = ("pro_rata", "equal", "minimums_first", "avalanche", "snowball", "token")
RateKind = Literal["nominal", "effective"]
LONGEST = 1200
"""Whoever has not paid off after so many months never will."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One of several debts. ``minimum`` is a month's; ``arrears`` is the overdue part of ``balance``.

    A nominal rate is charged by the twelfth, an effective one as (1 + rate) ** (1 / 12) - 1 a month; ``charge`` is a
    fixed amount a month beside or instead of them, while anything is owed.
    """

    name: str
    balance: Money
    annual_rate: Decimal = Decimal(0)
    rate_kind: RateKind = "nominal"
    minimum: Money = NOTHING
    priority: bool = False
    arrears: Money = NOTHING
    charge: Money = NOTHING


@dataclass(frozen=True, slots=True)
class Cleared:
    """How it ends. ``months`` until the last debt is paid, None where ``never`` names those that never are."""

    months: int | None
    total_interest: Money
    never: tuple[str, ...]


Amounts = tuple[Money, ...]


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


TOKEN = Money(100)
"""One pound, dollar or yuan a month keeps an agreement alive."""


def is_unagreed(debt: Owed) -> bool:
    """Whether a debt is priority without a minimum: what it gets is agreed with its creditor, never shared out."""
    return debt.priority and not debt.minimum


def monthly_rate(debt: Owed) -> Fraction:
    """The interest of a month as a fraction of the balance.

    >>> monthly_rate(Owed("card", Money(1), Decimal("0.24")))
    Fraction(1, 50)
    """
    return _monthly(debt.annual_rate, debt.rate_kind)


@lru_cache(maxsize=256)
def _monthly(annual_rate: Decimal, kind: RateKind) -> Fraction:
    if kind == "nominal":
        return Fraction(annual_rate) / 12
    with localcontext() as context:
        context.prec = 34
        return Fraction(((1 + annual_rate).ln() / 12).exp() - 1)


def shares(available: Money, debts: tuple[Owed, ...], method: ShareMethod, *, token: Money = TOKEN) -> Amounts:
    """What each creditor gets of a month's ``available``, never more than is owed.

    Priority debts take their minimum first, pro rata by it where it does not suffice; one without a minimum gets
    nothing until something is agreed. What is left goes to the others: ``pro_rata`` by balance, ``equal``,
    ``minimums_first`` (then pro rata), ``avalanche`` (minimums, then the dearest), ``snowball`` (minimums, then the
    smallest), ``token`` (a token each, whatever is left). Odd units go to the largest remainders, ties by the order of
    the list. What one debt does not need goes on to the next.
    """
    caps = tuple(debt.balance for debt in debts)
    return _month(available, debts, caps, method, token)


def lump_sum_shares(
    available: Money, debts: tuple[Owed, ...], method: ShareMethod, *, among_priority: bool = True
) -> Amounts:
    """What each creditor gets of a sum paid once: the arrears of priority debts first, then by ``method``, in which
    priority debts share where ``among_priority``."""
    arrears = tuple(min(debt.arrears, debt.balance) if debt.priority else NOTHING for debt in debts)
    paid = _by_weight(available, arrears, arrears)
    rest = tuple(Money(debt.balance - share) for debt, share in zip(debts, paid, strict=True))
    taking = tuple(among_priority or not debt.priority for debt in debts)
    return _plus(paid, _by_method(Money(available - sum(paid)), debts, rest, taking, method))


def _month(available: Money, debts: tuple[Owed, ...], caps: Amounts, method: ShareMethod, token: Money) -> Amounts:
    minimums = tuple(
        min(debt.minimum, cap) if debt.priority else NOTHING for debt, cap in zip(debts, caps, strict=True)
    )
    first = _by_weight(available, minimums, minimums)
    rest = tuple(Money(cap - share) for cap, share in zip(caps, first, strict=True))
    shares_in = tuple(not debt.priority for debt in debts)
    if method == "token":
        more = tuple(min(token, cap) if taking else NOTHING for cap, taking in zip(rest, shares_in, strict=True))
        return _plus(first, more)
    left = Money(available - sum(first))
    paid = _plus(first, _by_method(left, debts, rest, shares_in, method))
    if sum(paid) == available:
        return paid
    # Where the others are paid off, what they set free goes to the priority debts, which have had their minimum.
    rest = tuple(Money(cap - share) for cap, share in zip(caps, paid, strict=True))
    served = tuple(replace(debt, minimum=NOTHING) for debt in debts)
    agreed = tuple(not is_unagreed(debt) for debt in debts)
    return _plus(paid, _by_method(Money(available - sum(paid)), served, rest, agreed, method))


def _by_method(
    available: Money, debts: tuple[Owed, ...], caps: Amounts, taking: tuple[bool, ...], method: ShareMethod
) -> Amounts:
    caps = tuple(cap if takes else NOTHING for cap, takes in zip(caps, taking, strict=True))
    balances = tuple(debt.balance for debt in debts)
    if method == "equal":
        return _by_weight(available, tuple(Money(1) for _ in debts), caps)
    if method in ("pro_rata", "token"):
        return _by_weight(available, balances, caps)
    minimums = tuple(min(debt.minimum, cap) for debt, cap in zip(debts, caps, strict=True))
    first = _by_weight(available, minimums, minimums)
    rest = tuple(Money(cap - share) for cap, share in zip(caps, first, strict=True))
    left = Money(available - sum(first))
    if method == "minimums_first":
        return _plus(first, _by_weight(left, balances, rest))
    return _plus(first, _in_order(left, rest, _target_order(debts, method)))


def _target_order(debts: tuple[Owed, ...], method: ShareMethod) -> list[int]:
    if method == "avalanche":
        return sorted(range(len(debts)), key=lambda index: -monthly_rate(debts[index]))
    return sorted(range(len(debts)), key=lambda index: debts[index].balance)


def _in_order(available: Money, caps: Amounts, order: list[int]) -> Amounts:
    left, paid = int(available), [NOTHING] * len(caps)
    for index in order:
        paid[index] = Money(min(left, caps[index]))
        left -= paid[index]
    return tuple(paid)


def _by_weight(available: Money, weights: Amounts, caps: Amounts) -> Amounts:
    """In proportion to ``weights``, none above its cap; what is cut off is shared among the others again."""
    paid = [NOTHING] * len(caps)
    open_ones = [index for index, cap in enumerate(caps) if cap > 0 and weights[index] > 0]
    left = min(int(available), sum(caps[index] for index in open_ones))
    while open_ones and left > 0:
        parts = largest_remainder(Money(left), tuple(weights[index] for index in open_ones))
        over = [index for index, part in zip(open_ones, parts, strict=True) if part >= caps[index]]
        if not over:
            for index, part in zip(open_ones, parts, strict=True):
                paid[index] = part
            break
        for index in over:
            paid[index] = caps[index]
            left -= caps[index]
        open_ones = [index for index in open_ones if index not in over]
    return tuple(paid)


def _plus(one: Amounts, other: Amounts) -> Amounts:
    return tuple(Money(a + b) for a, b in zip(one, other, strict=True))


def course(available: Money, debts: tuple[Owed, ...], method: ShareMethod, *, token: Money = TOKEN) -> Course:
    """Month after month: interest and charges join each balance, half up, then the month's shares are paid.

    Shares go by the balances of the first month, as they were offered, and what a paid debt sets free is shared in
    the same way; the snowball looks at what is owed now. Ends when nothing is owed, when no balance falls any more,
    or after 1,200 months.
    """
    rates = tuple(monthly_rate(debt) for debt in debts)
    balances = tuple(debt.balance for debt in debts)
    interest = [0] * len(debts)
    ends: list[int | None] = [0 if balance == 0 else None for balance in balances]
    paid_rows: list[Amounts] = []
    owed_rows: list[Amounts] = []
    unagreed = frozenset(place for place, debt in enumerate(debts) if is_unagreed(debt))
    sharing = tuple(place for place in range(len(debts)) if place not in unagreed)
    while any(balances[place] for place in sharing) and len(paid_rows) < LONGEST:
        charges = tuple(
            NOTHING if place in unagreed else interest_of(*one)
            for place, one in enumerate(zip(debts, balances, rates, strict=True))
        )
        interest = [before + charge for before, charge in zip(interest, charges, strict=True)]
        owed = _plus(balances, charges)
        weighed = tuple(map(_with, debts, balances)) if method == "snowball" else debts
        paid = _month(available, weighed, owed, method, token)
        later = tuple(Money(before - share) for before, share in zip(owed, paid, strict=True))
        paid_rows.append(paid)
        owed_rows.append(later)
        for index, (balance, before) in enumerate(zip(later, balances, strict=True)):
            if before and not balance:
                ends[index] = len(paid_rows)
        stuck = all(later[place] >= balances[place] for place in sharing)
        balances = later
        if stuck:
            break
    return Course(tuple(paid_rows), tuple(owed_rows), tuple(map(Money, interest)), tuple(ends), unagreed)


def cleared(available: Money, debts: tuple[Owed, ...], method: ShareMethod, *, token: Money = TOKEN) -> Cleared:
    """How a course ends: see ``course``."""
    way = course(available, debts, method, token=token)
    never = tuple(
        debt.name
        for place, (debt, end) in enumerate(zip(debts, way.cleared_in, strict=True))
        if end is None and place not in way.unagreed
    )
    return Cleared(way.months, Money(sum(way.interest)), never)


def interest_of(debt: Owed, balance: Money, rate: Fraction | None = None) -> Money:
    """What a month adds to a balance: balance * rate, half up, and the fixed charge; nothing on a balance of 0.

    >>> interest_of(Owed("doorstep", Money(132000), Decimal("0.699")), Money(132000))
    7689
    >>> interest_of(Owed("doorstep", Money(132000), Decimal("0.699"), "effective"), Money(132000))
    5961
    """
    monthly = monthly_rate(debt) if rate is None else rate
    return Money(half_up(balance * monthly.numerator, monthly.denominator) + debt.charge) if balance else NOTHING


def _with(debt: Owed, balance: Money) -> Owed:
    return Owed(debt.name, balance, debt.annual_rate, debt.rate_kind, debt.minimum, debt.priority, debt.arrears)


def smallest_clearing(debts: tuple[Owed, ...], method: ShareMethod) -> Money:
    """The smallest month's payment that clears every debt within 1,200 months; tokens are shared pro rata."""
    shared: ShareMethod = "pro_rata" if method == "token" else method
    low, high = 0, 1 + sum(debt.balance + interest_of(debt, debt.balance) for debt in debts)
    while high - low > 1:
        middle = (low + high) // 2
        if cleared(Money(middle), debts, shared).never:
            low = middle
        else:
            high = middle
    return Money(high)


def check(debts: tuple[Owed, ...]) -> None:
    """Refuse no debt, a name that comes twice, and arrears above the balance."""
    if not debts:
        raise Refusal("debts", "count_below_one", smallest=1)
    names = [debt.name for debt in debts]
    for index, debt in enumerate(debts):
        if names.index(debt.name) < index:
            raise Refusal(f"debts[{index}].name", "name_twice", given=debt.name[:40])
        if debt.arrears > debt.balance:
            raise Refusal(f"debts[{index}].arrears", "arrears_above_balance", largest=debt.balance)
