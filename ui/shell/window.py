"""The one window: search and language above, the rail left, pages in the middle, the strip below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from calculators.errors import Refusal
from restructure.parties.account import Account
from restructure.store import Store
from restructure.store.client_files import works_for_client
from ui.actions import Commands
from ui.background import run_in_thread
from ui.error_reporting import Fault
from ui.look import Look, keep_look, kept_look
from ui.session import Session
from ui.shell.action_slots import slots_of
from ui.shell.cursor import Cursor
from ui.shell.finder import Finder
from ui.shell.navigation import PageName
from ui.shell.navigation_rail import Rail
from ui.shell.navigator import SHEETS, Navigator, note_empty_desk
from ui.shell.page_scroll import PageScroll
from ui.shell.page_stack import COMPACT_BELOW, PLACES, fold
from ui.shell.status_bar import Strip
from ui.shell.topbar import TopBar
from ui.theme import dress
from ui.tokens import LEFT_BELOW
from ui.widgets.elements import column, row

RAIL_FROM = 640


class MainWindow(QMainWindow):
    """Holds the pages and what stands around them. Its title names the program, never a person."""

    lock_asked = Signal()
    passphrase_asked = Signal(str, str)
    afresh_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle("Restructure")
        self.resize(1440, 900)
        self.setMinimumSize(480, 360)
        self.restoreGeometry(kept_look(session.store.path.parent).place)
        self.bar, self.rail, self.strip = (
            TopBar(session),
            Rail(for_clients=works_for_client(session.store)),
            Strip(session),
        )
        self.navigator = Navigator(session, self.bar.open, self)
        self.pages = self.navigator.pages
        self.finder = self._lay_out()
        self._cursor = Cursor(session.app, self, self.pages.take_focus)
        self.commands = Commands(session.keys, slots_of(session, self.navigator, self.finder), self)
        self._connect()
        self.setAcceptDrops(True)
        self.navigator.show_page("home")

    @property
    def on_hand(self) -> Account | None:
        """The account on the desk, None where none is or the desk was not gone to yet."""
        return self.navigator.on_hand

    def make_desk(self) -> None:
        """Have the desk ready before somebody goes there."""
        self.pages.page("desk")

    def open_account(self, number: str) -> None:
        """Put an account on the desk."""
        self.navigator.open_account(number)

    def opened(self) -> list[str]:
        """The accounts that are open."""
        return self.bar.open.numbers()

    def open_beside(self, numbers: Sequence[str]) -> None:
        """Have accounts open beside the first page."""
        self.navigator.open_beside(numbers)

    def show_note(self, text: str) -> None:
        """Say on the first page what happened before it."""
        self.pages.home.show_note(text)

    def show_look(self) -> None:
        """Show where colours and size are chosen."""
        self.navigator.show_page("settings")
        self.pages.settings.show_look()

    def refuse_passphrase(self, reason: Refusal) -> None:
        """Say in the settings why the passphrase stays what it is."""
        self.pages.settings.refuse_passphrase(reason)

    def _lay_out(self) -> Finder:
        # A page that needs more room than there is scrolls.
        scroll = PageScroll(self.session.app, self.pages)
        # Another page begins at its head, wherever the one before was scrolled to.
        self.pages.currentChanged.connect(lambda _: scroll.verticalScrollBar().setValue(0))
        body = row(self.rail, scroll, spacing=0)
        body.setStretch(1, 1)
        whole = QWidget()
        whole.setObjectName("page")
        work = self.navigator.work
        layout = column(self.bar, body, work.notice, work.line, self.strip, spacing=0)
        layout.setStretch(1, 1)
        whole.setLayout(layout)
        self.setCentralWidget(whole)
        return Finder(whole, self.session, self.pages.home, self.bar.search, self._scenarios)

    def _connect(self) -> None:
        lead = self.navigator
        lead.shown.connect(self._show_place)
        lead.account_changed.connect(self._show_account)
        lead.afresh_asked.connect(self.afresh_asked)
        self.pages.lock_asked.connect(self.lock_asked)
        self.pages.passphrase_asked.connect(self.passphrase_asked)
        self.pages.desk_made.connect(self._serve_desk)
        self.finder.chosen.connect(lead.open_account)
        self.finder.commanded.connect(self.commands.run)
        self.finder.scenario_asked.connect(self._put_back)
        self.finder.left.connect(self.pages.take_focus)
        self.bar.language_picked.connect(self.session.set_language)
        self.bar.account_picked.connect(lead.open_account)
        self.bar.account_put_away.connect(lead.put_away)
        self.bar.lock_asked.connect(self.lock_asked)
        self.bar.menu_asked.connect(self.commands.run)
        self.rail.picked.connect(lead.go)
        self.session.keys_moved.connect(self._take_keys)
        self.commands.serve("window", self)

    def _serve_desk(self, desk: QWidget) -> None:
        self.commands.serve("desk", desk)
        self.strip.follow(self.navigator.models.desk)

    def _scenarios(self) -> tuple[str, ...] | None:
        return self.pages.desk.scenario_names() if self.on_hand is not None else None

    def _put_back(self, scenario: str) -> None:
        self.navigator.on_desk(lambda: self.pages.desk.put_back_scenario(scenario))

    def _take_keys(self) -> None:
        self.commands.take_keys(self.session.keys)

    def _show_place(self, name: PageName) -> None:
        self.finder.hide()
        self.bar.search.clear()
        self.bar.search.setVisible(name != "home")
        self._mark_rail()

    def _show_account(self) -> None:
        self.bar.search.clear()
        self._mark_rail()

    def _mark_rail(self) -> None:
        self.rail.mark(PLACES[self.pages.shown].rail, has_account=self.on_hand is not None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is None or self.session.busy:
            return
        if path.suffix.lower() in SHEETS:
            self.navigator.preview_file(path)
        else:
            self.navigator.check_file(path)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.finder.hide()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(event.size().width())

    def _fold(self, width: int) -> None:
        """Give way to what a narrow window has no room for."""
        self.rail.set_compact(width < COMPACT_BELOW)
        self.rail.setVisible(width >= RAIL_FROM)
        self.bar.set_narrow(width < LEFT_BELOW, menu=width < RAIL_FROM)
        self.strip.set_narrow(width < LEFT_BELOW)
        fold(self.pages, width)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.pages.keep()
        self.navigator.models.queue.stop()
        note_empty_desk(self.session)
        look = Look(self.session.colours, self.session.language, bytes(self.saveGeometry().data()))
        keep_look(self.session.store.path.parent, look)
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.bar.show_language()


def open_window(
    app: QApplication, store: Store, now: Callable[[], datetime], faults: Sequence[Fault] = (), *, locks: bool = True
) -> tuple[Session, MainWindow]:
    """A session over a store, as it was left, and its window."""
    session = Session(app, store, now, faults, locks=locks, behind=run_in_thread)
    session.restore()
    window = MainWindow(session)
    dress(window)
    return session, window


def _dropped(event: QDropEvent) -> Path | None:
    """The one file of this PC that is carried over the window: a PDF to check, or a sheet to take in."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in (".pdf", *SHEETS) else None
