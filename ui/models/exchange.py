"""What came of rows that were taken in or given out, kept as figures, and its words when shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from calculators.errors import Refusal
from reports import wording
from reports.formats import LANGUAGES, Language
from restructure.files import publish
from restructure.importing.sheet_rows import BadRow, Columns, Names
from restructure.importing.spreadsheet import Cells, read_rows, to_file
from restructure.parties.account import Account
from ui.background import run_in_thread
from ui.session import Session

translate = QCoreApplication.translate
LISTED = 3


@dataclass(frozen=True, slots=True)
class Taken:
    """Count of rows taken, those that were not, and how many amounts were ``over``, without a line,
    and how many lines are ``unplaced``: nobody has said where they belong."""

    count: int
    bad: tuple[BadRow, ...] = ()
    over: int = 0
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """The name of the file that was written; nothing where none could be."""

    name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Rows of which some columns have names that nobody here knows; nothing of them is taken yet. ``heads`` are what a
    column can be."""

    rows: tuple[Cells, ...]
    columns: Columns
    heads: tuple[str, ...]


Result = Taken | Exported | Asked | Refusal


def rows_of_file(session: Session, path: Path, account: Callable[[], Account | None]) -> tuple[Cells, ...]:
    """The rows of a file for the account that is on the desk, read aside. Refuses as ``read_rows``, and where another
    account is there by then."""
    before = account()
    rows = run_in_thread(session, lambda: read_rows(path))
    after = account()
    if (before.number if before else "") != (after.number if after else ""):
        raise Refusal("file", "file_other_account")
    return rows


def export_rows(rows: tuple[Cells, ...], path: Path, figures: Collection[str], title: str) -> Exported:
    """Write rows as CSV or XLSX, whole or not at all; ``figures`` are the heads of columns with numbers,
    ``title`` is that of the sheet."""
    places = [place for place, head in enumerate(rows[0]) if head in figures]
    try:
        publish(path, to_file(path, rows, places, title))
    except OSError:
        return Exported("")
    return Exported(path.name)


def names_of(kinds: Mapping[str, tuple[str, tuple[str, ...]]]) -> Names:
    """Return what the choices of columns are called in either language, each behind its column; ``kinds`` holds the
    catalogue's name of each column's choices, and their keys."""
    return {
        f"{column} {wording.name(kind, key, language).casefold()}": key
        for column, (kind, keys) in kinds.items()
        for key in keys
        for language in LANGUAGES
    }


def result_words(result: Result, language: Language) -> str:
    """Return what came of it: of rows not taken the first, each with its column and why."""
    if isinstance(result, Refusal):
        return wording.reason(result, language)
    if isinstance(result, Asked):
        return ""
    if isinstance(result, Exported):
        if not result.name:
            return translate("Budget", "The file cannot be written. Choose another place.")
        return translate("Budget", "Exported to {0}").format(result.name)
    return " ".join(_told(result, language))


def _told(taken: Taken, language: Language) -> list[str]:
    count, bad = taken.count, taken.bad
    said = [
        translate("Budget", "1 line taken.") if count == 1 else translate("Budget", "{0} lines taken.").format(count)
    ]
    if taken.unplaced == 1:
        said.append(translate("Budget", "1 line is marked: say where it belongs."))
    elif taken.unplaced:
        said.append(translate("Budget", "{0} lines are marked: say where they belong.").format(taken.unplaced))
    if taken.over:
        said.append(translate("Budget", "Amounts without a line: {0}.").format(taken.over))
    for one in bad[:LISTED]:
        where = translate("Budget", "Row {0}, {1}:").format(one.row, wording.column(one.column, language))
        said.append(f"{where} {wording.reason(one.reason, language)}")
    if len(bad) > LISTED:
        said.append(translate("Budget", "Other rows not taken: {0}.").format(len(bad) - LISTED))
    return said
