"""One payment a month, or one sum, shared among several creditors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money, half_up, largest_remainder

ShareMethod = Literal["pro_rata", "equal", "minimums_first", "avalanche", "snowball", "frozen", "token"]
RateKind = Literal["nominal", "effective"]
WITH_MINIMUMS: tuple[ShareMethod, ...] = ("minimums_first", "avalanche", "snowball")
MOST_DEBTS = 300
"""More are no household's; their months would take seconds."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One of several debts. ``minimum`` is a month's; ``arrears`` is the overdue part of ``balance``, ``principal`` the
    part of it that bears interest, None where all of it does.

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
    principal: Money | None = None

    @property
    def resting(self) -> Money:
        """The part of the balance that bears no interest: earlier interest, penalty and fees."""
        return NOTHING if self.principal is None else Money(self.balance - self.principal)


Amounts = tuple[Money, ...]


TOKEN = Money(100)
"""One pound, dollar or yuan a month keeps an agreement alive."""


def is_unagreed(debt: Owed) -> bool:
    """Return whether a debt is priority without a minimum: what it gets is agreed with its creditor, never
    shared out."""
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
    """Return what each creditor gets in the first month of ``available`` a month, never more than is owed when it is
    paid: the balance and that month's interest and charge.

    Priority debts take their minimum first, pro rata by it where it does not suffice; one without a minimum gets
    nothing until something is agreed. What is left goes to the others: ``pro_rata`` by balance, ``equal``,
    ``minimums_first`` (then pro rata), ``avalanche`` (minimums, then the dearest), ``snowball`` (minimums, then the
    smallest), ``frozen`` (pro rata, where all creditors stop interest and charges), ``token`` (a token each, in equal
    parts where what is left does not suffice). Odd units go to the largest remainders, ties by the order of the list.
    What one debt does not need goes on to the next.
    """
    debts = under(debts, method)
    balances = tuple(debt.balance for debt in debts)
    return month_shares(available, debts, balances, owed_first(debts), method, token)


def under(debts: tuple[Owed, ...], method: ShareMethod) -> tuple[Owed, ...]:
    """The debts as they go on under a method: without interest and charges where all creditors freeze them."""
    if method != "frozen":
        return debts
    return tuple(replace(debt, annual_rate=Decimal(0), charge=NOTHING) for debt in debts)


def owed_first(debts: tuple[Owed, ...]) -> Amounts:
    """Return what is owed when the first month is paid; debts of which nothing is agreed stand still."""
    return tuple(debt.balance if is_unagreed(debt) else Money(debt.balance + first_interest(debt)) for debt in debts)


def missing(available: Money, debts: tuple[Owed, ...], method: ShareMethod, *, token: Money = TOKEN) -> Money:
    """Return what the first month lacks for the minimums, and for the tokens, that the method pays before anything
    else."""
    first = owed_first(under(debts, method))
    asked = sum(min(first_claim(debt, method, token), owed) for debt, owed in zip(debts, first, strict=True))
    return Money(max(asked - available, 0))


def first_claim(debt: Owed, method: ShareMethod, token: Money) -> Money:
    """Return what a debt gets a month before anything is shared by the method: its minimum, or a token, or nothing."""
    if debt.priority or method in WITH_MINIMUMS:
        return debt.minimum
    return token if method == "token" else NOTHING


def lump_sum_shares(
    available: Money, debts: tuple[Owed, ...], method: ShareMethod, *, among_priority: bool = True
) -> Amounts:
    """Return what each creditor gets of a sum paid once: the arrears of priority debts first, then by ``method``, in
    which priority debts share where ``among_priority``."""
    balances, minimums = tuple(debt.balance for debt in debts), tuple(debt.minimum for debt in debts)
    arrears = tuple(min(debt.arrears, debt.balance) if debt.priority else NOTHING for debt in debts)
    paid = _by_weight(available, arrears, arrears)
    rest = _minus(balances, paid)
    taking = tuple(among_priority or not debt.priority for debt in debts)
    left = Money(available - sum(paid))
    return _plus(paid, _by_method(left, debts, balances, minimums, rest, taking, method))


def month_shares(
    available: Money, debts: tuple[Owed, ...], balances: Amounts, caps: Amounts, method: ShareMethod, token: Money
) -> Amounts:
    """The shares of a month in which ``caps`` are owed, weighed by ``balances``; see ``shares``."""
    minimums = tuple(debt.minimum for debt in debts)
    first_of_all = tuple(
        min(debt.minimum, cap) if debt.priority else NOTHING for debt, cap in zip(debts, caps, strict=True)
    )
    first = _by_weight(available, first_of_all, first_of_all)
    rest = _minus(caps, first)
    others = tuple(not debt.priority for debt in debts)
    left = Money(available - sum(first))
    if method == "token":
        tokens = tuple(min(token, cap) if taking else NOTHING for cap, taking in zip(rest, others, strict=True))
        return _plus(first, _by_weight(left, tokens, tokens))
    paid = _plus(first, _by_method(left, debts, balances, minimums, rest, others, method))
    if sum(paid) == available:
        return paid
    # Where the others are paid off, what they set free goes to the priority debts, which have had their minimum.
    agreed = tuple(not is_unagreed(debt) for debt in debts)
    left, none = Money(available - sum(paid)), (NOTHING,) * len(debts)
    return _plus(paid, _by_method(left, debts, balances, none, _minus(caps, paid), agreed, method))


def _by_method(
    available: Money,
    debts: tuple[Owed, ...],
    balances: Amounts,
    minimums: Amounts,
    caps: Amounts,
    taking: tuple[bool, ...],
    method: ShareMethod,
) -> Amounts:
    caps = tuple(cap if takes else NOTHING for cap, takes in zip(caps, taking, strict=True))
    if method == "equal":
        return _by_weight(available, tuple(Money(1) for _ in debts), caps)
    if method in ("pro_rata", "frozen", "token"):
        return _by_weight(available, balances, caps)
    least = tuple(map(min, minimums, caps))
    first = _by_weight(available, least, least)
    rest, left = _minus(caps, first), Money(available - sum(first))
    if method == "minimums_first":
        return _plus(first, _by_weight(left, balances, rest))
    return _plus(first, _in_order(left, rest, _target_order(debts, balances, method)))


def _target_order(debts: tuple[Owed, ...], balances: Amounts, method: ShareMethod) -> tuple[int, ...]:
    if method == "avalanche":
        return _dearest(tuple([(debt.annual_rate, debt.rate_kind) for debt in debts]))
    return tuple(sorted(range(len(debts)), key=balances.__getitem__))


@lru_cache(maxsize=16)
def _dearest(rates: tuple[tuple[Decimal, RateKind], ...]) -> tuple[int, ...]:
    """The dearest first. Remembered, because a course asks for it in every month in which a debt ends."""
    return tuple(sorted(range(len(rates)), key=lambda index: -_monthly(*rates[index])))


def _in_order(available: Money, caps: Amounts, order: tuple[int, ...]) -> Amounts:
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


def _minus(one: Amounts, other: Amounts) -> Amounts:
    return tuple(Money(a - b) for a, b in zip(one, other, strict=True))


def interest_of(debt: Owed, balance: Money, resting: Money = NOTHING) -> Money:
    """Return what a month adds to a balance of which a part is ``resting``: (balance - resting) * rate, half up, and
    the fixed charge; nothing on a balance of 0.

    >>> interest_of(Owed("doorstep", Money(132000), Decimal("0.699")), Money(132000))
    7689
    >>> interest_of(Owed("doorstep", Money(132000), Decimal("0.699"), "effective"), Money(132000))
    5961
    >>> interest_of(Owed("doorstep", Money(132000), Decimal("0.699")), Money(132000), Money(32000))
    5825
    """
    rate, bearing = monthly_rate(debt), balance - resting
    return Money(half_up(bearing * rate.numerator, rate.denominator) + debt.charge) if balance else NOTHING


def first_interest(debt: Owed) -> Money:
    """Return what the first month adds to a debt as it stands, on its principal alone."""
    return interest_of(debt, debt.balance, debt.resting)


def rest_after(resting: Money, added: Money, paid: Money) -> Money:
    """Return what bears no interest after a month that ``added`` so much: a payment meets that first, then what rests,
    then the principal.

    >>> rest_after(Money(500), Money(80), Money(200)), rest_after(Money(500), Money(80), Money(50))
    (380, 500)
    """
    return Money(max(resting - max(paid - added, 0), 0))


def check(debts: tuple[Owed, ...]) -> None:
    """Refuse no debt, more than 300, a name that comes twice, and arrears or a principal above the balance."""
    if not debts:
        raise Refusal("debts", "count_below_one", smallest=1)
    if len(debts) > MOST_DEBTS:
        raise Refusal("debts", "too_many_debts", given=len(debts), largest=MOST_DEBTS)
    names = [debt.name for debt in debts]
    for index, debt in enumerate(debts):
        if names.index(debt.name) < index:
            raise Refusal(f"debts[{index}].name", "name_twice", given=debt.name[:40])
        if debt.arrears > debt.balance:
            raise Refusal(f"debts[{index}].arrears", "arrears_above_balance", largest=debt.balance)
        if (debt.principal or 0) > debt.balance:
            raise Refusal(f"debts[{index}].principal", "principal_above_balance", largest=debt.balance)
