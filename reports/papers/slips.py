"""Payment slips: what is still to be paid, four to a sheet, to cut off and take to the bank."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportlab.lib.units import mm

from calculators.rounding import Money
from reports import formats
from reports.bilingual import BilingualText, packed
from reports.facts import amount
from reports.formats import Language
from reports.layout.grid import TEXT_WIDTH, Block, gap, height, table
from reports.layout.type import GREY
from reports.pages.payee import asked_for, labelled, transfer_code, where_to_pay
from reports.papers.sheet import paper, paper_text
from restructure.agreements.agreement import Agreement, Wording
from restructure.agreements.progress import Row

PER_SHEET = 4
STUB, EDGE, CODE = 44 * mm, 5 * mm, 30 * mm
PAY = TEXT_WIDTH - STUB - EDGE
"""What the part to pay with and its code take."""
LABEL = 24 * mm
PAIR_LABEL = 36 * mm
LEAST_PAD, MOST_PAD = 1.5 * mm, 5 * mm
DASHES = (2.5, 2.5)


def slips_pdf(agreement: Agreement, rows: Sequence[Row], wanted: Wording) -> bytes:
    """A slip for each of ``rows`` that is not paid in full, over what is missing of it: a part to keep, a part to pay
    with, and a code that pays, where a bank transfer can be named by one (EPC069-12)."""
    text = packed(paper_text(agreement, wanted))
    asked = [(row, Money(row.payment - row.covered)) for row in rows if row.covered < row.payment]
    scans = [_to_scan(text, missing) for _, missing in asked]
    code = CODE if any(scans) else 0
    made = [
        [_to_keep(text, row, missing), _to_pay(text, row, missing, PAY - code), scan]
        for (row, missing), scan in zip(asked, scans, strict=True)
    ]
    widths = (STUB, PAY - code, code)
    room, tallest = text.first_page.text_height, max(_height(slip, widths) for slip in made)
    pad = max(LEAST_PAD, min(MOST_PAD, (room / PER_SHEET - tallest) / 2 - 0.5 * mm))
    count = min(PER_SHEET, max(int((room - 1 * mm) // (tallest + 2 * pad)), 1))
    high = max((room - 1 * mm) / count, tallest + 2 * pad)
    between = [row for row in range(len(made) - 1) if (row + 1) % count]
    cut = [("LINEBELOW", (0, row), (-1, row), 0.6, GREY, 0, DASHES) for row in between]
    story = [
        table(
            made,
            (STUB, EDGE + PAY - code, code),
            *cut,
            ("LINEBEFORE", (1, 0), (1, -1), 0.6, GREY, 0, DASHES),
            ("LEFTPADDING", (1, 0), (1, -1), EDGE),
            pad=pad,
            heights=[high] * len(made),
        )
    ]
    return paper(text, story, agreement.number, kind="slips", mast="paper.of")


def _height(slip: list[list[Block]], widths: Sequence[float]) -> float:
    return max(height(cell, width) for cell, width in zip(slip, widths, strict=True))


def _number(text: BilingualText, row: Row, style: str) -> Block:
    schedule = text.agreement.outcome.schedule
    return text.cell("slip.number", style=style, row=row.number, rows=len(schedule) - 1 + schedule.first_number)


def _to_keep(text: BilingualText, row: Row, missing: Money) -> list[Block]:
    currency = text.agreement.account.currency
    return [
        text.line("slip.keep", style="small"),
        _number(text, row, "strong"),
        gap(1.5),
        text.value(lambda language: formats.money(missing, currency, language), "strong"),
        text.value(partial(formats.date, row.due)),
        gap(5 if text.is_bilingual else 8),
        text.line("slip.paid_on", style="small"),
    ]


def _to_pay(text: BilingualText, row: Row, missing: Money, wide: float) -> list[Block]:
    agreement = text.agreement
    label = PAIR_LABEL if text.is_bilingual else LABEL
    shown = text.verbatim(amount(agreement, missing, text.main), "page_head")
    due = text.value(partial(_by, text, row), "strong")
    where = where_to_pay(text)
    named = labelled(where, label, wide) if agreement.organisation.bank.payee_account else asked_for(text)
    return [_number(text, row, "small"), shown, due, gap(2), named]


def _by(text: BilingualText, row: Row, language: Language) -> str:
    return "".join(run.text for run in text.runs(language, "slip.by", slip_day=formats.long_date(row.due, language)))


def _to_scan(text: BilingualText, missing: Money) -> list[Block]:
    code = transfer_code(text.agreement, missing, CODE, _alt(text, "slip.scan.transfer"))
    return [code, text.cell("slip.scan.transfer", style="small")] if code else []


def _alt(text: BilingualText, said: str) -> str:
    return f"{text.plain('alt.code')}: {text.plain(said)}"
