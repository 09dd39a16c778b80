"""A plan of six payments."""

from __future__ import annotations

from msgspec.structs import replace

from calculators.parts import Treatment
from restructure.agreements.agreement import Agreement, capture
from restructure.offers.terms import DownPayment
from restructure.parties.organisation import DEMO, amended
from tests.support.cases import ACCOUNT, MEANS, PLAN, TODAY, simulated


def agreed(*, payments: int = 6, rule_set: str = "cn-credit-card", down: DownPayment | None = None) -> Agreement:
    organisation = amended(DEMO, rule_set=rule_set, grace_days=5, end_days=30)
    outcome = simulated(replace(PLAN, payments=payments, down_payment=down), Treatment())
    return capture(
        number="RA-2026-000001",
        made_on=TODAY,
        account=ACCOUNT,
        organisation=organisation,
        household=MEANS,
        outcome=outcome,
        wording="zh",
    )


PLAN_6 = agreed()
ROWS = PLAN_6.outcome.schedule
