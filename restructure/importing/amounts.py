"""Amounts and currencies as banks and spreadsheets write them, where that can mean one thing only."""

from __future__ import annotations

import re
import unicodedata

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.money.currency import KNOWN, MULTIPLES, SEVERAL, parse_money, parse_typed

NAME = r"[a-z]{0,3}[$¥€£₩₹]|[a-z]{3}|人民币|美元|美金|港币|港元|欧元|英镑|日元|新台币|台币|元"
SIGNED = re.compile(rf"(?P<before>{NAME})?(?P<sign>[+-]?)(?P<whole>[\d][\d.,' ]*?[万亿千kw]?)(?P<after>{NAME})?")
GROUPS = re.compile(r"\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*(?:\.\d*)?")
GROUPED_OR_EXACT = re.compile(r"-?[1-9]\d{0,2}(\.000)+", re.ASCII)
CONTINENTAL = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d{1,2})")
DASHES = ("-", "--", "---", "\N{EN DASH}", "\N{EM DASH}", "\N{EM DASH}\N{EM DASH}")
NOTHING = frozenset({*DASHES, "/", "\\", "无", "無", "空", "暂无", "null", "none", "(null)", "nil"})
"""What stands in a cell that holds nothing."""


def is_nothing(cell: str) -> bool:
    """Return whether a cell says that there is nothing in it.

    >>> is_nothing("—"), is_nothing("NULL"), is_nothing("0")
    (True, True, False)
    """
    return cell.lower() in NOTHING


def currency_of(cell: str) -> str:
    """The currency that a cell names, as it stands there where no currency is called so.

    >>> currency_of("人民币(CNY)"), currency_of("usd"), currency_of("156"), currency_of("XYZ")
    ('CNY', 'USD', 'CNY', 'XYZ')
    """
    plain = unicodedata.normalize("NFKC", cell).strip().lower()
    named = {KNOWN.get(word) for word in (plain, *re.split(r"[()/ -]+", plain)) if word}
    # Of 人民币(CNY) both parts are the same.
    codes = named - {None}
    return next(iter(codes), cell) if len(codes) == 1 and (KNOWN.get(plain) or len(named) == 2) else cell  # type: ignore[return-value]


def read_amount(cell: str, currency: str, column: str, *, negative: bool = False, unit: str = "") -> Money:
    """An amount in a file: as ``parse_money`` reads it, or with a sign or word of its currency, in thousands between
    blanks, in parentheses or with its minus behind, in tens of thousands; ``unit`` is what its column counts in.
    Refuses one of another currency, and whatever could be two amounts.

    >>> read_amount("￥1,234.50", "CNY", "principal"), read_amount("5万元", "CNY", "principal")
    (123450, 5000000)
    >>> read_amount("(1 234.50)", "CNY", "paid", negative=True), read_amount("1.234,56", "EUR", "principal")
    (-123450, 123456)
    """
    if GROUPED_OR_EXACT.fullmatch(cell):
        # Fifty thousand where the point stands between thousands, fifty where it does not.
        raise Refusal(column, "not_an_amount", given=cell[:40])
    if not unit:
        try:
            return parse_money(cell, currency, column, negative=negative)
        except Refusal as reason:
            if reason.code != "not_an_amount":
                raise
    plain, minus = _bare(cell)
    match = SIGNED.fullmatch(plain)
    if match is None:
        raise Refusal(column, "not_an_amount", given=cell[:40])
    for name in filter(None, (match["before"], match["after"])):
        if currency not in SEVERAL.get(name, frozenset({KNOWN.get(name, "")})):
            raise Refusal(column, "currency_differs", given=name, currency=currency)
    whole = _ungrouped(match["whole"])
    multiple = whole[-1] in MULTIPLES
    if multiple and whole[-1] == unit:
        # The cell shows what its column counts in.
        unit = ""
    if (multiple and unit) or (unit and match["after"] == "元"):
        raise Refusal(column, "not_an_amount", given=cell[:40])
    try:
        amount = (
            parse_typed(f"{whole.replace(',', '')}{unit}", currency, column)
            if multiple or unit
            else parse_money(whole, currency, column)
        )
    except Refusal as reason:
        if reason.code == "not_an_amount":
            raise Refusal(column, reason.code, given=cell[:40]) from None
        raise
    if minus != (match["sign"] == "-") and amount:
        if not negative:
            raise Refusal(column, "amount_negative")
        return Money(-amount)
    return amount


def _bare(cell: str) -> tuple[str, bool]:
    """An amount in plain letters, and whether it stands in parentheses or has its minus behind."""
    plain = unicodedata.normalize("NFKC", cell).strip().replace("\N{MINUS SIGN}", "-").lower()
    plain = plain.removeprefix("'").removeprefix("约")
    if plain.startswith("(") and plain.endswith(")"):
        return plain[1:-1].strip(), True
    if plain.endswith("-"):
        return plain[:-1].strip(), True
    # ¥ -5 and -¥ 5 are the same.
    plain = re.sub(rf"\s*({NAME})\s*", r"\1", plain)
    return re.sub(rf"^([+-])({NAME})", r"\2\1", plain), False


def _ungrouped(whole: str) -> str:
    if CONTINENTAL.fullmatch(whole):
        return whole.replace(".", "").replace(",", ".")
    return re.sub(r"[ ']", "", whole) if GROUPS.fullmatch(whole) else whole
