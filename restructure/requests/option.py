"""What is put on the table, a row for each kind: how a request states it, how it is read, how an answer states it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec

from calculators.business_days import CalendarName, Roll
from calculators.calendar import MonthEnd
from calculators.daycount import DayCount
from calculators.deferral import Afterwards, Collect, DeferralRule, During, Interest
from calculators.errors import Refusal
from calculators.extra import Extra, Then
from calculators.first_period import FirstPeriod
from calculators.holidays import Charge, Holiday
from calculators.instalment import Method
from calculators.months import OwnMonth
from calculators.own_rows import OwnRow
from calculators.parts import PartName
from calculators.regular import Residue, Step
from calculators.rounding import NOTHING, PaymentRounding
from calculators.settlement import WAIVER_ORDER, OnDefault
from restructure.money.currency import plain_text
from restructure.offers.terms import (
    DeferralTerms,
    DownPayment,
    InstalmentTerms,
    OptionKind,
    SettlementTerms,
    Terms,
    Tranche,
)
from restructure.requests.accrue import PauseIn, RateFromIn, read_pause, read_rate_from
from restructure.requests.mistakes import short
from restructure.requests.reader import LATEST, Few, Listed, Reader, Strict


class DownPaymentIn(Strict, frozen=True):
    """Without ``amount`` it is solved from ``annual_rate``, ``payments`` and ``payment``."""

    date: date
    amount: str | None = None


class StepIn(Strict, frozen=True):
    """Every so many rows the payment is multiplied by 1 + ``by``."""

    every: int
    by: str


class RowIn(Strict, frozen=True):
    """Without ``payment`` it is solved."""

    due: date
    payment: str | None = None


class ExtraIn(Strict, frozen=True):
    """Paid beside the agreed payments: the plan ends sooner, or its payments fall."""

    date: date
    amount: str
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
    annual_rate: str | None = None
    method: Method = "level"
    day_count: DayCount = "30/360"
    frequency: str = "1 month"
    start: date | None = None
    payments: int | None = None
    payment: str | None = None
    final_due: date | None = None
    anchor_day: int | None = None
    month_end: MonthEnd = "clamp"
    payment_rounding: PaymentRounding = "half_up"
    residue: Residue = "last"
    payment_multiple: str | None = None
    down_payment: DownPaymentIn | None = None
    balloon: str | None = None
    step: StepIn | None = None
    fee_per_period: str | None = None
    roll: Roll = "none"
    calendar: CalendarName = "none"
    rate_changes: Few[RateFromIn] = ()
    pauses: Listed[PauseIn] = ()
    first_period: FirstPeriod = "spread"
    rows: Listed[RowIn] = ()
    extra: Few[ExtraIn] = ()
    holidays: Few[HolidayIn] = ()
    months: dict[str, str] = msgspec.field(default_factory=dict)


class InstalmentIn(PlanIn, frozen=True, tag_field="kind", tag="instalment"):
    pass


class TokenIn(Strict, frozen=True):
    token: str


class DeferralIn(Strict, frozen=True, tag_field="kind", tag="deferral"):
    remaining: PlanIn
    periods: int
    during: Literal["nothing", "interest_only", "principal_only"] | TokenIn = "interest_only"
    interest: Interest = "collect"
    collect: Collect = "spread"
    afterwards: Afterwards = "same_end"


class TrancheIn(Strict, frozen=True):
    date: date
    amount: str


class SettlementIn(Strict, frozen=True, tag_field="kind", tag="settlement"):
    expires: date
    first_due: date | None = None
    amount: str | None = None
    fraction: str | None = None
    discount: str | None = None
    tranches: int | Listed[TrancheIn] = 1
    frequency: str = "1 month"
    on_default: OnDefault = "revive_all"
    waiver_order: tuple[PartName, ...] = WAIVER_ORDER


OptionIn = InstalmentIn | DeferralIn | SettlementIn


def read_option(reader: Reader, option: OptionIn, today: date) -> Terms:
    """The terms that a request states; none begins before the day of the offer."""
    return FORMS[option.__struct_config__.tag].read(reader, option, today)  # type: ignore[index]  # the tags are the kinds


def option_as_asked(terms: Terms, currency: str) -> dict[str, Any]:
    """The terms in the form in which a request states them, so that an answer can be asked again."""
    return {"kind": terms.kind} | FORMS[terms.kind].write(terms, currency)


def _read_instalment(reader: Reader, option: InstalmentIn, today: date) -> InstalmentTerms:
    return read_begun(reader, option, "option", today)


def _read_deferral(reader: Reader, option: DeferralIn, today: date) -> DeferralTerms:
    reader.whole(option.periods, "option.periods", 1, 1200)
    return DeferralTerms(read_begun(reader, option.remaining, "option.remaining", today), _rule(reader, option))


def read_begun(reader: Reader, plan: PlanIn, path: str, today: date) -> InstalmentTerms:
    """A plan that does not begin before the day of the offer."""
    if plan.start is not None and plan.start < today:
        reader.errors.append((f"{path}.start", Refusal(f"{path}.start", "start_before_balance", smallest=today)))
    return read_plan(reader, plan, path)


def read_plan(reader: Reader, plan: PlanIn, path: str) -> InstalmentTerms:
    reader.whole(plan.payments, f"{path}.payments", 1, 1200)
    reader.whole(plan.anchor_day, f"{path}.anchor_day", 1, 31)
    for name in ("start", "first_due", "final_due"):
        reader.day(getattr(plan, name), f"{path}.{name}")
    first_due = plan.first_due or (plan.rows[0].due if plan.rows else None)
    if first_due is None:
        reader.errors.append((f"{path}.first_due", Refusal(f"{path}.first_due", "missing_field")))
    solve_rate = plan.annual_rate is None and plan.payments is not None and plan.payment is not None
    if plan.annual_rate is None and not solve_rate and plan.method != "flat_fee":
        reader.errors.append((f"{path}.annual_rate", Refusal(f"{path}.annual_rate", "missing_field")))
    return InstalmentTerms(
        annual_rate=reader.rate(plan.annual_rate or "0", f"{path}.annual_rate"),
        first_due=first_due or LATEST,
        method=plan.method,
        day_count=plan.day_count,
        frequency=reader.frequency(plan.frequency, f"{path}.frequency"),
        start=plan.start,
        payments=plan.payments,
        payment=reader.optional_money(plan.payment, f"{path}.payment"),
        final_due=plan.final_due,
        anchor_day=plan.anchor_day,
        month_end=plan.month_end,
        payment_rounding=plan.payment_rounding,
        residue=plan.residue,
        payment_multiple=reader.optional_money(plan.payment_multiple, f"{path}.payment_multiple"),
        solve_rate=solve_rate,
        solve_down_payment=plan.down_payment is not None and plan.down_payment.amount is None,
        down_payment=read_down_payment(reader, plan.down_payment, f"{path}.down_payment"),
        balloon=reader.optional_money(plan.balloon, f"{path}.balloon"),
        step=_step(reader, plan.step, f"{path}.step"),
        fee_per_period=_fee(reader, plan.fee_per_period, f"{path}.fee_per_period"),
        roll=plan.roll,
        calendar=plan.calendar,
        rate_changes=tuple(
            read_rate_from(reader, one, f"{path}.rate_changes[{index}]") for index, one in enumerate(plan.rate_changes)
        ),
        pauses=tuple(read_pause(reader, one, f"{path}.pauses[{index}]") for index, one in enumerate(plan.pauses)),
        first_period=plan.first_period,
        rows=tuple(_row(reader, one, f"{path}.rows[{index}]") for index, one in enumerate(plan.rows)),
        extra=tuple(_extra(reader, one, f"{path}.extra[{index}]") for index, one in enumerate(plan.extra)),
        holidays=tuple(_holiday(reader, one, f"{path}.holidays[{index}]") for index, one in enumerate(plan.holidays)),
        months=_months(reader, plan.months, f"{path}.months"),
    )


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


def _rule(reader: Reader, option: DeferralIn) -> DeferralRule:
    if isinstance(option.during, TokenIn):
        during: During = "token"
        token = reader.money(option.during.token, "option.during.token")
    else:
        during, token = option.during, NOTHING
    return DeferralRule(option.periods, during, option.interest, option.collect, option.afterwards, token)


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


def read_settlement(reader: Reader, option: SettlementIn, today: date) -> SettlementTerms:
    tranches: int | tuple[Tranche, ...]
    if isinstance(option.tranches, int):
        tranches = reader.whole(option.tranches, "option.tranches", 1, 1200) or 1
        first_due = option.first_due
    else:
        tranches = tuple(
            Tranche(
                reader.day(one.date, f"option.tranches[{index}].date") or one.date,
                reader.money(one.amount, f"option.tranches[{index}].amount"),
            )
            for index, one in enumerate(option.tranches)
        )
        first_due = tranches[0].date if tranches else option.first_due
    if tranches == ():
        reader.errors.append(("option.tranches", Refusal("option.tranches", "count_below_one", smallest=1)))
    elif first_due is None:
        reader.errors.append(("option.first_due", Refusal("option.first_due", "missing_field")))
    for name in ("first_due", "expires"):
        reader.day(getattr(option, name), f"option.{name}")
    return SettlementTerms(
        first_due=first_due or today,
        expires=option.expires,
        amount=reader.optional_money(option.amount, "option.amount"),
        fraction=None if option.fraction is None else reader.rate(option.fraction, "option.fraction", most=1),
        discount=None if option.discount is None else reader.rate(option.discount, "option.discount", most=1),
        tranches=tranches,
        frequency=reader.frequency(option.frequency, "option.frequency"),
        on_default=option.on_default,
        waiver_order=option.waiver_order,
    )


def _deferral_as_asked(terms: DeferralTerms, currency: str) -> dict[str, Any]:
    rule = {name: getattr(terms.rule, name) for name in type(terms.rule).__slots__ if name != "token"}
    if terms.rule.during == "token":
        rule["during"] = {"token": plain_text(terms.rule.token, currency)}
    return {"remaining": _plan_as_asked(terms.remaining, currency)} | rule


def _settlement_as_asked(terms: SettlementTerms, currency: str) -> dict[str, Any]:
    tranches: Any = terms.tranches
    if isinstance(tranches, tuple):
        tranches = [{"date": one.date, "amount": plain_text(one.amount, currency)} for one in tranches]
    asked = {"tranches": tranches, "expires": terms.expires, "on_default": terms.on_default}
    asked["waiver_order"] = terms.waiver_order
    if isinstance(tranches, int):
        asked |= {"amount": plain_text(terms.amount or NOTHING, currency), "first_due": terms.first_due}
    return {"frequency": _often(terms)} | asked


def _plan_as_asked(terms: InstalmentTerms, currency: str) -> dict[str, Any]:
    plan: dict[str, Any] = {"annual_rate": format(terms.annual_rate, "f"), "frequency": _often(terms)}
    for name in (
        "method",
        "day_count",
        "start",
        "first_due",
        "payments",
        "anchor_day",
        "month_end",
        "payment_rounding",
        "residue",
        "first_period",
        "roll",
        "calendar",
    ):
        plan[name] = getattr(terms, name)
    for name in ("payment", "payment_multiple", "balloon"):
        amount = getattr(terms, name)
        # A regular row of nothing is no payment that could be asked for again.
        if amount:
            plan[name] = plain_text(amount, currency)
    plan |= _extras(terms) | _uneven(terms, currency)
    if terms.down_payment is not None:
        down = terms.down_payment
        plan["down_payment"] = {"amount": plain_text(down.amount, currency), "date": down.date}
    return {name: value for name, value in plan.items() if value is not None}


def _uneven(terms: InstalmentTerms, currency: str) -> dict[str, Any]:
    uneven: dict[str, Any] = {}
    if terms.rows:
        uneven["rows"] = [
            {"due": row.due} | ({} if row.payment is None else {"payment": plain_text(row.payment, currency)})
            for row in terms.rows
        ]
    if terms.extra:
        uneven["extra"] = [
            {"date": one.date, "amount": plain_text(one.amount, currency), "then": one.then} for one in terms.extra
        ]
    if terms.holidays:
        uneven["holidays"] = [{"from": one.start, "to": one.end, "charge": one.charge} for one in terms.holidays]
    if terms.months:
        uneven["months"] = {str(one.month): plain_text(one.payment, currency) for one in terms.months}
    return uneven


def _extras(terms: InstalmentTerms) -> dict[str, Any]:
    extras: dict[str, Any] = {}
    if terms.step is not None:
        extras["step"] = {"every": terms.step.every, "by": format(terms.step.by, "f")}
    if terms.fee_per_period is not None:
        extras["fee_per_period"] = format(terms.fee_per_period, "f")
    if terms.rate_changes:
        extras["rate_changes"] = [
            {"from": one.start, "annual_rate": format(one.annual_rate, "f")} for one in terms.rate_changes
        ]
    if terms.pauses:
        extras["pauses"] = [{"from": one.start, "to": one.end} for one in terms.pauses]
    return extras


def _often(terms: InstalmentTerms | SettlementTerms) -> str:
    return f"{terms.frequency.count} {terms.frequency.unit}"


@dataclass(frozen=True, slots=True)
class Form:
    """The record of how a kind of option is read from a request, and how an answer states it."""

    read: Callable[[Reader, Any, date], Terms]
    write: Callable[[Any, str], dict[str, Any]]


FORMS: dict[OptionKind, Form] = {
    "instalment": Form(_read_instalment, _plan_as_asked),
    "deferral": Form(_read_deferral, _deferral_as_asked),
    "settlement": Form(read_settlement, _settlement_as_asked),
}
