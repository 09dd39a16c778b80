"""A mandate is known by its number and its last day, and by nothing less."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from restructure.agreements.standing import open_as_confirmed
from restructure.parties.organisation import amended
from restructure.parties.situation import Mandate
from restructure.services.circumstances import circumstances
from restructure.store import accounts
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store
from tests.support.workplaces import workplace

UNTIL = date(2027, 1, 31)


@pytest.mark.parametrize(("number", "until"), [("M-1", UNTIL), ("M-1", None), ("", UNTIL), ("", None)])
def test_a_mandate_without_number_or_last_day_is_none(tmp_path: Path, number: str, until: date | None) -> None:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    office = workplace(store)
    office = replace(office, organisation=amended(office.organisation, mandate_number=number, mandate_until=until))
    found = circumstances(office, ACCOUNT, open_as_confirmed(ACCOUNT, ACCOUNT.as_of, ())).mandate
    assert found == (Mandate(number, until) if number and until else None)
    store.close()
