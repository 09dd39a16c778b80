"""The negotiation memo 催收备忘录: what was said, offered and answered, means and reasons, the rules, the next step.

Source: Measures for Consumer Finance Companies (2024): the record of collection is true, complete and traceable.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Literal

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak

from calculators.rounding import Money
from reports import formats, plan, wording
from reports.bilingual import BilingualText, packed
from reports.facts import amount
from reports.formats import Language
from reports.glyphs import drawable
from reports.layout.grid import Block, gap, height, ruled
from reports.papers.offers import amount_short
from reports.papers.sheet import PAD as ROW_PAD
from reports.papers.sheet import PARTIES, headline, paper, paper_text, rows, spread, value_rows
from reports.told import detail_of
from restructure.agreements.agreement import Agreement, Wording
from restructure.papers import PaperName
from restructure.parties.organisation import policy_of
from restructure.policy import Finding
from restructure.proposals.log_entry import FILE_ALONE
from restructure.services.paper_order import Said, Spoken, Talk

Audience = Literal["file", "debtor"]
TOLD = ("offered", "accepted", "refused", "countered", "signed")
INTERNAL = (*TOLD, *FILE_ALONE)
WHEN, HOW = 36 * mm, 40 * mm
WIDTHS = (WHEN, HOW, 94 * mm)
PAD = 1.1 * mm
ROOM_BELOW_HEAD, WHOLE = 26 * mm, 90 * mm
"""A shorter section goes whole to the next sheet."""


def memo_pdf(agreement: Agreement, talk: Talk, wanted: Wording, audience: Audience) -> bytes:
    """The memo for the file, or the copy that a debtor gets: without notes, reasons, releases, and what a plan is worth
    to the creditor."""
    text = packed(paper_text(agreement, wanted, lambda one: {"paper_day": formats.date(talk.made_on, one)}, body=10))
    story = spread(text, partial(_story, talk=talk, audience=audience))
    kind: PaperName = "memo" if audience == "file" else "memo_copy"
    return paper(text, story, agreement.number, kind=kind, mast="paper.of")


def _story(text: BilingualText, spacing: float, talk: Talk, audience: Audience) -> list[Block]:
    agreement, internal = text.agreement, audience == "file"
    pad = PAD * spacing
    sections = (
        ("memo.paper.contacts", _contacts(text, talk.contacts, pad)),
        ("memo.paper.offers", _offered(text, talk.events, INTERNAL if internal else TOLD, pad)),
        ("memo.paper.terms", _terms(text, pad)),
        ("memo.paper.means", _means(text, pad, internal=internal)),
        ("memo.paper.rules", _findings(text, pad, internal=internal)),
        ("memo.next", _table([[text.verbatim(_next(text, talk.contacts))]], (170 * mm,), pad)),
    )
    return [
        headline(text, f"memo.paper.title.{audience}"),
        text.line(f"memo.paper.{audience}", style="lead"),
        gap(4 * spacing),
        *value_rows(
            text,
            ("paper.debtor", lambda _: agreement.debtor.name),
            ("memo.account", lambda language: wording.beside(agreement.accounts, language)),
            pad=ROW_PAD * spacing,
        ),
        *rows(
            text,
            *PARTIES,
            ("paper.debt", "memo.paper.debt"),
            ("memo.paper.made", "certificate.day"),
            pad=ROW_PAD * spacing,
        ),
        *(block for key, body in sections for block in _section(text, key, body, spacing)),
    ]


def _section(text: BilingualText, key: str, body: list[Block], spacing: float) -> list[Block]:
    made = [text.line(key), gap(1), *(body or [text.paragraph("memo.nothing")])]
    whole = height(made)
    return [gap(5 * spacing), CondPageBreak(whole if whole < WHOLE else ROOM_BELOW_HEAD), *made]


def _table(lines: list[list[Block]], widths: Sequence[float], pad: float) -> list[Block]:
    return [ruled(lines, widths, pad=pad, between=3 * mm, heads=0)] if lines else []


def _contacts(text: BilingualText, contacts: Sequence[Spoken], pad: float) -> list[Block]:
    return _table([_contact(text, one) for one in contacts], WIDTHS, pad)


def _contact(text: BilingualText, one: Spoken) -> list[Block]:
    answered = "memo.talked" if one.talked else "memo.not_talked"

    def how(language: Language) -> str:
        comma = ", " if language == "en" else "，"
        return comma.join(wording.say(key, language) for key in (f"memo.channel.{one.channel}", answered))

    def said(language: Language) -> str:
        given = (("who", one.who), ("identity", one.identity), ("result", one.result), ("next", one.next_step))
        colon, stop = (": ", "; ") if language == "en" else ("：", "；")
        return stop.join(
            wording.say(f"memo.{name}", language) + colon + drawable(noted) for name, noted in given if noted
        ) or wording.say("memo.nothing", language)

    return [_when(text, one.at), text.value(how), text.value(said)]


def _when(text: BilingualText, at: datetime) -> Block:
    """A day as its country writes it, with the time; in both languages once, as both read it."""
    if text.is_bilingual:
        return text.verbatim(f"{at:%Y-%m-%d %H:%M}")
    return text.value(lambda language: f"{formats.brief_date(at.date(), language)} {at:%H:%M}")


def _events(text: BilingualText, events: Sequence[Said], shown: Sequence[str], pad: float) -> list[Block]:
    lines: list[list[Block]] = [
        [
            _when(text, one.at),
            text.cell(f"memo.{one.kind}"),
            text.value(partial(_told, one)),
        ]
        for one in events
        if one.kind in shown
    ]
    return _table(lines, WIDTHS, pad)


def _offered(text: BilingualText, events: Sequence[Said], shown: Sequence[str], pad: float) -> list[Block]:
    """The entries, and the unit of the figures that plans are told in."""
    lines = _events(text, events, shown, pad)
    return [*lines, gap(1), text.cell("note.unit", style="small")] if lines else []


def _told(one: Said, language: Language) -> str:
    told = one.detail.partition(": ")[2] if one.kind == "reason" else detail_of(one.kind, one.detail, language)
    return drawable(told)


def _terms(text: BilingualText, pad: float) -> list[Block]:
    agreement = text.agreement
    outcome = agreement.outcome
    waived = [("memo.paper.forgiven", outcome.totals.waived)] if outcome.totals.waived else []
    figures = [("memo.paper.first", plan.first_paid(outcome)[1]), ("memo.paper.total", outcome.totals.paid), *waived]
    lines: list[list[Block]] = [[text.cell("cost.plan"), text.cell("memo.paper.plan")]]
    lines += [[text.cell(key), _money(text, figure)] for key, figure in figures]
    return _table(lines, (WHEN + HOW, 94 * mm), pad)


def _money(text: BilingualText, money: int) -> Block:
    return text.value(partial(amount, text.agreement, money))


def _short(text: BilingualText, left: Money) -> Block:
    """How much is missing, as the comparison says it."""
    return text.value(lambda one: amount_short(amount(text.agreement, Money(-left), one), one))


def _means(text: BilingualText, pad: float, *, internal: bool) -> list[Block]:
    outcome = text.agreement.outcome
    month, left = outcome.month, plan.least_left(outcome)
    figures: list[tuple[str, Money | None]] = []
    if month is not None:
        figures += [("budget.income", month.income), ("budget.spending", month.spending)]
        figures += [("budget.priority", month.priority), ("budget.free", month.amount), ("compare.left", left)]
    if internal:
        figures += [("memo.paper.worth", outcome.present_value), ("memo.paper.no_deal", outcome.no_deal_value)]
    lines: list[list[Block]] = [
        [text.cell(key), _short(text, one) if key == "compare.left" and one < 0 else _money(text, one)]
        for key, one in figures
        if one is not None
    ]
    if internal and month is not None:
        lines.append([text.cell("memo.paper.verdict"), text.value(partial(_verdict, text.agreement))])
    return _table(lines, (WHEN + HOW, 94 * mm), pad)


def _verdict(agreement: Agreement, language: Language) -> str:
    outcome, policy = agreement.outcome, policy_of(agreement.organisation.policy)
    currency, often = agreement.account.currency, outcome.terms.frequency
    word, sentence = wording.verdict(outcome.affordability, policy, language, currency, often)
    return f"{word}. {sentence}" if language == "en" else f"{word}。{sentence}"


def _findings(text: BilingualText, pad: float, *, internal: bool) -> list[Block]:
    lines: list[list[Block]] = [
        [text.value(partial(_says, text, one)), text.value(partial(_source, one), "small")]
        for one in text.agreement.outcome.findings
        if internal or (one.severity == "text" and one.confirmed)
    ]
    return _table(lines, (110 * mm, 60 * mm), pad)


def _says(text: BilingualText, found: Finding, language: Language) -> str:
    return wording.finding(found, language, text.agreement.account.currency)


def _source(found: Finding, language: Language) -> str:
    return wording.source(found, language)


def _next(text: BilingualText, contacts: Sequence[Spoken]) -> str:
    said = next((one.next_step for one in reversed(contacts) if one.next_step), "")
    return drawable(said) or text.plain("memo.nothing")
