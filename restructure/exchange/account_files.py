"""Accounts of a list as rows: for a file, and for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from restructure.book.account_filter import band_of
from restructure.exchange.lists import Table, amount_text
from restructure.services.account_lists import Described
from restructure.store.account_lists import ListedAccount

HEADS = (
    "account", "name", "creditor", "product", "currency", "balance_confirmed", "days_late", "band", "owner",
    "last_contact", "next_step", "signed", "promised", "status", "signs",
)  # fmt: skip
FIGURES = (HEADS.index("balance_confirmed"), HEADS.index("days_late"))
"""The columns of figures."""


def account_rows(accounts: Iterable[Described]) -> Table:
    """Return accounts under heads: amounts as decimals, days and moments as 2026-11-25 and 2026-11-25 14:03, of status
    and signs their names."""
    return [list(HEADS), *([*_row(one.account), one.status, " ".join(one.signs)] for one in accounts)]


def _row(one: ListedAccount) -> list[str]:
    return [
        one.number,
        one.name,
        one.creditor,
        one.product,
        one.currency,
        amount_text(one.balance, one.currency),
        "" if one.days_late is None else str(one.days_late),
        band_of(one.days_late) or "",
        one.owner,
        f"{one.last_contact:%Y-%m-%d %H:%M}" if one.last_contact else "",
        one.next_step.replace("T", " "),
        "1" if one.signed else "",
        "1" if one.promised else "",
    ]
