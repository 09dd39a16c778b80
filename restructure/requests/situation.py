"""Circumstances in the JSON door: everything that a rule may ask about what surrounds an offer or a contact."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated

import msgspec

from calculators.errors import Refusal
from calculators.public_holidays import Nation
from restructure.parties.itemization import Itemization, Reference
from restructure.parties.situation import (
    BreathingSpace,
    Channel,
    Contact,
    Direction,
    Exit,
    GuaranteeKind,
    Hold,
    InterestAgreed,
    Mandate,
    Medium,
    Party,
    SettlementGround,
    Situation,
    SpaceKind,
    SpouseGround,
    ThirdPersonReason,
    Vulnerability,
    Whom,
)
from restructure.parties.situation_check import mistakes
from restructure.requests.reader import EARLIEST, LATEST, Amount, Listed, Reader, Strict

LONGEST, A_DAY = 200, timedelta(days=1)
Clock = Annotated[datetime, msgspec.Meta(extra_json_schema={"format": "date-time"}, examples=["2026-12-25T19:30:00"])]
"""A day and a time as a clock shows them, without a zone."""


class StretchIn(Strict, frozen=True):
    """From a day to another, both included; without ``to`` until further notice."""

    start: date = msgspec.field(name="from")
    end: date | None = msgspec.field(name="to", default=None)


class HoldIn(Strict, frozen=True):
    """A promise to leave the debtor alone, both days included."""

    start: date = msgspec.field(name="from")
    until: date = msgspec.field(name="to")
    accrues: bool = True
    reason: str = ""


class MandateIn(Strict, frozen=True):
    number: str
    expires: date


class ContactIn(Strict, frozen=True):
    """One attempt, at a time of the place where the debtor lives."""

    at: Clock
    channel: Channel = "call"
    talked: bool = False
    number: str = ""
    whom: Whom = "debtor"
    direction: Direction = "out"
    connected: bool = True
    minutes: int | None = None
    identity_checked: bool | None = None
    reason: ThirdPersonReason | None = None
    refused: bool = False


class ItemizationIn(Strict, frozen=True):
    """The debt of a day, and all that came to it and off it since; ``creditor`` is whom it was owed to then."""

    reference: Reference
    on: date
    amount: Amount
    interest: Amount = "0"
    fees: Amount = "0"
    payments: Amount = "0"
    credits: Amount = "0"
    creditor: str = ""


class SituationIn(Strict, frozen=True):
    """``local_now`` is the clock where the debtor lives, without a zone. What is left out is not known."""

    party: Party = "creditor"
    local_now: Clock | None = None
    night_allowed: bool = False
    contacts: Listed[ContactIn] = ()
    elsewhere: Listed[ContactIn] = ()
    breathing_space: StretchIn | None = None
    kept_plan: bool = False
    personalised: bool = False
    already_in_instalments: bool = False
    inability_shown: bool | None = None
    willing: bool | None = None
    new_borrowing: bool = False
    cash_received: Amount | None = None
    assignment_notified_on: date | None = None
    mandate: MandateIn | None = None
    last_restart: date | None = None
    nation: Nation | None = None
    consent_to_income: bool | None = None
    consent_to_send: bool | None = None
    adviser_fee_due: date | None = None
    first_settlement_payment: date | None = None
    new_co_debtor: bool = False
    co_debtor_warned: bool = False
    plan_broken: bool = False
    time_zone: str = ""
    holds: Listed[HoldIn] = ()
    called_us_on: date | None = None
    stopped: Exit | None = None
    settled_on: date | None = None
    complaint_since: date | None = None
    asked_whom: Whom = "debtor"
    asked_number: str = ""
    asked_reason: ThirdPersonReason | None = None
    asked_channel: Channel = "call"
    abroad: bool | None = None
    cash_type: bool | None = None
    assisted_lending: bool = False
    interest_agreed: InterestAgreed | None = None
    questionable_lending: bool | None = None
    guarantee_kind: GuaranteeKind | None = None
    guaranteed_until: date | None = None
    assigned_on: date | None = None
    assigned_by: str = ""
    assignment_notified_how: str = ""
    regulated: bool | None = None
    default_notice_expired_on: date | None = None
    decree: bool = False
    refuses_as_barred: bool = False
    adviser_asked_on: date | None = None
    space_kind: SpaceKind = "standard"
    moratorium: StretchIn | None = None
    vulnerabilities: Listed[Vulnerability] = ()
    settlement_ground: SettlementGround | None = None
    state: str = ""
    ceased_on: date | None = None
    disputed_in_writing_on: date | None = None
    verified_on: date | None = None
    validation_sent_on: date | None = None
    service: StretchIn | None = None
    avoided: Listed[Channel] = ()
    call_consent_on: date | None = None
    settlement_executed: bool | None = None
    fee_proportional: bool | None = None
    has_co_debtor: bool = False
    co_debtor_is_spouse: bool | None = None
    spouse_ground: SpouseGround | None = None
    arrears_since: date | None = None
    arrears_notice_on: date | None = None
    default_notice_on: date | None = None
    called_in_on: date | None = None
    itemization: ItemizationIn | None = None
    opted_out: Listed[Medium] = ()
    reminders_agreed: bool | None = None
    plan_contact: bool = False
    mediator: str = ""
    mediated_on: date | None = None
    confirmation_asked_on: date | None = None


DAYS = tuple(
    name
    for name in SituationIn.__struct_fields__
    if name.endswith(("_on", "_since", "_until", "_due")) or name in ("last_restart", "first_settlement_payment")
)
TEXTS = ("time_zone", "asked_number", "assigned_by", "assignment_notified_how", "state", "mediator")
SUMS = ("amount", "interest", "fees", "payments", "credits")
READ = frozenset(
    {
        "contacts",
        "elsewhere",
        "holds",
        "breathing_space",
        "moratorium",
        "service",
        "mandate",
        "cash_received",
        "itemization",
        "local_now",
    }
)
"""Fields that are records of their own, or become other values."""


def read_situation(reader: Reader, asked: SituationIn, today: date, path: str = "situation") -> Situation:
    """The circumstances of a request, seen on ``today``; what is wrong is noted by the reader."""
    today = min(max(today, EARLIEST), LATEST)
    for name in DAYS:
        reader.day(getattr(asked, name), f"{path}.{name}")
    for name in TEXTS:
        reader.text(getattr(asked, name), f"{path}.{name}", LONGEST)
    local_now = _clock(reader, asked.local_now, f"{path}.local_now")
    if local_now is not None and not today - A_DAY <= local_now.date() <= today + A_DAY:
        outside = Refusal(f"{path}.local_now", "day_outside", smallest=today - A_DAY, largest=today + A_DAY)
        reader.errors.append((f"{path}.local_now", outside))
    until = local_now or datetime.combine(today, time.max)
    plain = {name: getattr(asked, name) for name in SituationIn.__struct_fields__ if name not in READ}
    made = Situation(
        **plain,
        today=today,
        local_now=local_now,
        cash_received=reader.optional_money(asked.cash_received, f"{path}.cash_received"),
        contacts=tuple(
            _contact(reader, one, f"{path}.contacts[{row}]", until) for row, one in enumerate(asked.contacts)
        ),
        elsewhere=tuple(
            _contact(reader, one, f"{path}.elsewhere[{row}]", until) for row, one in enumerate(asked.elsewhere)
        ),
        holds=tuple(_hold(reader, one, f"{path}.holds[{row}]") for row, one in enumerate(asked.holds)),
        breathing_space=_stretch(reader, asked.breathing_space, f"{path}.breathing_space"),
        moratorium=_stretch(reader, asked.moratorium, f"{path}.moratorium"),
        service=_stretch(reader, asked.service, f"{path}.service"),
        mandate=_mandate(reader, asked.mandate, f"{path}.mandate"),
        itemization=_itemization(reader, asked.itemization, f"{path}.itemization"),
    )
    named = {where for where, _ in reader.errors}
    for wrong in mistakes(made, today):
        where = f"{path}.{wrong.field}"
        if where not in named:
            reader.errors.append((where, Refusal(where, wrong.code, **wrong.facts)))
    return made


def _itemization(reader: Reader, asked: ItemizationIn | None, path: str) -> Itemization | None:
    if asked is None:
        return None
    reader.day(asked.on, f"{path}.on")
    sums = {name: reader.money(getattr(asked, name), f"{path}.{name}") for name in SUMS}
    return Itemization(
        asked.reference, asked.on, **sums, creditor=reader.text(asked.creditor, f"{path}.creditor", LONGEST)
    )


def _stretch(reader: Reader, asked: StretchIn | None, path: str) -> BreathingSpace | None:
    if asked is None:
        return None
    _note_days(reader, asked.start, asked.end, path)
    return BreathingSpace(asked.start, asked.end)


def _hold(reader: Reader, asked: HoldIn, path: str) -> Hold:
    _note_days(reader, asked.start, asked.until, path)
    return Hold(asked.start, asked.until, asked.accrues, reader.text(asked.reason, f"{path}.reason", LONGEST))


def _note_days(reader: Reader, start: date, end: date | None, path: str) -> None:
    reader.day(start, f"{path}.from")
    reader.day(end, f"{path}.to")


def _mandate(reader: Reader, asked: MandateIn | None, path: str) -> Mandate | None:
    if asked is None:
        return None
    reader.day(asked.expires, f"{path}.expires")
    return Mandate(reader.text(asked.number, f"{path}.number", LONGEST), asked.expires)


def _contact(reader: Reader, one: ContactIn, path: str, until: datetime) -> Contact:
    at = _clock(reader, one.at, f"{path}.at") or one.at
    if until < at and at.date() <= LATEST:
        reader.errors.append((f"{path}.at", Refusal(f"{path}.at", "contact_in_future")))
    reader.text(one.number, f"{path}.number", LONGEST)
    reader.whole(one.minutes, f"{path}.minutes", 0, 1440)
    return Contact(
        at, one.channel, one.talked, one.number, one.whom, one.direction, one.connected, one.minutes,
        one.identity_checked, one.reason, one.refused,
    )  # fmt: skip


def _clock(reader: Reader, at: datetime | None, path: str) -> datetime | None:
    """A time as a clock there shows it. Refuses one with a zone: it is another clock's."""
    if at is not None:
        reader.day(at.date(), path)
        if at.tzinfo is not None:
            reader.errors.append((path, Refusal(path, "clock_with_zone")))
            return at.replace(tzinfo=None)
    return at
