"""Letters that go out by post: from whom, signed by whom, what each country has to be told, on as few sheets as can
be."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from msgspec import structs

from calculators.rounding import Money
from reports import formats, wording
from reports.papers.certificate import certificate_pdf
from reports.papers.notice import notice_pdf
from reports.papers.offers import forbearance_pdf
from reports.promised import limitation_said
from restructure.agreements.default_notice import missed
from restructure.agreements.progress import Received, progress
from restructure.parties.organisation import DEMO, PAGE_SIZES, PageSize, amended
from restructure.policy import Finding, PolicyName
from restructure.rules.packs import pack_named
from tests.support.papers import DRAFT, LAST, PAPERS
from tests.support.reading import sheets_of
from tests.support.reading_age import ease_of
from tests.support.records import OFFERS, agreement
from tests.support.samples import ACCOUNT, agreement_of, instalment_terms

SETTLED = agreement(*OFFERS["settlement"])


def text(pdf: bytes) -> str:
    return " ".join("".join(sheets_of(pdf)).split())


def forbearance(rule_set: PolicyName, currency: str) -> str:
    draft = agreement_of(instalment_terms(), account=replace(ACCOUNT, currency=currency))
    return text(forbearance_pdf(replace(draft, organisation=amended(DEMO, rule_set=rule_set)), "en"))


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_a_certificate_in_both_languages_is_one_sheet_whoever_issues_it(size: PageSize) -> None:
    agency = amended(
        DEMO, page_size=size, rule_set="cn-credit-card", name="Sample Recovery Ltd (demo)", mandate_number="M-2026-17",
        mandate_scope="collection and settlement",
    )  # fmt: skip
    one = replace(SETTLED, organisation=agency)
    received = Received(LAST, Money(one.outcome.totals.paid + 1_00))
    pdf = certificate_pdf(one, progress(one, (received,), LAST), LAST, LAST, "both")
    assert len(sheets_of(pdf)) == 1


@pytest.mark.parametrize("name", ["notice", "certificate", "forbearance"])
def test_a_letter_says_who_signs_it(name: str) -> None:
    written = text(PAPERS[name](DRAFT, "en"))
    assert DEMO.identity.representative in written[written.index("For the creditor") :]


@pytest.mark.parametrize("name", ["notice", "offer", "forbearance", "payoff", "account_statement"])
def test_a_letter_begins_with_whom_it_is_from(name: str) -> None:
    written = text(PAPERS[name](DRAFT, "en"))
    ours = DEMO.identity
    assert f"{ours.name} {ours.address}".replace(" ", "") in written.replace(" ", "")


def test_an_american_letter_says_what_a_smaller_payment_does_and_that_time_may_start_anew() -> None:
    american, british = forbearance("us", "USD"), forbearance("uk", "GBP")
    assert "A smaller payment counts toward what you owe. It does not settle the rest." in american
    assert "Time limit to sue" in american
    assert "In some states a payment, even a small one, or a new promise starts that time anew." in american
    assert "will sue" not in american
    assert "In some states" not in british


def test_a_british_letter_says_that_notices_of_arrears_go_on() -> None:
    told = "We must still send you formal notices of arrears. They do not mean that this arrangement has failed."
    assert told in forbearance("uk", "GBP")
    assert told not in forbearance("us", "USD")


@pytest.mark.parametrize(("rule_set", "currency"), [("uk", "GBP"), ("us", "USD")])
def test_what_a_country_adds_to_a_letter_is_as_easy_to_read(rule_set: PolicyName, currency: str) -> None:
    draft = agreement_of(instalment_terms(), account=replace(ACCOUNT, currency=currency))
    found = ease_of(forbearance_pdf(replace(draft, organisation=amended(DEMO, rule_set=rule_set)), "en"), "en")
    assert found.grade <= 6.5
    assert found.ease >= 70


def test_no_letter_says_that_nothing_is_given_up() -> None:
    # Money that is paid lets a limitation period begin anew.
    assert "give up nothing" not in forbearance("uk", "GBP")


def test_a_collector_is_named_as_one_at_the_head_of_every_page_in_both_languages() -> None:
    agency = amended(
        DEMO, rule_set="us", name="Sample Recovery Services LLC (demo)", mandate_number="M-2026-17", mandate_scope="all"
    )  # fmt: skip
    one = replace(DRAFT, organisation=agency, collector=True, letterhead=DRAFT.letterhead)
    for page in sheets_of(PAPERS["forbearance"](one, "both")):
        assert "This message is from a debt collector." in " ".join(page.split())
        assert wording.say("collector.later", "zh") in page.replace("\n", "")


def test_the_last_day_to_dispute_a_debt_is_one_of_those_on_which_it_can_be_disputed() -> None:
    written = text(PAPERS["validation"](DRAFT, "zh")).replace(" ", "")
    assert "请最迟于2027年1月" in written
    assert not re.search(r"\d日（周.）前来", written)


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_the_calendar_of_two_years_is_one_sheet_in_both_languages_too(size: PageSize) -> None:
    two_years = agreement_of(instalment_terms(24))
    sized = replace(two_years, organisation=amended(DEMO, page_size=size, rule_set="cn-credit-card"))
    assert len(sheets_of(PAPERS["calendar"](sized, "both"))) == 1


@pytest.mark.parametrize("wanted", formats.LANGUAGES)
def test_the_sums_of_a_notice_say_their_currency(wanted: formats.Language) -> None:
    assert wording.say("note.unit", wanted, unit=formats.unit("CNY", wanted)) in text(PAPERS["notice"](DRAFT, wanted))


@pytest.mark.parametrize(("rule_set", "warned"), [("us", True), ("uk", True), ("cn-credit-card", False)])
def test_a_notice_on_an_old_debt_says_so_where_agreeing_has_not_ended_the_question(
    rule_set: PolicyName, *, warned: bool
) -> None:
    (found,) = (one for one in pack_named(rule_set).rules if one.id == "limitation_told")
    told = Finding("limitation_told", "warn", {"day": date(2020, 5, 1)}, text=found.text)
    one = agreement_of(instalment_terms(), account=ACCOUNT if not warned else replace(ACCOUNT, currency="USD"))
    one = replace(one, organisation=amended(DEMO, rule_set=rule_set))
    one = replace(one, outcome=structs.replace(one.outcome, findings=(told,)))
    due = one.outcome.schedule.due[0]
    behind = missed(one, progress(one, (), due), "RA-2026-000417-N1", due)
    assert (limitation_said(one, "en") in text(notice_pdf(one, behind, "en"))) == warned


def test_a_payoff_of_one_part_alone_does_not_name_it_as_another() -> None:
    # What is left of a settlement is a part of all that is owed, not of the principal.
    written = text(PAPERS["payoff"](SETTLED, "en"))
    assert "In all" in written
    assert "Principal" not in written


def test_a_certificate_names_everybody_who_stood_for_the_debt() -> None:
    both = replace(DRAFT, account=replace(DRAFT.account, co_debtor="王共同", guarantor="赵保证"))
    named: dict[formats.Language, tuple[str, str]] = {"en": ("Co-debtor", "Guarantor"), "zh": ("共同债务人", "保证人")}
    for wanted, labels in named.items():
        written = text(PAPERS["certificate"](both, wanted)).replace(" ", "")
        assert f"{labels[0]}王共同" in written
        assert f"{labels[1]}赵保证" in written
    assert "保证人" not in text(PAPERS["certificate"](DRAFT, "zh"))


def test_a_letter_on_a_joint_debt_says_that_each_owes_the_whole_of_it() -> None:
    one = agreement_of(instalment_terms(), account=replace(ACCOUNT, currency="GBP", co_debtor="Tessa Sample"))
    one = replace(one, organisation=amended(DEMO, rule_set="uk"))
    assert "You and Tessa Sample both owe the whole of it." in text(forbearance_pdf(one, "en"))
    assert "Joint debt" not in forbearance("uk", "GBP")


@pytest.mark.parametrize(("rule_set", "currency"), [("uk", "GBP"), ("us", "USD")])
def test_an_agency_writes_on_two_sheets_in_both_languages(rule_set: PolicyName, currency: str) -> None:
    agency = amended(
        DEMO,
        rule_set=rule_set,
        page_size="letter",
        name="Sample Recovery Services LLC (demo)",
        name_zh="某某信用管理服务有限公司（演示）",
        mandate_number="M-2026-17",
        mandate_scope="collection and settlement",
        mandate_until=date(2027, 12, 31),
        advice="National Debtline 0808 808 4000",
    )
    one = agreement_of(instalment_terms(24), account=replace(ACCOUNT, currency=currency))
    one = replace(one, organisation=agency, collector=rule_set == "us")
    behind = one.outcome.schedule.due[2]
    told = missed(one, progress(one, (), behind), "RA-2026-000417-N1", behind)
    assert len(sheets_of(notice_pdf(one, told, "both"))) == 2
    # With the sheet of every payment behind it.
    assert len(sheets_of(forbearance_pdf(one, "both"))) == 3
