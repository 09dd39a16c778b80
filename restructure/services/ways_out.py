"""Ways out of the several debts of a client, compared, and what a person decided of each, with the reason."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.household.distribution import Considered, DebtsCase, to_share
from restructure.household.sheet import Sheet
from restructure.household.ways_out import ClientFigures, Compared, Country, compared
from restructure.parties.account import Account
from restructure.services.brief import policy_for
from restructure.services.client_budgets import worked_out
from restructure.services.workplace import Workplace
from restructure.store import accounts, conduct, means, rights
from restructure.unreadable import Unreadable

COUNTRIES: dict[str, Country] = {"uk": "uk", "us": "us", "cn": "cn"}
LONGEST_REASON = 120
WAYS: tuple[Considered, ...] = get_args(Considered)


def check_advice(workplace: Workplace) -> None:
    """Refuse a comparison to whoever is no counsellor (``counsellor_only``), and where no permission or exemption for
    debt counselling is recorded (``advice_permission_missing``)."""
    rights.check(workplace.store, "advice", "ways_out")
    if not workplace.organisation.forms.advice_permission.strip():
        raise Refusal("advice_permission", "advice_permission_missing")


def ways_out(workplace: Workplace, account_number: str) -> tuple[ClientFigures, Compared]:
    """Compare the ways out on the figures kept for an account. Refuses as ``check_advice``, an account that there is
    not, kept figures that cannot be read, and a rule set without ways of its own (``way_unknown``)."""
    check_advice(workplace)
    account = accounts.load(workplace.store, account_number)
    if account is None:
        raise Refusal("account_number", "unknown_account")
    figures = figures_of(workplace, account)
    return figures, compared(figures)


def figures_of(workplace: Workplace, account: Account) -> ClientFigures:
    """The figures of an account as they are kept: its debts, and the surplus of its budget, which is not known while
    the budget waits for something."""
    country = COUNTRIES.get(policy_for(workplace, account).name.split("-")[0])
    if country is None:
        raise Refusal("rule_set", "way_unknown", known=", ".join(COUNTRIES))
    case, surplus, available = _means(workplace, account)
    seen = conduct.situation(workplace.store, account.number)
    nation = None if isinstance(seen, Unreadable) else seen.nation
    return ClientFigures(country, workplace.today, case, surplus, available, nation)


def available_of(workplace: Workplace, account: Account) -> tuple[DebtsCase, Money | None]:
    """The list of debts of an account as it is kept, and what a month has to share; None where that is not known."""
    case, _, available = _means(workplace, account)
    return case, available


def _means(workplace: Workplace, account: Account) -> tuple[DebtsCase, Money | None, Money | None]:
    """The list of debts, the surplus of the budget, and what a month has to share."""
    case, sheet = _case(workplace, account.number), means.sheet(workplace.store, account.number)
    if isinstance(sheet, Unreadable):
        raise Refusal("account_number", "kept_unreadable")
    worked = worked_out(workplace, account, sheet or Sheet())
    household, policy = worked.household, policy_for(workplace, account)
    share = None if household is None else to_share(case, household, policy.savings)
    surplus = None if household is None or worked.month is None else worked.month.amount
    return case, surplus, share if case.available is None else case.available


def decide_way(workplace: Workplace, account_number: str, way: str, reason: str) -> None:
    """Keep what a person decided of a way, and why. Refuses as ``check_advice``, a way that there is not
    (``way_unknown``), no reason (``way_reason_missing``) and one that is too long."""
    check_advice(workplace)
    known = next((one for one in WAYS if one == way), None)
    if known is None:
        raise Refusal("way", "way_unknown", known=", ".join(WAYS))
    why = reason.strip()
    if not why:
        raise Refusal("reason", "way_reason_missing")
    if len(why) > LONGEST_REASON:
        raise Refusal("reason", "text_too_long", largest=LONGEST_REASON)
    if accounts.load(workplace.store, account_number) is None:
        raise Refusal("account_number", "unknown_account")
    case = _case(workplace, account_number)
    others = tuple(one for one in case.considered if one[0] != known)
    means.save(workplace.store, account_number, replace(case, considered=(*others, (known, why))), workplace.now)


def _case(workplace: Workplace, account_number: str) -> DebtsCase:
    held = means.debts_case(workplace.store, account_number)
    if isinstance(held, Unreadable):
        raise Refusal("account_number", "kept_unreadable")
    return held or DebtsCase()
