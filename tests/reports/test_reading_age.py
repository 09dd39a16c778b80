"""Papers are read by people under stress: short sentences, plain words. ``-s`` prints the figures."""

from __future__ import annotations

import pytest

from restructure.agreements.agreement import Wording
from tests.support.papers import DRAFT, PAPERS
from tests.support.reading import pdf_of
from tests.support.reading_age import ease_of

READ = ("agreement", "offer", "notice", "certificate", "forbearance", "validation", "large")
"""What a debtor reads in sentences; the others are tables, or for the office."""


@pytest.mark.parametrize("name", READ)
def test_english_is_read_by_a_child_of_twelve(name: str) -> None:
    found = ease_of(made(name, "en"), "en")
    print(f"{name}: {found}")
    assert found.sentences > 3
    assert found.grade <= 6.5
    assert found.ease >= 70


@pytest.mark.parametrize("name", READ)
def test_chinese_sentences_are_short(name: str) -> None:
    found = ease_of(made(name, "zh"), "zh")
    print(f"{name}: {found}")
    assert found.sentences > 3
    assert found.middle <= 35
    assert found.longest <= 45


def made(name: str, language: Wording) -> bytes:
    return pdf_of(DRAFT, language) if name == "agreement" else PAPERS[name](DRAFT, language)
