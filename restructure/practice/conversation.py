"""A conversation of practice: played, kept as a file, played again, and how it could have gone without a loss."""

from __future__ import annotations

import hashlib
from collections import deque
from datetime import date, time
from typing import Any

import msgspec
from msgspec import Struct

from calculators.errors import Refusal
from restructure.offers.option import option_of, option_record
from restructure.practice.best_plan import best_plan
from restructure.practice.debtor import Act, State, Turn, answer, begin
from restructure.practice.marks import loses_at_once, marks_of
from restructure.practice.scenario import PLAN, ActKind, Country, Scenario, ScenarioMistake
from restructure.practice.setting import Desk, Setting, setting_of
from restructure.proposals.query import Offer

LONGEST = 200
"""So many acts a conversation has at most."""
GOOD: tuple[ActKind, ...] = (
    "identify", "listen", "explain", "ask_consent", "ask_means", "read_back", "take_dispute", "signpost",
    "ask_for_adviser", "hold", "call_back", "stop", "give_choice",
)  # fmt: skip
"""What a good conversation is made of."""
DEEPEST, WIDEST = 14, 30_000


class Conversation(Struct, frozen=True):
    """All that a conversation is played again from. ``version`` is the digest of the scenario that it was held on."""

    scenario: str
    version: str
    country: Country
    day: date
    seed: int
    acts: tuple[Act, ...] = ()


def version_of(scenario: Scenario) -> str:
    """Return the digest of what a scenario says."""
    return hashlib.sha256(msgspec.json.encode(scenario, order="deterministic")).hexdigest()[:16]


def played(setting: Setting, acts: tuple[Act, ...], seed: int) -> tuple[Turn, ...]:
    """Play acts one after another, up to the end of the call."""
    turns: list[Turn] = []
    state = begin(setting)
    for act in acts[:LONGEST]:
        if state.over:
            break
        turns.append(answer(setting, state, act, seed))
        state = turns[-1].after
    return tuple(turns)


def conversation_bytes(held: Conversation) -> bytes:
    """A conversation as a file: one JSON object, the same bytes each time."""
    acts = tuple(map(_act_record, held.acts))
    record = _Record(held.scenario, held.version, held.country, held.day, held.seed, acts)
    return msgspec.json.format(msgspec.json.encode(record, order="deterministic"), indent=1) + b"\n"


def conversation_in(content: bytes) -> Conversation:
    """The conversation in a file. Refuses what is none (``not_a_conversation``)."""
    try:
        held = msgspec.json.decode(content, type=_Record)
        acts = tuple(map(_act_in, held.acts))
    except (msgspec.MsgspecError, KeyError, ValueError):
        raise Refusal("file", "not_a_conversation") from None
    return Conversation(held.scenario, held.version, held.country, held.day, held.seed, acts)


def _act_record(act: Act) -> dict[str, Any]:
    record: dict[str, Any] = {"kind": act.kind}
    if act.option is not None:
        record["option"] = option_record(act.option)
    if act.reasons:
        record["reasons"] = list(act.reasons)
    if act.at is not None:
        record["at"] = f"{act.at:%H:%M}"
    return record


def _act_in(record: dict[str, Any]) -> Act:
    plain = msgspec.convert(record, _ActRecord)
    return Act(
        plain.kind,
        None if plain.option is None else option_of(plain.option),
        plain.reasons,
        None if plain.at is None else time.fromisoformat(plain.at),
    )


class _ActRecord(Struct, frozen=True, forbid_unknown_fields=True):
    kind: ActKind
    option: dict[str, Any] | None = None
    reasons: tuple[str, ...] = ()
    at: str | None = None


class _Record(Struct, frozen=True, forbid_unknown_fields=True):
    scenario: str
    version: str
    country: Country
    day: date
    seed: int
    acts: tuple[dict[str, Any], ...]


def without_loss(setting: Setting, best: Offer | None, seed: int = 0) -> tuple[Act, ...] | None:
    """The shortest conversation in which no point is lost, with the ``best`` plan offered; None where there is none."""
    if PLAN in setting.scenario.ends and best is None:
        return None
    acts = [Act(kind) for kind in GOOD]
    if best is not None:
        reasons = tuple(one.rule for one in best.outcome.findings if one.severity == "warn")
        acts.append(Act("offer", best.option, reasons))
    first = begin(setting)
    waiting: deque[tuple[State, tuple[Turn, ...]]] = deque([(first, ())])
    seen = {_place(setting, first)}
    while waiting and len(seen) < WIDEST:
        state, turns = waiting.popleft()
        ended = (*turns, answer(setting, state, Act("end"), seed))
        marks = marks_of(setting, ended, best)
        if not marks.losses and not marks.fatal:
            return tuple(one.act for one in ended)
        for act in acts if len(turns) < DEEPEST else ():
            turn = answer(setting, state, act, seed)
            if turn.after.over or _place(setting, turn.after) in seen or loses_at_once(setting, turn):
                continue
            seen.add(_place(setting, turn.after))
            waiting.append((turn.after, (*turns, turn)))
    return None


def _place(setting: Setting, state: State) -> tuple[object, ...]:
    offers = min(state.offers, setting.limit.haggles)
    return (state.by, state.trust, state.temper, state.facts, offers, state.happened)


def check(name: str, scenario: Scenario, desks: dict[Country, Desk], day: date) -> None:
    """Raise ``ScenarioMistake`` where a scenario can never end well in one of its countries."""
    for country, desk in desks.items():
        if country not in scenario.countries:
            continue
        try:
            setting = setting_of(scenario, country, day, desk)
        except Refusal as reason:
            raise ScenarioMistake(name, 1, f"[countries.{country}] {reason.field}: {reason.code}") from None
        if without_loss(setting, best_plan(setting)) is None:
            wrong = "it can never end well: no conversation without a loss leads to what it ends by"
            raise ScenarioMistake(name, 1, f"[countries.{country}] {wrong}")
