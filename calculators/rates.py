"""Annual rates of a plan, each with the name of its method."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Literal

import pyxirr
from msgspec import Struct

from calculators.calendar import Frequency
from calculators.errors import Refusal
from calculators.rounding import Money
from calculators.schedule import Column
from calculators.solver import found_near

RateMethod = Literal["cn_simple", "cn_compound"]
METHODS: tuple[RateMethod, ...] = ("cn_simple", "cn_compound")
EIGHT_PLACES = Decimal("0.00000001")
WIDE = Context(prec=400)
"""An absurd rate has more digits than the usual context holds."""


class AnnualRates(Struct, frozen=True):
    """Rates as fractions a year, eight decimals; each ignores odd days."""

    cn_simple: Decimal
    cn_compound: Decimal


def annual_rates(advance: Money, payments: Column, frequency: Frequency, nominal: Decimal = Decimal(0)) -> AnnualRates:
    """IRR per period times periods a year (``cn_simple``) and (1 + IRR) ** periods - 1 (``cn_compound``).

    ``advance`` is the unwaived debt at the start, ``payments`` one per period; the search begins at ``nominal``, the
    rate that the payments were counted by. Refuses flows that have no rate.
    Source: People's Bank of China, Announcement 2021 No. 3 (annualised rate, simple or compound method named).
    """
    if advance <= 0:
        raise Refusal("debt", "nothing_owed")
    periods = _periods(frequency)
    rate = _per_period(advance, payments, float(nominal) / periods)
    try:
        return AnnualRates(eight(rate * periods), eight((1 + rate) ** periods - 1))
    except OverflowError:
        raise Refusal("option", "no_rate") from None


@lru_cache(maxsize=64)
def _periods(frequency: Frequency) -> float:
    return float(frequency.per_year)


def _per_period(advance: Money, payments: Column, nominal: float) -> float:
    if sum(payments) == advance:
        return 0.0
    near = found_near(nominal, advance, payments)
    if near is not None:
        return near
    # A share of the advance each: the library's tolerance is absolute, and large amounts would never meet it.
    rate = pyxirr.irr([-1.0, *[payment / advance for payment in payments]])
    if rate is None or rate <= -1:
        raise Refusal("option", "no_rate")
    nearer = found_near(rate, advance, payments)
    return rate if nearer is None else nearer


def eight(rate: float) -> Decimal:
    """A rate with eight decimals, half up."""
    return Decimal(repr(rate)).quantize(EIGHT_PLACES, ROUND_HALF_UP, WIDE)
