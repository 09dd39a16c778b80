"""Options that several commands share, and how some of them reach a command as one argument."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Command = Callable[..., None]
Option = Callable[[Command], Command]
DAY = click.DateTime(["%Y-%m-%d"])
LONGEST_NUMBER = 18
NUMBER = click.IntRange(1, 10**LONGEST_NUMBER - 1)
"""What something in a store is numbered by; no larger number can be looked for."""
LINES = click.IntRange(1, 1_000_000)
"""A line of a file, or how many to list."""
reason_option = click.option("--reason", default="", help="Why; it stands in the record.")
required_reason = click.option("--reason", required=True, help="Why; it stands in the record.")
since_option = click.option("--from", "since", type=DAY, required=True, help="The first day.")
through_option = click.option("--to", "through", type=DAY, required=True, help="The last day.")


def together(kind: type[DataclassInstance], name: str, *options: Option) -> Option:
    """Give a command options that reach it as one argument: a record of a ``kind``, by that ``name``."""

    def give(command: Command) -> Command:
        @wraps(command)
        def run(*args: object, **given: object) -> None:
            told = {one.name: given.pop(one.name) for one in fields(kind)}
            command(*args, **{name: kind(**told)}, **given)

        found: Command = run
        for option in reversed(options):
            found = option(found)
        return found

    return give
