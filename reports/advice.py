"""The options that were considered with a client, each with its reason, and who is offered what: for the client and for
no creditor."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from calculators.rounding import Money
from reports.formats import Language
from reports.layout.grid import TEXT_WIDTH, Block, gap, ruled
from reports.layout.sheet import render
from reports.letters import Offers, offered_rows
from reports.statement import Paper
from restructure.household.distribution import Considered

PAD = 1 * mm
OPTION = 55 * mm
AMOUNT = 60 * mm


@dataclass(frozen=True, slots=True)
class Advice:
    """Ways out weighed: ``considered`` holds (way out, reason), of which nothing stands here without its reason.

    ``offers`` are those of the letters; ``lump_reason`` is why one sum does not meet priority arrears first, empty
    where it does.
    """

    offers: Offers
    considered: tuple[tuple[Considered, str], ...] = ()
    lump_reason: str = ""


def advice_pdf(advice: Advice, language: Language, letterhead: bytes = b"") -> bytes:
    """The page in one language. Refuses a text that the font cannot draw (``no_glyph``)."""
    offers = advice.offers
    paper = Paper(language, offers.currency, offers.page_size, offers.rule_set)
    around = paper.furniture(offers.number, offers.organisation, offers.made_on, "advice", letterhead=letterhead)
    return render(_story(advice, paper), around)


def _story(advice: Advice, paper: Paper) -> list[Block]:
    offers = advice.offers
    title = "advice.title" if advice.considered else "advice.chosen"
    story: list[Block] = [paper.say(title, "page_head"), gap(2), paper.text(offers.client, "strong")]
    story += [paper.text(paper.dated(offers.made_on), "muted"), gap(3)]
    if advice.considered:
        story += [paper.say("advice.opening", day=offers.made_on), gap(2), _options(advice, paper), gap(4)]
        story.append(paper.say("advice.chosen", "section"))
    story += [gap(1), _chosen(offers, paper)]
    if any(offers.shares):
        story += [gap(2), _amounts(offers, paper), gap(1), paper.unit()]
    if advice.lump_reason.strip():
        story += [gap(2), paper.say("advice.lump", why=advice.lump_reason.strip())]
    if offers.review_on:
        story += [gap(2), paper.say("advice.review", day=offers.review_on)]
    story += [gap(4), paper.say("advice.change"), gap(6), paper.text(offers.organisation), gap(4)]
    return [*story, paper.say("advice.own", "small")]


def _options(advice: Advice, paper: Paper) -> Block:
    rows: list[list[Block]] = [[paper.say("advice.option", "head"), paper.say("advice.why", "head")]]
    rows += [[paper.text(paper.name("considered", key), "strong"), paper.text(why)] for key, why in advice.considered]
    return ruled(rows, (OPTION, TEXT_WIDTH - OPTION), pad=PAD, between=3 * mm)


def _chosen(offers: Offers, paper: Paper) -> Block:
    others = sum(1 for debt, share in zip(offers.debts, offers.shares, strict=True) if share and not debt.priority)
    if offers.once:
        offered = paper.money(offers.available)
        return paper.text(paper.said("advice.once", amount=offered, creditors=sum(map(bool, offers.shares))))
    first = Money(offers.available - offers.left)
    sentences = [paper.said("advice.first", amount=paper.money(first))] if first else []
    sentences.append(paper.said("advice.way", amount=paper.money(offers.left), creditors=others))
    if others:
        sentences.append(paper.said(f"advice.way.{offers.method}"))
    return paper.text((" " if paper.language == "en" else "").join(sentences))


def _amounts(offers: Offers, paper: Paper) -> Block:
    """Who is offered what, and from when."""
    when = paper.say("advice.share.once", "head", "right")
    if not offers.once:
        when = paper.say("advice.share", "head", "right", day=offers.first_on)
    rows: list[list[Block]] = [[paper.say("letter.creditor", "head"), when]]
    rows += [[who, share] for _, who, share in offered_rows(offers, paper)]
    rows.append([paper.say("statement.total", "strong"), paper.figure(sum(offers.shares), "strong")])
    return ruled(rows, (TEXT_WIDTH - AMOUNT, AMOUNT), pad=PAD, between=3 * mm, totals=[len(rows) - 1])
