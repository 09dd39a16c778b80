"""How far a quantity can go: what may be offered now, and what somebody above may release."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from calculators.search import first_that
from restructure.authority.limits import RELEASING, Limits, Matrix, excesses, limits_for, measures_of
from restructure.offers.option import Option
from restructure.offers.outcome import Case, Simulated
from restructure.proposals.first_period import as_it_works
from restructure.unreadable import Unreadable

SAMPLES = 9
Ends = tuple[int, int]


@dataclass(frozen=True, slots=True)
class OfferRange:
    """Two ranges of positions, both ends included, None where there is nothing in them.

    ``mine`` holds what budget, policy and the limits of whoever is signed in allow together; ``released`` what it
    would be with somebody above. In the currency, months or points of whatever the positions count.
    """

    mine: Ends | None = None
    released: Ends | None = None


NO_RANGE = OfferRange()


def above(matrix: Matrix | Unreadable, case: Case) -> tuple[Limits, ...]:
    """The limits of every role for a debt: whoever is held by one of them may release it."""
    return tuple(limits_for(matrix, role, case.debt) for role in RELEASING)


def offer_range(
    case: Case, option_at: Callable[[int], Option | None], ends: Ends, mine: Limits, release: Sequence[Limits]
) -> OfferRange:
    """The reach of one quantity between two positions, everything else as it stands.

    What can be offered is taken to be one stretch; it is looked for on a coarse grid and its ends are then found to the
    position. ``option_at`` gives the option at a position, None where there is none.
    """
    known: dict[int, int] = {}

    def grade(position: int) -> int:
        if position not in known:
            option = option_at(position)
            known[position] = _grade(case, option, mine, release) if option else 0
        return known[position]

    grid = list(_grid(*ends))
    return OfferRange(_stretch(grid, lambda at: grade(at) == 2), _stretch(grid, lambda at: grade(at) >= 1))


def _grade(case: Case, option: Option, mine: Limits, release: Sequence[Limits]) -> int:
    """2 for what may be offered now, 1 for what may be released, 0 for neither."""
    _, outcome = as_it_works(case, option)
    if not isinstance(outcome, Simulated) or outcome.affordability.verdict in ("tight", "unaffordable"):
        return 0
    if any(finding.severity == "block" for finding in outcome.findings):
        return 0
    if not excesses(measures_of(outcome), mine):
        return 2
    return 1 if any(not excesses(measures_of(outcome), limits) for limits in release) else 0


def _grid(low: int, high: int) -> Iterator[int]:
    steps = max(min(SAMPLES - 1, high - low), 1)
    return (low + (high - low) * step // steps for step in range(steps + 1))


def _stretch(grid: list[int], inside: Callable[[int], bool]) -> Ends | None:
    hits = [index for index, position in enumerate(grid) if inside(position)]
    if not hits:
        return None
    first, last = hits[0], hits[-1]
    low, high = grid[first], grid[last]
    if first:
        low = first_that(inside, range(grid[first - 1], low))
    if last + 1 < len(grid):
        high = first_that(lambda position: not inside(position), range(high, grid[last + 1])) - 1
    return low, high
