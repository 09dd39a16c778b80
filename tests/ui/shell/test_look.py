"""How a window looked is kept for the next start, and for the door that shows before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from restructure.store import Store
from tests.support.doors import Clock
from tests.support.stores import CHEAP
from tests.support.vaults import Ring
from tests.ui.conftest import shown_window
from ui.look import FILE, Look, keep_look, kept_look
from ui.shell.desktop import Desktop
from ui.theme import apply_theme, style


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
    assert desktop.door.page.passphrase.accessibleName() == "口令"
    desktop.close()
    apply_theme(qapp, "light")


def test_what_is_kept_and_is_none_of_ours_leaves_the_usual_look(tmp_path: Path) -> None:
    for kept in (b"", b"{", b'{"theme": "pink"}', b'{"place": 3}', b"\xff"):
        (tmp_path / FILE).write_bytes(kept)
        assert kept_look(tmp_path) == Look()
    assert kept_look(tmp_path / "nowhere") == Look()
