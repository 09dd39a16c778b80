"""Terms that wait for a release, in short: no payment of them stands for the others where they differ."""

from __future__ import annotations

import pytest

from restructure.agreements.agreement import to_json
from tests.support import samples
from tests.support.uneven_plans import PLANS
from ui.models.terms_asked import terms_asked


@pytest.mark.parametrize(
    ("kind", "english", "chinese"),
    [
        ("rows", "3 payments from ¥5,500.00 to ¥33,420.53", "3期，每期5,500.00元至33,420.53元"),
        ("months", "33 payments from ¥1,431.29 to ¥2,500.00", "33期，每期1,431.29元至2,500.00元"),
        ("holidays", "33 payments from ¥1,492.94 to ¥1,992.94", "33期，每期1,492.94元至1,992.94元"),
        ("extra", "35 payments from ¥568.95 to ¥3,000.00", "35期，每期568.95元至3,000.00元"),
    ],
)
def test_terms_whose_payments_differ_are_told_by_the_least_and_the_most(kind: str, english: str, chinese: str) -> None:
    record = to_json(samples.agreement_of(PLANS[kind]))
    assert english in terms_asked(record, "en")
    assert chinese in terms_asked(record, "zh")
