"""The answer to a request for a payoff."""

from __future__ import annotations

from calculators.errors import Refusal
from restructure.money.currency import plain_text
from restructure.offers.outcome import Refused
from restructure.offers.payoff import payoff
from restructure.requests import BadRequest
from restructure.requests.payoff import read_payoff
from restructure.simulation import simulate
from ui.api.quote import path_of
from ui.api.replies import Reply, errors

PARTS = ("principal", "interest", "arrears", "fees", "rebate", "total")


def pay_off(text: bytes) -> tuple[Reply, int]:
    """Answer a request for a payoff: the answer and 0, or the errors and 2."""
    try:
        request = read_payoff(text)
    except BadRequest as bad:
        return errors(bad.errors, bad.language, bad.currency), 2
    quote = request.quote
    currency = quote.case.debt.currency
    outcome = simulate(quote.case, quote.terms, quote.treatment)
    if isinstance(outcome, Refused):
        path = path_of(outcome.reason.field, quote.terms)
        return errors(((path, outcome.reason),), quote.language, currency), 2
    try:
        found = payoff(outcome, request.on, statutory=quote.case.policy.name == "uk")
    except Refusal as reason:
        return errors(((reason.field, reason),), quote.language, currency), 2
    return {name: plain_text(getattr(found, name), currency) for name in PARTS}, 0
