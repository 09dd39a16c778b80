"""The composition root of the desktop: application, fonts, store, session, window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from restructure.parties.organisation import Organisation
from restructure.parties.payees import DEMO_PAYEES
from restructure.store import DEMO_KEY, Secret, Store, StoreProblem, accounts, payees, settings
from restructure.store.instance import alone_at
from restructure.store.keychain import SystemKeychain
from ui.background import load_behind
from ui.core_dumps import forbid_core_dumps
from ui.crashes import watched
from ui.error_reporting import Faults
from ui.idle_gc import BetweenEvents
from ui.run_log import logged_at
from ui.scale import draw_at, kept_scale
from ui.session import Session
from ui.shell.desktop import Desktop
from ui.shell.lock import session_locked
from ui.shell.window import MainWindow, open_window
from ui.theme import ICONS, load_fonts

if TYPE_CHECKING:
    # Loaded where demo data are asked for, and once the window is there.
    from restructure.demo import Country
    from ui.shell.listening import Answer, Listening


LOG = logging.getLogger(__name__)
DESKTOP_FILE = "restructure"
WINDOWS_NAME = "Restructure.Desk"
"""The name under which the taskbar of Windows groups the windows and keeps what is pinned."""


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
    # Under Wayland the window finds its icon, and under X its group, by the name of the desktop file.
    made.setDesktopFileName(DESKTOP_FILE)
    made.setWindowIcon(QIcon(str(ICONS / "restructure.svg")))
    load_fonts()
    return made


def fill_demo(store: Store, now: datetime, country: Country | None = None) -> None:
    """Demo accounts of a country, or of all, an invented creditor there and where it is paid, for a store that holds
    nothing yet."""
    if accounts.count(store) == 0:
        from restructure.demo import demo_accounts, demo_organisation

        accounts.add_new(store, demo_accounts(now.date(), country))
        if settings.organisation(store) == Organisation():
            settings.save_organisation(store, demo_organisation(country))
            payees.save_payees(store, DEMO_PAYEES)


def build(store: Store, now: Callable[[], datetime] = local_now) -> tuple[Session, MainWindow]:
    """A window over a store."""
    return open_window(application(), store, now)


def run(path: Path, secret: Secret | None, *, demo: Country | None = None, answer: Answer | None = None) -> int:
    """Open the desktop and stay until it is closed. The demo data of a country open with a published key and never
    lock. ``answer`` is what another program of this user is answered by while the window has the store. Where a window
    is there already, it comes to the front instead.

    Raises ``StoreProblem`` where another program is at that store, or a secret that was given does not open it.
    """
    forbid_core_dumps()
    draw_at(kept_scale(path.parent))
    name_for_taskbar()
    app = application()
    with ExitStack() as alone:
        try:
            alone.enter_context(alone_at(path))
        except StoreProblem as problem:
            if problem.code != "in_use":
                raise
            # At first use: what speaks to another program takes longer to load than the first window may.
            from ui.running import raise_window

            if raise_window(path):
                return 0
            raise
        alone.enter_context(logged_at(path))
        crash = alone.enter_context(watched(path))
        given = DEMO_KEY if demo else secret
        desktop = Desktop(
            app,
            path,
            local_now,
            SystemKeychain(),
            given,
            fill=lambda store: fill_demo(store, local_now(), demo) if demo else None,
            locked=session_locked,
        )
        collecting, faults = BetweenEvents(desktop.untouched), Faults(local_now, desktop.tell)
        if crash is not None:
            faults.last.append(crash)
        desktop.report(faults.last, ended_hard=crash is not None)
        desktop.start(given)
        if answer is not None:
            load_behind(desktop, ("ui.shell.listening",), lambda: listen(desktop, path, answer))
        load_behind(desktop, ("importlib.metadata",), log_version)
        code = app.exec()
        desktop.close()
        faults.close()
        collecting.close()
    return code


def name_for_taskbar() -> None:
    """Tell Windows that this is a program of its own, and not one of Python's."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(WINDOWS_NAME)


def log_version() -> None:
    """Write the version into the log; looking it up takes longer than the first window may."""
    from importlib.metadata import version

    LOG.info("Restructure %s", version("restructure-desk"))


def listen(desktop: Desktop, path: Path, answer: Answer) -> Listening:
    """Hear other programs of this user, as long as there is the desktop."""
    from ui.shell.listening import Listening

    return Listening(path, lambda: desktop.session, answer, desktop.come_forward, desktop)
