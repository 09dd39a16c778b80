"""What other systems call the columns of a file of accounts, so that a person need not say it for the common ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from restructure.parties.account_fields import FIELD, HEADINGS, IN_FILES, Kind

DAYS_OVERDUE, ALSO_PHONE, NOTE = "days_overdue", "phone_also", "note"
ALSO: Mapping[str, tuple[str, ...]] = {
    DAYS_OVERDUE: ("days past due", "dpd", "overdue days", "逾期天数", "逾期日数", "当前逾期天数"),
    ALSO_PHONE: (
        "phone 2", "telephone 2", "other phone", "home phone", "work phone", "备用电话", "其他电话", "第二电话",
        "备用手机", "家庭电话", "住宅电话", "单位电话", "联系电话2", "手机号2", "电话2",
    ),
    NOTE: ("notes", "remark", "remarks", "comment", "comments", "备注", "备注信息", "催收备注", "说明"),
}  # fmt: skip
"""Columns of files that no account has, and what they are called: each says something of one that it has."""
OURS = (*IN_FILES, *ALSO)
"""What a column of a file of accounts may hold."""
KNOWN: Mapping[str, tuple[str, ...]] = {**dict.fromkeys(IN_FILES, ()), **HEADINGS, **ALSO}

USUAL_WORDS = {
    word: choice
    for choice, words in {
        "credit_card": ("credit card", "信用卡", "贷记卡", "信用卡透支", "card"),
        "consumer_loan": (
            "consumer loan", "personal loan", "消费贷", "消费贷款", "个人消费贷款", "消费金融", "现金贷", "信用贷",
        ),
        "private_loan": ("private loan", "民间借贷", "民间借款", "个人借款"),
        "other": ("其他", "其它"),
        "licensed": ("持牌", "持牌机构", "金融机构"),
        "bank": ("银行", "商业银行"),
        "consumer_finance": ("消费金融公司", "消费金融", "consumer finance"),
        "auto_finance": ("汽车金融公司", "汽车金融", "auto finance"),
        "trust": ("信托公司", "信托", "trust company"),
        "micro_loan": ("小额贷款公司", "小贷公司", "小额贷款", "micro-loan company", "micro loan"),
        "guarantee_company": ("融资担保公司", "担保公司", "guarantee company"),
        "regional_exchange": ("区域性股权市场", "regional equity market"),
        "pawnshop": ("典当行", "典当"),
        "leasing": ("融资租赁公司", "融资租赁", "finance lease"),
        "factoring": ("商业保理公司", "商业保理", "保理"),
        "local_amc": ("地方资产管理公司", "地方AMC".lower(), "local asset management company"),
        "private": ("民间", "个人", "非持牌"),
    }.items()
    for word in words
}  # fmt: skip
"""What other systems write for the words of ours, in small letters."""

UNIT = re.compile(
    r"(?P<bare>.+?)\s*([(\[【]\s*(单位:?\s*)?(?P<unit>[^()\[\]【】]+?)\s*[)\]】]|/\s*(?P<behind>[^/]+)|(?P<sign>%))"
)
UNITS: Mapping[str, str] = {
    **dict.fromkeys(("元", "人民币", "人民币元", "rmb", "cny", "¥", "yuan"), ""),
    **dict.fromkeys(("万元", "人民币万元", "万", "萬元"), "万"),
    **dict.fromkeys(("亿元", "人民币亿元", "亿"), "亿"),
    **dict.fromkeys(("千元", "人民币千元", "千"), "千"),
    **dict.fromkeys(("%", "百分比", "per cent", "percent"), "%"),
    **dict.fromkeys(("天", "日", "days", "期", "月", "个月", "months"), "#"),
}
"""What stands behind a name, or below it, for what its column counts in: 万, 千, 亿 are amounts, % rates, # counts."""
AMOUNTS = frozenset({"", "万", "千", "亿"})
COUNTING = re.compile(r".*元|[分角厘]|[百千]?[万亿]+|\d+ ?s?|thousands?|millions?", re.IGNORECASE)
"""A unit of amounts, known or not."""
FITTING: Mapping[Kind, frozenset[str]] = {
    "part": AMOUNTS,
    "amount": AMOUNTS,
    "rate": frozenset({"%"}),
    "count": frozenset({"#"}),
}


def recognised(header: Sequence[str]) -> dict[str, str]:
    """Return which columns of a file of accounts hold which of ours, by their usual names; of two telephones the second
    is another."""
    phones = [place for place, ours in enumerate(meanings(header)) if ours == "phone"]
    found = named(header, KNOWN)
    if len(phones) == 2 and ALSO_PHONE not in found:  # the first and the second
        found |= {"phone": header[phones[0]], ALSO_PHONE: header[phones[1]]}
    return found


def named(header: Sequence[str], headings: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return which columns of a file hold which of ours; one that two columns claim is left open."""
    meant = meanings(header, headings)
    return {ours: theirs for ours, theirs in zip(meant, header, strict=True) if ours and meant.count(ours) == 1}


def meanings(header: Sequence[str], headings: Mapping[str, tuple[str, ...]] = KNOWN) -> tuple[str, ...]:
    """Return what each column of a file would be by its usual name, empty where that is not known, or what it counts in
    fits no such column."""
    known = _by_plain_name(tuple(headings.items()))
    return tuple(_meaning(theirs, known) for theirs in header)


# Every line that may be a head asks again.
@cache
def _by_plain_name(headings: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, str]:
    return {_plain(name): ours for ours, names in headings for name in (ours, *names)}


def _meaning(theirs: str, known: Mapping[str, str]) -> str:
    ours = known.get(_plain(theirs), "")
    bare, unit = split_unit(theirs)
    if ours or unit is None:
        return ours
    ours = known.get(_plain(bare), "")
    kind: Kind = FIELD[ours].kind if ours in FIELD else "count" if ours == DAYS_OVERDUE else "part"
    return ours if unit in FITTING.get(kind, frozenset()) else ""


def split_unit(name: str) -> tuple[str, str | None]:
    """A name and what its column counts in, None where that is not said or not known.

    >>> split_unit("剩余本金(万元)"), split_unit("本金（元）"), split_unit("年利率(%)"), split_unit("利率(月)")
    (('剩余本金', '万'), ('本金', ''), ('年利率', '%'), ('利率', '#'))
    """
    bare, said = _unit_in(name)
    unit = UNITS.get(said.casefold())
    return (bare, unit) if unit is not None else (name, None)


def counts_otherwise(name: str) -> bool:
    """Return whether a column's name says that its amounts are in a unit that nobody here can read.

    >>> counts_otherwise("本金(百万元)"), counts_otherwise("金额(分)"), counts_otherwise("本金(万元)")
    (True, True, False)
    """
    unit = _unit_in(name)[1]
    return unit.casefold() not in UNITS and COUNTING.fullmatch(unit) is not None


def _unit_in(name: str) -> tuple[str, str]:
    """A name without what stands behind it, and that."""
    match = UNIT.fullmatch(unicodedata.normalize("NFKC", name).strip())
    return (match["bare"].strip(), (match["unit"] or match["behind"] or match["sign"]).strip()) if match else (name, "")


def is_unit(cell: str) -> bool:
    """Return whether a cell names what a column counts in, and nothing else."""
    return unicodedata.normalize("NFKC", cell).strip("() ").casefold() in UNITS


def _plain(name: str) -> str:
    """A name without what differs from system to system: width, case, blanks, underlines, what cannot be seen."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s_\-.*:\u200b-\u200f\ufeff]", "", text)
