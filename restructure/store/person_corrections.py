"""Corrections of what is held about a person, because they asked for it: what it was, what it is, why and by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from calculators.errors import Refusal
from restructure.parties.account import Account
from restructure.parties.natural_person import PersonAt, Role
from restructure.store import accounts, audit, person_entry, persons, rights
from restructure.store.connection import Store
from restructure.store.person_requests import PersonRequest

CorrectedField = Literal["name", "id_number", "phone", "address", "email", "wechat"]
CORRECTED_FIELDS: tuple[CorrectedField, ...] = get_args(CorrectedField)
OF_ACCOUNT = ("name", "id_number", "phone", "address")
"""Fields of the debtor that stand in the account itself."""
OF_PERSON = ("name", "id_number")


@dataclass(frozen=True, slots=True)
class Correction:
    """Correction of one field: ``was`` stands there, ``now`` is right, ``reason`` is what shows it."""

    field: CorrectedField
    was: str
    now: str
    reason: str


def standing_in(store: Store, person: int, wanted: Correction) -> tuple[tuple[str, Role], ...]:
    """Return the accounts, with the roles, at which a person stands and the field holds what is to be corrected."""
    found = persons.standings(store, person)
    return tuple((number, role) for number, role in found if _corrected(store, number, role, person, wanted))


def correct(store: Store, request: PersonRequest, wanted: Correction) -> tuple[str, ...]:
    """Correct a field at every account where it stands, and keep what it was; returns the accounts.

    Refuses anybody but a supervisor or an administrator, a reason of nothing, and whatever the account or the person
    would not take.
    """
    rights.check(store, "persons", "person")
    audit.check_reason(wanted.reason)
    done = []
    for number, role in standing_in(store, request.person, wanted):
        given = _corrected(store, number, role, request.person, wanted)
        if isinstance(given, PersonAt):
            person_entry.save(store, given)
        elif given is not None:
            accounts.save(store, given)
        _append(store, number, request, wanted)
        done.append(number)
    return tuple(dict.fromkeys(done))


def _corrected(store: Store, number: str, role: Role, person: int, wanted: Correction) -> Account | PersonAt | None:
    """The account, or the person at it, as it would be; None where the field does not hold what is to be corrected."""
    account = accounts.load(store, number)
    if role == "debtor" and wanted.field in OF_ACCOUNT:
        if account is None or getattr(account.debtor, wanted.field) != wanted.was:
            return None
        return replace(account, debtor=replace(account.debtor, **{wanted.field: wanted.now}))
    ids = persons.identical(store, person)
    at = next((one for one in persons.of_account(store, number) if one.role == role and one.person.id in ids), None)
    if at is None:
        return None
    if wanted.field in OF_PERSON:
        if getattr(at.person, wanted.field) != wanted.was:
            return None
        changed: dict[str, Any] = {wanted.field: wanted.now}
        return replace(at, person=replace(at.person, **changed))
    details = tuple(
        replace(one, value=wanted.now) if (one.kind, one.value) == (wanted.field, wanted.was) else one
        for one in at.details
    )
    return None if details == at.details else replace(at, details=details)


def _append(store: Store, number: str, request: PersonRequest, wanted: Correction) -> None:
    with store.writing() as connection:
        row = (number, request.person, request.id, wanted.field, wanted.was, wanted.now, wanted.reason.strip())
        added = connection.execute(
            "INSERT INTO person_corrections (account_number, person_id, request_id, field, was, now, reason, at, who) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, store.now().isoformat(), store.who),
        ).lastrowid
        # Which field, and not what stands in it: the row goes with the person, the entry stays.
        about = [("person_corrections", str(added))]
        audit.record(store, connection, "person_corrected", number, f"{request.person}: {wanted.field}", about)


def corrections(store: Store, person: int) -> tuple[tuple[str, Correction], ...]:
    """List what was corrected for a person, each with its account, the latest first."""
    rows = store.connection.execute(
        "SELECT account_number, field, was, now, reason FROM person_corrections WHERE person_id = ? ORDER BY id DESC",
        (person,),
    )
    return tuple((number, Correction(*rest)) for number, *rest in rows)


def check(wanted: Correction) -> None:
    """Refuse a correction to nothing, and one that changes nothing."""
    if not wanted.now.strip():
        raise Refusal("now", "missing_field")
    if wanted.now == wanted.was:
        raise Refusal("now", "nothing_corrected")
