"""A file into the store: all its good rows in one transaction, or none."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from calculators.errors import Refusal
from restructure.importing.exporting import csv_bytes
from restructure.importing.headings import NOTE, guessed, perhaps_meant
from restructure.importing.hidden_rows import NOTHING_HIDDEN, Hidden, check_hidden, seen
from restructure.importing.reading import (
    NOTHING_SAID,
    Cancelled,
    Columns,
    Opened,
    Placed,
    Problem,
    Progress,
    Said,
    by_names,
    in_line,
    left_out,
    never_cancelled,
    open_file,
    order_of,
    rates_of,
    scan,
)
from restructure.parties.account import Account
from restructure.policy import POLICIES
from restructure.store import Store, accounts, negotiations, payees, settings
from restructure.store.accounts import Duplicates
from restructure.store.batches import Source, importing, kept_as
from restructure.store.columns import Values
from restructure.store.differences import Differences, differences
from restructure.unreadable import Unreadable


@dataclass(frozen=True, slots=True)
class Taken:
    """Result of an import: rows read, accounts new, changed and left as they were, rows not taken; ``columns`` are
    those that were told apart, empty where the layout is known; ``sheet`` is the one of a workbook that was read, and
    ``others`` those that hold something and were not; ``unread`` are the columns that nothing was taken from, ``said``
    what held for all rows, ``line`` that of the head and ``header`` the file's names of its columns; ``batch`` is what
    the import is undone by, None where nothing came of it. Of the accounts changed, ``waiting`` have a balance that
    waits for a second person. Of the columns nobody confirmed those that are ``likely`` only; ``perhaps`` are those
    that could be more of ours, and were not read; ``encoding`` is that of a text that could be in another too,
    ``hidden`` what of the sheet is not shown, and ``unlike`` a row whose one sum for all that is owed, in a column that
    is not read, is none of what is read."""

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
    said: Said = NOTHING_SAID
    line: int = 1
    header: tuple[str, ...] = ()
    batch: int | None = None
    waiting: int = 0
    likely: Columns = field(default_factory=dict)
    perhaps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    encoding: str = ""
    hidden: Hidden = NOTHING_HIDDEN
    unlike: Problem | None = None


CURRENCIES = {"CN": "CNY", "GB": "GBP", "US": "USD"}
"""The currency of a country whose calendar a rule set follows."""
WAYS = ("rates", "dates")
"""What is remembered beside the constants, each under its own name."""


def completed(store: Store, file: Opened, columns: Columns, said: Said) -> Said:
    """Return what is said of a file, with what is known here, what was remembered for its header and what a line above
    its head tells: each only where the file has no such column, and a person says nothing else. The day of the balances
    is never one that was remembered."""
    before = settings.constants(store, file.header)
    remembered = {name: value for name, value in before.items() if name not in (*WAYS, "as_of")}
    told = {"currency": file.head.currency} if file.head.currency else {}
    if file.head.as_of is not None:
        told["as_of"] = file.head.as_of.isoformat()
    known = known_here(store, columns) | remembered | told
    constants = {name: value for name, value in known.items() if name not in columns}
    return replace(
        said,
        constants={name: value for name, value in {**constants, **said.constants}.items() if value},
        rates=said.rates or rates_of(before.get("rates", "")),
        dates=said.dates or order_of(before.get("dates", "")),
    )


def known_here(store: Store, columns: Columns) -> dict[str, str]:
    """Return what an organisation that works by a country's rules need not say of its own lists: the currency there,
    and where it has one creditor alone, whom the debts are owed to and that it gave the figures. A person sees it
    before the import and may say otherwise."""
    organisation, table = settings.organisation(store), payees.payees(store)
    if isinstance(organisation, Unreadable) or isinstance(table, Unreadable):
        return {}
    currency = CURRENCIES.get(POLICIES[organisation.policy.rule_set].calendar)
    if currency is None:
        return {}
    identity, known = organisation.identity, {"currency": currency}
    own = (identity.name_zh if currency == "CNY" else "") or identity.name or identity.name_zh
    creditors = {one.creditor for one in table} or {own}
    if len(creditors) == 1 and "creditor" not in columns and (creditor := creditors.pop()):
        known |= {"creditor": creditor, "confirmed_by": creditor}
    return known


def remember(store: Store, header: tuple[str, ...], columns: Columns, said: Said) -> None:
    """Remember what a person said of a file for the next one with its header, but for the day of its balances."""
    ways = {name: value for name, value in zip(WAYS, (said.rates, said.dates), strict=True) if value}
    constants = {name: value for name, value in said.constants.items() if value and name != "as_of"} | ways
    if settings.columns(store, header) != columns:
        settings.save_columns(store, header, columns)
    if settings.constants(store, header) != constants:
        settings.save_constants(store, header, constants)


def compare_file(
    store: Store, path: Path, columns: Columns | None = None, said: Said = NOTHING_SAID
) -> tuple[Differences, int]:
    """Return as ``compare`` of a file that is not open. Refuses as ``take_in``."""
    file = open_file(path, said=said, known=settings.known_headers(store))
    with closing(file.sheet):
        file, columns, said = _meant(store, file, columns, said)
        return compare(store, file, columns, said)


def compare(store: Store, file: Opened, columns: Columns | None, said: Said) -> tuple[Differences, int]:
    """Return what an open file would change in the accounts that are there, and how many of its rows would not be
    taken. Nothing is kept. Refuses as ``scan``."""
    refused = 0

    def good() -> Iterator[Values]:
        nonlocal refused
        for entry in scan(file, store.now().date(), columns=columns, said=said, quick=True).entries:
            if isinstance(entry, Problem):
                refused += 1
            elif not isinstance(entry, Account):
                yield entry[0]

    return differences(store, good()), refused


def _meant(store: Store, file: Opened, columns: Columns | None, said: Said) -> tuple[Opened, Columns | None, Said]:
    """The file, the meaning of its columns, and what is said of it, as far as that is known. Refuses one with several
    sheets of accounts of which none is named, and one with rows that are hidden or struck through of which nothing is
    said."""
    if file.rivals and not said.sheet:
        raise Refusal("file", "file_sheets", sheets=in_line((file.sheet.name, *file.rivals)))
    check_hidden(file.hidden, said.hidden, said.struck)
    if columns is None and not file.layout:
        columns = settings.columns(store, file.header)
        if not columns:
            file, found = by_names(file)
            columns = found or None
    known = columns if columns is not None else dict.fromkeys(file.header, "")
    return file, columns, completed(store, file, known, said)


def good_rows(file: Opened, today: date, columns: Columns, said: Said) -> tuple[list[Values], int]:
    """Return the rows of an open file that would be taken, and how many would not. Refuses as ``scan``."""
    entries = list(scan(file, today, columns=columns, said=said, quick=True).entries)
    good = [one[0] for one in entries if not isinstance(one, Problem | Account)]
    return good, sum(isinstance(one, Problem) for one in entries)


def take_in(
    store: Store,
    path: Path,
    *,
    duplicates: Duplicates = "keep",
    dry_run: bool = False,
    columns: Columns | None = None,
    said: Said = NOTHING_SAID,
    file: Opened | None = None,
    progress: Progress = never_cancelled,
) -> Taken:
    """Import a file of accounts. An account that is there already is kept as it is, or updated, as ``duplicates`` says;
    an update changes what the file says, in the columns that it has and the cells that are not blank, and never to an
    older balance. With ``dry_run`` everything is tried and nothing stays. What ``columns`` and ``said`` say of a header
    is remembered for the next file that has it, whatever becomes of this one; where they say nothing, what was
    remembered counts, then the usual names. A ``file`` that is open and whole is not read again.

    Refuses a file that cannot be read or whose columns are unknown, and one with several sheets of accounts of which
    none is named, and one with rows that are hidden or struck through of which nothing is said. Raises
    ``Cancelled`` when ``progress`` answers False; nothing is stored then.
    """
    if file is None or file.cut:
        file = open_file(path, progress, said, settings.known_headers(store))
    told = columns is not None or said != NOTHING_SAID
    confirmed = columns is not None or bool(settings.columns(store, file.header))
    file, columns, said = _meant(store, file, columns, said)
    if columns is not None and told:
        # Whatever comes of the file: nobody is to say it again.
        remember(store, file.header, columns, said)
    found = scan(file, store.now().date(), progress, columns, said=said, quick=True)
    problems: list[Problem] = []

    notes: list[tuple[str, str]] = []
    place = found.header.index(NOTE) if NOTE in found.header else None

    def good() -> Iterator[Placed]:
        for entry in found.entries:
            if isinstance(entry, Problem):
                problems.append(entry)
            elif not isinstance(entry, Account):
                if place is not None and (text := seen(entry[1][1][place].strip())):
                    notes.append((str(entry[0][0]), text))
                yield entry

    def still_wanted() -> None:
        if not progress(file.sheet.lines, file.sheet.lines):
            raise Cancelled

    with uncollected(), importing(store, Source("accounts", path.name, file.sheet.sha256), dry_run=dry_run) as batch:
        added = accounts.add_rows(batch, good(), duplicates=duplicates, between=still_wanted)
        written = negotiations.append_notes(store, batch.connection, notes)
        batch.append("note", ((number, row, "") for number, row in written))
        batch.counts["notes"] = len(written)
        kept = kept_as(batch)
    names = dict(zip(found.header, file.header, strict=True))
    for (line, cells), reason in added.refused:
        problems.append(Problem(line, names.get(reason.field, reason.field), reason, tuple(cells)))
    problems.sort(key=lambda one: one.line)
    if columns is not None and not dry_run:
        remember(store, file.header, columns, said)
    rows = added.new + added.changed + added.known + len(problems)
    counts = rows, added.new, added.changed, added.known
    unread = left_out(file.header, found.layout, columns)
    sheet = file.sheet
    more = unread, said, file.head.line, file.header
    return Taken(
        found.layout,
        *counts,
        tuple(problems),
        columns or {},
        sheet.name,
        sheet.others,
        *more,
        batch=kept,
        waiting=added.waiting,
        likely={} if confirmed or columns is None else guessed(file.header, columns),
        encoding=sheet.encoding,
        hidden=file.hidden,
        unlike=file.unlike,
        perhaps={} if columns is None else perhaps_meant(file.header, {**said.constants, **columns}),
    )


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python look for no cycles meanwhile, as the window never does: rows make none, and a million of them have it
    look through everything that is there again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def bad_rows(problems: Sequence[Problem], say: Callable[[Refusal], str], header: Sequence[str] = ()) -> bytes:
    """The rows that were not taken as a CSV file, each with line, column and reason, to be repaired and read again.

    ``say`` turns a refusal into a sentence.
    """
    rows = [(str(one.line), one.column, say(one.reason), *one.cells) for one in problems]
    return csv_bytes([("line", "column", "reason", *header), *rows])
