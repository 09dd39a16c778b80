"""The manual page, made of the help: ``python -m ui.cli.manual FOLDER`` writes it in both languages, for ``man``."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from gettext import gettext
from importlib.metadata import version
from pathlib import Path

import click

from reports import wording
from reports.formats import Language
from ui.cli import EXITS, main
from ui.cli.help import put_into_language, speak
from ui.cli.organisation_file import KEYS, place
from ui.surroundings import CONFIG

PLACES: dict[Language, Path] = {"en": Path("man1"), "zh": Path("zh_CN") / "man1"}
PAGE = "restructure.1.gz"


def page(language: Language) -> str:
    """Return the manual page in a language, as ``groff -man`` reads it."""
    speak(["--language", language])
    put_into_language(main)
    say = {key: wording.say(f"cli.man.{key}", language) for key in ("name", "commands", "environment", "files", "exit")}
    lines = [
        f'.TH RESTRUCTURE 1 "" "Restructure {version("restructure-desk")}"',
        ".ad l",
        *(f".SH {say['name']}", rf"restructure \- {_text(main.help or '')}"),
        *(f".SH {say['commands']}", *_commands(main, "restructure")),
        f".SH {say['environment']}",
        *(
            line
            for key in (CONFIG, *(one.variable for one in KEYS.values()))
            for line in (".TP", rf".B {key}", _of(key, language))
        ),
        *(f".SH {say['files']}", ".TP", rf".I {_text(str(place()))}", _of(CONFIG, language)),
        *(f".SH {say['exit']}", _text(gettext(EXITS))),
    ]
    return "\n".join(lines) + "\n"


def _of(variable: str, language: Language) -> str:
    return _text(wording.say(f"cli.man.{variable.lower()}", language))


def _commands(command: click.Command, path: str) -> Iterator[str]:
    # With the names of the help option: click keeps them with a command from the first time on.
    context = click.Context(command, info_name=path, help_option_names=["-h", "--help"])
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _commands(below, f"{path} {name}")
        if not command.invoke_without_command:
            return
    yield f".SS {_text(path)}"
    yield _text(" ".join([path, *command.collect_usage_pieces(context)]))
    yield ".PP"
    yield _text(command.help or "")
    for option in command.params:
        record = option.get_help_record(context)
        if record is not None:
            yield from (".TP", rf".B {_text(record[0])}", _text(record[1]))


def _text(said: str) -> str:
    """A text of which nothing is read as a request."""
    whole = " ".join(said.split()).replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{whole}" if whole[:1] in (".", "'") else whole


if __name__ == "__main__":
    for language, folder in PLACES.items():
        target = Path(sys.argv[1]) / folder / PAGE
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(gzip.compress(page(language).encode(), mtime=0))
