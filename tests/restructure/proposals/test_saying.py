"""What a debtor says, as it is typed on the telephone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.rounding import Money
from restructure.money.currency import parse_money
from restructure.proposals.query import DebtorStatement
from restructure.proposals.spoken.numerals import SMALL, TENS
from restructure.proposals.statement_parser import Said, parse_says

TODAY = date(2026, 11, 22)


def says(
    per_month: int | None = None, now: int | None = None, start: date | None = None, max_months: int | None = None
) -> DebtorStatement:
    return DebtorStatement(fen(per_month), fen(now), start, max_months)


def fen(yuan: int | None) -> Money | None:
    return None if yuan is None else Money(yuan * 100)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("800/月 先付2000 25号起", says(800, 2000, date(2026, 11, 25))),
        ("800 a month, 2000 now, from the 25th", says(800, 2000, date(2026, 11, 25))),
        ("2000 now, then 800 a month", says(800, 2000)),
        ("每月800，最多36期", says(800, max_months=36)),
        ("月还1,200元 从12月25日起", says(1200, start=date(2026, 12, 25))),
        ("1.2k per month for 3 years", says(1200, max_months=36)),
        ("¥1,250.50 a month", DebtorStatement(Money(125_050))),
        ("先付两千", says(now=2000)),
        ("1.2万首付，每月500", says(500, 12_000)),
        ("８００／月　先付２０００", says(800, 2000)),
        ("800/month from 5 January", says(800, start=date(2027, 1, 5))),
        ("800 monthly from Jan 5", says(800, start=date(2027, 1, 5))),
        ("800 pm 2026-12-20", says(800, start=date(2026, 12, 20))),
        ("下月10号起 每月600", says(600, start=date(2026, 12, 10))),
        ("600 a month from next month", says(600, start=date(2026, 12, 1))),
        ("600 a month at most 24 months", says(600, max_months=24)),
        ("800-1000 a month", says(800)),
        ("between 80 and 100 a month", says(80)),
        ("1-2k a month", says(1000)),
        ("七八百一个月", says(700)),
        ("今天付500 一个月300元", says(300, 500)),
        ("from the 20th 300 a month", says(300, start=date(2026, 12, 20))),
        ("", says()),
    ],
)
def test_it_reads_what_is_said_in_any_order(text: str, expected: DebtorStatement) -> None:
    found = parse_says(text, "CNY", TODAY)
    assert (found.says, found.unread) == (expected, ())


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("800 a month, maybe more at christmas", ("maybe more at christmas",)),
        ("800 a month, 900 a month", ("900 a month",)),
        ("abc", ("abc",)),
        ("800 a month from 31 february", ("31 february",)),
    ],
)
def test_what_it_does_not_understand_is_shown_and_not_guessed(text: str, unread: tuple[str, ...]) -> None:
    found = parse_says(text, "CNY", TODAY).unread
    assert all(any(piece in one for one in found) for piece in unread)


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_within_bounds(text: str) -> None:
    found = parse_says(text, "CNY", TODAY)
    assert found.says.max_months is None or 1 <= found.says.max_months <= 600
    assert min(found.says.per_month or 0, found.says.now or 0) >= 0
    assert all(piece.strip() for piece in found.unread)


@given(st.integers(1, 99_999), st.integers(1, 99_999), st.integers(1, 28), st.permutations(range(3)))
def test_the_order_does_not_matter(per_month: int, now: int, day: int, order: list[int]) -> None:
    pieces = (f"{per_month} a month", f"{now} now", f"from the {day}th")
    found = parse_says(", ".join(pieces[place] for place in order), "GBP", TODAY).says
    assert (found.per_month, found.now) == (per_month * 100, now * 100)
    assert found.start is not None
    assert found.start.day == day
    assert found.start > TODAY


SAYINGS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "vectors" / "spoken" / "sayings.json").read_text(encoding="utf-8")
)["sayings"]


@pytest.mark.parametrize("saying", SAYINGS, ids=[f"{one['currency']} {one['text']}" for one in SAYINGS])
def test_a_saying_is_read_as_it_is_meant_or_shown_as_not_understood(saying: dict[str, Any]) -> None:
    found = parse_says(saying["text"], saying["currency"], date.fromisoformat(saying["today"]))
    meant = meaning(saying["expect"])
    read = {
        name: getattr(found.says, name) for name in DebtorStatement.__slots__ if getattr(found.says, name) is not None
    }
    assert read.items() <= meant.items()
    assert read == meant or found.unread
    assert found.unread or set(saying["expect"]) <= {"regular", "now", "from", "max_months", "payments"}


def meaning(expect: dict[str, Any]) -> dict[str, Any]:
    """What of a meaning the desk can take up: a sum a month, a sum today, a first day, and two counts."""
    meant: dict[str, Any] = {name: expect[name] for name in ("max_months", "payments") if name in expect}
    regular = expect.get("regular", {})
    if regular.get("frequency") == "1 month":
        meant["per_month"] = parse_money(regular["amount"], "GBP", "says")
    if "now" in expect and "now_on" not in expect:
        meant["now"] = parse_money(expect["now"], "GBP", "says")
    if "from" in expect:
        meant["start"] = date.fromisoformat(expect["from"])
    return meant


def test_most_of_the_sayings_that_the_desk_can_take_up_are_read_whole() -> None:
    whole = [one for one in SAYINGS if meaning(one["expect"])]
    read = [one for one in whole if not parse_says(one["text"], one["currency"], date(2026, 11, 29)).unread]
    assert len(read) >= len(whole) - 3


ZH_DIGITS, ZH_UNITS = "零一二三四五六七八九", ("", "十", "百", "千", "万")


def spoken_zh(value: int) -> str:
    """1050 as 一千零五十: plain Chinese numerals up to ten thousand."""
    said, gap = "", False
    for power in range(4, -1, -1):
        digit = value // 10**power % 10
        gap = gap or (bool(said) and not digit)
        if digit:
            said += ("零" if gap else "") + ZH_DIGITS[digit] + ZH_UNITS[power]
            gap = False
    return said


def spoken_en(value: int) -> str:
    """1250 as one thousand two hundred and fifty."""
    if value >= 1000:
        rest = spoken_en(value % 1000) if value % 1000 else ""
        return f"{spoken_en(value // 1000)} thousand {'and ' if 0 < value % 1000 < 100 else ''}{rest}".strip()
    if value >= 100:
        return f"{SMALL[value // 100]} hundred" + (f" and {spoken_en(value % 100)}" if value % 100 else "")
    return SMALL[value] if value < 20 else TENS[value // 10 - 2] + (f"-{SMALL[value % 10]}" if value % 10 else "")


EN_AMOUNTS = ("{0}", "£{0}", "{0:,}", "{0}.00", "{0} pounds", "{0} quid", "{words}")
EN_MONTHLY = ("{0} a month", "{0} monthly", "{0}/month", "{0} per month", "{0} pcm", "every month {0}", "monthly {0}")
EN_OTHER = (
    "{0} a week",
    "{0} weekly",
    "{0} fortnightly",
    "{0} every 2 weeks",
    "{0} a quarter",
    "{0} every other month",
)
EN_NOW = ("{0} now", "{0} up front", "now {0}", "{0} today", "a down payment of {0}")
EN_LONG = (("for {0} months", "max_months"), ("at most {0} months", "max_months"), ("in {0} payments", "payments"))
ZH_AMOUNTS = ("{0}", "{0}元", "{0}块", "¥{0}", "{words}", "{words}块钱")
ZH_MONTHLY = ("每月{0}", "每个月还{0}", "{0}一个月", "{0}/月", "每個月還{0}", "一个月最多{0}")
ZH_OTHER = ("每周{0}", "每两周{0}", "每半个月{0}", "两周还一次{0}", "每季度{0}", "每两个月还{0}")
ZH_NOW = ("先付{0}", "现在还{0}", "首付{0}", "今天付{0}", "先還{0}")
ZH_LONG = (
    ("最多{0}个月", "max_months"),
    ("{0}个月内还清", "max_months"),
    ("分{0}期", "payments"),
    ("最多{0}期", "max_months"),
)


@st.composite
def spoken(draw: st.DrawFn, *, chinese: bool, regular: tuple[str, ...]) -> tuple[list[str], dict[str, int]]:
    """Up to three pieces in any order, and what they mean: sums in minor units."""
    amounts, nows, longs = (ZH_AMOUNTS, ZH_NOW, ZH_LONG) if chinese else (EN_AMOUNTS, EN_NOW, EN_LONG)
    words = spoken_zh if chinese else spoken_en

    def amount(value: int) -> str:
        return draw(st.sampled_from(amounts)).format(value, words=words(value))

    paid, now, long = draw(st.integers(130, 9999)), draw(st.integers(20, 9999)), draw(st.integers(2, 60))
    pieces = [draw(st.sampled_from(regular)).format(amount(paid))]
    meant = {"per_month": paid * 100}
    if draw(st.booleans()):
        pieces.append(draw(st.sampled_from(nows)).format(amount(now)))
        meant["now"] = now * 100
    if draw(st.booleans()):
        text, field = draw(st.sampled_from(longs))
        pieces.append(text.format(long))
        meant[field] = long
    return draw(st.permutations(pieces)), meant


def read_fields(text: str, currency: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    found = parse_says(text, currency, TODAY)
    return {
        name: value for name in DebtorStatement.__slots__ if (value := getattr(found.says, name)) is not None
    }, found.unread


@given(spoken(chinese=False, regular=EN_MONTHLY), st.sampled_from((", ", "; ", ". ")))
def test_english_that_the_desk_can_take_up_is_read_in_any_form_and_order(
    said: tuple[list[str], dict[str, int]], between: str
) -> None:
    assert read_fields(between.join(said[0]), "GBP") == (said[1], ())


@given(spoken(chinese=True, regular=ZH_MONTHLY), st.sampled_from(("，", "、", "；", ", ", "。")))
def test_chinese_that_the_desk_can_take_up_is_read_in_any_form_and_order(
    said: tuple[list[str], dict[str, int]], between: str
) -> None:
    pieces, meant = said
    read, unread = read_fields(between.join(pieces), "CNY")
    assert read.items() <= meant.items()
    # Between two figures 。 may be a decimal point: then the sentence is shown, not read.
    assert (read, unread) == (meant, ()) or (between == "。" and unread)


@given(
    st.one_of(spoken(chinese=False, regular=EN_MONTHLY), spoken(chinese=True, regular=ZH_MONTHLY)),
    st.sampled_from((" ", "")),
)
def test_without_commas_nothing_is_read_wrongly(said: tuple[list[str], dict[str, int]], between: str) -> None:
    for currency in ("GBP", "CNY"):
        read, unread = read_fields((between or " and ").join(said[0]), currency)
        assert read.items() <= said[1].items()
        assert read == said[1] or unread


@given(st.one_of(spoken(chinese=False, regular=EN_OTHER), spoken(chinese=True, regular=ZH_OTHER)))
def test_a_sum_of_another_period_is_never_taken_for_a_month(said: tuple[list[str], dict[str, int]]) -> None:
    for between in (", ", "，", " "):
        read, unread = read_fields(between.join(said[0]), "GBP")
        assert "per_month" not in read
        assert unread


@pytest.mark.parametrize(
    "text",
    [
        "I cannot pay 200 a month",
        "my wage is 1500 a month",
        "I earn, after tax, 3000 a month",
        "200 a month or 1000 now",
        "1000-800 a month",
        "1 to 800 a month",
        "每周五六百",
        "$200 a month",
        "1.200 a month",
        "12,50 a month",
        "500 now on the 25th",
        "200 within a month",
        "800 for 12 months",
        "5pm",
        "75 monthly payments",
        "two fifty a month",
        "每月工资5000",
        "不能每月还800",
        "每月房租两千",
        "每月800多",
        "已经先付2000",
        "下周五先付1000",
        "每月给我800",
        "现在每月还800",
        "每月两次200",
        "每两周一期，每期200",
        "每月800。500先付",
    ],
)
def test_what_may_mean_something_else_is_not_read_as_an_offer(text: str) -> None:
    found = parse_says(text, "GBP", TODAY)
    assert found.says == DebtorStatement()
    assert found.unread


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£75 monthly for 18 months", says(75, max_months=18)),
        ("75 monthly for 18 months", says(75, max_months=18)),
        ("18 months of 75 monthly", says(75, max_months=18)),
        ("six payments of £85.50", DebtorStatement(per_month=Money(8550), payments=6)),
        ("500 down and 100 pcm", says(100, 500)),
        ("£75 monthly payments", says(75)),
    ],
)
def test_a_sum_before_monthly_is_money(text: str, expected: DebtorStatement) -> None:
    assert parse_says(text, "GBP", TODAY) == Said(expected, ())
