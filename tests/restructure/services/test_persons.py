"""Persons at an account and elsewhere: entered by hand, counted once, decided by whoever may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.parties.account import Account, Person
from restructure.parties.natural_person import ContactDetail, NaturalPerson, PersonAt, Role
from restructure.parties.situation import Contact
from restructure.policy import POLICIES
from restructure.rules.judgement import contact_findings
from restructure.services import persons
from restructure.services.circumstances import calls_today, circumstances
from restructure.services.workplace import Workplace
from restructure.store import Store, accounts, audit, conduct, plan_events
from restructure.store.conduct import Conversation
from tests.support.cases import ACCOUNT, DEBT, TODAY
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace

ID = "11010519491231002X"


def account(number: str, name: str = "林示例", id_number: str = ID, guarantor: str = "") -> Account:
    return replace(ACCOUNT, number=number, debtor=Person(name, id_number), guarantor=guarantor)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.add_new(opened, [account("A-1"), account("A-2"), account("A-3", "赵另外", "", guarantor="林示例")])
    yield opened
    opened.close()


@pytest.fixture
def work(store: Store) -> Workplace:
    return workplace(store)


def at(
    number: str, role: Role, name: str = "", id_number: str = "", person: int = 0, *details: ContactDetail
) -> PersonAt:
    return PersonAt(number, role, NaturalPerson(person, name, id_number), details)


def test_an_agreement_is_made_with_what_is_recorded_of_the_guarantor(work: Workplace) -> None:
    account = accounts.load(work.store, "A-3")
    assert account is not None
    guarantor = persons.of_account(work, "A-3")[1]
    details = (ContactDetail("phone", "13800001111"), ContactDetail("address", "4 Sample Lane"))
    persons.save(work, replace(guarantor, person=replace(guarantor.person, id_number=ID), details=details))
    known = persons.beside(work, account)["guarantor"]
    assert (known.name, known.id_number, known.phone, known.address) == (
        account.guarantor,
        ID,
        "13800001111",
        "4 Sample Lane",
    )


def test_where_else_the_debtor_answers_for_a_debt_is_said(work: Workplace) -> None:
    assert [(one.account.number, one.role) for one in persons.also_owes(work, "A-1")] == [("A-2", "debtor")]
    guarantor = persons.of_account(work, "A-3")[1]
    persons.save(work, replace(guarantor, person=replace(guarantor.person, id_number=ID)))
    found = [(one.account.number, one.role) for one in persons.also_owes(work, "A-1")]
    assert found == [("A-2", "debtor"), ("A-3", "guarantor")]
    assert persons.also_owes(work, "A-3") == ()


def test_calls_are_counted_by_person_and_by_debt(work: Workplace, store: Store) -> None:
    for number in ("A-1", "A-2", "A-2", "A-3"):
        conduct.append_contact(store, number, Conversation(NOW - timedelta(hours=1), talked=True))
    one = account("A-1")
    known = circumstances(work, one, plan_events.standing(store, one, TODAY))
    assert (len(known.contacts), len(known.elsewhere), calls_today(known)) == (1, 2, (3, 0))
    seen = replace(known, party="agency", local_now=NOW)
    assert "talks_a_day" in {one.rule for one in contact_findings(DEBT, POLICIES["cn-credit-card"], seen)}
    spouse = tuple(Contact(one.at, talked=True, whom="related") for one in (*seen.contacts, *seen.elsewhere))
    apart = replace(seen, contacts=spouse, elsewhere=())
    assert calls_today(apart) == (0, 0)
    assert "talks_a_day" not in {one.rule for one in contact_findings(DEBT, POLICIES["cn-credit-card"], apart)}
    assert calls_today(replace(apart, asked_whom="related")) == (3, 0)
    # Regulation F counts by debt.
    calls = tuple(Contact(NOW - timedelta(days=1)) for _ in range(7))
    by_debt = {"seven_in_seven"} & {
        one.rule for one in contact_findings(DEBT, POLICIES["us"], replace(seen, elsewhere=calls))
    }
    assert by_debt == set()


def test_a_person_beside_the_debtor_is_entered_corrected_and_removed(work: Workplace, store: Store) -> None:
    phone, mail = ContactDetail("phone", "13800001234", "office"), ContactDetail("email", "a@example.org")
    made = persons.save(work, at("A-1", "guarantor", "赵保证", "", 0, phone, mail))
    assert accounts.load(store, "A-1") == replace(account("A-1"), guarantor="赵保证")
    persons.save(work, at("A-1", "co_debtor", "赵保正", "", made, mail))
    kept = accounts.load(store, "A-1")
    assert kept is not None
    assert (kept.guarantor, kept.co_debtor) == ("", "赵保正")
    held = persons.of_account(work, "A-1")[1]
    assert (held.person.id, held.role, held.details) == (made, "co_debtor", (mail,))
    persons.remove(work, "A-1", "co_debtor", made)
    assert [one.role for one in persons.of_account(work, "A-1")] == ["debtor"]
    said = [one.detail or "" for one in audit.entries(store, action="person_changed")]
    assert "co_debtor" in said[0]
    assert not any(trace in one for one in said for trace in ("赵", "1380000", "example.org"))
    assert audit.verify(store) == ()


def test_a_spouse_entered_beside_the_debtor_is_known_to_be_the_co_debtor(work: Workplace, store: Store) -> None:
    def known(one: Account) -> tuple[bool, bool | None]:
        seen = circumstances(work, one, plan_events.standing(store, one, TODAY))
        return seen.has_co_debtor, seen.co_debtor_is_spouse

    persons.save(work, at("A-1", "spouse", "李配偶"))
    assert known(account("A-1")) == (False, None)
    assert known(replace(account("A-1"), co_debtor="赵另外")) == (True, None)
    assert known(replace(account("A-1"), co_debtor="赵另外、 李配偶")) == (True, True)


def test_what_a_debtor_asks_for_is_kept_and_their_number_is_the_account_s(work: Workplace) -> None:
    debtor = persons.of_account(work, "A-1")[0]
    asked = replace(
        debtor.person, name="other", id_number="", born="1990-01-01", channel="message", hour=19, language="zh"
    )
    wechat = ContactDetail("wechat", "lin-sample")
    persons.save(work, replace(debtor, person=asked, details=(wechat,)))
    now = persons.of_account(work, "A-2")[0]
    # The number says when they were born.
    assert now.person == replace(debtor.person, channel="message", hour=19, language="zh")
    assert (now.person.born, now.details) == ("1949-12-31", ())
    assert persons.of_account(work, "A-1")[0].details == (wechat,)


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        (at("A-1", "spouse"), "name", "missing_field"),
        (at("A-1", "spouse", "x", "", 99), "person", "unknown_person"),
        (at("A-9", "spouse", "x"), "account", "unknown_account"),
        (at("A-1", "spouse", "a\u202eb"), "name", "hidden_character"),
        (at("A-1", "spouse", "x", "", 0, ContactDetail("email", "nobody")), "email", "not_an_email"),
        (at("A-1", "spouse", "x", "", 0, ContactDetail("phone", "none")), "phone", "not_a_telephone"),
        (PersonAt("A-1", "spouse", NaturalPerson(0, "x", born="2030-01-01")), "born", "date_in_future"),
        (PersonAt("A-1", "spouse", NaturalPerson(0, "x", born="1990")), "born", "not_a_date"),
        (PersonAt("A-1", "spouse", NaturalPerson(0, "x", hour=24)), "hour", "number_out_of_range"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_its_field(work: Workplace, given: PersonAt, field: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        persons.save(work, given)
    assert (refused.value.field, refused.value.code) == (field, code)


def test_a_doubt_is_decided_and_taken_back(work: Workplace, store: Store) -> None:
    phone = ContactDetail("phone", "13800001234")
    for number in ("A-1", "A-3"):
        debtor = persons.of_account(work, number)[0]
        persons.save(work, replace(debtor, details=(phone,)))
    (doubt,) = persons.doubts(work).shown
    persons.decide(work, doubt, "same")
    assert [one.account.number for one in persons.also_owes(work, "A-3")] == ["A-1", "A-2"]
    persons.decide(work, persons.decisions(work)[0], "open")
    assert persons.also_owes(work, "A-3") == ()
    assert persons.doubts(work).shown == (doubt,)
