"""An instalment plan in JSON: how each field that is not the same there is read, and stated again in an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import msgspec

from calculators.business_days import CalendarName, Roll
from calculators.calendar import Frequency, MonthEnd
from calculators.daycount import DayCount
from calculators.errors import Refusal
from calculators.extra import Extra, Then
from calculators.first_period import FirstPeriod
from calculators.holidays import Charge, Holiday
from calculators.instalment import Method
from calculators.ledger import Pause, RateFrom
from calculators.months import OwnMonth
from calculators.own_rows import OwnRow
from calculators.regular import Residue, Step
from calculators.rounding import PaymentRounding
from restructure.money.currency import plain_text
from restructure.offers.terms import DownPayment, InstalmentTerms
from restructure.requests.accrue import PauseIn, RateFromIn, read_pause, read_rate_from
from restructure.requests.mistakes import short
from restructure.requests.reader import LATEST, Amount, Few, Listed, Often, Reader, Share, Strict


class DownPaymentIn(Strict, frozen=True):
    """Without ``amount`` it is solved from ``annual_rate``, ``payments`` and ``payment``."""

    date: date
    amount: Amount | None = None


class StepIn(Strict, frozen=True):
    """Every so many rows the payment is multiplied by 1 + ``by``."""

    every: int
    by: Share


class RowIn(Strict, frozen=True):
    """Without ``payment`` it is solved."""

    due: date
    payment: Amount | None = None


class ExtraIn(Strict, frozen=True):
    """Paid beside the agreed payments: the plan ends sooner, or its payments fall."""

    date: date
    amount: Amount
    then: Then = "shorter"


class HolidayIn(Strict, frozen=True, rename={"start": "from", "end": "to"}):
    """Both days included; what is charged is paid later, or the days are free of interest."""

    start: date
    end: date
    charge: Charge = "later"


class PlanIn(Strict, frozen=True):
    """Without ``annual_rate`` it is solved from ``payments`` and ``payment``; a flat fee has none. Rows of their own
    begin with ``first_due``, which may be left out beside them."""

    first_due: date | None = None
    annual_rate: Share | None = None
    method: Method = "level"
    day_count: DayCount = "30/360"
    frequency: Often = "1 month"
    start: date | None = None
    payments: int | None = None
    payment: Amount | None = None
    final_due: date | None = None
    anchor_day: int | None = None
    month_end: MonthEnd = "clamp"
    payment_rounding: PaymentRounding = "half_up"
    residue: Residue = "last"
    payment_multiple: Amount | None = None
    down_payment: DownPaymentIn | None = None
    balloon: Amount | None = None
    step: StepIn | None = None
    fee_per_period: Share | None = None
    roll: Roll = "none"
    calendar: CalendarName = "none"
    rate_changes: Few[RateFromIn] = ()
    pauses: Listed[PauseIn] = ()
    first_period: FirstPeriod = "spread"
    rows: Listed[RowIn] = ()
    extra: Few[ExtraIn] = ()
    holidays: Few[HolidayIn] = ()
    months: Annotated[dict[str, Amount], msgspec.Meta(examples=[{"12": "2000"}])] = msgspec.field(default_factory=dict)


def _row(reader: Reader, row: RowIn, path: str) -> OwnRow:
    return OwnRow(reader.day(row.due, f"{path}.due") or row.due, reader.optional_money(row.payment, f"{path}.payment"))


def _extra(reader: Reader, extra: ExtraIn, path: str) -> Extra:
    reader.day(extra.date, f"{path}.date")
    return Extra(extra.date, reader.money(extra.amount, f"{path}.amount"), extra.then)


def _holiday(reader: Reader, holiday: HolidayIn, path: str) -> Holiday:
    reader.day(holiday.start, f"{path}.from")
    reader.day(holiday.end, f"{path}.to")
    return Holiday(holiday.start, holiday.end, holiday.charge)


def _months(reader: Reader, months: dict[str, str], path: str) -> tuple[OwnMonth, ...]:
    """Months by their number as it is usually written: 06 beside 6 would be one month twice."""
    known = [str(month) for month in range(1, 13)]
    for name in months:
        if name not in known:
            reader.errors.append((f"{path}.{short(name)}", Refusal(path, "unknown_month", smallest=1, largest=12)))
    return tuple(OwnMonth(int(name), reader.money(months[name], f"{path}.{name}")) for name in known if name in months)


def _step(reader: Reader, step: StepIn | None, path: str) -> Step | None:
    if step is None:
        return None
    reader.whole(step.every, f"{path}.every", 1, 1200)
    return Step(max(step.every, 1), reader.rate(step.by, f"{path}.by", least=-1, most=1))


def _fee(reader: Reader, fee: str | None, path: str) -> Decimal | None:
    return None if fee is None else reader.rate(fee, path, most=1)


def read_down_payment(reader: Reader, down: DownPaymentIn | None, path: str) -> DownPayment | None:
    if down is None:
        return None
    reader.day(down.date, f"{path}.date")
    return DownPayment(reader.money(down.amount or "0", f"{path}.amount"), down.date)


def _asked_step(step: Step | None, _: str) -> dict[str, Any] | None:
    return {"every": step.every, "by": format(step.by, "f")} if step else None


def _asked_down_payment(down: DownPayment | None, currency: str) -> dict[str, Any] | None:
    return {"amount": plain_text(down.amount, currency), "date": down.date} if down else None


def _asked_rate_from(one: RateFrom, _: str) -> dict[str, Any]:
    return {"from": one.start, "annual_rate": format(one.annual_rate, "f")}


def _asked_pause(one: Pause, _: str) -> dict[str, Any]:
    return {"from": one.start, "to": one.end}


def _asked_row(row: OwnRow, currency: str) -> dict[str, Any]:
    return {"due": row.due} | ({} if row.payment is None else {"payment": plain_text(row.payment, currency)})


def _asked_extra(one: Extra, currency: str) -> dict[str, Any]:
    return {"date": one.date, "amount": plain_text(one.amount, currency), "then": one.then}


def _asked_holiday(one: Holiday, _: str) -> dict[str, Any]:
    return {"from": one.start, "to": one.end, "charge": one.charge}


def _asked_months(months: tuple[OwnMonth, ...], currency: str) -> dict[str, str] | None:
    return {str(one.month): plain_text(one.payment, currency) for one in months} or None


def often(frequency: Frequency) -> str:
    """A frequency as a request states it: ``1 month``."""
    return f"{frequency.count} {frequency.unit}"


@dataclass(frozen=True, slots=True)
class Field:
    """The way of a field out of a request and into an answer: None where there is nothing to state."""

    read: Callable[[Reader, Any, str], Any]
    write: Callable[[Any, str], Any]


def _whole(most: int) -> Field:
    return Field(lambda reader, number, path: reader.whole(number, path, 1, most), lambda number, _: number)


def _many(read: Callable[[Reader, Any, str], Any], write: Callable[[Any, str], Any]) -> Field:
    return Field(
        lambda reader, many, path: tuple(read(reader, one, f"{path}[{row}]") for row, one in enumerate(many)),
        lambda many, currency: [write(one, currency) for one in many] or None,
    )


AS_IT_IS = Field(lambda _, value, __: value, lambda value, _: value)
DAY = Field(Reader.day, lambda day, _: day)
# A regular row of nothing is no payment that could be asked for again.
MONEY = Field(Reader.optional_money, lambda amount, currency: plain_text(amount, currency) if amount else None)
FIELDS: dict[str, Field] = {
    "annual_rate": Field(lambda reader, rate, path: reader.rate(rate or "0", path), lambda rate, _: format(rate, "f")),
    "first_due": DAY,
    "frequency": Field(Reader.frequency, lambda frequency, _: often(frequency)),
    "start": DAY,
    "payments": _whole(1200),
    "payment": MONEY,
    # The number of payments says it.
    "final_due": Field(Reader.day, lambda _, __: None),
    "anchor_day": _whole(31),
    "payment_multiple": MONEY,
    "down_payment": Field(read_down_payment, _asked_down_payment),
    "balloon": MONEY,
    "step": Field(_step, _asked_step),
    "fee_per_period": Field(_fee, lambda fee, _: None if fee is None else format(fee, "f")),
    "rate_changes": _many(read_rate_from, _asked_rate_from),
    "pauses": _many(read_pause, _asked_pause),
    "rows": _many(_row, _asked_row),
    "extra": _many(_extra, _asked_extra),
    "holidays": _many(_holiday, _asked_holiday),
    "months": Field(_months, _asked_months),
}
"""The fields of a plan that are others in JSON, or have limits there; all the rest stand there as they are."""


def read_plan(reader: Reader, plan: PlanIn, path: str) -> InstalmentTerms:
    """The terms of a plan; every mistake is noted by the reader."""
    solve_rate = plan.annual_rate is None and plan.payments is not None and plan.payment is not None
    if plan.annual_rate is None and not solve_rate and plan.method != "flat_fee":
        reader.errors.append((f"{path}.annual_rate", Refusal(f"{path}.annual_rate", "missing_field")))
    read: dict[str, Any] = {
        name: FIELDS.get(name, AS_IT_IS).read(reader, getattr(plan, name), f"{path}.{name}")
        for name in PlanIn.__struct_fields__
    }
    first_due = plan.first_due or (plan.rows[0].due if plan.rows else None)
    if first_due is None:
        reader.errors.append((f"{path}.first_due", Refusal(f"{path}.first_due", "missing_field")))
    solve_down = plan.down_payment is not None and plan.down_payment.amount is None
    return InstalmentTerms(
        **read | {"first_due": first_due or LATEST}, solve_rate=solve_rate, solve_down_payment=solve_down
    )


def plan_as_asked(terms: InstalmentTerms, currency: str) -> dict[str, Any]:
    """A plan in the form in which a request states it."""
    stated = {
        name: FIELDS.get(name, AS_IT_IS).write(getattr(terms, name), currency) for name in PlanIn.__struct_fields__
    }
    return {name: value for name, value in stated.items() if value is not None}
