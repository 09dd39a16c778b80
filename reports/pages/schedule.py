"""Every payment: what it does and what is still owed after it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import pairwise

from reportlab.lib.units import mm

from calculators.schedule import Column
from reports import formats, plan
from reports.bilingual import BilingualText
from reports.due_days import DOT, day_off, is_day_off
from reports.layout import tags
from reports.layout.columns import least, shared
from reports.layout.grid import ALL, TEXT_WIDTH, Block, Command, gap, table
from reports.layout.sheet import fitted
from reports.layout.text import LINE_END, Run, Text
from reports.layout.type import BOLD, GREY, HAIR, INK, REGULAR, SMALLEST, TINT, Style, width
from reports.promised import after_end
from restructure.money.currency import plain_text
from restructure.offers.outcome import Simulated
from restructure.offers.terms import SettlementTerms
from restructure.parties.organisation import accelerates

SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, SMALLEST)
"""Of the amounts, in points; the largest that has room, first with all in one line, then in two."""
ROW_HEIGHTS = (5.6, 5.4, 5.2, 5.0, 4.8, 4.6, 4.4)
"""Millimetres, the widest that keeps a plan and its notes on one sheet."""

NUMBER_WIDTH, DATE_WIDTH = 11 * mm, 36 * mm
BETWEEN, TINTED = 2.2 * mm, 1.4 * mm
"""White before an amount, and behind one on a tinted ground."""
HEAD_GAP = 1 * mm
SPARSE = ("schedule.arrears", "schedule.fee")


@dataclass(frozen=True, slots=True)
class Money:
    """A column of amounts: the key of its head, and its total where it has one."""

    head: str
    amounts: Column
    total: int | None


def schedule(text: BilingualText) -> list[Block]:
    """The table of all payments, its head repeated on each sheet, and what the last column means."""
    return fitted(lambda row_height: _page(text, row_height * mm), ROW_HEIGHTS, text.page)


def _page(text: BilingualText, row_height: float) -> list[Block]:
    return [
        text.line("schedule.head", style="page_head"),
        gap(1.5),
        payments_table(text, row_height),
        gap(2.2),
        text.cell(*_notes(text)),
    ]


def _columns(text: BilingualText) -> list[Money]:
    """The columns that hold anything; what is still owed comes last."""
    outcome = text.agreement.outcome
    rows, totals = outcome.schedule, outcome.totals
    paid = [
        Money("schedule.payment", rows.payment, totals.paid),
        Money("schedule.interest", rows.interest, totals.interest),
        Money("schedule.principal", rows.principal, totals.principal),
        Money("schedule.arrears", rows.arrears, totals.arrears),
        Money("schedule.fee", rows.fee, totals.fees),
    ]
    shown = [column for column in paid if any(column.amounts)]
    settled = isinstance(outcome.terms, SettlementTerms)
    shown.append(Money("schedule.to_pay" if settled else "schedule.owed", plan.still_owed(outcome), None))
    if settled and accelerates(text.agreement.organisation.policy.rule_set):
        shown.append(Money("schedule.ends", rows.owed_after_default, None))
    return shown


def payments_table(text: BilingualText, row_height: float) -> Block:
    """Each payment with its parts and their totals; ``row_height`` in points."""
    columns = _columns(text)
    texts, days = _texts(text, columns), _days(text)
    lines, size, widths = _set(text, columns, texts, days)
    rows: list[Sequence[Block]] = [_heads(text, columns, lines)]
    for number, (day, *amounts) in enumerate(
        zip(days, *texts, strict=False), text.agreement.outcome.schedule.first_number
    ):
        rows.append([str(number), day, *_cells(amounts, lines, size, bold=False)])
    rows.append([text.plain("schedule.total"), "", *_cells([column[-1] for column in texts], lines, size, bold=True)])
    heights = [None, *[row_height * lines] * (len(rows) - 2), row_height * lines + 1 * mm]
    return table(rows, widths, *_look(size), *_year_ends(text), repeat=1, heights=heights, means=tags.Table(1))


def schedule_csv(text: BilingualText) -> bytes:
    """The same table for a program: days as 2026-12-25, amounts without separators, columns by their names here."""
    columns, currency = _columns(text), text.agreement.account.currency
    rows = text.agreement.outcome.schedule
    target = StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(["number", "due", *(one.head.removeprefix("schedule.") for one in columns)])
    for number, (day, *amounts) in enumerate(
        zip(rows.due, *(one.amounts for one in columns), strict=True), rows.first_number
    ):
        writer.writerow([number, day.isoformat(), *(plain_text(one, currency) for one in amounts)])
    return target.getvalue().encode()


def _set(
    text: BilingualText, columns: list[Money], texts: list[list[str]], days: list[str]
) -> tuple[int, float, list[float]]:
    """In how many lines the amounts of a payment stand, their size, and the widths of the columns."""
    tried = [(lines, size) for lines in (1, 2) for size in SIZES]
    for lines, size in tried:
        needed = _needed(text, columns, texts, days, lines, size)
        if sum(needed) <= TEXT_WIDTH or (lines, size) == tried[-1]:
            break
    each = (TEXT_WIDTH - NUMBER_WIDTH - DATE_WIDTH) / (len(needed) - 2)
    usual = [NUMBER_WIDTH, DATE_WIDTH, *[each] * (len(needed) - 2)]
    return lines, size, shared(needed, usual)


def _needed(
    text: BilingualText, columns: list[Money], texts: list[list[str]], days: list[str], lines: int, size: float
) -> list[float]:
    """What each column needs at a size, the amounts in so many lines."""
    heads = [least(text.cell(column.head, style="head")) + HEAD_GAP for column in columns]
    needed = [
        max(head, max(width(figure, BOLD, size) for figure in column) + BETWEEN)
        for head, column in zip(heads, texts, strict=True)
    ]
    needed[0] += TINTED
    across = -(-len(columns) // lines)
    amounts = [max(needed[place::across]) for place in range(across)]
    last = str(text.agreement.outcome.schedule.first_number + len(days))
    number = max(width(last, REGULAR, size), least(text.cell("schedule.number", style="head"))) + BETWEEN
    due = max(*(width(day, REGULAR, size) for day in days), least(text.cell("schedule.due", style="head")))
    return [number, due, *amounts]


def _heads(text: BilingualText, columns: list[Money], lines: int) -> list[Block]:
    names = [text.cell(key, style="head") for key in ("schedule.number", "schedule.due")]
    across = -(-len(columns) // lines)
    stacked = [columns[place::across] for place in range(across)]
    return [*names, *([text.cell(one.head, style="head", align="right") for one in heads] for heads in stacked)]


def _cells(amounts: Sequence[str], lines: int, size: float, *, bold: bool) -> list[Block]:
    """The amounts of a row; in two lines the second half stands below the first."""
    if lines == 1:
        return list(amounts)
    across = -(-len(amounts) // lines)
    style = Style(size, size * 1.2, bold=bold, align="right")
    cells: list[Block] = []
    for place in range(across):
        first, *rest = amounts[place::across]
        below = (LINE_END, Run(rest[0])) if rest else ()
        cells.append(Text((Run(first, "plain" if place else "bold"), *below), style))
    return cells


def _days(text: BilingualText) -> list[str]:
    return [
        text.spelled(formats.short_date(day, text.main), text.main) + (DOT if is_day_off(text.agreement, day) else "")
        for day in text.agreement.outcome.schedule.due
    ]


def _texts(text: BilingualText, columns: list[Money]) -> list[list[str]]:
    """The amounts of each column, its total at the end."""
    currency = text.agreement.account.currency
    return [
        [
            *(_cell(column, amount, currency) for amount in column.amounts),
            "" if column.total is None else formats.plain(column.total, currency),
        ]
        for column in columns
    ]


def _cell(column: Money, amount: int, currency: str) -> str:
    # Earlier amounts often fall on a few rows only: noughts in all the others would hide them.
    return formats.plain(amount, currency) if amount or column.head not in SPARSE else ""


def _look(size: float) -> list[Command]:
    return [
        ("FONT", (0, 1), (-1, -1), REGULAR, size),
        ("FONT", (2, 1), (2, -1), BOLD, size),
        ("FONT", (0, -1), (-1, -1), BOLD, size),
        ("LEFTPADDING", (2, 0), (-1, 0), HEAD_GAP),
        ("RIGHTPADDING", (0, 0), (1, 0), HEAD_GAP),
        ("TEXTCOLOR", (0, 1), (-1, -1), INK),
        ("ALIGN", (2, 1), (-1, -1), "RIGHT"),
        ("VALIGN", *ALL, "MIDDLE"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("BACKGROUND", (2, 1), (2, -2), TINT),
        ("RIGHTPADDING", (2, 0), (2, -1), TINTED),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 1.2 * mm),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 0.5 * mm),
        ("LINEBELOW", (0, 0), (-1, 0), 1, INK),
        ("LINEBELOW", (0, 1), (-1, -2), 0.3, HAIR),
        ("LINEABOVE", (0, -1), (-1, -1), 1, INK),
        ("LINEBELOW", (0, -1), (-1, -1), 1, INK),
        # The total never stands alone on a sheet.
        ("NOSPLIT", (0, -4), (-1, -1)),
    ]


def _year_ends(text: BilingualText) -> list[Command]:
    """A stronger line after the last payment of each year."""
    due = text.agreement.outcome.schedule.due
    return [
        ("LINEBELOW", (0, row), (-1, row), 0.9, GREY)
        for row, (day, following) in enumerate(pairwise(due), 1)
        if day.year != following.year
    ]


def _ending(outcome: Simulated) -> tuple[str, ...]:
    """What is owed if the plan ends, and on what interest runs then."""
    after = after_end(outcome)
    if isinstance(outcome.terms, SettlementTerms):
        return "note.ends.column", after
    if not outcome.waived.total:
        return "note.ends", after
    return "note.ends.waived", *(["note.example"] if len(outcome.schedule) > 1 else []), after


def _notes(text: BilingualText) -> list[str]:
    outcome = text.agreement.outcome
    notes = ["note.unit", *(_ending(outcome) if accelerates(text.agreement.organisation.policy.rule_set) else ())]
    if plan.down_payment(outcome):
        notes.append("note.down")
    if plan.unpaid_rows(outcome):
        notes.append("note.unpaid")
    return [*notes, *day_off(text.agreement, "note")]
