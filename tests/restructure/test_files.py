"""Names of exported files: safe everywhere, and nothing written over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from restructure.files import is_or_would_be_of, publish, publish_beside, publish_new, safe_name
from restructure.store import Store, accounts, audit, backups
from tests.soak.names import HOSTILE, valid
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store


@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_a_number_holds_the_file_has_a_name_that_every_system_takes(hostile: str) -> None:
    assert valid(safe_name(hostile))
    assert valid(safe_name(f"{hostile}-offer-en.pdf"))


def test_another_paper_of_the_same_name_lies_beside_and_the_same_one_stays_one(tmp_path: Path) -> None:
    written = [publish_beside(tmp_path, "RA-1-offer-en.pdf", content) for content in (b"one", b"two", b"one", b"two")]
    assert [path.name for path in written] == ["RA-1-offer-en.pdf", "RA-1-offer-en-2.pdf"] * 2
    assert [path.read_bytes() for path in written[:2]] == [b"one", b"two"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "s.db")
    accounts.save(opened, ACCOUNT)
    audit.anchor(opened)
    backups.write(opened)
    yield opened
    opened.close()


def spellings(path: Path) -> list[Path]:
    """The same file in other words."""
    link, folder = path.with_name("link.csv"), path.with_name("folder")
    link.symlink_to(path)
    folder.symlink_to(path.parent, target_is_directory=True)
    return [path, link, folder / path.name, path.parent / "." / ".." / path.parent.name / path.name]


@pytest.mark.parametrize("ending", ["", "-wal", ".heads"])
def test_nothing_is_published_over_a_store_or_what_lies_beside_it(store: Store, ending: str) -> None:
    target = store.path.with_name(store.path.name + ending)
    before = target.read_bytes()
    for path in spellings(target):
        with pytest.raises(FileExistsError):
            publish(path, b"a list")
    assert target.read_bytes() == before


def test_nothing_is_published_over_a_backup(store: Store) -> None:
    (backup,) = backups.newest(store.path)
    with pytest.raises(FileExistsError):
        publish(backup, b"a list")


@pytest.mark.parametrize("name", ["new.db", "new.db-wal", "new.db.heads", "NEW.db"])
def test_a_store_that_is_not_there_yet_has_its_names_already(tmp_path: Path, name: str) -> None:
    assert is_or_would_be_of(tmp_path / name, tmp_path / "new.db")
    assert not is_or_would_be_of(tmp_path / "new.csv", tmp_path / "new.db")
    assert not is_or_would_be_of(tmp_path / "elsewhere" / name, tmp_path / "new.db")


def test_a_new_file_takes_no_place_of_another(tmp_path: Path) -> None:
    publish_new(tmp_path / "a.csv", b"1")
    nowhere = tmp_path / "link.csv"
    nowhere.symlink_to(tmp_path / "nothing.csv")
    for path in (tmp_path / "a.csv", nowhere):
        with pytest.raises(FileExistsError):
            publish_new(path, b"2")
    assert (tmp_path / "a.csv").read_bytes() == b"1"
