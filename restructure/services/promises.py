"""Promises to pay: noted, corrected, taken back, and judged by the money that is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.agreements.standing import Standing, balance
from restructure.household.budget import budget_of
from restructure.household.household import Household
from restructure.parties.account import Account
from restructure.parties.situation import Channel, Situation, Whom
from restructure.parties.time_zone import local_time
from restructure.services.workplace import Workplace
from restructure.store import accounts, conduct, money_known, payments, plan_events
from restructure.store import promises as kept
from restructure.store.judged_promises import judged_now
from restructure.unreadable import Unreadable
from restructure.worklist.promise import Judged, Promise, check_day, with_objections
from restructure.worklist.promise_line import parse_promise


@dataclass(frozen=True, slots=True)
class Noted:
    """A promise that was noted: its number, the day, and what speaks against it."""

    id: int
    promise: Promise


def promise_in(workplace: Workplace, account_number: str, text: str, *, or_past: bool = False) -> Promise:
    """The promise of a line as it is typed at the desk (``promise_line.parse_promise``), with what speaks against it;
    nothing is kept. Refuses a line that cannot be read, an unknown account and, but for ``or_past``, a day that has
    passed."""
    account = _account(workplace, account_number)
    line = parse_promise(text, account.currency, today_there(workplace, account), or_past=or_past)
    made = Promise(0, account_number, line.amount, line.currency, line.due_on, workplace.now)
    return _objected(workplace, account, made)


def note(
    workplace: Workplace,
    account_number: str,
    amount: Money,
    due_on: date,
    *,
    currency: str = "",
    channel: Channel = "call",
    said_by: Whom = "debtor",
    new_borrowing: bool | None = None,
    reminder: bool | None = None,
    reason: str = "",
    note: str = "",
    replaces: int | None = None,
) -> Noted:
    """Note a promise, in the currency of the account unless another is named; in place of an open one where
    ``replaces`` says which.

    Refuses a day that lies too far ahead, an amount of nothing, an unknown account; and without a ``reason`` one that
    something speaks against, by the name of that (``promise_above_surplus``, ``promise_in_past`` and the like). With
    one it is kept, and is no success.
    """
    account = _account(workplace, account_number)
    if amount <= 0:
        raise Refusal("amount", "amount_not_positive")
    today = today_there(workplace, account)
    if due_on >= today or not reason.strip():
        check_day(due_on, today)
    made = Promise(
        0, account_number, amount, currency or account.currency, due_on, workplace.now, channel, said_by,
        new_borrowing, reminder, reason=reason.strip(), note=note.strip(), replaces=replaces,
    )  # fmt: skip
    made = _objected(workplace, account, made)
    for objection in made.objections if not made.reason else ():
        if objection != "somebody_else":
            raise Refusal("promise", f"promise_{objection}")
    return Noted(kept.append(workplace.store, made), made)


def note_line(workplace: Workplace, account_number: str, text: str, **given: object) -> Noted:
    """Note a promise as it is typed at the desk (``800 25``); ``given`` is what ``note`` takes beside it."""
    read = promise_in(workplace, account_number, text, or_past=bool(str(given.get("reason", "")).strip()))
    return note(workplace, account_number, read.amount, read.due_on, currency=read.currency, **given)  # type: ignore[arg-type]


def correct(workplace: Workplace, promise: int, amount: Money, due_on: date, reason: str) -> Noted:
    """Correct a promise that was mistyped: another of the same moment stands in its place, and the first counts
    nowhere. Refuses as ``note``, and without a reason."""
    before = kept.load(workplace.store, promise)
    account = _account(workplace, before.account_number)
    if not reason.strip():
        raise Refusal("reason", "missing_field")
    if amount <= 0:
        raise Refusal("amount", "amount_not_positive")
    check_day(due_on, made_on(workplace, before))
    made = replace(
        before, id=0, amount=amount, due_on=due_on, reason=reason.strip(), replaces=promise, source="desk",
        source_row=None,
    )  # fmt: skip
    made = _objected(workplace, account, made)
    return Noted(kept.append(workplace.store, made), made)


def correct_line(workplace: Workplace, promise: int, text: str, reason: str) -> Noted:
    """Correct a promise by a line as it is typed at the desk, its day being told from that on which the promise was
    made. Refuses as ``correct``."""
    before = kept.load(workplace.store, promise)
    account = _account(workplace, before.account_number)
    read = parse_promise(text, account.currency, made_on(workplace, before))
    return correct(workplace, promise, read.amount, read.due_on, reason)


def withdraw(workplace: Workplace, promise: int, reason: str = "", *, mistaken: bool = False) -> None:
    """Take a promise back, as the person did or, ``mistaken``, because there never was one; that takes a reason.
    Refuses one that is over."""
    kept.end(workplace.store, promise, "mistaken" if mistaken else "withdrawn", reason)


def of_account(workplace: Workplace, account_number: str) -> tuple[Judged, ...]:
    """The promises of an account as they stand now, the oldest first. Refuses an unknown account."""
    account = _account(workplace, account_number)
    made = kept.of_accounts(workplace.store, [account_number]).get(account_number, [])
    known = money_known.known_through(money_known.sources(workplace.store), account.creditor)
    situation = conduct.situation(workplace.store, account_number)
    around = None if isinstance(situation, Unreadable) else situation
    return judged_on(workplace, account, made, known, around)


def every(workplace: Workplace) -> tuple[Judged, ...]:
    """Every promise as it stands now, by account, the oldest first."""
    told, found = money_known.sources(workplace.store), list[Judged]()
    numbers = kept.accounts_with(workplace.store)
    made = kept.of_accounts(workplace.store, numbers)
    for number in numbers:
        account = accounts.load(workplace.store, number)
        if account is not None:
            situation = conduct.situation(workplace.store, number)
            around = None if isinstance(situation, Unreadable) else situation
            known = money_known.known_through(told, account.creditor)
            found += judged_on(workplace, account, made[number], known, around)
    return tuple(found)


def judged_on(
    workplace: Workplace,
    account: Account,
    made: Sequence[Promise],
    known: date | None,
    around: Situation | None,
) -> tuple[Judged, ...]:
    """Judge promises of an account by the money of it that is known through a day."""
    return judged_now(workplace.store, account, made, known, around, today_there(workplace, account, around))


def today_there(workplace: Workplace, account: Account, around: Situation | None = None) -> date:
    """The day where the debtor lives, that of this PC where no zone is known."""
    if around is None:
        found = conduct.situation(workplace.store, account.number)
        zone = "" if isinstance(found, Unreadable) else found.time_zone
    else:
        zone = around.time_zone
    there = local_time(workplace.now, zone, workplace.policy.zone)
    return workplace.today if there is None else there.date()


def made_on(workplace: Workplace, one: Promise) -> date:
    """The day on which a promise was made, where the debtor lives."""
    return today_there(replace(workplace, now=one.made_at), _account(workplace, one.account_number))


def _account(workplace: Workplace, number: str) -> Account:
    account = accounts.load(workplace.store, number)
    if account is None:
        raise Refusal("account", "unknown_account")
    return account


def _objected(workplace: Workplace, account: Account, one: Promise) -> Promise:
    standing: Standing = plan_events.standing(workplace.store, account, workplace.today)
    household = payments.budget(workplace.store, account.number)
    surplus = budget_of(household, workplace.policy).month.amount if isinstance(household, Household) else None
    day = made_on(workplace, one)
    return with_objections(one, debt=balance(standing), currency=account.currency, surplus=surplus, today=day)
