"""Options considered with a client."""

from __future__ import annotations

from datetime import date

from calculators.rounding import Money
from reports.advice import Advice

ADVICE = Advice(
    number="BS-2026-000007",
    made_on=date(2026, 11, 25),
    organisation="Example Advice (demo)",
    client="Alex Sample (demo)",
    currency="GBP",
    considered=(("dro", "owes more than the limit"), ("plan", "keeps the home and pays in 5 years")),
    method="pro_rata",
    available=Money(25_000),
    creditors=2,
    review_on=date(2027, 5, 25),
)
