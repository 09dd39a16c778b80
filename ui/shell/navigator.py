"""What leads from one page of the window to the next, and which accounts are open."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from restructure.household.creditor_reply import LetterKind
from restructure.papers import PaperName
from restructure.parties.account import Account
from restructure.parties.organisation import MissingField
from restructure.store import accounts, settings
from ui.session import Session
from ui.shell.models import Models
from ui.shell.navigation import PageName
from ui.shell.navigation_rail import NEED_ACCOUNT
from ui.shell.next_work import NextWork
from ui.shell.page_stack import PLACES, PageStack
from ui.shell.topbar import OpenAccounts

LOG = logging.getLogger(__name__)
SHEETS = (".csv", ".txt", ".tsv", ".xlsx", ".xls", ".ods")


class Navigator(QObject):
    """Answers what the pages ask for: the ``Navigation`` of one window. ``opened`` are the accounts on the bar.

    ``shown`` follows each page that comes to the front, ``account_changed`` an account that is put on the desk or down.
    """

    shown = Signal(str)
    account_changed = Signal()
    afresh_asked = Signal()

    def __init__(self, session: Session, opened: OpenAccounts, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._opened = session, opened
        self.models = Models(session)
        self.pages = PageStack(session, self.models, self)
        self.work = NextWork(session, self.models, self.pages, self, self)
        self.account_changed.connect(self.work.begin)
        self.shown.connect(self.work.stay)
        self._papers_from: PageName = "budget"
        self._handouts_from: PageName = "desk"

    @property
    def on_hand(self) -> Account | None:
        """The account on the desk, None where none is or the desk was not gone to yet."""
        return self.models.on_hand

    def show_page(self, name: PageName, *, looks: bool = True) -> None:
        """Bring a page to the front, which ``looks`` at the store again; whoever leaves settings that are not saved is
        asked first."""
        if self.pages.shown == "settings" != name and not self.pages.settings.is_left(partial(self.show_page, name)):
            self.shown.emit("settings")
            return
        LOG.info("page %s", name)
        self.pages.setCurrentWidget(self.pages.page(name))
        self.shown.emit(name)
        front = PLACES[name].front
        if front is not None and looks:
            front(self.pages)

    def go(self, name: PageName) -> None:
        """Lead to a page, or to where its account is found first."""
        if name == "desk" and (self.on_hand is None or self.pages.shown == "desk"):
            self.to_home()
        elif name == "agreement":
            self.prepare_agreement()
        elif name in NEED_ACCOUNT and self.on_hand is None:
            self.to_home()
        else:
            self.show_page(name)

    def go_back(self) -> None:
        """Lead to the desk, or to the first page where nothing is on it."""
        self.show_page("desk" if self.on_hand is not None else "home")

    def to_home(self) -> None:
        """Lead to the first page; what is on the desk is kept."""
        self.pages.keep_draft()
        self.show_page("home")

    def on_desk(self, act: Callable[[], object]) -> None:
        """Do something on the desk from wherever one is; nothing where no account is open."""
        if self.on_hand is not None:
            if self.pages.shown != "desk":
                self.show_page("desk")
            if self.pages.shown == "desk":
                act()

    def open_account(self, number: str) -> None:
        """Put an account on the desk."""
        account = accounts.load(self._session.store, number)
        if account is None:
            return
        # The desk looks around for the account that comes, not once more for the one that goes.
        self.show_page("desk", looks=False)
        self.pages.desk.open(account)
        self._opened.show_account(account)
        self.account_changed.emit()

    def open_beside(self, numbers: Sequence[str]) -> None:
        """Have accounts open beside the first page."""
        for number in numbers:
            account = accounts.load(self._session.store, number)
            if account is not None:
                self._opened.show_account(account)

    def next_account(self) -> None:
        """Open the next of the open accounts."""
        account = self.on_hand
        number = self._opened.after(account.number if account else None)
        if number is not None:
            self.open_account(number)

    def put_away(self, number: str = "") -> None:
        """Take an account off the bar, that on the desk where none is named; what was typed is kept with it."""
        self.pages.keep_draft()
        account = self.on_hand
        on_desk = account.number if account else ""
        following = self._opened.take_away(number or on_desk)
        if number and number != on_desk:
            return
        if following is not None:
            self.open_account(following)
            return
        self.models.close()
        self.show_page("home")

    def put_down(self) -> None:
        """Keep what was typed and take the account off every page, before its data may go."""
        self.pages.keep_draft()
        self.models.close()
        note_empty_desk(self._session)
        self.account_changed.emit()

    def forget_gone(self) -> None:
        """Put away those that are open and no longer in the store."""
        for number in self._opened.numbers():
            if accounts.load(self._session.store, number) is None:
                self._opened.take_away(number)

    def leave_erased(self) -> None:
        """Leave nothing on any page, shown or not, of an account that was erased."""
        self.forget_gone()
        self.show_page("home")
        self.afresh_asked.emit()

    def edit_account(self, account: Account | None, *, confirming: bool = False) -> None:
        """Correct an account, confirm its balance, or enter a new one by hand."""
        self.pages.account.start(account, confirming=confirming)
        self.show_page("account")
        self.pages.account.focus_first()

    def prepare_agreement(self) -> None:
        """Take the chosen option to the agreement page; one that is refused stays on the desk."""
        if self.on_hand is None:
            self.to_home()
            return
        model = self.models.desk
        self.pages.keep_draft()
        if model.chosen_outcome is None:
            self.show_page("desk")
            return
        # A hold makes no agreement: who asks for the paper asks for the option.
        model.choose(model.compared)
        self.pages.agreement.prepare(model)
        self.show_page("agreement")

    def to_release(self) -> None:
        """Lead to where the release of the chosen card is asked for."""
        self.prepare_agreement()
        if self.pages.shown != "desk":
            self.pages.agreement.go_to_release()

    def show_handout(self, kind: PaperName | None = None) -> None:
        """Show a paper that goes out before a signature, of the terms on the desk or on the agreement page; that which
        usually goes out under the rules of the account where none is named."""
        if self.on_hand is None:
            return
        shown = self.pages.shown
        if shown == "handouts":
            # The same terms: what was typed for one paper stays while another is looked at.
            self.pages.handouts.show_kind(kind or self.pages.handouts.kind)
            return
        page = self.pages.agreement
        self._handouts_from = "agreement" if shown == "agreement" else "desk"
        if shown != "agreement":
            self.pages.keep_draft()
            page.prepare(self.models.desk)
        self.pages.handouts.start(kind, page.take_draft, page.wording, signed=page.signed is not None)
        self.show_page("handouts")

    def leave_handouts(self) -> None:
        """Lead back to where the papers before a signature were asked for."""
        self.show_page(self._handouts_from)

    def show_papers(self, asked_from: PageName, *, letters: LetterKind | None = None, matter: str = "") -> None:
        """Show the statement, or letters of a kind; ``matter`` is that of a complaint."""
        self._papers_from = asked_from
        self.show_page("papers")
        if letters is not None:
            self.pages.papers.show_letters(letters, matter)
        else:
            self.pages.papers.show_statement()

    def leave_papers(self) -> None:
        """Lead back to where the statement or the letters were asked for."""
        self.show_page(self._papers_from)

    def show_setting(self, field: MissingField) -> None:
        """Lead to a field of the settings."""
        self.show_page("settings")
        self.pages.settings.go_to(field)

    def check_file(self, path: Path | None = None) -> None:
        """Lead to where a sealed file is checked, and check one."""
        self.show_page("records")
        self.pages.records.check_file(path)

    def ask_for_file(self) -> None:
        """Ask for a file of accounts, payments or budgets and show what is in it."""
        name, _ = QFileDialog.getOpenFileName(
            self.pages,
            self.tr("Import accounts, payments or budgets"),
            "",
            f"CSV, XLSX, XLS, ODS ({' '.join(f'*{ending}' for ending in SHEETS)})",
        )
        if name:
            self.preview_file(Path(name))

    def preview_file(self, path: Path) -> None:
        """Show the first rows of a file, and ask what is to be done with it."""
        self.show_page("preview")
        self.pages.preview.start(path)


def note_empty_desk(session: Session) -> None:
    """Note that no account is on the desk: one that is still there at the next start tells of a start that did not end
    well."""
    session.write(lambda: settings.save(session.store, settings.own_key(session.store, settings.ON_DESK), ""))
