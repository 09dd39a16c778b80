"""The booking sheet: all that the core system must book once an agreement is signed."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak

from reports import formats, plan
from reports.bilingual import BilingualText
from reports.formats import Language
from reports.layout.grid import Block, gap
from reports.layout.sheet import fitted, section
from reports.pages.debt import parts_apart
from reports.pages.schedule import payments_table
from reports.papers.sheet import PARTIES, headline, paper, paper_text, rows, value_rows
from restructure.agreements.agreement import Agreement, Wording, terms_digest

SPACINGS = (1.0, 0.8, 0.6, 0.4)
"""Millimetres above and below a row, the widest that keeps a usual plan on one sheet."""
ROW = 5 * mm


def booking_pdf(agreement: Agreement, wanted: Wording, reference: str = "") -> bytes:
    """The old parts, what is waived and when, the new schedule, the stop of contact; ``reference`` is that of the
    booking, where it is done."""
    outcome = agreement.outcome
    first, _ = plan.first_paid(outcome)

    def more(language: Language) -> dict[str, str]:
        return {
            "first_day": formats.date(first, language),
            "booked_as": reference,
            "booked_until": formats.date(outcome.totals.final_due, language),
        }

    text = paper_text(agreement, wanted, lambda one: {**more(one)})
    booked = "booking.done" if reference else "booking.blank"

    def story(spacing: float) -> list[Block]:
        return _story(text, spacing * mm, booked)

    return paper(text, fitted(story, SPACINGS, text.page), agreement.number, kind="booking", mast="paper.of")


def _story(text: BilingualText, pad: float, booked: str) -> list[Block]:
    agreement = text.agreement
    digest = terms_digest(agreement)
    waived = [("booking.waived", "booking.waived.is")] if agreement.outcome.waived.total else []
    return [
        headline(text, "booking.title"),
        text.paragraph("booking.lead", style="lead"),
        gap(3),
        *value_rows(
            text,
            ("memo.account", lambda _: agreement.account.number),
            ("paper.debtor", lambda _: agreement.debtor.name),
            pad=pad,
        ),
        *rows(
            text,
            *PARTIES,
            ("paper.agreement", "paper.agreement.is"),
            ("cost.plan", "cost.plan.is"),
            ("booking.first", "booking.first.is"),
            *waived,
            ("booking.stop", "booking.stop.is"),
            ("booking.reference", booked),
            pad=pad,
        ),
        *value_rows(text, ("booking.digest", lambda _: f"{digest[:32]} {digest[32:]}"), pad=pad),
        gap(5),
        CondPageBreak(50 * mm),
        text.line("booking.parts"),
        gap(1.5),
        parts_apart(text, pad),
        gap(4),
        *section([text.line("booking.schedule"), gap(1.5), payments_table(text, ROW)], 0),
    ]
