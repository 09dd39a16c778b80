"""How large everything is drawn: kept beside the store, because it is needed before the store can be opened."""

from __future__ import annotations

import os
from pathlib import Path

from restructure.files import publish

SCALES = (80, 100, 125, 150, 175, 200)
USUAL = 100
FILE = "display-scale.txt"


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
        os.environ.setdefault("QT_SCALE_FACTOR", str(percent / 100))
