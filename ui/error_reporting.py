"""What nobody expected: told in the window, and kept for a diagnostic without a word of anybody.

An exception that leaves an action of the window ends here instead of passing unseen. Its text is dropped, since it may
quote what was typed; what kind it was and where it happened is enough to find it.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from restructure.store import StoreProblem
from restructure.store.problems import named_problems

LOG = logging.getLogger(__name__)
KEPT, DEEPEST = 20, 6
"""So many of the last faults are kept, each with so many of its innermost places."""
UNEXPECTED, DAMAGED, NO_BACKUP = "unexpected", "damaged", "no_backup"
"""The names under which a fault without a name of its own, an unreadable page of an open store and a day without its
backup are told. None of them is outdated by the next save."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: its moment, kind and places, innermost first: ``("session.py:80", …)``."""

    at: datetime
    kind: str
    places: tuple[str, ...]

    def line(self) -> str:
        """The fault in one line."""
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.kind} {' < '.join(self.places)}"


class Faults:
    """Takes every exception that nobody else took. ``tell`` is given the name of the problem."""

    def __init__(self, now: Callable[[], datetime], tell: Callable[[str], None]) -> None:
        self._now, self._tell = now, tell
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        self.last: deque[Fault] = deque(maxlen=KEPT)
        sys.excepthook = self.take
        threading.excepthook = self._take_unseen
        sys.unraisablehook = self._take_unseen

    def close(self) -> None:
        """Leave it to whoever took them before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def take(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        """Keep a fault and tell it; the same one at the same place again is told once."""
        # A panic in a library that is not written in Python is no Exception, and no wish to end either.
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            self._before[0](kind, problem, trace)
            return
        fault = Fault(self._now(), kind.__name__, places_of(trace))
        again = bool(self.last) and (self.last[-1].kind, self.last[-1].places) == (fault.kind, fault.places)
        self.last.append(fault)
        LOG.error("%s", fault.line())
        if sys.stderr is not None:
            print(fault.line(), file=sys.stderr)
        if not again:
            self._tell(name_of(problem))

    def _take_unseen(self, given: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
        # The window is told of a thread's by whoever waits for it; widgets are not touched from here.
        fault = Fault(self._now(), given.exc_type.__name__, places_of(given.exc_traceback))
        self.last.append(fault)
        LOG.error("%s", fault.line())


def name_of(problem: BaseException) -> str:
    """Return what a fault is told as: the problem of a store by its name, such as a damaged page that was read."""
    try:
        with named_problems():
            raise problem
    except StoreProblem as named:
        # The passphrase was right, or nothing would have been read at all.
        return DAMAGED if named.code == "not_opened" else named.code
    except BaseException:  # whatever it is, it ends here
        return UNEXPECTED


def places_of(trace: TracebackType | None) -> tuple[str, ...]:
    """Return the innermost places that an exception came through."""
    found = []
    while trace is not None:
        found.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return tuple(reversed(found[-DEEPEST:]))
