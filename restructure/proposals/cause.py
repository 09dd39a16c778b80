"""Causes: what stands in the way of every offer, read off the plans that come nearest to one."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, get_args

from msgspec import structs

from calculators.errors import Fact, Refusal
from calculators.parts import Treatment
from calculators.rounding import NOTHING, Money, times
from restructure.authority.limits import NO_AUTHORITY, UNREAD, excesses, measures_of, rate_of
from restructure.household.household import once_paid
from restructure.offers.outcome import Case, Refused, Simulated
from restructure.policy import Finding
from restructure.proposals.query import (
    HOUSE_ORDER,
    CounterofferQuery,
    SearchSpace,
    ask,
    floor_of,
    largest_after_now,
    worth_enough,
)
from restructure.proposals.search import PLANNED, is_plannable, settlement_of
from restructure.proposals.sketch import Sketch
from restructure.simulation import attempt

CauseName = Literal[
    "no_time",
    "refused",
    "payment_below_interest",
    "surplus",
    "longest_term",
    "payments",
    "lowest_rate",
    "waive",
    "limit",
    "rule",
    "least_share",
    "floor",
]
CAUSES: tuple[CauseName, ...] = get_args(CauseName)
"""In the order in which they are said."""
Bound = Literal["said", "policy", "limit", "usual"]
"""Whose longest term is the shortest: the debtor's, the rule set's, that of whoever offers, or the usual one."""
TRIED = 3
"""How many plans are looked at in a place: those that follow ask for more or are worth less."""

INTERNAL: frozenset[CauseName] = frozenset({"limit", "floor", "waive", "lowest_rate", "least_share"})
"""Causes that tell how far whoever offers may go, or what a plan is worth to the creditor."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One constraint that stops every offer, with the facts of its sentence.

    ``of`` says which one: whose longest term, which limit, the id of a rule. ``finding`` is what that rule says,
    ``reason`` why a plan can't be drawn up at all.
    """

    name: CauseName
    of: str = ""
    facts: dict[str, Fact | Decimal] = field(default_factory=dict)
    finding: Finding | None = None
    reason: Refusal | None = None


def is_internal(found: Cause, rules: Set[str]) -> bool:
    """Return whether a cause tells of a limit or of what the creditor alone knows; ``rules`` are those that do."""
    return found.name in INTERNAL or found.of == "limit" or (found.name == "rule" and found.of in rules)


def causes(asked: CounterofferQuery) -> tuple[Cause, ...]:
    """The constraints that stop every offer of a question without one: what stands in the way of the plans that come
    nearest where most is given up, and, where those are worth too little, of the ones that give up nothing."""
    if asked.look.limits in (NO_AUTHORITY, UNREAD):
        return (Cause("limit", "none" if asked.look.limits == NO_AUTHORITY else "unread"),)
    if not asked.most_payments:
        whose, longest = _bound(asked)
        return (Cause("no_time", whose, {"day": asked.first_due, "months": longest}),)
    found = _nearest_causes(asked, *_ends(asked))
    if "floor" in {one.name for one in found}:
        found += _nearest_causes(asked, 0, 0)
    first = {(one.name, one.of): one for one in reversed(found)}
    return tuple(sorted(first.values(), key=lambda one: CAUSES.index(one.name)))


def _ends(asked: CounterofferQuery) -> tuple[int, int]:
    """The place at which most is given up."""
    return asked.look.most_waived, len(asked.look.rates) - 1


def _nearest_causes(asked: CounterofferQuery, waived: int, rate: int) -> tuple[Cause, ...]:
    """What stands in the way of the plans of a place with the fewest causes; no plan of one kind hides another's."""
    met = [tuple(_against(asked, outcome)) for outcome in _tried(asked, waived, rate)]
    fewest = min((len(found) for found in met), default=0)
    return tuple(one for found in met if len(found) == fewest for one in found)


def _tried(asked: CounterofferQuery, waived: int, rate: int) -> Iterator[Simulated | Cause]:
    """What comes of the plans of a place, and of the settlements; a cause where there is none to look at."""
    for kind in PLANNED if is_plannable(asked) else ():
        sketch = Sketch(asked, kind)
        plain = [one for one in sketch.candidates if not one.keeps]
        fitting = [one for one in plain if sketch.fits(one, waived, rate)]
        best = sorted(fitting, key=lambda one: -sketch.worth(one, waived, rate))[:TRIED]
        for one in best or plain[-1:]:
            outcome = attempt(asked.case, sketch.terms(one, rate), asked.look.treatment(waived))
            yield outcome if isinstance(outcome, Simulated) else _refused(outcome)
    yield from _settled(asked)


def _settled(asked: CounterofferQuery) -> Iterator[Simulated | Cause]:
    """The settlement in the fewest tranches that comes to the least share; where none does and there is no plan either,
    that it does not."""
    total, least = asked.case.debt.total, times(asked.case.debt.total, asked.look.least_share)
    counts = range(1, min(asked.look.tranches, asked.most_payments) + 1)
    terms = next(filter(None, (settlement_of(asked, count) for count in counts)), None)
    if terms is not None:
        outcome = attempt(asked.case, terms, Treatment())
        yield outcome if isinstance(outcome, Simulated) else _refused(outcome)
    elif not is_plannable(asked):
        yield Cause("least_share", facts={"needed": least, "amount": total})


def _refused(outcome: Refused) -> Cause:
    return Cause("refused", outcome.reason.code, reason=outcome.reason)


def _against(asked: CounterofferQuery, outcome: Simulated | Cause) -> Iterator[Cause]:
    """Everything that stands in the way of an outcome."""
    if isinstance(outcome, Cause):
        yield outcome
        return
    yield from _amount(asked, outcome)
    measures = measures_of(outcome)
    for one in excesses(measures, asked.look.limits):
        yield Cause("limit", one.limit, {"asked": one.asked, "allowed": one.allowed})
    stops = asked.stops(outcome)
    for found in outcome.findings:
        if found.rule in stops:
            yield Cause("rule", found.rule, finding=found)
    floor = floor_of(outcome, asked.case)
    if not (asked.ignores_floor or worth_enough(outcome, asked.case)):
        yield Cause("floor", facts={"worth": outcome.present_value or NOTHING, "floor": floor or NOTHING})


def _amount(asked: CounterofferQuery, outcome: Simulated) -> Iterator[Cause]:
    """Why the payments of an outcome are too large: for what was said, or for what is there."""
    too_large, not_there = not asked.is_as_said(outcome), not asked.is_there(outcome)
    if not (too_large or not_there):
        return
    needed, rate = largest_after_now(outcome), rate_of(outcome.terms)
    interest = outcome.schedule.interest[1 - outcome.schedule.first_number :]
    said = asked.says.per_month
    if too_large and said is not None and rate is not None and said <= interest[0]:
        yield Cause("payment_below_interest", facts={"amount": said, "interest": interest[0], "rate": rate})
    room = ask(asked.case, replace(asked.says, per_month=None), asked.look).cap(len(interest))
    if not_there and not _is_within_policy(asked.case, outcome):
        yield _surplus(asked, max(room or NOTHING, NOTHING), needed)
    within = min([one for one in (said if too_large else None, room if not_there else None) if one is not None])
    if rate is not None and within > interest[0]:
        yield _term(asked, within)
    yield from _freed(asked)


def _surplus(asked: CounterofferQuery, room: Money, needed: Money) -> Cause:
    """Say that too little is there; of a first payment before any income, when the next one comes."""
    household, begins = asked.case.household, asked.case.debt.as_of
    later = once_paid(household, begins, asked.first_due) if household is not None else asked.first_due
    if not room and later > asked.first_due:
        return Cause("surplus", "no_income_yet", {"day": asked.first_due, "later": later})
    return Cause("surplus", facts={"amount": room, "needed": needed})


def _is_within_policy(case: Case, outcome: Simulated) -> bool:
    """Whether the money is there, and only the limit of whoever offers lets no payment take as much of it."""
    seen = outcome.affordability
    return seen.first_failing is None and seen.share is not None and seen.share <= case.policy.share_of_surplus


def _term(asked: CounterofferQuery, within: Money) -> Cause:
    if asked.says.payments is not None and asked.says.payments == asked.most_payments:
        return Cause("payments", "said", {"payments": asked.most_payments, "amount": within})
    whose, longest = _bound(asked)
    return Cause("longest_term", whose, {"months": longest, "amount": within})


def _bound(asked: CounterofferQuery) -> tuple[Bound, int]:
    """Whose longest term binds, and the months."""
    longest, limits = asked.look.longest, asked.look.limits.longest_months
    if asked.says.max_months is not None and asked.says.max_months <= longest:
        return "said", asked.says.max_months
    if longest == limits:
        return "limit", longest
    return ("policy" if longest == asked.case.policy.longest_months else "usual"), longest


def _freed(asked: CounterofferQuery) -> Iterator[Cause]:
    """The limits that keep the payments so large: without one of them some plan would be small enough."""
    look, old = asked.look, asked.case.debt.parts
    if look.limits.lowest_rate:
        free = replace(look, rates=(Decimal(0),), limits=replace(look.limits, lowest_rate=None))
        if _fits(asked, free):
            yield Cause("lowest_rate", facts={"rate": look.limits.lowest_rate})
    waivable = sum(getattr(old, part) for part in HOUSE_ORDER)
    allowed = sum(times(getattr(old, part), getattr(look.limits.waive, part)) for part in HOUSE_ORDER)
    if allowed < waivable and _fits(asked, replace(look, waivable=structs.replace(old, principal=NOTHING))):
        yield Cause("waive", facts={"allowed": Money(allowed), "amount": Money(waivable)})


def _fits(asked: CounterofferQuery, look: SearchSpace) -> bool:
    """Whether some plan would be small enough in another space, at the place at which most is given up."""
    free = ask(asked.case, asked.says, look)
    return any(Sketch(free, kind).any_fits(look.most_waived, len(look.rates) - 1) for kind in PLANNED)
