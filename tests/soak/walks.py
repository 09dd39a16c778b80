"""Every figure, label and key of the window: the walks of the tests, through all there is."""

from __future__ import annotations

import itertools
from datetime import timedelta
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog

from reports.formats import LANGUAGES
from restructure.store import settings
from tests.support import key_walk, label_walk
from tests.support.figure_walk import offers_of, reopened, walk
from tests.support.stores import open_store
from tests.ui.conftest import NOW, means, shown_window
from ui.actions import ACTIONS
from ui.app import application, fill_demo
from ui.shell.navigation import PageName
from ui.shell.page_stack import PAGES

WIDTHS = (550, 733, 880, 1100, 1440, 1920, 2560, 3840, 4800)
"""Widths of the window in dots of the program: those of the screen by its scale."""
LOOKED_AT: tuple[PageName, ...] = tuple(one for one in PAGES if one not in ("papers", "preview", "import", "account"))
"""Pages that are there without a file or a form begun."""


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


def labels(folder: Path) -> tuple[str, bool]:
    """Look at every label of every page, from a window of 1,100 dots at 200 % to one of 3,840 at 80 %."""
    application()
    store = open_store(folder / "labels.db")
    settings.save(store, "language", "en")
    fill_demo(store, NOW)
    label_walk.keep_longest(store)
    found = label_walk.Labels()
    with shown_window(store) as window:
        for language in LANGUAGES:
            seen = label_walk.walk(window, LOOKED_AT, WIDTHS, language, whole=True)
            found.count += seen.count
            found.hidden += seen.hidden
    store.close()
    said = f"{len(found.hidden)} of {found.count:,} labels are cut and do not tell the rest"
    return "; ".join([said, *found.hidden[:10]]), not found.hidden
