"""Payments that were entered by mistake, and money of which no account is known."""

from __future__ import annotations

from datetime import datetime

import click

from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import Access, acting, in_a_store, number_of
from ui.cli.options import DAY, NUMBER


@click.command()
@click.argument("account")
@click.argument("day", type=DAY)
@click.argument("amount")
@click.option("--reference", default="", help="The bank's reference, where the payment was entered with one.")
@click.option("--reason", required=True, help="Why it was wrong; it stands in the record.")
@click.option("--instead-day", type=DAY, help="The right day, where another was entered.")
@click.option("--instead-amount", help="The right amount, where another was entered.")
@click.option("--instead-reference", help="The right reference, where another was entered.")
@in_a_store
def reverse(
    account: str,
    day: datetime,
    amount: str,
    reference: str,
    reason: str,
    instead_day: datetime | None,
    instead_amount: str | None,
    instead_reference: str | None,
    access: Access,
) -> None:
    """Take back the payment of AMOUNT on DAY (2026-12-25) to ACCOUNT, which was entered by mistake.

    The entry stays, with the reason and who took it back; nothing counts it any more. With one of the options for what
    is right, the corrected payment is entered in its place.
    """
    from calculators.errors import Refusal
    from restructure.money.currency import parse_money
    from restructure.store import accounts, reversals
    from restructure.store.payments import Payment

    with acting(access) as opened:
        known = accounts.load(opened, account)
        if known is None:
            raise Refusal("account_number", "unknown_account")
        wrong = Payment(account, day.date(), parse_money(amount, known.currency, "amount"), reference)
        right = Payment(
            account,
            wrong.paid_on if instead_day is None else instead_day.date(),
            wrong.amount if instead_amount is None else parse_money(instead_amount, known.currency, "amount"),
            reference if instead_reference is None else instead_reference,
        )
        corrects = any(one is not None for one in (instead_day, instead_amount, instead_reference))
        reversals.reverse(opened, wrong, reason, right if corrects else None)
    click.echo(language.say("taken_back.instead" if corrects else "taken_back"))


@click.command()
@click.option("--place", "placed", metavar="ITEM=ACCOUNT", help="Place an item on an account, as a payment.")
@click.option(
    "--return", "returned", type=NUMBER, metavar="ITEM", help="Note that an item was returned, with --reason."
)
@click.option("--reason", default="", help="Why, or how, it was returned; it stands in the record.")
@in_a_store
def suspense(placed: str | None, returned: int | None, reason: str, access: Access) -> None:
    """List money that came in and that no account is known for; place an item on one, or note its return."""
    from dataclasses import asdict

    from reports.imports import item_in_words
    from restructure.store import suspense as kept

    item, _, account = (placed or "").partition("=")
    number = number_of(item)
    if (placed is not None and not (number and account)) or (placed is not None and returned is not None):
        raise click.UsageError("Write --place as the number of an item and an account: 7=A-1001; or --return 7.")
    with acting(access) as opened:
        if number is not None:
            kept.place(opened, number, account)
        elif returned is not None:
            kept.give_back(opened, returned, reason)
        items = kept.items(opened)
        facts(items=[{"id": one.id, "batch": one.batch, **asdict(one.money)} for one in items])
        for one in items:
            click.echo(item_in_words(one, language.language()))
