"""Files of placements: which accounts a creditor places here, in which batch, until when, and who works them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from calculators.errors import Refusal
from restructure.importing.days import Order, read_day
from restructure.importing.fields import Row
from restructure.importing.headings import meanings, named
from restructure.importing.heads import find_head
from restructure.importing.hidden_rows import NOTHING_HIDDEN, Hidden, Way, check_hidden, hidden_below, without
from restructure.importing.ledgers import NUMBERS
from restructure.importing.reading import Problem, alone, unreadable
from restructure.importing.sheets import open_sheet
from restructure.store import Store, accounts, owners, placements
from restructure.store.placements import PlacementBatch, Placing

NAMES: Mapping[str, tuple[str, ...]] = {
    "account_number": NUMBERS,
    "creditor": ("client", "委托方", "委托人", "委案方", "资产方", "债权人"),
    "batch": ("batch number", "placement batch", "批次", "批次号", "委案批次", "案件批次"),
    "placed_on": ("placement date", "placed", "date placed", "委案日期", "委案日", "委托日期", "分案日期", "接案日期"),
    "recall_on": ("recall date", "recall", "due back", "退案日期", "退案日", "预计退案日期", "委案到期日"),
    "owner": ("collector", "agent", "assigned to", "desk", "催收员", "负责人", "处理人", "案件负责人"),
    "commission_rate": ("rate", "commission", "fee rate", "commission %", "佣金率", "佣金比例", "费率", "服务费率"),
    "reference": ("client reference", "client ref", "creditor reference", "案件编号", "案件号", "委托方编号"),
    "hand": ("placement number", "手别", "委案手别", "第几手"),
}
"""Usual names of the columns of such a file, by ours."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Outcome of a file: the batches by name with how many accounts each has, how many name an owner, and the rows that
    were not taken."""

    batches: tuple[tuple[PlacementBatch, int], ...]
    owned: int
    problems: tuple[Problem, ...]
    unread: tuple[str, ...] = ()
    hidden: Hidden = NOTHING_HIDDEN


def take_placements(
    store: Store,
    path: Path,
    *,
    creditor: str = "",
    batch: str = "",
    placed_on: date | None = None,
    dates: Order = "",
    hidden: Way = "",
    struck: Way = "",
    dry_run: bool = False,
) -> Placed:
    """Take in a file of placements. What it does not say of a row, ``creditor``, ``batch`` and ``placed_on`` say of
    all; the creditor else is that of the account. The good rows are kept, a batch for each creditor, name and day, all
    or none. With ``dry_run`` nothing is.

    Refuses a file that cannot be read, one without a column of account numbers, one with rows that are ``hidden`` or
    ``struck`` through of which nothing is said, and as ``placements.place``.
    """
    with closing(open_sheet(path, _score)) as sheet:
        head = find_head(sheet.rows, _score)
        veiled = hidden_below(head, sheet.marks)
        check_hidden(veiled, hidden, struck)
        head = without(head, sheet.marks, hidden, struck)
        columns = meanings(head.names, NAMES)
        meant = named(head.names, NAMES)
        if "account_number" not in meant:
            raise Refusal("file", "file_header", missing="account_number", layout="placements")
        problems: list[Problem] = []
        found: dict[PlacementBatch, list[Placing]] = {}
        seen: set[str] = set()
        said = PlacementBatch(creditor, batch, placed_on or store.now().date(), file=path.name, sha256=sheet.sha256)
        for line, cells in head.rows:
            if isinstance(cells, str):
                problems.append(Problem(line, "", unreadable(cells)))
                continue
            if not any(map(str.strip, cells)):
                continue
            try:
                whose, row = _read(store, columns, cells, said, dates)
                if row.account_number in seen:
                    raise Refusal("account_number", "number_twice")
                placements.check_row(store, whose, row)
                placements.check(store, whose)
            except Refusal as reason:
                problems.append(Problem(line, meant.get(reason.field, reason.field), alone(reason), tuple(cells)))
                continue
            seen.add(row.account_number)
            found.setdefault(whose, []).append(row)
        unread = tuple(name for name, ours in zip(head.names, columns, strict=True) if name and not ours)
    if not dry_run:
        placements.place_all(store, found)
    owned = sum(bool(row.owner) for rows in found.values() for row in rows)
    return Placed(tuple((one, len(rows)) for one, rows in found.items()), owned, tuple(problems), unread, veiled)


def _score(names: Sequence[str]) -> int:
    return len(set(meanings(names, NAMES)) - {""})


def _read(
    store: Store, columns: Sequence[str], cells: Sequence[str], said: PlacementBatch, dates: Order
) -> tuple[PlacementBatch, Placing]:
    """A row, and the batch that it belongs to."""
    if len(cells) != len(columns):
        raise Refusal("row", "row_length", given=len(cells), expected=len(columns))
    row = Row(dict(zip(columns, cells, strict=True)))
    number = row.account_number("account_number")
    account = accounts.load(store, number)
    days = {name: read_day(row.text(name), name, dates) for name in ("placed_on", "recall_on")}
    whose = PlacementBatch(
        creditor=row.text("creditor") or said.creditor or (account.creditor if account else ""),
        batch=row.text("batch") or said.batch,
        placed_on=days["placed_on"] or said.placed_on,
        file=said.file,
        sha256=said.sha256,
    )
    return whose, Placing(
        number,
        reference=row.text("reference"),
        recall_on=days["recall_on"],
        hand=row.count("hand"),
        rate=row.rate("commission_rate"),
        owner=owners.login_of(store, row.text("owner")),
    )
