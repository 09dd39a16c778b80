"""A request for a quote."""

from __future__ import annotations

from typing import Any

QUOTE: dict[str, Any] = {
    "currency": "CNY",
    "as_of": "2026-11-25",
    "debt": {"principal": "20000"},
    "option": {"kind": "instalment", "annual_rate": "0.06", "first_due": "2026-12-25", "payments": 12},
}
