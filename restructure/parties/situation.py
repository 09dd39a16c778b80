"""What surrounds an offer: who makes it, what was said and done before, and when it is where the debtor lives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from calculators.public_holidays import Nation
from calculators.rounding import Money
from restructure.parties.itemization import Itemization

Party = Literal["creditor", "agency", "buyer", "adviser"]
PARTIES: tuple[Party, ...] = ("creditor", "agency", "buyer", "adviser")
COLLECTORS: tuple[Party, ...] = ("agency", "buyer")
"""Who collects for another, or what was another's: debt collectors under US rules."""
Exit = Literal[
    "wrong_person", "disputed", "represented", "insolvent", "deceased", "under_age", "no_capacity", "in_danger",
    "seriously_ill",
]  # fmt: skip
EXITS: tuple[Exit, ...] = get_args(Exit)
"""What ends the talk of offers."""
CRISES: tuple[Exit, ...] = ("in_danger", "seriously_ill")
"""Exits after which a person has to release the account before anybody is contacted again."""
Channel = Literal["call", "message", "letter", "visit"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)
Medium = Literal["sms", "wechat", "email"]
"""What a message goes by."""
MEDIA: tuple[Medium, ...] = get_args(Medium)
Whom = Literal["debtor", "guarantor", "related", "unrelated", "representative", "unknown"]
"""Who was reached: ``guarantor`` is a co-debtor too; ``related`` somebody whom the debt concerns, as a spouse for a
debt of the household; ``unrelated`` anybody else."""
Direction = Literal["in", "out"]
InterestAgreed = Literal["agreed", "none", "unclear"]
GuaranteeKind = Literal["general", "joint"]
SpouseGround = Literal["both_signed", "ratified", "household_needs"]
"""Why a spouse owes the debt too: Civil Code of the PRC, art. 1064."""
SettlementGround = Literal["deed", "third_person", "disputed", "all_creditors", "earlier"]
"""Why a settlement for less binds under English law."""
SpaceKind = Literal["standard", "mental_health"]
Vulnerability = Literal["health", "life_event", "resilience", "capability"]
ThirdPersonReason = Literal["unreachable", "number_dead", "own_wish"]
"""Why somebody else than the debtor may be spoken to at all."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One attempt to reach somebody about the debt, in the debtor's local time.

    ``talked`` where somebody answered and spoke; ``connected`` is False where the number that was dialled did not
    ring; ``reason`` is why somebody unrelated was spoken to, ``refused`` that this person wants no more of it.
    """

    at: datetime
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


@dataclass(frozen=True, slots=True)
class BreathingSpace:
    """A stretch in which neither interest nor contact is allowed; without ``end`` until further notice."""

    start: date
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether the day lies inside, both ends included."""
        return self.start <= day and (self.end is None or day <= self.end)


CONFIRMATION_DAYS, CONFIRMING = timedelta(days=30), timedelta(days=10)
"""So many days a court can be asked to confirm what was mediated; so long before the last, both are reminded."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A promise to leave the debtor alone from ``start`` to ``until``, both ends included. It promises no payment.

    ``accrues`` says whether interest runs on meanwhile; ``reason`` is why it was granted.
    """

    start: date
    until: date
    accrues: bool = True
    reason: str = ""

    @property
    def days(self) -> int:
        """From the day on which it was granted to its last one."""
        return (self.until - self.start).days

    def covers(self, day: date) -> bool:
        """Return whether the day lies inside, both ends included."""
        return self.start <= day <= self.until


@dataclass(frozen=True, slots=True)
class Mandate:
    """An agency's mandate: its number, and the last day on which it holds."""

    number: str
    expires: date


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a rule may look at beside the outcome. None is not known, and is never taken for "no".

    ``local_now`` is the time where the debtor lives. ``last_restart`` is the last payment, demand or acknowledgement
    that let the limitation period begin anew. ``kept_plan`` says whether a signed plan is being kept, ``plan_broken``
    that it no longer is, ``settled_on`` since when nothing is owed. ``time_zone`` is the debtor's, such as
    ``Asia/Urumqi``; empty where nobody has entered it. ``holds`` are all that were granted, the last one last;
    ``called_us_on`` is the last day on which the debtor called; ``stopped`` is what ended the talk of offers, None once
    that was taken back. ``elsewhere`` are contacts with the same person about other debts. ``unreadable`` says that
    circumstances are kept and cannot be read: nothing here is known then.
    ``reminders_agreed`` says that the debtor wants to be reminded of payments, ``plan_contact`` that something of a
    plan may be spoken of though it is kept: a reminder that was agreed, or the confirmation of what ``mediator``
    brought about. ``complaint_since`` is the day of the oldest complaint that is open. ``avoided`` and ``opted_out``
    are channels, and media of a message, that the person asked not to be reached by.

    ``asked_whom`` and ``asked_number`` say whom the next contact is for. What one country alone asks stands last:
    China (whether interest was agreed, the kind of a guarantee and its end, who assigned the debt to whom, whether the
    co-debtor of the account is the debtor's spouse and why a spouse owes it), the United Kingdom (regulated, the
    notices of default and of sums in arrears, since when two payments are missing, when the whole balance was asked
    for, vulnerability, the ground of a settlement), the United States (the state, written requests, service in the
    forces, hours that the person asked not to be reached at).
    """

    party: Party = "creditor"
    today: date | None = None
    local_now: datetime | None = None
    night_allowed: bool = False
    contacts: tuple[Contact, ...] = ()
    breathing_space: BreathingSpace | None = None
    kept_plan: bool = False
    personalised: bool = False
    already_in_instalments: bool = False
    inability_shown: bool | None = None
    willing: bool | None = None
    new_borrowing: bool = False
    cash_received: Money | None = None
    assignment_notified_on: date | None = None
    mandate: Mandate | None = None
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
    holds: tuple[Hold, ...] = ()
    called_us_on: date | None = None
    stopped: Exit | None = None
    settled_on: date | None = None
    unreadable: bool = False
    elsewhere: tuple[Contact, ...] = ()
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
    moratorium: BreathingSpace | None = None
    vulnerabilities: tuple[Vulnerability, ...] = ()
    settlement_ground: SettlementGround | None = None
    state: str = ""
    ceased_on: date | None = None
    disputed_in_writing_on: date | None = None
    verified_on: date | None = None
    validation_sent_on: date | None = None
    service: BreathingSpace | None = None
    avoided: tuple[Channel, ...] = ()
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
    itemization: Itemization | None = None
    opted_out: tuple[Medium, ...] = ()
    reminders_agreed: bool | None = None
    plan_contact: bool = False
    mediator: str = ""
    mediated_on: date | None = None
    confirmation_asked_on: date | None = None

    @property
    def confirmation_by(self) -> date | None:
        """The last day on which both sides may ask a court together to confirm what a mediator brought about; None
        where none did, or they asked.

        Source: Civil Procedure Law (2023) 205: within thirty days of its taking effect.
        """
        if self.mediated_on is None or self.confirmation_asked_on is not None:
            return None
        return self.mediated_on + CONFIRMATION_DAYS

    @property
    def media(self) -> tuple[Medium, ...]:
        """Return what a message may be offered by: nothing where the person wants no messages at all."""
        return () if "message" in self.avoided else tuple(one for one in MEDIA if one not in self.opted_out)

    @property
    def still(self) -> tuple[BreathingSpace, ...]:
        """Every stretch in which no interest runs: the breathing space, and holds that stopped it."""
        holds = tuple(BreathingSpace(one.start, one.until) for one in self.holds if not one.accrues)
        return ((self.breathing_space,) if self.breathing_space else ()) + holds

    @property
    def in_need_and_willing(self) -> bool:
        """Return whether it is recorded that the debt is beyond the debtor's means and the will to repay is there."""
        return bool(self.inability_shown and self.willing)

    def with_whom_asked(self, contacts: Iterable[Contact]) -> list[Contact]:
        """Those of ``contacts`` with the person who is to be contacted: limits are counted by person. Whoever is
        unknown may be anybody."""
        asked = self.asked_whom
        return [one for one in contacts if asked == "unknown" or one.whom in (asked, "unknown")]

    def hold_on(self, day: date) -> Hold | None:
        """The hold that runs on a day."""
        return next((one for one in reversed(self.holds) if one.covers(day)), None)


NOTHING_KNOWN = Situation()
