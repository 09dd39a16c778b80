"""Agreements of each kind, signed."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from calculators.deferral import DeferralRule
from calculators.parts import Treatment
from restructure.agreements.agreement import Agreement, capture
from restructure.offers.terms import DeferralTerms, SettlementTerms, Terms
from restructure.parties.organisation import DEMO
from tests.support.cases import ACCOUNT, FIRST, MEANS, PLAN, TODAY, WAIVED, simulated

OFFERS: dict[str, tuple[Terms, Treatment]] = {
    "instalment": (PLAN, WAIVED),
    "payment given": (replace(PLAN, payments=None, payment=simulated().schedule.payment[1]), WAIVED),
    "deferral": (DeferralTerms(PLAN, DeferralRule(3)), WAIVED),
    "settlement": (SettlementTerms(FIRST, FIRST, fraction=Decimal("0.5"), tranches=3), Treatment()),
}


def agreement(offer: Terms, treatment: Treatment, number: str = "RA-2026-000001") -> Agreement:
    return capture(
        number=number,
        made_on=TODAY,
        account=ACCOUNT,
        organisation=DEMO,
        household=MEANS,
        outcome=simulated(offer, treatment),
        wording="zh",
    )
