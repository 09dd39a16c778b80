"""The pages of the window: each is made, and wired to it, when somebody first goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

if TYPE_CHECKING:
    from ui.accounts.form import AccountPage
    from ui.agreement.page import AgreementPage
    from ui.budget.page import BudgetPage
    from ui.conduct.page import ConductPage
    from ui.debts.page import DebtsPage
    from ui.debts.papers import PapersPage
    from ui.desk.aloud import AloudPage
    from ui.desk.page import DeskPage
    from ui.handouts.page import HandoutsPage
    from ui.import_preview import ImportPreview
    from ui.importing import ImportPage
    from ui.keymap import KeysPage
    from ui.records.page import RecordsPage
    from ui.settings.page import SettingsPage
    from ui.window import MainWindow

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
STARTS = ("home", "settings", "budget", "debts", "records", "conduct", "keys", "aloud")
"""Pages that look at the store again each time they come to the front."""
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
COMPACT_BELOW = 1400
Page = TypeVar("Page", bound=QWidget)


class PageStack(QStackedWidget):
    """A place for every page of ``PAGES``. One that is out of sight asks for no room."""

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        for page in (first, *(QWidget() for _ in PAGES[1:])):
            self.addWidget(page)
        self.currentChanged.connect(self._give_room)

    def put(self, name: str, page: Page) -> Page:
        """Put a page in the place that was kept for it."""
        index = PAGES.index(name)
        kept = self.widget(index)
        self.insertWidget(index, page)
        if kept is not None:
            self.removeWidget(kept)
            kept.deleteLater()
        self._give_room(self.currentIndex())
        return page

    def _give_room(self, current: int) -> None:
        for index in range(self.count()):
            page = self.widget(index)
            if page is not None:
                wanted = QSizePolicy.Policy.Preferred if index == current else QSizePolicy.Policy.Ignored
                page.setSizePolicy(wanted, wanted)


def desk(window: MainWindow) -> DeskPage:
    """One conversation on one screen."""
    from ui.desk.page import DeskPage

    page = DeskPage(window.session)
    page.sign_asked.connect(window.prepare_agreement)
    page.release_asked.connect(window.to_release)
    page.correct_asked.connect(lambda account: window.edit_account(account, confirming=False))
    page.confirm_asked.connect(lambda account: window.edit_account(account, confirming=True))
    page.negotiation.papers.clicked.connect(lambda: window.show_handout())
    page.means.agreed.connect(window.agree_on_desk)
    page.means.budget_asked.connect(lambda: window.go("budget"))
    page.set_width(window.width())
    return page


def agreement(window: MainWindow) -> AgreementPage:
    """The agreement on paper."""
    from ui.agreement.page import AgreementPage

    page = AgreementPage(window.session)
    page.left.connect(lambda: window.show_page("desk"))
    page.settings_asked.connect(window.show_setting)
    page.papers.clicked.connect(lambda: window.show_handout())
    return page


def settings(window: MainWindow) -> SettingsPage:
    """The organisation, its rules and its limits."""
    from ui.settings.page import SettingsPage

    page = SettingsPage(window.session, window.desk.model)
    page.users.sign_in_asked.connect(window.lock_asked)
    page.passphrase.change_asked.connect(window.passphrase_asked)
    return page


def account(window: MainWindow) -> AccountPage:
    """An account as it is typed in."""
    from ui.accounts.form import AccountPage

    page = AccountPage(window.session)
    page.keeping.leaving.connect(window.put_down)
    page.keeping.erased.connect(page.forget)
    page.keeping.erased.connect(window.leave_erased)
    page.saved.connect(window.open_account)
    page.left.connect(window.go_back)
    return page


def import_page(window: MainWindow) -> ImportPage:
    """What came of an import."""
    from ui.importing import ImportPage

    page = ImportPage(window.session)
    page.left.connect(window.to_home)
    return page


def budget(window: MainWindow) -> BudgetPage:
    """The full budget sheet."""
    from ui.budget.page import BudgetPage

    page = BudgetPage(window.session, window.desk.model)
    page.set_compact(window.width() < COMPACT_BELOW)
    page.statement_asked.connect(lambda: window.show_papers("budget"))
    return page


def debts(window: MainWindow) -> DebtsPage:
    """Several debts side by side."""
    from ui.debts.page import DebtsPage

    page = DebtsPage(window.session, window.desk.model)
    page.set_compact(window.width() < COMPACT_BELOW)
    page.statement_asked.connect(lambda: window.show_papers("debts"))
    page.letters_asked.connect(lambda: window.show_papers("debts", letters=True))
    page.side.confirm.clicked.connect(window.confirm_sheet)
    return page


def papers(window: MainWindow) -> PapersPage:
    """The statement and the letters."""
    from ui.debts.papers import PapersPage

    page = PapersPage(window.session, window.budget.model, window.debts.model)
    page.left.connect(lambda: window.show_page(window.papers_from))
    return page


def records(window: MainWindow) -> RecordsPage:
    """Agreements, releases, the record."""
    from ui.records.page import RecordsPage

    page = RecordsPage(window.session)
    page.plans.opened.connect(window.open_account)
    return page


def preview(window: MainWindow) -> ImportPreview:
    """A file before it is taken in."""
    from ui.import_preview import ImportPreview

    page = ImportPreview(window.session)
    page.left.connect(window.to_home)
    page.chosen.connect(window.import_as)
    page.ledger_chosen.connect(window.import_ledger)
    return page


def conduct(window: MainWindow) -> ConductPage:
    """Circumstances, findings, contacts."""
    from ui.conduct.page import ConductPage

    page = ConductPage(window.session, window.desk.model)
    page.adviser.countered.connect(window.desk.says.hear)
    return page


def keys(window: MainWindow) -> KeysPage:
    """Every key, to print and to move."""
    from ui.keymap import KeysPage

    page = KeysPage(window.session)
    page.moved.connect(lambda: window.commands.take_keys(window.session.keys))
    page.left.connect(window.go_back)
    return page


def aloud(window: MainWindow) -> AloudPage:
    """What is read to the debtor."""
    from ui.desk.aloud import AloudPage

    page = AloudPage(window.session, window.desk.model)
    page.left.connect(lambda: window.show_page("desk"))
    return page


def handouts(window: MainWindow) -> HandoutsPage:
    """The papers that go out before a signature."""
    from ui.handouts.page import HandoutsPage

    page = HandoutsPage(window.session, window.desk.model)
    page.left.connect(lambda: window.show_page(window.handouts_from))
    return page
