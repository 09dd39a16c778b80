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

DONE = re.compile(r"^done ([0-9]+:[0-9a-f]{64}) ([0-9a-f]{64})$", re.MULTILINE)
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


def settle(store: Store) -> None:
    """Take out of the list of the erased whoever is here although the erasing stands in no record and nothing says that
    it took hold: it was cut short by the end of the program. Where the store lies behind what was written beside it, it
    is an older one that was put back, and says nothing of what was done since."""
    confirm_all(store)
    file = file_of(store.path)
    done = _done_in(store, file)
    doubtful = [one for one in marks_in(file) if one.entry and one.entry not in done]
    if not doubtful or _is_behind(store):
        return
    void = {one.line for _, mine in marked(store, doubtful) for one in mine}
    if not void:
        return
    lines = file.read_text(encoding="ascii", errors="replace").splitlines()
    put(file, "".join(f"{line}\n" for line in lines if line not in void).encode("ascii", "replace"))


def confirm_all(store: Store) -> None:
    """Write down of every erasing that stands in the record that it took hold, where the program ended before."""
    file = file_of(store.path)
    done = _done_in(store, file)
    for one in marks_in(file):
        if one.entry and one.entry not in done and in_record(store, one):
            confirm(store, one.entry)


def confirm(store: Store, entry: str) -> None:
    """Write beside the store that the erasing of an entry took hold."""
    _add(file_of(store.path), f"done {entry} {_seal(store, entry)}")


def _done_in(store: Store, file: Path) -> set[str]:
    """The entries of erasings that took hold, as far as this store wrote that down."""
    text = file.read_text(encoding="ascii", errors="replace") if file.exists() else ""
    return {entry for entry, seal in DONE.findall(text) if hmac.compare_digest(seal, _seal(store, entry))}


def _seal(store: Store, entry: str) -> str:
    return hmac.digest(audit.chain_key(store), f"erased {entry}".encode(), "sha256").hex()


def _is_behind(store: Store) -> bool:
    """Whether ends of the record were written down that this store does not have."""
    for one in audit.written_heads(audit.heads_file(store.path)):
        found = store.connection.execute("SELECT mac FROM audit WHERE seq = ?", (one.seq,)).fetchone()
        if found is None or bytes(found[0]).hex() != one.mac:
            return True
    return False


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
    """Return whether the record of a store holds the entry of that erasing."""
    head = audit.head_of(mark.entry)
    if head is None:
        return False
    found = store.connection.execute("SELECT mac FROM audit WHERE seq = ?", (head.seq,)).fetchone()
    return found is not None and bytes(found[0]).hex() == head.mac


def remember(store: Store, account_number: str, entry: audit.Head) -> None:
    """Write a salted commitment to the number, with the entry of the erasing, beside the store, where a restored backup
    does not undo it."""
    salt = secrets.token_bytes(16)
    _add(file_of(store.path), Mark(salt, _mark(audit.chain_key(store), salt, account_number), entry.text).line)


def _add(file: Path, line: str) -> None:
    torn = file.exists() and not file.read_bytes().endswith(b"\n")
    with file.open("a", encoding="ascii", newline="\n") as lines:
        # A line that was cut short must not take the next one with it.
        lines.write("\n" if torn else "")
        lines.write(f"{line}\n")
        lines.flush()
        os.fsync(lines.fileno())
    file.chmod(0o600)


def file_of(path: Path) -> Path:
    """Return where the list of a store lies."""
    return path.with_name(f"{path.name}.erased")


def marks_in(file: Path) -> list[Mark]:
    """Everybody in a list; a line that cannot be read is passed over."""
    if not file.exists():
        return []
    found = MARK.findall(file.read_text(encoding="ascii", errors="replace"))
    return [Mark(bytes.fromhex(salt), bytes.fromhex(mark), entry) for salt, mark, entry in found]


def _mark(key: bytes, salt: bytes, account_number: str) -> bytes:
    return hmac.digest(key, salt + account_number.encode(), "sha256")
