"""The one window: search and language above, the rail left, pages in the middle, the strip below."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QProcess, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QScrollArea, QWidget

from restructure.account import Account
from restructure.store import accounts, settings
from restructure.store.accounts import Duplicates
from ui import pages
from ui.actions import Commands
from ui.finder import Finder
from ui.handouts.names import Handout
from ui.home import HomePage
from ui.pages import ATTRIBUTES, COMPACT_BELOW, PAGES, STARTS, PageStack
from ui.palette import scenario_of
from ui.rail import NEED_ACCOUNT, Rail
from ui.session import Session
from ui.slots import slots_of
from ui.strip import Strip
from ui.theme import bare
from ui.tokens import LEFT_BELOW
from ui.topbar import TopBar
from ui.widgets.elements import column, row

# Each page is loaded when somebody goes there, the desk behind the first page as soon as that is painted.
if TYPE_CHECKING:
    from restructure.importing.ledgers import Kind
    from ui.accounts.form import AccountPage
    from ui.agreement.page import AgreementPage
    from ui.budget.model import SheetModel
    from ui.budget.page import BudgetPage
    from ui.conduct.page import ConductPage
    from ui.debts.model import DebtsModel
    from ui.debts.page import DebtsPage
    from ui.debts.papers import PapersPage
    from ui.desk.aloud import AloudPage
    from ui.desk.model import DeskModel
    from ui.desk.page import DeskPage
    from ui.handouts.page import HandoutsPage
    from ui.import_preview import ImportPreview
    from ui.importing import ImportPage
    from ui.keymap import KeysPage
    from ui.records.page import RecordsPage
    from ui.settings.page import SettingsPage


RAIL_FROM = 640
SHEETS = (".csv", ".txt", ".tsv", ".xlsx", ".xls", ".ods")


class MainWindow(QMainWindow):
    """Holds the pages and leads from one to the next. Its title names the program, never a person."""

    lock_asked = Signal()
    passphrase_asked = Signal(str, str)
    afresh_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle("Restructure")
        self.resize(1440, 900)
        self.setMinimumSize(480, 360)
        self.home = HomePage(session)
        self.pages = PageStack(self.home)
        self.papers_from, self.handouts_from = "budget", "desk"
        self.bar = TopBar(session)
        self.rail = Rail()
        self.strip = Strip(session)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.home.show_recovered(settings.text(session.store, settings.ON_DESK) or "")
        self.show_page("home")

    @cached_property
    def desk(self) -> DeskPage:
        """One conversation on one screen."""
        with bare(self.session.app):
            page = self.pages.put("desk", pages.desk(self))
        self.commands.serve("desk", page)
        self.strip.follow(page.model)
        return page

    @cached_property
    def agreement(self) -> AgreementPage:
        """The agreement on paper."""
        return self.pages.put("agreement", pages.agreement(self))

    @cached_property
    def settings(self) -> SettingsPage:
        """The organisation, its rules and its limits."""
        return self.pages.put("settings", pages.settings(self))

    @cached_property
    def account(self) -> AccountPage:
        """An account as it is typed in."""
        return self.pages.put("account", pages.account(self))

    @cached_property
    def import_page(self) -> ImportPage:
        """What came of an import."""
        return self.pages.put("import", pages.import_page(self))

    @cached_property
    def budget(self) -> BudgetPage:
        """The full budget sheet."""
        return self.pages.put("budget", pages.budget(self))

    @cached_property
    def debts(self) -> DebtsPage:
        """Several debts side by side."""
        return self.pages.put("debts", pages.debts(self))

    @cached_property
    def papers(self) -> PapersPage:
        """The statement and the letters."""
        return self.pages.put("papers", pages.papers(self))

    @cached_property
    def records(self) -> RecordsPage:
        """Agreements, releases, the record."""
        return self.pages.put("records", pages.records(self))

    @cached_property
    def preview(self) -> ImportPreview:
        """A file before it is taken in."""
        return self.pages.put("preview", pages.preview(self))

    @cached_property
    def conduct(self) -> ConductPage:
        """Circumstances, findings, contacts."""
        return self.pages.put("conduct", pages.conduct(self))

    @cached_property
    def keys(self) -> KeysPage:
        """Every key, to print and to move."""
        return self.pages.put("keys", pages.keys(self))

    @cached_property
    def aloud(self) -> AloudPage:
        """What is read to the debtor."""
        return self.pages.put("aloud", pages.aloud(self))

    @cached_property
    def handouts(self) -> HandoutsPage:
        """The papers that go out before a signature."""
        return self.pages.put("handouts", pages.handouts(self))

    def make_desk(self) -> None:
        """Have the desk ready before somebody goes there."""
        self.__getattribute__("desk")

    @property
    def on_hand(self) -> Account | None:
        """The account on the desk, None where none is or the desk was not gone to yet."""
        return self.desk.model.account if self._is_made("desk") else None

    def _is_made(self, name: str) -> bool:
        return name in self.__dict__

    def _models(self) -> list[DeskModel | SheetModel | DebtsModel]:
        """The models of those pages that were opened."""
        return [*([self.desk.model] if self._is_made("desk") else []), *self._sheets()]

    def _keep_draft(self) -> None:
        if self._is_made("desk"):
            self.desk.keep_draft()

    def _sheets(self) -> list[SheetModel | DebtsModel]:
        made: list[SheetModel | DebtsModel] = []
        if self._is_made("budget"):
            made.append(self.budget.model)
        if self._is_made("debts"):
            made.append(self.debts.model)
        return made

    def _lay_out(self) -> None:
        # A page that needs more room than there is scrolls.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.pages)
        body = row(self.rail, scroll, spacing=0)
        body.setStretch(1, 1)
        whole = QWidget()
        whole.setObjectName("page")
        layout = column(self.bar, body, self.strip, spacing=0)
        layout.setStretch(1, 1)
        whole.setLayout(layout)
        self.setCentralWidget(whole)
        first = (self.home.search, self.home.list)
        self.finder = Finder(whole, self.session, first, self.bar.search, self._scenarios)

    def _connect(self) -> None:
        self.home.opened.connect(self.open_account)
        self.home.new_asked.connect(self.new_account)
        self.home.import_asked.connect(self.ask_for_file)
        self.home.demo_asked.connect(open_demo)
        self.home.check_asked.connect(self.check_file)
        self.home.demo_leaving.connect(self.put_down)
        self.home.demo_cleared.connect(self.forget_gone)
        self.finder.chosen.connect(self.open_account)
        self.finder.commanded.connect(self._run_command)
        self.bar.language_picked.connect(self.session.set_language)
        self.rail.picked.connect(self.go)
        self.bar.open.picked.connect(self.open_account)
        self.bar.open.put_away.connect(self.put_away)
        self.bar.lock.clicked.connect(self.lock_asked)
        self.commands = Commands(self.session.keys, slots_of(self), self)
        self.commands.serve("window", self)
        self.bar.menu_asked.connect(self.commands.run)

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.finder.hide()
        page = getattr(self, ATTRIBUTES.get(name, name))
        self.pages.setCurrentIndex(PAGES.index(name))
        self.rail.show_page(name, has_account=self.on_hand is not None)
        self.bar.search.setVisible(name != "home")
        if name == "desk":
            # A decision may have come, and hours have passed.
            self.desk.model.look_around()
            self.desk.setFocus()
        elif name in STARTS:
            page.start()
        if name == "records" and self.on_hand is not None:
            # Who signed is who pays: money of this talk must not go to whoever was looked at last.
            self.records.plans.look_at(self.on_hand.number)

    def show_findings(self) -> None:
        """Lead to what the rules see."""
        self.go("conduct")
        self.conduct.findings.setFocus()

    def on_desk(self, act: Callable[[], object]) -> Callable[[], None]:
        """Something to do on the desk from wherever one is; nothing where no account is open."""

        def there() -> None:
            if self.on_hand is not None:
                if self.pages.currentWidget() is not self.desk:
                    self.show_page("desk")
                act()

        return there

    def open_account(self, number: str) -> None:
        """Put an account on the desk."""
        account = accounts.load(self.session.store, number)
        if account is None:
            return
        self.bar.search.clear()
        self.show_page("desk")
        self.desk.open(account)
        self._note_desk(number)
        self.bar.open.show_account(account, self.tr("no name on file"))
        self.rail.show_page("desk", has_account=True)

    def open_beside(self, numbers: Sequence[str]) -> None:
        """Have accounts open beside the first page."""
        for number in numbers:
            account = accounts.load(self.session.store, number)
            if account is not None:
                self.bar.open.show_account(account, self.tr("no name on file"))

    def next_account(self) -> None:
        """The next of the open accounts."""
        account = self.on_hand
        number = self.bar.open.after(account.number if account else None)
        if number is not None:
            self.open_account(number)

    def put_away(self, number: str = "") -> None:
        """Take an account off the bar, that on the desk where none is named; what was typed is kept with it."""
        self._keep_draft()
        account = self.on_hand
        on_desk = account.number if account else ""
        following = self.bar.open.take_away(number or on_desk)
        if number and number != on_desk:
            return
        if following is not None:
            self.open_account(following)
            return
        for model in self._models():
            model.close()
        self.show_page("home")

    def print_aloud(self) -> None:
        """Print the page for the debtor."""
        model = self.desk.model if self.on_hand is not None else None
        if model is not None and model.chosen_outcome is not None and not model.stopped:
            self.show_page("aloud")
            self.aloud.print_now()

    def other_language(self) -> None:
        """The other of the two languages."""
        self.session.set_language("en" if self.session.language == "zh" else "zh")

    def _note_desk(self, number: str) -> None:
        # Still there at the next start, it tells that this one did not end well.
        self.session.write(lambda: settings.save(self.session.store, settings.ON_DESK, number))

    def put_down(self) -> None:
        """Keep what was typed and take the account off every page, before its data may go."""
        self._keep_draft()
        for model in self._models():
            model.close()
        self._note_desk("")
        self.rail.show_page("home", has_account=False)

    def forget_gone(self) -> None:
        """Put away those that are open and no longer in the store."""
        for number in self.bar.open.numbers():
            if accounts.load(self.session.store, number) is None:
                self.bar.open.take_away(number)

    def leave_erased(self) -> None:
        """An account was erased: nothing of it stays on any page, shown or not."""
        self.forget_gone()
        self.show_page("home")
        self.afresh_asked.emit()

    def prepare_agreement(self) -> None:
        """Take the chosen option to the agreement page; one that is refused stays on the desk."""
        if self.on_hand is None:
            self.to_home()
            return
        self.desk.keep_draft()
        if self.desk.model.chosen_outcome is None:
            self.show_page("desk")
            return
        # A hold makes no agreement: who asks for the paper asks for the option.
        self.desk.model.choose(self.desk.model.chosen)
        self.agreement.prepare(self.desk.model)
        self.show_page("agreement")

    def show_handout(self, kind: Handout = "offer") -> None:
        """Show a paper that goes out before a signature, of the terms on the desk or on the agreement page."""
        if self.on_hand is None:
            return
        shown = PAGES[self.pages.currentIndex()]
        if shown == "handouts":
            # The same terms: what was typed for one paper stays while another is looked at.
            self.handouts.show_kind(kind)
            return
        self.handouts_from = "agreement" if shown == "agreement" else "desk"
        if shown != "agreement":
            self.desk.keep_draft()
            self.agreement.prepare(self.desk.model)
        page = self.agreement
        self.handouts.start(kind, page.take_draft, page.wording, signed=page.signed is not None)
        self.show_page("handouts")

    def to_release(self) -> None:
        """To where the release of the chosen card is asked for."""
        self.prepare_agreement()
        if self.pages.currentWidget() is not self.desk:
            self.agreement.guard.release.setFocus()

    def agree_on_desk(self) -> None:
        """The person agrees to the use of what was typed on the desk."""
        account = self.on_hand
        if account is not None:
            self.budget.model.open(account)
            self.budget.model.agree("client")
            self.desk.means.show_consent()

    def confirm_sheet(self) -> None:
        """Both agree on the sheet that the debts share."""
        account = self.on_hand
        if account is not None:
            if self.budget.model.account is None or self.budget.model.account.number != account.number:
                self.budget.model.open(account)
            self.budget.model.confirm()

    def show_papers(self, asked_from: str, *, letters: bool = False) -> None:
        """The statement or the letters, and back to where they were asked for."""
        self.papers_from = asked_from
        self.show_page("papers")
        if letters:
            self.papers.show_letters()
        else:
            self.papers.show_statement()

    def new_account(self) -> None:
        """Enter an account by hand."""
        self.edit_account(None, confirming=False)

    def ask_for_file(self) -> None:
        """Ask for a file of accounts, payments or budgets and show what is in it."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Import accounts, payments or budgets"),
            "",
            f"CSV, XLSX, XLS, ODS ({' '.join(f'*{ending}' for ending in SHEETS)})",
        )
        if name:
            self.preview_file(Path(name))

    def preview_file(self, path: Path) -> None:
        """Show the first rows of a file, and ask what is to be done with it."""
        self.show_page("preview")
        self.preview.start(path)

    def import_as(self, path: Path, columns: dict[str, str] | None, duplicates: Duplicates, dry_run: bool) -> None:
        """Import a file whose columns have been told apart."""
        self.show_page("import")
        self.import_page.start(path, columns, duplicates, dry_run=dry_run)

    def import_ledger(self, path: Path, kind: Kind) -> None:
        """Take in a file of payments or of budgets."""
        self.show_page("import")
        self.import_page.start_ledger(path, kind)

    def import_file(self, path: Path) -> None:
        """Import a file of accounts and show what came of it."""
        self.show_page("import")
        self.import_page.start(path)

    def edit_account(self, account: Account | None, *, confirming: bool) -> None:
        """Correct an account, confirm its balance, or enter a new one."""
        self.account.start(account, confirming=confirming)
        self.show_page("account")
        self.account.focus_first()

    def go_back(self) -> None:
        """To the desk, or to the first page where nothing is on it."""
        self.show_page("desk" if self.on_hand is not None else "home")

    def to_home(self) -> None:
        """To the first page; what is on the desk is kept."""
        self._keep_draft()
        self.show_page("home")

    def go(self, name: str) -> None:
        """Lead to a page, or to where its account is found first."""
        if name == "desk" and (self.on_hand is None or self.pages.currentWidget() is self.desk):
            self.to_home()
        elif name == "agreement":
            self.prepare_agreement()
        elif name in NEED_ACCOUNT and self.on_hand is None:
            self.to_home()
        else:
            self.show_page(name)

    def show_setting(self, name: str) -> None:
        """To a field of the settings."""
        self.show_page("settings")
        self.settings.go_to(name)

    def _scenarios(self) -> tuple[str, ...] | None:
        return self.desk.scenario_names() if self.on_hand is not None else None

    def check_file(self) -> None:
        """To where a sealed file is checked."""
        self.show_page("records")
        self.records.show_section("check")

    def _run_command(self, action_id: str) -> None:
        scenario = scenario_of(action_id)
        if scenario is not None:
            self.on_desk(lambda: self.desk.put_back_scenario(scenario))()
        else:
            self.commands.run(action_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is None or self.session.busy:
            return
        if path.suffix.lower() in SHEETS:
            self.preview_file(path)
            return
        self.show_page("records")
        self.records.check.check(path)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.finder.hide()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(event.size().width())

    def _fold(self, width: int) -> None:
        """Give way to what a narrow window has no room for."""
        compact = width < COMPACT_BELOW
        self.rail.set_compact(compact)
        self.rail.setVisible(width >= RAIL_FROM)
        self.bar.set_narrow(width < LEFT_BELOW, menu=width < RAIL_FROM)
        self.strip.set_narrow(width < LEFT_BELOW)
        if self._is_made("desk"):
            self.desk.set_width(width)
        for name in ("budget", "debts"):
            if self._is_made(name):
                getattr(self, name).set_compact(compact)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_draft()
        for model in self._sheets():
            model.keep()
        if self._is_made("account"):
            self.account.keep()
        if self._is_made("settings"):
            self.settings.keep()
        self._note_desk("")
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.bar.show_language()


def open_demo() -> None:
    """Open demo data in a window and a store of their own: invented persons never mix with real ones."""
    QProcess.startDetached(sys.executable, ["-m", "ui.cli", "run", "--demo"])


def _dropped(event: QDropEvent) -> Path | None:
    """The one file of this PC that is carried over the window: a PDF to check, or a sheet to take in."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in (".pdf", *SHEETS) else None
