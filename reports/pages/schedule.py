"""Every payment: what it does and what is still owed after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlab.lib.units import mm

from calculators.schedule import Column
from reports import formats, plan
from reports.kit.grid import ALL, TEXT_WIDTH, Block, Command, gap, table
from reports.kit.sheet import fitted
from reports.kit.type import BOLD, GREY, HAIR, INK, REGULAR, TINT
from reports.voice import Voice
from restructure.organisation import accelerates
from restructure.simulation import Simulated
from restructure.terms import SettlementTerms

SIZE = 11
ROW_HEIGHTS = (5.6, 5.4, 5.2, 5.0)
"""Millimetres, the widest that keeps a plan and its notes on one sheet."""

NUMBER_WIDTH, DATE_WIDTH = 11 * mm, 36 * mm
SATURDAY = 5
WEEKEND_DOT = " •"
SPARSE = ("schedule.arrears", "schedule.fee")


@dataclass(frozen=True, slots=True)
class Money:
    """A column of amounts: the key of its head, and its total where it has one."""

    head: str
    amounts: Column
    total: int | None


def schedule(voice: Voice) -> list[Block]:
    """The table of all payments, its head repeated on each sheet, and what the last column means."""
    return fitted(lambda row_height: _page(voice, row_height * mm), ROW_HEIGHTS, voice.page)


def _page(voice: Voice, row_height: float) -> list[Block]:
    return [
        voice.line("schedule.head", style="page_head"),
        gap(1.5),
        payments_table(voice, row_height),
        gap(2.2),
        voice.cell(*_notes(voice)),
    ]


def _columns(voice: Voice) -> list[Money]:
    """The columns that hold anything; what is still owed comes last."""
    outcome = voice.agreement.outcome
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
    if settled and accelerates(voice.agreement.organisation):
        shown.append(Money("schedule.ends", rows.owed_after_default, None))
    return shown


def payments_table(voice: Voice, row_height: float) -> Block:
    """Each payment with its parts and their totals; ``row_height`` in points."""
    columns = _columns(voice)
    rows: list[Sequence[Block]] = [_heads(voice, columns), *_cells(voice, columns), _totals(voice, columns)]
    heights = [None, *[row_height] * (len(rows) - 2), row_height + 1 * mm]
    room = (TEXT_WIDTH - NUMBER_WIDTH - DATE_WIDTH) / len(columns)
    return table(
        rows,
        [NUMBER_WIDTH, DATE_WIDTH, *[room] * len(columns)],
        *_look(),
        *_year_ends(voice),
        repeat=1,
        heights=heights,
    )


def _heads(voice: Voice, columns: list[Money]) -> list[Block]:
    names = [voice.cell(key, style="head") for key in ("schedule.number", "schedule.due")]
    return [*names, *(voice.cell(column.head, style="head", align="right") for column in columns)]


def _cells(voice: Voice, columns: list[Money]) -> list[list[str]]:
    currency = voice.agreement.account.currency
    texts = [[_cell(column, amount, currency) for amount in column.amounts] for column in columns]
    due = [
        formats.short_date(day, voice.main) + (WEEKEND_DOT if day.weekday() >= SATURDAY else "")
        for day in voice.agreement.outcome.schedule.due
    ]
    first = voice.agreement.outcome.schedule.first_number
    numbers = [str(number) for number in range(first, first + len(due))]
    return [list(row) for row in zip(numbers, due, *texts, strict=True)]


def _cell(column: Money, amount: int, currency: str) -> str:
    # Earlier amounts often fall on a few rows only: noughts in all the others would hide them.
    return formats.plain(amount, currency) if amount or column.head not in SPARSE else ""


def _totals(voice: Voice, columns: list[Money]) -> list[str]:
    currency = voice.agreement.account.currency
    sums = ["" if column.total is None else formats.plain(column.total, currency) for column in columns]
    return [voice.plain("schedule.total"), "", *sums]


def _look() -> list[Command]:
    return [
        ("FONT", (0, 1), (-1, -1), REGULAR, SIZE),
        ("FONT", (2, 1), (2, -1), BOLD, SIZE),
        ("FONT", (0, -1), (-1, -1), BOLD, SIZE),
        ("TEXTCOLOR", (0, 1), (-1, -1), INK),
        ("ALIGN", (2, 1), (-1, -1), "RIGHT"),
        ("VALIGN", *ALL, "MIDDLE"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("BACKGROUND", (2, 1), (2, -2), TINT),
        ("RIGHTPADDING", (2, 0), (2, -1), 1.4 * mm),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 1.2 * mm),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 0.9 * mm),
        ("LINEBELOW", (0, 0), (-1, 0), 1, INK),
        ("LINEBELOW", (0, 1), (-1, -2), 0.3, HAIR),
        ("LINEABOVE", (0, -1), (-1, -1), 1, INK),
        ("LINEBELOW", (0, -1), (-1, -1), 1, INK),
        # The total never stands alone on a sheet.
        ("NOSPLIT", (0, -4), (-1, -1)),
    ]


def _year_ends(voice: Voice) -> list[Command]:
    """A stronger line after the last payment of each year."""
    due = voice.agreement.outcome.schedule.due
    return [
        ("LINEBELOW", (0, row), (-1, row), 0.9, GREY)
        for row, (day, following) in enumerate(pairwise(due), 1)
        if day.year != following.year
    ]


def _ending(outcome: Simulated) -> tuple[str, ...]:
    """What is owed if the plan ends, and on what interest runs then."""
    after = "note.after_end.rate" if outcome.debt.contract_rate is not None else "note.after_end"
    if isinstance(outcome.terms, SettlementTerms):
        return "note.ends.column", after
    if not outcome.waived.total:
        return "note.ends", after
    return "note.ends.waived", *(["note.example"] if len(outcome.schedule) > 1 else []), after


def _notes(voice: Voice) -> list[str]:
    outcome = voice.agreement.outcome
    notes = ["note.unit", *(_ending(outcome) if accelerates(voice.agreement.organisation) else ())]
    if plan.down_payment(outcome):
        notes.append("note.down")
    if plan.unpaid_rows(outcome):
        notes.append("note.unpaid")
    if any(day.weekday() >= SATURDAY for day in outcome.schedule.due):
        notes.append("note.weekend")
    return notes
