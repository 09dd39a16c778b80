"""Nothing on the sides of the desk is cut or out of sight, however long; what is cut elsewhere is whole nearby."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from calculators.parts import Parts
from calculators.rounding import Money
from reports.formats import LANGUAGES, Language
from restructure.parties.organisation import amended
from restructure.policy import POLICIES
from restructure.store import Store, accounts
from tests.ui.conftest import shown_window, texts
from ui.conduct.page import CIRCUMSTANCES_WIDTH
from ui.shell.home import AccountRow
from ui.shell.window import MainWindow
from ui.theme import font
from ui.tokens import LEFT_BELOW
from ui.widgets.fitting import AnswerLabel, CutLabel, WrappedLabel, breakable, cut
from ui.widgets.tables import SMALL, whole_or_none

pytestmark = pytest.mark.styled

BIG = Money(9_999_999_999_999)
WORD = "Wolfeschlegelsteinhausenbergerdorffvoraltern"
NUMBER = "HTXJ" + "0123456789" * 6
WIDTHS = (480, 700, 1099, 1100, 1339, 1340, 1399, 1400, 1440, 1920, 3840)


@pytest.fixture
def full(demo_store: Store, qapp: QApplication) -> Iterator[MainWindow]:
    """A desk with an account of which everything is as long as it may be."""
    one = accounts.load(demo_store, "DEMO-0001")
    assert one is not None
    person = replace(one.debtor, name=WORD, id_number="1" * 40, phone="0" * 40)
    parts = Parts(BIG, BIG, BIG, BIG)
    many = replace(
        one, number=NUMBER, debtor=person, creditor=f"{WORD} {WORD}", parts=parts, co_debtor=WORD, guarantor=WORD
    )
    accounts.save(demo_store, replace(many, last_paid=BIG, paid_so_far=BIG))
    with shown_window(demo_store) as window:
        window.open_account(NUMBER)
        desk = window.pages.desk
        for field in desk.means.fields.values():
            field.setText("99,999,999,999.99")
            field.textEdited.emit(field.text())
        desk.account_panel._reveal(WORD)
        desk.negotiation.note.setPlainText(WORD * 2)
        desk.negotiation.save_note()
        desk.negotiation.make_offer()
        yield window


def wide(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().horizontalAdvance(text)


def is_whole(widget: QWidget) -> bool:
    """Whether everything that a widget says can be seen, or is whole in its tooltip."""
    if isinstance(widget, CutLabel):
        return widget.width() >= widget.sizeHint().width() - 1 or widget.toolTip() == widget.text()
    if isinstance(widget, WrappedLabel):
        high = widget.heightForWidth(widget.width())
        return widget.width() >= widget.minimumSizeHint().width() and widget.height() >= high
    if isinstance(widget, QComboBox):
        return widget.width() >= wide(widget, widget.currentText()) + 32
    if isinstance(widget, QLineEdit):
        return widget.width() >= wide(widget, widget.text()) + 12
    return widget.width() >= widget.minimumSizeHint().width()


def unseen(panel: QWidget, view: QWidget) -> list[str]:
    """What is cut on a panel, or beyond the edge of what is in view."""
    kinds: tuple[type[QWidget], ...] = (QLabel, QAbstractButton, QCheckBox, QComboBox, QLineEdit)
    found = []
    for widget in {one for kind in kinds for one in panel.findChildren(kind) if one.isVisible()}:
        left = widget.mapTo(view, widget.rect().topLeft()).x()
        inside = left >= 0 and left + widget.width() <= view.width()
        if isinstance(widget.parent(), QComboBox | QLineEdit) or (inside and is_whole(widget)):
            continue
        found.append(f"{type(widget).__name__} {widget.text() if hasattr(widget, 'text') else ''} {widget.width()}")
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_on_the_sides_of_the_desk_is_cut_or_out_of_sight(full: MainWindow, language: str) -> None:
    full.session.set_language(language)  # type: ignore[arg-type]
    desk = full.pages.desk
    scroll, centre = desk.left._inner, desk.centre.widget()
    assert isinstance(scroll, QScrollArea)
    left = scroll.widget()
    assert left is not None
    assert centre is not None
    for width in WIDTHS:
        full.resize(width, 900)
        for side in (desk.left, desk.right):
            side.show_open(True)
        for _ in range(3):
            QApplication.processEvents()
        assert unseen(left, scroll.viewport()) == [], width
        assert scroll.horizontalScrollBar().maximum() == 0, width
        assert unseen(desk.negotiation, desk.right) == [], width
        if width >= LEFT_BELOW:
            assert centre.width() <= desk.centre.viewport().width(), width


def test_a_difference_is_shown_whole_or_not_at_all(qapp: QApplication) -> None:
    said = "+19,000.17"
    wide = {size: QFontMetrics(font(size)).horizontalAdvance(said) for size in SMALL}
    for size in SMALL:
        assert whole_or_none(said, wide[size]) == (size, said)
    assert whole_or_none(said, wide[SMALL[-1]] - 1) == (SMALL[-1], "…")
    assert whole_or_none("", 0) == (SMALL[0], "")


def test_a_word_that_fits_a_line_is_not_broken() -> None:
    said = "agreement RA-2026-000001 of Collections Centre"
    assert "Collections Centre" in breakable(said)
    assert "000001" in breakable(said)
    assert breakable(WORD) != WORD
    assert breakable("") == ""


def test_typing_moves_nothing_sideways(full: MainWindow) -> None:
    scroll = full.pages.desk.left._inner
    assert isinstance(scroll, QScrollArea)
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert scroll.horizontalScrollBar().value() == 0


def test_an_account_s_number_is_cut_in_its_middle_and_whole_in_the_tooltip(window: MainWindow) -> None:
    one = accounts.load(window.session.store, "DEMO-0001")
    assert one is not None
    long = replace(one, number="6225 8800 1542 5991", debtor=replace(one.debtor, name=WORD))
    shown = AccountRow(long, None, window.session, "", None)
    shown.resize(900, 40)
    shown.show()
    QApplication.processEvents()
    drawn = {QLabel.text(part): part.toolTip() for part in shown.findChildren(CutLabel)}
    (number,) = [text for text, whole in drawn.items() if whole == long.number]
    assert number.startswith("6225")
    assert number.endswith("91")
    assert "…" in number
    assert WORD in drawn.values()
    metrics = QFontMetrics(QFont())
    assert cut("6225 8800 1542 5991", metrics, 80).endswith("1")
    assert cut("Example Bank (demo)", metrics, 80).endswith("…")


def test_an_amount_breaks_behind_its_separators_alone() -> None:
    assert breakable("CNY 99,999,999,999.99").split("\u200b") == ["CNY 99,", "999,", "999,", "999.99"]
    assert breakable("a short text, 1,234.50") == "a short text, 1,234.50"
    assert len(breakable(NUMBER).split("\u200b")) == len(NUMBER)


def test_what_a_wrapped_label_says_stays_what_it_was_given(qapp: QApplication) -> None:
    made = WrappedLabel(NUMBER)
    assert (made.text(), made.accessibleName()) == (NUMBER, NUMBER)
    made.setText("short")
    assert (made.text(), made.accessibleName()) == ("short", "")


def test_the_longest_creditor_widens_nothing_beside_the_paper(window: MainWindow) -> None:
    for number, creditor in (("L-1", " ".join([WORD] * 2)[:64]), ("L-2", "示" * 64)):
        one = accounts.load(window.session.store, "DEMO-0001")
        assert one is not None
        accounts.save(window.session.store, replace(one, number=number, creditor=creditor, demo=False))
        window.open_account(number)
        window.navigator.prepare_agreement()
        terms = window.pages.agreement.terms
        QApplication.processEvents()
        assert creditor[:20] in texts(terms).replace("\u200b", "")
        side = terms.missing
        assert side.mapTo(terms, side.rect().topRight()).x() < terms.width()


def test_an_answer_comes_into_sight(qapp: QApplication) -> None:
    page, area, said = QWidget(), QScrollArea(), AnswerLabel()
    layout = QVBoxLayout(page)
    layout.addSpacing(2000)
    layout.addWidget(said)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(300, 200)
    area.show()
    QApplication.processEvents()
    assert said.visibleRegion().isEmpty()
    said.setText("Say why the payment was wrong.")
    QApplication.processEvents()
    assert not said.visibleRegion().isEmpty()
    area.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_circumstances_never_scroll_sideways(window: MainWindow, language: Language) -> None:
    session = window.session
    window.open_account("DEMO-0011")
    window.navigator.show_page("conduct")
    session.set_language(language)
    panel, widths = window.pages.conduct.circumstances, {}
    for rule_set in POLICIES:
        session.set_organisation(amended(session.organisation, rule_set=rule_set))
        QApplication.processEvents()
        widths[rule_set] = panel.minimumSizeHint().width()
    room = CIRCUMSTANCES_WIDTH - QApplication.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
    assert max(widths.values()) <= room, widths
