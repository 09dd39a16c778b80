"""Setting of a practice: a scenario in a country, on a day, under an organisation's rules and limits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from calculators.parts import Parts
from calculators.rounding import NOTHING, Money
from restructure.authority.limits import UNLIMITED, Limits
from restructure.household.household import Household, Income, LumpSum, PriorityDebt, Spending
from restructure.money.currency import parse_money
from restructure.offers.outcome import Case, Creditor, on_its_day
from restructure.parties.account import Account, Person, debt_of
from restructure.parties.situation import NOTHING_KNOWN
from restructure.policy import Policy
from restructure.practice.scenario import (
    CURRENCIES,
    ActKind,
    Answer,
    Country,
    Figures,
    Limit,
    Scenario,
    Speaker,
    usual,
)

CALLED_AT = time(10)
"""When practice calls: the clock of a conversation that is played again is the same."""
USUAL_HOURS = (8, 21)


@dataclass(frozen=True, slots=True)
class Desk:
    """An organisation's side of the table: rules, whose limits the learner has, what a plan is worth to the creditor,
    the usual rate of a plan, and the hours of contact."""

    policy: Policy
    creditor: Creditor
    limits: Limits = UNLIMITED
    plan_rate: Decimal | None = None
    hours: tuple[int, int] = USUAL_HOURS


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything around a conversation of practice. ``case`` holds the true household; ``table`` are the rows of each
    act by who answers, the scenario's own before the usual ones."""

    scenario: Scenario
    country: Country
    day: date
    desk: Desk
    account: Account
    case: Case
    limit: Limit
    table: Mapping[tuple[ActKind, Speaker], tuple[Answer, ...]]


def setting_of(scenario: Scenario, country: Country, day: date, desk: Desk) -> Setting:
    """Set a scenario up. Refuses an amount that is none, by the name of its field."""
    figures = scenario.countries[country]
    account = _account(scenario, figures, country, day)
    situation = replace(
        NOTHING_KNOWN,
        today=day,
        local_now=datetime.combine(day, CALLED_AT),
        consent_to_income=True,
        inability_shown=True,
        willing=True,
    )
    household = _household(figures, CURRENCIES[country], day)
    case = on_its_day(Case(debt_of(account), desk.policy, household, desk.creditor, situation), day)
    return Setting(scenario, country, day, desk, account, case, figures.limit, _table(scenario))


def per_month(setting: Setting) -> Money:
    """Return the most that the debtor says yes to a month: their limit, or what is left, less what they keep."""
    currency, limit = setting.case.debt.currency, setting.limit
    month = setting.case.month
    left = Money(max(month.amount, 0)) if month else NOTHING
    most = left if limit.per_month is None else parse_money(limit.per_month, currency, "per_month")
    return Money(max(most - parse_money(limit.shock, currency, "shock"), 0))


def _table(scenario: Scenario) -> Mapping[tuple[ActKind, Speaker], tuple[Answer, ...]]:
    rows = defaultdict[tuple[ActKind, Speaker], list[Answer]](list)
    for row in (*scenario.answers, *usual().answers):
        rows[row.act, row.by].append(row)
    return {key: tuple(found) for key, found in rows.items()}


def _account(scenario: Scenario, figures: Figures, country: Country, day: date) -> Account:
    owed, currency = figures.owed, CURRENCIES[country]

    def money(field: str) -> Money:
        return parse_money(getattr(owed, field) or "0", currency, field)

    late = timedelta(days=owed.days_overdue)
    return Account(
        number=f"PRACTICE-{scenario.place:02}",
        debtor=Person(scenario.name.zh if country == "cn" else scenario.name.en),
        creditor="示例银行（练习）" if country == "cn" else "Example Bank (practice)",
        currency=currency,
        parts=Parts(money("principal"), money("interest"), money("penalty"), money("fees")),
        as_of=day,
        confirmed_by="练习" if country == "cn" else "Practice",
        product=owed.product,
        contract_rate=owed.contract_rate,
        contract_date=day - late - timedelta(days=730),
        overdue_since=day - late,
        contract_payment=money("contract_payment") or None,
        demo=True,
    )


def _household(figures: Figures, currency: str, day: date) -> Household:
    once = figures.once
    return Household(
        incomes=tuple(
            Income(parse_money(one.amount, currency, "income"), source=one.source, pay_day=one.pay_day)
            for one in figures.incomes
        ),
        spending=tuple(Spending(one.name, parse_money(one.amount, currency, one.name)) for one in figures.spending),
        priority_debts=tuple(
            PriorityDebt(one.name, parse_money(one.amount, currency, one.name)) for one in figures.priority
        ),
        lump_sum=None
        if once is None
        else LumpSum(parse_money(once.amount, currency, "once"), day + timedelta(days=once.in_days), once.source),
    )
