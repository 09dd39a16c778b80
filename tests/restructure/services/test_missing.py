"""Whatever is missing keeps an agreement from being signed, each thing by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from restructure.parties.organisation import MissingField
from restructure.services.signing import Missing

NOTHING = Missing((), blocked=False, stale=False, past=False)


@pytest.mark.parametrize(
    "lacking",
    [
        {"fields": (MissingField("debtor", "name"),)},
        {"blocked": True},
        {"stale": True},
        {"past": True},
        {"reasons": 1},
        {"release": True},
        {"form": True},
    ],
)
def test_each_thing_that_is_missing_stops_a_signature(lacking: dict[str, Any]) -> None:
    assert not NOTHING.anything
    assert replace(NOTHING, **lacking).anything


@pytest.mark.parametrize(
    "field",
    [
        MissingField("payees", "creditor"),
        *(MissingField("organisation", name) for name in ("payee", "payee_account", "payee_bank")),
    ],
)
def test_without_a_payee_nothing_is_printed(field: MissingField) -> None:
    assert replace(NOTHING, fields=(field,)).payee
    assert not replace(NOTHING, fields=(MissingField("debtor", "name"),)).payee
