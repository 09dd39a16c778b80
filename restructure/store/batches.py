"""Imports, each one batch: one transaction, with what it takes to undo it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import msgspec

from calculators.errors import Refusal
from restructure.store import audit, row_digests
from restructure.store.audit import Action
from restructure.store.connection import Store

Kind = Literal["accounts", "payments", "budgets"]
RowKind = Literal["added", "changed", "payment", "reversal", "note", "budget"]
Count = Literal["new", "changed", "known", "refused", "reversed", "suspended", "notes"]
ACTIONS: dict[Kind, Action] = {
    "accounts": "accounts_imported",
    "payments": "payments_imported",
    "budgets": "budgets_imported",
}
TOLD: tuple[Count, ...] = ("refused", "reversed", "suspended", "notes")
"""What the entry of the record tells beside what is new and changed, where there is any."""
ADD = "INSERT INTO batch_rows (batch, kind, account_number, row, was) VALUES (?, ?, ?, ?, ?)"
LISTED = """
SELECT batches.id, batches.at, batches.who, kind, file, sha256, batches.counts,
    undoings.at, undoings.who, undoings.counts
FROM batches LEFT JOIN undoings ON batch = batches.id
"""


@dataclass(frozen=True, slots=True)
class Source:
    """File of an import: what it holds, its name without its folder, and the SHA-256 of its bytes."""

    kind: Kind
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class OpenBatch:
    """A batch while its transaction goes on. ``counts`` are filled by whoever imports."""

    store: Store
    connection: sqlite3.Connection
    source: Source
    id: int
    first_entry: int
    dry_run: bool = False
    counts: dict[Count, int] = field(default_factory=dict)

    def append(self, kind: RowKind, rows: Iterable[tuple[str, int, str]]) -> None:
        """Append what was added or changed: of which account, the row, and what stood there before."""
        self.connection.executemany(ADD, ((self.id, kind, *row) for row in rows))


@dataclass(frozen=True, slots=True)
class Undone:
    """Undoing of a batch: when and by whom; ``counts`` say what was taken back, and how many accounts stayed."""

    at: datetime
    who: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """One import as it is kept: when, by whom, from which file, and what came of it; ``undone`` is None while it
    stands."""

    id: int
    at: datetime
    who: str
    source: Source
    counts: dict[str, int]
    undone: Undone | None = None


class _TakenBack(Exception):
    """Ends a transaction that was only tried."""


@contextmanager
def importing(store: Store, source: Source, *, dry_run: bool = False) -> Iterator[OpenBatch]:
    """One transaction for all that comes of a file. With ``dry_run`` it is taken back in the end. A file of which
    nothing came makes no batch."""
    with suppress(_TakenBack), store.writing() as connection:
        last = connection.execute("SELECT coalesce(max(id), 0) FROM batches").fetchone()[0]
        batch = OpenBatch(store, connection, source, last + 1, last_entry(connection) + 1, dry_run)
        yield batch
        if dry_run:
            raise _TakenBack
        _close(batch)


def kept_as(batch: OpenBatch) -> int | None:
    """Return the number by which a batch can be undone; None where nothing came of the file, or it was only tried."""
    return batch.id if not batch.dry_run and _holds_rows(batch) else None


def _holds_rows(batch: OpenBatch) -> bool:
    tables = ("batch_rows", "suspense")
    held = (batch.connection.execute(f"SELECT 1 FROM {one} WHERE batch = ? LIMIT 1", (batch.id,)) for one in tables)
    return any(one.fetchone() for one in held)


def _close(batch: OpenBatch) -> None:
    store, connection, source, counts = batch.store, batch.connection, batch.source, batch.counts
    told = [f"{counts.get('new', 0)} new", f"{counts.get('changed', 0)} changed"]
    told += [f"{counts[name]} {name}" for name in TOLD if counts.get(name)]
    if not _holds_rows(batch):
        if source.kind == "accounts":
            audit.record(store, connection, ACTIONS[source.kind], detail=", ".join(told))
        return
    rows = int(connection.execute("SELECT count(*) FROM batch_rows WHERE batch = ?", (batch.id,)).fetchone()[0])
    connection.execute(
        "INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            batch.id,
            store.now().isoformat(),
            store.who,
            source.kind,
            source.file,
            source.sha256,
            msgspec.json.encode({**counts, "rows": rows}).decode(),
            row_digests.of_batch(connection, audit.chain_key(store), batch.id),
            batch.first_entry,
            last_entry(connection) + 1,
        ),
    )
    detail = ", ".join((*told, f"batch {batch.id}"))
    money = connection.execute("SELECT id FROM suspense WHERE batch = ? ORDER BY id", (batch.id,)).fetchall()
    about = [("batches", str(batch.id)), *(("suspense", str(item)) for (item,) in money)]
    audit.record(store, connection, ACTIONS[source.kind], detail=detail, about=about)


def last_entry(connection: sqlite3.Connection) -> int:
    """The number of the last entry of the record."""
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM audit").fetchone()[0])


def batches(store: Store, limit: int | None = None) -> tuple[Batch, ...]:
    """The imports that are kept, newest first."""
    rows = store.connection.execute(f"{LISTED} ORDER BY batches.id DESC LIMIT ?", (-1 if limit is None else limit,))
    return tuple(_batch(*row) for row in rows)


def load(store: Store, batch: int) -> Batch:
    """One import. Refuses an unknown one."""
    row = store.connection.execute(f"{LISTED} WHERE batches.id = ?", (batch,)).fetchone()
    if row is None:
        raise Refusal("batch", "unknown_batch")
    return _batch(*row)


def numbers(store: Store, batch: int, kind: RowKind) -> tuple[str, ...]:
    """The accounts that a batch added, changed or put something on, those that were erased or taken back since not
    among them."""
    query = "SELECT DISTINCT account_number FROM batch_rows WHERE batch = ? AND kind = ? ORDER BY account_number"
    return tuple(number for (number,) in store.connection.execute(query, (batch, kind)))


def _batch(
    number: int, at: str, who: str, kind: Kind, file: str, sha256: str, counts: str,
    undone_at: str | None, undone_by: str, left: str,
) -> Batch:  # fmt: skip
    undone = None if undone_at is None else Undone(datetime.fromisoformat(undone_at), undone_by, _counts(left))
    return Batch(number, datetime.fromisoformat(at), who, Source(kind, file, sha256), _counts(counts), undone)


def _counts(text: str) -> dict[str, int]:
    return msgspec.json.decode(text, type=dict[str, int])
