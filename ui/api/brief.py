"""The answer to a question about how somebody may be reached now."""

from __future__ import annotations

from restructure.proposals.brief import hour_reached, hours_allowed, ways_of_contact
from restructure.requests.contact import ContactRequest
from ui.api.replies import Reply, told


def brief(request: ContactRequest) -> Reply:
    """Return every way of contact with what stands against it, the hours that the rules allow, and the hour in which
    calls reached the person most often; null where there is none."""
    seen, hours = request.situation, hours_allowed(request.policy)
    reached = hour_reached((*seen.contacts, *seen.elsewhere))
    return {
        "ways": [
            {
                "way": one.way,
                "open": one.is_open,
                "opted_out": one.opted_out,
                "findings": told(one.findings, request.language, request.currency),
            }
            for one in ways_of_contact(request.debt, request.policy, seen)
        ],
        "hours": None if hours is None else {"from": hours[0], "to": hours[1]},
        "reached": None if reached is None else {"hour": reached.hour, "talks": reached.talks, "calls": reached.calls},
    }
