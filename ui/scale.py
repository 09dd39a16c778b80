"""How large everything is drawn: kept beside the store, because it is needed before the store can be opened."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import PySide6

from restructure.files import publish

SCALES = (80, 100, 125, 150, 175, 200)
USUAL = 100
FILE = "display-scale.txt"
BY_ENVIRONMENT = "QT_SCALE_FACTOR"
LIBRARIES = {
    "linux": ("Qt/lib/libQt6Gui.so.6", "_ZN15QHighDpiScaling15setGlobalFactorEd"),
    "darwin": ("Qt/lib/QtGui.framework/Versions/A/QtGui", "_ZN15QHighDpiScaling15setGlobalFactorEd"),
    "win32": ("Qt6Gui.dll", "?setGlobalFactor@QHighDpiScaling@@SAXN@Z"),
}
"""Where each system has what Qt calls at its start with the factor of the environment, and its name there."""


def kept_scale(folder: Path) -> int:
    """The scale in percent, the usual one where none was kept or what is kept is none of ours."""
    try:
        kept = (folder / FILE).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return USUAL
    return next((scale for scale in SCALES if str(scale) == kept), USUAL)


def keep_scale(folder: Path, percent: int) -> None:
    """Keep a scale for the next start. Raises ``OSError`` where the folder cannot be written."""
    publish(folder / FILE, str(percent).encode("ascii"))


def draw_at(percent: int) -> None:
    """Draw at that scale; to be called before there is an application. What the environment says goes first."""
    if percent != USUAL:
        os.environ.setdefault(BY_ENVIRONMENT, str(percent / 100))


@cache
def _factor() -> Callable[[float], None] | None:
    """What sets the factor of every window made from then on; None where this Qt keeps it to itself."""
    name, symbol = LIBRARIES.get(sys.platform, ("", ""))
    with suppress(OSError, AttributeError):
        found = ctypes.CDLL(str(Path(PySide6.__file__).parent / name))[symbol]
        found.argtypes, found.restype = [ctypes.c_double], None
        return found
    return None


def can_redraw() -> bool:
    """Return whether another scale is drawn at once: not where somebody set one for this start, or Qt cannot."""
    given = os.environ.get(BY_ENVIRONMENT)
    return given in (None, *(str(one / 100) for one in SCALES)) and _factor() is not None


def redraw_at(percent: int) -> None:
    """Draw whatever windows are made from now on at that scale; those that are there would be torn."""
    set_factor = _factor()
    if set_factor is not None:
        set_factor(percent / 100)
