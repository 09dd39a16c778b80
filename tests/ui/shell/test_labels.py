"""Nothing is hidden: what a text has no room for stands in its tooltip, on every page, however long the names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from restructure.store import Store
from tests.support.label_walk import NAME, keep_longest, walk
from tests.support.painted_walk import hidden_of, painted_texts
from tests.ui.conftest import shown_window
from ui.shell.navigation import PageName
from ui.widgets.fitting import WrappedCheck

pytestmark = pytest.mark.styled
SEEN: tuple[PageName, ...] = ("home", "desk", "agreement", "records")


def test_every_label_fits_or_tells_the_rest(
    demo_store: Store, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_longest(demo_store)
    with shown_window(demo_store) as window:
        # All pages at all widths in both languages are soaked.
        found = walk(window, SEEN, (1100, 1440), "en")
    with capsys.disabled():
        print(f"\nlabels that fit or tell the rest: {found.count:,}")
    assert not found.hidden, "\n".join(found.hidden)
    assert found.count > 300


class Sign(QWidget):
    """Paints a text beyond its edge, and another over it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # as Qt calls it
        painter = QPainter(self)
        painter.drawText(QRect(0, 0, 30, 20), 0, NAME)
        painter.drawText(QPointF(2, 12), "7,853.47")


def test_a_text_painted_beyond_its_room_or_over_another_is_seen(qapp: QApplication) -> None:
    sign = Sign()
    sign.resize(60, 20)
    with painted_texts() as seen:
        sign.grab()
    found = "\n".join(hidden_of(seen))
    assert f"paints {NAME[:40]!r}" in found
    assert "over '7,853.47'" in found


def test_a_box_to_tick_takes_a_second_line_and_is_ticked_on_it(qapp: QApplication) -> None:
    box = WrappedCheck("Sign with the typed name, without drawing")
    box.resize(120, box.heightForWidth(120))
    assert box.height() > box.sizeHint().height()
    box.show()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(60, box.height() - 4))
    assert box.isChecked()
