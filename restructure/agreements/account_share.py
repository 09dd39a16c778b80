"""The part of one account in a plan for several: what is left of it to pay, and what of the debt."""

from __future__ import annotations

from msgspec import structs

from calculators.allocation import COSTS, INTEREST, allocate
from calculators.parts import PARTS, Parts
from calculators.rounding import NOTHING, Money, largest_remainder
from restructure.agreements.agreement import Agreement
from restructure.agreements.progress import Progress
from restructure.offers.plan_debts import received_of, shares_of

ORDER = (*COSTS, *INTEREST, "principal")


def left_on(agreement: Agreement, now: Progress, account: str) -> Money:
    """Return what is left to pay under a plan on one of its accounts; all of it in a plan for one."""
    if not agreement.debts:
        return now.left
    if now.completed_on is not None:
        return NOTHING
    place = agreement.accounts.index(account)
    return Money(sum(agreement.debts[place].share.parts) - _received(agreement, now)[place])


def rest_on(agreement: Agreement, now: Progress, account: str, whole: Money) -> Parts:
    """Return what one of the accounts of a plan owes of the ``whole`` that is owed on them together while the plan is
    not completed: what it owed at the start with the charges of the rows that have been paid, less what it received,
    costs and interest first."""
    place = agreement.accounts.index(account)
    shares = shares_of(agreement.outcome, [one.share.debt for one in agreement.debts], now.covered_due)
    with_charges = [structs.replace(one.owed, interest=Money(one.owed.interest + one.charges)) for one in shares]
    owed = [Money(max(one.total - got, 0)) for one, got in zip(with_charges, _received(agreement, now), strict=True)]
    weights = tuple(owed) if any(owed) else tuple(one.owed.total for one in shares)
    mine, held = largest_remainder(whole, weights)[place] if whole else NOTHING, with_charges[place]
    parts: dict[str, Money] = {name: getattr(held, name) for name in PARTS}
    taken, _ = allocate(Money(max(held.total - mine, 0)), parts, ORDER)
    left = Parts(**{name: Money(parts[name] - taken[name]) for name in PARTS})
    return structs.replace(left, interest=Money(left.interest + max(mine - held.total, 0)))


def _received(agreement: Agreement, now: Progress) -> tuple[Money, ...]:
    paid = Money(sum(row.covered for row in now.rows))
    return received_of([one.share for one in agreement.debts], agreement.outcome.schedule.due, paid)
