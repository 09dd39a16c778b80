"""The day through which money is known: what each source told last; of several sources the earliest counts."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from calculators.errors import Refusal
from restructure.store import audit, rights
from restructure.store.batches import OpenBatch, kept_as
from restructure.store.connection import Store

LONGEST = 100
PAYMENTS = "payments"
"""The source of what the files of payments tell, whatever they are called."""
STANDING = """
SELECT source, creditor, through, rows, batch, at, who FROM money_known AS known
WHERE (batch IS NULL OR batch NOT IN (SELECT batch FROM undoings)) AND NOT EXISTS (
    SELECT 1 FROM money_known AS later WHERE later.source = known.source AND later.creditor = known.creditor
    AND later.id > known.id AND (later.batch IS NULL OR later.batch NOT IN (SELECT batch FROM undoings))
)
ORDER BY source, creditor
"""


@dataclass(frozen=True, slots=True)
class MoneyKnown:
    """The day up to and including which all money of a source is here: of one ``creditor``, or of all where that is
    empty. ``batch`` is the import that told it."""

    source: str
    through: date
    creditor: str = ""
    rows: int = 0
    batch: int | None = None
    at: datetime | None = None
    who: str = ""


def tell(store: Store, source: str, through: date, creditor: str = "") -> None:
    """Say through which day the money of a source is known. Refuses whoever is no supervisor or administrator
    (``supervisor_only``), no source, and a day that is not over (``day_not_over``)."""
    rights.check(store, "balance", "known_through")
    with store.writing() as connection:
        _append(store, connection, MoneyKnown(source, through, creditor))


def tell_of_file(batch: OpenBatch, through: date | None, newest: date | None, rows: int) -> None:
    """The same by an import, within its transaction: ``through`` a day that somebody named or, where nobody did, that
    of the ``newest`` line, before today and never earlier than was known. With the import undone it is as before."""
    store, batch_id = batch.store, kept_as(batch)
    if through is None:
        known = known_through(tuple(one for one in sources(store) if one.source == PAYMENTS))
        newest = None if newest is None else min(newest, store.now().date() - timedelta(days=1))
        if newest is None or (known is not None and newest <= known):
            return
    if batch_id is None and not rights.may(store, "balance"):
        # Nothing new came: that the file was complete is for somebody else to say.
        return
    day = through or newest
    assert day is not None
    _append(store, batch.connection, MoneyKnown(PAYMENTS, day, "", rows, batch_id))


def _append(store: Store, connection: sqlite3.Connection, one: MoneyKnown) -> None:
    source, yesterday = one.source.strip()[:LONGEST], store.now().date() - timedelta(days=1)
    if not source:
        raise Refusal("source", "missing_field")
    if one.through > yesterday:
        raise Refusal("known_through", "day_not_over", largest=yesterday)
    made = connection.execute(
        "INSERT INTO money_known (source, creditor, through, rows, batch, at, who) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (source, one.creditor, one.through.isoformat(), one.rows, one.batch, store.now().isoformat(), store.who),
    ).lastrowid
    audit.record(store, connection, "money_known", "", one.through.isoformat(), [("money_known", str(made))])


def sources(store: Store) -> tuple[MoneyKnown, ...]:
    """The last that each source told, those of an import that was undone left out."""
    return tuple(
        MoneyKnown(source, date.fromisoformat(through), creditor, rows, batch, datetime.fromisoformat(at), who)
        for source, creditor, through, rows, batch, at, who in store.connection.execute(STANDING)
    )


def known_through(told: tuple[MoneyKnown, ...], creditor: str = "") -> date | None:
    """The day through which the money of a creditor is known, the earliest of the sources that tell of it; None where
    nothing is known."""
    return min((one.through for one in told if one.creditor in ("", creditor) or not creditor), default=None)
