"""What creditors place here and are answered: placements in, reconciliation and commission out."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.as_json import facts, plain_problems
from ui.cli.hidden_rows import hidden_options, tell_hidden
from ui.cli.opening import Access, acting, in_a_store, workplace_of
from ui.cli.options import DAY, NUMBER, required_reason, since_option, through_option
from ui.cli.writing import NewFile, Writing, publish_or_say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from restructure.exchange.creditor_files import CreditorFile
    from restructure.importing.hidden_rows import Way
    from restructure.store import Store
    from restructure.store.creditor_statements import StatementKind
    from restructure.store.placements import EndKind, Placement

OUT = click.option("--out", type=NewFile(), required=True, help="The CSV file to write.")
CREDITOR = click.argument("name", metavar="CREDITOR")
ENDS: dict[str, EndKind] = {"return": "returned", "recall": "recalled", "keep": "kept_back"}


def of_a_period(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command what a file for a creditor is about: whom, which period, and where it is written."""
    for option in (OUT, through_option, since_option, CREDITOR):
        command = option(command)
    return command


@click.group()
def creditor() -> None:
    """Creditors: take in what they place, send accounts back, answer with what came in and what it costs."""


@creditor.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--creditor", "name", default="", help="Who places; else the file says, or the account.")
@click.option("--batch", default="", help="The name of the batch, where the file has no column for it.")
@click.option("--on", type=DAY, help="The day of placing, where the file has no column for it; else today.")
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), default=None, help="Which comes first in 05/01/2026.")
@hidden_options
@click.option("--dry-run", is_flag=True, help="Try everything and keep nothing.")
@in_a_store
def place(
    file: Path,
    name: str,
    batch: str,
    on: datetime | None,
    dates: str | None,
    hidden: Way,
    struck: Way,
    dry_run: bool,
    access: Access,
) -> None:
    """Take in which accounts a creditor placed: account number, batch, day, recall, owner, rate. Rows that cannot be
    taken are named."""
    from reports import wording
    from restructure.importing.placement_rows import take_placements
    from restructure.importing.reading import in_line, order_of

    with acting(access) as opened:
        taken = take_placements(
            opened,
            file,
            creditor=name,
            batch=batch,
            placed_on=on.date() if on else None,
            dates=order_of(dates or ""),
            hidden=hidden,
            struck=struck,
            dry_run=dry_run,
        )
    tell_hidden(taken.hidden, hidden, struck)
    batches = [
        {"creditor": one.creditor, "batch": one.batch, "placed_on": one.placed_on, "count": count}
        for one, count in taken.batches
    ]
    facts(dry_run=dry_run, batches=batches, owned=taken.owned, problems=plain_problems(taken.problems))
    for one, count in taken.batches:
        click.echo(language.say("placed", creditor=one.creditor, batch=one.batch, day=str(one.placed_on), count=count))
    click.echo(language.say("placed_rows", owned=taken.owned, bad=len(taken.problems)))
    if taken.unread:
        click.echo(language.say("columns_unread", what=in_line(taken.unread)))
    for problem in taken.problems:
        column = wording.column(problem.column, language.language())
        why = language.reason(problem.reason)
        click.echo(language.say("problem", line=str(problem.line), column=column, why=why))
    if dry_run:
        click.echo(language.say("dealt_nothing"))


@creditor.command(name="list")
@click.option("--due", type=DAY, help="Name the accounts whose last day is that day or before.")
@in_a_store
def list_placed(due: datetime | None, access: Access) -> None:
    """Count what is placed here by creditor and batch, or name what is due back."""
    from restructure.store import placements

    with acting(access) as opened:
        found = placements.due_back(opened, due.date()) if due else placements.here(opened, opened.now().date())
    if due:
        for one in found:
            click.echo(
                language.say("due_back", account=one.account_number, creditor=one.creditor, day=str(one.recall_on))
            )
        due_back = [{"account": one.account_number, "creditor": one.creditor, "on": one.recall_on} for one in found]
        facts(due_back=due_back)
    counts = Counter((one.creditor, one.batch, one.batch_id) for one in found)
    placed = [{"creditor": name, "batch": batch, "id": id_, "count": n} for (name, batch, id_), n in counts.items()]
    facts(placed=placed)
    for (name, batch, number), count in counts.items():
        click.echo(language.say("placed_here", id=str(number), creditor=name, batch=batch, count=count))


@creditor.command()
@click.argument("account")
@click.argument("how", type=click.Choice(sorted(ENDS)))
@click.option("--on", type=DAY, help="The last day, or that up to which it is kept; today where not given.")
@required_reason
@in_a_store
def end(account: str, how: str, on: datetime | None, reason: str, access: Access) -> None:
    """Send ACCOUNT back, note that the creditor recalled it, or keep it longer."""
    from restructure.store import placements

    with acting(access) as opened:
        day = on.date() if on else opened.now().date()
        placements.end(opened, _placement(opened, account), ENDS[how], day, reason)
    click.echo(language.say(f"end.{how}", account=account, day=str(day)))


@creditor.command()
@click.argument("batch", type=NUMBER)
@required_reason
@in_a_store
def withdraw(batch: int, reason: str, access: Access) -> None:
    """Take back a BATCH that was placed by mistake, by its number in `restructure creditor list`."""
    from restructure.store import placements

    with acting(access) as opened:
        placements.withdraw(opened, batch, reason)
    click.echo(language.say("withdrawn"))


@creditor.command(cls=Writing)
@of_a_period
@in_a_store
def reconcile(name: str, since: datetime, through: datetime, out: Path, access: Access) -> None:
    """Write every payment that came in for CREDITOR in a period, with what became of it."""
    with acting(access) as opened:
        _tell(_written(opened, "reconciliation", name, since, through, out).counts)
    click.echo(language.say("written", path=str(out)))


@creditor.command(cls=Writing)
@of_a_period
@in_a_store
def result(name: str, since: datetime, through: datetime, out: Path, access: Access) -> None:
    """Write what came of each account that CREDITOR placed here: money, talks, the open promise, the agreement."""
    with acting(access) as opened:
        made = _written(opened, "result", name, since, through, out)
    facts(count=made.counts["accounts"], path=out)
    click.echo(language.say("listed", count=made.counts["accounts"]))
    click.echo(language.say("written", path=str(out)))


@creditor.command(cls=Writing)
@of_a_period
@click.option("--dry-run", is_flag=True, help="Write the file and bill nothing.")
@in_a_store
def commission(name: str, since: datetime, through: datetime, out: Path, dry_run: bool, access: Access) -> None:
    """Bill CREDITOR for what came in up to a day and was not billed before; what was billed and taken back since is
    taken off."""
    from restructure.exchange.creditor_files import totals
    from restructure.exchange.lists import amount_text

    with acting(access) as opened:
        made = _written(opened, "commission", name, since, through, out, dry_run=dry_run)
    _tell(made.counts)
    billed = totals(made.lines)
    facts(commission={one: amount_text(earned, one) for one, (_, earned) in billed.items()})
    for currency, (base, earned) in billed.items():
        sums = {"base": amount_text(base, currency), "commission": amount_text(earned, currency)}
        click.echo(language.say("commission", currency=currency, **sums))
    click.echo(language.say("written", path=str(out)))
    if dry_run:
        click.echo(language.say("dealt_nothing"))


def _written(
    opened: Store,
    kind: StatementKind,
    name: str,
    since: datetime,
    through: datetime,
    out: Path,
    *,
    dry_run: bool = False,
) -> CreditorFile:
    """Write a file, and keep that it went out; a bill counts once its file is there."""
    from restructure.exchange.creditor_files import creditor_file, keep_file
    from restructure.importing.exporting import csv_bytes

    work = workplace_of(opened)
    made = creditor_file(work, kind, name, since.date(), through.date())
    content = csv_bytes(made.rows)
    publish_or_say(out, content)
    if not dry_run:
        keep_file(work, made, out.name, content)
    return made


def _tell(counts: Mapping[str, int]) -> None:
    from reports import wording

    facts(counts=dict(counts))
    for standing, count in counts.items():
        click.echo(f"{count} × {wording.name('receipt', standing, language.language())}")


def _placement(opened: Store, account: str) -> Placement:
    from calculators.errors import Refusal
    from restructure.store import placements

    found = [one for one in placements.of_account(opened, account) if one.ended_on is None]
    if not found:
        raise Refusal("account", "not_placed")
    return found[-1]
