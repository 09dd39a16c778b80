"""R2: the writes and syncs of a real store, recorded by strace, are played up to any point, as a power cut leaves them.

What was written after the last sync of its file is there, missing, or torn in the middle.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from restructure.store import StoreProblem, accounts, agreements, negotiations
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store

CALL = re.compile(r"^\d+\s+(pwrite64|fdatasync|fsync|ftruncate|write|unlink)\((.*?)\)\s+=\s+(-?\d+)")
WRITE = re.compile(r'^\d+<(.*?)>, "((?:\\x[0-9a-f]{2})*)"(\.\.\.)?, \d+(?:, (\d+))?')


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that reached the kernel: bytes for a file, a sync, a new length, or a word to the person."""

    kind: str
    file: str
    data: bytes = b""
    offset: int = 0


def possible() -> bool:
    """Whether this PC can record."""
    return shutil.which("strace") is not None


def record(folder: Path, commits: int) -> list[Step]:
    """What a process that signs and offers asks of the kernel."""
    path = folder / "cuts.db"
    store = open_store(path)
    accounts.save(store, ACCOUNT)
    store.close()
    shutil.copyfile(path, folder / "before.db")
    trace = folder / "trace"
    calls = "trace=pwrite64,fdatasync,fsync,ftruncate,write,unlink"
    writer = [sys.executable, "-m", "tests.soak.writer", str(path), "cut", str(commits)]
    command = ["strace", "-f", "-y", "-xx", "-s", "200000", "-e", calls, "-o", str(trace), *writer]
    subprocess.run(command, check=True, capture_output=True)
    return [step for line in trace.read_text(errors="replace").splitlines() if (step := _step(line)) is not None]


def _step(line: str) -> Step | None:
    match = CALL.match(line)
    if match is None or int(match[3]) < 0:
        return None
    kind, rest = match[1], match[2]
    if kind in ("pwrite64", "write"):
        written = WRITE.match(rest)
        if written is None:
            return None
        data = bytes.fromhex(written[2].replace("\\x", ""))
        return Step(kind, _name(written[1]), data, int(written[4] or 0))
    file = re.match(r"\d+<(.*?)>(?:, (\d+))?", rest)
    return Step(kind, _name(file[1]), offset=int(file[2] or 0)) if file else None


def _name(text: str) -> str:
    plain = bytes.fromhex(text.replace("\\x", "")).decode() if text.startswith("\\x") else text
    return plain.rsplit("/", 1)[-1]


def lost(folder: Path, cuts: int, commits: int = 40) -> int:
    """How many acknowledged commits are missing after so many cuts; a store that does not open has lost them all."""
    steps, chance, missing = record(folder, commits), random.Random(2), 0
    for cut in range(cuts):
        place = folder / f"cut-{cut}"
        place.mkdir()
        promised = _played(steps, chance.randrange(len(steps)), place, folder / "before.db", chance)
        missing += _missing(place / "cuts.db", promised)
        shutil.rmtree(place)
    return missing


def _played(steps: list[Step], until: int, place: Path, before: Path, chance: random.Random) -> set[str]:
    """Leave the files as a cut after ``until`` steps may leave them; returns what had been acknowledged."""
    files = {"cuts.db": bytearray(before.read_bytes()), "cuts.db-wal": bytearray()}
    unsynced: dict[str, list[Step]] = defaultdict(list)
    promised: set[str] = set()
    for step in steps[:until]:
        if step.kind == "write":
            promised.add(step.data.decode(errors="replace").strip())
        elif step.kind in ("fsync", "fdatasync"):
            for one in unsynced.pop(step.file, []):
                _apply(files, one, len(one.data))
        elif step.file in files:
            unsynced[step.file].append(step)
    for pending in unsynced.values():
        for one in pending:
            fate = chance.random()
            if fate < 2 / 3:
                _apply(files, one, len(one.data) if fate < 1 / 3 else chance.randrange(len(one.data) + 1))
    for name, content in files.items():
        (place / name).write_bytes(content)
    return {word for word in promised if word.startswith("cut-")}


def _apply(files: dict[str, bytearray], step: Step, length: int) -> None:
    content = files[step.file]
    if step.kind == "ftruncate":
        del content[step.offset :]
        return
    content.extend(bytes(max(0, step.offset + length - len(content))))
    content[step.offset : step.offset + length] = step.data[:length]


def _missing(path: Path, promised: set[str]) -> int:
    try:
        store = open_store(path)
    except StoreProblem:
        return max(len(promised), 1)
    signed = {
        number
        for number in agreements.of_account(store, ACCOUNT.number)
        if (one := agreements.load(store, number)) is not None and len(one.editions) == 2
    }
    offered = {event.detail for event in negotiations.events(store, ACCOUNT.number)}
    store.close()
    return len(promised - signed - offered)
