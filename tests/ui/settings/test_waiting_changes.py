"""What takes two people in the window: it waits beside the old value, and somebody else decides it with one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from restructure.parties.organisation import DEMO, amended
from restructure.store import Store, people, second_person, settings
from restructure.store.people import User
from tests.support.readers import signed_out
from tests.support.stores import CHEAP, read
from tests.ui.conftest import shown_window, texts, type_into

PASSWORD = "open sesame, please"


@pytest.fixture
def office(demo_store: Store) -> Store:
    staff = (("root", "administrator"), ("col", "collector"), ("ann", "administrator"))
    for login, role in staff:
        acting = people.sign_in(demo_store, "root", PASSWORD) if login != "root" else demo_store
        people.add(acting, User(login, f"{login} (demo)", role), PASSWORD, CHEAP)  # type: ignore[arg-type]
    return signed_out(demo_store)


def account_to_pay_into(store: Store) -> str:
    return read(settings.organisation(store)).bank.payee_account


def test_bank_details_wait_beside_the_old_ones_until_the_other_administrator_presses_a_key(
    qapp: QApplication, office: Store
) -> None:
    before = account_to_pay_into(office)
    with shown_window(people.sign_in(office, "root", PASSWORD)) as window:
        window.navigator.show_page("settings")
        page = window.pages.settings
        field = page.inputs["payee_account"]
        assert isinstance(field, QLineEdit)
        type_into(field, "6222 0000")
        page._save()
        assert (field.text(), account_to_pay_into(office)) == (before, before)
        (card,) = page.waiting[page.paper].cards
        assert f"Account to pay into: {before} → 6222 0000" in texts(card)
        assert "It waits for somebody else: ann (demo)." in texts(card)
        assert "waits for somebody else to decide" in texts(page)
        assert not card.accept.isVisible()
        assert card.withdraw.isVisible()
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        window.navigator.show_page("records")
        records = window.pages.records
        records.show_section("changes")
        (card,) = records.changes.cards
        shown = (card.accept, card.refuse, card.withdraw, card.alone)
        assert not any(one.isVisible() for one in shown)
    with shown_window(people.sign_in(office, "ann", PASSWORD)) as window:
        window.navigator.show_page("records")
        records = window.pages.records
        records.show_section("changes")
        (card,) = records.changes.cards
        assert "Proposed by root (demo), 2026-11-25" in texts(card)
        card.refuse.click()
        assert card.error.text()
        assert window.focusWidget() is card.accept
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert account_to_pay_into(office) == "6222 0000"
        assert window.session.organisation.bank.payee_account == "6222 0000"
        assert "No change waits" in texts(records)
        window.session.set_language("zh")
        assert "没有需要第二人决定的变更。" in texts(records)


def test_the_words_of_every_kind_of_change_are_there_in_both_languages(qapp: QApplication, office: Store) -> None:
    root = people.sign_in(office, "root", PASSWORD)
    settings.save_organisation(root, amended(DEMO, rule_set="uk"))
    people.give_password(root, "col", "violet kettle orbit", CHEAP)
    people.change_role(root, "ann", "supervisor")
    with shown_window(people.sign_in(office, "ann", PASSWORD)) as window:
        window.navigator.show_page("records")
        records = window.pages.records
        records.show_section("changes")
        assert [card.accept.isVisible() for card in records.changes.cards] == [True, True, False]
        assert records.changes.cards[2].refuse.isVisible()
        for said in ("Rule set: ", "User col", "Password changed", "Role: administrator → supervisor", "three days"):
            assert said in texts(records)
        window.session.set_language("zh")
        QApplication.processEvents()
        for said in ("规则", "用户col", "角色：管理员 → 主管", "由您决定", "三天后"):
            assert said in texts(records)
    assert len(second_person.waiting(office)) == 3
