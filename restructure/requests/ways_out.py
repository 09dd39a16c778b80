"""A request to compare the ways out of several debts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, get_args, get_type_hints

import msgspec

from calculators.calendar import LONGEST
from calculators.distribution import RateKind
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.household.distribution import MOST_DEBTS, DebtsCase, OneDebt
from restructure.household.way_answers import WayAnswers
from restructure.household.ways_out import CURRENCIES, ClientFigures, Country
from restructure.requests.reader import Amount, Language, Listed, Reader, Request, Share, Strict, read_request

Event = Literal["dro_on", "bankrupt_on", "minimal_assets_on", "space_on", "benefits_only_since"]
SHARES = ("settlement_share", "fee_share", "tax_rate")


class DebtIn(Strict, frozen=True):
    name: str
    balance: Amount
    annual_rate: Share | None = None
    rate_kind: RateKind = "nominal"
    minimum: Amount | None = None
    priority: bool = False
    apart: bool = False
    arrears: Amount | None = None
    charge: Amount | None = None


READ_AS: dict[object, object] = {
    Money | None: Amount | None,
    Decimal | None: Share | None,
    tuple[str, ...]: Listed[Event],
}
"""Fields of an answer that JSON tells otherwise than they are kept."""
ANSWERED: dict[str, object] = get_type_hints(WayAnswers)
if TYPE_CHECKING:
    AnswersIn = Any
else:
    AnswersIn = msgspec.defstruct(
        "AnswersIn",
        [(one.name, READ_AS.get(ANSWERED[one.name], ANSWERED[one.name]), one.default) for one in fields(WayAnswers)],
        bases=(Strict,),
        frozen=True,
        module=__name__,
    )
"""Answers of the client, each field of ``WayAnswers`` by its name; what is left out is not known."""


class WaysOutIn(Request, frozen=True, kw_only=True):
    """``surplus`` a month may be below nothing; ``available`` is what a month has to share, the surplus where that is
    left out. What is left out is not known."""

    country: Country
    today: date
    debts: Listed[DebtIn]
    surplus: Amount | None = None
    available: Amount | None = None
    lump_sum: Amount | None = None
    answers: AnswersIn = AnswersIn()


@dataclass(frozen=True, slots=True)
class WaysOutRequest:
    """A request to compare in our own records."""

    figures: ClientFigures
    currency: str
    language: Language


def read_ways_out(text: bytes) -> WaysOutRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    return read_request(text, WaysOutIn, _read)


def _read(reader: Reader, request: WaysOutIn) -> WaysOutRequest:
    expected = CURRENCIES[request.country]
    if request.currency != expected:
        reader.errors.append(("currency", Refusal("currency", "way_currency", expected=expected)))
    if len(request.debts) > MOST_DEBTS:
        refusal = Refusal("debts", "too_many_debts", given=len(request.debts), largest=MOST_DEBTS)
        reader.errors.append(("debts", refusal))
    case = DebtsCase(
        debts=tuple(_debt(reader, one, f"debts[{index}]") for index, one in enumerate(request.debts)),
        lump_sum=reader.optional_money(request.lump_sum, "lump_sum"),
        answers=_answers(reader, request.answers),
    )
    surplus = _signed(reader, request.surplus, "surplus")
    available = reader.optional_money(request.available, "available")
    figures = ClientFigures(
        country=request.country,
        today=reader.day(request.today, "today") or request.today,
        case=case,
        surplus=surplus,
        available=surplus if available is None else available,
    )
    return WaysOutRequest(figures, request.currency, request.language)


def _signed(reader: Reader, text: str | None, path: str) -> Money | None:
    below = text is not None and text.startswith("-")
    amount = reader.optional_money(text[1:] if text is not None and below else text, path)
    return Money(-amount) if below and amount is not None else amount


def _debt(reader: Reader, one: DebtIn, path: str) -> OneDebt:
    return OneDebt(
        name=one.name,
        balance=reader.money(one.balance, f"{path}.balance"),
        rate=None if one.annual_rate is None else reader.rate(one.annual_rate, f"{path}.annual_rate"),
        rate_kind="fixed" if one.charge is not None and one.annual_rate is None else one.rate_kind,
        charge=reader.optional_money(one.charge, f"{path}.charge"),
        minimum=reader.optional_money(one.minimum, f"{path}.minimum"),
        arrears=reader.optional_money(one.arrears, f"{path}.arrears"),
        priority=one.priority,
        apart=one.apart,
    )


def _answers(reader: Reader, told: AnswersIn) -> WayAnswers:
    values: dict[str, Any] = msgspec.structs.asdict(told)
    for name in (name for name, kind in ANSWERED.items() if kind == Money | None):
        values[name] = reader.optional_money(values[name], f"answers.{name}")
    for name in SHARES:
        given = values[name]
        values[name] = None if given is None else reader.rate(given, f"answers.{name}", most=1)
    rate: str | None = values["what_if_rate"]
    values["what_if_rate"] = None if rate is None else reader.rate(rate, "answers.what_if_rate")
    for name in get_args(Event):
        values[name] = reader.day(values[name], f"answers.{name}")
    for name in ("residence_years", "social_insurance_years"):
        if values[name] is not None:
            reader.whole(values[name], f"answers.{name}", 0, 120)
    if told.periods is not None:
        reader.whole(told.periods, "answers.periods", 1, LONGEST)
    return WayAnswers(**values)
