"""Help in the language of whoever asks, ours and click's alike, from one gettext catalogue."""

from __future__ import annotations

import gettext
import inspect
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from unicodedata import east_asian_width
from weakref import WeakKeyDictionary

import click

from ui.cli import language
from ui.surroundings import LANGUAGE

DOMAIN, CHOSEN = "restructure", "LANGUAGE"
CATALOGUES = Path(__file__).parents[1] / "i18n"
WIDENING = "\u2060"
"""Stands beside a character that takes two columns while lines are filled, and in none that is printed."""

CLICKS_OWN = "Show this message and exit."

_ENGLISH: WeakKeyDictionary[click.Command | click.Parameter, str] = WeakKeyDictionary()
"""What each command and option said before it was put into a language."""


def speak(words: Sequence[str]) -> None:
    """Let click say its own words, and ours of the help, in the language that the command line asks for or else that of
    this PC."""
    # Help is shown before the option that says its language is looked at.
    asked = [word for place, word in enumerate(words) if "--language" in words[max(place - 1, 0) : place]]
    asked += [word.partition("=")[2] for word in words if word.startswith("--language=")]
    if asked or sys.platform == "win32" or LANGUAGE in os.environ:
        os.environ[CHOSEN] = (asked or [language.of_this_pc()])[-1]
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)


def put_into_language(command: click.Command) -> None:
    """Give a command, each below it, and each of their options, its help in the language that is spoken."""
    if isinstance(command, click.Group):
        for below in command.commands.values():
            put_into_language(below)
    command.context_class = HelpContext
    for option in (one for one in command.params if isinstance(one, click.Option)):
        if english := english_of(option):
            option.help = gettext.gettext(english)
    if english := english_of(command):
        command.help = said = gettext.gettext(english)
        # Of a Chinese text, click would cut the first sentence away as one long word.
        command.short_help = None if said == english else said.partition("\n")[0].partition("。")[0]


def english_of(one: click.Command | click.Option) -> str:
    """Return the help of a command or an option as it stands in the source."""
    return _ENGLISH.setdefault(one, inspect.cleandoc(one.help or ""))


class _Formatter(click.HelpFormatter):
    """Fills lines by the columns that they take: a Chinese character takes two."""

    def write_text(self, text: str) -> None:
        super().write_text(_widened(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _widened(said)) for name, said in rows], col_max, col_spacing)

    def getvalue(self) -> str:
        return super().getvalue().replace(WIDENING, "")


class HelpContext(click.Context):
    """A context whose help, click's own option for it too, is in the language that is spoken."""

    formatter_class = _Formatter

    def get_help(self) -> str:
        if (option := self.command.get_help_option(self)) is not None:
            # Made once and kept by click, in whatever language was spoken then.
            option.help = gettext.gettext(CLICKS_OWN)
        return super().get_help()


def _widened(text: str) -> str:
    return "".join(one + WIDENING if east_asian_width(one) in "WF" else one for one in text)
