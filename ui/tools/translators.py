"""The words for translators' own tools: ``python -m ui.tools.translators out FOLDER`` writes them as ``.po``, ``in``
takes them back.

``sentences_zh.po`` holds those of papers, messages and the command line, ``window_zh.po`` those of the window, each
under its own context; the help of commands is ``commands_zh.po`` as it is. Taken back is what still has its
English; what has other facts than its sentence, or was written for another English, is named and left.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from unicodedata import east_asian_width
from xml.sax.saxutils import escape, unescape

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

import reports.wording
from ui.languages import I18N

WORDING = Path(reports.wording.__file__).parent
WINDOW = I18N / "restructure_zh.ts"
SENTENCES_PO, WINDOW_PO, HELP_PO = "sentences_zh.po", "window_zh.po", "commands_zh.po"
CONTEXT = re.compile(r"<name>([^<]*)</name>(.*?)</context>", re.DOTALL)
MESSAGE = re.compile(r"(<source>([^<]*)</source>.*?<translation[^>]*>)([^<]*)(</translation>)", re.DOTALL)
QUOTES = {"&apos;": "'", "&quot;": '"'}
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands where such a file says when it was written, so that the same words are the same bytes."""
MARKED = {there: here for here, there in QUOTES.items()}
WIDTH = 100
Words = dict[tuple[str, str], str]
"""What stands for an English text in its context."""


def sentences(wording: Path = WORDING) -> Words:
    """Return the Chinese of every sentence, by its place and its English."""
    found = {}
    for file in sorted(wording.glob("*zh.py")):
        english = _texts(file.with_name(file.name.replace("zh.py", "en.py")))
        place = file.stem.removesuffix("zh")
        found.update({(f"{place}:{key}", english.get(key, "")): text for key, text in _texts(file).items()})
    return {key: text for key, text in found.items() if key[1]}


def of_window(source: Path = WINDOW) -> Words:
    """Return the Chinese of every word of the window, by its context and its English."""
    return {
        (context, unescape(english, QUOTES)): unescape(said, QUOTES)
        for context, messages in CONTEXT.findall(source.read_text(encoding="utf-8"))
        for _, english, said, _ in MESSAGE.findall(messages)
    }


def write_out(folder: Path) -> list[str]:
    """Write every word into a folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, words in ((SENTENCES_PO, sentences()), (WINDOW_PO, of_window())):
        made = Catalog("zh", project="restructure", header_comment="# The words of Restructure.", fuzzy=False)
        made.creation_date = made.revision_date = NO_DAY
        for (context, english), said in words.items():
            made.add(english, said, context=context)
        with (folder / name).open("wb") as file:
            write_po(file, made, width=0)
    (folder / HELP_PO).write_bytes((I18N / HELP_PO).read_bytes())
    return [SENTENCES_PO, WINDOW_PO, HELP_PO]


def take_in(folder: Path, wording: Path = WORDING, window: Path = WINDOW) -> list[str]:
    """Take translations back; returns what was left as it is, and why."""
    known = sentences(wording)
    given, left = _read(folder / SENTENCES_PO, known)
    facts = {key: said for key, said in given.items() if _facts(said) != _facts(key[1])}
    left += [f"{key[0]}: {said} has other facts than its English" for key, said in facts.items()]
    changed = {key[0]: said for key, said in given.items() if key not in facts}
    for file in sorted(wording.glob("*zh.py")):
        place = file.stem.removesuffix("zh") + ":"
        mine = {key.removeprefix(place): said for key, said in changed.items() if key.startswith(place)}
        if mine:
            file.write_text(_rewritten(file.read_text(encoding="utf-8"), mine), encoding="utf-8")
    words, more = _read(folder / WINDOW_PO, of_window(window))
    if words:
        text = CONTEXT.sub(lambda found: _retold(found, words), window.read_text(encoding="utf-8"))
        window.write_text(text, encoding="utf-8")
    return left + more


def _read(file: Path, known: Mapping[tuple[str, str], str]) -> tuple[Words, list[str]]:
    """The translations of a file that differ from those that are known, and what has no place."""
    with file.open("rb") as opened:
        read = {(str(one.context or ""), str(one.id)): str(one.string) for one in read_po(opened) if one.id}
    left = [f"{context}: {english!r} is not the English of now" for context, english in read.keys() - known.keys()]
    return {key: said for key, said in read.items() if said and key in known and known[key] != said}, sorted(left)


def _texts(file: Path) -> dict[str, str]:
    texts: dict[str, str] = ast.literal_eval(_dictionary(file.read_text(encoding="utf-8")))
    return texts


def _dictionary(source: str) -> ast.Dict:
    """The texts of a catalogue, as they stand in its source."""
    for one in ast.parse(source).body:
        if isinstance(one, ast.Assign | ast.AnnAssign) and isinstance(one.value, ast.Dict):
            return one.value
    raise ValueError("no catalogue")


def _facts(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name}


def _rewritten(source: str, changed: Mapping[str, str]) -> str:
    """A catalogue with other texts under some of its keys; every other line stays as it is."""
    held = _dictionary(source)
    lines = source.splitlines()
    for key, value in reversed(list(zip(held.keys, held.values, strict=True))):
        name = key.value if isinstance(key, ast.Constant) else ""
        if key is None or name not in changed:
            continue
        # Brackets around a text in several pieces end on a line of their own.
        end = value.end_lineno or value.lineno
        while not lines[end - 1].rstrip().endswith(","):
            end += 1
        lines[key.lineno - 1 : end] = _entry(str(name), changed[str(name)])
    return "\n".join(lines) + "\n"


def _entry(key: str, text: str) -> list[str]:
    whole = f"    {_quoted(key)}: {_quoted(text)},"
    if _columns(whole) <= WIDTH:
        return [whole]
    return [f"    {_quoted(key)}: (", *(f"        {_quoted(part)}" for part in _parts(text)), "    ),"]


def _parts(text: str) -> Iterator[str]:
    part = ""
    for one in text:
        part += one
        if _columns(part) >= WIDTH - 12:
            yield part
            part = ""
    if part:
        yield part


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _retold(context: re.Match[str], words: Words) -> str:
    def said(message: re.Match[str]) -> str:
        now = words.get((context[1], unescape(message[2], QUOTES)))
        return message[0] if now is None else message[1] + escape(now, MARKED) + message[4]

    return context[0].replace(context[2], MESSAGE.sub(said, context[2]))


def main() -> int:
    """Write out or take in, as the command line says; 1 where something was left."""
    way, folder = sys.argv[1], Path(sys.argv[2])
    if way == "out":
        print("\n".join(str(folder / name) for name in write_out(folder)))
        return 0
    (I18N / HELP_PO).write_bytes((folder / HELP_PO).read_bytes())
    left = take_in(folder)
    print("\n".join(left) or "taken in; `make words` says what is to be compiled")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
