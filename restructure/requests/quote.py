"""A request for a quote: a debt, what happens to its parts, terms, means, and the creditor's yardstick."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from calculators.annual import RATE_NAMES, RateName
from calculators.errors import Refusal
from calculators.parts import Parts, PartTreatment, Treatment, Where
from calculators.rounding import NOTHING
from restructure.money.currency import minor_digits
from restructure.offers.outcome import Case, Creditor, Original, on_its_day
from restructure.offers.plan_debts import PlanDebt, check_debts, together
from restructure.offers.terms import Terms
from restructure.parties.account import Debt, LenderType, Product, on_day
from restructure.parties.situation import NOTHING_KNOWN, Situation
from restructure.policy import policy_named
from restructure.requests.household import QUICK, HouseholdIn, read_household
from restructure.requests.option import PLAN, OptionIn, read_option
from restructure.requests.reader import (
    Amount,
    BadRequest,
    Code,
    Language,
    Listed,
    PolicyCode,
    Reader,
    Share,
    Strict,
    decode,
)
from restructure.requests.situation import SituationIn, read_situation


class DebtIn(Strict, frozen=True):
    principal: Amount = "0"
    interest: Amount = "0"
    penalty: Amount = "0"
    fees: Amount = "0"
    contract_rate: Share | None = None
    contract_date: date | None = None
    days_overdue: int | None = None
    product: Product = "other"
    lender_type: LenderType = "licensed"
    contract_payment: Amount | None = None
    paid_charges: Amount | None = None
    last_due: date | None = None


class PartTreatmentIn(Strict, frozen=True):
    waive: Amount = "0"
    rest: Where = "spread"


PartIn = Literal["waive", "capitalise", "spread", "first", "last"] | PartTreatmentIn


class TreatmentIn(Strict, frozen=True):
    interest: PartIn = "spread"
    penalty: PartIn = "spread"
    fees: PartIn = "spread"


class OriginalIn(Strict, frozen=True):
    """The contract before: a nominal rate and the level monthly payments that were left."""

    annual_rate: Share
    payments: int


class CreditorIn(Strict, frozen=True):
    discount_rate: Share
    recovery: Share = "0"
    cost: Share = "0"
    no_deal_months: int = 0
    survival: Share | None = None
    floor: Amount | None = None
    original: OriginalIn | None = None


class PlanDebtIn(Strict, frozen=True):
    """One of several accounts of the same creditor in one plan; ``as_of`` is the day of its balance, where that is not
    the day of all."""

    account: str
    debt: DebtIn
    as_of: date | None = None
    due_since: date | None = None
    secured: Amount = "0"
    designated: bool = False


class QuoteIn(Strict, frozen=True):
    """One ``debt``, or instead of it several ``debts`` of one creditor in one plan.

    ``today`` is the day of the offer, to which the balance of ``as_of`` is brought; without it the two are one.

    ``needed_elsewhere`` is what other debts of the household need a month, before anything is left for this one;
    ``situation`` is what surrounds the offer. ``rates`` names the annual rates that are computed; without it all are.
    """

    currency: Code
    as_of: date
    option: Annotated[OptionIn, msgspec.Meta(examples=[{"kind": "instalment"} | PLAN])]
    debt: DebtIn | msgspec.UnsetType = msgspec.UNSET
    debts: Listed[PlanDebtIn] = ()
    today: date | None = None
    language: Language = "en"
    treatment: Annotated[TreatmentIn | None, msgspec.Meta(examples=[{"penalty": "waive"}])] = None
    household: Annotated[HouseholdIn | None, QUICK] = None
    needed_elsewhere: Amount | None = None
    creditor: CreditorIn | None = None
    policy: PolicyCode = "neutral"
    situation: SituationIn | None = None
    rates: tuple[RateName, ...] = RATE_NAMES


class Quote(msgspec.Struct, frozen=True):
    """A request for a quote in our own records; ``debts`` are those of a plan for several accounts."""

    case: Case
    terms: Terms
    treatment: Treatment
    language: Language
    rates: tuple[RateName, ...] = RATE_NAMES
    debts: tuple[PlanDebt, ...] = ()


def read_quote(text: bytes) -> Quote:
    """Read one JSON request. Refuses what is not JSON, unknown fields, and every field that cannot be used."""
    request, language = decode(text, QuoteIn)
    reader = Reader(request.currency)
    quote = quote_in(reader, request)
    if reader.errors or quote is None:
        raise BadRequest(tuple(reader.errors), language, request.currency)
    return quote


def quote_in(reader: Reader, request: QuoteIn) -> Quote | None:
    """The quote of a request as far as it can be used; what is wrong is noted by the reader."""
    reader.at("currency", lambda: minor_digits(request.currency), 0)
    policy = reader.at("policy", lambda: policy_named(request.policy), None)
    if reader.errors or policy is None:
        return None
    reader.day(request.as_of, "as_of")
    today = reader.offer_day(request.today, request.as_of)
    situation = read_situation(reader, request.situation, today) if request.situation else NOTHING_KNOWN
    debts = read_debts(reader, request, today, situation)
    case = Case(
        debt=together(debts) if debts else read_debt(reader, request.debt or DebtIn(), request.as_of),
        policy=policy,
        household=read_household(reader, request.household) if request.household else None,
        creditor=read_creditor(reader, request.creditor) if request.creditor else None,
        situation=situation,
        needed=reader.optional_money(request.needed_elsewhere, "needed_elsewhere") or NOTHING,
    )
    return Quote(
        case=on_its_day(case, today),
        terms=read_option(reader, request.option, today),
        treatment=read_treatment(reader, request.treatment) if request.treatment else Treatment(),
        language=request.language,
        rates=tuple(dict.fromkeys(request.rates)),
        debts=debts,
    )


def read_debts(reader: Reader, request: QuoteIn, today: date | None, situation: Situation) -> tuple[PlanDebt, ...]:
    """The debts of a plan for several accounts, each as it stands on the day of the offer; none where one debt is
    asked about, or where they fit in no plan together."""
    if request.debt is msgspec.UNSET and not request.debts:
        reader.errors.append(("debt", Refusal("debt", "missing_field")))
    if not request.debts:
        return ()
    if request.debt is not msgspec.UNSET:
        reader.errors.append(("debt", Refusal("debt", "parts_twice")))
    day = max((today or request.as_of, request.as_of, *(one.as_of for one in request.debts if one.as_of)))
    debts = tuple(_plan_debt(reader, one, request.as_of, f"debts[{index}]") for index, one in enumerate(request.debts))
    brought = tuple(replace(one, debt=on_day(one.debt, day, *situation.still)) for one in debts)
    try:
        check_debts(brought)
    except Refusal as reason:
        reader.errors.append((reason.field, reason))
        return ()
    return brought


def _plan_debt(reader: Reader, one: PlanDebtIn, as_of: date, path: str) -> PlanDebt:
    return PlanDebt(
        account=one.account,
        debt=read_debt(reader, one.debt, reader.day(one.as_of, f"{path}.as_of") or as_of, f"{path}.debt"),
        due_since=reader.day(one.due_since, f"{path}.due_since"),
        secured=reader.money(one.secured, f"{path}.secured"),
        designated=one.designated,
    )


def read_debt(reader: Reader, debt: DebtIn, as_of: date, path: str = "debt") -> Debt:
    reader.whole(debt.days_overdue, f"{path}.days_overdue", 0, 36_500)
    rate = debt.contract_rate
    return Debt(
        currency=reader.currency,
        parts=Parts(**{name: reader.money(getattr(debt, name), f"{path}.{name}") for name in Parts.__struct_fields__}),
        as_of=as_of,
        contract_rate=None if rate is None else reader.rate(rate, f"{path}.contract_rate"),
        contract_date=reader.day(debt.contract_date, f"{path}.contract_date"),
        days_overdue=debt.days_overdue,
        product=debt.product,
        lender_type=debt.lender_type,
        contract_payment=reader.optional_money(debt.contract_payment, f"{path}.contract_payment"),
        paid_charges=None if debt.paid_charges is None else reader.money(debt.paid_charges, f"{path}.paid_charges"),
        last_due=reader.day(debt.last_due, f"{path}.last_due"),
    )


def read_treatment(reader: Reader, treatment: TreatmentIn) -> Treatment:
    return Treatment(
        *(read_part(reader, getattr(treatment, name), f"treatment.{name}") for name in Treatment.__struct_fields__)
    )


def read_part(reader: Reader, part: PartIn, path: str) -> PartTreatment:
    if isinstance(part, PartTreatmentIn):
        waive = "all" if part.waive == "all" else reader.money(part.waive, f"{path}.waive")
        return PartTreatment(waive, part.rest)  # type: ignore[arg-type]  # "all" or money
    return PartTreatment("all") if part == "waive" else PartTreatment(rest=part)


def read_creditor(reader: Reader, creditor: CreditorIn) -> Creditor:
    reader.whole(creditor.no_deal_months, "creditor.no_deal_months", 0, 600)
    return Creditor(
        discount_rate=reader.rate(creditor.discount_rate, "creditor.discount_rate"),
        recovery=reader.rate(creditor.recovery, "creditor.recovery", most=1),
        cost=reader.rate(creditor.cost, "creditor.cost", most=1),
        no_deal_months=creditor.no_deal_months,
        survival=_survival(reader, creditor.survival),
        floor=reader.optional_money(creditor.floor, "creditor.floor"),
        original=read_original(reader, creditor.original) if creditor.original else None,
    )


def _survival(reader: Reader, survival: str | None) -> Decimal | None:
    if survival is None:
        return None
    share = reader.rate(survival, "creditor.survival", most=1)
    if share == 0:
        reader.errors.append(("creditor.survival", Refusal("creditor.survival", "fraction_out_of_range")))
    return share


def read_original(reader: Reader, original: OriginalIn) -> Original:
    """The contract before."""
    reader.whole(original.payments, "creditor.original.payments", 1, 1200)
    return Original(reader.rate(original.annual_rate, "creditor.original.annual_rate"), original.payments)
