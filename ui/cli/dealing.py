"""Who works which account: dealing a list, giving one account by hand, and what each has."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.many import Command, chosen, of_many
from ui.cli.opening import acting, in_a_store, workplace_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from restructure.book.dealing import Balance, Dealt

DAY = click.DateTime(["%Y-%m-%d"])
TO = click.option("--to", "owners", multiple=True, required=True, metavar="LOGIN", help="Who gets them; in this order.")
CAP = click.option(
    "--cap", type=click.IntRange(1, 1_000_000), help="The most accounts that one of them may have in all."
)
LIST = click.option("--list", "name", default="", help="What the list is called, for the record.")


def to_people(command: Command) -> Command:
    """Give a command the options of whom accounts go to."""
    for option in (LIST, CAP, TO):
        command = option(command)
    return command


@click.group()
def dealing() -> None:
    """Owners of accounts: deal a list to people, give an account by hand, name what each has."""


@dealing.command()
@of_many
@to_people
@in_a_store
def out(
    numbers: tuple[str, ...],
    file: Path | None,
    saved: str,
    dry_run: bool,
    owners: tuple[str, ...],
    cap: int | None,
    name: str,
    store: Path | None,
    passphrase_file: Path | None,
    by: str | None,
    as_password_file: Path | None,
) -> None:
    """Deal accounts to people, equal by count and by balance: from the largest down, forth and back."""
    from restructure.store import owners as kept

    with acting(store, passphrase_file, by, as_password_file) as opened:
        wanted = chosen(workplace_of(opened), numbers, file, saved)
        if dry_run:
            dealt = kept.proposal(opened, wanted, owners, cap=cap)
        else:
            dealt = kept.deal_out(opened, wanted, owners, list_name=name, cap=cap)
    _tell(dealt, dry_run=dry_run)


@dealing.command()
@of_many
@to_people
@in_a_store
def rotate(
    numbers: tuple[str, ...],
    file: Path | None,
    saved: str,
    dry_run: bool,
    owners: tuple[str, ...],
    cap: int | None,
    name: str,
    store: Path | None,
    passphrase_file: Path | None,
    by: str | None,
    as_password_file: Path | None,
) -> None:
    """Hand accounts on to others. Those with an open promise, a plan, a complaint or somebody in need of care stay with
    whoever has them, each with its reason."""
    from reports import wording
    from restructure.services import dealing as service

    with acting(store, passphrase_file, by, as_password_file) as opened:
        work = workplace_of(opened)
        wanted = chosen(work, numbers, file, saved)
        if dry_run:
            turned = service.rotation(work, wanted, owners, cap)
        else:
            turned = service.rotate(work, wanted, owners, cap=cap, list_name=name)
    for number, why in turned.staying.items():
        click.echo(language.say("stays_with", account=number, why=wording.name("kept_back", why, language.language())))
    _tell(turned.dealt, dry_run=dry_run)


@dealing.command()
@click.argument("account")
@click.argument("owner", default="")
@click.option("--reason", required=True, help="Why; it stands in the record.")
@click.option("--until", type=DAY, help="The last day on which it is theirs.")
@in_a_store
def give(
    account: str,
    owner: str,
    reason: str,
    until: datetime | None,
    store: Path | None,
    passphrase_file: Path | None,
    by: str | None,
    as_password_file: Path | None,
) -> None:
    """Give ACCOUNT to OWNER by hand, or to nobody where no OWNER is named."""
    from restructure.store import owners as kept

    with acting(store, passphrase_file, by, as_password_file) as opened:
        kept.give(opened, account, owner, reason, until.date() if until else None)
    click.echo(
        language.say("given", account=account, owner=owner) if owner else language.say("unowned", account=account)
    )


@dealing.command(name="list")
@click.argument("owner", default="")
@in_a_store
def list_owned(
    owner: str, store: Path | None, passphrase_file: Path | None, by: str | None, as_password_file: Path | None
) -> None:
    """Count the accounts of each owner, or name those of OWNER."""
    from restructure.store import owners as kept

    with acting(store, passphrase_file, by, as_password_file) as opened:
        found, counts = kept.owned(opened, owner) if owner else (), kept.held(opened)
    for number in found:
        click.echo(number)
    for login, count in counts.items():
        if not owner or login == owner:
            click.echo(language.say("owns", owner=login, count=count))


def _tell(dealt: Dealt, *, dry_run: bool) -> None:
    for owner, share in dealt.by_owner.items():
        click.echo(language.say("dealt", owner=owner, count=len(share), sums=_sums(share)))
    if dealt.undealt:
        left = ", ".join(one.account_number for one in dealt.undealt)
        click.echo(language.say("undealt", count=len(dealt.undealt), accounts=left))
    if dry_run:
        click.echo(language.say("dealt_nothing"))


def _sums(share: Sequence[Balance]) -> str:
    """What is owed on accounts, by currency."""
    from restructure.exchange.lists import amount_text

    currencies = dict.fromkeys(one.currency for one in share)
    return ", ".join(
        f"{currency} {amount_text(sum(one.amount for one in share if one.currency == currency), currency)}"
        for currency in currencies
    )
