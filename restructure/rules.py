"""What the rules say about an outcome. Each finding names instrument and article, never a verdict on the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from restructure.policy import Finding, Policy
from restructure.policy.conditions import Seen
from restructure.policy.packs import judged, pack_named
from restructure.policy.situation import NOTHING_KNOWN, Situation

if TYPE_CHECKING:
    from calculators.rounding import Money
    from restructure.account import Debt
    from restructure.simulation import Simulated


def findings(
    outcome: Simulated, policy: Policy, floor: Money | None = None, situation: Situation = NOTHING_KNOWN
) -> tuple[Finding, ...]:
    """Everything the rules of a policy see in ``outcome``, the gravest first. ``floor`` is the creditor's."""
    seen = Seen(outcome.debt, outcome, situation, floor, has_income=outcome.month is not None)
    return judged(pack_named(policy.name), seen)


def contact_findings(debt: Debt, policy: Policy, situation: Situation) -> tuple[Finding, ...]:
    """What stands against contact right now, the gravest first."""
    return judged(pack_named(policy.name), Seen(debt, situation=situation), "contact")
