"""The list of the erased: beside the store, where a restored backup does not undo it. It names nobody."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from restructure.store import audit, beside
from restructure.store.connection import Store

ENDING = ".erased"
APART = "\x1f"
MARK = re.compile(r"([0-9a-f]{32}) ([0-9a-f]{64})(?: ([0-9]+:[0-9a-f]{64}))?")

DONE = re.compile(r"done ([0-9]+:[0-9a-f]{64}) ([0-9a-f]{64})")
"""An erasing that took hold, sealed with the key of the record."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody in the list of the erased: a salted commitment to the number, and the entry of the record that says so,
    empty in a list of an earlier version."""

    salt: bytes
    mark: bytes
    entry: str

    @property
    def line(self) -> str:
        """As it stands in the file."""
        return f"{self.salt.hex()} {self.mark.hex()} {self.entry}".rstrip()


BESIDE_CLIENT = "beside_client"


@dataclass(frozen=True, slots=True)
class Standing:
    """Standing of a person beside another's debt, as it is held against the list; beside a client the number is that of
    the file, and the role ``BESIDE_CLIENT``."""

    account_number: str
    role: str
    person: int

    @property
    def key(self) -> str:
        """As one text, which no number of an account is."""
        return APART.join((self.account_number, self.role, str(self.person)))


def standing_of(key: str) -> Standing | None:
    """The standing that a text of the list is about; None where it is the number of an account."""
    number, *rest = key.split(APART)
    return Standing(number, rest[0], int(rest[1])) if len(rest) == 2 else None


def settle(store: Store) -> None:
    """Take out of the list of the erased whoever is here although the erasing stands in no record and nothing says that
    it took hold: it was cut short by the end of the program. Where the store lies behind what was written beside it, it
    is an older one that was put back, and says nothing of what was done since."""
    confirm_all(store)
    done = _done(store)
    doubtful = [one for one in marks(store.path) if one.entry and one.entry not in done]
    if not doubtful or _is_behind(store):
        return
    void = {one.line for _, mine in marked(store, doubtful) for one in mine}
    if void:
        kept = (line for line in beside.lines(store.path, ENDING) if line not in void)
        beside.write(store.path, ENDING, kept)


def confirm_all(store: Store) -> None:
    """Write down of every erasing that stands in the record that it took hold, where the program ended before."""
    beside.mend(store.path, ENDING)
    done = _done(store)
    for one in marks(store.path):
        if one.entry and one.entry not in done and in_record(store, one):
            confirm(store, one.entry)


def confirm(store: Store, entry: str) -> None:
    """Write beside the store that the erasing of an entry took hold."""
    beside.add(store.path, ENDING, f"done {entry} {_seal(store, entry)}")


def _done(store: Store) -> set[str]:
    """The entries of erasings that took hold, as far as this store wrote that down."""
    found = (DONE.fullmatch(line) for line in beside.lines(store.path, ENDING))
    return {one[1] for one in found if one and hmac.compare_digest(one[2], _seal(store, one[1]))}


def _seal(store: Store, entry: str) -> str:
    return hmac.digest(audit.chain_key(store), f"erased {entry}".encode(), "sha256").hex()


def _is_behind(store: Store) -> bool:
    """Whether ends of the record were written down that this store does not have."""
    for one in audit.written_heads(audit.heads_file(store.path)):
        found = store.connection.execute("SELECT mac FROM audit WHERE seq = ?", (one.seq,)).fetchone()
        if found is None or bytes(found[0]).hex() != one.mac:
            return True
    return False


def marked(store: Store, listed: list[Mark]) -> Iterator[tuple[str, list[Mark]]]:
    """The accounts of a store, and the standings beside debtors and clients, that are in a list of the erased, with
    their marks."""
    if not listed:
        return
    key = audit.chain_key(store)
    accounts = store.connection.execute("SELECT number FROM accounts").fetchall()
    beside_debtors = store.connection.execute(
        "SELECT account_number, role, person_id FROM person_roles WHERE role <> 'debtor'"
    )
    beside_clients = store.connection.execute(
        "SELECT CAST(file_id AS TEXT), ?, person_id FROM client_people", (BESIDE_CLIENT,)
    )
    standing = (Standing(*row).key for row in (*beside_debtors.fetchall(), *beside_clients.fetchall()))
    for number in (*(row[0] for row in accounts), *standing):
        mine = [one for one in listed if _mark(key, one.salt, number) == one.mark]
        if mine:
            yield number, mine


def in_record(store: Store, mark: Mark) -> bool:
    """Return whether the record of a store holds the entry of that erasing."""
    head = audit.head_of(mark.entry)
    if head is None:
        return False
    found = store.connection.execute("SELECT mac FROM audit WHERE seq = ?", (head.seq,)).fetchone()
    return found is not None and bytes(found[0]).hex() == head.mac


def remember(store: Store, account_number: str, entry: audit.Head) -> Mark:
    """Write a salted commitment to the number, with the entry of the erasing, beside the store, where a restored backup
    does not undo it; returns what was written."""
    salt = secrets.token_bytes(16)
    mark = Mark(salt, _mark(audit.chain_key(store), salt, account_number), entry.text)
    beside.add(store.path, ENDING, mark.line)
    return mark


def take_back(store: Store, mark: Mark) -> None:
    """Take the mark that was written last out of the list again: its erasing did not take hold."""
    beside.take_back(store.path, ENDING, mark.line)


def marks(path: Path) -> list[Mark]:
    """Everybody in the list of a store; a line that cannot be read is passed over."""
    found = (MARK.fullmatch(line) for line in beside.lines(path, ENDING))
    return [Mark(bytes.fromhex(one[1]), bytes.fromhex(one[2]), one[3] or "") for one in found if one]


def _mark(key: bytes, salt: bytes, account_number: str) -> bytes:
    return hmac.digest(key, salt + account_number.encode(), "sha256")
