"""What a command writes where somebody says takes the place of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from restructure.store import audit
from tests.support.stores import open_store
from ui.cli import main
from ui.cli.opening import store_option
from ui.cli.writing import NewFile, Writing

OF_THE_STORE = ("s.db", "s.db-wal", "s.db.heads", "s.db.erased", "s.db.lock", "backups/s-1.db", "backups/s.db.erased")


@click.command(cls=Writing)
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option("--out", type=NewFile())
@store_option
def copied(file: Path, out: Path, store: Path) -> None:
    out.write_bytes(file.read_bytes())


def commands(group: click.Group) -> Iterator[click.Command]:
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield from commands(command) if isinstance(command, click.Group) else [command]


def copy(folder: Path, out: str, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(
        copied, [str(folder / "in.csv"), "--out", str(folder / out), "--store", str(folder / "s.db"), *options]
    )
    return done.exit_code, done.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "backups").mkdir()
    for name in (*OF_THE_STORE, "in.csv", "mine.txt"):
        (tmp_path / name).write_text(name)
    (tmp_path / "link.csv").symlink_to(tmp_path / "s.db")
    (tmp_path / "same.csv").symlink_to(tmp_path / "in.csv")
    return tmp_path


def test_every_path_of_a_command_that_need_not_be_there_is_one_it_writes_or_says_so() -> None:
    looked = 0
    for command in commands(main):
        for one in command.params:
            if isinstance(one.type, click.Path) and one.type.file_okay and not one.type.exists:
                read = one.name in ("store", "file", "certificate")
                assert read or (isinstance(one.type, NewFile) and isinstance(command, Writing)), command.name
                looked += not read
    assert looked


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("over", [*OF_THE_STORE, "s.db-journal", "link.csv", "in.csv", "same.csv"])
def test_what_belongs_to_a_store_or_is_read_is_never_written_over(
    folder: Path, over: str, force: tuple[str, ...]
) -> None:
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    code, said = copy(folder, over, *force)
    assert (code, "Choose another name" in said) == (1, True)
    assert before == {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_file_that_is_there_is_written_over_by_force_alone(folder: Path) -> None:
    code, said = copy(folder, "mine.txt")
    assert (code, "nothing is written over. Choose another name, or --force." in said) == (1, True)
    assert (folder / "mine.txt").read_text() == "mine.txt"
    assert copy(folder, "mine.txt", "--force") == (0, "")
    assert copy(folder, "new.txt") == (0, "")
    assert (folder / "mine.txt").read_text() == (folder / "new.txt").read_text() == "in.csv"


def test_a_head_is_written_below_others_and_into_no_other_file(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    audit.record_alone(store, "printed")
    (tmp_path / "mine.txt").write_text("mine")
    for _ in range(2):
        audit.write_elsewhere(audit.head(store), tmp_path / "heads.txt")
        audit.record_alone(store, "printed")
    assert len(audit.written_heads(tmp_path / "heads.txt")) == 2
    for file in (tmp_path / "mine.txt", store.path):
        before = file.read_bytes()
        with pytest.raises(FileExistsError):
            audit.write_elsewhere(audit.head(store), file)
        assert file.read_bytes() == before
    store.close()
