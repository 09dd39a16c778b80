"""Releases of offers beyond somebody's authority: what waits, deciding it here or by file, and the keys they are signed
with."""

from __future__ import annotations

from pathlib import Path

import click

from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import Access, acting, in_a_store
from ui.cli.writing import NewFile, Writing

FILE = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
OUT = click.option("--out", type=NewFile(), required=True, help="The file to write.")
VERDICT = click.option("--approve/--decline", "approved", required=True, default=None)
REASON = click.option("--reason", default="", help="Needed to decline.")


@click.group()
def release() -> None:
    """Release what goes beyond a role's authority: here, or by a file that another PC signs."""


@release.command(name="list")
@in_a_store
def list_waiting(access: Access) -> None:
    """Name what waits for a release: its digest, agreement and account, who asks since when, and the terms."""
    from restructure.store import releases
    from ui.models.terms_asked import terms_asked

    with acting(access) as opened:
        waits = releases.proposals(opened, waiting=True)
        terms = [terms_asked(releases.record_of(opened, one.terms_digest), language.language()) for one in waits]
        facts(
            releases=[
                {
                    "digest": one.terms_digest,
                    "agreement": one.agreement_number,
                    "account": one.account_number,
                    "by": one.proposed_by,
                    "at": one.proposed_at,
                    "terms": asked,
                }
                for one, asked in zip(waits, terms, strict=True)
            ]
        )
        for one, asked in zip(waits, terms, strict=True):
            click.echo(f"{one.terms_digest}  {one.agreement_number}, {one.account_number}")
            click.echo(f"    {one.proposed_by}, {one.proposed_at:%Y-%m-%d %H:%M}")
            click.echo(f"    {asked}")
    click.echo(language.say("waiting", count=len(waits)))


@release.command()
@click.argument("digest")
@VERDICT
@REASON
@in_a_store
def decide(digest: str, approved: bool, reason: str, access: Access) -> None:
    """Release or decline the terms with that DIGEST, which somebody else asked for; your key signs it."""
    from restructure.store import releases

    with acting(access) as opened:
        releases.decide(opened, digest, approved=approved, reason=reason)
    click.echo(language.say("released" if approved else "declined"))


@release.command(cls=Writing)
@click.argument("digest")
@click.argument("login")
@OUT
@in_a_store
def ask(digest: str, login: str, out: Path, access: Access) -> None:
    """Write a request for the terms with that DIGEST, to be released by LOGIN on another PC, who alone can open it."""
    from calculators.errors import Refusal
    from restructure.exchange.release_file import write_request
    from restructure.store import releases

    with acting(access) as opened:
        waiting = next((one for one in releases.proposals(opened) if one.terms_digest == digest), None)
        if waiting is None:
            raise Refusal("proposal", "unknown_proposal")
        _write(out, write_request(opened, waiting, login))


@release.command(cls=Writing)
@FILE
@VERDICT
@REASON
@OUT
@in_a_store
def answer(file: Path, approved: bool, reason: str, out: Path, access: Access) -> None:
    """Answer the request in FILE from another PC: print its terms, sign, and write what goes back to that desk."""
    from calculators.errors import Refusal
    from restructure.exchange.release_file import read_request, write_answer
    from restructure.files import read_bounded
    from ui.models.terms_asked import terms_asked

    with acting(access) as opened:
        if opened.signer is None:
            raise Refusal("file", "no_signing_key")
        request = read_request(read_bounded(file), opened.signer)
        click.echo(f"{request.by}: {terms_asked(request.record, language.language())}")
        _write(out, write_answer(opened, request, approved=approved, reason=reason))


@release.command()
@FILE
@in_a_store
def take(file: Path, access: Access) -> None:
    """Take in the answer in FILE, which was signed on another PC."""
    from restructure.exchange.release_file import take_answer
    from restructure.files import read_bounded

    with acting(access) as opened:
        told = take_answer(opened, read_bounded(file))
    click.echo(language.say("released.by" if told.approved else "declined.by", by=told.by))


@click.group()
def key() -> None:
    """Look after the keys that releases are signed with."""


@key.command(name="list")
@in_a_store
def list_keys(access: Access) -> None:
    """Name every key: whose it is, its fingerprint, since when, and until when where it was withdrawn."""
    from restructure.authority.signing_key import fingerprint
    from restructure.store import signing_keys

    with acting(access) as opened:
        keys = signing_keys.keys(opened)
        facts(
            keys=[
                {
                    "login": one.login,
                    "fingerprint": fingerprint(one.public),
                    "here": one.is_here,
                    "since": one.since,
                    "withdrawn_at": one.withdrawn_at,
                }
                for one in keys
            ]
        )
        for one in keys:
            key, at = "key.here" if one.is_here else "key.there", f"{one.since:%Y-%m-%d %H:%M}"
            said = language.say(key, login=one.login, print=fingerprint(one.public), at=at)
            if one.withdrawn_at is not None:
                said = language.say("key.ended", said=said, at=f"{one.withdrawn_at:%Y-%m-%d %H:%M}")
            click.echo(said)


@key.command(cls=Writing)
@OUT
@in_a_store
def save(out: Path, access: Access) -> None:
    """Write your public key into a file, to be taken in by the desks that will ask you, and print its fingerprint."""
    from restructure.authority.signing_key import fingerprint
    from restructure.exchange.release_file import read_key, write_key

    with acting(access) as opened:
        content = write_key(opened)
        _write(out, content)
    click.echo(fingerprint(read_key(content).public))


@key.command(name="take-in")
@FILE
@click.option("--fingerprint", "said", required=True, help="As its owner reads it to you on the telephone.")
@in_a_store
def take_in(file: Path, said: str, access: Access) -> None:
    """Take in the public key in FILE of somebody who releases on another PC."""
    from restructure.authority.signing_key import fingerprint
    from restructure.exchange.release_file import read_key
    from restructure.files import read_bounded
    from restructure.store import signing_keys

    with acting(access) as opened:
        found = read_key(read_bounded(file))
        if _digits(fingerprint(found.public)) != _digits(said):
            raise click.ClickException(language.say("another_print"))
        known = signing_keys.take_in(opened, found.login, found.public)
    click.echo(language.say("may_release" if known else "key_proposed", login=found.login))


@key.command()
@click.argument("said", metavar="FINGERPRINT")
@in_a_store
def withdraw(said: str, access: Access) -> None:
    """Let the key with that FINGERPRINT sign no more; what it signed stays verifiable."""
    from restructure.authority.signing_key import fingerprint
    from restructure.store import signing_keys

    with acting(access) as opened:
        known = (one.public for one in signing_keys.keys(opened) if _digits(fingerprint(one.public)) == _digits(said))
        public = next(known, None)
        if public is None:
            raise click.ClickException(language.say("no_key"))
        signing_keys.withdraw(opened, public)
    click.echo(language.say("key_withdrawn"))


def _digits(fingerprint: str) -> str:
    return "".join(fingerprint.split()).lower()


def _write(out: Path, content: bytes) -> None:
    from restructure.files import publish

    try:
        publish(out, content)
    except OSError:
        raise click.ClickException(language.say("unwritten", path=str(out))) from None
