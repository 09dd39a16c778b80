"""The letter after a missed payment: each row that is due, what to pay by when, what happens else. No threat in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportlab.lib.units import mm

from calculators.rounding import Money
from reports import formats
from reports.bilingual import BilingualText
from reports.facts import Facts
from reports.formats import Language
from reports.layout.ending import Signing
from reports.layout.grid import Block, gap, height, ruled
from reports.layout.sheet import section
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
    signed_by,
    spread,
    value_rows,
)
from reports.promised import limitation_warned
from restructure.agreements.agreement import Agreement, Wording
from restructure.agreements.default_notice import Missed, still_open
from restructure.agreements.progress import Row
from restructure.parties.organisation import accelerates

WIDTHS = (14 * mm, 60 * mm, 32 * mm, 32 * mm, 32 * mm)
HEADS = ("calendar.number", "schedule.due", "notice.payment", "notice.arrived", "notice.open")


def notice_pdf(agreement: Agreement, missed: Missed, wanted: Wording, body: float = 11) -> bytes:
    """The notice in one language or both."""
    text = paper_text(agreement, wanted, partial(_facts, agreement, missed), body)
    story = spread(text, lambda one, spacing: _story(one, missed, spacing), smaller=(1.0, 1.5))
    return paper(text, story, missed.number, kind="notice", mast="paper.of")


def _facts(agreement: Agreement, missed: Missed, language: Language) -> Facts:
    currency, rate = agreement.account.currency, agreement.outcome.debt.contract_rate
    at = formats.percent(rate, 2, language) if rate is not None else ""
    pattern = {"en": f", {at} a year", "zh": f"（年利率{at}）"}[language]
    return {
        "missing": formats.money(missed.missing, currency, language),
        "needed": formats.money(missed.needed, currency, language),
        "missed_count": len(missed.due),
        "missed_on": formats.date(missed.due[0].due, language),
        "cure_day": formats.long_date(missed.cure_day, language),
        "ends_on": formats.date(missed.ends_on, language) if missed.ends_on else "",
        "owed_now": formats.money(missed.owed, currency, language) if missed.owed is not None else "",
        "paid": formats.money(missed.paid, currency, language),
        "notice_rate": pattern if at else "",
    }


def _story(text: BilingualText, missed: Missed, spacing: float) -> list[Block]:
    many = ".many" if len(missed.due) > 1 else ""
    part = ".part" if not many and missed.due[0].covered else many
    more = ".more" if missed.coming else ""
    paid = [("notice.paid", "notice.paid.is")] if missed.paid else []
    british = text.agreement.organisation.policy.rule_set == "uk"
    pad = PAD * spacing
    return [
        *addressed(text, missed.made_on, missed.number),
        gap(3 * spacing),
        headline(text, f"notice.title{many}"),
        gap(2 * spacing),
        text.paragraph(f"notice.lead{part}", style="lead"),
        gap(4 * spacing),
        *_open(text, missed, spacing),
        gap(3 * spacing),
        *rows(
            text,
            *PARTIES,
            ("forbearance.account", "paper.contract.is"),
            ("notice.pay", f"notice.pay.is{more}"),
            pad=pad,
        ),
        pay_to(text, pad),
        *rows(
            text,
            *paid,
            *_ending(text.agreement, missed),
            CALL,
            *advice(text),
            *([("notice.help", "notice.help.is")] if british else []),
            *complaints(text),
            pad=pad,
        ),
        *value_rows(text, ("offer.limitation", partial(limitation_warned, text.agreement)), pad=pad),
        gap(8 * spacing),
        Signing(),
        signed_by(text, "paper.for_creditor", on=missed.made_on),
    ]


def _ending(agreement: Agreement, missed: Missed) -> list[tuple[str, str]]:
    """What happens else; where the rest may not fall due by this letter, what would have to come first."""
    if missed.ends_on is None or not accelerates(agreement.organisation.policy.rule_set):
        return [("notice.else", "notice.else.notice")]
    waived = [("notice.revives", "notice.revives.is")] if agreement.outcome.waived.total else []
    return [
        ("notice.else", "notice.else.is"),
        *waived,
        ("notice.after", "notice.after.is"),
        ("notice.why", "notice.why.is"),
    ]


def _open(text: BilingualText, missed: Missed, spacing: float) -> list[Block]:
    """The rows and in what they are, on one sheet where they are few."""
    shown = [_open_rows(text, missed, 1.2 * mm * spacing), gap(spacing), text.paragraph("note.unit", style="small")]
    return section(shown, 0) if height(shown) < text.page.text_height / 2 else shown


def _open_rows(text: BilingualText, missed: Missed, pad: float) -> Block:
    """Each row that is due with its sum; below it those that fall due meanwhile, and what both come to."""
    right = {"notice.payment", "notice.arrived", "notice.open"}
    made: list[list[Block]] = [
        [text.cell(key, style="head", align="right" if key in right else "left") for key in HEADS]
    ]
    totals = []
    for key, shown, total in (
        ("notice.due", missed.due, missed.missing),
        ("notice.needed", missed.coming, missed.needed),
    ):
        if shown:
            made += _lines(text, shown)
            totals.append(len(made))
            made.append([text.verbatim(""), text.cell(key, style="strong"), "", "", _figure(text, total, "strong")])
    return ruled(made, WIDTHS, pad=pad, between=3 * mm, totals=totals)


def _lines(text: BilingualText, shown: Sequence[Row]) -> list[list[Block]]:
    return [
        [
            text.verbatim(str(row.number)),
            text.value(partial(formats.long_date, row.due)),
            *(_figure(text, one) for one in (row.payment, row.covered, still_open(row))),
        ]
        for row in shown
    ]


def _figure(text: BilingualText, money: Money, style: str = "body") -> Block:
    return text.verbatim(formats.plain(money, text.agreement.account.currency), style, "right")
