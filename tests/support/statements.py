"""Budget statements and offers to creditors."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from calculators.calendar import Frequency
from calculators.rounding import Money
from reports.letters import Offers
from reports.statement import Statement
from restructure.household.distribution import OneDebt
from restructure.household.means import means_of
from restructure.household.sheet import Consent, Line, Sheet
from restructure.household.standards import shipped
from restructure.policy import POLICIES
from tests.support.reading import sheets_of

NOW = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
DAY = NOW.date()


def statement(sheet: Sheet, **changes: object) -> Statement:
    worked = means_of(sheet, POLICIES["us"], shipped(), jurisdiction="us", currency="USD", today=DAY, client="")
    made = Statement("BS-2026-000007", DAY, "Example Advice (demo)", "Alex Sample (demo)", "USD", sheet, worked, DAY)
    return replace(made, **changes)  # type: ignore[arg-type]


def told(*lines: Line, **changes: object) -> Sheet:
    return replace(Sheet(lines=lines, consents=(Consent("client", NOW),)), **changes)  # type: ignore[arg-type]


USUAL = told(
    Line("salary", Money(310_000), evidence="payslip"),
    Line("part_time", months=(Money(40_000), Money(52_000), Money(61_000))),
    Line("rent", Money(110_000)),
    Line("groceries", Money(22_000), Frequency(1, "week"), note="two growing boys"),
    Line("tax_arrears", Money(5_000)),
)


def text(pdf: bytes) -> str:
    return "\n".join(sheets_of(pdf))


def pages(pdf: bytes) -> int:
    return len(sheets_of(pdf))


DEBTS = (
    OneDebt("Tax", "Town Hall", Money(90_000), arrears=Money(90_000), priority=True),
    OneDebt("Card", "Example Bank", Money(400_000), reference="4321"),
    OneDebt("Loan", "Sample Finance", Money(100_000)),
)
OFFERS = Offers(
    number="BS-2026-000007",
    made_on=DAY,
    organisation="Example Advice (demo)",
    client="Alex Sample (demo)",
    currency="GBP",
    debts=DEBTS,
    shares=(Money(5_000), Money(20_000), Money(5_000)),
    available=Money(30_000),
    method="pro_rata",
    first_on=date(2026, 12, 25),
    open_until=date(2026, 12, 23),
    may_go_out=True,
)
