"""The terms as the paper shows them, as JSON: they lie inside its file, and their SHA-256 is the digest on each page.

The record of an agreement holds more than its paper: what the plan is worth to the creditor, what warns an adviser, the
lines of a budget. None of it leaves with the file; the digest of the whole record stands for it.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from restructure.agreements.agreement import Agreement, terms_digest, to_json

ACCOUNT = (
    "number", "currency", "product", "creditor", "parts", "as_of", "confirmed_by", "contract_date", "last_paid_on",
    "co_debtor", "guarantor", "demo",
)  # fmt: skip
ORGANISATION = (
    "name", "name_zh", "telephone", "hours", "hours_zh", "complaints", "complaints_body", "advice", "address",
    "representative",
    "payee", "payee_zh", "payee_account", "payee_bank", "payee_bank_zh",
    "grace_days", "end_days", "cure_days", "certificate_days", "rule_set",
    "mandate_number", "mandate_scope", "mandate_until", "agreement_template", "credit_code", "legal_representative",
)  # fmt: skip
OUTCOME = ("terms", "treatment", "debt", "waived", "schedule", "totals", "rates")
MEANS = ("surplus", "largest", "left", "breaks_at", "fails_on", "short")
RULE = ("rule", "text", "facts", "instrument")
SHOWN = (
    "number", "made_on", "signed_wording", "debtor", "personalised", "guaranteed_until", "assignment", "spouse_ground",
    "collector", "co_debtor", "guarantor", "debts",
)  # fmt: skip
"""Fields of the record that its paper shows whole."""
WHERE_HELD = ("co_debtor", "guarantor", "credit_code", "legal_representative", "debts")
"""Fields that papers of before did not show: they stand among the terms only where they hold something."""


def printed_terms(agreement: Agreement) -> bytes:
    """Canonical JSON of what the agreement's paper shows, with the digest of its record: the same before and after
    signing."""
    record = msgspec.json.decode(to_json(agreement))
    outcome = record["outcome"]
    for one in record["debts"]:
        # Which payments were there before is no part of the terms.
        del one["credited"]
    shown = {
        **_some(record, SHOWN),
        "account": _some(record["account"], ACCOUNT),
        "organisation": _some(record["organisation"], ORGANISATION),
        "outcome": {
            **_some(outcome, OUTCOME),
            "month": outcome["month"],
            "affordability": _some(outcome["affordability"], MEANS) if outcome["month"] else None,
            "rules": [
                _some(one, RULE) for one in outcome["findings"] if one["severity"] == "text" and one["confirmed"]
            ],
        },
        "record_sha256": terms_digest(agreement),
    }
    return msgspec.json.encode(shown, order="sorted")


def printed_digest(agreement: Agreement) -> str:
    """The digest that the paper bears: SHA-256, in hex, of the printed terms."""
    return hashlib.sha256(printed_terms(agreement)).hexdigest()


def _some(held: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: held[name] for name in names if held[name] or name not in WHERE_HELD}
