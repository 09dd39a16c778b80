"""The means of a household, quick or full."""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec.structs import replace

from calculators.affordability import SavingsLine
from calculators.calendar import Frequency
from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money
from restructure.household.household import Evidence, Household, Income, LumpSum, PriorityDebt, Spending, quick
from restructure.household.sheet import FEWEST_MONTHS, MOST_MONTHS, Basis, Line, used_amount
from restructure.requests.reader import Amount, Few, Listed, Often, Reader, Share, Strict


class IncomeIn(Strict, frozen=True):
    """``amount``, or the last 3 to 6 ``months`` of an irregular income, of which ``basis`` takes one figure."""

    amount: Amount | None = None
    frequency: Often = "1 month"
    source: str = ""
    person: str = ""
    pay_day: int | None = None
    evidence: Evidence = "stated"
    months: Listed[Amount] = ()
    basis: Basis = "lowest"


class SpendingIn(Strict, frozen=True):
    category: str
    amount: Amount
    frequency: Often = "1 month"


class PriorityDebtIn(Strict, frozen=True):
    name: str
    amount: Amount
    frequency: Often = "1 month"


class LumpSumIn(Strict, frozen=True):
    amount: Amount
    date: date
    source: str = ""


class SavingsIn(Strict, frozen=True):
    share: Share = "0.10"
    cap: Amount | None = None


class HouseholdIn(Strict, frozen=True):
    """Quick (``income``, ``spending``, ``priority`` a month) or full (lists); never both."""

    income: Amount | None = None
    spending: Amount | Listed[SpendingIn] | None = None
    priority: Amount | None = None
    adults: int = 1
    children: int = 0
    incomes: Few[IncomeIn] | None = None
    priority_debts: Listed[PriorityDebtIn] = ()
    lump_sum: LumpSumIn | None = None
    savings: SavingsIn | None = None


QUICK = msgspec.Meta(examples=[{"income": "2000", "spending": "1500"}])
"""What a household is like that is given in short."""


def read_household(reader: Reader, household: HouseholdIn) -> Household | None:
    reader.whole(household.adults, "household.adults", 0, 50)
    reader.whole(household.children, "household.children", 0, 50)
    if household.incomes is None:
        return read_quick_household(reader, household)
    if household.income is not None or isinstance(household.spending, str) or household.priority is not None:
        reader.errors.append(("household", Refusal("household", "quick_and_full")))
        return None
    return Household(
        incomes=tuple(read_income(reader, one, f"household.incomes[{k}]") for k, one in enumerate(household.incomes)),
        spending=tuple(
            Spending(one.category, *read_line(reader, one, f"household.spending[{k}]"))
            for k, one in enumerate(household.spending or ())
        ),
        priority_debts=tuple(
            PriorityDebt(one.name, *read_line(reader, one, f"household.priority_debts[{k}]"))
            for k, one in enumerate(household.priority_debts)
        ),
        lump_sum=read_lump_sum(reader, household),
        savings=read_savings(reader, household),
        adults=household.adults,
        children=household.children,
    )


def read_quick_household(reader: Reader, household: HouseholdIn) -> Household | None:
    if household.income is None or not isinstance(household.spending, str):
        path = "household.income" if household.income is None else "household.spending"
        reader.errors.append((path, Refusal(path, "missing_field")))
        return None
    if household.priority_debts:
        reader.errors.append(("household.priority_debts", Refusal("household.priority_debts", "quick_and_full")))
        return None
    means = quick(
        reader.money(household.income, "household.income"),
        reader.money(household.spending, "household.spending"),
        reader.optional_money(household.priority, "household.priority") or NOTHING,
    )
    return replace(
        means,
        lump_sum=read_lump_sum(reader, household),
        savings=read_savings(reader, household),
        adults=household.adults,
        children=household.children,
    )


def read_income(reader: Reader, one: IncomeIn, path: str) -> Income:
    reader.whole(one.pay_day, f"{path}.pay_day", 1, 31)
    often = reader.frequency(one.frequency, f"{path}.frequency")
    return Income(_income_amount(reader, one, path), often, one.source, one.person, one.pay_day, one.evidence)


def _income_amount(reader: Reader, one: IncomeIn, path: str) -> Money:
    if (one.amount is None) == (not one.months):
        code = "missing_field" if one.amount is None else "too_many_given"
        reader.errors.append((f"{path}.amount", Refusal("amount", code)))
        return NOTHING
    if one.amount is not None:
        return reader.money(one.amount, f"{path}.amount")
    months = tuple(reader.money(text, f"{path}.months[{k}]") for k, text in enumerate(one.months))
    if not FEWEST_MONTHS <= len(months) <= MOST_MONTHS:
        refusal = Refusal("months", "months_out_of_range", smallest=FEWEST_MONTHS, largest=MOST_MONTHS)
        reader.errors.append((f"{path}.months", refusal))
    return used_amount(Line("other_income", months=months, basis=one.basis))


def read_line(reader: Reader, one: SpendingIn | PriorityDebtIn, path: str) -> tuple[Money, Frequency]:
    return reader.money(one.amount, f"{path}.amount"), reader.frequency(one.frequency, f"{path}.frequency")


def read_lump_sum(reader: Reader, household: HouseholdIn) -> LumpSum | None:
    lump = household.lump_sum
    if lump is None:
        return None
    reader.day(lump.date, "household.lump_sum.date")
    return LumpSum(reader.money(lump.amount, "household.lump_sum.amount"), lump.date, lump.source)


def read_savings(reader: Reader, household: HouseholdIn) -> SavingsLine | None:
    savings = household.savings
    if savings is None:
        return None
    return SavingsLine(
        reader.rate(savings.share, "household.savings.share", most=1),
        reader.optional_money(savings.cap, "household.savings.cap"),
    )
