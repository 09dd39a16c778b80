"""The one window: search and language above, the rail left, pages in the middle, the strip below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from restructure.account import Account
from restructure.store import accounts, settings
from restructure.store.accounts import Duplicates
from ui.accounts.form import AccountPage
from ui.agreement.page import AgreementPage
from ui.budget.page import BudgetPage
from ui.conduct.page import ConductPage
from ui.debts.page import DebtsPage
from ui.debts.papers import PapersPage
from ui.desk.page import DeskPage
from ui.home import AccountList, HomePage, SearchEdit
from ui.import_preview import ImportPreview
from ui.importing import ImportPage
from ui.records.page import RecordsPage
from ui.session import Session
from ui.settings.page import SettingsPage
from ui.strip import Strip
from ui.theme import style
from ui.widgets.elements import Panel, column, label, row, shortcut

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
)
RAIL = ("desk", "budget", "debts", "conduct", "agreement", "records", "settings")
NEED_ACCOUNT = ("budget", "debts", "conduct", "agreement")
COMPACT_BELOW = 1400
ON_DESK = "on_desk"
RAIL_ICONS = {
    "desk": "desk",
    "budget": "budget",
    "debts": "debts",
    "conduct": "shield",
    "agreement": "doc",
    "records": "rec",
    "settings": "gear",
}


class MainWindow(QMainWindow):
    """Holds the pages and leads from one to the next. Its title names the program, never a person."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle("Restructure")
        self.resize(1440, 900)
        self.setMinimumSize(1240, 640)
        self.home, self.desk = HomePage(session), DeskPage(session)
        self.agreement, self.settings = AgreementPage(session), SettingsPage(session, self.desk.model)
        self.account, self.import_page = AccountPage(session), ImportPage(session)
        self.budget, self.debts = BudgetPage(session, self.desk.model), DebtsPage(session, self.desk.model)
        self.records, self.preview = RecordsPage(session), ImportPreview(session)
        self.conduct = ConductPage(session, self.desk.model)
        self.pages = QStackedWidget()
        first = (self.home, self.desk, self.agreement, self.settings, self.account, self.import_page)
        self.papers = PapersPage(session, self.budget.model, self.debts.model)
        pages = (*first, self.budget, self.debts, self.papers, self.records, self.preview, self.conduct)
        for page in pages:
            self.pages.addWidget(page)
        self._papers_from = "budget"
        self.bar = TopBar(session)
        self.rail = Rail()
        self.strip = Strip(session, self.desk.model)
        self._lay_out()
        self._connect()
        self.home.show_recovered(settings.text(session.store, ON_DESK) or "")
        self.show_page("home")

    def _lay_out(self) -> None:
        body = row(self.rail, self.pages, spacing=0)
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

    def _connect(self) -> None:
        self.home.opened.connect(self.open_account)
        self.home.new_asked.connect(self.new_account)
        self.home.import_asked.connect(self.ask_for_file)
        self.home.demo_cleared.connect(self._forget_cleared)
        self.popup.chosen.connect(self.open_account)
        self.bar.search.textEdited.connect(self._show_found)
        self.bar.search.moved.connect(self.popup.move)
        self.bar.search.entered.connect(self.popup.open_current)
        self.bar.language_picked.connect(self.session.set_language)
        self.rail.picked.connect(self._go)
        self.desk.sign_asked.connect(self.prepare_agreement)
        self.desk.correct_asked.connect(lambda account: self._edit(account, confirming=False))
        self.desk.confirm_asked.connect(lambda account: self._edit(account, confirming=True))
        self.agreement.left.connect(lambda: self.show_page("desk"))
        self.agreement.settings_asked.connect(lambda: self.show_page("settings"))
        self.account.saved.connect(self.open_account)
        self.account.left.connect(self._back)
        self.import_page.left.connect(self._to_home)
        self.budget.statement_asked.connect(lambda: self._show_papers("budget"))
        self.debts.statement_asked.connect(lambda: self._show_papers("debts"))
        self.debts.letters_asked.connect(lambda: self._show_papers("debts", letters=True))
        self.debts.side.confirm.clicked.connect(self._confirm_sheet)
        self.papers.left.connect(lambda: self.show_page(self._papers_from))
        self.preview.left.connect(self._to_home)
        self.preview.chosen.connect(self._import_as)
        shortcut(self, "Ctrl+K", self.go_to_search)
        shortcut(self, "Ctrl+N", self.new_account)
        shortcut(self, "Ctrl+I", self.ask_for_file)
        shortcut(self, "Ctrl+H", self._to_home)
        shortcut(self, "Ctrl+B", lambda: self._go("budget"))
        shortcut(self, "F8", self.show_findings)
        shortcut(self, "F10", lambda: self.conduct.contacts.log(talked=True))
        shortcut(self, "F11", lambda: self.conduct.contacts.log(talked=False))
        shortcut(self, "F12", self.conduct.contacts.copy_memo)
        shortcut(self, "Ctrl+D", lambda: self._go("debts"))
        self.desk.means.agreed.connect(self._agree_on_desk)
        self.desk.means.budget_asked.connect(lambda: self._go("budget"))

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.popup.hide()
        self.pages.setCurrentIndex(PAGES.index(name))
        self.rail.show_page(name, has_account=self.desk.model.account is not None)
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

    def show_findings(self) -> None:
        """Lead to what the rules see."""
        self._go("conduct")
        self.conduct.findings.setFocus()

    def go_to_search(self) -> None:
        """Go to the search box."""
        box = self.home.search if self.pages.currentWidget() is self.home else self.bar.search
        box.setFocus()
        box.selectAll()
        if box is self.bar.search:
            self._show_found(box.text())

    def open_account(self, number: str) -> None:
        """Put an account on the desk."""
        account = accounts.load(self.session.store, number)
        if account is None:
            return
        self.bar.search.clear()
        self.show_page("desk")
        self.desk.open(account)
        self._note_desk(number)
        self.rail.show_page("desk", has_account=True)

    def _note_desk(self, number: str) -> None:
        # Still there at the next start, it tells that this one did not end well.
        self.session.write(lambda: settings.keep(self.session.store, ON_DESK, number))

    def _forget_cleared(self) -> None:
        account = self.desk.model.account
        if account is not None and accounts.load(self.session.store, account.number) is None:
            self.desk.model.close()
            self.budget.model.close()
            self.debts.model.close()
            self.rail.show_page("home", has_account=False)

    def prepare_agreement(self) -> None:
        """Take the chosen option to the agreement page; one that is refused stays on the desk."""
        self.desk.keep_draft()
        if self.desk.model.chosen_outcome is None:
            self.show_page("desk")
            return
        self.agreement.prepare(self.desk.model)
        self.show_page("agreement")

    def _agree_on_desk(self) -> None:
        account = self.desk.model.account
        if account is not None:
            self.budget.model.open(account)
            self.budget.model.agree("client")
            self.desk.means.show_consent()

    def _confirm_sheet(self) -> None:
        account = self.desk.model.account
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
        self.show_page("desk" if self.desk.model.account is not None else "home")

    def _to_home(self) -> None:
        self.desk.keep_draft()
        self.show_page("home")

    def _go(self, name: str) -> None:
        if name == "desk" and (self.desk.model.account is None or self.pages.currentWidget() is self.desk):
            self._to_home()
        elif name == "agreement":
            self.prepare_agreement()
        elif name in NEED_ACCOUNT and self.desk.model.account is None:
            self._to_home()
        else:
            self.show_page(name)

    def _show_found(self, text: str) -> None:
        found = accounts.search(self.session.store, text, 8)
        self.popup.show_accounts(found, self.tr("no name on file"))
        corner = self.bar.search.mapTo(self._whole, QPoint(0, self.bar.search.height() + 2))
        self.popup.setGeometry(corner.x(), corner.y(), 760, max(len(found), 1) * 40 + 4)
        self.popup.setVisible(bool(found))
        self.popup.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.popup.hide()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = event.size().width() < COMPACT_BELOW
        self.rail.set_compact(compact)
        for page in (self.desk, self.budget, self.debts):
            page.set_compact(compact)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.desk.keep_draft()
        self.budget.model.keep()
        self.debts.model.keep()
        self._note_desk("")
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.bar.show_language()


class TopBar(Panel):
    """Search box and language."""

    language_picked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("topbar")
        self.setFixedHeight(46)
        self.name = label("title", "Restructure")
        self.search = SearchEdit("search")
        self.search.setFixedWidth(400)
        self.languages = {"en": _segment("EN"), "zh": _segment("中文")}
        group = QButtonGroup(self)
        for language, made in self.languages.items():
            group.addButton(made)
            made.clicked.connect(lambda _, language=language: self.language_picked.emit(language))
        self.word(self.search.setPlaceholderText, lambda: self.tr("Name, number, last digits…"))
        self.word(self.search.setAccessibleName, lambda: self.tr("Find an account"))
        self.setLayout(
            row(
                self.name,
                16,
                self.search,
                None,
                row(*self.languages.values(), spacing=0),
                spacing=0,
                margins=(14, 0, 14, 0),
            )
        )
        self.show_language()

    def show_language(self) -> None:
        """Mark the language in force."""
        self.languages[self._session.language].setChecked(True)


class Rail(Panel):
    """Where one can go: only pages that exist."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(68)
        self.buttons = {name: QToolButton() for name in RAIL}
        for name, made in self.buttons.items():
            made.setCheckable(True)
            made.setAutoExclusive(False)
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            made.setIconSize(QSize(20, 20))
            made.setFixedSize(64, 52)
            made.clicked.connect(lambda _, name=name: self.picked.emit(name))
        self.word(self.buttons["desk"].setText, lambda: self.tr("Desk"))
        self.word(self.buttons["budget"].setText, lambda: self.tr("Budget"))
        self.word(self.buttons["debts"].setText, lambda: self.tr("Debts"))
        self.word(self.buttons["conduct"].setText, lambda: self.tr("Conduct"))
        self.word(self.buttons["agreement"].setText, lambda: self.tr("Agreement"))
        self.word(self.buttons["records"].setText, lambda: self.tr("Records"))
        self.word(self.buttons["settings"].setText, lambda: self.tr("Settings"))
        self.recolour()
        self.setLayout(
            column(
                self.buttons["desk"],
                self.buttons["budget"],
                self.buttons["debts"],
                self.buttons["conduct"],
                self.buttons["agreement"],
                None,
                self.buttons["records"],
                self.buttons["settings"],
                spacing=6,
                margins=(2, 8, 2, 8),
            )
        )

    def show_page(self, name: str, *, has_account: bool) -> None:
        """Mark the page in front."""
        others = {"home": "desk", "account": "desk", "import": "desk", "preview": "desk", "papers": "debts"}
        shown = others.get(name, name)
        for each, made in self.buttons.items():
            made.setChecked(each == shown)
        for name in NEED_ACCOUNT:
            self.buttons[name].setEnabled(has_account)

    def set_compact(self, compact: bool) -> None:
        """Icons alone in a small window; their words stay as tool tips and for screen readers."""
        self.setFixedWidth(52 if compact else 68)
        words = Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for made in self.buttons.values():
            made.setToolButtonStyle(words)
            made.setFixedSize(44 if compact else 64, 44 if compact else 52)

    def recolour(self) -> None:
        """Draw the icons in the colours of the theme in force."""
        for name, made in self.buttons.items():
            made.setIcon(style().icon(RAIL_ICONS[name], "muted", "accent"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "buttons"):
            self.recolour()


def _segment(text: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setCheckable(True)
    made.setProperty("role", "segment")
    return made
