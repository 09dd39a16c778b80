"""The answer to a question about a contact: whether it may be made, and what stands against it."""

from __future__ import annotations

from restructure.offers.outcome import Case
from restructure.requests.contact import ContactRequest
from restructure.rules.judgement import contact_findings, letter_findings
from ui.api.replies import Reply, told


def contact(request: ContactRequest) -> Reply:
    """``may`` is false where a rule stops the contact, null where it cannot be judged, as with an unknown hour."""
    found = contact_findings(request.debt, request.policy, request.situation)
    stopped = any(one.severity == "block" for one in found)
    open_ = any(one.rule in UNDECIDED for one in found)
    may = False if stopped else None if open_ else True
    before = letter_findings(Case(request.debt, request.policy, situation=request.situation))
    return {
        "may": may,
        "findings": told(found, request.language, request.currency),
        "letter": told(before, request.language, request.currency),
    }


UNDECIDED = ("time_zone_unknown", "circumstances_unreadable", "whom_unknown")
"""Findings that say that something decisive is not known."""
