"""The list of the erased: beside the store, where a restored backup does not undo it. It names nobody."""

from __future__ import annotations

import hmac
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from restructure.files import put
from restructure.store import audit
from restructure.store.connection import Store

MARK = re.compile(r"^([0-9a-f]{32}) ([0-9a-f]{64})(?: ([0-9]+:[0-9a-f]{64}))?$", re.MULTILINE)


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


def settle(store: Store) -> None:
    """Take out of the list of the erased whoever is here although the erasing stands in no record: it was cut short by
    the end of the program before it took hold."""
    file = file_of(store.path)
    marks = marks_in(file)
    doubtful = [one for one in marks if one.entry and not in_record(store, one)]
    void = {one for _, mine in marked(store, doubtful) for one in mine}
    if void:
        put(file, "".join(f"{one.line}\n" for one in marks if one not in void).encode("ascii"))
        file.chmod(0o600)


def marked(store: Store, marks: list[Mark]) -> Iterator[tuple[str, list[Mark]]]:
    """The accounts of a store that stand in a list of the erased, with their marks."""
    if not marks:
        return
    key = audit.chain_key(store)
    for (number,) in store.connection.execute("SELECT number FROM accounts").fetchall():
        mine = [one for one in marks if _mark(key, one.salt, number) == one.mark]
        if mine:
            yield number, mine


def in_record(store: Store, mark: Mark) -> bool:
    """Whether the record of a store holds the entry of that erasing."""
    head = audit.head_of(mark.entry)
    if head is None:
        return False
    found = store.connection.execute("SELECT mac FROM audit WHERE seq = ?", (head.seq,)).fetchone()
    return found is not None and bytes(found[0]).hex() == head.mac


def remember(store: Store, account_number: str, entry: audit.Head) -> None:
    """Write a salted commitment to the number, with the entry of the erasing, beside the store, where a restored backup
    does not undo it."""
    salt = secrets.token_bytes(16)
    file = file_of(store.path)
    torn = file.exists() and not file.read_bytes().endswith(b"\n")
    made = Mark(salt, _mark(audit.chain_key(store), salt, account_number), entry.text)
    with file.open("a", encoding="ascii", newline="\n") as lines:
        # A line that was cut short must not take the next one with it.
        lines.write("\n" if torn else "")
        lines.write(f"{made.line}\n")
        lines.flush()
        os.fsync(lines.fileno())
    file.chmod(0o600)


def file_of(path: Path) -> Path:
    """Where the list of a store lies."""
    return path.with_name(f"{path.name}.erased")


def marks_in(file: Path) -> list[Mark]:
    """Everybody in a list; a line that cannot be read is passed over."""
    if not file.exists():
        return []
    found = MARK.findall(file.read_text(encoding="ascii", errors="replace"))
    return [Mark(bytes.fromhex(salt), bytes.fromhex(mark), entry) for salt, mark, entry in found]


def _mark(key: bytes, salt: bytes, account_number: str) -> bytes:
    return hmac.digest(key, salt + account_number.encode(), "sha256")
