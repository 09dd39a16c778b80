"""A plan in a line says every payment of it: no first or last one stands for the others."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calculators.deferral import DeferralRule
from calculators.parts import Treatment
from calculators.rounding import Money
from reports.formats import Language
from reports.in_short import payments_in_short, plan_in_short, said_in_short
from restructure.offers.plan_summary import InShort, Run, in_short, runs_of
from restructure.offers.terms import DeferralTerms, DownPayment, OptionKind, SettlementTerms, Tranche
from tests.support.cases import FIRST, PLAN, TODAY, simulated

ENDS = date(2029, 11, 25)


def short(*payments: int, deferred: tuple[int, ...] = (), down: int | None = None) -> InShort:
    paid = Money(sum(payments) + sum(deferred) + (down or 0))
    kind: OptionKind = "deferral" if deferred else "instalment"
    runs = [runs_of(Money(one) for one in column) for column in (payments, deferred)]
    return InShort(kind, "USD", paid, ENDS, runs[0], runs[1], None if down is None else Money(down))


@pytest.mark.parametrize(
    ("told", "english", "chinese"),
    [
        (short(*[23_2383] * 34, 23_2391), "34 × 2,323.83, last 2,323.91", "34 × 2,323.83，末期2,323.91"),
        (short(*[80_000] * 12), "12 × 800.00", "12 × 800.00"),
        (short(80_000), "800.00", "800.00"),
        (short(80_000, 50_000), "800.00, then 500.00", "800.00，之后500.00"),
        (
            short(*[19_114] * 36, deferred=(4_875, 9_750, 9_750)),
            "48.75, then 2 × 97.50, then 36 × 191.14",
            "48.75，之后2 × 97.50，之后36 × 191.14",
        ),
        (
            short(*[26_571] * 36, deferred=(59_565, 9_750, 9_750)),
            "595.65, then 2 × 97.50, then 36 × 265.71",
            "595.65，之后2 × 97.50，之后36 × 265.71",
        ),
        (
            short(*[19_114] * 35, 19_120, deferred=(9_750,) * 3),
            "3 × 97.50, then 35 × 191.14, last 191.20",
            "3 × 97.50，之后35 × 191.14，末期191.20",
        ),
        (
            short(*[80_000] * 23, 51_233, down=200_000),
            "2,000.00 down, then 23 × 800.00, last 512.33",
            "首付2,000.00，之后23 × 800.00，末期512.33",
        ),
        (
            short(70_000, 69_500, 69_000, 68_500, 68_000),
            "5 payments, first 700.00, last 680.00",
            "5期，首期700.00，末期680.00",
        ),
    ],
)
def test_a_plan_is_told_run_by_run_in_both_languages(told: InShort, english: str, chinese: str) -> None:
    assert (said_in_short(told, "en"), said_in_short(told, "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("language", "parts", "once"),
    [
        ("en", "3,500.00 in 12 payments: 750.00, then 11 × 250.00", "35,000.00 in one sum"),
        ("zh", "3,500.00，分12期：750.00，之后11 × 250.00", "一次付清35,000.00"),
    ],
)
def test_a_settlement_is_told_by_what_it_comes_to(language: Language, parts: str, once: str) -> None:
    days = [date(2027 + k // 12, k % 12 + 1, 25) for k in range(12)]
    tranches = tuple(Tranche(day, Money(25_000 + (50_000 if not k else 0))) for k, day in enumerate(days))
    assert plan_in_short(simulated(SettlementTerms(FIRST, FIRST, tranches=tranches), Treatment()), language) == parts
    whole = SettlementTerms(FIRST, FIRST, amount=Money(3_500_000))
    assert plan_in_short(simulated(whole, Treatment()), language) == once


def test_a_deferral_from_an_odd_day_tells_its_short_payment_apart() -> None:
    terms = DeferralTerms(replace(PLAN, first_due=date(2026, 12, 10)), DeferralRule(3, "interest_only"))
    told = in_short(simulated(terms))
    assert [run.count for run in told.deferred] == [1, 2]
    said = payments_in_short(told, "en")
    assert said.startswith(f"{told.deferred[0].amount / 100:,.2f}, then 2 × ")
    assert ", then 32 × " in said


@given(st.integers(2, 60), st.integers(0, 3), st.integers(1, 60), st.booleans())
def test_every_payment_is_in_the_runs(payments: int, deferred: int, day: int, down: bool) -> None:
    first = date.fromordinal(TODAY.toordinal() + day)
    paid_down = DownPayment(Money(100_000), TODAY) if down else None
    plan = replace(PLAN, payments=payments + 3, first_due=first, down_payment=paid_down, annual_rate=Decimal("0.12"))
    outcome = simulated(DeferralTerms(plan, DeferralRule(deferred)) if deferred else plan)
    told = in_short(outcome)
    runs: tuple[Run, ...] = told.deferred + told.rest
    assert sum(run.count * run.amount for run in runs) + (told.down or 0) == outcome.totals.paid == told.paid
    assert sum(run.count for run in told.deferred) == deferred
    said = payments_in_short(told, "en")
    amounts = re.findall(r"(?:(\d+) × )?([\d,]+\.\d\d)", said)
    assert sum(int(count or 1) * round(float(amount.replace(",", "")) * 100) for count, amount in amounts) == told.paid
    assert told.count == len(outcome.schedule) - (1 if down else 0)
