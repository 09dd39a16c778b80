"""Commands that write a file where somebody says: over nothing that is there, and over nothing of a store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from ui.cli import language
from ui.cli.opening import office


class NewFile(click.Path):
    """The path of a file to be written; one that ``appends`` may be there, and is looked at when it is written to."""

    def __init__(self, *, appends: bool = False) -> None:
        super().__init__(path_type=Path, dir_okay=False)
        self.appends = appends


class Writing(click.Command):
    """A command that writes the files that its options name: none is written over, unless ``--force`` says so, and then
    neither what belongs to a store nor what the command reads."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        if any(isinstance(one.type, NewFile) and not one.type.appends for one in self.params):
            self.params.append(click.Option(["--force"], is_flag=True, help="Write over a file that is there."))

    def invoke(self, ctx: click.Context) -> Any:
        """Look at the files before anything is done."""
        force = ctx.params.pop("force", False)
        paths = {name: value for name, value in ctx.params.items() if isinstance(value, Path)}
        for one in self.params:
            if isinstance(one.type, NewFile) and (path := paths.get(one.name or "")) is not None:
                read = [other for name, other in paths.items() if name != one.name]
                _check(path, paths.get("store", office()), read, over=one.type.appends or force)
        return super().invoke(ctx)


def _check(path: Path, store: Path, read: list[Path], *, over: bool) -> None:
    from restructure.files import is_of_a_store, is_or_would_be_of

    if is_or_would_be_of(path, store) or is_of_a_store(path):
        raise click.ClickException(language.say("of_the_store", path=str(path)))
    if not os.path.lexists(path):
        return
    if any(other.exists() and path.exists() and other.samefile(path) for other in read):
        raise click.ClickException(language.say("is_read", path=str(path)))
    if not over:
        raise click.ClickException(language.say("is_there", path=str(path)))


def publish_or_say(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all; say where that cannot be."""
    from restructure.files import publish

    try:
        publish(path, content)
    except OSError:
        raise click.ClickException(language.say("bad_rows_unwritten", path=str(path))) from None
