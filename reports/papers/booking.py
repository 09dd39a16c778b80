"""The booking sheet: all that the core system must book once an agreement is signed."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak

from reports import formats
from reports.formats import Language
from reports.kit.grid import Block, gap
from reports.pages.debt import parts_apart
from reports.pages.schedule import schedule
from reports.papers.sheet import headline, paper, rows, spoken, value_rows
from restructure.agreement import Agreement, Wording, terms_digest

PAD = 1 * mm


def booking_pdf(agreement: Agreement, wanted: Wording, reference: str = "") -> bytes:
    """The old parts, what is waived and when, the new schedule, the stop of contact; ``reference`` is that of the
    booking, where it is done."""
    outcome, digest = agreement.outcome, terms_digest(agreement)
    first = next(due for due, paid in zip(outcome.schedule.due, outcome.schedule.payment, strict=True) if paid)

    def more(language: Language) -> dict[str, str]:
        return {
            "first_day": formats.date(first, language),
            "booked_as": reference,
            "booked_until": formats.date(outcome.totals.final_due, language),
        }

    speaker = spoken(agreement, wanted, lambda one: {**more(one)})
    booked = "booking.done" if reference else "booking.blank"
    waived = [("booking.waived", "booking.waived.is")] if outcome.waived.total else []
    story: list[Block] = [
        headline(speaker, "booking.title"),
        speaker.paragraph("booking.lead", style="lead"),
        gap(3),
        *value_rows(
            speaker,
            ("memo.account", lambda _: agreement.account.number),
            ("paper.debtor", lambda _: agreement.debtor.name),
            pad=PAD,
        ),
        *rows(
            speaker,
            ("paper.agreement", "paper.agreement.is"),
            ("cost.plan", "cost.plan.is"),
            ("booking.first", "booking.first.is"),
            *waived,
            ("booking.stop", "booking.stop.is"),
            ("booking.reference", booked),
            pad=PAD,
        ),
        *value_rows(speaker, ("booking.digest", lambda _: f"{digest[:32]} {digest[32:]}"), pad=PAD),
        gap(5),
        CondPageBreak(50 * mm),
        speaker.line("booking.parts"),
        gap(1.5),
        parts_apart(speaker, PAD),
        gap(5),
        CondPageBreak(60 * mm),
        *schedule(speaker),
    ]
    return paper(speaker, story, agreement.number, mast="paper.of")
