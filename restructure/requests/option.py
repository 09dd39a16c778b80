"""What is put on the table, a row for each kind: how a request states it, how it is read, how an answer states it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

import msgspec

from calculators.deferral import Afterwards, Collect, DeferralRule, During, Interest
from calculators.errors import Refusal
from calculators.parts import PartName
from calculators.rounding import NOTHING
from calculators.settlement import WAIVER_ORDER, OnDefault
from restructure.money.currency import plain_text
from restructure.offers.terms import (
    DeferralTerms,
    InstalmentTerms,
    OptionKind,
    SettlementTerms,
    Terms,
    Tranche,
)
from restructure.requests.plan import PlanIn, often, plan_as_asked, read_plan
from restructure.requests.reader import Amount, Listed, Often, Reader, Share, Strict

PLAN = {"annual_rate": "0.06", "first_due": "2026-12-25", "payments": 12}


class InstalmentIn(PlanIn, frozen=True, tag_field="kind", tag="instalment"):
    pass


class TokenIn(Strict, frozen=True):
    token: Amount


class DeferralIn(Strict, frozen=True, tag_field="kind", tag="deferral"):
    remaining: Annotated[PlanIn, msgspec.Meta(examples=[PLAN])]
    periods: int
    during: Literal["nothing", "interest_only", "principal_only"] | TokenIn = "interest_only"
    interest: Interest = "collect"
    collect: Collect = "spread"
    afterwards: Afterwards = "same_end"


class TrancheIn(Strict, frozen=True):
    date: date
    amount: Amount


class SettlementIn(Strict, frozen=True, tag_field="kind", tag="settlement"):
    expires: date
    first_due: date | None = None
    amount: Amount | None = None
    fraction: Share | None = None
    discount: Share | None = None
    tranches: int | Listed[TrancheIn] = 1
    frequency: Often = "1 month"
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


def _rule(reader: Reader, option: DeferralIn) -> DeferralRule:
    if isinstance(option.during, TokenIn):
        during: During = "token"
        token = reader.money(option.during.token, "option.during.token")
    else:
        during, token = option.during, NOTHING
    return DeferralRule(option.periods, during, option.interest, option.collect, option.afterwards, token)


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
    return {"remaining": plan_as_asked(terms.remaining, currency)} | rule


def _settlement_as_asked(terms: SettlementTerms, currency: str) -> dict[str, Any]:
    tranches: Any = terms.tranches
    if isinstance(tranches, tuple):
        tranches = [{"date": one.date, "amount": plain_text(one.amount, currency)} for one in tranches]
    asked = {"tranches": tranches, "expires": terms.expires, "on_default": terms.on_default}
    asked["waiver_order"] = terms.waiver_order
    if isinstance(tranches, int):
        asked |= {"amount": plain_text(terms.amount or NOTHING, currency), "first_due": terms.first_due}
    return {"frequency": often(terms.frequency)} | asked


@dataclass(frozen=True, slots=True)
class Form:
    """Reader and writer of a kind of option: from a request, into an answer."""

    read: Callable[[Reader, Any, date], Terms]
    write: Callable[[Any, str], dict[str, Any]]


FORMS: dict[OptionKind, Form] = {
    "instalment": Form(_read_instalment, plan_as_asked),
    "deferral": Form(_read_deferral, _deferral_as_asked),
    "settlement": Form(read_settlement, _settlement_as_asked),
}
