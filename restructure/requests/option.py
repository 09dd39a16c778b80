"""What is put on the table: an instalment plan, a deferral, or a settlement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from calculators.business_days import CalendarName, Roll
from calculators.calendar import MonthEnd
from calculators.daycount import DayCount
from calculators.deferral import Afterwards, Collect, DeferralRule, During, Interest
from calculators.errors import Refusal
from calculators.first_period import FirstPeriod
from calculators.instalment import Method
from calculators.parts import PartName
from calculators.regular import Residue, Step
from calculators.rounding import NOTHING, PaymentRounding
from calculators.settlement import WAIVER_ORDER, OnDefault
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms, Terms, Tranche
from restructure.requests.accrue import PauseIn, RateFromIn, read_pause, read_rate_from
from restructure.requests.reader import Few, Listed, Reader, Strict


class DownPaymentIn(Strict, frozen=True):
    """Without ``amount`` it is solved from ``annual_rate``, ``payments`` and ``payment``."""

    date: date
    amount: str | None = None


class StepIn(Strict, frozen=True):
    """Every so many rows the payment is multiplied by 1 + ``by``."""

    every: int
    by: str


class PlanIn(Strict, frozen=True):
    """Without ``annual_rate`` it is solved from ``payments`` and ``payment``; a flat fee has none."""

    first_due: date
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


def read_option(reader: Reader, option: InstalmentIn | DeferralIn | SettlementIn, today: date) -> Terms:
    match option:
        case DeferralIn():
            reader.whole(option.periods, "option.periods", 1, 1200)
            return DeferralTerms(read_begun(reader, option.remaining, "option.remaining", today), _rule(reader, option))
        case SettlementIn():
            return read_settlement(reader, option, today)
        case InstalmentIn():
            return read_begun(reader, option, "option", today)


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
    solve_rate = plan.annual_rate is None and plan.payments is not None and plan.payment is not None
    if plan.annual_rate is None and not solve_rate and plan.method != "flat_fee":
        reader.errors.append((f"{path}.annual_rate", Refusal(f"{path}.annual_rate", "missing_field")))
    return InstalmentTerms(
        annual_rate=reader.rate(plan.annual_rate or "0", f"{path}.annual_rate"),
        first_due=plan.first_due,
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
    )


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
