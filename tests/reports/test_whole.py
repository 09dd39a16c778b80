"""No figure, number or date is torn over two lines, and nothing on a page runs into anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import product
from random import Random

import pytest
from reportlab.lib.units import mm

from calculators.calendar import Frequency
from calculators.rounding import Money
from reports import formats
from reports.advice import advice_pdf
from reports.agreement import agreement_pdf
from reports.bilingual import bilingual_text
from reports.facts import GUESSED_PAGES
from reports.formats import LANGUAGES, Language
from reports.layout.breaking import clusters
from reports.layout.columns import measured
from reports.layout.text import Text
from reports.layout.type import SMALLEST, styles
from reports.letters import letter_pdf
from reports.pages.budget import budget
from reports.pages.debt import parts_apart
from reports.pages.payee import call, payee, tranches
from reports.pages.schedule import payments_table
from reports.statement import statement_pdf
from restructure.agreements.agreement import WORDINGS, Wording
from restructure.household.sheet import Line
from restructure.offers.terms import SettlementTerms
from restructure.parties.organisation import PAGE_SIZES, PageSize
from tests.support.advice import ADVICE
from tests.support.laid import anew, torn
from tests.support.papers import PAPERS
from tests.support.placed import placed
from tests.support.samples import signed
from tests.support.statements import OFFERS, statement, told
from tests.support.varied import (
    DIGITS,
    LONG_ACCOUNTS,
    NAMES,
    POSTCODE,
    TELEPHONES,
    WHOLE_ACCOUNTS,
    amount_of,
    figures_of,
    numbers_of,
    paper,
    suited,
    varied,
)
from tests.support.whole import faults, is_whole

BODY = styles(11).body
FEW = (6, 9, 13)
"""Digits of the amounts on papers beside the agreement, which has columns enough for all."""


def look(pdf: bytes, size: PageSize, whole: Iterable[str], seen: Iterable[str] = ()) -> None:
    assert faults(pdf, size, whole) == []
    assert [text for text in seen if not is_whole(placed(pdf), text)] == []


@pytest.mark.parametrize(("wanted", "place"), list(product(WORDINGS, range(0, len(DIGITS), 2))))
def test_every_figure_and_number_of_an_agreement_stands_whole_and_apart(wanted: Wording, place: int) -> None:
    number = place + WORDINGS.index(wanted) * 5
    size = PAGE_SIZES[number % 2]
    one = varied(number, DIGITS[place + number % 2], size)
    numbers = numbers_of(one)
    paid = formats.plain(one.outcome.totals.paid, one.account.currency)
    look(agreement_pdf(signed(one), wanted), size, figures_of(one) | numbers, {*numbers, paid})


@pytest.mark.parametrize(("name", "digits"), list(product(PAPERS, FEW)))
def test_every_figure_and_number_of_a_paper_stands_whole_and_apart(name: str, digits: int) -> None:
    number = list(PAPERS).index(name) + digits
    size, wanted = PAGE_SIZES[number % 2], WORDINGS[(number + FEW.index(digits)) % 3]
    one = suited(name, number, digits, size)
    look(paper(name, one, wanted), size, figures_of(one) | numbers_of(one))


CASES = 200


@pytest.mark.parametrize("digits", range(4, 14))
def test_every_piece_of_a_page_is_as_wide_as_its_longest_entry(digits: int) -> None:
    """Laid out and not drawn: that costs a tenth."""
    for number in range(digits, digits + CASES, 10):
        one, whole = anew(varied(number, digits), Random(number))
        wanted = WORDINGS[number // 10 % 3]
        text = bilingual_text(one, wanted, GUESSED_PAGES, digest="", translation=False)
        pieces = [payee(text), call(text), payments_table(text, 15.0), parts_apart(text, 2.0), *budget(text)]
        if isinstance(one.outcome.terms, SettlementTerms):
            pieces.append(tranches(text))
        assert torn(pieces, whole) == [], number


@pytest.mark.parametrize(("language", "digits"), list(product(LANGUAGES, FEW)))
def test_the_counsellors_papers_too(language: Language, digits: int) -> None:
    whole = amount_of(digits)
    told_of = {formats.plain(one, "GBP") for one in (whole, whole // 2, whole // 3)}
    often = Line("groceries", Money(whole // 3), Frequency(1, "week"))
    sheet = told(Line("salary", Money(whole), evidence="payslip"), Line("rent", Money(whole // 2)), often)
    look(statement_pdf(replace(statement(sheet), currency="GBP"), language), "a4", told_of, told_of)
    shares = tuple(Money(whole // 3) for _ in OFFERS.debts)
    debts = tuple(replace(one, balance=Money(whole)) for one in OFFERS.debts)
    letter = letter_pdf(replace(OFFERS, debts=debts, shares=shares, available=Money(whole)), 1, language)
    look(letter, "a4", told_of, {formats.plain(whole, "GBP"), formats.plain(whole // 3, "GBP")})
    look(advice_pdf(replace(ADVICE, offers=replace(ADVICE.offers, available=Money(whole))), language), "a4", told_of)


@pytest.mark.parametrize("whole", [*TELEPHONES, *WHOLE_ACCOUNTS, POSTCODE, "SW1A 1AA", "CA 90210-1234", "25 Dec 2026"])
def test_a_number_is_one_piece_in_any_sentence(whole: str) -> None:
    assert f"{whole} " in clusters(f"Call or pay to {whole} today.")
    assert any(piece.startswith(whole) for piece in clusters(f"请拨打{whole}，谢谢。"))


def test_amounts_and_years_beside_each_other_are_no_telephone_number() -> None:
    assert clusters("from 2026 36 payments of 1,361.14 and 1,361.36") == (
        "from ",
        "2026 ",
        "36 payments ",
        "of ",
        "1,361.14 ",
        "and ",
        "1,361.36",
    )


def lines_of(text: str, room: float) -> list[str]:
    made = Text(text, BODY)
    made.wrap(room, 1e6)
    return ["".join(piece.text for piece in line) for line in made.lines]


def test_what_is_wider_than_a_line_is_cut_between_its_groups() -> None:
    assert lines_of(TELEPHONES[7], 30 * mm) == ["+86 10 8888", "8888 ext. 1234"]
    assert lines_of("213,991,769.57澳大利亚元", 35 * mm) == ["213,991,769.57", "澳大利亚元"]
    assert lines_of(NAMES[1], 30 * mm) == ["Anne-Marie", "Smythe-", "Cholmondeley"]
    assert all(len(line) % 4 == 0 for line in lines_of(LONG_ACCOUNTS[1], 30 * mm))
    assert all(re.fullmatch(r"(?:\d{4} ?)+", line) for line in lines_of(LONG_ACCOUNTS[0], 30 * mm))


def test_columns_stay_as_they_are_while_everything_fits() -> None:
    rows = [[Text("Principal", BODY), Text("39,800.00", BODY)]]
    assert measured(rows, (60 * mm, 40 * mm), (0, 0)) == (rows, [60 * mm, 40 * mm])


def test_a_column_takes_the_room_that_it_needs_from_those_that_can_spare_it() -> None:
    amount = Text("98,765,432,109.87", BODY)
    _, widths = measured([[Text("Part", BODY), amount]], (90 * mm, 20 * mm), (0, 0))
    assert sum(widths) == pytest.approx(110 * mm)
    assert widths[1] >= amount.least()


def test_where_no_column_can_spare_room_the_text_shrinks_but_stays_readable() -> None:
    rows = [[Text("98,765,432,109.87", BODY) for _ in range(4)]]
    made, widths = measured(rows, [29 * mm] * 4, [0] * 4)
    texts = [cell for cell in made[0] if isinstance(cell, Text)]
    assert all(SMALLEST <= text.style.size < BODY.size for text in texts)
    assert all(text.least() <= width for text, width in zip(texts, widths, strict=True))
