"""Many requests, one a line: one answer a line, in the order of the requests. No Qt."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import IO

import msgspec

from restructure.requests import LARGEST_REQUEST
from ui.api.routes import compute

BATCH = 32
"""Lines that one process takes at a time: enough to outweigh the way there and back."""
AHEAD = 3
"""Batches a process that are read before the oldest is answered: what is in memory stays the same for any file."""

Answer = tuple[bytes, int]


def answers(kind: str, source: IO[bytes], processes: int = 1) -> Iterator[Answer]:
    """Each line of ``source`` answered as JSON without line breaks, with 0, or 2 where its answer names errors.

    Line n of the answers belongs to line n of the requests, an empty one included. One process answers each line
    before it reads the next; more of them answer batches of lines.
    """
    requests, processes = _lines(source), at_once(processes)
    if processes == 1:
        yield from (_answered(kind, line) for line in requests)
        return
    with ProcessPoolExecutor(processes) as pool:
        waiting: deque[Future[list[Answer]]] = deque()
        while batch := list(islice(requests, BATCH)):
            waiting.append(pool.submit(_batch, kind, batch))
            if len(waiting) >= AHEAD * processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def at_once(processes: int) -> int:
    """Return how many processes work at a time: as many as are asked for, and no more than this PC has cores."""
    return max(min(processes, os.cpu_count() or 1), 1)


def _lines(source: IO[bytes]) -> Iterator[bytes]:
    """Lines without their ends; of one that is longer than a request may be, just enough to be refused."""
    while line := source.readline(LARGEST_REQUEST + 1):
        rest = line
        while len(rest) > LARGEST_REQUEST and not rest.endswith(b"\n"):
            rest = source.readline(LARGEST_REQUEST + 1)
        yield line.rstrip(b"\r\n")


def _batch(kind: str, lines: list[bytes]) -> list[Answer]:
    return [_answered(kind, line) for line in lines]


def _answered(kind: str, line: bytes) -> Answer:
    reply, code = compute(kind, line)
    return msgspec.json.encode(reply), code
