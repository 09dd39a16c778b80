"""The organisation as it is stored: one flat object, whatever records hold it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from restructure.agreements.agreement import to_json
from restructure.agreements.record import read_agreement
from restructure.parties.organisation import DEMO, RECORDS, STORED, Organisation, amended, organisation_in, stored
from restructure.store import Store, settings
from tests.restructure import golden
from tests.support.stores import open_store, read

GOLDEN = sorted(golden.STORES.glob("schema-*.db"))
FULL = amended(
    DEMO,
    advice="0808",
    housing_line=Decimal("0.35"),
    debt_line=Decimal("0.5"),
    withstands=Decimal("0.1"),
    mandate_number="M-7",
    mandate_scope="cards",
    mandate_until=date(2027, 1, 31),
    page_size="letter",
    rule_set="uk",
    cure_days=14,
    complaints_body="an ombudsman",
    credit_code="91110000000000000X",
    legal_representative="Lei Sample",
    agreement_template="CCA-7",
    advice_permission="FCA 123456",
)


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def golden_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "store.db"
    shutil.copyfile(request.param, path)
    store = open_store(path, golden.SECRET)
    yield store
    store.close()


def flat(organisation: Organisation) -> dict[str, Any]:
    held: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(stored(organisation)))
    return held


def held_in(store: Store) -> list[bytes]:
    """Every organisation that a store holds, as it is stored: in the settings and in frozen records."""
    rows = store.connection.execute("SELECT value FROM settings WHERE key = 'organisation'").fetchall()
    frozen = (
        "SELECT record FROM agreements UNION ALL SELECT record FROM awaiting UNION ALL SELECT record FROM proposals"
    )
    records = [msgspec.json.decode(record)["organisation"] for (record,) in store.connection.execute(frozen)]
    return [value.encode() for (value,) in rows] + [msgspec.json.encode(one) for one in records]


def test_what_every_earlier_version_stored_is_read_and_written_byte_for_byte(golden_store: Store) -> None:
    found = held_in(golden_store)
    assert found
    for raw in found:
        held: dict[str, Any] = msgspec.json.decode(raw)
        again = flat(organisation_in(held))
        assert msgspec.json.encode({name: again.pop(name) for name in held}) == raw
        assert again.items() <= flat(Organisation()).items()


def test_a_frozen_record_is_written_as_it_was_read(golden_store: Store) -> None:
    for (record,) in golden_store.connection.execute("SELECT record FROM agreements"):
        before, again = (msgspec.json.decode(one) for one in (record, to_json(read_agreement(record))))
        before["outcome"].pop("findings"), again["outcome"].pop("findings")
        assert golden.lost(before, again) == []


def test_a_setting_is_stored_as_every_version_stores_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    settings.save_organisation(store, FULL)
    (value,) = store.connection.execute("SELECT value FROM settings WHERE key = 'organisation'").fetchone()
    assert list(msgspec.json.decode(value)) == list(STORED)
    assert read(settings.organisation(store)) == FULL
    store.close()


def test_every_field_of_every_record_has_a_name_of_its_own_under_which_it_is_stored() -> None:
    assert sorted(STORED) == sorted(one.name for kind in RECORDS.values() for one in fields(kind))
    usual = stored(Organisation())
    assert [name for name, value in stored(FULL).items() if value == usual[name]] == [
        "grace_days", "end_days", "certificate_days", "stale_days", "settlement_share", "usual_count", "longest_count",
        "count_step", "deferred", "most_tranches", "answer_days", "hold_days",
    ]  # fmt: skip
    assert organisation_in(flat(FULL)) == FULL


def test_a_field_is_changed_by_its_name_in_the_record_that_holds_it() -> None:
    changed = amended(DEMO, rule_set="uk", cure_days=14, grace_days=1)
    assert changed == replace(
        DEMO,
        policy=replace(DEMO.policy, rule_set="uk"),
        deadlines=replace(DEMO.deadlines, cure_days=14, grace_days=1),
    )
    assert amended(DEMO) == DEMO


@pytest.mark.parametrize("raw", [b"[]", b"1", b'{"name": 1}', b'{"grace_days": "5"}', b'{"rule_set": "mars"}'])
def test_what_is_no_organisation_is_not_read_as_one(raw: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        organisation_in(msgspec.json.decode(raw))
