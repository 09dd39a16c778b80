"""The paper of a plan whose payments differ: no figure on it stands for another."""

from __future__ import annotations

from datetime import date

import pytest

from reports import formats, plan, uneven
from restructure.agreements.agreement import Wording
from restructure.offers.outcome import Simulated
from restructure.offers.solver import dates_of
from tests.support import samples
from tests.support.reading import pages_of, pdf_of, squeezed
from tests.support.uneven_plans import MORE, PLANS


@pytest.mark.parametrize("wording", ["en", "zh", "both"])
@pytest.mark.parametrize("name", PLANS)
def test_the_paper_lists_every_payment_and_calls_none_regular(name: str, wording: Wording) -> None:
    agreement = samples.agreement_of(PLANS[name], wording=wording)
    schedule = agreement.outcome.schedule
    pages = pages_of(pdf_of(agreement, wording))
    whole = squeezed("".join(pages))
    assert all(formats.plain(paid, "CNY") in whole for paid in schedule.payment)
    if wording == "en":
        assert squeezed("monthly payments") not in squeezed(pages[0])
        assert squeezed("Then every month") not in squeezed(pages[0])
        assert squeezed(f"{agreement.outcome.totals.payments} payments on the days of the schedule") in whole


@pytest.mark.parametrize("name", PLANS)
def test_the_payment_that_is_taken_apart_adds_up(name: str) -> None:
    outcome = samples.outcome_of(PLANS[name])
    row = plan.worked_row(outcome)
    assert row is not None
    assert row.exact is not None
    assert abs(row.exact - row.interest) <= 1
    assert row.payment == row.interest + row.principal + row.arrears + row.fee


def read_back(told: uneven.Uneven, outcome: Simulated) -> dict[date, int]:
    """What somebody would pay who knows the usual due dates and what is told."""
    terms = outcome.terms.plan
    assert terms is not None
    runs = [one for one in told.runs if one.count > 1]
    paid: dict[date, int] = {}
    for day in dates_of(terms, outcome.debt.as_of, terms.payments or 1).dates:
        month = next((one.payment for one in told.months if one.month == day.month), None)
        run = next((one.amount for one in runs if one.first <= day <= one.last), 0)
        paid[day] = run if month is None else month
        if any(one.covers(day) for one in told.holidays) or day > outcome.schedule.due[-1]:
            paid[day] = 0
    paid |= {one.first: one.amount for one in told.runs if one.count == 1}
    for one in told.beside:
        paid[one.day] = paid.get(one.day, 0) + one.amount
    return {day: amount for day, amount in paid.items() if amount}


@pytest.mark.parametrize("name", [name for name in (*PLANS, *MORE) if name != "rolled"])
def test_what_is_told_of_a_plan_is_every_payment_of_it(name: str) -> None:
    outcome = samples.outcome_of((PLANS | MORE)[name])
    paid = zip(outcome.schedule.due, outcome.schedule.payment, strict=True)
    assert read_back(uneven.uneven(outcome), outcome) == {day: amount for day, amount in paid if amount}


def test_days_that_moved_to_business_days_are_told_as_they_fall() -> None:
    told = uneven.uneven(samples.outcome_of(MORE["rolled"]))
    assert [one.last for one in told.runs][-1] == samples.outcome_of(MORE["rolled"]).schedule.due[-1]
    assert (len(told.runs), [one.with_row for one in told.beside]) == (3, [False])


def test_what_is_told_behind_the_first_payment_leaves_it_out() -> None:
    outcome = samples.outcome_of(PLANS["months"])
    assert uneven.uneven(outcome, 1).runs == uneven.uneven(outcome).runs[1:]
    assert uneven.uneven(outcome, 1).count == outcome.totals.payments - 1


@pytest.mark.parametrize("wording", ["en", "zh", "both"])
@pytest.mark.parametrize("name", [*PLANS, "together"])
def test_page_1_tells_every_payment_the_regular_and_the_largest(name: str, wording: Wording) -> None:
    agreement = samples.agreement_of((PLANS | MORE)[name], wording=wording)
    outcome, told = agreement.outcome, uneven.uneven(agreement.outcome)
    page = pages_of(pdf_of(agreement, wording))[0]
    for language in ("en", "zh") if wording == "both" else (wording,):
        for sentence in uneven.told(outcome, language, brief=wording == "both"):
            assert squeezed(sentence) in page
    figures = [told.most[1], *([told.regular.amount] if told.regular else [])]
    assert all(formats.plain(one, "CNY") in page for one in figures)
    assert squeezed(agreement.organisation.identity.telephone) in page
