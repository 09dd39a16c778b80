"""What a plan agrees on beside its regular payment: typed, and shown in a form that is read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.errors import Refusal
from calculators.extra import Extra
from calculators.holidays import Holiday
from calculators.months import OwnMonth
from calculators.own_rows import OwnRow
from calculators.rounding import Money
from reports import formats, wording
from reports.formats import LANGUAGES
from reports.typed_plan import Agreed, told
from restructure.money.currency import MINOR_DIGITS
from restructure.proposals.typed_plan import parse_extra, parse_holidays, parse_months, parse_rows

TODAY = date(2026, 11, 25)
FEB_DEC = (OwnMonth(2, Money(0)), OwnMonth(12, Money(200_000)))
SPRING = Holiday(date(2027, 4, 1), date(2027, 6, 30), "later")
CHRISTMAS = (OwnRow(date(2026, 12, 24), Money(500_000)), OwnRow(date(2027, 6, 30)))
BONUS = Extra(date(2027, 3, 15), Money(300_000), "shorter")
READ: dict[str, Callable[[str, str], tuple[Agreed, ...]]] = {
    "months": parse_months,
    "holidays": lambda text, currency: parse_holidays(text, currency, TODAY),
    "rows": lambda text, currency: parse_rows(text, currency, TODAY),
    "extra": lambda text, currency: parse_extra(text, currency, TODAY),
}

TYPED = Path(__file__).parents[1] / "vectors" / "spoken" / "typed_lists.tsv"
"""A list, what is typed into it, and what is read of that; behind a question mark why it is asked about."""

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
amounts = st.integers(0, 10**12).map(Money)
PLANS = st.fixed_dictionaries(
    {
        "months": st.dictionaries(st.integers(1, 12), amounts, max_size=4).map(
            lambda months: [OwnMonth(month, months[month]) for month in sorted(months)]
        ),
        "holidays": st.lists(
            st.builds(
                lambda start, length, charge: Holiday(start, start + timedelta(length), charge),
                days,
                st.integers(0, 400),
                st.sampled_from(("later", "freeze")),
            ),
            max_size=3,
        ),
        "rows": st.lists(st.builds(OwnRow, days, st.none() | amounts), max_size=4),
        "extra": st.lists(st.builds(Extra, days, amounts, st.sampled_from(("shorter", "lower"))), max_size=3),
    }
)


def read_in_short(name: str, typed: str) -> str:
    currency = "GBP" if typed.isascii() or "£" in typed else "CNY"
    try:
        return told(READ[name](typed, currency), "en", currency)
    except Refusal as refused:
        return f"? {refused.code}"


@pytest.mark.parametrize("name", READ)
def test_what_tired_people_type_is_read_as_they_mean_it_or_asked_about(name: str) -> None:
    lines = [line.split("\t") for line in TYPED.read_text(encoding="utf-8").splitlines()]
    known = {typed: read for listed, typed, read in lines if listed == name}
    assert {typed: read_in_short(name, typed) for typed in known} == known
    assert min(sum(typed.isascii() for typed in known), sum(not typed.isascii() for typed in known)) > 30


@pytest.mark.parametrize(
    "typed", ["Apr 27 to Jun 27", "31 Jan to 5 Jan", "04/27 to 06/27", "1月31日至1月5日", "Jun to Apr"]
)
def test_both_readings_of_days_are_said_and_each_is_read_when_it_is_typed(typed: str) -> None:
    with pytest.raises(Refusal, match="two_readings") as asked:
        parse_holidays(typed, "GBP", TODAY)
    facts = asked.value.facts
    readings = ((facts["start"], facts["end"]), (facts["first"], facts["last"]))
    for language in LANGUAGES:
        said = wording.reason(asked.value, language)
        for first, last in readings:
            assert isinstance(first, date)
            assert isinstance(last, date)
            begins, ends = formats.date(first, language), formats.date(last, language)
            assert begins in said
            assert ends in said
            assert parse_holidays(f"{begins} to {ends}", "GBP", TODAY) == (Holiday(first, last),)


@pytest.mark.parametrize(("typed", "amount"), [("Dec 27", 2_700), ("Dec 2027", 202_700), ("12月27", 2_700)])
def test_what_may_be_a_day_or_a_year_of_a_month_says_how_the_amount_is_written(typed: str, amount: int) -> None:
    with pytest.raises(Refusal, match="month_amount_or_date") as asked:
        parse_months(typed, "CNY")
    repair = str(asked.value.facts["repair"])
    assert parse_months(repair, "CNY") == (OwnMonth(12, Money(amount)),)
    for language in LANGUAGES:
        assert repair in wording.reason(asked.value, language, "CNY")


@pytest.mark.parametrize(
    "typed", ["Apr and May freeze", "4月和5月免息", "4月、5月免息", "Apr, May freeze", "Apr freeze; May freeze"]
)
def test_a_word_behind_the_last_is_said_of_all_that_it_follows(typed: str) -> None:
    assert [one.charge for one in parse_holidays(typed, "GBP", TODAY)] == ["freeze", "freeze"]


def test_a_word_is_not_said_of_what_has_one_or_is_parted_from_it() -> None:
    for typed in ("Apr later and May freeze", "Apr; May freeze"):
        assert [one.charge for one in parse_holidays(typed, "GBP", TODAY)] == ["later", "freeze"]
    both = parse_extra("15 Mar 3,000 and 15 Apr 2,000 lower", "GBP", TODAY)
    assert [one.then for one in both] == ["lower", "lower"]


@pytest.mark.parametrize(("read", "typed"), [(parse_rows, "24 Dec 27"), (parse_extra, "15 Mar 27 lower")])
def test_a_year_of_two_figures_is_no_amount(read: Callable[[str, str, date], object], typed: str) -> None:
    with pytest.raises(Refusal, match="year_or_amount"):
        read(typed, "GBP", TODAY)


@given(PLANS, st.sampled_from(sorted(MINOR_DIGITS)))
def test_what_is_shown_is_read_back_in_both_languages(plan: dict[str, list[Any]], currency: str) -> None:
    for name, agreed in plan.items():
        for language in LANGUAGES:
            assert READ[name](told(tuple(agreed), language, currency), currency) == tuple(agreed)


PIECES = st.sampled_from(
    [
        "Dec",
        "jun",
        "24 Dec",
        "30 june 2027",
        "2027-06-30",
        "9999-12-31",
        "0000-01-01",
        "24/12",
        "12月",
        "十二月二十四日",
        "明年4月",
        "4-6月",
        "to",
        "..",
        "-",
        "至",
        "on",
        "in",
        "and",
        "the rest",
        "其余",
        "later",
        "免息",
        "lower",
        "降低",
        "5,000",
        "2000",
        "1/0",
        "3k",
        "两千",
        "七八百",
        "元",
        "£",
        "nothing",
        "0",
        "٣",
        "²",
        ":",
        ",",
        ";",
        "，",
        "。",
        " ",
        "  ",
    ]
)


def read_or_field(name: str, text: str) -> tuple[Agreed, ...] | str:
    """What is read, or the field at which it is refused."""
    try:
        return READ[name](text, "CNY")
    except Refusal as refused:
        return refused.field


@given(st.lists(PIECES, max_size=9).map("".join) | st.lists(PIECES, max_size=9).map(" ".join) | st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused_at_its_field_and_reads_the_same_again(text: str) -> None:
    for name in READ:
        agreed = read_or_field(name, text)
        assert agreed == (name if isinstance(agreed, str) else READ[name](told(agreed, "zh", "CNY"), "CNY"))


@pytest.mark.parametrize(
    "text",
    [
        "2: 0, 12: 2000",
        "2:0,12:2000",
        "Feb 0; Dec 2,000",
        "dec 2k and february nothing",
        "nothing in February and 2,000 in December",
        "2月 0，12月 2000",
        "2月不还、12月2,000元",
        "二月不还；十二月两千",
        "2：０；12：２０００",
    ],
)
def test_months_are_read_as_people_write_them(text: str) -> None:
    assert parse_months(text, "CNY") == FEB_DEC


@pytest.mark.parametrize(
    "text",
    [
        "2027-04-01..2027-06-30",
        "2027-04-01 to 2027-06-30 later",
        "2027/4/1 - 2027/6/30",
        "April to June",
        "skip Apr-Jun later",
        "1 Apr to 30 June",
        "Apr 2027 until Jun 2027",
        "4月至6月",
        "4-6月 以后付",
        "明年4月到6月",
        "4月1日至6月30日",
    ],
)
def test_holidays_are_read_as_people_write_them(text: str) -> None:
    assert parse_holidays(text, "CNY", TODAY) == (SPRING,)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-24 5000; 2027-06-30",
        "24 Dec 5,000, 30 June rest",
        "5,000 on 24 December and the rest on 30 June",
        "Dec 24: 5k; Jun 30 2027 rest",
        "24/12 5000; 30/6",
        "12月24日还5000，其余6月30日",
        "2026年12月24日 5000元；2027年6月30日 其余",
    ],
)
def test_days_of_their_own_are_read_as_people_write_them(text: str) -> None:
    assert parse_rows(text, "CNY" if "元" in text else "GBP", TODAY) == CHRISTMAS


@pytest.mark.parametrize(
    "text",
    ["2027-03-15 3000", "15 March 3,000 shorter", "3000 on 15 Mar", "3月15日 3000 缩短", "3/15 3k then shorter"],
)
def test_extra_payments_are_read_as_people_write_them(text: str) -> None:
    assert parse_extra(text, "USD", TODAY) == (BONUS,)


def test_a_day_and_a_month_are_read_in_the_order_of_the_currency() -> None:
    assert parse_rows("03/02", "USD", TODAY)[0].due == date(2027, 3, 2)
    assert parse_rows("03/02", "GBP", TODAY)[0].due == date(2027, 2, 3)


def test_a_holiday_goes_over_the_end_of_a_year() -> None:
    assert parse_holidays("Dec to Feb freeze", "GBP", TODAY) == (
        Holiday(date(2026, 12, 1), date(2027, 2, 28), "freeze"),
    )


@pytest.mark.parametrize(
    ("field", "text", "code", "named"),
    [
        ("months", "Feb 0; 13: 5", "months_not_read", "13: 5"),
        ("months", "0: 5", "months_not_read", "0: 5"),
        ("months", "x" * 50, "months_not_read", "x" * 40),
        ("months", "Feb", "months_not_read", "Feb"),
        # A day, and not 24,500 in December.
        ("months", "Dec 24 500", "months_not_read", "Dec 24 500"),
        ("months", "12月24日 500", "months_not_read", "12月24日 500"),
        ("months", "2 0", "months_not_read", "2 0"),
        ("months", "Dec £20", "months_not_read", "Dec £20"),
        ("months", "Feb 0; 2月 300", "month_twice", "2月 300"),
        ("holidays", "Apr to Jun maybe", "holidays_not_read", "Apr to Jun maybe"),
        ("holidays", "2027-02-30..2027-03-31", "holidays_not_read", "2027-02-30..2027-03-31"),
        ("holidays", "Oct to Dec", "day_needs_year", "Oct to Dec"),
        # This December, or the next one.
        ("holidays", "1 Dec to 30 Jun 2028", "day_needs_year", "1 Dec to 30 Jun 2028"),
        ("rows", "24 Dec 5,000; the rest in June", "rows_not_read", "the rest in June"),
        ("rows", "24 Dec 2000; 30 Jun", "year_or_amount", "24 Dec 2000"),
        ("rows", "2026-12-24 5 000", "rows_not_read", "2026-12-24 5 000"),
        ("rows", "31 Oct 5", "day_needs_year", "31 Oct 5"),
        ("rows", "22 Sep 5", "day_needs_year", "22 Sep 5"),
        ("rows", "25 Nov 5", "day_needs_year", "25 Nov 5"),
        ("extra", "15 Mar", "extra_not_read", "15 Mar"),
        ("extra", "Mar 3,000", "extra_not_read", "Mar 3,000"),
        ("extra", "soon 3,000", "extra_not_read", "soon 3,000"),
        ("extra", "15 Mar shorter", "extra_not_read", "15 Mar shorter"),
        ("extra", "15 Mar 3000 quickly", "extra_not_read", "15 Mar 3000 quickly"),
        ("extra", "15 Mar 2000", "year_or_amount", "15 Mar 2000"),
        # The 27th of March, or March 2027.
        ("extra", "Mar 27 3000", "day_or_year", "Mar 27 3000"),
        ("extra", "3000 on Mar 27 lower", "day_or_year", "3000 on Mar 27 lower"),
        ("rows", "Mar 28 3000", "day_or_year", "Mar 28 3000"),
        ("rows", "Mar 27; the rest on 30 June", "day_or_year", "Mar 27"),
    ],
)
def test_what_is_not_read_is_named_and_nothing_is_taken(field: str, text: str, code: str, named: str) -> None:
    with pytest.raises(Refusal) as refused:
        READ[field](text, "CNY")
    assert (refused.value.field, refused.value.code, refused.value.facts["given"]) == (field, code, named)


WHOLE_APRIL = Holiday(date(2027, 4, 1), date(2027, 4, 30))


@pytest.mark.parametrize(
    ("field", "text", "day", "found"),
    [
        ("holidays", "April", TODAY, WHOLE_APRIL),
        ("holidays", "April to April", TODAY, WHOLE_APRIL),
        ("holidays", "1 Apr to 1 Apr", TODAY, replace(WHOLE_APRIL, end=date(2027, 4, 1))),
        ("holidays", "1 Jun to 2027-06-01", TODAY, Holiday(date(2027, 6, 1), date(2027, 6, 1))),
        ("holidays", "1 Dec to 2027-06-30", TODAY, Holiday(date(2026, 12, 1), date(2027, 6, 30))),
        ("holidays", "2027-04-01..2028-06-30", TODAY, Holiday(date(2027, 4, 1), date(2028, 6, 30))),
        ("holidays", "November", TODAY, Holiday(date(2026, 11, 1), date(2026, 11, 30))),
        ("rows", "26 Nov 5", TODAY, OwnRow(date(2026, 11, 26), Money(500))),
        ("rows", "21 Sep 5", TODAY, OwnRow(date(2027, 9, 21), Money(500))),
        ("rows", "29 Feb 5", date(2028, 1, 10), OwnRow(date(2028, 2, 29), Money(500))),
        ("extra", "15 March 2027 3000", TODAY, BONUS),
    ],
)
def test_a_day_without_a_year_is_the_next_and_what_ends_on_its_first_day_holds_it(
    field: str, text: str, day: date, found: Holiday | OwnRow | Extra
) -> None:
    parse = {"holidays": parse_holidays, "rows": parse_rows, "extra": parse_extra}[field]
    assert parse(text, "GBP", day) == (found,)


def test_either_order_of_a_day_and_a_month_is_refused_where_both_are_written() -> None:
    with pytest.raises(Refusal):
        parse_rows("03/02", "CAD", TODAY)
    assert parse_rows("24/12", "CAD", TODAY)[0].due == date(2026, 12, 24)


def test_an_amount_that_cannot_be_paid_says_why() -> None:
    with pytest.raises(Refusal) as refused:
        parse_months("Feb 1.234", "CNY")
    assert refused.value.code == "too_many_decimals"
