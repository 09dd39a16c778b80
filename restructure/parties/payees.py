"""Where the debtors of each creditor pay: whoever acts for several creditors has a payee for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from calculators.errors import Refusal
from restructure.parties.account import Account
from restructure.parties.creditor import is_creditor, is_same
from restructure.parties.organisation import (
    MANDATE,
    Bank,
    Identity,
    Mandate,
    MissingField,
    Organisation,
    mandate_missing,
    missing,
    policy_lines_for,
)
from restructure.parties.situation import Party

PAID = tuple(one.name for one in fields(Bank))
"""What a paper says of where to pay."""
NEEDED = ("creditor", "payee", "payee_account", "payee_bank")
"""What a payee cannot be without."""


@dataclass(frozen=True, slots=True)
class Payee:
    """The payee for ``creditor``, named as on its accounts; and by which mandate we act for it, where that is one of
    its own."""

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
    """The organisation as it works on an account, and as its papers show it: under the rule set of the account, with
    the payee and the mandate of its creditor."""
    return replace(
        organisation,
        bank=bank_for(organisation.identity, organisation.bank, payees, account),
        policy=policy_lines_for(organisation.policy, account),
        mandate=mandate_for(organisation.mandate, payees, account),
    )


def bank_for(identity: Identity, bank: Bank, payees: Sequence[Payee], account: Account) -> Bank:
    """Return where the debtor of an account pays.

    The organisation's own payee stands for debts owed to itself, or to that very payee. A debt of another creditor is
    paid to that creditor's payee; where none was entered nothing names one.
    """
    known = payee_of(payees, account.creditor)
    if known is not None:
        return Bank(**{name: getattr(known, name) for name in PAID})
    return bank if _is_paid(identity, bank, account) else Bank()


def mandate_for(mandate: Mandate, payees: Sequence[Payee], account: Account) -> Mandate:
    """By what one acts for the creditor of an account: a mandate of the creditor's own stands instead of the general
    one."""
    known = payee_of(payees, account.creditor)
    if known is None or not known.mandate_number:
        return mandate
    return Mandate(**{name: getattr(known, name) for name in MANDATE})


def _is_paid(identity: Identity, bank: Bank, account: Account) -> bool:
    """Whether what the organisation says of its own payee holds for the creditor of an account."""
    named = any(is_same(account.creditor, name) for name in (bank.payee, bank.payee_zh))
    return named or is_creditor(identity, account)


def lacking(
    organisation: Organisation, payees: Sequence[Payee], account: Account, party: Party, today: date
) -> tuple[MissingField, ...]:
    """Return what the papers of an account lack on our side, the creditor among the payees where nobody has entered
    where its debtors pay. ``party`` is who signs for the creditor: an agency does so by a mandate that holds today."""
    frozen = organisation_for(organisation, payees, account)
    ours = missing(frozen.identity, frozen.bank)
    if party == "agency":
        ours += mandate_missing(frozen.mandate, today)
    if _is_paid(organisation.identity, organisation.bank, account) or payee_of(payees, account.creditor):
        return ours
    return (*(field for field in ours if field.name not in PAID), MissingField("payees", "creditor"))


def check_payee(identity: Identity, bank: Bank, payees: Sequence[Payee], account: Account) -> None:
    """Refuses a paper that names no payee (``payee_missing``), or another than that of the account's creditor
    (``payee_of_another``). ``identity`` and ``bank`` are as the paper shows them."""
    wanted = bank_for(identity, bank, payees, account)
    if not all(getattr(wanted, name) for name in NEEDED[1:]):
        raise Refusal("payee", "payee_missing", creditor=account.creditor)
    if wanted != bank:
        raise Refusal("payee", "payee_of_another", creditor=account.creditor)


def check_payees(identity: Identity, payees: Sequence[Payee]) -> None:
    """Refuses a payee without what it needs (``missing_field``), a second one of the same creditor
    (``payee_twice``), and one of the organisation itself, whose payee stands with its name (``payee_ours``)."""
    for place, one in enumerate(payees):
        empty = next((name for name in NEEDED if not getattr(one, name).strip()), None)
        if empty:
            raise Refusal(empty, "missing_field")
        if any(is_same(one.creditor, name) for name in (identity.name, identity.name_zh)):
            raise Refusal("creditor", "payee_ours", creditor=one.creditor)
        if payee_of(payees[:place], one.creditor):
            raise Refusal("creditor", "payee_twice", creditor=one.creditor)


def same_payee(one: Bank, other: Bank) -> bool:
    """Return whether two papers send the money to the same place."""
    return is_same(one.payee, other.payee) and is_same(one.payee_account, other.payee_account)


def _demo_payee(creditor: str) -> Payee:
    return Payee(
        creditor=creditor,
        payee="Example Bank Co., Ltd.",
        payee_zh="示例银行股份有限公司",
        payee_account="0000 1111 2222 3333",
        payee_bank="Example Bank, Head Office",
        payee_bank_zh="示例银行总行",
    )


DEMO_PAYEES = tuple(
    _demo_payee(creditor)
    for creditor in (
        "Example Bank (demo)",
        "Example Cards (demo)",
        "示例银行（演示）",
        "示例消费金融（演示）",
        "示例出借人（演示）",
    )
)
"""Where debtors of the invented creditors of the demo pay."""
