"""Ways out of several debts, compared on the figures of one household: what fits, what does not and why, what nobody
knows yet, and what each would cost and how long it would take. It informs; a person decides."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

from calculators.calendar import add_months
from calculators.clearing import Course, course
from calculators.distribution import Owed, ShareMethod
from calculators.public_holidays import Nation
from calculators.rounding import NOTHING, Money
from calculators.ways_out import SettledDebts, months_to_save, paid_within, payment_within, settled
from restructure.household.distribution import DebtsCase, counted, left_for_others, one_sum, owed_of, unagreed
from restructure.household.way_answers import WayAnswers
from restructure.money.currency import parse_money

Country = Literal["uk", "us", "cn"]
CURRENCIES: dict[str, str] = {"uk": "GBP", "us": "USD", "cn": "CNY"}
Verdict = Literal["fits", "no", "unknown"]
Relation = Literal["at_most", "below", "at_least", "above", "is", "in", "known", "years_since", "months_since"]
Help = Literal["crisis", "budget", "income_check", "priority_debts", "breathing_space", "moratorium"]
RELATIONS: tuple[Relation, ...] = (
    "at_most", "below", "at_least", "above", "is", "in", "known", "years_since", "months_since",
)  # fmt: skip
AMOUNTS = frozenset({
    "surplus", "share", "debts", "assets", "dearest_asset", "vehicle", "lump_sum", "arrears", "monthly",
    "surplus_or_sum",
})  # fmt: skip
"""What is asked in money."""
TOKENS = "token"
"""A limit of a token for each debt that takes part."""


@dataclass(frozen=True, slots=True)
class Test:
    """One limit of a way: what is asked, how it is held against the limit, and the limit as it stands in the table."""

    ask: str
    relation: Relation
    limit: object


@dataclass(frozen=True, slots=True)
class Criteria:
    """Limits that decide whether a way is open: its tests, the day from which they hold, and the fact that they come
    from. ``first`` says that it helps before anything is offered; ``check_after`` is the day after which the limits may
    have been replaced."""

    way: str
    country: Country
    fact: str
    confirmed: bool
    how: str
    tests: tuple[Test, ...]
    effect: dict[str, str]
    risk: dict[str, str]
    source: str
    start: date | None = None
    check_after: date | None = None
    first: bool = False
    months: int | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A test and its answer: ``given`` is the figure that it was held against, None where nobody knows it; ``limit`` as
    an amount where an amount is asked. ``day`` is the first on which a waiting time is over."""

    test: Test
    verdict: Verdict
    given: object = None
    limit: object = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class WayOut:
    """A way on the client's figures. ``monthly`` is paid a month, for ``months`` months or ``days`` days, ``paid`` in
    all, of which ``cost`` is interest, fees and tax; ``written_off`` is what the creditors give up. Each is None where
    it cannot be computed exactly. ``stale`` says that the limits have to be looked up again."""

    criteria: Criteria
    verdict: Verdict
    judged: tuple[Judged, ...]
    monthly: Money | None = None
    months: int | None = None
    days: int | None = None
    paid: Money | None = None
    cost: Money | None = None
    written_off: Money | None = None
    ends_on: date | None = None
    stale: bool = False

    @property
    def against(self) -> tuple[Judged, ...]:
        """The tests that are not met."""
        return tuple(one for one in self.judged if one.verdict == "no")

    @property
    def open_(self) -> tuple[Judged, ...]:
        """The tests of which nobody knows the answer."""
        return tuple(one for one in self.judged if one.verdict == "unknown")


@dataclass(frozen=True)
class ClientFigures:
    """Figures of a household: ``surplus`` a month as on its sheet, below nothing where spending is above income;
    ``available`` is what a month has to share, ``nation`` that of the account. None is not known."""

    country: Country
    today: date
    case: DebtsCase
    surplus: Money | None = None
    available: Money | None = None
    nation: Nation | None = None

    @cached_property
    def answers(self) -> WayAnswers:
        """Answers of the client; the nation is that of the account where nothing else was said."""
        told = self.case.answers
        return told if told.nation else replace(told, nation=self.nation)

    @property
    def currency(self) -> str:
        """The currency in which the limits of the country are written."""
        return CURRENCIES[self.country]

    @cached_property
    def owed(self) -> tuple[Owed, ...]:
        """The debts as they are shared."""
        return owed_of(counted(self.case))

    @cached_property
    def debts(self) -> Money:
        """Sum of everything that is owed."""
        return Money(sum(debt.balance for debt in self.owed))

    @cached_property
    def share(self) -> Money | None:
        """Money that a month leaves for debts that are not priority."""
        return None if self.available is None else left_for_others(self.case, max(self.available, NOTHING))

    @property
    def token(self) -> Money:
        """One pound, dollar or yuan."""
        return parse_money("1", self.currency, "token")


@dataclass(frozen=True, slots=True)
class Compared:
    """Ways of a country in their order, and what helps before any of them is offered."""

    first: tuple[Help, ...]
    ways: tuple[WayOut, ...]


@cache
def criteria(country: Country) -> tuple[Criteria, ...]:
    """The criteria of a country as they come with the program, in the order of the table."""
    raw = tomllib.loads((files("restructure.policy.tables") / "ways_out.toml").read_text(encoding="utf-8"))
    return tuple(_criteria(one) for one in raw["way"] if one["country"] == country)


def _criteria(raw: dict[str, Any]) -> Criteria:
    tests = tuple(
        Test(one["ask"], relation, one[relation]) for one in raw["tests"] for relation in RELATIONS if relation in one
    )
    taken = {name: raw[name] for name in ("way", "country", "fact", "confirmed", "how", "effect", "risk", "source")}
    optional = {name: raw[name] for name in ("check_after", "first", "months", "days") if name in raw}
    return Criteria(**taken, **optional, tests=tests, start=raw.get("from"))


def in_force(rows: tuple[Criteria, ...], day: date) -> tuple[Criteria, ...]:
    """Of each way the limits that hold on a day: the latest that have begun. A way that has not begun is left out."""
    begun = [one for one in rows if one.start is None or one.start <= day]
    latest = {one.way: max(_start(other) for other in begun if other.way == one.way) for one in begun}
    return tuple(one for one in begun if _start(one) == latest[one.way])


def _start(one: Criteria) -> date:
    return one.start or date.min


def compared(figures: ClientFigures, rows: tuple[Criteria, ...] | None = None) -> Compared:
    """Every way of the country side by side, those that help first before others where spending is above income. What
    is not known leaves a way unknown, never open."""
    held = in_force(criteria(figures.country) if rows is None else rows, figures.today)
    if figures.surplus is not None and figures.surplus < 0:
        held = tuple(sorted(held, key=lambda one: not one.first))
    return Compared(help_first(figures), tuple(_way(figures, one) for one in held))


def help_first(figures: ClientFigures) -> tuple[Help, ...]:
    """Return what comes before any offer: help in a crisis, a budget where there is none; where spending is above
    income a check of income, time to breathe; priority debts of which nothing is agreed."""
    found: list[Help] = ["crisis"] if figures.answers.crisis_treatment else []
    if figures.surplus is None:
        found.append("budget")
    short = figures.surplus is not None and figures.surplus < 0
    if short:
        found.append("income_check")
    if unagreed(figures.case):
        found.append("priority_debts")
    if short and figures.country == "uk" and figures.answers.nation == "england_wales":
        found.append("breathing_space")
    if short and figures.country == "uk" and figures.answers.nation == "scotland":
        found.append("moratorium")
    return tuple(found)


def _way(figures: ClientFigures, one: Criteria) -> WayOut:
    worked = HOW[one.how](figures, one)
    judged = tuple(_judged(figures, worked, test) for test in one.tests)
    verdicts = {found.verdict for found in judged}
    # Where a specialist decides, the limits that are known here only shut a way, never open it.
    open_ = "unknown" not in verdicts and one.how != "signpost"
    verdict: Verdict = "no" if "no" in verdicts else "fits" if open_ else "unknown"
    ends_on = add_months(figures.today, worked.months) if worked.months is not None else None
    stale = one.check_after is not None and figures.today > one.check_after
    return replace(worked, criteria=one, verdict=verdict, judged=judged, ends_on=ends_on, stale=stale)


def _judged(figures: ClientFigures, worked: WayOut, test: Test) -> Judged:
    if test.ask == "surplus_or_sum":
        return _surplus_or_sum(figures, test)
    given = _given(figures, worked, test.ask)
    if test.relation == "known":
        return Judged(test, "unknown" if given is None else "fits", given)
    if test.relation in ("years_since", "months_since"):
        return _since(figures, test)
    if given is None or given == "":
        return Judged(test, "unknown")
    limit = _limit(figures, test)
    held: dict[Relation, Callable[[Any, Any], bool]] = {
        "at_most": lambda a, b: bool(a <= b),
        "below": lambda a, b: bool(a < b),
        "at_least": lambda a, b: bool(a >= b),
        "above": lambda a, b: bool(a > b),
        "is": lambda a, b: bool(a == b),
        "in": lambda a, b: a in b,
    }
    return Judged(test, "fits" if held[test.relation](given, limit) else "no", given, limit)


def _limit(figures: ClientFigures, test: Test) -> object:
    if test.limit == TOKENS:
        return Money(figures.token * sum(not debt.priority for debt in figures.owed))
    return parse_money(str(test.limit), figures.currency, test.ask) if test.ask in AMOUNTS else test.limit


def _since(figures: ClientFigures, test: Test) -> Judged:
    """A waiting time since a day: over on the same day of a later year or month."""
    if test.ask in figures.answers.never:
        return Judged(test, "fits")
    last: date | None = getattr(figures.answers, test.ask)
    if last is None:
        return Judged(test, "unknown")
    assert isinstance(test.limit, int)
    over = add_months(last, test.limit * (12 if test.relation == "years_since" else 1))
    return Judged(test, "fits" if figures.today >= over else "no", last, test.limit, over)


def _given(figures: ClientFigures, worked: WayOut, ask: str) -> object:
    """What is known of one question; None where nothing is."""
    answers = figures.answers
    asked: dict[str, Callable[[], object]] = {
        "surplus": lambda: figures.surplus,
        "share": lambda: figures.share,
        "debts": lambda: figures.debts,
        "unagreed": lambda: len(unagreed(figures.case)),
        "ends": lambda: None if figures.available is None else worked.months is not None,
        "months": lambda: worked.months,
        "lump_sum": lambda: figures.case.lump_sum,
        "lump_short": lambda: None if figures.case.lump_sum is None else figures.case.lump_sum < figures.debts,
        "arrears": lambda: _arrears(figures.case),
        "periods": lambda: answers.periods or worked.months,
        "monthly_fits": lambda: _fits(worked.monthly, figures.share),
        "contribution_short": lambda: None if worked.paid is None else worked.paid < figures.debts,
        "share_or_sum": lambda: _share_or_sum(figures),
        "on_benefits_six_months_or_no_surplus": lambda: _benefits(figures),
    }
    return asked[ask]() if ask in asked else getattr(answers, ask)


def _fits(amount: Money | None, room: Money | None) -> bool | None:
    return None if amount is None or room is None else amount <= room


def _arrears(case: DebtsCase) -> Money | None:
    found = [debt.arrears for debt in counted(case)]
    known = sum(one for one in found if one is not None)
    return Money(known) if known or None not in found else None


def _either(*answers: bool | None) -> bool | None:
    """Yes where one of them is yes, no where all are no, unknown else."""
    return True if True in answers else None if None in answers else False


def _surplus_or_sum(figures: ClientFigures, test: Test) -> Judged:
    """A surplus of so much a month, or one sum instead."""
    least = parse_money(str(test.limit), figures.currency, test.ask)
    met = _either(
        None if figures.surplus is None else figures.surplus >= least,
        None if figures.case.lump_sum is None else figures.case.lump_sum > 0,
    )
    verdict: Verdict = "unknown" if met is None else "fits" if met else "no"
    return Judged(test, verdict, figures.surplus, least)


def _share_or_sum(figures: ClientFigures) -> bool | None:
    return _either(
        None if figures.share is None else figures.share > 0,
        None if figures.case.lump_sum is None else figures.case.lump_sum > 0,
    )


def _benefits(figures: ClientFigures) -> bool | None:
    """Whether the only income has been benefits for six months, or nothing is left of it."""
    since, never = figures.answers.benefits_only_since, "benefits_only_since" in figures.answers.never
    long_enough = False if never else None if since is None else figures.today >= add_months(since, 6)
    return _either(long_enough, None if figures.surplus is None else figures.surplus <= 0)


NOBODY = Criteria("", "uk", "", confirmed=False, how="signpost", tests=(), effect={}, risk={}, source="")


def _worked(**found: Any) -> WayOut:
    return WayOut(NOBODY, "unknown", (), **found)


def _signpost(figures: ClientFigures, one: Criteria) -> WayOut:
    return _worked(months=one.months)


def _hold(figures: ClientFigures, one: Criteria) -> WayOut:
    return _worked(days=one.days, months=one.months, paid=NOTHING, written_off=NOTHING)


def _all(figures: ClientFigures, one: Criteria) -> WayOut:
    """Nothing is paid, and everything is written off."""
    return _worked(months=one.months, monthly=NOTHING, paid=NOTHING, cost=NOTHING, written_off=figures.debts)


def _token(figures: ClientFigures, one: Criteria) -> WayOut:
    sharing = sum(not debt.priority for debt in figures.owed)
    return _worked(monthly=Money(figures.token * sharing), written_off=NOTHING)


def _course(figures: ClientFigures, one: Criteria) -> WayOut:
    return _shared(figures, figures.owed, "pro_rata")


def _frozen(figures: ClientFigures, one: Criteria) -> WayOut:
    return _shared(figures, figures.owed, "frozen")


def _rates(figures: ClientFigures, one: Criteria) -> WayOut:
    """The same payment, had every creditor that is no priority the rate that is tried; a fee a month comes on top."""
    rate = figures.answers.what_if_rate
    if rate is None:
        return _worked()
    tried = tuple(
        debt if debt.priority else replace(debt, annual_rate=rate, rate_kind="nominal", charge=NOTHING)
        for debt in figures.owed
    )
    found = _shared(figures, tried, "pro_rata")
    if figures.country != "us":
        return found
    fee = figures.answers.monthly_fee
    if fee is None or found.cost is None or found.months is None or found.paid is None:
        return replace(found, cost=None, paid=None)
    all_fees = fee * found.months
    return replace(found, cost=Money(found.cost + all_fees), paid=Money(found.paid + all_fees))


def _shared(figures: ClientFigures, debts: tuple[Owed, ...], method: ShareMethod) -> WayOut:
    if figures.available is None or figures.available <= 0 or not debts:
        return _worked()
    found: Course = course(figures.available, debts, method)
    if found.months is None:
        return _worked(monthly=figures.available)
    paid = Money(sum(sum(month) for month in found.paid))
    return _worked(
        monthly=figures.available,
        months=found.months,
        paid=paid,
        cost=Money(sum(found.interest)),
        written_off=NOTHING,
    )


def _lump(figures: ClientFigures, one: Criteria) -> WayOut:
    if not figures.case.lump_sum:
        return _worked()
    paid = Money(sum(one_sum(figures.case)))
    return _worked(months=0, paid=paid, cost=NOTHING, written_off=Money(max(figures.debts - paid, 0)))


def _contribution(figures: ClientFigures, one: Criteria) -> WayOut:
    """The surplus for so many months. What of it are fees nobody knows before a practitioner says so."""
    surplus = figures.surplus
    if surplus is None or surplus <= 0 or one.months is None:
        return _worked(months=one.months)
    return _worked(months=one.months, monthly=surplus, paid=Money(surplus * one.months))


def _settlement(figures: ClientFigures, one: Criteria) -> WayOut:
    found = settlement_of(figures)
    if found is None:
        return _worked()
    needed = Money(found.paid + found.fee)
    a_month, there = figures.share or NOTHING, figures.case.lump_sum or NOTHING
    return _worked(
        monthly=a_month,
        months=months_to_save(needed, a_month, there),
        paid=None if found.tax is None else Money(needed + found.tax),
        cost=None if found.tax is None else Money(found.fee + found.tax),
        written_off=found.forgiven,
    )


def settlement_of(figures: ClientFigures) -> SettledDebts | None:
    """A settlement of the debts that are no priority at the share and the fee that are tried; None without them."""
    answers = figures.answers
    if answers.settlement_share is None or answers.fee_share is None:
        return None
    return settled(
        tuple(debt.balance for debt in figures.owed if not debt.priority),
        share=answers.settlement_share,
        fee_share=answers.fee_share,
        assets=answers.everything_owned,
        tax_rate=answers.tax_rate,
    )


def _instalments(figures: ClientFigures, one: Criteria) -> WayOut:
    """Equal payments to each bank for itself; what they cost is known where the rate that is tried is."""
    months = figures.answers.periods or one.months or 1
    rate = figures.answers.what_if_rate
    asked = tuple(
        replace(debt, annual_rate=rate or Decimal(0), rate_kind="nominal", charge=NOTHING)
        for debt in figures.owed
        if not debt.priority
    )
    each = [payment_within(debt, months) for debt in asked]
    paid = Money(sum(paid_within(debt, payment, months) for debt, payment in zip(asked, each, strict=True)))
    return _worked(
        monthly=Money(sum(each)),
        months=months,
        paid=paid if rate is not None else None,
        cost=Money(paid - sum(debt.balance for debt in asked)) if rate is not None else None,
        written_off=NOTHING,
    )


HOW: dict[str, Callable[[ClientFigures, Criteria], WayOut]] = {
    "signpost": _signpost,
    "hold": _hold,
    "all": _all,
    "token": _token,
    "course": _course,
    "frozen": _frozen,
    "rates": _rates,
    "lump": _lump,
    "contribution": _contribution,
    "settlement": _settlement,
    "instalments": _instalments,
}
"""How a way is worked out, by its name in the table."""
