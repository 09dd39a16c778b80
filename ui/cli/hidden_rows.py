"""Rows of a spreadsheet that are hidden or struck through: the options that say what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from ui.cli import language

if TYPE_CHECKING:
    from calculators.errors import Refusal
    from restructure.importing.hidden_rows import Hidden, Way

Command = Callable[..., None]


def hidden_options(command: Command) -> Command:
    """Ask what becomes of rows that are hidden or struck through."""
    way = click.Choice(["read", "leave"])
    struck = click.option(
        "--struck", type=way, callback=_said, help="Rows that are struck through: read them, or leave them out."
    )
    hidden = click.option(
        "--hidden", type=way, callback=_said, help="Rows that the file hides: read all, or leave them out."
    )
    return hidden(struck(command))


def _said(_: click.Context, __: click.Parameter, value: str | None) -> str:
    return value or ""


OPTIONS = {"file_rows_hidden": "--hidden read|leave", "file_rows_struck": "--struck read|leave"}


def asked(reason: Refusal) -> str:
    """Return why a file is refused, and the option that answers it where there is one."""
    return " ".join(filter(None, (language.reason(reason), OPTIONS.get(reason.code, ""))))


def tell_hidden(hidden: Hidden, rows: Way, struck: Way) -> None:
    """Say what of a file is not shown, and what became of it."""
    from reports.imports import hidden_in_words

    for said in hidden_in_words(hidden, rows, struck, language.language()):
        click.echo(said)
