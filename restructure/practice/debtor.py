"""A debtor who answers by a table: the same acts are answered in the same words."""

from __future__ import annotations

from datetime import time
from typing import Literal
from zlib import crc32

from msgspec import Struct, structs

from calculators.affordability import after_sums
from calculators.cash_dates import sums_by
from calculators.rounding import NOTHING, Money
from restructure.household.household import inflow_of
from restructure.offers.option import Option
from restructure.offers.outcome import Case, Simulated
from restructure.practice.scenario import MOST, STOP, ActKind, Answer, Event, Line, Speaker, usual
from restructure.practice.setting import Setting, per_month
from restructure.remembered import remembered
from restructure.simulation import attempt

WHOLE = 5_000
"""Fifties: in such sums somebody says what they could manage, where they can manage one at all."""
Reply = Literal["accepts", "too_much", "too_long", "haggles", "distrusts", "unheard"]


class Act(Struct, frozen=True, omit_defaults=True):
    """One thing a learner does: an offer has its option, with the rules whose caution was answered by a reason; a call
    back has its time."""

    kind: ActKind
    option: Option | None = None
    reasons: tuple[str, ...] = ()
    at: time | None = None


class State(Struct, frozen=True):
    """State of a talk: who speaks, how much they trust, how upset they are, and what is true of it. ``agreed`` is the
    place of the turn whose offer was accepted; ``happened`` are the events that were, by their places."""

    by: Speaker
    trust: int
    temper: int
    facts: frozenset[str] = frozenset()
    turns: int = 0
    offers: int = 0
    agreed: int | None = None
    happened: frozenset[int] = frozenset()
    over: bool = False


class Turn(Struct, frozen=True):
    """One act and what came of it: what was said, with the sum in it, and by whom; the state before and after.
    ``outcome`` is that of an offer that can be computed."""

    act: Act
    lines: tuple[Line, ...]
    by: Speaker
    before: State
    after: State
    outcome: Simulated | None = None
    reply: Reply | None = None
    amount: Money | None = None


def begin(setting: Setting) -> State:
    """The state in which the telephone is answered."""
    scenario = setting.scenario
    return State(scenario.first, scenario.trust, scenario.temper, frozenset(scenario.begins_with))


def greeting(setting: Setting, seed: int) -> Line:
    """Return what is said first."""
    lines = setting.scenario.greeting or usual().greeting
    return _chosen(lines, seed, 0)


def saying(act: ActKind, seed: int, turn: int) -> Line:
    """Return what a collector says who does that, as the ``turn`` of the conversation."""
    return _chosen(usual().sayings[act], seed, turn)


def answer(setting: Setting, state: State, act: Act, seed: int) -> Turn:
    """The answer to an act. One that comes after the end changes nothing; an offer that cannot be computed is none."""
    outcome = reply = None
    if act.option is not None:
        outcome = _outcome(setting.case, act.option)
        reply = None if outcome is None else _reply(setting, state, outcome)
    row = _row(setting, state, act, reply)
    facts = set(state.facts)
    if not row.fails:
        facts.add(act.kind)
    facts = (facts | set(row.sets)) - set(row.clears)
    agreed = state.agreed
    if reply is not None:
        agreed = state.turns if reply == "accepts" else agreed
        # What was agreed before is off the table once something else is.
        facts -= {"read_back"}
        facts = facts | {"agreed"} if reply == "accepts" else facts
    after = State(
        by=row.hands_to or state.by,
        trust=_within(state.trust + row.trust),
        temper=_within(state.temper + row.temper),
        facts=frozenset(facts),
        turns=state.turns + 1,
        offers=state.offers + (reply is not None),
        agreed=agreed,
        happened=state.happened,
        over=act.kind == "end",
    )
    lines = [_chosen(row.lines, seed, state.turns)]
    for place, event in enumerate(setting.scenario.events):
        if _happens(event, place, after):
            lines.append(_chosen(event.lines, seed, state.turns))
            after = _struck(after, event, place)
    if after.temper >= MOST:
        after = structs.replace(after, over=True)
    amount = nearest(setting) if reply is not None else None
    return Turn(act, tuple(lines), state.by, state, after, outcome, reply, amount)


def nearest(setting: Setting) -> Money:
    """Return what the debtor names who could not pay what was asked: their limit, in whole fifties where it has any."""
    most = per_month(setting)
    return Money(most - most % WHOLE) if most >= WHOLE else most


def _reply(setting: Setting, state: State, outcome: Simulated) -> Reply:
    if STOP in state.facts:
        return "unheard"
    if _asked(setting, outcome) > per_month(setting):
        return "too_much"
    count, limit = len(outcome.schedule.due), setting.limit
    if limit.most is not None and count > limit.most:
        return "too_long"
    if count < limit.fewest:
        return "too_much"
    if state.offers < limit.haggles:
        return "haggles"
    return "accepts" if state.trust >= setting.scenario.needs_trust else "distrusts"


@remembered(8)
def _outcome(case: Case, option: Option) -> Simulated | None:
    found = attempt(case, option.terms, option.treatment)
    return found if isinstance(found, Simulated) else None


def _asked(setting: Setting, outcome: Simulated) -> Money:
    """The largest payment that is asked of a month's income: what is there once is used up first."""
    payments, due = outcome.schedule.payment, outcome.schedule.due
    household = setting.case.household
    sums = sums_by(due, inflow_of(household)) if household else tuple(NOTHING for _ in due)
    return max(after_sums(payments, sums))


def _row(setting: Setting, state: State, act: Act, reply: Reply | None) -> Answer:
    facts = state.facts | ({reply} if reply else set())
    for row in setting.table[act.kind, state.by]:
        if facts.issuperset(row.needs) and facts.isdisjoint(row.unless):
            return row
    raise LookupError(act.kind)


def _happens(event: Event, place: int, state: State) -> bool:
    asked = state.facts.issuperset(event.needs) and state.facts.isdisjoint(event.unless)
    return place not in state.happened and state.turns >= event.turn and asked and not state.over


def _struck(state: State, event: Event, place: int) -> State:
    return structs.replace(
        state,
        by=event.hands_to or state.by,
        trust=_within(state.trust + event.trust),
        temper=_within(state.temper + event.temper),
        facts=frozenset((state.facts | set(event.sets)) - set(event.clears)),
        happened=state.happened | {place},
    )


def _within(measure: int) -> int:
    return min(max(measure, 0), MOST)


def _chosen(lines: tuple[Line, ...], seed: int, turn: int) -> Line:
    # By a sum of the bytes: another Python counts the same.
    return lines[crc32(f"{seed} {turn}".encode()) % len(lines)]
