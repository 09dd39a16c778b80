"""Agreements to print: an invented card holder, an invented bank, one of each kind."""

from __future__ import annotations

from dataclasses import replace as replace_agreement
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from calculators.calendar import Frequency
from calculators.deferral import DeferralRule
from calculators.instalment import Method
from calculators.parts import Parts, PartTreatment, Treatment
from calculators.rounding import Money
from restructure.agreements.agreement import Agreement, Wording, capture, sign
from restructure.agreements.evidence import Signature, Stroke
from restructure.household.household import Household, Income, PriorityDebt, Spending
from restructure.offers.outcome import Case, Simulated
from restructure.offers.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms
from restructure.parties.account import Account, Person, debt_of
from restructure.parties.organisation import DEMO, amended
from restructure.policy import policy_named
from restructure.simulation import simulate

MADE_ON = date(2026, 11, 25)
DEBTOR = Person(
    name="Zhou Kun (demo) 周堃（演示）",
    id_number="110101199001010018",
    phone="13800005678",
    address="12 Example Road, Example District, Example City",
)
ACCOUNT = Account(
    number="CC-0000-7731",
    debtor=DEBTOR,
    creditor="Example Bank Co., Ltd.",
    currency="CNY",
    parts=Parts(principal=Money(3980000), interest=Money(541235), penalty=Money(290800), fees=Money(50000)),
    as_of=MADE_ON,
    confirmed_by="He Lan (demo)",
    product="credit_card",
    contract_rate=Decimal("0.18"),
    contract_date=date(2021, 5, 8),
    last_paid_on=date(2026, 7, 19),
    demo=True,
)
HOUSEHOLD = Household(
    incomes=(Income(Money(740000), evidence="payslip"), Income(Money(180000), evidence="statement")),
    spending=(Spending("rent", Money(260000)), Spending("food", Money(392000))),
    priority_debts=(PriorityDebt("heating", Money(30000)),),
)
WAIVED_PENALTY = Treatment(penalty=PartTreatment(waive="all"), fees=PartTreatment(rest="first"))
STROKES: tuple[Stroke, ...] = (
    ((0.1, 0.3), (0.2, 0.25), (0.3, 0.3), (0.28, 0.6), (0.15, 0.8)),
    ((0.45, 0.2), (0.5, 0.5), (0.48, 0.8), (0.6, 0.6), (0.75, 0.55), (0.9, 0.7)),
)


def instalment_terms(payments: int = 36, method: Method = "level", **changes: object) -> InstalmentTerms:
    """Terms at 6 % a year, the first payment a month after the start."""
    terms = InstalmentTerms(annual_rate=Decimal("0.06"), first_due=date(2026, 12, 25), payments=payments, method=method)
    return replace(terms, **changes)  # each test names real fields


def deferral_terms(rule: DeferralRule | None = None, payments: int = 36) -> DeferralTerms:
    """Three months of paying only interest, then the plan."""
    return DeferralTerms(instalment_terms(payments), rule or DeferralRule(3))


def settlement_terms(tranches: int = 3, **changes: object) -> SettlementTerms:
    """65 % of the debt in equal parts."""
    terms = SettlementTerms(
        first_due=date(2026, 12, 15), expires=date(2026, 12, 5), fraction=Decimal("0.65"), tranches=tranches
    )
    return replace(terms, **changes)  # each test names real fields


def outcome_of(
    terms: Terms,
    account: Account = ACCOUNT,
    household: Household | None = HOUSEHOLD,
    treatment: Treatment | None = None,
) -> Simulated:
    """What the terms come to; every sample has an outcome."""
    chosen = treatment if treatment is not None else WAIVED_PENALTY
    if isinstance(terms, SettlementTerms):
        chosen = Treatment()
    case = Case(debt=debt_of(account), policy=policy_named("cn-credit-card"), household=household)
    outcome = simulate(case, terms, chosen)
    assert isinstance(outcome, Simulated), outcome
    return outcome


def agreement_of(
    terms: Terms,
    *,
    account: Account = ACCOUNT,
    household: Household | None = HOUSEHOLD,
    treatment: Treatment | None = None,
    wording: Wording = "en",
) -> Agreement:
    """An unsigned agreement."""
    return capture(
        number="RA-2026-000417",
        made_on=MADE_ON,
        account=account,
        organisation=DEMO,
        household=household,
        outcome=outcome_of(terms, account, household, treatment),
        wording=wording,
    )


def instalment_agreement(payments: int = 36, method: Method = "level", wording: Wording = "en") -> Agreement:
    """An instalment plan, unsigned."""
    return agreement_of(instalment_terms(payments, method), wording=wording)


def personalised_agreement(terms: Terms | None = None, wording: Wording = "en") -> Agreement:
    """A personalised plan on a card under the rules for cards, unsigned."""
    made = agreement_of(terms or instalment_terms(), wording=wording)
    return replace_agreement(made, organisation=amended(DEMO, rule_set="cn-credit-card"), personalised=True)


def deferral_agreement(rule: DeferralRule | None = None, wording: Wording = "en") -> Agreement:
    """A deferral, unsigned."""
    return agreement_of(deferral_terms(rule), wording=wording)


def settlement_agreement(tranches: int = 3, wording: Wording = "en") -> Agreement:
    """A settlement, unsigned."""
    return agreement_of(settlement_terms(tranches), wording=wording)


def weekly(payments: int) -> InstalmentTerms:
    """A plan paid every two weeks."""
    return instalment_terms(payments, frequency=Frequency(2, "week"), first_due=date(2026, 12, 4))


def signed(agreement: Agreement, strokes: tuple[Stroke, ...] = STROKES) -> Agreement:
    """The agreement with both signatures on it."""
    debtor = Signature(agreement.debtor.name, MADE_ON, strokes)
    return sign(agreement, debtor, Signature(agreement.organisation.identity.representative, MADE_ON, strokes))
