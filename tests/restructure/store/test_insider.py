"""Whoever has the passphrase and changes a store past this program is found out by its record."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reports.faults import SHOWN_DIGITS, fault_in_words
from reports.formats import LANGUAGES
from restructure.store import (
    IntegrityError,
    StoreProblem,
    accounts,
    audit,
    batches,
    erasure,
    people,
    reversals,
    row_digests,
)
from restructure.store.audit import Fault
from restructure.store.batches import Source
from restructure.store.connection import Store, connect, set_current_user
from restructure.store.keys import key_of, salt_of
from restructure.store.opening import open_store
from restructure.store.set_digest import NOTHING, moved, row_digest
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


ANOTHER_ACCOUNT = (
    "INSERT INTO accounts (number, name, id_number, phone, address, creditor, currency, principal, interest, penalty, "
    "fees, as_of, confirmed_by, product, lender_type, history, source, demo) SELECT 'X', name, id_number, phone, "
    "address, creditor, currency, 1, 0, 0, 0, as_of, confirmed_by, product, lender_type, history, source, demo "
    "FROM accounts LIMIT 1"
)
ANOTHER_DECISION = (
    "INSERT INTO decisions SELECT printf('%064d', 1), 1, '', decided_by, decided_at, code, until, public_key, "
    "signature FROM decisions"
)
ANOTHER_CONTACT = (
    "INSERT INTO contacts SELECT 99, account_number, at, channel, talked, number, identity, result, next_step, who "
    "FROM contacts LIMIT 1"
)


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
        ("UPDATE accounts SET principal = 1", "row_changed", "accounts"),
        ("UPDATE accounts SET name = 'Somebody Else', id_number = ''", "row_changed", "accounts"),
        ("UPDATE accounts SET phone = '000-0000-9999'", "row_changed", "accounts"),
        ("UPDATE accounts SET as_of = '2026-11-30', confirmed_by = 'nobody'", "row_changed", "accounts"),
        ("DELETE FROM accounts", "row_missing", "accounts"),
        (ANOTHER_ACCOUNT, "row_unrecorded", "accounts"),
        ("UPDATE account_digests SET digest = zeroblob(32)", "row_changed", "accounts"),
        ("UPDATE account_set SET total = zeroblob(512)", "row_changed", "accounts"),
        ("UPDATE persons SET name = 'Somebody Else' WHERE id = 1", "row_changed", "persons"),
        ("UPDATE persons SET same_as = NULL", "row_changed", "persons"),
        ("DELETE FROM persons", "row_changed", "persons"),
        (
            "INSERT INTO persons SELECT 99, name, '', '', '', 0, NULL, '', NULL, '', NULL FROM persons LIMIT 1",
            "row_unrecorded",
            "persons",
        ),
        ("UPDATE person_roles SET role = 'spouse' WHERE role = 'guarantor'", "row_changed", "persons"),
        ("DELETE FROM person_roles", "row_changed", "persons"),
        ("UPDATE contact_details SET value = '000-0000-9999'", "row_changed", "persons"),
        ("UPDATE contact_details SET person_id = 98", "row_unrecorded", "persons"),
        ("UPDATE person_digests SET digest = zeroblob(32)", "row_changed", "persons"),
        ("UPDATE person_set SET total = zeroblob(512)", "row_changed", "persons"),
        ("UPDATE person_corrections SET now = 'another'", "row_changed", "person_corrections"),
        ("UPDATE rule_files SET content = CAST('another' AS BLOB)", "row_changed", "rule_files"),
        ("UPDATE budgets SET household = '{}'", "row_changed", "budgets"),
        ("UPDATE sheets SET detail = '{}'", "row_changed", "sheets"),
        ("DELETE FROM debts_cases", "row_missing", "debts_cases"),
        ("UPDATE client_files SET opened_at = ''", "row_changed", "client_files"),
        ("UPDATE client_accounts SET whose = 'partner'", "row_changed", "client_accounts"),
        ("DELETE FROM client_people", "row_missing", "client_people"),
        ("UPDATE client_budgets SET detail = '{}'", "row_changed", "client_budgets"),
        ("UPDATE client_records SET due_on = '2036-01-01'", "row_changed", "client_records"),
        ("UPDATE client_documents SET content = CAST('other' AS BLOB)", "row_changed", "client_documents"),
        ("UPDATE situations SET detail = '{}'", "row_changed", "situations"),
        ("UPDATE contacts SET talked = 0, at = '2026-11-25T09:00:00+00:00'", "row_changed", "contacts"),
        ("DELETE FROM contacts", "row_missing", "contacts"),
        (ANOTHER_CONTACT, "row_unrecorded", "contacts"),
        ("UPDATE awaiting SET record = CAST('{}' AS BLOB)", "row_changed", "awaiting"),
        ("UPDATE credentials SET certificate = CAST('another' AS BLOB)", "row_changed", "credentials"),
        (
            "UPDATE signing_keys SET public_key = printf('%0128d', 1) WHERE login = 'root'",
            "row_unrecorded",
            "signing_keys",
        ),
        ("UPDATE signing_keys SET login = 'col' WHERE login = 'sup'", "row_changed", "signing_keys"),
        ("UPDATE signing_keys SET withdrawn_at = NULL, private_key = NULL", "row_changed", "signing_keys"),
        ("UPDATE decisions SET signature = NULL, public_key = NULL", "decision_unsigned", "decisions"),
        ("UPDATE decisions SET signature = zeroblob(64)", "decision_unsigned", "decisions"),
        ("UPDATE decisions SET until = '2036-01-01T00:00:00+00:00'", "decision_unsigned", "decisions"),
        (
            "UPDATE decisions SET public_key = (SELECT public_key FROM signing_keys WHERE login = 'root')",
            "decision_unsigned",
            "decisions",
        ),
        (ANOTHER_DECISION, "row_unrecorded", "decisions"),
        ("UPDATE proposals SET record = CAST('{}' AS BLOB)", "row_changed", "proposals"),
        ("UPDATE batches SET counts = '{}'", "row_changed", "batches"),
        ("DELETE FROM undoings", "row_missing", "undoings"),
        ("UPDATE suspense SET amount = '1.00'", "row_changed", "suspense"),
        ("UPDATE suspense_ends SET reason = 'ours'", "row_changed", "suspense_ends"),
        ("UPDATE changes SET new = '{}'", "row_changed", "changes"),
        ("UPDATE person_requests SET due_on = '2036-01-01'", "row_changed", "person_requests"),
        ("DELETE FROM person_answers", "row_missing", "person_answers"),
        ("UPDATE person_decisions SET who = 'col'", "row_changed", "person_decisions"),
        ("DELETE FROM audit WHERE seq = 3", "entry_missing", ""),
        (
            "DELETE FROM audit_details WHERE seq IN (SELECT seq FROM audit WHERE action = 'signed_in')",
            "details_missing",
            "",
        ),
        ("UPDATE audit_details SET about = 'no JSON' WHERE seq = 3", "detail_changed", ""),
        ("UPDATE batches SET counts = 'no JSON'", "row_changed", "batches"),
        ("UPDATE agreements SET record = CAST('no JSON' AS BLOB)", "row_changed", "agreements"),
        ("UPDATE users SET name = CAST(x'ff' AS TEXT)", "row_changed", "users"),
        ("UPDATE secrets SET value = randomblob(32) WHERE name = 'audit'", "entry_changed", ""),
        ("UPDATE audit SET who = 'col' WHERE who = 'root'", "entry_changed", ""),
    ],
)
def test_what_was_changed_past_the_program_is_named(path: Path, statement: str, fault: Fault, table: str) -> None:
    def change(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(statement).rowcount

    past_the_program(path, change)
    store = opened(path)
    found = {(one.fault, one.table): one for one in audit.verify(store)}
    assert (fault, table) in found
    for language in LANGUAGES:
        said = fault_in_words(found[fault, table], language)
        assert not set("{}") & set(said)
        assert found[fault, table].row[:SHOWN_DIGITS] in said or table == "settings"
    store.close()


def test_a_change_with_the_digests_changed_along_is_noticed_all_the_same(path: Path) -> None:
    def change(connection: sqlite3.Connection) -> None:
        number, *values = connection.execute(f"SELECT number, {row_digests.OF_ACCOUNT} FROM accounts").fetchone()
        values[row_digests.OF_ACCOUNT.split(", ").index("principal")] = 1
        connection.execute("UPDATE accounts SET principal = 1 WHERE number = ?", (number,))
        connection.execute("UPDATE account_digests SET digest = ? WHERE number = ?", (row_digest(*values), number))
        connection.execute("UPDATE account_set SET total = ?", (moved(NOTHING, None, row_digest(*values)),))

    past_the_program(path, change)
    store = opened(path)
    (found, *_) = audit.verify(store)
    assert (found.fault, found.table, found.row) == ("row_changed", "accounts", "")
    assert "The accounts together" in fault_in_words(found, "en")
    store.close()


def test_a_decision_whose_entry_was_forged_along_lacks_its_signature(path: Path) -> None:
    past_the_program(path, lambda connection: None, rules_again=False)
    store = opened(path, for_work=False)
    set_current_user(store.connection, "sup")
    with store.writing() as connection:
        connection.execute("DELETE FROM decisions")
        connection.execute(
            "INSERT INTO decisions (terms_digest, approved, reason, decided_by, decided_at) "
            "SELECT terms_digest, 1, '', 'sup', proposed_at FROM proposals"
        )
        digest = connection.execute("SELECT terms_digest FROM decisions").fetchone()[0]
        audit.record(replace(store, who="sup"), connection, "approved", about=[("decisions", digest)])
    assert ("decision_unsigned", digest) in {(one.fault, one.row) for one in audit.verify(store)}
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
    assert '["agreements","RA-2026-000001"' not in left
    assert '"users"' in left
    root.close()


def test_what_would_undo_an_import_is_held_to_the_digest_of_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "imported.db", golden.SECRET, lambda: NOW)
    with batches.importing(store, Source("accounts", "list.csv", "0" * 64)) as batch:
        accounts.add_rows(batch, [(accounts.bulk_row(ACCOUNT), None)])
    assert audit.verify(store) == ()
    store.close()
    changed = "UPDATE batch_rows SET was = 'another'"
    past_the_program(tmp_path / "imported.db", lambda connection: connection.execute(changed))
    store = opened(tmp_path / "imported.db")
    assert [(one.fault, one.table) for one in audit.verify(store)] == [("row_changed", "batch_rows")]
    store.close()


UNCOVERED = {
    "accounts": "by digests of their own",
    "account_digests": "they are digests",
    "account_set": "it is a digest",
    "accounts_adding": "holds a row only within the transaction that adds accounts",
    "audit": "it is the chain",
    "audit_details": "the chain holds commitments to them",
    "secrets": "its key seals the chain",
    "batch_rows": "the digest of its batch covers them",
    "placements": "the digest of their batch covers them",
    "month_end_rows": "the digest of their month covers them",
    "saved_lists": "how accounts are looked at",
    "persons": "by digests of their own",
    "person_roles": "as persons",
    "contact_details": "as persons",
    "person_digests": "they are digests",
    "person_set": "it is a digest",
    "persons_untold": "holds a row only within the transaction that writes a person",
    "lowered": "what is measured by it is asked of two people from then on",
    "drafts": "half typed",
    "draft_history": "half typed",
    "scenarios": "half typed",
    "set_aside": "what could not be read, and rests on nothing",
    "found": "the index of the search",
    "erasing": "holds a row only within the transaction that erases a person",
    "_sqlite_migrations": "which steps were taken",
    "sqlite_schema": "the rules have a digest",
    "sqlite_sequence": "numbers given",
}


def test_each_table_is_covered_by_the_record_or_says_why_not(path: Path) -> None:
    store = opened(path)
    tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    names = {name for (name,) in store.connection.execute(tables)}
    store.close()
    assert names - set(row_digests.COVERED) == set(UNCOVERED)


def test_each_field_of_an_account_is_covered() -> None:
    assert set(row_digests.OF_ACCOUNT.split(", ")) == set(accounts.COLUMNS)


ODD = "\t\n\r\"\\/\x7f\x80é\u2028\ufeff\U0001f600'\N{ANGSTROM SIGN}"


def test_accounts_added_together_have_the_digests_that_each_has_alone(tmp_path: Path) -> None:
    held = [replace(ACCOUNT, number=f"N-{place}", source=ODD[place:]) for place in range(len(ODD))]
    together, alone = (open_store(tmp_path / f"{name}.db", golden.SECRET, lambda: NOW) for name in ("one", "other"))
    accounts.add_new(together, held)
    with alone.writing() as connection:
        for one in held:
            accounts.save_within(connection, one)
    for query in ("SELECT * FROM account_digests", "SELECT total FROM account_set"):
        assert together.connection.execute(query).fetchall() == alone.connection.execute(query).fetchall()
    assert audit.verify(together) == ()
    together.close()
    alone.close()


def test_no_transaction_ends_with_accounts_whose_digests_were_put_off(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db", golden.SECRET, lambda: NOW)

    def begin() -> None:
        with store.writing() as connection:
            row_digests.put_off(connection, 0)
            accounts.save_within(connection, ACCOUNT)

    with pytest.raises(IntegrityError):
        begin()
    assert accounts.load(store, ACCOUNT.number) is None
    accounts.save(store, ACCOUNT)
    assert audit.verify(store) == ()
    store.close()


def test_an_account_that_comes_without_its_digest_past_the_program_is_named(path: Path) -> None:
    def change(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO accounts_adding (after) VALUES (0)")
        columns = ", ".join(accounts.COLUMNS[1:])
        connection.execute(f"INSERT INTO accounts (number, {columns}) SELECT 'X-1', {columns} FROM accounts LIMIT 1")

    past_the_program(path, change)
    store = opened(path)
    assert ("row_unrecorded", "X-1") in {(one.fault, one.row) for one in audit.verify(store)}
    store.close()
