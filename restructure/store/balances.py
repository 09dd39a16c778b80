"""Balances that go down: within what whoever corrects them may waive, or proposed to a second person."""

from __future__ import annotations

import sqlite3

import msgspec

from calculators.parts import PARTS
from restructure.parties.account_fields import COLUMNS
from restructure.store import proposed_changes
from restructure.store.columns import Values
from restructure.store.connection import Store
from restructure.store.proposed_changes import ProposedChange

BALANCE = ("currency", *PARTS, "as_of", "confirmed_by")
"""What a change of a balance holds: as the rules of the store compare it."""
PLACES = {name: COLUMNS.index(name) for name in BALANCE}
HELD = f"json_object({', '.join(f'{chr(39)}{name}{chr(39)}, {name}' for name in BALANCE)})"
WORDED = f"json_object({', '.join(f'{chr(39)}{name}{chr(39)}, ?' for name in BALANCE)})"
EARLIER = f"""(SELECT json_object({", ".join(f"'{part}', {part}" for part in PARTS)}) FROM lowered
    WHERE account_number = one.number AND since > date('now', '-28 days'))"""
BEYOND = f"""SELECT {HELD}, lowers_beyond({HELD}, :wanted, {EARLIER}, product, overdue_since,
    (SELECT value FROM settings WHERE key = 'authority'),
    (SELECT role FROM users WHERE login = who() AND active = 1)) FROM accounts AS one WHERE number = :number"""


def waits(store: Store, connection: sqlite3.Connection, before: Values, after: Values) -> bool:
    """Return whether the balance of an account that is there, both as rows of the table, waits for a second person: it
    is proposed then, within the transaction."""
    lower = any(_amount(after, part) < _amount(before, part) for part in PARTS)
    other_currency = after[PLACES["currency"]] != before[PLACES["currency"]]
    if not (lower or other_currency):
        return False
    number = str(before[COLUMNS.index("number")])
    wanted = connection.execute(f"SELECT {WORDED}", _values(after)).fetchone()[0]
    stands, beyond = connection.execute(BEYOND, {"wanted": wanted, "number": number}).fetchone()
    return bool(beyond) and not proposed_changes.propose(store, connection, "accounts", number, stands, wanted)


def standing(connection: sqlite3.Connection, number: str) -> str | None:
    """The balance of an account as a change of it holds it, None where the account is gone."""
    row = connection.execute(f"SELECT {HELD} FROM accounts WHERE number = ?", (number,)).fetchone()
    return str(row[0]) if row else None


def write(connection: sqlite3.Connection, change: ProposedChange) -> None:
    """Write a balance that was decided."""
    assert change.new is not None
    held = msgspec.json.decode(change.new)
    what = ", ".join(f"{name} = :{name}" for name in BALANCE)
    connection.execute(f"UPDATE accounts SET {what} WHERE number = :number", held | {"number": change.subject})


def _values(row: Values) -> tuple[object, ...]:
    return tuple(_amount(row, name) if name in PARTS else row[PLACES[name]] for name in BALANCE)


def _amount(row: Values, part: str) -> int:
    return int(str(row[PLACES[part]] or 0))
