"""Several debts of one household, and the ways in which a month's payment can be shared among their creditors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from calculators.affordability import SavingsLine, per_month
from calculators.clearing import YEAR, Course, course, smallest_clearing
from calculators.distribution import (
    Amounts,
    Owed,
    ShareMethod,
    first_interest,
    interest_of,
    lump_sum_shares,
    missing,
    rest_after,
    shares,
    under,
)
from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money
from restructure.household.creditor_reply import CreditorReply, LetterSent
from restructure.household.household import Household, month_of
from restructure.household.way_answers import NO_ANSWERS, WayAnswers

Owner = Literal["client", "partner", "joint", "guarantor"]
OWNERS: tuple[Owner, ...] = ("client", "partner", "joint", "guarantor")
DebtRate = Literal["nominal", "effective", "fixed"]
DEBT_RATES: tuple[DebtRate, ...] = ("nominal", "effective", "fixed")
Considered = Literal[
    "dro", "bankruptcy", "iva", "das", "consolidation", "plan", "token", "frozen", "rates", "full_and_final",
    "write_off", "breathing_space", "breathing_space_treatment", "moratorium", "trust_deed", "minimal_assets", "dmp",
    "settlement", "individual_plan", "extension", "family_money", "insolvency_xiamen", "insolvency_shenzhen",
]  # fmt: skip
CONSIDERED: dict[str, tuple[Considered, ...]] = {
    "uk": ("dro", "bankruptcy", "iva", "das", "plan"),
    "cn": ("consolidation", "plan"),
    "us": ("bankruptcy", "plan"),
}
"""Ways out that a counsellor weighs wherever there are several debts, by country; the others are compared alone."""
EVERY_MONTH: tuple[ShareMethod, ...] = ("pro_rata", "equal", "minimums_first", "avalanche", "snowball", "frozen")
WAITING: tuple[ShareMethod, ...] = ("avalanche", "snowball")
"""Ways in which most creditors wait with the least: no creditor whom something is overdue agrees to them."""
MOST_DEBTS = 60
ONE_FIGURE = "all"
"""Where a household told its priority debts in one figure, what they stand under."""


@dataclass(frozen=True, slots=True)
class OneDebt:
    """One of several debts in minor units. ``rate`` is a year's, as ``rate_kind`` says; where that is ``fixed``,
    ``charge`` is what a month adds. ``balance`` is None until it is told; ``principal`` is the part of it that bears
    interest, None where all of it does.

    Of a priority debt ``minimum`` is the arrangement a month, None until it is asked for; ``on_sheet`` is the category
    of the budget sheet in which that same payment stands, empty where nobody has said so; ``apart`` says that it is
    agreed on separately and takes no part here."""

    name: str = ""
    creditor: str = ""
    balance: Money | None = None
    rate: Decimal | None = None
    rate_kind: DebtRate = "nominal"
    charge: Money | None = None
    minimum: Money | None = None
    arrears: Money | None = None
    priority: bool = False
    owner: Owner = "client"
    reference: str = ""
    note: str = ""
    on_sheet: str = ""
    apart: bool = False
    principal: Money | None = None


@dataclass(frozen=True, slots=True)
class DebtsCase:
    """Everything about sharing. ``available`` is a month's, None for the surplus of the sheet. ``lump_reason`` says why
    one sum does not meet priority arrears first. ``considered`` holds (way out, reason), ``answers`` what decides which
    ways are open. ``letters`` went out, ``replies`` came in; ``space_from`` is the first day of a breathing space or
    moratorium."""

    debts: tuple[OneDebt, ...] = ()
    available: Money | None = None
    method: ShareMethod = "pro_rata"
    lump_sum: Money | None = None
    lump_reason: str = ""
    authority: date | None = None
    considered: tuple[tuple[Considered, str], ...] = ()
    review_on: date | None = None
    consented_at: datetime | None = None
    confirmed_at: datetime | None = None
    partner_consented_at: datetime | None = None
    answers: WayAnswers = NO_ANSWERS
    letters: tuple[LetterSent, ...] = ()
    replies: tuple[CreditorReply, ...] = ()
    space_from: date | None = None

    @property
    def may_go_out(self) -> bool:
        """Return whether all whose debts these are have agreed to letters, and the figures are confirmed as right."""
        return self.consented_at is not None and self.confirmed_at is not None and not self.waits_for_partner

    @property
    def waits_for_partner(self) -> bool:
        """Return whether a letter would tell of a partner's debt, to which that partner has not agreed yet."""
        return self.partner_consented_at is None and any(map(is_partners, counted(self)))


@dataclass(frozen=True, slots=True)
class Way:
    """One way to share: what each debt gets in the first month and how it goes on. ``smallest`` is the least a month
    that clears every debt in this way, where this one does not. ``barred`` says that creditors in arrears would have
    to wait. ``missing`` is what the first month lacks for the minimums and tokens that come before anything else."""

    method: ShareMethod
    first: Amounts
    course: Course
    smallest: Money | None
    barred: bool = False
    missing: Money = NOTHING


@dataclass(frozen=True, slots=True)
class Growing:
    """A debt that its share never clears: what it gets in the first month, what that month's interest is, the balance
    after a year, and the smallest payment that would ever clear it."""

    index: int
    share: Money
    interest: Money
    after_a_year: Money
    smallest: Money


def is_partners(debt: OneDebt) -> bool:
    """Return whether the partner owes the debt, alone or with the client."""
    return debt.owner in ("partner", "joint")


def counted(case: DebtsCase) -> tuple[OneDebt, ...]:
    """The debts that have a balance."""
    return tuple(debt for debt in case.debts if debt.balance)


def owed_of(debts: tuple[OneDebt, ...]) -> tuple[Owed, ...]:
    """The debts as the calculator takes them; each under its own place, since two may bear one name."""
    return tuple(
        Owed(
            name=str(index),
            balance=debt.balance or NOTHING,
            annual_rate=(debt.rate or Decimal(0)) if debt.rate_kind != "fixed" else Decimal(0),
            rate_kind="effective" if debt.rate_kind == "effective" else "nominal",
            minimum=NOTHING if debt.priority and debt.apart else debt.minimum or NOTHING,
            priority=debt.priority,
            arrears=debt.arrears or NOTHING,
            charge=(debt.charge or NOTHING) if debt.rate_kind == "fixed" else NOTHING,
            principal=debt.principal,
        )
        for index, debt in enumerate(debts)
    )


def wrong_debts(case: DebtsCase) -> tuple[tuple[int, Refusal], ...]:
    """Return what keeps a debt from being shared among the others, with its place."""
    found = []
    names = [(debt.name.strip(), debt.creditor.strip(), debt.reference.strip()) for debt in case.debts]
    for index, debt in enumerate(case.debts):
        if debt.balance is None:
            continue
        if names.index(names[index]) < index and any(names[index]):
            found.append((index, Refusal("name", "name_twice", given=debt.name[:40])))
        if (debt.arrears or 0) > debt.balance:
            found.append((index, Refusal("arrears", "arrears_above_balance", largest=debt.balance)))
        if (debt.principal or 0) > debt.balance:
            found.append((index, Refusal("principal", "principal_above_balance", largest=debt.balance)))
        if debt.rate_kind == "fixed" and debt.rate:
            found.append((index, Refusal("rate", "charge_with_rate")))
    return tuple(found)


def unagreed(case: DebtsCase) -> tuple[int, ...]:
    """The places of the priority debts of which nobody has said yet what is agreed: no arrangement, and not apart."""
    return tuple(
        place for place, debt in enumerate(counted(case)) if debt.priority and debt.minimum is None and not debt.apart
    )


def on_sheet(household: Household) -> dict[str, Money]:
    """Return what the budget sheet sets aside a month for priority debts, by category."""
    found: dict[str, Money] = {}
    for one in household.priority_debts:
        found[one.name] = Money(found.get(one.name, 0) + per_month(one.amount, one.frequency))
    return found


def to_share(case: DebtsCase, household: Household, savings: SavingsLine) -> Money:
    """Return what a month has to share: the surplus, and for each priority debt of the list the arrangement that is
    said to stand on the sheet already, never more than stands there.

    A mortgage that is in no list stays where it is, and a debt that nobody has matched adds nothing.
    """
    back = 0
    for category, set_aside in on_sheet(household).items():
        same = [debt for debt in counted(case) if debt.priority and not debt.apart and debt.on_sheet == category]
        back += min(sum(min(debt.minimum or 0, debt.balance or 0) for debt in same), set_aside)
    return Money(month_of(household, savings).amount + back)


def with_account(case: DebtsCase, own: OneDebt) -> DebtsCase:
    """The list with the debt of an account in it, once: the row of its reference, else the row of the same creditor and
    balance that has no reference and is taken for it, else a row more."""
    if any(debt.reference == own.reference for debt in case.debts):
        return case
    same = [
        debt
        for debt in case.debts
        if not debt.reference and debt.balance == own.balance and debt.creditor.strip() == own.creditor.strip()
    ]
    if not same:
        return replace(case, debts=(*case.debts, own))
    taken = replace(same[0], reference=own.reference)
    return replace(case, debts=tuple(taken if debt is same[0] else debt for debt in case.debts))


def needed_elsewhere(case: DebtsCase, *references: str) -> Money:
    """Return what the other debts of the list need a month beside the accounts of those ``references``: the minimum
    or the arrangement, and of one of which nobody has told either its interest, so that it does not grow.

    What stands on the budget sheet or is agreed on apart is not counted twice.
    """
    debts = counted(case)
    needed = 0
    for debt, owed in zip(debts, owed_of(debts), strict=True):
        if debt.reference in references or debt.apart or debt.on_sheet:
            continue
        told = debt.minimum is not None
        needed += min(owed.minimum if told else interest_of(owed, owed.balance), owed.balance)
    return Money(needed)


def left_for_others(case: DebtsCase, available: Money) -> Money:
    """Return what of a month's sum is left after the arrangements of priority debts, never below nothing."""
    owed = owed_of(counted(case))
    return Money(max(available - sum(min(debt.minimum, debt.balance) for debt in owed if debt.priority), 0))


def held_back(debts: tuple[OneDebt, ...], left: Money, surplus: Money | None) -> Refusal | None:
    """Return why nothing may go out: a priority debt of which nobody has said what is agreed, or more offered to the
    others than the surplus on the statement, where that is known. ``left`` is what a month leaves them."""
    if unagreed(DebtsCase(debts)):
        return Refusal("minimum", "priority_unagreed")
    if surplus is not None and left > max(surplus, 0):
        return Refusal("available", "more_than_surplus", given=left, largest=max(surplus, NOTHING))
    return None


def ways(case: DebtsCase, available: Money, *, token: Money) -> tuple[Way, ...]:
    """Every way to share ``available`` a month side by side, that all creditors freeze interest among them where there
    is any; the token way where no more than a token for each is left for the others."""
    debts = owed_of(counted(case))
    if not debts:
        return ()
    left, tokens = left_for_others(case, available), token * sum(not debt.priority for debt in debts)
    costly = any(debt.annual_rate or debt.charge for debt in debts)
    monthly = tuple(method for method in EVERY_MONTH if costly or method != "frozen")
    methods: tuple[ShareMethod, ...] = monthly if left > tokens else ("token",)
    sought = (case.method, "token")
    return tuple(way_of(case, available, method, token=token, least=method in sought) for method in methods)


def chosen_way(found: tuple[Way, ...], method: ShareMethod) -> Way | None:
    """The way that is chosen among those that may be offered; the first there is where that one is not among them."""
    may = tuple(way for way in found if not way.barred)
    return next((one for one in may if one.method == method), may[0] if may else None)


def way_of(case: DebtsCase, available: Money, method: ShareMethod, *, token: Money, least: bool = False) -> Way:
    """One way to share. The ``least`` payment that would do is looked for where it is asked for, as for the way that is
    chosen: it takes a hundred times as long as the rest."""
    debts = owed_of(counted(case))
    behind = any(debt.arrears and not debt.priority for debt in debts)
    way = course(available, debts, method, token=token)
    smallest = smallest_clearing(debts, method) if least and way.months is None else None
    first = shares(available, debts, method, token=token)
    lacking = missing(available, debts, method, token=token)
    return Way(method, first, way, smallest, _barred(method, behind), lacking)


def _barred(method: ShareMethod, behind: bool) -> bool:
    return behind and method in WAITING


def growing(debts: tuple[OneDebt, ...], way: Way) -> tuple[Growing, ...]:
    """The debts that a way never clears."""
    found = []
    for index, one in enumerate(under(owed_of(debts), way.method)):
        if way.course.cleared_in[index] is not None or index in way.course.unagreed:
            continue
        interest = first_interest(one)
        found.append(Growing(index, way.first[index], interest, _after_a_year(way, index), Money(interest + 1)))
    return tuple(found)


def _after_a_year(way: Way, index: int) -> Money:
    """The balance after twelve months of a debt that is never cleared: no course of such a debt ends before."""
    return way.course.owed[YEAR - 1][index]


def below_interest_until(debts: tuple[OneDebt, ...], way: Way, index: int) -> int | None:
    """The last month in a row from the first in which a debt's share is below its interest; None where none is."""
    (one,) = under(owed_of((debts[index],)), way.method)
    balance, resting, last = one.balance, one.resting, None
    for month, (paid, owed) in enumerate(zip(way.course.paid, way.course.owed, strict=True), 1):
        added = interest_of(one, balance, resting)
        if paid[index] >= added:
            break
        balance, resting, last = owed[index], rest_after(resting, added, paid[index]), month
    return last


def without_interest(case: DebtsCase, place: int) -> DebtsCase:
    """The same debts, had one creditor stopped interest and charges."""
    chosen = counted(case)[place]
    freed = replace(chosen, rate=None, charge=None)
    return replace(case, debts=tuple(freed if debt is chosen else debt for debt in case.debts))


def one_sum(case: DebtsCase) -> Amounts:
    """Return what each creditor is offered of the lump sum: priority arrears first unless a reason is given, the rest
    shared by balance among the others."""
    debts = owed_of(counted(case))
    if not debts or not case.lump_sum:
        return (NOTHING,) * len(debts)
    if case.lump_reason.strip():
        debts = tuple(replace(debt, arrears=NOTHING) for debt in debts)
    return lump_sum_shares(case.lump_sum, debts, "pro_rata", among_priority=False)


def pence_in_the_pound(case: DebtsCase) -> Fraction | None:
    """Return which part of the other debts the lump sum offers; None without a sum or without such debts."""
    debts = counted(case)
    others = sum(debt.balance or 0 for debt in debts if not debt.priority)
    offered = sum(share for debt, share in zip(debts, one_sum(case), strict=True) if not debt.priority)
    return Fraction(offered, others) if others and offered else None


def other_kind_of_rate(case: DebtsCase, place: int) -> DebtsCase | None:
    """The same debts with one rate read the other way: a nominal one as effective, an effective one as nominal."""
    chosen = counted(case)[place]
    if not chosen.rate or chosen.rate_kind == "fixed":
        return None
    other: DebtRate = "effective" if chosen.rate_kind == "nominal" else "nominal"
    read = replace(chosen, rate_kind=other)
    return replace(case, debts=tuple(read if debt is chosen else debt for debt in case.debts))
