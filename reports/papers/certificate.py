"""The settlement certificate 结清证明, in its two wordings: paid in full, or settled as agreed with a part forgiven."""

from __future__ import annotations

from datetime import date

from calculators.rounding import Money
from reports import formats
from reports.facts import Facts
from reports.formats import Language
from reports.kit.grid import Block, gap
from reports.papers.sheet import PAD, PARTIES, headline, paper, rows, signed_by, spoken, spread, value_rows
from reports.voice import Voice
from restructure.agreement import Agreement, Wording


def certificate_number(agreement_number: str) -> str:
    """The number of an agreement's certificate.

    >>> certificate_number("RA-2026-000417")
    'SC-2026-000417'
    """
    return agreement_number.replace("RA-", "SC-", 1)


def certificate_pdf(agreement: Agreement, paid: Money, completed_on: date, made_on: date, wanted: Wording) -> bytes:
    """The certificate of an agreement whose last payment arrived on ``completed_on``; ``paid`` is all that arrived."""
    currency, waived = agreement.account.currency, agreement.outcome.waived.total

    def more(language: Language) -> Facts:
        return {
            "paid": formats.money(paid, currency, language),
            "paid_words": formats.in_words(paid, currency, language),
            "debt_words": formats.in_words(agreement.outcome.debt.total, currency, language),
            "waived_in_words": formats.in_words(waived, currency, language),
            "completed_on": formats.date(completed_on, language),
            "paper_day": formats.date(made_on, language),
        }

    speaker = spoken(agreement, wanted, more)

    return paper(
        speaker, spread(speaker, _story), certificate_number(agreement.number), kind="certificate", mast="paper.number"
    )


def _story(speaker: Voice, spacing: float) -> list[Block]:
    agreement = speaker.agreement
    waived = agreement.outcome.waived.total
    reduced = "reduced" if waived else "full"
    one = agreement.outcome.totals.payments == 1
    forgiven = [("certificate.forgiven", "certificate.forgiven.is")] if waived else []
    return [
        gap(8 * spacing),
        headline(speaker, "certificate.title"),
        speaker.line(f"certificate.kind.{reduced}", style="lead"),
        gap(8 * spacing),
        *value_rows(
            speaker,
            ("paper.debtor", lambda _: agreement.debtor.name),
            ("paper.id", lambda _: agreement.debtor.id_number),
            pad=PAD * spacing,
        ),
        *rows(
            speaker,
            *PARTIES,
            ("paper.contract", "paper.contract.is"),
            ("paper.agreement", "paper.agreement.is"),
            ("paper.debt", "paper.debt.is"),
            ("certificate.how", "certificate.how.one" if one else "certificate.how.is"),
            ("certificate.paid", "certificate.paid.is"),
            *forgiven,
            ("certificate.on", "certificate.on.is"),
            pad=PAD * spacing,
        ),
        gap(8 * spacing),
        speaker.paragraph(f"certificate.{reduced}", "certificate.nothing", style="lead"),
        gap(14 * spacing),
        signed_by(speaker, "paper.for_creditor"),
        gap(3),
        speaker.paragraph("certificate.day"),
        gap(8 * spacing),
        speaker.paragraph("certificate.copies", style="small"),
    ]
