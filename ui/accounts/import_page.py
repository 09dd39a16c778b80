"""An import in the window: progress, cancel, and what came of it, row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QTableView

from calculators.errors import Refusal
from reports import wording
from reports.imports import hidden_in_words
from reports.work_list import known_in_words
from restructure.files import publish
from restructure.importing.days import Order
from restructure.importing.hidden_rows import Way
from restructure.importing.intake import Taken, bad_rows, take_in
from restructure.importing.ledgers import Kind, take_ledger
from restructure.importing.ledgers import Taken as LedgerTaken
from restructure.importing.reading import NOTHING_SAID, Cancelled, Opened, Said, alone
from restructure.importing.transfers import bare
from restructure.parties.masking import masked
from restructure.store import StoreProblem, batches, money_known
from restructure.store.accounts import Duplicates
from ui.accounts.import_preview import NUMBER_OF_A_PERSON, currency_assumed, unread_columns
from ui.accounts.payment_answers import TO_SET_ASIDE, PaymentAnswers, may_be_answered
from ui.session import Session
from ui.widgets.elements import Panel, button, column, label, shortcut
from ui.widgets.flow import Flow
from ui.widgets.tables import Cell, TupleModel, end_with_rows, fix_widths, table

SHOWN = 2000
CARD = re.compile(r"\d{16,19}", re.ASCII)
"""A number as cards and accounts of banks have it."""


class ImportPage(Panel):
    """Reads a file, stores the good rows in one transaction, lists the others with line, column and reason."""

    left = Signal()
    again = Signal()
    undo_asked = Signal(int)
    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._cancelled = False
        self._path, self._tried, self._from_columns = Path(), False, False
        self._kind: Kind = "payments"
        self._answered: dict[int, tuple[str, ...]] = {}
        self._dates: Order = ""
        self._hidden: Way = ""
        self._struck: Way = ""
        self._set_aside = False
        self._result: Taken | LedgerTaken | None = None
        self._failure: Refusal | StoreProblem | Cancelled | None = None
        self._title, self._summary = label("greeting"), label("body_muted", wrap=True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 1000)
        self.cancel, self.back, self.save_bad = button(), button(), button(icon="export")
        self.first = button("primary")
        self.undo, self.keep, self.aside = button(icon="undo"), button(), button()
        self.problems = TupleModel(frozenset({0, 1, 2, 3}))
        self.view: QTableView = table(self.problems, 24)
        self.word(self._title.setText, lambda: self.tr("Import"))
        self.word(self.cancel.setText, lambda: self.tr("Cancel") + "  Esc")
        self.word(self.back.setText, self._back_word)
        self.word(self.first.setText, lambda: self.tr("Open the first account"))
        self.first.clicked.connect(self._open_first)
        self.word(self.undo.setText, lambda: self.tr("Undo this import…") + "  Ctrl+Z")
        self.word(self.keep.setText, lambda: self.tr("Import"))
        self.word(self.aside.setText, self._aside_word)
        self.undo.clicked.connect(self._ask_undo)
        self.keep.clicked.connect(self._keep_tried)
        self.aside.clicked.connect(self._set_all_aside)
        shortcut(self, "Ctrl+Z", lambda: self.undo.click())
        self.word(self.save_bad.setText, lambda: self.tr("Save these rows…"))
        self.save_bad.clicked.connect(self._ask_file)
        self.word(self.view.setAccessibleName, lambda: self.tr("Rows that were not taken"))
        self.cancel.clicked.connect(self._cancel)
        self.back.clicked.connect(self._go_back)
        self.answers = PaymentAnswers(session)
        self.answers.answered.connect(self._answer)
        self.answers.ordered.connect(self._order)
        for signal in (self.view.clicked, self.view.activated):
            signal.connect(lambda place: self.choose(place.row()))
        shortcut(self, "Esc", self._cancel)
        layout = column(
            self._title,
            self._summary,
            self._progress,
            Flow(self.cancel, self.first, self.back, self.keep, self.undo, self.aside, self.save_bad, spacing=10),
            self.answers,
            self.view,
            None,
            spacing=12,
            margins=(28, 22, 28, 14),
        )
        end_with_rows(self.view)
        # All the room that its rows need, before any is left empty below.
        layout.setStretch(5, 1000)
        # The title stays where it is while the list below it is not shown.
        policy = self.view.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.view.setSizePolicy(policy)
        self.setLayout(layout)

    def start(
        self,
        path: Path,
        columns: dict[str, str] | None = None,
        duplicates: Duplicates = "keep",
        *,
        dry_run: bool = False,
        said: Said = NOTHING_SAID,
        file: Opened | None = None,
    ) -> None:
        """Import a file, or only try to; not while another one is being read."""
        if self._session.busy:
            return
        self._tried, self._from_columns = dry_run, file is not None
        self._hidden, self._struck = said.hidden, said.struck
        self._run(
            path,
            lambda: take_in(
                self._session.store,
                path,
                columns=columns,
                duplicates=duplicates,
                dry_run=dry_run,
                said=said,
                file=file,
                progress=self._show_progress,
            ),
        )

    def start_ledger(
        self, path: Path, kind: Kind, *, dry_run: bool = False, hidden: Way = "", struck: Way = ""
    ) -> None:
        """Take in a file of payments or of budgets, or only try to; not while another one is being read. Rows that are
        ``hidden`` or ``struck`` through become what is said of them."""
        if self._session.busy:
            return
        self._tried = self._from_columns = dry_run
        self._kind, self._answered, self._dates, self._set_aside = kind, {}, "", False
        self._hidden, self._struck = hidden, struck
        self._take_ledger(path)

    def _take_ledger(self, path: Path) -> None:
        session, told = self._session, self._show_progress
        kind, answers, dates, aside, dry_run = (
            self._kind, dict(self._answered), self._dates, self._set_aside, self._tried,
        )  # fmt: skip
        hidden, struck = self._hidden, self._struck
        self._run(
            path,
            lambda: take_ledger(
                session.store,
                path,
                kind,
                told,
                dry_run=dry_run,
                answers=answers,
                dates=dates,
                set_aside=aside,
                hidden=hidden,
                struck=struck,
            ),
        )

    def choose(self, place: int) -> None:
        """Ask about a row of payments that was not taken, as far as something can be said of it."""
        taken = self._result
        asked = isinstance(taken, LedgerTaken) and taken.kind == "payments" and not self._session.busy
        self.answers.ask(taken.problems[place] if taken is not None and asked else None)

    def _ask_next(self) -> None:
        """Ask about the first row of which something can be said."""
        taken = self._result
        if isinstance(taken, LedgerTaken):
            rows = enumerate(taken.problems[:SHOWN])
            place = next((at for at, one in rows if may_be_answered(one)), None)
            if place is not None:
                self.view.selectRow(place)
                self.choose(place)

    def _answer(self, line: int, answer: str) -> None:
        """Read the file once more with what was said of a line: what was kept before is known, and counts once."""
        # What was said of an account that is not there is said anew.
        before = self._answered.get(line, ()) if self.answers.is_further else ()
        self._answered[line] = (*before, answer)
        self._take_ledger(self._path)

    def _keep_tried(self) -> None:
        """Take in what was only tried, with all that was answered, in one step."""
        self._tried = self._from_columns = False
        self._take_ledger(self._path)

    def _set_all_aside(self) -> None:
        """Read the file once more, and set aside what names no account."""
        self._set_aside = True
        self._take_ledger(self._path)

    def _order(self, dates: Order) -> None:
        self._dates = dates
        self._take_ledger(self._path)

    def _run(self, path: Path, act: Callable[[], Taken | LedgerTaken]) -> None:
        self._path, self._result, self._failure, self._cancelled = path, None, None, False
        self.answers.ask(None)
        self._show_running(running=True)
        self.relabel()
        try:
            with self._session.working():
                self._result = act()
            self._session.saved.emit()
        except (Refusal, StoreProblem, Cancelled) as failure:
            # What it passed through would hold on to the file, and to the program that reads it.
            self._failure = alone(failure) if isinstance(failure, Refusal) else failure
        finally:
            self._show_running(running=False)
            self.relabel()
            (self.first if self._first else self.back).setFocus()
            self._ask_next()

    def relabel(self) -> None:
        self.back.setText(self._back_word())
        self.aside.setText(self._aside_word())
        if self._result is None:
            self._summary.setText(self._said_failure() or self.tr("Reading {0}…").format(self._path.name))
            self.problems.show(self._heads(), ())
            return
        taken = self._result
        summed = self._summed(taken) if isinstance(taken, Taken) else self._summed_ledger(taken)
        if len(taken.problems) > SHOWN:
            said = self.tr("The first {0} of {1} rows not taken are listed; saved, they are all there.")
            summed = f"{summed} {said.format(SHOWN, len(taken.problems))}"
        self._summary.setText(summed)
        language = self._session.language
        moved = isinstance(taken, LedgerTaken) and taken.kind == "payments"
        cells = tuple(
            (
                Cell(str(one.line)),
                Cell(one.column),
                *([Cell(_line(one.cells))] if moved else []),
                Cell(wording.reason(one.reason, language)),
            )
            for one in taken.problems[:SHOWN]
        )
        line, where, why = self._heads()
        self.problems.show((line, where, self.tr("What it says"), why) if moved else (line, where, why), cells)
        fix_widths(self.view, (60, 130, 420, 0) if moved else (90, 200, 0))

    def _said_failure(self) -> str:
        failure, language = self._failure, self._session.language
        if isinstance(failure, Refusal):
            return wording.reason(failure, language)
        if isinstance(failure, StoreProblem):
            return wording.say(f"store.{failure.code}", language)
        return self.tr("Cancelled. Nothing was stored.") if failure is not None else ""

    def _summed(self, taken: Taken) -> str:
        tried = self.tr("Only tried, nothing was kept.") + " " if self._tried else ""
        said = self.tr("{0} were updated; what the file lacks or leaves blank is as it was.")
        changed = said.format(taken.changed) if taken.changed else ""
        counted = self.tr("{0} rows read: {1} new accounts, {2} already there, {3} not taken.").format(
            taken.rows, taken.new, taken.known, len(taken.problems)
        )
        waits = self.tr("{0} balances go down by more than you may waive: they wait for a second person.")
        waiting = waits.format(taken.waiting) if taken.waiting else ""
        unread = unread_columns(taken.unread) if taken.unread else ""
        return " ".join(filter(None, (f"{tried}{counted}", changed, waiting, *self._not_shown(taken), unread)))

    def _not_shown(self, taken: Taken | LedgerTaken) -> tuple[str, ...]:
        """What of the file was hidden, and what became of it."""
        return hidden_in_words(taken.hidden, self._hidden, self._struck, self._session.language)

    def _summed_ledger(self, taken: LedgerTaken) -> str:
        said = {
            "payments": self.tr("{0} payments kept, {1} known already, {2} rows not taken."),
            "budgets": self.tr("{0} budgets kept, {1} known already, {2} rows not taken."),
        }
        tried = self.tr("Only tried, nothing was kept.") + " " if self._tried else ""
        counted = tried + said[taken.kind].format(taken.new, taken.known, len(taken.problems))
        beside = (
            (taken.reversed, self.tr("{0} payments went back or were corrected.")),
            (taken.gone, self.tr("{0} were taken back before and stay so.")),
            (taken.aside, self.tr("{0} were set aside: Records, Imports lists them.")),
            (taken.out, self.tr("{0} lines are other money out.")),
            (taken.passed, self.tr("{0} lines hold no payment: titles, sums, remarks.")),
            (
                taken.held,
                self.tr("{0} payments are of before their confirmed balance, which holds them: they change nothing."),
            ),
        )
        unnamed = taken.kind == "payments" and not taken.names_currency and taken.new
        assumed = [currency_assumed()] if unnamed else []
        through = [self._known_through()] if taken.kind == "payments" and not self._tried else []
        moved = (said.format(count) for count, said in beside if count)
        return " ".join((counted, *moved, *self._not_shown(taken), *assumed, *through))

    def _known_through(self) -> str:
        """Through which day money is known now: nobody's promise is judged by money that is not here."""
        known = money_known.known_through(money_known.sources(self._session.store))
        return known_in_words(known, self._session.language)

    @property
    def _is_open(self) -> bool:
        """Whether the file is still to be taken in: it was only tried, or refused whole."""
        return self._from_columns and (self._tried or self._failure is not None)

    @property
    def _first(self) -> str:
        """The first account that was added; nothing where none was."""
        taken = self._result
        if not isinstance(taken, Taken) or taken.batch is None or not taken.new:
            return ""
        return next(iter(batches.numbers(self._session.store, taken.batch, "added")), "")

    def _open_first(self) -> None:
        if (number := self._first) and not self._session.busy:
            self.opened.emit(number)

    def _back_word(self) -> str:
        return self.tr("Back to the columns") if self._is_open else self.tr("To the accounts")

    def _go_back(self) -> None:
        (self.again if self._is_open else self.left).emit()

    @property
    def _to_set_aside(self) -> int:
        taken = self._result
        problems = taken.problems if isinstance(taken, LedgerTaken) and taken.kind == "payments" else ()
        return sum(one.reason.code in TO_SET_ASIDE for one in problems)

    def _aside_word(self) -> str:
        return self.tr("Set aside {0} without an account").format(self._to_set_aside)

    def _ask_undo(self) -> None:
        if self._result is not None and self._result.batch is not None and not self._session.busy:
            self.undo_asked.emit(self._result.batch)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save these rows"), "", "CSV (*.csv)")
        if name:
            self.save_bad_rows(Path(name))

    def save_bad_rows(self, path: Path) -> None:
        """Write the rows that were not taken, each with its reason, to be repaired and read again."""
        if self._result is None:
            return
        try:
            publish(
                path,
                bad_rows(
                    self._result.problems,
                    lambda reason: wording.reason(reason, self._session.language),
                    self._result.header if isinstance(self._result, Taken) else (),
                ),
            )
        except OSError:
            self._summary.setText(self.tr("The file cannot be written. Choose another folder."))

    def _heads(self) -> tuple[str, ...]:
        return (self.tr("Line"), self.tr("Column"), self.tr("Why it was not taken"))

    def _show_running(self, *, running: bool) -> None:
        self._progress.setVisible(running)
        self.cancel.setVisible(running)
        self.back.setVisible(not running)
        self.view.setVisible(not running and self._failure is None)
        tried = self._tried and isinstance(self._result, LedgerTaken)
        self.keep.setVisible(not running and tried)
        self.first.setVisible(not running and bool(self._first))
        self.aside.setVisible(not running and self._to_set_aside > 0)
        self.undo.setVisible(not running and self._result is not None and self._result.batch is not None)
        self.save_bad.setVisible(not running and self._result is not None and bool(self._result.problems))

    def _show_progress(self, done: int, whole: int) -> bool:
        # Nothing is known yet while a workbook is opened: the bar moves and tells no share.
        self._progress.setRange(0, 1000 if whole else 0)
        self._progress.setValue(1000 * done // max(whole, 1))
        QCoreApplication.processEvents()
        return not self._cancelled

    def _cancel(self) -> None:
        if self.back.isVisible():
            self._go_back()
        self._cancelled = True


def _line(cells: Sequence[str]) -> str:
    """A row of a file in one line, without what is blank in it and with no number of a person whole."""
    filled = filter(None, map(bare, cells))
    return "  ".join(masked(one) if NUMBER_OF_A_PERSON.search(one) or CARD.fullmatch(one) else one for one in filled)
