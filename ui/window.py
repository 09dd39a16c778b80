"""The one window: search and language above, the rail left, pages in the middle, the strip below."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from restructure.account import Account
from restructure.store import accounts, settings
from restructure.store.accounts import Duplicates
from ui.actions import Commands
from ui.handouts.names import Handout
from ui.home import AccountList, HomePage, SearchEdit
from ui.palette import ROW, CommandList, asked_command, scenario_of
from ui.palette import SHOWN as COMMANDS_SHOWN
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


PAGES = (
    "home",
    "desk",
    "agreement",
    "settings",
    "account",
    "import",
    "budget",
    "debts",
    "papers",
    "records",
    "preview",
    "conduct",
    "keys",
    "aloud",
    "handouts",
)
ATTRIBUTES = {"import": "import_page"}
"""Where a page is called otherwise than its attribute."""
DESK = (
    "restructure.simulation",
    "restructure.counteroffer",
    "restructure.agreement",
    "restructure.store.means",
    "ui.conduct.says",
    "ui.desk.results",
    "ui.desk.page",
)
"""What the desk loads, in portions."""
Page = TypeVar("Page", bound=QWidget)
COMPACT_BELOW, RAIL_FROM = 1400, 640
ON_DESK = "on_desk"


class MainWindow(QMainWindow):
    """Holds the pages and leads from one to the next. Its title names the program, never a person."""

    lock_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle("Restructure")
        self.resize(1440, 900)
        self.setMinimumSize(480, 360)
        self.home = HomePage(session)
        self.pages = QStackedWidget()
        for page in (self.home, *(QWidget() for _ in PAGES[1:])):
            self.pages.addWidget(page)
        self._papers_from, self._handouts_from = "budget", "desk"
        self.bar = TopBar(session)
        self.rail = Rail()
        self.strip = Strip(session)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.home.show_recovered(settings.text(session.store, ON_DESK) or "")
        self.show_page("home")

    @cached_property
    def desk(self) -> DeskPage:
        """One conversation on one screen."""
        from ui.desk.page import DeskPage

        with bare(self.session.app):
            page = self._placed("desk", DeskPage(self.session))
        page.sign_asked.connect(self.prepare_agreement)
        page.release_asked.connect(self._to_release)
        page.correct_asked.connect(lambda account: self._edit(account, confirming=False))
        page.confirm_asked.connect(lambda account: self._edit(account, confirming=True))
        page.negotiation.papers.clicked.connect(lambda: self.show_handout())
        page.means.agreed.connect(self._agree_on_desk)
        page.means.budget_asked.connect(lambda: self.go("budget"))
        page.set_width(self.width())
        self.commands.serve("desk", page)
        self.strip.follow(page.model)
        return page

    def make_desk(self) -> None:
        """Have the desk ready before somebody goes there."""
        self.__getattribute__("desk")

    @property
    def on_hand(self) -> Account | None:
        """The account on the desk, None where none is or the desk was not gone to yet."""
        return self.desk.model.account if self._is_made("desk") else None

    @cached_property
    def agreement(self) -> AgreementPage:
        """The agreement on paper."""
        from ui.agreement.page import AgreementPage

        page = self._placed("agreement", AgreementPage(self.session))
        page.left.connect(lambda: self.show_page("desk"))
        page.settings_asked.connect(self._show_setting)
        page.papers.clicked.connect(lambda: self.show_handout())
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        """The organisation, its rules and its limits."""
        from ui.settings.page import SettingsPage

        return self._placed("settings", SettingsPage(self.session, self.desk.model))

    @cached_property
    def account(self) -> AccountPage:
        """An account as it is typed in."""
        from ui.accounts.form import AccountPage

        page = self._placed("account", AccountPage(self.session))
        page.saved.connect(self.open_account)
        page.left.connect(self._back)
        return page

    @cached_property
    def import_page(self) -> ImportPage:
        """What came of an import."""
        from ui.importing import ImportPage

        page = self._placed("import", ImportPage(self.session))
        page.left.connect(self.to_home)
        return page

    @cached_property
    def budget(self) -> BudgetPage:
        """The full budget sheet."""
        from ui.budget.page import BudgetPage

        page = self._placed("budget", BudgetPage(self.session, self.desk.model))
        page.set_compact(self.width() < COMPACT_BELOW)
        page.statement_asked.connect(lambda: self._show_papers("budget"))
        return page

    @cached_property
    def debts(self) -> DebtsPage:
        """Several debts side by side."""
        from ui.debts.page import DebtsPage

        page = self._placed("debts", DebtsPage(self.session, self.desk.model))
        page.set_compact(self.width() < COMPACT_BELOW)
        page.statement_asked.connect(lambda: self._show_papers("debts"))
        page.letters_asked.connect(lambda: self._show_papers("debts", letters=True))
        page.side.confirm.clicked.connect(self._confirm_sheet)
        return page

    @cached_property
    def papers(self) -> PapersPage:
        """The statement and the letters."""
        from ui.debts.papers import PapersPage

        page = self._placed("papers", PapersPage(self.session, self.budget.model, self.debts.model))
        page.left.connect(lambda: self.show_page(self._papers_from))
        return page

    @cached_property
    def records(self) -> RecordsPage:
        """Agreements, releases, the record."""
        from ui.records.page import RecordsPage

        page = self._placed("records", RecordsPage(self.session))
        page.plans.opened.connect(self.open_account)
        return page

    @cached_property
    def preview(self) -> ImportPreview:
        """A file before it is taken in."""
        from ui.import_preview import ImportPreview

        page = self._placed("preview", ImportPreview(self.session))
        page.left.connect(self.to_home)
        page.chosen.connect(self._import_as)
        return page

    @cached_property
    def conduct(self) -> ConductPage:
        """Circumstances, findings, contacts."""
        from ui.conduct.page import ConductPage

        page = self._placed("conduct", ConductPage(self.session, self.desk.model))
        page.adviser.countered.connect(self.desk.says.hear)
        return page

    @cached_property
    def keys(self) -> KeysPage:
        """Every key, to print and to move."""
        from ui.keymap import KeysPage

        page = self._placed("keys", KeysPage(self.session))
        page.moved.connect(lambda: self.commands.take_keys(self.session.keys))
        page.left.connect(self._back)
        return page

    @cached_property
    def aloud(self) -> AloudPage:
        """What is read to the debtor."""
        from ui.desk.aloud import AloudPage

        page = self._placed("aloud", AloudPage(self.session, self.desk.model))
        page.left.connect(lambda: self.show_page("desk"))
        return page

    @cached_property
    def handouts(self) -> HandoutsPage:
        """The papers that go out before a signature."""
        from ui.handouts.page import HandoutsPage

        page = self._placed("handouts", HandoutsPage(self.session, self.desk.model))
        page.left.connect(lambda: self.show_page(self._handouts_from))
        return page

    def _placed(self, name: str, page: Page) -> Page:
        """Put a page in the place that was kept for it."""
        index = PAGES.index(name)
        kept = self.pages.widget(index)
        self.pages.insertWidget(index, page)
        if kept is not None:
            self.pages.removeWidget(kept)
            kept.deleteLater()
        self._give_room(self.pages.currentIndex())
        return page

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
        # A page that needs more room than there is scrolls; one that is out of sight asks for none.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.pages)
        self.pages.currentChanged.connect(self._give_room)
        body = row(self.rail, scroll, spacing=0)
        body.setStretch(1, 1)
        whole = QWidget()
        whole.setObjectName("page")
        layout = column(self.bar, body, self.strip, spacing=0)
        layout.setStretch(1, 1)
        whole.setLayout(layout)
        self.setCentralWidget(whole)
        self._whole = whole
        self.popup = AccountList(self.session)
        self.popup.setParent(whole)
        self.popup.hide()
        self.palette_list = CommandList(self.session, lambda: self.desk.scenario_names())
        self.palette_list.setParent(whole)
        self.palette_list.hide()

    def _give_room(self, current: int) -> None:
        for index in range(self.pages.count()):
            page = self.pages.widget(index)
            if page is not None:
                wanted = QSizePolicy.Policy.Preferred if index == current else QSizePolicy.Policy.Ignored
                page.setSizePolicy(wanted, wanted)

    def _connect(self) -> None:
        self.home.opened.connect(self.open_account)
        self.home.new_asked.connect(self.new_account)
        self.home.import_asked.connect(self.ask_for_file)
        self.home.demo_cleared.connect(self._forget_cleared)
        self.popup.chosen.connect(self.open_account)
        self.bar.search.textEdited.connect(self._show_found)
        self.bar.search.moved.connect(self._move_found)
        self.bar.search.entered.connect(self._take_found)
        self.home.search.textEdited.connect(self._show_commands)
        self.home.search.moved.connect(self._move_found)
        self.home.search.entered.connect(self._take_found)
        self.bar.language_picked.connect(self.session.set_language)
        self.rail.picked.connect(self.go)
        self.bar.open.picked.connect(self.open_account)
        self.bar.open.put_away.connect(self.put_away)
        self.bar.lock.clicked.connect(self.lock_asked)
        self.commands = Commands(self.session.keys, slots_of(self), self)
        self.commands.serve("window", self)
        self.bar.menu_asked.connect(self.commands.run)
        self.palette_list.chosen.connect(self._run_command)

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self._hide_lists()
        getattr(self, ATTRIBUTES.get(name, name))
        self.pages.setCurrentIndex(PAGES.index(name))
        self.rail.show_page(name, has_account=self.on_hand is not None)
        self.bar.search.setVisible(name != "home")
        self.strip.setVisible(True)
        if name == "home":
            self.home.start()
        if name == "desk":
            # A decision may have come, and hours have passed.
            self.desk.model.look_around()
            self.desk.setFocus()
        if name == "settings":
            self.settings.start()
        if name == "budget":
            self.budget.start()
        if name == "debts":
            self.debts.start()
        if name == "records":
            self.records.start()
        if name == "conduct":
            self.conduct.start()
        if name == "keys":
            self.keys.start()
        if name == "aloud":
            self.aloud.start()

    def show_findings(self) -> None:
        """Lead to what the rules see."""
        self.go("conduct")
        self.conduct.findings.setFocus()

    @property
    def _search(self) -> SearchEdit:
        return self.home.search if self.pages.currentWidget() is self.home else self.bar.search

    def go_to_search(self) -> None:
        """Go to the search box."""
        box = self._search
        box.setFocus()
        box.selectAll()
        if box is self.bar.search:
            self._show_found(box.text())

    def go_to_commands(self) -> None:
        """Go to the search box, asking for a command."""
        box = self._search
        box.setFocus()
        box.setText("> ")
        self._show_commands(box.text())

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
        if self.on_hand is not None and self.desk.model.chosen_outcome is not None:
            self.show_page("aloud")
            self.aloud.print_now()

    def other_language(self) -> None:
        """The other of the two languages."""
        self.session.set_language("en" if self.session.language == "zh" else "zh")

    def _note_desk(self, number: str) -> None:
        # Still there at the next start, it tells that this one did not end well.
        self.session.write(lambda: settings.keep(self.session.store, ON_DESK, number))

    def _forget_cleared(self) -> None:
        for number in self.bar.open.numbers():
            if accounts.load(self.session.store, number) is None:
                self.bar.open.take_away(number)
        account = self.on_hand
        if account is not None and accounts.load(self.session.store, account.number) is None:
            for model in self._models():
                model.close()
            self.rail.show_page("home", has_account=False)

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
        if shown != "handouts":
            self._handouts_from = "agreement" if shown == "agreement" else "desk"
            if shown != "agreement":
                self.desk.keep_draft()
                self.agreement.prepare(self.desk.model)
        page = self.agreement
        self.handouts.start(kind, page.take_draft, page.wording, signed=page.signed is not None)
        self.show_page("handouts")

    def _to_release(self) -> None:
        """To where the release of the chosen card is asked for."""
        self.prepare_agreement()
        if self.pages.currentWidget() is not self.desk:
            self.agreement.guard.release.setFocus()

    def _agree_on_desk(self) -> None:
        account = self.on_hand
        if account is not None:
            self.budget.model.open(account)
            self.budget.model.agree("client")
            self.desk.means.show_consent()

    def _confirm_sheet(self) -> None:
        account = self.on_hand
        if account is not None:
            if self.budget.model.account is None or self.budget.model.account.number != account.number:
                self.budget.model.open(account)
            self.budget.model.confirm()

    def _show_papers(self, asked_from: str, *, letters: bool = False) -> None:
        self._papers_from = asked_from
        self.show_page("papers")
        if letters:
            self.papers.show_letters()
        else:
            self.papers.show_statement()

    def new_account(self) -> None:
        """Enter an account by hand."""
        self._edit(None, confirming=False)

    def ask_for_file(self) -> None:
        """Ask for a file of accounts and show what is in it."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import accounts"), "", "CSV, XLSX, XLS, ODS (*.csv *.txt *.tsv *.xlsx *.xls *.ods)"
        )
        if name:
            self.preview_file(Path(name))

    def preview_file(self, path: Path) -> None:
        """Show the first rows of a file, and ask what is to be done with it."""
        self.show_page("preview")
        self.preview.start(path)

    def _import_as(self, path: Path, columns: dict[str, str] | None, duplicates: Duplicates, dry_run: bool) -> None:
        self.show_page("import")
        self.import_page.start(path, columns, duplicates, dry_run=dry_run)

    def import_file(self, path: Path) -> None:
        """Import a file of accounts and show what came of it."""
        self.show_page("import")
        self.import_page.start(path)

    def _edit(self, account: Account | None, *, confirming: bool) -> None:
        self.account.start(account, confirming=confirming)
        self.show_page("account")
        self.account.focus_first()

    def _back(self) -> None:
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

    def _show_setting(self, name: str) -> None:
        self.show_page("settings")
        self.settings.go_to(name)

    def _show_found(self, text: str) -> None:
        if self._show_commands(text):
            return
        found = accounts.search(self.session.store, text, 8)
        self.popup.show_accounts(found, self.tr("no name on file"))
        self._place(self.popup, min(760, self.width() - 40), max(len(found), 1) * 40 + 4)
        self.popup.setVisible(bool(found))

    def _show_commands(self, text: str) -> bool:
        """Show commands under the search box where they are asked for."""
        asked = asked_command(text)
        self.palette_list.setVisible(asked is not None)
        if asked is None:
            return False
        self.popup.hide()
        count = self.palette_list.show_commands(asked, has_account=self.on_hand is not None)
        self._place(self.palette_list, min(620, self.width() - 40), min(max(count, 1), COMMANDS_SHOWN) * ROW + 4)
        return True

    def _place(self, shown: QWidget, width: int, height: int) -> None:
        box = self._search
        corner = box.mapTo(self._whole, QPoint(0, box.height() + 2))
        shown.setGeometry(corner.x(), corner.y(), width, height)
        shown.raise_()

    def _move_found(self, by: int) -> None:
        if self.palette_list.isVisible():
            self.palette_list.step(by)
        elif self._search is self.bar.search:
            self.popup.move(by)
        else:
            self.home.list.move(by)

    def _take_found(self) -> None:
        if self.palette_list.isVisible():
            self.palette_list.run_current()
        elif self._search is self.bar.search:
            self.popup.open_current()
        else:
            self.home.list.open_current()

    def _run_command(self, action_id: str) -> None:
        self._search.clear()
        self._hide_lists()
        scenario = scenario_of(action_id)
        if scenario is not None:
            self.on_desk(lambda: self.desk.put_back_scenario(scenario))()
        else:
            self.commands.run(action_id)

    def _hide_lists(self) -> None:
        self.popup.hide()
        self.palette_list.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_pdf(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_pdf(event)
        if path is not None:
            self.show_page("records")
            self.records.check.check(path)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hide_lists()
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
        self._note_desk("")
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.bar.show_language()


def _dropped_pdf(event: QDropEvent) -> Path | None:
    from ui.records.check import dropped_pdf

    return dropped_pdf(event.mimeData())
