"""What holds a paper back before a signature. No widgets here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from calculators.errors import Refusal
from restructure.agreements.agreement import Agreement
from restructure.offers.outcome import Simulated
from restructure.offers.terms import SettlementTerms
from restructure.papers import PaperName

Hindrance = Literal[
    "no_terms", "settled", "elsewhere", "signed", "stopped", "blocked", "beyond", "organisation", "debtor", "not_uk"
]

OPEN_DAYS = 14
"""How long an offer stays open where nobody says otherwise."""


def last_open(outcome: Simulated) -> date:
    """The last day on which an offer can still be taken: no later than its first payment, or its own expiry."""
    first = next(due for due, amount in zip(outcome.schedule.due, outcome.schedule.payment, strict=True) if amount)
    return min(first, outcome.terms.expires) if isinstance(outcome.terms, SettlementTerms) else first


def usual_open(outcome: Simulated, today: date) -> date:
    """The day until which an offer stays open where nobody says otherwise."""
    return min(today + timedelta(days=OPEN_DAYS), last_open(outcome))


def check_open(open_until: date | None, outcome: Simulated, today: date) -> date:
    """The day until which an offer stays open. Refuses a missing one, one that has passed, and one after which the
    first payment would be due already."""
    if open_until is None:
        raise Refusal("open_until", "missing_field")
    if not today <= open_until <= last_open(outcome):
        raise Refusal("open_until", "day_outside", smallest=today, largest=last_open(outcome))
    return open_until


def may_be_offered(outcome: Simulated) -> bool:
    """Whether no rule stops an option."""
    return all(found.severity != "block" for found in outcome.findings)


def hindrance(kind: PaperName, draft: Agreement) -> Hindrance | None:
    """What holds a paper back that lies in its record; None where nothing does."""
    organisation = draft.organisation
    if not organisation.name or not organisation.telephone:
        return "organisation"
    if not draft.debtor.name:
        return "debtor"
    if kind == "forbearance" and organisation.rule_set != "uk":
        return "not_uk"
    return None if may_be_offered(draft.outcome) else "blocked"
