"""Budgets and lists of debts of a client's file: read, changed, and agreed to by the client."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal, TypeVar

from calculators.errors import Refusal
from restructure.household.distribution import DebtsCase
from restructure.household.means import Means, means_of
from restructure.household.sheet import Consent, Sheet
from restructure.household.standards import shipped
from restructure.parties.account import Account
from restructure.services.brief import policy_for
from restructure.services.workplace import Workplace
from restructure.store import accounts, client_budgets, client_files, conduct, means, negotiations
from restructure.store.negotiations import Event
from restructure.unreadable import Unreadable

Agreed = Literal["income", "partner_income", "figures", "letters", "partner_letters"]
"""``income`` and ``partner_income``: the use of income data; ``figures``: that budget and debts are right; ``letters``
and ``partner_letters``: that letters go out."""
CONSENTED: dict[Agreed, str] = {"letters": "consented_at", "partner_letters": "partner_consented_at"}
Kept = TypeVar("Kept", Sheet, DebtsCase)


def account_of(workplace: Workplace, file: int, currency: str = "") -> Account:
    """The account by which a file's budget of a currency is kept, its first one where none is named. Refuses an unknown
    file (``unknown_client``), a currency in which it has no account, and whoever works for the creditor."""
    client_files.load(workplace.store, file)
    held = client_files.accounts_of(workplace.store, file)
    number = next((one.number for one in held if currency in ("", one.currency)), None)
    account = None if number is None else accounts.load(workplace.store, number)
    if account is None:
        raise Refusal("currency", "unknown_choice", known=", ".join(sorted({one.currency for one in held})))
    return account


def in_force(workplace: Workplace, file: int, of: type[Kept], currency: str) -> Kept:
    """The budget or the debts of a file as they were left, an empty one where there are none. Refuses what cannot be
    read, and as ``account_of``."""
    found: Kept | Unreadable | None = client_budgets.in_force(workplace.store, file, of, currency)
    if isinstance(found, Unreadable):
        raise Refusal("budget", "kept_unreadable")
    return of() if found is None else found


def worked_out(workplace: Workplace, account: Account, sheet: Sheet) -> Means:
    """Return what a sheet comes to under the rules of an account."""
    policy, own = policy_for(workplace, account), means.guidelines(workplace.store)
    return means_of(
        sheet,
        policy,
        shipped() if isinstance(own, Unreadable) else (*shipped(), *own),
        jurisdiction=policy.name.split("-")[0],
        currency=account.currency,
        today=workplace.today,
        client=account.debtor.name,
    )


def change_sheet(workplace: Workplace, account: Account, file: int, change: Callable[[Sheet], Sheet]) -> Sheet:
    """Change the budget of a file; what was confirmed has to be confirmed again. Refuses as ``in_force``."""
    before = in_force(workplace, file, Sheet, account.currency)
    after = change(before)
    if after != before:
        after = replace(after, reference="", confirmed_at=None)
        means.save(workplace.store, account.number, after, workplace.now)
    return after


def change_debts(
    workplace: Workplace, account: Account, file: int, change: Callable[[DebtsCase], DebtsCase]
) -> DebtsCase:
    """Change the list of debts of a file, as ``change_sheet``."""
    before = in_force(workplace, file, DebtsCase, account.currency)
    after = change(before)
    if after != before:
        after = replace(after, confirmed_at=None)
        means.save(workplace.store, account.number, after, workplace.now)
    return after


def agree(workplace: Workplace, account: Account, file: int, what: Agreed) -> None:
    """Keep and log that the client, or the partner, agrees. Refuses figures that wait for something
    (``budget_waiting``), and as ``in_force``."""
    store, now = workplace.store, workplace.now
    sheet = in_force(workplace, file, Sheet, account.currency)
    case = in_force(workplace, file, DebtsCase, account.currency)
    if what in ("income", "partner_income"):
        who: Literal["client", "partner"] = "client" if what == "income" else "partner"
        if sheet.has_consent(who):
            return
        changed: list[Any] = [replace(sheet, consents=(*sheet.consents, Consent(who, now)))]
        _log(workplace, account, who)
        _note_consent(workplace, account, what)
    elif what == "figures":
        if worked_out(workplace, account, sheet).waiting:
            raise Refusal("figures", "budget_waiting")
        changed = [replace(sheet, confirmed_at=now), replace(case, confirmed_at=now)]
        _log(workplace, account, what)
    else:
        fields: dict[str, Any] = {CONSENTED[what]: now}
        changed = [replace(case, **fields)]
        _log(workplace, account, what)
    for one in changed:
        means.save(store, account.number, one, now)


def _log(workplace: Workplace, account: Account, detail: str) -> None:
    negotiations.append(workplace.store, account.number, Event(workplace.now, "consented", detail))


def _note_consent(workplace: Workplace, account: Account, what: Agreed) -> None:
    """The rules ask for the client's consent among the circumstances."""
    seen = conduct.situation(workplace.store, account.number)
    if what == "income" and not isinstance(seen, Unreadable):
        conduct.save_situation(workplace.store, account.number, replace(seen, consent_to_income=True))
