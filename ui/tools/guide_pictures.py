"""The pictures of the guide, drawn anew: ``python -m ui.tools.guide_pictures``, in each language on the accounts of a
country whose people speak it. Small on purpose, with few colours: they are kept beside the text."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import shiboken6
from PIL import Image
from PySide6.QtTest import QTest

from reports.formats import Language
from restructure.demo import Country, demo_accounts
from restructure.store import DEMO_KEY, open_store, settings
from ui.app import application, build, fill_demo
from ui.desk.results import TALK
from ui.shell.guide import GUIDE
from ui.shell.window import MainWindow
from ui.tools.gallery import MOMENT, grab, type_means

SPOKEN: dict[Language, tuple[Country, tzinfo]] = {"en": ("uk", UTC), "zh": ("cn", timezone(timedelta(hours=8)))}
SIZE, WIDTH, COLOURS = (1120, 860), 820, 96
PLAN_MS = 1500
"""How long what is looked up behind the window may take."""


def screens(window: MainWindow, number: str) -> Iterator[str]:
    """Bring what the guide tells of to the front, one after the other."""
    yield "home"
    window.open_account(number)
    type_means(window)
    yield "desk"
    window.pages.desk.results.show_tab(TALK)
    yield "talk"
    window.pages.desk.results.show_tab(0)
    window.navigator.prepare_agreement()
    yield "agreement"
    for page in ("work_list", "book", "budget"):
        window.navigator.show_page(page)
        QTest.qWait(PLAN_MS if page == "work_list" else 0)
        yield page.replace("_", "-")


def draw(folder: Path) -> Iterator[Path]:
    """Draw every picture into the folder of the guide; yields the files."""
    application()
    for language, (country, clock) in SPOKEN.items():
        into = folder / language / "pictures"
        into.mkdir(exist_ok=True)
        yield from _drawn(language, country, MOMENT.replace(tzinfo=clock), into)


def _drawn(language: Language, country: Country, now: datetime, into: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as own:
        store = open_store(Path(own) / "guide.db", DEMO_KEY, lambda: now)
        fill_demo(store, now, country)
        settings.save(store, "language", language)
        session, window = build(store, lambda: now)
        session.set_theme("light")
        window.resize(*SIZE)
        window.show()
        for name in screens(window, demo_accounts(now.date(), country)[0].number):
            yield _small(grab(window, into / f"{name}.png"))
        session.close()
        window.close()
        shiboken6.delete(window)
        store.close()


def _small(path: Path) -> Path:
    with Image.open(path) as whole:
        fitted = whole.convert("RGB").resize((WIDTH, whole.height * WIDTH // whole.width), Image.Resampling.LANCZOS)
    fitted.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


if __name__ == "__main__":
    for file in draw(GUIDE):
        print(file)
