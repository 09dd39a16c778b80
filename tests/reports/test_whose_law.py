"""Nothing of one country, or of banks alone, stands on a paper of another country or of a private lender."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.formats import Language
from reports.readback import script
from restructure.agreements.agreement import Agreement
from restructure.agreements.course import has_cost_sheet
from restructure.parties.account import Account, LenderType, Product
from restructure.parties.organisation import DEMO, Organisation, amended
from restructure.policy import PolicyName
from tests.support.papers import PAPERS
from tests.support.reading import pdf_of, squeezed, text_of
from tests.support.samples import ACCOUNT, agreement_of, instalment_terms, personalised_agreement, signed

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
