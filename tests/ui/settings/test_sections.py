"""Settings as pages: found by their words, and not left by accident while something is not saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.conftest import texts, type_into
from ui.settings.page import SettingsPage
from ui.shell.window import MainWindow


def changed(window: MainWindow) -> SettingsPage:
    window.navigator.show_page("settings")
    page = window.pages.settings
    page.rule_set.set_value("uk")
    page.rule_set.picked.emit("uk")
    name = page.inputs["name"]
    assert isinstance(name, QLineEdit)
    type_into(name, "Other Bank")
    return page


def test_whoever_leaves_with_something_unsaved_is_asked_and_can_save_discard_or_go_on(window: MainWindow) -> None:
    before = window.session.organisation
    page = changed(window)
    window.navigator.show_page("home")
    assert page.isVisible()
    assert "not saved yet: Rule set, Name" in texts(page).replace(", Days that the letter then still gives", "")
    page.discard.click()
    assert not page.isVisible()
    assert (page.unsaved(), window.session.organisation) == ((), before)
    changed(window)
    window.navigator.show_page("home")
    page.save.click()
    assert not page.isVisible()
    assert window.session.organisation.policy.rule_set == "uk"
    window.navigator.show_page("settings")
    window.navigator.show_page("home")
    assert not page.isVisible()


def test_what_was_chosen_and_not_saved_is_there_again(window: MainWindow) -> None:
    page = changed(window)
    window.navigator.show_page("records")
    page.later.click()
    assert not page.isVisible()
    window.navigator.show_page("settings")
    assert page.rule_set.value == "uk"
    assert page.inputs["cure_days"].text() == "14"  # type: ignore[attr-defined]  # a line edit
    assert "not saved yet" in texts(page)


def test_a_word_finds_the_page_and_enter_the_field(window: MainWindow) -> None:
    window.navigator.show_page("settings")
    page = window.pages.settings
    found = page.sections
    type_into(found.words, "survive")
    shown = [found.list.item(place).text() for place in range(found.list.count()) if not found.list.isRowHidden(place)]
    assert shown == ["Rules and limits"]
    QTest.keyClick(found.words, Qt.Key.Key_Return)
    assert page.inputs["withstands"].hasFocus()
    type_into(found.words, "nowhere to be found")
    assert "No setting has these words." in texts(page)
    page.show_section(page.about)
    assert found.words.text() == ""
