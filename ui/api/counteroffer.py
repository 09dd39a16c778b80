"""The answer to what a debtor says: offers with their reasons, or the smallest change that would help."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from calculators.parts import PartTreatment, Treatment
from reports import wording
from restructure.money.currency import plain_text
from restructure.proposals.answer import answer_to
from restructure.proposals.cause import Cause
from restructure.proposals.counteroffer import Change, Forbearance, Offer, largest_after_now, search_space
from restructure.proposals.query import DebtorStatement
from restructure.proposals.statement import Statement, says_of
from restructure.requests.counteroffer import CounterofferRequest
from restructure.requests.option import option_as_asked
from ui.api.replies import Reply, eight


def counter(request: CounterofferRequest) -> Reply:
    """The best offer of each kind, the best first; or why there is none and what would have to change."""
    found = answer_to(request.case, request.says, search_space(request.case, limits=request.limits))
    return {
        "offers": [_offer(offer, request) for offer in found.offers],
        "nearest_change": [_change(change, request) for change in found.changes],
        "forbearance": _forbearance(found.forbearance, request) if found.forbearance else None,
        "causes": [_cause(cause, request) for cause in found.causes],
        "ways_left": list(found.ways),
    }


def _cause(cause: Cause, request: CounterofferRequest) -> dict[str, Any]:
    message = wording.cause(cause, request.language, request.currency, request.says.frequency)
    return {"cause": cause.name, "of": cause.of or None, "message": message}


def _forbearance(left: Forbearance, request: CounterofferRequest) -> dict[str, Any]:
    return {
        "surplus": plain_text(left.surplus, request.currency),
        "concessions": list(left.concessions),
        "message": ("" if request.language == "zh" else " ").join(
            wording.forbearance(left, request.language, request.currency)
        ),
    }


def _offer(offer: Offer, request: CounterofferRequest) -> dict[str, Any]:
    outcome, currency, often = offer.outcome, request.currency, request.says.frequency
    worth, plan = outcome.present_value, outcome.schedule
    return {
        "kind": offer.kind,
        "option": option_as_asked(outcome.terms, currency),
        "treatment": _treatment(offer.option.treatment, currency),
        "first_payment": plain_text(plan.payment[0], currency),
        "largest_payment": plain_text(largest_after_now(outcome), currency),
        "payments": outcome.totals.payments,
        "final_due": outcome.totals.final_due,
        "paid": plain_text(outcome.totals.paid, currency),
        "waived": plain_text(outcome.totals.waived, currency),
        "present_value": None if worth is None else plain_text(worth, currency),
        "verdict": outcome.affordability.verdict,
        "reasons": list(
            wording.reasons_of(offer, request.case, _in_words(request.says, offer), request.language, often)
        ),
    }


def _in_words(said: Statement, offer: Offer) -> DebtorStatement:
    """What the reasons may say was said: no sum every so often where one sum settles it."""
    says = says_of(said)
    settles = said.settle is not None and offer.kind == "settlement"
    at_once = said.now if said.now_on is None else None
    return replace(says, per_month=None if settles else says.per_month, now=at_once)


def _treatment(treatment: Treatment, currency: str) -> dict[str, Any]:
    return {name: _part(getattr(treatment, name), currency) for name in Treatment.__struct_fields__}


def _part(part: PartTreatment, currency: str) -> dict[str, str]:
    waive = part.waive if part.waive == "all" else plain_text(part.waive, currency)
    return {"waive": waive, "rest": part.rest}


def _change(change: Change, request: CounterofferRequest) -> dict[str, Any]:
    return {
        "dimension": change.dimension,
        "from": _value(change, change.given, request.currency),
        "to": _value(change, change.needed, request.currency),
        "message": wording.change(change, request.language, request.currency, request.says.frequency),
    }


def _value(change: Change, value: int | Decimal | None, currency: str) -> str | int | None:
    if isinstance(value, Decimal):
        return eight(value)
    return value if change.dimension in ("max_months", "payments") or value is None else plain_text(value, currency)
