"""One table says what each field of an account is: whatever knows the fields is held against it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from calculators.errors import Refusal
from calculators.rounding import Money
from reports.agreement import agreement_pdf
from reports.wording import CATALOGUES
from restructure.agreements.agreement import Agreement, capture, digest_of_record, terms_digest, to_json
from restructure.importing import layouts
from restructure.importing.intake import take_in
from restructure.money.currency import plain_text
from restructure.parties.account import Account, Person
from restructure.parties.account_fields import (
    COLUMNS,
    DEFAULTS,
    FIELD,
    FIELDS,
    IN_FILES,
    MASKED,
    PERSONAL,
    TEXTS,
    AccountField,
    values_of,
    with_values,
)
from restructure.parties.masking import masked_field
from restructure.parties.organisation import DEMO
from restructure.store import Store, accounts, agreements, audit, erasure, settings
from restructure.store.migrations import ACCOUNTS
from tests.support.accounts import FILLED
from tests.support.cases import ACCOUNT, MEANS, TODAY, signed_agreement, simulated
from tests.support.reading import sheets_of
from tests.support.stores import dump, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    yield opened
    opened.close()


TEXT_FIELDS = [field.name for field in FIELDS if field.kind in TEXTS]


def drafted(account: Account) -> Agreement:
    return capture(
        number="RA-2026-000417",
        made_on=TODAY,
        account=account,
        organisation=DEMO,
        household=MEANS,
        outcome=simulated(),
        wording="en",
    )


def test_every_field_of_an_account_has_one_row() -> None:
    assert sorted(field.name for field in FIELDS) == sorted(COLUMNS)
    assert all(values_of(FILLED)[name] != DEFAULTS.get(name) for name in COLUMNS)


def test_every_field_has_a_column_in_the_store_and_comes_back(store: Store) -> None:
    held = {row[1] for row in store.connection.execute("PRAGMA table_info(accounts)")}
    assert held == {*COLUMNS, "opened_at"}
    accounts.save(store, FILLED)
    assert accounts.load(store, FILLED.number) == FILLED


def test_other_values_of_one_record_leave_the_rest_as_it_is() -> None:
    moved = with_values(FILLED, {"address": "Elsewhere", "fees": Money(7)})
    assert moved.debtor == replace(FILLED.debtor, address="Elsewhere")
    assert moved.parts == structs.replace(FILLED.parts, fees=Money(7))
    assert values_of(moved) == values_of(FILLED) | {"address": "Elsewhere", "fees": Money(7)}


@pytest.mark.parametrize("plain", [True, False])
def test_every_column_of_a_file_comes_into_its_field(store: Store, tmp_path: Path, plain: bool) -> None:
    given = {name: written(FIELD[name], values_of(FILLED)[name], plain=plain) for name in IN_FILES}
    lines = io.StringIO()
    csv.writer(lines).writerows([given.keys(), given.values()])
    (tmp_path / "accounts.csv").write_text(lines.getvalue(), "utf-8")
    assert take_in(store, tmp_path / "accounts.csv").problems == ()
    came = accounts.load(store, FILLED.number)
    assert came is not None
    assert {name: values_of(came)[name] for name in IN_FILES} == {name: values_of(FILLED)[name] for name in IN_FILES}


def written(field: AccountField, held: Any, *, plain: bool) -> str:
    if field.kind in ("part", "amount"):
        return plain_text(held, FILLED.currency) if plain else f"+{plain_text(held, FILLED.currency)}"
    return str(held)


def test_every_kind_of_a_column_is_read() -> None:
    assert {FIELD[name].kind for name in IN_FILES} <= layouts.READERS.keys()


def test_every_column_of_a_file_has_words_and_is_known_by_other_names() -> None:
    for catalogue in CATALOGUES.values():
        assert {f"name.column.{field.name}" for field in FIELDS if field.imported or field.typed} <= catalogue.keys()
    assert {name for name in IN_FILES if not FIELD[name].headings} == {"source"}


def test_whatever_is_held_of_a_person_is_personal() -> None:
    assert {one.name for one in fields(Person)} <= PERSONAL


def test_the_record_repeats_nothing_that_is_personal(store: Store) -> None:
    accounts.save(store, FILLED)
    accounts.save(store, with_values(FILLED, {name: f"{values_of(FILLED)[name]}2" for name in PERSONAL - {"number"}}))
    said = " ".join(entry.detail or "" for entry in audit.entries(store, action="account_saved"))
    assert [name for name in sorted(PERSONAL - {"number"}) if values_of(FILLED)[name] in said] == []


def test_nothing_personal_is_left_of_whoever_is_erased(store: Store) -> None:
    accounts.save(store, FILLED)
    agreements.save(store, signed_agreement(account=FILLED))
    settings.save(store, settings.HALF_TYPED, [(FILLED.number, False, {n: values_of(FILLED)[n] for n in TEXT_FIELDS})])
    personal = {name: values_of(FILLED)[name] for name in PERSONAL}
    assert traces(store, personal) == PERSONAL
    erasure.erase(store, FILLED.number, reason="asked")
    assert traces(store, personal) == set()


def traces(store: Store, personal: dict[str, str]) -> set[str]:
    held = [one for rows in dump(store).values() for row in rows for one in row]
    whole = "\n".join(one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one) for one in held)
    return {name for name, text in personal.items() if text in whole}


@pytest.mark.parametrize("name", MASKED)
def test_no_screen_shows_the_whole_of_what_is_masked(name: str) -> None:
    assert "Sample1234567" not in masked_field(name, "Sample1234567")


def test_the_paper_shows_what_is_printed_and_nothing_else_of_an_account() -> None:
    shown = "".join(sheets_of(agreement_pdf(drafted(FILLED), "en")))
    assert {name for name in TEXT_FIELDS if values_of(FILLED)[name] in shown} == {
        name for name in TEXT_FIELDS if FIELD[name].printed
    }


@pytest.mark.parametrize("name", [name for name in TEXT_FIELDS if FIELD[name].printed])
def test_what_cannot_be_printed_is_refused_by_its_field(name: str) -> None:
    with pytest.raises(Refusal) as refused:
        agreement_pdf(drafted(with_values(FILLED, {name: "\U0001f600"})), "en")
    assert (refused.value.field, refused.value.code) == (name, "no_glyph")


def test_a_record_of_before_has_the_digest_that_it_was_signed_with() -> None:
    first = sqlite3.connect(":memory:")
    first.execute(ACCOUNTS)
    later = set(COLUMNS) - {row[1] for row in first.execute("PRAGMA table_info(accounts)")}
    first.close()
    record = json.loads(to_json(drafted(ACCOUNT)))
    for holder in (record["account"], record["account"]["debtor"], record["debtor"]):
        for name in later & set(holder):
            del holder[name]
    assert digest_of_record(json.dumps(record).encode()) == terms_digest(drafted(ACCOUNT))
    assert {field.name for field in FIELDS if field.later} == later


def test_a_field_that_says_something_is_part_of_the_terms() -> None:
    for name in TEXT_FIELDS:
        assert terms_digest(drafted(with_values(ACCOUNT, {name: "other"}))) != terms_digest(drafted(ACCOUNT))
