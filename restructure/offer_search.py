"""Every candidate of each kind that both sides accept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate

from calculators.calendar import MONTHLY, due_dates
from calculators.deferral import DeferralRule
from calculators.parts import Treatment, arrange
from calculators.rounding import Money, equal_shares, times
from restructure.asking import Asked, Offer
from restructure.opening import Option
from restructure.solving import level_row
from restructure.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms, Tranche

FAR = 1e6
"""Further apart than anything that rounding moves."""


Plan = tuple[InstalmentTerms, Treatment]


def _least_forgiven(asked: Asked, offers_of: Callable[[Plan], Iterator[Offer]]) -> Iterator[Offer]:
    """The offers at every rate under the first treatment that allows any: those after it forgive more."""
    debt = asked.case.debt
    if asked.now >= debt.parts.principal:
        # Nothing is left to plan for: what is there now settles it.
        return
    down = DownPayment(asked.now, debt.as_of) if asked.now else None
    for treatment in asked.look.treatments:
        found = False
        for rate in asked.look.rates:
            plan = InstalmentTerms(rate, asked.first_due, start=debt.as_of, down_payment=down)
            for offer in offers_of((plan, treatment)):
                found = True
                yield offer
        if found:
            return


def _instalments(asked: Asked) -> Iterator[Offer]:
    return _least_forgiven(asked, lambda plan: _counted(asked, *plan))


def _counted(asked: Asked, plan: InstalmentTerms, treatment: Treatment) -> Iterator[Offer]:
    """The count that weighs most, and those that may weigh as much."""
    weights = _weights(asked, plan, treatment)
    found: float | None = None
    for count in sorted(weights, key=lambda count: -weights[count]):
        # What a plan is worth is known but for its last row, which differs by less than a unit for each row.
        if found is not None and weights[count] < found - 2 * count:
            break
        terms = replace(plan, payments=count)
        outcome = asked.outcome(terms, treatment)
        if outcome is not None:
            found = weights[count] if found is None else found
            yield Offer("instalment", Option(terms, treatment), outcome)


def _counts(asked: Asked, row: Callable[[int], Money]) -> range:
    """The counts whose regular row is not above the cap."""
    most, cap = asked.most_payments, asked.cap
    fewest = 1 if cap is None else 1 + bisect_left(range(1, most + 1), True, key=lambda count: row(count) <= cap)
    return range(fewest, most + 1)


def _row(asked: Asked, plan: InstalmentTerms, treatment: Treatment) -> Callable[[int], Money]:
    """The regular row of a plan by its number of payments."""
    debt = asked.case.debt
    arranged = arrange(debt.parts, treatment)
    return lambda count: level_row(plan, debt.as_of, arranged, count)


def _weights(asked: Asked, plan: InstalmentTerms, treatment: Treatment) -> dict[int, float]:
    """How each count does by what is weighed first: in minor units or nearly so, or far apart where time counts."""
    row = _row(asked, plan, treatment)
    counts = _counts(asked, row)
    match asked.weighs[0]:
        case "speed":
            return {count: count * -FAR for count in counts}
        case "margin":
            return {count: float(-row(count)) for count in counts}
        case "present_value":
            return _worth_of(asked, {count: row(count) for count in counts})


def _worth_of(asked: Asked, rows: dict[int, Money]) -> dict[int, float]:
    """About what so many equal rows are worth; without a discount rate what they come to."""
    creditor, debt = asked.case.creditor, asked.case.debt
    if not rows:
        return {}
    due = due_dates(debt.as_of, asked.first_due, MONTHLY, max(rows)).dates
    rate = float(creditor.discount_rate) if creditor else 0.0
    kept = float(creditor.survival) ** 12 if creditor and creditor.survival is not None else 1.0
    factors = [(kept / (1 + rate)) ** ((day - debt.as_of).days / 365) for day in due]
    sums = list(accumulate(factors))
    return {count: row * sums[count - 1] for count, row in rows.items()}


def _deferrals(asked: Asked) -> Iterator[Offer]:
    return _least_forgiven(asked, lambda plan: _deferred(asked, *plan))


def _deferred(asked: Asked, plan: InstalmentTerms, treatment: Treatment) -> Iterator[Offer]:
    """Every deferral on the grid of counts whose level payment alone would not be too much."""
    for count in _counts(asked, _row(asked, plan, treatment)):
        if count % asked.look.step and count != asked.most_payments:
            continue
        for periods in asked.look.deferred:
            terms = DeferralTerms(replace(plan, payments=count), DeferralRule(periods))
            outcome = asked.outcome(terms, treatment)
            if outcome is not None:
                yield Offer("deferral", Option(terms, treatment), outcome)


def _settlements(asked: Asked) -> Iterator[Offer]:
    for count in range(1, min(asked.look.tranches, asked.most_payments) + 1):
        terms = settlement_of(asked, count)
        outcome = asked.outcome(terms, Treatment()) if terms else None
        if terms and outcome:
            yield Offer("settlement", Option(terms, Treatment()), outcome)


def settlement_of(asked: Asked, count: int) -> SettlementTerms | None:
    """The most that can be paid in so many tranches; None below the least share of the debt.

    What is said to be there now comes with the first of them.
    """
    debt, cap = asked.case.debt, asked.cap
    most = debt.total if cap is None else Money(asked.now + cap * count)
    amount = min(debt.total, most)
    if amount < max(count, times(debt.total, asked.look.least_share)):
        return None
    return SettlementTerms(asked.first_due, asked.first_due, tranches=_tranches(asked, amount, count))


def _tranches(asked: Asked, amount: Money, count: int) -> tuple[Tranche, ...]:
    """``now`` and one share first, then equal shares; none of nothing."""
    dates = due_dates(asked.case.debt.as_of, asked.first_due, MONTHLY, count).dates
    first = min(asked.now, amount - count) if count > 1 else 0
    shares = equal_shares(Money(amount - first), count)
    return tuple(
        Tranche(day, Money(share + (first if row == 0 else 0)))
        for row, (day, share) in enumerate(zip(dates, shares, strict=True))
    )


KINDS: tuple[Callable[[Asked], Iterator[Offer]], ...] = (_instalments, _deferrals, _settlements)
