"""The one rate at which dated amounts are worth nothing: by Newton's steps, else bracketed and bisected. Floats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import exp, expm1, isfinite, log

from calculators.errors import Refusal

FARTHEST = 100.0
"""Logarithm of the highest growth in one unit of time that is looked for."""
GROWTH = 600.0
"""Logarithm of the largest number that is formed on the way."""
STEP = 0.01
MOST_STEPS = 200
"""Whatever converges does so in fewer."""
CLOSE = 1e-11
"""A step of this size leaves an error of its square."""
NEAR_STEPS = 8
NEAR = 1e-8
"""The same, where a rate is wanted to eight decimals."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Amounts as shares of one whole, each due after ``whole`` units of time in compound interest and ``odd`` of one
    more in simple interest."""

    shares: tuple[float, ...]
    whole: tuple[float, ...]
    odd: tuple[float, ...]

    @property
    def times(self) -> tuple[float, ...]:
        """The units of time until each is due."""
        return tuple(whole + odd for whole, odd in zip(self.whole, self.odd, strict=True))

    def worth(self, growth: float) -> tuple[float, float]:
        """Return what all are worth where 1 + rate = e ** growth a unit of time, and how fast that falls as growth
        rises."""
        worth = fall = 0.0
        if not any(self.odd):
            for share, whole in zip(self.shares, self.whole, strict=True):
                now = share * exp(-growth * whole)
                worth += now
                fall += now * whole
            return worth, fall
        rate = expm1(growth)
        for share, whole, odd in zip(self.shares, self.whole, self.odd, strict=True):
            simple = 1 + odd * rate
            now = share * exp(-growth * whole) / simple
            worth += now
            fall += now * (whole + odd * (rate + 1) / simple)
        return worth, fall


def solved_growth(advances: Dated, payments: Dated) -> float:
    """The x nearest to 0 at which both are worth the same, where 1 + rate = e ** x a unit of time.

    Where every payment follows every advance there is no other, and Newton's steps find it. Else it is looked for
    outwards from 0 in growing steps, then bisected until the two ends meet. Refuses flows without such a rate.
    """
    begins, ends = advances.times, payments.times
    lowest = GROWTH / max(*begins, *ends, 1.0)
    found = _newton(advances, payments, lowest) if max(begins) <= min(ends) else None
    return _searched(advances, payments, lowest) if found is None else found


def _newton(advances: Dated, payments: Dated, lowest: float) -> float | None:
    """The logarithm of what is paid over what was advanced is nearly a line, and falls; None where it leads too far."""
    growth = 0.0
    for _ in range(MOST_STEPS):
        (advanced, advanced_fall), (paid, paid_fall) = advances.worth(growth), payments.worth(growth)
        if advanced <= 0 or paid <= 0:
            return None
        slope = paid_fall / paid - advanced_fall / advanced
        if slope <= 0:
            return None
        step = log(paid / advanced) / slope
        growth += step
        if not -lowest <= growth < FARTHEST:
            return None
        if abs(step) <= CLOSE * max(1.0, abs(growth)):
            return growth
    return None


def _searched(advances: Dated, payments: Dated, lowest: float) -> float:
    def worth(growth: float) -> float:
        return advances.worth(growth)[0] - payments.worth(growth)[0]

    at_zero = worth(0.0)
    if at_zero == 0:
        return 0.0
    low = high = 0.0
    for down, up in _outwards(lowest):
        if worth(up) * at_zero <= 0:
            return bisected(worth, high, up)
        if down is not None and worth(down) * at_zero <= 0:
            return bisected(worth, down, low)
        low, high = down if down is not None else low, up
    raise Refusal("payments", "no_rate")


def _outwards(lowest: float) -> Iterator[tuple[float | None, float]]:
    distance = STEP
    while distance < FARTHEST:
        yield (-distance if distance <= lowest else None), distance
        distance *= 1.25


def bisected(worth: Callable[[float], float], low: float, high: float) -> float:
    """Return where ``worth`` is nothing between two ends at which it has opposite signs."""
    below = worth(low)
    if below == 0:
        return low
    for _ in range(MOST_STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        value = worth(middle)
        if value * below > 0:
            low, below = middle, value
        else:
            high = middle
    return (low + high) / 2


def found_near(rate: float, advance: float, payments: tuple[int, ...]) -> float | None:
    """The rate a period at which the payments, one a period, are worth the advance, by Newton's steps from one that is
    near it; None where they lead away."""
    factor = 1 / (1 + rate)
    for _ in range(NEAR_STEPS):
        worth = slope = 0.0
        for payment in reversed(payments):
            slope = slope * factor + worth
            worth = worth * factor + payment
        slope = slope * factor + worth
        if not slope:
            return None
        step = (worth * factor - advance) / slope
        factor -= step
        if not (isfinite(factor) and factor > 0):
            return None
        if abs(step) <= NEAR * factor:
            return 1 / factor - 1
    return None


def rate_of(growth: float) -> float:
    """e ** x - 1, exact near 0. Refuses what no number can hold."""
    try:
        return expm1(growth)
    except OverflowError:
        raise Refusal("payments", "no_rate") from None
