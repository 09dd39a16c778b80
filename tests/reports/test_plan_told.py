"""Every paper tells the whole plan: what comes before the regular payments, and never a sum of others than it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from msgspec import structs

from calculators.deferral import DeferralRule
from calculators.rounding import Money
from reports import formats, plan
from reports.formats import LANGUAGES, Language
from reports.papers.making import make
from reports.papers.offers import comparison_pdf
from reports.readback import script
from restructure.agreements.agreement import Agreement
from restructure.offers.outcome import Simulated
from restructure.offers.terms import DownPayment
from restructure.papers import PaperName
from tests.support.papers import PAPERS, order
from tests.support.reading import pdf_of, sheets_of, squeezed, text_of
from tests.support.samples import (
    ACCOUNT,
    MADE_ON,
    agreement_of,
    deferral_agreement,
    instalment_agreement,
    instalment_terms,
    settlement_agreement,
)

DOWN = agreement_of(instalment_terms(12, down_payment=DownPayment(Money(500_000), MADE_ON)))
TOLD: dict[str, tuple[Agreement, str, str]] = {
    "instalment": (instalment_agreement(12), "12 monthly payments", "分12期按月偿还"),
    "interest only": (
        deferral_agreement(DeferralRule(3)),
        "only interest for the first 3 months, then 33 monthly payments",
        "前3个月只付利息，此后分33期按月偿还",
    ),
    "nothing": (
        deferral_agreement(DeferralRule(2, "nothing")),
        "nothing for the first 2 months, then 34 monthly payments",
        "前2个月不付款，此后分34期按月偿还",
    ),
    "down": (DOWN, "¥5,000.00 down, then 12 monthly payments", "先付5,000.00元，此后分12期按月偿还"),
    "settlement": (settlement_agreement(3), "3 payments", "分3期付清"),
    "one sum": (settlement_agreement(1), "one payment", "一次付清"),
}
ON: dict[str, Callable[[Agreement, Language], str]] = {
    **{
        name: lambda one, language, name=name: text_of(PAPERS[name](one, language))  # type: ignore[misc]  # bound now
        for name in ("offer", "cost_sheet", "booking", "memo", "memo_copy")
    },
    "read out": lambda one, language: squeezed(
        dict(script(one, language, recording="R", keep_until=date(2031, 1, 1)))["payments"]
    ),
    "guarantor": lambda one, language: text_of(
        pdf_of(replace(one, account=replace(ACCOUNT, guarantor="Pat Beside")), language)
    ),
}


CHARGED = [kind for kind in TOLD if kind not in ("settlement", "one sum")]


@pytest.mark.parametrize(
    ("kind", "paper"), [(kind, paper) for kind in TOLD for paper in ON if paper != "cost_sheet" or kind in CHARGED]
)
def test_the_whole_plan_stands_where_its_total_does(kind: str, paper: str) -> None:
    made, english, chinese = TOLD[kind]
    assert squeezed(english) in ON[paper](made, "en")
    assert squeezed(chinese) in ON[paper](made, "zh")


def test_side_by_side_the_first_payment_is_one_that_asks_for_money() -> None:
    made = TOLD["nothing"][0]
    outcome: Simulated = made.outcome
    said = text_of(comparison_pdf(made, [outcome], "en"))
    _, first = plan.first_paid(outcome)
    assert squeezed(f"First payment {formats.plain(first, 'CNY')}") in said
    assert squeezed("First payment 0.00") not in said


def test_what_is_left_is_told_in_one_word_on_agreement_and_comparison() -> None:
    made = instalment_agreement(36)
    assert squeezed("Left over") in text_of(pdf_of(made))
    assert squeezed("Left over, lowest month") in text_of(comparison_pdf(made, [made.outcome], "en"))


@pytest.mark.parametrize("paper", ["choices", "memo_copy"])
def test_a_choice_that_does_not_fit_never_shows_money_left_over(paper: PaperName) -> None:
    made = instalment_agreement(36)
    late = structs.replace(made.outcome.affordability, verdict="unaffordable", left=Money(65_036), short=Money(19_184))
    unfit = replace(made, outcome=structs.replace(made.outcome, affordability=late))
    said = text_of(make(paper, replace(order(paper, unfit, "en"), options=[unfit.outcome])))
    assert "shortby" in said
    assert "191.84" in said
    assert "650.36" not in said


@pytest.mark.parametrize("paper", ["agreement", "offer", "booking"])
def test_what_is_due_on_a_day_is_a_payment_and_never_a_part(paper: str) -> None:
    made = TOLD["settlement"][0]
    said = {one: pdf_of(made, one) if paper == "agreement" else PAPERS[paper](made, one) for one in LANGUAGES}
    english, chinese = (" ".join(sheets_of(said[one])) for one in LANGUAGES)
    assert not re.search(r"\bparts\b|(last|first) part\b|a part is|part \d", " ".join(english.split()))
    assert "笔" not in chinese.replace("笔迹", "").replace("抵充哪一笔", "").replace("每笔付款", "")


def test_a_settlement_in_one_sum_has_no_last_payment() -> None:
    made = TOLD["one sum"][0]
    assert "thedaythepaymentarrivesinfull" in text_of(pdf_of(made))
    assert "自款项足额到账之日起免除" in text_of(pdf_of(made, "zh"))
