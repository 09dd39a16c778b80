"""What a debtor says, as it is typed on the telephone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.rounding import Money
from restructure.asking import Says
from restructure.saying import parse_says

TODAY = date(2026, 11, 22)


def says(
    per_month: int | None = None, now: int | None = None, start: date | None = None, max_months: int | None = None
) -> Says:
    return Says(fen(per_month), fen(now), start, max_months)


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
        ("£1,250.50 a month", Says(Money(125_050))),
        ("1.2万首付，每月500", says(500, 12_000)),
        ("８００／月　先付２０００", says(800, 2000)),
        ("800/month from 5 January", says(800, start=date(2027, 1, 5))),
        ("800 monthly from Jan 5", says(800, start=date(2027, 1, 5))),
        ("800 pm 2026-12-20", says(800, start=date(2026, 12, 20))),
        ("下月10号起 每月600", says(600, start=date(2026, 12, 10))),
        ("600 a month from next month", says(600, start=date(2026, 12, 22))),
        ("600 a month at most 24 months", says(600, max_months=24)),
        ("今天付500 一个月300元", says(300, 500)),
        ("from the 20th 300 a month", says(300, start=date(2026, 12, 20))),
        ("", says()),
    ],
)
def test_it_reads_what_is_said_in_any_order(text: str, expected: Says) -> None:
    found = parse_says(text, "CNY", TODAY)
    assert (found.says, found.unread) == (expected, ())


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("800 a month, maybe more at christmas", ("maybe more at christmas",)),
        ("800 a month, 900 a month", ("900 a month",)),
        ("abc", ("abc",)),
        ("先付两千", ("先付两千",)),
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
