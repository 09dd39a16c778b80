"""Agreements as lists for other systems: what is due, what to book, whom not to call, as XLSX, CSV or JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec

from calculators.rounding import NOTHING, Money
from restructure.agreements.agreement import Agreement
from restructure.agreements.course import Kept
from restructure.agreements.payment_order import order_of
from restructure.agreements.progress import observed_until, owed_if_ended
from restructure.money.currency import MINOR_DIGITS
from restructure.parties.organisation import accelerates

ListName = Literal["agreements", "due", "payments", "booking", "stop_contact"]
LISTS: tuple[ListName, ...] = ("agreements", "due", "payments", "booking", "stop_contact")
Age = Literal["90", "180", "360", "older", "unknown"]
AGES: tuple[Age, ...] = ("90", "180", "360", "older", "unknown")
MOST_DAYS: dict[Age, int] = {"90": 90, "180": 180, "360": 360}
"""The most days overdue in a band: a quarter, half a year, a year."""
Table = list[Sequence[str]]


def listed(name: ListName, plans: Iterable[Kept]) -> Table:
    """A list with its heads. Amounts are decimals without a sign, dates as 2026-11-25; nobody is named."""
    records = [record for one in plans for record in MAKERS[name](one)]
    heads = list(HEADS[name])
    return [heads, *([_text(record[head]) for head in heads] for record in records)]


def listed_json(name: ListName, plans: Iterable[Kept]) -> bytes:
    """The same list as JSON: amounts are strings, so that no reader rounds them."""
    records = [record for one in plans for record in MAKERS[name](one)]
    return msgspec.json.format(msgspec.json.encode(records), indent=2)


def amount_text(minor: int, currency: str) -> str:
    """An amount in whole units and minor digits.

    >>> amount_text(137502, "CNY"), amount_text(-5, "CNY")
    ('1375.02', '-0.05')
    """
    digits = MINOR_DIGITS[currency]
    return f"{Decimal(minor).scaleb(-digits):.{digits}f}"


def _text(value: Any) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _agreement(one: Kept) -> Iterable[dict[str, Any]]:
    agreement, now = one.agreement, one.now
    outcome, currency = agreement.outcome, agreement.account.currency
    yield {
        "agreement": agreement.number,
        "account": agreement.account.number,
        "made_on": agreement.made_on,
        "kind": outcome.terms.kind,
        "currency": currency,
        "debt": amount_text(outcome.debt.total, currency),
        "to_pay": amount_text(outcome.totals.paid, currency),
        "forgiven_on_completion": amount_text(outcome.waived.total, currency),
        "payments": outcome.totals.payments,
        "last_due": outcome.totals.final_due,
        "paid": amount_text(now.paid, currency),
        "missing": amount_text(now.missing if one.in_force else NOTHING, currency),
        "owed_if_ended": _owed_if_ended(one),
        "standing": one.standing,
        "booking_reference": one.booked,
        "observed_until": observed_until(agreement, now) if one.in_force else None,
    }


def _owed_if_ended(one: Kept) -> str | None:
    """What falls due at once if the plan is ended, or fell due when it was; None where nothing does."""
    agreement = one.agreement
    if one.standing == "replaced" or not accelerates(agreement.organisation.policy.rule_set):
        return None
    return amount_text(owed_if_ended(agreement, one.now), agreement.account.currency)


def _due(one: Kept) -> Iterable[dict[str, Any]]:
    currency = one.agreement.account.currency
    if not one.in_force:
        return
    for row in one.now.rows:
        if row.covered < row.payment:
            yield {
                "agreement": one.agreement.number,
                "account": one.agreement.account.number,
                "row": row.number,
                "due": row.due,
                "currency": currency,
                "amount": amount_text(row.payment - row.covered, currency),
                "state": row.state,
            }


def _payments(one: Kept) -> Iterable[dict[str, Any]]:
    currency = one.agreement.account.currency
    for part in one.now.placed:
        yield {
            "agreement": one.agreement.number,
            "account": one.agreement.account.number,
            "paid_on": part.paid_on,
            "row": part.row + one.agreement.outcome.schedule.first_number,
            "column": part.column,
            "currency": currency,
            "amount": amount_text(part.amount, currency),
        }
    for column, paid_on, amount in _beside(one):
        yield {
            "agreement": one.agreement.number,
            "account": one.agreement.account.number,
            "paid_on": paid_on,
            "row": None,
            "column": column,
            "currency": currency,
            "amount": amount_text(amount, currency),
        }


def _beside(one: Kept) -> Iterable[tuple[str, date, Money]]:
    """What arrived and covers no row: beyond what the plan asks, or after its end."""
    for place, receipt in enumerate(one.now.counted):
        rest = receipt.amount - sum(part.amount for part in one.now.placed if part.receipt == place)
        if rest:
            yield "beyond", receipt.paid_on, Money(rest)
    for receipt in one.afterwards:
        yield "after_end", receipt.paid_on, receipt.amount


def _booking(one: Kept) -> Iterable[dict[str, Any]]:
    agreement = one.agreement
    if one.booked or one.standing in ("replaced", "ended"):
        return
    schedule, currency = agreement.outcome.schedule, agreement.account.currency
    order = " > ".join(order_of(agreement.organisation.policy.rule_set, agreement.outcome.debt))
    for index, due in enumerate(schedule.due):
        yield {
            "agreement": agreement.number,
            "account": agreement.account.number,
            "row": index + schedule.first_number,
            "due": due,
            "currency": currency,
            "payment": amount_text(schedule.payment[index], currency),
            "principal": amount_text(schedule.principal[index], currency),
            "interest": amount_text(schedule.interest[index], currency),
            "arrears": amount_text(schedule.arrears[index], currency),
            "fees": amount_text(schedule.fee[index], currency),
            "order": order,
        }


def _stop_contact(one: Kept) -> Iterable[dict[str, Any]]:
    """Whom not to call: who keeps a plan, and who owes nothing any more."""
    settled = one.standing == "completed" and not one.replaced and not one.claimed
    if settled or one.standing == "running":
        agreement = one.agreement
        since = one.completed_on if settled else agreement.made_on
        yield {"account": agreement.account.number, "agreement": agreement.number, "from": since}


MAKERS = {
    "agreements": _agreement,
    "due": _due,
    "payments": _payments,
    "booking": _booking,
    "stop_contact": _stop_contact,
}
HEADS: dict[ListName, tuple[str, ...]] = {
    "agreements": (
        "agreement", "account", "made_on", "kind", "currency", "debt", "to_pay", "forgiven_on_completion", "payments",
        "last_due", "paid", "missing", "owed_if_ended", "standing", "booking_reference", "observed_until",
    ),
    "due": ("agreement", "account", "row", "due", "currency", "amount", "state"),
    "payments": ("agreement", "account", "paid_on", "row", "column", "currency", "amount"),
    "booking": (
        "agreement", "account", "row", "due", "currency", "payment", "principal", "interest", "arrears", "fees",
        "order",
    ),
    "stop_contact": ("account", "agreement", "from"),
}  # fmt: skip


FIGURES = frozenset((
    "made_on", "debt", "to_pay", "forgiven_on_completion", "payments", "last_due", "paid", "missing", "owed_if_ended",
    "observed_until", "row", "due", "amount", "paid_on", "payment", "principal", "interest", "arrears", "fees", "from",
))  # fmt: skip
"""The columns that hold numbers or days; numbers of accounts and agreements are names, whatever they look like."""


def figures(name: ListName) -> tuple[int, ...]:
    """The places of the columns of a list that hold numbers or days."""
    return tuple(place for place, head in enumerate(HEADS[name]) if head in FIGURES)


@dataclass(frozen=True, slots=True)
class Tally:
    """Agreements counted by standing: by kind, and by the days that the debt was overdue when they were made, the
    youngest first."""

    by_kind: dict[str, Counter[str]]
    by_age: dict[str, Counter[str]]


def tallied(plans: Iterable[Kept]) -> Tally:
    """Every agreement counted, in one pass."""
    by_kind: dict[str, Counter[str]] = {}
    by_age: dict[str, Counter[str]] = {}
    for one in plans:
        standing = one.standing
        by_kind.setdefault(one.agreement.outcome.terms.kind, Counter())[standing] += 1
        by_age.setdefault(age_of(one.agreement), Counter())[standing] += 1
    return Tally(by_kind, {age: by_age[age] for age in AGES if age in by_age})


def age_of(agreement: Agreement) -> Age:
    """The band of days that a debt was overdue when the agreement was made."""
    days = agreement.account.days_overdue(agreement.made_on)
    if days is None:
        return "unknown"
    return next((age for age, most in MOST_DAYS.items() if days <= most), "older")
