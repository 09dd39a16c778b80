"""Files for creditors: what came in for them and what commission it brings, row by row; nobody is named in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from calculators.rounding import Money
from restructure.book.commission import CommissionLine, Receipt
from restructure.exchange.lists import Table, amount_text
from restructure.services.creditor_statements import PlacedResult, commission_bill, counted, receipts_of, results
from restructure.services.workplace import Workplace
from restructure.store import money_known
from restructure.store.creditor_statements import CreditorStatement, StatementKind, keep

RECONCILED = (
    "account", "reference", "batch", "paid_on", "payment_reference", "currency", "amount", "standing", "rate",
    "commission",
)  # fmt: skip
RESULTS = (
    "account", "reference", "batch", "placed_on", "recall_on", "ended_on", "hand", "currency", "placed", "received",
    "since_placed", "tries", "talks", "last_contact", "promised", "promised_for", "agreement", "standing", "complaint",
)  # fmt: skip
BILLED = ("account", "reference", "batch", "paid_on", "currency", "base", "rate", "commission", "taken_back")


@dataclass(frozen=True, slots=True)
class CreditorFile:
    """A file for a creditor about a period: its rows, what is counted in it, and the lines of a bill."""

    kind: StatementKind
    creditor: str
    since: date
    through: date
    rows: Table
    counts: Mapping[str, int]
    lines: Sequence[CommissionLine] = ()


def creditor_file(workplace: Workplace, kind: StatementKind, creditor: str, since: date, through: date) -> CreditorFile:
    """Return a file for a creditor; nothing is kept. Refuses as ``creditor_statements.commission_bill``."""
    if kind == "commission":
        billed = commission_bill(workplace, creditor, since, through)
        rows = bill(billed.receipts, billed.lines)
        return CreditorFile(kind, creditor, since, through, rows, billed.counts, billed.lines)
    if kind == "reconciliation":
        came = receipts_of(workplace, creditor, since, through)
        return CreditorFile(kind, creditor, since, through, reconciliation(came), counted(came))
    found = results(workplace, creditor, since, through)
    counts = {"accounts": len(found), "ended": sum(one.placement.ended_on is not None for one in found)}
    return CreditorFile(kind, creditor, since, through, result_file(found), counts)


def keep_file(workplace: Workplace, one: CreditorFile, file_name: str, content: bytes) -> None:
    """Keep that a file went out; a bill counts from then on. Refuses as ``creditor_statements.keep``."""
    known = money_known.known_through(money_known.sources(workplace.store), one.creditor)
    digest = sha256(content).hexdigest()
    statement = CreditorStatement(
        one.kind, one.creditor, one.since, one.through, known, dict(one.counts), file_name, digest
    )
    keep(workplace.store, statement, one.lines)


def result_file(found: Iterable[PlacedResult]) -> Table:
    """Return what came of each placed account, under heads; an open promise with its day."""
    return [RESULTS, *map(_result, found)]


def reconciliation(receipts: Iterable[Receipt]) -> Table:
    """Return every payment with what became of it, under heads: with rate and commission where it was billed, else the
    rate at which it would be."""
    return [RECONCILED, *map(_reconciled, receipts)]


def bill(receipts: Iterable[Receipt], lines: Iterable[CommissionLine]) -> Table:
    """Return the lines of a bill under heads, what is taken back below nothing, and the sum in each currency."""
    by_payment = {one.payment_id: one for one in receipts}
    lines = tuple(lines)
    rows = [_billed(by_payment[one.payment_id], one) for one in lines]
    sums = [
        ("", "", "", "", currency, amount_text(base, currency), "", amount_text(earned, currency), "")
        for currency, (base, earned) in totals(lines).items()
    ]
    return [BILLED, *rows, *sums]


def totals(lines: Iterable[CommissionLine]) -> dict[str, tuple[Money, Money]]:
    """Return what commission was worked out of, and what it comes to, in each currency."""
    bases: Counter[str] = Counter()
    earned: Counter[str] = Counter()
    for one in lines:
        bases[one.currency] += one.base
        earned[one.currency] += one.commission
    return {currency: (Money(bases[currency]), Money(earned[currency])) for currency in sorted(bases)}


def _result(one: PlacedResult) -> Sequence[str]:
    held, promise = one.placement, one.promise
    amounts = (amount_text(amount, held.currency) for amount in (held.balance, one.received, one.since_placed))
    return (
        held.account_number,
        held.reference,
        held.batch,
        held.placed_on.isoformat(),
        _day(held.recall_on),
        _day(held.ended_on),
        str(held.hand),
        held.currency,
        *amounts,
        str(one.tries),
        str(one.talks),
        _day(one.last_contact),
        amount_text(promise.amount, promise.currency) if promise else "",
        _day(promise.due_on if promise else None),
        one.agreement,
        one.standing or "",
        "1" if one.complaint_open else "",
    )


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _reconciled(one: Receipt) -> Sequence[str]:
    line = one.billed
    return (
        one.account_number,
        one.placement_reference,
        one.batch,
        one.paid_on.isoformat(),
        one.reference,
        one.currency,
        amount_text(one.amount, one.currency),
        one.standing,
        _rate(line.rate if line else one.rate),
        amount_text(line.commission, line.currency) if line else "",
    )


def _billed(receipt: Receipt, one: CommissionLine) -> Sequence[str]:
    return (
        one.account_number,
        receipt.placement_reference,
        receipt.batch,
        receipt.paid_on.isoformat(),
        one.currency,
        amount_text(one.base, one.currency),
        _rate(one.rate),
        amount_text(one.commission, one.currency),
        "1" if one.is_reversal else "",
    )


def _rate(rate: Decimal | None) -> str:
    return "" if rate is None else f"{rate:f}"
