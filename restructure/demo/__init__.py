"""Accounts to try the program on: real figures, invented people, dates that are always fresh."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec

from calculators.calendar import add_months
from restructure.parties.account import Account

RECORDS = Path(__file__).with_name("accounts.json")

REFERENCE = date(2026, 11, 25)
"""The day as of which the records were written down."""
CONFIRMED_BY = "Demo data"
"""Who confirmed their balances: nobody did."""


def demo_accounts(today: date) -> tuple[Account, ...]:
    """The demo accounts as of ``today``: every date lies as many days back as it did at the reference date."""
    records = msgspec.json.decode(RECORDS.read_bytes(), type=tuple[Account, ...])
    return tuple(_moved(record, today - REFERENCE) for record in records)


def _moved(account: Account, by: timedelta) -> Account:
    def day(then: date | None) -> date | None:
        return None if then is None else then + by

    # Months are counted from the last payment, so that none is skipped and the row paid last stays the one it was.
    anchor = account.last_paid_on or account.as_of
    months = (anchor + by).year * 12 + (anchor + by).month - anchor.year * 12 - anchor.month
    return replace(
        account,
        as_of=account.as_of + by,
        contract_date=day(account.contract_date),
        overdue_since=day(account.overdue_since),
        last_paid_on=day(account.last_paid_on),
        history=tuple(replace(row, month=add_months(row.month, months, 1)) for row in account.history),
    )
