"""Before an import: the first rows as they stand, what each column means, what happens to accounts that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QProgressBar, QTableView

from calculators.errors import Refusal
from reports import wording
from reports.imports import differences_in_words, hidden_in_words
from restructure.importing.days import ORDERS
from restructure.importing.headings import OURS, TOTAL, columns_in, guessed, meanings, perhaps_meant
from restructure.importing.hidden_rows import WAYS
from restructure.importing.intake import completed, good_rows, remember
from restructure.importing.ledgers import Kind, kind_of, preview_transfers
from restructure.importing.reading import (
    NOTHING_SAID,
    OWN,
    PREVIEWED,
    RATES,
    Cancelled,
    Preview,
    Problem,
    Said,
    alone,
    by_names,
    in_line,
    left_out,
    preview,
)
from restructure.importing.readings import ReadAs, readings, sums
from restructure.parties.masking import masked
from restructure.store import rights, settings
from restructure.store.differences import Differences, differences
from ui.accounts.import_columns import NUMBERS, ImportColumns, short
from ui.background import run_in_thread
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, column, label, shortcut
from ui.widgets.fields import whole_edit
from ui.widgets.flow import Flow
from ui.widgets.shown_of import shown_of
from ui.widgets.tables import Cell, TupleModel, table

translate = QCoreApplication.translate

PERSONAL = re.compile(
    r"身份证|证件|电话|手机|对方账[号户]|phone|mobile|\bcell|\btel|\bid[ _-]?(n|card)|national i|ssn|social sec"
    r"|payer id",
    re.IGNORECASE,
)
NUMBER_OF_A_PERSON = re.compile(r"(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)")
"""By their headings, and by their shape: a Chinese mobile or identity number."""
NOTHING_FOUND = Preview("", (), ())
LAST_HEAD, MOST_DOUBTS = 40, 3
BLINK_MS = 200
MOST_COMPARED = 5000
"""So many rows are compared while a person waits; more are only tried when that is asked for."""

LEAST_COLUMN = 96


class ImportPreview(Panel):
    """``chosen`` carries path, columns (None where the layout is known), keep or update, whether only to try, what is
    said of all rows, and the open file; ``ledger_chosen`` path and kind of a file of payments or budgets,
    whether only to try, and what becomes of rows that are hidden or struck through."""

    chosen = Signal(object, object, str, bool, object, object)
    ledger_chosen = Signal(object, str, bool, str, str)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._path, self._found = Path(), NOTHING_FOUND
        self._ledger: Kind | None = None
        self._refused: Refusal | None = None
        self._said_of_file, self._readings = NOTHING_SAID, dict[str, ReadAs]()
        self._known = False
        self._unlike: Problem | None = None
        # Read by the thread that looks at the file.
        self._looking = self._given_up = False
        self._compared: tuple[Differences, int] | None = None
        self._comparing = 0
        self._title, self._said = label("greeting"), label("body_muted", wrap=True)
        self.rows = TupleModel(frozenset(range(100)))
        self.view: QTableView = table(self.rows, 22)
        # Of many columns the table scrolls: an amount or a day of which the middle is left out cannot be checked.
        self.view.horizontalHeader().setMinimumSectionSize(LEAST_COLUMN)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.hide()
        self._differences = label("body", wrap=True)
        self.meanings = ImportColumns(session)
        self.sheet = Choice(("",), lambda name: name or self.tr("Which sheet?"))
        self.head = whole_edit("head", 1, LAST_HEAD)
        self.rates, self.dates = Choice(("", *RATES), self._rates_name), Choice(("", *ORDERS), self._dates_name)
        self.hidden, self.struck = Choice(("", *WAYS), self._hidden_name), Choice(("", *WAYS), self._struck_name)
        self.duplicates = Choice(("keep", "update"), self._duplicates_name)
        self.take, self.dry_run, self.leave = button("primary"), button(), button()
        self._head_label = label("muted")
        self._lay_out()
        self.meanings.changed.connect(self._read_again)
        self.sheet.picked.connect(lambda name: self._open(replace(NOTHING_SAID, sheet=name)))
        self.head.editingFinished.connect(self._move_head)
        self.hidden.picked.connect(lambda _: self._leave_out())
        self.struck.picked.connect(lambda _: self._leave_out())
        self.rates.picked.connect(lambda _: self._read_again())
        self.dates.picked.connect(lambda _: self._read_again())
        self.duplicates.picked.connect(lambda _: self._read_again())
        self.take.clicked.connect(lambda: self._choose(dry_run=False))
        self.dry_run.clicked.connect(lambda: self._choose(dry_run=True))
        self.leave.clicked.connect(self._leave)
        shortcut(self, "Esc", self._leave)
        shortcut(self, "Ctrl+Return", lambda: self.take.click())

    @property
    def columns(self) -> dict[str, Choice]:
        """Return which of the file's columns is chosen for each of ours."""
        return self.meanings.choices

    def _lay_out(self) -> None:
        self.word(self._title.setText, lambda: self.tr("Before the import"))
        self.word(self.take.setText, lambda: self.tr("Import") + "  Ctrl+Enter")
        self.word(self.dry_run.setText, lambda: self.tr("Only try"))
        self.word(self.leave.setText, lambda: self.tr("Back") + "  Esc")
        self.word(self.view.setAccessibleName, lambda: self.tr("The first rows of the file"))
        self.word(self.duplicates.setAccessibleName, lambda: self.tr("Accounts that are there already"))
        self.word(self._head_label.setText, lambda: self.tr("The head is on line"))
        self.word(self.head.setAccessibleName, lambda: self.tr("The head is on line"))
        self.word(self.sheet.setAccessibleName, lambda: self.tr("Sheet"))
        self.word(self.rates.setAccessibleName, lambda: self.tr("Rates without a sign"))
        self.word(self.dates.setAccessibleName, lambda: self.tr("Which comes first in a date"))
        self.word(self.hidden.setAccessibleName, lambda: self.tr("Hidden rows"))
        self.word(self.struck.setAccessibleName, lambda: self.tr("Rows struck through"))
        self._head_label.setBuddy(self.head)
        self.head.setFixedWidth(50)
        asked = (self.hidden, self.struck, self.rates, self.dates)
        layout = column(
            self._title,
            self._said,
            self.progress,
            self._differences,
            Flow(self.sheet, self._head_label, self.head, *asked, spacing=10),
            self.meanings,
            self.view,
            Flow(self.take, self.dry_run, self.leave, None, self.duplicates, spacing=10),
            spacing=9,
            margins=(28, 22, 28, 14),
        )
        layout.setStretch(5, 3)
        layout.setStretch(6, 2)
        self.setLayout(layout)

    def start(self, path: Path) -> None:
        """Show the first rows of a file."""
        if self._session.busy:
            return
        self._path = path
        self.rates.set_value("")
        self.dates.set_value("")
        self.hidden.set_value("")
        self.struck.set_value("")
        self._open(NOTHING_SAID)

    def _leave_out(self) -> None:
        """Show the file without the rows that are left out, or with them again."""
        if self._ledger is None and self._found.file is not None:
            self._open(self._told, self.meanings.columns)
        else:
            self._read_again()

    def _open(self, said: Said, chosen: Mapping[str, str] | None = None) -> None:
        """Read the beginning of the file, as far as it is said which part of it is meant, with the columns that were
        ``chosen`` before; whoever leaves the page gives it up."""
        try:
            with self._aside():
                self._look(said)
        except Cancelled:
            self._given_up = True
        if self._given_up:
            # Read to its end or not: whoever asked to leave meanwhile leaves.
            self._leave()
            return
        self._ask(chosen or {})
        self._read_again()
        if self.meanings.missing:
            self.meanings.go_to_missing()
        else:
            self.take.setFocus()

    @contextmanager
    def _aside(self) -> Iterator[None]:
        """Show that something is read, where that takes longer than a blink."""
        self._looking, self._given_up = True, False
        shown = QTimer(self, singleShot=True, interval=BLINK_MS)
        shown.timeout.connect(self.progress.show)
        shown.start()
        try:
            yield
        finally:
            shown.stop()
            shown.deleteLater()
            self.progress.hide()
            self._looking = False

    def _goes_on(self, done: int, whole: int) -> bool:
        """Asked by the thread that reads."""
        return not self._given_up

    def _look(self, said: Said) -> None:
        path, before = self._path, self._found
        self._found, self._ledger, self._refused, self._readings = NOTHING_FOUND, None, None, {}
        self.take.setEnabled(False)
        self.dry_run.setEnabled(False)
        self._said.setText(self.tr("Reading {0}…").format(path.name))
        known = settings.known_headers(self._session.store)
        try:
            self._found = run_in_thread(self._session, lambda: preview(path, self._goes_on, said, known))
            self._ledger = None if self._found.layout else kind_of(self._found.header)
            if self._ledger != "budgets" and not self._found.layout and said == NOTHING_SAID:
                self._look_for_transfers(path)
        except Refusal as reason:
            self._refused = alone(reason)
            if said != NOTHING_SAID:
                self._found = before
        self._known = known(self._found.header)
        self._said_of_file = said

    def _look_for_transfers(self, path: Path) -> None:
        """Show a bank's or a wallet's file as one, wherever its head stands."""
        moved = run_in_thread(self._session, lambda: preview_transfers(path, self._goes_on))
        if moved is not None:
            self._found, self._ledger = moved, "payments"

    def _ask(self, chosen: Mapping[str, str]) -> None:
        """Ask what is not known of the file, with what is known or was ``chosen`` filled in."""
        file, store = self._found.file, self._session.store
        accounts = file is not None and self._ledger is None
        columns: dict[str, str] = {}
        said = self._said_of_file
        self._unlike = None
        if file is not None and accounts and self._found.layout in ("", OWN):
            looked_at, columns = by_names(file)
            columns = settings.columns(store, file.header) or columns
            self._unlike = looked_at.unlike
            if self._found.layout == OWN:
                columns = {name: name for name in file.header if name in OURS}
            there = set(file.header)
            columns = {
                name: theirs for name, theirs in chosen.items() if set(columns_in(theirs, file.header)) <= there
            } or columns
            said = completed(store, file, columns, said)
            self.meanings.ask(file.header, columns, said.constants)
            self.rates.set_value(said.rates)
            self.dates.set_value(said.dates)
            self.head.set_value(file.head.line)
            self.sheet.set_values(self._sheets_to_choose())
            self.sheet.set_value(said.sheet or ("" if file.rivals else file.sheet.name))
        else:
            self.meanings.ask((), {}, {})
        hidden = self._found.hidden
        self.hidden.setVisible(bool(hidden.rows))
        self.struck.setVisible(bool(hidden.struck))
        if self._known and rights.may(store, "balance"):
            self.duplicates.set_value("update")
        self.dry_run.setVisible(accounts or self._ledger is not None)
        for made in (self.duplicates, self._head_label, self.head):
            made.setVisible(accounts)
        self.sheet.setVisible(self.sheet.count() > 1 and accounts)

    def _sheets_to_choose(self) -> tuple[str, ...]:
        file = self._found.file
        assert file is not None
        return (
            *(("",) if file.rivals else ()),
            file.sheet.name,
            *(name for name in file.sheet.shown if name != file.sheet.name),
        )

    def _move_head(self) -> None:
        file, line = self._found.file, self.head.value
        if file is not None and line is not None and line != file.head.line:
            self._open(replace(self._said_of_file, head=line))

    @property
    def _told(self) -> Said:
        """What is said of the file as the page stands."""
        sheet = self.sheet.value or self._said_of_file.sheet
        return replace(
            self._said_of_file,
            constants=self.meanings.said,
            sheet=sheet,
            rates=self.rates.value,
            dates=self.dates.value,
            hidden=self.hidden.value,
            struck=self.struck.value,
        )

    @property
    def _is_asked(self) -> bool:
        """Whether something is still to be said before a row can be taken."""
        file, hidden, told = self._found.file, self._found.hidden, self._told
        which = file is not None and bool(file.rivals) and not told.sheet
        return which or bool(hidden.rows and not told.hidden) or bool(hidden.struck and not told.struck)

    def _read_again(self) -> None:
        """Show how the columns are read by what is said now."""
        file = self._found.file
        asking = file is not None and bool(self.columns)
        if file is not None and asking:
            told = self._told
            filled = {name: value for name, value in told.constants.items() if value}
            self._readings = readings(file, self.meanings.columns, replace(told, constants=filled))
        self._show_readings()
        reasons = {one.reason.code for one in self._readings.values() if one.reason is not None}
        self.rates.setVisible(asking and ("contract_rate" in self._readings))
        self.dates.setVisible(asking and ("date_order" in reasons or bool(self.dates.value)))
        self._compare()
        self._show_rows()
        self.relabel()
        ready = bool(self._found.header) and not self._is_asked
        for made in (self.take, self.dry_run):
            made.setEnabled(ready)

    def _compare(self) -> None:
        """Work out what a file like one that was imported before would change, where it is short enough for that."""
        file, told = self._found.file, self._told
        self._compared = None
        if file is None or not self._known or self.meanings.missing or self._is_long:
            return
        if self.duplicates.value == "keep":
            return
        said = replace(told, constants={name: value for name, value in told.constants.items() if value})
        store, columns = self._session.store, self.meanings.columns
        today = store.now().date()
        self._comparing += 1
        mine = self._comparing
        try:
            good, refused = run_in_thread(self._session, lambda: good_rows(file, today, columns, said))
        except Refusal as reason:
            self._refused = alone(reason)
            return
        if mine == self._comparing:
            # Nobody has said anything else meanwhile.
            self._compared = differences(store, good), refused

    def hideEvent(self, event: QHideEvent) -> None:
        self._given_up = True
        super().hideEvent(event)

    def _leave(self) -> None:
        if self._looking:
            self._given_up = True
            return
        # What was read of the file is not kept longer than it is looked at.
        self._found = NOTHING_FOUND
        if self.isVisible():
            self.left.emit()

    def _show_rows(self) -> None:
        """The first rows, with no number of a person whole on the screen."""
        heads = self._found.header
        width = len(heads)
        chosen = {theirs for name, theirs in self.meanings.columns.items() if name in NUMBERS}
        meant = meanings(heads)
        hidden = {
            place
            for place, head in enumerate(heads)
            if head in chosen or meant[place] in NUMBERS or PERSONAL.search(head)
        }
        padded = ((*cells, *("",) * width)[:width] for cells in self._found.rows)
        added = self._sums()
        self.rows.show(
            (*map(short, heads), *(f"= {short(theirs)}" for theirs in added)),
            tuple(
                tuple(
                    Cell(masked(cell) if cell and (place in hidden or NUMBER_OF_A_PERSON.search(cell)) else cell)
                    for place, cell in enumerate((*cells, *(column[at] for column in added.values())))
                )
                for at, cells in enumerate(padded)
            ),
        )

    def _sums(self) -> Mapping[str, tuple[str, ...]]:
        """What columns that are added up come to in each row."""
        file, told = self._found.file, self._told
        if file is None or not self.columns:
            return {}
        filled = {name: value for name, value in told.constants.items() if value}
        return sums(file, self.meanings.columns, replace(told, constants=filled), PREVIEWED)

    def relabel(self) -> None:
        refused = "" if self._refused is None else wording.reason(self._refused, self._session.language)
        held = self._what_it_is() if self._found.header else ""
        self._said.setText(" ".join(filter(None, (refused, held, *self._doubts()))))
        self._show_readings()
        said = self._what_would_change()
        self._differences.setText(said)
        self._differences.setVisible(bool(said))

    def _show_readings(self) -> None:
        self.meanings.show_readings(self._readings, self._meant())

    def _meant(self) -> Mapping[str, tuple[str, ...]]:
        told = {name: value for name, value in self.meanings.said.items() if value}
        return perhaps_meant(self._found.header, {**told, **self.meanings.columns})

    def _perhaps(self) -> str:
        """What could be meant by columns that are still needed, whole, where it is cut beside them."""
        language, missing = self._session.language, self.meanings.missing
        named = [
            f"{wording.name('column', ours, language)} = {in_line(tuple(map(short, theirs)))}"
            for ours, theirs in self._meant().items()
            if ours in missing
        ]
        return self.tr("Perhaps: {0}.").format("; ".join(named)) if named else ""

    def _what_would_change(self) -> str:
        if self._compared is not None:
            return " ".join(differences_in_words(*self._compared, self._session.language))
        if self._is_long and self._known and not self.meanings.missing and self.duplicates.value == "update":
            return self.tr("What it would change is shown for files of up to {0} rows; this one has more.").format(
                MOST_COMPARED
            )
        return ""

    @property
    def _is_long(self) -> bool:
        """Whether the open file has more rows than are compared here."""
        file = self._found.file
        return file is not None and (not isinstance(file.rows, list) or len(file.rows) > MOST_COMPARED)

    def _doubts(self) -> list[str]:
        """What of the columns can't be read, whole, for those that are cut beside them."""
        language = self._session.language
        doubtful = ((name, one) for name, one in self._readings.items() if one.reason is not None)
        said = [
            wording.labelled(wording.name("column", name, language), wording.read_as(one, language), language)
            for name, one in doubtful
        ]
        if self._unlike is not None and TOTAL not in self.meanings.columns:
            odd = self._unlike
            why = wording.reason(odd.reason, language)
            said.insert(0, self.tr("{0} is not checked. Line {1}: {2}").format(short(odd.column), odd.line, why))
        return [*said[:MOST_DOUBTS], shown_of(MOST_DOUBTS, len(said))]

    def _what_it_is(self) -> str:
        encoding = wording.read_in(self._found.encoding, self._session.language)
        hidden = hidden_in_words(self._found.hidden, self.hidden.value, self.struck.value, self._session.language)
        return " ".join(filter(None, (encoding, self._sheets(), *hidden, self._what_it_holds())))

    def _sheets(self) -> str:
        """Of a workbook the sheet that is read, and those that are not."""
        if not self._found.sheet:
            return ""
        if not self._found.others:
            return self.tr("Sheet “{0}”.").format(self._found.sheet)
        joined = ", ".join(self._found.others)
        return self.tr("Sheet “{0}” is read; these are not: {1}.").format(self._found.sheet, joined)

    def _what_it_holds(self) -> str:
        if self._found.layout:
            said = self.tr("This file is known: {0}. Its first {1} rows:").format(
                self._found.layout, len(self._found.rows)
            )
            unread = left_out(self._found.header, self._found.layout)
            return f"{unread_columns(unread)} {said}" if unread else said
        if self._ledger is not None:
            holds = {
                "payments": self.tr("This file holds payments. One that is known already is not counted again."),
                "budgets": self.tr(
                    "This file holds monthly budgets. The desk begins with them where nobody has typed any."
                ),
            }
            unnamed = self._ledger == "payments" and (self._found.file is not None or not self._found.names_currency)
            return f"{holds[self._ledger]} {currency_assumed() if unnamed else ''}".rstrip()
        return " ".join(filter(None, (self._what_is_read(), self._perhaps(), self._likely(), self._unread())))

    def _unread(self) -> str:
        unread = left_out(self._found.header, OWN, self.meanings.columns)
        return unread_columns(unread) if unread else ""

    def _likely(self) -> str:
        """Which columns nobody confirmed, where their names leave a doubt."""
        likely = {} if self._known else guessed(self._found.header, self.meanings.columns)
        if not likely:
            return ""
        language = self._session.language
        named = (f"{wording.name('column', ours, language)} = {short(theirs)}" for ours, theirs in likely.items())
        return self.tr("Taken as the likeliest, please check: {0}.").format(in_line(tuple(named)))

    def _what_is_read(self) -> str:
        if self._known:
            return self.tr("The columns are read as last time.")
        if self.meanings.missing:
            names = (wording.name("column", name, self._session.language) for name in self.meanings.missing)
            return self.tr("Still needed: {0}. Say which column holds it, or what all rows have.").format(
                wording.say("list.between", self._session.language).join(names)
            )
        return self.tr("Say which column holds what. It is remembered for the next file like this one.")

    def _choose(self, *, dry_run: bool) -> None:
        if self._ledger is not None:
            told = self._told
            self.ledger_chosen.emit(self._path, self._ledger, dry_run, told.hidden, told.struck)
            return
        if self.meanings.missing:
            self._read_again()
            self.meanings.go_to_missing()
            return
        file, columns, told = self._found.file, self.meanings.columns, self._told
        plain = self._found.layout == OWN and not (any(told.constants.values()) or told.rates or told.dates)
        plain = plain and all(ours == theirs for ours, theirs in columns.items())
        if file is not None and columns and not plain:
            remember(self._session.store, file.header, columns, told)
        meaning = None if plain or not columns else columns
        self.chosen.emit(self._path, meaning, self.duplicates.value, dry_run, told, file)

    def _rates_name(self, value: str) -> str:
        return {
            "": self.tr("Rates: as the column shows"),
            "percent": self.tr("Rates: per cent (18)"),
            "fraction": self.tr("Rates: fractions (0.18)"),
        }[value]

    def _dates_name(self, value: str) -> str:
        return {
            "": self.tr("Dates: which comes first?"),
            "dmy": self.tr("Dates: the day first"),
            "mdy": self.tr("Dates: the month first"),
        }[value]

    def _hidden_name(self, value: str) -> str:
        return {
            "": self.tr("Hidden rows: which are read?"),
            "read": self.tr("Hidden rows: read all"),
            "leave": self.tr("Hidden rows: read only what is shown"),
        }[value]

    def _struck_name(self, value: str) -> str:
        return {
            "": self.tr("Struck through: read or left out?"),
            "read": self.tr("Struck through: read all"),
            "leave": self.tr("Struck through: left out"),
        }[value]

    def _duplicates_name(self, value: str) -> str:
        if value == "keep":
            return self.tr("Accounts that are there stay as they are")
        return self.tr("Accounts that are there are updated; blank cells leave what is there")


def currency_assumed() -> str:
    """That a file of payments names no currency."""
    return translate(
        "ImportPreview", "The file names no currency: each payment is taken in the currency of its account."
    )


def unread_columns(names: Sequence[str]) -> str:
    """That nothing is taken from some columns of a file."""
    said = translate("ImportPreview", "Nothing is taken from these columns: {0}.")
    return said.format(in_line(tuple(map(short, names))))
