"""The letter after a missed payment: what to pay by when, what happens else, what comes back. No threat in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.rounding import Money
from reports import formats
from reports.facts import Facts
from reports.formats import Language
from reports.kit.grid import Block, gap
from reports.papers.sheet import PARTIES, headline, paper, rows, signed_by, spoken
from restructure.agreement import Agreement, Wording


@dataclass(frozen=True, slots=True)
class Missed:
    """What a notice says: ``missing`` was due by ``since``; paid by ``cure_day`` the plan goes on, else it ends on
    ``ends_on`` and ``owed`` is due. ``number`` is the notice's own."""

    number: str
    made_on: date
    since: date
    missing: Money
    paid: Money
    cure_day: date
    ends_on: date
    owed: Money


def notice_pdf(agreement: Agreement, missed: Missed, wanted: Wording) -> bytes:
    """The notice in one language or both."""
    currency, rate = agreement.account.currency, agreement.outcome.debt.contract_rate

    def more(language: Language) -> Facts:
        at = formats.percent(rate, 2, language) if rate is not None else ""
        pattern = {"en": f", {at} a year", "zh": f"（年利率{at}）"}[language]
        return {
            "missing": formats.money(missed.missing, currency, language),
            "missed_on": formats.date(missed.since, language),
            "cure_day": formats.long_date(missed.cure_day, language),
            "ends_on": formats.date(missed.ends_on, language),
            "owed_now": formats.money(missed.owed, currency, language),
            "paid": formats.money(missed.paid, currency, language),
            "notice_rate": pattern if at else "",
            "paper_day": formats.date(missed.made_on, language),
        }

    speaker = spoken(agreement, wanted, more, body=12)
    waived = [("notice.revives", "notice.revives.is")] if agreement.outcome.waived.total else []
    paid = [("notice.paid", "notice.paid.is")] if missed.paid else []
    advice = [("notice.advice", "notice.advice.is")] if agreement.organisation.advice else []
    story: list[Block] = [
        headline(speaker, "notice.title"),
        gap(2),
        speaker.paragraph("notice.lead", style="lead"),
        gap(6),
        *rows(
            speaker,
            *PARTIES,
            ("notice.pay", "notice.pay.is"),
            *paid,
            ("notice.else", "notice.else.is"),
            *waived,
            ("notice.after", "notice.after.is"),
            ("notice.why", "notice.why.is"),
            ("paper.call", "paper.call.is"),
            *advice,
        ),
        gap(12),
        signed_by(speaker, "paper.for_creditor"),
        gap(3),
        speaker.paragraph("certificate.day"),
    ]
    return paper(speaker, story, missed.number, mast="paper.of")
