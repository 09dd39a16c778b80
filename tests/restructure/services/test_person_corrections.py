"""What a person says is wrong is corrected wherever it stands, with what it was, and goes with the person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.parties.account import Person
from restructure.parties.natural_person import ContactDetail, NaturalPerson, PersonAt
from restructure.services import person_rights, persons
from restructure.services.workplace import Workplace
from restructure.store import accounts, audit, erasure
from restructure.store.person_corrections import Correction
from tests.support.cases import ACCOUNT, TODAY
from tests.support.stores import open_store
from tests.support.workplaces import workplace

SECOND = replace(ACCOUNT, number="C-2")
DEBTOR = Person("林示例", "11010519491231002X", "000-0000-0417")


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workplace]:
    store = open_store(tmp_path / "store.db")
    for one in (ACCOUNT, SECOND):
        accounts.save(store, replace(one, debtor=DEBTOR))
    email = ContactDetail("email", "old@example.org")
    office = workplace(store)
    persons.save(office, PersonAt("C-2", "guarantor", NaturalPerson(0, "赵保证"), (email,)))
    yield office
    store.close()


def test_a_telephone_is_corrected_at_every_account_and_kept_as_it_was(work: Workplace) -> None:
    wanted = Correction("phone", "000-0000-0417", "000-0000-0427", "a letter")
    assert person_rights.correct(work, 1, wanted, TODAY) == (ACCOUNT.number, "C-2")
    for number in (ACCOUNT.number, "C-2"):
        kept = accounts.load(work.store, number)
        assert kept is not None
        assert kept.debtor.phone == "000-0000-0427"
    assert person_rights.corrections(work, 1) == (("C-2", wanted), (ACCOUNT.number, wanted))
    told = audit.entries(work.store, action="person_corrected")
    assert {one.detail for one in told} == {"1: phone"}
    assert audit.verify(work.store) == ()
    erasure.erase(work.store, "C-2", reason="asked for")
    assert [number for number, _ in person_rights.corrections(work, 1)] == [ACCOUNT.number]
    assert audit.verify(work.store) == ()


def test_what_stands_beside_the_debtor_is_corrected_too(work: Workplace) -> None:
    (guarantor,) = persons.find(work, "赵保证")
    for field, was, now in (("email", "old@example.org", "new@example.org"), ("name", "赵保证", "赵宝正")):
        assert person_rights.correct(work, guarantor.id, Correction(field, was, now, "as shown"), TODAY) == ("C-2",)  # type: ignore[arg-type]
    there = persons.of_account(work, "C-2")[1]
    assert (there.person.name, [one.value for one in there.details]) == ("赵宝正", ["new@example.org"])
    assert audit.verify(work.store) == ()


@pytest.mark.parametrize(
    ("was", "now", "reason", "code"),
    [
        ("000-0000-0417", "000-0000-0417", "a letter", "nothing_corrected"),
        ("000-0000-0417", " ", "a letter", "missing_field"),
        ("000-0000-0417", "000-0000-0427", " ", "missing_field"),
        ("000-0000-9999", "000-0000-0427", "a letter", "value_not_held"),
    ],
)
def test_a_correction_of_nothing_is_refused_and_leaves_no_request(
    work: Workplace, was: str, now: str, reason: str, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        person_rights.correct(work, 1, Correction("phone", was, now, reason), TODAY)
    assert audit.entries(work.store, action="person_request") == ()
