"""Files of payments and of budgets, by their account numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.household import quick
from restructure.importing.fields import Row
from restructure.importing.reading import Problem, unreadable
from restructure.importing.sheets import open_sheet
from restructure.store import Store, accounts, payments
from restructure.store.payments import Payment

Kind = Literal["payments", "budgets"]
COLUMNS: dict[Kind, frozenset[str]] = {
    "payments": frozenset({"account_number", "paid_on", "amount"}),
    "budgets": frozenset({"account_number", "income", "spending"}),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a file: what is new, what was known, and the rows not taken."""

    kind: Kind
    new: int
    known: int
    problems: tuple[Problem, ...]


def take_ledger(store: Store, path: Path, kind: Kind) -> Kept:
    """Take in payments (``account_number, paid_on, amount``, ``reference``) or monthly budgets (``account_number,
    income, spending``, ``priority``). Refuses a file that cannot be read or lacks a column.
    """
    rows = open_sheet(path, tuple(COLUMNS.values())).rows
    header = next(rows, (0, []))[1]
    names = [] if isinstance(header, str) else [name.strip() for name in header]
    missing = COLUMNS[kind] - set(names)
    if missing:
        raise Refusal("file", "file_header", missing=", ".join(sorted(missing)), layout=kind)
    problems: list[Problem] = []
    take = _payment if kind == "payments" else _budget
    taken = sum(_each(rows, names, problems, lambda row: take(store, row)))
    return Kept(kind, taken, 0, tuple(problems)) if kind == "budgets" else _counted(taken, problems)


def _counted(taken: int, problems: list[Problem]) -> Kept:
    known = [one for one in problems if one.reason.code == "payment_known"]
    return Kept("payments", taken, len(known), tuple(one for one in problems if one not in known))


def _each(
    rows: Iterator[tuple[int, list[str] | str]], names: list[str], problems: list[Problem], take: Callable[[Row], None]
) -> Iterator[int]:
    for line, cells in rows:
        if isinstance(cells, str):
            problems.append(Problem(line, "", unreadable(cells)))
            continue
        try:
            if len(cells) != len(names):
                raise Refusal("row", "row_length", given=len(cells), expected=len(names))
            take(Row(dict(zip(names, cells, strict=True))))
        except Refusal as reason:
            problems.append(Problem(line, reason.field, reason, tuple(cells)))
        else:
            yield 1


def _payment(store: Store, row: Row) -> None:
    number = row.text("account_number", required=True, longest=64)
    day = row.date("paid_on")
    if day is None:
        raise Refusal("paid_on", "missing_field")
    if not payments.keep(store, [Payment(number, day, _money(store, row, number, "amount"), row.text("reference"))]):
        raise Refusal("reference", "payment_known")


def _budget(store: Store, row: Row) -> None:
    number = row.text("account_number", required=True, longest=64)
    income, spending, priority = (_money(store, row, number, name) for name in ("income", "spending", "priority"))
    payments.keep_budget(store, number, quick(income, spending, priority))


def _money(store: Store, row: Row, number: str, column: str) -> Money:
    account = accounts.load(store, number)
    if account is None:
        raise Refusal("account_number", "unknown_account")
    return row.money(column, account.currency)
