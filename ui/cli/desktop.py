"""The desktop, and the tour through it."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import DEMO, STORE, must_be_there, office, passphrase_option, problems, secret_of, store_option

if TYPE_CHECKING:
    # Loaded where demo data are asked for.
    from restructure.demo import Country

country_option = click.option(
    "--country",
    type=click.Choice(["cn", "uk", "us"]),
    help="Whose accounts the demo data are; by default China in Chinese, else the country of this PC.",
)


@click.command()
@store_option
@passphrase_option
@click.option("--demo", is_flag=True, help="Open demo data, kept in a store of their own that asks for no passphrase.")
@country_option
def run(store: Path | None, passphrase_file: Path | None, demo: bool, country: Country | None) -> None:
    """Open the desktop; where there is no display, take the tour instead and say where its files are."""
    where = country or language.country()
    if _has_display():
        from ui.quick_imports import look_through_no_sources

        look_through_no_sources()
        from ui.app import run as run_desktop
        from ui.cli.asking import answer

        path = store or (STORE / DEMO.format(where) if demo else office())
        with problems():
            secret = None if passphrase_file is None else secret_of(path, passphrase_file)
            sys.exit(run_desktop(path, secret, demo=where if demo else None, answer=answer))
    click.echo(language.say("no_display"))
    _tour(Path("build") / "tour", None, None, None, where)


@click.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where its files go.")
@store_option
@passphrase_option
@click.option(
    "--account",
    help="The account to take, by default the first of the country; the demo data have DEMO-0001 to DEMO-0010 (USD), "
    "to DEMO-0020 (GBP) and to DEMO-0040 (CNY).",
)
@country_option
def tour(
    out: Path, store: Path | None, passphrase_file: Path | None, account: str | None, country: Country | None
) -> None:
    """Drive the window through the main job and write the agreement, pictures of the desk, and a summary."""
    _tour(out, store, passphrase_file, account, country or language.country())


def _tour(out: Path, store: Path | None, passphrase_file: Path | None, account: str | None, country: Country) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if store is not None:
        must_be_there(store)
    from restructure.services.verification import verified_file
    from restructure.store.instance import alone_at
    from ui.papers import PAPERS
    from ui.tools.tour import CERTIFICATE, FIRST_DEMO, TourError, take_tour
    from ui.verifying import sentences

    try:
        with problems(), ExitStack() as stack:
            if store is not None:
                stack.enter_context(alone_at(store))
            secret = None if store is None else secret_of(store, passphrase_file)
            files = take_tour(out, store, secret, account or FIRST_DEMO[country])
    except TourError as problem:
        raise click.ClickException(str(problem)) from None
    facts(files=[str(path) for path in files])
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
