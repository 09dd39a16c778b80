"""The payees of the creditors, kept as a setting, and the check before a paper that names one is signed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from calculators.errors import Refusal
from restructure.parties.account import Account
from restructure.parties.organisation import Bank, Identity
from restructure.parties.payees import Payee, check_payee, check_payees
from restructure.store import settings
from restructure.store.connection import Store
from restructure.unreadable import Unreadable

KEPT_UNDER = "payees"


def payees(store: Store) -> tuple[Payee, ...] | Unreadable:
    """The payees of the creditors, in the order in which they were entered."""
    found: tuple[Payee, ...] | Unreadable | None = settings.held(store, KEPT_UNDER)
    return () if found is None else found


def save_payees(store: Store, table: Sequence[Payee]) -> tuple[str, ...]:
    """Save the payees of the creditors, with what changed in the record; returns the creditors whose payee waits for a
    second person. Refuses as ``check_payees``, and as every setting of the organisation."""
    ours = settings.organisation(store)
    if isinstance(ours, Unreadable):
        raise Refusal("payees", "settings_unreadable")
    check_payees(ours.identity, table)
    return settings.save_own(store, KEPT_UNDER, msgspec.to_builtins(tuple(table)))


def check_kept(store: Store) -> None:
    """Refuse payees that do not stand beside each other, as ``check_payees``: two that were proposed apart may not."""
    known, ours = payees(store), settings.organisation(store)
    if isinstance(known, Unreadable) or isinstance(ours, Unreadable):
        raise Refusal("payees", "settings_unreadable")
    check_payees(ours.identity, known)


def check_frozen(store: Store, identity: Identity, bank: Bank, account: Account) -> None:
    """Refuses a paper whose payee is not that of the account's creditor, as they are kept now: see ``check_payee``."""
    known = payees(store)
    if isinstance(known, Unreadable):
        raise Refusal("payees", "settings_unreadable")
    check_payee(identity, bank, known, account)
