"""What nobody sees in a text: refused by the name of its field wherever something is kept, and never kept unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from calculators.errors import Refusal
from restructure.parties.account_fields import FIELDS, TEXTS
from restructure.parties.organisation import Organisation
from restructure.parties.situation import Situation
from restructure.store import Store, accounts, audit, complaints, conduct, settings
from restructure.store.texts import UNTYPED
from tests.support.cases import ACCOUNT, TODAY
from tests.support.stores import open_store

UNSEEN = ("a\0b", "\x07ab", "ab\x1b")
TEXT_COLUMNS = """
SELECT list.name, field.name FROM pragma_table_list AS list, pragma_table_info(list.name) AS field
WHERE list.schema = 'main' AND list.type = 'table' AND list.name NOT LIKE 'sqlite%' AND field.type = 'TEXT'
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(tmp_path_factory.mktemp("texts") / "store.db")
    accounts.save(opened, ACCOUNT)
    yield opened
    opened.close()


def test_each_text_of_an_account_is_refused_by_its_field(store: Store) -> None:
    for field in FIELDS:
        if field.kind not in TEXTS:
            continue
        for text in UNSEEN:
            at_debtor = hasattr(ACCOUNT.debtor, field.name)
            wrong: dict[str, Any] = (
                {"debtor": replace(ACCOUNT.debtor, **{field.name: text})} if at_debtor else {field.name: text}
            )
            with pytest.raises(Refusal, match="hidden_character") as refused:
                accounts.save(store, replace(ACCOUNT, **wrong))
            assert refused.value.field == field.name
    assert audit.verify(store) == ()


def test_each_column_of_each_table_that_holds_a_text_is_looked_at(store: Store) -> None:
    columns = store.connection.execute(TEXT_COLUMNS).fetchall()
    assert len(columns) > 100
    for table, column in columns:
        if column in UNTYPED:
            continue
        for statement in (f"INSERT INTO {table} ({column}) VALUES (?)", f"\nUPDATE {table} SET {column} = ?"):
            with pytest.raises(Refusal, match="hidden_character") as refused:
                store.connection.execute(statement, ("a\0b",))
            assert refused.value.field == column


def test_each_text_of_what_the_organisation_sets_is_refused_by_its_field(store: Store) -> None:
    for part in ("identity", "bank"):
        record = getattr(Organisation(), part)
        for field in fields(record):
            if isinstance(getattr(record, field.name), str):
                wrong: dict[str, Any] = {part: replace(record, **{field.name: "a\0b"})}
                with pytest.raises(Refusal, match="hidden_character") as refused:
                    settings.save_organisation(store, replace(Organisation(), **wrong))
                assert refused.value.field == field.name


def test_a_text_that_waits_for_no_form_is_refused_and_half_of_a_character_too(store: Store) -> None:
    for text in (*UNSEEN, "a\ud800b"):
        with pytest.raises(Refusal, match="hidden_character") as refused:
            complaints.receive(store, ACCOUNT.number, complainant=text, subject="x", received_on=TODAY, due_on=TODAY)
        assert refused.value.field == "complainant"
    with pytest.raises(Refusal, match="hidden_character"):
        conduct.save_situation(store, ACCOUNT.number, Situation(assigned_by="a\0b"))


def test_lines_tabs_and_signs_are_kept_as_they_are(store: Store, tmp_path: Path) -> None:
    kept = replace(ACCOUNT, debtor=replace(ACCOUNT.debtor, address="1 High St\n\tFlat 2\r\n😀"))
    accounts.save(store, kept)
    assert accounts.load(store, ACCOUNT.number) == kept
    assert audit.verify(store) == ()
