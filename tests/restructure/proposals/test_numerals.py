"""Numbers written in words: exact, or nothing at all."""

from __future__ import annotations

import pytest

from restructure.proposals.spoken.numerals import chinese, english


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("零", "0"),
        ("〇", "0"),
        ("五", "5"),
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("二十五", "25"),
        ("一百", "100"),
        ("一百五", "150"),
        ("一百零五", "105"),
        ("一百一十", "110"),
        ("一百五十三", "153"),
        ("一千五", "1500"),
        ("一千零五", "1005"),
        ("一千零五十", "1050"),
        ("一千二百三十四", "1234"),
        ("九千九百九十九", "9999"),
        ("一万", "10000"),
        ("三万二", "32000"),
        ("三万零二百", "30200"),
        ("十二万", "120000"),
        ("1万2", "12000"),
        ("1万2000", "12000"),
        ("1.5万", "15000"),
        ("1.2345万", "12345"),
        ("1.5千", "1500"),
        ("3千5", "3500"),
        ("一亿", "100000000"),
        ("一亿二", "120000000"),
        ("两千", "2000"),
        ("12", "12"),
    ],
)
def test_a_chinese_number_is_read_in_figures(text: str, figures: str) -> None:
    assert chinese(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        *("零零", "零十", "百", "百五", "十十", "一十百", "五百六千", "一百一百", "百零", "一百零", "零五"),
        *("万", "零万", "一万二万", "1万20", "1万20000", "三万十万", "1.23456万", "1.5百五", "1.5"),
        *("一百零12", "三万一万", "一千万五亿", "两三百", "五六", "a", "一 百", ""),
    ],
)
def test_what_is_no_chinese_number_is_none(text: str) -> None:
    assert chinese(text) is None


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("zero", "0"),
        ("one", "1"),
        ("ten", "10"),
        ("nineteen", "19"),
        ("twenty", "20"),
        ("twenty-one", "21"),
        ("ninety nine", "99"),
        ("a hundred", "100"),
        ("an hundred", "100"),
        ("one hundred and one", "101"),
        ("one hundred and twenty", "120"),
        ("two hundred and fifty", "250"),
        ("twelve hundred", "1200"),
        ("ninety hundred", "9000"),
        ("99 hundred", "9900"),
        ("a thousand", "1000"),
        ("a grand", "1000"),
        ("3 grand", "3000"),
        ("one thousand and one", "1001"),
        ("one thousand nine hundred and ninety-nine", "1999"),
        ("twelve thousand five hundred", "12500"),
        ("two hundred thousand", "200000"),
    ],
)
def test_an_english_number_is_read_in_figures(text: str, figures: str) -> None:
    assert english(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        *("two fifty", "ten one", "nineteen one", "twenty ten", "twenty zero", "zero hundred", "100 hundred"),
        "hundred",
        *("thousand", "zero thousand", "one thousand ten hundred", "one thousand two thousand", "one thousand zero"),
        *("two grand three grand", "one hundred two hundred", "five six", "one two three"),
    ],
)
def test_what_is_no_english_number_is_none(text: str) -> None:
    assert english(text) is None
