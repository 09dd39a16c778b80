"""Faults of the record in words: each table and each fault has its own, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

import pytest

from reports.faults import fault_in_words
from reports.formats import LANGUAGES, Language
from restructure.store.audit import Fault, Finding
from restructure.store.row_digests import COVERED

AT = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_table_and_each_fault_has_its_words(language: Language) -> None:
    rows = {
        fault_in_words(
            Finding(12, "row_changed", table, "organisation" if table == "settings" else "R-7", "", AT), language
        )
        for table in (*COVERED, "accounts", "persons", "batch_rows", "placements", "month_end_rows")
    }
    assert len(rows) == len(COVERED) + 5
    assert all("12" in said and "2026" in said for said in rows)
    assert len({fault_in_words(Finding(12, one, "users", "col", "", AT), language) for one in get_args(Fault)}) == len(
        get_args(Fault)
    )


def test_a_number_of_an_account_stands_there_as_it_may_be_shown() -> None:
    found = Finding(12, "row_missing", "contacts", "3", "6225-0417", AT)
    said = "Contact 3, account {}, was taken away outside this program since entry 12 of 25 November 2026, 14:03 UTC."
    assert fault_in_words(found, "en") == said.format("6225-0417")
    assert fault_in_words(found, "en", lambda number: "•" + number[-4:]) == said.format("•0417")
