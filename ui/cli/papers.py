"""Papers of a signed agreement, and lists of all of them, made and recorded as the window does."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from restructure.exchange.lists import LISTS, ListName, figures, listed, listed_json
from restructure.papers import AFTER, PAPERS, TWO_SIZES, PaperName
from ui.cli import language as spoken
from ui.cli.opening import Access, acting, in_a_store, workplace_of
from ui.cli.options import DAY
from ui.cli.writing import NewFile, Writing

if TYPE_CHECKING:
    from restructure.agreements.agreement import Wording

KINDS = {name.replace("_", "-"): name for name in AFTER}
"""Every paper that follows a signature, as a command says it."""
LIST_ENDINGS = (".xlsx", ".csv", ".json")
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
@click.option("--large", is_flag=True, help="In large print, for letters to a debtor.")
@click.option("--on", "day", type=DAY, help="The day of a payoff or an account statement.")
@in_a_store
def paper(
    kind: str, number: str, out: Path, language: Wording | None, large: bool, day: datetime | None, access: Access
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
    if large and name not in TWO_SIZES:
        letters = ", ".join(kind for kind, one in KINDS.items() if one in TWO_SIZES)
        raise click.UsageError(f"Write --large for {letters} alone.")
    asked = day.date() if day else None
    with acting(access) as opened:
        work = workplace_of(opened)
        one = plan_events.kept(opened, number, work.today)
        if one is None:
            raise Refusal("number", "unknown_agreement")
        content = plan_paper(work, name, one, asked, asked, language, large=large)
        try:
            publish(out, content)
        except OSError:
            raise click.ClickException(spoken.say("unwritten", path=str(out))) from None
        note_plan_paper(work, name, one)
    click.echo(spoken.say("written", path=str(out)))


@click.command(name="list", cls=Writing)
@click.argument("name", type=click.Choice([one.replace("_", "-") for one in LISTS]))
@click.option("--out", type=NewFile(), required=True, help="A new file: .xlsx, .csv or .json.")
@in_a_store
def list_(name: str, out: Path, access: Access) -> None:
    """Write a list of all agreements for another system, and record that it left."""
    from reports import wording
    from restructure.files import publish
    from restructure.importing.spreadsheet import to_file
    from restructure.store import audit, plan_events

    ending, wanted = out.suffix.lower(), cast("ListName", name.replace("-", "_"))
    with acting(access) as opened:
        if ending not in LIST_ENDINGS:
            raise click.BadParameter(f"write a file that ends in {', '.join(LIST_ENDINGS)}", param_hint="--out")
        plans, title = (
            plan_events.each_kept(opened, opened.now().date()),
            wording.name("list", wanted, spoken.language()),
        )
        as_json = ending == ".json"
        content = listed_json(wanted, plans) if as_json else to_file(out, listed(wanted, plans), figures(wanted), title)
        try:
            publish(out, content)
        except OSError:
            raise click.ClickException(spoken.say("unwritten", path=str(out))) from None
        audit.record_alone(opened, "exported", detail=wanted)
    click.echo(spoken.say("written", path=str(out)))
