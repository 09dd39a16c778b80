"""Records: who did what when, what waits for a second pair of eyes, and the copies of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QLineEdit,
    QScrollArea,
    QTableView,
    QToolButton,
    QWidget,
)

from calculators.errors import Refusal
from reports import wording
from reports.faults import fault_in_words
from restructure.files import publish
from restructure.services import person_rights
from restructure.store import StoreProblem, audit, backups, rights
from restructure.store.audit import ACTIONS, Entry, Filter
from restructure.store.looking_through import LookedThrough, begin_look
from ui.background import run_in_thread
from ui.list_files import LIST_FILES, list_file
from ui.own_rules import own_folder
from ui.records.check import CheckPanel
from ui.records.complaints import ComplaintsSection
from ui.records.entry_words import entry_in_words, may_be_seen
from ui.records.imports import ImportsPanel
from ui.records.persons import PersonsSection
from ui.records.releases import ReleasesPanel
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit, shown_date, shown_moment
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.flow import Flow
from ui.widgets.stack import Stack
from ui.widgets.tables import Cell, TupleModel, fix_widths, table
from ui.widgets.unseen import Unseen
from ui.widgets.waiting_changes import WaitingChanges

SHOWN = 1000
MOST_FAULTS = 6


class RecordsPage(Panel):
    """The chain with its filters; below it what can be done about it. ``leaving`` and ``undone`` as of an import."""

    changed = Signal()
    refreshed = Signal()
    leaving = Signal()
    undone = Signal()
    erased = Signal()
    forgotten = Signal()
    account_asked = Signal(str)

    def __init__(self, session: Session, plans: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.account, self.who, self.since = QLineEdit(), QLineEdit(), DateEdit("since", session)
        self.action = Choice(("", *ACTIONS), self._action_name)
        self.verify, self.head = button(), button()
        self.export, self.backup = button(icon="export"), button(icon="save")
        self._title, self._said = label("greeting"), label("body_muted", wrap=True)
        self._counted, self._no_change = label("muted"), label("body_muted", wrap=True)
        self._looked: LookedThrough | None = None
        self.entries = TupleModel(frozenset(range(5)))
        self.view: QTableView = table(self.entries, 24)
        self.releases, self._plans = ReleasesPanel(session), plans
        self.changes = WaitingChanges(session)
        sections = ("plans", "releases", "changes", "complaints", "imports", "persons", "record", "check")
        self.sections = {name: QToolButton() for name in sections}
        self.imports = ImportsPanel(session)
        self.persons = PersonsSection(session)
        self.complaints = ComplaintsSection(session)
        self.persons.leaving.connect(self.leaving)
        self.persons.erased.connect(self.erased)
        self.persons.forgotten.connect(self.forgotten)
        self._stack = Stack()
        self.check = CheckPanel(session)
        self._lay_out()
        for field in (self.account, self.who):
            field.textChanged.connect(lambda _: self._show_entries())
        self.since.edited.connect(lambda _: self._show_entries())
        self.action.picked.connect(lambda _: self._show_entries())
        self.releases.decided.connect(self.refresh)
        self.releases.opened.connect(self.account_asked)
        self.changes.decided.connect(self.refresh)
        self.check.checked.connect(self._show_checked)
        self.imports.leaving.connect(self.leaving)
        self.complaints.opened.connect(self.account_asked)
        self.imports.undone.connect(self.undone)
        self.verify.clicked.connect(lambda: self._try(self._verify))
        self.head.clicked.connect(self._ask_place)
        self.export.clicked.connect(self._ask_file)
        self.backup.clicked.connect(lambda: self._try(self._backup))

    def _lay_out(self) -> None:
        self.word(self._title.setText, lambda: self.tr("Records"))
        names = {
            self.account: lambda: self.tr("Account number"),
            self.who: lambda: self.tr("Who"),
            self.since: lambda: self.tr("Since, as {0}").format(shown_date(self._session, self._session.today())),
        }
        self.since.setAlignment(Qt.AlignmentFlag.AlignLeft)
        for field, name in names.items():
            field.setMaxLength(64)
            for say in (field.setPlaceholderText, field.setToolTip, field.setAccessibleName):
                self.word(say, name)
        self.word(self.action.setAccessibleName, lambda: self.tr("What was done"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Entries of the record"))
        self.word(self._no_change.setText, lambda: self.tr("No change waits for a second person."))
        self.word(self.verify.setText, lambda: self.tr("Verify"))
        self.word(self.head.setText, lambda: self.tr("Write the head down…"))
        self.word(self.export.setText, lambda: self.tr("Export…"))
        self.word(self.backup.setText, lambda: self.tr("Back up now"))
        record = column(
            Flow(self.account, self.who, self.since, self.action, spacing=8),
            self.view,
            Flow(self.verify, self.head, self.export, self.backup, spacing=8),
            self._counted,
            self._said,
            spacing=12,
        )
        record.setStretch(1, 1)
        chain = Panel()
        chain.setLayout(record)
        checking = Panel()
        capped = row(self.check, None)
        capped.setStretch(0, 1000)
        checking.setLayout(column(capped, None))
        changes = Panel()
        changes.setLayout(column(Unseen(self._session, self.changes, self._no_change, tells=True), None))
        releases = Unseen(self._session, self.releases, tells=True)
        decided, shown = self._scrolled(changes), self._scrolled(self.persons)
        for panel in (self._plans, releases, decided, self.complaints, self.imports, shown, chain, checking):
            self._stack.addWidget(panel)
        self._stack.give_room()
        words = {
            "plans": lambda: self.tr("Agreements"),
            "releases": lambda: self.tr("Releases"),
            "changes": lambda: self.tr("Changes"),
            "complaints": lambda: self.tr("Complaints"),
            "imports": lambda: self.tr("Imports"),
            "persons": self._persons_word,
            "record": lambda: self.tr("Record"),
            "check": lambda: self.tr("Check a PDF"),
        }
        group = QButtonGroup(self)
        for index, (section, word) in enumerate(words.items()):
            made = self.sections[section]
            made.setCheckable(True)
            made.setProperty("role", "segment")
            group.addButton(made)
            self.word(made.setText, word)
            made.clicked.connect(lambda _, index=index: self._turn_to(index))
        self.sections["changes"].clicked.connect(self.changes.focus_first)
        layout = column(
            Flow(self._title, Flow(*self.sections.values(), spacing=0), spacing=24),
            self._stack,
            spacing=14,
            margins=(28, 22, 28, 14),
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.sections["plans"].setChecked(True)

    def _persons_word(self) -> str:
        """The name of the section; once a month it asks whoever answers for it to look who could go."""
        may = rights.may(self._session.store, "persons")
        due = may and person_rights.is_time_to_look(self._session.workplace)
        return self.tr("Persons, to look through") if due else self.tr("Persons")

    def _turn_to(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        if self.sections["persons"].isChecked():
            self.persons.refresh()

    @staticmethod
    def _scrolled(panel: Panel) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(panel)
        return scroll

    def start(self) -> None:
        """Show what there is."""
        self._say("")
        self.refresh()

    def _show_checked(self) -> None:
        self.refresh()
        self.show_section("check")

    def check_file(self, path: Path | None) -> None:
        """Show where a sealed file is checked, and check one."""
        self.show_section("check")
        if path is not None:
            self.check.check(path)

    def show_section(self, name: str) -> None:
        """Show the agreements, the releases or the record."""
        self.sections[name].click()

    def show_import(self, number: int) -> None:
        """Show the imports with one of them in hand."""
        self.show_section("imports")
        self.imports.choose(number)

    def relabel(self) -> None:
        self.refresh()
        if self._looked is not None:
            self._show_looked(self._looked)

    def found(self) -> tuple[Entry, ...]:
        """The entries that are listed, newest first."""
        return tuple(audit.each_entry(self._session.store, self._filter(), SHOWN))

    def _filter(self) -> Filter:
        return Filter(
            account=self.account.text().strip(),
            who=self.who.text().strip(),
            action=self.action.value,
            since=self.since.value.isoformat() if self.since.value else "",
        )

    def refresh(self) -> None:
        """Show the entries, and the proposals that wait."""
        self._show_entries()
        self.releases.refresh()
        self.changes.start()
        self._no_change.setVisible(not self.changes.cards)
        self.complaints.refresh()
        self.imports.refresh()
        self.sections["persons"].setText(self._persons_word())
        if self.sections["persons"].isChecked():
            # All persons are compared: not each time that the records are looked at.
            self.persons.refresh()
        self.refreshed.emit()

    def _show_entries(self) -> None:
        shown = tuple(self._lines(self.found(), internal=not self._session.in_sight))
        self.entries.show(self._heads(), tuple(tuple(map(Cell, line)) for line in shown))
        fix_widths(self.view, (150, 110, 150, 140, 0))
        cut = len(shown) == SHOWN and audit.count(self._session.store, self._filter())
        said = self.tr("The newest {0} of {1} are listed. The export holds all of them.")
        self._counted.setText(said.format(SHOWN, cut) if cut > SHOWN else "")
        self._counted.setVisible(cut > SHOWN)

    def _heads(self) -> tuple[str, ...]:
        return (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Account"), self.tr("Detail"))

    def _lines(self, entries: Iterable[Entry], *, internal: bool = True) -> Iterator[tuple[str, ...]]:
        erased, withheld = self.tr("erased"), self.tr("not shown while they see this")
        for one in entries:
            if not (internal or may_be_seen(one)):
                when, what = f"{shown_moment(self._session, one.at)}:{one.at:%S}", self._action_name(one.action)
                yield (when, one.who, what, one.account_number or erased, withheld)
                continue
            yield (
                f"{shown_moment(self._session, one.at)}:{one.at:%S}",
                one.who,
                self._action_name(one.action),
                erased if one.account_number is None else one.account_number,
                erased if one.detail is None else entry_in_words(one, self._session.language, self._session.person),
            )

    def _verify(self) -> None:
        self._say(self.tr("Reading every page and every entry…"))
        self._looked = run_in_thread(self._session, begin_look(self._session.store))
        self._show_looked(self._looked)

    def _show_looked(self, looked: LookedThrough) -> None:
        said = [fault_in_words(one, self._session.language) for one in looked.faults[:MOST_FAULTS]]
        if not said:
            whole = self.tr("Every page and every entry is as it was written. Head {0}: {1}")
            said.append(whole.format(looked.head.seq, looked.head.mac[:16]))
        elif len(looked.faults) > MOST_FAULTS:
            said.append(self.tr("{0} more faults.").format(len(looked.faults) - MOST_FAULTS))
        if looked.clock_ran_back:
            said.append(wording.say("record.clock_back", self._session.language, seq=looked.clock_ran_back[0]))
        self._said.setText("\n".join(said))

    def _say(self, text: str) -> None:
        self._looked = None
        self._said.setText(text)

    def _ask_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.head.text(), "heads.txt", "*.txt", options=QFileDialog.Option.DontConfirmOverwrite
        )
        if name:
            self.write_head(Path(name))

    def write_head(self, path: Path) -> None:
        """Write the head of the record down where this store does not reach, below those that stand there."""
        end = audit.head(self._session.store)
        try:
            audit.write_elsewhere(end, path)
        except OSError:
            self._say(self.tr("The file cannot be written. Choose another folder."))
            return
        self._say(self.tr("Written down: head {0}: {1}").format(end.seq, end.mac[:16]))

    def _backup(self) -> None:
        self._say(self.tr("Writing and verifying…"))
        try:
            written = run_in_thread(
                self._session, backups.begin(self._session.store, None, own_folder(self._session.store.path))
            )
        except StoreProblem:
            backups.record_failure(self._session.store)
            raise
        self._say(self.tr("Written and verified: {0}").format(written))
        self.refresh()

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), "records.xlsx", LIST_FILES)
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write every entry that the filters let through as XLSX, CSV or on paper; that is recorded too."""
        rows = [self._heads(), *self._lines(audit.each_entry(self._session.store, self._filter()))]
        try:
            publish(path, list_file(self._session, path, rows, (0,), self.tr("Record")))
        except Refusal as reason:
            self._say(wording.reason(reason, self._session.language))
            return
        except OSError:
            self._say(self.tr("The file cannot be written. Choose another folder."))
            return
        self._session.write(lambda: audit.record_alone(self._session.store, "exported", detail="records"))
        self._say(self.tr("Exported."))

    def _try(self, act: Callable[[], None]) -> None:
        if self._session.busy:
            return
        try:
            act()
        except Refusal as reason:
            self._say(wording.reason(reason, self._session.language))
        except StoreProblem as problem:
            self._say(wording.say(f"store.{problem.code}", self._session.language))

    def _action_name(self, action: str) -> str:
        return wording.say(f"action.{action}", self._session.language) if action else self.tr("anything")
