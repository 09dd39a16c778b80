"""The command line, a command each for what the desktop does unattended. Qt is loaded where a window is opened."""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click
import platformdirs

if TYPE_CHECKING:
    # Loaded by the commands that open a store.
    from reports.formats import Language
    from restructure.authority import Role
    from restructure.importing.reading import Problem
    from restructure.store import Secret, Store
    from restructure.store.losses import Lost

UNSEALED = 3
"""The exit code of a paper that never bears a seal; 2 is a mistake in the command."""
STORE = Path(platformdirs.user_data_dir("restructure", appauthor=False))
OFFICE, DEMO = "restructure.db", "demo.db"

store_option = click.option(
    "--store", type=click.Path(path_type=Path, dir_okay=False), help="The store file; by default the one of this user."
)

passphrase_option = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    envvar="RESTRUCTURE_PASSPHRASE_FILE",
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


@click.group()
@click.version_option(package_name="restructure", message="%(prog)s %(version)s")
def main() -> None:
    """Negotiate the restructuring of an overdue debt into an agreement that the debtor can keep."""
    # A pipe on Windows would take the code page of the console, which has no Chinese.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


@main.command()
@store_option
@passphrase_option
@click.option("--demo", is_flag=True, help="Open demo data, kept in a store of their own that asks for no passphrase.")
def run(store: Path | None, passphrase_file: Path | None, demo: bool) -> None:
    """Open the desktop; where there is no display, take the tour instead and say where its files are."""
    if _has_display():
        from ui.app import run as run_desktop

        path = store or STORE / (DEMO if demo else OFFICE)
        with _problems():
            secret = None if passphrase_file is None else _secret(path, passphrase_file)
            sys.exit(run_desktop(path, secret, demo=demo))
    click.echo("There is no display here, so this takes the tour instead.")
    _tour(Path("build") / "tour", None, None, None)


@main.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@passphrase_option
@click.option("--list", "listed", default=20, show_default=True, help="How many of the rows not taken to list.")
@click.option(
    "--update",
    is_flag=True,
    help="Change accounts that are there already, in what the file says of them; otherwise they are left.",
)
@click.option("--dry-run", is_flag=True, help="Try everything and keep nothing.")
@click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS", help="What a column means: number=账号.")
@click.option(
    "--kind", type=click.Choice(["accounts", "payments", "budgets"]), default="accounts", help="What the file holds."
)
@click.option(
    "--bad-rows", type=click.Path(path_type=Path, dir_okay=False), help="Write the rows not taken to a new CSV."
)
@as_option
@as_password_option
def import_accounts(
    file: Path,
    store: Path | None,
    passphrase_file: Path | None,
    listed: int,
    update: bool,
    dry_run: bool,
    columns: tuple[str, ...],
    kind: str,
    bad_rows: Path | None,
    by: str | None,
    as_password_file: Path | None,
) -> None:
    """Load a CSV, TSV, XLSX, XLS or ODS file into the store. Bad rows are named; good rows are kept."""
    from calculators.errors import Refusal
    from reports import wording
    from restructure.importing import intake
    from restructure.importing.reading import in_line

    if not file.is_file():
        raise click.ClickException(wording.say("reason.file_unreadable", "en"))
    if bad_rows is not None:
        _must_be_free(bad_rows, store or STORE / OFFICE)
    if kind != "accounts":
        if update or columns:
            raise click.UsageError("--update and --column are for files of accounts.")
        with _opened(store, passphrase_file) as opened:
            _import_ledger(_acting(opened, by, as_password_file), file, kind, listed, bad_rows, dry_run=dry_run)
        return
    meaning = dict(one.partition("=")[::2] for one in columns) or None
    with _opened(store, passphrase_file, begins=True) as opened:
        acting = _acting(opened, by, as_password_file)
        try:
            taken = intake.take_in(
                acting, file, duplicates="update" if update else "keep", dry_run=dry_run, columns=meaning
            )
        except Refusal as reason:
            raise click.ClickException(wording.reason(reason, "en")) from None
    _tell_sheets(taken.sheet, taken.others)
    if taken.columns:
        click.echo("columns: " + ", ".join(f"{ours}={theirs}" for ours, theirs in taken.columns.items()))
    if taken.unread:
        click.echo(f"columns not read: {in_line(taken.unread)}")
    click.echo(
        f"{taken.rows} rows read ({taken.layout}): {taken.new} new accounts, {taken.changed} changed, "
        f"{taken.known} already there, {len(taken.problems)} not taken" + (" (nothing was kept)" if dry_run else "")
    )
    if update:
        click.echo("Of the accounts changed, what the file has no column for or leaves blank is as it was.")
    _tell_problems(taken.problems, listed, bad_rows)


def _tell_sheets(sheet: str, others: Sequence[str]) -> None:
    """Say which sheet of a workbook was read, and which were not."""
    if sheet:
        click.echo(f"sheet: {sheet}" + (f"; not read: {', '.join(others)}" if others else ""))


def _tell_problems(problems: Sequence[Problem], listed: int, bad_rows: Path | None) -> None:
    """Count the rows that were not taken by reason, list the first, and write all to a file where one is named."""
    from reports import wording
    from restructure.files import publish_new
    from restructure.importing import intake

    for (column, code), count in Counter((one.column, one.reason.code) for one in problems).most_common():
        click.echo(f"  {count} × {column}: {code}")
    for one in problems[:listed]:
        click.echo(f"  line {one.line}, {one.column}: {wording.reason(one.reason, 'en')}")
    if len(problems) > listed:
        click.echo(f"  … the first {listed} of {len(problems)}; --bad-rows FILE writes all of them")
    if bad_rows is not None:
        try:
            publish_new(bad_rows, intake.bad_rows(problems, lambda reason: wording.reason(reason, "en")))
        except OSError:
            raise click.ClickException(f"{bad_rows} cannot be written; what was imported stays.") from None


def _must_be_free(path: Path, store: Path) -> None:
    """Raise where a file to be written would take the place of another, or of anything that belongs to the store."""
    from restructure.files import is_of_a_store, is_or_would_be_of

    if is_or_would_be_of(path, store) or is_of_a_store(path):
        raise click.ClickException(f"{path} belongs to the store. Choose another name.")
    if os.path.lexists(path):
        raise click.ClickException(f"{path} is there already. Choose another name.")


def _import_ledger(
    store: Store,
    file: Path,
    kind: str,
    listed: int,
    bad_rows: Path | None,
    *,
    dry_run: bool,
) -> None:
    from calculators.errors import Refusal
    from reports import wording
    from restructure.importing.ledgers import take_ledger

    try:
        kept = take_ledger(store, file, "payments" if kind == "payments" else "budgets", dry_run=dry_run)
    except Refusal as reason:
        raise click.ClickException(wording.reason(reason, "en")) from None
    _tell_sheets(kept.sheet, kept.others)
    click.echo(
        f"{kept.new} {kind} kept, {kept.known} known already, {len(kept.problems)} not taken"
        + (" (only tried, nothing was kept)" if dry_run else "")
    )
    if kept.held:
        click.echo(f"{kept.held} are of before the confirmed balance of their account, which holds them already")
    _tell_problems(kept.problems, listed, bad_rows)


@main.command()
@click.argument("kind")
@click.argument("file", default="-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the request instead.")
@click.option("--lines", is_flag=True, help="Read one request a line and print one answer a line, in the same order.")
@click.option(
    "--processes", type=click.IntRange(min=1), default=1, show_default=True, help="How many of them answer --lines."
)
def compute(kind: str, file: Path, schema: bool, lines: bool, processes: int) -> None:
    """Read one JSON request of a KIND and print one JSON answer: quote, apr, accrue, allocate, budget, distribute,
    counteroffer, statement or payoff.

    Exit 0, or the errors with exit 2.
    """
    from restructure.requests import LARGEST_REQUEST
    from restructure.requests import schema as schema_of
    from ui.compute import KINDS, encode, unknown_kind, unreadable
    from ui.compute import compute as answer

    if schema or kind not in KINDS:
        click.echo(encode(schema_of(kind) if kind in KINDS else unknown_kind(_language_asked(file))))
        sys.exit(0 if kind in KINDS else 2)
    try:
        source = click.open_file(str(file), "rb")
        text = b"" if lines else source.read(LARGEST_REQUEST + 1)
    except OSError:
        click.echo(encode(unreadable()))
        sys.exit(2)
    with source:
        if lines:
            sys.exit(_answer_lines(kind, source, processes))
    reply, code = answer(kind, text)
    click.echo(encode(reply))
    sys.exit(code)


def _language_asked(file: Path) -> Language:
    """The language of a request that is not read as a whole; where somebody would have to type it, English."""
    from restructure.requests import LARGEST_REQUEST, language_of

    try:
        with click.open_file(str(file), "rb") as source:
            return "en" if source.isatty() else language_of(source.read(LARGEST_REQUEST))
    except OSError:
        return "en"


def _answer_lines(kind: str, source: IO[bytes], processes: int) -> int:
    """Print each answer as soon as it is there; 2 where one names errors."""
    from ui.compute import answers

    worst = 0
    for line, code in answers(kind, source, processes):
        click.echo(line)
        worst = max(worst, code)
    return worst


@main.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where its files go.")
@store_option
@passphrase_option
@click.option(
    "--account", help="The account to take; DEMO-0001 (USD), DEMO-0041 (CNY) and DEMO-0042 (GBP) are in the demo data."
)
def tour(out: Path, store: Path | None, passphrase_file: Path | None, account: str | None) -> None:
    """Drive the window through the main job and write the agreement, pictures of the desk, and a summary."""
    _tour(out, store, passphrase_file, account)


def _tour(out: Path, store: Path | None, passphrase_file: Path | None, account: str | None) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if store is not None:
        _must_be_there(store)
    from restructure.store.instance import alone_at
    from ui.tour import CERTIFICATE, TourError, take_tour
    from ui.verifying import verified_file

    try:
        with _problems(), ExitStack() as stack:
            if store is not None:
                stack.enter_context(alone_at(store))
            secret = None if store is None else _secret(store, passphrase_file)
            files = take_tour(out, store, secret, account)
    except TourError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo("\n".join(str(path) for path in files))
    certificate = out / CERTIFICATE
    for path in files:
        if path.suffix == ".pdf":
            click.echo(f"{path.name}: {verified_file(path, certificate, None).sentences('en')[0]}")


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--certificate", type=click.Path(path_type=Path), help="The organisation's certificate (.pem, .cer).")
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON answer instead of sentences.")
@store_option
@passphrase_option
def verify(
    file: Path,
    certificate: Path | None,
    language: Language,
    as_json: bool,
    store: Path | None,
    passphrase_file: Path | None,
) -> None:
    """Say whether the sealed PDF FILE is intact, who sealed it and when; exit 1 where it is not.

    Exit 3 where it is, by its own word, a paper that never bears a seal: then nothing can be proved.

    Neither a store nor a network is needed where the certificate is given. With --store, its certificates are trusted
    too, and its register of files is asked.
    """
    from calculators.errors import Refusal
    from reports import wording
    from ui.verifying import verified_file

    with _problems(), ExitStack() as stack:
        # Anybody may verify, in any folder: only a store that was named is opened.
        opened = stack.enter_context(_opened(store, passphrase_file)) if store is not None else None
        try:
            result = verified_file(file, certificate, opened)
        except Refusal as reason:
            raise click.ClickException(wording.reason(reason, language)) from None
    click.echo(result.as_json() if as_json else "\n".join(result.sentences(language)))
    sys.exit(0 if result.good else UNSEALED if result.unsealed else 1)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@main.command()
@store_option
@passphrase_option
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="A folder; by default beside the store.")
def backup(store: Path | None, passphrase_file: Path | None, out: Path | None) -> None:
    """Write an encrypted backup, verify it, and print where it is. It opens with the passphrase of the store."""
    from restructure.store import backups

    with _opened(store, passphrase_file) as opened:
        click.echo(str(backups.write(opened, out)))


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@store_option
@passphrase_option
@as_option
@as_password_option
@click.option("--yes", is_flag=True, help="Go on although something will be missing.")
def restore(
    file: Path,
    store: Path | None,
    passphrase_file: Path | None,
    by: str | None,
    as_password_file: Path | None,
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

    path = store or STORE / OFFICE
    with _problems(), alone_at(path):
        secret = _secret(file, passphrase_file)
        try:
            opened = backups.restore(
                file,
                path,
                secret,
                local_now,
                lambda there: _acting(there, by, as_password_file),
                lambda gone: yes or _agrees_to_lose(gone),
            )
        except Refusal as reason:
            raise click.ClickException(wording.reason(reason, "en")) from None
        click.echo(f"Restored {accounts.count(opened)} accounts from {file.name}.")
        kept = backups.replaced(path)
        if kept is not None:
            click.echo(f"What was there is kept as {kept}")
        opened.close()


def _agrees_to_lose(gone: Lost) -> bool:
    """Say what will be missing, and ask whoever is at the keyboard; nobody is there to agree otherwise."""
    from reports.losses import losses_in_words

    if not gone.anything:
        return True
    click.echo("\n".join(("After the restore these will be missing:", *losses_in_words(gone, "en"))), err=True)
    return sys.stdin.isatty() and click.confirm("Restore all the same?", err=True)


@main.command()
@click.argument("login")
@click.argument("name")
@click.argument("role", type=click.Choice(["collector", "counsellor", "supervisor", "administrator"]))
@click.option("--password-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True)
@as_option
@as_password_option
@store_option
@passphrase_option
def user(
    login: str,
    name: str,
    role: Role,
    password_file: Path,
    by: str | None,
    as_password_file: Path | None,
    store: Path | None,
    passphrase_file: Path | None,
) -> None:
    """Add a user. From the first one on, the desktop asks who it is, and approvals need a second person."""
    from calculators.errors import Refusal
    from reports import wording
    from restructure.store import people

    added, password = people.User(login, name, role), _first_line(password_file)
    try:
        people.check(added, password)
    except Refusal as reason:
        raise click.ClickException(wording.reason(reason, "en")) from None
    with _opened(store, passphrase_file, begins=True) as opened:
        try:
            people.add(_acting(opened, by, as_password_file), added, password)
        except Refusal as reason:
            raise click.ClickException(wording.reason(reason, "en")) from None
    click.echo(f"{login} may sign in as {role}.")


def _first_line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig").split("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise click.ClickException(f"{file.name} cannot be read as UTF-8 text.") from None


@main.command()
@store_option
@passphrase_option
@click.option("--new-passphrase-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True)
@as_option
@as_password_option
def passphrase(
    store: Path | None,
    passphrase_file: Path | None,
    new_passphrase_file: Path,
    by: str | None,
    as_password_file: Path | None,
) -> None:
    """Change the passphrase. Backups written before still open with the old one."""
    from calculators.errors import Refusal
    from reports import wording
    from restructure.store import Passphrase, open_store
    from restructure.store.encrypting import change_secret
    from restructure.store.instance import alone_at
    from restructure.store.keychain import SystemKeychain, forget_key
    from restructure.store.keys import check_new

    path = store or STORE / OFFICE
    text = _first_line(new_passphrase_file)
    try:
        check_new(text)
    except Refusal as reason:
        raise click.ClickException(wording.reason(reason, "en")) from None
    _must_be_there(path)
    with _problems(), alone_at(path):
        opened = open_store(path, _secret(path, passphrase_file), local_now)
        try:
            change_secret(_acting(opened, by, as_password_file), Passphrase(text)).close()
        except Refusal as reason:
            raise click.ClickException(wording.reason(reason, "en")) from None
        finally:
            opened.close()
        forget_key(SystemKeychain(), path)
    click.echo("The passphrase is changed.")


@main.group()
def audit() -> None:
    """Look at the record of who did what when."""


@audit.command(name="verify")
@store_option
@passphrase_option
@click.option(
    "--head",
    "heads",
    multiple=True,
    metavar="NUMBER:SEAL",
    help="A head as it stands at the foot of an agreement, or elsewhere.",
)
def verify_record(store: Path | None, passphrase_file: Path | None, heads: tuple[str, ...]) -> None:
    """Verify every page of the store and every entry of the record; exit 1 where something was changed."""
    from restructure.store import audit as record
    from restructure.store.copies import check

    given = tuple(head for one in heads if (head := record.head_of(one)) is not None)
    if len(given) < len(heads):
        raise click.BadParameter("write NUMBER:SEAL, of the seal 16 digits or more", param_hint="--head")
    with _opened(store, passphrase_file) as opened:
        check(opened.connection)
        found = record.verify(opened, given)
        end = record.head(opened)
    for one in found:
        click.echo(f"entry {one.seq}: {one.fault.replace('_', ' ')}")
    click.echo(f"{end.seq} entries, head {end.seq}:{end.mac}, {len(found)} faults")
    sys.exit(1 if found else 0)


def _secret(path: Path, passphrase_file: Path | None) -> Secret:
    """The secret of a store, from the file, the keychain or the person at the keyboard."""
    from calculators.errors import Refusal
    from reports import wording
    from restructure.store.keychain import SystemKeychain
    from ui.keys import FILE_VARIABLE, NoKey, secret_for

    def ask(new: bool) -> str:
        typed: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True)
        return typed

    try:
        return secret_for(path, passphrase_file, SystemKeychain(), ask if sys.stdin.isatty() else None)
    except NoKey:
        raise click.ClickException(f"The store is encrypted: give --passphrase-file or set {FILE_VARIABLE}.") from None
    except (OSError, UnicodeDecodeError):
        raise click.ClickException("The passphrase file cannot be read.") from None
    except Refusal as reason:
        raise click.ClickException(wording.reason(reason, "en")) from None


@contextmanager
def _opened(store: Path | None, passphrase_file: Path | None, *, begins: bool = False) -> Iterator[Store]:
    """A store for one command, which has it for itself."""
    from restructure.store import backups, open_store
    from restructure.store.instance import alone_at
    from restructure.store.problems import named_problems

    path = store or STORE / OFFICE
    if not begins:
        _must_be_there(path)
    with _problems(), named_problems(), alone_at(path):
        opened = open_store(path, _secret(path, passphrase_file), local_now)
        try:
            backups.settle(opened)
            yield opened
        finally:
            opened.close()


def _acting(opened: Store, by: str | None, password_file: Path | None) -> Store:
    """The store with whoever acts; in a store without users nobody has to say."""
    from calculators.errors import Refusal
    from reports import wording
    from restructure.store import people

    if not people.users(opened):
        return opened
    if sys.stdin.isatty():
        by = by or click.prompt("Login", err=True)
    if by is None:
        raise click.ClickException("This store has users: say who acts with --as LOGIN and --as-password-file FILE.")
    if password_file is not None:
        password = _first_line(password_file)
    elif sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True, err=True)
    else:
        raise click.ClickException("Give the password of whoever acts with --as-password-file FILE.")
    try:
        return people.sign_in(opened, by, password)
    except Refusal as reason:
        raise click.ClickException(wording.reason(reason, "en")) from None


def _must_be_there(path: Path) -> None:
    """Raise where there is no store: only the window, an import and a first user begin one, no slip in a path."""
    from restructure.store import StoreProblem

    with _problems():
        if not path.exists():
            raise StoreProblem("no_store")


def local_now() -> datetime:
    """The time on this PC, with its zone."""
    return datetime.now().astimezone()


class _problems:  # noqa: N801  # reads as a clause: with _problems()
    """Say what is wrong with a store in one line instead of a traceback."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> None:
        from reports import wording
        from restructure.store import StoreProblem

        if isinstance(problem, StoreProblem):
            raise click.ClickException(wording.say(f"store.{problem.code}", "en")) from None


if __name__ == "__main__":
    main()
