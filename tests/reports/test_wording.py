"""The catalogues: complete, alike in both languages, and true to what the code can say."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from msgspec.structs import replace

from calculators.affordability import SavingsLine, judge, surplus
from calculators.calendar import MONTHLY, Frequency
from calculators.cash_dates import CashDates, Inflow
from calculators.errors import Refusal
from calculators.parts import PARTS
from calculators.rounding import Money
from reports import wording
from reports.formats import LANGUAGES, Language
from reports.wording import CATALOGUES
from restructure.parties.account import LENDER_TYPES, PRODUCTS
from restructure.policy import POLICIES, Finding, Words
from tests.support.choices import DAY_COUNTS, METHODS

ROOT = Path(__file__).parents[2]
PACKAGES = ("calculators", "restructure", "reports", "ui")


def calls(name: str) -> Iterator[ast.Call]:
    """Every call of ``name`` in our source."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                    yield node


def constants(node: ast.AST) -> Iterator[str]:
    """The texts that an argument can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def refusals() -> list[tuple[str, frozenset[str] | None]]:
    """Each reason code with the names of its facts, None where they are passed on."""
    found = []
    for call in calls("Refusal"):
        names = {word.arg for word in call.keywords}
        facts = None if None in names else frozenset(name for name in names if name)
        found += [(code, facts) for code in constants(call.args[1])]
    return found


def fields(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


def forms(pattern: str) -> set[tuple[str, bool]]:
    """The fields of a pattern and whether each is written as money."""
    return {(name, form in ("money", "figure")) for _, name, form, _ in string.Formatter().parse(pattern) if name}


def test_both_languages_know_the_same_keys() -> None:
    assert CATALOGUES["en"].keys() == CATALOGUES["zh"].keys()


@pytest.mark.parametrize("key", sorted(CATALOGUES["en"]))
def test_both_languages_ask_for_the_same_facts(key: str) -> None:
    assert forms(CATALOGUES["en"][key]) == forms(CATALOGUES["zh"][key])


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_are_closed(language: Language) -> None:
    for key, pattern in CATALOGUES[language].items():
        assert pattern.count("**") % 2 == 0, key
        assert pattern.count("^") % 2 == 0, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_called_illegal(language: Language) -> None:
    for pattern in CATALOGUES[language].values():
        assert not any(word in pattern.lower() for word in ("illegal", "invalid", "违法", "无效"))


def test_every_reason_in_the_source_has_its_words() -> None:
    missing = {code for code, _ in refusals() if f"reason.{code}" not in CATALOGUES["en"]}
    assert not missing


def test_every_reason_brings_the_facts_its_words_ask_for() -> None:
    for code, facts in refusals():
        patterns = [CATALOGUES["en"].get(f"reason.{code}{end}") for end in ("", ".bare")]
        assert facts is None or any(pattern and fields(pattern) <= facts for pattern in patterns), code


def test_every_finding_in_the_source_has_its_words() -> None:
    rules = {rule for call in calls("Finding") for rule in constants(call.args[0])}
    sources = {source for call in calls("Finding") for source in constants(call.args[-1])}
    assert {f"finding.{rule}" for rule in rules} <= CATALOGUES["en"].keys()
    assert {f"source.{source}" for source in sources & {"cn_card_70", "cn_civil_575"}} <= CATALOGUES["en"].keys()


def test_a_reason_writes_money_as_money_and_counts_as_counts() -> None:
    refusal = Refusal("payment", "payment_too_small", smallest=Money(123456), largest=1200)
    assert wording.reason(refusal, "en", "CNY") == (
        "The debt would not end within 1,200 payments. Pay ¥1,234.56 or more."
    )
    assert "1,234.56元" in wording.reason(refusal, "zh", "CNY")


def test_a_currency_is_a_fact_like_any_other() -> None:
    said = wording.reason(Refusal("amount", "typed_currency", given="USD", currency="CNY"), "en")
    assert said == "USD isn't CNY. Write the amount in CNY."
    assert wording.say("cli.commission", "en", currency="CNY", commission="1.00", base="9.00") == "CNY: 1.00 on 9.00"


def test_a_reason_writes_dates() -> None:
    refusal = Refusal("expires", "expires_before_balance", smallest=date(2026, 11, 25))
    assert "25 November 2026" in wording.reason(refusal, "en")


def test_an_unknown_code_still_gets_a_sentence() -> None:
    assert wording.reason(Refusal("field", "never_heard_of", given="x"), "en") == CATALOGUES["en"]["reason.unknown"]


def test_missing_facts_still_get_a_sentence() -> None:
    assert wording.reason(Refusal("first_due", "payment_too_small"), "zh") == CATALOGUES["zh"]["reason.unknown"]


def test_braces_in_a_fact_stay_as_they_are() -> None:
    refusal = Refusal("currency", "unknown_currency", known="{0.__class__} {x}")
    assert "{0.__class__} {x}" in wording.reason(refusal, "en")


def test_amounts_without_a_known_currency_carry_no_sign() -> None:
    refusal = Refusal("amount", "settlement_above_debt", largest=Money(100))
    assert "be more than the debt: 1.00" in wording.reason(refusal, "en", "XXX")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_has_a_name(language: Language) -> None:
    choices: list[tuple[str, tuple[str, ...]]] = [
        ("method", METHODS),
        ("part", PARTS),
        ("product", PRODUCTS),
        ("lender", LENDER_TYPES),
        ("day_count", DAY_COUNTS),
        ("policy", tuple(POLICIES)),
        ("severity", get_args(Finding.__annotations__["severity"]) or ("block", "warn", "text")),
    ]
    for group, values in choices:
        assert all(wording.name(group, value, language) for value in values)


def test_a_finding_names_its_amount_its_source_and_its_cure() -> None:
    text, source = Words("{amount:money} is forgiven.", "免除{amount:money}。"), Words("Civil Code", "《民法典》")
    found = Finding("waiver", "text", {"amount": 290800}, text=text, instrument=source, cure=Words("Wait.", "等待。"))
    assert wording.finding(found, "en", "CNY") == "¥2,908.00 is forgiven."
    assert wording.source(found, "zh") == "《民法典》"
    assert wording.cure(found, "zh", "CNY") == "等待。"


def test_a_finding_without_words_of_its_own_asks_for_a_second_look() -> None:
    found = Finding("never_heard_of", "warn", {})
    assert wording.finding(found, "en", "CNY") == "A rule asks for a second look at this plan."
    assert wording.source(found, "en") == wording.cure(found, "en", "CNY") == ""


def test_half_months_never_read_as_months_and_a_half() -> None:
    assert wording.each(Frequency(1, "half month"), "zh") == "每半月"
    assert wording.period(Frequency(3, "half month"), "zh") == "1.5个月"
    assert wording.period(Frequency(2, "half month"), "en") == "month"


def test_frequencies_are_said_behind_an_amount() -> None:
    assert wording.per(MONTHLY, "en") == "a month"
    assert wording.per(Frequency(2, "week"), "en") == "every 2 weeks"
    assert wording.span(Frequency(3, "month"), "zh") == "3个月"


MONTH = surplus(Money(920000), Money(652000), Money(30000), SavingsLine(cap=Money(20000)))
POLICY = POLICIES["neutral"]
DATES = CashDates(date(2026, 11, 25), (date(2026, 12, 25), date(2027, 1, 25), date(2027, 2, 25)))
ONE = replace(DATES, due=DATES.due[:1])


def said(payment: int, language: Language = "en") -> tuple[str, str]:
    seen = judge((Money(payment),) * 3, DATES, MONTH, share_allowed=Decimal("0.75"))
    return wording.verdict(seen, POLICY, language, "CNY")


def test_an_affordable_plan_says_its_share_and_when_it_breaks() -> None:
    assert said(161113) == (
        "Affordable",
        "73.9% of the surplus; at least ¥568.87 is left each month. Holds until income falls 8.4%.",
    )


def test_a_tight_plan_names_the_line() -> None:
    word, sentence = said(174600)
    assert word == "Tight"
    assert sentence.startswith("80.1% of the surplus (line 75%); at least ¥434.00 is left.")


def test_a_plan_that_is_not_met_says_when_and_by_how_much() -> None:
    word, sentence = said(1036821)
    assert word == "Not from income"
    assert sentence == "On 25 December 2026, payment 1 is ¥8,188.21 more than has come in by then."


def test_a_payment_that_was_saved_for_is_measured_by_what_came_in() -> None:
    year = replace(DATES, due=(date(2027, 11, 25),))
    seen = judge((Money(1_400_000),), year, MONTH, share_allowed=Decimal("0.75"))
    sentence = wording.verdict(seen, POLICY, "en", "CNY")[1]
    assert sentence.startswith("53.5% of what comes in by each due date; at least ¥12,160.00 of it is left.")


def test_a_weekly_payment_that_the_next_income_makes_good_says_so() -> None:
    weeks = CashDates(date(2026, 11, 25), tuple(date(2026, 12, 1) + timedelta(days=7 * row) for row in range(5)))
    seen = judge((Money(50_000),) * 5, replace(weeks, frequency=Frequency(1, "week")), MONTH, share_allowed=Decimal(1))
    word, sentence = wording.verdict(seen, POLICY, "en", "CNY", Frequency(1, "week"))
    assert word == "Tight"
    assert sentence.startswith("On 29 December 2026, ¥320.00 is not there yet; the next income makes it good.")


def test_no_budget_asks_for_one() -> None:
    seen = judge((Money(1),), ONE, None, share_allowed=Decimal("0.75"))
    assert wording.verdict(seen, POLICY, "en", "CNY") == ("Unknown", "Enter income and spending.")
    assert wording.verdict(seen, POLICY, "zh", "CNY")[0] == "待评估"


def test_nothing_left_is_said_without_figures() -> None:
    month = surplus(Money(100), Money(200), Money(0), SavingsLine())
    seen = judge((Money(1),), ONE, month, share_allowed=Decimal("0.75"))
    assert wording.verdict(seen, POLICY, "en", "CNY")[1] == "Nothing is left each month after spending."


def test_a_lump_sum_that_pays_all_leaves_income_alone() -> None:
    dates = replace(ONE, inflow=Inflow(sums=((date(2026, 12, 25), Money(100)),)))
    seen = judge((Money(100),), dates, MONTH, share_allowed=Decimal("0.75"))
    assert wording.verdict(seen, POLICY, "zh", "CNY") == ("可负担", "由现有的一笔钱支付，不占用收入。")


def test_fractions_are_written_as_times() -> None:
    text = Words("From payment {number} it is {times:times} times the first.", "{number}")
    found = Finding("payment_rises", "warn", {"number": 4, "times": Fraction(5, 2)}, text=text)
    assert wording.finding(found, "en", "CNY") == "From payment 4 it is 2.5 times the first."


def test_a_column_of_our_files_has_its_name_in_chinese() -> None:
    assert [wording.column(key, "zh") for key in ("amount", "confirmed_by", "账号")] == ["金额", "确认人", "账号"]
    missing = Refusal("file", "file_header", missing="as_of, currency", layout="restructure")
    assert "欠款截至、币种" in wording.reason(missing, "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_catalogues(language: Language) -> None:
    # Of two sentences under one key the one that comes last would silently stand for both.
    parts = [
        module.TEXTS
        for name, module in vars(wording).items()
        if isinstance(module, ModuleType) and (name == language or name.endswith(f"_{language}"))
        if "country" not in name
    ]
    assert len(parts) > 10
    assert sum(map(len, parts)) == len(CATALOGUES[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_tells_a_sum_without_its_currency(language: Language) -> None:
    """A form that writes bare figures would be for tables alone."""
    bare = [key for key, pattern in CATALOGUES[language].items() if ":figure" in pattern]
    assert bare == []
    sentence = said(1036821, language)[1]
    assert {"en": "¥8,188.21", "zh": "8,188.21元"}[language] in sentence
