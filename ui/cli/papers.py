"""Papers of a signed agreement, made and recorded as the window does."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from restructure.papers import AFTER, PAPERS, PaperName
from ui.cli import language as spoken
from ui.cli.opening import acting, in_a_store, workplace_of
from ui.cli.writing import NewFile, Writing

if TYPE_CHECKING:
    from restructure.agreements.agreement import Wording

KINDS = {name.replace("_", "-"): name for name in AFTER}
"""Every paper that follows a signature, as a command says it."""
OF_A_DAY: tuple[PaperName, ...] = ("payoff", "account_statement")


@click.command(cls=Writing)
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("number")
@click.option("--out", type=NewFile(), required=True, help="A new file: .pdf, of ics .ics, of email .eml.")
@click.option(
    "--language",
    type=click.Choice(["en", "zh", "both"]),
    callback=spoken.remember_wording,
    is_eager=True,
    help="The language of the paper; by default the one that was signed in.",
)
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of a payoff or an account statement.")
@in_a_store
def paper(
    kind: str,
    number: str,
    out: Path,
    language: Wording | None,
    day: datetime | None,
    store: Path | None,
    passphrase_file: Path | None,
    by: str | None,
    as_password_file: Path | None,
) -> None:
    """Write a paper of the signed agreement NUMBER and record that it went out.

    A notice counts as told from then on, and a certificate closes the agreement.
    """
    from calculators.errors import Refusal
    from restructure.files import publish
    from restructure.services.plan_papers import note_plan_paper, plan_paper
    from restructure.store import plan_events

    name = KINDS[kind]
    ending = PAPERS[name].ending
    if out.suffix.lower() != f".{ending}":
        raise click.BadParameter(f"write a file that ends in .{ending}", param_hint="--out")
    if day is not None and name not in OF_A_DAY:
        raise click.UsageError("Write --on for payoff or account-statement alone.")
    asked = day.date() if day else None
    with acting(store, passphrase_file, by, as_password_file) as opened:
        work = workplace_of(opened)
        one = plan_events.kept(opened, number, work.today)
        if one is None:
            raise Refusal("number", "unknown_agreement")
        content = plan_paper(work, name, one, asked, asked, language)
        try:
            publish(out, content)
        except OSError:
            raise click.ClickException(spoken.say("unwritten", path=str(out))) from None
        note_plan_paper(work, name, one)
    click.echo(spoken.say("written", path=str(out)))
