"""What a debtor says, as marks: sums, counts, days, and the words that give each its meaning.

A mark is one letter, so that ``restructure.proposals.statement_parser`` can look for phrases among them:

    N a sum  R a sum that cannot be used (another currency, no number)
    M every month  m a month (which may also be one)  W every other period  y a year  f every week on a day
    C months  P payments  p payments of a period  c weeks  u months behind "in"
    X at most  x the same behind  F for, over  V, I within (before, behind)  K paid off
    A months that may also be a sum a month: 三十一个月 is thirty-one months, or 30 a month
    B first, down  J at once  b down (behind a sum)
    D a day  G a day that no other month has  E the end or the start of each month  Y pay day  S from  O on
    T settled  L in one payment  q a share of the debt that settles it  H a share
    Z the rest  ; a stop  ? not known
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from restructure.proposals.spoken.days import DAYS, words
from restructure.proposals.spoken.periods import COUNTS, PARTS, PERIODS
from restructure.proposals.spoken.settlements import SETTLING
from restructure.proposals.spoken.sums import NUMBER, RANGE, SUM, amount_of, lower_end

SIMPLIFIED = str.maketrans(
    "個還後開號兩萬億塊錢週禮現馬從點內餘們願給頭壹貳叁參肆伍陸柒捌玖拾佰仟減結債發這筆銷賬帳繳嗎過對價請圓優長領當條時續資滿險會沒貮陆贰",
    "个还后开号两万亿块钱周礼现马从点内余们愿给头一二三三四五六七八九十百千减结债发这笔销账账缴吗过对价请圆优长领当条时续资满险会没二六二",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One letter with its value, None where it cannot be used, and where it stands in the text."""

    letter: str
    value: Any
    start: int
    end: int


Reader = Callable[[re.Match[str], str, date], Any]


def plain_of(text: str) -> str:
    """The text as it is read: one form of every figure and letter, a stop at every full-width mark."""
    # Between figures 。 may be a stop or a decimal point: it is left for nobody to read.
    stops = re.sub(r"[，、；！？]|(?<!\d)。|。(?!\d)", ";", text)
    return unicodedata.normalize("NFKC", stops).lower()


def marks_of(plain: str, currency: str, today: date) -> Iterator[Mark]:
    """Every mark of a text in order; what is not known is one mark for each word or character."""
    read, place = plain.translate(SIMPLIFIED), 0
    while place < len(read):
        found = _mark_at(read, place, currency, today)
        if found.letter:
            yield found
        place = found.end


def _mark_at(read: str, place: int, currency: str, today: date) -> Mark:
    for letter, pattern, reader in PATTERNS:
        match = pattern.match(read, place)
        if match is None:
            continue
        value = reader(match, currency, today) if reader else None
        if letter == "A" and value is None:
            continue
        return Mark("R" if letter == "N" and value is None else letter, value, match.start(), match.end())
    return Mark("?", None, place, place + 1)


STOPS = (("", r"\s+", None), (";", r"[;:!?\n]|[,.](?!\d)|(?<!\d)[,.]", None))
CLOCK = (("?", r"(?:1[0-2]|[1-9])(?::\d\d)?\s*[ap]\.?m(?![a-z])", None),)
SUMS: tuple[tuple[str, str, Reader | None], ...] = (
    *(("N", pattern, lower_end) for pattern in RANGE),
    ("N", SUM, amount_of),
)
MEANINGS: tuple[tuple[str, str, Reader | None], ...] = (
    ("x", r"顶天了?|顶多了|" + words("tops", r"(?:at most|max(?:imum)?)(?=\s*(?:[,.;!]|$))"), None),
    ("X", "最多|最高|至多|不超过|顶多(?!了)", None),
    ("X", words("at most", "up to", "no more than", "not more than", "max(?:imum)?(?: of)?"), None),
    ("V", f"最长|{words('within')}", None),
    ("F", rf"分成?|{words('for', 'over')}|in(?=\s+{NUMBER}\s+(?:equal\s+|monthly\s+)*{PARTS})", None),
    ("K", f"还清|还完|付清|付完|{words('pay (?:it |this |them |everything )?off', '(?:it |this )?paid off')}", None),
    ("I", "以内|之内|内", None),
    ("J", "现在|马上|今天|今日|立即|立刻|现付|当场", None),
    ("J", words("(?:right )?now", "today", "at once", "straight away", "right away", "immediately"), None),
    ("S", words("(?:the )?first (?:one|payment|instal?lment)(?: is| will be)?"), None),
    ("B", "先|首付|首期", None),
    (
        "B",
        words(
            "(?:a )?down payment(?: of)?",
            "up[ -]?front",
            "to (?:start|begin)(?: with)?",
            "initially",
            "first",
            "(?:a )?deposit(?: of)?",
        ),
        None,
    ),
    ("b", words("down"), None),
    (
        "S",
        "从|自|起|开始|"
        + words(
            "(?:starting|beginning|start|begin|commencing)(?: from| on)?",
            "from",
            "as from",
            "(?:nothing|not|nowt) (?:until|till|before)",
        ),
        None,
    ),
    (
        "Y",
        "(?:发工资|发薪水?|开工资|开支|领工资)(?:那天|当天|的时候|之后|以后|后|时|日)?|工资到账(?:后|以后|之后)?",
        None,
    ),
    ("Y", words("(?:on )?(?:my )?pay[ -]?day", "(?:when|after|once) i(?: get|'m| am) paid"), None),
    ("O", words("on", "by"), None),
    (
        "Z",
        rf"剩下的?|剩余的?|余下的?|余款|尾款|其余的?|之后|以后|后面|后续|{words('rest', 'remainder', 'balance')}",
        None,
    ),
    ("Z", words("(?:after|following) that", "after", "afterwards", "thereafter", "from then on?"), None),
    ("Z", words("(?:until|till) (?:it'?s|it is) (?:all )?(?:paid|cleared|gone|done|finished)(?: off)?"), None),
)
IDLE = (
    (
        "",
        "能不能|可不可以|(?:你看)?(?:行不行|好不好|行吗|好吗|行吧)|我们?|她|他|可以|可|能|还个|还款|还|付款|支付|付|愿意|拿出|然后|再|并且|且|而且|和|加|的|吧|吗|呢|啊|嘛|哈|就|只|仅|请|拿|交|出|整|想|打算|准备|给我(?=打|减|免)|给(?:你们?|您)?(?!我)",
        None,
    ),
    ("", r"左右|大概|大约|差不多|凑|打(?!个?[一二三四五六七八九十对\d.点]+折)", None),
    (
        "",
        words("(?:would|will|could|can) you (?:take|accept|do)", "(?:is|are|be|would be) (?:fine|ok(?:ay)?|good)"),
        None,
    ),
    ("", words("and|then|plus|i|we|he|she|they|can|could|would|will|pay(?: you)?|paying|offer|manage|afford"), None),
    ("", "(?<=[日号一二三四五六天底])(?:之前|以前|前)", None),
    ("", rf"(?<![a-z])(?:maybe|perhaps|probably|about|around|roughly)(?=\s+(?:[£$€¥]|{NUMBER}))", None),
    (
        "",
        words(
            "i'll|i'd|we'll|we'd|give(?: you)?|able|be|to|let's|some|money|send|good for",
            "i'm able to",
            "how about",
            "onwards?",
            "(?:put me down for|call it|make it|stretch to)(?! quits| even| done)",
            "(?:happy|want|like|going) to",
        ),
        None,
    ),
    (
        "",
        words(
            "(?:the most|all) i(?: can (?:do|afford|pay|manage)| have|'ve got) is",
            "is (?:all|the most) i(?: can (?:do|afford|pay|manage)| have|'ve got)",
        ),
        None,
    ),
    (
        "",
        words(
            "(?:scrape|put|get) together",
            "do|with|of|the|says?|said|only|just|so|please|ok|okay|yes|yeah|well|look|right|um|er|erm|uh|at|that's|it|that",
        ),
        None,
    ),
)
UNKNOWN = (("?", r"[a-z']+|\d[\d.,]*|.", None),)
PATTERNS: tuple[tuple[str, re.Pattern[str], Reader | None], ...] = tuple(
    (letter, re.compile(pattern, re.DOTALL), reader)
    for kind in (STOPS, CLOCK, SETTLING, DAYS, PERIODS, COUNTS, SUMS, MEANINGS, IDLE, UNKNOWN)
    for letter, pattern, reader in kind
)
"""Days before periods before counts before sums: a day or a number of months must not be read as money."""
