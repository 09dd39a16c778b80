"""A switch of language reaches every word that is in sight, on every page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QWidget,
)

from reports.formats import LANGUAGES, Language
from reports.wording import CATALOGUES
from restructure.proposals.statement import Statement
from tests.support.said import in_sight
from tests.ui.conftest import means
from ui.languages import I18N
from ui.shell.navigation import PageName
from ui.shell.page_stack import PAGES
from ui.shell.window import MainWindow

SAME = re.compile(r"[\W\d_]*")
"""What is no word of a language."""


def words() -> dict[Language, set[str]]:
    """Every whole sentence and word of the window and of the catalogues that differs between the languages."""
    pairs = {
        (one.findtext("source", ""), one.findtext("translation", ""))
        for one in ET.parse(I18N / "restructure_zh.ts").iter("message")
    }
    pairs |= {(text, CATALOGUES["zh"].get(key, "")) for key, text in CATALOGUES["en"].items()}
    told = [(en, zh) for en, zh in pairs if en and zh and en != zh and "{" not in en + zh and not SAME.fullmatch(en)]
    chinese, english = {zh for _, zh in told}, {en for en, _ in told}
    return {"en": english - chinese, "zh": chinese - english}


WORDS = words()
NAMES = {"English", "中文"}
"""What a language is called in itself."""


def pieces(text: str) -> set[str]:
    """A text, and its parts: several words may stand in one label."""
    return {part.strip() for part in re.split(r"\n|  | · |: |：|, |，", text)} | {text.strip()}


def left_over(widget: QWidget, now: Language) -> set[str]:
    """What is still said in the other language."""
    other: Language = "zh" if now == "en" else "en"
    said = {piece for text in in_sight(widget) for piece in pieces(text)}
    return said & WORDS[other] - NAMES


@pytest.fixture
def talked(window: MainWindow) -> MainWindow:
    """A desk on which something of each kind was said and done."""
    window.open_account("DEMO-0001")
    means(window, "6000", "3500", "300")
    desk = window.pages.desk
    for place in range(4):
        desk.negotiation.quick_note(place)
    desk.negotiation.log_said(Statement(max_months=9))
    desk.negotiation.make_offer()
    desk.model.choose("hold")
    desk.negotiation.make_offer()
    desk.model.choose("instalment")
    desk.means_agreed.emit()
    desk.keep_draft()
    desk.model.choose("settlement")
    desk.keep_draft()
    return window


def show(window: MainWindow, name: PageName) -> None:
    if name == "agreement":
        window.navigator.show_page("desk")
        window.navigator.prepare_agreement()
    elif name == "handouts":
        window.navigator.show_page("desk")
        window.navigator.show_handout()
    else:
        window.navigator.show_page(name)
    QApplication.processEvents()


def test_no_word_of_the_other_language_stays_on_any_page(talked: MainWindow) -> None:
    found: set[tuple[str, str]] = set()
    for name in PAGES:
        for language in LANGUAGES:
            show(talked, name)
            # Seen in the one language, then switched to the other while it is in sight.
            talked.session.set_language(language)
            QApplication.processEvents()
            found |= {(name, text) for text in left_over(talked, language)}
    show(talked, "desk")
    results = talked.pages.desk.results
    for tab in range(results.tabs.count()):
        for language in LANGUAGES:
            results.show_tab(tab)
            talked.session.set_language(language)
            QApplication.processEvents()
            found |= {(results.tabs.tabText(tab), text) for text in left_over(talked, language)}
    assert found == set()


def test_a_dialog_for_files_has_no_english_word_in_a_chinese_window(window: MainWindow) -> None:
    window.session.set_language("zh")
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = [one.text() for one in dialog.findChildren(QLabel)]
    said += [one.text() for one in dialog.findChildren(QAbstractButton)]
    dialog.deleteLater()
    assert [text for text in said if re.search("[a-z]{2}", text)] == []
