"""A restore gives no number twice, names what it takes away, and brings back nobody who was erased."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from reports.formats import LANGUAGES
from reports.losses import losses_in_words, rules_in_words
from restructure.parties.account import Person
from restructure.store import (
    Store,
    StoreProblem,
    accounts,
    agreements,
    audit,
    backups,
    beside,
    erasure,
    erasure_list,
    means,
    paper_numbers,
    payments,
    rule_files,
)
from restructure.store.copies import sound
from restructure.store.keys import Key
from restructure.store.payments import Payment
from restructure.store.restore_losses import Lost, lost
from restructure.store.rule_files import Restored
from tests.support.cases import ACCOUNT, TODAY, signed_agreement
from tests.support.stores import NOW, open_store, phrase

RIGHT = phrase("correct horse battery")
SOMEBODY = replace(ACCOUNT, number="ERASE-1", debtor=Person("章忘记"))
STEPS = 5


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = open_store(tmp_path / "office.db", RIGHT)
    accounts.add_new(store, [ACCOUNT, SOMEBODY])
    store.close()
    return store.path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(path, RIGHT)
    yield opened
    opened.close()


def reopened(path: Path) -> Store:
    """A store as it is opened by the window and by every command."""
    opened = open_store(path, RIGHT)
    backups.settle(opened)
    return opened


def by_hand(backup: Path, path: Path) -> None:
    """Copy a backup over the store, as somebody does who never heard of a restore."""
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    shutil.copyfile(backup, path)


def restored(backup: Path, path: Path) -> Store:
    return backups.restore(backup, path, RIGHT, lambda: NOW)


def test_no_number_is_given_again_after_a_restore_or_a_copy_by_hand(path: Path) -> None:
    store = open_store(path, RIGHT)
    first = agreements.next_number(store, 2026)
    copy = backups.write(store)
    assert (first, agreements.next_number(store, 2026)) == ("RA-2026-000001", "RA-2026-000002")
    assert means.next_reference(store, "BS", 2026) == "BS-2026-000001"
    store.close()
    store = restored(copy, path)
    assert agreements.next_number(store, 2026) == "RA-2026-000003"
    assert means.next_reference(store, "BS", 2026) == "BS-2026-000002"
    assert agreements.next_number(store, 2027) == "RA-2027-000001"
    store.close()
    by_hand(copy, path)
    store = open_store(path, RIGHT)
    assert agreements.next_number(store, 2026) == "RA-2026-000004"
    assert agreements.next_number(store, 2027) == "RA-2027-000002"
    store.close()


def test_numbers_of_an_earlier_version_count_from_the_next_opening_on(store: Store, tmp_path: Path) -> None:
    copy = backups.write(store)
    for _ in range(3):
        agreements.next_number(store, 2026)
    beside.file_of(store.path, paper_numbers.ENDING).unlink()
    backups.settle(store)
    store.close()
    by_hand(copy, store.path)
    again = open_store(store.path, RIGHT)
    assert agreements.next_number(again, 2026) == "RA-2026-000004"
    again.close()


def test_a_mark_that_this_store_did_not_write_counts_for_nothing_and_stays(store: Store, tmp_path: Path) -> None:
    other = open_store(tmp_path / "other" / "other.db", RIGHT)
    for _ in range(9):
        agreements.next_number(other, 2026)
    foreign = beside.file_of(other.path, paper_numbers.ENDING).read_text()
    other.close()
    beside.file_of(store.path, paper_numbers.ENDING).write_text(f"{foreign}last_agreement_2026 77 {'0' * 64}\ntorn li")
    assert agreements.next_number(store, 2026) == "RA-2026-000001"
    assert foreign in beside.file_of(store.path, paper_numbers.ENDING).read_text()
    assert paper_numbers.highest(store, "last_agreement_2026") == 1


def test_a_number_whose_transaction_was_cut_short_is_not_given_again(store: Store) -> None:
    with suppress(KeyError), store.writing() as connection:
        paper_numbers.take(store, connection, "last_agreement_2026")
        raise KeyError
    assert agreements.next_number(store, 2026) == "RA-2026-000002"


def erased_since(path: Path) -> Path:
    """A backup that holds somebody who was erased since."""
    store = open_store(path, RIGHT)
    copy = backups.write(store)
    erasure.erase(store, SOMEBODY.number)
    audit.anchor(store)
    store.close()
    return copy


@pytest.mark.parametrize("done", range(STEPS + 1))
def test_a_restore_that_ends_after_any_step_brings_nobody_back(path: Path, done: int) -> None:
    copy = erased_since(path)
    steps = backups.steps(copy, path, backups.check_backup(copy, RIGHT).key, NOW)
    assert len(list(islice(steps, done))) == min(done, STEPS - 1)
    steps.close()  # type: ignore[attr-defined]
    for _ in range(2):
        store = reopened(path)
        assert accounts.load(store, SOMEBODY.number) is None
        assert accounts.load(store, ACCOUNT.number) == ACCOUNT
        assert audit.verify(store) == ()
        store.close()
    assert not backups.marker_of(path).exists()
    assert not path.with_name("office.db.restored").exists()
    assert any(entry.action == "restored" for entry in audit.entries(reopened(path))) == (done >= STEPS - 1)


def test_a_restore_that_ends_before_anybody_is_erased_again_brings_nobody_back(path: Path) -> None:
    copy = erased_since(path)
    backups.put_back(copy, path, RIGHT, NOW)
    store = open_store(path, RIGHT)
    erasure_list.settle(store)
    assert len(erasure_list.marks(path)) == 1
    store.close()
    store = reopened(path)
    assert accounts.load(store, SOMEBODY.number) is None
    store.close()


@pytest.mark.parametrize("heads", [True, False])
def test_a_backup_copied_over_the_store_by_hand_brings_nobody_back(path: Path, heads: bool) -> None:
    copy = erased_since(path)
    by_hand(copy, path)
    if not heads:
        audit.heads_file(path).unlink()
    for open_again in (reopened, lambda path: restored(copy, path), reopened):
        store = open_again(path)
        assert accounts.load(store, SOMEBODY.number) is None
        store.close()


def test_an_erasing_that_took_hold_before_the_end_of_the_program_is_known_at_the_next_opening(path: Path) -> None:
    copy = erased_since(path)
    listed = beside.file_of(path, erasure_list.ENDING)
    # As a program leaves it that ends after the transaction, or one of an earlier version.
    listed.write_text("".join(line for line in listed.read_text().splitlines(keepends=True) if "done" not in line))
    reopened(path).close()
    by_hand(copy, path)
    audit.heads_file(path).unlink()
    store = reopened(path)
    assert accounts.load(store, SOMEBODY.number) is None
    store.close()


@pytest.mark.parametrize("file_of", [beside.file_of, beside.second_of])
@pytest.mark.parametrize(
    "open_again", [lambda copy, path: restored(copy, path), lambda copy, path: by_hand(copy, path)]
)
def test_one_deleted_list_brings_nobody_back_and_gives_no_number_twice(
    path: Path, file_of: Callable[[Path, str], Path], open_again: Callable[[Path, Path], Store | None]
) -> None:
    copy = erased_since(path)
    store = open_store(path, RIGHT)
    given = agreements.next_number(store, 2026)
    store.close()
    for ending in (erasure_list.ENDING, paper_numbers.ENDING):
        file_of(path, ending).unlink()
    opened = open_again(copy, path)
    if opened is not None:
        opened.close()
    store = reopened(path)
    assert accounts.load(store, SOMEBODY.number) is None
    assert agreements.next_number(store, 2026) != given
    store.close()
    assert all(file_of(path, ending).exists() for ending in (erasure_list.ENDING, paper_numbers.ENDING))


def test_an_erasing_holds_where_the_program_ends_right_after_it_and_the_copy_of_before_is_put_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path, RIGHT)
    copy = backups.write(store)

    def ends(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(erasure_list, "confirm", ends)
        with pytest.raises(KeyboardInterrupt):
            erasure.erase(store, SOMEBODY.number)
    store.close()
    by_hand(copy, path)
    store = reopened(path)
    assert accounts.load(store, SOMEBODY.number) is None
    store.close()


def test_whoever_is_entered_anew_after_that_stays(path: Path) -> None:
    copy = erased_since(path)
    store = restored(copy, path)
    accounts.save(store, replace(SOMEBODY, debtor=Person("Another Person")))
    store.close()
    store = reopened(path)
    assert accounts.load(store, SOMEBODY.number) is not None
    store.close()


def test_what_a_restore_takes_away_is_named_before(path: Path) -> None:
    store = open_store(path, RIGHT)
    copy = backups.write(store)
    assert lost(copy, path, RIGHT, lambda: NOW) == Lost()
    for number in ("RA-2026-000001", "RA-2026-000002"):
        agreements.save(store, signed_agreement(number))
    accounts.save(store, replace(ACCOUNT, as_of=ACCOUNT.as_of + timedelta(days=1)))
    accounts.save(store, replace(ACCOUNT, number="NEW-1"))
    payments.append(store, [Payment(ACCOUNT.number, TODAY, Money(100))])
    gone = lost(copy, path, RIGHT, lambda: NOW)
    assert gone == Lost(("RA-2026-000001", "RA-2026-000002"), accounts=2, payments=1, entries=5)
    assert losses_in_words(gone, "en") == (
        "2 signed agreements: RA-2026-000001, RA-2026-000002.",
        "2 accounts entered or changed since.",
        "1 payment received since.",
        "5 entries of the record, with what they tell of.",
    )
    store.close()
    before = path.read_bytes()
    asked: list[Lost] = []

    def declines(told: Lost) -> bool:
        asked.append(told)
        return False

    with pytest.raises(Refusal, match="restore_unwanted"):
        backups.restore(copy, path, RIGHT, lambda: NOW, agrees=declines)
    assert asked == [gone]
    assert path.read_bytes() == before
    back = backups.restore(copy, path, RIGHT, lambda: NOW, agrees=lambda told: told == gone)
    assert agreements.of_account(back, ACCOUNT.number) == ()
    back.close()
    kept = backups.replaced(path)
    assert kept is not None
    there = open_store(kept, RIGHT)
    assert agreements.of_account(there, ACCOUNT.number) == ("RA-2026-000001", "RA-2026-000002")
    there.close()


@pytest.mark.parametrize(("agreed", "ends"), [(12, "RA-2026-000012."), (13, "RA-2026-000012 and 1 more.")])
def test_of_many_agreements_the_rest_is_counted(agreed: int, ends: str) -> None:
    gone = Lost(tuple(f"RA-2026-{place:06}" for place in range(1, agreed + 1)))
    (said,) = losses_in_words(gone, "en")
    assert said.startswith(f"{agreed} signed agreements: RA-2026-000001, ")
    assert said.endswith(ends)


def test_of_a_store_that_does_not_open_its_record_is_held_against_the_backup(path: Path) -> None:
    store = open_store(path, RIGHT)
    copy = backups.write(store)
    store.close()
    whole = path.read_bytes()
    path.write_bytes(b"damaged" * 3000)
    assert lost(copy, path, RIGHT, lambda: NOW) == Lost(known=False)
    path.write_bytes(whole)
    store = open_store(path, RIGHT)
    for _ in range(3):
        audit.record_alone(store, "printed")
    audit.anchor(store)
    store.close()
    path.write_bytes(b"damaged" * 3000)
    gone = lost(copy, path, RIGHT, lambda: NOW)
    assert (gone.entries, gone.known, gone.anything) == (3, False, True)


def test_a_restore_reads_a_backup_through_once_and_again_where_it_was_exchanged(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path, RIGHT)
    copy, other = backups.write(store), backups.write(store)
    store.close()
    read: list[Path] = []

    class counted(sound):  # noqa: N801  # as what it stands for
        def __init__(self, file: Path, key: Key) -> None:
            read.append(file)
            super().__init__(file, key)

    monkeypatch.setattr(backups, "sound", counted)
    restored(copy, path).close()
    assert read == [copy]
    checked = backups.check_backup(copy, RIGHT)
    shutil.copyfile(other, copy)
    backups.restore(copy, path, RIGHT, lambda: NOW, checked=checked).close()
    assert read == [copy, copy, path.with_name("office.db.restored")]
    whole = copy.read_bytes()
    copy.write_bytes(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])
    before = path.read_bytes()
    with pytest.raises(StoreProblem):
        backups.restore(copy, path, RIGHT, lambda: NOW, checked=checked)
    assert path.read_bytes() == before


def test_a_backup_holds_the_own_rules_and_a_restore_puts_them_back(tmp_path: Path) -> None:
    path, folder = tmp_path / "s.db", tmp_path / "rules"
    store = open_store(path, RIGHT)
    assert rule_files.put_back(store, folder).absent
    folder.mkdir()
    (folder / "uk.toml").write_bytes(b"before")
    (folder / "cn.toml").write_bytes(b"stays")
    (folder / "notes.txt").write_bytes(b"no rules")
    copy = backups.write(store)
    assert audit.verify(store) == ()
    store.close()
    (folder / "uk.toml").write_bytes(b"changed since")
    store = backups.restore(copy, path, RIGHT, lambda: NOW)
    told = rule_files.put_back(store, folder)
    assert (told.back, told.same, told.wrong, told.absent) == (("uk.toml",), ("cn.toml",), (), False)
    assert ((folder / "uk.toml").read_bytes(), (folder / told.kept[0]).read_bytes()) == (b"before", b"changed since")
    (folder / "cn.toml").unlink()
    backups.write(store)
    assert store.connection.execute("SELECT name FROM rule_files").fetchall() == [("uk.toml",)]
    assert audit.verify(store) == ()
    store.connection.execute("UPDATE rule_files SET content = CAST('forged' AS BLOB)")
    assert rule_files.put_back(store, folder).wrong == ("uk.toml",)
    assert [one.table for one in audit.verify(store)] == ["rule_files"]
    store.close()
    for language in LANGUAGES:
        assert len(rules_in_words(told, language)) == 3
        assert len(rules_in_words(Restored(absent=True), language)) == 1
