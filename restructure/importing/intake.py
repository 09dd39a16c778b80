"""A file into the store: all its good rows in one transaction, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from calculators.errors import Refusal
from restructure.importing.exporting import csv_bytes
from restructure.importing.headings import recognised
from restructure.importing.reading import (
    Columns,
    Placed,
    Problem,
    Progress,
    left_out,
    never_cancelled,
    open_file,
    scan,
)
from restructure.parties.account import Account
from restructure.store import Store, accounts, settings
from restructure.store.accounts import Duplicates


@dataclass(frozen=True, slots=True)
class Taken:
    """Result of an import: rows read, accounts new, changed and left as they were, rows not taken; ``columns`` are
    those that were told apart, empty where the layout is known; ``sheet`` is the one of a workbook that was read, and
    ``others`` those that hold something and were not; ``unread`` are the columns that nothing was taken from."""

    layout: str
    rows: int
    new: int
    changed: int
    known: int
    problems: tuple[Problem, ...]
    columns: Columns = field(default_factory=dict)
    sheet: str = ""
    others: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def take_in(
    store: Store,
    path: Path,
    *,
    duplicates: Duplicates = "keep",
    dry_run: bool = False,
    columns: Columns | None = None,
    progress: Progress = never_cancelled,
) -> Taken:
    """Import a file of accounts. An account that is there already is kept as it is, or updated, as ``duplicates`` says;
    an update changes what the file says, in the columns that it has and the cells that are not blank, and never to an
    older balance. With ``dry_run`` everything is tried and nothing stays. What ``columns`` says of a header is
    remembered for the next file that has it; where it says nothing, what was remembered counts, then the usual names.

    Refuses a file that cannot be read or whose columns are unknown. Raises ``Cancelled`` when ``progress`` answers
    False; nothing is stored then.
    """
    file = open_file(path, progress)
    if columns is None and not file.layout:
        columns = settings.columns(store, file.header) or recognised(file.header) or None
    found = scan(file, store.now().date(), progress, columns, quick=True)
    problems: list[Problem] = []

    def good() -> Iterator[Placed]:
        for entry in found.entries:
            if isinstance(entry, Problem):
                problems.append(entry)
            elif not isinstance(entry, Account):
                yield entry

    added = accounts.add_rows(store, good(), duplicates=duplicates, dry_run=dry_run)
    names = dict(zip(found.header, file.header, strict=True))
    for (line, cells), reason in added.refused:
        problems.append(Problem(line, names.get(reason.field, reason.field), reason, tuple(cells)))
    problems.sort(key=lambda one: one.line)
    if columns is not None and not dry_run:
        settings.save_columns(store, file.header, columns)
    rows = added.new + added.changed + added.known + len(problems)
    counts = rows, added.new, added.changed, added.known
    unread = left_out(file.header, found.layout, columns)
    return Taken(found.layout, *counts, tuple(problems), columns or {}, file.sheet.name, file.sheet.others, unread)


def bad_rows(problems: Sequence[Problem], say: Callable[[Refusal], str]) -> bytes:
    """The rows that were not taken as a CSV file, each with line, column and reason, to be repaired and read again.

    ``say`` turns a refusal into a sentence.
    """
    rows = [(str(one.line), one.column, say(one.reason), *one.cells) for one in problems]
    return csv_bytes([("line", "column", "reason"), *rows])
