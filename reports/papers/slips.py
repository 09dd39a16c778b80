"""Payment slips: what is still to be paid, four to a sheet, to cut off and take to the bank."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportlab.lib.units import mm

from calculators.rounding import Money
from reports import formats
from reports.bilingual import BilingualText
from reports.facts import amount
from reports.formats import Language
from reports.layout.grid import TEXT_WIDTH, Block, gap, height, table
from reports.layout.qr import plain_text
from reports.layout.type import GREY
from reports.pages.payee import asked_for, labelled, transfer_code, where_to_pay
from reports.papers.sheet import paper, spoken
from restructure.agreements.agreement import Agreement, Wording
from restructure.agreements.progress import Row

PER_SHEET = 4
STUB, EDGE, CODE = 44 * mm, 5 * mm, 30 * mm
PAY = TEXT_WIDTH - STUB - EDGE - CODE
LABEL = 24 * mm
PAIR_LABEL = 36 * mm
WIDTHS = (STUB, EDGE + PAY, CODE)
LEAST_PAD, MOST_PAD = 2 * mm, 5 * mm
DASHES = (2.5, 2.5)


def slips_pdf(agreement: Agreement, rows: Sequence[Row], wanted: Wording) -> bytes:
    """A slip for each of ``rows`` that is not paid in full, over what is missing of it: a part to keep, a part to pay
    with, and a code to scan.

    The code is a bank transfer where one can be named (EPC069-12), else the same words as text to copy.
    """
    speaker = spoken(agreement, wanted)
    made = [_slip(speaker, row, Money(row.payment - row.covered)) for row in rows if row.covered < row.payment]
    room, tallest = speaker.page.text_height, max(map(_height, made))
    pad = max(LEAST_PAD, min(MOST_PAD, (room / PER_SHEET - tallest) / 2 - 0.5 * mm))
    high = max((room - 1 * mm) / PER_SHEET, tallest + 2 * pad)
    between = [row for row in range(len(made) - 1) if (row + 1) % max(int(room // high), 1)]
    cut = [("LINEBELOW", (0, row), (-1, row), 0.6, GREY, 0, DASHES) for row in between]
    story = [
        table(
            made,
            WIDTHS,
            *cut,
            ("LINEBEFORE", (1, 0), (1, -1), 0.6, GREY, 0, DASHES),
            ("LEFTPADDING", (1, 0), (1, -1), EDGE),
            pad=pad,
            heights=[high] * len(made),
        )
    ]
    return paper(speaker, story, agreement.number, kind="slips", mast="paper.of")


def _height(slip: list[list[Block]]) -> float:
    return max(height(cell, width) for cell, width in zip(slip, (STUB, PAY, CODE), strict=True))


def _slip(speaker: BilingualText, row: Row, missing: Money) -> list[list[Block]]:
    return [_to_keep(speaker, row, missing), _to_pay(speaker, row, missing), _to_scan(speaker, missing)]


def _number(speaker: BilingualText, row: Row, style: str) -> Block:
    schedule = speaker.agreement.outcome.schedule
    return speaker.cell("slip.number", style=style, row=row.number, rows=len(schedule) - 1 + schedule.first_number)


def _to_keep(speaker: BilingualText, row: Row, missing: Money) -> list[Block]:
    currency = speaker.agreement.account.currency
    return [
        speaker.line("slip.keep", style="small"),
        _number(speaker, row, "strong"),
        gap(1.5),
        speaker.value(lambda language: formats.money(missing, currency, language), "strong"),
        speaker.value(partial(formats.date, row.due)),
        gap(8),
        speaker.line("slip.paid_on", style="small"),
    ]


def _to_pay(speaker: BilingualText, row: Row, missing: Money) -> list[Block]:
    agreement = speaker.agreement
    label = PAIR_LABEL if speaker.is_bilingual else LABEL
    shown = speaker.text(amount(agreement, missing, speaker.main), "page_head")
    due = speaker.value(partial(_by, speaker, row), "strong")
    where = where_to_pay(speaker)
    named = labelled(where, label, PAY) if agreement.organisation.bank.payee_account else asked_for(speaker)
    return [_number(speaker, row, "small"), shown, due, gap(2), named]


def _by(speaker: BilingualText, row: Row, language: Language) -> str:
    return "".join(run.text for run in speaker.runs(language, "slip.by", slip_day=formats.long_date(row.due, language)))


def _to_scan(speaker: BilingualText, missing: Money) -> list[Block]:
    agreement, ours = speaker.agreement, speaker.agreement.organisation.bank
    code = transfer_code(agreement, missing, CODE)
    if code:
        return [code, speaker.cell("slip.scan.transfer", style="small")]
    if not ours.payee_account:
        return [gap(0)]
    zh = speaker.main == "zh"
    name = (ours.payee_zh if zh else "") or ours.payee
    bank = (ours.payee_bank_zh if zh else "") or ours.payee_bank
    said = (name, ours.payee_account, bank, agreement.number, amount(agreement, missing, speaker.main))
    text = "\n".join(" ".join(line.split()) for line in said if line)
    return [plain_text(text, CODE), speaker.cell("slip.scan.text", style="small")]
