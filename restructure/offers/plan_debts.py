"""Several accounts of one creditor in one plan: one debt of them all, and what each receives of every payment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from msgspec import structs

from calculators.allocation import Claim, allocate_claims, allocate_rows
from calculators.errors import Refusal
from calculators.parts import COLUMNS, PARTS, PartName, Parts, PartTreatment
from calculators.rounding import NOTHING, Money, largest_remainder
from calculators.schedule import Column, zeros
from restructure.offers.outcome import Simulated
from restructure.offers.terms import SettlementTerms
from restructure.parties.account import Debt

MOST_DEBTS = 60

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class PlanDebt:
    """One of several accounts in a plan, with its debt on the day of the offer: since when it is due, how much of it is
    secured, and whether the debtor ``designated`` it to be paid first."""

    account: str
    debt: Debt
    due_since: date | None = None
    secured: Money = NOTHING
    designated: bool = False


@dataclass(frozen=True, slots=True)
class DebtShare:
    """The share of one account in a plan: what is ``owed`` of it at the start of the plan, what is ``waived``, the
    ``charges`` of the plan that it bears, and what it receives of each payment."""

    debt: PlanDebt
    owed: Parts
    waived: Parts
    charges: Money
    parts: Column


def check_debts(debts: Sequence[PlanDebt]) -> None:
    """Refuse fewer than two debts and too many, an account that comes twice, another currency or day than the first's,
    and a second that is designated."""
    if len(debts) < 2:
        raise Refusal("debts", "debts_too_few", smallest=2)
    if len(debts) > MOST_DEBTS:
        raise Refusal("debts", "too_many_debts", given=len(debts), largest=MOST_DEBTS)
    names = [one.account for one in debts]
    for index, one in enumerate(debts):
        if names.index(one.account) < index:
            raise Refusal(f"debts[{index}].account", "name_twice", given=one.account[:40])
        if one.debt.currency != debts[0].debt.currency:
            raise Refusal(
                f"debts[{index}].debt", "debts_currency", given=one.debt.currency, held=debts[0].debt.currency
            )
        if one.secured > one.debt.total:
            raise Refusal(f"debts[{index}].secured", "secured_above_balance", largest=one.debt.total)
        if one.designated and any(other.designated for other in debts[:index]):
            raise Refusal(f"debts[{index}].designated", "designated_twice")


def together(debts: Sequence[PlanDebt]) -> Debt:
    """Return the debts as the one that a plan is made for: its parts added up, on the latest of their days.

    What the contracts say differently is not known of it; of their rates it has the lowest, so that no account is
    charged more than its own contract, and none where one is unknown. Refuses as ``check_debts``.
    """
    check_debts(debts)
    each = [one.debt for one in debts]
    rates = [one.contract_rate for one in each]
    overdue = [one.days_overdue for one in each if one.days_overdue is not None]
    return Debt(
        currency=each[0].currency,
        parts=Parts(**{name: Money(sum(getattr(one.parts, name) for one in each)) for name in PARTS}),
        as_of=max(one.as_of for one in each),
        contract_rate=None if None in rates else min(rate for rate in rates if rate is not None),
        contract_date=_common(one.contract_date for one in each),
        days_overdue=max(overdue, default=None),
        product=_common(one.product for one in each) or "other",
        lender_type=_common(one.lender_type for one in each) or "licensed",
        accrued=Money(sum(one.accrued for one in each)),
        contract_payment=_sum(one.contract_payment for one in each),
        paid_charges=_sum(one.paid_charges for one in each),
        last_due=_common(one.last_due for one in each),
    )


def _common(values: Iterable[Value | None]) -> Value | None:
    found = list(values)
    return found[0] if found.count(found[0]) == len(found) else None


def _sum(amounts: Iterable[Money | None]) -> Money | None:
    known = list(amounts)
    return None if None in known else Money(sum(one for one in known if one is not None))


def shares_of(outcome: Simulated, debts: Sequence[PlanDebt], rows: int | None = None) -> tuple[DebtShare, ...]:
    """Return the share of each account in a plan for them all: the parts of a row add up to its payment, and each
    account has received what it is owed exactly when the plan has been paid.

    Every payment goes to the debt that was designated, else as ``calculators.allocation.allocate_claims`` places it;
    what is waived of a part is shared in proportion to it. Of so many ``rows`` alone it is what they bring.
    """
    owed = _at_start(outcome.debt, debts)
    waived = _shared(outcome.waived, owed)
    claims = _claims(debts, [Money(one.total - less.total) for one, less in zip(owed, waived, strict=True)])
    bearing = [_bearing(outcome, one, less) for one, less in zip(owed, waived, strict=True)]
    within, schedule = slice(rows), outcome.schedule
    columns, charges = allocate_rows(
        schedule.due[within],
        schedule.payment[within],
        charges_of(outcome)[within],
        claims,
        bearing,
        _designated(debts),
    )
    return tuple(map(DebtShare, debts, owed, waived, charges, columns))


def _claims(debts: Sequence[PlanDebt], owed: Sequence[Money]) -> tuple[Claim, ...]:
    """The debts as a payment is placed over them; one of which nobody knows since when it is due is the last of them by
    the day of its balance, one without a known rate the least of a burden."""
    return tuple(
        Claim(left, one.due_since or one.debt.as_of, one.secured, one.debt.contract_rate or 0)  # type: ignore[arg-type]
        for one, left in zip(debts, owed, strict=True)
    )


def _designated(debts: Sequence[PlanDebt]) -> int | None:
    return next((index for index, one in enumerate(debts) if one.designated), None)


def _at_start(whole: Debt, debts: Sequence[PlanDebt]) -> tuple[Parts, ...]:
    """The parts of each debt at the start of the plan: what has grown on them together until then is shared by
    principal."""
    each = [one.debt.parts for one in debts]
    grown = Money(whole.parts.interest - sum(one.interest for one in each))
    weights = tuple(one.principal for one in each)
    shares = largest_remainder(grown, weights) if grown > 0 else zeros(len(each))
    return tuple(
        structs.replace(one, interest=Money(one.interest + share)) for one, share in zip(each, shares, strict=True)
    )


def _shared(waived: Parts, owed: Sequence[Parts]) -> tuple[Parts, ...]:
    by_part = {name: _by_weight(getattr(waived, name), [getattr(one, name) for one in owed]) for name in PARTS}
    return tuple(Parts(**{name: by_part[name][index] for name in PARTS}) for index in range(len(owed)))


def _by_weight(amount: Money, weights: Sequence[Money]) -> Column:
    return largest_remainder(amount, tuple(weights)) if amount else zeros(len(weights))


def _bearing(outcome: Simulated, owed: Parts, waived: Parts) -> Money:
    """Return what bears interest of an account: its principal, and what joins it."""
    joined: list[PartName] = ["principal"]
    for name in COLUMNS:
        how: PartTreatment = getattr(outcome.treatment, name)
        if how.rest == "capitalise":
            joined.append(name)
    return Money(sum(getattr(owed, name) - getattr(waived, name) for name in joined))


def charges_of(outcome: Simulated) -> Column:
    """Return what each row of a plan adds to the debt: its interest and its own fees, so that the debt and all of them
    is what is paid and what is waived. Nothing is added in a settlement."""
    schedule, before = outcome.schedule, outcome.debt.total
    if isinstance(outcome.terms, SettlementTerms):
        return zeros(len(schedule))
    # The last figure lacks what is forgiven with the last payment.
    after = (*schedule.owed_after_default[:-1], outcome.waived.total)
    found = []
    for owed, payment in zip(after, schedule.payment, strict=True):
        found.append(Money(owed + payment - before))
        before = owed
    return tuple(found)


def received_of(shares: Sequence[DebtShare], due: Sequence[date], paid: Money) -> tuple[Money, ...]:
    """Return what each account has received once so much of a plan is paid, the rows in their order; what is beyond the
    plan is not among it."""
    debts, got, left = [one.debt for one in shares], [NOTHING] * len(shares), paid
    for row, day in enumerate(due):
        parts = [one.parts[row] for one in shares]
        received, left = allocate_claims(left, _claims(debts, parts), day, _designated(debts))
        got = [Money(one + more) for one, more in zip(got, received, strict=True)]
        if not left:
            break
    return tuple(got)
