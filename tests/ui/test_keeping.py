"""An account is kept under a legal hold or erased, by whoever may, with a reason, and never by one slip."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from restructure.store import Store, accounts, audit, conduct, erasure, people
from restructure.store.conduct import Conversation
from restructure.store.people import User
from tests.stores import CHEAP
from tests.ui.conftest import shown_window, texts, type_into
from ui.accounts.keeping import KeepingPanel
from ui.window import MainWindow

NUMBER, PASSWORD = "DEMO-0001", "open sesame, please"


def keeping(window: MainWindow) -> KeepingPanel:
    window.open_account(NUMBER)
    window.edit_account(window.on_hand, confirming=False)
    return window.account.keeping


def test_an_account_is_erased_at_the_second_press_with_its_reason(window: MainWindow) -> None:
    panel, store = keeping(window), window.session.store
    panel.erase.click()
    assert "Fill this in." in texts(panel)
    type_into(panel.reason, "the person asked")
    panel.erase.click()
    assert "DEMO-0001 goes for good, with 0 agreements" in texts(panel)
    assert accounts.load(store, NUMBER) is not None
    panel.erase.click()
    assert accounts.load(store, NUMBER) is None
    assert audit.entries(store, action="erased")[0].detail == "the person asked"
    assert window.pages.currentWidget() is window.home
    assert window.on_hand is None
    assert "DEMO-0001" not in texts(window)


def test_a_reason_typed_anew_asks_again(window: MainWindow) -> None:
    panel = keeping(window)
    type_into(panel.reason, "the person asked")
    panel.erase.click()
    type_into(panel.reason, "another reason")
    panel.erase.click()
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
    window.session.set_organisation(replace(window.session.organisation, rule_set="cn-credit-card"))
    conduct.log_contact(
        window.session.store, NUMBER, Conversation(datetime(2026, 11, 20, 10, 0, tzinfo=UTC), talked=True)
    )
    assert "The record of contacts is to be kept until 20 November 2031." in texts(keeping(window))


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
    window.new_account()
    assert not window.account.keeping.isVisibleTo(window)
