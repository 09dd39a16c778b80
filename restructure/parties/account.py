"""Accounts: who owes what to whom, as of when, and how it went so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, get_args

from msgspec import Struct, structs

from calculators.accrual import simple_interest
from calculators.business_days import WEEKENDS, DaysOff, is_worked
from calculators.daycount import DayCount
from calculators.parts import Parts
from calculators.rounding import NOTHING, Money
from restructure.parties.situation import BreathingSpace

Product = Literal["credit_card", "consumer_loan", "private_loan", "other"]
LenderType = Literal[
    "licensed", "private", "bank", "consumer_finance", "auto_finance", "trust", "micro_loan", "guarantee_company",
    "regional_exchange", "pawnshop", "leasing", "factoring", "local_amc",
]  # fmt: skip
PRODUCTS: tuple[Product, ...] = ("credit_card", "consumer_loan", "private_loan", "other")
LENDER_TYPES: tuple[LenderType, ...] = get_args(LenderType)
"""``licensed`` is a lender under a financial regulator whose kind nobody has said."""


class Debt(Struct, frozen=True, cache_hash=True):
    """A debt confirmed as of a date. ``accrued`` is the part of its interest that grew since the confirmation;
    ``contract_payment`` what a month cost under the contract; ``paid_charges`` the interest, penalty and fees that
    were paid so far, None where nobody knows; ``last_due`` the last due date of the contract."""

    currency: str
    parts: Parts
    as_of: date
    contract_rate: Decimal | None = None
    contract_date: date | None = None
    days_overdue: int | None = None
    product: Product = "other"
    lender_type: LenderType = "licensed"
    accrued: Money = NOTHING
    contract_payment: Money | None = None
    paid_charges: Money | None = None
    last_due: date | None = None

    @property
    def total(self) -> Money:
        """The whole debt."""
        return self.parts.total


def bring_forward(debt: Debt, day: date, day_count: DayCount) -> Debt:
    """The debt on a later day: its principal has borne simple interest at the contract rate.

    Without a contract rate nothing accrues. Refuses a day before the confirmation.
    """
    if day == debt.as_of:
        return debt
    grown = simple_interest(debt.parts.principal, debt.as_of, day, debt.contract_rate or Decimal(0), day_count)
    later = (day - debt.as_of).days
    return structs.replace(
        debt,
        parts=structs.replace(debt.parts, interest=Money(debt.parts.interest + grown)),
        as_of=day,
        days_overdue=None if debt.days_overdue is None else debt.days_overdue + later,
        accrued=Money(debt.accrued + grown),
    )


def bring_past(debt: Debt, day: date, day_count: DayCount, *still: BreathingSpace) -> Debt:
    """The debt on a later day, where nothing has grown inside stretches without interest, both ends included."""
    for space in sorted(still, key=lambda one: one.start):
        if space.start < day:
            debt = _past(bring_forward(debt, max(debt.as_of, space.start), day_count), day, space.end)
    return bring_forward(debt, day, day_count)


def on_day(debt: Debt, day: date, *still: BreathingSpace) -> Debt:
    """The debt as it stands on a day: interest on its principal by 30/360 at the contract rate, none inside ``still``.

    Whoever offers, on whatever paper, begins with it. Without a contract rate it is no larger, only older; a day before
    the confirmation leaves it as it was confirmed.
    """
    return bring_past(debt, day, "30/360", *still) if day > debt.as_of else debt


def _past(debt: Debt, day: date, end: date | None) -> Debt:
    """The debt of the first day after ``end``, or of ``day`` where that comes first: older, and no larger."""
    again = end + timedelta(days=1) if end is not None and end < day else day
    days = (again - debt.as_of).days
    if days <= 0:
        return debt
    return structs.replace(
        debt, as_of=again, days_overdue=None if debt.days_overdue is None else debt.days_overdue + days
    )


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person. All of it is personal data: never in a log, a title or an exception."""

    name: str
    id_number: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """One month of an account's history; ``months_late`` counts whole months, None where it is not known."""

    month: date
    billed: Money | None
    paid: Money | None
    months_late: int | None


@dataclass(frozen=True, slots=True)
class Account:
    """One overdue account. ``demo`` marks invented persons; ``source`` says where the figures come from; ``co_debtor``
    and ``guarantor`` are names, empty where nobody else stands for the debt."""

    number: str
    debtor: Person
    creditor: str
    currency: str
    parts: Parts
    as_of: date
    confirmed_by: str
    product: Product = "other"
    lender_type: LenderType = "licensed"
    contract_rate: Decimal | None = None
    contract_date: date | None = None
    overdue_since: date | None = None
    contract_payment: Money | None = None
    contract_payments: int | None = None
    last_paid: Money | None = None
    last_paid_on: date | None = None
    paid_so_far: Money | None = None
    history: tuple[Month, ...] = ()
    source: str = ""
    demo: bool = False
    co_debtor: str = ""
    guarantor: str = ""
    paid_charges: Money | None = None
    last_due: date | None = None

    def days_overdue(self, today: date) -> int | None:
        """Whole days since the first missed due date, None where it is not known."""
        return None if self.overdue_since is None else max(0, (today - self.overdue_since).days)


def debt_of(account: Account) -> Debt:
    """The account's debt as it was confirmed."""
    return Debt(
        currency=account.currency,
        parts=account.parts,
        as_of=account.as_of,
        contract_rate=account.contract_rate,
        contract_date=account.contract_date,
        days_overdue=account.days_overdue(account.as_of),
        product=account.product,
        lender_type=account.lender_type,
        contract_payment=account.contract_payment,
        paid_charges=account.paid_charges,
        last_due=account.last_due,
    )


def debt_on(account: Account, day: date, *still: BreathingSpace) -> Debt:
    """The account's debt on a day, whatever is offered for it; see ``on_day``."""
    return on_day(debt_of(account), day, *still)


def is_stale(as_of: date, today: date, working_days: int, days_off: DaysOff = WEEKENDS) -> bool:
    """Return whether a balance is older than so many working days (a balance of today never is).

    It asks for a confirmation; what is owed today does not depend on it.
    """
    days = (as_of + timedelta(days=step) for step in range(1, min((today - as_of).days, 400) + 1))
    return sum(is_worked(day, days_off) for day in days) > working_days
