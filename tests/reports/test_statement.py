"""The statement and the letters: what they say, in both languages, and how long they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats
from reports.advice import Advice, advice_pdf
from reports.authority_letter import authority_pdf
from reports.formats import LANGUAGES, Language
from reports.letters import addressed, letter_pdf
from reports.statement import statement_pdf
from restructure.household.categories import CATEGORIES
from restructure.household.distribution import Owner
from restructure.household.sheet import Consent, Line
from tests.support.papers import AUTHORITY
from tests.support.reading import sheets_of, squeezed, text_of
from tests.support.statements import NOW, OFFERS, USUAL, pages, statement, text, told


def test_a_statement_says_every_line_with_its_month_and_evidence() -> None:
    said = text(statement_pdf(statement(USUAL), "en"))
    for figure in ("BS-2026-000007", "3,100.00", "400.00", "953.33", "payslip", "two growing boys"):
        assert figure in said
    assert "lowest of the last 3 months" in said


def test_what_is_above_a_guideline_is_printed_with_its_reason() -> None:
    asked = text(statement_pdf(statement(USUAL), "en"))
    assert "$114.33 above it. No reason is given yet" in asked
    given = statement(replace(USUAL, reasons=(("food", "a diet on prescription"),)))
    assert "a diet on prescription" in text(statement_pdf(given, "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statement_with_every_line_there_is_takes_two_pages(language: Language) -> None:
    whole = told(*(Line(key, Money(1_000)) for key in CATEGORIES if key != "unsplit"))
    assert pages(statement_pdf(statement(whole), language)) <= 2
    assert pages(statement_pdf(statement(USUAL), language)) == 1


def test_a_total_is_on_a_page_with_one_of_its_entries() -> None:
    others = [key for key, one in CATEGORIES.items() if one.section != "priority" and key != "unsplit"][:23]
    lines = [*others, "rent_arrears", "energy_arrears", "tax_arrears"]
    second = sheets_of(statement_pdf(statement(told(*(Line(key, Money(1_000)) for key in lines))), "zh"))[1]
    assert "10.00" in second.split("合计")[0]


def test_the_same_statement_gives_the_same_bytes() -> None:
    assert statement_pdf(statement(USUAL), "zh") == statement_pdf(statement(USUAL), "zh")


def test_an_unconfirmed_statement_says_that_it_is_a_draft() -> None:
    assert "DRAFT" in text(statement_pdf(statement(USUAL, agreed_on=None), "en"))


def test_a_text_that_the_font_cannot_draw_is_refused() -> None:
    with pytest.raises(Refusal, match="no_glyph"):
        statement_pdf(statement(told(Line("rent", Money(1), note="\u202e"))), "en")


def test_a_letter_can_be_posted_and_answered() -> None:
    sent = replace(OFFERS, sender=("1 Sample Street", "0800 000 0000"), signatory="He Lan", client_address="7 Road")
    said = text(letter_pdf(sent, 1, "en"))
    order = ("1 Sample Street", "0800 000 0000", "25 November 2026", "To Example Bank", "7 Road", "Yours", "He Lan")
    assert sorted(order, key=said.index) == list(order)


def test_a_letter_offers_its_share_beside_all_the_others_and_admits_nothing() -> None:
    said = text(letter_pdf(OFFERS, 1, "en"))
    for part in ("Example Bank", "4321", "£200.00 a month, from 25 December 2026", "£250.00 a month is left"):
        assert part in said
    assert "without admission of liability" in said
    assert pages(letter_pdf(OFFERS, 1, "en")) == 1


def test_priority_creditors_get_no_share_letter_but_their_arrears_are_offered_once() -> None:
    assert addressed(OFFERS) == (1, 2)
    once = replace(OFFERS, once=True, shares=(Money(90_000), Money(48_000), Money(12_000)), available=Money(150_000))
    assert addressed(once) == (0, 1, 2)
    assert "£900.00 once. It pays the arrears in full." in text(letter_pdf(once, 0, "en"))
    half = replace(once, shares=(Money(45_000), *once.shares[1:]))
    assert "£450.00 once towards the arrears of £900.00" in text(letter_pdf(half, 0, "en"))
    final = text(letter_pdf(once, 1, "en")).replace("\n", " ")
    assert "in full and final settlement of £4,000.00" in final
    assert "Please accept in writing first" in final


def test_every_creditor_paid_by_the_month_is_asked_for_less_interest_and_one_whose_debt_would_grow_for_none() -> None:
    assert "stop interest and charges" in text(letter_pdf(replace(OFFERS, growing=frozenset({2})), 2, "en"))
    assert "stop or reduce interest and charges" in text(letter_pdf(OFFERS, 2, "en"))
    once = replace(OFFERS, once=True, shares=(Money(90_000), Money(48_000), Money(12_000)), available=Money(150_000))
    assert "interest" not in text(letter_pdf(once, 1, "en"))


@pytest.mark.parametrize(
    ("language", "asked"),
    [("en", ("to which account to pay, and which reference", "Address")), ("zh", ("账号、开户行和付款附言", "地址"))],
)
def test_a_letter_asks_how_to_pay_and_has_a_line_for_an_address(language: Language, asked: tuple[str, ...]) -> None:
    said = " ".join(text(letter_pdf(OFFERS, 1, language)).split())
    assert all(one in said for one in asked)
    assert pages(letter_pdf(OFFERS, 1, language)) == 1


def test_where_all_are_to_freeze_each_letter_says_that_the_offer_rests_on_it() -> None:
    frozen = replace(OFFERS, method="frozen")
    assert "rests on all creditors stopping interest" in text(letter_pdf(frozen, 2, "en"))
    assert "in proportion to what is owed" in text(letter_pdf(frozen, 2, "en"))
    assert "rests on all creditors" not in text(letter_pdf(OFFERS, 2, "en"))


def test_no_letter_is_drawn_before_the_client_has_agreed_and_confirmed() -> None:
    with pytest.raises(Refusal, match="consent_missing"):
        letter_pdf(replace(OFFERS, may_go_out=False), 1, "en")


PARTNERS = replace(OFFERS, debts=(replace(OFFERS.debts[0]), replace(OFFERS.debts[1], owner="joint"), OFFERS.debts[2]))


def test_no_letter_tells_of_a_partners_debt_before_the_partner_has_agreed_too() -> None:
    with pytest.raises(Refusal, match="partner_letters_missing"):
        letter_pdf(PARTNERS, 1, "en")
    agreed = text(letter_pdf(replace(PARTNERS, partner="Robin Sample", agreed_too=True), 1, "en")).replace("\r\n", " ")
    assert "Alex Sample (demo) and Robin Sample" in agreed
    assert "Robin Sample has agreed to this letter" in agreed


@pytest.mark.parametrize(
    ("both", "said"),
    [(True, "Both have agreed that it is used"), (False, "no income of Robin Sample is counted in it")],
)
def test_a_letter_says_whose_consent_a_joint_statement_has(both: bool, said: str) -> None:
    joint = replace(OFFERS, partner="Robin Sample", joint=True, shared_by_both=both)
    assert squeezed(said) in text_of(letter_pdf(joint, 1, "en"))


def test_a_joint_statement_names_the_partner_and_the_day_of_the_own_consent() -> None:
    joint = replace(USUAL, mode="joint", adults=2, partner="Robin Sample")
    assert "No consent of Robin Sample is recorded" in text(statement_pdf(statement(joint), "en"))
    agreed = replace(joint, consents=(*joint.consents, Consent("partner", NOW)))
    said = text(statement_pdf(statement(agreed), "en"))
    assert "Alex Sample (demo) and Robin Sample" in said
    assert "Robin Sample agreed on 25 November 2026" in said


def test_of_a_joint_debt_both_sign_the_authority() -> None:
    assert text(authority_pdf(replace(AUTHORITY, partner="Robin Sample"), "en")).count("Signature") == 2
    alone = text(authority_pdf(AUTHORITY, "en"))
    assert alone.count("Signature") == 1
    for said in ("agree to nothing and sign nothing", "whoever a debt is passed to", "Date of birth"):
        assert said in alone


def test_a_letter_asks_whether_it_is_accepted_by_when_and_to_stop_collecting_meanwhile() -> None:
    said = " ".join(text(letter_pdf(OFFERS, 1, "en")).split())
    assert "Please tell us in writing by 23 December 2026 whether you accept" in said
    assert "Please take no steps to collect meanwhile, in court or otherwise." in said
    once = text(letter_pdf(replace(OFFERS, once=True), 1, "en"))
    assert "whether you accept" not in once


def test_a_token_letter_says_what_each_creditor_is_offered_and_names_no_method() -> None:
    token = replace(OFFERS, method="token", shares=(Money(5_000), Money(100), Money(100)), available=Money(5_200))
    said = " ".join(text(letter_pdf(token, 1, "en")).split())
    assert "Each of these creditors is offered a token payment." in said
    assert "method" not in said


def test_a_line_that_counts_for_nothing_shows_no_sum_to_add_up() -> None:
    partners = told(Line("salary", Money(310_000)), Line("part_time", Money(40_000), who="partner"), mode="joint")
    made = replace(statement(partners), rule_set="neutral")
    rows = squeezed(text(statement_pdf(made, "en")))
    assert "Part-timeworkpartner400.00amonthnotcounted" in rows
    assert "Total3,100.00" in rows
    agreed = replace(partners, consents=(*partners.consents, Consent("partner", NOW)))
    assert "notcounted" not in squeezed(text(statement_pdf(statement(agreed), "en")))


@pytest.mark.parametrize("owner", ["client", "joint"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_monthly_offer_is_one_sheet_on_american_paper_too(language: Language, owner: Owner) -> None:
    debts = (OFFERS.debts[0], *(replace(one, owner=owner) for one in OFFERS.debts[1:]), OFFERS.debts[2])
    full = replace(
        OFFERS, debts=debts, shares=(*OFFERS.shares, Money(100)), surplus=Money(35_000), page_size="letter",
        partner="Robin Sample", agreed_too=True, joint=True, shared_by_both=True, authority=OFFERS.made_on,
        review_on=OFFERS.open_until, sender=("1 Sample Street", "0800 000 0000"), signatory="He Lan",
        client_address="12 Example Road",
    )  # fmt: skip
    for one in (full, replace(full, method="token")):
        assert pages(letter_pdf(one, 1, language)) == 1


def test_columns_of_letter_advice_and_statement_say_their_currency() -> None:
    for pdf in (letter_pdf(OFFERS, 1, "en"), advice_pdf(Advice(OFFERS), "en")):
        assert "Amounts in pounds." in text(pdf)
    assert "Amounts in US dollars." in text(statement_pdf(statement(USUAL), "en"))


def test_the_end_of_a_statement_adds_up_from_its_income() -> None:
    means = statement(USUAL).means
    spent = sum(sum_ for section, sum_ in means.sections.items() if section != "income")
    said = squeezed(text(statement_pdf(statement(USUAL), "en")))
    income = formats.plain(means.sections["income"], "USD")
    assert squeezed(f"Income in all {income} Spending and priority debts in all {formats.plain(-spent, 'USD')}") in said
    assert means.before_savings == means.sections["income"] - spent
