"""What the rules say about an outcome. Each finding names instrument and article, never a verdict on the law."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from restructure.parties.situation import Hold, Situation
from restructure.policy import Finding, Policy, Severity
from restructure.rules.conditions import Seen
from restructure.rules.packs import GRAVITY, judged, pack_named

if TYPE_CHECKING:
    from calculators.parts import Arranged
    from restructure.offers.outcome import Case, Simulated
    from restructure.parties.account import Debt


def findings(outcome: Simulated, case: Case, arranged: Arranged | None) -> tuple[Finding, ...]:
    """Everything the rules of the case's policy see in ``outcome``, whose plan has ``arranged`` the debt; the gravest
    first."""
    seen = Seen(
        debt=outcome.debt,
        outcome=outcome,
        situation=case.situation,
        policy=case.policy,
        household=case.household,
        floor=case.creditor.floor if case.creditor else None,
        arranged=arranged,
    )
    return _unknown(case.situation, "block") + judged(pack_named(case.policy.name), seen)


def contact_findings(debt: Debt, policy: Policy, situation: Situation) -> tuple[Finding, ...]:
    """Return what stands against contact right now, the gravest first."""
    found = judged(pack_named(policy.name), Seen(debt, situation=situation, policy=policy), "contact")
    return tuple(sorted((*_unknown(situation, "warn"), *found), key=lambda one: GRAVITY[one.severity]))


def _unknown(situation: Situation, severity: Severity) -> tuple[Finding, ...]:
    """That circumstances are kept and cannot be read: contact is not judged then, and no offer is."""
    return (Finding("circumstances_unreadable", severity, {}, confirmed=False),) if situation.unreadable else ()


def hold_findings(debt: Debt, policy: Policy, situation: Situation, hold: Hold) -> tuple[Finding, ...]:
    """Return what the rules say of a hold before it is granted, the gravest first."""
    with_it = replace(situation, holds=(*situation.holds, hold))
    return judged(pack_named(policy.name), Seen(debt, situation=with_it, policy=policy), "hold")
