"""Where a line may end: never inside an amount, a date, a number or a Latin word, and by the Chinese rules."""

from __future__ import annotations

import re
from functools import lru_cache

NO_START = frozenset("!'\"%),.:;?]}»”’…、。〉》」』】〕〗！），．：；？］｝％℃°·")
NO_END = frozenset("([{«“‘〈《「『【〔〖（［｛¥$£€￥#№")
CURRENCIES = "美元|英镑|欧元|港元|新台币|新加坡元|日元"
CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
GLUED = re.compile(
    "|".join(
        (
            r"\d{4}(?: \d{4}){2,4}",
            r"(?:HK|NT|S)?[¥£$€]\s?\d[\d,]*(?:\.\d+)?",
            r"\d{4}年\d{1,2}月\d{1,2}日",
            r"（周.）",
            "四舍五入",
            r"第\d+[期页笔]",
            r"\d[\d,]*(?:\.\d+)?[ \N{NO-BREAK SPACE}]?%",
            rf"\d[\d,]*(?:\.\d+)?(?:{CURRENCIES}|元|期|笔|个工作日|个月|天|日|份|页|年|分)",
            rf"\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?",
            r"(?:page|payment|part|art\.) \d+",
            r"\d+ (?:days|months|payments|parts|pages|working|copies)",
            r"\d+ (?:daily|weekly|half-monthly|monthly|quarterly|yearly)",
            rf"(?:{CURRENCIES})?[{CAPITALS}]{{4,18}}",
            r"\d[\d,.:/–-]*\d",
        )
    )
)


def is_wide(character: str) -> bool:
    """Whether a line may end on either side of it, as in Chinese."""
    return "\u2e80" <= character <= "\uffef" or character > "\U0001ffff"


@lru_cache(maxsize=4096)
def clusters(text: str) -> tuple[str, ...]:
    """Cut ``text`` where a line may end; the pieces joined give it back. A space stays with what it follows.

    >>> clusters("owe ¥48,620.35 by 25 December 2026.")
    ('owe ', '¥48,620.35 ', 'by ', '25 December 2026.')
    >>> clusters("（大写美元壹佰元整）")
    ('（大', '写', '美元壹佰元整）')
    >>> clusters("欠款48,620.35元。")
    ('欠', '款', '48,620.35元。')
    """
    glued = [False] * (len(text) + 1)
    for match in GLUED.finditer(text):
        glued[match.start() + 1 : match.end()] = [True] * (match.end() - match.start() - 1)
    cuts = [k for k in range(1, len(text)) if not glued[k] and _may_end(text[k - 1], text[k])]
    return tuple(text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True))


def _may_end(before: str, after: str) -> bool:
    if after == " " or after in NO_START or before in NO_END:
        return False
    return before == " " or is_wide(before) or is_wide(after)
