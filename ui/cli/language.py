"""The language that commands speak: as ``--language`` says, else that of whoever is at this PC."""

from __future__ import annotations

import locale
import os
from typing import TYPE_CHECKING, Any

import click

from ui import surroundings

if TYPE_CHECKING:
    # Loaded when something is said.
    from reports.formats import Language
    from restructure.demo import Country

SPOKEN = "restructure.language"
VARIABLES = (surroundings.LANGUAGE, "LC_ALL", "LC_MESSAGES", "LANG")


def speaking(command: click.Command) -> click.Command:
    """Give a command, and each of a group, the option that says its language."""
    if isinstance(command, click.Group):
        for one in command.commands.values():
            speaking(one)
    # A group that does something by itself speaks too.
    acts = not isinstance(command, click.Group) or command.invoke_without_command
    if acts and not any(one.name == "language" for one in command.params):
        command.params.append(
            click.Option(
                ["--language"],
                type=click.Choice(["en", "zh"]),
                expose_value=False,
                is_eager=True,
                callback=_remember,
                help="The language of what is printed and written; by default that of this PC.",
            )
        )
    return command


def _remember(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    ctx.meta[SPOKEN] = value


def remember_wording(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """Speak the language of a paper, where it has one alone; for a command that makes one."""
    ctx.meta[SPOKEN] = None if value == "both" else value
    return value


def language() -> Language:
    """Return the language of the command that runs."""
    ctx = click.get_current_context(silent=True)
    asked: Language | None = None if ctx is None else ctx.meta.get(SPOKEN)
    return asked or of_this_pc()


def of_this_pc() -> Language:
    """Return the language that the environment names, or the system where it names none; English where it is none of
    ours."""
    return "zh" if _named().startswith(("zh", "chinese")) else "en"


def country() -> Country:
    """Return the country whose demo data are shown: China in Chinese, else the one that the environment names, or the
    United States where the demo has none of it."""
    named = os.environ.get(surroundings.COUNTRY)
    if language() == "zh" or named == "cn":
        return "cn"
    if named in ("uk", "us"):
        return "uk" if named == "uk" else "us"
    return "uk" if _named().startswith(("en_gb", "english_united kingdom")) else "us"


def _named() -> str:
    named = next(filter(None, map(os.environ.get, VARIABLES)), "") or locale.getlocale()[0] or ""
    return named.lower()


def say(key: str, **facts: Any) -> str:
    """Return a sentence of the command line."""
    from reports import wording

    return wording.say(f"cli.{key}", language(), **facts)


def reason(refusal: Any) -> str:
    """Return why something is refused, and how to repair it."""
    from reports import wording

    return wording.reason(refusal, language())
