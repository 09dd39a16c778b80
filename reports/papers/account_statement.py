"""The statement of account: what fell due under a plan and what arrived, day by day, as a letter that can be posted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from reportlab.lib.units import mm

from calculators.rounding import NOTHING, Money
from reports import formats
from reports.bilingual import BilingualText
from reports.facts import Facts, amount
from reports.formats import Language
from reports.layout.grid import Block, gap, ruled
from reports.papers.sheet import (
    CALL,
    PAD,
    PARTIES,
    addressed,
    advice,
    complaints,
    headline,
    paper,
    paper_text,
    pay_to,
    rows,
    spread,
)
from restructure.agreements.agreement import Agreement, Wording
from restructure.agreements.progress import Progress

WIDTHS = (48 * mm, 38 * mm, 28 * mm, 28 * mm, 28 * mm)
HEADS = ("entry.on", "entry.what", "entry.due", "entry.arrived", "entry.open")
ARRIVED = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the account: a payment of the plan that fell due under its ``number``, or money that arrived."""

    on: date
    number: int
    money: Money

    @property
    def is_due(self) -> bool:
        """Return whether it fell due; else it arrived."""
        return self.number != ARRIVED


def entries(now: Progress) -> list[Entry]:
    """Return what fell due up to the day of ``now`` and what arrived, the oldest first; of one day what fell due."""
    ended = now.completed_on or now.on
    due = [Entry(one.due, one.number, one.payment) for one in now.rows if one.payment and one.due <= min(ended, now.on)]
    arrived = [Entry(one.paid_on, ARRIVED, one.amount) for one in now.counted if not one.reversed]
    return sorted([*due, *arrived], key=lambda one: (one.on, not one.is_due))


def account_statement_pdf(agreement: Agreement, now: Progress, wanted: Wording) -> bytes:
    """The statement as of the day of ``now``, in one language or both."""
    text = paper_text(agreement, wanted, partial(_facts, agreement, now))
    story = spread(text, partial(_story, now=now))
    return paper(text, story, agreement.number, kind="account_statement", mast="paper.of")


def _story(text: BilingualText, spacing: float, *, now: Progress) -> list[Block]:
    ahead = [key for key in ("entry.note.ahead",) if any(one < 0 for _, one in running(now))]
    pad = PAD * spacing
    entered = [_table(text, now), gap(2 * spacing), text.paragraph("note.unit", *ahead, style="small")]
    return [
        *addressed(text, now.on, text.agreement.number),
        gap(4 * spacing),
        headline(text, "account.title"),
        gap(2 * spacing),
        text.paragraph("account.lead", style="lead"),
        gap(4 * spacing),
        *(entered if entries(now) else [text.paragraph("account.no_entries")]),
        gap(4 * spacing),
        *rows(
            text,
            *PARTIES,
            ("forbearance.account", "paper.contract.is"),
            ("account.total", "account.total.is"),
            ("account.paid", "account.paid.is"),
            ("account.missing", "account.missing.is"),
            ("account.left", "account.left.is"),
            pad=pad,
        ),
        *([pay_to(text, pad)] if now.left else []),
        *rows(text, CALL, *advice(text), *complaints(text), pad=pad),
    ]


def _facts(agreement: Agreement, now: Progress, language: Language) -> Facts:
    return {
        "account_day": formats.long_date(now.on, language),
        "account_paid": amount(agreement, now.paid, language),
        "account_missing": amount(agreement, now.missing, language),
        "account_left": amount(agreement, now.left, language),
    }


def running(now: Progress) -> list[tuple[Entry, Money]]:
    """Each entry with what is open behind it; less than nothing where more has arrived than fell due."""
    found, still = [], NOTHING
    for one in entries(now):
        still = Money(still + (one.money if one.is_due else -one.money))
        found.append((one, still))
    return found


def _table(text: BilingualText, now: Progress) -> Block:
    right = set(HEADS[2:])
    made: list[list[Block]] = [
        [text.cell(key, style="head", align="right" if key in right else "left") for key in HEADS]
    ]
    for one, still in running(now):
        what = text.cell("entry.row", row=one.number) if one.is_due else text.cell("entry.money")
        sums: list[Block] = [_figure(text, one.money), text.verbatim("")]
        day = text.value(partial(formats.date, one.on))
        made.append([day, what, *(sums if one.is_due else sums[::-1]), _figure(text, still, "strong")])
    return ruled(made, WIDTHS, pad=1 * mm, between=3 * mm)


def _figure(text: BilingualText, money: Money, style: str = "body") -> Block:
    return text.verbatim(formats.plain(money, text.agreement.account.currency), style, "right")
