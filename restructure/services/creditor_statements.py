"""Answers to a creditor about a period: what came in, the commission on it, and what came of each account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from calculators.rounding import Money
from restructure.agreements.course import Course
from restructure.book.commission import CommissionLine, Receipt, billed_now
from restructure.services import promises
from restructure.services.workplace import Workplace
from restructure.store import complaints, conduct, placements, plan_events, rights
from restructure.store import creditor_statements as kept
from restructure.store.placements import Placement
from restructure.worklist.promise import Promise


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


@dataclass(frozen=True, slots=True)
class PlacedResult:
    """Result of a placed account in a period: ``received`` there and ``since_placed``, less what was taken back;
    ``tries`` and ``talks``, the day of the last of them, the promise that is open, and how the newest agreement stands.
    ``ended_on`` is the day on which it went back."""

    placement: Placement
    received: Money
    since_placed: Money
    tries: int
    talks: int
    last_contact: date | None
    promise: Promise | None
    agreement: str
    standing: Course | None
    complaint_open: bool


def results(workplace: Workplace, creditor: str, since: date, through: date) -> tuple[PlacedResult, ...]:
    """Return what came of every account that a creditor has or had placed here by the last day of a period, by account.
    Refuses as ``commission_bill``."""
    kept.check_period(workplace.store, since, through)
    rights.check(workplace.store, "balance", "creditor")
    money: dict[str, list[Receipt]] = {}
    for receipt in kept.receipts(workplace.store, creditor, through):
        if not receipt.is_reversed:
            money.setdefault(receipt.account_number, []).append(receipt)
    return tuple(
        _result(workplace, one, money.get(one.account_number, []), since, through)
        for one in placements.of_creditor(workplace.store, creditor)
        if one.placed_on <= through and (one.ended_on is None or one.ended_on >= since)
    )


def _result(workplace: Workplace, one: Placement, money: Sequence[Receipt], since: date, through: date) -> PlacedResult:
    store, number = workplace.store, one.account_number
    contacts = [each for each in conduct.contacts(store, number) if since <= each.at.date() <= through]
    there = [each for each in money if one.covers(each.paid_on)]
    promised = [each.promise for each in promises.of_account(workplace, number) if each.state == "open"]
    agreed = plan_events.of_account(store, number, through)
    return PlacedResult(
        placement=one,
        received=Money(sum(each.amount for each in there if each.paid_on >= since)),
        since_placed=Money(sum(each.amount for each in there)),
        tries=len(contacts),
        talks=sum(each.talked for each in contacts),
        last_contact=max((each.at.date() for each in contacts), default=None),
        promise=promised[0] if promised else None,
        agreement=agreed[-1].agreement.number if agreed else "",
        standing=agreed[-1].standing if agreed else None,
        complaint_open=complaints.open_since(store, number) is not None,
    )
