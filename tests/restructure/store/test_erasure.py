"""Erasing a person: nothing is left but the proof that something was done."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.parties.account import Person
from restructure.store import (
    DEMO_KEY,
    IntegrityError,
    Store,
    StoreProblem,
    accounts,
    agreements,
    audit,
    backups,
    conduct,
    erasure,
    erasure_list,
    negotiations,
    people,
    settings,
)
from restructure.store.conduct import Conversation
from restructure.store.connection import connect
from restructure.store.negotiations import Event
from restructure.store.people import User
from tests.restructure import golden
from tests.support.cases import ACCOUNT, signed_agreement
from tests.support.pages import raw_pages
from tests.support.stores import CHEAP, NOW, dump, open_store, phrase

SOMEBODY = replace(
    ACCOUNT, number="ERASE-7788-1", debtor=Person("章忘记", "ID-ERASE-5511", "139-ERASE-01", "Forget Lane 9")
)
TRACES = ("章忘记", "忘", "ERASE", "erase-", "Forget Lane", "5511", "zhangwangji")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.add_new(opened, [ACCOUNT, SOMEBODY])
    negotiations.append(opened, SOMEBODY.number, Event(NOW, "note", "章忘记 called from 139-ERASE-01"))
    for count in (1, 2):
        negotiations.save_draft(opened, SOMEBODY.number, {"note": "Forget Lane", "count": count})
    agreements.save(opened, signed_agreement(account=SOMEBODY))
    yield opened
    opened.close()


def shows(value: object, trace: str) -> bool:
    if isinstance(value, bytes):
        return trace.encode() in value
    if not trace.isdigit():
        return trace in str(value)
    # Four digits stand by chance within the hundreds of a seal or a digest.
    return re.search(rf"(?<![0-9a-f]){trace}(?![0-9a-f])", str(value)) is not None


def traces(store: Store) -> set[str]:
    values = [value for rows in dump(store).values() for row in rows for value in row]
    return {trace for trace in TRACES if any(shows(value, trace) for value in values)}


def test_nothing_of_an_erased_person_is_left_and_the_chain_holds(store: Store) -> None:
    assert traces(store) >= {"章忘记", "ERASE", "Forget Lane"}
    erasure.erase(store, SOMEBODY.number)
    assert traces(store) == set()
    assert audit.verify(store) == ()
    assert [entry.detail for entry in audit.entries(store, action="negotiated")] == [None]
    assert accounts.search(store, "忘") == ()
    assert accounts.load(store, ACCOUNT.number) == ACCOUNT
    wal = store.path.with_name("store.db-wal")
    assert not wal.exists() or wal.stat().st_size < 100_000


def test_a_legal_hold_keeps_a_person(store: Store) -> None:
    erasure.legal_hold(store, SOMEBODY.number, "court case 12")
    before = dump(store)
    with pytest.raises(Refusal, match="legal_hold"):
        erasure.erase(store, SOMEBODY.number)
    with pytest.raises(IntegrityError, match="legal hold"):
        store.connection.execute("INSERT INTO erasing VALUES (?)", (SOMEBODY.number,))
    assert dump(store) == before
    erasure.lift_legal_hold(store, SOMEBODY.number, "case closed")
    erasure.erase(store, SOMEBODY.number)
    assert accounts.load(store, SOMEBODY.number) is None


def test_a_restored_backup_does_not_bring_an_erased_person_back(store: Store) -> None:
    copy = backups.write(store)
    erasure.erase(store, SOMEBODY.number)
    store.close()
    back = backups.restore(copy, store.path, DEMO_KEY, lambda: NOW)
    assert accounts.load(back, SOMEBODY.number) is None
    assert traces(back) == set()
    assert audit.verify(back) == ()
    back.close()


def test_the_list_of_the_erased_names_nobody(store: Store) -> None:
    erasure.erase(store, SOMEBODY.number)
    listed = store.path.with_name("store.db.erased").read_text()
    assert not any(shows(listed, trace) for trace in TRACES)


def test_a_held_demo_account_stays_when_the_demo_is_cleared(store: Store) -> None:
    accounts.save(store, ACCOUNT)
    erasure.legal_hold(store, ACCOUNT.number, "a court asked")
    accounts.clear_demo(store)
    assert accounts.load(store, ACCOUNT.number) is not None


def test_nobody_unknown_is_erased_held_or_released(store: Store) -> None:
    with pytest.raises(Refusal, match="unknown_account"):
        erasure.erase(store, "nobody")
    assert not store.path.with_name("store.db.erased").exists()
    with pytest.raises(Refusal, match="unknown_account"):
        erasure.legal_hold(store, "nobody", "a court asked")
    with pytest.raises(Refusal, match="no_hold"):
        erasure.lift_legal_hold(store, SOMEBODY.number, "nothing to lift")


def test_the_record_of_an_agreement_is_kept_for_its_years_too(store: Store) -> None:
    (signed,) = (agreements.load(store, number) for number in agreements.of_account(store, SOMEBODY.number))
    assert signed is not None
    assert erasure.kept_until(store, SOMEBODY.number, 5) == signed.signed_at.date().replace(year=2031)
    assert erasure.kept_until(store, ACCOUNT.number, 5) is None


def test_the_record_of_contacts_is_kept_for_its_years_unless_a_reason_is_given(store: Store) -> None:
    conduct.append_contact(store, SOMEBODY.number, Conversation(NOW.replace(tzinfo=None), talked=True))
    assert erasure.kept_until(store, SOMEBODY.number, 5) == date(2031, 11, 25)
    with pytest.raises(Refusal, match="retention"):
        erasure.erase(store, SOMEBODY.number, years=5)
    erasure.erase(store, SOMEBODY.number, years=5, reason="the person asked, the debt was never theirs")
    assert audit.entries(store, action="erased")[0].detail == "the person asked, the debt was never theirs"


def test_a_lifted_hold_stands_in_the_record_as_lifted(store: Store) -> None:
    erasure.legal_hold(store, SOMEBODY.number, "court case 12")
    erasure.lift_legal_hold(store, SOMEBODY.number, "case closed")
    assert [one.action for one in audit.entries(store, account=SOMEBODY.number)][:2] == ["hold_lifted", "held"]


def test_a_restored_backup_of_a_held_person_who_was_erased_since_does_not_bring_them_back(store: Store) -> None:
    erasure.legal_hold(store, SOMEBODY.number, "court case 12")
    copy = backups.write(store)
    erasure.lift_legal_hold(store, SOMEBODY.number, "case closed")
    erasure.erase(store, SOMEBODY.number, reason="the person asked")
    store.close()
    back = backups.restore(copy, store.path, DEMO_KEY, lambda: NOW)
    assert accounts.load(back, SOMEBODY.number) is None
    assert traces(back) == set()
    assert audit.verify(back) == ()
    back.close()


def test_what_could_not_be_swept_for_want_of_room_is_swept_at_the_next_opening(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Store) -> None:
        raise StoreProblem("disk_full")

    with monkeypatch.context() as patched:
        patched.setattr(erasure, "sweep_again", full)
        erasure.erase(store, SOMEBODY.number, reason="the person asked")
    assert accounts.load(store, SOMEBODY.number) is None
    due = "SELECT count(*) FROM settings WHERE key = 'sweep_again'"
    assert store.connection.execute(due).fetchone()[0] == 1
    erasure.sweep_again(store)
    assert store.connection.execute(due).fetchone()[0] == 0
    assert traces(store) == set()


def test_where_people_sign_in_only_who_releases_erases_or_holds(store: Store) -> None:
    password = "open sesame, please"
    people.add(store, User("ada", "Ada", "administrator"), password, CHEAP)
    people.add(people.sign_in(store, "ada", password), User("cora", "Cora", "collector"), password, CHEAP)
    cora = people.sign_in(store, "cora", password)
    for act in (erasure.legal_hold, erasure.lift_legal_hold):
        with pytest.raises(Refusal, match="not_allowed"):
            act(cora, SOMEBODY.number, "reason")
    with pytest.raises(Refusal, match="not_allowed"):
        erasure.erase(cora, SOMEBODY.number, reason="reason")
    erasure.erase(people.sign_in(store, "ada", password), SOMEBODY.number, reason="the person asked")


def test_a_line_cut_short_in_the_list_of_the_erased_does_not_take_the_next_with_it(store: Store) -> None:
    copy = backups.write(store)
    store.path.with_name(f"{store.path.name}.erased").write_text("zz\xff 22\n0011 22", encoding="latin-1")
    erasure.erase(store, SOMEBODY.number)
    store.close()
    back = backups.restore(copy, store.path, DEMO_KEY, lambda: NOW)
    assert accounts.load(back, SOMEBODY.number) is None
    back.close()


def test_what_was_typed_of_an_erased_person_and_not_saved_goes_too(store: Store) -> None:
    typed = {"number": SOMEBODY.number, "name": "章忘记"}
    other: settings.Form = ("OTHER", False, {"name": "Somebody Else"})
    settings.save(store, settings.HALF_TYPED, [(SOMEBODY.number, True, typed), ("", False, typed), other])
    settings.save(store, settings.ON_DESK, SOMEBODY.number)
    erasure.erase(store, SOMEBODY.number)
    assert settings.half_typed(store) == [other]
    assert settings.text(store, settings.ON_DESK) == ""
    assert traces(store) == set()


def test_an_account_entered_anew_under_an_erased_number_outlasts_a_restore(store: Store) -> None:
    old = backups.write(store, store.path.parent / "old")
    erasure.erase(store, SOMEBODY.number)
    accounts.save(store, replace(SOMEBODY, debtor=Person("Another Person")))
    copy = backups.write(store)
    store.close()
    back = backups.restore(copy, store.path, DEMO_KEY, lambda: NOW)
    kept = accounts.load(back, SOMEBODY.number)
    assert kept is not None
    assert kept.debtor.name == "Another Person"
    back.close()
    before = backups.restore(old, store.path, DEMO_KEY, lambda: NOW)
    assert accounts.load(before, SOMEBODY.number) is None
    before.close()


def test_an_erasing_that_failed_erases_nobody_later(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = backups.write(store)

    def full(*_: object) -> None:
        raise StoreProblem("disk_full")

    for where, part in ((erasure_list, "remember"), (erasure, "_take_out")):
        with monkeypatch.context() as patched:
            patched.setattr(where, part, full)
            with pytest.raises(StoreProblem):
                erasure.erase(store, SOMEBODY.number)
    store.close()
    back = backups.restore(copy, store.path, DEMO_KEY, lambda: NOW)
    assert accounts.load(back, SOMEBODY.number) is not None
    back.close()


def test_an_erasing_cut_short_is_taken_out_of_the_list_at_the_next_opening(store: Store) -> None:
    copy = backups.write(store)
    with store.writing():
        # The program ends after the list was written and before the store took it.
        erasure_list.remember(store, SOMEBODY.number, audit.Head(99, "0" * 64))
    erasure_list.settle(store)
    store.close()
    back = backups.restore(copy, store.path, DEMO_KEY, lambda: NOW)
    assert accounts.load(back, SOMEBODY.number) is not None
    back.close()


@pytest.mark.parametrize("table", [*erasure.TABLES, "agreements", "accounts"])
def test_erasing_reads_no_row_of_anybody_else(store: Store, table: str) -> None:
    column = "number" if table == "accounts" else "account_number"
    plan = store.connection.execute(f"EXPLAIN QUERY PLAN DELETE FROM {table} WHERE {column} = ?", ("A",)).fetchall()
    assert not [step[3] for step in plan if step[3].startswith("SCAN")]


def _churned(store: Store) -> list[str]:
    """Many who were entered in any order, renamed, moved and talked to; half of them are to go."""
    chance = random.Random(19)
    numbers = [f"Q{chance.randrange(10**9):09}" for _ in range(80)]
    accounts.add_new(store, [replace(ACCOUNT, number=number, debtor=_somebody(number)) for number in numbers])
    for number in chance.sample(numbers, 40):
        accounts.save(store, replace(ACCOUNT, number=number, debtor=_somebody(number, "龘", "Old Lane")))
        for count in range(3):
            negotiations.save_draft(
                store, number, {"note": f"draft-{number}" * chance.randrange(1, 60), "count": count}
            )
        negotiations.append(store, number, Event(NOW, "note", f"told {number} " * chance.randrange(1, 400)))
        accounts.save(store, replace(ACCOUNT, number=number, debtor=_somebody(number)))
    return chance.sample(numbers, 40)


def _somebody(number: str, name: str = "忘", lane: str = "Lane") -> Person:
    return Person(f"{name}记{number}", f"ID{number}", f"139{number}", f"{lane} {number}")


@pytest.mark.parametrize("small", [erasure.SMALL, 0])
def test_no_page_of_the_file_or_its_log_holds_a_byte_of_whoever_was_erased(
    store: Store, small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasure, "SMALL", small)
    gone = _churned(store)
    before = raw_pages(store)
    assert all(number.encode() in before for number in gone)
    for number in gone:
        erasure.erase(store, number)
    if not small:
        assert store.path.with_name("store.db-wal").stat().st_size == 0
        backups.settle(store)
    after = raw_pages(store)
    spelled = [form for number in gone for form in (number, number.lower(), number[::-1], number.lower()[::-1])]
    assert [form for form in spelled if form.encode() in after] == []
    assert "龘".encode() in before
    assert "龘".encode() not in after


def test_no_word_of_whoever_was_erased_stays_in_the_index(store: Store) -> None:
    erasure.erase(store, SOMEBODY.number)
    with closing(connect(store.path, store.key)) as other:
        words = []
        for table in ("found_names", "found_parts"):
            other.execute(f"CREATE VIRTUAL TABLE temp.words_{table} USING fts5vocab(main, {table}, row)")
            words += [row[0] for row in other.execute(f"SELECT term FROM temp.words_{table}")]
            other.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    assert words
    assert not [one for one in words if one in "".join(TRACES) or one in "erase-7788-1\n章忘记"]


def test_an_index_that_an_older_version_made_lets_go_of_a_person_too(tmp_path: Path) -> None:
    shutil.copyfile(Path(__file__).parents[1] / "stores" / "schema-16.db", tmp_path / "store.db")
    with closing(open_store(tmp_path / "store.db", phrase("correct horse battery"))) as old:
        root = people.sign_in(old, "root", golden.PASSWORD)
        erasure.lift_legal_hold(root, ACCOUNT.number, "case closed")
        assert (name := ACCOUNT.debtor.name).encode() in raw_pages(old)
        backups.settle(old)
        erasure.erase(root, ACCOUNT.number, reason="asked")
        assert name.encode() not in raw_pages(old)
        assert accounts.search(old, name) == ()
