"""Drafts of agreements."""

from __future__ import annotations

from restructure.agreements.agreement import Agreement, capture
from tests.support.cases import ACCOUNT, LENDER, TODAY, simulated


def draft() -> Agreement:
    return capture(
        number="RA-2026-000042",
        made_on=TODAY,
        account=ACCOUNT,
        organisation=LENDER,
        household=None,
        outcome=simulated(),
        wording="en",
    )
