"""The account of the design: a credit card of 48,620.35 yuan and the household that owes it."""

from datetime import date, datetime
from decimal import Decimal

from calculators.parts import Parts, PartTreatment, Treatment
from calculators.rounding import Money
from restructure.agreements.agreement import Agreement, SignedAgreement, capture, edition, sign, terms_digest, to_json
from restructure.agreements.evidence import Signature
from restructure.household.household import Household, quick
from restructure.offers.outcome import Case, Creditor, Simulated
from restructure.offers.terms import DeferralTerms, InstalmentTerms, SettlementTerms
from restructure.parties.account import Account, Debt, Person, debt_of
from restructure.parties.organisation import DEMO, amended
from restructure.policy import POLICIES
from restructure.simulation import simulate

TODAY = date(2026, 11, 25)
FIRST = date(2026, 12, 25)
PARTS = Parts(Money(3_980_000), Money(541_235), Money(290_800), Money(50_000))
ACCOUNT = Account(
    number="6225-0417",
    debtor=Person("林示例", "DEMO-ID-1", "000-0000-0417", "示例市样本路1号"),
    creditor="示例银行",
    currency="CNY",
    parts=PARTS,
    as_of=TODAY,
    confirmed_by="Ledger",
    product="credit_card",
    demo=True,
)
LENDER = amended(DEMO, name_zh=ACCOUNT.creditor)
"""The creditor of the account itself, which is paid as it says."""
DEBT: Debt = debt_of(ACCOUNT)
WAIVED = Treatment(penalty=PartTreatment("all"))
MEANS: Household = quick(Money(926_667), Money(560_000), Money(160_000))
YARDSTICK = Creditor(Decimal("0.08"), Decimal("0.35"), Decimal("0.20"), 24)
CASE = Case(DEBT, POLICIES["neutral"], MEANS, YARDSTICK)
PLAN = InstalmentTerms(Decimal("0.06"), FIRST, start=TODAY, payments=36)
Offer = InstalmentTerms | DeferralTerms | SettlementTerms


def simulated(terms: Offer = PLAN, treatment: Treatment = WAIVED, case: Case = CASE) -> Simulated:
    outcome = simulate(case, terms, treatment)
    assert isinstance(outcome, Simulated)
    return outcome


def signed_agreement(number: str = "RA-2026-000001", account: Account = ACCOUNT) -> SignedAgreement:
    """A signed agreement as the store keeps it, with two editions."""
    draft: Agreement = capture(
        number=number,
        made_on=TODAY,
        account=account,
        organisation=DEMO,
        household=MEANS,
        outcome=simulated(),
        wording="zh",
    )
    whole = sign(draft, Signature(account.debtor.name, TODAY), Signature("He Lan (demo)", TODAY))
    editions = (edition("zh", b"%PDF zh " * 50), edition("en", b"%PDF en " * 50))
    at = datetime(2026, 11, 25, 10, 30)  # noqa: DTZ001  # the desk's own clock, as the store keeps it
    return SignedAgreement(number, account.number, at, terms_digest(whole), to_json(whole), editions)
