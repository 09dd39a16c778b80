"""One program at a store: a lock that its system takes back when the program ends, however it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from restructure.store import location
from restructure.store.problems import StoreProblem, named_problems


@contextmanager
def alone_at(path: Path) -> Iterator[None]:
    """Hold the store at ``path`` for this program. Raises ``StoreProblem`` where another has it.

    The file beside the store says nothing by being there: after a crash it is simply taken again.
    """
    with named_problems():
        path = location.real(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.with_name(f"{path.name}.lock").open("ab")
    with file:
        _take(file)
        yield


def _take(file: IO[bytes]) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise StoreProblem("in_use") from None
