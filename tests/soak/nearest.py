"""Hundreds of tiny debts to which nothing fits, each smallest change beside a try of everything below it.

    python -m tests.soak.nearest [COUNT]

Of a few dozen units every rounding decides: an amount may do where a larger one does not.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from random import Random

from msgspec import structs

from calculators.parts import Parts
from calculators.rounding import Money
from restructure.offers.outcome import Case
from restructure.proposals.counteroffer import counteroffer
from restructure.proposals.query import CounterofferQuery, DebtorStatement, SearchSpace, ask
from restructure.proposals.search import SEARCHERS
from tests.soak.offers import draw


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions were drawn, and how many changes were compared: found, and none to be found."""

    drawn: int
    found: int
    none: int

    def line(self) -> str:
        """The figures in one line."""
        return f"{self.drawn:,} tiny debts: {self.found:,} changes are the smallest, {self.none:,} times there is none"


def run(count: int, seed: int = 7) -> Tally:
    """Draw ``count`` questions; the first whose changes are not the smallest fails with all that was asked."""
    random, found, none = Random(seed), 0, 0
    for _ in range(count):
        case, says, look = tiny(random)
        answer = counteroffer(case, says, look)
        if answer.offers:
            continue
        named = {change.dimension: change.needed for change in answer.changes}
        for dimension, by_hand in smallest_by_hand(case, says, look).items():
            assert named.get(dimension) == by_hand, (dimension, named, by_hand, case, says, look)  # type: ignore[call-overload]
            found, none = found + (by_hand is not None), none + (by_hand is None)
    return Tally(count, found, none)


def tiny(random: Random) -> tuple[Case, DebtorStatement, SearchSpace]:
    """One question about a few dozen units; half a floor, sums of a few units."""
    case, says, look = draw(random)
    parts = Parts(Money(random.randint(20, 50)), Money(9), Money(8), Money(3))
    creditor = case.creditor
    if creditor and creditor.floor is not None:
        creditor = structs.replace(creditor, floor=Money(parts.total * random.randint(40, 110) // 100))
    household = random.choice((None, case.household))
    case = structs.replace(case, debt=structs.replace(case.debt, parts=parts), creditor=creditor, household=household)
    sum_ = None if says.per_month is None else Money(random.randint(1, 20))
    return case, replace(says, per_month=sum_, now=says.now and Money(random.randint(1, 20))), look


def smallest_by_hand(case: Case, says: DebtorStatement, look: SearchSpace) -> dict[str, int | None]:
    """The first number in each dimension that does, all tried in turn; None where none does."""
    given = {"per_month": says.per_month, "max_months": says.max_months, "payments": says.payments}
    total, longest = case.debt.total, look.longest
    most = {"per_month": total, "max_months": longest, "payments": longest, "now": total}
    if case.household is None:
        given["now"] = says.now or Money(0)

    def does(name: str, value: int) -> bool:
        return is_any(ask(case, replace(says, **{name: value}), look))  # type: ignore[arg-type]

    return {
        name: next((value for value in range(first + 1, most[name] + 1) if does(name, value)), None)
        for name, first in given.items()
        if first is not None
    }


def is_any(asked: CounterofferQuery) -> bool:
    """Whether any kind has an offer."""
    return any(any(True for _ in search(asked)) for search in SEARCHERS.values())


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000).line())
