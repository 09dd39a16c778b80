"""The store itself: its backups, its users, its passphrase."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import (
    Access,
    acting,
    acting_in,
    first_line,
    in_a_store,
    local_now,
    must_be_there,
    office,
    problems,
    secret_of,
)
from ui.own_rules import own_folder
from ui.run_log import logged_at
from ui.surroundings import BACKUPS

if TYPE_CHECKING:
    # Loaded by the commands when they run.
    from restructure.authority.limits import Role
    from restructure.store.restore_losses import Lost


@click.command()
@in_a_store
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    envvar=BACKUPS,
    help="A folder; by default that of RESTRUCTURE_BACKUPS, or beside the store.",
)
def backup(access: Access, out: Path | None) -> None:
    """Write an encrypted backup, verify it, and print where it is. It opens with the passphrase of the store."""
    from restructure.store import backups

    with acting(access) as opened:
        written = backups.write(opened, out, own_folder(opened.path))
    facts(path=written)
    click.echo(str(written))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@in_a_store
@click.option("--yes", is_flag=True, help="Go on although something will be missing.")
def restore(
    file: Path,
    access: Access,
    yes: bool,
) -> None:
    """Put the backup FILE in place of the store, with the passphrase it was written with.

    What the store holds beyond the backup is named first, and you are asked. The store that was there is kept beside
    the backups. Persons erased since the backup are erased again; numbers of agreements are not given twice.
    """
    from calculators.errors import Refusal
    from reports import wording
    from restructure.store import accounts, backups
    from restructure.store.instance import alone_at

    path = access.store or office()
    with problems(), alone_at(path), logged_at(path):
        secret = secret_of(file, access.passphrase_file)
        try:
            opened = backups.restore(
                file,
                path,
                secret,
                local_now,
                lambda there: acting_in(there, access),
                lambda gone: yes or _agrees_to_lose(gone),
            )
        except Refusal as reason:
            raise click.ClickException(language.reason(reason)) from None
        facts(accounts=accounts.count(opened), kept_as=backups.replaced(path))
        click.echo(language.say("restored", count=accounts.count(opened), name=file.name))
        from reports.losses import rules_in_words
        from restructure.store import rule_files

        try:
            for line in rules_in_words(rule_files.put_back(opened, own_folder(opened.path)), language.language()):
                click.echo(line)
        except OSError:
            click.echo(wording.say("own_rules.unwritten", language.language()), err=True)
        kept = backups.replaced(path)
        if kept is not None:
            click.echo(language.say("kept_as", path=str(kept)))
        opened.close()


def _agrees_to_lose(gone: Lost) -> bool:
    """Say what will be missing, and ask whoever is at the keyboard; nobody is there to agree otherwise."""
    from reports.losses import losses_in_words

    if not gone.anything:
        return True
    click.echo("\n".join((language.say("missing_after"), *losses_in_words(gone, language.language()))), err=True)
    return sys.stdin.isatty() and click.confirm(language.say("all_the_same"), err=True)


@click.command()
@click.argument("login")
@click.argument("name")
@click.argument("role", type=click.Choice(["collector", "counsellor", "supervisor", "administrator"]))
@click.option("--password-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True)
@in_a_store
def user(login: str, name: str, role: Role, password_file: Path, access: Access) -> None:
    """Add a user. From the first one on, the desktop asks who it is, and approvals need a second person."""
    from calculators.errors import Refusal
    from reports import wording
    from restructure.store import people

    added, password = people.User(login, name, role), first_line(password_file)
    try:
        people.check(added, password)
    except Refusal as reason:
        raise click.ClickException(language.reason(reason)) from None
    with acting(access, begins=True) as opened:
        there = people.add(opened, added, password)
    named = wording.name("role", role, language.language())
    click.echo(
        language.say("may_sign_in", login=login, role=named)
        if there
        else wording.say("change.waits", language.language())
    )


@click.command()
@click.option("--new-passphrase-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True)
@in_a_store
def passphrase(new_passphrase_file: Path, access: Access) -> None:
    """Change the passphrase. Backups written before still open with the old one."""
    from calculators.errors import Refusal
    from restructure.store import Passphrase, open_store
    from restructure.store.instance import alone_at
    from restructure.store.keychain import SystemKeychain, forget_key
    from restructure.store.keys import check_new
    from restructure.store.passphrase import change_secret

    path = access.store or office()
    text = first_line(new_passphrase_file)
    try:
        check_new(text)
    except Refusal as reason:
        raise click.ClickException(language.reason(reason)) from None
    must_be_there(path)
    with problems(), alone_at(path), logged_at(path):
        opened = open_store(path, secret_of(path, access.passphrase_file), local_now)
        try:
            change_secret(acting_in(opened, access), Passphrase(text)).close()
        except Refusal as reason:
            raise click.ClickException(language.reason(reason)) from None
        finally:
            opened.close()
        forget_key(SystemKeychain(), path)
    click.echo(language.say("passphrase_changed"))
