"""Pieces of paper laid out and not drawn: what stands on one line of them, and what is torn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from random import Random
from string import ascii_lowercase

from reportlab.platypus import Table

from reports.layout.grid import TEXT_WIDTH, Block
from reports.layout.text import Text
from restructure.agreements.agreement import Agreement
from restructure.parties.organisation import amended
from tests.support.varied import TELEPHONES

FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2,3}")
SLACK = 0.02
"""Points by which a line may be wider than its place, since widths are added up in another order."""


def texts_in(block: Block, wide: float = TEXT_WIDTH) -> Iterator[Text]:
    """Every text of a block that was wrapped; those in rows of a fixed height are wrapped here."""
    if isinstance(block, Text):
        if not block.lines:
            block.wrap(wide, 1e6)
        yield block
    elif isinstance(block, Table):
        for row in block._cellvalues:
            yield from chain.from_iterable(map(texts_in, row, block._colWidths))
    elif isinstance(block, list | tuple):
        yield from chain.from_iterable(texts_in(one, wide) for one in block)


def torn(blocks: Iterable[Block], whole: Iterable[str]) -> list[str]:
    """What is wrong with blocks as wide as a page: figures and ``whole`` texts that are not on one line, lines that run
    beyond their place."""
    found: list[str] = []
    tight = [(text, text.replace(" ", "")) for text in whole]
    for block in blocks:
        block.wrap(TEXT_WIDTH, 1e6)
        for text in texts_in(block):
            lines = ["".join(piece.text for piece in line) for line in text.lines]
            said = "".join(run.text for run in text.content)
            found += [line for line, one in zip(lines, text.lines, strict=True) if _wide(one) > text.width + SLACK]
            found += [one for one in FIGURE.findall(said) if not any(one in line for line in lines)]
            spaceless = [line.replace(" ", "") for line in lines]
            found += [
                one
                for one, close in tight
                if close in said.replace(" ", "") and not any(close in line for line in spaceless)
            ]
    return found


def _wide(line: tuple[object, ...]) -> float:
    return sum(piece.width for piece in line)  # type: ignore[attr-defined]  # pieces of a line


def telephone(random: Random) -> str:
    """A number in one of the forms in which people write one."""
    return "".join(str(random.randrange(10)) if one in "123456789" else one for one in random.choice(TELEPHONES))


def name(random: Random) -> str:
    """A name of two to sixty letters, in words or in one, some with a hyphen."""
    letters, parts = random.randint(2, 60), list[str]()
    while letters > 0:
        length = min(letters, random.choice((2, 5, 9, 14, 22, 60)))
        parts.append("".join(random.choice(ascii_lowercase) for _ in range(length)).title())
        letters -= length
    return random.choice((" ", "-")).join(parts)


def postcode(random: Random) -> str:
    """A British, American or Canadian one."""
    form = random.choice(("LL00 0LL", "L0 0LL", "CA 00000", "NY 00000-0000", "L0L 0L0"))
    drawn = {"0": "123456789", "L": "ABDEFGHJ"}
    return "".join(random.choice(drawn.get(one, one)) for one in form)


def anew(one: Agreement, random: Random) -> tuple[Agreement, set[str]]:
    """An agreement with numbers, names and addresses drawn anew, and those of them that stand on one line."""
    numbers, codes = [telephone(random) for _ in range(4)], [postcode(random) for _ in range(2)]
    organisation = amended(
        one.organisation,
        telephone=numbers[0],
        complaints=numbers[1],
        advice=f"{name(random)[:30].strip()} {numbers[2]}",
        address=f"{name(random)}, {codes[0]}",
    )
    debtor = replace(one.debtor, name=name(random), phone=numbers[3], address=f"{name(random)}, {codes[1]}")
    return replace(one, organisation=organisation, debtor=debtor), {*numbers, *codes}
