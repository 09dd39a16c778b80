"""The organisation's picture above the text of the first sheet of its papers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.lib.units import mm

from reports.advice import advice_pdf
from reports.agreement import agreement_pdf
from reports.authority_letter import authority_pdf
from reports.letters import letter_pdf
from reports.papers.person_copy import person_copy_pdf
from reports.statement import statement_pdf
from restructure.agreements.agreement import Wording
from restructure.parties.organisation import letterhead_with
from tests.support.advice import ADVICE
from tests.support.papers import AT, AUTHORITY, DRAFT, HELD, PAPERS, TURNS
from tests.support.placed import placed
from tests.support.statements import OFFERS as OFFERS_OF_A_CLIENT
from tests.support.statements import USUAL, statement
from tests.support.tagged import tagged

SIZES = {"usual": (300, 90), "wide": (600, 40), "tall": (40, 600)}
LARGEST = (60 * mm, 18 * mm)
NAMES = {"en": DRAFT.organisation.identity.name, "zh": DRAFT.organisation.identity.name_zh}


@cache
def picture(size: str = "usual") -> bytes:
    target = BytesIO()
    Image.new("L", SIZES[size], 90).save(target, "png")
    return target.getvalue()


def made(name: str, wanted: Wording, size: str = "usual") -> bytes:
    one = replace(DRAFT, letterhead=letterhead_with(picture(size)))
    return PAPERS[name](one, wanted) if name in PAPERS else agreement_pdf(one, wanted)


def letterheads(pdf: bytes, name: str) -> list[tuple[float, ...]]:
    """The boxes of the figures on the first sheet that are heard as the organisation's name."""
    reader = PdfReader(BytesIO(pdf))
    first: Any = reader.pages[0].indirect_reference
    root: Any = reader.root_object
    found, left = [], [root["/StructTreeRoot"]["/K"].get_object()]
    while left:
        one = left.pop()
        if one.get("/S") == "/Figure" and one["/Alt"] == name and one.raw_get("/Pg").idnum == first.idnum:
            found.append(tuple(float(edge) for edge in one["/A"]["/BBox"]))
        kids = one.get("/K", [])
        known = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
        left += [kid for kid in known if isinstance(kid, dict)]
    return found


@pytest.mark.parametrize("name", ["agreement", *PAPERS])
def test_every_paper_begins_with_it_and_nothing_lies_over_it(name: str) -> None:
    wanted = TURNS.get(name, "both")
    pdf = made(name, wanted)
    ((left, low, right, top),) = letterheads(pdf, NAMES["zh" if wanted == "zh" else "en"])
    assert right - left <= LARGEST[0] + 0.01
    assert top - low <= LARGEST[1] + 0.01
    lines = [one for one in placed(pdf) if one.page == 1]
    assert [
        one.text for one in lines if low - 1 < one.baseline + one.size and one.baseline - 0.2 * one.size < top
    ] == []


def test_papers_that_belong_to_no_agreement_begin_with_it() -> None:
    adviser = OFFERS_OF_A_CLIENT.organisation
    drawn = [
        statement_pdf(statement(USUAL), "en", picture()),
        letter_pdf(OFFERS_OF_A_CLIENT, 1, "zh", picture()),
        authority_pdf(AUTHORITY, "zh", picture()),
        advice_pdf(ADVICE, "en", picture()),
        person_copy_pdf(HELD, 12, AT.date(), adviser, "en", letterhead=picture()),
    ]
    assert [len(letterheads(pdf, adviser)) for pdf in drawn] == [1] * len(drawn)


@pytest.mark.parametrize("size", SIZES)
def test_it_keeps_its_proportions(size: str) -> None:
    ((left, low, right, top),) = letterheads(made("notice", "en", size), NAMES["en"])
    wide, high = SIZES[size]
    assert (right - left) / (top - low) == pytest.approx(wide / high, rel=0.01)
    assert min(LARGEST[0] - (right - left), LARGEST[1] - (top - low)) == pytest.approx(0, abs=0.01)


def test_the_same_picture_gives_the_same_bytes_and_none_is_drawn_where_none_is_kept() -> None:
    assert made("notice", "en") == made("notice", "en")
    assert tagged(made("notice", "en")).faults == []
    assert letterheads(PAPERS["notice"](DRAFT, "en"), NAMES["en"]) == []
