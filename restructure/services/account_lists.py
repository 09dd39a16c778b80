"""Lists of accounts by where the work with each stands and the signs that it shows, beside what its row says."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from calculators.errors import Refusal
from restructure.book.account_filter import AccountFilter, Order, Status
from restructure.services.workplace import Workplace
from restructure.store import account_lists
from restructure.store.account_lists import ListedAccount
from restructure.worklist.sign import SignName

if TYPE_CHECKING:
    from restructure.worklist.worked_account import Worked

ANY_SIGN = "any"
SIGNS: tuple[SignName, ...] = get_args(SignName)
PORTION = 1_000


def find(
    workplace: Workplace, wanted: AccountFilter, order: Order = "number", *, descending: bool = False
) -> array[int]:
    """Return the rows of the accounts that a filter matches, in an order. Refuses as ``account_filter.check``, and a
    sign that there is not."""
    if wanted.sign not in ("", ANY_SIGN, *SIGNS):
        raise Refusal("sign", "unknown_choice", given=wanted.sign[:40], known=", ".join(SIGNS))
    rows = account_lists.find(workplace.store, wanted, order, descending=descending)
    if wanted.status is None and not wanted.sign:
        return rows
    found: array[int] = array("q")
    for start in range(0, len(rows), PORTION):
        found.extend(_matching(workplace, wanted, rows[start : start + PORTION]))
    return found


def _matching(workplace: Workplace, wanted: AccountFilter, rows: array[int]) -> Iterator[int]:
    """Those of some rows that a filter matches; one on which nothing was done yet stands as its row says."""
    touched, known = _known(workplace, rows)
    for row in rows:
        one = known.get(touched[row]) if row in touched else None
        if one is None:
            if row not in touched and not wanted.sign:
                yield row
        elif _matches(one, wanted):
            yield row


def _known(workplace: Workplace, rows: array[int]) -> tuple[dict[int, str], dict[str, Worked]]:
    """Those of some rows on which something was done: their numbers, and what their place on a work list follows
    from."""
    # At first use: what judges an account takes longer to load than a list is waited for.
    from restructure.services.worked_accounts import worked_of

    touched = account_lists.worked_with(workplace.store, rows)
    return touched, {one.number: one for one in worked_of(workplace, tuple(touched.values()))}


def _matches(one: Worked, wanted: AccountFilter) -> bool:
    named = {sign.name for sign in one.signs}
    shows = not wanted.sign or (bool(named) if wanted.sign == ANY_SIGN else wanted.sign in named)
    return shows and wanted.status in (None, one.status)


@dataclass(frozen=True, slots=True)
class Described:
    """A listed account with where the work with it stands, and the names of its signs."""

    account: ListedAccount
    status: Status
    signs: tuple[SignName, ...] = ()


def described(workplace: Workplace, rows: array[int]) -> Iterator[Described]:
    """Describe the accounts of rows that ``find`` returned, in their order; one that is gone is left out."""
    for start in range(0, len(rows), PORTION):
        some = rows[start : start + PORTION]
        _, known = _known(workplace, some)
        for account in account_lists.listed(workplace.store, some):
            one = known.get(account.number)
            if one is None:
                yield Described(account, "new" if account.balance else "closed")
            else:
                yield Described(account, one.status, tuple(sign.name for sign in one.signs))
