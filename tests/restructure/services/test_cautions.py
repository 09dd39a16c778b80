"""A caution takes a reason, which holds until the next signature."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from restructure.policy import Finding
from restructure.services.cautions import cautions, give_reason, reasons_given, stops, unreasoned
from restructure.services.workplace import Workplace
from restructure.store import accounts, negotiations
from restructure.store.negotiations import Event
from tests.support.cases import ACCOUNT, simulated
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace

NUMBER = ACCOUNT.number


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workplace]:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    yield workplace(store)
    store.close()


def finding(rule: str, severity: str) -> Finding:
    found = simulated().findings[0]
    return replace(found, rule=rule, severity=severity)


def test_each_caution_counts_until_it_has_a_reason(office: Workplace) -> None:
    told = replace(simulated(), findings=(finding("a", "warn"), finding("b", "block"), finding("c", "warn")))
    assert [one.rule for one in cautions(told)] == ["a", "c"]
    assert [one.rule for one in stops(told)] == ["b"]
    give_reason(office, NUMBER, "c", "explained: twice")
    assert reasons_given(office, NUMBER) == {"c": "explained: twice"}
    assert unreasoned(told, reasons_given(office, NUMBER)) == 1


def test_a_signature_takes_the_reasons_with_it(office: Workplace) -> None:
    give_reason(office, NUMBER, "a", "explained")
    negotiations.append(office.store, NUMBER, Event(NOW, "signed", "RA-2026-000001"))
    assert reasons_given(office, NUMBER) == {}
    give_reason(office, NUMBER, "a", "again")
    assert reasons_given(office, NUMBER) == {"a": "again"}
