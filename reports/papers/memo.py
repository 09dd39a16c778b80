"""The negotiation memo 催收备忘录: what was said, offered and answered, means and reasons, the rules, the next step.

Source: Measures for Consumer Finance Companies (2024): the record of collection is true, complete and traceable.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak

from calculators.rounding import Money
from reports import formats, plan, wording
from reports.bilingual import BilingualText
from reports.facts import amount
from reports.formats import Language
from reports.glyphs import missing_glyphs
from reports.layout.grid import Block, gap, height, ruled
from reports.papers.sheet import PAD as ROW_PAD
from reports.papers.sheet import PARTIES, headline, paper, rows, spoken, spread, value_rows
from reports.told import said_of
from restructure.agreements.agreement import Agreement, Wording
from restructure.papers import PaperName
from restructure.parties.organisation import policy_of
from restructure.policy import Finding
from restructure.services.paper_order import Said, Spoken, Talk

Audience = Literal["file", "debtor"]
TOLD = ("offered", "accepted", "refused", "countered", "signed")
INTERNAL = (*TOLD, "note", "reason", "asked", "released", "declined")
WHEN, HOW = 30 * mm, 44 * mm
WIDTHS = (WHEN, HOW, 96 * mm)
PAD = 1.1 * mm
ROOM_BELOW_HEAD = 26 * mm
NOT_DRAWN = "\N{GETA MARK}"
"""Stands where somebody typed a character that the font does not have: a log cannot be corrected."""


def memo_pdf(agreement: Agreement, talk: Talk, wanted: Wording, audience: Audience) -> bytes:
    """The memo for the file, or the copy that a debtor gets: without notes, reasons, releases, and what a plan is worth
    to the creditor."""
    speaker = spoken(agreement, wanted, lambda one: {"paper_day": formats.date(talk.made_on, one)}, body=10)
    story = spread(speaker, partial(_story, talk=talk, audience=audience))
    kind: PaperName = "memo" if audience == "file" else "memo_copy"
    return paper(speaker, story, agreement.number, kind=kind, mast="paper.of")


def _story(speaker: BilingualText, spacing: float, talk: Talk, audience: Audience) -> list[Block]:
    agreement, internal = speaker.agreement, audience == "file"
    pad = PAD * spacing
    sections = (
        ("memo.paper.contacts", _contacts(speaker, talk.contacts, pad)),
        ("memo.paper.offers", _events(speaker, talk.events, INTERNAL if internal else TOLD, pad)),
        ("memo.paper.terms", _terms(speaker, pad)),
        ("memo.paper.means", _means(speaker, pad, internal=internal)),
        ("memo.paper.rules", _findings(speaker, pad, internal=internal)),
        ("memo.next", _table([[speaker.text(_next(speaker, talk.contacts))]], (170 * mm,), pad)),
    )
    return [
        headline(speaker, f"memo.paper.title.{audience}"),
        speaker.line(f"memo.paper.{audience}", style="lead"),
        gap(4 * spacing),
        *value_rows(
            speaker,
            ("paper.debtor", lambda _: agreement.debtor.name),
            ("memo.account", lambda _: agreement.account.number),
            pad=ROW_PAD * spacing,
        ),
        *rows(
            speaker,
            *PARTIES,
            ("paper.debt", "memo.paper.debt"),
            ("memo.paper.made", "certificate.day"),
            pad=ROW_PAD * spacing,
        ),
        *(block for key, body in sections for block in _section(speaker, key, body, spacing)),
    ]


def _section(speaker: BilingualText, key: str, body: Block | None, spacing: float) -> list[Block]:
    shown = body if body is not None else speaker.paragraph("memo.nothing")
    made = [speaker.line(key), gap(1), shown]
    return [gap(5 * spacing), CondPageBreak(min(ROOM_BELOW_HEAD, height(made))), *made]


def _table(lines: list[list[Block]], widths: Sequence[float], pad: float) -> Block | None:
    return ruled(lines, widths, pad=pad, between=3 * mm, heads=0) if lines else None


def _drawn(text: str) -> str:
    """A typed text as far as the font can draw it."""
    plain = " ".join(text.split())
    for character in missing_glyphs(plain):
        plain = plain.replace(character, NOT_DRAWN)
    return plain


def _contacts(speaker: BilingualText, contacts: Sequence[Spoken], pad: float) -> Block | None:
    return _table([_contact(speaker, one) for one in contacts], WIDTHS, pad)


def _contact(speaker: BilingualText, one: Spoken) -> list[Block]:
    answered = "memo.talked" if one.talked else "memo.not_talked"

    def how(language: Language) -> str:
        comma = ", " if language == "en" else "，"
        return comma.join(wording.say(key, language) for key in (f"memo.channel.{one.channel}", answered))

    def said(language: Language) -> str:
        given = (("who", one.who), ("identity", one.identity), ("result", one.result), ("next", one.next_step))
        colon, stop = (": ", "; ") if language == "en" else ("：", "；")
        return stop.join(
            wording.say(f"memo.{name}", language) + colon + _drawn(text) for name, text in given if text
        ) or wording.say("memo.nothing", language)

    return [speaker.text(one.at.strftime("%Y-%m-%d %H:%M")), speaker.value(how), speaker.value(said)]


def _events(speaker: BilingualText, events: Sequence[Said], shown: Sequence[str], pad: float) -> Block | None:
    lines: list[list[Block]] = [
        [
            speaker.text(one.at.strftime("%Y-%m-%d %H:%M")),
            speaker.cell(f"memo.{one.kind}"),
            speaker.value(partial(_told, one)),
        ]
        for one in events
        if one.kind in shown
    ]
    return _table(lines, WIDTHS, pad)


def _told(one: Said, language: Language) -> str:
    return _drawn(one.detail.partition(": ")[2] if one.kind == "reason" else said_of(one.detail, language))


def _terms(speaker: BilingualText, pad: float) -> Block | None:
    agreement = speaker.agreement
    outcome = agreement.outcome
    waived = [("memo.paper.forgiven", outcome.totals.waived)] if outcome.totals.waived else []
    figures = [("memo.paper.first", plan.first_paid(outcome)[1]), ("memo.paper.total", outcome.totals.paid), *waived]
    lines: list[list[Block]] = [[speaker.cell("cost.plan"), speaker.cell("memo.paper.plan")]]
    lines += [[speaker.cell(key), _money(speaker, figure)] for key, figure in figures]
    return _table(lines, (WHEN + HOW, 96 * mm), pad)


def _money(speaker: BilingualText, money: int) -> Block:
    return speaker.value(partial(amount, speaker.agreement, money))


def _means(speaker: BilingualText, pad: float, *, internal: bool) -> Block | None:
    outcome = speaker.agreement.outcome
    month, left = outcome.month, outcome.affordability.left
    figures: list[tuple[str, Money | None]] = []
    if month is not None:
        figures += [("budget.income", month.income), ("budget.spending", month.spending)]
        figures += [("budget.priority", month.priority), ("budget.free", month.amount), ("compare.left", left)]
    if internal:
        figures += [("memo.paper.worth", outcome.present_value), ("memo.paper.no_deal", outcome.no_deal_value)]
    lines: list[list[Block]] = [[speaker.cell(key), _money(speaker, one)] for key, one in figures if one is not None]
    if internal and month is not None:
        lines.append([speaker.cell("memo.paper.verdict"), speaker.value(partial(_verdict, speaker.agreement))])
    return _table(lines, (WHEN + HOW, 96 * mm), pad)


def _verdict(agreement: Agreement, language: Language) -> str:
    outcome, policy = agreement.outcome, policy_of(agreement.organisation.policy)
    currency, often = agreement.account.currency, outcome.terms.frequency
    word, sentence = wording.verdict(outcome.affordability, policy, language, currency, often)
    return f"{word}. {sentence}" if language == "en" else f"{word}。{sentence}"


def _findings(speaker: BilingualText, pad: float, *, internal: bool) -> Block | None:
    lines: list[list[Block]] = [
        [speaker.value(partial(_says, speaker, one)), speaker.value(partial(_source, one), "small")]
        for one in speaker.agreement.outcome.findings
        if internal or (one.severity == "text" and one.confirmed)
    ]
    return _table(lines, (110 * mm, 60 * mm), pad)


def _says(speaker: BilingualText, found: Finding, language: Language) -> str:
    return wording.finding(found, language, speaker.agreement.account.currency)


def _source(found: Finding, language: Language) -> str:
    return wording.source(found, language)


def _next(speaker: BilingualText, contacts: Sequence[Spoken]) -> str:
    said = next((one.next_step for one in reversed(contacts) if one.next_step), "")
    return _drawn(said) or speaker.plain("memo.nothing")
