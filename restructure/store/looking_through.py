"""Looking through a whole store: every page, every entry of the record, the order of its times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from restructure.store import audit
from restructure.store.audit import Finding, Head
from restructure.store.connection import Store, apart
from restructure.store.copies import check
from restructure.store.problems import named_problems


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """The findings of a look through a store: faults of the record, the entries before which the clock of the PC ran
    back, and its end."""

    faults: tuple[Finding, ...]
    clock_ran_back: tuple[int, ...]
    head: Head


def look_through(store: Store, heads: tuple[Head, ...] = ()) -> LookedThrough:
    """Verify every page and the record, as ``audit.verify``. Raises ``StoreProblem`` for a page that was changed."""
    check(store.connection)
    return LookedThrough(audit.verify(store, heads), audit.entries_back_in_time(store), audit.head(store))


def begin_look(store: Store) -> Callable[[], LookedThrough]:
    """Return what looks through a store in whatever thread: by a connection of its own."""

    def look() -> LookedThrough:
        with named_problems(), apart(store) as own:
            return look_through(own)

    return look
