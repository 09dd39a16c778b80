"""The most that the charges of a loan may come to: yearly lines, day by day, on what is outstanding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from calculators.rounding import Money, half_up

DAYS_OF_A_YEAR = 365


class Line(NamedTuple):
    """A yearly rate that charges may reach from a day on, until the next one."""

    start: date
    annual_rate: Decimal


class Stretch(NamedTuple):
    """A principal that was outstanding from one day to another, the later one not counted."""

    start: date
    end: date
    principal: Money


def charge_ceiling(stretches: Sequence[Stretch], lines: Sequence[Line]) -> Money | None:
    """Principal times rate times days over 365, over all stretches together, rounded half up once.

    ``lines`` are in order, the earliest first; None where a stretch begins before it: no line is known there.
    Source: Private Lending Interpretation, arts. 25, 27(2), 29 and 31.
    """
    if any(one.start < lines[0].start for one in stretches):
        return None
    ends = (*(line.start for line in lines[1:]), date.max)
    grown = Fraction(0)
    for line, end in zip(lines, ends, strict=True):
        days = (one.principal * max((min(one.end, end) - max(one.start, line.start)).days, 0) for one in stretches)
        grown += Fraction(line.annual_rate) * sum(days) / DAYS_OF_A_YEAR
    return half_up(grown.numerator, grown.denominator)
