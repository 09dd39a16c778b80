"""What ways out of several debts come to: equal payments within some months, a settlement with its fee and tax."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculators.distribution import Amounts, Owed, interest_of
from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money, times

REPORTED_FROM = 60_000
"""So much forgiven on one debt is reported to the tax office of the United States: 600 dollars, in cents."""


def payment_within(debt: Owed, months: int) -> Money:
    """Return the least equal payment a month that clears a debt in so many months, interest and charges included; the
    last may be smaller. Refuses no month.

    >>> payment_within(Owed("card", Money(6000)), 60), payment_within(Owed("card", Money(6001)), 60)
    (100, 101)
    """
    if months < 1:
        raise Refusal("months", "count_below_one", smallest=1)
    low, high = -1, int(debt.balance + interest_of(debt, debt.balance))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _left(debt, Money(middle), months) == 0 else (middle, high)
    return Money(high)


def _left(debt: Owed, payment: Money, months: int) -> Money:
    balance = debt.balance
    for _ in range(months):
        if not balance:
            break
        balance = Money(max(balance + interest_of(debt, balance) - payment, 0))
    return balance


def paid_within(debt: Owed, payment: Money, months: int) -> Money:
    """Return everything that is paid on a debt by equal payments that clear it in so many months."""
    balance, paid = debt.balance, 0
    for _ in range(months):
        owed = balance + interest_of(debt, balance)
        now = min(payment, owed)
        paid, balance = paid + now, Money(owed - now)
    return Money(paid)


@dataclass(frozen=True, slots=True)
class SettledDebts:
    """A settlement of several debts: what the creditors get, what the firm does, what is forgiven, what of it is
    reported and what the tax on it is; ``tax`` is None where it is not known what else is owned, or at what rate."""

    paid: Money
    fee: Money
    forgiven: Money
    reported: Money
    tax: Money | None


def settled(
    balances: Amounts, *, share: Decimal, fee_share: Decimal, assets: Money | None, tax_rate: Decimal | None
) -> SettledDebts:
    """Settle each debt for ``share`` of its balance, half up, for a fee of ``fee_share`` of the debts as enrolled.

    Forgiven of a debt from 600 dollars on is reported; taxed is what exceeds the insolvency, debts less assets.
    Source: 16 CFR 310.4(a)(5)(i); 26 CFR 1.6050P-1(a)(2); IRS Form 982.

    >>> settled((Money(100_000), Money(200_000)), share=Decimal("0.5"), fee_share=Decimal("0.2"),
    ...     assets=Money(260_000), tax_rate=Decimal("0.1"))
    SettledDebts(paid=150000, fee=60000, forgiven=150000, reported=100000, tax=6000)
    """
    paid = tuple(times(balance, share) for balance in balances)
    forgiven = tuple(Money(balance - part) for balance, part in zip(balances, paid, strict=True))
    reported = Money(sum(one for one in forgiven if one >= REPORTED_FROM))
    owed = sum(balances)
    tax = None
    if not reported:
        tax = NOTHING
    elif assets is not None:
        taxed = max(reported - max(owed - assets, 0), 0)
        tax = NOTHING if not taxed else None if tax_rate is None else times(Money(taxed), tax_rate)
    return SettledDebts(Money(sum(paid)), times(Money(owed), fee_share), Money(sum(forgiven)), reported, tax)


def months_to_save(amount: Money, a_month: Money, there: Money = NOTHING) -> int | None:
    """Return in how many months so much is saved beside what is there; None where nothing is put by.

    >>> months_to_save(Money(1000), Money(300)), months_to_save(Money(1000), Money(300), Money(100))
    (4, 3)
    """
    missing = max(amount - there, 0)
    return 0 if not missing else -(-missing // a_month) if a_month > 0 else None
