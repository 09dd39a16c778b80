"""Files of accounts, payments and budgets into the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.as_json import facts, plain_problems
from ui.cli.hidden_rows import asked, hidden_options, tell_hidden
from ui.cli.opening import Access, acting, in_a_store, number_of
from ui.cli.options import DAY, LINES, NUMBER
from ui.cli.writing import NewFile, Writing

if TYPE_CHECKING:
    # Loaded by the command when it runs.
    from restructure.importing.hidden_rows import Way
    from restructure.importing.ledgers import Kind
    from restructure.importing.ledgers import Taken as LedgerTaken
    from restructure.importing.reading import Problem
    from restructure.store import Store


@click.command(name="import", cls=Writing)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--list",
    "listed",
    type=LINES,
    default=20,
    show_default=True,
    help="How many of the rows not taken, or of the imports, to list.",
)
@click.option(
    "--update",
    is_flag=True,
    help="Change accounts that are there already, in what the file says of them; otherwise they are left.",
)
@click.option("--dry-run", is_flag=True, help="Try everything and keep nothing.")
@click.option(
    "--differences",
    is_flag=True,
    help="Say what an update would change in the accounts that are there, what deserves a look, and keep nothing.",
)
@click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS", help="What a column means: number=账号.")
@click.option(
    "--set",
    "constants",
    multiple=True,
    metavar="OURS=VALUE",
    help="What holds for all rows and has no column: currency=CNY, creditor=…, as_of=…; rates=percent, dates=dmy.",
)
@click.option("--sheet", default="", help="Which sheet of a workbook to read.")
@hidden_options
@click.option("--head", type=LINES, help="The line that says what the columns hold, where it isn't found.")
@click.option(
    "--kind", type=click.Choice(["accounts", "payments", "budgets"]), default="accounts", help="What the file holds."
)
@click.option("--bad-rows", type=NewFile(), help="Write the rows not taken to a new CSV.")
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="LINE=WHAT",
    help="Of payments, what was asked about a line: 7=another, 7=instead, 7=aside, an account, a day or a reference.",
)
@click.option(
    "--set-aside", is_flag=True, help="Of payments, set money in that names no account aside: restructure suspense."
)
@click.option(
    "--through",
    type=DAY,
    help="Of payments, the day up to and including which all money is in the file; else that of its newest line.",
)
@click.option("--batches", "lists", is_flag=True, help="List the imports, each with the number that --undo takes.")
@click.option(
    "--undo", type=NUMBER, metavar="BATCH", help="Undo an import, if nothing has happened since to what it took in."
)
@click.option("--partly", is_flag=True, help="Undo also where something stays, and name what does.")
@in_a_store
def import_accounts(
    file: Path | None,
    listed: int,
    update: bool,
    dry_run: bool,
    differences: bool,
    columns: tuple[str, ...],
    constants: tuple[str, ...],
    sheet: str,
    hidden: Way,
    struck: Way,
    head: int | None,
    kind: str,
    bad_rows: Path | None,
    answers: tuple[str, ...],
    set_aside: bool,
    through: datetime | None,
    lists: bool,
    undo: int | None,
    partly: bool,
    access: Access,
) -> None:
    """Load a CSV, TSV, XLSX, XLS or ODS file into the store. Bad rows are named; good rows are kept.

    Whatever comes of a file is one batch, which --undo takes back: with --dry-run it says what would be.
    """
    from calculators.errors import Refusal
    from reports import wording
    from reports.imports import differences_in_words
    from restructure.importing import intake
    from restructure.importing.headings import columns_in
    from restructure.importing.reading import in_line, said_of
    from restructure.store import search

    if (file is not None) + lists + (undo is not None) != 1 or (partly and undo is None):
        raise click.UsageError("Name a FILE to import, or --batches, or --undo with the number of one.")
    if file is None:
        with acting(access) as opened:
            if undo is None:
                _list_batches(opened, listed)
            else:
                _undo(opened, undo, listed, partly=partly, dry_run=dry_run)
        return
    if not file.is_file():
        raise click.ClickException(wording.say("reason.file_unreadable", language.language()))
    if kind != "accounts":
        dates = next((one.removeprefix("dates=") for one in constants if one in ("dates=dmy", "dates=mdy")), "")
        others = [one for one in constants if one != f"dates={dates}"]
        if update or differences or columns or others or sheet or head is not None:
            raise click.UsageError(
                "--update, --differences, --column, --sheet and --head are for files of accounts, and so is --set but "
                "for dates=dmy and dates=mdy."
            )
        answered = _answers(answers)
        with acting(access) as opened:
            _take_month_end(opened, dry_run=dry_run)
            _import_ledger(
                opened, file, kind, listed, bad_rows, answered, dates,
                dry_run=dry_run, set_aside=set_aside, through=through.date() if through else None,
                hidden=hidden, struck=struck,
            )  # fmt: skip
        return
    if any("=" not in one for one in (*columns, *constants)):
        raise click.UsageError("Write --column as OURS=THEIRS and --set as OURS=VALUE: --set currency=CNY.")
    if answers or set_aside or through:
        raise click.UsageError("--answer, --set-aside and --through are for files of payments.")
    meaning = dict(one.partition("=")[::2] for one in columns) or None
    try:
        said = said_of(dict(one.partition("=")[::2] for one in constants), sheet, head)
        said = replace(said, hidden=hidden, struck=struck)
    except Refusal as reason:
        raise click.ClickException(language.reason(reason)) from None
    with acting(access, begins=True) as opened:
        _take_month_end(opened, dry_run=dry_run or differences)
        try:
            if differences or (update and dry_run):
                found = intake.compare_file(opened, file, meaning, said)
                for said_of_it in differences_in_words(*found, language.language()):
                    click.echo(said_of_it)
            if differences:
                return
            taken = intake.take_in(
                opened, file, duplicates="update" if update else "keep", dry_run=dry_run, columns=meaning, said=said
            )
        except Refusal as reason:
            raise click.ClickException(asked(reason)) from None
        # Kept is kept: where this is ended, the next import or the window goes on with it.
        while search.go_on(opened) is not None:
            pass
    _tell_sheets(taken.sheet, taken.others, taken.encoding)
    tell_hidden(taken.hidden, hidden, struck)
    if taken.columns:
        click.echo(language.say("columns", what=_paired(taken.columns)))
    sums = {ours: theirs for ours, theirs in taken.columns.items() if len(columns_in(theirs, taken.header)) > 1}
    if sums:
        click.echo(language.say("added", what=_paired(sums)))
    if taken.unlike is not None:
        odd = taken.unlike
        click.echo(language.say("unlike", column=odd.column, line=str(odd.line), why=language.reason(odd.reason)))
    if taken.likely:
        click.echo(language.say("columns_likely", what=_paired(taken.likely)))
    if taken.perhaps:
        meant = (f"{ours}={theirs}" for ours, several in taken.perhaps.items() for theirs in several)
        click.echo(language.say("columns_perhaps", what=in_line(tuple(meant))))
    if taken.said.constants:
        click.echo(language.say("constants", what=_paired(taken.said.constants)))
    if taken.line > 1:
        click.echo(language.say("head", line=taken.line))
    if taken.unread:
        click.echo(language.say("columns_unread", what=in_line(taken.unread)))
    counted = {"rows": taken.rows, "new": taken.new, "changed": taken.changed, "known": taken.known}
    problems = plain_problems(taken.problems)
    facts(dry_run=dry_run, batch=taken.batch, columns=dict(taken.columns), problems=problems, **counted)
    outcome = language.say("import", layout=taken.layout, bad=len(taken.problems), **counted)
    click.echo(language.say("nothing_kept", said=outcome) if dry_run else outcome)
    if taken.waiting:
        click.echo(language.say("balances_wait", count=taken.waiting))
    if taken.changed:
        click.echo(language.say("as_it_was"))
    _tell_batch(taken.batch)
    _tell_problems(taken.problems, listed, bad_rows, header=taken.header)


def _paired(held: Mapping[str, str]) -> str:
    return ", ".join(f"{ours}={theirs}" for ours, theirs in held.items())


def _tell_batch(batch: int | None) -> None:
    if batch is not None:
        click.echo(language.say("batch", id=str(batch)))


def _list_batches(store: Store, most: int) -> None:
    from reports.imports import batch_in_words
    from restructure.store import batches

    found = batches.batches(store, most + 1)
    facts(batches=[asdict(one) for one in found[:most]])
    for one in found[:most]:
        click.echo(batch_in_words(one, language.language()))
    if len(found) > most:
        click.echo(f"… --list {2 * most}")


def _undo(store: Store, batch: int, listed: int, *, partly: bool, dry_run: bool) -> None:
    """Undo a batch, or say what would come of it."""
    from calculators.errors import Refusal
    from reports import wording
    from reports.imports import batch_in_words, changes_in_words, left_in_words, taken_in_words
    from restructure.store import undoing

    spoken = language.language()
    try:
        outcome = undoing.prospect(store, batch) if dry_run else undoing.undo(store, batch, partly=partly)
    except Refusal as reason:
        raise click.ClickException(language.reason(reason)) from None
    facts(dry_run=dry_run, batch=outcome.batch.id, taken_back=asdict(outcome.taken), left=len(outcome.left))
    click.echo(batch_in_words(outcome.batch, spoken))
    for line in (taken_in_words(outcome, spoken), *left_in_words(outcome.left, spoken)):
        click.echo(line)
    if dry_run and outcome.left and not partly and any(asdict(outcome.taken).values()):
        click.echo(wording.say("undoing.only_partly", spoken))
    changed = undoing.would_change(store, batch, listed + 1) if dry_run else ()
    for line in changes_in_words(changed[:listed], spoken) if dry_run else ():
        click.echo(f"  {line}")
    if len(changed) > listed:
        click.echo(f"… --list {2 * listed}")


def _answers(told: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """What is said about lines of a file of payments, by their numbers."""
    found: dict[int, tuple[str, ...]] = {}
    for one in told:
        line, _, answer = one.partition("=")
        number = number_of(line)
        if number is None or not answer.strip():
            raise click.UsageError("Write --answer as the number of a line and what it is: 7=another.")
        found[number] = (*found.get(number, ()), answer.strip())
    return found


def _tell_sheets(sheet: str, others: Sequence[str], encoding: str) -> None:
    """Say which sheet of a workbook was read, and which were not; of a text in which letters, where that is a doubt."""
    from reports import wording

    if encoding:
        click.echo(wording.read_in(encoding, language.language()))
    if sheet:
        click.echo(language.say("sheet.others" if others else "sheet", name=sheet, others=", ".join(others)))


def _tell_moved(kept: LedgerTaken) -> None:
    """Say what a bank's or a wallet's file held beside new payments."""
    for count, moved in (
        (kept.reversed, "reversed"),
        (kept.gone, "gone"),
        (kept.aside, "aside"),
        (kept.out, "out"),
        (kept.passed, "passed"),
    ):
        if count:
            click.echo(language.say(f"moved.{moved}", count=count))


def _tell_problems(
    problems: Sequence[Problem],
    listed: int,
    bad_rows: Path | None,
    *,
    with_rows: bool = False,
    header: Sequence[str] = (),
) -> None:
    """List the first rows that were not taken, with what they say where ``with_rows``, of more than that count them by
    reason, with the first of each; and write all to a file where one is named."""
    from reports import wording
    from restructure.files import publish, publish_new
    from restructure.importing import intake

    # Those that are listed say it themselves.
    kinds = Counter((one.column, one.reason.code) for one in problems) if len(problems) > listed else Counter()
    for (column, code), count in kinds.most_common():
        first = next(one.reason for one in problems if (one.column, one.reason.code) == (column, code))
        named = wording.column(column, language.language())
        click.echo(language.say("problems_of_kind", count=count, column=named, why=language.reason(first)))
    for one in problems[:listed]:
        column = wording.column(one.column, language.language())
        click.echo(language.say("problem", line=str(one.line), column=column, why=language.reason(one.reason)))
        if with_rows and one.cells:
            click.echo("    " + "  ".join(filter(None, map(str.strip, one.cells))))
    if len(problems) > listed:
        click.echo(language.say("problems_more", listed=listed, count=len(problems)))
    if bad_rows is not None:
        try:
            # What --force let be written over is there; anything else that is there by now came meanwhile.
            write = publish if bad_rows.exists() else publish_new
            write(bad_rows, intake.bad_rows(problems, language.reason, header))
        except OSError:
            raise click.ClickException(language.say("bad_rows_unwritten", path=str(bad_rows))) from None


def _take_month_end(store: Store, *, dry_run: bool) -> None:
    """Take the month end that is due, before a file changes what stood there."""
    from restructure.store import month_ends

    if not dry_run:
        month_ends.take_due(store)


def _import_ledger(
    store: Store,
    file: Path,
    kind: str,
    listed: int,
    bad_rows: Path | None,
    answers: Mapping[int, Sequence[str]],
    dates: str,
    *,
    dry_run: bool,
    set_aside: bool,
    through: date | None,
    hidden: Way,
    struck: Way,
) -> None:
    from calculators.errors import Refusal
    from restructure.importing.ledgers import take_ledger
    from restructure.importing.reading import order_of

    which: Kind = "payments" if kind == "payments" else "budgets"
    try:
        kept = take_ledger(
            store,
            file,
            which,
            dry_run=dry_run,
            answers=answers,
            dates=order_of(dates),
            set_aside=set_aside,
            through=through,
            hidden=hidden,
            struck=struck,
        )
    except Refusal as reason:
        raise click.ClickException(asked(reason)) from None
    _tell_sheets(kept.sheet, kept.others, kept.encoding)
    tell_hidden(kept.hidden, hidden, struck)
    facts(dry_run=dry_run, batch=kept.batch, new=kept.new, known=kept.known, problems=plain_problems(kept.problems))
    outcome = language.say(kind, new=kept.new, known=kept.known, bad=len(kept.problems))
    click.echo(language.say("only_tried", said=outcome) if dry_run else outcome)
    _tell_moved(kept)
    if kind == "payments" and not kept.names_currency and kept.new:
        click.echo(language.say("no_currency"))
    if kept.held:
        click.echo(language.say("held", count=kept.held))
    _tell_batch(kept.batch)
    _tell_problems(kept.problems, listed, bad_rows, with_rows=kind == "payments")
