"""One paper, one or two languages: a text in one column, or side by side in two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from reports import wording
from reports.facts import Facts, Pages, agent_line, collector_told, facts
from reports.formats import LANGUAGES, Language
from reports.layout.ending import sheets_taken
from reports.layout.grid import Block, height, two_columns
from reports.layout.sheet import FITTED_SPARE, LARGE_HEAD, LARGE_LINE, PAGES, Page, fitted, letterhead
from reports.layout.text import LINE_END, SOFT_END, Run, Text, runs
from reports.layout.type import LARGEST_ORDINARY, Align, Style, Styles, styles
from restructure.agreements.agreement import Agreement, Wording
from restructure.parties.organisation import page_size_of

Content = tuple[Run, ...]
SMALLER = (1.0,)
"""By so many points text may be smaller than usual before it takes a second sheet."""


@dataclass(frozen=True)
class BilingualText:
    """An agreement with the languages of its wording, and the facts of each; ``body`` is the size of its text. Where it
    is ``packed``, both languages of a cell stand on one line if that has room for them."""

    agreement: Agreement
    languages: tuple[Language, ...]
    facts: dict[Language, Facts]
    digest: str
    translation: bool
    body: float = 11
    packed: bool = False

    @property
    def tags(self) -> dict[str, str]:
        """Return how the file names its languages."""
        return wording.language_tags(self.agreement.organisation.policy.rule_set)

    @property
    def is_bilingual(self) -> bool:
        """Return whether every sentence stands twice."""
        return len(self.languages) == 2

    @property
    def page(self) -> Page:
        """The sheet that the organisation prints on."""
        ours = self.agreement.organisation
        page = PAGES[page_size_of(ours.page, ours.policy.rule_set)]
        if self.body <= LARGEST_ORDINARY:
            return page
        return replace(page, head=LARGE_HEAD + LARGE_LINE * self.second_head.count("\n"))

    @property
    def second_head(self) -> str:
        """Return what stands below the creditor at the head of each page: who acts, that a debt collector writes.
        In large print each has its line; beside a collector's own words the number of its mandate has no room there,
        nor in both languages."""
        large, agreement = self.body > LARGEST_ORDINARY, self.agreement
        brief = agreement.collector and (large or self.is_bilingual)
        said: list[str] = []
        for one in self.languages:
            # On one line what has to be said stands first; on lines of their own the agent follows its creditor.
            each = (collector_told(agreement, one), agent_line(agreement, one, brief=brief))
            said += reversed(each) if large else each
        return ("\n" if large else " · ").join(filter(None, said))

    @property
    def first_page(self) -> Page:
        """The same with the room alone that its letterhead leaves on the first."""
        page = self.page
        return replace(page, head=page.head + height(letterhead(self.agreement.letterhead.png, "")))

    @property
    def main(self) -> Language:
        """The language of figures that stand once: English where both are used."""
        return self.languages[0]

    def sized(self, body: float) -> BilingualText:
        """The same text in another size."""
        return replace(self, body=body)

    def styles(self, language: Language | None = None) -> Styles:
        """The styles of a language; of cells that hold both where none is named."""
        chinese = language == "zh" if language else "zh" in self.languages
        return styles(self.body, chinese=chinese and not self.packed)

    def runs(self, language: Language, *keys: str, **more: str | int) -> Content:
        """Several sentences in one language, one behind the other."""
        known = {**self.facts[language], **more}
        pattern = (" " if language == "en" else "").join(self.pattern(key, language) for key in keys)
        return runs(pattern, lambda piece: self.spelled(wording.filled(piece, known, language), language), language)

    def pattern(self, key: str, language: Language) -> str:
        """A sentence as the country whose rules hold says it."""
        return wording.pattern_of(key, language, self.agreement.organisation.policy.rule_set)

    def spelled(self, text: str, language: Language) -> str:
        """A text with its dates as that country writes them."""
        return wording.spelled(text, language, self.agreement.organisation.policy.rule_set)

    def plain(self, *keys: str, **more: str | int) -> str:
        """The same as a bare line for furniture and figures; both languages one behind the other."""
        return " ".join("".join(run.text for run in self.runs(one, *keys, **more)) for one in self.languages)

    def once(self, *keys: str, **more: str | int) -> str:
        """A bare line in the first language only, for figures that need no translation."""
        return "".join(run.text for run in self.runs(self.main, *keys, **more))

    def cell(self, *keys: str, style: str = "body", align: Align = "left", **more: str | int) -> Text:
        """Sentences for a cell: both languages one above the other."""
        return self.stacked([self.runs(one, *keys, **more) for one in self.languages], style, align)

    def value(self, write: Callable[[Language], str], style: str = "body", align: Align = "left") -> Text:
        """A value for a cell, written once where both languages write it alike."""
        return self.stacked(
            [(Run(self.spelled(write(one), one), language=one),) for one in self.languages], style, align
        )

    def inline(self, write: Callable[[Language], str], style: str = "body") -> Text:
        """A value in one line, both languages one behind the other; in two where it has no room on one."""
        said = _distinct([(Run(self.spelled(write(one), one), language=one),) for one in self.languages])
        return Text(_between(said, SOFT_END), self._style(style))

    def stacked(self, contents: Sequence[Content], style: str, align: Align = "left") -> Text:
        """Contents one above the other; those that repeat are left out."""
        end = SOFT_END if self.packed else LINE_END
        return Text(_between(_distinct(contents), end), self._style(style).aligned(align))

    def verbatim(self, content: str, style: str = "body", align: Align = "left") -> Text:
        """A figure or a name, as it is."""
        return Text(content, self._style(style).aligned(align))

    def paragraph(self, *keys: str, style: str = "body") -> Block:
        """Sentences across the page: one column, or one for each language; in large print one below the other."""
        if self.body > LARGEST_ORDINARY:
            return self.cell(*keys, style=style)
        return self.columns(lambda one: [Text(self.runs(one, *keys), getattr(self.styles(one), style))])[0]

    def columns(self, make: Callable[[Language], list[Block]]) -> list[Block]:
        """Blocks one below the other; in two columns where both languages are used."""
        if self.is_bilingual:
            return [two_columns(make("en"), make("zh"))]
        return make(self.main)

    def line(self, *keys: str, style: str = "section") -> Text:
        """A heading or a label: both languages in one line."""
        looks = self._style(style)
        if style == "page_head" and self.is_bilingual:
            looks = replace(self._style("title_pair"), heading=looks.heading)
        if style == "section" and self.packed:
            looks = replace(looks, size=self.body + 1.5, leading=1.3 * (self.body + 1.5))
        said = [(Run("".join(run.text for run in self.runs(one, *keys)), language=one),) for one in self.languages]
        return Text(_between(said, Run(" ")), looks)

    def _style(self, name: str) -> Style:
        style: Style = getattr(self.styles(), name)
        return style


def _distinct(contents: Sequence[Content]) -> list[Content]:
    """The contents without those that say again, in another language, what another one says in the same words."""
    words: dict[object, Content] = {}
    for content in contents:
        words.setdefault(tuple(run[:2] for run in content), content)
    return list(words.values())


def _between(contents: Sequence[Content], run: Run) -> Content:
    joined: Content = ()
    for content in contents:
        joined += (run, *content) if joined else content
    return joined


def bilingual_text(
    agreement: Agreement, wanted: Wording, pages: Pages, *, digest: str, translation: bool
) -> BilingualText:
    """The text of a wording."""
    languages = LANGUAGES if wanted == "both" else (wanted,)
    written = {one: facts(agreement, one, pages, short=wanted == "both") for one in languages}
    return BilingualText(agreement, languages, written, digest, translation)


def packed(text: BilingualText) -> BilingualText:
    """The text with both languages of a cell on one line where that has room for them."""
    return replace(text, packed=text.is_bilingual)


def on_one_sheet(
    text: BilingualText,
    make: Callable[[BilingualText, float], list[Block]],
    spacings: Sequence[float],
    page: Page,
    smaller: Sequence[float] = SMALLER,
) -> tuple[BilingualText, list[Block]]:
    """Return what ``make`` sets with the widest of ``spacings`` at which it fits one sheet, and the text it is set in.

    Where none does, the two languages of a cell share a line, then all is ``smaller`` by so many points; large print
    stays large. Where nothing helps, it takes the fewest sheets by the same helps, with as much white as these allow.
    """
    tight = packed(text)
    less = () if text.body > LARGEST_ORDINARY else smaller
    tried = [text, *([tight] if tight.packed else []), *(tight.sized(text.body - one) for one in less)]
    found: list[list[Block]] = []
    for place, one in enumerate(tried):
        # The tightest comes after every other help.
        found.append(fitted(partial(make, one), spacings if place == len(tried) - 1 else spacings[:-1], page))
        if height(found[-1]) <= page.text_height - FITTED_SPARE:
            return one, found[-1]
    rooms = page.text_height, text.page.text_height
    fewest = sheets_taken(make(tried[-1], spacings[-1]), *rooms)
    ways = ((one, make(one, white)) for one in tried for white in spacings)
    return next((one, made) for one, made in ways if sheets_taken(made, *rooms) <= fewest)
