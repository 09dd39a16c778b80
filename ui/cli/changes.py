"""Changes that take two people: what waits, and deciding it."""

from __future__ import annotations

import click

from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import Access, acting, in_a_store
from ui.cli.options import NUMBER


@click.group()
def change() -> None:
    """Decide what takes two people: where debtors pay, rules, certificates, limits, people, large corrections."""


@change.command(name="list")
@in_a_store
def list_waiting(access: Access) -> None:
    """Name what waits for a decision: its number, what changes from what to what, who proposed it and since when."""
    from reports.changes import difference_in_words, title
    from restructure.store import second_person

    with acting(access) as opened:
        waits = second_person.waiting_by_act(opened)
        spoken = language.language()
        facts(
            changes=[
                {
                    "ids": [one.id for one in act],
                    "title": title(act, spoken),
                    "difference": difference_in_words(act, spoken),
                    "by": act[0].proposed_by,
                    "at": act[0].proposed_at,
                }
                for act in waits
            ]
        )
        for act in waits:
            click.echo(
                f"{act[0].id}  {title(act, language.language())}: {difference_in_words(act, language.language())}"
            )
            click.echo(f"    {act[0].proposed_by}, {act[0].proposed_at:%Y-%m-%d %H:%M}")
    click.echo(language.say("waiting", count=len(waits)))


@change.command()
@click.argument("number", type=NUMBER)
@in_a_store
def accept(number: int, access: Access) -> None:
    """Accept change NUMBER, which somebody else proposed, with all balances of the same file; it holds from now on."""
    from restructure.store import second_person

    with acting(access) as opened:
        _, lapsed = second_person.accept(opened, number)
    facts(lapsed=lapsed)
    if lapsed:
        click.echo(language.say("lapsed", count=lapsed))
    click.echo(language.say("accepted"))


@change.command()
@click.argument("number", type=NUMBER)
@click.option("--reason", required=True, help="Why not; it stands in the record.")
@in_a_store
def refuse(number: int, reason: str, access: Access) -> None:
    """Refuse change NUMBER, which somebody else proposed; what was there stays."""
    from restructure.store import second_person

    with acting(access) as opened:
        second_person.refuse(opened, number, reason, together=True)
    click.echo(language.say("refused"))


@change.command()
@click.argument("number", type=NUMBER)
@in_a_store
def withdraw(number: int, access: Access) -> None:
    """Withdraw change NUMBER, which you proposed yourself."""
    from restructure.store import second_person

    with acting(access) as opened:
        second_person.withdraw(opened, number, together=True)
    click.echo(language.say("withdrawn"))


@change.command()
@click.argument("number", type=NUMBER)
@in_a_store
def alone(number: int, access: Access) -> None:
    """Decide your own change NUMBER, three days old, about the only other person who could decide it."""
    from restructure.store import second_person

    with acting(access) as opened:
        second_person.decide_alone(opened, number)
    click.echo(language.say("accepted"))
