"""Own sentences in Settings: typed in either language, checked, saved by the bar below and decided by two people;
two people at one PC see the window in their own language."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reports.formats import Language
from restructure.store import Store, people, settings
from restructure.store.people import User
from tests.support.readers import signed_out
from tests.support.stores import CHEAP, read
from tests.ui.conftest import shown_window, texts
from ui.settings.page import SettingsPage
from ui.shell.window import MainWindow

PASSWORD = "open sesame, please"


def page(window: MainWindow) -> SettingsPage:
    window.navigator.show_page("settings")
    shown = window.pages.settings
    shown.show_section(shown.sentences)
    return shown


def say(shown: SettingsPage, key: str, text: str, language: Language = "en") -> None:
    shown.sentences.language.set_value(language)
    shown.sentences.language.picked.emit(language)
    field = shown.sentences.texts[key]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_a_sentence_is_saved_by_the_bar_in_its_language_and_an_empty_one_stands_for_ours(window: MainWindow) -> None:
    shown = page(window)
    assert shown.sentences.texts["message.call_back"].placeholderText().startswith("…: we would like to talk")
    say(shown, "script.open", "Good day from us")
    say(shown, "message.call_back", "{sender} asks you to call {telephone}", "zh")
    assert "These are not saved yet: Call: Greeting, Message: Please call." in texts(shown)
    shown.save.click()
    kept = read(settings.sentences(window.session.store))
    assert kept == {
        "en": {"script.open": "Good day from us"},
        "zh": {"message.call_back": "{sender} asks you to call {telephone}"},
    }
    assert shown.unsaved() == shown.sentences.unsaved() == ()
    say(shown, "script.open", " ")
    shown.save.click()
    assert not read(settings.sentences(window.session.store))["en"]


def test_what_a_message_cannot_name_is_said_below_it_and_stays_typed(window: MainWindow) -> None:
    shown = page(window)
    say(shown, "message.call_back", "Pay {amount_due}")
    shown.save.click()
    assert "Something in braces is not known here" in texts(shown.sentences)
    assert read(settings.sentences(window.session.store)) == {}
    window.navigator.show_page("home")
    assert shown.later.isVisible()
    shown.keep()
    assert "amount_due" in settings.half_typed_settings(window.session.store)["sentences"]
    shown.discard.click()
    assert shown.sentences.half_typed() == ""


def test_own_sentences_wait_for_a_second_administrator_and_colleagues_only_read_them(
    qapp: QApplication, demo_store: Store
) -> None:
    for login, role in (("root", "administrator"), ("col", "collector"), ("ann", "administrator")):
        acting = people.sign_in(demo_store, "root", PASSWORD) if login != "root" else demo_store
        people.add(acting, User(login, f"{login} (demo)", role), PASSWORD, CHEAP)  # type: ignore[arg-type]
    office = signed_out(demo_store)
    with shown_window(people.sign_in(office, "root", PASSWORD)) as window:
        shown = page(window)
        say(shown, "script.close", "Thank you")
        shown.save.click()
        assert shown.waiting[shown.sentences].cards
        assert "waits for somebody else" in shown.sentences.said.text()
        window.session.set_language("zh")
    assert read(settings.sentences(office)) == {}
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        assert window.session.language == "en"
        assert not page(window).sentences.texts["script.close"].isEnabled()
    with shown_window(people.sign_in(office, "ann", PASSWORD)) as window:
        (card,) = page(window).waiting[window.pages.settings.sentences].cards
        card.accept.click()
        assert window.pages.settings.sentences.texts["script.close"].toPlainText() == "Thank you"


@pytest.mark.parametrize("taste", ["language", "theme"])
def test_two_people_at_one_pc_keep_their_own_language_and_colours(store: Store, taste: str) -> None:
    for login in ("root", "ann"):
        acting = people.sign_in(store, "root", PASSWORD) if login != "root" else store
        people.add(acting, User(login, login, "administrator"), PASSWORD, CHEAP)
    settings.save(signed_out(store), taste, "first")
    root, ann = (people.sign_in(store, login, PASSWORD) for login in ("root", "ann"))
    settings.save(root, settings.own_key(root, taste), "other")
    assert (settings.own_text(root, taste), settings.own_text(ann, taste)) == ("other", "first")
