"""The work list: the next right account, and why; what is held back, by which rule and until when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from ui.cli import language
from ui.cli.as_json import facts, print_json
from ui.cli.asking import Asking
from ui.cli.opening import Access, acting, in_a_store
from ui.cli.promises import at_option, workplace_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from restructure.services.work_list import Queue
    from restructure.services.workplace import Workplace
    from restructure.worklist.work_list import Entry

MINUTE = "minutes"
DAYS_LATE = click.Choice([str(days) for days in range(31)])
"""None is a number of days here, as it numbers nothing elsewhere."""


@click.command(cls=Asking)
@click.option("--user", help="Whose list; of whoever acts if not given. A supervisor sees those of others.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@at_option
@in_a_store
def work(user: str | None, as_json: bool, at: datetime | None, access: Access) -> None:
    """Name the next account to work and why, count the headings, and say what is held back."""
    from restructure.services.work_list import queue_of

    with acting(access) as opened:
        work = workplace_at(opened, at)
        queue = queue_of(work, opened.who if user is None else user)
        made = as_plain(work, queue) if as_json else None
    if made is not None:
        print_json(made)
        return
    _tell(work, queue)


@click.command(name="work-terms")
@click.option("--days", type=DAYS_LATE, metavar="DAYS", help="Days that a promise may be late.")
@click.option("--percent", type=click.IntRange(1, 100), help="Percent of a promise that keeps it.")
@click.option("--rolls/--no-rolls", default=None, help="Whether those days go on to the next that is not off.")
@click.option("--review", type=click.IntRange(1, 60), help="Months until an account is looked at anew.")
@click.option("--first", type=click.IntRange(1, 60), help="Working days within which a new account is first spoken to.")
@in_a_store
def work_terms(
    days: str | None, percent: int | None, rolls: bool | None, review: int | None, first: int | None, access: Access
) -> None:
    """Show the organisation's terms for promises and work lists, or set them; an administrator's to do."""
    from dataclasses import asdict, replace

    from reports import wording
    from restructure.store import settings

    late = None if days is None else int(days)
    said = {
        "promise_days": late, "promise_percent": percent, "promise_rolls": rolls, "review_months": review,
        "first_days": first,
    }  # fmt: skip
    given: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    with acting(access) as opened:
        waits = settings.save_work_terms(opened, replace(settings.work_terms(opened), **given)) if given else ()
        terms = asdict(settings.work_terms(opened))
    facts(terms=terms, waiting=len(waits))
    spoken = language.language()
    for name, value in terms.items():
        yes = wording.say("changed.yes" if value else "changed.no", spoken)
        named = wording.name("changed", name, spoken)
        click.echo(wording.labelled(named, yes if isinstance(value, bool) else str(value), spoken))
    if waits:
        click.echo(language.say("waiting", count=len(waits)))


@click.command(name="month-ends")
@in_a_store
def month_ends(access: Access) -> None:
    """Take the month end that is due, and name those that were taken; a month that was not stays unknown."""
    from dataclasses import asdict

    from reports import wording
    from restructure.store import month_ends as kept

    with acting(access) as opened:
        kept.take_due(opened)
        taken = kept.month_ends(opened)
    facts(month_ends=[asdict(one) for one in taken])
    for one in taken:
        known = str(one.known_through or "–")
        at, spoken = f"{one.taken_at:%Y-%m-%d %H:%M}", language.language()
        click.echo(wording.say("work.month_end", spoken, month=one.month, count=one.accounts, at=at, known=known))


def as_plain(work: Workplace, queue: Queue) -> dict[str, Any]:
    """The list as JSON holds it: moments on the clock of this PC, money as text in major units."""
    from restructure.services.work_list import on_this_clock
    from restructure.worklist.heading import HEADINGS

    def plain(one: Entry) -> dict[str, Any]:
        return _plain(one, lambda moment: on_this_clock(work, queue, one.number, moment))

    listed = queue.listed
    return {
        "user": queue.user,
        "at": work.now.replace(tzinfo=None).isoformat(timespec=MINUTE),
        "known_through": queue.known_through,
        "next": None if listed.next is None else plain(listed.next),
        "headings": {heading: [plain(one) for one in listed.under(heading)] for heading in HEADINGS},
        "not_now": [plain(one) for one in listed.not_now],
        "closed": [plain(one) for one in listed.closed],
        "undealt": queue.undealt,
        "left": dict(queue.left),
    }


def _plain(one: Entry, on_clock: Callable[[datetime | None], datetime | None]) -> dict[str, Any]:
    from reports.work_list import reason_in_words
    from restructure.money.currency import plain_text

    def moment(at: datetime | None) -> str | None:
        there = on_clock(at)
        return None if there is None else there.isoformat(timespec=MINUTE)

    amounts = ("amount", "paid", "before", "surplus")
    made: dict[str, Any] = {
        "account": one.number,
        "arrears": plain_text(one.arrears, one.currency),
        "currency": one.currency,
        "reason": one.reason.code,
        "facts": {
            name: plain_text(value, one.currency) if name in amounts and isinstance(value, int) else value
            for name, value in one.reason.facts.items()
        },
        "sentence": reason_in_words(one, language.language()),
        "last_spoken": moment(one.last_spoken),
    }
    if one.place == "not_now":
        return made | {
            "rule": one.reason.code,
            "until": moment(one.until),
            "until_there": None if one.until is None else one.until.isoformat(timespec=MINUTE),
            "needs_money_through": one.needs,
        }
    if one.place == "closed":
        return made
    best = one.best
    return made | {
        "heading": one.place,
        "due": moment(one.due),
        "class": one.treatment,
        "signs": [each.name for each in one.signs],
        "best_hour": best and {"begin": best.begin, "end": best.end, "answered": best.answered, "tries": best.tries},
    }


def _tell(work: Workplace, queue: Queue) -> None:
    from reports import wording
    from reports.work_list import best_hour_in_words, reason_in_words, sign_in_words
    from restructure.worklist.heading import HEADINGS

    spoken, listed = language.language(), queue.listed
    at = f"{work.now:%Y-%m-%d %H:%M}"
    click.echo(wording.say("work.head" if queue.user else "work.head.all", spoken, at=at, user=queue.user))
    known = queue.known_through
    click.echo(language.say("known_through", day=known) if known else language.say("known_through.none"))
    one = listed.next
    if one is not None:
        click.echo(wording.say("work.next", spoken, currency=one.currency, account=one.number, amount=one.arrears))
        click.echo("    " + reason_in_words(one, spoken))
        for sign in one.signs:
            click.echo("    " + sign_in_words(sign, one.currency, spoken))
        if one.signs:
            click.echo("    " + wording.name("class", one.treatment, spoken))
        if one.best is not None:
            click.echo("    " + best_hour_in_words(one.best, spoken))
    for heading in HEADINGS:
        named = wording.name("heading", heading, spoken)
        click.echo(wording.say("work.count", spoken, count=len(listed.under(heading)), heading=named))
    click.echo(wording.say("work.not_now", spoken, count=len(listed.not_now)))
    click.echo(wording.say("work.closed", spoken, count=len(listed.closed)))
    for login, count in queue.left.items():
        click.echo(wording.say("work.left", spoken, count=count, user=login))
    if queue.undealt:
        click.echo(wording.say("work.undealt", spoken, count=queue.undealt))
