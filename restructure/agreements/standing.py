"""How an account stands on a day: what came of its agreements, what is owed, and from what one may negotiate anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from msgspec import structs

from calculators.parts import Parts
from calculators.rounding import NOTHING, Money, half_up
from restructure.agreements.account_share import left_on, rest_on
from restructure.agreements.agreement import Agreement, Credited
from restructure.agreements.course import Kept, Turn, courses_of, is_claim
from restructure.agreements.payment_order import received
from restructure.agreements.progress import Received, rest_of, run_since
from restructure.parties.account import Account, Debt, bring_past, debt_of, debt_on
from restructure.parties.situation import BreathingSpace
from restructure.policy import PolicyName


@dataclass(frozen=True, slots=True)
class Open:
    """No agreement decides: the balance as it was confirmed, less what was received since. ``owed`` is that with the
    interest that its principal has borne until the day.

    ``earlier`` is the agreement before, settled or ended, after whose end this balance was confirmed: a new claim.
    """

    account: Account
    received: Money
    credited: Credited
    owed: Money
    earlier: Kept | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """A plan is in force, kept or late. ``account`` is what one may negotiate anew from on that day, of which ``grown``
    is interest of the plan since its last covered due date; nothing of it is owed while the plan is kept."""

    kept: Kept
    account: Account
    grown: Money
    credited: Credited


@dataclass(frozen=True, slots=True)
class Ended:
    """The plan has ended: what its notice says, less what was received since, with the interest that has ``grown``."""

    kept: Kept
    since: date
    account: Account
    received: Money
    grown: Money
    credited: Credited


@dataclass(frozen=True, slots=True)
class Settled:
    """Nothing is owed: the agreement was kept to its end, or everything was paid without one. ``over`` is what was
    received beyond; ``account`` owes nothing."""

    kept: Kept | None
    on: date
    over: Money
    account: Account
    credited: Credited


Standing = Open | Running | Ended | Settled


def balance(standing: Standing) -> Money:
    """The balance on that day: what is left to pay under a plan in force, else all that is owed."""
    if isinstance(standing, Running):
        return left_on(standing.kept.agreement, standing.kept.now, standing.account.number)
    return standing.owed if isinstance(standing, Open) else standing.account.parts.total


def days_late(standing: Standing, today: date) -> int | None:
    """Whole days since the oldest payment that is missing was due: under a plan in force by its own due dates.

    None where nothing is missing or it is not known.
    """
    if isinstance(standing, Settled):
        return None
    if isinstance(standing, Running):
        row = standing.kept.now.next_row
        return (today - row.due).days if standing.kept.standing == "late" and row is not None else None
    return standing.account.days_overdue(today)


def as_confirmed(standing: Standing) -> bool:
    """Return whether the balance is the one that was confirmed, untouched by agreement and payment."""
    return isinstance(standing, Open) and not standing.received


def settled_on(standing: Standing) -> date | None:
    """Since when nothing is owed; None while something is."""
    return standing.on if isinstance(standing, Settled) else None


def is_kept(standing: Standing) -> bool:
    """Return whether a signed plan is being kept, so that collection has stopped."""
    return isinstance(standing, Running) and standing.kept.standing == "running"


def open_as_confirmed(account: Account, today: date, still: Sequence[BreathingSpace]) -> Open:
    """An account on which nothing was signed and nothing received."""
    return Open(account, NOTHING, Credited(0, account.as_of), debt_on(account, today, *still).total)


def standing_of(
    account: Account,
    agreements: Sequence[Agreement],
    turns: Sequence[Sequence[Turn]],
    receipts: Sequence[Received],
    today: date,
    rule_set: PolicyName = "neutral",
    still: Sequence[BreathingSpace] = (),
) -> Standing:
    """Return how an account stands on a day: its newest agreement decides, unless a balance was confirmed after its
    end.

    ``account`` is as it was confirmed, ``agreements`` the oldest first, each with its ``turns``, ``receipts`` in the
    order in which they were kept. No interest runs in the stretches that are ``still``. Without an agreement a payment
    covers the parts by ``rule_set``.
    """
    if not agreements:
        return _open(account, None, receipts, today, rule_set, still)
    found = courses_of(account, agreements, turns, receipts, today)
    last = found[-1]
    if is_claim(account, found):
        return _open(account, last, receipts, today, rule_set, still)
    own = [one for one in receipts if not one.counts_for]
    held = last.agreement.credited_on(account.number)
    credited = Credited(len(own), held.since if held else last.agreement.counts_from)
    if last.standing == "ended":
        return _ended(account, last, today, still, credited)
    if last.completed_on is not None:
        first = account.number == last.agreement.account.number
        over = last.now.over if first else NOTHING
        return Settled(last, last.completed_on, over, replace(account, parts=Parts()), credited)
    left = rest_of(last.agreement, last.now)
    grown = run_since(last.agreement, last.now, left.principal)
    left = structs.replace(left, interest=Money(left.interest + grown))
    if last.agreement.debts:
        whole, left = left.total, rest_on(last.agreement, last.now, account.number, left.total)
        grown = half_up(grown * left.total, whole) if whole else NOTHING
    return Running(last, _derived(account, left, today, last), grown, credited)


def _open(
    account: Account,
    earlier: Kept | None,
    receipts: Sequence[Received],
    today: date,
    rule_set: PolicyName,
    still: Sequence[BreathingSpace],
) -> Open | Settled:
    valid = (one for one in receipts if account.as_of <= one.paid_on <= today and not one.reversed)
    since = sorted(valid, key=lambda one: one.paid_on)
    credited = Credited(len(receipts), account.as_of)
    if not since:
        return Open(account, NOTHING, credited, debt_on(account, today, *still).total, earlier)
    debt, over, cleared_on = _after(debt_of(account), since, rule_set, still)
    now = replace(account, parts=debt.parts, as_of=debt.as_of)
    if cleared_on is not None:
        return Settled(None, cleared_on, over, now, credited)
    came = Money(sum(one.amount for one in since))
    return Open(now, came, credited, debt_on(now, today, *still).total, earlier)


def _ended(
    account: Account, last: Kept, today: date, still: Sequence[BreathingSpace], credited: Credited
) -> Ended | Settled:
    agreement, since = last.agreement, last.ended_on
    assert since is not None
    rest, afterwards = rest_of(agreement, last.now), [one for one in last.afterwards if not one.counts_for]
    begun = structs.replace(agreement.outcome.debt, parts=rest, as_of=since, accrued=NOTHING)
    own = agreement.debt_on(account.number)
    if own is not None:
        rest = rest_on(agreement, last.now, account.number, rest.total)
        begun = structs.replace(own.share.debt.debt, parts=rest, as_of=since, accrued=NOTHING)
    debt, over, cleared_on = _after(begun, afterwards, agreement.organisation.policy.rule_set, still)
    if cleared_on is not None:
        return Settled(last, cleared_on, over, replace(account, parts=debt.parts), credited)
    debt = _brought(debt, max(today, debt.as_of), still)
    came = Money(sum(one.amount for one in afterwards))
    return Ended(last, since, _derived(account, debt.parts, debt.as_of, last), came, debt.accrued, credited)


def _derived(account: Account, parts: Parts, day: date, last: Kept) -> Account:
    return replace(account, parts=parts, as_of=day, confirmed_by=last.agreement.number)


def _after(
    debt: Debt, receipts: Sequence[Received], rule_set: PolicyName, still: Sequence[BreathingSpace]
) -> tuple[Debt, Money, date | None]:
    """The debt after payments, what was beyond it, and the day on which it was cleared, None where it was not."""
    over, cleared_on = NOTHING, None if debt.total else debt.as_of
    for one in receipts:
        debt = _brought(debt, max(one.paid_on, debt.as_of), still)
        parts, left = received(one.amount, debt, rule_set)
        debt, over = structs.replace(debt, parts=parts), Money(over + left)
        if cleared_on is None and not parts.total:
            cleared_on = one.paid_on
    return debt, over, cleared_on


def _brought(debt: Debt, day: date, still: Sequence[BreathingSpace]) -> Debt:
    return bring_past(debt, day, "30/360", *(one for one in still if one.end is None or one.end >= debt.as_of))
