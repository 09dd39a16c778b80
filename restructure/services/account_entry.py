"""An account entered or corrected by hand, or its balance confirmed again."""

from __future__ import annotations

from calculators.errors import Refusal
from restructure.parties.account import Account
from restructure.proposals.log_entry import Told, written
from restructure.services.workplace import Workplace
from restructure.store import accounts, negotiations
from restructure.store.negotiations import Event


def save_account(
    workplace: Workplace, account: Account, before: Account | None = None, *, confirming: bool = False
) -> bool:
    """Save an account; where it takes the place of what was there ``before``, the log keeps the balance of then.
    Returns whether its balance is kept, or waits for a second person.

    Refuses a balance of a day to come, a new account under a number that is taken, and as ``accounts.save``.
    """
    store, today = workplace.store, workplace.today
    if account.as_of > today:
        raise Refusal("as_of", "date_in_future", largest=today)
    if before is None and account.number and accounts.load(store, account.number):
        raise Refusal("number", "number_known")
    kept = accounts.save(store, account)
    if before is not None and kept:
        was = written(Told("before", before.currency, amount=before.parts.total, day=before.as_of))
        kind: negotiations.Kind = "confirmed" if confirming else "corrected"
        negotiations.append(store, before.number, Event(workplace.now, kind, was))
    return kept
