"""What both sides promise: among it the six items that a card plan has to state."""

from __future__ import annotations

from reportlab.lib.units import mm

from reports.bilingual import BilingualText
from reports.layout.grid import TEXT_WIDTH, Block, table
from reports.layout.tags import Listed
from reports.layout.text import Text
from reports.layout.type import HAIR, INK
from reports.promised import our_promises, their_promises

NUMBER_WIDTH = 6.5 * mm


def promises(text: BilingualText, pad: float) -> Block:
    ours, theirs = our_promises(text.agreement), their_promises(text.agreement)
    if text.is_bilingual:
        return _stacked_promises(text, ours, theirs, pad)
    rows: list[list[Block]] = [
        [text.cell("promise.us", style="strong"), "", "", text.cell("promise.you", style="strong"), ""]
    ]
    rows += [
        [*_promise(text, ours, number), "", *_promise(text, theirs, number)]
        for number in range(max(len(ours), len(theirs)))
    ]
    half = (TEXT_WIDTH - 8 * mm) / 2
    return table(
        rows,
        [NUMBER_WIDTH, half - NUMBER_WIDTH, 8 * mm, NUMBER_WIDTH, half - NUMBER_WIDTH],
        ("SPAN", (0, 0), (1, 0)),
        ("SPAN", (3, 0), (4, 0)),
        *_lines(0, 1, len(ours)),
        *_lines(3, 4, len(theirs)),
        pad=pad,
        means=Listed(((0, (1,)), (3, (4,))), heads_at=(0,)),
    )


def _promise(text: BilingualText, keys: list[str], number: int) -> list[Block]:
    if number >= len(keys):
        return ["", ""]
    return [text.verbatim(str(number + 1), "strong"), text.cell(keys[number])]


def _lines(first: int, last: int, count: int) -> list[tuple[object, ...]]:
    hairs = [("LINEBELOW", (first, row), (last, row), 0.35, HAIR) for row in range(1, count)]
    return [("LINEBELOW", (first, 0), (last, 0), 1, INK), *hairs]


def _stacked_promises(text: BilingualText, ours: list[str], theirs: list[str], pad: float) -> Block:
    """Both languages side by side, ours above theirs."""
    rows: list[list[Block]] = []
    heads = []
    for head, keys in (("promise.us", ours), ("promise.you", theirs)):
        heads.append(len(rows))
        rows.append(["", *_sides(text, head, "strong")])
        rows += [
            [text.verbatim(str(number), "strong"), *_sides(text, key, "body")] for number, key in enumerate(keys, 1)
        ]
    half = (TEXT_WIDTH - 8 * mm) / 2
    commands = [
        ("LINEBELOW", (0, row), (-1, row), 1 if row in heads else 0.35, INK if row in heads else HAIR)
        for row in range(len(rows))
    ]
    return table(
        rows,
        [NUMBER_WIDTH, half - NUMBER_WIDTH, 8 * mm, half],
        *commands,
        pad=pad,
        means=Listed(((0, (1, 3)),), heads_at=heads),
    )


def _sides(text: BilingualText, key: str, style: str) -> list[Block]:
    left, right = (Text(text.runs(one, key), getattr(text.styles(one), style)) for one in text.languages)
    return [left, "", right]
