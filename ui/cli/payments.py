"""Payments that were entered by mistake, and money of which no account is known."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.opening import (
    NUMBER,
    acting_in,
    as_option,
    as_password_option,
    number_of,
    opened_store,
    passphrase_option,
    store_option,
)

if TYPE_CHECKING:
    # Loaded by the commands when they run.
    pass

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("account")
@click.argument("day", type=DAY)
@click.argument("amount")
@click.option("--reference", default="", help="The bank's reference, where the payment was entered with one.")
@click.option("--reason", required=True, help="Why it was wrong; it stands in the record.")
@click.option("--instead-day", type=DAY, help="The right day, where another was entered.")
@click.option("--instead-amount", help="The right amount, where another was entered.")
@click.option("--instead-reference", help="The right reference, where another was entered.")
@as_option
@as_password_option
@store_option
@passphrase_option
def reverse(
    account: str,
    day: datetime,
    amount: str,
    reference: str,
    reason: str,
    instead_day: datetime | None,
    instead_amount: str | None,
    instead_reference: str | None,
    by: str | None,
    as_password_file: Path | None,
    store: Path | None,
    passphrase_file: Path | None,
) -> None:
    """Take back the payment of AMOUNT on DAY (2026-12-25) to ACCOUNT, which was entered by mistake.

    The entry stays, with the reason and who took it back; nothing counts it any more. With one of the options for what
    is right, the corrected payment is entered in its place.
    """
    from calculators.errors import Refusal
    from restructure.money.currency import parse_money
    from restructure.store import accounts, reversals
    from restructure.store.payments import Payment

    with opened_store(store, passphrase_file) as opened:
        acting = acting_in(opened, by, as_password_file)
        try:
            known = accounts.load(acting, account)
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
            reversals.reverse(acting, wrong, reason, right if corrects else None)
        except Refusal as said:
            raise click.ClickException(language.reason(said)) from None
    click.echo(language.say("taken_back.instead" if corrects else "taken_back"))


@click.command()
@click.option("--place", "placed", metavar="ITEM=ACCOUNT", help="Place an item on an account, as a payment.")
@click.option(
    "--return", "returned", type=NUMBER, metavar="ITEM", help="Note that an item was returned, with --reason."
)
@click.option("--reason", default="", help="Why, or how, it was returned; it stands in the record.")
@as_option
@as_password_option
@store_option
@passphrase_option
def suspense(
    placed: str | None,
    returned: int | None,
    reason: str,
    by: str | None,
    as_password_file: Path | None,
    store: Path | None,
    passphrase_file: Path | None,
) -> None:
    """List money that came in and that no account is known for; place an item on one, or note its return."""
    from calculators.errors import Refusal
    from reports.imports import item_in_words
    from restructure.store import suspense as kept

    item, _, account = (placed or "").partition("=")
    number = number_of(item)
    if (placed is not None and not (number and account)) or (placed is not None and returned is not None):
        raise click.UsageError("Write --place as the number of an item and an account: 7=A-1001; or --return 7.")
    with opened_store(store, passphrase_file) as opened:
        acting = acting_in(opened, by, as_password_file)
        try:
            if number is not None:
                kept.place(acting, number, account)
            elif returned is not None:
                kept.give_back(acting, returned, reason)
        except Refusal as said:
            raise click.ClickException(language.reason(said)) from None
        for one in kept.items(acting):
            click.echo(item_in_words(one, language.language()))
