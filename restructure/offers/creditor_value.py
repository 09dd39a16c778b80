"""What an outcome is worth to the creditor: recovery, where no deal breaks even, the loss against the contract."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculators.calendar import MONTHLY, due_dates, first_after
from calculators.daycount import factors
from calculators.errors import Refusal
from calculators.instalment import instalment
from calculators.parts import Arranged, Parts
from calculators.rounding import NOTHING, Money
from calculators.schedule import Schedule
from calculators.value import break_even_recovery, effective, loss, present_value
from restructure.offers.outcome import Creditor, Original, Simulated
from restructure.parties.account import Debt

DIMINISHED = Fraction(1, 100)
"""EBA/GL/2016/07, paragraph 51: a greater loss makes the restructuring a default."""


@dataclass(frozen=True, slots=True)
class Worth:
    """``recovery`` is the present value over the confirmed debt; ``break_even`` the recovery at which no deal is as
    good; ``loss`` against the original cash flows at their effective rate, None where they are not given."""

    recovery: Fraction | None
    break_even: Decimal | None
    loss: Fraction | None

    @property
    def is_diminished(self) -> bool | None:
        """Return whether the loss is beyond the line of one per cent."""
        return None if self.loss is None else self.loss > DIMINISHED


@dataclass(frozen=True, slots=True)
class Modification:
    """The gain or loss of a creditor by new terms: ``value`` is what the payments are worth at ``rate``, the effective
    rate of the contract before, and ``loss`` what the debt is above it; a gain is below nought."""

    rate: Decimal
    value: Money
    loss: Money
    share: Fraction


def modification_of(outcome: Simulated) -> Modification | None:
    """The debt at the start of a plan less the present value of its payments at the original effective rate. None where
    the contract's rate is not known.

    Source: IFRS 9, 5.4.3 (the carrying amount of a modified asset is measured anew at the original effective rate).
    """
    debt = outcome.debt
    if debt.contract_rate is None or not debt.total:
        return None
    rate = effective(debt.contract_rate)
    value = present_value(outcome.schedule, debt.as_of, rate)
    return Modification(rate, value, Money(debt.total - value), loss(debt.total, value))


def worth_of(outcome: Simulated, debt: Debt, creditor: Creditor) -> Worth:
    """The outcome beside the debt as it was confirmed. Its own present value is in the outcome."""
    value = outcome.present_value or NOTHING
    return Worth(
        recovery=Fraction(value, debt.total) if debt.total else None,
        break_even=break_even_recovery(
            value,
            debt.total,
            cost=creditor.cost,
            months=creditor.no_deal_months,
            discount_rate=creditor.discount_rate,
        ),
        loss=_loss(outcome, debt, creditor.original) if creditor.original else None,
    )


def _loss(outcome: Simulated, debt: Debt, original: Original) -> Fraction | None:
    rate = effective(original.annual_rate)
    try:
        before = present_value(_contract(debt, original), debt.as_of, rate)
    except Refusal:
        return None
    return loss(before, present_value(outcome.schedule, debt.as_of, rate))


def _contract(debt: Debt, original: Original) -> Schedule:
    due = due_dates(debt.as_of, first_after(debt.as_of, MONTHLY), MONTHLY, original.payments)
    arranged = Arranged(debt.total, (), Parts(), NOTHING)
    return instalment(arranged, due, factors(due, original.annual_rate, "30/360"), method="level")
