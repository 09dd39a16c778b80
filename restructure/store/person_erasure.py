"""Erasing a person at every account and in every role, but for what must be kept, named with its rule and its day."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateutil.relativedelta import relativedelta

from restructure.agreements.standing import Settled
from restructure.parties.natural_person import Role
from restructure.store import (
    accounts,
    audit,
    client_files,
    erasure,
    negotiations,
    person_leaving,
    person_requests,
    person_traces,
    persons,
    plan_events,
    rights,
)
from restructure.store.connection import Store
from restructure.store.erasure_list import BESIDE_CLIENT, Standing
from restructure.store.person_requests import Outcome, PersonAnswer, PersonRequest
from restructure.store.problems import StoreProblem
from restructure.store.sql_guard import erasing

Rule = Literal["legal_hold", "open_claim", "retention", "others_record"]
"""``others_record`` is the log of another's debt that names them: nobody rewrites it."""
ANSWERING = ("debtor", "co_debtor", "guarantor")


@dataclass(frozen=True, slots=True)
class Kept:
    """A remainder of a person at an account: by which rule, and until when where that is known."""

    account_number: str
    role: Role | Literal[""]
    rule: Rule
    until: date | None = None


def kept(store: Store, person: int, years: int) -> tuple[Kept, ...]:
    """List what of a person may not go yet: accounts under a legal hold, those on which something is owed that they
    answer for, and the record of contacts and agreements for so many ``years``."""
    standing = persons.standings(store, person)
    own = {(number, role): _rule(store, number, role, years) for number, role in standing}
    found = ((number, role, own[number, role] or _rule_of_plan(store, number, role, own)) for number, role in standing)
    return tuple(Kept(number, role, *rule) for number, role, rule in found if rule is not None)


Ruled = tuple[Rule, date | None]


def _rule_of_plan(store: Store, number: str, role: Role, own: Mapping[tuple[str, Role], Ruled | None]) -> Ruled | None:
    """What keeps another account of the same plan keeps this one: they go together."""
    others = erasure.of_one_plan(store, number) if role == "debtor" else ()
    return next((rule for one in others if (rule := own.get((one, role))) is not None), None)


def _rule(store: Store, number: str, role: Role, years: int) -> Ruled | None:
    if erasure.held_because(store, number) is not None:
        return "legal_hold", None
    if role not in ANSWERING:
        return None
    if _is_owed(store, number):
        return "open_claim", None
    until = erasure.kept_until(store, number, years)
    return ("retention", until) if until is not None and store.now().date() < until else None


def _is_owed(store: Store, number: str) -> bool:
    """Whether something is owed on an account, by somebody who is the right person."""
    account, today = accounts.load(store, number), store.now().date()
    if account is None or negotiations.last_stop(store, number) == "wrong_person":
        return False
    return not isinstance(plan_events.standing(store, account, today), Settled)


def erase(store: Store, request: PersonRequest, reason: str, years: int) -> tuple[Kept, ...]:
    """Erase a person as a request asks, wherever nothing keeps them; returns what stays. Of somebody of whom nothing
    stays, the request goes too; else it is answered, with the rules and the first day on which one of them is over.

    Refuses anybody but a supervisor or an administrator, and a reason of nothing.
    """
    rights.check(store, "persons", "person")
    audit.check_reason(reason)
    person = request.person
    stays, standing = kept(store, person, years), persons.standings(store, person)
    ids, said_of = persons.identical(store, person), person_leaving.words(store, persons.identical(store, person))
    held = {(one.account_number, one.role) for one in stays}
    for number, role in standing:
        if (number, role) in held:
            continue
        if role == "debtor":
            # What was in one plan with another went with that.
            if accounts.load(store, number) is not None:
                erasure.erase(store, number, reason=reason, together=True)
        else:
            for one in ids:
                person_leaving.leave(store, Standing(number, role, one), said_of)
    for file, stands in client_files.of_persons(store.connection, ids):
        if stands != "client":
            for one in ids:
                person_leaving.leave(store, Standing(str(file), BESIDE_CLIENT, one), said_of)
    beside = {number for number, role in standing if role != "debtor"}
    own = {number for number, role in standing if role == "debtor"}
    others = dict.fromkeys(one.account_number for one in person_traces.named(store, said_of, beside - own))
    stays += tuple(Kept(number, "", "others_record") for number in others if number not in {*own, *dict(held)})
    if stays:
        until = min((one.until for one in stays if one.until is not None), default=None)
        rules = tuple(dict.fromkeys(one.rule for one in stays))
        outcome: Outcome = "partly" if len(held) < len(standing) or not standing else "refused"
        person_requests.answer(store, PersonAnswer(request.id, outcome, reason, until, rules))
    else:
        _end(store, request)
    with suppress(StoreProblem, OSError):
        erasure.sweep_small(store)
    return stays


def _end(store: Store, request: PersonRequest) -> None:
    """Nothing is left of a person: what they asked for goes too, and the record says by their number that it was
    done."""
    with store.writing() as connection, erasing(connection):
        connection.execute("INSERT INTO erasing VALUES ('')")
        asked = "SELECT id FROM person_requests WHERE person_id = ?"
        answered = f"DELETE FROM person_answers WHERE request_id IN ({asked}) RETURNING id"
        gone = [("person_answers", str(one)) for (one,) in connection.execute(answered, (request.person,)).fetchall()]
        made = "DELETE FROM person_requests WHERE person_id = ? RETURNING id"
        gone += [("person_requests", str(one)) for (one,) in connection.execute(made, (request.person,)).fetchall()]
        connection.execute("DELETE FROM erasing")
        said = f"{request.person}: {request.kind}: done"
        audit.record(store, connection, "person_answer", detail=said, about=gone)


def unfinished(store: Store) -> tuple[tuple[PersonRequest, PersonAnswer], ...]:
    """Requests to erase of which something was kept, each with its last answer."""
    rows = store.connection.execute(
        "SELECT DISTINCT person_id FROM person_requests WHERE kind IN ('erase', 'retention') ORDER BY person_id"
    )
    made = (one for (person,) in rows.fetchall() for one in person_requests.requests(store, person))
    return tuple(
        (request, answers[-1])
        for request, answers in made
        if request.kind == "erase" and answers and answers[-1].outcome != "done"
    )


def due_again(store: Store, years: int) -> tuple[PersonRequest, ...]:
    """Requests to erase of which something was kept that may go by now."""
    return tuple(
        request
        for request, _ in unfinished(store)
        if len(kept(store, request.person, years)) < len(persons.standings(store, request.person))
    )


@dataclass(frozen=True, slots=True)
class Due:
    """A person who could go: nothing is owed, nothing holds, and the last that was done is older than the ``years``."""

    person: int
    accounts: tuple[str, ...]
    last_on: date


LAST = """
SELECT number, max(as_of,
    coalesce((SELECT max(at) FROM contacts WHERE account_number = number), ''),
    coalesce((SELECT max(signed_at) FROM agreements WHERE account_number = accounts.number OR agreements.number IN
        (SELECT agreement_number FROM agreement_accounts WHERE account_number = accounts.number)), ''),
    coalesce((SELECT max(paid_on) FROM payments WHERE account_number = number), '')) AS last
FROM accounts
WHERE EXISTS (SELECT 1 FROM payments WHERE account_number = number)
OR EXISTS (SELECT 1 FROM agreements WHERE account_number = accounts.number)
OR EXISTS (SELECT 1 FROM agreement_accounts WHERE account_number = number)
OR EXISTS (SELECT 1 FROM events WHERE account_number = number AND kind = 'stopped')
"""
ENDED = f"""
SELECT coalesce(same_as, persons.id), account_number, substr(last, 1, 10) FROM ({LAST}) AS one
JOIN person_roles ON account_number = one.number AND role = 'debtor' JOIN persons ON persons.id = person_id
WHERE substr(last, 1, 10) < ? ORDER BY 1, 2
"""


def due(store: Store, years: int, limit: int) -> tuple[Due, ...]:
    """The first persons whom nothing keeps any more by the ``years`` of a rule set, the longest ago first, but those of
    whom somebody decided to keep them longer. Nobody where there is no rule."""
    if not years:
        return ()
    today = store.now().date()
    ended: dict[int, list[tuple[str, str]]] = {}
    for person, number, last in store.connection.execute(ENDED, ((today - relativedelta(years=years)).isoformat(),)):
        ended.setdefault(person, []).append((number, last))
    found: list[Due] = []
    for person, accounts_ in sorted(ended.items(), key=lambda one: max(last for _, last in one[1])):
        debts = sum(role == "debtor" for _, role in persons.standings(store, person))
        longer = debts != len(accounts_) or kept(store, person, years) or _kept_longer(store, person, today)
        if not longer:
            last_on = date.fromisoformat(max(last for _, last in accounts_))
            found.append(Due(person, tuple(number for number, _ in accounts_), last_on))
        if len(found) == limit:
            break
    return tuple(found)


def _kept_longer(store: Store, person: int, today: date) -> bool:
    answers = (one for request, told in person_requests.requests(store, person) for one in told)
    return any(one.outcome == "refused" and one.until is not None and today < one.until for one in answers)
