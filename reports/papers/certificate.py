"""The settlement certificate 结清证明, in its two wordings: paid in full, or settled as agreed with a part forgiven."""

from __future__ import annotations

from datetime import date
from functools import partial

from reports import formats
from reports.bilingual import BilingualText
from reports.facts import Facts
from reports.formats import Language
from reports.layout.ending import Signing
from reports.layout.grid import Block, gap
from reports.papers.sheet import PAD, PARTIES, headline, paper, paper_text, rows, signed_by, spread, value_rows
from restructure.agreements.agreement import Agreement, Wording, certificate_number
from restructure.agreements.progress import Progress


def certificate_pdf(
    agreement: Agreement, now: Progress, completed_on: date, made_on: date, wanted: Wording, body: float = 11
) -> bytes:
    """The certificate of an agreement that was completed on ``completed_on``, with what arrived for it ``now``."""
    currency, waived, paid = agreement.account.currency, agreement.outcome.waived.total, now.paid
    interest = paid - now.over - agreement.outcome.debt.total + waived
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
            "paid_interest": formats.money(interest, currency, language),
            "sum_paid": formats.money(paid, currency, language),
            "paid_over": formats.money(now.over, currency, language),
            "sum_of_debt": _sum(agreement, interest, now.over, language),
        }

    text = paper_text(agreement, wanted, more, body)

    make = partial(_story, once=len(days) == 1, interest=interest, over=now.over > 0, made_on=made_on)
    story = spread(text, make, smaller=(1.0, 1.5))
    return paper(text, story, certificate_number(agreement.number), kind="certificate", mast="paper.number")


def _in_words(amount: int, currency: str, language: Language) -> str:
    """An amount in words as it stands behind its figure."""
    said = formats.in_words(amount, currency, language)
    return said[0].lower() + said[1:]


def _sum(agreement: Agreement, interest: int, over: int, language: Language) -> str:
    """The debt, what was added to it, taken off it and paid too much, as a sum that a reader can follow."""
    outcome, shown = agreement.outcome, partial(formats.money, currency=agreement.account.currency, language=language)
    added = f" + {shown(interest)}" if interest else ""
    off = f" {formats.MINUS} {shown(outcome.waived.total)}" if outcome.waived.total else ""
    beyond = f" + {shown(over)}" if over else ""
    return f"{shown(outcome.debt.total)}{added}{off}{beyond}"


def _story(text: BilingualText, spacing: float, *, once: bool, interest: int, over: bool, made_on: date) -> list[Block]:
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
            ("certificate.co_debtor", lambda _: agreement.bound.co_debtor),
            ("certificate.guarantor", lambda _: agreement.bound.guarantor),
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
            *([("certificate.interest", "certificate.interest.is")] if interest > 0 else []),
            *forgiven,
            *([("certificate.sum", "certificate.sum.is")] if interest > 0 or waived or over else []),
            *([("certificate.over", "certificate.over.is")] if over else []),
            ("certificate.on", "certificate.on.is"),
            pad=PAD * spacing,
        ),
        gap(8 * spacing),
        text.paragraph(f"certificate.{reduced}", "certificate.nothing", style="body" if text.is_bilingual else "lead"),
        gap(14 * spacing),
        Signing(),
        signed_by(text, "paper.for_creditor", on=made_on),
        gap(8 * spacing),
        text.paragraph("certificate.copies", style="small"),
    ]
