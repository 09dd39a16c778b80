"""Of each kind the offers that both sides accept: what forgives least, then the highest rate that does.

What a plan asks for in a regular row falls with its rate, and as more of the debt is waived. So the places where it may
do, and may be worth enough, are known by a sketch of the rows, and are tried in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial
from heapq import merge
from itertools import groupby, takewhile
from typing import Literal, NamedTuple

from msgspec.structs import replace

from calculators.calendar import due_dates
from calculators.parts import Treatment
from calculators.rounding import Money, equal_shares, times
from calculators.search import first_that
from restructure.offers.option import Option
from restructure.offers.outcome import Outcome, Simulated
from restructure.offers.terms import InstalmentTerms, OptionKind, SettlementTerms, Terms, Tranche
from restructure.policy import Finding
from restructure.proposals.query import CounterofferQuery, Offer, Verdict
from restructure.proposals.sketch import NEAR, Candidate, Sketch
from restructure.simulation import attempt

ROUNDED = 24
"""How many places before the last may do where the last does not, since payments are rounded."""
TRIED = 64
"""How many plans are tried one by one before larger steps are taken: by then it is no rounding that is in the way."""
STOPPED = 32
"""As how many tries a place counts that a rule stops: it has little to do with rounding."""
POOR = 3
"""At how many rates a plan is looked for that is worth the floor: with the right waiver each asks for all there is."""
LEAP = 4
"""How much further each step goes that looks for something that does."""


class Place(NamedTuple):
    """A waiver and a rate, by its number in the search space: the least places are the best."""

    waived: int
    rate: int


@dataclass(frozen=True, slots=True)
class Looked:
    """The result at a place, after so many tries or what a rule spares: where something does its outcome and the
    candidates from it on; where rules stop it the place at which they say that they would be met."""

    place: Place
    verdict: Verdict
    tried: int = 0
    mended: Place | None = None
    outcome: Simulated | None = None
    likely: Sequence[Candidate] = ()


def _best(asked: CounterofferQuery, kind: OptionKind) -> tuple[Offer, ...]:
    """The offers of a kind that may be the best: those at the first place at which any does."""
    if not is_plannable(asked):
        return ()
    sketch, tried = Sketch(asked, kind), 0
    for place in _places(sketch):
        looked = _looked(sketch, place)
        if looked.outcome:
            return _offers(sketch, looked)
        tried += max(looked.tried, 1)
        if tried > TRIED:
            return _leapt(sketch, place)
    return ()


def is_plannable(asked: CounterofferQuery) -> bool:
    """Return whether anything is left to plan for: what is there now may settle it."""
    return asked.most_payments > 0 and asked.now < asked.case.debt.parts.principal


def _places(sketch: Sketch) -> Iterator[Place]:
    """The places at which something may do, the best first."""
    look = sketch.asked.look
    last, most = len(look.rates) - 1, look.most_waived

    if not sketch.any_fits(most, last):
        return
    waived = _soonest(lambda waived: sketch.any_fits(waived, last), 0, most)
    first = Place(waived, _soonest(lambda rate: sketch.any_fits(waived, rate), 0, last))
    yield first
    found = merge(*(_places_of(sketch, one, first) for one in sketch.candidates))
    yield from (place for place, _ in groupby(found) if place != first and place.rate >= 0)


def _places_of(sketch: Sketch, one: Candidate, first: Place) -> Iterator[Place]:
    """The places from ``first`` on at which a candidate may do; between them, without a rate, how far it may not, so
    that nobody looks further than the others need."""
    last, most = len(sketch.asked.look.rates) - 1, sketch.asked.look.most_waived

    def fits(waived: int, rate: int) -> bool:
        return sketch.fits(one, waived, rate)

    (waived, least), poor = first, 0
    while waived <= most and poor < POOR and fits(most, last):
        ahead = 1
        while not fits(waived, last):
            reached = min(waived + ahead, most)
            if fits(reached, last):
                waived = first_that(lambda waived: fits(waived, last), range(waived + 1, reached))
                break
            waived, ahead = reached, ahead * LEAP
            yield Place(waived, -1)
        rate = _soonest(lambda rate: fits(waived, rate), least if waived == first.waived else 0, last)  # noqa: B023
        if sketch.is_worth(one, waived, rate):
            yield from (Place(waived, at) for at in range(rate, last + 1) if sketch.is_worth(one, waived, at))
            waived, poor = waived + 1, 0
        elif rate and fits(most, rate - 1):
            # Here it asks for all that it can: for more, if at all, at a higher rate with more waived.
            poor += 1
            waived = first_that(lambda waived: fits(waived, rate - 1), range(waived + 1, most))  # noqa: B023
        else:
            return


def _soonest(does: Callable[[int], bool], first: int, last: int) -> int:
    """The first that does, ``last`` where none before it does; most often it is the very first."""
    return first if first >= last or does(first) else first_that(does, range(first + 1, last))


def _leapt(sketch: Sketch, begin: Place) -> tuple[Offer, ...]:
    """The offers at the first rate that does at that waiver, else with the smallest waiver. What a rule says of one
    place is taken to hold for all before it that give up less, or after it that give up more."""
    last, most = len(sketch.asked.look.rates) - 1, sketch.asked.look.most_waived
    look = cache(partial(_looked, sketch))
    found = _first(sketch, look, begin, "rate", range(begin.rate, last + 1))
    if found is None:
        least = _first(sketch, look, Place(0, last), "waived", range(begin.waived + 1, most + 1))
        found = least and _first(sketch, look, least.place, "rate", range(last + 1))
    return _offers(sketch, found) if found else ()


def _first(
    sketch: Sketch, look: Callable[[Place], Looked], begin: Place, given: Literal["waived", "rate"], numbers: range
) -> Looked | None:
    """The first at which nothing more has to be given up; None where even the last is too dear."""

    def at(number: int) -> Place:
        return begin._replace(**{given: number})

    def does(number: int) -> bool:
        return look(at(number)).verdict != "dear"

    if not numbers or not sketch.any_fits(*at(numbers[-1])):
        return None
    last = numbers[-1]
    low = first_that(lambda number: sketch.any_fits(*at(number)), numbers[:-1])
    if not does(low) and not does(last):
        if look(at(last)).mended:
            return None
        # Rounding may make the last one dearer by a unit than one shortly before it.
        near = range(max(low + 1, last - ROUNDED), last)
        return next((look(at(number)) for number in near if does(number)), None)
    reached, leap = low, 1
    while not does(reached):
        # A rule that says by how much it is passed says what would mend it.
        mended = getattr(look(at(reached)).mended, given, 0)
        low, reached, leap = reached + 1, min(last, max(reached + leap, mended)), leap * LEAP
    if low < reached and does(reached - 1):
        reached = first_that(does, range(low, reached - 1))
    return look(at(reached)) if does(reached) else None


def _looked(sketch: Sketch, place: Place) -> Looked:
    """What is in the way of every plan at a place, or the first there that does."""
    asked, likely = sketch.asked, sketch.likely(*place)
    treatment, last, number = asked.look.treatment(place.waived), len(likely) - 1, 0
    verdicts = list[Verdict | None]()

    @cache
    def at(number: int) -> Outcome:
        return attempt(asked.case, sketch.terms(likely[number], place.rate), treatment)

    @cache
    def rules(number: int) -> dict[str, Finding]:
        outcome = at(number)
        return asked.stops(outcome) if isinstance(outcome, Simulated) else {}

    while number <= last:
        one = likely[number]
        number += 1
        if not sketch.ends(one, *place):
            continue
        outcome, passed = at(number - 1), rules(number - 1)
        verdicts.append(asked.verdict(outcome) if isinstance(outcome, Simulated) else None)
        if isinstance(outcome, Simulated) and verdicts[-1] == "fits":
            return Looked(place, "fits", len(verdicts), outcome=outcome, likely=likely[number - 1 :])
        if passed.keys() & rules(last).keys():
            mended = (_mended(asked, place, one.values()) for one in (passed, rules(last)))
            return Looked(place, "dear", STOPPED, Place(*map(min, *mended)))
        if passed:
            # Of plans that differ in their count alone a rule stops the shorter ones or the longer ones.
            alike = [*takewhile(lambda other: other[1:] == one[1:], likely[number:])]  # noqa: B023
            following = range(number, number + len(alike))
            number = first_that(lambda other: not passed.keys() & rules(other).keys(), following)  # noqa: B023
    poor = "dear" not in verdicts if verdicts else sketch.is_poor(*place)
    return Looked(place, "poor" if poor else "dear", len(verdicts))


def _mended(asked: CounterofferQuery, place: Place, passed: Iterable[Finding]) -> Place:
    """Where the rules that are passed say that they would be met: so much more waived, no more than so high a rate."""
    rates, (waived, rate) = asked.look.rates, place
    for one in passed:
        amount, largest = one.facts.get("amount"), one.facts.get("largest")
        if isinstance(amount, int):
            waived = max(waived, place.waived + amount)
        if "rate" in one.facts and isinstance(largest, Fraction):
            rate = max(rate, first_that(lambda at: rates[at] <= largest, range(place.rate, len(rates) - 1)))  # noqa: B023
    return Place(waived, rate)


def _offers(sketch: Sketch, looked: Looked) -> tuple[Offer, ...]:
    """The offers at a place that may be the best."""
    if looked.outcome is None:
        return ()
    first, *others = looked.likely
    terms = sketch.terms(first, looked.place.rate)
    return (_offer(sketch, terms, looked.outcome), *_as_good(sketch, looked.place, first, others))


def _as_good(sketch: Sketch, place: Place, first: Candidate, others: Iterable[Candidate]) -> Iterator[Offer]:
    """The offers that may weigh as much as the first one; beside one that keeps to the sum that was said only such."""
    asked, treatment = sketch.asked, sketch.asked.look.treatment(place.waived)
    # What each of two is worth is known but for rounding, which is less than so much for each row.
    least = sketch.weight(first, *place) - 2 * NEAR * asked.most_payments
    for one in others:
        if one.keeps < first.keeps or (not first.keeps and sketch.weight(one, *place) < least):
            return
        if not sketch.ends(one, *place):
            continue
        terms = sketch.terms(one, place.rate)
        outcome = asked.outcome(terms, treatment)
        if outcome is not None:
            yield _offer(sketch, terms, outcome)


def _offer(sketch: Sketch, terms: Terms, outcome: Simulated) -> Offer:
    """The offer of an outcome. Where the sum is given how many payments it takes follows from it, unless it would take
    another number: its shares of the old parts may be counted over more rows than it has."""
    if isinstance(terms, InstalmentTerms) and terms.payment:
        opened = replace(terms, payments=None)
        terms = opened if attempt(sketch.asked.case, opened, outcome.treatment) == outcome else terms
    return Offer(sketch.kind, Option(terms, outcome.treatment), outcome)


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

    What is said to be there now is a tranche of its own where it is there before the first of them.
    """
    debt, cap = asked.case.debt, asked.cap(count)
    most = debt.total if cap is None else Money(asked.now + cap * count)
    amount = min(debt.total, most)
    if amount < max(count, times(debt.total, asked.look.least_share)):
        return None
    tranches = _tranches(asked, amount, count)
    return SettlementTerms(tranches[0].date, tranches[0].date, tranches=tranches)


def _tranches(asked: CounterofferQuery, amount: Money, count: int) -> tuple[Tranche, ...]:
    """``now`` as soon as it may be, then the sum that was said as far as it goes, else equal shares."""
    dates = due_dates(asked.case.debt.as_of, asked.first_due, asked.look.frequency, count).dates
    apart = asked.at_once is not None and 0 < asked.now < amount
    first = asked.now if apart else min(asked.now, amount - count) if count > 1 else 0
    rest = Money(amount - first)
    said, shares = asked.says.per_month, equal_shares(rest, count)
    if said is not None and said == asked.cap(count) and 0 < rest - said * (count - 1) <= said:
        shares = (said,) * (count - 1) + (Money(rest - said * (count - 1)),)
    if apart and asked.at_once is not None:
        dates, shares, first = (asked.at_once, *dates), (Money(first), *shares), 0
    return tuple(
        Tranche(day, Money(share + (first if row == 0 else 0)))
        for row, (day, share) in enumerate(zip(dates, shares, strict=True))
        if share
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
    if not is_plannable(asked):
        return False
    last = _looked(Sketch(asked, kind), Place(asked.look.most_waived, len(asked.look.rates) - 1))
    return bool(last.outcome) or (last.mended is None and bool(_best(asked, kind)))
