"""Who is a party to a paper: the account's creditor, and nobody else; the organisation may only act for it."""

from __future__ import annotations

import unicodedata

from restructure.parties.account import Account
from restructure.parties.organisation import Identity


def is_creditor(identity: Identity, account: Account) -> bool:
    """Return whether the organisation, under either of its names, is the account's creditor; else it acts for the
    creditor.

    Spaces, width and case of a name do not count.

    Source: Civil Code of the PRC, art. 162 and 465 (an agent binds the principal in the principal's name; a contract
    binds its parties); 15 USC 1692g(a)(2) (the name of the creditor to whom the debt is owed).
    """
    return any(is_same(account.creditor, name) for name in (identity.name, identity.name_zh))


def is_same(one: str, other: str) -> bool:
    """Return whether two names are those of one party; nobody has no name. Spaces, width and case do not count.

    >>> is_same("Far Bank (North)", "far bank （North）"), is_same("", "")
    (True, False)
    """
    plain = _plain(one)
    return bool(plain) and plain == _plain(other)


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
