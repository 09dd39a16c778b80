"""Nothing of one country, or of banks alone, stands on a paper of another country or of a private lender."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from calculators.rounding import Money
from reports.advice import advice_pdf
from reports.authority_letter import authority_pdf
from reports.formats import LANGUAGES, Language
from reports.letters import letter_pdf
from reports.readback import script
from reports.statement import statement_pdf
from restructure.agreements.agreement import WORDINGS, Agreement, Wording
from restructure.agreements.course import has_cost_sheet
from restructure.household.categories import CATEGORIES
from restructure.household.sheet import Line
from restructure.offers.outcome import Case, Simulated
from restructure.parties.account import Account, LenderType, Product, debt_of
from restructure.parties.organisation import DEMO, Organisation, amended
from restructure.policy import PolicyName, policy_named
from restructure.simulation import simulate
from tests.support.advice import ADVICE
from tests.support.papers import AUTHORITY, PAPERS
from tests.support.reading import pdf_of, sheets_of, squeezed, text_of
from tests.support.samples import (
    ACCOUNT,
    HOUSEHOLD,
    WAIVED_PENALTY,
    agreement_of,
    instalment_terms,
    personalised_agreement,
    signed,
)
from tests.support.statements import OFFERS, statement, told

LENDER = "李四（虚构）"
ALONE = amended(
    DEMO,
    name=LENDER,
    name_zh=LENDER,
    payee=LENDER,
    payee_zh=LENDER,
    representative=LENDER,
    rule_set="cn-private-lending",
)
LENT = replace(ACCOUNT, creditor=LENDER, product="private_loan", lender_type="private")
PLAN = agreement_of(instalment_terms(6))


def under(organisation: Organisation, account: Account) -> Agreement:
    return replace(PLAN, organisation=organisation, account=account)


OWED_TO_A_PERSON = under(ALONE, LENT)
OWED_TO_A_BANK = personalised_agreement(instalment_terms(6))


@pytest.mark.parametrize(
    ("rule_set", "currency", "product", "lender", "named"),
    [
        ("cn-credit-card", "CNY", "credit_card", "licensed", True),
        ("cn-licensed-loan", "CNY", "consumer_loan", "licensed", True),
        ("neutral", "CNY", "other", "licensed", True),
        ("cn-private-lending", "CNY", "private_loan", "licensed", False),
        ("cn-private-lending", "CNY", "other", "private", False),
        ("uk", "GBP", "consumer_loan", "licensed", False),
        ("us", "USD", "credit_card", "licensed", False),
        ("neutral", "EUR", "consumer_loan", "licensed", False),
    ],
)
def test_the_chinese_sheet_of_costs_belongs_to_plans_of_licensed_lenders(
    rule_set: PolicyName, currency: str, product: Product, lender: LenderType, *, named: bool
) -> None:
    account = replace(ACCOUNT, currency=currency, product=product, lender_type=lender)
    made = under(amended(DEMO, rule_set=rule_set), account)
    assert has_cost_sheet(made) is named


@pytest.mark.parametrize(
    ("language", "bank_alone"),
    [
        ("en", ("Never pay a person", "credit register", "bank's credit card")),
        ("zh", ("付给任何个人", "征信", "申请信用卡")),
    ],
)
def test_what_only_a_bank_can_say_is_not_said_for_a_private_lender(
    language: Language, bank_alone: tuple[str, ...]
) -> None:
    by_person, by_bank = (text_of(pdf_of(one, language)) for one in (OWED_TO_A_PERSON, OWED_TO_A_BANK))
    for said in map(squeezed, bank_alone):
        assert said in by_bank
        assert said not in by_person


def test_who_is_paid_as_a_person_is_not_told_of_as_a_fraud_on_the_telephone() -> None:
    told: dict[Language, str] = {"en": "Never pay a person", "zh": "切勿付给个人"}
    for language, never in told.items():
        by_person, by_bank = (
            dict(script(one, language, recording="R", keep_until=None))["payee"]
            for one in (OWED_TO_A_PERSON, OWED_TO_A_BANK)
        )
        assert never in by_bank
        assert never not in by_person


def test_a_person_who_lends_signs_alone_and_has_no_seal() -> None:
    said = text_of(pdf_of(signed(OWED_TO_A_PERSON), "zh"))
    assert "授权代表" not in said
    assert "合同专用章" not in said
    assert "合同专用章" not in text_of(PAPERS["certificate"](OWED_TO_A_PERSON, "zh"))
    represented = text_of(pdf_of(signed(OWED_TO_A_BANK), "zh"))
    assert "授权代表" in represented
    assert "合同专用章" in represented


@pytest.mark.parametrize("rule_set", ["uk", "us"])
def test_help_is_called_advice_where_it_is_no_hotline_of_lawyers(rule_set: PolicyName) -> None:
    made = under(amended(DEMO, rule_set=rule_set, advice="0800 000 0000"), replace(ACCOUNT, currency="GBP"))
    assert "legaladvice" not in text_of(pdf_of(made))
    assert "法律咨询" not in text_of(pdf_of(made, "zh"))


OF_ONE_COUNTRY = {
    "cn": (
        *("Civil Code", "民法典", "金规", "Credit Card Measures", "信用卡业务", "NFRA", "PBoC", "IRR", "单利"),
        *("Fingerprint", "手印", "公章", "bank's credit card", "credit register"),
    ),
    "uk": (
        *("FCA", "CONC", "Consumer Credit Act", "Ombudsman", "credit file", "credit reference", "debt advice"),
        *("formal default notice", "违约通知", "Council tax"),
    ),
    "us": (
        *("Installment", "Re: ", "Sincerely", "cc: ", "pay stub", "Past-due"),
        "CFPB",
        "Regulation F",
        "CFR",
        "FDCPA",
        "Fair Debt",
        "credit bureau",
        "credit report",
        "credit counseling",
    ),
}
BRITISH = (
    "Instalments",
    "overleaf",
    "acknowledgement",
    "Yours faithfully",
    "fortnight",
    "arrears",
    "dialler",
    "Tick a",
)
"""Words of every English paper but an American one."""
COUNTRY: dict[str, tuple[PolicyName, str]] = {
    "cn": ("cn-credit-card", "CNY"),
    "uk": ("uk", "GBP"),
    "us": ("us", "USD"),
}


@cache
def owed_in(country: str) -> Agreement:
    """A signed plan that was judged by the rules of a country."""
    rule_set, currency = COUNTRY[country]
    account = replace(ACCOUNT, currency=currency)
    case = Case(debt_of(account), policy_named(rule_set), HOUSEHOLD)
    outcome = simulate(case, instalment_terms(6), WAIVED_PENALTY)
    assert isinstance(outcome, Simulated)
    ours = amended(DEMO, rule_set=rule_set, advice="0800 000 0000")
    return replace(PLAN, organisation=ours, account=account, outcome=outcome)


PRINTED: dict[str, Callable[[Agreement, Wording], bytes]] = {
    "agreement": lambda one, wanted: pdf_of(signed(one), wanted),
    **PAPERS,
}
SOMEWHERE = [(country, name) for country in COUNTRY for name in PRINTED if name != "cost_sheet" or country == "cn"]


@pytest.mark.parametrize(("country", "name"), SOMEWHERE)
def test_no_paper_speaks_of_another_country(country: str, name: str) -> None:
    said = text_of(PRINTED[name](owed_in(country), "both"))
    elsewhere = [term for other, terms in OF_ONE_COUNTRY.items() if other != country for term in terms]
    elsewhere += BRITISH if country == "us" else ()
    assert [term for term in elsewhere if squeezed(term) in said] == []


def test_american_amounts_in_words_have_their_and_before_the_cents() -> None:
    said = " ".join("".join(sheets_of(pdf_of(owed_in("us"), "en"))).split())
    assert re.search(r"US dollars and [a-z-]+ cents", said)
    assert not re.search(r"(hundred|thousand) and ", said)


ABROAD = {
    "uk": replace(OFFERS, rule_set="uk", signatory="He Lan", authority=OFFERS.made_on),
    "us": replace(
        OFFERS, rule_set="us", currency="USD", page_size="letter", signatory="He Lan", authority=OFFERS.made_on
    ),
}


def test_letters_to_creditors_have_the_form_of_their_country() -> None:
    british, american = (" ".join("".join(sheets_of(letter_pdf(one, 1, "en"))).split()) for one in ABROAD.values())
    for said, order in (
        (british, ("25 November 2026 Example Bank Address", "Dear Sir or Madam Offer of payment", "£200.00 a month")),
        (british, ("Yours faithfully", "He Lan", "Enclosed: budget statement", "Copy to: Alex Sample")),
        (american, ("November 25, 2026 Example Bank", "Dear Sir or Madam: Re: Offer of payment", "$200.00 a month")),
        (
            american,
            ("Sincerely,", "He Lan", "Enclosures: budget statement", "and authorization of", "cc: Alex"),
        ),
    ):
        assert sorted(order, key=said.index) == list(order)


@pytest.mark.parametrize(("country", "language"), list(product(ABROAD, LANGUAGES)))
def test_the_counsellors_papers_hold_no_word_of_another_country(country: str, language: Language) -> None:
    offers = ABROAD[country]
    lines = told(*(Line(key, Money(1_000), evidence="payslip") for key in CATEGORIES if key != "unsplit"))
    made = (
        letter_pdf(offers, 1, language),
        letter_pdf(replace(offers, once=True), 0, language),
        advice_pdf(replace(ADVICE, offers=offers), language),
        statement_pdf(statement(lines, rule_set=offers.rule_set, currency=offers.currency), language),
        authority_pdf(replace(AUTHORITY, rule_set=offers.rule_set), language),
    )
    own = {"uk": ["$"], "us": ["£", *BRITISH]}[country]
    strange = [*own, *(term for other, terms in OF_ONE_COUNTRY.items() if other != country for term in terms)]
    assert [term for term in strange if squeezed(term) in "".join(map(text_of, made))] == []


@pytest.mark.parametrize(("country", "tag"), [("cn", b"en-GB"), ("uk", b"en-GB"), ("us", b"en-US")])
def test_a_file_names_the_english_of_its_country(country: str, tag: bytes) -> None:
    files = [PAPERS["offer"](owed_in(country), wanted) for wanted in WORDINGS]
    assert {one for file in files for one in re.findall(rb"/Lang ?\((en[^)]*)", file)} == {tag}


def test_british_and_american_papers_speak_to_their_reader_in_the_words_of_the_country() -> None:
    british, american = (text_of(pdf_of(owed_in(country))) for country in ("uk", "us"))
    for said in ("Free debt advice, not from us", "credit file", "We promise", "25 December 2026"):
        assert squeezed(said) in british
    for said in ("Free credit counseling", "credit report", "Friday, December 25, 2026", "Fri, Dec 25, 2026"):
        assert squeezed(said) in american
    assert not [said for said in ("Debtor", "25December2026") if said in american]
    assert "Debtor" not in british
    assert "December25,2026" in dict(script(owed_in("us"), "en", recording="R", keep_until=None))["payments"].replace(
        " ", ""
    )


@pytest.mark.parametrize("rule_set", ["uk", "us"])
def test_the_chinese_name_of_an_annual_cost_is_no_other_country_s(rule_set: PolicyName) -> None:
    one = replace(agreement_of(instalment_terms()), organisation=amended(DEMO, rule_set=rule_set))
    for pdf in (pdf_of(one, "zh"), PAPERS["offer"](one, "zh"), PAPERS["choices"](one, "both")):
        assert "综合融资成本" not in text_of(pdf)
