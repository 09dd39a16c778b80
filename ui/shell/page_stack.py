"""The pages of the window: each is made, and what it asks for led on, when somebody first goes there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from restructure.parties.organisation import MissingField
from restructure.store import settings
from ui.session import Session
from ui.shell.home import HomePage
from ui.shell.models import Models
from ui.shell.navigation import Navigation, PageName
from ui.shell.navigation_rail import RailName
from ui.widgets.stack import Stack

if TYPE_CHECKING:
    from ui.accounts.form import AccountPage
    from ui.accounts.import_page import ImportPage
    from ui.accounts.import_preview import ImportPreview
    from ui.agreement.page import AgreementPage
    from ui.book.page import BookPage
    from ui.budget.page import BudgetPage
    from ui.clients.page import ClientPage
    from ui.conduct.page import ConductPage
    from ui.debts.page import DebtsPage
    from ui.debts.papers import PapersPage
    from ui.desk.aloud import AloudPage
    from ui.desk.page import DeskPage
    from ui.handouts.page import HandoutsPage
    from ui.plans.panel import PlansPanel
    from ui.records.page import RecordsPage
    from ui.settings.page import SettingsPage
    from ui.shell.guide import GuidePage
    from ui.shell.keymap import KeysPage
    from ui.worklist.page import WorkListPage

DESK = (
    "restructure.simulation",
    "restructure.proposals.counteroffer",
    "restructure.agreements.agreement",
    "restructure.store.means",
    "ui.desk.says",
    "ui.desk.results",
    "ui.desk.page",
)
"""What the desk loads, in portions."""
COMPACT_BELOW, THREE_COLUMNS_FROM, HOME_BESIDE_FROM = 1400, 1300, 1040
RULE_SET = MissingField("organisation", "rule_set")
Page = TypeVar("Page", bound=QWidget)


class PageStack(Stack):
    """A place for every page of ``PAGES``."""

    desk_made = Signal(QWidget)
    lock_asked = Signal()
    passphrase_asked = Signal(str, str)
    next_asked = Signal()
    skip_asked = Signal(str)
    promise_corrected = Signal(int)
    promise_withdrawn = Signal(int)
    promise_asked = Signal()

    def __init__(self, session: Session, models: Models, navigation: Navigation) -> None:
        super().__init__()
        self.session, self.models, self.navigation = session, models, navigation
        self.made: set[PageName] = set()
        for _ in PAGES:
            self.addWidget(QWidget())

    def page(self, name: PageName) -> QWidget:
        """Return a page by its name."""
        return PLACES[name].page(self)

    @property
    def shown(self) -> PageName:
        """The name of the page in front."""
        return PAGES[self.currentIndex()]

    def put(self, name: PageName, page: Page) -> Page:
        """Put a page in the place that was kept for it."""
        index = PAGES.index(name)
        kept = self.widget(index)
        self.insertWidget(index, page)
        if kept is not None:
            self.removeWidget(kept)
            kept.deleteLater()
        self.made.add(name)
        self.give_room()
        return page

    def keep_draft(self) -> None:
        """Keep what was typed on the desk."""
        if "desk" in self.made:
            self.desk.keep_draft()

    def keep(self) -> None:
        """Keep whatever was typed on any page."""
        self.keep_draft()
        self.models.keep()
        if "account" in self.made:
            self.account.keep()
        if "settings" in self.made:
            self.settings.keep()
        if "client" in self.made:
            _client(self).keep()

    @cached_property
    def home(self) -> HomePage:
        """The empty desk."""
        page, lead = HomePage(self.session, self.models.queue), self.navigation
        page.set_compact(self.window().width() < HOME_BESIDE_FROM)
        page.opened.connect(lead.open_account)
        page.new_asked.connect(lambda: lead.edit_account(None))
        page.users_asked.connect(lambda: lead.show_page("settings"))
        page.users_asked.connect(lambda: self.settings.show_section(self.settings.users))
        page.import_asked.connect(lead.ask_for_file)
        page.check_asked.connect(lambda: lead.check_file())
        page.work_asked.connect(lambda: lead.show_page("work_list"))
        page.crises_asked.connect(lambda: lead.show_page("records"))
        page.crises_asked.connect(lambda: self.records.show_section("complaints"))
        page.demo_leaving.connect(lead.put_down)
        page.demo_cleared.connect(lead.forget_gone)
        on_desk = settings.own_key(self.session.store, settings.ON_DESK)
        page.show_recovered(settings.text(self.session.store, on_desk) or "")
        return self.put("home", page)

    @cached_property
    def desk(self) -> DeskPage:
        """One conversation on one screen."""
        from ui.desk.page import DeskPage

        page, lead = DeskPage(self.session, self.models.desk), self.navigation
        page.sign_asked.connect(lead.prepare_agreement)
        page.release_asked.connect(lead.to_release)
        page.correct_asked.connect(lead.edit_account)
        page.confirm_asked.connect(lambda account: lead.edit_account(account, confirming=True))
        page.account_asked.connect(lead.open_account)
        page.papers_asked.connect(lambda: lead.show_handout())
        page.rules_asked.connect(lambda: lead.show_setting(RULE_SET))
        page.means_agreed.connect(self.models.agree_to_means)
        page.means_agreed.connect(page.show_consent)
        page.budget_asked.connect(lambda: lead.go("budget"))
        page.promise_corrected.connect(self.promise_corrected)
        page.promise_withdrawn.connect(self.promise_withdrawn)
        page.promise_asked.connect(self.promise_asked)
        page.set_width(self.window().width())
        self.put("desk", page)
        self.desk_made.emit(page)
        return page

    @cached_property
    def agreement(self) -> AgreementPage:
        """The agreement on paper."""
        from ui.agreement.page import AgreementPage

        page, lead = AgreementPage(self.session), self.navigation
        page.left.connect(lambda: lead.show_page("desk"))
        page.settings_asked.connect(lead.show_setting)
        page.papers_asked.connect(lambda: lead.show_handout())
        page.following_asked.connect(self.next_asked)
        page.set_compact(self.window().width() < COMPACT_BELOW)
        return self.put("agreement", page)

    @cached_property
    def settings(self) -> SettingsPage:
        """The organisation, its rules and its limits."""
        from ui.settings.page import SettingsPage

        page = SettingsPage(self.session, self.models.desk)
        page.sign_in_asked.connect(self.lock_asked)
        page.passphrase_asked.connect(self.passphrase_asked)
        return self.put("settings", page)

    @cached_property
    def account(self) -> AccountPage:
        """An account as it is typed in."""
        from ui.accounts.form import AccountPage

        page, lead = AccountPage(self.session), self.navigation
        page.erasing.connect(lead.put_down)
        page.erased.connect(lead.leave_erased)
        page.saved.connect(lead.open_account)
        page.left.connect(lead.go_back)
        return self.put("account", page)

    @cached_property
    def import_page(self) -> ImportPage:
        """Return what came of an import."""
        from ui.accounts.import_page import ImportPage

        page = ImportPage(self.session)
        page.left.connect(self.navigation.to_home)
        page.again.connect(lambda: self.navigation.show_page("preview"))
        page.opened.connect(self.navigation.open_account)
        page.undo_asked.connect(lambda number: self.navigation.show_page("records"))
        page.undo_asked.connect(lambda number: self.records.show_import(number))
        return self.put("import", page)

    @cached_property
    def budget(self) -> BudgetPage:
        """The full budget sheet."""
        from ui.budget.page import BudgetPage

        page = BudgetPage(self.session, self.models.sheet)
        page.set_compact(self.window().width() < COMPACT_BELOW)
        page.statement_asked.connect(lambda: self.navigation.show_papers("budget"))
        return self.put("budget", page)

    @cached_property
    def debts(self) -> DebtsPage:
        """Several debts side by side."""
        from ui.debts.page import DebtsPage

        page, lead = DebtsPage(self.session, self.models.debts), self.navigation
        page.set_compact(self.window().width() < COMPACT_BELOW)
        page.statement_asked.connect(lambda: lead.show_papers("debts"))
        page.letters_asked.connect(lambda kind, matter: lead.show_papers("debts", letters=kind, matter=matter))
        page.confirm_asked.connect(self.models.confirm_sheet)
        return self.put("debts", page)

    @cached_property
    def papers(self) -> PapersPage:
        """The statement and the letters."""
        from ui.debts.papers import PapersPage

        page = PapersPage(self.session, self.models.sheet, self.models.debts)
        page.left.connect(self.navigation.leave_papers)
        return self.put("papers", page)

    @cached_property
    def records(self) -> RecordsPage:
        """Agreements, releases, the record."""
        from ui.records.page import RecordsPage

        page = RecordsPage(self.session, self.plans)
        page.refreshed.connect(self.plans.refresh)
        page.account_asked.connect(self.navigation.open_account)
        page.leaving.connect(self.navigation.put_down)
        page.undone.connect(self.navigation.forget_gone)
        page.erased.connect(self.navigation.leave_erased)
        page.forgotten.connect(self.navigation.forget_gone)
        return self.put("records", page)

    @cached_property
    def plans(self) -> PlansPanel:
        """The agreements among the records: what is due, late or not booked yet."""
        from ui.plans.panel import PlansPanel

        panel = PlansPanel(self.session)
        panel.opened.connect(self.navigation.open_account)
        return panel

    @cached_property
    def preview(self) -> ImportPreview:
        """A file before it is taken in."""
        from ui.accounts.import_preview import ImportPreview

        page, lead = ImportPreview(self.session), self.navigation
        page.left.connect(lead.to_home)
        for chosen in (page.chosen, page.ledger_chosen):
            chosen.connect(lambda *_: lead.show_page("import"))
        page.chosen.connect(
            lambda path, columns, duplicates, dry_run, said, file: self.import_page.start(
                path, columns, duplicates, dry_run=dry_run, said=said, file=file
            )
        )
        page.ledger_chosen.connect(
            lambda path, kind, dry_run, hidden, struck: self.import_page.start_ledger(
                path, kind, dry_run=dry_run, hidden=hidden, struck=struck
            )
        )
        return self.put("preview", page)

    @cached_property
    def conduct(self) -> ConductPage:
        """Circumstances, findings, contacts."""
        from ui.conduct.page import ConductPage

        page = ConductPage(self.session, self.models.desk)
        page.countered.connect(lambda says: self.desk.hear(says))
        page.set_compact(self.window().width() < THREE_COLUMNS_FROM)
        return self.put("conduct", page)

    @cached_property
    def keys(self) -> KeysPage:
        """Every key, to print and to move."""
        from ui.shell.keymap import KeysPage

        page = KeysPage(self.session)
        page.left.connect(self.navigation.go_back)
        return self.put("keys", page)

    @cached_property
    def guide(self) -> GuidePage:
        """Return the guide, which is read offline."""
        from ui.shell.guide import GuidePage

        page = GuidePage(self.session)
        page.left.connect(self.navigation.go_back)
        return self.put("guide", page)

    @cached_property
    def aloud(self) -> AloudPage:
        """Return what is read to the debtor."""
        from ui.desk.aloud import AloudPage

        page = AloudPage(self.session, self.models.desk)
        page.left.connect(lambda: self.navigation.show_page("desk"))
        return self.put("aloud", page)

    @cached_property
    def handouts(self) -> HandoutsPage:
        """The papers that go out before a signature."""
        from ui.handouts.page import HandoutsPage

        page = HandoutsPage(self.session, self.models.desk)
        page.left.connect(self.navigation.leave_handouts)
        return self.put("handouts", page)

    @cached_property
    def book(self) -> BookPage:
        """Every account, by a filter."""
        from ui.book.page import BookPage

        page = BookPage(self.session)
        page.opened.connect(self.navigation.open_account)
        page.acted.connect(self.models.look_around)
        return self.put("book", page)

    @cached_property
    def work_list(self) -> WorkListPage:
        """The accounts in the order in which they are worked."""
        from ui.worklist.page import WorkListPage

        page = WorkListPage(self.session, self.models.queue)
        page.opened.connect(self.navigation.open_account)
        page.next_asked.connect(self.next_asked)
        page.skip_asked.connect(self.skip_asked)
        return self.put("work_list", page)


def fold(pages: PageStack, width: int) -> None:
    """Fold what a window of that width has no room for, on the pages that are made."""
    made = pages.made
    if "home" in made:
        pages.home.set_compact(width < HOME_BESIDE_FROM)
    if "desk" in made:
        pages.desk.set_width(width)
    if "budget" in made:
        pages.budget.set_compact(width < COMPACT_BELOW)
    if "debts" in made:
        pages.debts.set_compact(width < COMPACT_BELOW)
    if "conduct" in made:
        pages.conduct.set_compact(width < THREE_COLUMNS_FROM)
    if "agreement" in made:
        pages.agreement.set_compact(width < COMPACT_BELOW)


def _client(pages: PageStack) -> ClientPage:
    """The file of a client."""
    from ui.clients.page import ClientPage

    held = pages.widget(PAGES.index("client"))
    if isinstance(held, ClientPage):
        return held
    page, lead = ClientPage(pages.session), pages.navigation
    page.left.connect(lead.go_back)
    page.opened.connect(lead.open_account)
    page.rewritten.connect(pages.models.take_up)
    return pages.put("client", page)


def _start_client(pages: PageStack) -> None:
    """Show the file of the client whose account is on the desk, with what was typed last."""
    pages.models.keep()
    _client(pages).start(pages.models.on_hand)


def _start_records(pages: PageStack) -> None:
    """Show the records, and of the agreements those of the account on the desk."""
    pages.records.start()
    account = pages.models.on_hand
    if account is not None:
        pages.plans.look_at(account.number)


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the stack: which it is, what the rail marks for it, and what it does each time that it comes to the
    front."""

    page: Callable[[PageStack], QWidget]
    rail: RailName | None
    front: Callable[[PageStack], None] | None = None


PLACES: dict[PageName, Place] = {
    "home": Place(lambda pages: pages.home, "desk", lambda pages: pages.home.start()),
    "desk": Place(lambda pages: pages.desk, "desk", lambda pages: pages.desk.start()),
    "agreement": Place(lambda pages: pages.agreement, "agreement", lambda pages: pages.agreement.start()),
    "settings": Place(lambda pages: pages.settings, "settings", lambda pages: pages.settings.start()),
    "account": Place(lambda pages: pages.account, "desk"),
    "import": Place(lambda pages: pages.import_page, "desk"),
    "budget": Place(lambda pages: pages.budget, "budget", lambda pages: pages.budget.start()),
    "debts": Place(lambda pages: pages.debts, "debts", lambda pages: pages.debts.start()),
    "papers": Place(lambda pages: pages.papers, "debts"),
    # Who signed is who pays: money of this talk must not go to whoever was looked at last.
    "records": Place(lambda pages: pages.records, "records", _start_records),
    "preview": Place(lambda pages: pages.preview, "desk"),
    "conduct": Place(lambda pages: pages.conduct, "conduct", lambda pages: pages.conduct.start()),
    "keys": Place(lambda pages: pages.keys, "keys", lambda pages: pages.keys.start()),
    "guide": Place(lambda pages: pages.guide, "keys", lambda pages: pages.guide.start()),
    "aloud": Place(lambda pages: pages.aloud, "desk", lambda pages: pages.aloud.start()),
    "handouts": Place(lambda pages: pages.handouts, None),
    "book": Place(lambda pages: pages.book, "records", lambda pages: pages.book.start()),
    "client": Place(_client, "client", _start_client),
    "work_list": Place(lambda pages: pages.work_list, "work_list", lambda pages: pages.work_list.start()),
}
PAGES: tuple[PageName, ...] = tuple(PLACES)
