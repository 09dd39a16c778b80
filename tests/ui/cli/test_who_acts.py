"""Every command that reads or writes a store asks who it is, where the store has users."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from restructure.parties.organisation import DEMO, amended
from restructure.store import Passphrase, Store, backups, people, second_person, settings
from restructure.store.people import User
from tests.support.commands import COMMANDS
from tests.support.stores import CHEAP, dump, open_store
from ui.cli import main

PHRASE, PASSWORD = "correct horse battery", "open sesame, please"
NONE_NEEDED = {
    "audit head": "it is a number and a seal",
    "audit verify": "it shows nobody's data, and looks at a store whose users somebody may have changed",
    "completion": "it opens no store",
    "compute": "it opens no store",
    "practice check": "it opens no store",
    "practice example": "it opens no store",
    "practice list": "it opens no store",
    "practice replay": "it opens no store",
    "rules check": "it opens no store",
    "run": "the window asks",
    "tour": "it takes none with users",
}


@cache
def made(above: Path) -> Path:
    """A folder with all that commands ask for, made once: within a test, whose passphrases cost nothing."""
    tmp_path = above / "office"
    tmp_path.mkdir()
    store = open_store(tmp_path / "store.db", Passphrase(PHRASE))
    backups.write(store, tmp_path)
    people.add(store, User("ada", "Ada", "administrator"), PASSWORD, CHEAP)
    people.add(people.sign_in(store, "ada", PASSWORD), User("bob", "Bob", "administrator"), PASSWORD, CHEAP)
    people.add(people.sign_in(store, "ada", PASSWORD), User("col", "Col", "collector"), PASSWORD, CHEAP)
    second_person.accept(people.sign_in(store, "bob", PASSWORD), second_person.waiting(store)[0].id)
    settings.save_organisation(people.sign_in(store, "ada", PASSWORD), amended(DEMO, payee_account="6222"))
    store.close()
    for name, text in (("pass", PHRASE), ("new", "violet kettle orbit"), ("password", PASSWORD)):
        (tmp_path / name).write_text(text)
    (tmp_path / "accounts.csv").write_text("number,creditor,currency,principal,as_of,confirmed_by\n")
    return tmp_path


@pytest.fixture
def path(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    shutil.copytree(made(tmp_path_factory.getbasetemp()), tmp_path, dirs_exist_ok=True)
    return tmp_path / "store.db"


def opened(path: Path) -> Store:
    return open_store(path, Passphrase(PHRASE))


def whole(name: str, folder: Path) -> list[str]:
    """A command with all that it needs."""
    given = name.split(" ")
    for one in COMMANDS[name].params:
        value = {
            "role": "collector",
            "day": "2026-11-20",
            "since": "2026-11-01",
            "through": "2026-11-20",
            "batch": "1",
            "due": "2026-11-20",
            "on": "2026-11-20",
            "number": "1",
            "amount": "1",
            "account": "A",
            "login": "new",
            "name": "New",
            "out": str(folder / "out.pdf"),
            "folder": str(folder),
            "until": "2027-01-01",
        }.get(str(one.name), str(next(folder.glob("*.db" if name == "restore" else "accounts.csv"))))
        if isinstance(one.type, click.Choice):
            value = one.type.choices[0]
        if one.name in ("password_file", "new_passphrase_file"):
            value = str(folder / "new")
        if isinstance(one, click.Argument):
            given.append(value)
        elif one.required or one.name == "yes":
            given += [one.opts[0]] if isinstance(one, click.Option) and one.is_flag else [one.opts[0], value]
    return given


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in NONE_NEEDED])
def test_a_command_without_a_sign_in_reads_and_writes_nothing(path: Path, name: str) -> None:
    before = dump(store := opened(path))
    store.close()
    where = ("--store", str(path), "--passphrase-file", str(path.with_name("pass")))
    there = set(path.parent.rglob("*"))
    done = CliRunner().invoke(main, [*whole(name, path.parent), *where])
    assert (done.exit_code, "say who acts with --as LOGIN" in done.output) == (1, True)
    wrong = ("--as", "ada", "--as-password-file", str(path.with_name("new")))
    done = CliRunner().invoke(main, [*whole(name, path.parent), *where, *wrong])
    assert (done.exit_code, "do not go together" in done.output) == (1, True), done.output
    assert {one for one in path.parent.rglob("*") if ".db" not in one.name[3:]} <= there
    after = dump(store := opened(path))
    # The wrong password is counted, in the record too.
    assert {table for table in before if before[table] != after[table]} <= {"audit", "audit_details", "settings"}
    changed = set(after["settings"]) ^ set(before["settings"])
    assert {row[0] for row in changed} <= {people.WRONG_ONES}
    store.close()


def test_the_commands_that_ask_nobody_are_these_and_each_says_why() -> None:
    assert set(COMMANDS) > set(NONE_NEEDED)
    text = (Path(__file__).parents[3] / "docs" / "security.md").read_text(encoding="utf-8")
    for name in NONE_NEEDED:
        assert f"`{name}`" in text


def test_a_tour_takes_no_store_with_users(path: Path, tmp_path: Path) -> None:
    where = ("--store", str(path), "--passphrase-file", str(path.with_name("pass")))
    done = CliRunner().invoke(main, ["tour", "--out", str(tmp_path / "tour"), *where])
    assert (done.exit_code, "a tour signs in nobody" in done.output) == (1, True)


def test_a_change_that_waits_is_decided_from_the_shell_by_somebody_else(path: Path) -> None:
    where = ("--store", str(path), "--passphrase-file", str(path.with_name("pass")))

    def told(*given: str, by: str) -> str:
        acting = ("--as", by, "--as-password-file", str(path.with_name("password")))
        return CliRunner().invoke(main, ["change", *given, *where, *acting]).output

    waits = told("list", by="col")
    assert "Where debtors pay: " in waits
    assert "Account to pay into: nothing → 6222" in waits
    number = waits.split()[0]
    assert "Only an administrator" in told("accept", number, by="col")
    assert "Somebody else must decide" in told("accept", number, by="ada")
    assert told("accept", number, by="bob") == "Accepted.\n"
    assert "decided already" in told("refuse", number, "--reason", "late", by="bob")
    assert "decided already" in told("withdraw", number, by="ada")
    assert "no such change" in told("alone", "99", by="ada")


def test_a_file_with_a_passphrase_or_password_that_others_can_read_is_refused_with_the_repair(path: Path) -> None:
    words, password = path.with_name("pass"), path.with_name("password")
    for file, mode in ((words, 0o640), (password, 0o604), (words, 0o620)):
        file.chmod(mode)
        command = ["change", "list", "--store", str(path), "--passphrase-file", str(words)]
        done = CliRunner().invoke(main, [*command, "--as", "col", "--as-password-file", str(password)])
        assert (done.exit_code, f"chmod 600 {file.name}" in done.output) == (1, True)
        file.chmod(0o600)
