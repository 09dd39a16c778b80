"""Of each kind the offers that both sides accept: what forgives least, then the highest rate that does.

What a plan asks for falls with its rate, and as more of the debt is waived. So the first rate that does, and where none
does the smallest waiver, are found by halving: by a sketch of the rows, which lets too much through, then by outcomes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from calculators.calendar import due_dates
from calculators.deferral import DeferralRule
from calculators.parts import Treatment
from calculators.rounding import NOTHING, Money, equal_shares, times
from calculators.search import first_that
from restructure.offers.option import Option
from restructure.offers.outcome import Simulated
from restructure.offers.terms import (
    DeferralTerms,
    DownPayment,
    InstalmentTerms,
    OptionKind,
    SettlementTerms,
    Terms,
    Tranche,
)
from restructure.proposals.query import CounterofferQuery, Offer, Verdict, floor_of
from restructure.proposals.sketch import NEAR, Place
from restructure.simulation import attempt

PlaceAt = Callable[[int], Place]
Plans = Sequence[InstalmentTerms | DeferralTerms]
ROUNDED = 24
"""How many places before the last may do where the last does not, since payments are rounded."""
LEAP = 4
"""How much further each step goes that looks for something that does."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The result at a place, and by how much a rule is passed there where one says so."""

    place: Place
    verdict: Verdict
    beyond: int = 0
    offers: tuple[Offer, ...] = ()


def _best(asked: CounterofferQuery, kind: OptionKind) -> tuple[Offer, ...]:
    """The offers of a kind that may be the best: at the first rate that does with nothing waived, else with the
    smallest waiver."""
    if not _is_plannable(asked):
        return ()
    lowest = len(asked.look.rates) - 1
    found = _first(lowest, lambda rate: _place(asked, kind, rate, 0))
    if found is None:
        least = _first(asked.look.most_waived, lambda waived: _place(asked, kind, lowest, waived), begin=1)
        found = least and _first(lowest, lambda rate: _place(asked, kind, rate, least.place.waived))
    return found.offers if found else ()


def _is_plannable(asked: CounterofferQuery) -> bool:
    """Whether anything is left to plan for: what is there now may settle it."""
    return asked.most_payments > 0 and asked.now < asked.case.debt.parts.principal


def _place(asked: CounterofferQuery, kind: OptionKind, rate: int, waived: int) -> Place:
    begins = asked.case.debt.as_of
    down = DownPayment(asked.now, asked.now_on) if asked.now else None
    often = asked.look.frequency
    plan = InstalmentTerms(asked.look.rates[rate], asked.first_due, start=begins, frequency=often, down_payment=down)
    return Place(asked, kind, plan, waived)


def _first(last: int, at: PlaceAt, begin: int = 0) -> Looked | None:
    """The first of ``begin`` to ``last`` at which nothing more has to be given up; None where even the last is too
    dear."""
    low = first_that(lambda index: bool(at(index).rows()), range(begin, last + 1))
    if low > last:
        return None
    seen: dict[int, Looked] = {}

    def does(index: int) -> bool:
        if index not in seen:
            seen[index] = _looked(at(index))
        return seen[index].verdict != "dear"

    if not does(low) and not does(last):
        # Rounding may make the last one dearer by a unit than one shortly before it.
        near = range(max(low + 1, last - ROUNDED), last)
        return next((seen[index] for index in near if does(index)), None)
    reached, leap = low, 1
    while not does(reached):
        # A rule that says by how much it is passed says what would mend it.
        low, reached, leap = reached + 1, min(last, reached + max(leap, seen[reached].beyond)), leap * LEAP
    if low < reached and does(reached - 1):
        reached = first_that(does, range(low, reached - 1))
    return seen[reached] if does(reached) else None


def _looked(place: Place) -> Looked:
    """What is in the way of every plan at a place, or the offers there that may be the best."""
    looked, verdicts, beyond = _candidates(place), set[Verdict](), 0
    for row, candidate in enumerate(looked):
        outcome = attempt(place.asked.case, candidate, place.treatment)
        if not isinstance(outcome, Simulated):
            continue
        verdict = place.asked.verdict(outcome)
        if verdict == "fits":
            first = Offer(place.kind, Option(_open(candidate), place.treatment), outcome)
            return Looked(place, "fits", 0, (first, *_as_good(place, first, looked[row + 1 :])))
        verdicts.add(verdict)
        beyond = max(beyond, _beyond(outcome))
        if is_poor(place, outcome) if verdict == "poor" else _is_stopped(place, outcome, looked[-1]):
            break
    return Looked(place, "poor" if "poor" in verdicts else "dear", beyond)


def _as_good(place: Place, first: Offer, others: Plans) -> Iterator[Offer]:
    """The offers that may weigh as much as the first one: all deferrals, none beside the very sum that was said."""
    if place.asked.keeps_sum(first.outcome):
        return
    weights = place.weights()
    found = _weight(weights, first.option.terms)
    for terms in others:
        weight = _weight(weights, terms)
        # What a plan is worth is known but for rounding, which is less than so much for each row.
        if weight < found - NEAR * place.asked.most_payments:
            return
        outcome = place.asked.outcome(terms, place.treatment)
        if outcome is not None:
            yield Offer(place.kind, Option(terms, place.treatment), outcome)


def _open(terms: InstalmentTerms | DeferralTerms) -> Terms:
    """The terms as they are offered: where the sum is given, how many payments it takes follows from it."""
    return replace(terms, payments=None) if isinstance(terms, InstalmentTerms) and terms.payment else terms


def _weight(weights: dict[int, float], terms: Terms) -> float:
    return weights.get(terms.payments or 0, 0.0) if isinstance(terms, InstalmentTerms) else 0.0


def _candidates(place: Place) -> Plans:
    """The plans at a place, the one that weighs most first."""
    asked, plan, weights = place.asked, place.plan, place.weights()
    counts = sorted(weights, key=lambda count: -weights[count])
    if place.kind == "deferral":
        on_grid = [count for count in counts if count % asked.look.step == 0 or count == asked.most_payments]
        return [
            DeferralTerms(replace(plan, payments=count), DeferralRule(periods))
            for count in on_grid
            for periods in asked.look.deferred
        ]
    level = [replace(plan, payments=count) for count in counts]
    # People agree on round sums: the very sum that was said comes first, with a smaller last payment.
    said, fewest = asked.says.per_month, min(counts, default=0)
    if not said or not fewest or asked.cap(max(fewest - 1, 1)) != said:
        return level
    kept = [replace(plan, payments=count, payment=said) for count in (fewest, fewest + 1)]
    return [*kept, *level]


def is_poor(place: Place, outcome: Simulated) -> bool:
    """Return whether no instalment plan at a place is worth the floor, by the sketch."""
    floor, worth = floor_of(outcome, place.asked.case) or NOTHING, place.worth()
    return place.kind == "instalment" and all(worth[n] + NEAR * (n + 1) < floor for n in worth)


def _is_stopped(place: Place, outcome: Simulated, last: InstalmentTerms | DeferralTerms) -> bool:
    """Whether a rule stops the last plan at a place too: what rules ask about grows with the count, or falls."""
    rules = place.asked.stops(outcome)
    if not rules:
        return False
    other = attempt(place.asked.case, last, place.treatment)
    return isinstance(other, Simulated) and bool(rules & place.asked.stops(other))


def _beyond(outcome: Simulated) -> int:
    amounts = (one.facts.get("amount") for one in outcome.findings if one.severity == "block")
    return max((amount for amount in amounts if isinstance(amount, int)), default=0)


def _settlements(asked: CounterofferQuery) -> Iterator[Offer]:
    """Those of the largest amount that is accepted."""
    terms = [settlement_of(asked, count) for count in range(1, min(asked.look.tranches, asked.most_payments) + 1)]
    found = 0
    for one in sorted((one for one in terms if one), key=amount_of, reverse=True):
        if amount_of(one) < found:
            break
        outcome = asked.outcome(one, Treatment())
        if outcome:
            found = amount_of(one)
            yield Offer("settlement", Option(one, Treatment()), outcome)


def amount_of(terms: SettlementTerms) -> int:
    """Return what the tranches come to."""
    assert isinstance(terms.tranches, tuple)
    return sum(one.amount for one in terms.tranches)


def settlement_of(asked: CounterofferQuery, count: int) -> SettlementTerms | None:
    """The most that can be paid in so many tranches; None below the least share of the debt.

    What is said to be there now comes with the first of them.
    """
    debt, cap = asked.case.debt, asked.cap(count)
    most = debt.total if cap is None else Money(asked.now + cap * count)
    amount = min(debt.total, most)
    if amount < max(count, times(debt.total, asked.look.least_share)):
        return None
    return SettlementTerms(asked.first_due, asked.first_due, tranches=_tranches(asked, amount, count))


def _tranches(asked: CounterofferQuery, amount: Money, count: int) -> tuple[Tranche, ...]:
    """``now`` and one share first, then the sum that was said as far as it goes, else equal shares; none of nothing."""
    dates = due_dates(asked.case.debt.as_of, asked.first_due, asked.look.frequency, count).dates
    first = min(asked.now, amount - count) if count > 1 else 0
    rest = Money(amount - first)
    said, shares = asked.says.per_month, equal_shares(rest, count)
    if said is not None and said == asked.cap(count) and 0 < rest - said * (count - 1) <= said:
        shares = (said,) * (count - 1) + (Money(rest - said * (count - 1)),)
    return tuple(
        Tranche(day, Money(share + (first if row == 0 else 0)))
        for row, (day, share) in enumerate(zip(dates, shares, strict=True))
    )


PLANNED: tuple[OptionKind, ...] = ("instalment", "deferral")
"""The kinds that are looked for from rate to rate and from waiver to waiver."""
SEARCHERS: dict[OptionKind, Callable[[CounterofferQuery], Iterable[Offer]]] = {
    **{kind: partial(_best, kind=kind) for kind in PLANNED},
    "settlement": _settlements,
}


def is_possible(asked: CounterofferQuery) -> bool:
    """Return whether anything can be offered: asked first where the most is given up."""
    return any(_is_any(asked, kind) for kind in SEARCHERS)


def _is_any(asked: CounterofferQuery, kind: OptionKind) -> bool:
    if kind not in PLANNED:
        return any(True for _ in SEARCHERS[kind](asked))
    if not _is_plannable(asked):
        return False
    found = _looked(_place(asked, kind, len(asked.look.rates) - 1, asked.look.most_waived)).verdict
    return found == "fits" or (found == "poor" and bool(_best(asked, kind)))
