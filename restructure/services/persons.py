"""Persons: who stands at an account and where else, who may be one person, and what is decided of it."""

from __future__ import annotations

from dataclasses import dataclass

from restructure.parties.account import Account, Person
from restructure.parties.natural_person import DetailKind, NaturalPerson, PersonAt, Role
from restructure.services.workplace import Workplace
from restructure.store import accounts, person_entry
from restructure.store import persons as kept
from restructure.store.persons import Answer, Decision, Doubt, Doubts

OWING: frozenset[Role] = frozenset({"debtor", "co_debtor", "guarantor"})
"""Roles in which somebody answers for a debt."""
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another account for which the same person answers, and in which role."""

    account: Account
    role: Role


def find(workplace: Workplace, text: str, limit: int = SHOWN) -> tuple[NaturalPerson, ...]:
    """Persons by number, identity number, contact detail, account or a part of their name."""
    return kept.find(workplace.store, text, limit)


def of_account(workplace: Workplace, account_number: str) -> tuple[PersonAt, ...]:
    """Everybody who stands at an account, the debtor first."""
    return kept.of_account(workplace.store, account_number)


def beside(workplace: Workplace, account: Account) -> dict[str, Person]:
    """The co-debtor and the guarantor of an account, as far as more than their name is recorded."""
    if not (account.co_debtor or account.guarantor):
        return {}
    found = kept.of_account(workplace.store, account.number)
    return {one.role: _as_party(one) for one in found if one.role in ("co_debtor", "guarantor")}


def _as_party(one: PersonAt) -> Person:
    def first(kind: DetailKind) -> str:
        return next((detail.value for detail in one.details if detail.kind == kind), "")

    return Person(one.person.name, one.person.id_number, first("phone"), first("address"))


def also_owes(workplace: Workplace, account_number: str) -> tuple[Elsewhere, ...]:
    """The other accounts for which the debtor of this one answers, as debtor or beside another."""
    store = workplace.store
    debtor = next((one for one in kept.of_account(store, account_number) if one.role == "debtor"), None)
    standings = kept.standings(store, debtor.person.id) if debtor else ()
    found = (
        (accounts.load(store, number), role) for number, role in standings if number != account_number and role in OWING
    )
    return tuple(Elsewhere(account, role) for account, role in found if account is not None)


def save(workplace: Workplace, given: PersonAt) -> int:
    """Save somebody in a role at an account; returns their number. Refuses as ``person_entry.save``."""
    return person_entry.save(workplace.store, given)


def remove(workplace: Workplace, account_number: str, role: Role, person: int) -> None:
    """Let somebody stand in a role at an account no more. Refuses the debtor."""
    person_entry.remove(workplace.store, account_number, role, person)


def doubts(workplace: Workplace, limit: int = SHOWN) -> Doubts:
    """Persons who may be one, and of whom nobody decided anything."""
    return kept.doubts(workplace.store, limit)


def decide(workplace: Workplace, doubt: Doubt | Decision, answer: Answer) -> None:
    """Decide whether two persons are one. Refuses as ``persons.decide``."""
    pair = (doubt.first, doubt.other) if isinstance(doubt, Decision) else (doubt.first.id, doubt.other.id)
    kept.decide(workplace.store, *pair, answer)


def decisions(workplace: Workplace, limit: int = SHOWN) -> tuple[Decision, ...]:
    """List what stands decided, the latest first."""
    return kept.decisions(workplace.store, limit)
