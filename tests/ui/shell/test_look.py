"""How a window looked is kept for the next start, and for the door that shows before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QStyleHints
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from restructure.store import Store
from tests.support.doors import WORDS, Clock, enter, filled
from tests.support.stores import CHEAP
from tests.support.vaults import Ring
from tests.ui.conftest import NOW, shown_window
from ui.look import FILE, Look, keep_look, kept_look
from ui.scale import kept_scale, redraw_at
from ui.session import Session
from ui.shell.desktop import Desktop
from ui.theme import apply_theme, style, theme_of


def test_a_window_comes_back_where_it_was(qapp: QApplication, store: Store) -> None:
    with shown_window(store) as window:
        window.setGeometry(40, 50, 700, 500)
        window.session.set_theme("dark")
        window.close()
    with shown_window(store) as again:
        assert (again.size().width(), again.size().height()) == (700, 500)
        again.session.set_theme("light")
    assert kept_look(store.path.parent).language == "en"


def test_the_door_wears_the_colours_and_speaks_the_language_of_the_window(qapp: QApplication, tmp_path: Path) -> None:
    keep_look(tmp_path, Look("contrast", "zh"))
    desktop = Desktop(qapp, tmp_path / "store.db", Clock(), Ring(), cost=CHEAP)
    desktop.start()
    assert desktop.door is not None
    assert (style().theme, desktop.door.page.languages.buttons["zh"].isChecked()) == ("contrast", True)
    assert desktop.door.page.passphrase.accessibleName() == "主密码"
    desktop.close()
    apply_theme(qapp, "light")


def test_what_is_kept_and_is_none_of_ours_leaves_the_usual_look(tmp_path: Path) -> None:
    for kept in (b"", b"{", b'{"theme": "pink"}', b'{"place": 3}', b"\xff"):
        (tmp_path / FILE).write_bytes(kept)
        assert kept_look(tmp_path) == Look()
    assert kept_look(tmp_path / "nowhere") == Look()


@pytest.mark.parametrize(
    ("scheme", "contrast", "theme"),
    [
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, "contrast"),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.HighContrast, "contrast"),
    ],
)
def test_colours_follow_the_system_unless_others_were_chosen(
    scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, theme: str
) -> None:
    assert theme_of("system", scheme, contrast) == theme
    assert theme_of("light", scheme, contrast) == "light"


def test_colours_change_with_the_system_while_the_window_is_open(
    qapp: QApplication, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(qapp, store, lambda: NOW)
    session.restore()
    assert (session.colours, style().theme) == ("system", "light")
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _: Qt.ColorScheme.Dark)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert style().theme == "dark"
    session.set_theme("light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert style().theme == "light"
    session.close()


def test_another_scale_is_drawn_at_once_with_what_was_open(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    filled(path)
    desktop = Desktop(qapp, path, Clock(), Ring(), cost=CHEAP)
    desktop.start()
    enter(desktop, WORDS)
    # The door goes as soon as the loop is back where it stood.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert desktop.window is not None
    desktop.window.open_account("DEMO-0001")
    before = desktop.window
    assert desktop.session is not None
    desktop.session.set_scale(150)
    QTest.qWait(20)
    now = desktop.window
    assert now is not before
    assert (now.devicePixelRatioF(), kept_scale(tmp_path)) == (1.5, 150)
    assert now.opened() == ["DEMO-0001"]
    assert now.pages.shown == "settings"
    desktop.close()
    redraw_at(100)
