"""The chain: whatever is done to it beside the program is noticed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from restructure.agreements.agreement import short_head
from restructure.store import IntegrityError, Store, accounts, agreements, audit, backups, negotiations
from restructure.store.audit import Head
from restructure.store.negotiations import Event
from tests.support.cases import ACCOUNT, signed_agreement
from tests.support.stores import NOW, open_store

ENTRIES = 30


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    for k in range(ENTRIES - 1):
        negotiations.append(opened, ACCOUNT.number, Event(NOW, "note", f"call {k}"))
    yield opened
    opened.close()


def free(store: Store) -> None:
    """What somebody does who has the key of the file and another program."""
    names = store.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'audit%'")
    for (name,) in names.fetchall():
        store.connection.execute(f"DROP TRIGGER {name}")
    store.connection.execute("PRAGMA foreign_keys = OFF")


def faults(store: Store, *heads: Head) -> set[str]:
    return {finding.fault for finding in audit.verify(store, heads)}


def test_every_change_is_an_entry_and_the_chain_holds(store: Store) -> None:
    agreements.save(store, signed_agreement())
    actions = [entry.action for entry in audit.entries(store)]
    assert actions == ["signed", *["negotiated"] * (ENTRIES - 1), "account_saved"]
    assert faults(store, audit.head(store)) == set()


def test_entries_are_found_by_account_action_and_day(store: Store) -> None:
    assert len(audit.entries(store, account=ACCOUNT.number)) == ENTRIES
    assert len(audit.entries(store, action="account_saved")) == 1
    assert audit.entries(store, since="2027") == ()
    assert audit.entries(store, limit=1)[0].detail == f"note: call {ENTRIES - 2}"


@pytest.mark.parametrize("verb", ["UPDATE audit SET who = 'x'", "DELETE FROM audit", "DELETE FROM audit_details"])
def test_no_statement_of_the_program_changes_an_entry(store: Store, verb: str) -> None:
    with pytest.raises(IntegrityError, match="the record stays"):
        store.connection.execute(verb)


def edit(store: Store, seq: int) -> None:
    store.connection.execute("UPDATE audit SET who = 'somebody else' WHERE seq = ?", (seq,))


def edit_detail(store: Store, seq: int) -> None:
    store.connection.execute("UPDATE audit_details SET detail = 'another' WHERE seq = ?", (seq,))


def delete(store: Store, seq: int) -> None:
    store.connection.execute("DELETE FROM audit WHERE seq = ?", (seq,))


def swap(store: Store, seq: int) -> None:
    for old, new in ((seq, 10_000), (seq + 1, seq), (10_000, seq + 1)):
        store.connection.execute("UPDATE audit SET seq = ? WHERE seq = ?", (new, old))


def duplicate(store: Store, seq: int) -> None:
    columns = "at, who, action, commitment, mac"
    store.connection.execute(
        f"INSERT INTO audit SELECT (SELECT max(seq) FROM audit) + 1, {columns} FROM audit WHERE seq = ?", (seq,)
    )


def cut_tail(store: Store, seq: int) -> None:
    store.connection.execute("DELETE FROM audit WHERE seq >= ?", (seq,))


def seal_again(store: Store, seq: int) -> None:
    """With the key of the chain, every later seal is made anew."""
    edit(store, seq)
    key, before = audit.chain_key(store), audit.FIRST
    rows = store.connection.execute("SELECT seq, at, who, action, commitment FROM audit ORDER BY seq").fetchall()
    for seq_, at, who, action, commitment in rows:
        before = audit._mac(key, seq_, at, who, action, commitment, before)
        store.connection.execute("UPDATE audit SET mac = ? WHERE seq = ?", (before, seq_))


ATTACKS: tuple[Callable[[Store, int], None], ...] = (
    edit, edit_detail, delete, swap, duplicate, cut_tail, seal_again,
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_done_to_the_chain_from_outside_is_noticed(store: Store, attack: Callable[[Store, int], None]) -> None:
    audit.anchor(store)
    free(store)
    chance = random.Random(16)
    for seq in (1, ENTRIES - 1, *(chance.randrange(2, ENTRIES - 1) for _ in range(3))):
        store.connection.execute("BEGIN")
        attack(store, seq)
        assert faults(store) - {"rules_changed"}
        store.connection.execute("ROLLBACK")
    assert faults(store) == {"rules_changed"}


def test_the_head_on_a_paper_is_enough_to_notice(store: Store) -> None:
    on_paper = audit.head(store)
    free(store)
    seal_again(store, 5)
    assert faults(store) == {"rules_changed"}
    assert faults(store, on_paper) == {"rules_changed", "head_changed"}


def test_a_backup_writes_the_head_down(store: Store) -> None:
    backups.write(store)
    assert audit.written_heads(audit.heads_file(store.path)) == (audit.head(store),)


def test_what_stands_at_the_foot_of_an_agreement_is_held_against_the_chain(store: Store) -> None:
    printed = audit.head_of(short_head(audit.head(store).text))
    assert printed is not None
    negotiations.append(store, ACCOUNT.number, Event(NOW, "note", "later"))
    assert faults(store, printed) == set()
    assert faults(store, Head(printed.seq, "0" * 16)) == {"head_changed"}
    assert faults(store, Head(10_000, printed.mac)) == {"head_missing"}


def test_a_chain_sealed_anew_is_betrayed_by_the_agreements_that_were_signed(store: Store) -> None:
    one = signed_agreement()
    whole = msgspec.json.decode(one.record) | {"audit_head": f"{ENTRIES}:{'0' * 64}"}
    agreements.save(store, replace(one, record=msgspec.json.encode(whole)))
    assert faults(store) == {"head_changed"}


def test_every_entry_is_given_however_many_there_are(store: Store) -> None:
    before, more = len(audit.entries(store)), 1001
    with store.writing() as connection:
        for place in range(more):
            audit.record(store, connection, "printed", detail=str(place))
    assert len(audit.entries(store)) == before + more
    assert audit.count(store, audit.Filter(action="printed")) == more
    assert audit.entries(store, limit=5)[0].detail == str(more - 1)
