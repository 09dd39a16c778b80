"""One JSON request in, one JSON answer out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    # Loaded by the command when it runs.
    from reports.formats import Language


@click.command()
@click.argument("kind")
@click.argument("file", default="-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the request instead.")
@click.option("--lines", is_flag=True, help="Read one request a line and print one answer a line, in the same order.")
@click.option(
    "--processes", type=click.IntRange(1, 1_000), default=1, show_default=True, help="How many of them answer --lines."
)
def compute(kind: str, file: Path, schema: bool, lines: bool, processes: int) -> None:
    """Read one JSON request of a KIND and print one JSON answer: quote, apr, accrue, allocate, budget, distribute,
    counteroffer, contact, brief, statement, incoming, payoff or ways.

    Exit 0, or the errors with exit 2.
    """
    from restructure.requests import LARGEST_REQUEST
    from restructure.requests import schema as schema_of
    from ui.api import KINDS, encode, unknown_kind, unreadable
    from ui.api import compute as answer

    if schema or kind not in KINDS:
        click.echo(encode(schema_of(kind) if kind in KINDS else unknown_kind(_language_asked(file))))
        sys.exit(0 if kind in KINDS else 2)
    try:
        source = click.open_file(str(file), "rb")
        text = b"" if lines else source.read(LARGEST_REQUEST + 1)
    except OSError:
        click.echo(encode(unreadable()))
        sys.exit(2)
    with source:
        if lines:
            sys.exit(_answer_lines(kind, source, processes))
    reply, code = answer(kind, text)
    click.echo(encode(reply))
    sys.exit(code)


def _language_asked(file: Path) -> Language:
    """The language of a request that is not read as a whole; where somebody would have to type it, English."""
    from restructure.requests import LARGEST_REQUEST, language_of

    try:
        with click.open_file(str(file), "rb") as source:
            return "en" if source.isatty() else language_of(source.read(LARGEST_REQUEST))
    except OSError:
        return "en"


def _answer_lines(kind: str, source: IO[bytes], processes: int) -> int:
    """Print each answer as soon as it is there; 2 where one names errors."""
    from ui.api import answers

    worst = 0
    for line, code in answers(kind, source, processes):
        click.echo(line)
        worst = max(worst, code)
    return worst
