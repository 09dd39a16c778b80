"""What ends the program hard is kept by its place, told at the next start, and the log of a day names nobody."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication, QLabel

from restructure.store import DEMO_KEY
from tests.support.doors import Clock
from tests.support.vaults import Ring
from tests.ui.conftest import texts
from ui import run_log
from ui.crashes import crash_of, watched
from ui.error_reporting import Fault
from ui.run_log import log_of, logged_at
from ui.shell.desktop import Desktop

ENDS_HARD = """
import faulthandler, sys
from pathlib import Path
from ui.crashes import watched
from ui.run_log import logged_at

store = Path(sys.argv[1])
def falls(zhang):
    faulthandler._sigabrt()
with logged_at(store), watched(store):
    falls("Zhang Example")
"""


def test_a_hard_end_is_read_at_the_next_start_by_its_place_alone(tmp_path: Path) -> None:
    store, script = tmp_path / "office.db", tmp_path / "Zhang" / "falls.py"
    script.parent.mkdir()
    script.write_text(ENDS_HARD, encoding="utf-8")
    ended = subprocess.run([sys.executable, str(script), str(store)], capture_output=True, check=False, timeout=60)
    assert ended.returncode != 0
    crash = crash_of(store)
    assert crash is not None
    assert (crash.kind, crash.places[0]) == ("ended the program: Aborted", "falls.py:9")
    with logged_at(store), watched(store) as before:
        assert before == crash
    log = log_of(store).read_text(encoding="utf-8")
    assert "falls.py:9 < falls.py:11" in log
    assert "Zhang" not in log
    # It is told once.
    assert crash_of(store) is None


def test_a_crash_on_windows_is_read_too(tmp_path: Path) -> None:
    file = log_of(tmp_path / "office.db").with_suffix(".crash")
    file.parent.mkdir()
    file.write_text(
        "Windows fatal exception: access violation\n\nThread 0x1 (most recent call first):\n"
        '  File "C:\\Users\\Zhang\\ui\\other.py", line 1 in wait\n\nCurrent thread 0x2 (most recent call first):\n'
        '  File "C:\\Users\\Zhang\\ui\\app.py", line 80 in run\n',
        encoding="utf-8",
    )
    crash = crash_of(tmp_path / "office.db")
    assert crash is not None
    assert (crash.kind, crash.places) == ("ended the program: access violation", ("app.py:80",))


def test_a_program_that_vanished_is_noted_and_accuses_nothing(tmp_path: Path) -> None:
    store = tmp_path / "office.db"
    log_of(store).parent.mkdir()
    log_of(store).with_suffix(".crash").touch()
    with logged_at(store), watched(store) as before:
        assert before is None
    assert "ended before without being closed" in log_of(store).read_text(encoding="utf-8")


def test_a_message_of_qt_is_logged_without_what_it_quotes(tmp_path: Path) -> None:
    store = tmp_path / "office.db"
    with logged_at(store), watched(store):
        qWarning("QFile::open: Zhang Example.pdf is not there")
    log = log_of(store).read_text(encoding="utf-8")
    assert "QtWarningMsg: QFile::open at test_crashes.py:" in log
    assert "Zhang" not in log


def test_a_log_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_log, "LARGEST", 200)
    store = tmp_path / "office.db"
    with logged_at(store):
        for _ in range(50):
            logging.getLogger("ui.test").info("page home")
    files = sorted(log_of(store).parent.iterdir())
    assert [one.name for one in files] == ["office.log", "office.log.1"]
    assert sum(one.stat().st_size for one in files) < 600


def test_a_log_that_cannot_be_written_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file", encoding="utf-8")
    with logged_at(tmp_path / "office.db"), watched(tmp_path / "office.db") as before:
        assert before is None


def test_the_first_page_after_a_crash_says_where_its_report_is(qapp: QApplication, tmp_path: Path) -> None:
    desktop = Desktop(qapp, tmp_path / "store.db", Clock(), Ring(), DEMO_KEY)
    crash = Fault(Clock()(), "ended the program: Aborted", ("page.py:12",))
    desktop.report([crash], ended_hard=True)
    desktop.start(DEMO_KEY)
    try:
        assert desktop.window is not None
        assert "The program ended by itself last time." in texts(desktop.window.pages.home)
        desktop.window.navigator.show_page("settings")
        about = desktop.window.pages.settings.about
        assert "ended the program: Aborted page.py:12" in about.report.toPlainText()
        assert any(re.search(r"logs\Wstore\.log", one.text()) for one in about.findChildren(QLabel))
    finally:
        desktop.close()
