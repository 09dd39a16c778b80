"""A hold beside the three ways out: contact pauses until a day, no payment is promised and no schedule is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.parties.account import Debt, bring_past
from restructure.parties.situation import BreathingSpace, Hold, Situation
from restructure.policy import Finding, Policy
from restructure.rules.judgement import hold_findings


@dataclass(frozen=True, slots=True)
class Held:
    """Result of a hold: its days, and the whole debt on its last day without and with interest meanwhile."""

    days: int
    stopped: Money
    running: Money
    findings: tuple[Finding, ...]


def held(debt: Debt, hold: Hold, policy: Policy, situation: Situation) -> Held:
    """The debt at the end of a hold, both ways, by 30/360 at the contract rate, and what the rules say.

    Stretches without interest that are known already stay without. Refuses an end that is not after the beginning,
    and a debt of nothing: nobody is left alone for what they do not owe.
    """
    if not debt.total:
        raise Refusal("debt", "nothing_owed")
    if hold.until <= hold.start:
        raise Refusal("until", "end_not_after_start", start=hold.start)
    day, meanwhile = max(hold.until, debt.as_of), BreathingSpace(hold.start, hold.until)
    return Held(
        hold.days,
        bring_past(debt, day, "30/360", *situation.still, meanwhile).total,
        bring_past(debt, day, "30/360", *situation.still).total,
        hold_findings(debt, policy, situation, hold),
    )


def granted(situation: Situation, hold: Hold) -> Situation:
    """The circumstances with a hold; one that runs already gives way to it."""
    return replace(situation, holds=(*lifted(situation, hold.start).holds, hold))


def lifted(situation: Situation, today: date) -> Situation:
    """The circumstances with the hold of today ended the day before: what it stopped until then stays stopped."""
    before = today - timedelta(days=1)
    kept = (replace(one, until=before) if one.covers(today) else one for one in situation.holds)
    return replace(situation, holds=tuple(one for one in kept if one.start <= one.until))
