"""A file beside the accounts that are there, before it counts: what it would change, and what deserves a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

import msgspec

from calculators.errors import Refusal
from restructure.parties.account_fields import COLUMNS, NESTED
from restructure.store import accounts
from restructure.store.account_update import renewed
from restructure.store.columns import Values
from restructure.store.connection import Store

CHUNK = 5000
MUCH_PERCENT = 30
"""A balance that grew by more deserves a look."""
PLACE = {name: place for place, name in enumerate(COLUMNS)}
PARTS = tuple(PLACE[name] for name in NESTED["parts"])


@dataclass(slots=True)
class Differences:
    """Counts of a file's rows beside the store: ``new`` accounts, ``changed`` ones and of these how many owe ``less``,
    those the ``same``, and those ``refused`` because the balance is older or in another currency; how many owe
    ``much_more`` than before, ``more_principal``, or have ``another_name``; how many accounts of the file's creditors
    are ``missing`` in it. ``before`` and ``after`` are the balances of the known ones together, by currency."""

    new: int = 0
    changed: int = 0
    less: int = 0
    same: int = 0
    refused: int = 0
    much_more: int = 0
    more_principal: int = 0
    another_name: int = 0
    missing: int = 0
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)

    def sums(self) -> tuple[tuple[str, tuple[int, int]], ...]:
        """Return the balances of the known ones together, before and after, by currency."""
        return tuple((currency, (before, self.after[currency])) for currency, before in self.before.items())


def differences(store: Store, rows: Iterable[Values]) -> Differences:
    """Return what rows of a file would change in the accounts that are there. Nothing is written."""
    found, waiting = Differences(), iter(rows)
    creditors: set[str] = set()
    known: Counter[str] = Counter()
    while chunk := list(islice(waiting, CHUNK)):
        held = accounts.rows_of(store.connection, [str(row[0]) for row in chunk])
        for row in chunk:
            creditors.add(str(row[PLACE["creditor"]]))
            before = held.get(row[0])
            if before is None:
                found.new += 1
                continue
            known[str(before[PLACE["creditor"]])] += 1
            _compare(found, before, row)
    of_creditors = "SELECT count(*) FROM accounts WHERE creditor IN (SELECT value FROM json_each(?))"
    named = msgspec.json.encode(sorted(creditors)).decode()
    there = int(store.connection.execute(of_creditors, (named,)).fetchone()[0])
    found.missing = there - sum(known[creditor] for creditor in creditors)
    return found


def _compare(found: Differences, before: Values, row: Values) -> None:
    try:
        after = renewed(before, row)
    except Refusal:
        found.refused += 1
        return
    currency, owed, owes = str(after.row[PLACE["currency"]]), _total(after.was), _total(after.row)
    found.before[currency] += owed
    found.after[currency] += owes
    if not after.changed:
        found.same += 1
        return
    found.changed += 1
    found.less += owes < owed
    found.much_more += owes * 100 > owed * (100 + MUCH_PERCENT)
    found.more_principal += _amount(after.row, PLACE["principal"]) > _amount(after.was, PLACE["principal"])
    name = PLACE["name"]
    found.another_name += bool(after.was[name]) and after.was[name] != after.row[name]


def _total(row: Values) -> int:
    return sum(_amount(row, place) for place in PARTS)


def _amount(row: Values, place: int) -> int:
    return int(str(row[place] or 0))
