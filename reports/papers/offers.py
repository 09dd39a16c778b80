"""Papers before an agreement: an offer that lapses, the choices side by side, and what a creditor does by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import PageBreak

from reports import formats, plan, wording
from reports.bilingual import BilingualText, Content
from reports.facts import Facts, amount, once
from reports.formats import Language
from reports.in_short import payments_in_short
from reports.layout.grid import CONTENT_WIDTH, TEXT_WIDTH, Block, gap, label_row, ruled
from reports.layout.text import Text
from reports.pages.payee import asked_for, labelled, where_to_pay
from reports.papers.calendar import payments_table
from reports.papers.sheet import ADVICE, PAD, PARTIES, headline, paper, rows, signed_by, spoken, spread
from restructure.agreements.agreement import Agreement, Wording
from restructure.offers.outcome import Simulated
from restructure.offers.plan_summary import in_short

LABEL = 48 * mm
PAY_LABEL, PAIR_LABEL = 25, 38
"""Millimetres for the labels of where to pay, in one language and in two."""
MOST_RUNS = 6
"""More runs of equal payments than this are told as the first, what lies between, and the last."""


def offer_pdf(agreement: Agreement, open_until: date, wanted: Wording, body: float = 12) -> bytes:
    """An offer that lapses after ``open_until``; nothing is agreed by it."""
    outcome, identity = agreement.outcome, agreement.organisation.identity

    def more(language: Language) -> Facts:
        number = f": {identity.advice}" if language == "en" else f"：{identity.advice}"
        return _first(agreement, language) | {
            "open_until": formats.long_date(open_until, language),
            "simple_rate": formats.percent(outcome.rates.cn_simple, 2, language) if outcome.rates else "",
            "advice_number": number if identity.advice else "",
        }

    speaker = spoken(agreement, wanted, more, body)

    story = [*spread(speaker, _offer), *_overleaf(speaker, 1)]
    return paper(speaker, story, agreement.number, kind="offer", mast="paper.number")


def _offer(speaker: BilingualText, spacing: float) -> list[Block]:
    outcome, pad = speaker.agreement.outcome, PAD * spacing
    several = outcome.totals.payments > 1
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
            pad=pad,
        ),
        *([label_row(speaker.cell("offer.then", style="strong"), _payments(speaker, 1), pad)] if several else []),
        *rows(
            speaker,
            *([("offer.forgiven", "offer.forgiven.is")] if outcome.waived.total else []),
            *([("offer.rate", "offer.rate.is")] if outcome.rates else []),
            ("offer.no", "offer.no.is"),
            ("offer.free", "offer.free.is"),
            ("paper.call", "paper.call.is"),
            pad=pad,
        ),
        gap(6 * spacing),
        speaker.paragraph("offer.binding"),
        gap(12 * spacing),
        signed_by(speaker, "paper.debtor.signs", "paper.for_creditor"),
    ]


def forbearance_pdf(agreement: Agreement, wanted: Wording) -> bytes:
    """Return what a creditor holds back by itself while somebody pays; the debtor signs nothing.

    The default of the UK rule set: changing a regulated agreement may need a form of its own (CCA 1974, s. 82).
    """
    speaker = spoken(agreement, wanted, lambda language: _once(agreement, language), body=11)
    story = [*spread(speaker, _forbearance), *_overleaf(speaker)]
    return paper(speaker, story, agreement.number, kind="forbearance", mast="paper.number")


def _forbearance(speaker: BilingualText, spacing: float) -> list[Block]:
    agreement, pad = speaker.agreement, PAD * spacing
    outcome, organisation = agreement.outcome, agreement.organisation
    charged = ".rate" if plan.plan_interest(outcome) else ".free"
    label = (PAIR_LABEL if speaker.is_bilingual else PAY_LABEL) * mm
    where = asked_for(speaker)
    if organisation.bank.payee_account:
        where = labelled(where_to_pay(speaker), label, CONTENT_WIDTH)
    return [
        *_addressed(speaker),
        gap(3 * spacing),
        headline(speaker, "forbearance.title"),
        gap(2 * spacing),
        speaker.paragraph("forbearance.lead", style="lead"),
        gap(4 * spacing),
        *rows(
            speaker,
            PARTIES[0],
            ("paper.agent", "agent.name"),
            ("forbearance.account", "paper.contract.is"),
            pad=pad,
        ),
        label_row(speaker.cell("forbearance.pay", style="strong"), _payments(speaker), pad),
        label_row(
            speaker.cell("forbearance.total", style="strong"),
            speaker.cell("forbearance.total.is", f"forbearance.interest{charged}"),
            pad,
        ),
        label_row(speaker.cell("row.pay_to", style="strong"), where, pad),
        *rows(
            speaker,
            ("forbearance.we", "forbearance.we.is"),
            *([("forbearance.forgive", "forbearance.forgive.is")] if outcome.waived.total else []),
            ("forbearance.change", "forbearance.change.is"),
            ("forbearance.missed", "forbearance.missed.is"),
            ("forbearance.contract", "forbearance.contract.is"),
            ("forbearance.file", "forbearance.file.is"),
            ADVICE,
            pad=pad,
        ),
        gap(4 * spacing),
        signed_by(speaker, "paper.for_creditor"),
    ]


def _addressed(speaker: BilingualText) -> list[Block]:
    """To whom, where, and of which day."""
    debtor = speaker.agreement.debtor
    lines = [speaker.text(line) for line in (debtor.name, debtor.address) if line]
    return [*lines, gap(1), speaker.cell("forbearance.day")]


def _payments(speaker: BilingualText, skip: int = 0) -> Text:
    """Every payment but the first ``skip`` with its day: single ones by themselves, equal ones as a run; of many
    amounts the first, what lies between, and the last."""
    told = plan.runs(speaker.agreement.outcome, skip)
    said = [line for language in speaker.languages for line in _said_payments(speaker, told, language)]
    return speaker.stacked(said, "body")


def _overleaf(speaker: BilingualText, skip: int = 0) -> list[Block]:
    """Every payment on a sheet of its own, where their amounts are too many for a letter."""
    if len(plan.runs(speaker.agreement.outcome, skip)) <= MOST_RUNS:
        return []
    return [PageBreak(), speaker.line("schedule.head", style="page_head"), gap(3), payments_table(speaker)]


def _said_payments(speaker: BilingualText, told: Sequence[plan.Run], language: Language) -> list[Content]:
    between = [] if len(told) <= MOST_RUNS else [_between(speaker, told[1:-1], language)]
    first, *later = [_run(speaker, one, language) for one in (told if not between else (told[0], told[-1]))]
    carried = [speaker.runs(language, "payments.once")] if speaker.facts[language]["once_amount"] else []
    return [first, *between, *later, *carried]


def _run(speaker: BilingualText, one: plan.Run, language: Language) -> Content:
    return speaker.runs(
        language,
        "payments.run" if one.count > 1 else "payments.single",
        run_amount=amount(speaker.agreement, one.amount, language),
        run_count=one.count,
        run_day=formats.long_date(one.first, language),
        run_first=formats.date(one.first, language),
        run_last=formats.date(one.last, language),
    )


def _between(speaker: BilingualText, told: Sequence[plan.Run], language: Language) -> Content:
    least, most = min(one.amount for one in told), max(one.amount for one in told)
    return speaker.runs(
        language,
        "payments.between",
        run_count=sum(one.count for one in told),
        least=amount(speaker.agreement, least, language),
        most=amount(speaker.agreement, most, language),
        run_first=formats.date(told[0].first, language),
        run_last=formats.date(told[-1].last, language),
    )


def _first(agreement: Agreement, language: Language) -> Facts:
    day, paid = plan.first_paid(agreement.outcome)
    shown = formats.money(paid, agreement.account.currency, language)
    return {"first_amount": shown, "first_day": formats.long_date(day, language)} | _once(agreement, language)


def _once(agreement: Agreement, language: Language) -> Facts:
    """What one payment carries that the others do not, and its day; nothing where none does."""
    due = agreement.outcome.schedule.due[plan.begins(agreement.outcome)]
    carried = once(agreement)
    return {
        "once_amount": amount(agreement, carried, language) if carried else "",
        "once_day": formats.date(due, language),
    }


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
    return paper(speaker, story, agreement.account.number, kind="choices", mast="paper.number")


def _side_by_side(speaker: BilingualText, options: Sequence[Simulated]) -> Block:
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

    def payments(one: Simulated) -> Block:
        short = in_short(one)
        return speaker.value(lambda language: payments_in_short(short, language), "body", "right")

    lines: dict[str, Callable[[Simulated], Block]] = {
        "compare.each": payments,
        "compare.first": lambda one: figure(plan.first_paid(one)[1]),
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
