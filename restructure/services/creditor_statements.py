"""Answers to a creditor about a period: what came in, and the commission on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from restructure.book.commission import CommissionLine, Receipt, billed_now
from restructure.services.workplace import Workplace
from restructure.store import creditor_statements as kept
from restructure.store import rights


@dataclass(frozen=True, slots=True)
class CommissionBill:
    """Commission on what came in for a creditor up to a day, as far as it was not billed before; ``receipts`` are all
    payments to the accounts that were placed, ``counts`` how many of them are how."""

    receipts: Sequence[Receipt]
    lines: Sequence[CommissionLine]
    counts: Mapping[str, int]


def commission_bill(workplace: Workplace, creditor: str, since: date, through: date) -> CommissionBill:
    """Return what is to be billed; nothing is kept. What came in before ``since`` and was not billed then is billed
    now. Refuses as ``creditor_statements.check_period`` and ``receipts``, and whoever may not."""
    kept.check_period(workplace.store, since, through)
    rights.check(workplace.store, "balance", "creditor")
    found = kept.receipts(workplace.store, creditor, through)
    return CommissionBill(found, billed_now(found), counted(found))


def counted(receipts: Iterable[Receipt]) -> dict[str, int]:
    """Count receipts by what becomes of them."""
    return dict(Counter[str](one.standing for one in receipts))


def receipts_of(workplace: Workplace, creditor: str, since: date, through: date) -> tuple[Receipt, ...]:
    """Return what came in for a creditor in a period. Refuses as ``commission_bill``."""
    return tuple(one for one in commission_bill(workplace, creditor, since, through).receipts if one.paid_on >= since)
