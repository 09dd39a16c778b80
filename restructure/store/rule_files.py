"""The files of an organisation's own rules, as a backup holds them, and the way back into their folder."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from calculators.errors import Refusal
from restructure.files import put, read_bounded
from restructure.store.connection import Store
from restructure.store.row_digests import Row

FOLDER, ENDING, LARGEST = "rules", ".toml", 1_000_000


@dataclass(frozen=True, slots=True)
class Restored:
    """Outcome for each file by its name: put back, there already, what was there kept under another name, and those
    that are not what was backed up, which stay out. ``absent`` where the backup holds none."""

    back: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    absent: bool = False


def folder_of(path: Path) -> Path:
    """Return where the own rules of a store lie, unless somebody says otherwise: beside it."""
    return path.parent / FOLDER


def take_in(connection: sqlite3.Connection, folder: Path) -> list[Row]:
    """Take the files of a folder into the store, so that its backup holds them; returns the rows that changed, those
    that went among them. A file that cannot be read is left out, as it holds no rule."""
    files = {}
    for path in sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else ():
        with suppress(Refusal):
            files[path.name] = read_bounded(path, largest=LARGEST)
    held = dict(connection.execute("SELECT name, sha256 FROM rule_files").fetchall())
    now = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    changed = [name for name in {*held, *now} if held.get(name) != now.get(name)]
    for name in changed:
        connection.execute("DELETE FROM rule_files WHERE name = ?", (name,))
        if name in files:
            connection.execute("INSERT INTO rule_files VALUES (?, ?, ?)", (name, files[name], now[name]))
    return [("rule_files", name) for name in sorted(changed)]


def put_back(store: Store, folder: Path) -> Restored:
    """Put the files that a restored store holds back into their folder; one that is there and another is kept beside.
    Raises ``OSError`` where they cannot be written."""
    rows = store.connection.execute("SELECT name, content, sha256 FROM rule_files ORDER BY name").fetchall()
    back, same, kept, wrong = [], [], [], []
    for name, content, digest in rows:
        if hashlib.sha256(content).hexdigest() != digest or Path(name).name != name or not name.endswith(ENDING):
            wrong.append(str(name))
            continue
        path = folder / name
        there = path.read_bytes() if path.is_file() else None
        if there == content:
            same.append(name)
            continue
        folder.mkdir(parents=True, exist_ok=True)
        if there is not None:
            aside = f"{name}.{store.now():%Y-%m-%d-%H%M%S}"
            put(folder / aside, there)
            kept.append(aside)
        put(path, content)
        back.append(name)
    return Restored(tuple(back), tuple(same), tuple(kept), tuple(wrong), absent=not rows)
