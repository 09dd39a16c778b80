"""The same day of sixty conversations in the real program: started on a display of its own with a window manager,
worked by keys that ``xdotool`` types as a keyboard would, and counted in its store afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import sleep

from restructure.services.work_list import queue_of
from restructure.store import Passphrase, accounts, settings
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store
from tests.support.workplaces import workplace

PHRASE = Passphrase("a day in the real window")
NEEDED = ("Xvfb", "openbox", "xdotool")
DISPLAY, SCREEN = ":97", "1600x1000x24"
STARTS, LOOKS, SETTLES = 12, 5, 0.6
"""Seconds until the window is there, until the list is looked up behind it, and that one key takes."""
ENDINGS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("alt+s", "F12", "Return"), ""),
    (("alt+s", "F12", "p"), "800 +7"),
    (("alt+n", "F12", "Return"), ""),
    (("alt+s", "F12", "c"), "+2"),
    (("alt+s", "F12", "r"), ""),
    (("alt+s", "F12", "x", "2"), ""),
    (("alt+d", "3"), ""),
)
"""Keys from the end of a talk on, and what is typed in a line behind them."""


@dataclass(frozen=True, slots=True)
class RealDay:
    """A day in the real program: the accounts that something was kept of, those that are nowhere on the list, and the
    most keys to the next account."""

    worked: int
    forgotten: int
    keys: int


def possible() -> bool:
    """Return whether there is all that a display of its own takes."""
    return all(shutil.which(one) for one in NEEDED)


def real_day(folder: Path, talks: int, language: str = "en") -> RealDay:
    """Work through so many talks, each with another account: the keys of an ending have led on to it."""
    path, phrase = folder / "day.db", folder / "phrase"
    numbers = [f"D-{place:04d}" for place in range(talks)]
    with closing(open_store(path, PHRASE, now=lambda: datetime.now().astimezone())) as store:
        settings.save(store, "language", language)
        debtor = replace(ACCOUNT.debtor, id_number="", phone="")
        accounts.add_new(store, [replace(ACCOUNT, number=one, debtor=debtor) for one in numbers])
    phrase.write_text(PHRASE.text)
    phrase.chmod(0o600)
    with _program(folder, path, phrase):
        sleep(STARTS + LOOKS)
        _type("key", "F12")
        for talk in range(talks):
            keys, line = ENDINGS[talk % len(ENDINGS)]
            for key in keys:
                _type("key", key)
            if line:
                _type("type", line)
                _type("key", "Return")
    with closing(open_store(path, PHRASE, now=lambda: datetime.now().astimezone())) as store:
        asked = "SELECT count(*) FROM (SELECT account_number FROM contacts UNION SELECT account_number FROM skips)"
        (worked,) = store.connection.execute(asked).fetchone()
        listed = queue_of(workplace(store, store.now()), "").listed
    there = {one.number for one in (*listed.shown, *listed.not_now, *listed.closed)}
    return RealDay(worked, len(set(numbers) - there), max(len(keys) + bool(line) for keys, line in ENDINGS))


def _type(what: str, keys: str) -> None:
    subprocess.run(["xdotool", what, "--delay", "30", keys], check=True, env=os.environ | {"DISPLAY": DISPLAY})
    sleep(SETTLES)


@contextmanager
def _program(folder: Path, store: Path, phrase: Path) -> Iterator[None]:
    """The program on a display of its own; all of it ends again."""
    there = os.environ | {"DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder), "LANG": "en_US.UTF-8"}
    there |= {"PYTHONPATH": str(Path.cwd()), "XDG_DATA_HOME": str(folder / "data")}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [sys.executable, "-m", "ui.cli", "run", "--store", str(store), "--passphrase-file", str(phrase)]
    begun: list[subprocess.Popen[bytes]] = []
    try:
        for one in (["Xvfb", DISPLAY, "-screen", "0", SCREEN], ["openbox"], command):
            begun.append(subprocess.Popen(one, env=there, **quiet))  # type: ignore[call-overload]
            sleep(1)
        yield
    finally:
        for running in reversed(begun):
            running.terminate()
            running.wait(timeout=30)
