"""Faults that only an eye finds: words torn in a head, a day over two lines, sums run together, foreign dates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from calculators.rounding import Money
from reports import formats
from reports.formats import LANGUAGES, Language
from reports.layout.grid import gap, height
from reports.layout.sheet import section
from reports.papers.account_statement import account_statement_pdf
from reports.papers.making import make
from reports.papers.notice import notice_pdf
from reports.papers.sheet import LARGE
from reports.statement import statement_pdf
from restructure.agreements.default_notice import missed
from restructure.agreements.progress import Received, progress
from restructure.household.categories import CATEGORIES
from restructure.household.sheet import Line
from restructure.parties.organisation import DEMO, PAGE_SIZES, PageSize, amended
from restructure.policy import PolicyName
from tests.support.papers import DRAFT, PAPERS, kept, order
from tests.support.placed import placed
from tests.support.reading import sheets_of
from tests.support.samples import agreement_of, deferral_terms, instalment_terms, settlement_terms
from tests.support.statements import statement, told


def lines_of(pdf: bytes) -> list[str]:
    return [one.text.replace("\N{NO-BREAK SPACE}", " ").strip() for one in placed(pdf)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heads_of_a_calendar_in_two_columns_are_whole(language: Language) -> None:
    head = {"en": "Paid", "zh": "已付"}[language]
    assert lines_of(PAPERS["calendar"](DRAFT, language)).count(head) == 2


def test_the_longest_day_stands_on_one_line_of_the_card_for_the_wall() -> None:
    american = replace(DRAFT, organisation=amended(DRAFT.organisation, rule_set="us", page_size="letter"))
    day = max(DRAFT.outcome.schedule.due, key=lambda one: len(formats.long_date(one, "en")))
    later = order("next_payments", american, "en")
    before = [
        Received(due, paid)
        for due, paid in zip(DRAFT.outcome.schedule.due, DRAFT.outcome.schedule.payment, strict=True)
        if due < day
    ]
    card = make("next_payments", replace(later, kept=kept(american, progress(american, before, day))))
    assert formats.american(formats.long_date(day, "en")) in lines_of(card)


@pytest.mark.parametrize(
    ("rules", "said"),
    [("uk", "25 Nov 2026 14:03"), ("us", "Nov 25, 2026 14:03"), ("cn-credit-card", "25 Nov 2026 14:03")],
)
def test_a_memo_writes_days_as_its_country_does(rules: PolicyName, said: str) -> None:
    one = replace(DRAFT, organisation=amended(DRAFT.organisation, rule_set=rules))
    assert said in lines_of(PAPERS["memo"](one, "en"))
    assert "2026-11-25 14:03" in lines_of(PAPERS["memo"](one, "zh"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", PAGE_SIZES)
def test_two_years_of_an_account_are_two_sheets(size: PageSize, language: Language) -> None:
    one = agreement_of(instalment_terms(36))
    one = replace(one, organisation=amended(DEMO, rule_set="us", page_size=size), collector=True)
    rows = one.outcome.schedule
    came = [Received(rows.due[row] + timedelta(row % 3), rows.payment[row]) for row in range(20)]
    day = rows.due[21]
    pdf = account_statement_pdf(kept(one, progress(one, came, day)), day, day, language)
    assert len(sheets_of(pdf)) == 2


def test_payments_of_an_offer_are_heard_apart() -> None:
    one = agreement_of(deferral_terms())
    one = replace(one, organisation=amended(DEMO, rule_set="uk"))
    chinese = " ".join("".join(sheets_of(PAPERS["offer"](one, "zh"))).split())
    assert "期；" in chinese
    english = " ".join("".join(sheets_of(PAPERS["offer"](one, "en"))).split())
    assert "by Thursday 25 March 2027;" in english


def test_a_notice_of_validation_names_its_collector_in_its_own_language() -> None:
    agency = amended(DEMO, rule_set="us", name="Sample Recovery LLC", name_zh="样本催收公司")
    one = replace(DRAFT, organisation=agency, collector=True)
    assert "样本催收公司是债务催收人" in "".join(sheets_of(PAPERS["validation"](one, "zh")))
    assert "Sample Recovery LLC is a debt collector" in " ".join(
        "".join(sheets_of(PAPERS["validation"](one, "en"))).split()
    )


@pytest.mark.parametrize("name", ["payoff", "next_payments", "notice"])
def test_a_label_of_where_to_pay_and_a_day_in_two_languages_stand_apart(name: str) -> None:
    one = replace(DRAFT, organisation=amended(DRAFT.organisation, rule_set="uk"))
    lines = lines_of(PAPERS[name](one, "both"))
    assert "Reference 转账附言" in lines
    assert not [line for line in lines if re.search(r"\d{4} \d{4}年", line)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_columns_of_a_budget_stand_below_each_other(language: Language) -> None:
    pdf = statement_pdf(statement(told(*(Line(key, Money(1_000)) for key in CATEGORIES if key != "unsplit"))), language)
    who = {"en": "Who", "zh": "归属"}[language]
    assert len({round(one.left, 1) for one in placed(pdf) if one.text == who}) == 1


def test_white_between_parts_counts_where_a_paper_is_fitted_to_a_sheet() -> None:
    assert height([gap(10), *section([gap(5)], 30)]) == pytest.approx(height([gap(15)]) + 30)
    assert height(section([gap(5)], 30)) == pytest.approx(height([gap(5)]))


def test_what_a_table_is_counted_in_never_stands_on_another_sheet() -> None:
    bank = amended(
        DRAFT.organisation, name="Example Bank Co., Ltd., Card Centre", name_zh="示例银行股份有限公司信用卡中心",
        address="12 Example Road",
    )  # fmt: skip
    one, rows = replace(DRAFT, organisation=bank), DRAFT.outcome.schedule
    for missing in range(1, 5):
        day = rows.due[missing] + timedelta(8)
        behind = progress(one, [Received(rows.due[0], rows.payment[0])], day)
        pdf = notice_pdf(one, missed(one, behind, "RA-2026-000417-N1", day), "both", body=LARGE)
        assert all("Still open" in sheet for sheet in sheets_of(pdf) if "Amounts in yuan" in sheet)


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_four_slips_stand_on_a_sheet_in_both_languages_too(size: PageSize) -> None:
    one = replace(DRAFT, organisation=amended(DRAFT.organisation, page_size=size))
    first = sheets_of(PAPERS["slips"](one, "both"))[0]
    assert first.count("Paid on") == 4


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_an_entry_of_an_account_in_large_print_is_one_line(size: PageSize) -> None:
    one = agreement_of(settlement_terms())
    one = replace(one, organisation=amended(DEMO, page_size=size))
    rows = one.outcome.schedule
    now = progress(one, [Received(rows.due[0], rows.payment[0])], rows.due[-1])
    lines = lines_of(account_statement_pdf(kept(one, now), rows.due[-1], rows.due[-1], "en", body=LARGE))
    assert {"payment 1 due", "money arrived", "15 Dec 2026"} <= set(lines)
