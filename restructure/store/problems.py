"""What can be wrong with a store, by name."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from sqlcipher3 import dbapi2 as sqlcipher

Problem = Literal[
    "no_store",
    "not_a_store",
    "not_opened",
    "newer_store",
    "locked",
    "in_use",
    "read_only",
    "disk_full",
    "unreadable",
    "damaged",
    "network_folder",
    "hard_linked",
    "not_a_backup",
    "backup_failed",
    "rules_changed",
]

DatabaseError: type[Exception] = sqlcipher.DatabaseError
IntegrityError: type[Exception] = sqlcipher.IntegrityError
"""What a constraint or a trigger of the store refuses."""


class StoreProblem(Exception):
    """The store cannot be used: a code that a catalogue turns into words, never a value from the store."""

    def __init__(self, code: Problem) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def named_problems() -> Iterator[None]:
    """Turn what SQLite, SQLCipher and the file system say into a named problem."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        code = _code(str(error))
        if code is None:
            raise
        raise StoreProblem(code) from None
    except MemoryError:
        # SQLCipher says so of a page that its key does not fit.
        raise StoreProblem("not_opened") from None
    except BrokenPipeError:
        # Whoever reads what is printed has read enough: nothing of the store's.
        raise
    except OSError as error:
        raise StoreProblem("disk_full" if error.errno == errno.ENOSPC else "unreadable") from None


def _code(message: str) -> Problem | None:
    # A wrong passphrase and a damaged file look alike, and are told alike: no guess is confirmed.
    known: dict[str, Problem] = {
        "not a database": "not_opened",
        "malformed": "not_opened",
        "vtable constructor failed": "not_opened",
        "locked": "locked",
        "readonly": "read_only",
        "disk is full": "disk_full",
        "unable to open": "unreadable",
        "disk I/O error": "unreadable",
        "no such table": "not_a_store",
        "no such column": "not_a_store",
    }
    return next((code for words, code in known.items() if words in message), None)
