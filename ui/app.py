"""The composition root of the desktop: application, fonts, store, session, window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from restructure.demo import demo_accounts
from restructure.organisation import DEMO, Organisation
from restructure.store import Store, accounts, open_store, settings
from ui.session import Session
from ui.theme import load_fonts
from ui.window import MainWindow


def local_now() -> datetime:
    """The time on this PC, with its zone."""
    return datetime.now().astimezone()


def application() -> QApplication:
    """The one application object, with our fonts loaded."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    made = QApplication(sys.argv[:1])
    made.setApplicationName("Restructure")
    made.setApplicationDisplayName("Restructure")
    load_fonts()
    return made


def fill_demo(store: Store, now: datetime) -> None:
    """Demo accounts and an invented creditor for a store that holds nothing yet."""
    if accounts.count(store) == 0:
        accounts.add_new(store, demo_accounts(now.date()))
        if settings.organisation(store) == Organisation():
            settings.keep_organisation(store, DEMO)


def build(store: Store, now: Callable[[], datetime] = local_now) -> tuple[Session, MainWindow]:
    """A window over a store."""
    session = Session(application(), store, now)
    session.restore()
    return session, MainWindow(session)


def run(path: Path, *, demo: bool) -> int:
    """Open the desktop and stay until it is closed."""
    app = application()
    store = open_store(path)
    if demo:
        fill_demo(store, local_now())
    _, window = build(store)
    window.show()
    code = app.exec()
    store.close()
    return code
