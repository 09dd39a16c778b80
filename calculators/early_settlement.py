"""What is owed where a credit is settled early under the rules of the United Kingdom, at its annual rate."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from itertools import chain

from calculators.rounding import Money

SIX_PLACES = Decimal("0.000001")
DIGITS = 50


def periodic_rate(apr: Decimal, periods_a_year: Fraction) -> Decimal:
    """(1 + APR) ** (1 / periods a year) - 1, to six decimals.

    Source: Consumer Credit (Early Settlement) Regulations 2004 (SI 2004/1483), the worked examples.

    >>> periodic_rate(Decimal("0.14"), Fraction(12))
    Decimal('0.010979')
    """
    with localcontext() as context:
        context.prec = DIGITS
        return ((1 + apr) ** (1 / _decimal(periods_a_year)) - 1).quantize(SIX_PLACES, ROUND_HALF_UP)


def owed_on_settlement(
    advances: Iterable[tuple[Money, Fraction]], repaid: Iterable[tuple[Money, Fraction]], rate: Decimal
) -> Money:
    """sum(A * (1 + r) ** a) - sum(B * (1 + r) ** b), half up once; a and b are the periods to the settlement.

    The rebate is what falls due after the settlement, less this. Source: SI 2004/1483, regulation 4.

    >>> repaid = [(Money(13457), Fraction(11 - row)) for row in range(12)]
    >>> owed_on_settlement([(Money(500_000), Fraction(12))], repaid, Decimal("0.010979"))
    398400
    """
    with localcontext() as context:
        context.prec = DIGITS
        flows = chain(advances, ((-amount, periods) for amount, periods in repaid))
        owed = sum((amount * (1 + rate) ** _decimal(periods) for amount, periods in flows), Decimal(0))
        return Money(int(owed.quantize(Decimal(1), ROUND_HALF_UP)))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
