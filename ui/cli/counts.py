"""Counts of a period: for a supervisor, and as a report for an inspection."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.asking import Asking
from ui.cli.opening import Access, acting, in_a_store, workplace_of
from ui.cli.options import since_option, through_option
from ui.cli.writing import NewFile, Writing, publish_or_say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from restructure.book.counts import Count, Measure

MEASURES: tuple[Measure, ...] = (
    "attempts", "conversations", "right_party", "promises_made", "promises_kept", "plans_kept", "waivers",
    "complaints", "complaints_upheld", "overrides", "releases",
)  # fmt: skip


@click.command(cls=Asking)
@since_option
@through_option
@click.option(
    "--owner", default="", metavar="LOGIN", help="Of one person; everybody but a supervisor counts their own."
)
@click.option("--weeks", is_flag=True, help="Week by week.")
@click.option("--accounts", "measure", type=click.Choice(MEASURES), help="Name the accounts that one of them counted.")
@click.option("--definitions", is_flag=True, help="Say how each is counted.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_a_store
def counts(
    since: datetime,
    through: datetime,
    owner: str,
    weeks: bool,
    measure: Measure | None,
    definitions: bool,
    as_json: bool,
    access: Access,
) -> None:
    """Count conversations, right parties, promises and plans kept, waivers, complaints, overrides and releases."""
    import msgspec

    from reports import wording
    from restructure.book import counts as book
    from restructure.exchange.inspection import counted
    from restructure.services.counts import facts_between

    first, last = since.date(), through.date()
    with acting(access) as opened:
        facts = facts_between(workplace_of(opened), first, last, owner)
    found = book.counts(facts)
    if as_json:
        parts = [{"from": str(day), "counts": counted(part)} for day, part in book.by_week(facts, first, last)]
        click.echo(msgspec.json.encode({"counts": counted(found), "by_week": parts if weeks else []}).decode())
        return
    if measure is not None:
        for number in next(one.accounts for one in found if one.measure == measure):
            click.echo(number)
        return
    if definitions:
        for one in MEASURES:
            click.echo(f"{wording.name('measure', one, language.language())}: {_definition(one)}")
        return
    _tell(found)
    for day, part in book.by_week(facts, first, last) if weeks else ():
        click.echo(language.say("week", day=str(day)))
        _tell(one for one in part if one.count or one.of)


@click.command(cls=Writing)
@since_option
@through_option
@click.option("--out", type=NewFile(), required=True, help="The JSON file to write.")
@in_a_store
def inspection(since: datetime, through: datetime, out: Path, access: Access) -> None:
    """Write what was counted for a regulator or a creditor: contacts, overrides, complaints, waivers and releases, each
    with its definition and its rows, and a digest of all."""
    from hashlib import sha256

    from reports import wording
    from reports.formats import LANGUAGES
    from restructure.exchange import inspection as made
    from restructure.services.counts import facts_between
    from restructure.store import audit, money_known

    first, last = since.date(), through.date()
    with acting(access) as opened:
        facts = facts_between(workplace_of(opened), first, last)
        content = made.inspection(
            facts,
            first,
            last,
            known_through=money_known.known_through(money_known.sources(opened)),
            made_at=opened.now(),
            definitions={one: {each: wording.say(f"measure.{one}", each) for each in LANGUAGES} for one in MEASURES},
        )
        digest = sha256(content).hexdigest()
        audit.record_alone(opened, "exported", detail=f"inspection {first} – {last}: {digest}")
        publish_or_say(out, content)
    click.echo(language.say("inspected", rows=len(facts), path=str(out), digest=digest))


def _definition(measure: Measure) -> str:
    from reports import wording

    return wording.say(f"measure.{measure}", language.language())


def _tell(found: Iterable[Count]) -> None:
    from reports import wording
    from restructure.exchange.lists import amount_text

    for one in found:
        what = wording.name("measure", one.measure, language.language())
        if one.interval is None or one.share is None:
            click.echo(language.say("count", count=one.count, what=what))
        else:
            least, most = (f"{100 * end:.0f}%" for end in one.interval)
            share = f"{100 * one.share:.1f}%"
            click.echo(
                language.say("count.of", count=one.count, of=one.of, what=what, share=share, least=least, most=most)
            )
        for each in one.sums:
            texts = {"amount": each.amount, "whole": each.whole}
            said = {name: amount_text(amount, each.currency) for name, amount in texts.items()}
            click.echo(language.say("count.sum", currency=each.currency, **said))
