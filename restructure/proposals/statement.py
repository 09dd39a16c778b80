"""What somebody says they can do, as it was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.calendar import MONTHLY, Frequency
from calculators.rounding import Money
from restructure.proposals.query import DebtorStatement


@dataclass(frozen=True, slots=True)
class Regular:
    """So much every so often."""

    amount: Money
    frequency: Frequency


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of what one can do.

    ``start`` is the first day of the regular sum, ``now_on`` that of ``now`` where it is not today; ``settle`` is what
    would settle the debt: an amount, or a share of the debt as a Decimal.
    """

    regular: Regular | None = None
    now: Money | None = None
    now_on: date | None = None
    start: date | None = None
    max_months: int | None = None
    payments: int | None = None
    settle: Money | Decimal | None = None

    @property
    def frequency(self) -> Frequency:
        """Return how often payments are to fall due: every month where nothing else was said."""
        return MONTHLY if self.regular is None else self.regular.frequency


def says_of(said: Statement) -> DebtorStatement:
    """Return what a search of offers that pay as often as was said keeps to: ``per_month`` is then the sum of each
    period."""
    amount = None if said.regular is None else said.regular.amount
    return DebtorStatement(amount, said.now, said.start, said.max_months, said.payments, said.now_on)


def stated(says: DebtorStatement, frequency: Frequency = MONTHLY, settle: Money | Decimal | None = None) -> Statement:
    """Return what was said, with how often the sum is paid and what would settle the debt."""
    regular = None if says.per_month is None else Regular(says.per_month, frequency)
    return Statement(regular, says.now, says.now_on, says.start, says.max_months, says.payments, settle)
