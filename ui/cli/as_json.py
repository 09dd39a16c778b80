"""Answers of commands as JSON: with --json one object, of what was found and of the sentences that were said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from restructure.importing.reading import Problem

KEY = "restructure.facts"
SAID = "said"


def answering_json(command: click.Command) -> click.Command:
    """Give a command, and each of a group, the option to answer as JSON, where it has none of its own."""
    if isinstance(command, click.Group):
        for one in command.commands.values():
            answering_json(one)
    acts = not isinstance(command, click.Group) or command.invoke_without_command
    if acts and not any("--json" in one.opts for one in command.params):
        command.params.append(
            click.Option(
                ["--json"],
                is_flag=True,
                expose_value=False,
                is_eager=True,
                callback=_begin,
                help="Print one JSON object: what was found by names, and the sentences under `said`.",
            )
        )
    return command


def facts(**found: object) -> None:
    """Add what a command found to its answer as JSON: days as 2026-11-25, money as text in major units."""
    ctx = click.get_current_context(silent=True)
    told = None if ctx is None else ctx.meta.get(KEY)
    if told is not None:
        told.update(found)


def plain_problems(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Return rows that were not taken: the line, the column and the code of why."""
    return [{"line": one.line, "column": one.column, "code": one.reason.code} for one in problems]


def print_json(made: object) -> None:
    """Print one JSON object."""
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(made, enc_hook=str)).decode())


def _begin(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        ctx.meta[KEY] = {}
        ctx.with_resource(_printed(ctx))


@contextmanager
def _printed(ctx: click.Context) -> Iterator[None]:
    said = StringIO()
    try:
        with redirect_stdout(said):
            yield
    except SystemExit:
        # An answer too: exit 1 says what was found.
        print_json({**ctx.meta[KEY], SAID: said.getvalue().splitlines()})
        raise
    print_json({**ctx.meta[KEY], SAID: said.getvalue().splitlines()})
