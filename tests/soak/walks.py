"""Every figure, label and key of the window: the walks of the tests, through all there is."""

from __future__ import annotations

import itertools
from datetime import timedelta
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog

from restructure.store import settings
from tests.support import key_walk
from tests.support.figure_walk import offers_of, reopened, walk
from tests.support.stores import open_store
from tests.ui.conftest import NOW, means, shown_window
from ui.actions import ACTIONS
from ui.app import application, fill_demo
from ui.shell.page_stack import PAGES


def figures(folder: Path) -> tuple[str, bool]:
    """Compare every figure of five accounts, in both languages and every paper, and once more a day after the offer."""
    application()
    store = open_store(folder / "figures.db")
    settings.save(store, "language", "en")
    fill_demo(store, NOW)
    with shown_window(store) as window:
        found = walk(window, whole=True)
    store.close()
    store = open_store(folder / "offers.db")
    settings.save(store, "language", "en")
    fill_demo(store, NOW)
    with shown_window(store) as window:
        made = offers_of(window)
    with shown_window(store, NOW + timedelta(days=1)) as window:
        later = reopened(window, made)
    store.close()
    differing = [*found.differing, *later.differing]
    said = f"{len(differing)} of {found.count + later.count:,} figures differ between screens, papers and the door"
    return "; ".join([said, *itertools.islice(differing, 10)]), not differing


def keys(folder: Path) -> tuple[str, bool]:
    """Press every key on every page: on the desk from each kind of widget, elsewhere from two of them."""
    application()
    store = open_store(folder / "keys.db")
    settings.save(store, "language", "en")
    fill_demo(store, NOW)
    # The dialogs of the system, each of which is left again at once.
    QFileDialog.getOpenFileName = lambda *_: ("", "")  # type: ignore[method-assign]
    QPrintDialog.exec = lambda _: 0  # type: ignore[method-assign]
    found = key_walk.Pressed()
    with shown_window(store) as window:
        window.open_account(key_walk.NUMBER)
        means(window, "9000", "5000")
        for name in PAGES:
            found.add(key_walk.walk(window, name, ACTIONS, 40 if name == "desk" else 2))
    store.close()
    said = f"{len(found.failed)} of {found.count:,} keys do not do what they say, or leave no cursor"
    return "; ".join([said, *found.failed[:10]]), not found.failed
