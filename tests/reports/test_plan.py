"""What page 1 tells of a plan follows from its schedule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec import structs

from calculators.calendar import MONTHLY, due_dates, parse_frequency
from calculators.deferral import DeferralRule
from calculators.instalment import Method
from calculators.parts import PartTreatment, Treatment
from calculators.rounding import Money
from reports import plan
from reports.due_days import in_words, of_dates
from reports.facts import GUESSED_PAGES, facts, once
from reports.formats import LANGUAGES, Language
from reports.pages.panels import panels
from restructure.offers.terms import DownPayment, Terms
from tests.support.choices import METHODS
from tests.support.samples import (
    WAIVED_PENALTY,
    agreement_of,
    deferral_terms,
    instalment_terms,
    outcome_of,
    settlement_terms,
    weekly,
)

COLLECT = DeferralRule(3, "nothing", "collect")
CAPITALISE = DeferralRule(3, "nothing", "capitalise")


@pytest.mark.parametrize(
    ("method", "shape"),
    [("level", "steady"), ("equal_principal", "falling"), ("interest_only", "balloon"), ("bullet", "one")],
)
def test_each_method_has_its_shape(method: Method, shape: str) -> None:
    assert plan.payments(outcome_of(instalment_terms(24, method))).shape == shape


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("rule", [None, COLLECT, CAPITALISE, DeferralRule(2)])
@pytest.mark.parametrize("down", [None, DownPayment(Money(500000), date(2026, 12, 1))])
def test_the_worked_row_adds_up(method: Method, rule: DeferralRule | None, down: DownPayment | None) -> None:
    remaining = instalment_terms(12, method, down_payment=down)
    terms = deferral_terms(rule, 12) if rule and not down else remaining
    row = plan.worked_row(outcome_of(terms))
    assert row is not None
    assert row.payment == row.interest + row.principal + row.deferred_interest + row.arrears + row.fee
    assert row.deferred_interest >= 0


@pytest.mark.parametrize("method", METHODS)
def test_what_is_still_owed_is_what_the_debt_column_leaves(method: Method) -> None:
    outcome = outcome_of(instalment_terms(12, method))
    rows, owed = outcome.schedule, plan.still_owed(outcome)
    for index in range(len(rows)):
        unpaid = sum(rows.arrears[index + 1 :]) + sum(rows.fee[index + 1 :])
        assert owed[index] == rows.closing[index] + unpaid


def test_a_settlement_still_owes_its_later_parts() -> None:
    outcome = outcome_of(settlement_terms(3))
    assert plan.still_owed(outcome)[-1] == 0
    assert plan.still_owed(outcome)[0] == sum(outcome.schedule.payment[1:])


def test_interest_of_a_deferral_is_found_again() -> None:
    collected, joined = outcome_of(deferral_terms(COLLECT)), outcome_of(deferral_terms(CAPITALISE))
    assert plan.interest_of_deferral(collected) == 3 * 19900
    assert plan.interest_of_deferral(joined) == joined.schedule.closing[2] - joined.schedule.opening[0]
    assert plan.interest_of_deferral(outcome_of(deferral_terms(DeferralRule(3)))) == 0


def test_a_deferral_that_charges_nothing_is_told_as_one_in_which_nothing_is_paid() -> None:
    free = structs.replace(deferral_terms(), remaining=structs.replace(instalment_terms(36), annual_rate=Decimal(0)))
    told = [plan.deferral_rule(outcome_of(terms)) for terms in (free, deferral_terms())]
    assert [(one.during, one.interest) for one in told if one] == [("nothing", "freeze"), ("interest_only", "collect")]


def test_interest_of_the_plan_counts_what_joined_the_principal() -> None:
    outcome = outcome_of(deferral_terms(CAPITALISE))
    assert plan.plan_interest(outcome) == outcome.totals.paid + outcome.waived.total - outcome.debt.total


@pytest.mark.parametrize(
    ("first", "frequency", "said"),
    [
        (date(2026, 12, 25), "monthly", "the 25th"),
        (date(2026, 12, 29), "monthly", "the 29th, in February its last day"),
        (date(2026, 12, 30), "monthly", "the 30th, in February its last day"),
        (date(2026, 12, 31), "monthly", "the last day of the month"),
        (date(2027, 2, 28), "yearly", "the 28th"),
        (date(2026, 12, 31), "quarterly", "the last day of the month"),
        (date(2026, 12, 4), "fortnightly", "Friday"),
        (date(2026, 12, 1), "half_monthly", "the 1st and the 16th"),
        (date(2026, 12, 14), "half_monthly", "the 14th and the 29th, in February its last day"),
        (date(2026, 12, 1), "10 days", ""),
    ],
)
def test_page_1_says_every_due_date_in_a_few_words(first: date, frequency: str, said: str) -> None:
    often = parse_frequency("1 year" if frequency == "yearly" else frequency)
    due = due_dates(date(2026, 11, 20), first, often, 30).dates
    found = of_dates(due[1:], often)
    assert in_words(found, due[-1], "en") == said
    assert (in_words(found, due[-1], "zh") == "") == (said == "")


def test_a_day_that_a_month_lacks_is_said_also_where_it_moves_to_the_next() -> None:
    due = due_dates(date(2026, 11, 20), date(2026, 12, 31), MONTHLY, 30, month_end="next_day").dates
    assert in_words(of_dates(due[1:], MONTHLY), due[-1], "en") == "the 31st, or the 1st after a shorter month"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [29, 30, 31])
def test_page_1_needs_no_other_page_for_its_dates(day: int, language: Language) -> None:
    made = agreement_of(instalment_terms(first_due=date(2026, 12, day)))
    first, second = panels(made.outcome)
    assert second.says == "panel.then.by"
    assert first.says == "panel.first.by"
    assert facts(made, language, GUESSED_PAGES)["due_days"]


def test_the_panels_show_amounts_of_the_schedule() -> None:
    down = DownPayment(Money(500000), date(2026, 12, 1))
    every_terms: list[Terms] = [
        *(instalment_terms(24, method) for method in METHODS),
        instalment_terms(1),
        instalment_terms(2),
        instalment_terms(24, down_payment=down),
        instalment_terms(24, balloon=Money(1000000)),
        instalment_terms(24, day_count="actual/365", method="interest_only"),
        weekly(40),
        deferral_terms(COLLECT),
        deferral_terms(DeferralRule(1)),
        deferral_terms(DeferralRule(35)),
    ]
    for terms in every_terms:
        outcome = outcome_of(terms)
        for panel in panels(outcome):
            assert panel.amount in (*outcome.schedule.payment, 0)


def test_a_first_payment_that_carries_more_says_so() -> None:
    treatment = Treatment(interest=PartTreatment(rest="first"), fees=PartTreatment(rest="first"))
    left, _ = panels(outcome_of(instalment_terms(12), treatment=treatment))
    assert left.notes == ("panel.first.once",)


def test_a_free_plan_has_a_worked_row_too() -> None:
    row = plan.worked_row(outcome_of(instalment_terms(12, annual_rate=Decimal(0))))
    assert row is not None
    assert row.interest == 0


@pytest.mark.parametrize(
    ("treatment", "note", "more"),
    [
        (Treatment(penalty=PartTreatment("all")), "panel.first.period", 0),
        (WAIVED_PENALTY, "panel.first.once", 50_000),
    ],
)
def test_the_first_payment_says_what_a_long_first_period_adds_to_it(treatment: Treatment, note: str, more: int) -> None:
    terms = instalment_terms(60, first_due=date(2027, 2, 25), annual_rate=Decimal("0.18"), first_period="first")
    agreement = agreement_of(terms, treatment=treatment)
    first, then = panels(agreement.outcome)
    assert (first.notes, first.amount - then.amount) == ((note,), 119_400 + more)
    assert once(agreement) == first.amount - then.amount
