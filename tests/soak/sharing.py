"""A month's payment shared, interest frozen, a windfall paid out: month by month by hand beside the calculators.

python -m tests.soak.sharing [COUNT]
"""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

from calculators.clearing import course
from calculators.distribution import Owed, ShareMethod
from calculators.rounding import Money
from restructure.household.distribution import DebtsCase, OneDebt, one_sum, owed_of

METHODS: tuple[ShareMethod, ...] = ("pro_rata", "frozen", "equal")
LONGEST = 240


def differing(count: int, seed: int = 13) -> int:
    """Count the cases in which a month, a share of a windfall, or the end differs from what is reckoned by hand."""
    random = Random(seed)
    return sum(not _agrees(random) for _ in range(count))


def in_soak(folder: Path, count: int) -> int:
    """The same, as the soak asks for it."""
    return differing(count)


def _agrees(random: Random) -> bool:
    debts = tuple(_debt(random, place) for place in range(random.randint(1, 8)))
    method, available = random.choice(METHODS), random.randint(1, 60_000)
    case = DebtsCase(debts)
    if random.random() < 0.5:
        case = replace(case, lump_sum=Money(random.randint(1, 900_000)))
        paid = one_sum(case)
        if [int(one) for one in paid] != _windfall(debts, int(case.lump_sum or 0)):
            return False
        debts = tuple(
            replace(debt, balance=Money((debt.balance or 0) - part), arrears=None)
            for debt, part in zip(debts, paid, strict=True)
        )
    owed = owed_of(debts)
    found = course(Money(available), owed, method)
    ours = _by_hand(available, owed, method, len(found.paid))
    return [tuple(map(int, row)) for row in found.owed[: len(ours)]] == ours


def _debt(random: Random, place: int) -> OneDebt:
    balance = random.choice((1, 99, random.randint(1, 5_000), random.randint(5_000, 2_000_000)))
    priority = random.random() < 0.25
    arrears = random.choice((None, 0, balance, balance // 3)) if priority else None
    return OneDebt(
        name=str(place),
        balance=Money(balance),
        rate=random.choice((None, Decimal(0), Decimal("0.1825"), Decimal("0.299"), Decimal("0.06"))),
        minimum=Money(random.randint(1, 9_000)) if priority else None,
        arrears=None if arrears is None else Money(arrears),
        priority=priority,
    )


def _half_up(value: Fraction) -> int:
    return int((value + Fraction(1, 2)) // 1)


def _in_proportion(total: int, weights: list[int], caps: list[int]) -> list[int]:
    """By weight and whole units, odd ones to the largest remainders and then the first; none above its cap, what is cut
    off goes round again."""
    paid, left = [0] * len(caps), min(total, sum(cap for cap, weight in zip(caps, weights, strict=True) if weight))
    going = [place for place in range(len(caps)) if weights[place] and caps[place]]
    while going and left:
        whole = sum(weights[place] for place in going)
        exact = {place: Fraction(left * weights[place], whole) for place in going}
        parts = {place: int(exact[place]) for place in going}
        odd = left - sum(parts.values())
        for place in sorted(going, key=lambda one: (-(exact[one] - parts[one]), one))[:odd]:
            parts[place] += 1
        full = [place for place in going if parts[place] >= caps[place]]
        for place in full or going:
            paid[place] = caps[place] if full else parts[place]
            left -= paid[place]
        going = [place for place in going if place not in full] if full else []
    return paid


def _windfall(debts: tuple[OneDebt, ...], total: int) -> list[int]:
    """Arrears of priority debts first, in proportion where they are too much; the rest by balance among the others."""
    arrears = [min(debt.arrears or 0, debt.balance or 0) if debt.priority else 0 for debt in debts]
    first = _in_proportion(total, arrears, arrears)
    others = [0 if debt.priority else int(debt.balance or 0) for debt in debts]
    rest = _in_proportion(total - sum(first), others, others)
    return [one + other for one, other in zip(first, rest, strict=True)]


def _by_hand(available: int, debts: tuple[Owed, ...], method: ShareMethod, months: int) -> list[tuple[int, ...]]:
    balances, weights = [int(debt.balance) for debt in debts], [int(debt.balance) for debt in debts]
    if method == "equal":
        weights = [1] * len(debts)
    frozen, rows = method == "frozen", []
    for _ in range(min(months, LONGEST)):
        owed = [
            balance + (0 if frozen or not balance else _half_up(balance * Fraction(debt.annual_rate) / 12))
            for balance, debt in zip(balances, debts, strict=True)
        ]
        minimums = [min(int(debt.minimum), due) if debt.priority else 0 for debt, due in zip(debts, owed, strict=True)]
        paid = _in_proportion(available, minimums, minimums)
        left = available - sum(paid)
        caps = [0 if debt.priority else due for debt, due in zip(debts, owed, strict=True)]
        others = _in_proportion(left, weights, caps)
        paid = [one + other for one, other in zip(paid, others, strict=True)]
        more = [due - one for due, one in zip(owed, paid, strict=True)]
        back = _in_proportion(available - sum(paid), weights, more)
        balances = [due - one - other for due, one, other in zip(owed, paid, back, strict=True)]
        rows.append(tuple(balances))
    return rows


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    print(f"{differing(many)} of {many} differ")
