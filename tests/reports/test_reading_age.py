"""Papers are read by people under stress: short sentences, plain words. ``-s`` prints the figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from calculators.rounding import Money
from reports.advice import advice_pdf
from reports.authority_letter import authority_pdf
from reports.creditor_letters import CreditorLetter, creditor_letter_pdf
from reports.formats import Language
from reports.letters import letter_pdf
from reports.statement import statement_pdf
from restructure.agreements.agreement import Wording
from restructure.household.creditor_reply import LETTER_KINDS, LetterKind
from restructure.parties.organisation import amended
from restructure.policy import PolicyName
from tests.support.advice import ADVICE
from tests.support.papers import AUTHORITY, DRAFT, PAPERS
from tests.support.reading import pdf_of
from tests.support.reading_age import Ease, ease_of
from tests.support.statements import OFFERS, USUAL, statement

READ = ("agreement", "offer", "notice", "certificate", "forbearance", "validation", "large")
"""What a debtor reads in sentences; the others are tables, or for the office."""
GRADE, EASE = 6.5, 70.0
MIDDLE, LONGEST = 35, 45


def is_plain(found: Ease, language: Language) -> bool:
    if language == "zh":
        return found.middle <= MIDDLE and found.longest <= LONGEST
    return found.grade <= GRADE and found.ease >= EASE


@pytest.mark.parametrize("name", READ)
def test_english_is_read_by_a_child_of_twelve(name: str) -> None:
    found = ease_of(made(name, "en"), "en")
    print(f"{name}: {found}")
    assert found.sentences > 3
    assert is_plain(found, "en")


@pytest.mark.parametrize("name", READ)
def test_chinese_sentences_are_short(name: str) -> None:
    found = ease_of(made(name, "zh"), "zh")
    print(f"{name}: {found}")
    assert found.sentences > 3
    assert is_plain(found, "zh")


AT_HOME = ("offer", "notice", "payoff", "account_statement", "calendar", "memo_copy", "next_payments", "validation")
"""What is posted to a debtor, under the rules of each country."""


@pytest.mark.parametrize("rules", ["cn-credit-card", "uk", "us"])
@pytest.mark.parametrize("name", AT_HOME)
def test_what_a_country_adds_is_as_plain(name: str, rules: PolicyName) -> None:
    one = replace(DRAFT, organisation=amended(DRAFT.organisation, rule_set=rules))
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        found = ease_of(PAPERS[name](one, language), language)
        print(f"{name} {rules} {language}: {found}")
        assert is_plain(found, language), found


def made(name: str, language: Wording) -> bytes:
    return pdf_of(DRAFT, language) if name == "agreement" else PAPERS[name](DRAFT, language)


FULL = replace(
    OFFERS, surplus=Money(35_000), authority=OFFERS.made_on, review_on=OFFERS.open_until,
    debts=(replace(OFFERS.debts[0], minimum=Money(5_000)), *OFFERS.debts[1:]),
)  # fmt: skip


def monthly(method: str) -> Callable[[Language, PolicyName], bytes]:
    return lambda language, rules: letter_pdf(replace(FULL, method=method, rule_set=rules), 1, language)  # type: ignore[arg-type]


def beside(kind: LetterKind) -> Callable[[Language, PolicyName], bytes]:
    days = FULL.made_on, FULL.made_on + timedelta(59)
    asked = CreditorLetter(
        kind, FULL, ("Sample Finance",), "You called at night.", *days, agreed=(None, Money(20_000), None)
    )
    if kind == "no_offer":
        asked = replace(asked, offers=replace(FULL, available=Money(0), shares=(Money(0),) * 3, surplus=Money(-500)))
    place = 0 if kind == "arrangement" else 1
    return lambda language, rules: creditor_letter_pdf(
        replace(asked, offers=replace(asked.offers, rule_set=rules)), place, language
    )


OF_A_CLIENT: dict[str, Callable[[Language, PolicyName], bytes]] = {
    "statement": lambda language, rules: statement_pdf(statement(USUAL, rule_set=rules), language),
    "advice": lambda language, rules: advice_pdf(replace(ADVICE, offers=replace(FULL, rule_set=rules)), language),
    "authority": lambda language, rules: authority_pdf(replace(AUTHORITY, rule_set=rules), language),
    "offer": monthly("pro_rata"),
    "token": monthly("token"),
    "frozen": monthly("frozen"),
    "sum": lambda language, rules: letter_pdf(replace(FULL, once=True, rule_set=rules), 1, language),
    **{kind: beside(kind) for kind in LETTER_KINDS if kind != "offer"},
}
"""What a client reads before it goes out, or gets a copy of."""


@pytest.mark.parametrize("rules", ["uk", "us", "neutral"])
@pytest.mark.parametrize("name", OF_A_CLIENT)
def test_what_goes_out_for_a_client_is_plain(name: str, rules: PolicyName) -> None:
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        found = ease_of(OF_A_CLIENT[name](language, rules), language)
        print(f"{name} {rules} {language}: {found}")
        assert is_plain(found, language), found
