"""Promises to pay, next steps, and the day through which money is known."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from ui.cli import language
from ui.cli.as_json import facts, print_json
from ui.cli.asking import AskingGroup
from ui.cli.opening import Access, acting, in_a_store, workplace_of
from ui.cli.options import DAY, NUMBER, reason_option, required_reason

if TYPE_CHECKING:
    from restructure.parties.situation import Whom
    from restructure.services.promises import Noted
    from restructure.services.workplace import Workplace
    from restructure.store import Store
    from restructure.worklist.next_step import Kind, Matter, SkipReason
    from restructure.worklist.promise import Judged

MOMENT = click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
SAID_BY: tuple[Whom, ...] = ("debtor", "guarantor", "representative", "related", "unrelated", "unknown")
STEP_KINDS: tuple[Kind, ...] = ("call_back", "reply", "paper", "reminder", "review", "supervisor", "other")
SKIPS: tuple[SkipReason, ...] = (
    "number_wrong", "wrong_moment", "paper", "supervisor", "conflict_of_interest", "other",
)  # fmt: skip
MATTERS: tuple[Matter, ...] = ("work_list", "signs", "points")
at_option = click.option("--at", type=MOMENT, help="The moment to look at, on the clock of this PC; now if not given.")


def workplace_at(store: Store, at: datetime | None) -> Workplace:
    """The workplace at a moment on the clock of this PC."""
    from dataclasses import replace

    found = workplace_of(store)
    if at is None:
        return found
    moment = at.replace(tzinfo=found.now.tzinfo)
    return replace(found, now=moment, store=replace(store, now=lambda: moment))


@click.group(cls=AskingGroup, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object with every promise and its state.")
@click.option("--account", help="Of one account alone.")
@at_option
@in_a_store
@click.pass_context
def promises(ctx: click.Context, as_json: bool, account: str | None, at: datetime | None, access: Access) -> None:
    """Promises to pay: without a command every promise with its state, as the money that is known decides; note,
    correct, withdraw."""
    if ctx.invoked_subcommand is not None:
        return
    from restructure.services import promises as service
    from restructure.store import money_known

    with acting(access) as opened:
        work = workplace_at(opened, at)
        found = service.every(work) if account is None else service.of_account(work, account)
        workplace_day = work.today
        known = money_known.known_through(money_known.sources(opened))
    if as_json:
        levels = _levels(found, workplace_day)
        made = [_plain(one) for one in found]
        print_json({"known_through": known, "promises": made, "levels": levels, "kept": _counted(found)})
        return
    for one in found:
        click.echo(_line(one))
    click.echo(language.say("known_through", day=known) if known else language.say("known_through.none"))


def _plain(one: Judged) -> dict[str, Any]:
    """A promise and its state, as JSON holds them: money as text in major units."""
    from restructure.money.currency import plain_text

    made = one.promise
    return {
        "id": made.id,
        "account": made.account_number,
        "amount": plain_text(made.amount, made.currency),
        "currency": made.currency,
        "due_on": made.due_on,
        "made_at": made.made_at,
        "channel": made.channel,
        "said_by": made.said_by,
        "source": made.source,
        "replaces": made.replaces,
        "objections": made.objections,
        "reason": made.reason,
        "who": made.who,
        "state": one.state,
        "received": plain_text(one.received, made.currency),
        "last_day": one.last_day,
        "due": one.due,
        "paid_later": one.paid_later,
        "corrected": one.corrected,
        "success": one.is_success,
    }


def _levels(found: tuple[Judged, ...], today: date) -> dict[str, int]:
    """One more than the promises of each account that were not kept in twelve months."""
    from restructure.worklist.promise import level

    numbers = dict.fromkeys(one.promise.account_number for one in found)
    return {number: level([one for one in found if one.promise.account_number == number], today) for number in numbers}


def _counted(found: tuple[Judged, ...]) -> dict[str, object]:
    """The promises counted, by currency where there are several."""
    from restructure.money.currency import plain_text
    from restructure.worklist.promise import kept_rate

    made: dict[str, object] = {}
    for currency in sorted({one.promise.currency for one in found}):
        rate = kept_rate(one for one in found if one.promise.currency == currency)
        made[currency] = {
            "kept": rate.kept,
            "decided": rate.decided,
            "received": plain_text(rate.received, currency),
            "promised": plain_text(rate.promised, currency),
            "open": rate.open,
            "void": rate.void,
            "withdrawn": rate.withdrawn,
            "objected": rate.objected,
        }
    return made


def _line(one: Judged) -> str:
    from reports import formats, wording

    made, spoken = one.promise, language.language()
    state = wording.name("promise", one.state, spoken)
    paid = formats.money(made.amount, made.currency, spoken)
    said = {"id": str(made.id), "account": made.account_number, "amount": paid, "due": made.due_on, "state": state}
    return language.say("promise", **said)


def _noted(made: Noted) -> None:
    from reports import formats, wording
    from restructure.money.currency import plain_text

    spoken, one = language.language(), made.promise
    paid = formats.money(one.amount, one.currency, spoken)
    facts(id=made.id, account=one.account_number, amount=plain_text(one.amount, one.currency), due_on=one.due_on)
    facts(currency=one.currency, objections=one.objections)
    click.echo(language.say("promise_noted", id=str(made.id), amount=paid, due=one.due_on))
    for objection in one.objections:
        click.echo("    " + wording.name("objection", objection, spoken))


@promises.command(name="note")
@click.argument("account")
@click.argument("line")
@click.option("--of", "--said-by", "said_by", type=click.Choice(SAID_BY), default="debtor", help="Who promised it.")
@click.option("--new-borrowing", is_flag=True, help="The money is to be borrowed anew.")
@click.option("--reminder", is_flag=True, help="A reminder was agreed.")
@click.option("--replaces", type=NUMBER, help="The promise in whose place it stands.")
@reason_option
@in_a_store
def note_promise(
    account: str,
    line: str,
    said_by: Whom,
    new_borrowing: bool,
    reminder: bool,
    replaces: int | None,
    reason: str,
    access: Access,
) -> None:
    """Note a promise on ACCOUNT by a LINE as at the desk: "800 25" by the next 25th, "800 +7" in a week."""
    from restructure.services import promises as service

    with acting(access) as opened:
        made = service.note_line(
            workplace_of(opened),
            account,
            line,
            said_by=said_by,
            new_borrowing=new_borrowing or None,
            reminder=reminder or None,
            replaces=replaces,
            reason=reason,
        )
        _noted(made)


@promises.command(name="correct")
@click.argument("number", type=NUMBER)
@click.argument("line")
@reason_option
@in_a_store
def correct_promise(number: int, line: str, reason: str, access: Access) -> None:
    """Correct promise NUMBER, which was mistyped, by a LINE as at the desk; the first counts nowhere."""
    from restructure.services import promises as service

    with acting(access) as opened:
        _noted(service.correct_line(workplace_of(opened), number, line, reason))


@promises.command(name="withdraw")
@click.argument("number", type=NUMBER)
@click.option("--mistaken", is_flag=True, help="There never was one; takes a reason.")
@reason_option
@in_a_store
def withdraw_promise(number: int, mistaken: bool, reason: str, access: Access) -> None:
    """Take promise NUMBER back, as the person did."""
    from restructure.services import promises as service

    with acting(access) as opened:
        service.withdraw(workplace_of(opened), number, reason, mistaken=mistaken)
    click.echo(language.say("promise_withdrawn"))


@click.group()
def step() -> None:
    """Next steps of accounts: list, set, move, done; and accounts passed over or left out by hand."""


@step.command(name="list")
@click.argument("accounts", nargs=-1, required=True)
@in_a_store
def list_steps(accounts: tuple[str, ...], access: Access) -> None:
    """Name the next steps of ACCOUNTS that are open, when each was passed over last, and what it is left out of."""
    from dataclasses import asdict

    from reports import wording
    from restructure.store import next_steps as kept

    spoken = language.language()
    with acting(access) as opened:
        found, skipped = kept.open_ones(opened, accounts), kept.last_skips(opened, accounts)
        out = kept.left_out(opened, accounts)
    facts(steps=[asdict(one) for held in found.values() for one in held])
    facts(left_out=[asdict(one) for held in out.values() for one in held])
    facts(skipped=[asdict(one) for one in skipped.values()])
    for number in accounts:
        for one in found.get(number, ()):
            kind = wording.name("step", one.kind, spoken)
            click.echo(language.say("step", id=str(one.id), account=number, at=_time(one.due_at), kind=kind))
        if number in skipped:
            why = wording.name("skip", skipped[number].reason, spoken)
            click.echo(language.say("skipped", account=number, at=_time(skipped[number].at), why=why))
        for left in out.get(number, ()):
            matter = wording.name("matter", left.matter, spoken)
            click.echo(language.say("left_out", account=number, matter=matter, why=left.reason))


def _step_set(number: int, due: date | datetime) -> None:
    facts(id=number, due_at=due)
    click.echo(language.say("step_set", id=str(number), at=_time(due)))


def _time(due: date | datetime) -> str:
    return f"{due:%Y-%m-%d %H:%M}" if isinstance(due, datetime) else due.isoformat()


@step.command(name="set")
@click.argument("account")
@click.argument("when")
@click.option("--kind", type=click.Choice(STEP_KINDS), default="call_back", help="What is to be done.")
@click.option("--owner", default="", help="Whose it is, where it is not that of whoever owns the account.")
@reason_option
@in_a_store
def set_step(account: str, when: str, kind: Kind, owner: str, reason: str, access: Access) -> None:
    """Set what comes next on ACCOUNT, by a line as at the desk: 1430, "mo 10", +2, on the debtor's clock."""
    from restructure.services import next_steps as steps

    with acting(access) as opened:
        work = workplace_of(opened)
        due = steps.call_back_in(work, account, when)
        number = steps.set_step(work, account, kind, due, owner=owner, reason=reason)
    _step_set(number, due)


@step.command(name="move")
@click.argument("number", type=NUMBER)
@click.argument("when")
@click.option("--owner", help="Whose it is from now on.")
@reason_option
@in_a_store
def move_step(number: int, when: str, owner: str | None, reason: str, access: Access) -> None:
    """Move next step NUMBER to another time, or to another owner."""
    from restructure.services import next_steps as steps

    with acting(access) as opened:
        made, due = steps.move_line(workplace_of(opened), number, when, owner=owner, reason=reason)
    _step_set(made, due)


@step.command(name="done")
@click.argument("number", type=NUMBER)
@click.option("--dropped", is_flag=True, help="It is dropped, not done.")
@reason_option
@in_a_store
def end_step(number: int, dropped: bool, reason: str, access: Access) -> None:
    """End next step NUMBER."""
    from restructure.services import next_steps as steps

    with acting(access) as opened:
        steps.finish(workplace_of(opened), number, "dropped" if dropped else "done", reason)
    click.echo(language.say("step_done"))


@step.command(name="skip")
@click.argument("account")
@click.option("--because", type=click.Choice(SKIPS), required=True, help="Why it is passed over.")
@click.option("--until", type=MOMENT, help="Until when, on the clock of this PC; else for the day.")
@click.option("--note", default="", help="In words; asked for with another reason.")
@in_a_store
def skip_account(account: str, because: SkipReason, until: datetime | None, note: str, access: Access) -> None:
    """Pass ACCOUNT over on the work list."""
    from restructure.services import next_steps as steps

    with acting(access) as opened:
        work = workplace_of(opened)
        end = None if until is None else until.replace(tzinfo=work.now.tzinfo)
        steps.skip(work, account, because, note=note, until=end)
    click.echo(language.say("step_done"))


@step.command(name="leave-out")
@click.argument("account")
@click.option("--of", "matter", type=click.Choice(MATTERS), default="work_list", help="Of what it is left out.")
@click.option("--again", is_flag=True, help="Take it in again.")
@required_reason
@in_a_store
def leave_out(account: str, matter: Matter, again: bool, reason: str, access: Access) -> None:
    """Leave ACCOUNT out by hand, until it is taken in again."""
    from restructure.store import next_steps

    with acting(access) as opened:
        next_steps.leave_out(opened, account, matter, reason, is_out=not again)
    click.echo(language.say("step_done"))


@click.command(name="known-through")
@click.argument("day", type=DAY, required=False)
@click.option("--creditor", default="", help="Of which creditor; of all where not given.")
@click.option("--source", default="payments", show_default=True, help="Where the money is seen.")
@in_a_store
def known_through(day: datetime | None, creditor: str, source: str, access: Access) -> None:
    """Say that all money up to and including DAY is here, or show through which day it is; an import says so by
    itself."""
    from restructure.store import money_known

    with acting(access) as opened:
        if day is not None:
            money_known.tell(opened, source, day.date(), creditor)
        told = money_known.sources(opened)
    known = money_known.known_through(told)
    sources = [{"source": one.source, "creditor": one.creditor, "through": one.through} for one in told]
    facts(known_through=known, sources=sources)
    for one in told:
        click.echo(f"{one.source} {one.creditor} {one.through}".replace("  ", " "))
    click.echo(language.say("known_through", day=known) if known else language.say("known_through.none"))
