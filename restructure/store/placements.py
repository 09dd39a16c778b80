"""Placements: accounts that a creditor placed here, in which batch, until when, for which commission, and their end."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.parties.account import Account
from restructure.parties.creditor import is_same
from restructure.store import accounts, audit, owners, rights, row_digests
from restructure.store.connection import Store
from restructure.store.owners import Giving

EndKind = Literal["returned", "recalled", "kept_back"]
LONGEST_BATCH = 64

BATCH = (
    "INSERT INTO placement_batches (id, creditor, batch, placed_on, recall_on, reference, commission_rate, file, "
    "sha256, rows, digest, at, who) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
ROW = (
    "INSERT INTO placements (placement_batch_id, account_number, reference, recall_on, hand, commission_rate, "
    "currency, principal, interest, penalty, fees, days_late) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
PLACED = """
SELECT placements.account_number, batches.id, batches.creditor, batches.batch, placed_on,
    coalesce((SELECT ends_on FROM placement_ends AS kept WHERE kept.placement_batch_id = batches.id
        AND kept.account_number = placements.account_number AND how = 'kept_back' ORDER BY id DESC LIMIT 1),
        placements.recall_on, batches.recall_on),
    (SELECT min(ends_on) FROM placement_ends AS gone WHERE gone.placement_batch_id = batches.id
        AND gone.account_number = placements.account_number AND how IN ('returned', 'recalled')),
    hand, coalesce(placements.commission_rate, batches.commission_rate), currency,
    principal + interest + penalty + fees,
    coalesce(nullif(placements.reference, ''), batches.reference)
FROM placements JOIN placement_batches AS batches ON batches.id = placement_batch_id
WHERE NOT EXISTS (SELECT 1 FROM placement_ends WHERE placement_batch_id = batches.id AND how = 'withdrawn')
"""
STANDING = """
SELECT batch FROM placement_batches WHERE id = ? AND NOT EXISTS
    (SELECT 1 FROM placement_ends WHERE placement_batch_id = placement_batches.id AND how = 'withdrawn')
"""
BILLED = """
SELECT 1 FROM commission_lines JOIN placements USING (account_number) WHERE placement_batch_id = ? LIMIT 1
"""
OWNED_BY_IT = """
SELECT account_number FROM owners WHERE placement_batch_id = ? AND owner <> '' AND NOT EXISTS
    (SELECT 1 FROM owners AS later WHERE later.account_number = owners.account_number AND later.id > owners.id)
"""


@dataclass(frozen=True, slots=True)
class PlacementBatch:
    """Accounts that a creditor places under one name on one day; ``rate`` is the commission on what comes in, ``file``
    what they came in, without its folder, with the SHA-256 of its bytes."""

    creditor: str
    batch: str
    placed_on: date
    recall_on: date | None = None
    rate: Decimal | None = None
    reference: str = ""
    file: str = ""
    sha256: str = "0" * 64


@dataclass(frozen=True, slots=True)
class Placing:
    """An account of a batch, with what of it differs from the others, and whom it is given to."""

    account_number: str
    reference: str = ""
    recall_on: date | None = None
    hand: int | None = None
    rate: Decimal | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """An account as it was placed: ``balance`` what was owed then, ``recall_on`` the last day that was agreed on, and
    ``ended_on`` that on which it went back; ``hand`` counts how often it was placed."""

    account_number: str
    batch_id: int
    creditor: str
    batch: str
    placed_on: date
    recall_on: date | None
    ended_on: date | None
    hand: int
    rate: Decimal | None
    currency: str
    balance: Money
    reference: str

    @property
    def last_day(self) -> date | None:
        """The last day on which what comes in is owed to whoever works it here; None where there is none."""
        return self.ended_on or self.recall_on

    def covers(self, day: date) -> bool:
        """Return whether the account is placed here on a day."""
        return self.placed_on <= day and (self.last_day is None or day <= self.last_day)


def check(store: Store, batch: PlacementBatch) -> None:
    """Refuse a batch without a name or a creditor, a day of placing that has not come, and a recall before it."""
    today = store.now().date()
    for field, text in (("batch", batch.batch), ("creditor", batch.creditor)):
        if not text.strip():
            raise Refusal(field, "missing_field")
    if len(batch.batch) > LONGEST_BATCH:
        raise Refusal("batch", "text_too_long", largest=LONGEST_BATCH)
    if batch.placed_on > today:
        raise Refusal("placed_on", "date_in_future", largest=today)
    _check_recall(batch.placed_on, batch.recall_on)
    _check_rate(batch.rate)


def check_row(store: Store, batch: PlacementBatch, row: Placing) -> Account:
    """The account of a row. Refuses one that there is not, one of another creditor, and one that is placed here on that
    day already."""
    account = accounts.load(store, row.account_number)
    if account is None:
        raise Refusal("account_number", "unknown_account")
    if not is_same(account.creditor, batch.creditor):
        raise Refusal("creditor", "other_creditor", given=batch.creditor, creditor=account.creditor)
    _check_recall(batch.placed_on, row.recall_on)
    _check_rate(row.rate)
    if row.hand is not None and row.hand < 1:
        raise Refusal("hand", "number_out_of_range", smallest=1, largest=1_000)
    owners.check_owner(store, row.owner)
    if any(one.covers(batch.placed_on) for one in of_account(store, row.account_number)):
        raise Refusal("account_number", "placed_already")
    return account


def place_all(store: Store, batches: Mapping[PlacementBatch, Sequence[Placing]]) -> tuple[int, ...]:
    """Keep batches with their accounts, and give those that name an owner to them, in one transaction; returns their
    numbers. Refuses as ``check`` and ``check_row``, a batch of nothing or with an account twice, and whoever may not.
    """
    with store.writing() as connection:
        rights.check(store, "balance", "batch")
        return tuple(_place(store, connection, batch, rows) for batch, rows in batches.items())


def _place(store: Store, connection: sqlite3.Connection, batch: PlacementBatch, rows: Sequence[Placing]) -> int:
    check(store, batch)
    if not rows:
        raise Refusal("accounts", "missing_field")
    if len({one.account_number for one in rows}) < len(rows):
        raise Refusal("account_number", "named_twice")
    number = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM placement_batches").fetchone()[0])
    for row in rows:
        _insert(store, connection, number, batch, row)
    digest = row_digests.of_together(connection, audit.chain_key(store), "placement_batches", number)
    values = (
        number, batch.creditor.strip(), batch.batch.strip(), batch.placed_on.isoformat(), _day(batch.recall_on),
        batch.reference, _rate(batch.rate), batch.file, batch.sha256, len(rows), digest, store.now().isoformat(),
        store.who,
    )  # fmt: skip
    connection.execute(BATCH, values)
    told = f"{batch.creditor}, {batch.batch}: {len(rows)}"
    audit.record(store, connection, "accounts_placed", detail=told, about=[("placement_batches", str(number))])
    given = [Giving(one.account_number, one.owner, "import", placement_batch=number) for one in rows if one.owner]
    owners.give_within(store, connection, given)
    return number


def _insert(store: Store, connection: sqlite3.Connection, number: int, batch: PlacementBatch, row: Placing) -> None:
    account = check_row(store, batch, row)
    before = len(of_account(store, row.account_number))
    parts, since = account.parts, account.overdue_since
    late = None if since is None else max((batch.placed_on - since).days, 0)
    connection.execute(
        ROW,
        (
            number, row.account_number, row.reference, _day(row.recall_on), row.hand or before + 1, _rate(row.rate),
            account.currency, parts.principal, parts.interest, parts.penalty, parts.fees, late,
        ),
    )  # fmt: skip


def end(store: Store, placement: Placement, how: EndKind, on: date, reason: str) -> None:
    """Send a placed account back, have it recalled, or keep it longer, up to a day. Refuses a reason that is missing, a
    day before it was placed, one that is ended, and whoever may not."""
    audit.check_reason(reason)
    if on < placement.placed_on:
        raise Refusal("ends_on", "day_outside", smallest=placement.placed_on, largest=date.max)
    with store.writing() as connection:
        rights.check(store, "balance", "batch")
        if any(
            one.ended_on for one in of_account(store, placement.account_number) if one.batch_id == placement.batch_id
        ):
            raise Refusal("account_number", "placement_ended")
        row = connection.execute(
            "INSERT INTO placement_ends (placement_batch_id, account_number, how, ends_on, reason, at, who) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                placement.batch_id, placement.account_number, how, on.isoformat(), reason.strip(),
                store.now().isoformat(), store.who,
            ),
        ).lastrowid  # fmt: skip
        about = [("placement_ends", str(row))]
        audit.record(store, connection, "placement_ended", placement.account_number, f"{how} {on}", about)
        if how != "kept_back" and owners.owner_of(store, placement.account_number) is not None:
            owners.give_within(store, connection, [Giving(placement.account_number, "", "returned", reason.strip())])


def of_account(store: Store, account_number: str) -> tuple[Placement, ...]:
    """Every placement of an account that was not withdrawn, the first first."""
    query = PLACED + "AND placements.account_number = ? ORDER BY placed_on, batches.id"
    return tuple(map(_placement, store.connection.execute(query, (account_number,))))


def of_creditor(store: Store, creditor: str) -> tuple[Placement, ...]:
    """Every placement by a creditor that was not withdrawn, by account, the first first."""
    names = (str(name) for (name,) in store.connection.execute("SELECT DISTINCT creditor FROM placement_batches"))
    query = PLACED + "AND batches.creditor = ?"
    found = (row for name in names if is_same(name, creditor) for row in store.connection.execute(query, (name,)))
    return tuple(sorted(map(_placement, found), key=lambda one: (one.account_number, one.placed_on, one.batch_id)))


@dataclass(frozen=True, slots=True)
class ListedBatch:
    """A batch that a creditor placed here: how many accounts, and how many of them are still here. ``withdrawn`` where
    all of it was taken back. What each account says alone, ``recall_on`` is the first of, and ``rate`` what all of them
    agree on."""

    id: int
    creditor: str
    batch: str
    placed_on: date
    recall_on: date | None
    rate: Decimal | None
    accounts: int
    here: int
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class NamedBatch:
    """A batch by its number, as it is chosen among others."""

    id: int
    creditor: str
    batch: str
    placed_on: date


def named_batches(store: Store) -> tuple[NamedBatch, ...]:
    """Every batch that was placed, the newest first; no account of it is counted."""
    rows = store.connection.execute("SELECT id, creditor, batch, placed_on FROM placement_batches ORDER BY id DESC")
    return tuple(NamedBatch(number, creditor, batch, date.fromisoformat(day)) for number, creditor, batch, day in rows)


BATCHES = """
SELECT id, creditor, batch, placed_on,
    coalesce(recall_on, (SELECT min(recall_on) FROM placements AS placed
        WHERE placed.placement_batch_id = batches.id)),
    coalesce(commission_rate, (SELECT CASE WHEN count(*) = count(commission_rate) AND
        min(commission_rate) = max(commission_rate) THEN min(commission_rate) END FROM placements AS placed
        WHERE placed.placement_batch_id = batches.id)),
    rows,
    (SELECT count(*) FROM placements AS placed WHERE placed.placement_batch_id = batches.id AND NOT EXISTS
        (SELECT 1 FROM placement_ends AS gone WHERE gone.placement_batch_id = batches.id
            AND gone.account_number = placed.account_number AND how IN ('returned', 'recalled'))),
    EXISTS (SELECT 1 FROM placement_ends WHERE placement_batch_id = batches.id AND how = 'withdrawn')
FROM placement_batches AS batches ORDER BY id DESC
"""


def batches(store: Store) -> tuple[ListedBatch, ...]:
    """Every batch that was placed, the newest first."""
    return tuple(_batch(row) for row in store.connection.execute(BATCHES))


def _batch(row: tuple[Any, ...]) -> ListedBatch:
    number, creditor, batch, placed_on, recall_on, rate, count, here, withdrawn = row
    return ListedBatch(
        number, creditor, batch, date.fromisoformat(placed_on), _read_day(recall_on),
        None if rate is None else Decimal(rate), count,
        0 if withdrawn else here, bool(withdrawn),
    )  # fmt: skip


def withdraw(store: Store, batch_id: int, reason: str) -> None:
    """Withdraw a whole batch, as if it had not come: it was placed by mistake. Whoever its accounts were given to by it
    has them no more. Refuses a reason that is missing, a batch that there is not or that is withdrawn, one of which
    commission was billed, and whoever may not."""
    audit.check_reason(reason)
    with store.writing() as connection:
        rights.check(store, "balance", "batch")
        row = connection.execute(STANDING, (batch_id,)).fetchone()
        if row is None:
            raise Refusal("batch", "unknown_placement")
        if connection.execute(BILLED, (batch_id,)).fetchone():
            raise Refusal("batch", "commission_billed")
        kept = connection.execute(
            "INSERT INTO placement_ends (placement_batch_id, account_number, how, ends_on, reason, at, who) "
            "VALUES (?, '', 'withdrawn', ?, ?, ?, ?)",
            (batch_id, store.now().date().isoformat(), reason.strip(), store.now().isoformat(), store.who),
        ).lastrowid
        about = [("placement_ends", str(kept))]
        audit.record(store, connection, "placement_ended", detail=f"withdrawn {row[0]}", about=about)
        given = [str(number) for (number,) in connection.execute(OWNED_BY_IT, (batch_id,)).fetchall()]
        owners.give_within(store, connection, [Giving(one, "", "returned", reason.strip()) for one in given])


def here(store: Store, day: date) -> tuple[Placement, ...]:
    """The placements that are here on a day, by batch."""
    rows = map(_placement, store.connection.execute(PLACED + "ORDER BY batches.id, placements.account_number"))
    return tuple(one for one in rows if one.covers(day))


def due_back(store: Store, by: date) -> tuple[Placement, ...]:
    """The placements that are here and whose last day is that day or before, the earliest first."""
    rows = map(_placement, store.connection.execute(PLACED))
    found = (one for one in rows if one.ended_on is None and one.recall_on is not None and one.recall_on <= by)
    return tuple(sorted(found, key=lambda one: (one.recall_on or by, one.account_number)))


def _check_recall(placed_on: date, recall_on: date | None) -> None:
    if recall_on is not None and recall_on < placed_on:
        raise Refusal("recall_on", "day_outside", smallest=placed_on, largest=date.max)


def _check_rate(rate: Decimal | None) -> None:
    if rate is not None and not 0 <= rate <= 1:
        raise Refusal("commission_rate", "rate_out_of_range", smallest=0, largest=1)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(kept: object) -> date | None:
    return date.fromisoformat(str(kept)) if kept else None


def _rate(rate: Decimal | None) -> str | None:
    return None if rate is None else str(rate)


def _placement(row: tuple[object, ...]) -> Placement:
    number, batch_id, creditor, batch, placed_on, recall_on, ended_on, hand, rate, currency, balance, reference = row
    return Placement(
        str(number),
        int(str(batch_id)),
        str(creditor),
        str(batch),
        date.fromisoformat(str(placed_on)),
        _read_day(recall_on),
        _read_day(ended_on),
        int(str(hand)),
        None if rate is None else Decimal(str(rate)),
        str(currency),
        Money(int(str(balance))),
        str(reference),
    )
