"""No sheet holds notes or a row alone, and places to sign stay together, below what is signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, PageBreak

from reports import formats
from reports.layout.ending import LEAST, Signing, shared_out, sheets_taken
from reports.layout.grid import gap
from reports.layout.sheet import BOTTOM, PAGES, RUNNING_LINE, TOP
from reports.layout.text import Text
from reports.letters import letter_pdf
from reports.papers.calendar import payments_table
from reports.papers.making import make
from reports.papers.sheet import headline, paper, paper_text
from restructure.agreements.agreement import WORDINGS, Agreement, Wording
from restructure.agreements.evidence import AtDesk, Cosigner, Role, Signature
from restructure.papers import PaperName
from restructure.parties.organisation import DEMO, PageSize, amended
from restructure.policy import PolicyName
from tests.support.papers import DRAFT, PAPERS, order
from tests.support.placed import Placed, placed
from tests.support.reading import pdf_of, sheets_of
from tests.support.samples import (
    agreement_of,
    instalment_agreement,
    personalised_agreement,
    settlement_agreement,
    signed,
)
from tests.support.statements import OFFERS
from tests.support.uneven_plans import TOGETHER

MADE: list[tuple[PolicyName, PageSize, Wording]] = [
    ("cn-credit-card", "a4", "both"),
    ("cn-credit-card", "a4", "zh"),
    ("us", "letter", "both"),
    ("us", "letter", "en"),
]
SIZES: tuple[PageSize, ...] = ("a4", "letter")
LINE = 8 * mm
"""What the first and the last line of a text take beyond their baselines, and the white between blocks."""
SIGNED = ("Signature", "签名")
BEFORE_SIGNING = 4
"""Lines that stand above a place to sign at least."""


def text_on(lines: list[Placed], page: int, size: PageSize) -> list[Placed]:
    """The lines of a page that are no head and no foot."""
    top = PAGES[size].height - float(TOP + RUNNING_LINE)
    return [one for one in lines if one.page == page and float(BOTTOM) < one.baseline < top]


def flaws(pdf: bytes, size: PageSize) -> Iterator[str]:
    lines = placed(pdf)
    last = max(one.page for one in lines)
    baselines = [one.baseline for one in text_on(lines, last, size)]
    if last > 1 and max(baselines) - min(baselines) + LINE < LEAST:
        yield f"{max(baselines) - min(baselines):.0f} points on the last sheet"
    places = [one for one in lines if one.text.startswith(SIGNED) and one.size < 12]
    if not places:
        return
    if len({one.page for one in places}) > 1:
        yield "places to sign on several sheets"
    above = [
        one
        for one in text_on(lines, places[0].page, size)
        if one.baseline > max(place.baseline for place in places) + LINE
    ]
    if len(above) < BEFORE_SIGNING:
        yield "a signature apart from what it signs"


def made_for(one: Agreement, rule_set: PolicyName, size: PageSize) -> Agreement:
    return replace(one, organisation=amended(DEMO, rule_set=rule_set, advice="12348", page_size=size))


@pytest.mark.parametrize(("name", "made"), list(product((one for one in PAPERS if one != "cost_sheet"), MADE)))
def test_every_paper_ends_on_a_sheet_that_says_something(name: str, made: tuple[PolicyName, PageSize, Wording]) -> None:
    rule_set, size, wanted = made
    assert list(flaws(PAPERS[name](made_for(DRAFT, rule_set, size), wanted), size)) == []


@pytest.mark.parametrize(("name", "wanted"), list(product(("calendar", "forbearance", "large"), WORDINGS)))
def test_the_last_payments_stand_beside_the_notes_on_them(name: str, wanted: Wording) -> None:
    size: PageSize = "a4"
    lines = placed(PAPERS[name](made_for(DRAFT, "cn-credit-card", size), wanted))
    last = text_on(lines, max(one.page for one in lines), size)
    payment = formats.plain(DRAFT.outcome.schedule.payment[-1], DRAFT.account.currency)
    assert payment in {one.text for one in last}


@pytest.mark.parametrize("made", MADE)
def test_so_do_agreements(made: tuple[PolicyName, PageSize, Wording]) -> None:
    rule_set, size, wanted = made
    for one in (DRAFT, settlement_agreement()):
        assert list(flaws(pdf_of(signed(made_for(one, rule_set, size)), wanted), size)) == []


@pytest.mark.parametrize(("wanted", "size"), list(product(WORDINGS, SIZES)))
def test_the_sheet_of_costs_is_one_sheet_in_every_wording(wanted: Wording, size: PageSize) -> None:
    pdf = PAPERS["cost_sheet"](made_for(personalised_agreement(), "cn-credit-card", size), wanted)
    assert max(one.page for one in placed(pdf)) == 1
    assert list(flaws(pdf, size)) == []


@pytest.mark.parametrize("one", [instalment_agreement(84), agreement_of(TOGETHER)])
def test_an_offer_in_both_languages_ends_on_its_first_sheet_however_long_its_plan_is_told(one: Agreement) -> None:
    first = sheets_of(PAPERS["offer"](made_for(one, "us", "letter"), "both"))[0]
    assert "Nobody signs this letter" in first


def with_others_beside() -> Agreement:
    """A plan that a co-debtor and a guarantor signed too."""
    one = made_for(personalised_agreement(), "cn-credit-card", "a4")
    account = replace(one.account, creditor="示例银行（演示）", co_debtor="Li Co (demo)", guarantor="Wu Guard (demo)")
    roles: tuple[tuple[Role, str], ...] = (("co_debtor", account.co_debtor), ("guarantor", account.guarantor))
    cosigners = tuple(Cosigner(role, Signature(name, one.made_on)) for role, name in roles)
    co_debtor, guarantor = (replace(one.debtor, name=name) for _, name in roles)
    whole = signed(replace(one, account=account, co_debtor=co_debtor, guarantor=guarantor))
    return replace(whole, evidence=AtDesk(datetime(2026, 11, 25, tzinfo=UTC), "He Lan", "id_card", cosigners))


def test_whoever_signs_beside_the_debtor_has_data_and_place_whole_on_a_sheet() -> None:
    sheets = ["".join(sheet.split()) for sheet in sheets_of(pdf_of(with_others_beside(), "both"))]
    assert next(sheet for sheet in sheets if "WuGuard(demo)" in sheet).count("ExampleCity") >= 2
    assert next(sheet for sheet in reversed(sheets) if "Co-debtor" in sheet).count("Signature签名") == 3


@pytest.mark.parametrize(("wanted", "rule_set"), [("en", "cn-credit-card"), ("zh", "us"), ("both", "uk")])
def test_page_1_of_payments_that_differ_has_room_for_all_that_one_acts_on(
    wanted: Wording, rule_set: PolicyName
) -> None:
    one = made_for(agreement_of(TOGETHER), rule_set, "letter")
    said = sheets_of(pdf_of(one, wanted))[0]
    asked: dict[Wording, tuple[str, ...]] = {
        "en": ("When you pay", "If you cannot pay"),
        "zh": ("何时付款", "付不出怎么办"),
        "both": ("When you pay", "何时付款"),
    }
    assert all(label in said for label in asked[wanted])


def test_the_sheets_of_a_story_are_counted_as_they_are_drawn() -> None:
    text = paper_text(DRAFT, "en")
    listed = payments_table(text)

    def said(count: int = 40) -> list[Text]:
        # One each: what was put off to the next sheet once is not put off again.
        return [text.paragraph("offer.binding") for _ in range(count)]

    story = [
        headline(text, "offer.title"),
        *said(),
        listed,
        gap(30),
        *said(),
        PageBreak(),
        listed,
        CondPageBreak(90),
        *said(),
        Signing(),
        *said(3),
    ]
    pdf = paper(text, story, DRAFT.number, kind="offer", mast="paper.number")
    room = text.page.text_height
    assert sheets_taken(story, room, room) == max(one.page for one in placed(pdf))


@pytest.mark.parametrize(("name", "size", "sheets"), [("certificate", "letter", 3), ("forbearance", "a4", 8)])
def test_large_print_takes_no_sheet_that_less_white_would_save(name: PaperName, size: PageSize, sheets: int) -> None:
    one = made_for(instalment_agreement(), "us", size)
    pdf = make(name, replace(order(name, one, "both"), large=True))
    assert max(line.page for line in placed(pdf)) <= sheets
    assert list(flaws(pdf, size)) == []


@pytest.mark.parametrize("debts", range(1, 40, 6))
def test_a_letter_with_any_number_of_debts_is_closed_below_its_text(debts: int) -> None:
    many = replace(OFFERS, debts=OFFERS.debts[1:2] * debts, shares=OFFERS.shares[1:2] * debts, surplus=None)
    assert list(flaws(letter_pdf(many, 0, "en"), "a4")) == []


@pytest.mark.parametrize(("payments", "wanted"), [(37, "both"), (44, "en"), (59, "zh"), (61, "en")])
def test_the_days_behind_a_letter_have_their_notes_beside_them(payments: int, wanted: Wording) -> None:
    one = made_for(instalment_agreement(payments), "uk", "a4")
    assert list(flaws(PAPERS["forbearance"](one, wanted), "a4")) == []


EVEN: list[tuple[PolicyName, PageSize, Wording, Agreement]] = [
    ("cn-credit-card", "a4", "en", instalment_agreement(6)),
    ("cn-credit-card", "a4", "both", instalment_agreement()),
    ("us", "a4", "both", instalment_agreement()),
    ("uk", "letter", "zh", instalment_agreement(6)),
    ("uk", "letter", "both", settlement_agreement()),
]
HALF = 0.45
"""Of a sheet, that text takes at least."""


@pytest.mark.parametrize(("rule_set", "size", "wanted", "one"), EVEN)
def test_no_sheet_of_an_agreement_is_left_half_empty(
    rule_set: PolicyName, size: PageSize, wanted: Wording, one: Agreement
) -> None:
    assert emptiest(pdf_of(made_for(one, rule_set, size), wanted), size) > HALF


def emptiest(pdf: bytes, size: PageSize) -> float:
    """The share of a sheet that the text of the emptiest takes."""
    lines = placed(pdf)
    room, top = PAGES[size].text_height, float(BOTTOM) + PAGES[size].text_height
    pages = range(1, max(line.page for line in lines) + 1)
    return (top - max(min(line.baseline for line in text_on(lines, page, size)) for page in pages)) / room


def test_nor_where_others_sign_beside() -> None:
    assert emptiest(pdf_of(with_others_beside(), "zh"), "a4") > HALF


def test_parts_share_the_fewest_sheets_evenly() -> None:
    assert shared_out([(30, 0)] * 4, 100, 100)[1] == (2, 2)
    assert shared_out([(30, 0)] * 4, 35, 100)[1] == (1, 3)
    assert shared_out([(90, 0), (5, 20)], 100, 100)[1] == (1, 1)
    assert shared_out([(300, 0), (50, 0)], 100, 100)[1] == (1, 1)


def test_no_heading_is_left_above_the_end_of_a_sheet() -> None:
    one = made_for(settlement_agreement(), "uk", "a4")
    sheets = [" ".join(sheet.split()) for sheet in sheets_of(PAPERS["large"](one, "both"))]
    named = next(sheet for sheet in sheets if "Your payment calendar" in sheet)
    assert formats.date(one.outcome.schedule.due[0], "zh") in named


def test_in_large_print_the_days_of_a_settlement_stand_on_a_line_each() -> None:
    lines = placed(PAPERS["large"](made_for(settlement_agreement(), "cn-credit-card", "a4"), "zh"))
    assert {"期数", "2026年12月15日（周二）"} <= {one.text for one in lines if one.page == 1}


@pytest.mark.parametrize("one", [instalment_agreement(6), settlement_agreement()])
def test_few_payments_in_large_print_stand_on_one_sheet(one: Agreement) -> None:
    sheets = sheets_of(PAPERS["large"](made_for(one, "cn-credit-card", "a4"), "en"))
    named = [page for page, text in enumerate(sheets) if "Your payment calendar" in text]
    listed = [page for page, text in enumerate(sheets) if formats.long_date(one.outcome.schedule.due[-1], "en") in text]
    assert named == [listed[-1]]


@pytest.mark.parametrize("room", range(1, 9))
def test_no_line_of_a_text_stands_alone_on_a_sheet(room: int) -> None:
    text = paper_text(DRAFT, "en").paragraph("offer.binding")
    text.wrap(200, 999)
    each, whole = text.style.leading, len(text.lines)
    parts = [len(one.lines) for one in text.split(200, room * each)]
    assert sum(parts) in (0, whole)
    assert min(parts, default=2) >= 2
