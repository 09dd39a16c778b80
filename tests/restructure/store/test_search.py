"""The search box over Chinese names: any part, pinyin, initials."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from restructure.parties.account import Account, Person
from restructure.store import Store, accounts, search
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store

PEOPLE = {
    "A-1": "单国强",
    "A-2": "王晓明",
    "A-3": "王小明",
    "A-4": "欧阳明月",
    "A-5": "Alex Sample",
    "A-6": "明",
    "A-7": "李Ａ１",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.add_new(opened, [replace(ACCOUNT, number=key, debtor=Person(name)) for key, name in PEOPLE.items()])
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("国强", ["A-1"]),
        ("强", ["A-1"]),
        ("明", ["A-6", "A-2", "A-3", "A-4"]),
        ("王", ["A-2", "A-3"]),
        ("阳明", ["A-4"]),
        ("wangxiaoming", ["A-2", "A-3"]),
        ("wangx", ["A-2", "A-3"]),
        ("wxm", ["A-2", "A-3"]),
        ("shan", ["A-1"]),
        ("SGQ", ["A-1"]),
        ("alex", ["A-5"]),
        ("samp", ["A-5"]),
        ("李a", ["A-7"]),
        ("a-4", ["A-4"]),
        ("明王", []),
        ('"', []),
        ("明*", []),
        ("NOT 明", []),
    ],
)
def test_a_name_is_found_by_what_a_person_types(store: Store, text: str, numbers: list[str]) -> None:
    assert [account.number for account in accounts.search(store, text)] == numbers


def test_a_corrected_name_is_found_and_the_old_one_no_more(store: Store) -> None:
    account = accounts.load(store, "A-1")
    assert account is not None
    accounts.save(store, replace(account, debtor=Person("赵新名", phone="13800001234")))
    assert accounts.search(store, "国强") == ()
    assert [one.number for one in accounts.search(store, "zxm")] == ["A-1"]
    assert [one.number for one in accounts.search(store, "1234")] == ["A-1"]


def test_an_index_outlives_a_copy(store: Store, tmp_path: Path) -> None:
    from restructure.store import DEMO_KEY, backups

    accounts.clear_demo(store)
    accounts.add_new(store, [replace(ACCOUNT, number="B-1", debtor=Person("周留下"), demo=False)])
    copy = backups.write(store)
    backups.put_back(copy, tmp_path / "back.db", DEMO_KEY, store.now())
    back = open_store(tmp_path / "back.db")
    assert [one.number for one in accounts.search(back, "留")] == ["B-1"]
    back.close()


@pytest.mark.parametrize(
    ("there", "count", "more", "cut"),
    [(8, 8, False, False), (9, 9, False, True), (99, 99, False, True), (100, 99, True, True)],
)
def test_a_search_says_how_many_there_are_beyond_those_it_shows(
    store: Store, there: int, count: int, more: bool, cut: bool
) -> None:
    accounts.add_new(store, [replace(ACCOUNT, number=f"Z-{place}", debtor=Person("钱多")) for place in range(there)])
    found = accounts.find(store, "钱多", 8)
    assert (len(found.accounts), found.count, found.more, found.is_cut) == (8, count, more, cut)


def test_an_empty_search_says_how_many_accounts_there_are(store: Store) -> None:
    found = accounts.find(store, " ", 3)
    assert (len(found.accounts), found.count, found.is_cut) == (3, len(PEOPLE), True)


def many(count: int) -> list[Account]:
    return [replace(ACCOUNT, number=f"M-{key}", debtor=Person("单国强")) for key in range(count)]


def test_of_very_many_at_once_each_is_found_by_number_at_once_and_by_name_as_the_index_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "PORTION", 5)
    accounts.add_new(store, many(12))
    assert [one.number for one in accounts.search(store, "m-11")] == ["M-11"]
    assert [one.number for one in accounts.search(store, "sgq")] == ["A-1"]
    # Ended and begun again: what is done stays done.
    path = store.path
    assert search.go_on(store, 10) == search.Behind(10, 19)
    store.close()
    with contextlib.closing(open_store(path)) as again:
        assert len(accounts.search(again, "sgq")) == 4
        accounts.save(again, many(12)[11])
        assert search.go_on(again, 10) is None
        assert len(accounts.search(again, "sgq", 20)) == 13
        assert search.go_on(again) is None


def test_an_index_whose_rows_were_numbered_anew_is_looked_through_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "PORTION", 5)
    accounts.add_new(store, many(12))
    with store.writing() as connection:
        connection.execute("UPDATE settings SET value = '15' WHERE key = ?", (search.BEHIND,))
    assert search.go_on(store, 10) == search.Behind(0, 19)
    while search.go_on(store, 10) is not None:
        pass
    assert len(accounts.search(store, "sgq", 20)) == 13
