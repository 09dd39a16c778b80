"""Agreements whose figures, numbers and names are short, long and longer than anybody expects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from calculators.parts import PARTS, Parts, PartTreatment, Treatment
from calculators.rounding import Money
from reports import formats
from reports.papers.offers import comparison_pdf
from reports.papers.slips import slips_pdf
from restructure.agreements.agreement import Agreement, Wording
from restructure.agreements.progress import progress
from restructure.household.household import Household, Income, LumpSum, PriorityDebt, Spending
from restructure.offers.terms import Terms
from restructure.parties.organisation import PageSize, amended
from restructure.policy import PolicyName
from tests.support.papers import PAPERS
from tests.support.samples import ACCOUNT, MADE_ON, agreement_of, deferral_terms, instalment_terms, settlement_terms

TELEPHONES = (
    "+44 20 7946 0958",
    "+1 (800) 555-0100",
    "1-800-555-0100",
    "0571-88001234",
    "400-000-0000",
    "0800 000 0000",
    "138 0013 8000",
    "+86 10 8888 8888 ext. 1234",
    "010-88888888转1234",
    "(020) 7946 0958",
    "020.7946.0958",
    "+49 (0)89 1234 5678",
)
NAMES = (
    "Li",
    "Anne-Marie Smythe-Cholmondeley",
    "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewiss",
    "欧阳震华",
    "José Ñandú de la Peña y Fernández-Villanueva",
)
WHOLE_ACCOUNTS = (
    "6222 0212 3456 7890 123",
    "GB29NWBK60161331926819",
    "DE89 3704 0044 0532 0130 00",
    "6222021234567890123",
)
LONG_ACCOUNTS = (
    "1234 5678 9012 3456 7890 1234 5678 9012 3456 78901234 5678 9012",
    "123456789012345678901234567890123456789012345678901234567890",
    "MT84MALT011000012345MTLCAST001S-0042",
)
Value = TypeVar("Value")
CURRENCIES = ("CNY", "USD", "JPY", "GBP", "AUD", "KWD", "VND")
RULES: tuple[PolicyName, ...] = ("cn-credit-card", "neutral", "uk", "us", "cn-private-lending")
DIGITS = (4, 6, 8, 9, 10, 11, 12, 13)
ADDRESS, POSTCODE = "1 Long Lane, Llanfairpwllgwyngyllgogerychwyrndrobwll LL61 5UJ", "LL61 5UJ"
TERMS: tuple[Terms, ...] = (instalment_terms(24), settlement_terms(), deferral_terms(payments=24))
ALL_SPREAD = Treatment(
    penalty=PartTreatment(waive="all"), interest=PartTreatment(rest="spread"), fees=PartTreatment(rest="spread")
)


def amount_of(digits: int) -> int:
    """An amount in minor units of so many digits, none of them nought."""
    return int("9876543219876"[:digits])


def varied(number: int, digits: int, size: PageSize = "a4") -> Agreement:
    """The ``number``-th of endless agreements over a debt of so many digits, in every column something."""
    whole = amount_of(digits)
    interest, penalty, fees = whole * 8 // 100, whole * 5 // 100, whole // 100
    parts = Parts(Money(whole - interest - penalty - fees), Money(interest), Money(penalty), Money(fees))
    guarantor = chosen(NAMES, number + 1) if number % 4 == 0 else ""
    account = replace(ACCOUNT, currency=chosen(CURRENCIES, number), parts=parts, guarantor=guarantor)
    household = Household(
        incomes=(Income(Money(whole), evidence="payslip"),),
        spending=(Spending("rent", Money(whole // 2)),),
        priority_debts=(PriorityDebt("heating", Money(whole // 20)),),
        lump_sum=LumpSum(Money(whole // 3), MADE_ON, "a sale") if number % 2 else None,
    )
    made = agreement_of(chosen(TERMS, number), account=account, household=household, treatment=ALL_SPREAD)
    organisation = amended(
        made.organisation,
        page_size=size,
        rule_set=chosen(RULES, number),
        telephone=chosen(TELEPHONES, number),
        complaints=chosen(TELEPHONES, number + 3),
        advice=f"National Debtline {chosen(TELEPHONES, number + 5)}",
        payee_account=chosen(LONG_ACCOUNTS if number % 3 == 0 else WHOLE_ACCOUNTS, number),
    )
    debtor = replace(made.debtor, name=chosen(NAMES, number), phone=chosen(TELEPHONES, number + 1), address=ADDRESS)
    return replace(made, organisation=organisation, debtor=debtor)


def chosen(values: Sequence[Value], number: int) -> Value:
    """One of some values; none is left out when numbers follow each other."""
    return values[number % len(values)]


def figures_of(one: Agreement) -> set[str]:
    """Every amount that may stand on a paper of an agreement."""
    outcome, rows, totals = one.outcome, one.outcome.schedule, one.outcome.totals
    found = {
        int(amount)
        for column in (rows.payment, rows.interest, rows.principal, rows.arrears, rows.fee, rows.opening)
        for amount in column
    }
    found |= {getattr(parts, name) for parts in (outcome.debt.parts, outcome.waived) for name in (*PARTS, "total")}
    found |= {totals.paid, totals.interest, totals.principal, totals.arrears, totals.fees}
    return {formats.plain(amount, one.account.currency) for amount in found if amount}


def numbers_of(one: Agreement) -> set[str]:
    """Telephones, the postcode and an account number that fits on a line."""
    organisation, payee = one.organisation, one.organisation.bank.payee_account
    given = {organisation.identity.telephone, organisation.identity.complaints, one.debtor.phone, POSTCODE, one.number}
    return given | ({payee} if payee in WHOLE_ACCOUNTS else set())


def suited(name: str, number: int, digits: int, size: PageSize) -> Agreement:
    """An agreement of which a paper can be made: costs are disclosed of plans in China alone."""
    if name != "cost_sheet":
        return varied(number, digits, size)
    one = varied(number + (number % len(TERMS) == 1), digits, size)
    ours = amended(one.organisation, rule_set="cn-credit-card")
    return replace(one, organisation=ours, account=replace(one.account, currency="CNY"))


def paper(name: str, one: Agreement, wanted: Wording) -> bytes:
    """A paper beside an agreement; the few that need more than that get it with figures as long."""
    if name == "choices":
        return comparison_pdf(one, [one.outcome] * 3, wanted)
    if name == "slips":
        return slips_pdf(one, progress(one, (), one.made_on).rows[:4], wanted)
    return PAPERS[name](one, wanted)
