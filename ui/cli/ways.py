"""Ways out of the several debts of a client, compared in a shell, and what was decided of one."""

from __future__ import annotations

from pathlib import Path

import click

from ui.cli import language
from ui.cli.opening import acting, in_a_store, workplace_of
from ui.cli.promises import reason_option


@click.command()
@click.argument("account")
@click.option("--decide", metavar="WAY", default="", help="Keep what was decided of this way out, with --reason.")
@reason_option
@in_a_store
def ways(
    account: str,
    decide: str,
    reason: str,
    store: Path | None,
    passphrase_file: Path | None,
    by: str | None,
    as_password_file: Path | None,
) -> None:
    """Compare the ways out of the debts of ACCOUNT on its own figures: what fits, what does not and why, what is not
    known yet. It informs; with --decide a person's decision is kept."""
    from reports.ways_out import in_words
    from restructure.services.ways_out import decide_way, ways_out

    with acting(store, passphrase_file, by, as_password_file) as opened:
        work, spoken = workplace_of(opened), language.language()
        if decide:
            decide_way(work, account, decide, reason)
        parts = in_words(*ways_out(work, account), spoken)
    for head, lines in parts:
        click.echo(f"\n{head}")
        for line in lines:
            click.echo(f"    {line}")
