"""Mistakes in circumstances and in contacts: days of what has happened that lie ahead, what ends before it
begins, what contradicts itself. One place for the window, the command line and the JSON door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calculators.errors import Refusal
from restructure.parties.situation import Contact, Situation
from restructure.parties.time_zone import zone_of
from restructure.policy.tables import states

PAST = (
    "assignment_notified_on", "last_restart", "called_us_on", "settled_on", "complaint_since", "assigned_on",
    "adviser_asked_on", "ceased_on", "disputed_in_writing_on", "verified_on", "validation_sent_on", "call_consent_on",
    "arrears_since", "arrears_notice_on", "default_notice_on", "called_in_on", "mediated_on", "confirmation_asked_on",
)  # fmt: skip
"""Days of what has happened."""
STRETCHES = ("breathing_space", "moratorium", "service")
ORDERED = (
    ("assigned_on", "assignment_notified_on", "notified_before_assigned"),
    ("default_notice_on", "default_notice_expired_on", "notice_expired_before_served"),
)
"""Two days of which the second is not before the first."""


def mistakes(known: Situation, today: date) -> Iterator[Refusal]:
    """Each mistake in circumstances that are known on a day, by the path of its field."""
    for name in PAST:
        day: date | None = getattr(known, name)
        if day is not None and day > today:
            yield Refusal(name, "date_in_future", largest=today)
    if known.itemization is not None and known.itemization.on > today:
        yield Refusal("itemization.on", "date_in_future", largest=today)
    if known.state.strip().upper() not in ("", *states()):
        yield Refusal("state", "unknown_choice", known=", ".join(states()))
    if known.time_zone and zone_of(known.time_zone) is None:
        yield Refusal("time_zone", "no_such_zone")
    for name in STRETCHES:
        stretch = getattr(known, name)
        if stretch is not None and stretch.end is not None and stretch.end < stretch.start:
            yield Refusal(f"{name}.to", "ends_before_it_begins")
    for row, hold in enumerate(known.holds):
        if hold.until < hold.start:
            yield Refusal(f"holds[{row}].to", "ends_before_it_begins")
    yield from _clashes(known)
    for path, contacts in (("contacts", known.contacts), ("elsewhere", known.elsewhere)):
        for row, one in enumerate(contacts):
            for wrong in contradictions(one):
                yield Refusal(f"{path}[{row}].{wrong.field}", wrong.code, **wrong.facts)


def _clashes(known: Situation) -> Iterator[Refusal]:
    for earlier, later, code in ORDERED:
        first, second = getattr(known, earlier), getattr(known, later)
        if first is not None and second is not None and second < first:
            yield Refusal(later, code)
    if known.kept_plan and known.plan_broken:
        yield Refusal("plan_broken", "plan_kept_and_broken")
    if known.spouse_ground is not None and known.co_debtor_is_spouse is False:
        yield Refusal("spouse_ground", "no_spouse")
    if known.nation is not None and known.state.strip():
        yield Refusal("state", "state_and_nation")
    if known.moratorium is not None and known.nation in ("england_wales", "northern_ireland"):
        yield Refusal("moratorium", "moratorium_elsewhere")


def contradictions(one: Contact) -> Iterator[Refusal]:
    """Each contradiction in one contact, by its field."""
    if one.talked and one.channel == "letter":
        yield Refusal("talked", "talked_by_letter")
    if not one.connected and (one.talked or one.minutes or one.direction == "in"):
        yield Refusal("connected", "not_connected_but_spoken")
    if one.identity_checked and not one.talked:
        yield Refusal("identity_checked", "checked_without_talk")
    elif one.identity_checked and one.whom == "unknown":
        yield Refusal("identity_checked", "checked_and_unknown")
    # By message or letter somebody may say so without a talk, who writes to us.
    written = one.channel in ("message", "letter") and one.direction == "in"
    if one.refused and not (one.talked or written):
        yield Refusal("refused", "refused_without_talk")
    if one.reason is not None and one.whom == "debtor":
        yield Refusal("reason", "reason_for_debtor")
