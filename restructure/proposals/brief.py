"""A brief before the talk: the ways to get in touch, the hours that are allowed, and the one that has worked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from restructure.parties.account import Debt
from restructure.parties.situation import Channel, Contact, Situation
from restructure.policy import Finding, Policy
from restructure.rules.judgement import contact_findings
from restructure.rules.packs import pack_named

Way = Literal["call", "wechat", "sms", "email", "letter", "visit"]
"""A channel, and of messages the medium."""
WAYS: tuple[Way, ...] = get_args(Way)
CHANNEL_OF: dict[Way, Channel] = {
    "call": "call",
    "wechat": "message",
    "sms": "message",
    "email": "message",
    "letter": "letter",
    "visit": "visit",
}


@dataclass(frozen=True, slots=True)
class WayOfContact:
    """A way to get in touch, and what stands against it right now, the gravest first. Of what a rule stops, and of what
    the person opted out of (``opted_out``), none is offered."""

    way: Way
    findings: tuple[Finding, ...] = ()
    opted_out: bool = False

    @property
    def is_open(self) -> bool:
        """Return whether it may be offered."""
        return not self.opted_out and all(one.severity != "block" for one in self.findings)


@dataclass(frozen=True, slots=True)
class HourReached:
    """The hour of the day in which the person was reached most often: so many talks of so many calls."""

    hour: int
    talks: int
    calls: int


def ways_of_contact(debt: Debt, policy: Policy, situation: Situation) -> tuple[WayOfContact, ...]:
    """Return every way to reach the debtor, in the order in which it is thought of, with what stands against it."""
    return tuple(_way(one, debt, policy, situation) for one in WAYS)


def _way(way: Way, debt: Debt, policy: Policy, situation: Situation) -> WayOfContact:
    channel = CHANNEL_OF[way]
    asked = replace(situation, asked_channel=channel, asked_whom="debtor", asked_number="", asked_reason=None)
    opted_out = channel in situation.avoided or (channel == "message" and way not in situation.media)
    found = tuple(one for one in contact_findings(debt, policy, asked) if one.severity != "text")
    return WayOfContact(way, found, opted_out)


def hours_allowed(policy: Policy) -> tuple[int, int] | None:
    """Return from which hour to which the rules allow contact, None where they name none."""
    rule = next((one for one in pack_named(policy.name).rules if one.when == "hours_outside"), None)
    return (int(rule.given["begin"]), int(rule.given["end"])) if rule is not None else None


def hour_reached(contacts: Iterable[Contact]) -> HourReached | None:
    """Return the hour in which our calls reached the debtor most often, the later one of two; None where none did."""
    calls = [one for one in contacts if one.channel == "call" and one.direction == "out" and one.whom == "debtor"]
    tried, talked = Counter(one.at.hour for one in calls), Counter(one.at.hour for one in calls if one.talked)
    if not talked:
        return None
    best = max(talked, key=lambda hour: (talked[hour], talked[hour] / tried[hour], hour))
    return HourReached(best, talked[best], tried[best])
