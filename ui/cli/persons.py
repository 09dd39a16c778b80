"""A person's rights: where they stand, a copy of all that is held, erasing, and who could go."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import at_work
from ui.cli.options import DAY, NUMBER
from ui.cli.writing import NewFile, Writing

if TYPE_CHECKING:
    # Loaded by the commands when they run.
    from collections.abc import Iterable

    from restructure.services.workplace import Workplace
    from restructure.store.person_corrections import CorrectedField
    from restructure.store.person_erasure import Kept

COPIES = (".json", ".pdf")
MOST_FOUND = 20
received_option = click.option("--received", type=DAY, help="The day on which it was asked for; today where not given.")


@click.group()
def person() -> None:
    """Show what is held about a person, by their number (find says it): find, export, correct, erase, due."""


@person.command()
@click.argument("text")
@at_work
def find(work: Workplace, text: str) -> None:
    """Find persons by number, identity number, telephone, e-mail, account or a part of their name, and say every place
    where each stands."""
    from reports import wording
    from restructure.services import person_rights, persons

    found = persons.find(work, text, MOST_FOUND + 1)
    if not found:
        raise click.ClickException(language.say("nobody"))
    shown = found[:MOST_FOUND]
    places = {one.id: person_rights.where(work, one.id) for one in shown}
    facts(persons=[{"id": one.id, "name": one.name, "places": places[one.id]} for one in shown])
    facts(more=len(found) > MOST_FOUND)
    for one in shown:
        click.echo(f"#{one.id} {one.name}")
        for place in places[one.id]:
            table, _, name = place.where.partition(" ")
            role = wording.name("person_role", place.role, language.language()) if place.role else ""
            at = ", ".join(filter(None, (place.account_number, role)))
            told = (wording.name("held", table, language.language()), name, at, f"({place.rows})")
            click.echo("  " + "  ".join(filter(None, told)))
    if len(found) > MOST_FOUND:
        click.echo(language.say("more", count=MOST_FOUND))


@person.command(cls=Writing)
@click.argument("number", type=NUMBER)
@click.option("--out", type=NewFile(), required=True, help="A new file: .json or .pdf.")
@received_option
@at_work
def export(work: Workplace, number: int, out: Path, received: datetime | None) -> None:
    """Write a copy of everything that is held about person NUMBER. The JSON file holds all of it, files in base 64; the
    PDF is to be read."""
    from reports.facts import organisation_name
    from reports.papers.person_copy import person_copy_pdf
    from restructure.files import publish
    from restructure.parties.organisation import page_size_of
    from restructure.services import person_rights

    ending = out.suffix.lower()
    if ending not in COPIES:
        raise click.BadParameter(f"write a file that ends in {', '.join(COPIES)}", param_hint="--out")
    held = person_rights.copy(work, number, _day(work, received))
    if ending == ".pdf":
        name, head = organisation_name(work.organisation.identity, language.language()), work.letterhead.png
        rules = work.organisation.policy.rule_set
        size = page_size_of(work.organisation.page, rules)
        content = person_copy_pdf(held, number, work.today, name, language.language(), size, head, rules)
    else:
        content = person_rights.as_json(held)
    try:
        publish(out, content)
    except OSError:
        raise click.ClickException(language.say("unwritten", path=str(out))) from None
    click.echo(language.say("written", path=str(out)))


@person.command()
@click.argument("number", type=NUMBER)
@click.option("--reason", required=True, help="Why, without names; it stands in the record.")
@received_option
@click.option("--yes", is_flag=True, help="Erase without being asked.")
@at_work
def erase(work: Workplace, number: int, reason: str, yes: bool, received: datetime | None) -> None:
    """Erase person NUMBER at every account and in every role. What must be kept is named, with its rule and its day;
    the request stays open, and ``person due`` says when that is over."""
    from restructure.services import person_rights

    if not yes:
        click.confirm(language.say("erase_surely"), abort=True, err=True)
    stays = person_rights.erase(work, number, reason, _day(work, received))
    click.echo(language.say("stays" if stays else "erased"))
    _say_kept(stays)


@person.command()
@click.argument("number", type=NUMBER)
@click.option("--field", type=click.Choice(["name", "id_number", "phone", "address", "email", "wechat"]), required=True)
@click.option("--from", "was", required=True, help="What stands there now, as it stands there.")
@click.option("--to", "now", required=True, help="What is right.")
@click.option("--reason", required=True, help="What shows that it is; it is kept with the correction.")
@received_option
@at_work
def correct(
    work: Workplace,
    number: int,
    field: CorrectedField,
    was: str,
    now: str,
    reason: str,
    received: datetime | None,
) -> None:
    """Correct what person NUMBER says is wrong, at every account where it stands; what it was is kept."""
    from calculators.errors import Refusal
    from reports import wording
    from restructure.services import person_rights
    from restructure.store.person_corrections import Correction

    try:
        done = person_rights.correct(work, number, Correction(field, was, now, reason), _day(work, received))
    except Refusal as refused:
        raise click.ClickException(language.reason(refused)) from None
    facts(accounts=list(done))
    click.echo(wording.say("correction.done", language.language(), accounts=", ".join(done)))


@person.command()
@at_work
def due(work: Workplace) -> None:
    """Name who could go by the rules, and requests to erase of which something may go now that was kept. Nothing goes
    by itself."""
    from calculators.errors import Refusal
    from restructure.services import person_rights

    doubted = person_rights.doubted_clock(work)
    if doubted is not None:
        click.echo(language.reason(Refusal("clock", "clock_went_on", day=doubted)))
    again, could_go = person_rights.due_again(work), person_rights.proposals(work)
    facts(clock_doubted=doubted, due_again=[{"id": one.person, "received_on": one.received_on} for one in again])
    facts(due=[{"id": one.person, "accounts": one.accounts, "last_on": one.last_on} for one in could_go])
    for request in again:
        click.echo(language.say("due_again", person=str(request.person), day=str(request.received_on)))
    for one in could_go:
        accounts = ", ".join(one.accounts)
        click.echo(language.say("due", person=str(one.person), accounts=accounts, day=str(one.last_on)))
    person_rights.have_looked_through(work)


def _say_kept(stays: Iterable[Kept]) -> None:
    from reports import wording

    stays = tuple(stays)
    facts(stays=[{"account": one.account_number, "rule": one.rule, "until": one.until} for one in stays])
    for one in stays:
        key, why = "kept.until" if one.until else "kept", wording.name("kept_by", one.rule, language.language())
        click.echo(language.say(key, account=one.account_number, why=why, day=str(one.until)))


def _day(work: Workplace, received: datetime | None) -> Any:
    return work.today if received is None else received.date()
