"""Files of payments and of budgets, by their account numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Literal, TypeVar

from msgspec.structs import replace

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.household.household import Household, quick
from restructure.importing.days import Order, read_day
from restructure.importing.fields import Row
from restructure.importing.headings import NAMES as LIKELY_TOO
from restructure.importing.headings import meanings, named
from restructure.importing.heads import find_head
from restructure.importing.hidden_rows import NOTHING_HIDDEN, Hidden, Way, check_hidden, hidden_below, without
from restructure.importing.lines import Line, Sheet
from restructure.importing.payment_rows import NO_ANSWERS, Answers, Back, Sorter
from restructure.importing.reading import (
    PREVIEWED,
    STEP,
    Cancelled,
    Preview,
    Problem,
    Progress,
    alone,
    never_cancelled,
    unreadable,
)
from restructure.importing.sheets import open_sheet
from restructure.importing.transfers import (
    Transfer,
    are_transfers,
    names_currency,
    one_unit,
    read_transfers,
    shown,
    sign_of,
    units_of,
)
from restructure.importing.transfers import score as transfer_score
from restructure.parties.account_fields import HEADINGS
from restructure.store import Store, accounts, money_known, payments, reversals, suspense
from restructure.store.batches import OpenBatch, Source, importing, kept_as
from restructure.store.payments import Payment
from restructure.unreadable import Unreadable

Kind = Literal["payments", "budgets"]
KINDS: tuple[Kind, ...] = ("payments", "budgets")
COLUMNS: Mapping[Kind, frozenset[str]] = {
    "payments": frozenset({"account_number", "paid_on", "amount"}),
    "budgets": frozenset({"account_number", "income", "spending"}),
}
NUMBERS = ("number", *HEADINGS["number"])
NAMES: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    "payments": {
        "account_number": NUMBERS,
        "paid_on": ("date paid", "payment date", "value date", "付款日期", "还款日期", "入账日期", "交易日期"),
        "amount": ("amount paid", "payment", "金额", "还款金额", "付款金额", "入账金额"),
        "reference": ("bank reference", "transaction id", "流水号", "交易流水号", "凭证号"),
    },
    "budgets": {
        "account_number": NUMBERS,
        "income": ("monthly income", "月收入"),
        "spending": ("monthly spending", "月支出"),
        "priority": ("priority debts", "优先债务"),
    },
}
"""What other systems call the columns; of a currency nothing is said, it is that of the account."""
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Taken:
    """Intake of a file: what is new, what was known, the rows not taken, and the sheets of a workbook. ``held`` are the
    payments that a confirmed balance of a later day holds already, ``gone`` those that were taken back before;
    ``reversed`` are payments that the file takes back or corrects, ``out`` lines of other money out, ``passed`` lines
    that hold no money; ``batch`` is what the import is undone by, None where nothing came of it, and
    ``aside`` money that was set aside; ``names_currency`` is whether the file says in which currency it is,
    ``encoding`` that of a text that could be in another too, and ``hidden`` what of the sheet is not shown."""

    kind: Kind
    new: int
    known: int
    problems: tuple[Problem, ...]
    sheet: str = ""
    others: tuple[str, ...] = ()
    held: int = 0
    gone: int = 0
    reversed: int = 0
    out: int = 0
    passed: int = 0
    batch: int | None = None
    aside: int = 0
    names_currency: bool = True
    encoding: str = ""
    hidden: Hidden = NOTHING_HIDDEN


def kind_of(header: Sequence[str]) -> Kind | None:
    """Return what a file with these columns holds; None where it is neither, or may be one of accounts."""
    debts = "principal" in meanings(header, LIKELY_TOO)
    if are_transfers(header) and not (debts and COLUMNS["payments"] <= set(named(header, NAMES["payments"]))):
        return "payments"
    if debts:
        return None
    return next((kind for kind in KINDS if COLUMNS[kind] <= set(named(header, NAMES[kind]))), None)


def preview_transfers(path: Path, progress: Progress = never_cancelled) -> Preview | None:
    """The first rows of a bank's or a wallet's file, None where it is none. Refuses a file that cannot be read."""
    with closing(open_sheet(path, transfer_score, progress)) as sheet:
        head = find_head(sheet.rows, transfer_score)
        found = are_transfers(head.names)
        first = [cells for _, cells in islice(head.rows, PREVIEWED) if not isinstance(cells, str)]
    if not found:
        return None
    return Preview(
        "",
        *shown(head.names, first),
        sheet.name,
        sheet.others,
        names_currency=names_currency(head),
        encoding=sheet.encoding,
        hidden=hidden_below(head, sheet.marks),
    )


def take_ledger(
    store: Store,
    path: Path,
    kind: Kind,
    progress: Progress = never_cancelled,
    *,
    dry_run: bool = False,
    answers: Answers = NO_ANSWERS,
    dates: Order = "",
    set_aside: bool = False,
    through: date | None = None,
    hidden: Way = "",
    struck: Way = "",
) -> Taken:
    """Take in payments (``account_number, paid_on, amount``, ``reference``) or monthly budgets (``account_number,
    income, spending``, ``priority``), under these names or the usual ones; payments also as banks and wallets list all
    that moved, each for the account that its texts name. The good rows are kept, all or none; with ``dry_run``
    everything is tried and nothing stays. ``answers`` are those to what was asked before about lines of the file, and
    ``dates`` says which comes first in 05/01/2026. With ``set_aside`` money in that names no account is set aside.
    Money is known ``through`` a day by it; where none is given, through that of the newest line of a file of which
    every line was taken. Rows of a workbook that are ``hidden`` or ``struck`` through become what is said of them.

    Refuses a file that cannot be read or lacks a column, and one with such rows of which nothing is said. Raises
    ``Cancelled`` when ``progress`` answers False.
    """
    with closing(open_sheet(path, partial(_score, kind), progress)) as sheet:
        return _take_sheet(
            store, path.name, sheet, kind, progress, dry_run, answers, dates, set_aside, through, hidden, struck
        )


def _take_sheet(
    store: Store,
    name: str,
    sheet: Sheet,
    kind: Kind,
    progress: Progress,
    dry_run: bool,
    answers: Answers,
    dates: Order,
    set_aside: bool,
    through: date | None,
    hidden: Way,
    struck: Way,
) -> Taken:
    source = Source(kind, name, sheet.sha256)
    head = find_head(sheet.rows, partial(_score, kind))
    veiled = hidden_below(head, sheet.marks)
    check_hidden(veiled, hidden, struck)
    head = without(head, sheet.marks, hidden, struck)
    lines, names = head.rows, head.names
    meant = named(names, NAMES[kind])
    missing = COLUMNS[kind] - set(meant)
    moved = kind == "payments" and are_transfers(names)
    if missing and not moved:
        raise Refusal("file", "file_header", missing=", ".join(sorted(missing)), layout=kind)
    columns = meanings(names, NAMES[kind])
    rows = _watched(lines, sheet.lines, progress)
    problems: list[Problem] = []
    if kind == "payments":
        passed = 0
        if moved:
            read = read_transfers(head, rows, dates)
            found: list[Transfer] = list(read.found)
            problems += read.problems
            meant, passed = dict(read.columns), read.passed
        else:
            unit = units_of(head, [place for place, ours in enumerate(columns) if ours == "amount"])
            found = list(_good(rows, columns, meant, problems, partial(_listed, dates, unit)))
            meant = {"remark": meant.get("reference", meant["amount"]), **meant}
        done = Sorter(store, name, meant, answers, set_aside=set_aside).sort(found)
        problems += done.problems
        with importing(store, source, dry_run=dry_run) as batch:
            new = _append(batch, done.new)
            back = _reverse(batch, done.back, problems)
            aside = suspense.set_aside(batch, done.aside)
            _close(batch, done.placed)
            newest = None if problems else max((one.paid_on for one in found), default=None)
            kept = kept_as(batch)
            money_known.tell_of_file(batch, through, newest, len(found))
        problems.sort(key=lambda one: one.line)
        held = payments.in_balance(store, done.new)
        return Taken(
            kind, new, done.known, tuple(problems), sheet.name, sheet.others,
            held, done.gone, back, done.out, passed, kept, aside, all(one.currency for one in found),
            sheet.encoding, veiled,
        )  # fmt: skip
    budgets = list(_good(rows, columns, meant, problems, partial(_budget, store)))
    with importing(store, source, dry_run=dry_run) as batch:
        payments.save_budgets(batch, budgets)
        kept = kept_as(batch)
    return Taken(
        kind, len(budgets), 0, tuple(problems), sheet.name, sheet.others,
        batch=kept, encoding=sheet.encoding, hidden=veiled,
    )  # fmt: skip


def _close(batch: OpenBatch, placed: Iterable[tuple[int, Payment]]) -> None:
    """Note which payments money in suspense has become; one that was refused has become none."""
    for item, payment in placed:
        if payments.new_among(batch.store, [payment]) == 0:
            suspense.close_within(batch.store, item, payment)


def _append(batch: OpenBatch, new: Iterable[Payment]) -> int:
    """Append payments to a batch; returns how many."""
    rows = [(one.account_number, payments.append_within(batch.store, batch.connection, one)) for one in new]
    appended = [(number, row, "") for number, row in rows if row is not None]
    batch.append("payment", appended)
    batch.counts["new"] = len(appended)
    return len(appended)


def _reverse(batch: OpenBatch, back: Iterable[Back], problems: list[Problem]) -> int:
    """Take payments back as a file says; returns how many. One that may not be is named by its line."""
    done = 0
    for one in back:
        try:
            gone, came = reversals.reverse_within(batch.store, batch.connection, one.payment, one.reason, one.instead)
        except Refusal as reason:
            problems.append(Problem(one.line, reason.field, alone(reason), one.cells))
            continue
        number = one.payment.account_number
        batch.append("reversal", [(number, gone, "")])
        batch.append("payment", [] if came is None else [(number, came, "")])
        done += 1
    batch.counts["reversed"] = done
    return done


def _score(kind: Kind, names: Sequence[str]) -> int:
    """How many columns of such a file are among the names."""
    own = len(set(meanings(names, NAMES[kind])) - {""})
    return max(own, transfer_score(names)) if kind == "payments" else own


def _watched(rows: Iterable[Line], lines: int, progress: Progress) -> Iterator[Line]:
    for count, one in enumerate(rows, 1):
        if count % STEP == 0 and not progress(min(one[0], lines), lines):
            raise Cancelled
        yield one
    if not progress(lines, lines):
        raise Cancelled


def _good(
    rows: Iterable[Line],
    columns: Sequence[str],
    meant: Mapping[str, str],
    problems: list[Problem],
    read: Callable[[Row, Line], Kept],
) -> Iterator[Kept]:
    for line, cells in rows:
        if isinstance(cells, str):
            problems.append(Problem(line, "", unreadable(cells)))
            continue
        try:
            if len(cells) != len(columns):
                raise Refusal("row", "row_length", given=len(cells), expected=len(columns))
            yield read(Row(_cells(columns, cells)), (line, cells))
        except Refusal as reason:
            problems.append(Problem(line, meant.get(reason.field, reason.field), alone(reason), tuple(cells)))


def _cells(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells by our column; of two that are both a reference, neither is left out."""
    found: dict[str, str] = {}
    for ours, cell in zip(columns, cells, strict=True):
        found[ours] = f"{found[ours]} {cell}".strip() if ours in found else cell
    return found


def _listed(dates: Order, units: frozenset[str], row: Row, at: Line) -> Transfer:
    """A row of a list of payments, for the account that it names; one below nought is money that went back."""
    number = row.account_number("account_number")
    day = read_day(row.text("paid_on"), "paid_on", dates)
    if day is None:
        raise Refusal("paid_on", "missing_field")
    amount, reference = row.text("amount", required=True), row.text("reference")
    sign, texts = sign_of(amount), tuple(filter(None, (reference,)))
    return Transfer(
        at[0],
        tuple(at[1]),
        day,
        amount,
        sign,
        reference=reference,
        unit=one_unit(units),
        account=number,
        numbers=texts,
        payer=number,
        returned=sign < 0,
    )


def _budget(store: Store, row: Row, at: Line) -> tuple[str, Household]:
    number = row.account_number("account_number")
    for column in ("income", "spending"):
        row.text(column, required=True)
    income, spending, priority = (_money(store, row, number, name) for name in ("income", "spending", "priority"))
    told, held = quick(income, spending, priority), payments.budget(store, number)
    if isinstance(held, Unreadable):
        raise Refusal("account_number", "kept_unreadable")
    if held is None:
        return number, told
    # A column that the file lacks and a blank cell leave what was there.
    debts = told.priority_debts if row.text("priority") else held.priority_debts
    return number, replace(held, incomes=told.incomes, spending=told.spending, priority_debts=debts)


def _money(store: Store, row: Row, number: str, column: str) -> Money:
    account = accounts.load(store, number)
    if account is None:
        raise Refusal("account_number", "unknown_account")
    return row.money(column, account.currency)
