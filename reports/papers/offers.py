"""Papers before an agreement: an offer that lapses, the choices side by side, and what a creditor does by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from reportlab.lib.units import mm

from reports import formats, plan, wording
from reports.facts import Facts
from reports.formats import Language
from reports.kit.grid import TEXT_WIDTH, Block, gap, ruled
from reports.papers.sheet import PAD, PARTIES, headline, paper, rows, signed_by, spoken, spread
from reports.voice import Voice
from restructure.agreement import Agreement, Wording
from restructure.simulation import Simulated
from restructure.terms import SettlementTerms

LABEL = 48 * mm


def offer_pdf(agreement: Agreement, open_until: date, wanted: Wording, body: float = 12) -> bytes:
    """An offer that lapses after ``open_until``; nothing is agreed by it."""
    outcome, organisation = agreement.outcome, agreement.organisation

    def more(language: Language) -> Facts:
        number = f": {organisation.advice}" if language == "en" else f"：{organisation.advice}"
        return _first(agreement, language) | {
            "open_until": formats.long_date(open_until, language),
            "simple_rate": formats.percent(outcome.rates.cn_simple, 2, language) if outcome.rates else "",
            "advice_number": number if organisation.advice else "",
        }

    speaker = spoken(agreement, wanted, more, body)

    return paper(speaker, spread(speaker, _offer), agreement.number, mast="paper.number")


def _offer(speaker: Voice, spacing: float) -> list[Block]:
    outcome = speaker.agreement.outcome
    several = outcome.totals.payments > 1 and not isinstance(outcome.terms, SettlementTerms)
    return [
        headline(speaker, "offer.title"),
        gap(2 * spacing),
        speaker.paragraph("offer.lead", style="lead"),
        gap(6 * spacing),
        *rows(
            speaker,
            *PARTIES,
            ("offer.debt", "offer.debt.is"),
            ("offer.pay", "offer.pay.is"),
            ("offer.first", "offer.first.is"),
            *([("offer.then", "offer.then.is")] if several else []),
            *([("offer.forgiven", "offer.forgiven.is")] if outcome.waived.total else []),
            *([("offer.rate", "offer.rate.is")] if outcome.rates else []),
            ("offer.no", "offer.no.is"),
            ("offer.free", "offer.free.is"),
            ("paper.call", "paper.call.is"),
            pad=PAD * spacing,
        ),
        gap(6 * spacing),
        speaker.paragraph("offer.binding"),
        gap(12 * spacing),
        signed_by(speaker, "paper.debtor.signs", "paper.for_creditor"),
    ]


def forbearance_pdf(agreement: Agreement, wanted: Wording) -> bytes:
    """What a creditor holds back by itself while somebody pays; the debtor signs nothing.

    The default of the UK rule set: changing a regulated agreement may need a form of its own (CCA 1974, s. 82).
    """
    speaker = spoken(agreement, wanted, lambda language: _first(agreement, language), body=12)
    outcome = agreement.outcome
    story: list[Block] = [
        headline(speaker, "forbearance.title"),
        gap(2),
        speaker.paragraph("forbearance.lead", style="lead"),
        gap(6),
        *rows(
            speaker,
            *PARTIES,
            ("forbearance.pay", "forbearance.pay.is"),
            ("forbearance.we", "forbearance.we.is"),
            *([("forbearance.forgive", "forbearance.forgive.is")] if outcome.waived.total else []),
            ("forbearance.change", "forbearance.change.is"),
            ("forbearance.contract", "forbearance.contract.is"),
            ("forbearance.file", "forbearance.file.is"),
            *([("forbearance.advice", "forbearance.advice.is")] if agreement.organisation.advice else []),
        ),
        gap(12),
        signed_by(speaker, "paper.for_creditor"),
    ]
    return paper(speaker, story, agreement.number, mast="paper.number")


def _first(agreement: Agreement, language: Language) -> Facts:
    day, amount = plan.first_paid(agreement.outcome)
    shown = formats.money(amount, agreement.account.currency, language)
    return {"first_amount": shown, "first_day": formats.long_date(day, language)}


def comparison_pdf(agreement: Agreement, options: Sequence[Simulated], wanted: Wording) -> bytes:
    """The choices side by side for the debtor: what to pay, never what a creditor would accept.

    ``agreement`` is a draft of any of them; it says who and what is owed.
    """
    speaker = spoken(agreement, wanted)
    story: list[Block] = [
        headline(speaker, "compare.title"),
        gap(2),
        speaker.paragraph("compare.lead", style="lead"),
        gap(6),
        _side_by_side(speaker, options),
        gap(3),
        speaker.paragraph("compare.note", style="small"),
        gap(3),
        *rows(speaker, *PARTIES, ("paper.call", "paper.call.is")),
    ]
    return paper(speaker, story, agreement.account.number, mast="paper.number")


def _side_by_side(speaker: Voice, options: Sequence[Simulated]) -> Block:
    currency = speaker.agreement.account.currency

    def figure(amount: int) -> Block:
        return speaker.text(formats.plain(amount, currency), "strong", "right")

    def said(key: str) -> Block:
        return speaker.cell(key, align="right")

    def left(one: Simulated) -> Block:
        least = one.affordability.left
        return said("compare.unknown") if least is None else figure(least)

    def rate(one: Simulated) -> Block:
        if one.rates is None:
            return said("compare.none")
        simple = one.rates.cn_simple
        return speaker.value(lambda language: formats.percent(simple, 2, language), "body", "right")

    def end(one: Simulated) -> Block:
        return speaker.value(lambda language: formats.date(one.totals.final_due, language), "body", "right")

    def count(one: Simulated) -> Block:
        return speaker.text(str(one.totals.payments), "body", "right")

    lines: dict[str, Callable[[Simulated], Block]] = {
        "compare.first": lambda one: figure(one.schedule.payment[0]),
        "compare.then": lambda one: figure(one.totals.largest_payment),
        "compare.count": count,
        "compare.end": end,
        "compare.total": lambda one: figure(one.totals.paid),
        "compare.forgiven": lambda one: figure(one.waived.total),
        "compare.rate": rate,
        "compare.left": left,
    }
    names = [partial(_name, one, number) for number, one in enumerate(options, 1)]
    heads: list[Block] = [speaker.text(""), *(speaker.value(name, "head", "right") for name in names)]
    made = [heads, *([speaker.cell(key), *map(write, options)] for key, write in lines.items())]
    each = (TEXT_WIDTH - LABEL) / len(options)
    return ruled(made, [LABEL, *[each] * len(options)], pad=1.4 * mm, between=4 * mm)


def _name(option: Simulated, number: int, language: Language) -> str:
    return f"{number} {wording.name('kind', option.terms.kind, language)}"
