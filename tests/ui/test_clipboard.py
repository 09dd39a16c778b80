"""What is copied is for the next program, and stays in no history."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.clipboard import NOT_KEPT, ON_KDE, ON_MAC, ON_WINDOWS, copy

UI = Path(__file__).parents[2] / "ui"


def test_what_is_copied_asks_every_history_to_leave_it_out(qapp: QApplication) -> None:
    copy("RA-2026-000041")
    data = qapp.clipboard().mimeData()
    assert data.text() == "RA-2026-000041"
    assert {ON_KDE, ON_MAC, *(ON_WINDOWS.format(name) for name in NOT_KEPT)} <= set(data.formats())
    qapp.clipboard().clear()


def test_nothing_is_copied_in_another_way() -> None:
    others = [path for path in UI.rglob("*.py") if "clipboard().setText" in path.read_text(encoding="utf-8")]
    assert others == []


def test_a_program_that_ends_with_something_copied_ends_well() -> None:
    script = (
        "from ui.app import application\nfrom ui.clipboard import copy\napp = application()\ncopy('RA-2026-000041')\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=60).returncode == 0
