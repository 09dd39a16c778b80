"""Where in the program a rule takes effect."""

from __future__ import annotations

from typing import Literal

from restructure.rules.packs import GRAVITY, Rule

When = Literal["plan", "contact", "letter", "talk", "hold", "default"]

READ_BY = {
    "allocation_order": "restructure.agreements.payment_order.order_of",
    "allocation_from_day_91": "restructure.agreements.payment_order.order_of",
    "retention": "restructure.rules.packs.years_kept",
    "complaint_answer": "restructure.rules.packs.days_to_answer",
    "savings_line": "restructure.policy.Policy.savings",
}
"""The function or the setting that does what a rule with effect *default* or *data* says."""


def asked(rule: Rule) -> When:
    """Return when a rule is asked; ``default`` where it speaks never and sets something instead."""
    if rule.effect not in GRAVITY:
        return "default"
    return "talk" if rule.about == "desk" else rule.about
