"""Accounts that a command is about, many at once: named, in a file, or those of a list that is kept under a name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli.opening import numbers_in
from ui.cli.options import together

if TYPE_CHECKING:
    from restructure.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Many:
    """Accounts as they were named, and whether it is only said what would come of it."""

    numbers: tuple[str, ...]
    file: Path | None
    saved: str
    dry_run: bool

    def chosen(self, work: Workplace) -> tuple[str, ...]:
        """The numbers of the accounts, in the order in which they were named. Refuses a list that there is not."""
        from restructure.services.account_lists import find
        from restructure.store import account_lists

        named = (*self.numbers, *(numbers_in(self.file) if self.file else ()))
        if not self.saved:
            return named
        rows = find(work, account_lists.saved_list(work.store, self.saved))
        return (*named, *(one.number for one in account_lists.listed(work.store, rows)))


of_many = together(
    Many,
    "many",
    click.argument("numbers", nargs=-1, metavar="ACCOUNT..."),
    click.option(
        "--file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="A text file with the number of an account on each line.",
    ),
    click.option("--saved", default="", metavar="NAME", help="The accounts of the list that is kept under a name."),
    click.option("--dry-run", is_flag=True, help="Say what would come of it and keep nothing."),
)
"""Give a command the ways of naming many accounts, and a dry run."""
