"""What the rules say about an outcome. Each finding names instrument and article, never a verdict on the law."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from restructure.parties.situation import Hold, Situation
from restructure.policy import Finding, Policy, Severity
from restructure.remembered import remembered
from restructure.rules.conditions import Seen
from restructure.rules.packs import (
    GRAVITY,
    PackName,
    Placed,
    in_order,
    judged,
    judged_around,
    judged_outcome,
    pack_named,
)

if TYPE_CHECKING:
    from calculators.parts import Arranged
    from restructure.offers.outcome import Case, Simulated
    from restructure.parties.account import Debt

INTERNAL = frozenset({"below_floor"})
"""Conditions that look at what the creditor alone knows."""


def findings(outcome: Simulated, case: Case, arranged: Arranged | None) -> tuple[Finding, ...]:
    """Everything the rules of the case's policy see in ``outcome``, whose plan has ``arranged`` the debt; the gravest
    first."""
    seen = _seen(case, outcome.debt, outcome, arranged)
    found = judged_outcome(pack_named(case.policy.name), seen)
    found += said_around(case, outcome.debt)
    return _unknown(case.situation, "block") + in_order(found) if case.situation.unreadable else in_order(found)


@remembered(8)
def said_around(case: Case, debt: Debt) -> tuple[Placed, ...]:
    """Return what is said of every plan of a case. Remembered, because most options of a case begin with one debt."""
    return tuple(judged_around(pack_named(case.policy.name), _seen(case, debt)))


def _seen(case: Case, debt: Debt, outcome: Simulated | None = None, arranged: Arranged | None = None) -> Seen:
    floor = case.creditor.floor if case.creditor else None
    return Seen(debt, outcome, case.situation, case.policy, case.household, floor, arranged)


def contact_findings(debt: Debt, policy: Policy, situation: Situation) -> tuple[Finding, ...]:
    """Return what stands against contact right now, the gravest first."""
    found = judged(pack_named(policy.name), Seen(debt, situation=situation, policy=policy), "contact")
    return tuple(sorted((*_unknown(situation, "warn"), *found), key=lambda one: GRAVITY[one.severity]))


def crisis_line(case: Case) -> Finding | None:
    """Return what is said, and the number that is called, where somebody's life may be in danger; None where nobody's
    is, or where the rules know no number."""
    found = contact_findings(case.debt, case.policy, case.situation)
    return next((one for one in found if one.rule == "crisis_line"), None)


def talk_findings(outcome: Simulated, case: Case) -> tuple[Finding, ...]:
    """Return what the rules have whoever talks about an outcome keep in mind, the gravest first."""
    return judged(pack_named(case.policy.name), _seen(case, outcome.debt, outcome), "desk")


def letter_findings(case: Case) -> tuple[Finding, ...]:
    """Return what the rules ask before a letter about the debt goes out, the gravest first."""
    return judged(pack_named(case.policy.name), _seen(case, case.debt), "letter")


def internal_rules(rule_set: PackName) -> frozenset[str]:
    """Return the rules whose words tell what a plan is worth to the creditor: no debtor reads or hears them."""
    return frozenset(one.id for one in pack_named(rule_set).rules if one.when in INTERNAL)


def _unknown(situation: Situation, severity: Severity) -> tuple[Finding, ...]:
    """That circumstances are kept and cannot be read: contact is not judged then, and no offer is."""
    return (Finding("circumstances_unreadable", severity, {}, confirmed=False),) if situation.unreadable else ()


def hold_findings(debt: Debt, policy: Policy, situation: Situation, hold: Hold) -> tuple[Finding, ...]:
    """Return what the rules say of a hold before it is granted, the gravest first."""
    with_it = replace(situation, holds=(*situation.holds, hold))
    return judged(pack_named(policy.name), Seen(debt, situation=with_it, policy=policy), "hold")
