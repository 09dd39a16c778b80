"""Before a talk and beside it: the brief with the script of the call, messages, the answer to one, own sentences."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, get_args

import click

from restructure.parties.own_sentences import MESSAGES, MessageKind
from restructure.parties.situation import EXITS, MEDIA, Exit, Medium, Whom
from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import Access, acting, in_a_store, workplace_of
from ui.cli.options import reason_option

if TYPE_CHECKING:
    # Loaded by the commands when they run.
    from restructure.parties.account import Account
    from restructure.parties.own_sentences import Sentences
    from restructure.store import Store
    from restructure.store.conduct import Result

KINDS: dict[str, MessageKind] = {one.replace("_", "-"): one for one in MESSAGES}
"""The kinds of message, as a command says them."""
BY = click.Choice(get_args(Medium))
RESULTS: tuple[Result, ...] = (
    "promise", "call_back", "offer", "refused", "wrong_person", "nobody", "stopped", "other",
)  # fmt: skip


@click.command()
@click.argument("account")
@in_a_store
def brief(account: str, access: Access) -> None:
    """Say what to know before a talk about ACCOUNT: the last one, the plan, by which way and when, what to mind; then
    the script of the call, stage by stage."""
    from reports.brief import brief_in_words, since_in_words
    from reports.call_script import call_script
    from restructure.parties.payees import organisation_for
    from restructure.services.brief import brief as brief_of

    with acting(access) as opened:
        work, one, spoken = workplace_of(opened), _account(opened, account), language.language()
        known, today = brief_of(work, one), work.today
        ours = organisation_for(work.organisation, work.payees, one)
        lines = brief_in_words(known, today, spoken, one.currency)
        script = call_script(known, one, ours, _sentences(opened), today, spoken)
    facts(brief={name: list(said) for name, said in lines}, script={name: list(said) for name, said in script})
    click.echo(since_in_words(known.since, today, spoken, one.currency))
    for name, said in (*lines, *script):
        click.echo(f"\n{name}")
        for each in said:
            click.echo(f"    {each}")


@click.command()
@click.argument("account")
@click.argument("result", type=click.Choice(RESULTS))
@click.argument("line", default="")
@click.option("--stop", type=click.Choice(EXITS), help="Why there are no more offers, where the talk was stopped.")
@click.option("--reminder", is_flag=True, help="A reminder of the promise was agreed.")
@click.option("--of", "--said-by", "said_by", type=click.Choice(get_args(Whom)), help="Who promised it.")
@reason_option
@in_a_store
def talk(
    account: str,
    result: Result,
    line: str,
    stop: Exit | None,
    reminder: bool,
    said_by: Whom | None,
    reason: str,
    access: Access,
) -> None:
    """Keep how a talk about ACCOUNT ended, as at the desk. LINE is the promise ("800 25") or the call-back ("1430") of
    it; the talk is logged as a call, unless it was logged before."""
    from reports import wording
    from restructure.services.contact_results import end_by

    with acting(access) as opened:
        work = workplace_of(opened)
        end_by(work, account, result, line=line, stop=stop, reason=reason, reminder=reminder or None, said_by=said_by)
    said = wording.name("result", result, language.language())
    click.echo(language.say("talk_ended", account=account, result=said))


@click.group()
def message() -> None:
    """Messages to a debtor: write, answer, opt-out. A person sends them; this program sends nothing."""


@message.command()
@click.argument("account")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.option("--by-medium", "medium", type=BY, required=True, help="What it goes by.")
@in_a_store
def write(account: str, kind: str, medium: Medium, access: Access) -> None:
    """Print a message of that KIND about ACCOUNT and keep that it was taken out, among the contacts too."""
    from reports import wording
    from reports.messages import message_subject, message_text
    from restructure.services import messages as service

    wanted = KINDS[kind]
    with acting(access) as opened:
        work, one, spoken = workplace_of(opened), _account(opened, account), language.language()
        made = service.message(work, one, wanted, medium)
        text = message_text(made, _sentences(opened), spoken)
        service.note_message(work, one, medium, wanted, wording.name("message", wanted, spoken))
    facts(subject=message_subject(made, spoken), text=text)
    click.echo(f"{message_subject(made, spoken)}\n\n{text}" if medium == "email" else text)


@message.command()
@click.argument("account")
@click.argument("file", type=click.File(encoding="utf-8"))
@click.option("--by-medium", "medium", type=BY, required=True, help="What it came by, and the answer goes by.")
@in_a_store
def answer(account: str, file: IO[Any], medium: Medium, access: Access) -> None:
    """Read the message in FILE (- for standard input) about ACCOUNT, say what it was read as, and print the draft of an
    answer."""
    from reports import wording
    from reports.messages import reply_text, stated_in_words
    from restructure.parties.payees import organisation_for
    from restructure.proposals.incoming_message import read_message
    from restructure.services import messages as service
    from restructure.worklist.promise_line import heard_promise, typed

    with acting(access) as opened:
        work, one, spoken = workplace_of(opened), _account(opened, account), language.language()
        said_text = file.read()
        found = read_message(said_text, one.currency, work.today)
        ours = organisation_for(work.organisation, work.payees, one)
        text = reply_text(found, ours, spoken, one.currency, None, medium)
        if text:
            service.check_medium(work, one, medium)
    facts(answered_as=found.answered_as, signals=list(found.signals), unread=list(found.unread), answer=text or None)
    for signal in found.signals or (found.answered_as,):
        click.echo(wording.name("answered", signal, spoken))
    if said := stated_in_words(found, spoken, one.currency):
        click.echo(language.say("stated", said=wording.beside(said, spoken)))
    promised = heard_promise(said_text, one.currency, work.today)
    if promised is not None:
        command = f'restructure promises note {account} "{typed(promised)}"'
        click.echo(language.say("heard_promise", command=command))
    if found.unread:
        click.echo(language.say("unread", said=wording.beside(found.unread, spoken)))
    click.echo(f"\n{text}" if text else language.say("no_answer"))


@message.command(name="opt-out")
@click.argument("account")
@click.argument("medium", type=BY, nargs=-1, required=True)
@in_a_store
def opt_out(account: str, medium: tuple[Medium, ...], access: Access) -> None:
    """Keep that the person of ACCOUNT wants no more messages by each MEDIUM; it is offered no more."""
    from reports import wording
    from restructure.services import messages as service

    with acting(access) as opened:
        work, one, spoken = workplace_of(opened), _account(opened, account), language.language()
        service.opt_out(work, one, *medium)
        facts(media=[each for each in MEDIA if each in service.media(work, one)])
        left = [wording.name("medium", each, spoken) for each in MEDIA if each in service.media(work, one)]
    click.echo(language.say("media", left=wording.beside(left, spoken) if left else language.say("none")))


@click.group()
def sentences() -> None:
    """Sentences of the organisation's own for calls and messages: list, save."""


@sentences.command(name="list")
@in_a_store
def list_sentences(access: Access) -> None:
    """Print them as JSON, as ``save`` takes them: by language, then by what they stand for."""
    import json

    from restructure.parties.own_sentences import KEYS

    with acting(access) as opened:
        held = _sentences(opened)
    whole = {spoken: {key: held.get(spoken, {}).get(key, "") for key in KEYS} for spoken in ("zh", "en")}
    click.echo(json.dumps(whole, ensure_ascii=False, indent=2))


@sentences.command()
@click.argument("file", type=click.File("rb"))
@in_a_store
def save(file: IO[Any], access: Access) -> None:
    """Save those of a JSON FILE in place of all that were there; an empty text stands for ours. An administrator's to
    do, and two people's where there are two."""
    import msgspec

    from restructure.store import settings

    with acting(access) as opened:
        try:
            held = msgspec.json.decode(file.read(), type=dict[str, dict[str, str]])
        except msgspec.MsgspecError:
            raise click.ClickException(language.say("no_sentences")) from None
        kept = {spoken: {key: text for key, text in texts.items() if text.strip()} for spoken, texts in held.items()}
        waiting = settings.save_sentences(opened, kept)
    click.echo(language.say("sentences_wait" if waiting else "sentences_kept"))


def _account(opened: Store, number: str) -> Account:
    from calculators.errors import Refusal
    from restructure.store import accounts

    found = accounts.load(opened, number)
    if found is None:
        raise Refusal("account", "unknown_account")
    return found


def _sentences(opened: Store) -> Sentences:
    from restructure.store import settings
    from restructure.unreadable import Unreadable

    found = settings.sentences(opened)
    return {} if isinstance(found, Unreadable) else found
