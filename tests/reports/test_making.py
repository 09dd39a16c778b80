"""The table of papers: each that is ever made has a maker, a name on screen, and what it says of itself."""

from __future__ import annotations

import pytest

from reports.kinds import KINDS
from reports.papers.making import MAKERS
from reports.wording import CATALOGUES
from restructure.papers import AFTER, BEFORE, PAPERS, PaperName


def test_each_paper_before_and_after_a_signature_has_a_maker() -> None:
    assert MAKERS.keys() == {*BEFORE, *AFTER}


@pytest.mark.parametrize("name", MAKERS)
def test_each_paper_is_named_on_screen_in_both_languages(name: PaperName) -> None:
    keys = {f"paper.title.{name}"}
    keys |= {f"paper.about.{name}"} if name in BEFORE else set()
    keys |= {f"told.{PAPERS[name].entry}"} if PAPERS[name].entry else set()
    assert all(keys <= catalogue.keys() for catalogue in CATALOGUES.values())


def test_only_papers_that_offer_terms_or_are_a_duty_stand_in_the_log() -> None:
    assert [one.name for one in PAPERS.values() if one.entry] == [
        one.name for one in PAPERS.values() if one.before in ("offer", "duty")
    ]


def test_files_are_named_by_number_kind_and_edition() -> None:
    assert PAPERS["offer"].file_name("RA-2026-000417", "zh") == "RA-2026-000417-offer-zh.pdf"
    assert PAPERS["email"].file_name("RA-2026-000417") == "RA-2026-000417-email.eml"


def test_what_is_no_page_bears_no_mark() -> None:
    assert set(PAPERS) - set(KINDS) == {"ics", "email"}
