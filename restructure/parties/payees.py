"""Where the debtors of each creditor pay: whoever acts for several creditors has a payee for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from calculators.errors import Refusal
from restructure.parties.account import Account
from restructure.parties.creditor import is_creditor, is_same
from restructure.parties.organisation import MANDATE, Organisation, mandate_missing, missing
from restructure.parties.situation import Party

PAID = ("payee", "payee_zh", "payee_account", "payee_bank", "payee_bank_zh")
"""What a paper says of where to pay."""
NEEDED = ("creditor", "payee", "payee_account", "payee_bank")
"""What a payee cannot be without."""


@dataclass(frozen=True, slots=True)
class Payee:
    """Where debtors of ``creditor``, named as on its accounts, pay; and by which mandate we act for it, where that is
    one of its own."""

    creditor: str
    payee: str
    payee_account: str
    payee_bank: str
    payee_zh: str = ""
    payee_bank_zh: str = ""
    mandate_number: str = ""
    mandate_scope: str = ""
    mandate_until: date | None = None


def payee_of(payees: Sequence[Payee], creditor: str) -> Payee | None:
    """The payee of a creditor, None where none was entered."""
    return next((one for one in payees if is_same(one.creditor, creditor)), None)


def organisation_for(organisation: Organisation, payees: Sequence[Payee], account: Account) -> Organisation:
    """The organisation as the papers of an account show it.

    Its own payee stands for debts owed to itself, or to that very payee. A debt of another creditor is paid to that
    creditor's payee; where none was entered nothing names one. A mandate of the creditor's own stands instead of the
    general one.
    """
    if payee_of(payees, account.creditor) is None and _is_paid(organisation, account):
        return organisation
    known = payee_of(payees, account.creditor)
    own = MANDATE if known is not None and known.mandate_number else ()
    shown: dict[str, Any] = {name: getattr(known, name, "") for name in (*PAID, *own)}
    return replace(organisation, **shown)


def _is_paid(organisation: Organisation, account: Account) -> bool:
    """Whether what the organisation says of its own payee holds for the creditor of an account."""
    named = any(is_same(account.creditor, name) for name in (organisation.payee, organisation.payee_zh))
    return named or is_creditor(organisation, account)


def lacking(
    organisation: Organisation, payees: Sequence[Payee], account: Account, party: Party, today: date
) -> tuple[str, ...]:
    """What the papers of an account lack on our side: ``organisation.name`` …, and ``payees.creditor`` where nobody has
    entered where debtors of its creditor pay. ``party`` is who signs for the creditor: an agency does so by a mandate
    that holds today."""
    frozen = organisation_for(organisation, payees, account)
    ours = missing(frozen) + (mandate_missing(frozen, today) if party == "agency" else ())
    if _is_paid(organisation, account) or payee_of(payees, account.creditor):
        return tuple(f"organisation.{name}" for name in ours)
    return (*(f"organisation.{name}" for name in ours if name not in PAID), "payees.creditor")


def check_payee(frozen: Organisation, payees: Sequence[Payee], account: Account) -> None:
    """Refuses a paper that names no payee (``payee_missing``), or another than that of the account's creditor
    (``payee_of_another``). ``frozen`` is the organisation as the paper shows it."""
    wanted = organisation_for(frozen, payees, account)
    if not all(getattr(wanted, name) for name in NEEDED[1:]):
        raise Refusal("payee", "payee_missing", creditor=account.creditor)
    if any(getattr(wanted, name) != getattr(frozen, name) for name in PAID):
        raise Refusal("payee", "payee_of_another", creditor=account.creditor)


def check_payees(organisation: Organisation, payees: Sequence[Payee]) -> None:
    """Refuses a payee without what it needs (``missing_field``), a second one of the same creditor
    (``payee_twice``), and one of the organisation itself, whose payee stands with its name (``payee_ours``)."""
    for place, one in enumerate(payees):
        empty = next((name for name in NEEDED if not getattr(one, name).strip()), None)
        if empty:
            raise Refusal(empty, "missing_field")
        if any(is_same(one.creditor, name) for name in (organisation.name, organisation.name_zh)):
            raise Refusal("creditor", "payee_ours", creditor=one.creditor)
        if payee_of(payees[:place], one.creditor):
            raise Refusal("creditor", "payee_twice", creditor=one.creditor)


def same_payee(one: Organisation, other: Organisation) -> bool:
    """Whether two papers send the money to the same place."""
    return all(is_same(getattr(one, name), getattr(other, name)) for name in ("payee", "payee_account"))


DEMO_PAYEES = (
    Payee(
        creditor="Example Bank (demo)",
        payee="Example Bank Co., Ltd.",
        payee_zh="示例银行股份有限公司",
        payee_account="0000 1111 2222 3333",
        payee_bank="Example Bank, Head Office",
        payee_bank_zh="示例银行总行",
    ),
    Payee(
        creditor="示例银行（演示）",
        payee="Example Bank Co., Ltd.",
        payee_zh="示例银行股份有限公司",
        payee_account="0000 1111 2222 3333",
        payee_bank="Example Bank, Head Office",
        payee_bank_zh="示例银行总行",
    ),
)
"""Where debtors of the invented creditors of the demo pay."""
