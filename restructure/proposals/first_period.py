"""A first period that is too long to be spread falls due with the first payment: the desk takes what makes a plan."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from calculators.first_period import FirstPeriod
from restructure.offers.option import Option
from restructure.offers.outcome import Case, Outcome, Refused
from restructure.offers.terms import InstalmentTerms
from restructure.simulation import simulate


def as_it_works(case: Case, option: Option) -> tuple[Option, Outcome]:
    """The option with its first period spread, or due with the first payment where spreading it is refused and that
    is not, and what it comes to. What it said before does not count, so that equal terms come to the same."""
    spread, outcome = _tried(case, option, "spread")
    if isinstance(outcome, Refused) and outcome.reason.code == "first_period_too_long":
        at_once, other = _tried(case, option, "first")
        if not isinstance(other, Refused):
            return at_once, other
    return spread, outcome


def _tried(case: Case, option: Option, first_period: FirstPeriod) -> tuple[Option, Outcome]:
    terms = option.terms
    if isinstance(terms, InstalmentTerms) and terms.first_period != first_period:
        option = replace(option, terms=structs.replace(terms, first_period=first_period))
    return option, simulate(case, option.terms, option.treatment)
