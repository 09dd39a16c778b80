"""The first page in large print: a sheet to act on, a sheet to know, and every payment. It is no edition of its own."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import PageBreak

from reports.kit.grid import Block, gap
from reports.pages.front import placed, rows_of, top
from reports.papers.calendar import payments_table
from reports.papers.sheet import LARGE, paper, spoken
from restructure.agreement import Agreement, Wording

TO_ACT = ("row.accept", "row.when", "row.pay_to", "row.call")
PAD = 2.4 * mm


def large_pdf(agreement: Agreement, wanted: Wording) -> bytes:
    """What to pay, when, to whom and whom to call on the first sheet; total, forgiven and missed on the second; then
    every payment. Text of 16 points; the signed paper counts."""
    speaker = spoken(agreement, wanted, body=LARGE)
    rows = rows_of(speaker)
    act = [one for one in rows if one.label in TO_ACT]
    know = [one for one in rows if one.label not in TO_ACT]
    story: list[Block] = [
        *top(speaker),
        *(placed(speaker, one, PAD) for one in act),
        PageBreak(),
        *(placed(speaker, one, PAD) for one in know),
        PageBreak(),
        speaker.line("calendar.title", style="page_head"),
        gap(3),
        payments_table(speaker),
    ]
    return paper(speaker, story, agreement.number, mast="paper.large")
