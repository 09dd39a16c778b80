"""R15: hostile names of agreements, accounts and persons, and the files that papers are exported to."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import shiboken6

from calculators.errors import Refusal
from restructure.files import publish_beside
from restructure.papers import BEFORE
from restructure.parties.account import Person
from restructure.parties.organisation import DEMO, amended
from restructure.store import Store, accounts, settings
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW, open_store
from ui.app import application, build
from ui.shell.window import MainWindow

PATHS = (
    "../../out",
    "..\\..\\out",
    "/etc/passwd",
    "C:\\Windows\\x",
    "a/b",
    "a\\b",
    "~/x",
    "./x",
    "file:///x",
    "\\\\h\\s",
)
DEVICES = ("CON", "con.txt", "PRN", "AUX", "NUL", "nul.pdf", "COM1", "COM9.pdf", "LPT1", "lpt9")
ENDS = ("dot.", "dots...", "space ", "  lead", ".hidden", "..", ".", "-", "--help", "-rf")
CONTROLS = ("a\x01b", "a\nb", "a\r\nb", "a\tb", "a\x7fb", "nul\x00x", "bell\x07", "esc\x1b[2J", "a\u2028b", "a\x85b")
TRICKS = (
    "\u202egnp.exe",
    "\u200bzero",
    "ｃｏｎ",
    "a\u0301e",
    "İstanbul",
    "😀😀",
    "名" * 64,
    "x" * 64,
    '*?<>|":',
    "%00${HOME}`id`",
)
HOSTILE = (*PATHS, *DEVICES, *ENDS, *CONTROLS, *TRICKS)
"""Fifty of them: ways out of a folder, names of devices, ends that Windows drops, control characters, look-alikes."""

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST = 120
LETTERS = 4


def unsafe(folder: Path, names: int) -> tuple[int, int]:
    """Of the files exported under so many hostile names: those outside the folder, not valid on Windows, written over
    another, or named after a person; and how many files there were."""
    inside = folder / "exports"
    inside.mkdir()
    application()
    with closing(open_store(folder / "names.db")) as store:
        settings.save(store, "language", "en")
        settings.save_organisation(store, amended(DEMO, rule_set="uk", agreement_template="CCA-7"))
        _, window = build(store, lambda: NOW)
        wrong = sum(_tried(store, window, inside, name, place) for place, name in enumerate(HOSTILE[:names]))
        shiboken6.delete(window)
    found = list(inside.rglob("*"))
    beside = {one.name for one in folder.iterdir()} - {"exports"}
    wrong += sum(not one.startswith("names") and one != "backups" for one in beside)
    return wrong + sum(not valid(one.name) or one.parent != inside for one in found), len(found)


def _tried(store: Store, window: MainWindow, folder: Path, name: str, place: int) -> int:
    """What went wrong with every paper of an account and a person of that name, and an agreement numbered so."""
    before, wrong = _held(folder), 0
    if (shown := _stored(store, name, place)) is not None:
        window.open_account(shown)
        for kind in BEFORE:
            window.navigator.show_handout(kind)
            window.pages.handouts.export_to(folder)
        window.pages.agreement.export_to(folder)
    after = _held(folder)
    new = after.keys() - before.keys()
    words = [word for word in re.findall(r"\w+", name) if len(word) >= LETTERS]
    wrong += sum(word.casefold() in one.casefold() for one in new for word in words)
    for content in (b"first", b"second"):
        path = publish_beside(folder, f"{name}-offer-en.pdf", content + name.encode("utf-8", "replace"))
        wrong += path.parent != folder or not path.is_file()
    return wrong + sum(_held(folder).get(one) != digest for one, digest in {**before, **after}.items())


def _stored(store: Store, name: str, place: int) -> str | None:
    """The number of an account of that name, of a number and people that are called so; None where the store refuses
    the text, whose files then have no account."""
    account = replace(ACCOUNT, number=name[:64].strip() or str(place), debtor=Person(name), as_of=NOW.date())
    try:
        accounts.save(store, replace(account, guarantor=name, co_debtor=name))
    except Refusal:
        return None
    return account.number


def _held(folder: Path) -> dict[str, str]:
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.rglob("*") if one.is_file()}


def valid(name: str) -> bool:
    """Whether Windows, and everything else, takes a file name as it is."""
    plain = not FORBIDDEN.search(name) and not DEVICE.fullmatch(name) and name == name.rstrip(". ")
    return plain and name.isascii() and len(os.fsencode(name)) <= LONGEST and not name.startswith((".", "-"))
