"""Backups: what comes back is what was there, or the store stays as it is."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from restructure.demo import demo_accounts
from restructure.store import Store, StoreProblem, accounts, agreements, audit, backups, copies, erasure, negotiations
from restructure.store.connection import connect
from restructure.store.copies import check, same_rows
from restructure.store.looking_through import look_through
from restructure.store.negotiations import Event
from tests.support.cases import ACCOUNT, TODAY, signed_agreement
from tests.support.pages import raw_pages
from tests.support.stores import NOW, dump, open_store, phrase

RIGHT = phrase("correct horse battery")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "office.db", RIGHT)
    accounts.add_new(opened, [ACCOUNT, *demo_accounts(TODAY)])
    agreements.save(opened, signed_agreement())
    yield opened
    opened.close()


def problem(backup: Path, path: Path) -> str:
    with pytest.raises(StoreProblem) as refused:
        backups.restore(backup, path, RIGHT, lambda: NOW)
    return refused.value.code


def test_a_restored_backup_is_the_store_row_for_row(store: Store, tmp_path: Path) -> None:
    copy = backups.write(store)
    before = dump(store)
    back = tmp_path / "elsewhere" / "office.db"
    back.parent.mkdir()
    backups.put_back(copy, back, RIGHT, NOW)
    assert same_rows(store.connection, back, store.key)
    opened = open_store(back, RIGHT)
    assert dump(opened) == before
    opened.close()


def test_a_backup_is_whole_though_somebody_goes_on_working(store: Store, tmp_path: Path) -> None:
    for turn in range(8):
        writes = backups.begin(store, tmp_path / "copies")
        worker = Thread(target=lambda: done.append(writes()))  # noqa: B023  # joined within the turn
        done: list[Path] = []
        worker.start()
        for count in range(25):
            negotiations.append(store, ACCOUNT.number, Event(NOW, "note", f"{turn}, {count}"))
        worker.join()
        backups.check_backup(done[0], RIGHT)


def test_what_was_done_since_the_backup_is_kept_aside_and_not_mixed_in(store: Store) -> None:
    copy = backups.write(store)
    for k in range(200):
        negotiations.append(store, ACCOUNT.number, Event(NOW, "note", f"later {k}"))
    wal = store.path.with_name("office.db-wal").read_bytes()
    store.close()
    # As after a crash: the log of the store that is replaced lies there, full.
    store.path.with_name("office.db-wal").write_bytes(wal)
    back = backups.restore(copy, store.path, RIGHT, lambda: NOW)
    assert [event.kind for event in negotiations.events(back, ACCOUNT.number)] == ["signed"]
    back.close()
    (kept,) = backups.folder_of(store.path).glob("office-replaced-*.db")
    before = open_store(kept, RIGHT)
    assert len(negotiations.events(before, ACCOUNT.number)) == 201
    before.close()


@pytest.mark.parametrize("content", [b"", b"x" * 10, b"a letter, and no backup at all " * 200])
def test_a_file_that_is_no_backup_is_refused_and_the_store_stays(store: Store, tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(content)
    before = dump(store)
    assert problem(wrong, store.path) in ("not_a_backup", "not_opened")
    assert dump(store) == before


def test_a_backup_with_one_bit_flipped_is_refused(store: Store) -> None:
    copy, chance = backups.write(store), random.Random(6)
    whole = copy.read_bytes()
    for _ in range(20):
        place = chance.randrange(len(whole))
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        assert problem(copy, store.path) == "not_opened"


def test_a_backup_of_another_passphrase_is_refused(store: Store, tmp_path: Path) -> None:
    other = open_store(tmp_path / "other" / "other.db", phrase("another passphrase"))
    copy = backups.write(other)
    other.close()
    assert problem(copy, store.path) == "not_opened"


def test_one_backup_is_written_a_day_and_seven_days_and_four_weeks_are_kept(tmp_path: Path) -> None:
    moment = [NOW]
    store = open_store(tmp_path / "office.db", RIGHT, lambda: moment[0])
    for _ in range(60):
        assert backups.daily(store) is not None
        assert backups.daily(store) is None
        moment[0] += timedelta(days=1)
    days = sorted(datetime.strptime(path.name[7:17], "%Y-%m-%d").date() for path in backups.newest(store.path))  # noqa: DTZ007  # a day
    last = moment[0].date() - timedelta(days=1)
    assert days[-7:] == [last - timedelta(days=back) for back in range(6, -1, -1)]
    assert len({day.isocalendar()[:2] for day in days}) == 4
    assert len(days) <= 7 + 4
    store.close()


@pytest.mark.parametrize("off", [-9000, 4000])
def test_a_clock_that_was_wrong_for_days_costs_no_backup_of_any_other_day(tmp_path: Path, off: int) -> None:
    moment = [NOW]
    store = open_store(tmp_path / "office.db", RIGHT, lambda: moment[0])
    for began, many in ((NOW, 30), (NOW + timedelta(days=off), 10), (NOW + timedelta(days=30), 8)):
        for day in range(many):
            moment[0] = began + timedelta(days=day)
            written = backups.daily(store)
            assert written is not None
            assert written.exists()
    days = [at.date() for path in backups.newest(store.path) if (at := backups.written_at(path)) is not None]
    assert {moment[0].date() - timedelta(days=back) for back in range(7)} <= set(days)
    assert len(days) <= 2 * (7 + 4)
    store.close()


def test_a_backup_that_cannot_be_written_leaves_the_ones_before(store: Store, tmp_path: Path) -> None:
    copy = backups.write(store)
    whole = copy.read_bytes()
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreProblem):
        backups.write(store, tmp_path / "file")
    assert copy.read_bytes() == whole


def test_a_store_is_copied_before_its_schema_grows(tmp_path: Path) -> None:
    import shutil

    path = tmp_path / "office.db"
    shutil.copyfile(Path(__file__).parents[1] / "stores" / "schema-1.db", path)
    store = open_store(path, RIGHT)
    copy = backups.folder_of(path) / "office-schema-1.db"
    assert copy.exists()
    assert ACCOUNT.debtor.name.encode() not in copy.read_bytes()
    back = backups.restore(copy, path, RIGHT, lambda: NOW)
    assert accounts.count(back) == 6
    back.close()
    store.close()


def test_two_backups_within_a_second_are_two_files(tmp_path: Path) -> None:
    store = open_store(tmp_path / "office.db", RIGHT)
    written = {backups.write(store) for _ in range(3)}
    assert len(written) == 3
    assert set(backups.newest(store.path)) == written
    store.close()


@pytest.mark.parametrize("stamp", ["2026-02-30-000000", "2026-11-20-256199"])
def test_a_file_named_after_no_moment_is_passed_over(store: Store, stamp: str) -> None:
    backups.write(store)
    stray = backups.folder_of(store.path) / f"office-{stamp}.db"
    stray.write_bytes(b"x")
    assert stray not in backups.newest(store.path)
    assert backups.daily(store) is None
    assert stray.exists()


def test_what_somebody_asked_for_stays_however_many_days_go_by(tmp_path: Path) -> None:
    moment = [NOW]
    store = open_store(tmp_path / "office.db", RIGHT, lambda: moment[0])
    asked = {backups.write(store) for _ in range(2)}
    for _ in range(30):
        moment[0] += timedelta(days=1)
        backups.daily(store)
    assert asked <= set(backups.newest(store.path))
    store.close()


def test_the_backup_that_was_written_last_ranks_first_whatever_its_date(tmp_path: Path) -> None:
    moment = [NOW]
    store = open_store(tmp_path / "office.db", RIGHT, lambda: moment[0])
    for off in (0, 4000, -9000, 1):
        moment[0] = NOW + timedelta(days=off)
        written = backups.daily(store)
        assert backups.newest(store.path)[0] == written
    assert not backups.is_due(store)
    # A day that had its backup while the clock was wrong has none that counts.
    moment[0] = NOW + timedelta(days=4000)
    assert backups.is_due(store)
    store.close()


def test_one_copy_a_week_is_compared_whole_and_the_others_page_by_page(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bool] = []

    def noting(connection: sqlite3.Connection, *, whole: bool) -> None:
        looked.append(whole)
        check(connection, whole=whole)

    monkeypatch.setattr(copies, "check", noting)
    for _ in range(2):
        backups.write(store)
    assert looked == [True, False]


def test_a_copy_of_a_page_that_is_damaged_is_no_backup(store: Store) -> None:
    backups.write(store)
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with store.path.open("r+b") as file:
        file.seek(3 * 4096 + 100)
        file.write(b"rot")
    with pytest.raises(StoreProblem):
        backups.write(store)
    assert len(backups.newest(store.path)) == 1
    assert [one.name for one in backups.folder_of(store.path).iterdir() if ".new" in one.name] == []


def test_a_backup_made_while_erased_rows_are_still_to_be_swept_holds_nothing_of_them(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasure, "SMALL", 0)
    erasure.erase(store, ACCOUNT.number, reason="asked")
    copy = open_store(backups.write(store), RIGHT)
    assert ACCOUNT.number.encode() not in raw_pages(copy)
    copy.close()


def test_a_clock_that_ran_back_is_noticed_now_and_in_the_record(tmp_path: Path) -> None:
    moment = [NOW]
    store = open_store(tmp_path / "office.db", RIGHT, lambda: moment[0])
    for days, back in ((0, False), (1, False), (-400, True)):
        moment[0] = NOW + timedelta(days=days)
        assert (audit.later_than_now(store) is not None) == back
        audit.record_alone(store, "printed")
    assert look_through(store).clock_ran_back == (audit.head(store).seq,)
    assert look_through(store).faults == ()
    store.close()


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_what_a_killed_backup_left_beside_it_is_read_into_no_other(store: Store, tmp_path: Path, ending: str) -> None:
    copy = copies.copy_to(store.connection, store.key, tmp_path / "copy.db")
    size = copy.stat().st_size
    with closing(connect(copy, store.key)) as killed:
        killed.execute("PRAGMA journal_mode = " + ("WAL" if ending == "-wal" else "DELETE"))
        killed.execute("PRAGMA cache_size = 1")
        killed.execute("BEGIN")
        killed.execute("CREATE TABLE larger AS SELECT * FROM sqlite_schema, (SELECT 1 UNION SELECT 2)")
        left = copy.with_name(f"copy.db{ending}").read_bytes()
        killed.execute("ROLLBACK")
    for number in range(300):
        accounts.save(store, replace(ACCOUNT, number=f"L-{number}"))
    target = tmp_path / "next.db"
    target.with_name(f"next.db.new{ending}").write_bytes(left)
    copies.copy_to(store.connection, store.key, target, whole=False)
    assert target.stat().st_size > size
    with copies.sound(target, store.key):
        pass
    assert same_rows(store.connection, target, store.key)


def test_a_log_beside_a_file_that_is_gone_is_read_into_no_store_put_back(store: Store, tmp_path: Path) -> None:
    backup = backups.write(store, tmp_path / "elsewhere")
    accounts.save(store, replace(ACCOUNT, number="LATER"))
    log = store.path.with_name(f"{store.path.name}-wal")
    left = log.read_bytes()
    store.close()
    store.path.unlink()
    log.write_bytes(left)
    back = backups.restore(backup, store.path, store.key, lambda: NOW)
    check(back.connection)
    assert accounts.load(back, "LATER") is None
    back.close()
