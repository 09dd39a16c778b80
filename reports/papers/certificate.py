"""The settlement certificate 结清证明, in its two wordings: paid in full, or settled as agreed with a part forgiven."""

from __future__ import annotations

from datetime import date
from functools import partial

from reports import formats
from reports.bilingual import BilingualText
from reports.facts import Facts
from reports.formats import Language
from reports.layout.grid import Block, gap
from reports.papers.sheet import PAD, PARTIES, headline, paper, paper_text, rows, signed_by, spread, value_rows
from restructure.agreements.agreement import Agreement, Wording, certificate_number
from restructure.agreements.progress import Progress


def certificate_pdf(agreement: Agreement, now: Progress, completed_on: date, made_on: date, wanted: Wording) -> bytes:
    """The certificate of an agreement that was completed on ``completed_on``, with what arrived for it ``now``."""
    currency, waived, paid = agreement.account.currency, agreement.outcome.waived.total, now.paid
    days = [one.paid_on for one in now.counted if one.paid_on <= completed_on] or [completed_on]

    def more(language: Language) -> Facts:
        return {
            "paid": formats.money(paid, currency, language),
            "paid_words": _in_words(paid, currency, language),
            "debt_words": _in_words(agreement.outcome.debt.total, currency, language),
            "waived_in_words": _in_words(waived, currency, language),
            "completed_on": formats.date(completed_on, language),
            "received": len(days),
            "first_received": formats.date(days[0], language),
            "last_received": formats.date(days[-1], language),
            "paper_day": formats.date(made_on, language),
        }

    text = paper_text(agreement, wanted, more)

    story = spread(text, partial(_story, once=len(days) == 1))
    return paper(text, story, certificate_number(agreement.number), kind="certificate", mast="paper.number")


def _in_words(amount: int, currency: str, language: Language) -> str:
    """An amount in words as it stands behind its figure."""
    said = formats.in_words(amount, currency, language)
    return said[0].lower() + said[1:]


def _story(text: BilingualText, spacing: float, *, once: bool) -> list[Block]:
    agreement = text.agreement
    waived = agreement.outcome.waived.total
    reduced = "reduced" if waived else "full"
    forgiven = [("certificate.forgiven", "certificate.forgiven.is")] if waived else []
    return [
        gap(8 * spacing),
        headline(text, "certificate.title"),
        text.line(f"certificate.kind.{reduced}", style="lead"),
        gap(8 * spacing),
        *value_rows(
            text,
            ("paper.debtor", lambda _: agreement.debtor.name),
            ("paper.id", lambda _: agreement.debtor.id_number),
            pad=PAD * spacing,
        ),
        *rows(
            text,
            *PARTIES,
            ("paper.contract", "paper.contract.is"),
            ("paper.agreement", "paper.agreement.is"),
            ("paper.debt", "paper.debt.is"),
            ("certificate.how", "certificate.how.one" if once else "certificate.how.is"),
            ("certificate.paid", "certificate.paid.is"),
            *forgiven,
            ("certificate.on", "certificate.on.is"),
            pad=PAD * spacing,
        ),
        gap(8 * spacing),
        text.paragraph(f"certificate.{reduced}", "certificate.nothing", style="lead"),
        gap(14 * spacing),
        signed_by(text, "paper.for_creditor"),
        gap(3),
        text.paragraph("certificate.day"),
        gap(8 * spacing),
        text.paragraph("certificate.copies", style="small"),
    ]
