"""The first page in large print: a sheet to act on, a sheet to know, and every payment. It is no edition of its own."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, PageBreak

from reports.due_days import day_off
from reports.layout.ending import Balanced, Unit
from reports.layout.grid import Block, gap, height
from reports.layout.sheet import Noted, fitted
from reports.pages.front import Look, placed, rows_of, top
from reports.papers.calendar import payments_table
from reports.papers.sheet import LARGE, paper, paper_text
from restructure.agreements.agreement import Agreement, Wording

TO_ACT = ("row.accept", "row.when", "row.pay_to", "row.call")
PAD, GAP, ROOM = 2.4 * mm, 8 * mm, 70 * mm
SPACINGS = (1.0, 0.7, 0.4, 0.1)
USUAL_PAGE = 3
"""Where the payments begin when the two sheets before them hold what they should."""


def large_pdf(agreement: Agreement, wanted: Wording) -> bytes:
    """Return what to pay, when, to whom and whom to call on the first sheet; total, forgiven and missed on the second;
    then every payment with a box to tick. All of it in 16 points or more; the signed paper counts."""
    pdf, found = _made(agreement, wanted, USUAL_PAGE)
    return pdf if found == USUAL_PAGE else _made(agreement, wanted, found)[0]


def _made(agreement: Agreement, wanted: Wording, page: int) -> tuple[bytes, int]:
    """The paper, whose sentences name ``page`` for the payments, and the page on which these came out."""
    pages: dict[str, int] = {}
    text = paper_text(agreement, wanted, lambda _: {"schedule_page": page}, body=LARGE)
    rows = rows_of(text, Look(LARGE, days_off=False, figure=False))
    act = [one for one in rows if one.label in TO_ACT]
    know = [one for one in rows if one.label not in TO_ACT]

    def sheet_to_act(spacing: float) -> list[Block]:
        return [*top(text, Look(LARGE, spacing, figure=False)), *(placed(text, one, PAD * spacing) for one in act)]

    first = [*fitted(sheet_to_act, SPACINGS, text.first_page), PageBreak()]
    if height(first) > text.first_page.text_height:
        # Both languages: whom to call still stands on the first sheet, where to pay begins the second.
        call = [one for one in act if one.label == "row.call"]
        know = [*(one for one in act if one.label != "row.call"), *know]
        first = [*top(text, Look(LARGE, figure=False)), *(placed(text, one, PAD) for one in call)]
    calendar = [
        text.line("calendar.title", style="page_head"),
        Noted("schedule", pages),
        gap(3),
        payments_table(text),
        gap(4),
        text.paragraph("note.unit", *day_off(text.agreement, "note")),
    ]
    room = text.page.text_height

    def units(spacing: float) -> list[Unit]:
        told = [Unit([placed(text, one, PAD * spacing)], 0) for one in know]
        return [*told, Unit(calendar, GAP * spacing)]

    told = (placed(text, one, PAD) for one in know)
    # Few payments stay together; of many, as many as there is room for follow at once.
    few = not text.is_bilingual and height(calendar) <= room
    behind = [Balanced(units, SPACINGS, room)] if few else [*told, gap(GAP / mm), CondPageBreak(ROOM), *calendar]
    story: list[Block] = [*first, *behind]
    return paper(text, story, agreement.number, kind="large", mast="paper.large"), pages["schedule"]
