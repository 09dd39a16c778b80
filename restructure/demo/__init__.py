"""Accounts to try the program on: real figures, invented people, dates that are always fresh."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import msgspec

from calculators.calendar import add_months
from restructure.parties.account import Account
from restructure.parties.organisation import DEMO, Organisation, amended, takes_own_form
from restructure.policy import PolicyName

Country = Literal["cn", "uk", "us"]
"""A country that the demo has accounts of."""
CURRENCY: dict[Country, str] = {"cn": "CNY", "uk": "GBP", "us": "USD"}
RULES: dict[Country, PolicyName] = {"cn": "cn-credit-card", "uk": "uk", "us": "us"}
"""The rules that the invented organisation works by; a Chinese account that is no card follows its own."""
FORM = "specimen"
"""The checked form that a demonstration signs on where the law asks for one."""
IN_CHINESE = {"representative": "何岚（演示）", "address": "示例市示例路1号"}
"""What of the invented organisation stands in one language only."""

RECORDS = Path(__file__).with_name("accounts.json")

REFERENCE = date(2026, 11, 25)
"""The day as of which the records were written down."""
CONFIRMED_BY = "Demo data"
"""Who confirmed their balances: nobody did."""


def demo_accounts(today: date, country: Country | None = None) -> tuple[Account, ...]:
    """The demo accounts of a country, or of all, as of ``today``: every date lies as many days back as it did at the
    reference date."""
    records = msgspec.json.decode(RECORDS.read_bytes(), type=tuple[Account, ...])
    wanted = [record for record in records if country is None or record.currency == CURRENCY[country]]
    return tuple(_moved(record, today - REFERENCE) for record in wanted)


def demo_organisation(country: Country | None) -> Organisation:
    """The invented organisation as it works in a country; without one it works by no country's rules."""
    if country is None:
        return DEMO
    here = amended(DEMO, rule_set=RULES[country], **IN_CHINESE if country == "cn" else {})
    return amended(here, agreement_template=FORM) if takes_own_form(RULES[country]) else here


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
