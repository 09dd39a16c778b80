"""The options considered: each with its reason, for the client, and in no letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calculators.rounding import Money
from reports.advice import advice_pdf
from reports.formats import LANGUAGES, Language
from reports.letters import letter_pdf
from restructure.household.distribution import Owner
from tests.support.advice import ADVICE
from tests.support.statements import OFFERS, pages, text


def test_each_way_out_stands_with_its_reason_and_the_one_that_was_chosen() -> None:
    said = text(advice_pdf(ADVICE, "en")).replace("\n", " ")
    for part in (
        "Debt relief order",
        "owes more than the limit",
        "£250.00 a month goes to 2 creditors",
        "We look at it again on 25 May 2027",
        "goes to no creditor",
    ):
        assert part in said
    assert pages(advice_pdf(ADVICE, "en")) == pages(advice_pdf(ADVICE, "zh")) == 1
    assert "债务免除令" in text(advice_pdf(ADVICE, "zh"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_client_reads_who_is_offered_what_and_from_when_with_or_without_options(language: Language) -> None:
    for considered in (ADVICE.considered, ()):
        said = text(advice_pdf(replace(ADVICE, considered=considered), language)).replace("\n", " ")
        day = {"en": "from 25 December 2026", "zh": "自2026年12月25日起"}[language]
        for part in (day, "Town Hall", "Example Bank 200.00", "Sample Finance 50.00", "300.00"):
            assert part in said


def test_of_one_sum_the_client_reads_no_monthly_payment() -> None:
    once = replace(OFFERS, once=True, shares=(Money(90_000), Money(48_000), Money(12_000)), available=Money(150_000))
    said = text(advice_pdf(replace(ADVICE, offers=once), "en")).replace("\n", " ")
    assert "One sum of £1,500.00 is offered to 3 creditors" in said
    assert "a month" not in said


def test_only_a_letter_beside_priority_debts_speaks_of_them() -> None:
    without = replace(OFFERS, debts=OFFERS.debts[1:], shares=OFFERS.shares[1:], available=Money(25_000))
    assert "after the priority debts" in text(letter_pdf(OFFERS, 1, "en")).replace("\n", " ")
    assert "priority" not in text(letter_pdf(without, 0, "en"))
    assert "优先" not in text(letter_pdf(without, 0, "zh"))


def test_a_reason_why_one_sum_passes_over_priority_arrears_stands_there() -> None:
    said = text(advice_pdf(replace(ADVICE, lump_reason="the landlord agreed to wait"), "en"))
    assert "the landlord agreed to wait" in said


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ("joint", "This debt is joint."),
        ("partner", "our client's partner's"),
        ("guarantor", "answers for this debt as guarantor"),
    ],
)
def test_a_letter_says_whose_the_debt_is_where_it_is_not_the_clients_alone(owner: Owner, said: str) -> None:
    debts = (OFFERS.debts[0], replace(OFFERS.debts[1], owner=owner), OFFERS.debts[2])
    assert said in text(letter_pdf(replace(OFFERS, debts=debts, agreed_too=True), 1, "en")).replace("\n", " ")
    assert said not in text(letter_pdf(OFFERS, 1, "en")).replace("\n", " ")
