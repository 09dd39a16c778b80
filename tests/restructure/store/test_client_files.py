"""The file of a client: one for one debtor, behind a wall, gone with the last account and never before."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.authority.limits import Role
from restructure.clients.client_file import Answer, Consent, Note, Review, Task
from restructure.household.distribution import DebtsCase, OneDebt
from restructure.household.sheet import Line, Sheet
from restructure.parties.account import Person
from restructure.services import client_files as service
from restructure.services import person_rights
from restructure.services.work_list import queue_of
from restructure.store import (
    Store,
    accounts,
    audit,
    client_budgets,
    client_files,
    client_records,
    erasure,
    means,
    owners,
    people,
    person_traces,
    persons,
)
from restructure.store.connection import connect
from restructure.store.keys import key_of, salt_of
from restructure.store.people import User
from restructure.store.problems import DatabaseError
from tests.restructure import golden
from tests.support.cases import ACCOUNT
from tests.support.stores import CHEAP, NOW, open_store
from tests.support.workplaces import workplace

ID = "11010519491231002X"
FIRST = replace(ACCOUNT, number="A-1", debtor=Person("Wu Sample", ID))
SECOND = replace(FIRST, number="A-2", creditor="Other Bank")
NAMESAKE = replace(FIRST, number="A-3", debtor=Person("Wu Sample", ""))
DOLLARS = replace(FIRST, number="A-4", currency="USD")
TODAY, DAY = NOW.date(), timedelta(days=1)
PASSWORD = "four eyes see more"
ROLES: tuple[Role, ...] = ("administrator", "counsellor", "collector", "supervisor")
SECRET = "Marker Creditor"


def sheet_of(pay: int) -> Sheet:
    return Sheet(lines=(Line("salary", Money(pay)),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    for account in (FIRST, SECOND, NAMESAKE, DOLLARS):
        accounts.save(opened, account)
    yield opened
    opened.close()


def staffed(store: Store) -> None:
    """Somebody of each role, by that name."""
    for role in ROLES:
        at = people.sign_in(store, ROLES[0], PASSWORD) if people.users(store) else store
        people.add(at, User(role, role.title(), role), PASSWORD, CHEAP)


def test_accounts_of_one_debtor_share_one_budget_and_a_namesake_has_their_own(store: Store) -> None:
    means.save(store, "A-1", sheet_of(500_00), NOW)
    assert means.sheet(store, "A-2") == sheet_of(500_00)
    means.save(store, "A-2", sheet_of(600_00), NOW)
    assert means.sheet(store, "A-1") == sheet_of(600_00)
    assert means.sheet(store, "A-3") is None
    # In other money the same figures would be others.
    assert means.sheet(store, "A-4") is None
    assert [one.number for one in client_files.accounts_of(store, 1)] == ["A-1", "A-2", "A-4"]


def test_what_is_typed_on_another_day_and_after_a_name_is_another_version(store: Store) -> None:
    for pay, at in ((1, NOW), (2, NOW), (3, NOW + DAY)):
        means.save(store, "A-1", sheet_of(pay), at)
    newest, before = client_budgets.versions(store, 1, Sheet)
    assert client_budgets.load(store, before.id)[1] == sheet_of(2)
    client_budgets.keep_as(store, newest.id, "as agreed")
    means.save(store, "A-1", sheet_of(4), NOW + DAY)
    assert [one.name for one in client_budgets.versions(store, 1, Sheet)] == ["", "as agreed", ""]
    client_budgets.put_in_force(store, before.id)
    assert means.sheet(store, "A-1") == sheet_of(2)
    shown = service.compared(workplace(store), (before.id, newest.id))
    assert shown.budget[0].amounts == (Money(2), Money(3))
    with pytest.raises(DatabaseError, match="stays as it is"):
        store.connection.execute("UPDATE client_budgets SET detail = '{}' WHERE id = ?", (before.id,))
    assert audit.verify(store) == ()


def test_debts_side_by_side_are_matched_by_creditor_name_and_reference(store: Store) -> None:
    for balance, at in ((100, NOW), (90, NOW + DAY)):
        means.save(store, "A-1", DebtsCase((OneDebt("Card", "Bank", Money(balance)),)), at)
    found = service.compared(workplace(store), tuple(one.id for one in client_budgets.versions(store, 1, DebtsCase)))
    assert [one.amounts for one in found.debts] == [(Money(90), Money(100))]


def test_an_entry_is_replaced_and_ended_and_never_rewritten(store: Store) -> None:
    file = client_files.open_file(store, "A-1")
    first = client_records.append(store, file, Task("ask", TODAY))
    second = client_records.append(store, file, Task("ask again", TODAY + DAY), first)
    with pytest.raises(Refusal, match="client_record_over"):
        client_records.append(store, file, Task("and again", TODAY), first)
    client_records.end(store, second, "it came")
    assert client_records.records(store, file) == ()
    with pytest.raises(DatabaseError, match="stays as it is"):
        store.connection.execute("UPDATE client_records SET detail = '{}'")
    with pytest.raises(Refusal, match="missing_field"):
        client_records.append(store, file, Note("  "))


def test_the_last_review_stands_and_what_is_due_comes_first(store: Store) -> None:
    quiet, due = client_files.open_file(store, "A-1"), client_files.open_file(store, "A-3")
    service.set_review(workplace(store), quiet, TODAY + DAY)
    service.set_review(workplace(store), due, TODAY + DAY)
    service.set_review(workplace(store), due, TODAY)
    assert [(one.file.id, one.review_due) for one in service.listed(workplace(store))] == [(due, True), (quiet, False)]
    with pytest.raises(Refusal, match="date_is_over"):
        service.set_review(workplace(store), due, TODAY - DAY)


def test_a_review_stands_on_the_work_list_of_whoever_works_for_the_client_alone(store: Store) -> None:
    staffed(store)
    counsellor = people.sign_in(store, "counsellor", PASSWORD)
    service.set_review(workplace(counsellor), client_files.open_file(counsellor, "A-1"), TODAY)
    for role, found in (("counsellor", {"A-1": "client_review"}), ("collector", {})):
        at = people.sign_in(store, role, PASSWORD)
        shown = queue_of(workplace(at), role).listed.shown
        assert {one.number: one.reason.code for one in shown if one.place == "review"} == found


def test_a_task_that_is_due_stands_there_too_at_an_account_that_is_ones_own(store: Store) -> None:
    staffed(store)
    owners.give(people.sign_in(store, "administrator", PASSWORD), "A-2", "counsellor", "meets them")
    counsellor = people.sign_in(store, "counsellor", PASSWORD)
    file = client_files.open_file(counsellor, "A-1")
    client_records.append(counsellor, file, Task("tomorrow", TODAY + DAY))
    task = client_records.append(counsellor, file, Task("call the bank", TODAY))

    def reasons() -> dict[str, str]:
        shown = queue_of(workplace(counsellor), "counsellor").listed.under("review")
        return {one.number: one.reason.code for one in shown}

    assert reasons() == {"A-2": "client_task"}
    client_records.end(counsellor, task, "done")
    assert reasons() == {}


def test_whoever_looks_at_a_document_is_recorded(store: Store) -> None:
    file = client_files.open_file(store, "A-1")
    client_records.content(store, client_records.add_document(store, file, "letter", "a.pdf", b"%PDF"))
    last = next(iter(audit.each_entry(store, audit.Filter())))
    assert (last.action, last.detail) == ("client_looked_at", "1: letter")


def test_a_household_that_was_found_twice_is_named_in_both_files(store: Store) -> None:
    first, second = client_files.open_file(store, "A-1"), client_files.open_file(store, "A-3")
    assert service.shown(workplace(store), first).related == ()
    (client,) = client_files.load(store, second).clients
    client_files.add_beside(store, first, "", "partner", client.id)
    assert service.shown(workplace(store), first).related == (second,)
    assert service.shown(workplace(store), second).related == (first,)


def test_a_document_comes_back_byte_for_byte_and_a_large_one_is_refused(store: Store) -> None:
    file = client_files.open_file(store, "A-1")
    number = client_records.add_document(store, file, "answer", "reply.pdf", b"%PDF \x00")
    assert client_records.content(store, number) == b"%PDF \x00"
    with pytest.raises(Refusal, match="client_document_too_large"):
        client_records.add_document(store, file, "answer", "reply.pdf", bytes(10_000_001))


def filled(store: Store) -> int:
    """A file with all that a creditor must not see."""
    means.save(store, "A-1", DebtsCase((OneDebt("Card", SECRET, Money(1)),)), NOW)
    means.save(store, "A-1", replace(sheet_of(777_77), partner=SECRET), NOW)
    file = client_files.open_file(store, "A-1")
    client_files.add_beside(store, file, "Partner Sample", "partner")
    for one in (
        Note(SECRET),
        Consent("letters", TODAY, recipient=SECRET),
        Answer(SECRET, TODAY, "refused"),
        Review(TODAY),
    ):
        client_records.append(store, file, one)
    client_records.add_document(store, file, "letter", "letter.pdf", SECRET.encode())
    return file


READS: dict[str, Callable[[Store, int], object]] = {
    "load": client_files.load,
    "accounts": client_files.accounts_of,
    "list": lambda store, _: client_files.numbers(store),
    "file of": lambda store, _: client_files.file_of(store, "A-1"),
    "open": lambda store, _: client_files.open_file(store, "A-1"),
    "records": client_records.records,
    "documents": client_records.documents,
    "content": lambda store, _: client_records.content(store, 1),
    "versions": lambda store, file: client_budgets.versions(store, file, Sheet),
    "version": lambda store, _: client_budgets.load(store, 1),
    "in force": lambda store, file: client_budgets.in_force(store, file, Sheet, "CNY"),
    "beside": lambda store, file: client_files.add_beside(store, file, "x y", "helper"),
    "append": lambda store, file: client_records.append(store, file, Note("x")),
    "end": lambda store, _: client_records.end(store, 1, "x"),
    "review": lambda store, file: service.set_review(workplace(store), file, TODAY),
    "listed": lambda store, _: service.listed(workplace(store)),
    "shown": lambda store, file: service.shown(workplace(store), file),
    "compared": lambda store, _: service.compared(workplace(store), (1,)),
}


def test_every_way_into_a_file_is_closed_to_whoever_works_for_the_creditor(store: Store) -> None:
    staffed(store)
    file = filled(people.sign_in(store, "counsellor", PASSWORD))
    for role in ("collector", "supervisor"):
        there = people.sign_in(store, role, PASSWORD)
        for name, read in READS.items():
            with pytest.raises(Refusal) as refused:
                read(there, file)
            assert refused.value.code == "client_wall", (role, name)
        assert means.sheet(there, "A-1") is None
        assert means.debts_case(there, "A-1") is None
    supervisor = people.sign_in(store, "supervisor", PASSWORD)
    debtor = persons.of_account(supervisor, "A-1")[0].person.id
    for ask in (
        lambda: person_traces.traces(supervisor, debtor),
        lambda: person_rights.copy(workplace(supervisor), debtor, TODAY),
    ):
        with pytest.raises(Refusal, match="client_person"):
            ask()
    with pytest.raises(DatabaseError, match="only a counsellor"):
        supervisor.connection.execute("INSERT INTO client_files (opened_at, who) VALUES ('', 'supervisor')")


def test_what_each_side_keeps_of_one_account_is_its_own(store: Store) -> None:
    staffed(store)
    for role, pay in (("collector", 1), ("counsellor", 2)):
        means.save(people.sign_in(store, role, PASSWORD), "A-1", sheet_of(pay), NOW)
    for role, pay in (("collector", 1), ("supervisor", 1), ("counsellor", 2), ("administrator", 2)):
        assert means.sheet(people.sign_in(store, role, PASSWORD), "A-1") == sheet_of(pay)


def test_a_file_goes_on_with_another_account_of_the_client_and_goes_with_the_last(store: Store) -> None:
    filled(store)
    for number in ("A-1", "A-4", "A-2"):
        assert means.sheet(store, number) is not None or number == "A-4"
        erasure.erase(store, number)
        assert audit.verify(store) == ()
    for table in client_files.TABLES:
        assert store.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert persons.find(store, "Partner Sample", 5) == ()


def test_a_person_finds_and_takes_along_all_of_the_file_and_leaves_it(store: Store) -> None:
    filled(store)
    client = persons.of_account(store, "A-1")[0].person.id
    (partner,) = (one.id for one in persons.find(store, "Partner Sample", 5))
    places = {one.where for one in person_traces.traces(store, client)}
    assert set(client_files.TABLES) <= places
    (file,) = person_traces.held(store, client)["client_files"]
    assert {"text": SECRET} in [one["detail"] for one in file["client_records"]]
    assert [set(one) for one in person_traces.held(store, partner)["client_files"]] == [
        {"client_people", "client_records"}
    ]
    consent = client_records.append(store, 1, Consent("income", TODAY, partner))
    client_records.end(store, consent, "withdrawn")
    assert person_rights.erase(workplace(store), partner, "asked for", TODAY) == ()
    assert persons.load(store, partner) is None
    assert client_files.load(store, 1).beside == ()
    assert audit.verify(store) == ()


def test_nothing_is_joined_by_name_and_an_account_is_in_one_file(store: Store) -> None:
    file, other = client_files.open_file(store, "A-1"), client_files.open_file(store, "A-3")
    assert file != other
    with pytest.raises(Refusal, match="in_a_file"):
        client_files.take_in(store, file, "A-3", "partner")


KILLED = """
import os, sys
from pathlib import Path
from restructure.store import opening
from tests.restructure.golden import SECRET
from tests.support.stores import open_store
opened = opening.connect
def watched(*given):
    one = opened(*given)
    one.set_trace_callback(lambda told: told.lstrip().startswith(sys.argv[2]) and os._exit(9))
    return one
opening.connect = watched
open_store(Path(sys.argv[1]), SECRET)
"""


@pytest.mark.parametrize("before", ["INSERT INTO client_budgets", "DELETE FROM debts_cases", "COMMIT"])
def test_a_step_that_is_cut_short_leaves_the_old_store_or_the_new(tmp_path: Path, before: str) -> None:
    path = tmp_path / "store.db"
    shutil.copyfile(golden.STORES / "schema-32.db", path)
    assert subprocess.run([sys.executable, "-c", KILLED, str(path), before], check=False).returncode == 9
    held = connect(path, key_of(golden.SECRET, salt_of(path)))
    assert held.execute("PRAGMA user_version").fetchone()[0] == 32
    assert held.execute("SELECT count(*) FROM sheets").fetchone() == (1,)
    held.close()
    store = open_store(path, golden.SECRET)
    assert store.connection.execute("SELECT count(*) FROM sheets").fetchone() == (0,)
    assert store.connection.execute("SELECT kind FROM client_budgets ORDER BY id").fetchall() == [
        ("debts",),
        ("sheet",),
    ]
    store.close()
