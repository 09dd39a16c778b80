"""Whoever reads large print alone gets every letter in it: nothing on it is smaller, and nothing is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.papers.making import make
from reports.papers.sheet import LARGE
from restructure.agreements.agreement import Wording
from restructure.papers import TWO_SIZES, PaperName
from restructure.parties.organisation import amended
from tests.support.papers import DRAFT, order
from tests.support.placed import placed
from tests.support.reading import sheets_of
from tests.support.tagged import tagged
from tests.support.whole import faults

LETTERS = sorted(TWO_SIZES)
WORDINGS: list[Wording] = ["en", "zh", "both"]


def letter(name: PaperName, wanted: Wording, *, large: bool) -> bytes:
    american = replace(DRAFT, organisation=amended(DRAFT.organisation, page_size="letter"))
    return make(name, replace(order(name, american, wanted), large=large))


@pytest.mark.parametrize(("place", "name"), list(enumerate(LETTERS)))
def test_nothing_on_a_letter_in_large_print_is_smaller_than_it(place: int, name: PaperName) -> None:
    pdf = letter(name, WORDINGS[place % 3], large=True)
    assert [one.text for one in placed(pdf) if one.size < LARGE - 0.1] == []
    assert faults(pdf, "letter", ()) == []


@pytest.mark.parametrize("name", ["notice", "validation"])
def test_a_letter_in_large_print_says_what_the_usual_one_says_and_can_be_heard(name: PaperName) -> None:
    usual, large = (letter(name, "en", large=one) for one in (False, True))

    def words(pdf: bytes) -> set[str]:
        return {one for one in " ".join(sheets_of(pdf)).split() if one.isalpha()}

    # The digest of the terms stays on the usual print.
    assert words(usual) - words(large) <= {"Digest", "terms"}
    assert tagged(large).faults == []
