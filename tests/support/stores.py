"""Stores for tests: encrypted as every store, with a key that costs nothing, at a moment that does not move."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from restructure.household.household import Household
from restructure.store import DEMO_KEY, Secret, Store, payments
from restructure.store import open_store as open_real
from restructure.store.batches import Source, importing
from restructure.store.keys import Cost, Passphrase
from restructure.unreadable import Unreadable

Kept = TypeVar("Kept")

NOW = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
CHEAP = Cost(rounds=1, memory_kib=8, lanes=1)
"""The least that Argon2 takes."""


def open_store(path: Path, secret: Secret = DEMO_KEY, now: Callable[[], datetime] = lambda: NOW) -> Store:
    """A store for a test; a new one is a copy of one that went through every step of the schema once."""
    if secret is DEMO_KEY and not path.exists() and path.parent.is_dir():
        with suppress(OSError):
            path.write_bytes(_empty())
    return open_real(path, secret, now)


@cache
def _empty() -> bytes:
    """The file of a store with nothing in it but the key of its record."""
    return file_of(lambda _: None)


def file_of(fill: Callable[[Store], None]) -> bytes:
    """The file of a store that was filled once; what is opened over a copy of it begins where that ended."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        opened = open_real(path, DEMO_KEY, lambda: NOW)
        fill(opened)
        opened.close()
        return path.read_bytes()


def phrase(text: str) -> Passphrase:
    """A passphrase that is worked into a key at once."""
    return Passphrase(text, CHEAP)


def save_budget(store: Store, number: str, household: Household) -> None:
    """Import what one household earns and spends."""
    with importing(store, Source("budgets", "budgets.csv", "0" * 64)) as batch:
        payments.save_budgets(batch, [(number, household)])


def read(kept: Kept | Unreadable) -> Kept:
    """What is kept, which can be read."""
    assert not isinstance(kept, Unreadable)
    return kept


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a store holds, decrypted: every row of every table, those of the index too."""
    kinds = """SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type IN ('table', 'shadow') AND name <> 'sqlite_schema'"""
    names = [row[0] for row in store.connection.execute(kinds)]
    return {name: store.connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
