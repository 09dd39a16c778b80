"""What ends the program hard, below Python: its place is written by what still runs, and read at the next start.

A crash leaves a file of frames beside the log. Names of folders, which name a person, are dropped when it is read.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PureWindowsPath
from types import FrameType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from ui.error_reporting import Fault
from ui.run_log import log_of

LOG = logging.getLogger(__name__)
CRASH = ".crash"
DEEPEST, SHOWN = 40, 8
"""So many of the innermost places of a crash are kept, and of a message of Qt."""
KIND = re.compile(r"^(?:Fatal Python error|Windows fatal exception): ([\w ]+)", re.MULTILINE)
THREAD = re.compile(r"^Current thread .*\n((?: +File .*\n)*)", re.MULTILINE)
FRAME = re.compile(r'^ +File "(.*)", line (\d+|\?\?\?) in', re.MULTILINE)
SPEAKS = re.compile(r"(Q\w+(?:::\w+)*)(?:\(.*?\))?:")
"""Which part of Qt speaks. What follows may quote a path or a text."""


def crash_of(store: Path) -> Fault | None:
    """Return what ended the last program at a store hard; None where it was closed, or ended without a word."""
    file = log_of(store).with_suffix(CRASH)
    try:
        said, at = file.read_text(encoding="utf-8", errors="replace"), file.stat().st_mtime
    except OSError:
        return None
    kind = KIND.search(said)
    if kind is None:
        return None
    thread = THREAD.search(said)
    # A path of Windows is taken apart everywhere.
    places = [f"{PureWindowsPath(path).name}:{line}" for path, line in FRAME.findall(thread[1] if thread else "")]
    return Fault(
        datetime.fromtimestamp(at).astimezone(), f"ended the program: {kind[1].strip()}", tuple(places[:DEEPEST])
    )


@contextmanager
def watched(store: Path) -> Iterator[Fault | None]:
    """Keep where the program at a store was when it ends hard; yields what ended the one before, which is logged."""
    file, before = log_of(store).with_suffix(CRASH), crash_of(store)
    LOG.info("begins: Python %s, Qt %s, %s", platform.python_version(), qVersion(), sys.platform)
    if before is not None:
        LOG.error("before: %s", before.line())
    elif file.exists():
        LOG.warning("ended before without being closed")
    try:
        open_file = file.open("w", encoding="utf-8")
    except OSError:
        yield before
        return
    last = qInstallMessageHandler(_take_message)
    faulthandler.enable(open_file)
    try:
        yield before
    finally:
        faulthandler.disable()
        qInstallMessageHandler(last)
        open_file.close()
        # Left where this is not reached: by then it has the place, or tells that nothing was closed.
        file.unlink(missing_ok=True)
        LOG.info("closed")


def _take_message(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    who = SPEAKS.match(text)
    places = " < ".join(_places(sys._getframe(1)))
    grave = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
    LOG.log(logging.ERROR if grave else logging.WARNING, "%s: %s at %s", kind.name, who[1] if who else "Qt", places)


def _places(frame: FrameType | None) -> Iterator[str]:
    for _ in range(SHOWN):
        if frame is None:
            return
        yield f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
        frame = frame.f_back
