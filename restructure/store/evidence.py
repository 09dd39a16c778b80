"""How agreements were agreed: the evidence, the scans, and papers that wait for a signature by hand."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime

import msgspec

from calculators.errors import Refusal
from restructure.agreements.agreement import Attachment, SignedAgreement, Wording
from restructure.agreements.evidence import WAYS, Evidence, way_of
from restructure.store import audit
from restructure.store.connection import Store
from restructure.store.json_records import as_type, sure


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A paper that was printed and is not signed yet: no agreement. ``papers`` are the pages of each edition."""

    number: str
    account_number: str
    terms_digest: str
    record: bytes
    printed_at: datetime
    papers: tuple[tuple[Wording, bytes], ...]


def save_within(connection: sqlite3.Connection, signed: SignedAgreement) -> None:
    """Save the evidence of an agreement within the transaction that makes it signed."""
    if signed.evidence is not None:
        connection.execute(
            "INSERT INTO evidence VALUES (?, ?, ?, ?)",
            (
                signed.number,
                signed.account_number,
                way_of(signed.evidence),
                msgspec.json.encode(signed.evidence).decode(),
            ),
        )
    for one in signed.attachments:
        digest = hashlib.sha256(one.content).hexdigest()
        row = (signed.number, one.name, signed.account_number, signed.terms_digest, digest, one.content)
        connection.execute("INSERT INTO attachments VALUES (?, ?, ?, ?, ?, ?)", row)


def of_agreement(store: Store, number: str) -> Evidence | None:
    """Return how an agreement was agreed; None where that was not recorded."""
    row = store.connection.execute("SELECT way, detail FROM evidence WHERE agreement_number = ?", (number,)).fetchone()
    if row is None:
        return None
    found: Evidence = sure(row[1], as_type(WAYS[row[0]]))
    return found


def attachments(store: Store, number: str) -> tuple[Attachment, ...]:
    """Return what belongs to an agreement beside its pages."""
    rows = store.connection.execute(
        "SELECT name, content FROM attachments WHERE agreement_number = ? ORDER BY name", (number,)
    )
    return tuple(Attachment(name, bytes(content)) for name, content in rows)


def save_awaiting(store: Store, waiting: Awaiting) -> None:
    """Save a paper that goes out to be signed by hand; printed again, the last one counts.

    Refuses the number of an agreement that is signed already (``signed_before``).
    """
    with store.writing() as connection:
        if connection.execute("SELECT 1 FROM agreements WHERE number = ?", (waiting.number,)).fetchone():
            raise Refusal("number", "signed_before")
        gone = connection.execute("DELETE FROM awaiting WHERE number = ? RETURNING wording", (waiting.number,))
        printed = {*(wording for (wording,) in gone.fetchall()), *(wording for wording, _ in waiting.papers)}
        connection.executemany(
            "INSERT INTO awaiting VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    waiting.number,
                    wording,
                    waiting.account_number,
                    waiting.terms_digest,
                    waiting.record,
                    waiting.printed_at.isoformat(),
                    pdf,
                )
                for wording, pdf in waiting.papers
            ],
        )
        event = connection.execute(
            "INSERT INTO events (account_number, at, kind, detail) VALUES (?, ?, 'awaiting', ?)",
            (waiting.account_number, waiting.printed_at.isoformat(), waiting.number),
        ).lastrowid
        about = [("events", str(event)), *(("awaiting", waiting.number, wording) for wording in sorted(printed))]
        audit.record(store, connection, "printed", waiting.account_number, waiting.number, about)


def awaiting(store: Store, account_number: str) -> tuple[Awaiting, ...]:
    """The papers of an account that went out and did not come back signed, by number."""
    rows = store.connection.execute(
        "SELECT number, wording, terms_digest, record, printed_at, pdf FROM awaiting WHERE account_number = ? "
        "AND number NOT IN (SELECT number FROM agreements) ORDER BY number, rowid",
        (account_number,),
    )
    found: dict[str, Awaiting] = {}
    for number, wording, digest, record, printed_at, pdf in rows:
        before = found[number].papers if number in found else ()
        papers = (*before, (wording, bytes(pdf)))
        found[number] = Awaiting(
            number, account_number, digest, bytes(record), datetime.fromisoformat(printed_at), papers
        )
    return tuple(found.values())
