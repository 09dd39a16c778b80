"""The statement and the letters: what they say, in both languages, and how long they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from calculators.calendar import Frequency
from calculators.errors import Refusal
from calculators.rounding import Money
from reports.formats import LANGUAGES, Language
from reports.letters import Offers, addressed, letter_pdf
from reports.statement import Statement, statement_pdf
from restructure.household.categories import CATEGORIES
from restructure.household.distribution import OneDebt
from restructure.household.means import means_of
from restructure.household.sheet import Consent, Line, Sheet
from restructure.household.standards import shipped
from restructure.policy import POLICIES

NOW = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
DAY = NOW.date()


def statement(sheet: Sheet, **changes: object) -> Statement:
    worked = means_of(sheet, POLICIES["us"], shipped(), jurisdiction="us", currency="USD", today=DAY, client="")
    made = Statement("BS-2026-000007", DAY, "Example Advice (demo)", "Alex Sample (demo)", "USD", sheet, worked, DAY)
    return replace(made, **changes)  # type: ignore[arg-type]


def told(*lines: Line, **changes: object) -> Sheet:
    return replace(Sheet(lines=lines, consents=(Consent("client", NOW),)), **changes)  # type: ignore[arg-type]


USUAL = told(
    Line("salary", Money(310_000), evidence="payslip"),
    Line("part_time", months=(Money(40_000), Money(52_000), Money(61_000))),
    Line("rent", Money(110_000)),
    Line("groceries", Money(22_000), Frequency(1, "week"), note="two growing boys"),
    Line("tax_arrears", Money(5_000)),
)


def text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


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


def test_the_same_statement_gives_the_same_bytes() -> None:
    assert statement_pdf(statement(USUAL), "zh") == statement_pdf(statement(USUAL), "zh")


def test_an_unconfirmed_statement_says_that_it_is_a_draft() -> None:
    assert "DRAFT" in text(statement_pdf(statement(USUAL, agreed_on=None), "en"))


def test_a_text_that_the_font_cannot_draw_is_refused() -> None:
    with pytest.raises(Refusal, match="no_glyph"):
        statement_pdf(statement(told(Line("rent", Money(1), note="\u202e"))), "en")


DEBTS = (
    OneDebt("Tax", "Town Hall", Money(90_000), arrears=Money(90_000), priority=True),
    OneDebt("Card", "Example Bank", Money(400_000), reference="4321"),
    OneDebt("Loan", "Sample Finance", Money(100_000)),
)
OFFERS = Offers(
    number="BS-2026-000007",
    made_on=DAY,
    organisation="Example Advice (demo)",
    client="Alex Sample (demo)",
    currency="GBP",
    debts=DEBTS,
    shares=(Money(5_000), Money(20_000), Money(5_000)),
    available=Money(30_000),
    method="pro_rata",
    first_on=date(2026, 12, 25),
    open_until=date(2026, 12, 23),
    may_go_out=True,
)


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
    assert "towards the arrears of £900.00" in text(letter_pdf(once, 0, "en"))
    final = text(letter_pdf(once, 1, "en")).replace("\n", " ")
    assert "in full and final settlement of £4,000.00" in final
    assert "Please accept in writing first" in final


def test_a_debt_that_would_grow_asks_for_its_interest_to_stop() -> None:
    assert "stop interest" in text(letter_pdf(replace(OFFERS, growing=frozenset({2})), 2, "en"))
    assert "stop interest" not in text(letter_pdf(OFFERS, 2, "en"))


def test_where_all_are_to_freeze_each_letter_says_that_the_offer_rests_on_it() -> None:
    frozen = replace(OFFERS, method="frozen")
    assert "rests on all creditors stopping interest" in text(letter_pdf(frozen, 2, "en"))
    assert "in proportion to what is owed" in text(letter_pdf(frozen, 2, "en"))
    assert "rests on all creditors" not in text(letter_pdf(OFFERS, 2, "en"))


def test_no_letter_is_drawn_before_the_client_has_agreed_and_confirmed() -> None:
    with pytest.raises(Refusal, match="consent_missing"):
        letter_pdf(replace(OFFERS, may_go_out=False), 1, "en")
