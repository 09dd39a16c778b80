"""The same act on many accounts: a next step, a hold, a letter under the plan of each."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.many import Many, of_many
from ui.cli.opening import Access, acting, in_a_store, workplace_of
from ui.cli.options import DAY, reason_option
from ui.cli.promises import STEP_KINDS

if TYPE_CHECKING:
    from restructure.papers import PaperName
    from restructure.services.bulk_acts import BulkAct
    from restructure.services.workplace import Workplace
    from restructure.worklist.next_step import Kind

LETTERS: dict[str, PaperName] = {
    "next-payments": "next_payments", "account-statement": "account_statement", "notice": "notice", "payoff": "payoff",
    "certificate": "certificate",
}  # fmt: skip


@click.group()
def bulk() -> None:
    """The same act on many accounts: step, hold, letters. Each is done whole, or left out with its reason."""


@bulk.command()
@of_many
@click.option("--when", "line", required=True, help='When, as at the desk: 1430, "mo 10", +2, on each debtor\'s clock.')
@click.option("--kind", type=click.Choice(STEP_KINDS), default="review", help="What is to be done.")
@click.option("--owner", default="", help="Whose it is, where it is not that of whoever owns the account.")
@reason_option
@in_a_store
def step(many: Many, line: str, kind: Kind, owner: str, reason: str, access: Access) -> None:
    """Set the same next step on accounts; not where one of that kind is open, and not on what is settled."""
    from restructure.services.bulk_acts import step_act

    with acting(access) as opened:
        work, wanted = workplace_of(opened), step_act(kind, line, owner=owner, reason=reason)
        _do(work, many, wanted)


@bulk.command()
@of_many
@click.option("--until", type=DAY, required=True, help="The last day of the hold.")
@click.option("--accrues", is_flag=True, help="Interest runs on meanwhile.")
@reason_option
@in_a_store
def hold(many: Many, until: datetime, accrues: bool, reason: str, access: Access) -> None:
    """Put accounts on hold from today; not where offers were stopped, or a hold or a breathing space runs."""
    from restructure.services.bulk_acts import hold_act

    with acting(access) as opened:
        work, wanted = workplace_of(opened), hold_act(until.date(), accrues=accrues, reason=reason)
        _do(work, many, wanted)


@bulk.command()
@click.argument("paper", type=click.Choice(list(LETTERS)))
@of_many
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    help="A folder for the files.",
)
@in_a_store
def letters(paper: str, many: Many, folder: Path, access: Access) -> None:
    """Write a PAPER under the plan of each account into a folder, and record that each went out."""
    from restructure.files import publish
    from restructure.services.bulk_acts import letter_act

    with acting(access) as opened:
        work = workplace_of(opened)
        wanted = letter_act(LETTERS[paper], lambda name, pdf: publish(folder / name, pdf))
        _do(work, many, wanted)


def _do(work: Workplace, many: Many, wanted: BulkAct) -> None:
    from restructure.services.bulk_acts import perform, preview

    found = (preview if many.dry_run else perform)(work, many.chosen(work), wanted)
    left = {number: reason.code for number, reason in found.left.items()}
    facts(dry_run=many.dry_run, taken=list(found.taken), left=left)
    for number, reason in found.left.items():
        click.echo(language.say("left_out_of_bulk", account=number, why=language.reason(reason)))
    click.echo(
        language.say("bulk.would" if many.dry_run else "bulk.done", count=len(found.taken), left=len(found.left))
    )
