"""The JSON door: requests as they stand in JSON, turned into our own records, every mistake with its path."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal, TypeVar

import msgspec

from calculators.affordability import SavingsLine
from calculators.calendar import MONTHLY, Frequency, MonthEnd, parse_frequency
from calculators.daycount import DayCount
from calculators.deferral import Afterwards, Collect, DeferralRule, During, Interest
from calculators.errors import Fact, Refusal
from calculators.instalment import Method, Residue
from calculators.parts import Parts, PartTreatment, Treatment, Where
from calculators.rounding import NOTHING, Money, PaymentRounding
from calculators.settlement import OnDefault
from restructure.account import Debt, LenderType, Product
from restructure.currency import minor_digits, parse_money
from restructure.household import Evidence, Household, Income, LumpSum, PriorityDebt, Spending, quick
from restructure.policy import policy_named
from restructure.simulation import Case, Creditor
from restructure.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms, Terms, Tranche

Language = Literal["en", "zh"]
Value = TypeVar("Value")
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A JSON object in which an unknown field is a mistake."""


class DebtIn(Strict, frozen=True):
    principal: str = "0"
    interest: str = "0"
    penalty: str = "0"
    fees: str = "0"
    contract_rate: str | None = None
    contract_date: date | None = None
    days_overdue: int | None = None
    product: Product = "other"
    lender_type: LenderType = "licensed"


class PartTreatmentIn(Strict, frozen=True):
    waive: str = "0"
    rest: Where = "spread"


PartIn = Literal["waive", "capitalise", "spread", "first", "last"] | PartTreatmentIn


class TreatmentIn(Strict, frozen=True):
    interest: PartIn = "spread"
    penalty: PartIn = "spread"
    fees: PartIn = "spread"


class DownPaymentIn(Strict, frozen=True):
    amount: str
    date: date


class PlanIn(Strict, frozen=True):
    """Without ``annual_rate`` it is solved from ``payments`` and ``payment``."""

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


class InstalmentIn(PlanIn, frozen=True, tag_field="kind", tag="instalment"):
    pass


class DeferralIn(Strict, frozen=True, tag_field="kind", tag="deferral"):
    remaining: PlanIn
    periods: int
    during: During = "interest_only"
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
    tranches: int | tuple[TrancheIn, ...] = 1
    frequency: str = "1 month"
    on_default: OnDefault = "revive_all"


class IncomeIn(Strict, frozen=True):
    amount: str
    frequency: str = "1 month"
    source: str = ""
    person: str = ""
    pay_day: int | None = None
    evidence: Evidence = "stated"


class SpendingIn(Strict, frozen=True):
    category: str
    amount: str
    frequency: str = "1 month"


class PriorityDebtIn(Strict, frozen=True):
    name: str
    amount: str
    frequency: str = "1 month"


class LumpSumIn(Strict, frozen=True):
    amount: str
    date: date
    source: str = ""


class SavingsIn(Strict, frozen=True):
    share: str = "0.10"
    cap: str | None = None


class HouseholdIn(Strict, frozen=True):
    """Quick (``income``, ``spending``, ``priority`` a month) or full (lists); never both."""

    income: str | None = None
    spending: str | tuple[SpendingIn, ...] | None = None
    priority: str | None = None
    adults: int = 1
    children: int = 0
    incomes: tuple[IncomeIn, ...] | None = None
    priority_debts: tuple[PriorityDebtIn, ...] = ()
    lump_sum: LumpSumIn | None = None
    savings: SavingsIn | None = None


class CreditorIn(Strict, frozen=True):
    discount_rate: str
    recovery: str = "0"
    cost: str = "0"
    no_deal_months: int = 0


class QuoteIn(Strict, frozen=True):
    currency: str
    as_of: date
    debt: DebtIn
    option: InstalmentIn | DeferralIn | SettlementIn
    language: Language = "en"
    treatment: TreatmentIn | None = None
    household: HouseholdIn | None = None
    creditor: CreditorIn | None = None
    policy: str = "neutral"


class Quote(msgspec.Struct, frozen=True):
    """A request for a quote in our own records."""

    case: Case
    terms: Terms
    treatment: Treatment
    language: Language


class BadRequest(Exception):
    """Some fields cannot be used. ``errors`` holds (path, refusal) for each."""

    def __init__(self, errors: tuple[tuple[str, Refusal], ...], language: Language, currency: str) -> None:
        super().__init__(f"{len(errors)} fields refused")
        self.errors = errors
        self.language = language
        self.currency = currency


def schema(kind: Literal["quote"]) -> dict[str, object]:
    """The JSON Schema of a request."""
    return msgspec.json.schema({"quote": QuoteIn}[kind])


def read_quote(text: bytes) -> Quote:
    """Read one JSON request. Refuses what is not JSON, unknown fields, and every field that cannot be used."""
    text = text.removeprefix(codecs.BOM_UTF8)
    try:
        language, currency = _hints(text)
        request = msgspec.json.decode(text, type=QuoteIn)
    except RecursionError:
        raise BadRequest((("", Refusal("", "not_json", position=0)),), "en", "") from None
    except msgspec.ValidationError as mistake:
        raise BadRequest((_located(str(mistake)),), language, currency) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as mistake:
        where = re.search(r"byte (\d+)", str(mistake))
        refusal = Refusal("", "not_json", position=int(where[1]) if where else 0)
        raise BadRequest((("", refusal),), language, currency) from None
    twice = tuple((path, Refusal(path, "field_twice")) for path in _twice(text))
    if twice:
        raise BadRequest(twice, language, currency)
    reader = _Reader(request.currency)
    quote = reader.quote(request)
    if reader.errors or quote is None:
        raise BadRequest(tuple(reader.errors), language, currency)
    return quote


def _hints(text: bytes) -> tuple[Language, str]:
    """The language and currency of the answer, whatever else is wrong with the request."""
    try:
        raw = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return "en", ""
    if not isinstance(raw, dict):
        return "en", ""
    currency = raw.get("currency")
    return ("zh" if raw.get("language") == "zh" else "en"), currency if isinstance(currency, str) else ""


class _Pairs(list[tuple[str, object]]):
    """A JSON object as it was written, repeated names and all."""


def _twice(text: bytes) -> list[str]:
    """The paths of fields that are given more than once: which of them counts would be anyone's guess."""
    found: list[str] = []

    def walk(value: object, path: str) -> None:
        if isinstance(value, _Pairs):
            names = [name for name, _ in value]
            found.extend(f"{path}.{name}".lstrip(".") for name in dict.fromkeys(names) if names.count(name) > 1)
            for name, inner in value:
                walk(inner, f"{path}.{name}")
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                walk(inner, f"{path}[{index}]")

    walk(json.loads(text, object_pairs_hook=_Pairs), "")
    return found


FORMS: tuple[tuple[str, str], ...] = (
    (r"Object contains unknown field `(?P<field>.*)`", "unknown_field"),
    (r"Object missing required field `(?P<field>.*)`", "missing_field"),
    (r"Expected `(?P<expected>.*)`, got `(?P<given>.*)`", "wrong_type"),
    (r"Invalid enum value (?P<given>.*)", "unknown_choice"),
    (r"Invalid value (?P<given>.*)", "unknown_choice"),
    (r"Invalid RFC3339.*", "not_a_date"),
)


def _located(message: str) -> tuple[str, Refusal]:
    said, _, where = message.partition(" - at ")
    path = re.sub(r"^\$\.?|`", "", where).removeprefix("$").lstrip(".")
    for form, code in FORMS:
        match = re.fullmatch(form, said)
        if match:
            facts: dict[str, Fact] = {name: text.strip("'") for name, text in match.groupdict().items()}
            field = str(facts.pop("field", ""))
            path = ".".join(part for part in (path, field) if part)
            return path, Refusal(path, code, **facts)
    return path, Refusal(path, "wrong_type")


class _Reader:
    """Turns text into records and keeps going after a mistake, so that all of them are named at once."""

    def __init__(self, currency: str) -> None:
        self.errors: list[tuple[str, Refusal]] = []
        self.currency = currency

    def at(self, path: str, read: Callable[[], Value], fallback: Value) -> Value:
        try:
            return read()
        except Refusal as reason:
            self.errors.append((path, reason))
            return fallback

    def money(self, text: str, path: str) -> Money:
        return self.at(path, lambda: parse_money(text, self.currency, path), NOTHING)

    def optional_money(self, text: str | None, path: str) -> Money | None:
        return None if text is None else self.money(text, path)

    def rate(self, text: str, path: str, *, least: int = 0, most: int = 10) -> Decimal:
        return self.at(path, lambda: parse_rate(text, path, least=least, most=most), Decimal(0))

    def frequency(self, text: str, path: str) -> Frequency:
        return self.at(path, lambda: parse_frequency(text), MONTHLY)

    def day(self, day: date | None, path: str) -> date | None:
        if day is not None and not EARLIEST <= day <= LATEST:
            self.errors.append((path, Refusal(path, "date_out_of_range")))
        return day

    def whole(self, number: int | None, path: str, least: int, most: int) -> int | None:
        if number is not None and not least <= number <= most:
            self.errors.append((path, Refusal(path, "number_out_of_range", smallest=least, largest=most)))
        return number

    def quote(self, request: QuoteIn) -> Quote | None:
        self.at("currency", lambda: minor_digits(request.currency), 0)
        policy = self.at("policy", lambda: policy_named(request.policy), None)
        if self.errors or policy is None:
            return None
        self.day(request.as_of, "as_of")
        return Quote(
            case=Case(
                debt=self.debt(request.debt, request.as_of),
                policy=policy,
                household=self.household(request.household) if request.household else None,
                creditor=self.creditor(request.creditor) if request.creditor else None,
            ),
            terms=self.option(request.option, request.as_of),
            treatment=self.treatment(request.treatment) if request.treatment else Treatment(),
            language=request.language,
        )

    def debt(self, debt: DebtIn, as_of: date) -> Debt:
        self.whole(debt.days_overdue, "debt.days_overdue", 0, 36_500)
        rate = debt.contract_rate
        return Debt(
            currency=self.currency,
            parts=Parts(**{name: self.money(getattr(debt, name), f"debt.{name}") for name in Parts.__slots__}),
            as_of=as_of,
            contract_rate=None if rate is None else self.rate(rate, "debt.contract_rate"),
            contract_date=self.day(debt.contract_date, "debt.contract_date"),
            days_overdue=debt.days_overdue,
            product=debt.product,
            lender_type=debt.lender_type,
        )

    def treatment(self, treatment: TreatmentIn) -> Treatment:
        return Treatment(*(self.part(getattr(treatment, name), f"treatment.{name}") for name in Treatment.__slots__))

    def part(self, part: PartIn, path: str) -> PartTreatment:
        if isinstance(part, PartTreatmentIn):
            waive = "all" if part.waive == "all" else self.money(part.waive, f"{path}.waive")
            return PartTreatment(waive, part.rest)  # type: ignore[arg-type]  # "all" or money
        return PartTreatment("all") if part == "waive" else PartTreatment(rest=part)

    def option(self, option: InstalmentIn | DeferralIn | SettlementIn, as_of: date) -> Terms:
        match option:
            case DeferralIn():
                self.whole(option.periods, "option.periods", 1, 1200)
                rule = DeferralRule(option.periods, option.during, option.interest, option.collect, option.afterwards)
                return DeferralTerms(self.plan(option.remaining, "option.remaining"), rule)
            case SettlementIn():
                return self.settlement(option, as_of)
            case InstalmentIn():
                return self.plan(option, "option")

    def plan(self, plan: PlanIn, path: str) -> InstalmentTerms:
        self.whole(plan.payments, f"{path}.payments", 1, 1200)
        self.whole(plan.anchor_day, f"{path}.anchor_day", 1, 31)
        for name in ("start", "first_due", "final_due"):
            self.day(getattr(plan, name), f"{path}.{name}")
        solve_rate = plan.annual_rate is None and plan.payments is not None and plan.payment is not None
        if plan.annual_rate is None and not solve_rate:
            self.errors.append((f"{path}.annual_rate", Refusal(f"{path}.annual_rate", "missing_field")))
        return InstalmentTerms(
            annual_rate=self.rate(plan.annual_rate or "0", f"{path}.annual_rate"),
            first_due=plan.first_due,
            method=plan.method,
            day_count=plan.day_count,
            frequency=self.frequency(plan.frequency, f"{path}.frequency"),
            start=plan.start,
            payments=plan.payments,
            payment=self.optional_money(plan.payment, f"{path}.payment"),
            final_due=plan.final_due,
            anchor_day=plan.anchor_day,
            month_end=plan.month_end,
            payment_rounding=plan.payment_rounding,
            residue=plan.residue,
            payment_multiple=self.optional_money(plan.payment_multiple, f"{path}.payment_multiple"),
            solve_rate=solve_rate,
            down_payment=self.down_payment(plan.down_payment, f"{path}.down_payment"),
            balloon=self.optional_money(plan.balloon, f"{path}.balloon"),
        )

    def down_payment(self, down: DownPaymentIn | None, path: str) -> DownPayment | None:
        if down is None:
            return None
        self.day(down.date, f"{path}.date")
        return DownPayment(self.money(down.amount, f"{path}.amount"), down.date)

    def settlement(self, option: SettlementIn, as_of: date) -> SettlementTerms:
        tranches: int | tuple[Tranche, ...]
        if isinstance(option.tranches, int):
            tranches = self.whole(option.tranches, "option.tranches", 1, 1200) or 1
            first_due = option.first_due
        else:
            tranches = tuple(
                Tranche(
                    self.day(one.date, f"option.tranches[{index}].date") or one.date,
                    self.money(one.amount, f"option.tranches[{index}].amount"),
                )
                for index, one in enumerate(option.tranches)
            )
            first_due = tranches[0].date if tranches else option.first_due
        if tranches == ():
            self.errors.append(("option.tranches", Refusal("option.tranches", "count_below_one", smallest=1)))
        elif first_due is None:
            self.errors.append(("option.first_due", Refusal("option.first_due", "missing_field")))
        for name in ("first_due", "expires"):
            self.day(getattr(option, name), f"option.{name}")
        return SettlementTerms(
            first_due=first_due or as_of,
            expires=option.expires,
            amount=self.optional_money(option.amount, "option.amount"),
            fraction=None if option.fraction is None else self.rate(option.fraction, "option.fraction", most=1),
            discount=None if option.discount is None else self.rate(option.discount, "option.discount", most=1),
            tranches=tranches,
            frequency=self.frequency(option.frequency, "option.frequency"),
            on_default=option.on_default,
        )

    def household(self, household: HouseholdIn) -> Household | None:
        if household.incomes is None:
            return self.quick_household(household)
        if household.income is not None or isinstance(household.spending, str) or household.priority is not None:
            self.errors.append(("household", Refusal("household", "quick_and_full")))
            return None
        self.whole(household.adults, "household.adults", 0, 50)
        self.whole(household.children, "household.children", 0, 50)
        return Household(
            incomes=tuple(self.income(one, f"household.incomes[{k}]") for k, one in enumerate(household.incomes)),
            spending=tuple(
                Spending(one.category, *self.line(one, f"household.spending[{k}]"))
                for k, one in enumerate(household.spending or ())
            ),
            priority_debts=tuple(
                PriorityDebt(one.name, *self.line(one, f"household.priority_debts[{k}]"))
                for k, one in enumerate(household.priority_debts)
            ),
            lump_sum=self.lump_sum(household),
            savings=self.savings(household),
            adults=household.adults,
            children=household.children,
        )

    def quick_household(self, household: HouseholdIn) -> Household | None:
        if household.income is None or not isinstance(household.spending, str):
            path = "household.income" if household.income is None else "household.spending"
            self.errors.append((path, Refusal(path, "missing_field")))
            return None
        means = quick(
            self.money(household.income, "household.income"),
            self.money(household.spending, "household.spending"),
            self.optional_money(household.priority, "household.priority") or NOTHING,
        )
        return replace(means, lump_sum=self.lump_sum(household), savings=self.savings(household))

    def income(self, one: IncomeIn, path: str) -> Income:
        self.whole(one.pay_day, f"{path}.pay_day", 1, 31)
        return Income(*self.line(one, path), one.source, one.person, one.pay_day, one.evidence)

    def line(self, one: IncomeIn | SpendingIn | PriorityDebtIn, path: str) -> tuple[Money, Frequency]:
        return self.money(one.amount, f"{path}.amount"), self.frequency(one.frequency, f"{path}.frequency")

    def lump_sum(self, household: HouseholdIn) -> LumpSum | None:
        lump = household.lump_sum
        if lump is None:
            return None
        self.day(lump.date, "household.lump_sum.date")
        return LumpSum(self.money(lump.amount, "household.lump_sum.amount"), lump.date, lump.source)

    def savings(self, household: HouseholdIn) -> SavingsLine | None:
        savings = household.savings
        if savings is None:
            return None
        return SavingsLine(
            self.rate(savings.share, "household.savings.share", most=1),
            self.optional_money(savings.cap, "household.savings.cap"),
        )

    def creditor(self, creditor: CreditorIn) -> Creditor:
        self.whole(creditor.no_deal_months, "creditor.no_deal_months", 0, 600)
        return Creditor(
            discount_rate=self.rate(creditor.discount_rate, "creditor.discount_rate"),
            recovery=self.rate(creditor.recovery, "creditor.recovery", most=1),
            cost=self.rate(creditor.cost, "creditor.cost", most=1),
            no_deal_months=creditor.no_deal_months,
        )


def parse_rate(text: str, field: str, *, least: int = 0, most: int = 10) -> Decimal:
    """Read a fraction such as ``"0.18"``, written out in full. Refuses text, NaN, infinities, exponents, more than 30
    characters, and values outside [least, most]."""
    plain = text.strip()
    if len(plain) > 30 or not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", plain, re.ASCII):
        raise Refusal(field, "not_a_rate", given=text[:40])
    value = Decimal(plain)
    if not least <= value <= most:
        raise Refusal(field, "rate_out_of_range", smallest=least, largest=most)
    return value
