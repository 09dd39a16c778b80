"""How long the record of an account is kept: until the same day so many years later."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.store import accounts, conduct, erasure
from restructure.store.conduct import Conversation
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store

CALLED = datetime(2021, 11, 25, 9)  # noqa: DTZ001  # where the debtor lives


@pytest.mark.parametrize(("day", "kept"), [(24, True), (25, False), (26, False)])
def test_a_record_is_kept_up_to_the_day_before_its_years_are_over(tmp_path: Path, day: int, kept: bool) -> None:
    store = open_store(tmp_path / "store.db", now=lambda: datetime(2026, 11, day, 14, tzinfo=UTC))
    accounts.save(store, ACCOUNT)
    conduct.append_contact(store, ACCOUNT.number, Conversation(CALLED, talked=True))
    if kept:
        with pytest.raises(Refusal, match="retention"):
            erasure.erase(store, ACCOUNT.number, years=5)
    else:
        erasure.erase(store, ACCOUNT.number, years=5)
    assert (accounts.load(store, ACCOUNT.number) is not None) is kept
    store.close()
