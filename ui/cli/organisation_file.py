"""The file in which an organisation says for all of its PCs where things lie and what is proposed first.

It sets nothing that is decided in a store: users, rules, limits and payees are for its administrators. An option of the
command comes before a variable of the environment, that before this file.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click
import platformdirs

from ui import surroundings
from ui.cli import language

FILE = "restructure.toml"


class Wrong(click.ClickException):
    """A file that cannot be followed."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class _Key:
    variable: str
    allowed: tuple[str, ...] = ()


KEYS = {
    "store": _Key(surroundings.STORE),
    "language": _Key(surroundings.LANGUAGE, ("en", "zh")),
    "country": _Key(surroundings.COUNTRY, ("cn", "uk", "us")),
    "backups": _Key(surroundings.BACKUPS),
    "rules": _Key(surroundings.RULES),
    "passphrase_file": _Key(surroundings.PASSPHRASE_FILE),
}
"""What the file may say, and by which variable the program hears it; without allowed words it is a path."""


def place(program: Path | None = None) -> Path:
    """Return where the file is looked for: beside a packed program that has one there, else where this system keeps
    what holds for everybody at it."""
    if program is not None and (beside := program.parent / FILE).exists():
        return beside
    return Path(platformdirs.site_config_dir("restructure", appauthor=False)) / FILE


def take_organisation_file() -> None:
    """Let what the file says stand in for variables that are not set.

    Raises ``Wrong``, with line and key, for what it cannot follow.
    """
    named = os.environ.get(surroundings.CONFIG)
    file = Path(named) if named else place(Path(sys.executable) if getattr(sys, "frozen", False) else None)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if named:
            raise Wrong(language.say("config.missing", file=str(file))) from None
        return
    except (OSError, UnicodeDecodeError):
        raise Wrong(language.say("config.unreadable", file=str(file))) from None
    for variable, value in read(text, file.name).items():
        os.environ.setdefault(variable, value)


def read(text: str, name: str) -> Mapping[str, str]:
    """Return the variables that the text of a file stands for."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        line = re.search(r"at line (\d+)", str(problem))
        at = line[1] if line else str(text.count("\n") + 1)
        raise Wrong(language.say("config.no_toml", file=name, line=at)) from None
    variables = {}
    for key, value in found.items():
        where = {"file": name, "line": str(_line_of(text, key)), "word": key}
        if key not in KEYS:
            raise Wrong(language.say("config.unknown", **where, known=", ".join(KEYS)))
        allowed = KEYS[key].allowed
        if not isinstance(value, str) or (allowed and value not in allowed):
            raise Wrong(language.say("config.words" if allowed else "config.path", **where, known=", ".join(allowed)))
        if not allowed:
            path = Path(os.path.expandvars(value)).expanduser()
            if not path.is_absolute():
                raise Wrong(language.say("config.path", **where))
            value = str(path)
        variables[KEYS[key].variable] = value
    return variables


def _line_of(text: str, key: str) -> int:
    """The line on which a key stands, or a table of that name begins."""
    found = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}\b")
    return next((at for at, line in enumerate(text.splitlines(), 1) if found.match(line)), 1)
