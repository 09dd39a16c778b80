"""Whoever hears a paper instead of seeing it gets its headings, lists, tables and pictures, in order and language."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.support.papers import ADVISERS, AGREEMENTS, PAPERS, made
from tests.support.tagged import Node, tagged

HAN, LATIN = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[A-Za-z]{4}")


@pytest.mark.parametrize("name", [*AGREEMENTS, *PAPERS, *ADVISERS])
def test_a_paper_can_be_heard(name: str) -> None:
    root, faults = tagged(made(name))
    assert faults == []
    levels = [int(one.kind[1]) for one in root.of("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(one.alt for one in root.of("Figure"))
    assert [one.text() for one in root.of("Table") if not _has_heads(one)] == []
    assert [one.said for one in root.all() if _misspoken(one)] == []
    assert _backwards(root) == []


def _has_heads(table: Node) -> bool:
    """Whether each cell has a head above it or before it, and each row as many cells as the others."""
    rows = [row.kids for row in table.kids]
    named = all(one.scope for row in rows for one in row if one.kind == "TH")
    above = all(one.kind == "TH" for one in rows[0])
    before = all(row[0].kind == "TH" for row in rows)
    return named and (above or before) and len({len(row) for row in rows}) == 1


def _misspoken(one: Node) -> bool:
    wrong = LATIN if one.language.startswith("zh") else HAN
    right = HAN if one.language.startswith("zh") else LATIN
    return bool(wrong.search(one.said)) and not right.search(one.said)


def _backwards(root: Node) -> list[tuple[str, str]]:
    """Which words of the first page are read after others that stand below and right of them."""
    said = [(one.said, *place) for one in root.all() for place in one.places if place[0] == 0]
    return [
        (before, after) for (before, _, x, y), (after, _, right, up) in pairwise(said) if up > y + 2 and right < x - 2
    ]


@pytest.mark.parametrize("name", AGREEMENTS)
def test_words_that_name_a_page_lead_to_it(name: str) -> None:
    links = tagged(made(name)).root.of("Link")
    assert links
    assert all(re.search(r"\d+", one.said)[0] == str(one.leads_to + 1) for one in links)  # type: ignore[index,operator]  # a page of each
