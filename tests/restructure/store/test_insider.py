"""Whoever has the passphrase and changes a store past this program is found out by its record."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from restructure.store import StoreProblem, audit, erasure, people, reversals
from restructure.store.connection import Store, connect
from restructure.store.keys import key_of, salt_of
from restructure.store.opening import open_store
from restructure.store.steps import STEPS
from tests.restructure import golden
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW

STORE = Path(__file__).parents[1] / "stores" / f"schema-{len(STEPS) + 1}.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    copied = tmp_path / "store.db"
    shutil.copyfile(STORE, copied)
    return copied


def opened(path: Path, *, for_work: bool = True) -> Store:
    return open_store(path, golden.SECRET, lambda: NOW, for_work=for_work)


def past_the_program(path: Path, change: Callable[[sqlite3.Connection], object], *, rules_again: bool = True) -> None:
    """Take every rule away, change something, and put the rules back as they were."""
    with closing(connect(path, key_of(golden.SECRET, salt_of(path)))) as connection:
        rules = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in rules:
            connection.execute(f"DROP TRIGGER {name}")
        change(connection)
        for _, sql in rules if rules_again else ():
            connection.execute(sql)


def test_a_store_that_nobody_touched_agrees_with_its_record(path: Path) -> None:
    store = opened(path)
    assert audit.verify(store) == ()
    store.close()


@pytest.mark.parametrize(
    ("statement", "fault", "table"),
    [
        ("UPDATE users SET role = 'administrator' WHERE login = 'col'", "row_changed", "users"),
        (
            "UPDATE users SET password = (SELECT password FROM users WHERE login = 'col') WHERE login = 'sup'",
            "row_changed",
            "users",
        ),
        ("UPDATE users SET active = 1 WHERE login = 'left'", "row_changed", "users"),
        (
            "INSERT INTO users SELECT 'mallory', 'M', 'administrator', password, 1 FROM users WHERE login = 'col'",
            "row_unrecorded",
            "users",
        ),
        (
            "UPDATE agreements SET record = CAST(replace(CAST(record AS TEXT), '2026', '2025') AS BLOB)",
            "row_changed",
            "agreements",
        ),
        ("UPDATE agreements SET terms_digest = printf('%064d', 1)", "row_changed", "agreements"),
        ("UPDATE editions SET pdf = CAST('%PDF-1.4 forged' AS BLOB)", "row_changed", "editions"),
        ("UPDATE editions SET sha256 = printf('%064d', 1)", "row_changed", "editions"),
        ("DELETE FROM editions", "row_missing", "editions"),
        ("UPDATE evidence SET way = 'paper' WHERE way = 'voice'", "row_changed", "evidence"),
        ("UPDATE attachments SET content = CAST('%PDF other' AS BLOB)", "row_changed", "attachments"),
        (
            "UPDATE settings SET value = replace(value, 'account', 'acc0unt') WHERE key = 'organisation'",
            "row_changed",
            "settings",
        ),
        ("UPDATE settings SET value = '[]' WHERE key = 'authority'", "row_changed", "settings"),
        ("INSERT INTO settings VALUES ('payees', '[]')", "row_unrecorded", "settings"),
        ("DELETE FROM events WHERE kind = 'offered'", "row_missing", "events"),
        ("UPDATE events SET detail = 'never called' WHERE kind = 'note'", "row_changed", "events"),
        ("UPDATE payments SET amount = amount + 1", "row_changed", "payments"),
        (
            "INSERT INTO payments SELECT 99, account_number, paid_on, amount, 'x', 'x', kept_at FROM payments LIMIT 1",
            "row_unrecorded",
            "payments",
        ),
        ("UPDATE reversals SET reason = 'bounced'", "row_changed", "reversals"),
        ("UPDATE decisions SET decided_by = 'root'", "row_changed", "decisions"),
        ("UPDATE proposals SET proposed_by = 'root'", "row_changed", "proposals"),
        ("DELETE FROM turns", "row_missing", "turns"),
        ("DELETE FROM holds", "row_missing", "holds"),
        ("UPDATE audit_details SET about = ''", "detail_changed", ""),
        ("UPDATE audit SET who = 'col' WHERE who = 'root'", "entry_changed", ""),
    ],
)
def test_what_was_changed_past_the_program_is_named(path: Path, statement: str, fault: str, table: str) -> None:
    def change(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(statement).rowcount

    past_the_program(path, change)
    store = opened(path)
    assert (fault, table) in {(one.fault, one.table) for one in audit.verify(store)}
    store.close()


@pytest.mark.parametrize(
    "change",
    [
        lambda connection: None,
        lambda connection: connection.execute(
            "CREATE TRIGGER users_change BEFORE UPDATE ON users WHEN 0 BEGIN SELECT RAISE(ABORT, 'no'); END"
        ),
    ],
)
def test_a_store_whose_rules_are_gone_or_others_is_only_looked_at(
    path: Path, change: Callable[[sqlite3.Connection], object]
) -> None:
    past_the_program(path, change, rules_again=False)
    with pytest.raises(StoreProblem, match="rules_changed"):
        opened(path)
    store = opened(path, for_work=False)
    assert [one.fault for one in audit.verify(store)] == ["rules_changed"]
    store.close()


def test_an_erased_person_leaves_no_digest_and_no_fault(path: Path) -> None:
    store = opened(path)
    assert audit.verify(store) == ()
    assert reversals.reversals(store, ACCOUNT.number)
    root = people.sign_in(store, "root", golden.PASSWORD)
    erasure.lift_legal_hold(root, ACCOUNT.number, "over")
    erasure.erase(root, ACCOUNT.number, reason="asked for")
    assert audit.verify(root) == ()
    left = store.connection.execute("SELECT group_concat(about) FROM audit_details").fetchone()[0]
    assert '"agreements"' not in left
    assert '"users"' in left
    root.close()
