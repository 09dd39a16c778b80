"""A person's rights: every place where they stand, all that is held, and what goes, what stays and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from calculators.errors import Refusal
from restructure.parties.account import Account, Person
from restructure.parties.natural_person import ContactDetail, PersonAt
from restructure.store import (
    DEMO_KEY,
    Store,
    accounts,
    agreements,
    audit,
    backups,
    conduct,
    erasure,
    negotiations,
    payments,
    people,
    person_entry,
    person_erasure,
    person_requests,
    person_traces,
    persons,
)
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event
from restructure.store.payments import Payment
from restructure.store.person_requests import PersonAnswer, PersonRequest
from restructure.store.tables import OF_AN_ACCOUNT
from tests.support.cases import ACCOUNT, PARTS, TODAY, signed_agreement
from tests.support.pages import raw_pages
from tests.support.people import PASSWORD, STAFF
from tests.support.stores import CHEAP, NOW, dump, open_store

ID, NAME, PHONE, MAIL = "11010519491231002X", "章忘记", "13955112233", "forget@example.org"
WORDS = (ID, NAME, PHONE, MAIL, "忘", "zhangwangji", "FORGET-1", "FORGET-2", PHONE[::-1], ID[::-1])


def account(number: str, name: str = NAME, id_number: str = ID, phone: str = PHONE, guarantor: str = "") -> Account:
    return replace(ACCOUNT, number=number, debtor=Person(name, id_number, phone), guarantor=guarantor, as_of=TODAY)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Somebody who owes twice, and stands beside another's debt."""
    opened = open_store(tmp_path / "store.db")
    accounts.add_new(opened, [account("FORGET-1"), account("FORGET-2"), account("OTHER", "陈另外", "", "", NAME)])
    for one in persons.of_account(opened, "OTHER")[1:]:
        details = (ContactDetail("email", MAIL), ContactDetail("phone", PHONE))
        person_entry.save(opened, PersonAt("OTHER", "guarantor", replace(one.person, id_number=ID), details))
    negotiations.append(opened, "FORGET-1", Event(NOW, "note", f"{NAME} called"))
    conduct.append_contact(opened, "FORGET-2", Conversation(NOW, talked=True, number=PHONE))
    yield opened
    opened.close()


def pay(store: Store, *numbers: str) -> None:
    """Nothing is owed on these any more."""
    payments.append(store, [Payment(number, TODAY, PARTS.total, f"B-{number}") for number in numbers])


def asked(store: Store, kind: person_requests.RequestKind = "erase") -> PersonRequest:
    return person_requests.receive(store, persons.of_account(store, "FORGET-1")[0].person.id, kind, TODAY)


def left(store: Store) -> set[str]:
    """What names the person anywhere in the rows, the index, the pages of the file or its log."""
    values = "\n".join(repr(value) for rows in dump(store).values() for row in rows for value in row)
    pages = raw_pages(store)
    return {one for one in WORDS if one in values or one.encode() in pages}


def test_every_place_of_a_person_is_found(store: Store) -> None:
    person = persons.of_account(store, "FORGET-1")[0].person.id
    found = person_traces.traces(store, person)
    where = {(one.where, one.account_number, one.role) for one in found}
    assert where >= {
        ("events", "FORGET-1", "debtor"), ("contacts", "FORGET-2", "debtor"), ("audit_details", "FORGET-1", "debtor"),
        ("person_roles", "OTHER", "guarantor"), ("contact_details", "OTHER", "guarantor"),
    }  # fmt: skip


def test_all_that_is_held_comes_as_plain_json(store: Store) -> None:
    agreements.save(store, signed_agreement(account=account("FORGET-1")))
    held = json.loads(
        msgspec.json.encode(person_traces.held(store, persons.of_account(store, "FORGET-1")[0].person.id))
    )
    assert [one["number"] for one in held["accounts"]] == ["FORGET-1", "FORGET-2", "OTHER"]
    one, _, other = held["accounts"]
    assert one["account"][0]["principal"] == PARTS.principal
    assert one["events"][0]["detail"] == f"{NAME} called"
    assert one["agreements"][0]["record"]["account"]["debtor"]["name"] == NAME
    assert {edition["wording"] for edition in one["editions"]} == {"zh", "en"}
    assert {detail["value"] for detail in held["contact_details"]} == {PHONE, MAIL}
    # Of the debtor beside whom they stand nothing is told.
    assert "陈另外" not in json.dumps(other, ensure_ascii=False)


def test_whoever_owes_nothing_goes_at_every_account_and_in_every_role(store: Store) -> None:
    assert left(store) >= {ID, NAME, MAIL}
    pay(store, "FORGET-1", "FORGET-2", "OTHER")
    assert person_erasure.erase(store, asked(store), "they asked", 0) == ()
    assert left(store) == set()
    assert accounts.load(store, "OTHER") == account("OTHER", "陈另外", "", "")
    assert dump(store)["person_requests"] == []
    assert audit.verify(store) == ()


def test_a_restored_backup_brings_a_person_back_at_no_account(store: Store) -> None:
    pay(store, "FORGET-1", "FORGET-2", "OTHER")
    copy = backups.write(store)
    person_erasure.erase(store, asked(store), "they asked", 0)
    store.close()
    back = backups.restore(copy, store.path, DEMO_KEY, lambda: NOW)
    assert left(back) == set()
    kept = accounts.load(back, "OTHER")
    assert kept is not None
    assert (kept.guarantor, [one.role for one in persons.of_account(back, "OTHER")]) == ("", ["debtor"])
    assert audit.verify(back) == ()
    back.close()


def test_what_must_be_kept_is_named_with_its_rule_and_goes_when_that_is_over(store: Store) -> None:
    pay(store, "FORGET-1", "FORGET-2")
    erasure.legal_hold(store, "FORGET-1", "a court asked")
    request = asked(store)
    stays = {
        (one.account_number, one.role, one.rule, one.until) for one in person_erasure.erase(store, request, "asked", 5)
    }
    assert stays == {
        ("FORGET-1", "debtor", "legal_hold", None),
        ("FORGET-2", "debtor", "retention", date(2031, 11, 25)),
        ("OTHER", "guarantor", "open_claim", None),
    }
    ((told, answer),) = person_erasure.unfinished(store)
    assert (told, answer.outcome, answer.until) == (request, "refused", date(2031, 11, 25))
    assert set(answer.kept) == {"legal_hold", "retention", "open_claim"}
    assert person_erasure.due_again(store, 5) == ()
    erasure.lift_legal_hold(store, "FORGET-1", "over")
    assert person_erasure.due_again(store, 5) == (request,)
    later = replace(store, now=lambda: NOW + timedelta(days=6 * 366))
    pay(later, "OTHER")
    assert person_erasure.erase(later, request, "over", 5) == ()
    assert left(store) == set()


def test_the_wrong_person_owes_nothing(store: Store) -> None:
    for number in ("FORGET-1", "FORGET-2", "OTHER"):
        negotiations.append(store, number, Event(NOW, "stopped", "wrong_person"))
    assert person_erasure.erase(store, asked(store), "wrong person", 0) == ()
    assert left(store) == set()


def test_a_name_in_the_log_of_another_is_said_to_stay(store: Store) -> None:
    pay(store, "FORGET-1", "FORGET-2", "OTHER")
    negotiations.append(store, "OTHER", Event(NOW, "note", f"{NAME} will pay"))
    (stays,) = person_erasure.erase(store, asked(store), "they asked", 0)
    assert (stays.account_number, stays.rule) == ("OTHER", "others_record")
    assert len(person_erasure.unfinished(store)) == 1


def test_persons_decided_to_be_one_go_together(store: Store) -> None:
    accounts.add_new(store, [account("FORGET-3", NAME, "", "")])
    mine, other = (persons.of_account(store, one)[0].person.id for one in ("FORGET-1", "FORGET-3"))
    persons.decide(store, mine, other, "same")
    pay(store, "FORGET-1", "FORGET-2", "FORGET-3", "OTHER")
    assert person_erasure.erase(store, asked(store), "they asked", 0) == ()
    assert left(store) == set()
    assert accounts.load(store, "FORGET-3") is None


def test_only_who_releases_answers_and_with_a_reason(store: Store) -> None:
    request = asked(store)
    for user in STAFF[:3]:
        people.add(store if user.login == "root" else people.sign_in(store, "root", PASSWORD), user, PASSWORD, CHEAP)
    collector = people.sign_in(store, "col", PASSWORD)
    assert person_requests.receive(collector, request.person, "copy", TODAY).due_on == date(2026, 12, 10)
    with pytest.raises(Refusal, match="supervisor_only"):
        person_erasure.erase(collector, request, "they asked", 0)
    with pytest.raises(Refusal, match="missing_field"):
        person_erasure.erase(people.sign_in(store, "sup", PASSWORD), request, " ", 0)


def test_who_could_go_is_proposed_by_the_years_of_the_rules_and_kept_longer_by_a_decision(store: Store) -> None:
    pay(store, "FORGET-1", "FORGET-2", "OTHER")
    later = replace(store, now=lambda: NOW.replace(year=2031, day=26))
    assert person_erasure.due(replace(store, now=lambda: NOW.replace(year=2031)), 5, 9) == ()
    assert person_erasure.due(later, 0, 9) == ()
    found = {one.accounts: one for one in person_erasure.due(later, 5, 9)}
    assert set(found) == {("OTHER",), ("FORGET-1", "FORGET-2")}
    assert found["OTHER",].last_on == TODAY
    kept = person_requests.receive(later, found["OTHER",].person, "retention", TODAY)
    person_requests.answer(later, PersonAnswer(kept.id, "refused", "a case may come", date(2032, 1, 1)))
    assert [one.accounts for one in person_erasure.due(later, 5, 9)] == [("FORGET-1", "FORGET-2")]


def test_every_table_of_an_account_is_in_a_copy() -> None:
    assert set(OF_AN_ACCOUNT) < set(person_traces.DOSSIER)
