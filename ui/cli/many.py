"""Accounts that a command is about, many at once: named, in a file, or those of a list that is kept under a name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from ui.cli.opening import numbers_in

if TYPE_CHECKING:
    from restructure.services.workplace import Workplace

Command = TypeVar("Command", bound=Callable[..., None])
OPTIONS = (
    click.option("--dry-run", is_flag=True, help="Say what would come of it and keep nothing."),
    click.option("--saved", default="", metavar="NAME", help="The accounts of the list that is kept under a name."),
    click.option(
        "--file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="A text file with the number of an account on each line.",
    ),
    click.argument("numbers", nargs=-1, metavar="ACCOUNT..."),
)


def of_many(command: Command) -> Command:
    """Give a command the ways of naming many accounts, and a dry run."""
    for option in OPTIONS:
        command = option(command)
    return command


def chosen(work: Workplace, numbers: tuple[str, ...], file: Path | None, saved: str) -> tuple[str, ...]:
    """The numbers of the accounts that were named, in their order. Refuses a list that there is not."""
    from restructure.services.account_lists import find
    from restructure.store import account_lists

    named = (*numbers, *(numbers_in(file) if file else ()))
    if not saved:
        return named
    rows = find(work, account_lists.saved_list(work.store, saved))
    return (*named, *(one.number for one in account_lists.listed(work.store, rows)))
