"""Options considered with a client."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports.advice import Advice
from tests.support.statements import OFFERS

ADVICE = Advice(
    replace(OFFERS, review_on=date(2027, 5, 25)),
    considered=(("dro", "owes more than the limit"), ("plan", "keeps the home and pays in 5 years")),
)
