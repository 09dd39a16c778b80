"""Complaints and accounts in crisis: what is open, what is late, and what becomes of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import Access, acting, in_a_store, workplace_of
from ui.cli.options import DAY, NUMBER

if TYPE_CHECKING:
    from restructure.store.complaints import Finding

FINDINGS: tuple[Finding, ...] = ("upheld", "partly", "rejected", "withdrawn")


@click.group()
def complaints() -> None:
    """Complaints of every account: list, add, answer."""


@complaints.command(name="list")
@in_a_store
def list_open(access: Access) -> None:
    """Name every complaint that is open, until when it is to be answered and by whose rules, then count all of them by
    what was found."""
    from dataclasses import asdict

    from reports import wording
    from restructure.services import complaints as service

    with acting(access) as opened:
        work = workplace_of(opened)
        waits = service.waiting(work)
        facts(complaints=[{**asdict(one.complaint), "rule_set": one.rule_set, "late": one.late} for one in waits])
        for one in waits:
            said = one.complaint
            rules = wording.name("policy", one.rule_set, language.language())
            key, account = "complaint.late" if one.late else "complaint", said.account_number
            click.echo(language.say(key, id=str(said.id), account=account, due=str(said.due_on), rules=rules))
            click.echo(f"    {said.received_on} {said.complainant}: {said.subject}")
        counted = service.counts(work)
    facts(**asdict(counted))
    click.echo(language.say("complaints", open=counted.open, late=counted.late))
    for finding in FINDINGS:
        click.echo(f"{counted.answered[finding]} {wording.name('complaint', finding, language.language())}")
    click.echo(language.say("answered_late", count=counted.answered_late))


@complaints.command()
@click.argument("account")
@click.option("--about", required=True, help="What it is about.")
@click.option("--of", "complainant", default="", help="Who complains.")
@click.option("--received", type=DAY, help="The day on which it came; today where not given.")
@in_a_store
def add(account: str, about: str, complainant: str, received: datetime | None, access: Access) -> None:
    """Take in a complaint about ACCOUNT; the rules of its country say until when it is to be answered."""
    from restructure.services import complaints as service
    from restructure.store import complaints as kept

    with acting(access) as opened:
        day = received.date() if received else None
        number = service.receive(workplace_of(opened), account, complainant=complainant, subject=about, received_on=day)
        due = kept.complaint(opened, number).due_on
    facts(id=number, due_on=due)
    click.echo(language.say("complaint_added", id=str(number), due=str(due)))


@complaints.command()
@click.argument("number", type=NUMBER)
@click.option("--text", required=True, help="The answer.")
@click.option("--found", required=True, type=click.Choice(FINDINGS), help="What was found.")
@in_a_store
def answer(number: int, text: str, found: Finding, access: Access) -> None:
    """Keep the answer to complaint NUMBER."""
    from restructure.services import complaints as service

    with acting(access) as opened:
        service.answer(workplace_of(opened), number, text=text, finding=found)
    click.echo(language.say("answered"))


@click.group()
def crisis() -> None:
    """Accounts that nobody contacts since somebody's life was in danger, or somebody seriously ill: list, release."""


@crisis.command(name="list")
@in_a_store
def list_crises(access: Access) -> None:
    """Name every account that waits for a supervisor's release, the longest first."""
    from dataclasses import asdict

    from reports import wording
    from restructure.store import crises

    with acting(access) as opened:
        waits = crises.crises(opened)
    facts(crises=[asdict(one) for one in waits])
    for one in waits:
        why, at = wording.name("exit", one.reason, language.language()), f"{one.since:%Y-%m-%d %H:%M}"
        click.echo(language.say("crisis", account=one.account_number, why=why, at=at))
    click.echo(language.say("waiting", count=len(waits)))


@crisis.command()
@click.argument("account")
@click.option("--reason", required=True, help="Why contact may go on; it stands in the log of the account.")
@in_a_store
def release(account: str, reason: str, access: Access) -> None:
    """Release ACCOUNT, a supervisor's to do."""
    from restructure.store import crises

    with acting(access) as opened:
        crises.release(opened, account, reason)
    click.echo(language.say("crisis_over"))
