"""The next three payments on a card for the wall: in large print, and without the name of who owes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import islice

from reportlab.lib.units import mm

from reports import formats
from reports.bilingual import BilingualText
from reports.facts import amount
from reports.layout.grid import Block, gap, ruled
from reports.papers.sheet import LARGE, PAD, headline, paper, paper_text, pay_to, rows, spread
from restructure.agreements.agreement import Agreement, Wording
from restructure.agreements.default_notice import still_open
from restructure.agreements.progress import Row

SHOWN = 3
WIDTHS = (95 * mm, 45 * mm, 30 * mm)


def next_payments_pdf(agreement: Agreement, left: Sequence[Row], wanted: Wording) -> bytes:
    """The first three of the rows that are still to be paid, each with room to write when it was."""
    text = paper_text(agreement, wanted, body=LARGE)
    shown = list(islice((one for one in left if still_open(one)), SHOWN))
    return paper(
        text, spread(text, partial(_story, shown=shown)), agreement.number, kind="next_payments", mast="paper.of"
    )


def _story(text: BilingualText, spacing: float, *, shown: Sequence[Row]) -> list[Block]:
    heads: list[Block] = [
        text.cell("calendar.due", style="head"),
        text.cell("calendar.pay", style="head", align="right"),
        text.cell("calendar.done", style="head"),
    ]
    lines: list[list[Block]] = [
        [
            text.value(partial(formats.long_date, one.due), "strong"),
            text.value(partial(amount, text.agreement, still_open(one)), "strong", "right"),
            text.verbatim(""),
        ]
        for one in shown
    ]
    return [
        headline(text, "next.title"),
        gap(6 * spacing),
        ruled([heads, *lines], WIDTHS, pad=5 * spacing * mm, between=6 * mm),
        gap(6 * spacing),
        pay_to(text, PAD),
        *rows(text, ("next.call", "next.call.is"), pad=PAD),
    ]
