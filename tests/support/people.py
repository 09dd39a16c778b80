"""A store with people in it."""

from __future__ import annotations

from datetime import date

from calculators.parts import PartTreatment, Treatment
from restructure.agreements.agreement import Agreement, SignedAgreement, capture, edition, sign, terms_digest, to_json
from restructure.agreements.evidence import Signature
from restructure.offers.terms import Terms
from restructure.parties.organisation import DEMO
from restructure.store.people import User
from tests.support.cases import ACCOUNT, MEANS, PLAN, TODAY, simulated
from tests.support.stores import NOW

PASSWORD = "open sesame, please"
STAFF = (
    User("root", "Ada Admin", "administrator"),
    User("col", "Cora Collector", "collector"),
    User("sup", "Sam Supervisor", "supervisor"),
    User("sup2", "Sue Supervisor", "supervisor"),
)
WAIVE_A_LOT = Treatment(PartTreatment("all"), PartTreatment("all"), PartTreatment("all"))


def terms(
    treatment: Treatment = WAIVE_A_LOT, number: str = "RA-2026-000001", made_on: date = TODAY, offer: Terms = PLAN
) -> Agreement:
    return capture(
        number=number,
        made_on=made_on,
        account=ACCOUNT,
        organisation=DEMO,
        household=MEANS,
        outcome=simulated(offer, treatment),
        wording="zh",
    )


def signed(agreement: Agreement) -> SignedAgreement:
    whole = sign(agreement, Signature("d", TODAY), Signature("c", TODAY))
    digest = terms_digest(agreement)
    return SignedAgreement(agreement.number, ACCOUNT.number, NOW, digest, to_json(whole), (edition("zh", b"%PDF"),))
