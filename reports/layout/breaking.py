"""Where a line may end: never inside an amount, a date, a number or a Latin word, and by the Chinese rules."""

from __future__ import annotations

import re
from functools import lru_cache

from reports.formats import MONTHS, UNITS_ZH

NO_START = frozenset("!'\"%),.:;?]}»”’…、。〉》」』】〕〗！），．：；？］｝％℃°·")
NO_END = frozenset("([{«“‘〈《「『【〔〖（［｛¥$£€￥#№")
CURRENCIES = "|".join(sorted(UNITS_ZH.values(), key=len, reverse=True))
CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整"
TELEPHONE = (
    # A country, an area in brackets, groups of digits, an extension: seven digits at least.
    r"(?<![A-Za-z\d.,/-])(?=(?:[+ ().-]*\d){7})"
    r"(?:\+\d{1,4}[ .-]?)?(?:\(\d{1,6}\)[ .-]?){0,2}\d{1,11}(?:[ .-]\d{2,8}){0,6}"
    r"(?:,? ?(?:ext\.?|extension|x|转|分机) ?\d{1,6})?(?!\d|[.,]\d)"
)
ALONE, OVER = r"(?<![A-Za-z\d])", r"(?![A-Za-z\d])"
POSTCODE = (
    rf"{ALONE}(?:[A-Z]{{1,2}}\d[A-Z\d]? \d[A-Z]{{2}}|[A-Z]\d[A-Z] \d[A-Z]\d|[A-Z]{{2}} \d{{5}}(?:-\d{{4}})?){OVER}"
)
GLUED = re.compile(
    "|".join(
        (
            rf"{ALONE}[A-Z]{{2}}\d{{2}}(?: [A-Z\d]{{4}}){{2,7}}(?: [A-Z\d]{{1,4}})?{OVER}",
            rf"{ALONE}\d{{4}}(?: \d{{4}}){{2,15}}(?: \d{{1,4}})?{OVER}",
            r"(?:HK|NT|S)?[¥£$€]\s?\d[\d,]*(?:\.\d+)?",
            r"\d+ × \d[\d,]*(?:\.\d+)?",
            r"\d{4}年\d{1,2}月\d{1,2}日",
            r"（周.）",
            "四舍五入",
            r"第\d+[期页笔]",
            r"分\d+期",
            r"\d[\d,]*(?:\.\d+)?[ \N{NO-BREAK SPACE}]?%",
            rf"\d[\d,]*(?:\.\d+)?(?:{CURRENCIES}|元|期|笔|个工作日|个月|天|日|份|页|年|分)",
            rf"\d{{1,2}} (?:{MONTHS})\b(?: \d{{4}})?",
            rf"\b(?:{MONTHS}) \d{{1,2}}, \d{{4}}",
            r"(?:page|payment|part|art\.) \d+",
            r"\d+ (?:days|months|payments|parts|pages|working|copies)",
            r"\d+ (?:daily|weekly|half-monthly|monthly|quarterly|yearly)",
            TELEPHONE,
            POSTCODE,
            rf"(?:人民币|{CURRENCIES})?[{CAPITALS}]{{4,18}}",
            r"\d[\d,.:/–-]*\d",
        )
    )
)
SHRED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d{1,4}|\D", re.DOTALL)
"""What stays together of what is wider than a line: an amount, four digits counted from the first, or one sign."""


SHORTEST_TORN = 4
"""A text of no more Chinese signs is one word, a head or a name."""


def is_wide(character: str) -> bool:
    """Return whether a line may end on either side of it, as in Chinese."""
    return "\u2e80" <= character <= "\uffef" or character > "\U0001ffff"


@lru_cache(maxsize=4096)
def clusters(text: str) -> tuple[str, ...]:
    """Cut ``text`` where a line may end; the pieces joined give it back. A space stays with what it follows.

    >>> clusters("owe ¥48,620.35 by 25 December 2026.")
    ('owe ', '¥48,620.35 ', 'by ', '25 December 2026.')
    >>> clusters("（大写美元壹佰元整）")
    ('（大', '写', '美元壹佰元整）')
    >>> clusters("大写人民币壹佰元整")
    ('大', '写', '人民币壹佰元整')
    >>> clusters("欠款48,620.35元。")
    ('欠', '款', '48,620.35元。')
    >>> clusters("期数"), clusters("")
    (('期数',), ('',))
    >>> clusters("call +44 20 7946 0958 or LL61 5UJ")
    ('call ', '+44 20 7946 0958 ', 'or ', 'LL61 5UJ')
    """
    if len(text) <= SHORTEST_TORN and all(map(is_wide, text)):
        return (text,)
    glued = [False] * (len(text) + 1)
    for match in GLUED.finditer(text):
        glued[match.start() + 1 : match.end()] = [True] * (match.end() - match.start() - 1)
    cuts = [k for k in range(1, len(text)) if not glued[k] and _may_end(text[k - 1], text[k])]
    return tuple(text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True))


def _may_end(before: str, after: str) -> bool:
    if after == " " or after in NO_START or before in NO_END:
        return False
    return before == " " or is_wide(before) or is_wide(after)


@lru_cache(maxsize=4096)
def parts(cluster: str) -> tuple[str, ...]:
    """Cut what is wider than a line where it reads best: behind spaces, hyphens and the like, before a Chinese unit,
    never in an amount.

    >>> parts("Smythe-Cholmondeley"), parts("+44 20 7946 0958"), parts("1,234.50日元")
    (('Smythe-', 'Cholmondeley'), ('+44 ', '20 ', '7946 ', '0958'), ('1,234.50', '日元'))
    """
    cuts = [k for k in range(1, len(cluster)) if _may_part(cluster[k - 1], cluster[k])]
    return tuple(cluster[start:end] for start, end in zip([0, *cuts], [*cuts, len(cluster)], strict=True))


def _may_part(before: str, after: str) -> bool:
    if after == " " or after in NO_START or before in NO_END:
        return False
    if is_wide(after):
        return not is_wide(before)
    return before in " -/_@&" or is_wide(before) or (before in ".:" and not after.isdigit())


def shreds(part: str) -> tuple[str, ...]:
    """Cut what is still wider than a line, and nothing else, between groups of four digits or anywhere in a word.

    >>> shreds("GB12345678")
    ('G', 'B', '1234', '5678')
    """
    return tuple(SHRED.findall(part))
