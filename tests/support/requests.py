"""Requests at the JSON door."""

from __future__ import annotations

from typing import Any

APR: dict[str, Any] = {
    "method": "eu_aprc",
    "advances": [{"date": "2026-11-25", "amount": "1000.00"}],
    "payments": [{"date": "2027-11-25", "amount": "1100.00"}],
}
ACCRUE: dict[str, Any] = {
    "currency": "CNY",
    "principal": "10000.00",
    "from": "2026-01-01",
    "to": "2026-03-01",
    "rates": [{"from": "2026-01-01", "annual_rate": "0.18"}],
}
ALLOCATE: dict[str, Any] = {
    "currency": "CNY",
    "payment": "100",
    "parts": {"principal": "500", "interest": "30", "fees": "20"},
}
BUDGET: dict[str, Any] = {"currency": "GBP", "household": {"income": "2000", "spending": "1500"}}
DISTRIBUTE: dict[str, Any] = {"currency": "GBP", "available": "100", "debts": [{"name": "card", "balance": "1000"}]}
COUNTEROFFER: dict[str, Any] = {
    "currency": "CNY",
    "as_of": "2026-11-22",
    "debt": {"principal": "20000", "interest": "812.40", "contract_rate": "0.18"},
    "says": {"per_month": "800", "now": "2000", "from": "2026-12-25"},
    "household": {"income": "6466.67", "spending": "4400"},
}
STATEMENT: dict[str, Any] = {"currency": "GBP", "today": "2026-11-29", "text": "50 a week"}
PAYOFF: dict[str, Any] = {
    "currency": "CNY",
    "as_of": "2026-11-25",
    "debt": {"principal": "12000"},
    "option": {"kind": "instalment", "annual_rate": "0.12", "first_due": "2026-12-25", "payments": 12},
    "on": "2027-03-01",
}
CONTACT: dict[str, Any] = {"currency": "CNY", "today": "2026-11-25", "situation": {"local_now": "2026-11-25T12:00:00"}}
WAYS_OUT: dict[str, Any] = {
    "currency": "GBP",
    "country": "uk",
    "today": "2026-11-30",
    "surplus": "43.00",
    "debts": [{"name": "Card", "balance": "3412.00", "annual_rate": "0.299", "rate_kind": "effective"}],
    "answers": {"nation": "england_wales", "assets": "0", "owns_home": False, "never": ["space_on"]},
}
ASKED: dict[str, dict[str, Any]] = {
    "contact": CONTACT,
    "payoff": PAYOFF,
    "apr": APR,
    "accrue": ACCRUE,
    "allocate": ALLOCATE,
    "budget": BUDGET,
    "distribute": DISTRIBUTE,
    "counteroffer": COUNTEROFFER,
    "statement": STATEMENT,
    "brief": CONTACT,
    "ways": WAYS_OUT,
    "incoming": STATEMENT | {"medium": "sms"},
}
