"""The command line: run, import, compute, tour. Qt is loaded only by the commands that open a window."""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from pathlib import Path

import click
import platformdirs

STORE = Path(platformdirs.user_data_dir("restructure", appauthor=False))
OFFICE, DEMO = "restructure.db", "demo.db"

store_option = click.option(
    "--store", type=click.Path(path_type=Path, dir_okay=False), help="The store file; by default the one of this user."
)


@click.group()
@click.version_option(package_name="restructure", message="%(prog)s %(version)s")
def main() -> None:
    """Negotiate the restructuring of an overdue debt into an agreement that the debtor can keep."""
    # A pipe on Windows would take the code page of the console, which has no Chinese.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


@main.command()
@store_option
@click.option("--demo", is_flag=True, help="Open demo data, kept in a store of their own.")
def run(store: Path | None, demo: bool) -> None:
    """Open the desktop; where there is no display, take the tour instead and say where its files are."""
    if _has_display():
        from ui.app import run as run_desktop

        with _problems():
            sys.exit(run_desktop(store or STORE / (DEMO if demo else OFFICE), demo=demo))
    click.echo("There is no display here, so this takes the tour instead.")
    _tour(Path("build") / "tour", None, None)


@main.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@click.option("--list", "listed", default=20, show_default=True, help="How many of the rows not taken to list.")
def import_accounts(file: Path, store: Path | None, listed: int) -> None:
    """Load the accounts of a CSV file into the store. Bad rows are named; good rows are kept."""
    from calculators.errors import Refusal
    from reports import wording
    from restructure.importing.reading import read_file
    from restructure.store import accounts, open_store

    try:
        found = read_file(file)
    except Refusal as reason:
        raise click.ClickException(wording.reason(reason, "en")) from None
    with _problems():
        opened = open_store(store or STORE / OFFICE)
        added, known = accounts.add_new(opened, found.accounts)
        opened.close()
    click.echo(
        f"{found.rows} rows read ({found.layout}): {added} new accounts, {known} already there, "
        f"{len(found.problems)} not taken"
    )
    for (column, code), count in Counter((one.column, one.reason.code) for one in found.problems).most_common():
        click.echo(f"  {count} × {column}: {code}")
    for one in found.problems[:listed]:
        click.echo(f"  line {one.line}, {one.column}: {wording.reason(one.reason, 'en')}")


@main.command()
@click.argument("kind")
@click.argument("file", default="-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the request instead.")
def compute(kind: str, file: Path, schema: bool) -> None:
    """Read one JSON request of a KIND (quote, apr, accrue, allocate, budget, distribute) and print one JSON answer.

    Exit 0, or the errors with exit 2.
    """
    from restructure.requests import schema as schema_of
    from ui.compute import KINDS, encode, unreadable
    from ui.compute import compute as answer

    if kind not in KINDS:
        raise click.BadParameter(f"choose one of {', '.join(KINDS)}", param_hint="KIND")
    if schema:
        click.echo(encode(schema_of(kind)))
        return
    try:
        text = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError:
        click.echo(encode(unreadable()))
        sys.exit(2)
    reply, code = answer(kind, text)
    click.echo(encode(reply))
    sys.exit(code)


@main.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where its files go.")
@store_option
@click.option("--account", help="The account to take; by default the first of the demo data.")
def tour(out: Path, store: Path | None, account: str | None) -> None:
    """Drive the window through the main job and write the agreement, pictures of the desk, and a summary."""
    _tour(out, store, account)


def _tour(out: Path, store: Path | None, account: str | None) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.tour import TourError, take_tour

    try:
        with _problems():
            files = take_tour(out, store, account)
    except TourError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo("\n".join(str(path) for path in files))


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class _problems:  # noqa: N801  # reads as a clause: with _problems()
    """Say what is wrong with a store in one line instead of a traceback."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> None:
        from reports import wording
        from restructure.store import StoreProblem

        if isinstance(problem, StoreProblem):
            raise click.ClickException(wording.say(f"store.{problem.code}", "en")) from None


if __name__ == "__main__":
    main()
