"""Marks of a conversation of practice: four figures out of a hundred, each lost point with its moment and what would
have been better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from calculators.rounding import Money
from restructure.practice.debtor import Turn
from restructure.practice.scenario import PLAN, STOP, ActKind
from restructure.practice.setting import Setting
from restructure.proposals.opening import holds
from restructure.proposals.query import Offer

Part = Literal["affordability", "rules", "value", "manners"]
MOST_OF: dict[Part, int] = {"affordability": 40, "rules": 30, "value": 20, "manners": 10}
PASSED_AT = 60
Cause = Literal[
    "unaffordable", "tight", "no_room", "no_plan", "plan_here", "other_end", "less_value", "identity",
    "consent", "read_back", "stop_ignored", "caution", "pressure", "repeated", "monologue", "upset",
]  # fmt: skip
Fatal = Literal["third_person_told", "threat", "night", "borrowing", "offer_after_stop"]
TELLS: frozenset[ActKind] = frozenset(
    {"explain", "ask_means", "offer", "give_choice", "read_back", "repeat", "press", "threaten"}
)
"""What says or asks something of the debt."""
PUSHES: frozenset[ActKind] = frozenset({"ask_means", "give_choice", "repeat", "press", "read_back"})
"""What goes on where somebody asked to stop; an offer then is worse."""
TALKS: frozenset[ActKind] = frozenset({"explain", "repeat", "press", "give_choice"})
ASKED_ONCE: frozenset[ActKind] = frozenset({"identify", "explain", "ask_consent", "ask_means"})
IN_A_ROW = 3
"""So many of those one after another are a monologue."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Points lost: of which part, why, at the place of which turn (None where something is missing in the end), and the
    act that would have been better."""

    part: Part
    cause: Cause
    points: Fraction
    turn: int | None
    better: ActKind | None


@dataclass(frozen=True, slots=True)
class FatalAct:
    """An act after which nothing counts, at the place of its turn."""

    cause: Fatal
    turn: int


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a conversation. ``value``, ``none`` and ``best`` are the present values of what was agreed, of no
    deal, and of the best plan, None where there is no plan to agree to."""

    losses: tuple[Loss, ...]
    fatal: tuple[FatalAct, ...]
    value: Money | None = None
    none: Money | None = None
    best: Money | None = None

    def of(self, part: Part) -> Decimal:
        """Return the points of a part, to a tenth; nothing after a fatal act."""
        if self.fatal:
            return Decimal(0)
        lost = sum((one.points for one in self.losses if one.part == part), Fraction(0))
        left = max(MOST_OF[part] - lost, Fraction(0))
        return (Decimal(left.numerator) / Decimal(left.denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def total(self) -> int:
        """Return the whole mark, out of a hundred."""
        return int(sum((self.of(part) for part in MOST_OF), Decimal(0)).quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def passed(self) -> bool:
        """Return whether the conversation was passed: a plan that is beyond the means never is."""
        beyond = any(one.cause in ("unaffordable", "no_plan", "plan_here", "other_end") for one in self.losses)
        return self.total >= PASSED_AT and not self.fatal and not beyond


def marks_of(setting: Setting, turns: Sequence[Turn], best: Offer | None) -> Marks:
    """The marks of a conversation, as far as it went, beside the ``best`` plan of its setting. The same turns have the
    same marks."""
    losses = [*_rules(turns), *_manners(setting, turns)]
    fatal = tuple(one for place, turn in enumerate(turns) if (one := _fatal(setting, place, turn)))
    ended, agreed = (turns[-1].after if turns else None), _agreed(turns)
    if PLAN not in setting.scenario.ends:
        if agreed is not None:
            losses.append(_loss("affordability", "plan_here", 40, ended.agreed if ended else None, _end_of(setting)))
        if ended is None or not ended.facts.issuperset(setting.scenario.ends):
            losses.append(_loss("value", "other_end", 20, None, _end_of(setting)))
        return Marks(tuple(losses), fatal)
    most = best.outcome.present_value if best else None
    if agreed is None or ended is None or agreed.outcome is None:
        losses += [_loss("affordability", "no_plan", 40, None, "offer"), _loss("value", "no_plan", 20, None, "offer")]
        return Marks(tuple(losses), fatal, best=most)
    outcome = agreed.outcome
    losses += _affordability(setting, agreed, ended.agreed)
    value, none = outcome.present_value, outcome.no_deal_value
    assert value is not None
    assert none is not None
    share = value_share(value, none, most)
    if share < 1:
        losses.append(Loss("value", "less_value", 20 * (1 - share), ended.agreed, "offer"))
    return Marks(tuple(losses), fatal, value, none, most)


def value_share(value: Money, none: Money, best: Money | None) -> Fraction:
    """Return how much of what could be gained was gained: from what no deal is worth to the best plan.

    >>> float(round(20 * value_share(990_000, 314_200, 1_050_000), 1))
    18.4
    """
    if best is None or best <= none:
        return Fraction(1)
    return min(max(Fraction(value - none, best - none), Fraction(0)), Fraction(1))


def _agreed(turns: Sequence[Turn]) -> Turn | None:
    place = turns[-1].after.agreed if turns else None
    return None if place is None else turns[place]


def _end_of(setting: Setting) -> ActKind | None:
    return next((one for one in setting.scenario.ends if one != "plan"), None)


def _affordability(setting: Setting, agreed: Turn, turn: int | None) -> list[Loss]:
    assert agreed.outcome is not None
    judged = agreed.outcome.affordability
    verdict, largest, left = judged.verdict, judged.largest, judged.surplus
    # More than a month leaves is beyond the means, even where an income that came in before the first payment meets it.
    if verdict == "unaffordable" or (largest is not None and left is not None and largest > left):
        return [_loss("affordability", "unaffordable", 40, turn, "ask_means")]
    if verdict == "tight":
        return [_loss("affordability", "tight", 30, turn, "offer")]
    if agreed.act.option is None or not holds(setting.case, agreed.act.option):
        return [_loss("affordability", "no_room", 10, turn, "offer")]
    return []


def loses_at_once(setting: Setting, turn: Turn) -> bool:
    """Return whether an act loses points whatever comes after it."""
    return bool(_rule_broken(turn) or _manners_of(turn) or _fatal(setting, 0, turn))


def _rules(turns: Sequence[Turn]) -> list[Loss]:
    found: list[Loss] = []
    for place, turn in enumerate(turns):
        cause, better = _rule_broken(turn) or (None, None)
        # What is missing is missing once; each stop that is ignored counts.
        if cause is not None and (cause == "stop_ignored" or cause not in {one.cause for one in found}):
            found.append(_loss("rules", cause, 10, place, better))
    agreed = _agreed(turns)
    told = any(turn.before.by != "spouse" for turn in turns)
    if told and "identify" not in turns[-1].after.facts and "identity" not in {one.cause for one in found}:
        found.append(_loss("rules", "identity", 10, None, "identify"))
    if agreed is not None and agreed.outcome is not None:
        last = turns[-1].after
        if not last.facts.issuperset(("ask_consent", "ask_means")) and "consent" not in {one.cause for one in found}:
            found.append(_loss("rules", "consent", 10, None, "ask_consent"))
        if "read_back" not in last.facts:
            found.append(_loss("rules", "read_back", 10, None, "read_back"))
        cautions = {one.rule for one in agreed.outcome.findings if one.severity == "warn"} - set(agreed.act.reasons)
        found += [_loss("rules", "caution", 5, last.agreed, "offer") for _ in cautions]
    return found


def _rule_broken(turn: Turn) -> tuple[Cause, ActKind] | None:
    kind, facts = turn.act.kind, turn.before.facts
    if STOP in facts and kind in PUSHES:
        return "stop_ignored", "stop"
    if turn.before.by != "spouse" and kind in TELLS and "identify" not in facts:
        return "identity", "identify"
    if kind == "ask_means" and "ask_consent" not in facts:
        return "consent", "ask_consent"
    return None


def _manners(setting: Setting, turns: Sequence[Turn]) -> list[Loss]:
    found: list[Loss] = []
    row = 0
    for place, turn in enumerate(turns):
        if cause := _manners_of(turn):
            found.append(_loss("manners", cause, 2, place, "listen"))
        row = row + 1 if turn.act.kind in TALKS else 0
        if row == IN_A_ROW:
            found.append(_loss("manners", "monologue", 2, place, "listen"))
            row = 0
    if turns and turns[-1].after.temper > setting.scenario.temper:
        found.append(_loss("manners", "upset", 4, None, "listen"))
    return found


def _manners_of(turn: Turn) -> Cause | None:
    kind = turn.act.kind
    if kind == "press":
        return "pressure"
    return "repeated" if kind == "repeat" or (kind in ASKED_ONCE and kind in turn.before.facts) else None


def _fatal(setting: Setting, place: int, turn: Turn) -> FatalAct | None:
    kind, before = turn.act.kind, turn.before
    if before.by == "spouse" and kind in TELLS:
        return FatalAct("third_person_told", place)
    if kind == "threaten":
        return FatalAct("threat", place)
    if kind == "advise_borrowing":
        return FatalAct("borrowing", place)
    if kind == "offer" and STOP in before.facts:
        return FatalAct("offer_after_stop", place)
    begin, end = setting.desk.hours
    if turn.act.at is not None and not begin <= turn.act.at.hour < end:
        return FatalAct("night", place)
    return None


def _loss(part: Part, cause: Cause, points: int, turn: int | None, better: ActKind | None) -> Loss:
    return Loss(part, cause, Fraction(points), turn, better)
