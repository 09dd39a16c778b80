"""Plans whose payments differ: one of each kind, and what goes together."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from calculators.extra import Extra
from calculators.holidays import Holiday
from calculators.months import OwnMonth
from calculators.own_rows import OwnRow
from calculators.rounding import Money
from restructure.offers.terms import DownPayment, InstalmentTerms
from tests.support import samples

BASE = samples.instalment_terms()
ROWS = (OwnRow(BASE.first_due, Money(500_000)), OwnRow(date(2027, 3, 1), Money(800_000)), OwnRow(date(2027, 6, 30)))
PLANS: dict[str, InstalmentTerms] = {
    "rows": replace(BASE, payments=None, rows=ROWS),
    "months": replace(BASE, months=(OwnMonth(6, Money(0)), OwnMonth(12, Money(200_000)))),
    "holidays": replace(BASE, holidays=(Holiday(date(2027, 3, 1), date(2027, 5, 31)),)),
    "extra": replace(BASE, extra=(Extra(date(2027, 3, 5), Money(300_000)),)),
}
TOGETHER = replace(BASE, months=PLANS["months"].months, holidays=PLANS["holidays"].holidays, extra=PLANS["extra"].extra)
MORE: dict[str, InstalmentTerms] = {
    "together": TOGETHER,
    "lower": replace(TOGETHER, extra=(Extra(date(2027, 3, 25), Money(300_000), "lower"),)),
    "with a payment": replace(BASE, extra=(Extra(date(2027, 2, 25), Money(300_000)),)),
    "down": replace(TOGETHER, down_payment=DownPayment(Money(100_000), date(2026, 12, 1))),
    "rolled": replace(TOGETHER, roll="following", calendar="none"),
    "evenly": replace(
        BASE,
        payments=None,
        first_due=date(2027, 1, 25),
        rows=(*(OwnRow(date(2027, month, 25), Money(70_000)) for month in range(1, 6)), ROWS[2]),
    ),
}
