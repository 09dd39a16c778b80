"""What a command does, said while it does it, and what ended it that nobody expected: fixed words, no data."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from types import TracebackType

import click

from ui.cli import language
from ui.error_reporting import places_of
from ui.run_log import aloud

LOG = logging.getLogger(__name__)


def telling(command: click.Command) -> click.Command:
    """Give a command, and each of a group, the option that has it say what it does."""
    if isinstance(command, click.Group):
        for one in command.commands.values():
            telling(one)
    if not any(one.name == "verbose" for one in command.params):
        command.params.append(verbose_option())
    return command


def verbose_option() -> click.Option:
    """The option that has a command say what it does."""
    return click.Option(
        ["-v", "--verbose"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_begin,
        help="Say on standard error what is done, as the log has it: in no word about anybody.",
    )


def _begin(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.find_root().meta.get(__name__):
        ctx.find_root().meta[__name__] = True
        ctx.find_root().with_resource(aloud())


def log_command() -> None:
    """Log which command runs and which of its options were given, not what they say."""
    ctx = click.get_current_context(silent=True)
    if ctx is not None:
        given = sorted(name for name, value in ctx.params.items() if value not in (None, False, (), ""))
        LOG.info("%s: %s", ctx.command_path.partition(" ")[2], " ".join(given) or "nothing given")


@contextmanager
def said_in_a_box(show: Callable[[str], object] | None = None) -> Iterator[None]:
    """Show what is said of an end in a box of the system, for a program of Windows without a console."""
    if sys.stderr is not None:
        yield
        return
    sys.stderr = said = StringIO()
    try:
        yield
    except SystemExit as end:
        if end.code and said.getvalue():
            (show or _box)(said.getvalue())
        raise
    finally:
        sys.stderr = None


def _box(text: str) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, "Restructure", 0)


def end_unexpected(problem: BaseException, trace: TracebackType | None) -> int:
    """Say that something went wrong that nobody expected, by its kind and place, since its text may quote anything;
    returns the exit for it."""
    places = places_of(trace)
    LOG.error("%s %s", type(problem).__name__, " < ".join(places))
    click.echo(language.say("unexpected", kind=type(problem).__name__, place=" < ".join(places)), err=True)
    return 1
