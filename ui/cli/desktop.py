"""The desktop, and the tour through it."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path

import click

from ui.cli import language
from ui.cli.opening import DEMO, OFFICE, STORE, must_be_there, passphrase_option, problems, secret_of, store_option


@click.command()
@store_option
@passphrase_option
@click.option("--demo", is_flag=True, help="Open demo data, kept in a store of their own that asks for no passphrase.")
def run(store: Path | None, passphrase_file: Path | None, demo: bool) -> None:
    """Open the desktop; where there is no display, take the tour instead and say where its files are."""
    if _has_display():
        from ui.app import run as run_desktop

        path = store or STORE / (DEMO if demo else OFFICE)
        with problems():
            secret = None if passphrase_file is None else secret_of(path, passphrase_file)
            sys.exit(run_desktop(path, secret, demo=demo))
    click.echo(language.say("no_display"))
    _tour(Path("build") / "tour", None, None, None)


@click.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where its files go.")
@store_option
@passphrase_option
@click.option(
    "--account", help="The account to take; DEMO-0001 (USD), DEMO-0041 (CNY) and DEMO-0042 (GBP) are in the demo data."
)
def tour(out: Path, store: Path | None, passphrase_file: Path | None, account: str | None) -> None:
    """Drive the window through the main job and write the agreement, pictures of the desk, and a summary."""
    _tour(out, store, passphrase_file, account)


def _tour(out: Path, store: Path | None, passphrase_file: Path | None, account: str | None) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if store is not None:
        must_be_there(store)
    from restructure.services.verification import verified_file
    from restructure.store.instance import alone_at
    from ui.papers import PAPERS
    from ui.tools.tour import CERTIFICATE, TourError, take_tour
    from ui.verifying import sentences

    try:
        with problems(), ExitStack() as stack:
            if store is not None:
                stack.enter_context(alone_at(store))
            secret = None if store is None else secret_of(store, passphrase_file)
            files = take_tour(out, store, secret, account)
    except TourError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo("\n".join(str(path) for path in files))
    certificate = out / CERTIFICATE
    for path in files:
        if path.suffix == ".pdf":
            found = verified_file(PAPERS, path, certificate, None)
            click.echo(f"{path.name}: {sentences(found, language.language())[0]}")


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
