"""A person once: who is one by their number, who only looks alike, and what somebody decides of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.importing.intake import take_in
from restructure.parties.account import Account, Person
from restructure.store import IntegrityError, Store, accounts, audit, erasure, people, person_links, persons
from restructure.store.connection import connect, set_current_user
from restructure.store.keys import key_of, salt_of
from tests.restructure import golden
from tests.support.cases import ACCOUNT
from tests.support.files import written
from tests.support.people import PASSWORD, STAFF
from tests.support.stores import CHEAP, open_store

ID, OLD_ID, OTHER_ID, BAD_ID = "11010519491231002X", "110105491231002", "110101199003070070", "110105194912310021"


def account(number: str, id_number: str = "", name: str = "林示例", phone: str = "", **more: str) -> Account:
    return replace(ACCOUNT, number=number, debtor=Person(name, id_number, phone), **more)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    yield opened
    opened.close()


def debtor(store: Store, number: str) -> int:
    return persons.of_account(store, number)[0].person.id


def groups(store: Store, *numbers: str) -> list[int]:
    """Who the debtors are, each by the place of the first that is the same."""
    found = [persons.identical(store, debtor(store, one)) for one in numbers]
    return [found.index(one) for one in found]


@pytest.mark.parametrize("bulk", [False, True])
def test_equal_numbers_are_one_person_and_nobody_else_is(store: Store, bulk: bool) -> None:
    numbers = [
        ID,
        OLD_ID,
        ID.lower(),
        OTHER_ID,
        BAD_ID,
        BAD_ID,
        "1101**********002X",
        "1101**********002X",
        "000000",
        "",
    ]
    made = [account(f"A-{place}", one) for place, one in enumerate(numbers)]
    if bulk:
        accounts.add_new(store, made)
    else:
        for one in made:
            accounts.save(store, one)
    assert groups(store, *(one.number for one in made)) == [0, 0, 0, 3, 4, 5, 6, 7, 8, 9]


def test_of_one_import_the_newest_balance_names_a_person_wherever_it_stands(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person_links, "PORTION", 2)
    days = (3, 1, 7, 2, 5)
    made = [account(f"A-{day}", ID, f"Name {day}") for day in days]
    accounts.add_new(store, [replace(one, as_of=date(2026, 11, day)) for one, day in zip(made, days, strict=True)])
    accounts.add_new(store, [replace(account("A-9", ID, "Name 9"), as_of=date(2026, 11, 9))])
    held = {persons.of_account(store, one.number)[0].person.name for one in made}
    assert held == {"Name 7"}


def test_accounts_of_an_earlier_version_become_persons_once(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    shutil.copyfile(golden.STORES / "schema-19.db", path)
    held = connect(path, key_of(golden.SECRET, salt_of(path)))
    set_current_user(held, "col")
    columns = ", ".join(row[1] for row in held.execute("PRAGMA table_info(accounts)") if row[1] != "number")
    numbers = [ID, OLD_ID, BAD_ID, BAD_ID, "000000"]
    for place, one in enumerate(numbers):
        held.execute(
            f"INSERT INTO accounts (number, {columns}) SELECT ?, {columns} FROM accounts LIMIT 1", (f"A-{place}",)
        )
        who = (one, "13800001234 / 13900001234", "李共同、赵共同", f"A-{place}")
        held.execute("UPDATE accounts SET id_number = ?, phone = ?, co_debtor = ? WHERE number = ?", who)
    signed = held.execute("SELECT number, record FROM agreements ORDER BY 1").fetchall()
    held.close()
    store = open_store(path, golden.SECRET)
    assert groups(store, *(f"A-{place}" for place in range(len(numbers)))) == [0, 0, 2, 3, 4]
    roles = [(one.role, len(one.details)) for one in persons.of_account(store, "A-1")]
    assert roles == [("debtor", 2), ("co_debtor", 0), ("co_debtor", 0)]
    assert store.connection.execute("SELECT number, record FROM agreements ORDER BY 1").fetchall() == signed
    store.close()


def test_who_comes_in_a_later_file_is_who_they_were(store: Store) -> None:
    accounts.add_new(store, [account("A-1", ID, phone="13800001234")])
    accounts.add_new(store, [account("A-2", OLD_ID, phone="13900001234 / 13800001234"), account("A-3")])
    assert groups(store, "A-1", "A-2", "A-3") == [0, 0, 2]
    assert [one.value for one in persons.of_account(store, "A-2")[0].details] == ["13800001234", "13900001234"]
    assert persons.accounts_of_debtor(store, "A-1") == ("A-1", "A-2")


def test_a_file_brings_co_debtors_guarantors_and_second_telephones(store: Store, tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "number,creditor,currency,principal,as_of,confirmed_by,name,phone,phone_also,co_debtor,guarantor,note\n"
        "A-1,B,CNY,100.00,2026-11-20,L,林示例,13800001234,13900001234,李共同,赵保证、钱保证,rings at noon\n",
    )
    assert take_in(store, file).new == 1
    held = [(one.role, one.person.name, len(one.details)) for one in persons.of_account(store, "A-1")]
    assert held == [
        ("debtor", "林示例", 2),
        ("co_debtor", "李共同", 0),
        ("guarantor", "赵保证", 0),
        ("guarantor", "钱保证", 0),
    ]


@pytest.mark.parametrize("by", ["hand", "file"])
def test_another_number_is_another_person_where_they_owe_elsewhere(store: Store, tmp_path: Path, by: str) -> None:
    accounts.add_new(store, [account("A-1", ID), account("A-2", ID)])
    was = debtor(store, "A-1")
    if by == "hand":
        accounts.save(store, account("A-2", OTHER_ID, guarantor="赵保证"))
    else:
        head = "number,creditor,currency,principal,as_of,confirmed_by,id_number,guarantor"
        row = f"A-2,示例银行,CNY,100.00,2026-11-25,L,{OTHER_ID},赵保证"
        assert take_in(store, written(tmp_path, f"{head}\n{row}\n"), duplicates="update").changed == 1
    assert (debtor(store, "A-1"), groups(store, "A-1", "A-2")) == (was, [0, 1])
    assert [one.person.name for one in persons.of_account(store, "A-2")] == ["林示例", "赵保证"]


def test_a_corrected_number_is_of_the_same_person_or_of_whoever_has_it(store: Store) -> None:
    accounts.add_new(store, [account("A-1", BAD_ID), account("A-2", OTHER_ID)])
    was = debtor(store, "A-1")
    accounts.save(store, account("A-1", ID))
    assert debtor(store, "A-1") == was
    accounts.save(store, account("A-1", OTHER_ID))
    assert groups(store, "A-1", "A-2") == [0, 0]
    assert persons.load(store, was) is None


def test_what_looks_alike_is_a_doubt_and_nothing_more(store: Store) -> None:
    made = [
        account("N-1", BAD_ID, "甲"), account("N-2", BAD_ID, "乙"),
        account("P-1", name="丙", phone="13800001234"), account("P-2", name="丁", phone="+86 138-0000-1234"),
        account("R-1", ID, "戊", "13700001234"), account("R-2", OTHER_ID, "戊", "13700001234"),
        account("F-1", "000000", "己"), account("F-2", "000000", "己"),
    ]  # fmt: skip
    accounts.add_new(store, made)
    found = persons.doubts(store, 9)
    pairs = {(one.first.name, one.other.name): one.likenesses for one in found.shown}
    # Two numbers that prove it are of two persons, whatever telephone they share.
    assert pairs == {("甲", "乙"): ("number",), ("丙", "丁"): ("phone",)}
    assert (found.count, found.shared, persons.doubts(store, 1).shown) == (2, 0, found.shown[:1])
    assert groups(store, "N-1", "N-2", "P-1", "P-2") == [0, 1, 2, 3]


def test_a_name_and_a_birth_are_a_doubt_and_a_telephone_of_many_is_none(store: Store) -> None:
    accounts.add_new(store, [account(f"A-{one}", phone="4008001234") for one in range(persons.MOST_ALIKE + 1)])
    assert (persons.doubts(store, 9).count, persons.doubts(store, 9).shared) == (0, 1)
    with store.writing() as connection:
        connection.execute("UPDATE persons SET born = '1990-03-07' WHERE id < 3")
    assert [one.likenesses for one in persons.doubts(store, 9).shown] == [("birth",)]


def test_decided_the_same_they_are_one_and_an_undoing_parts_them_again(store: Store) -> None:
    accounts.add_new(store, [account(f"A-{one}", phone="13800001234") for one in (1, 2, 3)])
    one, two, three = (debtor(store, f"A-{place}") for place in (1, 2, 3))
    persons.decide(store, two, one, "same")
    persons.decide(store, three, two, "same")
    assert persons.doubts(store, 9).count == 0
    assert persons.accounts_of_debtor(store, "A-3") == ("A-3", "A-1", "A-2")
    persons.decide(store, one, two, "open")
    assert groups(store, "A-1", "A-2", "A-3") == [0, 1, 1]
    assert persons.doubts(store, 9).count == 1
    assert [(one.first, one.other, one.answer) for one in persons.decisions(store, 9)] == [(two, three, "same")]
    said = [entry.detail for entry in audit.entries(store, action="person_decided")]
    assert said[0] == f"{one}, {two}: same -> open"
    assert audit.verify(store) == ()


def test_a_decision_that_two_are_not_one_ends_the_doubt_and_is_not_walked_round(store: Store) -> None:
    accounts.add_new(store, [account(f"A-{one}", phone="13800001234") for one in (1, 2, 3)])
    one, two, three = (debtor(store, f"A-{place}") for place in (1, 2, 3))
    persons.decide(store, one, two, "different")
    persons.decide(store, two, three, "same")
    assert persons.doubts(store, 9).count == 0
    with pytest.raises(Refusal, match="persons_contradict"):
        persons.decide(store, one, three, "same")
    assert groups(store, "A-1", "A-2", "A-3") == [0, 1, 1]


def test_only_who_releases_decides_and_no_statement_passes_by(store: Store) -> None:
    accounts.add_new(store, [account("A-1"), account("A-2")])
    for user in STAFF[:3]:
        people.add(store if user.login == "root" else people.sign_in(store, "root", PASSWORD), user, PASSWORD, CHEAP)
    collector = people.sign_in(store, "col", PASSWORD)
    with pytest.raises(Refusal, match="supervisor_only"):
        persons.decide(collector, 1, 2, "same")
    for statement in (
        "UPDATE persons SET same_as = 1 WHERE id = 2",
        "INSERT INTO person_decisions VALUES (1, 1, 2, 'same', '', 'col')",
        "INSERT INTO person_decisions VALUES (1, 1, 2, 'same', '', 'sup')",
        "INSERT INTO person_answers VALUES (1, 1, 'done', NULL, '', '[]', '', 'col')",
    ):
        with pytest.raises(IntegrityError), collector.writing() as connection:
            connection.execute(statement)
    persons.decide(people.sign_in(store, "sup", PASSWORD), 1, 2, "same")
    assert groups(store, "A-1", "A-2") == [0, 0]


def test_whoever_is_erased_leaves_no_row_and_the_others_stay_one(store: Store) -> None:
    accounts.add_new(store, [account(f"A-{one}", name=f"章忘{one}", phone=f"1380000123{one}") for one in (1, 2, 3)])
    for other in (2, 3):
        persons.decide(store, 1, other, "same")
    erasure.erase(store, "A-1")
    assert persons.load(store, 1) is None
    assert groups(store, "A-2", "A-3") == [0, 0]
    # A number once given is never given again.
    accounts.add_new(store, [account("A-4")])
    assert debtor(store, "A-4") == 4
    assert audit.verify(store) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (OLD_ID, ["林示例"]), ("138 0000 1234", ["林示例"]), ("A-2", ["赵保证", "陈另外"]), ("保证", ["赵保证"]),
        ("#1", ["林示例"]), ("", []), ("nobody", []),
    ],
)  # fmt: skip
def test_a_person_is_found_by_number_telephone_account_and_name(store: Store, text: str, found: list[str]) -> None:
    accounts.add_new(
        store, [account("A-1", ID, phone="13800001234"), account("A-2", name="陈另外", guarantor="赵保证")]
    )
    assert sorted(one.name for one in persons.find(store, text, 9)) == sorted(found)
