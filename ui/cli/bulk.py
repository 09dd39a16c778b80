"""The same act on many accounts: a next step, a hold, a letter under the plan of each."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.many import chosen, of_many
from ui.cli.opening import acting, in_a_store, workplace_of
from ui.cli.promises import STEP_KINDS, reason_option

if TYPE_CHECKING:
    from restructure.papers import PaperName
    from restructure.services.bulk_acts import Bulk, BulkAct
    from restructure.services.workplace import Workplace
    from restructure.worklist.next_step import Kind

LETTERS: dict[str, PaperName] = {
    "next-payments": "next_payments", "account-statement": "account_statement", "notice": "notice", "payoff": "payoff",
    "certificate": "certificate",
}  # fmt: skip
DAY = click.DateTime(["%Y-%m-%d"])


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
def step(
    numbers: tuple[str, ...],
    file: Path | None,
    saved: str,
    dry_run: bool,
    line: str,
    kind: Kind,
    owner: str,
    reason: str,
    store: Path | None,
    passphrase_file: Path | None,
    by: str | None,
    as_password_file: Path | None,
) -> None:
    """Set the same next step on accounts; not where one of that kind is open, and not on what is settled."""
    from restructure.services.bulk_acts import step_act

    with acting(store, passphrase_file, by, as_password_file) as opened:
        work, wanted = workplace_of(opened), step_act(kind, line, owner=owner, reason=reason)
        _do(work, chosen(work, numbers, file, saved), wanted, dry_run=dry_run)


@bulk.command()
@of_many
@click.option("--until", type=DAY, required=True, help="The last day of the hold.")
@click.option("--accrues", is_flag=True, help="Interest runs on meanwhile.")
@reason_option
@in_a_store
def hold(
    numbers: tuple[str, ...],
    file: Path | None,
    saved: str,
    dry_run: bool,
    until: datetime,
    accrues: bool,
    reason: str,
    store: Path | None,
    passphrase_file: Path | None,
    by: str | None,
    as_password_file: Path | None,
) -> None:
    """Put accounts on hold from today; not where offers were stopped, or a hold or a breathing space runs."""
    from restructure.services.bulk_acts import hold_act

    with acting(store, passphrase_file, by, as_password_file) as opened:
        work, wanted = workplace_of(opened), hold_act(until.date(), accrues=accrues, reason=reason)
        _do(work, chosen(work, numbers, file, saved), wanted, dry_run=dry_run)


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
def letters(
    paper: str,
    numbers: tuple[str, ...],
    file: Path | None,
    saved: str,
    dry_run: bool,
    folder: Path,
    store: Path | None,
    passphrase_file: Path | None,
    by: str | None,
    as_password_file: Path | None,
) -> None:
    """Write a PAPER under the plan of each account into a folder, and record that each went out."""
    from restructure.files import publish
    from restructure.services.bulk_acts import letter_act

    with acting(store, passphrase_file, by, as_password_file) as opened:
        work = workplace_of(opened)
        wanted = letter_act(LETTERS[paper], lambda name, pdf: publish(folder / name, pdf))
        _do(work, chosen(work, numbers, file, saved), wanted, dry_run=dry_run)


def _do(work: Workplace, numbers: tuple[str, ...], wanted: BulkAct, *, dry_run: bool) -> None:
    from restructure.services.bulk_acts import perform, preview

    _tell(preview(work, numbers, wanted) if dry_run else perform(work, numbers, wanted), dry_run=dry_run)


def _tell(found: Bulk, *, dry_run: bool) -> None:
    for number, reason in found.left.items():
        click.echo(language.say("left_out_of_bulk", account=number, why=language.reason(reason)))
    click.echo(language.say("bulk.would" if dry_run else "bulk.done", count=len(found.taken), left=len(found.left)))
