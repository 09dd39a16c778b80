"""Who works which account: dealing a list, giving one account by hand, and what each has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.many import Many, of_many
from ui.cli.opening import Access, acting, in_a_store, workplace_of
from ui.cli.options import DAY, required_reason, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from restructure.book.dealing import Balance, Dealt


@dataclass(frozen=True, slots=True)
class People:
    """People to whom accounts go, so many to each at the most, and what the list is called."""

    owners: tuple[str, ...]
    cap: int | None
    name: str


to_people = together(
    People,
    "people",
    click.option("--to", "owners", multiple=True, required=True, metavar="LOGIN", help="Who gets them; in this order."),
    click.option(
        "--cap", type=click.IntRange(1, 1_000_000), help="The most accounts that one of them may have in all."
    ),
    click.option("--list", "name", default="", help="What the list is called, for the record."),
)
"""Give a command the options of whom accounts go to."""


@click.group()
def dealing() -> None:
    """Owners of accounts: deal a list to people, give an account by hand, name what each has."""


@dealing.command()
@of_many
@to_people
@in_a_store
def out(many: Many, people: People, access: Access) -> None:
    """Deal accounts to people, equal by count and by balance: from the largest down, forth and back."""
    from restructure.store import owners as kept

    with acting(access) as opened:
        wanted = many.chosen(workplace_of(opened))
        if many.dry_run:
            dealt = kept.proposal(opened, wanted, people.owners, cap=people.cap)
        else:
            dealt = kept.deal_out(opened, wanted, people.owners, list_name=people.name, cap=people.cap)
    _tell(dealt, dry_run=many.dry_run)


@dealing.command()
@of_many
@to_people
@in_a_store
def rotate(many: Many, people: People, access: Access) -> None:
    """Hand accounts on to others. Those with an open promise, a plan, a complaint or somebody in need of care stay with
    whoever has them, each with its reason."""
    from reports import wording
    from restructure.services import dealing as service

    with acting(access) as opened:
        work = workplace_of(opened)
        wanted = many.chosen(work)
        if many.dry_run:
            turned = service.rotation(work, wanted, people.owners, people.cap)
        else:
            turned = service.rotate(work, wanted, people.owners, cap=people.cap, list_name=people.name)
    facts(staying=dict(turned.staying))
    for number, why in turned.staying.items():
        click.echo(language.say("stays_with", account=number, why=wording.name("kept_back", why, language.language())))
    _tell(turned.dealt, dry_run=many.dry_run)


@dealing.command()
@click.argument("account")
@click.argument("owner", default="")
@required_reason
@click.option("--until", type=DAY, help="The last day on which it is theirs.")
@in_a_store
def give(account: str, owner: str, reason: str, until: datetime | None, access: Access) -> None:
    """Give ACCOUNT to OWNER by hand, or to nobody where no OWNER is named."""
    from restructure.store import owners as kept

    with acting(access) as opened:
        kept.give(opened, account, owner, reason, until.date() if until else None)
    click.echo(
        language.say("given", account=account, owner=owner) if owner else language.say("unowned", account=account)
    )


@dealing.command(name="list")
@click.argument("owner", default="")
@in_a_store
def list_owned(owner: str, access: Access) -> None:
    """Count the accounts of each owner, or name those of OWNER."""
    from restructure.store import owners as kept

    with acting(access) as opened:
        found, counts = kept.owned(opened, owner) if owner else (), kept.held(opened)
    facts(accounts=list(found), counts=dict(counts))
    for number in found:
        click.echo(number)
    for login, count in counts.items():
        if not owner or login == owner:
            click.echo(language.say("owns", owner=login, count=count))


def _tell(dealt: Dealt, *, dry_run: bool) -> None:
    numbers = {owner: [one.account_number for one in share] for owner, share in dealt.by_owner.items()}
    facts(dry_run=dry_run, dealt=numbers, undealt=[one.account_number for one in dealt.undealt])
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
