"""The budget statement on paper: one or two pages that an agreement or a letter can carry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from reportlab.lib.units import mm

from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats, wording
from reports.formats import Language
from reports.glyphs import missing_glyphs
from reports.layout.grid import HALF_WIDTH, TEXT_WIDTH, Block, gap, height, ruled, table
from reports.layout.sheet import FITTED_SPARE, PAGES, Furniture, fitted, render
from reports.layout.sheet import letterhead as letterhead_blocks
from reports.layout.sheet import section as together
from reports.layout.text import Text
from reports.layout.type import INK, Align, Styles, styles
from restructure.household.categories import SECTIONS, Section
from restructure.household.means import Means, line_per_month
from restructure.household.sheet import Line, Sheet, is_told, resolved, used_amount
from restructure.papers import PaperName
from restructure.parties.organisation import PageSize
from restructure.policy import PolicyName

BODY = 11
SMALLER = (0.0, 0.5, 1.0)
"""By so many points the text of a paper may be smaller before it takes a second sheet."""
PAD = 0.55 * mm
SPACINGS = (1.0, 0.8, 0.6, 0.4)
"""Shares of the usual white space; the widest at which a statement fits one sheet is taken."""
WIDTHS = (55 * mm, 17 * mm, 23 * mm, 27 * mm, 24 * mm, 24 * mm)


@dataclass(frozen=True, slots=True)
class Statement:
    """A budget statement. ``client`` is whose it is; ``agreed_on`` the day on which the client confirmed it, None for a
    draft."""

    number: str
    made_on: date
    organisation: str
    client: str
    currency: str
    sheet: Sheet
    means: Means
    agreed_on: date | None = None
    page_size: PageSize = "a4"
    rule_set: PolicyName = "neutral"


@dataclass(frozen=True, slots=True)
class Paper:
    """Setup of a paper: its language, its currency, and texts in its styles."""

    language: Language
    currency: str
    page_size: PageSize
    rule_set: PolicyName = "neutral"
    body: float = BODY

    @property
    def styles(self) -> Styles:
        """The styles of its language."""
        return styles(self.body, chinese=self.language == "zh")

    def say(self, key: str, style: str = "body", align: Align = "left", **facts: int | str | date) -> Text:
        """A sentence of the catalogue."""
        return self.text(self.said(key, **facts), style, align)

    def said(self, key: str, **facts: int | str | date) -> str:
        """The same as a plain text."""
        return wording.local(key, self.language, self.rule_set, currency=self.currency, **facts)

    def name(self, group: str, value: str) -> str:
        """Return what a choice is called in the country whose rules hold."""
        return self.said(f"name.{group}.{value}")

    def text(self, content: str, style: str = "body", align: Align = "left") -> Text:
        """A text as it is. Refuses what the font cannot draw."""
        plain = " ".join(content.split())
        missing = missing_glyphs(plain)
        if missing:
            raise Refusal("text", "no_glyph", given=missing)
        return Text(plain, getattr(self.styles, style).aligned(align))

    def figure(self, amount: int, style: str = "body") -> Text:
        """An amount in a column."""
        return self.text(formats.plain(amount, self.currency), style, "right")

    def unit(self) -> Text:
        """Return in what the amounts of its columns are."""
        return self.say("note.unit", "small", unit=formats.unit(self.currency, self.language))

    def by_hand(self, key: str, pad: float = 3 * mm) -> Block:
        """A line on which what is not known is written by hand."""
        under = ("LINEBELOW", (0, 0), (0, 0), 0.6, INK)
        return table([[self.say(key, "small"), ""]], [HALF_WIDTH, TEXT_WIDTH - HALF_WIDTH], under, pad=pad)

    def rule_by_hand(self, pad: float) -> Block:
        """Another such line, for what goes on below."""
        under = ("LINEBELOW", (0, 0), (0, 0), 0.6, INK)
        blank = self.text("\N{NO-BREAK SPACE}", "small")
        return table([[blank, ""]], [HALF_WIDTH, TEXT_WIDTH - HALF_WIDTH], under, pad=pad)

    def dated(self, day: date) -> str:
        """A day as the country writes it."""
        return wording.spelled(formats.date(day, self.language), self.language, self.rule_set)

    def money(self, amount: int) -> str:
        """An amount in a sentence."""
        return formats.money(amount, self.currency, self.language)

    def furniture(
        self, number: str, author: str, made_on: date, kind: PaperName, state: str = "", letterhead: bytes = b""
    ) -> Furniture:
        """Return what stands above and below every page, and the letterhead on the first."""
        tags = wording.language_tags(self.rule_set)
        return Furniture(
            language=tags[self.language],
            named=tags,
            made_on=made_on,
            author=author,
            number=number,
            mast_left=author,
            mast_right=self.said("statement.number", number=number),
            state=state,
            page=lambda page, pages: self.said("foot.page", page=page, pages=pages),
            digest="",
            head="",
            check="",
            initials="",
            size=PAGES[self.page_size],
            kind=kind,
            belongs_to=number,
            letterhead=letterhead,
            organisation=author,
        )


def on_one_sheet(
    paper: Paper, make: Callable[[Paper, float], list[Block]], spacings: Sequence[float], around: Furniture
) -> list[Block]:
    """Return what ``make`` sets with the widest of ``spacings`` at which it fits one sheet below the letterhead.

    The text is smaller before the last of the white goes. Where nothing helps, it takes more sheets with all its white.
    """
    room = replace(around.size, head=height(letterhead_blocks(around.letterhead, around.organisation)))
    found = []
    for less in SMALLER:
        white = spacings if less == SMALLER[-1] else spacings[:-1]
        found.append(fitted(partial(make, replace(paper, body=BODY - less)), white, room))
        if height(found[-1]) <= room.text_height - FITTED_SPARE:
            return found[-1]
    return found[0]


def statement_pdf(statement: Statement, language: Language, letterhead: bytes = b"") -> bytes:
    """The statement in one language; the same statement gives the same bytes.

    Refuses a text that the font cannot draw (``no_glyph``).
    """
    paper = Paper(language, statement.currency, statement.page_size, statement.rule_set)
    state = "" if statement.agreed_on else paper.said("statement.draft")
    around = paper.furniture(
        statement.number, statement.organisation, statement.made_on, "statement", state, letterhead
    )
    return render(on_one_sheet(paper, partial(_story, statement), SPACINGS, around), around)


def _story(statement: Statement, paper: Paper, spacing: float) -> list[Block]:
    sheet, means = resolved(statement.sheet), statement.means
    mistaken = {one.line for one in means.mistakes}
    left_out = [line for index, line in enumerate(sheet.lines) if index in mistaken]
    story: list[Block] = [
        paper.say("statement.title", "page_head"),
        gap(1),
        *_about(statement, paper),
        paper.unit(),
        gap(2 * spacing),
    ]
    for section in SECTIONS:
        lines = [line for line in sheet.lines if line.section == section and is_told(line)]
        if lines:
            lined = _table(section, lines, left_out, means, paper, PAD * spacing)
            story += [lined, *_guidelines(section, statement, paper), gap(2 * spacing)]
    story += [*together([_totals(means, paper, PAD * spacing)], 2 * mm * spacing), gap(2 * spacing)]
    story += _notes(sheet, paper)
    story += [paper.say("statement.how", "small"), gap(1)]
    if statement.agreed_on is None:
        story.append(paper.say("statement.consent.open"))
    else:
        story.append(paper.say("statement.consent", day=statement.agreed_on))
    story += _partner_told(sheet, paper)
    story.append(paper.say("statement.prepared", "small", name=statement.organisation, day=statement.made_on))
    return story


def _about(statement: Statement, paper: Paper) -> list[Block]:
    sheet = statement.sheet
    persons = paper.said("statement.persons", adults=sheet.adults, children=sheet.children)
    mode = paper.name("mode", sheet.mode)
    whose = [statement.client, *([sheet.partner] if sheet.mode == "joint" else [])]
    who = formats.names_of(list(filter(None, whose)), paper.language)
    named = " · ".join(part for part in (who, persons, mode) if part)
    return [paper.text(named, "strong")]


def _partner_told(sheet: Sheet, paper: Paper) -> list[Block]:
    """Of a joint sheet whether the partner has agreed too, and when."""
    if sheet.mode != "joint":
        return []
    partner = sheet.partner or paper.said("statement.partner.unnamed")
    agreed = next((one.at.date() for one in sheet.consents if one.who == "partner"), None)
    if agreed is None:
        return [paper.say("statement.partner.open", partner=partner)]
    return [paper.say("statement.partner", partner=partner, day=agreed)]


def _table(
    section: Section, lines: Sequence[Line], left_out: Sequence[Line], means: Means, paper: Paper, pad: float
) -> Block:
    name = paper.name("section", section)
    columns = ("statement.who", "statement.amount", "statement.often", "statement.month", "statement.shown")
    aligns: tuple[Align, ...] = ("left", "right", "left", "right", "left")
    heads = [paper.say(key, "head", align) for key, align in zip(columns, aligns, strict=True)]
    rows: list[list[Block]] = [[paper.text(name, "strong"), *heads]]
    rows += [_line(line, paper, counts=all(line is not one for one in left_out)) for line in lines]
    total: list[Block] = [paper.say("statement.total", "strong"), "", "", ""]
    rows.append([*total, paper.figure(means.sections[section], "strong"), ""])
    return ruled(rows, WIDTHS, pad=pad, between=2 * mm, totals=[len(rows) - 1])


def _line(line: Line, paper: Paper, *, counts: bool) -> list[Block]:
    """The cells of a line; of one that counts for nothing no sum that a reader would add up."""
    return [
        paper.text(_name_of(line, paper)),
        paper.text(paper.name("who", line.who), "muted"),
        paper.figure(used_amount(line)),
        paper.text(wording.per(line.frequency, paper.language), "muted"),
        paper.figure(line_per_month(line)) if counts else paper.say("statement.not_counted", "muted", "right"),
        paper.text(paper.name("shown_by", line.evidence), "muted"),
    ]


def _name_of(line: Line, paper: Paper) -> str:
    """Return what a line is called: its own words, or its category's."""
    return line.title or paper.name("category", line.category)


def _guidelines(section: Section, statement: Statement, paper: Paper) -> list[Block]:
    said: list[Block] = []
    reasons = dict(statement.sheet.reasons)
    for one in statement.means.guidelines:
        if one.covers[0] != section:
            continue
        if not one.above:
            said.append(paper.say("statement.guideline", "small", amount=one.standard))
        elif why := reasons.get(one.covers[0], "").strip():
            said.append(paper.say("statement.above", "small", amount=one.standard, above=one.above, why=why))
        else:
            said.append(paper.say("statement.above.bare", "small", amount=one.standard, above=one.above))
    return said


def _totals(means: Means, paper: Paper, pad: float) -> Block:
    month = means.month
    savings = month.savings if month else Money(0)
    income = means.sections["income"]
    rows = [
        [paper.say("statement.income"), paper.figure(income)],
        [paper.say("statement.spending"), paper.figure(means.before_savings - income)],
        [paper.say("statement.before"), paper.figure(means.before_savings)],
        [paper.say("statement.savings"), paper.figure(-savings)],
        [paper.say("statement.surplus", "strong"), paper.figure(month.amount if month else 0, "strong")],
    ]
    return ruled(rows, (TEXT_WIDTH - 45 * mm, 45 * mm), pad=pad, between=3 * mm, heads=0, totals=[4])


def _notes(sheet: Sheet, paper: Paper) -> list[Block]:
    said: list[Block] = []
    for line in filter(is_told, sheet.lines):
        name = _name_of(line, paper)
        if line.months:
            said.append(paper.say(f"statement.irregular.{line.basis}", "small", name=name, count=len(line.months)))
        if line.note:
            said.append(paper.text(wording.labelled(name, line.note, paper.language), "small"))
    return [paper.say("statement.note", "head"), *said, gap(1.5)] if said else []
