"""Several debts as rows of text, and rows of text as debts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.household.categories import of_section
from restructure.household.distribution import DEBT_RATES, MOST_DEBTS, ONE_FIGURE, OWNERS, DebtsCase, OneDebt
from restructure.importing.sheet_rows import BadRow, bounded, check_cells, is_yes, one_of
from restructure.importing.spreadsheet import Cells
from restructure.money.currency import plain_text
from restructure.money.expression import parse_sum
from restructure.requests.reader import parse_rate

HEADS = (
    "name",
    "creditor",
    "balance",
    "rate",
    "rate_kind",
    "charge",
    "minimum",
    "arrears",
    "priority",
    "owner",
    "reference",
    "note",
    "on_sheet",
    "apart",
)
SHORT = ("name", "creditor", "balance", "rate", "minimum", "arrears", "note")
"""What the columns of a list without heads are."""
LONGEST = 80


def to_rows(case: DebtsCase, currency: str) -> tuple[Cells, ...]:
    """Every debt under ``HEADS``; rates as percentages."""
    return (HEADS, *(_row(debt, currency) for debt in case.debts))


def _row(debt: OneDebt, currency: str) -> Cells:
    def money(amount: Money | None) -> str:
        return "" if amount is None else plain_text(amount, currency)

    return (
        debt.name,
        debt.creditor,
        money(debt.balance),
        "" if debt.rate is None else f"{(debt.rate * 100).normalize():f}%",
        debt.rate_kind,
        money(debt.charge),
        money(debt.minimum),
        money(debt.arrears),
        "yes" if debt.priority else "",
        debt.owner,
        debt.reference,
        debt.note,
        debt.on_sheet,
        "yes" if debt.apart else "",
    )


def from_rows(rows: tuple[Cells, ...], currency: str) -> tuple[tuple[OneDebt, ...], tuple[BadRow, ...]]:
    """Debts from rows: with our own heads, or without any in the order of ``SHORT``.

    A row that cannot be read is named with its column, never half-taken. Refuses more debts than a list holds.
    """
    if len(rows) > MOST_DEBTS:
        raise Refusal("file", "count_too_large", largest=MOST_DEBTS)
    headed = "balance" in [cell.lower() for cell in rows[0]] if rows else False
    heads = tuple(cell.lower() for cell in rows[0]) if headed else SHORT
    debts: list[OneDebt] = []
    bad: list[BadRow] = []
    for place, cells in enumerate(rows[1:] if headed else rows, 2 if headed else 1):
        try:
            debts.append(_debt(dict(zip(heads, cells, strict=False)), currency))
        except Refusal as reason:
            bad.append(BadRow(place, reason.field, reason))
    return tuple(debts), tuple(bad)


def _debt(record: Mapping[str, str], currency: str) -> OneDebt:
    if not (record.get("name") or record.get("creditor")):
        raise Refusal("name", "missing_field")

    def money(field: str) -> Money | None:
        cell = record.get(field, "").strip()
        return parse_sum(cell, currency, field) if cell else None

    def text(field: str) -> str:
        return bounded(record, field, LONGEST)

    check_cells(record)
    return OneDebt(
        name=text("name"),
        creditor=text("creditor"),
        balance=money("balance"),
        rate=_rate(record.get("rate", "").strip()),
        rate_kind=one_of(record, "rate_kind", DEBT_RATES, "nominal"),
        charge=money("charge"),
        minimum=money("minimum"),
        arrears=money("arrears"),
        priority=is_yes(record, "priority"),
        owner=one_of(record, "owner", OWNERS, "client"),
        reference=text("reference"),
        note=text("note"),
        on_sheet=one_of(record, "on_sheet", (ONE_FIGURE, *of_section("priority")), ""),
        apart=is_yes(record, "apart"),
    )


def _rate(text: str) -> Decimal | None:
    """A percentage, with or without its sign."""
    if not text:
        return None
    return parse_rate(text.rstrip("% \N{NO-BREAK SPACE}"), "rate", most=1000) / 100
