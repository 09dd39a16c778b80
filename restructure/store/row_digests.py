"""Digests of the rows that an entry of the record is about: a row that was changed past this program has another."""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

import msgspec

from restructure.store import person_digests
from restructure.store.guarded_fields import OWN_SETTINGS
from restructure.store.set_digest import NOTHING, Apart, moved_by_many, row_digest, set_digest, text_digest

Row = tuple[str, ...]
"""A table, and the key of one of its rows; numbers as text. A table alone is all its rows together."""
ACCOUNTS: Row = ("accounts",)
PERSONS: Row = ("persons",)
DETAILS: Row = ("audit_details",)
"""What went with people: of this the entry tells how many there are that tell nothing any more."""
NO_ACCOUNTS = hashlib.sha256(NOTHING).hexdigest()

OWN = ", ".join(f"'{key}'" for key in sorted({*OWN_SETTINGS, "authority"}))


@dataclass(frozen=True, slots=True)
class Covered:
    """A table whose rows the record covers: its columns, the first ``keys`` of them the key; whose account a row
    belongs to; and which rows. ``since`` is the schema from which on entries tell of them."""

    columns: str
    account: str = "account_number"
    keys: int = 1
    where: str = "true"
    since: int = 16


COVERED = {
    "users": Covered("login, name, role, password, active", account="''"),
    "settings": Covered("key, value", account="''", where=f"key IN ({OWN})"),
    "agreements": Covered("number, account_number, signed_at, terms_digest, record"),
    "editions": Covered(
        "agreement_number, wording, sha256, pdf",
        account="(SELECT account_number FROM agreements WHERE number = agreement_number)",
        keys=2,
    ),
    "attachments": Covered("agreement_number, name, account_number, terms_digest, sha256, content", keys=2),
    "evidence": Covered("agreement_number, account_number, way, detail"),
    "events": Covered("id, account_number, at, kind, detail, idempotency"),
    "turns": Covered("id, agreement_number, account_number, at, kind, detail, who"),
    "payments": Covered("id, account_number, paid_on, amount, reference, idempotency, kept_at"),
    "reversals": Covered("payment_id, account_number, at, who, reason, instead_id"),
    "proposals": Covered("terms_digest, account_number, agreement_number, record, proposed_by, proposed_at"),
    "decisions": Covered(
        "terms_digest, approved, reason, decided_by, decided_at, code",
        account="(SELECT account_number FROM proposals WHERE proposals.terms_digest = decisions.terms_digest)",
    ),
    "changes": Covered(
        "id, kind, subject, old, new, proposed_by, proposed_at, decision, decided_by, decided_at, reason",
        since=24,
    ),
    "holds": Covered("account_number, reason"),
    "batches": Covered(
        "id, at, who, kind, file, sha256, counts, digest, first_entry, last_entry", account="''", since=19
    ),
    "undoings": Covered("batch, at, who, counts, first_entry, last_entry", account="''", since=19),
    "suspense": Covered(
        "id, batch, line, paid_on, amount, currency, payer, reference, idempotency", account="''", since=19
    ),
    "suspense_ends": Covered("id, suspense_id, account_number, at, who, payment_id, reason", since=19),
    "person_corrections": Covered(
        "id, account_number, person_id, request_id, field, was, now, reason, at, who", since=30
    ),
    "rule_files": Covered("name, content, sha256", account="''", since=30),
    "person_decisions": Covered("id, first_id, other_id, answer, at, who", account="''", since=20),
    "person_requests": Covered("id, person_id, kind, received_on, due_on, at, who", account="''", since=28),
    "person_answers": Covered("id, request_id, outcome, until, reason, detail, at, who", account="''", since=28),
    "signing_keys": Covered("public_key, login, since, private_key, withdrawn_at", account="''", since=22),
    "credentials": Covered("id, kept_at, origin, certificate, chain", account="''", since=23),
    "awaiting": Covered("number, wording, account_number, terms_digest, record, printed_at, pdf", keys=2, since=23),
    "situations": Covered("account_number, kept_at, detail", since=23),
    "contacts": Covered("id, account_number, at, channel, talked, number, identity, result, next_step, who", since=23),
    "contact_outcomes": Covered(
        "contact_id, account_number, whom, direction, connected, minutes, identity_checked, reason, refused", since=28
    ),
    "complaints": Covered("id, account_number, received_on, complainant, subject, due_on, who", since=28),
    "complaint_answers": Covered("complaint_id, account_number, answered_on, answer, outcome, who", since=28),
    "promises": Covered(
        "id, account_number, amount, currency, due_on, made_at, channel, said_by, new_borrowing, reminder, findings, "
        "reason, note, source, source_row, replaces, who",
        since=32,
    ),
    "promise_ends": Covered("promise_id, account_number, how, reason, at, who", since=32),
    "next_steps": Covered("id, account_number, kind, due_at, owner, reason, replaces, set_at, who", since=32),
    "next_step_ends": Covered("next_step_id, account_number, how, reason, contact_id, at, who", since=32),
    "skips": Covered("id, account_number, reason, note, until, at, who", since=32),
    "left_out": Covered("id, account_number, matter, is_out, reason, at, who", since=32),
    "dealings": Covered("id, list, owners, cap, counts, at, who", account="''", since=32),
    "owners": Covered(
        "id, account_number, owner, is_pool, since, until, why, reason, dealing_id, placement_batch_id, at, who",
        since=32,
    ),
    "placement_batches": Covered(
        "id, creditor, batch, placed_on, recall_on, reference, commission_rate, terms, file, sha256, rows, digest, "
        "at, who",
        account="''",
        since=32,
    ),
    "placement_ends": Covered("id, placement_batch_id, account_number, how, ends_on, reason, at, who", since=32),
    "money_known": Covered("id, source, creditor, through, rows, batch, at, who", account="''", since=32),
    "contact_results": Covered("contact_id, account_number, result, promise_id, next_step_id", since=32),
    "month_ends": Covered("month, taken_at, known_through, accounts, digest, who", account="''", since=32),
    "creditor_statements": Covered(
        "id, kind, creditor, since, through, known_through, counts, file, sha256, at, who", account="''", since=32
    ),
    "commission_lines": Covered(
        "id, statement_id, account_number, payment_id, is_reversal, currency, base, rate, commission", since=32
    ),
    "erased_facts": Covered("id, kind, on_day, series, owner, detail", account="''", since=32),
    "budgets": Covered("account_number, household", since=23),
    "sheets": Covered("account_number, kept_at, detail", since=23),
    "debts_cases": Covered("account_number, kept_at, detail", since=23),
    "client_files": Covered("id, opened_at, who", account="''", since=33),
    "client_accounts": Covered("account_number, file_id, whose, at, who", account="''", since=33),
    "client_people": Covered("file_id, person_id, role, at, who", account="''", keys=2, since=33),
    "client_budgets": Covered("id, file_id, kind, currency, kept_at, name, detail, who", account="''", since=33),
    "client_records": Covered(
        "id, file_id, kind, due_on, detail, replaces, is_end, reason, at, who", account="''", since=33
    ),
    "agreement_accounts": Covered("agreement_number, account_number, place", keys=2, since=34),
    "client_documents": Covered("id, file_id, kind, name, sha256, content, at, who", account="''", since=33),
}
"""By name, not by ``*``: a column that a later step adds leaves the digests of before as they are."""
MOVED = {
    33: """
        SELECT 'sheets', account_number FROM client_accounts
        WHERE account_number NOT IN (SELECT account_number FROM sheets)
        UNION ALL SELECT 'debts_cases', account_number FROM client_accounts
        WHERE account_number NOT IN (SELECT account_number FROM debts_cases)
        """,
}
"""Rows that a step of the schema took away, which were told before: they stand in another table since."""
OF_ACCOUNT = (
    "number, name, id_number, phone, address, creditor, currency, principal, interest, penalty, fees, as_of, "
    "confirmed_by, product, lender_type, contract_rate, contract_date, overdue_since, contract_payment, "
    "contract_payments, last_paid, last_paid_on, paid_so_far, history, source, demo, co_debtor, guarantor, "
    "paid_charges, last_due"
)
"""What of an account is covered, as the rules of the store have it. They keep a digest of each beside it, since a
million come with one import, and one of all together that the next entry tells."""


def written(connection: sqlite3.Connection, rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """Rows with their digests as they stand; the digest of a row that is gone is empty."""
    return ((row, _digest_of(connection, row)) for row in rows)


def encoded(digests: Iterable[tuple[Row, str]]) -> str:
    """Digests as an entry keeps them: nothing for none."""
    listed = [[*row, digest] for row, digest in digests]
    return msgspec.json.encode(listed).decode() if listed else ""


def read(about: str) -> Iterator[tuple[Row, str]]:
    """Rows and their digests, as an entry keeps them."""
    try:
        held = msgspec.json.decode(about, type=list[list[str]]) if about else ()
    except msgspec.MsgspecError:
        # Of what was written by another hand the commitment tells.
        return
    for *row, digest in held:
        yield tuple(row), digest


def of_batch(connection: sqlite3.Connection, key: bytes, batch: int) -> str:
    """The digest of the rows of an import as they stand, under the key of the record: without it nobody tries which
    account was in it."""
    # As bytes: what stood there before may be no text.
    columns = "kind, account_number, row, CAST(was AS BLOB)"
    query = f"SELECT {columns} FROM batch_rows WHERE batch = ? ORDER BY kind, account_number, row"
    return _of_rows(connection, key, query, batch)


@dataclass(frozen=True, slots=True)
class Together:
    """A table whose rows have one digest and one count, with the row of another table that they belong to."""

    table: str
    columns: str
    key: str
    count: str


TOGETHER = {
    "placement_batches": Together(
        "placements",
        "placement_batch_id, account_number, reference, recall_on, hand, commission_rate, currency, principal, "
        "interest, penalty, fees, days_late, bucket",
        "id",
        "rows",
    ),
    "month_ends": Together(
        "month_end_rows",
        "month, account_number, currency, balance, days_late, days_paused, state, owner",
        "month",
        "accounts",
    ),
}
"""By the table that holds digest and count: a million rows come with one act."""


def of_together(connection: sqlite3.Connection, key: bytes, of: str, row: str | int) -> str:
    """The digest of the rows that belong to a row of the table ``of``, under the key of the record."""
    one = TOGETHER[of]
    first = one.columns.partition(",")[0]
    query = f"SELECT {one.columns} FROM {one.table} WHERE {first} = ? ORDER BY account_number"
    return _of_rows(connection, key, query, row)


def _of_rows(connection: sqlite3.Connection, key: bytes, query: str, row: str | int) -> str:
    sealed = hmac.new(key, digestmod="sha256")
    for one in connection.execute(query, (row,)):
        sealed.update(msgspec.json.encode(one))
    return sealed.hexdigest()


def untold(connection: sqlite3.Connection) -> Iterator[tuple[Row, str]]:
    """The digest of all accounts together, and of all persons, where any was written since an entry told it; from now
    on it is told."""
    row = connection.execute("SELECT total FROM account_set WHERE told = 0").fetchone()
    if row is not None:
        connection.execute("UPDATE account_set SET told = 1")
        yield ACCOUNTS, hashlib.sha256(row[0]).hexdigest()
    persons = person_digests.untold(connection)
    if persons is not None:
        yield PERSONS, persons


ADDED_TOGETHER = f"""
INSERT INTO account_digests SELECT number, text_digest(json_array({OF_ACCOUNT})) FROM accounts
WHERE rowid > ? AND rowid <= ? ORDER BY +number
"""
PORTION = 10_000


def put_off(connection: sqlite3.Connection, after: int) -> None:
    """Put off the digests of the accounts that are added behind a row until ``make_up``; without that their transaction
    does not end. One by one, as the rules of the store make them, they take twice as long."""
    connection.execute("INSERT INTO accounts_adding (after) VALUES (?)", (after,))


def make_up(connection: sqlite3.Connection, between: Callable[[], object] = lambda: None) -> None:
    """Make the digests that were put off; ``between`` is called now and then."""
    (after,) = connection.execute("SELECT min(after) FROM accounts_adding").fetchone()
    (last,) = connection.execute("SELECT coalesce(max(rowid), 0) FROM accounts").fetchone()
    come: list[bytes] = []

    def digest(row: str) -> bytes:
        come.append(text_digest(row))
        return come[-1]

    connection.create_function("text_digest", 1, digest)
    for start in range(after, last, PORTION):
        come.clear()
        connection.execute(ADDED_TOGETHER, (start, min(start + PORTION, last)))
        (total,) = connection.execute("SELECT total FROM account_set").fetchone()
        total = moved_by_many(total, (), come)
        connection.execute("UPDATE account_set SET told = 0, total = ?", (total,))
        between()
    connection.execute("DELETE FROM accounts_adding")


def accounts_together(connection: sqlite3.Connection) -> str:
    """The digest of all accounts together, by the digests beside them."""
    digests = connection.execute("SELECT digest FROM account_digests")
    return hashlib.sha256(set_digest(digest for (digest,) in digests)).hexdigest()


def accounts_kept_together(connection: sqlite3.Connection) -> str:
    """The same as it is kept, and followed from one change to the next."""
    row = connection.execute("SELECT total FROM account_set").fetchone()
    return "" if row is None else hashlib.sha256(row[0]).hexdigest()


def accounts_apart(connection: sqlite3.Connection) -> Iterator[tuple[Row, Apart]]:
    """The accounts that are not what the digest beside them says, those that have none, and those that are gone."""
    columns = ", ".join(f"accounts.{name}" for name in OF_ACCOUNT.split(", "))
    joined = "accounts LEFT JOIN account_digests ON account_digests.number = accounts.number"
    for kept, *values in connection.execute(f"SELECT digest, {columns} FROM {joined}"):
        if kept != row_digest(*values):
            yield ("accounts", str(values[0])), "row_changed" if kept else "row_unrecorded"
    alone = "NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.number = account_digests.number)"
    for (number,) in connection.execute(f"SELECT number FROM account_digests WHERE {alone}"):
        yield ("accounts", number), "row_missing"


def standing(
    connection: sqlite3.Connection, tables: Collection[str] = tuple(COVERED)
) -> Iterator[tuple[Row, str, str]]:
    """Every row that the record covers, with its account and its digest as it stands."""
    for table in tables:
        covered = COVERED[table]
        query = f"SELECT {covered.account}, {covered.columns} FROM {table} WHERE {covered.where}"
        for account, *values in connection.execute(query):
            yield (table, *map(str, values[: covered.keys])), account or "", _digest(values)


def _digest_of(connection: sqlite3.Connection, row: Row) -> str:
    if row == DETAILS:
        gone = "SELECT (SELECT count(*) FROM audit) - (SELECT count(*) FROM audit_details)"
        return str(connection.execute(gone).fetchone()[0])
    table, *key = row
    covered = COVERED[table]
    which = " AND ".join(f"{name} = ?" for name in covered.columns.split(", ")[: covered.keys])
    values = connection.execute(f"SELECT {covered.columns} FROM {table} WHERE {which}", key).fetchone()
    return "" if values is None else _digest(values)


def _digest(values: Iterable[object]) -> str:
    return row_digest(*values).hex()
