"""Money, dates and percentages as text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.numbers import get_currency_precision

from reports import formats
from reports.formats import Language
from restructure.money.currency import MINOR_DIGITS

CHRISTMAS = date(2026, 12, 25)


def test_english_money_begins_with_its_sign() -> None:
    assert formats.money(136114, "CNY", "en") == "¥1,361.14"


def test_chinese_money_ends_with_its_unit() -> None:
    assert formats.money(136114, "CNY", "zh") == "1,361.14元"
    assert formats.money(136114, "USD", "zh") == "1,361.14美元"


@pytest.mark.parametrize(
    ("currency", "written"),
    [("GBP", "£1.00"), ("EUR", "€1.00"), ("HKD", "HK$1.00"), ("TWD", "NT$1.00"), ("JPY", "JP¥100")],
)
def test_other_currencies_have_their_own_signs(currency: str, written: str) -> None:
    assert formats.money(100, currency, "en") == written


@pytest.mark.parametrize("currency", MINOR_DIGITS)
def test_a_currency_has_the_digits_of_its_standard(currency: str) -> None:
    assert MINOR_DIGITS[currency] == get_currency_precision(currency)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (1_234_567, "科威特第纳尔壹仟贰佰叁拾肆元伍角陆分柒厘"),
        (1_005, "科威特第纳尔壹元零伍厘"),
        (1_105, "科威特第纳尔壹元壹角零伍厘"),
        (5, "科威特第纳尔伍厘"),
        (1_120, "科威特第纳尔壹元壹角贰分"),
        (1_000, "科威特第纳尔壹元整"),
    ],
)
def test_capital_numerals_lose_no_third_decimal(amount: int, words: str) -> None:
    assert formats.in_words(amount, "KWD", "zh") == words


@pytest.mark.parametrize("currency", MINOR_DIGITS)
@pytest.mark.parametrize("language", formats.LANGUAGES)
def test_every_known_currency_can_be_written(currency: str, language: Language) -> None:
    digits = MINOR_DIGITS[currency]
    assert f"{123456 / 10**digits:,.{digits}f}" in formats.money(123456, currency, language)
    assert formats.unit(currency, language)
    assert formats.in_words(123456, currency, language)


def test_negative_amounts_carry_a_true_minus() -> None:
    assert formats.plain(-123450, "CNY") == "\N{MINUS SIGN}1,234.50"
    assert formats.money(-50, "GBP", "en") == "\N{MINUS SIGN}£0.50"


def test_english_words_name_both_units() -> None:
    words = "Forty-eight thousand six hundred and twenty yuan thirty-five fen"
    assert formats.in_words(4862035, "CNY", "en") == words


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (290800, "CNY", "Two thousand nine hundred and eight yuan only"),
        (101, "GBP", "One pound one penny"),
        (100000001, "USD", "One million US dollars one cent"),
        (100, "JPY", "One hundred yen only"),
        (100100, "EUR", "One thousand and one euros only"),
        (0, "CNY", "Zero yuan only"),
        (-1500, "CNY", "Minus fifteen yuan only"),
    ],
)
def test_english_words_read_naturally(amount: int, currency: str, words: str) -> None:
    assert formats.in_words(amount, currency, "en") == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (1_409_50, "壹仟肆佰零玖元伍角"),
        (6_007_14, "陆仟零柒元壹角肆分"),
        (1_680_32, "壹仟陆佰捌拾元零叁角贰分"),
        (107_000_53, "壹拾万柒仟元零伍角叁分"),
        (16_409_02, "壹万陆仟肆佰零玖元零贰分"),
        (325_04, "叁佰贰拾伍元零肆分"),
        (4862035, "肆万捌仟陆佰贰拾元零叁角伍分"),
        (5, "伍分"),
        (50005, "伍佰元零伍分"),
        (1000500, "壹万零伍元整"),
        (10000001, "壹拾万元零壹分"),
        (50, "伍角"),
        (0, "零元整"),
    ],
)
def test_capital_numerals_follow_the_banking_rules(amount: int, words: str) -> None:
    assert formats.in_words(amount, "CNY", "zh") == f"人民币{words}"


def test_capital_numerals_of_a_foreign_currency_name_it_first() -> None:
    assert formats.in_words(10000, "USD", "zh") == "美元壹佰元整"


def test_dates_are_written_in_full() -> None:
    assert formats.date(CHRISTMAS, "en") == "25 December 2026"
    assert formats.date(CHRISTMAS, "zh") == "2026年12月25日"


def test_dates_with_their_weekday() -> None:
    assert formats.long_date(CHRISTMAS, "en") == "Friday 25 December 2026"
    assert formats.long_date(CHRISTMAS, "zh") == "2026年12月25日（周五）"
    assert formats.short_date(CHRISTMAS, "en") == "Fri 25 Dec 2026"
    assert formats.short_date(CHRISTMAS, "zh") == "2026-12-25 周五"


@pytest.mark.parametrize(
    ("day", "written"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (13, "13th"), (22, "22nd")]
)
def test_days_of_the_month_are_ordinals(day: int, written: str) -> None:
    assert formats.day_of_month(day, "en") == written


def test_a_percent_sign_never_stands_alone_on_a_line() -> None:
    assert formats.percent(Decimal("0.06"), 2, "en") == "6%"
    assert formats.percent(Decimal("0.06"), 2, "zh") == "6.00%"


def test_percentages_round_half_up() -> None:
    assert formats.percent(Fraction(12345, 1000000), 1, "zh") == "1.2%"
    assert formats.percent(Fraction(1235, 100000), 2, "zh") == "1.24%"
    assert formats.decimal(Fraction(-5, 2), 0) == "\N{MINUS SIGN}3"
