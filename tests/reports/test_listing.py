"""A list on paper: every line of it, whole, with its heads on each sheet."""

from __future__ import annotations

from datetime import date

import pytest

from calculators.errors import Refusal
from reports.formats import LANGUAGES, Language
from reports.papers.listing import MOST, listing_pdf
from restructure.parties.organisation import PAGE_SIZES, PageSize
from tests.support.placed import placed
from tests.support.reading import sheets_of
from tests.support.tagged import tagged
from tests.support.whole import faults

DAY = date(2026, 11, 30)
HEADS = ("When", "Who", "What", "Account", "Detail")
ENTRY = ("30 Nov 2026 14:03:07", "He Lan", "Released", "6225-8812-0417-7731", "36 payments of 1,375.02, by one person")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", PAGE_SIZES)
def test_each_sheet_has_the_heads_and_no_line_is_torn(size: PageSize, language: Language) -> None:
    pdf = listing_pdf("Record", [HEADS, *[ENTRY] * 90], DAY, "Example Bank (demo)", language, size)
    sheets = sheets_of(pdf)
    assert len(sheets) > 1
    assert all("Detail" in sheet for sheet in sheets)
    assert faults(pdf, size, ("30 Nov 2026", "6225-8812-0417-7731", "1,375.02")) == []
    assert tagged(pdf).faults == []
    assert sum("He Lan" in one.text for one in placed(pdf)) == 90


def test_what_somebody_typed_never_stops_a_list() -> None:
    said = "".join(sheets_of(listing_pdf("Record", [HEADS, (*ENTRY[:4], "\u202ehidden")], DAY, "", "en")))
    assert "\N{GETA MARK}hidden" in said


def test_an_empty_list_is_its_heads() -> None:
    assert "0 lines" in "".join(sheets_of(listing_pdf("Record", [HEADS], DAY, "", "en")))


def test_more_than_anybody_reads_on_paper_is_refused() -> None:
    with pytest.raises(Refusal, match="paper_list_too_long"):
        listing_pdf("Record", [HEADS, *[ENTRY] * (MOST + 1)], DAY, "", "en")
