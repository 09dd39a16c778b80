"""Files of payments and of budgets, by their account numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.household.household import Household, quick
from restructure.importing.fields import Row
from restructure.importing.headings import meanings, named
from restructure.importing.heads import find_head
from restructure.importing.lines import Line
from restructure.importing.reading import STEP, Cancelled, Problem, Progress, alone, never_cancelled, unreadable
from restructure.importing.sheets import open_sheet
from restructure.parties.account_fields import HEADINGS
from restructure.store import Store, accounts, payments
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
    payments that a confirmed balance of a later day holds already."""

    kind: Kind
    new: int
    known: int
    problems: tuple[Problem, ...]
    sheet: str = ""
    others: tuple[str, ...] = ()
    held: int = 0


def kind_of(header: Sequence[str]) -> Kind | None:
    """Return what a file with these columns holds; None where it is neither, or may be one of accounts."""
    if "principal" in meanings(header):
        return None
    return next((kind for kind in KINDS if COLUMNS[kind] <= set(named(header, NAMES[kind]))), None)


def take_ledger(
    store: Store, path: Path, kind: Kind, progress: Progress = never_cancelled, *, dry_run: bool = False
) -> Taken:
    """Take in payments (``account_number, paid_on, amount``, ``reference``) or monthly budgets (``account_number,
    income, spending``, ``priority``), under these names or the usual ones. The good rows are kept, all or none; with
    ``dry_run`` everything is tried and nothing stays.

    Refuses a file that cannot be read or lacks a column. Raises ``Cancelled`` when ``progress`` answers False.
    """
    sheet = open_sheet(path, partial(_score, kind), progress)
    head = find_head(sheet.rows, partial(_score, kind))
    lines, names = head.rows, head.names
    meant = named(names, NAMES[kind])
    missing = COLUMNS[kind] - set(meant)
    if missing:
        raise Refusal("file", "file_header", missing=", ".join(sorted(missing)), layout=kind)
    columns = meanings(names, NAMES[kind])
    rows = _watched(lines, sheet.lines, progress)
    problems: list[Problem] = []
    if kind == "payments":
        seen: set[Payment] = set()
        received = list(_good(rows, columns, meant, problems, partial(_payment, store, seen)))
        new = payments.new_among(store, received) if dry_run else payments.append(store, received)
        held = payments.in_balance(store, received)
        return Taken(kind, new, len(received) - new, tuple(problems), sheet.name, sheet.others, held)
    budgets = list(_good(rows, columns, meant, problems, partial(_budget, store)))
    if not dry_run:
        payments.save_budgets(store, budgets)
    return Taken(kind, len(budgets), 0, tuple(problems), sheet.name, sheet.others)


def _score(kind: Kind, names: Sequence[str]) -> int:
    """How many columns of such a file are among the names."""
    return len(set(meanings(names, NAMES[kind])) - {""})


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
    read: Callable[[Row], Kept],
) -> Iterator[Kept]:
    for line, cells in rows:
        if isinstance(cells, str):
            problems.append(Problem(line, "", unreadable(cells)))
            continue
        try:
            if len(cells) != len(columns):
                raise Refusal("row", "row_length", given=len(cells), expected=len(columns))
            yield read(Row(_cells(columns, cells)))
        except Refusal as reason:
            problems.append(Problem(line, meant.get(reason.field, reason.field), alone(reason), tuple(cells)))


def _cells(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells by our column; of two that are both a reference, neither is left out."""
    found: dict[str, str] = {}
    for ours, cell in zip(columns, cells, strict=True):
        found[ours] = f"{found[ours]} {cell}".strip() if ours in found else cell
    return found


def _payment(store: Store, seen: set[Payment], row: Row) -> Payment:
    number = row.account_number("account_number")
    day = row.date("paid_on")
    if day is None:
        raise Refusal("paid_on", "missing_field")
    if day > store.now().date():
        raise Refusal("paid_on", "date_in_future", largest=store.now().date())
    row.text("amount", required=True)
    amount = _money(store, row, number, "amount")
    if amount <= 0:
        raise Refusal("amount", "amount_not_positive")
    one = Payment(number, day, amount, row.text("reference"))
    payments.check(store, one)
    if one in seen:
        raise Refusal("reference", "payment_twice")
    seen.add(one)
    return one


def _budget(store: Store, row: Row) -> tuple[str, Household]:
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
