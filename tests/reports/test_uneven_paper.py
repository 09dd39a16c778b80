"""The paper of a plan whose payments differ: no figure on it stands for another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from calculators.extra import Extra
from calculators.holidays import Holiday
from calculators.months import OwnMonth
from calculators.own_rows import OwnRow
from calculators.rounding import Money
from reports import formats, plan
from restructure.agreements.agreement import Wording
from restructure.offers.terms import InstalmentTerms
from tests.support import samples
from tests.support.reading import pages_of, pdf_of, squeezed

BASE = samples.instalment_terms()
ROWS = (OwnRow(BASE.first_due, Money(500_000)), OwnRow(date(2027, 3, 1), Money(800_000)), OwnRow(date(2027, 6, 30)))
PLANS: dict[str, InstalmentTerms] = {
    "rows": replace(BASE, payments=None, rows=ROWS),
    "months": replace(BASE, months=(OwnMonth(6, Money(0)), OwnMonth(12, Money(200_000)))),
    "holidays": replace(BASE, holidays=(Holiday(date(2027, 3, 1), date(2027, 5, 31)),)),
    "extra": replace(BASE, extra=(Extra(date(2027, 3, 5), Money(300_000)),)),
}


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
