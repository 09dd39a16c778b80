"""Several accounts of one debtor and one creditor in one plan: which may be taken in, and what each is in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from calculators.errors import Refusal
from restructure.agreements.agreement import AgreedDebt, Credited
from restructure.agreements.standing import Settled, Standing
from restructure.offers.outcome import Simulated
from restructure.offers.plan_debts import PlanDebt, shares_of
from restructure.parties.account import Account, debt_on
from restructure.parties.creditor import is_same
from restructure.services import persons
from restructure.services.workplace import Workplace
from restructure.store import accounts, conduct, negotiations, plan_events


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An account of a plan for several as it stands on the day of the offer, its debt of that day, and which of its
    payments are in it."""

    account: Account
    debt: PlanDebt
    credited: Credited


def may_take_in(workplace: Workplace, account: Account) -> tuple[Account, ...]:
    """The other accounts that one plan can pay with this one: of the same debtor as a person and the same creditor, in
    the same currency, under the same rules, with the same people beside, and with something owed on them of which
    offers have not been stopped."""
    found = (one.account for one in persons.also_owes(workplace, account.number) if one.role == "debtor")
    return tuple(one for one in found if _fits(account, one) and _is_open(workplace, one))


def _fits(account: Account, other: Account) -> bool:
    alike = ("currency", "product", "lender_type", "co_debtor", "guarantor")
    same = all(getattr(account, name) == getattr(other, name) for name in alike)
    return same and is_same(account.creditor, other.creditor)


def _is_open(workplace: Workplace, account: Account) -> bool:
    stopped = negotiations.last_stop(workplace.store, account.number) is not None
    return not stopped and not isinstance(_standing(workplace, account), Settled)


def _standing(workplace: Workplace, account: Account) -> Standing:
    return plan_events.standing(workplace.store, account, workplace.today)


def taken_in(
    workplace: Workplace, account: Account, others: Collection[str], designated: str = "", day: date | None = None
) -> tuple[TakenIn, ...]:
    """The account and ``others`` as they stand, each with its debt of the day; ``designated`` is the number of that
    which the debtor named to be paid first. Refuses one that may not be taken in (``not_taken_in``), and another than
    these that is designated."""
    confirmed = accounts.load(workplace.store, account.number) or account
    fitting = {one.number: one for one in may_take_in(workplace, confirmed)}
    for number in others:
        if number not in fitting:
            raise Refusal("debts", "not_taken_in", given=number[:40])
    if designated and designated not in (account.number, *others):
        raise Refusal("designated", "not_taken_in", given=designated[:40])
    chosen = (confirmed, *(fitting[number] for number in others))
    return tuple(_taken_in(workplace, one, designated, day or workplace.today) for one in chosen)


def _taken_in(workplace: Workplace, account: Account, designated: str, day: date) -> TakenIn:
    now = _standing(workplace, account)
    debt = debt_on(now.account, day, *conduct.still_of(workplace.store, account.number))
    one = PlanDebt(account.number, debt, account.overdue_since, designated=account.number == designated)
    return TakenIn(now.account, one, now.credited)


def agreed_debts(outcome: Simulated, taken: Sequence[TakenIn]) -> tuple[AgreedDebt, ...]:
    """Return what a plan asks for each of the accounts that were taken in; none where it is for one alone."""
    if len(taken) < 2:
        return ()
    shares = shares_of(outcome, [one.debt for one in taken])
    return tuple(
        AgreedDebt(share, one.account.parts, one.account.as_of, one.account.confirmed_by, one.credited)
        for share, one in zip(shares, taken, strict=True)
    )
