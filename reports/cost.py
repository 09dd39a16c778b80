"""The one annual cost of a plan as it is written: cards, comparison and papers say the same figure by the same name."""

from __future__ import annotations

from calculators.annual import PRINTED_PLACES
from reports import formats, wording
from reports.formats import Language
from restructure.offers.outcome import Simulated
from restructure.offers.rate_disclosure import annual_cost, cost_method
from restructure.policy import PolicyName


def cost_in_short(outcome: Simulated, rule_set: PolicyName, language: Language) -> str:
    """The annual cost of a plan under a rule set; nothing where it has none."""
    method = cost_method(rule_set)
    found = annual_cost(outcome, method)
    return "" if found is None else formats.percent(found, PRINTED_PLACES[method], language)


def cost_name(rule_set: PolicyName, language: Language) -> str:
    """Return what that figure is called under a rule set: ``APR``, or ``Annual cost, simple``."""
    return wording.say(f"compare.cost.{cost_method(rule_set)}", language)
