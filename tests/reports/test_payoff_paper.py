"""The early settlement statement: the figures of its day, the rebate only where a formula gives one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats
from reports.formats import LANGUAGES, Language
from reports.papers.making import make
from reports.papers.payoff import payoff_pdf
from restructure.agreements.course import Kept
from restructure.agreements.payoff import PlanPayoff, plan_payoff
from restructure.agreements.progress import Received, progress
from restructure.parties.organisation import amended
from restructure.policy import PolicyName
from tests.support import papers, samples
from tests.support.reading import squeezed, text_of
from tests.support.uneven_plans import PLANS

TODAY, DAY = date(2027, 1, 10), date(2027, 1, 28)


def stated(kind: str, rule_set: PolicyName, language: Language) -> tuple[PlanPayoff, str]:
    agreement = samples.agreement_of(PLANS[kind])
    agreement = replace(agreement, organisation=amended(agreement.organisation, rule_set=rule_set))
    schedule = agreement.outcome.schedule
    received = [Received(schedule.due[0], schedule.payment[0])]
    found = plan_payoff(Kept(agreement, progress(agreement, received, TODAY), (), replaced=False), DAY)
    return found, text_of(payoff_pdf(agreement, found, TODAY, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PLANS)
def test_the_statement_says_each_part_the_total_and_the_day(kind: str, language: Language) -> None:
    found, said = stated(kind, "cn-credit-card", language)
    for part in (found.principal, found.interest, found.arrears, found.total, found.waived):
        assert squeezed(formats.money(part, "CNY", language)) in said
    assert squeezed(formats.long_date(DAY, language)) in said
    assert (squeezed(formats.money(found.due, "CNY", language)) in said) == (found.due > 0)
    assert squeezed({"en": "had arrived by 10 January 2027", "zh": "截至2027年1月10日"}[language]) in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule_set", ["uk", "cn-credit-card", "neutral"])
def test_only_under_the_rules_of_the_united_kingdom_it_names_a_rebate(rule_set: PolicyName, language: Language) -> None:
    found, said = stated("months", rule_set, language)
    word = {"en": "Rebate", "zh": "提前结清减免"}[language]
    assert (word in said) == (rule_set == "uk")
    assert ("SI2004/1483" in said) == (rule_set == "uk")
    assert (squeezed(formats.money(found.rebate, "CNY", language)) in said) == (rule_set == "uk")


def test_a_statement_for_a_plan_that_asks_for_nothing_is_refused() -> None:
    one = papers.DRAFT
    done = replace(papers.order("payoff", one, "en"), kept=papers.kept(one, papers.in_full(one)))
    with pytest.raises(Refusal, match="nothing_to_pay"):
        make("payoff", done)
    assert papers.in_full(one).left == Money(0)
