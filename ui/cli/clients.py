"""Files of clients, for whoever counsels them: people, consents, notes, tasks, documents, versions of the budget."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from calculators.errors import Refusal
from ui.cli import language
from ui.cli.as_json import facts, print_json
from ui.cli.opening import at_work
from ui.cli.options import DAY, NUMBER
from ui.cli.writing import NewFile, Writing

if TYPE_CHECKING:
    # Loaded by the commands when they run.

    from calculators.rounding import Money
    from restructure.clients.client_file import AssetKind, Beside, Detail, DocumentKind, LetterOutcome, Purpose, Whose
    from restructure.services.client_budgets import Agreed
    from restructure.services.client_files import Compared, Listed, Shown
    from restructure.services.workplace import Workplace
    from restructure.store.client_budgets import Version

WHOSE: tuple[Whose, ...] = ("client", "partner")
BESIDE: tuple[Beside, ...] = ("partner", "child", "representative", "helper")
PURPOSES: tuple[Purpose, ...] = ("advice", "income", "letters", "budget", "health", "referral")
ASSET_KINDS: tuple[AssetKind, ...] = (
    "home", "land", "vehicle", "savings", "investment", "insurance", "business", "other",
)  # fmt: skip
OUTCOMES: tuple[LetterOutcome, ...] = ("accepted", "refused", "countered", "asked", "other")
DOCUMENT_KINDS: tuple[DocumentKind, ...] = ("document", "letter", "answer")
MONEY = ("balance", "value", "owed", "amount")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@click.group()
def client() -> None:
    """Files of clients, a counsellor's to look into: list, show, open, and what is noted in them."""


@client.command(name="list")
@json_option
@at_work
def list_files(work: Workplace, as_json: bool) -> None:
    """Name every file, those that are due for review or for a task first."""
    from restructure.services import client_files as service

    found = service.listed(work)
    if as_json:
        print_json({"files": [_listed(one) for one in found]})
        return
    for one in found:
        key = "client_listed.due" if one.review_due or one.tasks_due else "client_listed"
        day = "–" if one.review_on is None else str(one.review_on)
        click.echo(language.say(key, id=str(one.file.id), name=_names(one), accounts=len(one.file.accounts), day=day))


def _names(one: Listed | Shown) -> str:
    return " / ".join(person.name for person in one.file.clients)


def _listed(one: Listed) -> dict[str, Any]:
    return {
        "id": one.file.id,
        "clients": [person.name for person in one.file.clients],
        "accounts": [account.number for account in one.file.accounts],
        "tasks_due": one.tasks_due,
        "review_on": one.review_on,
        "review_due": one.review_due,
    }


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@json_option
@at_work
def show(work: Workplace, number: int, as_json: bool) -> None:
    """Show all that stands in FILE but the bytes of its documents."""
    from reports import wording
    from restructure.money.currency import plain_text
    from restructure.services import client_files as service

    found, spoken = service.shown(work, number), language.language()
    if as_json:
        print_json(_plain(found))
        return
    click.echo(f"#{number} {_names(found)}")
    for one in found.file.beside:
        click.echo(f"  {wording.name('person_role', one.role, spoken)} {one.person.name} #{one.person.id}")
    for account in found.file.accounts:
        owed = f"{account.currency} {plain_text(account.balance, account.currency)}"
        whose = wording.name("person_role", account.whose, spoken)
        click.echo(f"  {account.number} {account.creditor} {owed} ({whose})")
    for record in found.file.records:
        said = " ".join(f"{name}={value}" for name, value in _said(record.detail).items())
        click.echo(f"  #{record.id} {wording.name('client_record', record.kind, spoken)} {record.at:%Y-%m-%d} {said}")
    for document in found.file.documents:
        kind = wording.name("client_document", document.kind, spoken)
        click.echo(f"  #{document.id} {kind} {document.name} ({document.size})")
    for version in (*found.budgets, *found.debts):
        click.echo(f"  {_version(version)}")


def _said(detail: object) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(detail)
    return {name: value for name, value in plain.items() if value not in (None, "")}


def _plain(made: object) -> Any:
    """Plain values as JSON holds them: money as text in major units where its currency is known."""
    import msgspec

    from restructure.money.currency import plain_text

    def worded(value: Any) -> Any:
        if isinstance(value, dict):
            currency = value.get("currency")
            return {
                name: plain_text(one, currency) if name in MONEY and currency and isinstance(one, int) else worded(one)
                for name, one in value.items()
            }
        return [worded(one) for one in value] if isinstance(value, list | tuple) else value

    return worded(msgspec.to_builtins(made))


@client.command(name="open")
@click.argument("account")
@at_work
def open_file(work: Workplace, account: str) -> None:
    """Open the file of the debtor of ACCOUNT, or say which it is."""
    from restructure.store import client_files

    click.echo(f"#{client_files.open_file(work.store, account)}")


@client.command(name="take-in")
@click.argument("number", metavar="FILE", type=NUMBER)
@click.argument("account")
@click.option("--whose", type=click.Choice(WHOSE), default="client", help="Whose debt it is.")
@at_work
def take_in(work: Workplace, number: int, account: str, whose: Whose) -> None:
    """Put ACCOUNT into FILE: the client's under another number, or the partner's."""
    from restructure.store import client_files

    client_files.take_in(work.store, number, account, whose)
    click.echo(language.say("client_kept"))


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@click.option("--name", default="", help="Of somebody who is not here yet.")
@click.option("--person", type=NUMBER, help="Of somebody who is here, by their number.")
@click.option("--role", type=click.Choice(BESIDE), default="partner", help="Who they are to the client.")
@click.option("--leaves", is_flag=True, help="Take the person of that number out again.")
@at_work
def beside(work: Workplace, number: int, name: str, person: int | None, role: Beside, leaves: bool) -> None:
    """Add somebody beside the client of FILE; nobody is found by their name."""
    from restructure.store import client_files

    if leaves:
        client_files.remove_beside(work.store, number, person or 0)
        click.echo(language.say("client_kept"))
        return
    click.echo(f"#{client_files.add_beside(work.store, number, name, role, person)}")


def _append(work: Workplace, file: int, detail: Detail, replaces: int | None = None) -> None:
    from restructure.store import client_records

    click.echo(f"#{client_records.append(work.store, file, detail, replaces)}")


def _day(given: datetime | None, work: Workplace) -> date:
    return work.today if given is None else given.date()


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@click.argument("purpose", type=click.Choice(PURPOSES))
@click.option("--recipient", default="", help="To whom it goes; every creditor of the list if not given.")
@click.option("--person", type=NUMBER, help="Who agrees, by their number; the client if not given.")
@click.option("--on", type=DAY, help="Since when; today if not given.")
@click.option("--until", type=DAY, help="The last day.")
@click.option("--how", default="", help="How it was given.")
@at_work
def consent(
    work: Workplace,
    number: int,
    purpose: Purpose,
    recipient: str,
    person: int | None,
    on: datetime | None,
    until: datetime | None,
    how: str,
) -> None:
    """Note a consent in FILE; ``client end`` withdraws it."""
    from restructure.clients.client_file import Consent

    last = None if until is None else until.date()
    _append(work, number, Consent(purpose, _day(on, work), person, recipient, last, how))


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@click.option("--text", required=True, help="What was said.")
@at_work
def note(work: Workplace, number: int, text: str) -> None:
    """Keep a note in FILE."""
    from restructure.clients.client_file import Note

    _append(work, number, Note(text))


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@click.option("--text", required=True, help="What is to be done.")
@click.option("--due", type=DAY, required=True, help="By when.")
@click.option("--who", default="", help="Who does it.")
@at_work
def task(work: Workplace, number: int, text: str, due: datetime, who: str) -> None:
    """Set a task in FILE; ``client end`` says that it is done."""
    from restructure.clients.client_file import Task

    _append(work, number, Task(text, due.date(), who))


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@click.option("--on", type=DAY, required=True, help="The day.")
@click.option("--text", default="", help="What is to be looked at.")
@at_work
def review(work: Workplace, number: int, on: datetime, text: str) -> None:
    """Set the day on which FILE is looked at again, in place of the one that stands."""
    from restructure.services import client_files as service

    click.echo(f"#{service.set_review(work, number, on.date(), text)}")


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@click.argument("kind", type=click.Choice(ASSET_KINDS))
@click.option("--what", required=True, help="What it is.")
@click.option("--value", help="Its value.")
@click.option("--owed", help="What is owed on it.")
@click.option("--currency", default="GBP", help="The currency of both.")
@click.option("--whose", type=click.Choice((*WHOSE, "joint")), default="client", help="Whose it is.")
@at_work
def asset(
    work: Workplace,
    number: int,
    kind: AssetKind,
    what: str,
    value: str | None,
    owed: str | None,
    currency: str,
    whose: Any,
) -> None:
    """Note property of the household in FILE."""
    from restructure.clients.client_file import Asset
    from restructure.money.currency import parse_money

    worth = None if value is None else parse_money(value, currency, "value")
    debt = None if owed is None else parse_money(owed, currency, "owed")
    _append(work, number, Asset(kind, what, worth, debt, currency, whose, work.today))


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@click.argument("outcome", type=click.Choice(OUTCOMES))
@click.option("--creditor", required=True, help="Who answers.")
@click.option("--on", type=DAY, help="The day on which it came; today if not given.")
@click.option("--letter", type=NUMBER, help="The entry of the letter that it answers.")
@click.option("--sum", "amount", help="What they ask for instead.")
@click.option("--currency", default="GBP", help="The currency of that.")
@click.option("--text", default="", help="What else it says.")
@at_work
def answer(
    work: Workplace,
    number: int,
    outcome: LetterOutcome,
    creditor: str,
    on: datetime | None,
    letter: int | None,
    amount: str | None,
    currency: str,
    text: str,
) -> None:
    """Keep the answer of a creditor in FILE."""
    from restructure.clients.client_file import Answer
    from restructure.money.currency import parse_money

    asked = None if amount is None else parse_money(amount, currency, "amount")
    _append(work, number, Answer(creditor, _day(on, work), outcome, letter, asked, currency, text))


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--kind", type=click.Choice(DOCUMENT_KINDS), default="document", help="What it is.")
@at_work
def document(work: Workplace, number: int, path: Path, kind: DocumentKind) -> None:
    """Keep the bytes of PATH in FILE, under the name of the file."""
    from restructure.store import client_records

    click.echo(f"#{client_records.add_document(work.store, number, kind, path.name, path.read_bytes())}")


@client.command(cls=Writing)
@click.argument("number", type=NUMBER)
@click.option("--out", type=NewFile(), required=True, help="A new file.")
@at_work
def content(work: Workplace, number: int, out: Path) -> None:
    """Write document NUMBER as it was kept."""
    from restructure.files import publish
    from restructure.store import client_records

    held = client_records.content(work.store, number)
    try:
        publish(out, held)
    except OSError:
        raise click.ClickException(language.say("unwritten", path=str(out))) from None
    click.echo(language.say("written", path=str(out)))


@client.command()
@click.argument("number", metavar="RECORD", type=NUMBER)
@click.option("--reason", required=True, help="Why: it is done, it was withdrawn.")
@at_work
def end(work: Workplace, number: int, reason: str) -> None:
    """End entry RECORD of a file: a task, a consent, an asset, a review."""
    from restructure.store import client_records

    client_records.end(work.store, number, reason)
    click.echo(language.say("client_kept"))


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@click.option("--keep", type=NUMBER, help="Give this version a name, so that it stays.")
@click.option("--name", default="", help="That name.")
@click.option("--in-force", type=NUMBER, help="Put this version in force again.")
@json_option
@at_work
def versions(work: Workplace, number: int, keep: int | None, name: str, in_force: int | None, as_json: bool) -> None:
    """List the versions of budget and debts of FILE, the newest first."""
    from restructure.services import client_files as service
    from restructure.store import client_budgets

    if keep is not None:
        client_budgets.keep_as(work.store, keep, name)
    if in_force is not None:
        client_budgets.put_in_force(work.store, in_force)
    found = service.shown(work, number)
    if as_json:
        print_json(_plain({"budgets": found.budgets, "debts": found.debts}))
        return
    for one in (*found.budgets, *found.debts):
        click.echo(_version(one))


def _version(one: Version) -> str:
    from reports import wording

    kind = wording.name("kept", one.kind, language.language())
    key = "client_version.in_force" if one.in_force else "client_version"
    return language.say(key, id=str(one.id), kind=kind, at=f"{one.kept_at:%Y-%m-%d %H:%M}", name=one.name).rstrip()


@client.command()
@click.argument("number", metavar="VERSION...", type=NUMBER, nargs=-1, required=True)
@json_option
@at_work
def compare(work: Workplace, number: tuple[int, ...], as_json: bool) -> None:
    """Put versions of one budget, or of one list of debts, side by side, a month each."""
    from restructure.services import client_files as service

    found = service.compared(work, number)
    rows = list(_rows(found))
    if as_json:
        lines = [{"line": name, "amounts": sums} for name, sums in rows]
        print_json({"versions": _plain(found.versions), "rows": lines})
        return
    for name, sums in rows:
        click.echo(f"{name}: {'  '.join('–' if one is None else one for one in sums)}")


def _rows(found: Compared) -> Any:
    """The rows with their names, and each sum as text in major units; a budget ends with what is left."""
    from reports import wording
    from restructure.money.currency import plain_text

    spoken, currency = language.language(), found.versions[0].currency

    def worded(sums: Any) -> list[str | None]:
        return [None if one is None else plain_text(one, currency) for one in sums]

    for row in found.budget:
        yield row.title or wording.name("category", row.category, spoken), worded(row.amounts)
    for debt in found.debts:
        yield " ".join(filter(None, (debt.creditor, debt.name, debt.reference))), worded(debt.amounts)
    if found.months:
        left = [None if month is None else month.amount for month in found.months]
        yield language.say("client_surplus"), worded(left)


AGREED: tuple[Agreed, ...] = ("income", "partner_income", "figures", "letters", "partner_letters")
currency_option = click.option("--currency", default="", help="Of which budget; by default the first account's.")


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@click.argument("what", metavar="NAME")
@click.option("--amount", help="A sum such as 43.30 or 1160/4.")
@click.option("--often", default="", help="How often, in any usual words; a month if not given.")
@click.option("--whose", default="client", help="client, partner, both or child.")
@click.option("--note", default="", help="Why it is so much.")
@click.option("--remove", is_flag=True, help="Take the line off the budget.")
@currency_option
@at_work
def line(
    work: Workplace,
    number: int,
    what: str,
    amount: str | None,
    often: str,
    whose: str,
    note: str,
    remove: bool,
    currency: str,
) -> None:
    """Write a line of the budget of FILE, by its usual NAME, or take it off; a confirmed budget is to be confirmed
    again."""
    from dataclasses import replace

    from restructure.household.categories import UNPLACED
    from restructure.household.sheet import Line, Sheet
    from restructure.importing.sheet_rows import from_rows, merged
    from restructure.services import client_budgets as service

    account = service.account_of(work, number, currency)
    heads = ("name", "who", "amount", "frequency", "note")
    cells = (what, whose, amount or ("0" if remove else ""), often, note)
    lines, bad = from_rows((heads, cells), account.currency, _line_names())
    for one in bad:
        raise one.reason
    (made,) = lines
    if made.category == UNPLACED:
        raise Refusal("name", "unknown_line", given=what[:40])

    def same(one: Line) -> bool:
        return (one.category, one.title.strip(), one.who) == (made.category, made.title.strip(), made.who)

    def change(sheet: Sheet) -> Sheet:
        if not remove:
            return merged(sheet, lines)
        if not any(map(same, sheet.lines)):
            raise Refusal("name", "unknown_line", given=what[:40])
        return replace(sheet, lines=tuple(one for one in sheet.lines if not same(one)))

    month = service.worked_out(work, account, service.change_sheet(work, account, number, change)).month
    _say_left(None if month is None else month.amount, account.currency)


def _line_names() -> dict[str, str]:
    """What the lines of a budget are called in either language."""
    from reports import wording
    from reports.formats import LANGUAGES
    from restructure.household.categories import CATEGORIES

    return {wording.name("category", one, spoken).casefold(): one for one in CATEGORIES for spoken in LANGUAGES}


def _say_left(left: Money | None, currency: str) -> None:
    from restructure.money.currency import plain_text

    said = "–" if left is None else f"{currency} {plain_text(left, currency)}"
    facts(left=None if left is None else plain_text(left, currency))
    click.echo(f"{language.say('client_surplus')}: {said}")


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@currency_option
@at_work
def debts(work: Workplace, number: int, path: Path, currency: str) -> None:
    """Take the debts of PATH, a CSV file or a spreadsheet, into the list of FILE; each takes the place of the one that
    it is."""
    from reports import wording
    from restructure.household.distribution import MOST_DEBTS, DebtsCase, counted
    from restructure.importing.debt_rows import debt_columns, from_rows, merged
    from restructure.importing.spreadsheet import read_rows
    from restructure.services import client_budgets as service

    account, rows = service.account_of(work, number, currency), read_rows(path)
    columns = debt_columns(rows)
    if columns.unknown:
        unknown = ", ".join(rows[0][place] for place in columns.unknown)
        raise Refusal("file", "unknown_columns", given=unknown[:80])
    found, bad = from_rows(rows, account.currency, columns=columns)
    for one in bad:
        reason = wording.reason(one.reason, language.language(), account.currency)
        raise click.ClickException(f"{path.name}:{one.row}: {one.column}: {reason}")

    def change(before: DebtsCase) -> DebtsCase:
        case = merged(before, found)
        if len(case.debts) > MOST_DEBTS:
            raise Refusal("file", "count_too_large", largest=MOST_DEBTS)
        return case

    case = service.change_debts(work, account, number, change)
    facts(debts=len(counted(case)))
    click.echo(language.say("client_kept"))


@client.command()
@click.argument("number", metavar="FILE", type=NUMBER)
@click.argument("what", type=click.Choice(AGREED))
@currency_option
@at_work
def agree(work: Workplace, number: int, what: Agreed, currency: str) -> None:
    """Keep that the client of FILE, or the partner, agrees: to the use of income data, that the figures are right, that
    letters go out."""
    from restructure.services import client_budgets as service

    service.agree(work, service.account_of(work, number, currency), number, what)
    click.echo(language.say("client_kept"))
