"""A list as it is on screen, on paper: for whoever files it or hands it to an inspector."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from reportlab.lib.units import mm

from calculators.errors import Refusal
from reports.formats import Language
from reports.glyphs import drawable
from reports.layout.grid import TEXT_WIDTH, Block, gap, ruled
from reports.layout.sheet import render
from reports.layout.text import Text
from reports.layout.type import Align
from reports.statement import Paper
from restructure.parties.organisation import PageSize
from restructure.policy import PolicyName

BODY = 9.5
PAD, BETWEEN = 0.7 * mm, 3 * mm
MOST = 2_000
"""So many lines are read on paper; more belong into a spreadsheet."""
FIGURE = re.compile(r"([-−]?[\d,. ]*\d ?%?)?")
LONG = 75 * mm
"""A column of sentences counts as one so wide."""


def listing_pdf(
    title: str,
    rows: Sequence[Sequence[str]],
    made_on: date,
    organisation: str,
    language: Language,
    page_size: PageSize = "a4",
    letterhead: bytes = b"",
    rule_set: PolicyName = "neutral",
) -> bytes:
    """The heads and lines of ``rows`` under a title. Refuses more lines than anybody reads on paper
    (``paper_list_too_long``)."""
    if len(rows) - 1 > MOST:
        raise Refusal("rows", "paper_list_too_long", given=len(rows) - 1, largest=MOST)
    paper = Paper(language, "CNY", page_size, rule_set, BODY)
    around = paper.furniture(title, drawable(organisation), made_on, "listing", letterhead=letterhead)
    said = paper.said("listing.made", day=made_on, count=len(rows) - 1)
    story: list[Block] = [paper.text(title, "page_head"), gap(1), paper.text(said, "small"), gap(3)]
    return render([*story, _table(rows, paper)], replace(around, mast_right=paper.dated(made_on)))


def _table(rows: Sequence[Sequence[str]], paper: Paper) -> Block:
    aligned: list[Align] = [
        "right" if any(column) and all(FIGURE.fullmatch(cell) for cell in column) else "left"
        for column in zip_longest(*rows[1:], fillvalue="")
    ] or ["left" for _ in rows[0]]

    def line(row: Sequence[str], style: str) -> list[Text]:
        return [paper.text(drawable(cell), style, align) for cell, align in zip(row, aligned, strict=True)]

    head, *below = rows
    made = [line(head, "head"), *(line(row, "body") for row in below)]
    return ruled(made, _widths(made), pad=PAD, between=BETWEEN)


def _widths(made: Sequence[Sequence[Text]]) -> list[float]:
    """The usual widths of columns: by their longest texts, of which sentences count as far as lines are read well."""
    longest = [min(max(cell.unbroken() for cell in column) + BETWEEN, LONG) for column in zip(*made, strict=True)]
    return [TEXT_WIDTH * one / sum(longest) for one in longest]
