"""What a restore, an upgrade and the end of a program leave beside a store goes after a while, and holds nobody."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reports.erased_copies import copies_in_words
from restructure.store import Store, accounts, agreements, audit, backups, erasure, leftovers
from tests.support.cases import ACCOUNT, signed_agreement
from tests.support.pages import raw_pages
from tests.support.stores import NOW, open_store

LEFT = (
    "backups/office-replaced-2026-10-01-120000.db",
    "backups/office-replaced-2026-10-01-120000-2.db",
    "backups/office-schema-3.db",
    "backups/office-2026-10-01-120000-7-daily.db.new",
    "backups/office-2026-10-01-120000.db.new-wal",
    "backups/.office.db.erased.ab12_xyz",
    "office.db.restored",
    "office.db.rekeyed",
    "office.db.rekeyed.new",
    "office.db.new-journal",
    ".office.db.numbers.abcdefgh",
)
OTHERS = (
    "backups/office-2026-10-01-120000-7.db",
    "backups/office-schema-3-2026-10-01-120000.db",
    "backups/office-replaced-2026-10-01-120000-report.pdf",
    "backups/other-schema-3.db",
    "other.db.rekeyed",
    "office.db.newer",
    ".office.db.notes",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "office.db")
    accounts.add_new(opened, [ACCOUNT])
    agreements.save(opened, signed_agreement())
    yield opened
    opened.close()


def put(store: Store, name: str, age: timedelta) -> Path:
    file = store.path.parent / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"left")
    at = (NOW - age).timestamp()
    os.utime(file, (at, at))
    return file


def there(store: Store, names: tuple[str, ...]) -> set[str]:
    return {name for name in names if (store.path.parent / name).exists()}


@pytest.mark.parametrize(("days", "left"), [(0, LEFT), (29, LEFT), (31, ())])
def test_what_was_left_stays_thirty_days_and_no_longer(store: Store, days: int, left: tuple[str, ...]) -> None:
    for name in (*LEFT, *OTHERS):
        put(store, name, timedelta(days=days))
    leftovers.age_out(store.path, NOW)
    assert there(store, LEFT) == set(left)
    assert there(store, OTHERS) == set(OTHERS)


def test_an_opening_lets_go_of_what_is_old(store: Store) -> None:
    old, new = put(store, LEFT[0], timedelta(days=31)), put(store, LEFT[1], timedelta(minutes=1))
    heads = put(store, f"{LEFT[0]}.heads", timedelta(0))
    backups.settle(store)
    assert (old.exists(), heads.exists(), new.exists()) == (False, False, True)


def test_a_clock_that_jumped_lets_go_of_nothing(store: Store, tmp_path: Path) -> None:
    left = put(store, LEFT[0], timedelta(days=1))
    store.close()
    later = open_store(store.path, now=lambda: NOW + timedelta(days=400))
    backups.settle(later)
    assert left.exists()
    later.close()


def replaced(store: Store) -> Path:
    """A copy that a restore set aside."""
    copy = backups.write(store, store.path.parent / "elsewhere")
    store.close()
    backups.restore(copy, store.path, store.key, lambda: NOW).close()
    kept = backups.replaced(store.path)
    assert kept is not None
    return kept


def test_an_erasing_takes_a_person_out_of_the_store_that_a_restore_replaced(store: Store) -> None:
    kept = replaced(store)
    opened = open_store(store.path)
    reached = erasure.erase(opened, ACCOUNT.number, reason="asked")
    assert reached == erasure.Reached(cleaned=(kept.name,))
    assert erasure.last_reached(opened) == reached
    assert copies_in_words(reached, "en") == f"Also erased from copies beside the backups: {kept.name}."
    before = open_store(kept)
    assert audit.verify(before) == ()
    assert ACCOUNT.number.encode() not in raw_pages(before)
    before.close()
    opened.close()


def test_an_erasing_deletes_the_copies_that_nobody_can_be_taken_out_of(store: Store) -> None:
    for name in LEFT:
        put(store, name, timedelta(days=1))
    old = store.path.parent / "backups" / "office-schema-16.db"
    shutil.copyfile(Path(__file__).parents[1] / "stores" / "schema-16.db", old)
    reached = erasure.erase(store, ACCOUNT.number, reason="asked")
    assert erasure.last_reached(store) == reached
    assert set(reached.deleted) == {Path(name).name for name in (*LEFT, old.name)}
    assert there(store, LEFT) == set()
    assert not old.exists()


def test_an_erasing_leaves_a_backup_that_is_being_written(store: Store) -> None:
    at_work = put(store, "backups/office-2026-11-25-140300-1-daily.db.new", timedelta(seconds=30))
    assert erasure.erase(store, ACCOUNT.number, reason="asked") == erasure.Reached()
    assert at_work.exists()


def test_a_copy_without_the_person_stays_as_it_is(store: Store) -> None:
    kept = replaced(store)
    opened = open_store(store.path)
    accounts.add_new(opened, [replace(ACCOUNT, number="NEW-1")])
    whole = kept.read_bytes()
    assert erasure.erase(opened, "NEW-1", reason="asked") == erasure.Reached()
    assert kept.read_bytes() == whole
    opened.close()
