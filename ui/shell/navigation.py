"""The pages by name, and the intents that lead from one to another."""

from __future__ import annotations

from typing import Literal, Protocol

from restructure.household.creditor_reply import LetterKind
from restructure.papers import PaperName
from restructure.parties.account import Account
from restructure.parties.organisation import MissingField

PageName = Literal[
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
    "guide",
    "aloud",
    "handouts",
    "book",
    "work_list",
    "client",
]


class Navigation(Protocol):
    """All that a page can ask for beyond itself. Pages say what was asked in signals of their own and know no other."""

    def go(self, name: PageName) -> None:
        """Lead to a page, or to where its account is found first."""

    def show_page(self, name: PageName) -> None:
        """Bring a page to the front."""

    def go_back(self) -> None:
        """Lead to the desk, or to the first page where nothing is on it."""

    def to_home(self) -> None:
        """Lead to the first page; what is on the desk is kept."""

    def open_account(self, number: str) -> None:
        """Put an account on the desk."""

    def edit_account(self, account: Account | None, *, confirming: bool = False) -> None:
        """Correct an account, confirm its balance, or enter a new one by hand."""

    def put_down(self) -> None:
        """Keep what was typed and take the account off every page, before its data may go."""

    def forget_gone(self) -> None:
        """Put away those that are open and no longer in the store."""

    def leave_erased(self) -> None:
        """Leave nothing on any page of an account that was erased."""

    def prepare_agreement(self) -> None:
        """Take the chosen option to the agreement page; one that is refused stays on the desk."""

    def to_release(self) -> None:
        """Lead to where the release of the chosen card is asked for."""

    def show_handout(self, kind: PaperName | None = None) -> None:
        """Show a paper that goes out before a signature, of the terms on the desk or on the agreement page; that which
        usually goes out under the rules of the account where none is named."""

    def leave_handouts(self) -> None:
        """Lead back to where the papers before a signature were asked for."""

    def show_papers(self, asked_from: PageName, *, letters: LetterKind | None = None, matter: str = "") -> None:
        """Show the statement, or letters of a kind; ``matter`` is that of a complaint."""

    def leave_papers(self) -> None:
        """Lead back to where the statement or the letters were asked for."""

    def ask_for_file(self) -> None:
        """Ask for a file of accounts, payments or budgets and show what is in it."""

    def check_file(self) -> None:
        """Lead to where a sealed file is checked."""

    def show_setting(self, field: MissingField) -> None:
        """Lead to a field of the settings."""
