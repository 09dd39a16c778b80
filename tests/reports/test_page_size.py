"""A4 or Letter: the organisation's choice, or that of its rules; every paper fits both and says the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import product

import pytest
from pypdf import PdfReader

from reports import formats
from reports.agreement import agreement_pdf
from reports.formats import LANGUAGES, Language
from reports.letters import letter_pdf
from reports.papers.calendar import calendar_pdf
from reports.papers.cost_sheet import cost_sheet_pdf
from reports.papers.offers import offer_pdf
from reports.papers.sheet import LARGE
from reports.statement import statement_pdf
from restructure.agreements.agreement import WORDINGS, Agreement, Wording
from restructure.parties.organisation import DEMO, PAGE_SIZES, Organisation, PageSize, amended, page_size_of
from tests.support.papers import DRAFT, PAPERS
from tests.support.placed import placed
from tests.support.reading import sheets_of
from tests.support.samples import deferral_agreement, instalment_agreement, settlement_agreement
from tests.support.statements import OFFERS, USUAL, statement

SIZES = {"a4": (595, 842), "letter": (612, 792)}
AGREEMENTS: dict[str, Callable[[], Agreement]] = {
    "instalment": instalment_agreement,
    "sixty": lambda: instalment_agreement(60),
    "deferral": deferral_agreement,
    "settlement": settlement_agreement,
    "guaranteed": lambda: _guaranteed(instalment_agreement()),
}
LARGE_PAPERS: dict[str, Callable[[Agreement, Wording], bytes]] = {
    "calendar": lambda one, wanted: calendar_pdf(one, wanted, LARGE),
    "cost sheet": lambda one, wanted: cost_sheet_pdf(one, wanted, LARGE),
    "offer": lambda one, wanted: offer_pdf(one, one.outcome.schedule.due[0], wanted, LARGE),
}


def _guaranteed(one: Agreement) -> Agreement:
    return replace(one, account=replace(one.account, co_debtor="Cody Sample", guarantor="Gwen Sample"))


def on(one: Agreement, size: PageSize) -> Agreement:
    return replace(one, organisation=amended(one.organisation, page_size=size))


def read(pdf: bytes, size: PageSize) -> set[str]:
    """The words of a paper, and of Chinese each character, whose sheets are all of that size and hold all their text.

    Numbers and digests stand aside: they say which page it is, and on what sheet.
    """
    for page in PdfReader(BytesIO(pdf)).pages:
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == SIZES[size]
    width, height = SIZES[size]
    assert all(line.left >= 0 and line.right <= width and 0 <= line.baseline <= height for line in placed(pdf))
    said = re.sub(r"\b(?:[0-9a-f]{4}|[0-9a-f]{32})\b", "", " ".join(sheets_of(pdf)))
    return set(re.findall(r"[\u3400-\u9fff]|[A-Za-z]+", said))


def alike(make: Callable[[PageSize], bytes]) -> None:
    a4, letter = (read(make(size), size) for size in PAGE_SIZES)
    assert a4 == letter


@pytest.mark.parametrize("wanted", WORDINGS)
@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_says_the_same_on_either_sheet(name: str, wanted: Wording) -> None:
    alike(lambda size: PAPERS[name](on(DRAFT, size), wanted))


@pytest.mark.parametrize("wanted", WORDINGS)
@pytest.mark.parametrize("name", LARGE_PAPERS)
def test_large_print_says_the_same_on_either_sheet(name: str, wanted: Wording) -> None:
    alike(lambda size: LARGE_PAPERS[name](on(DRAFT, size), wanted))


@pytest.mark.parametrize(("name", "wanted"), list(product(AGREEMENTS, LANGUAGES)))
def test_every_agreement_says_the_same_on_either_sheet(name: str, wanted: Wording) -> None:
    made = AGREEMENTS[name]()
    alike(lambda size: agreement_pdf(on(made, size), wanted))


LEFT_OUT = {"Tick", "each", "box", "closed", "勾", "格", "on", "On", "holiday", "public", "遇", "法", "定", "节", "假"}
"""Of the figure to tick off and the days off, which a short first page in two languages leaves to the later ones."""


@pytest.mark.parametrize("name", [name for name in AGREEMENTS if name != "settlement"])
def test_in_two_languages_a_shorter_sheet_leaves_out_the_figure_alone(name: str) -> None:
    made = AGREEMENTS[name]()
    a4, letter = (read(agreement_pdf(on(made, size), "both"), size) for size in PAGE_SIZES)
    assert a4 >= letter
    assert a4 - letter <= LEFT_OUT


def first_page(made: Agreement, wanted: Wording) -> str:
    return " ".join(sheets_of(agreement_pdf(made, wanted))[0].split())


def test_on_a_short_first_page_the_parts_of_a_settlement_go_before_its_bar() -> None:
    made = on(settlement_agreement(), "letter")
    assert all(formats.long_date(due, "en") in first_page(made, "both") for due in made.outcome.schedule.due)


@pytest.mark.parametrize("wanted", WORDINGS)
def test_the_first_page_says_when_also_where_a_settlement_has_many_parts(wanted: Wording) -> None:
    made = settlement_agreement(9)
    said = first_page(made, wanted)
    language: Language = "zh" if wanted == "zh" else "en"
    first, last = (formats.date(due, language) for due in (made.outcome.schedule.due[0], made.outcome.schedule.due[-1]))
    assert {"en": f"each month by the 15th from {first} to {last}", "zh": "每月最迟15日"}[language] in said
    assert last in said


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_counsellors_papers_take_either_sheet(spoken: Language) -> None:
    alike(lambda size: statement_pdf(replace(statement(USUAL), page_size=size), spoken))
    alike(lambda size: letter_pdf(replace(OFFERS, page_size=size), 1, spoken))


def size_of(organisation: Organisation) -> PageSize:
    return page_size_of(organisation.page, organisation.policy.rule_set)


def test_letter_is_what_american_rules_choose_and_a_setting_overrules_them() -> None:
    assert size_of(DEMO) == "a4"
    assert size_of(amended(DEMO, rule_set="us")) == "letter"
    assert size_of(amended(DEMO, rule_set="us", page_size="a4")) == "a4"
    assert size_of(amended(DEMO, rule_set="uk", page_size="letter")) == "letter"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", AGREEMENTS)
def test_what_to_pay_and_whom_to_call_stay_on_one_letter_sheet(name: str, language: Language) -> None:
    made = on(AGREEMENTS[name](), "letter")
    first, second = sheets_of(agreement_pdf(made, language))[:2]
    assert made.organisation.identity.hours in first or made.organisation.identity.hours_zh in first
    assert {"en": "The debt, the people", "zh": "欠款、各方"}[language] in second
