"""How sharing grows with the number of debts: beside one second of processor time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from time import process_time

from calculators.clearing import course, smallest_clearing
from calculators.distribution import Owed
from calculators.rounding import Money
from tests.benchmarks.report import Measured

SECOND = 1000.0


def measure() -> Iterator[Measured]:
    """Milliseconds of a whole answer, with the method that takes longest."""
    for count in (75, 150, 300):
        began = process_time()
        assert course(Money(40_000 * count), _debts(count), "avalanche").months is not None
        yield Measured(f"{count} debts shared", _since(began), SECOND, "ms", "avalanche; beside one second")
    for count in (15, 30, 60):
        began = process_time()
        assert course(Money(100 * count), _debts(count), "avalanche").months is None
        smallest_clearing(_debts(count), "avalanche")
        yield Measured(f"{count} debts never cleared", _since(began), SECOND, "ms", "avalanche; beside one second")


def _debts(count: int) -> tuple[Owed, ...]:
    """Debts of 1,000 and more, each with a rate of its own."""
    return tuple(
        Owed(f"{place}", Money(100_000 + 3_700 * place), Decimal(100 + 2 * place) / 1000, "effective")
        for place in range(count)
    )


def _since(began: float) -> float:
    return (process_time() - began) * 1000
