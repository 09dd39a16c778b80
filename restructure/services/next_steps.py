"""Next steps of accounts: set, done, moved, dropped; call-backs as they are typed; accounts passed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from calculators.errors import Refusal
from restructure.parties.account import Account
from restructure.parties.organisation import rule_set_of
from restructure.parties.situation import Situation
from restructure.parties.time_zone import local_time
from restructure.policy import Policy
from restructure.services.circumstances import circumstances
from restructure.services.workplace import Workplace
from restructure.store import accounts, next_steps, owners, plan_events
from restructure.worklist.next_step import How, Kind, NextStep, Skip, SkipReason
from restructure.worklist.promise import check_day
from restructure.worklist.promise_line import parse_call_back

IN_TOUCH: tuple[Kind, ...] = ("call_back", "reminder")
"""Steps that are taken with the debtor, at an hour at which that may be."""


def call_back_in(workplace: Workplace, account_number: str, text: str) -> date | datetime:
    """The day or moment of a call-back as it is typed (``promise_line.parse_call_back``), on the clock where the debtor
    lives; nothing is kept. Refuses a line that cannot be read, a moment that has passed, and an unknown account."""
    account = _account(workplace, account_number)
    return parse_call_back(text, account.currency, _local_now(workplace, _around(workplace, account)))


def set_step(
    workplace: Workplace,
    account_number: str,
    kind: Kind,
    due_at: date | datetime,
    *,
    owner: str = "",
    reason: str = "",
    replaces: int | None = None,
) -> int:
    """Set what comes next on an account, on a day or at a moment where the debtor lives; returns its number. With
    ``replaces`` another step is moved.

    Refuses a time that has passed, an unknown account, an ``owner`` nobody works under; and without a ``reason`` a
    call-back or a reminder at an hour at which the rules allow no contact (``call_back_at_night``).
    """
    check_step(workplace, _account(workplace, account_number), kind, due_at, owner=owner, reason=reason)
    return next_steps.append(
        workplace.store, NextStep(0, account_number, kind, due_at, owner, reason.strip(), replaces)
    )


def check_step(
    workplace: Workplace, account: Account, kind: Kind, due_at: date | datetime, *, owner: str = "", reason: str = ""
) -> None:
    """Refuse a next step as ``set_step`` does; nothing is kept."""
    around = _around(workplace, account)
    now = _local_now(workplace, around)
    check_day(due_at.date() if isinstance(due_at, datetime) else due_at, now.date(), "call_back_in_past")
    if isinstance(due_at, datetime) and due_at < now:
        raise Refusal("next_step", "call_back_in_past")
    owners.check_owner(workplace.store, owner)
    if kind in IN_TOUCH and isinstance(due_at, datetime) and not reason.strip():
        _check_hour(workplace, account, around, due_at)


def move(
    workplace: Workplace, step: int, due_at: date | datetime, *, owner: str | None = None, reason: str = ""
) -> int:
    """Move a next step to another time, or to another owner; returns the number of the one in its place. Refuses as
    ``set_step``, and one that is over."""
    before = next_steps.load(workplace.store, step)
    return set_step(
        workplace,
        before.account_number,
        before.kind,
        due_at,
        owner=before.owner if owner is None else owner,
        reason=reason or before.reason,
        replaces=step,
    )


def move_line(
    workplace: Workplace, step: int, text: str, *, owner: str | None = None, reason: str = ""
) -> tuple[int, date | datetime]:
    """Move a next step by a line as it is typed at the desk; returns the number of the one in its place, and its time.
    Refuses as ``move``."""
    due = call_back_in(workplace, next_steps.load(workplace.store, step).account_number, text)
    return move(workplace, step, due, owner=owner, reason=reason), due


def finish(workplace: Workplace, step: int, how: How = "done", reason: str = "") -> None:
    """End a next step. Refuses one that is over."""
    next_steps.end(workplace.store, step, how, reason)


def skip(
    workplace: Workplace,
    account_number: str,
    reason: SkipReason,
    *,
    note: str = "",
    until: datetime | None = None,
) -> None:
    """Pass an account over on the work list: for the rest of the day, or until a moment. Refuses an unknown account,
    and another reason than those with a name that says nothing."""
    if reason == "other" and not note.strip():
        raise Refusal("note", "missing_field")
    next_steps.append_skip(workplace.store, Skip(account_number, reason, workplace.now, until, note))


def _check_hour(workplace: Workplace, account: Account, around: Situation, due_at: datetime) -> None:
    # At first use: rules are read from their files.
    from restructure.parties.account import debt_of
    from restructure.rules.judgement import contact_findings

    then = replace(around, today=due_at.date(), local_now=due_at, contacts=(), elsewhere=())
    by_day = replace(then, local_now=datetime.combine(due_at.date(), time(12)))
    policy = _policy(workplace, account)
    debt = debt_of(account)
    stopped = {one.rule for one in contact_findings(debt, policy, then) if one.severity != "text"}
    stopped -= {one.rule for one in contact_findings(debt, policy, by_day)}
    if stopped:
        raise Refusal("next_step", "call_back_at_night", hour=f"{due_at:%H:%M}")


def _policy(workplace: Workplace, account: Account) -> Policy:
    return replace(workplace.policy, name=rule_set_of(workplace.policy.name, account))


def _around(workplace: Workplace, account: Account) -> Situation:
    return circumstances(workplace, account, plan_events.standing(workplace.store, account, workplace.today))


def _local_now(workplace: Workplace, around: Situation) -> datetime:
    there = around.local_now or local_time(workplace.now, around.time_zone, workplace.policy.zone)
    return there or workplace.now.replace(tzinfo=None)


def _account(workplace: Workplace, number: str) -> Account:
    account = accounts.load(workplace.store, number)
    if account is None:
        raise Refusal("account", "unknown_account")
    return account
