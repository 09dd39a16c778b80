"""A request to compare the ways out of several debts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculators.calendar import LONGEST
from calculators.distribution import RateKind
from calculators.errors import Refusal
from calculators.public_holidays import Nation
from calculators.rounding import Money
from restructure.household.distribution import MOST_DEBTS, DebtsCase, OneDebt
from restructure.household.way_answers import WayAnswers
from restructure.household.ways_out import CURRENCIES, ClientFigures, Country
from restructure.requests.reader import Amount, Language, Listed, Reader, Request, Share, Strict, read_request

Event = Literal["dro_on", "bankrupt_on", "minimal_assets_on", "space_on", "benefits_only_since"]
MONEY = ("assets", "dearest_asset", "everything_owned", "vehicle", "monthly_fee")
SHARES = ("settlement_share", "fee_share", "tax_rate")
DAYS = ("dro_on", "bankrupt_on", "minimal_assets_on", "space_on", "benefits_only_since")


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


class AnswersIn(Strict, frozen=True):
    """Answers of the client; what is left out is not known. ``never`` names days that there never were."""

    nation: Nation | None = None
    city: str = ""
    assets: Amount | None = None
    dearest_asset: Amount | None = None
    everything_owned: Amount | None = None
    vehicle: Amount | None = None
    owns_home: bool | None = None
    lived_here: bool | None = None
    in_insolvency: bool | None = None
    crisis_treatment: bool | None = None
    change_expected: bool | None = None
    inability_shown: bool | None = None
    willing: bool | None = None
    dro_on: date | None = None
    bankrupt_on: date | None = None
    minimal_assets_on: date | None = None
    space_on: date | None = None
    benefits_only_since: date | None = None
    never: Listed[Event] = ()
    residence_years: int | None = None
    social_insurance_years: int | None = None
    periods: int | None = None
    what_if_rate: Share | None = None
    settlement_share: Share | None = None
    fee_share: Share | None = None
    tax_rate: Share | None = None
    monthly_fee: Amount | None = None


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
    values = {name: getattr(told, name) for name in told.__struct_fields__}
    for name in MONEY:
        values[name] = reader.optional_money(values[name], f"answers.{name}")
    for name in SHARES:
        given = values[name]
        values[name] = None if given is None else reader.rate(given, f"answers.{name}", most=1)
    rate: str | None = values["what_if_rate"]
    values["what_if_rate"] = None if rate is None else reader.rate(rate, "answers.what_if_rate")
    for name in DAYS:
        values[name] = reader.day(values[name], f"answers.{name}")
    for name in ("residence_years", "social_insurance_years"):
        if values[name] is not None:
            reader.whole(values[name], f"answers.{name}", 0, 120)
    if told.periods is not None:
        reader.whole(told.periods, "answers.periods", 1, LONGEST)
    return WayAnswers(**values)
