"""Spreadsheets read by a program of their own, so that no file ends, freezes or fills the one that asks for it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import IO, Any

import msgspec

from calculators.errors import Refusal
from restructure import children
from restructure.importing.lines import Cancelled, Line, Marks, Progress, Sheet, never_cancelled

READER = "restructure.importing.workbook_child"
SECONDS, SECONDS_A_BYTE = 30.0, 1e-5
"""How long the reader may say nothing, however busy the PC: so long, and so long for each byte of the file."""
TICK = 0.05
"""So many seconds between two looks at a reader that says nothing."""
AHEAD = 4
"""So many batches of rows wait for whoever takes them."""


def open_workbook(path: Path, progress: Progress = never_cancelled, sheet: str = "") -> Sheet:
    """The rows of the named ``sheet``, or of the first that is shown and holds something. ``progress`` is asked while
    it is waited for.

    Refuses a sheet that is not there, and what cannot be read within the memory and the time that a file of its size
    may take. Raises ``Cancelled`` when ``progress`` answers False.
    """
    frames = _frames(path, progress, sheet)
    first = next(frames, {})
    if "sheet" not in first:
        frames.close()
        raise _refused(first)
    return Sheet(
        _rows(frames),
        first["lines"],
        first["sheet"],
        tuple(first["others"]),
        _shown(first["shown"]),
        marks=msgspec.convert(first["marks"], Marks, strict=False),
    )


def _refused(told: dict[str, Any]) -> Refusal:
    """Return why there are no rows, or none any more: the reader says it, or took more than it may."""
    return Refusal("file", told["refused"], **told["facts"]) if "refused" in told else Refusal("file", "file_heavy")


def _shown(told: dict[str, list[Any]]) -> dict[str, list[Line]]:
    return {name: [(line, cells) for line, cells in lines] for name, lines in told.items()}


def _rows(frames: Generator[dict[str, Any], None, None]) -> Iterator[Line]:
    try:
        last: dict[str, Any] = {}
        for last in frames:
            if "whole" in last:
                return
            if "rows" not in last:
                break
            yield from ((line, cells) for line, cells in last["rows"])
        # Whoever takes the rows takes them all or none.
        raise _refused(last)
    finally:
        frames.close()


def _frames(path: Path, progress: Progress, sheet: str) -> Generator[dict[str, Any], None, None]:
    """What the reader says, one after the other; it ends with whoever listens."""
    # Never written to: that its input closes tells the reader that nobody listens any more, killed or not.
    process = children.start(READER, str(path.resolve()), sheet)
    assert process.stdout is not None
    assert process.stdin is not None
    heard: Queue[bytes] = Queue(AHEAD)
    listener = Thread(target=_listen, args=(process.stdout, heard), daemon=True)
    listener.start()
    try:
        yield from _told(heard, SECONDS + SECONDS_A_BYTE * path.stat().st_size, progress)
    finally:
        process.kill()
        process.wait()
        # Whoever waits for room in the queue sees that nothing follows.
        while listener.is_alive():
            with suppress(Empty):
                heard.get(timeout=TICK)
        process.stdin.close()
        process.stdout.close()


def _listen(said: IO[bytes], heard: Queue[bytes]) -> None:
    line = b"\n"
    while line.endswith(b"\n"):
        line = said.readline()
        heard.put(line)


def _told(heard: Queue[bytes], patience: float, progress: Progress) -> Iterator[dict[str, Any]]:
    """What was heard, until it ends, or nothing is heard for too long."""
    since = monotonic()
    while monotonic() - since < patience:
        try:
            line = heard.get(timeout=TICK)
        except Empty:
            if not progress(0, 0):
                raise Cancelled from None
            continue
        if not line.endswith(b"\n"):
            return
        yield msgspec.json.decode(line)
        since = monotonic()
