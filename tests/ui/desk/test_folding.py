"""Narrow windows, large type, screen readers, and the whole way by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from reports.formats import LANGUAGES, Language
from restructure.store import agreements, negotiations
from tests.ui.conftest import instalment_card, means, texts, type_into
from ui.scale import FILE, keep_scale, kept_scale
from ui.shell.navigation import PageName
from ui.shell.window import MainWindow
from ui.tokens import THEMES

pytestmark = pytest.mark.styled

WIDTHS = ((1440, 900), (1366, 768), (1280, 760), (1200, 760), (1000, 700), (720, 450), (560, 640))
"""From a usual window down to a phone's width; 720 is 1440 at twice the size."""
PAGES: tuple[PageName, ...] = (
    "home", "desk", "budget", "debts", "conduct", "records", "keys", "aloud", "settings", "handouts",
)  # fmt: skip
MORE_PAGES: tuple[PageName, ...] = (
    "agreement",
    "book",
    "work_list",
    "papers",
    "account",
    "preview",
    "import",
    "guide",
    "client",
)


def settled(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    for _ in range(3):
        QApplication.processEvents()
    window.pages.desk.reaching.look_now()


KEY_PADDING = 10


def cut(widget: QWidget) -> Iterator[str]:
    """Words that do not fit where they stand."""
    for child in widget.findChildren(QLabel):
        if not child.isVisible() or child.wordWrap() or child.textFormat() == Qt.TextFormat.RichText:
            continue
        if child.text() and child.sizeHint().width() > child.width() + 1 and child.width() > 0:
            yield f"label {child.text()!r}: {child.sizeHint().width()} in {child.width()}"
    for button in widget.findChildren(QAbstractButton):
        if (
            button.isVisible()
            and button.text()
            and button.fontMetrics().horizontalAdvance(button.text()) > button.width()
        ):
            yield f"button {button.text()!r}: in {button.width()}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_no_word_and_no_figure_of_the_desk_is_cut(
    window: MainWindow, width: int, height: int, language: Language
) -> None:
    window.session.set_language(language)
    window.open_account("DEMO-0001")
    means(window, "4712", "3010", "392")
    settled(window, width, height)
    assert list(cut(window.pages.desk)) == []
    assert list(cut(window.strip)) == []
    assert window.pages.desk.centre.horizontalScrollBar().maximum() == 0


def sections(window: MainWindow, page: PageName) -> Iterator[str]:
    """Bring each part of a page to the front in turn."""
    shown = window.pages
    parts = {"records": tuple(shown.records.sections), "book": tuple(shown.book.sections)}.get(page)
    if page == "settings":
        for place in range(shown.settings.sections.list.count()):
            shown.settings.sections.list.setCurrentRow(place)
            yield str(place)
    elif parts is None:
        yield ""
    for part in parts or ():
        (shown.book if page == "book" else shown.records).show_section(part)
        yield part


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_scrolled_sideways_but_a_table_by_itself(window: MainWindow, language: Language) -> None:
    window.session.set_language(language)
    window.open_account("DEMO-0001")
    window.navigator.prepare_agreement()
    for page in (*PAGES, *MORE_PAGES):
        window.navigator.show_page(page)
        for width, height in ((550, 400), (1010, 640)):
            window.resize(width, height)
            for part in sections(window, page):
                QApplication.processEvents()
                QApplication.processEvents()
                found = [one for one in window.findChildren(QAbstractScrollArea) if one.isVisible()]
                assert (page, part, width, [type(one) for one in found if is_moved_sideways(one)]) == (
                    page, part, width, [],
                )  # fmt: skip


def is_moved_sideways(area: QAbstractScrollArea) -> bool:
    """Return whether there is more at the right than is shown, but for a table that shows its bar."""
    shows = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    is_table = isinstance(area, QAbstractItemView | QPlainTextEdit) and shows
    return area.horizontalScrollBar().maximum() > 0 and not is_table


def test_the_cursor_stays_in_sight_where_a_page_is_higher_than_the_window(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    window.navigator.prepare_agreement()
    settled(window, 560, 640)
    field = window.pages.agreement.creditor_side.name
    field.setFocus()
    QApplication.processEvents()
    assert field.visibleRegion().boundingRect() == field.rect()


def test_the_keys_on_the_first_page_can_be_read(window: MainWindow) -> None:
    window.make_desk()
    settled(window, 1440, 900)
    hints = [one for one in window.pages.home.findChildren(QLabel) if one.property("role") == "key"]
    assert hints
    assert all(one.width() >= one.fontMetrics().horizontalAdvance(one.text()) + KEY_PADDING for one in hints)


def test_a_narrow_desk_shows_heads_and_the_chosen_card(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    settled(window, 720, 450)
    window.pages.desk.setFocus()
    QTest.keyClick(window.pages.desk, Qt.Key.Key_2)
    assert [card.isVisible() for card in window.pages.desk.cards.values()] == [False, True, False]
    assert all(head.isVisible() for head in window.pages.desk.heads)
    assert window.pages.desk.results.comparison_view.isColumnHidden(1)
    assert not window.pages.desk.results.comparison_view.isColumnHidden(2)
    settled(window, 1440, 900)
    assert all(card.isVisible() for card in window.pages.desk.cards.values())


def test_folded_sides_open_on_their_keys_and_close_on_escape(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    settled(window, 1000, 700)
    assert not window.pages.desk.means.isVisible()
    QTest.keyClick(window.pages.desk, Qt.Key.Key_F2)
    assert window.pages.desk.means.fields["income"].hasFocus()
    QTest.keyClick(window.pages.desk, Qt.Key.Key_Escape)
    assert not window.pages.desk.means.isVisible()
    QTest.keyClick(window.pages.desk, Qt.Key.Key_F6)
    assert window.pages.desk.negotiation.note.hasFocus()


def test_without_a_rail_a_menu_leads_on(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    settled(window, 560, 640)
    assert not window.rail.isVisible()
    entries = {action.text(): action for action in window.bar.menu.menu().actions()}
    entries["Records"].trigger()
    assert window.pages.currentWidget() is window.pages.records


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_takes_the_focus_says_what_it_is(window: MainWindow, page: PageName, language: Language) -> None:
    window.session.set_language(language)
    window.open_account("DEMO-0001")
    window.navigator.show_page(page)
    kinds = QLineEdit | QComboBox | QPlainTextEdit | QAbstractButton | QAbstractItemView | QTabBar
    nameless = [
        (type(child).__name__, child.objectName())
        for child in window.findChildren(QWidget)
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus and isinstance(child, kinds)
        if not (child.accessibleName() or (isinstance(child, QAbstractButton) and child.text()))
        if child.objectName() != "qt_keysequenceedit_lineedit"
    ]
    assert nameless == []


def test_tab_goes_through_a_card_from_top_to_bottom(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    card = instalment_card(window.pages.desk)
    wanted: list[QWidget] = [card.payment, card.payments, card.rate, card.waivers["penalty"]]
    wanted[0].setFocus()
    for field in wanted:
        assert field.hasFocus()
        QTest.keyClick(field, Qt.Key.Key_Tab)


def test_every_table_of_the_desk_keeps_the_rules_of_models(window: MainWindow) -> None:
    results = window.pages.desk.results
    models: tuple[QAbstractItemModel, ...] = (results.comparison, results.schedule, results.twin)
    testers = [QAbstractItemModelTester(model) for model in models]
    window.open_account("DEMO-0001")
    for tab in (0, 1, 2):
        results.show_tab(tab)
    results.as_table.setChecked(True)
    results.show_tab(1)
    type_into(instalment_card(window.pages.desk).payments, "48")
    window.open_account("DEMO-0002")
    assert all(model.rowCount() for model in models)
    assert testers


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_is_kept(window: MainWindow, theme: str) -> None:
    window.session.set_theme(next(one for one in THEMES if one == theme))
    window.session.restore()
    assert window.session.theme == theme


def test_the_size_is_kept_beside_the_store_for_the_next_start(window: MainWindow) -> None:
    folder = window.session.store.path.parent
    assert kept_scale(folder) == 100
    window.pages.settings.scale.picked.emit(150)
    assert kept_scale(folder) == 150
    (folder / FILE).write_text("9999")
    assert kept_scale(folder) == 100
    keep_scale(folder, 200)
    window.navigator.show_page("settings")
    assert window.pages.settings.scale.value == 200


class Keyboard:
    """A keyboard that counts, and types into whatever has the focus."""

    def __init__(self) -> None:
        self.strokes = 0

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier)
        self.strokes += 1

    def type(self, text: str) -> None:
        for letter in text:
            widget = QApplication.focusWidget()
            assert widget is not None
            QTest.keyClicks(widget, letter)
            self.strokes += 1


def test_from_the_empty_box_to_a_signed_agreement_by_keyboard_alone(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = Keyboard()
    keys.type("0001")
    keys.key(Qt.Key.Key_Return)
    keys.key(Qt.Key.Key_F2)
    keys.type("6000")
    for amount in ("3500", "300"):
        keys.key(Qt.Key.Key_Tab)
        keys.key(Qt.Key.Key_Tab)
        keys.type(amount)
    keys.key(Qt.Key.Key_Escape)
    keys.type("/")
    keys.type("900 a month")
    window.pages.desk.says.answer_now()
    keys.key(Qt.Key.Key_Return)
    keys.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    keys.key(Qt.Key.Key_F3)
    keys.key(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    keys.key(Qt.Key.Key_F9)
    assert window.pages.currentWidget() is window.pages.agreement
    walked = 0
    while not window.pages.agreement.sign.isEnabled() and walked < 60:
        here = QApplication.focusWidget()
        if here in window.pages.agreement.guard.fields.values() and isinstance(here, QLineEdit) and not here.text():
            keys.type("told")
        elif here in (window.pages.agreement.debtor_side.typed, window.pages.agreement.creditor_side.typed):
            keys.key(Qt.Key.Key_Space)
        elif here is window.pages.agreement.side.desk.how:
            keys.key(Qt.Key.Key_Down)
        elif here in (window.pages.agreement.side.desk.by, window.pages.agreement.side.desk.why):
            keys.type("seen")
        keys.key(Qt.Key.Key_Tab)
        walked += 1
    keys.key(Qt.Key.Key_F9)
    (number,) = agreements.of_account(window.session.store, "DEMO-0001")
    kinds = [event.kind for event in negotiations.events(window.session.store, "DEMO-0001")]
    assert number.startswith("RA-")
    assert {"countered", "offered", "accepted", "signed"} <= set(kinds)
    with capsys.disabled():
        print(f"\nfrom the empty box to a signed agreement: {keys.strokes} keystrokes")
    assert keys.strokes < 120
    assert "Signed" in texts(window.pages.agreement)
