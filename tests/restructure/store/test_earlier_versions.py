"""A store that an earlier version left behind, opened by this one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest

from calculators.rounding import Money
from restructure.store import (
    accounts,
    agreements,
    audit,
    conduct,
    credentials,
    negotiations,
    plan_events,
    scenarios,
    steps,
)
from restructure.store.connection import connect
from restructure.store.keys import key_of, salt_of
from restructure.store.steps import SCHEMA, STEPS
from restructure.store.steps.reversals import TAGS
from tests.restructure import golden
from tests.support.cases import ACCOUNT, FIRST
from tests.support.readers import payments_of
from tests.support.stores import open_store, read
from tests.support.vaults import RIGHT

WAYS = dict(zip(golden.EVIDENCE, ("desk", "voice", "paper", "certificate"), strict=True))
STORES = Path(__file__).parents[1] / "stores"
STEP_FILES = Path(steps.__file__).parent


def test_nothing_of_a_store_of_version_12_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    shutil.copyfile(STORES / "schema-12.db", path)
    store = open_store(path, RIGHT)
    assert store.connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
    assert accounts.load(store, ACCOUNT.number) == ACCOUNT
    assert negotiations.draft(store, ACCOUNT.number) == {"count": 36}
    assert scenarios.load(store, ACCOUNT.number, "longer") == {"count": 48}
    assert read(conduct.situation(store, ACCOUNT.number)).willing
    assert [one.result for one in conduct.contacts(store, ACCOUNT.number)] == ["promised"]
    assert [one.amount for one in payments_of(store, ACCOUNT.number)] == [Money(137502)]
    assert credentials.in_force(store) is not None
    kept = agreements.load(store, "RA-2026-000001")
    assert kept is not None
    assert {one.wording for one in kept.editions} == {"zh", "en"}
    followed = plan_events.kept(store, "RA-2026-000001", FIRST)
    assert followed is not None
    assert (followed.booked, followed.agreement.made_on) == ("CORE-88", date(2026, 11, 25))
    assert audit.verify(store) == ()
    store.close()


@pytest.mark.parametrize("schema", [13, 14, 15, 16, 17, 18, 19, 20, 21, 25, 26, 28, 29, 30, 31, 32, 33, 34])
def test_nothing_of_any_table_of_a_store_is_lost(tmp_path: Path, schema: int) -> None:
    path = tmp_path / "store.db"
    shutil.copyfile(STORES / f"schema-{schema}.db", path)
    store = open_store(path, golden.SECRET)
    before = msgspec.json.decode((STORES / f"schema-{schema}.json").read_bytes())
    # Every desk could read these, and release in the name of whoever they belonged to: they are wiped.
    before.pop("release keys", None)
    assert golden.lost(before, msgspec.json.decode(golden.written(golden.held(store)))) == []
    assert golden.held(store)["ways"] == WAYS
    store.close()


KILLED = """
import os, sys
from pathlib import Path
from restructure.store import opening
from tests.restructure.golden import SECRET
from tests.support.stores import open_store
opened = opening.connect
def watched(*given):
    one = opened(*given)
    one.set_trace_callback(lambda told: told.startswith(sys.argv[2]) and os._exit(9))
    return one
opening.connect = watched
open_store(Path(sys.argv[1]), SECRET)
"""


@pytest.mark.parametrize("before", ["INSERT INTO evidence", "COMMIT"])
def test_a_process_killed_while_it_upgrades_leaves_the_store_as_it_was(tmp_path: Path, before: str) -> None:
    path = tmp_path / "store.db"
    shutil.copyfile(STORES / "schema-14.db", path)
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path), before], check=False)
    assert ended.returncode == 9
    held = connect(path, key_of(golden.SECRET, salt_of(path)))
    assert held.execute("PRAGMA user_version").fetchone()[0] == 14
    assert {way for (way,) in held.execute("SELECT way FROM evidence")} == set(TAGS)
    held.close()
    store = open_store(path, golden.SECRET)
    assert golden.held(store)["ways"] == WAYS
    store.close()


def test_a_changed_or_lost_value_of_a_store_is_noticed() -> None:
    before = {"one": [{"a": 1, "b": 2}], "two": "x"}
    assert golden.lost(before, before | {"three": 3}) == []
    assert golden.lost(before, {"one": [{"a": 1, "b": 3}]}) == [".one[0].b", ".two"]
    assert golden.lost(before, {"one": [], "two": "x"}) == [".one"]


def test_a_golden_store_has_a_row_in_every_table(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db", golden.SECRET)
    golden.fill(store)
    tables = store.connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    empty = {name for (name,) in tables if not store.connection.execute(f'SELECT 1 FROM "{name}"').fetchone()}
    # They hold a row only within the transaction that erases a person, writes one, or adds accounts.
    assert empty == {"erasing", "persons_untold", "accounts_adding"}
    store.close()


def test_the_version_counts_the_steps_of_the_schema() -> None:
    files = {path.stem for path in STEP_FILES.glob("*.py")} - {"__init__"}
    assert {step.partition(".")[0] for step in STEPS} == files
    assert len(STEPS) + 1 == len(files) + 1 == SCHEMA
