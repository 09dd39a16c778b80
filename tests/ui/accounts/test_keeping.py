"""An account is kept under a legal hold or erased, by whoever may, with a reason, and never by one slip."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restructure.parties.account import Person
from restructure.parties.organisation import DEMO, amended
from restructure.store import Store, accounts, audit, conduct, erasure, people, settings
from restructure.store.conduct import Conversation
from restructure.store.people import User
from tests.support.cases import ACCOUNT
from tests.support.doors import WORDS, Clock, enter, everything, filled
from tests.support.stores import CHEAP, open_store, phrase
from tests.support.vaults import Ring
from tests.ui.conftest import means, press_twice, shown_window, texts, type_into
from ui.accounts.keeping import KeepingPanel
from ui.shell.desktop import Desktop
from ui.shell.window import MainWindow
from ui.theme import load_fonts

NUMBER, PASSWORD = "DEMO-0001", "open sesame, please"


def keeping(window: MainWindow) -> KeepingPanel:
    window.open_account(NUMBER)
    window.navigator.edit_account(window.on_hand, confirming=False)
    return window.pages.account.keeping


def again(panel: KeepingPanel, qtbot: QtBot) -> None:
    """Press once more, when that is heard."""
    qtbot.waitUntil(panel.erase.isEnabled)
    panel.erase.click()


def test_an_account_is_erased_at_the_second_press_with_its_reason(window: MainWindow, qtbot: QtBot) -> None:
    panel, store = keeping(window), window.session.store
    panel.erase.click()
    assert "Fill this in." in texts(panel)
    type_into(panel.reason, "the person asked")
    for _ in range(2):
        panel.erase.click()
    assert "DEMO-0001 goes for good, with 0 agreements" in texts(panel)
    assert accounts.load(store, NUMBER) is not None
    again(panel, qtbot)
    assert accounts.load(store, NUMBER) is None
    assert audit.entries(store, action="erased")[0].detail == "the person asked"
    assert window.pages.currentWidget() is window.pages.home
    assert window.on_hand is None
    assert "DEMO-0001" not in texts(window)


def test_a_reason_typed_anew_asks_again(window: MainWindow, qtbot: QtBot) -> None:
    panel = keeping(window)
    type_into(panel.reason, "the person asked")
    panel.erase.click()
    type_into(panel.reason, "another reason")
    again(panel, qtbot)
    assert accounts.load(window.session.store, NUMBER) is not None


def test_a_legal_hold_is_put_on_and_lifted_and_stops_erasing(window: MainWindow) -> None:
    panel, store = keeping(window), window.session.store
    type_into(panel.reason, "court case 12")
    panel.hold.click()
    assert erasure.held_because(store, NUMBER) == "court case 12"
    assert "Under a legal hold, so nobody erases it: court case 12" in texts(panel)
    assert not panel.erase.isEnabled()
    type_into(panel.reason, "case closed")
    panel.hold.click()
    assert erasure.held_because(store, NUMBER) is None
    assert panel.erase.isEnabled()


def test_until_when_contacts_are_to_be_kept_is_said_before_erasing(window: MainWindow) -> None:
    window.session.set_organisation(amended(window.session.organisation, rule_set="cn-credit-card"))
    conduct.append_contact(
        window.session.store, NUMBER, Conversation(datetime(2026, 11, 20, 10, 0, tzinfo=UTC), talked=True)
    )
    assert "The record of contacts and agreements is to be kept until 20 November 2031." in texts(keeping(window))


@pytest.mark.parametrize(("login", "shown"), [("cora", False), ("sam", True)])
def test_where_people_sign_in_only_who_releases_may_erase(
    qapp: QApplication, demo_store: Store, login: str, shown: bool
) -> None:
    people.add(demo_store, User("ada", "Ada", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(demo_store, "ada", PASSWORD)
    people.add(root, User("cora", "Cora", "collector"), PASSWORD, CHEAP)
    people.add(root, User("sam", "Sam", "supervisor"), PASSWORD, CHEAP)
    with shown_window(people.sign_in(demo_store, login, PASSWORD)) as window:
        assert keeping(window).isVisibleTo(window) is shown


def test_a_new_account_has_nothing_to_erase(window: MainWindow) -> None:
    window.navigator.edit_account(None)
    assert not window.pages.account.keeping.isVisibleTo(window)


def test_nothing_of_an_erased_person_stays_on_any_page_that_was_opened(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "store.db"
    filled(path)
    store = open_store(path, phrase(WORDS))
    somebody = Person("Quentin Erasable", "ID-ERASE-9911", "139-ERASE-4455", "Forget Lane")
    accounts.save(store, replace(ACCOUNT, number="ERASE-1", debtor=somebody))
    settings.save_organisation(store, DEMO)
    store.close()
    load_fonts()
    desktop = Desktop(qapp, path, Clock(), Ring(), cost=CHEAP)
    desktop.start()
    enter(desktop, WORDS)
    window = desktop.window
    assert window is not None
    window.open_account("ERASE-1")
    means(window, "6000", "3500", "300")
    for page in ("budget", "debts", "conduct", "aloud"):
        window.navigator.show_page(page)
    window.navigator.prepare_agreement()
    window.navigator.show_handout("offer")
    window.navigator.edit_account(window.on_hand, confirming=False)
    type_into(window.pages.account.keeping.reason, "the person asked")
    window.pages.account.keeping.erase.click()
    again(window.pages.account.keeping, qtbot)
    qtbot.waitUntil(lambda: desktop.window is not None and desktop.window is not window)
    held = everything(qapp.topLevelWidgets())
    assert not [part for part in ("Quentin", "Erasable", "9911", "4455", "Forget Lane", "ERASE-1") if part in held]
    desktop.close()


def test_demo_data_are_cleared_while_their_budget_is_open(window: MainWindow) -> None:
    window.open_account(NUMBER)
    means(window, "6000", "3500", "300")
    window.navigator.show_page("budget")
    window.navigator.show_page("debts")
    window.navigator.to_home()
    press_twice(window.pages.home.clear_demo)
    assert window.on_hand is None
    assert window.bar.open.numbers() == []
    assert accounts.count(window.session.store) == 0
