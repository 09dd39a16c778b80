"""From what the debtor says to what can be offered: the best offer of each kind, or the smallest change that helps."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from calculators.errors import Refusal
from calculators.parts import PARTS, Parts
from calculators.rounding import NOTHING, Money, times
from restructure.authority.limits import UNLIMITED, Limits
from restructure.household.household import HEARD, Household, month_of
from restructure.money.currency import minor_digits
from restructure.offers.outcome import Case, on_its_day, served_before
from restructure.proposals.cause import Cause, causes
from restructure.proposals.query import (
    CounterofferQuery,
    DebtorStatement,
    Offer,
    SearchSpace,
    ask,
    floor_of,
    largest_after_now,
)
from restructure.proposals.search import SEARCHERS, is_possible

__all__ = [
    "Change",
    "Counteroffer",
    "DebtorStatement",
    "Forbearance",
    "Offer",
    "SearchSpace",
    "counteroffer",
    "counteroffer_steps",
    "largest_after_now",
    "search_space",
]

Concession = Literal["advice", "hold", "token"]
Dimension = Literal["per_month", "now", "max_months", "payments", "settle", "rate", "floor"]
INTERNAL: frozenset[Dimension] = frozenset({"rate", "floor", "settle"})
"""Changes that name how far the creditor would go: no debtor reads them."""
USUAL_LONGEST = 60
USUAL_LEAST = Decimal("0.30")
FEW = 100
"""So many amounts or counts are tried one by one for the smallest change."""
PROBED = 8
"""At so many places something is looked for that does at all, from the most downwards."""
RATE_STEP = Decimal("0.001")
"""Rates between the usual and the lowest one are tried in steps of a tenth of a percent, as rates are printed."""


@dataclass(frozen=True, slots=True)
class Change:
    """The smallest change in one dimension that would make an offer acceptable: from what is there to what is needed.

    ``floor`` is the present value that would have to be enough, ``rate`` the one a year below the lowest allowed.
    """

    dimension: Dimension
    given: Money | int | Decimal | None
    needed: Money | int | Decimal


@dataclass(frozen=True, slots=True)
class Forbearance:
    """Help for a household from which nothing can be asked: free advice where the rule set has it named, a hold, a
    token payment. ``surplus`` is a month's."""

    surplus: Money
    concessions: tuple[Concession, ...]


@dataclass(frozen=True, slots=True)
class Counteroffer:
    """The best of each kind, the best first; where there is none, why, and what would have to change, within what the
    household has; where that is nothing, or no change would do, the forbearance that is left."""

    offers: tuple[Offer, ...]
    changes: tuple[Change, ...] = ()
    forbearance: Forbearance | None = None
    causes: tuple[Cause, ...] = ()
    ways: tuple[Concession, ...] = ()
    """What is left in any case where nothing can be offered, in order."""


def search_space(
    case: Case, plan_rate: Decimal | None = None, limits: Limits = UNLIMITED, least_share: Decimal = USUAL_LEAST
) -> SearchSpace:
    """Return what is usually looked through: from the plan's rate down to the lowest allowed one, none where none is
    set, and of the old parts what the limits let waive."""
    case = on_its_day(case)
    usual = plan_rate if plan_rate is not None else case.debt.contract_rate or Decimal(0)
    most = (case.policy.longest_months, limits.longest_months, USUAL_LONGEST)
    longest = min(months for months in most if months is not None)
    allowed = {part: times(getattr(case.debt.parts, part), getattr(limits.waive, part)) for part in PARTS}
    return SearchSpace(
        rates=_rates(usual, limits.lowest_rate or Decimal(0)),
        waivable=Parts(**allowed),
        longest=longest,
        limits=limits,
        least_share=least_share,
    )


def _rates(usual: Decimal, lowest: Decimal) -> tuple[Decimal, ...]:
    """The usual rate, then every whole step down to the lowest."""
    steps = int(usual / RATE_STEP) if lowest < usual else -1
    between = (step * RATE_STEP for step in range(steps, -1, -1))
    return (usual, *(rate for rate in between if lowest < rate < usual), *([lowest] if lowest < usual else []))


def counteroffer(case: Case, says: DebtorStatement, look: SearchSpace) -> Counteroffer:
    """The best acceptable offer of each kind, or the smallest changes that would make one acceptable.

    Acceptable: every payment within what the debtor says and within the policy's share of the surplus, worth the
    creditor's floor (the value of no deal where none is set), within the limits, and not stopped by a rule. Each begins
    on the day on which the situation is seen, with the debt of that day; what is there "now" is paid on it.
    Refuses amounts below nothing, no payment at all, less than a month, and a first day that is not after that day.
    """
    *_, whole = counteroffer_steps(case, says, look)
    return whole


def counteroffer_steps(case: Case, says: DebtorStatement, look: SearchSpace) -> Iterator[Counteroffer]:
    """The counter-offer as it is known after each step of a few milliseconds, never less than before: all offers after
    the first step; where there are none the causes, then one change after the other, and at the end the whole
    ``counteroffer``."""
    case = on_its_day(case)
    _check(case, says)
    asked = ask(case, says, look)
    best = [
        max(found, key=lambda offer: asked.rank(offer.outcome))
        for found in (list(search(asked)) for search in SEARCHERS.values())
        if found
    ]
    if best:
        yield Counteroffer(tuple(sorted(best, key=_worth, reverse=True)))
        return
    known = Counteroffer((), ways=concessions(asked.case))
    yield known
    known = replace(known, causes=causes(asked))
    yield known
    for change in _changes(asked):
        if change is not None:
            known = replace(known, changes=(*known.changes, change))
        yield known
    yield replace(known, forbearance=_forbearance(asked.case, known.changes))


def _forbearance(case: Case, changes: tuple[Change, ...]) -> Forbearance | None:
    """None without a budget, and where the household has a surplus with which some change would do."""
    if case.household is None:
        return None
    left = _left(case.household, case)
    if _has_a_surplus(case.household, case) and any(change.dimension != "floor" for change in changes):
        return None
    return Forbearance(left, concessions(case))


def concessions(case: Case) -> tuple[Concession, ...]:
    """Return the ways that are left where nothing can be offered, in order."""
    return ("advice", "hold", "token") if case.policy.free_advice else ("hold", "token")


def _worth(offer: Offer) -> int:
    """Kinds are weighed against each other by what they are worth today; where nobody says, they keep their order."""
    return int(offer.outcome.present_value or 0)


def _check(case: Case, says: DebtorStatement) -> None:
    for name in ("per_month", "now"):
        amount = getattr(says, name)
        if amount is not None and amount < 0:
            raise Refusal(f"says.{name}", "amount_negative")
    if says.per_month == 0 and not says.now:
        raise Refusal("says.per_month", "amount_not_positive")
    if says.max_months is not None and says.max_months < 1:
        raise Refusal("says.max_months", "count_below_one", smallest=1)
    if says.start is not None and says.start <= case.debt.as_of:
        raise Refusal("says.from", "first_due_not_after_start", start=case.debt.as_of)


def _changes(asked: CounterofferQuery) -> Iterator[Change | None]:
    """The smallest change in each dimension that makes an offer acceptable, by itself: never a payment above the
    policy's share of the surplus, never more at once than is known to be there. None after each try between them."""
    case, says, look, total = asked.case, asked.says, asked.look, asked.case.debt.total

    def again(changed: DebtorStatement) -> CounterofferQuery:
        return ask(case, changed, look)

    if says.per_month is not None:
        needed = yield from _smallest(lambda paid: again(replace(says, per_month=Money(paid))), says.per_month, total)
        if needed is not None:
            yield Change("per_month", says.per_month, Money(needed))
    there = _there(case, total)
    more = yield from _smallest(lambda paid: again(replace(says, now=Money(paid))), asked.now, there)
    if more is not None:
        yield Change("now", asked.now, Money(more))
    if says.max_months is not None:
        longest = look.longest
        longer = yield from _smallest(lambda months: again(replace(says, max_months=months)), says.max_months, longest)
        if longer is not None:
            yield Change("max_months", says.max_months, longer)
    if says.payments is not None:
        more = yield from _smallest(lambda count: again(replace(says, payments=count)), says.payments, look.longest)
        if more is not None:
            yield Change("payments", says.payments, more)
    yield from _lower(asked)
    yield from _cheaper(asked)


def _lower(asked: CounterofferQuery) -> Iterator[Change | None]:
    """The highest rate below the lowest allowed one that would do."""
    lowest = asked.look.limits.lowest_rate
    if not lowest:
        return
    look = replace(asked.look, limits=replace(asked.look.limits, lowest_rate=None))
    below = _rates(min(lowest, asked.look.rates[-1]), Decimal(0))

    def does(index: int) -> bool:
        return is_possible(ask(asked.case, asked.says, replace(look, rates=(below[index],))))

    first = yield from _halved(0, len(below), does)
    if first < len(below):
        yield Change("rate", lowest, below[first])


def _there(case: Case, total: Money) -> Money:
    """The most that can be asked for at once: the money that the household has on that day. All where nobody has said
    what it has and more than a token is left each month: then it is worth asking."""
    if case.household is None:
        return total
    held = case.household.lump_sum
    if (held is None or held.source == HEARD) and _has_a_surplus(case.household, case):
        return total
    if held is None:
        return NOTHING
    return min(held.amount, total) if held.date <= case.debt.as_of else NOTHING


def _left(household: Household, case: Case) -> Money:
    return served_before(month_of(household, case.policy.savings), case.needed).amount


def _has_a_surplus(household: Household, case: Case) -> bool:
    """Whether more than a token is left each month: a household with a penny to spare has nothing put by either."""
    return _left(household, case) > int(10 ** minor_digits(case.debt.currency))


def _smallest(changed: Callable[[int], CounterofferQuery], given: int, most: int) -> Generator[None, None, int | None]:
    """The first above ``given`` that does. Few are tried one by one, since rounding lets one do and the next not; of
    many the halves below the most that does, which may not be the most that there is: a rule may stop that."""
    numbers = range(given + 1, most + 1)
    if len(numbers) <= FEW:
        for value in numbers:
            if is_possible(changed(value)):
                return value
            yield
        return None
    for share in range(PROBED, 0, -1):
        reached = given + len(numbers) * share // PROBED
        if is_possible(changed(reached)):
            yield
            return (yield from _halved(given + 1, reached, lambda value: is_possible(changed(value))))
        yield
    return None


def _halved(low: int, high: int, does: Callable[[int], bool]) -> Generator[None, None, int]:
    """The first from ``low`` on that does, ``high`` where none below it does, in a step for each try."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if does(middle) else (middle + 1, high)
        yield
    return low


def _cheaper(asked: CounterofferQuery) -> Iterator[Change | None]:
    """The best present value of what would be acceptable but for the floor."""
    without = replace(asked, ignores_floor=True)
    worth = []
    for search in SEARCHERS.values():
        worth += [
            (offer.outcome.present_value, floor_of(offer.outcome, asked.case))
            for offer in search(without)
            if offer.outcome.present_value is not None
        ]
        yield None
    if worth:
        best, floor = max(worth, key=lambda one: one[0])
        yield Change("floor", floor, best)
