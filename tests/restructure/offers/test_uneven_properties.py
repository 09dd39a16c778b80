"""What holds of every plan whose rows differ, tried on one drawing of two hundred."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from calculators.rounding import Money, half_up
from restructure.money.currency import plain_text
from restructure.offers.outcome import Case, Simulated
from restructure.offers.payoff import payoff
from restructure.offers.row_explanation import explain_row
from restructure.offers.terms import InstalmentTerms
from restructure.policy import POLICIES
from restructure.requests import read_quote
from restructure.requests.option import option_as_asked
from restructure.simulation import simulate
from tests.soak import named, uneven


@cache
def drawn() -> tuple[uneven.Drawn, ...]:
    return tuple(uneven.drawn(200, seed=3))


def plans() -> Iterator[tuple[InstalmentTerms, Simulated]]:
    """Each plan that is not refused, with its resolved terms."""
    for _, _, _, outcome in drawn():
        if isinstance(outcome, Simulated):
            assert isinstance(outcome.terms, InstalmentTerms)
            yield outcome.terms, outcome


def test_generated_plans_hold_night_by_night_or_say_why_not() -> None:
    tally = uneven.walked(drawn())
    assert tally.rows > 2_000
    assert {"rows", "months", "holidays", "extra"} <= set(tally.drawn)
    assert tally.refused.total() < 70


def test_who_gives_back_what_a_refusal_names_is_not_refused_for_that_field_again() -> None:
    tally = named.taken_back((*drawn(), *named.drawn(140, seed=5)))
    assert tally.given_back.total() > 90
    assert {"payment_too_large", "row_not_after", "month_below_interest", "extra_too_large"} <= set(tally.given_back)


def test_the_json_door_reads_every_plan_as_it_is_asked() -> None:
    for debt, terms, treatment, _ in drawn():
        request = {
            "currency": debt.currency,
            "as_of": debt.as_of,
            "debt": {name: plain_text(getattr(debt.parts, name), "CNY") for name in debt.parts.__struct_fields__},
            "option": option_as_asked(terms, debt.currency),
            "treatment": {name: getattr(treatment, name).rest for name in treatment.__struct_fields__},
        }
        quote = read_quote(json.dumps(request, default=str).encode())
        assert (quote.case, quote.terms, quote.treatment) == (Case(debt, POLICIES["neutral"]), terms, treatment)


def test_every_row_is_explained_by_the_nights_before_it() -> None:
    for terms, outcome in list(plans())[::2]:
        plan = outcome.schedule
        nights = uneven.nights_of(terms, uneven.due_of(terms))
        put_off, last, day = 0, outcome.debt.as_of, timedelta(days=1)
        for row, due in enumerate(plan.due):
            told = explain_row(outcome, row + 1)
            factor = sum((nights[last + day * night] for night in range(1, (due - last).days + 1)), Fraction(0))
            assert told.factor == factor
            assert told.charged == half_up((told.opening * factor).numerator, (told.opening * factor).denominator)
            assert told.interest == told.charged + told.from_before - told.not_paid_now == plan.interest[row]
            assert told.payment == told.principal + told.interest + told.arrears + told.fee == plan.payment[row]
            assert told.closing == told.opening - told.principal == plan.closing[row]
            put_off += told.not_paid_now - told.from_before
            last = due
        assert abs(put_off) <= len(terms.extra)


def test_what_pays_a_plan_off_between_two_rows_lies_between_what_was_left_and_what_will_be_owed() -> None:
    for number, (_, outcome) in enumerate(plans()):
        plan, total = outcome.schedule, outcome.debt.total
        row = number % len(plan)
        begins, left = (plan.due[row - 1], plan.owed_after_default[row - 1]) if row else (outcome.debt.as_of, total)
        most = plan.payment[row] + plan.owed_after_default[row]
        owed = [left]
        for day in range((plan.due[row] - begins).days):
            found = payoff(outcome, begins + timedelta(days=day), statutory=False)
            assert min(found.principal, found.interest, found.arrears, found.fees) >= 0
            owed.append(found.total)
        assert owed == sorted(owed)
        assert owed[:2] in ([left], [left, left])
        assert owed[-1] <= most


def test_a_last_payment_half_as_large_again_is_asked_for_or_found() -> None:
    found = 0
    for number, (terms, outcome) in enumerate(plans()):
        if terms.payment is None:
            continue
        assert is_even(outcome)
        less = replace(terms, payment=Money(terms.payment * 4 // 5), final_due=None)
        case = Case(outcome.debt, POLICIES["neutral"])
        short = simulate(case, less, outcome.treatment) if number % 3 == 0 else None
        if isinstance(short, Simulated):
            named = "large_last_payment" in {one.rule for one in short.findings}
            assert named or is_even(short), less
            found += named
    assert found > 10


def is_even(outcome: Simulated) -> bool:
    """Return whether the last row pays at most half as much again as the regular one, or was agreed to pay another."""
    plan, terms = outcome.schedule, outcome.terms
    assert isinstance(terms, InstalmentTerms)
    end = uneven.due_of(terms)[-1]
    last = plan.payment[-1] - uneven.on_top_of(outcome, outcome.treatment).get(len(plan) - 1, 0)
    agreed = plan.due[-1] != end or end.month in {one.month for one in terms.months}
    # Each row may be a unit off, which is much beside a payment of a few.
    return agreed or 2 * last <= 3 * regular_before(outcome, terms) + 2 * len(plan)


def regular_before(outcome: Simulated, terms: InstalmentTerms) -> int:
    """Return what the last regular row before the end pays, without what falls due first."""
    plan, due = outcome.schedule, uneven.due_of(terms)
    beside = {one.date for one in terms.extra}
    first = uneven.on_top_of(outcome, outcome.treatment)
    regular = [
        paid - first.get(row, 0)
        for row, (day, paid) in enumerate(zip(plan.due[:-1], plan.payment[:-1], strict=True))
        if day in due and day not in beside and uneven.wanted_on(terms, day) is None
    ]
    return regular[-1] if regular else terms.payment or 0
