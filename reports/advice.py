"""The options that were considered with a client, each with its reason: for the client and for no creditor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from calculators.distribution import ShareMethod
from calculators.rounding import NOTHING, Money
from reports import formats, wording
from reports.formats import Language
from reports.layout.grid import TEXT_WIDTH, Block, gap, ruled
from reports.layout.sheet import render
from reports.statement import Paper
from restructure.household.distribution import Considered
from restructure.parties.organisation import PageSize

PAD = 1 * mm
OPTION = 55 * mm


@dataclass(frozen=True, slots=True)
class Advice:
    """Ways out weighed: ``considered`` holds (way out, reason), of which nothing stands here without its reason.

    ``available`` is what a month leaves for the ``creditors``, in minor units, after what goes ``first`` to priority
    debts; ``lump_reason`` is why one sum does not
    meet priority arrears first, empty where it does.
    """

    number: str
    made_on: date
    organisation: str
    client: str
    currency: str
    considered: tuple[tuple[Considered, str], ...]
    method: ShareMethod
    available: Money
    creditors: int
    first: Money = NOTHING
    lump_reason: str = ""
    review_on: date | None = None
    page_size: PageSize = "a4"


def advice_pdf(advice: Advice, language: Language) -> bytes:
    """The page in one language. Refuses a text that the font cannot draw (``no_glyph``)."""
    paper = Paper(language, advice.currency, advice.page_size)
    around = paper.furniture(advice.number, advice.organisation, advice.made_on, "advice")
    return render(_story(advice, paper), around)


def _story(advice: Advice, paper: Paper) -> list[Block]:
    story: list[Block] = [paper.say("advice.title", "page_head"), gap(2), paper.text(advice.client, "strong"), gap(3)]
    story += [paper.say("advice.opening", day=advice.made_on), gap(2), _options(advice, paper), gap(4)]
    story += [paper.say("advice.chosen", "section"), gap(1), _chosen(advice, paper)]
    if advice.lump_reason.strip():
        story += [gap(2), paper.text(wording.say("advice.lump", paper.language, why=advice.lump_reason.strip()))]
    if advice.review_on:
        story += [gap(2), paper.say("advice.review", day=advice.review_on)]
    story += [gap(4), paper.say("advice.change"), gap(6), paper.text(advice.organisation), gap(4)]
    return [*story, paper.say("advice.own", "small")]


def _options(advice: Advice, paper: Paper) -> Block:
    rows: list[list[Block]] = [[paper.say("advice.option", "head"), paper.say("advice.why", "head")]]
    rows += [
        [paper.text(wording.name("considered", key, paper.language), "strong"), paper.text(why)]
        for key, why in advice.considered
    ]
    return ruled(rows, (OPTION, TEXT_WIDTH - OPTION), pad=PAD, between=3 * mm)


def _chosen(advice: Advice, paper: Paper) -> Block:
    amount = formats.money(advice.available, advice.currency, paper.language)
    how_much = wording.say("advice.way", paper.language, amount=amount, creditors=advice.creditors)
    how = wording.say(f"advice.way.{advice.method}", paper.language)
    sentences = [how_much, how] if advice.creditors else []
    if advice.first:
        first = formats.money(advice.first, advice.currency, paper.language)
        sentences.insert(0, wording.say("advice.first", paper.language, amount=first))
    return paper.text((" " if paper.language == "en" else "").join(sentences))
