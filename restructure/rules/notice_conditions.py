"""What a rule may ask of the notices that British credit law has a creditor send: of default, of sums in arrears."""

from __future__ import annotations

from datetime import date, timedelta

from calculators.calendar import add_months
from restructure.rules.conditions import Facts, Given, Seen, beside_plan, condition

DAY = timedelta(days=1)


@condition("default_notice_running")
def _default_notice_running(seen: Seen, _: Given) -> Facts | None:
    """A default notice was served, and its day has not come."""
    served, ends = seen.situation.default_notice_on, seen.situation.default_notice_expired_on
    running = served is not None and ends is not None and served <= seen.day < ends
    return {"day": ends} if running and ends else None


@beside_plan("default_notice_short", "days")
def _default_notice_short(seen: Seen, given: Given) -> Facts | None:
    """The day in a default notice lies fewer than so many days after its service."""
    served, ends, least = seen.situation.default_notice_on, seen.situation.default_notice_expired_on, int(given["days"])
    if served is None or ends is None or ends - served >= least * DAY:
        return None
    return {"days": (ends - served).days, "smallest": least}


@beside_plan("called_in_early")
def _called_in_early(seen: Seen, _: Given) -> Facts | None:
    """The whole balance was asked for before the day of a default notice, or without one; not once the term is over."""
    known, asked = seen.situation, seen.situation.called_in_on
    if asked is None or known.regulated is False:
        return None
    over = seen.debt.last_due is not None and seen.debt.last_due < asked
    ends = known.default_notice_expired_on
    return None if over or (ends is not None and ends <= asked) else {"day": asked}


@beside_plan("arrears_notice_due", "days", "months", "before")
def _arrears_notice_due(seen: Seen, given: Given) -> Facts | None:
    """The last day for a notice of sums in arrears, where it has not passed and lies no more than so many days off."""
    latest = _latest(seen, int(given["days"]), int(given["months"]))
    near = latest is not None and seen.day <= latest <= seen.day + int(given["before"]) * DAY
    return {"day": latest} if near and latest else None


@beside_plan("arrears_notice_missing", "days", "months")
def _arrears_notice_missing(seen: Seen, given: Given) -> Facts | None:
    """The last day for a notice of sums in arrears has passed, and none is recorded."""
    latest = _latest(seen, int(given["days"]), int(given["months"]))
    return {"day": latest} if latest is not None and latest < seen.day else None


@beside_plan("arrears_notice_with_statement")
def _arrears_notice_with_statement(seen: Seen, _: Given) -> Facts | None:
    """A running account on which two payments were missed, and no notice of sums in arrears went out since."""
    begun, sent = _in_arrears_since(seen), seen.situation.arrears_notice_on
    if begun is None or not _is_running_account(seen) or (sent is not None and sent >= begun):
        return None
    return {"day": begun}


@condition("itemization_missing")
def _itemization_missing(seen: Seen, _: Given) -> Facts | None:
    """The debt is not itemized, and the notice that begins with it has not gone out."""
    return {} if seen.situation.itemization is None and seen.situation.validation_sent_on is None else None


@condition("itemization_differs")
def _itemization_differs(seen: Seen, _: Given) -> Facts | None:
    """The items come to something else than what is owed, where that is said."""
    one, owed = seen.situation.itemization, seen.debt.total
    return {"amount": one.total, "debt": owed} if one is not None and owed and one.total != owed else None


def _latest(seen: Seen, days: int, months: int) -> date | None:
    """The last day for the next notice under a fixed-sum agreement: so many days from the day of the arrears, that day
    the first of them, then so many months from the notice before."""
    begun, sent = _in_arrears_since(seen), seen.situation.arrears_notice_on
    if begun is None or _is_running_account(seen):
        return None
    if sent is not None and sent >= begun:
        return add_months(sent, months)
    return begun + (days - 1) * DAY


def _in_arrears_since(seen: Seen) -> date | None:
    """The day from which two payments are missing; where nobody entered it, the day after the second of a debt by the
    month. None where no notice is due: not regulated, in arrears with less, after a judgment."""
    known, days = seen.situation, seen.debt.days_overdue
    if known.regulated is False or known.decree or known.settled_on is not None:
        return None
    begun = known.arrears_since
    if begun is None and days:
        begun = add_months(seen.debt.as_of - days * DAY, 1) + DAY
    return begun if begun is not None and begun <= seen.day else None


def _is_running_account(seen: Seen) -> bool:
    return seen.debt.product == "credit_card"
