"""Spreadsheets read by a program of their own, so that no file ends, freezes or fills the one that asks for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread, Timer
from typing import IO, Any

import msgspec

from calculators.errors import Refusal
from restructure.importing.lines import Cancelled, Line, Progress, Sheet, never_cancelled

READER = "restructure.importing.workbook_child"
ROOT = Path(__file__).parents[2]
SECONDS, SECONDS_A_BYTE = 30.0, 1e-5
"""How long the reader may take until the sheet stands in memory, however busy the PC: so long, and so long for each
byte of the file."""
TICK = 0.05
"""So many seconds between two looks at a reader that has not said anything yet."""


def open_workbook(path: Path, progress: Progress = never_cancelled, sheet: str = "") -> Sheet:
    """The rows of the named ``sheet``, or of the first that is shown and holds something. ``progress`` is asked while
    it is waited for.

    Refuses a sheet that is not there, and what cannot be read within the memory and the time that a file of its size
    may take. Raises ``Cancelled`` when ``progress`` answers False.
    """
    frames = _frames(path, progress, sheet)
    first = next(frames, {})
    if "refused" in first:
        raise Refusal("file", first["refused"], **first["facts"])
    if "sheet" not in first:
        raise Refusal("file", "file_heavy")
    return Sheet(_rows(frames), first["lines"], first["sheet"], tuple(first["others"]), _shown(first["shown"]))


def _shown(told: dict[str, list[Any]]) -> dict[str, list[Line]]:
    return {name: [(line, cells) for line, cells in lines] for name, lines in told.items()}


def _rows(frames: Iterator[dict[str, Any]]) -> Iterator[Line]:
    for one in frames:
        if "whole" in one:
            return
        if "rows" not in one:
            break
        yield from ((line, cells) for line, cells in one["rows"])
    # Whoever takes the rows takes them all or none.
    raise Refusal("file", "file_sheet")


def _frames(path: Path, progress: Progress, sheet: str) -> Iterator[dict[str, Any]]:
    """What the reader says, one after the other; it ends with whoever listens."""
    places = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", READER, str(path.resolve()), sheet],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": places},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert process.stdout is not None
    try:
        yield from _told(process, process.stdout, path.stat().st_size, progress)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _told(process: subprocess.Popen[bytes], said: IO[bytes], size: int, progress: Progress) -> Iterator[dict[str, Any]]:
    watch = Timer(SECONDS + SECONDS_A_BYTE * size, process.kill)
    watch.daemon = True
    watch.start()
    try:
        first = _first(said, progress)
    finally:
        watch.cancel()
    while first.endswith(b"\n"):
        yield msgspec.json.decode(first)
        first = said.readline()


def _first(said: IO[bytes], progress: Progress) -> bytes:
    """The first line, which comes once the whole sheet stands in the reader's memory."""
    heard: list[bytes] = []
    listener = Thread(target=lambda: heard.append(said.readline()), daemon=True)
    listener.start()
    while listener.is_alive():
        listener.join(TICK)
        if not progress(0, 0):
            raise Cancelled
    return heard[0] if heard else b""
