"""A plan in a line: equal payments in a row, each run with its count, so that no figure stands for another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from calculators.rounding import Money
from restructure.offers.solver import on_top_of_first
from restructure.offers.terms import DeferralTerms, OptionKind, SettlementTerms

if TYPE_CHECKING:
    # Named alone: it takes longer to load than the first window may.
    from restructure.offers.outcome import Simulated


@dataclass(frozen=True, slots=True)
class Run:
    """So many equal payments in a row."""

    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class InShort:
    """The payments: ``down`` before the first payment, the ``deferred`` ones, then the ``rest``. ``paid`` is all of it,
    ``on_top`` the interest of a long first period that the first payment carries.

    It holds no words, so that whoever shows it does so in a language of their own.
    """

    kind: OptionKind
    currency: str
    paid: Money
    ends: date
    rest: tuple[Run, ...]
    deferred: tuple[Run, ...] = ()
    down: Money | None = None
    on_top: Money | None = None

    @property
    def count(self) -> int:
        """Return how many payments beside the one before the first; days on which nothing is paid are none."""
        return sum(run.count for run in self.deferred + self.rest if run.amount)


def runs_of(payments: Iterable[Money]) -> tuple[Run, ...]:
    """Equal payments in a row, run by run.

    >>> runs_of((Money(4875), Money(9750), Money(9750)))
    (Run(count=1, amount=4875), Run(count=2, amount=9750))
    """
    return tuple(Run(len(list(run)), amount) for amount, run in groupby(payments))


def in_short(outcome: Simulated) -> InShort:
    """The payments of an outcome, run by run."""
    schedule = outcome.schedule
    begins = 1 - schedule.first_number
    deferred = outcome.terms.rule.periods if isinstance(outcome.terms, DeferralTerms) else 0
    return InShort(
        kind=outcome.terms.kind,
        currency=outcome.debt.currency,
        paid=outcome.totals.paid,
        ends=outcome.totals.final_due,
        rest=runs_of(schedule.payment[begins + deferred :]),
        deferred=runs_of(schedule.payment[begins : begins + deferred]),
        down=schedule.payment[0] if begins else None,
        on_top=on_top_of_first(outcome.terms, outcome.debt, outcome.treatment) or None,
    )


def settles(short: InShort) -> bool:
    """Return whether a part is paid for the whole."""
    return short.kind == SettlementTerms.kind
