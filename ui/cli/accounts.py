"""Accounts by a filter: counted, listed, written to a file whole, and filters kept under a name."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import Access, acting, in_a_store, workplace_of
from ui.cli.options import DAY, NUMBER
from ui.cli.writing import NewFile, Writing, publish_or_say

if TYPE_CHECKING:
    from calculators.rounding import Money
    from restructure.book.account_filter import Band, Order, Status

BANDS: tuple[Band, ...] = ("M0", "M1", "M2", "M3", "M4", "M5", "M6", "M7+")
ORDERS: tuple[Order, ...] = (
    "number", "name", "creditor", "balance", "days_late", "owner", "last_contact", "next_step",
)  # fmt: skip
STATUSES: tuple[Status, ...] = (
    "closed", "stopped", "breathing_space", "hold", "plan_kept", "plan_late", "plan_ended", "promise_open", "offer_out",
    "call_back", "new", "working",
)  # fmt: skip
SIGNS = (
    "any", "first_payment_missing", "row_missed", "late_twice", "promises_broken", "above_share", "no_shock_line",
    "due_before_pay_day", "hardly_lower", "payment_rises",
)  # fmt: skip
DAYS = click.IntRange(1, 100_000)


@click.command(name="accounts", cls=Writing)
@click.option("--late-from", type=DAYS, help="The fewest days overdue.")
@click.option("--late-to", type=DAYS, help="The most days overdue.")
@click.option("--band", type=click.Choice(BANDS), help="A band of days overdue: M1 is 1 to 30, M7+ above 180.")
@click.option("--currency", default="", help="The currency of the debt.")
@click.option("--from", "amount_from", default="", help="The least that is owed, in whole units of that currency.")
@click.option("--to", "amount_to", default="", help="The most that is owed.")
@click.option("--creditor", default="", help="Who it is owed to.")
@click.option("--product", default="", help="What kind of debt: credit_card, consumer_loan, private_loan, other.")
@click.option("--owner", default="", metavar="LOGIN", help="Who works it.")
@click.option("--unowned", is_flag=True, help="Only what nobody works.")
@click.option("--batch", type=NUMBER, help="The number of a placement.")
@click.option("--signed/--unsigned", default=None, help="With an agreement, or without one.")
@click.option("--promised/--unpromised", default=None, help="With a promise due today or later, or without one.")
@click.option("--not-spoken-since", type=DAY, help="Nobody talked to them on that day or later.")
@click.option("--step-by", type=DAY, help="With a next step due that day or before.")
@click.option("--without-step", is_flag=True, help="Without a next step.")
@click.option("--status", type=click.Choice(STATUSES), help="Where the work stands.")
@click.option("--sign", type=click.Choice(SIGNS), help="With this sign of difficulty; any for whichever.")
@click.option("--order", type=click.Choice(ORDERS), default="number", help="What they are sorted by.")
@click.option("--descending", is_flag=True, help="The last first.")
@click.option("--list", "listed", type=click.IntRange(1, 10_000_000), default=20, help="How many to name.")
@click.option("--saved", default="", metavar="NAME", help="The filter that is kept under a name.")
@click.option("--save", default="", metavar="NAME", help="Keep this filter under a name.")
@click.option("--for-all", is_flag=True, help="Keep it for everybody.")
@click.option("--forget", default="", metavar="NAME", help="Forget the filter of a name.")
@click.option("--names", is_flag=True, help="Name the filters that are kept.")
@click.option("--out", type=NewFile(), help="Write all of them to a CSV or XLSX file.")
@in_a_store
def list_accounts(
    *,
    amount_from: str,
    amount_to: str,
    not_spoken_since: datetime | None,
    step_by: datetime | None,
    sign: str | None,
    late_from: int | None,
    late_to: int | None,
    order: Order,
    descending: bool,
    listed: int,
    saved: str,
    save: str,
    for_all: bool,
    forget: str,
    names: bool,
    out: Path | None,
    access: Access,
    **given: object,
) -> None:
    """List the accounts that a filter matches: count them, name the first, write all of them."""
    from restructure.book.account_filter import AccountFilter
    from restructure.exchange.account_files import FIGURES, account_rows
    from restructure.importing.spreadsheet import to_file
    from restructure.services.account_lists import described, find
    from restructure.store import account_lists, audit

    with acting(access) as opened:
        if names or forget:
            if forget:
                account_lists.forget_list(opened, forget)
            facts(names=list(account_lists.saved_lists(opened)))
            for name in account_lists.saved_lists(opened):
                click.echo(name)
            return
        if saved:
            wanted = account_lists.saved_list(opened, saved)
        else:
            currency = str(given["currency"])
            wanted = AccountFilter(
                days_late_from=late_from,
                days_late_to=late_to,
                amount_from=_amount(amount_from, currency, "amount_from"),
                amount_to=_amount(amount_to, currency, "amount_to"),
                not_spoken_since=not_spoken_since.date() if not_spoken_since else None,
                step_by=step_by.date() if step_by else None,
                sign=sign or "",
                **given,  # type: ignore[arg-type]  # the options above are the fields
            )
        work = workplace_of(opened)
        rows = find(work, wanted, order, descending=descending)
        if save:
            account_lists.save_list(opened, save, wanted, shared=for_all)
        heads, *shown = account_rows(described(work, rows[:listed]))
        facts(count=len(rows), accounts=[dict(zip(heads, row, strict=True)) for row in shown])
        for row in shown:
            click.echo("  ".join(filter(None, row)))
        if out is not None:
            # Recorded before it is there: a file that nobody was told of is worse than an entry of one that failed.
            audit.record_alone(opened, "exported", detail=f"{out.name}: {len(rows)}")
            publish_or_say(out, to_file(out, account_rows(described(work, rows)), FIGURES))
    click.echo(language.say("listed", count=len(rows)))


def _amount(text: str, currency: str, field: str) -> Money | None:
    from calculators.errors import Refusal
    from restructure.money.currency import parse_money

    if text and not currency:
        raise Refusal("currency", "missing_field")
    return parse_money(text, currency, field) if text else None
