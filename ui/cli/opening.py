"""The store that a command works with: its path, its secret, and who acts in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click
import platformdirs

from ui import surroundings
from ui.cli import language
from ui.cli.answering import ACTING
from ui.cli.options import LONGEST_NUMBER, Command, together
from ui.cli.verbose import log_command
from ui.own_rules import take_own_rules
from ui.run_log import logged_at

if TYPE_CHECKING:
    # Loaded by the commands that open a store.
    from restructure.services.workplace import Workplace
    from restructure.store import Secret, Store

PORTABLE, DATA = "portable", "data"
OFFICE, DEMO = "restructure.db", "demo-{}.db"


def data_folder(program: Path | None) -> Path:
    """Return where stores lie: beside the packed program where a file of that name says that it is portable, else in
    the folder of this user."""
    if program is not None and (program.parent / PORTABLE).exists():
        return program.parent / DATA
    return Path(platformdirs.user_data_dir("restructure", appauthor=False))


STORE = data_folder(Path(sys.executable) if getattr(sys, "frozen", False) else None)


def office() -> Path:
    """Return the store of whoever names no other: that of the environment, or the one of this user."""
    named = os.environ.get(surroundings.STORE, "")
    return Path(named) if named else STORE / OFFICE


store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The store file; by default that of RESTRUCTURE_STORE, or the one of this user.",
)

passphrase_option = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    envvar=surroundings.PASSPHRASE_FILE,
    show_envvar=True,
    help="A file whose first line is the passphrase; else the keychain of this PC is asked, then you are.",
)

as_option = click.option(
    "--as", "by", metavar="LOGIN", help="Who acts, where the store has users; asked for where somebody is there to ask."
)
as_password_option = click.option(
    "--as-password-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file whose first line is the password of whoever acts.",
)


@dataclass(frozen=True, slots=True)
class Access:
    """Access to a store as a command was told of it: which, its passphrase, and whoever acts in it."""

    store: Path | None
    passphrase_file: Path | None
    by: str | None
    as_password_file: Path | None


def secret_of(path: Path, passphrase_file: Path | None) -> Secret:
    """The secret of a store, from the file, the keychain or the person at the keyboard."""
    from calculators.errors import Refusal
    from restructure.store.keychain import SystemKeychain
    from ui.keys import NoKey, secret_for

    def ask(new: bool) -> str:
        typed: str = click.prompt(language.say("ask.passphrase"), hide_input=True, confirmation_prompt=new, err=True)
        return typed

    try:
        return secret_for(path, passphrase_file, SystemKeychain(), ask if sys.stdin.isatty() else None)
    except NoKey:
        raise click.ClickException(language.say("encrypted", name=surroundings.PASSPHRASE_FILE)) from None
    except (OSError, UnicodeDecodeError):
        raise click.ClickException(language.say("passphrase_unreadable")) from None
    except Refusal as reason:
        raise click.ClickException(language.reason(reason)) from None


@contextmanager
def opened_store(
    store: Path | None, passphrase_file: Path | None, *, begins: bool = False, for_work: bool = True
) -> Iterator[Store]:
    """A store for one command, which has it for itself; not ``for_work`` it is looked at whatever became of it."""
    from restructure.store import backups, open_store
    from restructure.store.instance import alone_at
    from restructure.store.problems import named_problems

    if (there := ACTING.get()) is not None:
        yield there
        return
    path = store or office()
    if not begins:
        must_be_there(path)
    with problems(), named_problems(), alone_at(path), logged_at(path):
        opened = open_store(path, secret_of(path, passphrase_file), local_now, for_work=for_work)
        try:
            backups.settle(opened)
            if for_work:
                _take_own_rules(opened)
            yield opened
        finally:
            opened.close()


def _take_own_rules(opened: Store) -> None:
    from restructure.store import sign_offs
    from restructure.unreadable import Unreadable

    known = sign_offs.sign_offs(opened)
    take_own_rules(opened, () if isinstance(known, Unreadable) else known)


def acting_in(opened: Store, access: Access) -> Store:
    """The store with whoever acts; in a store without users nobody has to say."""
    from calculators.errors import Refusal
    from restructure.store import people

    if opened is ACTING.get() or not people.users(opened):
        log_command()
        return opened
    by = access.by
    if sys.stdin.isatty():
        by = by or click.prompt(language.say("ask.login"), err=True)
    if by is None:
        raise click.ClickException(language.say("who_acts"))
    if access.as_password_file is not None:
        password = first_line(access.as_password_file)
    elif sys.stdin.isatty():
        password = click.prompt(language.say("ask.password"), hide_input=True, err=True)
    else:
        raise click.ClickException(language.say("password_of"))
    try:
        signed_in = people.sign_in(opened, by, password)
    except Refusal as reason:
        raise click.ClickException(language.reason(reason)) from None
    log_command()
    return signed_in


in_a_store = together(Access, "access", store_option, passphrase_option, as_option, as_password_option)
"""Give a command the options of a store, and of whoever acts in it."""


@contextmanager
def acting(access: Access, *, begins: bool = False) -> Iterator[Store]:
    """The store with whoever acts in it; what is refused is said in one line."""
    from calculators.errors import Refusal

    with opened_store(access.store, access.passphrase_file, begins=begins) as opened:
        try:
            yield acting_in(opened, access)
        except Refusal as reason:
            raise click.ClickException(language.reason(reason)) from None


def at_work(command: Command) -> Command:
    """Give a command the workplace of the store that it names, with whoever acts in it."""

    @in_a_store
    @wraps(command)
    def run(access: Access, **given: object) -> None:
        with acting(access) as opened:
            command(workplace_of(opened), **given)

    return run


def workplace_of(store: Store) -> Workplace:
    """The workplace that the settings of a store make. What cannot be read counts as not set."""
    from restructure.parties.organisation import Organisation, policy_of
    from restructure.services.workplace import Workplace
    from restructure.store import payees, settings
    from restructure.unreadable import Unreadable
    from ui.papers import PAPERS

    organisation, table, rates = settings.organisation(store), payees.payees(store), settings.lpr(store)
    ours = Organisation() if isinstance(organisation, Unreadable) else organisation
    policy = policy_of(ours.policy, () if isinstance(rates, Unreadable) else rates)
    known = () if isinstance(table, Unreadable) else table
    return Workplace(store, ours, known, policy, store.now(), PAPERS, settings.letterhead_in_use(store))


def first_line(file: Path) -> str:
    """The first line of a file that holds a password; it is refused where others can read it."""
    from calculators.errors import Refusal
    from restructure import files

    try:
        return files.first_line(file)
    except (OSError, UnicodeDecodeError):
        raise click.ClickException(language.say("not_utf8", name=file.name)) from None
    except Refusal as reason:
        raise click.ClickException(language.reason(reason)) from None


def numbers_in(file: Path) -> tuple[str, ...]:
    """The numbers of accounts in a text file, one on each line."""
    try:
        return tuple(filter(None, map(str.strip, file.read_text(encoding="utf-8-sig").splitlines())))
    except (OSError, UnicodeDecodeError):
        raise click.ClickException(language.say("not_utf8", name=file.name)) from None


def must_be_there(path: Path) -> None:
    """Raise where there is no store: only the window, an import and a first user begin one, no slip in a path."""
    from restructure.store import StoreProblem

    with problems():
        if not path.exists():
            raise StoreProblem("no_store")


def number_of(text: str) -> int | None:
    """The number of something in a store, None where it is none that can be there."""
    if not text.isdecimal() or len(text) > LONGEST_NUMBER:
        return None
    return int(text) or None


def local_now() -> datetime:
    """The time on this PC, with its zone."""
    return datetime.now().astimezone()


class problems:  # noqa: N801  # reads as a clause: with problems()
    """Say what is wrong with a store in one line instead of a traceback."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> None:
        from reports import wording
        from restructure.store import StoreProblem

        if isinstance(problem, StoreProblem):
            raise click.ClickException(wording.say(f"store.{problem.code}", language.language())) from None
