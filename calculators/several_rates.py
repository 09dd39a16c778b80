"""Whether dated amounts have one rate: all of them, where a payment comes before an advance."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from calculators.solver import FARTHEST, GROWTH, Dated, bisected

FIRST_STEP = 0.002
WIDER = 1.08
"""Each step away from 0 is so many times as wide as the one before."""


def all_growths(advances: Dated, payments: Dated) -> tuple[float, ...]:
    """Every x at which both are worth the same, lowest first, where 1 + rate = e ** x a unit of time.

    Looked for step by step from the lowest to the farthest; within a step also where the worth turns around, so that
    two rates that lie close are found. Empty where amounts change direction once: then there is no more than one.
    """
    if _turns(advances, payments) < 2:
        return ()

    def seen(growth: float) -> tuple[float, float]:
        (lent, lent_fall), (paid, paid_fall) = advances.worth(growth), payments.worth(growth)
        return lent - paid, lent_fall - paid_fall

    def worth(growth: float) -> float:
        return seen(growth)[0]

    lowest = GROWTH / max(*advances.times, *payments.times, 1.0)
    found: list[float] = []
    low, (before, falling) = -lowest, seen(-lowest)
    for high in _points(lowest):
        after, later = seen(high)
        ends = [(low, before), (high, after)]
        if falling * later < 0 and before * after > 0:
            turn = bisected(lambda growth: seen(growth)[1], low, high)
            ends.insert(1, (turn, worth(turn)))
        for (start, one), (end, other) in pairwise(ends):
            if one * other < 0:
                found.append(bisected(worth, start, end))
        if after == 0:
            found.append(high)
        low, before, falling = high, after, later
    return tuple(found)


def _points(lowest: float) -> Iterator[float]:
    away, distance = [], FIRST_STEP
    while distance < FARTHEST:
        away.append(distance)
        distance *= WIDER
    yield from (-one for one in reversed(away) if one < lowest)
    yield 0.0
    yield from away


def _turns(advances: Dated, payments: Dated) -> int:
    """How often the net amounts change direction in time: there are no more rates than that."""
    net: dict[float, float] = {}
    for time, share in zip(advances.times, advances.shares, strict=True):
        net[time] = net.get(time, 0.0) + share
    for time, share in zip(payments.times, payments.shares, strict=True):
        net[time] = net.get(time, 0.0) - share
    signs = [net[time] > 0 for time in sorted(net) if net[time]]
    return sum(one != other for one, other in pairwise(signs))
