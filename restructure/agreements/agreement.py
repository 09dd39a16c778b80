"""An agreement: everything the paper needs, frozen when it is made, with the digest of its terms."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce
from typing import Any, Literal

import msgspec

from calculators.business_days import DaysOff
from calculators.parts import PARTS, Parts
from calculators.public_holidays import Nation
from calculators.rounding import Money
from restructure.agreements.evidence import ByVoice, Evidence, OnPaper, OwnCertificate, Signature, still_bound
from restructure.household.household import Household
from restructure.offers.outcome import Simulated
from restructure.offers.plan_debts import DebtShare
from restructure.offers.terms import SettlementTerms
from restructure.parties.account import Account, Person
from restructure.parties.account_fields import ADDED
from restructure.parties.creditor import is_same
from restructure.parties.organisation import NO_LETTERHEAD, Letterhead, Organisation, stored
from restructure.parties.situation import COLLECTORS, NOTHING_KNOWN, Situation, SpouseGround
from restructure.policy import days_off_under

Wording = Literal["en", "zh", "both"]
WORDINGS: tuple[Wording, ...] = ("en", "zh", "both")

PLANS = (("terms",), ("terms", "remaining"))
"""Where an outcome holds a plan that bears interest."""

LATER = (
    *ADDED,
    ("personalised",),
    ("guaranteed_until",),
    ("assignment",),
    ("spouse_ground",),
    ("collector",),
    ("nation",),
    ("organisation", "page_size"),
    ("organisation", "complaints_body"),
    ("organisation", "agreement_template"),
    ("organisation", "credit_code"),
    ("organisation", "legal_representative"),
    ("organisation", "advice_permission"),
    ("co_debtor",),
    ("guarantor",),
    ("letterhead",),
    ("debts",),
    *((*inside, "debt", name) for inside in ((), ("outcome",)) for name in ("paid_charges", "last_due")),
    ("outcome", "affordability", "fails_on"),
    ("outcome", "affordability", "short"),
    ("outcome", "terms", "first_period"),
    ("outcome", "terms", "remaining", "first_period"),
    *(("outcome", *inside, name) for inside in PLANS for name in ("rows", "extra", "holidays", "months")),
)
"""Fields that records of before do not have: where they hold nothing, or what was usual, the digest is as it was."""

USUAL = {"first_period": "spread"}
"""What the plans of before did that had no such field."""

BESIDE = ("audit_head", "evidence", "credited")
"""Fields of a record that are no part of the terms."""

NOBODY: Mapping[str, Person] = {}

OFFERED = ("debt", "terms", "treatment", "waived", "schedule")


@dataclass(frozen=True, slots=True)
class Credited:
    """Payments that a debt holds already: the first ``count`` that were kept on the account, and whatever arrived
    before ``since``, the day that the balance was confirmed for."""

    count: int
    since: date


@dataclass(frozen=True, slots=True)
class AgreedDebt:
    """One of several accounts of a plan: its share, and the balance that it had: whose, of which day, and which of its
    payments are in it."""

    share: DebtShare
    balance: Parts
    as_of: date
    confirmed_by: str
    credited: Credited | None = None

    @property
    def account(self) -> str:
        """The number of the account."""
        return self.share.debt.account


@dataclass(frozen=True, slots=True)
class Assignment:
    """The way a creditor came to a debt: by whom it was assigned and when, and when and how the debtor was told.
    Nothing stands where it is not recorded."""

    by: str = ""
    on: date | None = None
    notified_on: date | None = None
    notified_how: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Frozen at capture: nothing edited later can reach the paper.

    ``debt`` is the confirmed debt at the start of the plan; ``outcome`` holds terms, schedule, totals, waiver,
    rates and affordability. ``signed_wording`` is the language in which it was signed. ``audit_head`` is the end of
    the record when it was signed, as ``audit.Head.text``, ``evidence`` how the debtor agreed, and ``credited`` which
    payments are in the debt, None in a record of before; none of them is a part of the terms. ``personalised`` says
    that it is a personalised instalment agreement with both conditions recorded; ``guaranteed_until`` is the last day
    of the guarantee period, None where nobody knows; ``assignment`` how the creditor came to the debt, None where it
    was never assigned; ``spouse_ground`` why the co-debtor of the account, who is the debtor's spouse, owes it too;
    ``collector`` that under US rules a debt collector, an agency or a buyer, writes to a consumer; ``co_debtor`` and
    ``guarantor`` who they are beside their name in the account, None where no more was recorded; ``nation`` the part of
    the United Kingdom, None where nobody knows or under other rules; ``letterhead`` is at the head of its paper;
    ``debts`` are the accounts of a plan for several, ``account`` the first of them and ``outcome`` that of all.
    """

    number: str
    made_on: date
    account: Account
    debtor: Person
    organisation: Organisation
    household: Household | None
    outcome: Simulated
    signed_wording: Wording
    debtor_signature: Signature | None = None
    creditor_signature: Signature | None = None
    audit_head: str = ""
    evidence: Evidence | None = None
    credited: Credited | None = None
    personalised: bool = False
    guaranteed_until: date | None = None
    assignment: Assignment | None = None
    spouse_ground: SpouseGround | None = None
    collector: bool = False
    co_debtor: Person | None = None
    guarantor: Person | None = None
    nation: Nation | None = None
    letterhead: Letterhead = NO_LETTERHEAD
    debts: tuple[AgreedDebt, ...] = ()

    @property
    def accounts(self) -> tuple[str, ...]:
        """The numbers of its accounts, the first of which it was made on."""
        return tuple(one.account for one in self.debts) or (self.account.number,)

    def debt_on(self, account: str) -> AgreedDebt | None:
        """The share of an account of a plan for several; None in a plan for one."""
        return next((one for one in self.debts if one.account == account), None)

    def credited_on(self, account: str) -> Credited | None:
        """Return which payments of an account its debt holds already."""
        own = self.debt_on(account)
        return own.credited if own is not None else self.credited

    @property
    def confirmed(self) -> Parts:
        """The balance as it was confirmed, of all its accounts together."""
        if not self.debts:
            return self.account.parts
        return Parts(**{part: Money(sum(getattr(one.balance, part) for one in self.debts)) for part in PARTS})

    @property
    def days_off(self) -> DaysOff:
        """The days on which nobody has to see to a payment: those of the country whose rules it follows."""
        return days_off_under(self.organisation.policy.rule_set, self.nation)

    @property
    def counts_from(self) -> date:
        """The first day whose money may count for the plan: what came before it is in the confirmed balance."""
        held = [one.credited.since for one in self.debts if one.credited]
        first = self.credited.since if self.credited else min(self.account.as_of, self.made_on)
        return min(first, *held) if held else first

    @property
    def follows(self) -> bool:
        """Return whether its balance is what an earlier agreement left, whose number stands for who confirmed it."""
        return self.credited is not None and NUMBER.fullmatch(self.account.confirmed_by) is not None

    @property
    def bound(self) -> Account:
        """The account with those alone who are asked to sign beside the debtor."""
        return still_bound(self.account, self.guaranteed_until, self.made_on)

    @property
    def recording_until(self) -> date | None:
        """The first day until which a recording of its read-back may be kept; None where no law says so.

        Source: Measures for the Supervision of Credit Card Business, art. 70 (until the debt is cleared).
        """
        return self.outcome.schedule.due[-1] if self.personalised else None

    @property
    def is_signed(self) -> bool:
        """Return whether both sides have signed, or the debtor agreed in another way that is complete."""
        agreed = self.debtor_signature is not None or isinstance(self.evidence, ByVoice | OnPaper | OwnCertificate)
        return agreed and self.creditor_signature is not None


def capture(
    *,
    number: str,
    made_on: date,
    account: Account,
    organisation: Organisation,
    household: Household | None,
    outcome: Simulated,
    wording: Wording,
    credited: Credited | None = None,
    situation: Situation = NOTHING_KNOWN,
    beside: Mapping[str, Person] = NOBODY,
    letterhead: Letterhead = NO_LETTERHEAD,
    debts: tuple[AgreedDebt, ...] = (),
) -> Agreement:
    """Freeze an agreement. The number is ``RA-year-six digits`` and carries no personal data; ``credited`` are the
    payments that the debt holds already, ``situation`` is what was recorded of the account, ``beside`` who its
    co-debtor and guarantor are, by role; ``debts`` the accounts of a plan for several."""
    return Agreement(
        number=number,
        made_on=made_on,
        account=account,
        debtor=account.debtor,
        organisation=organisation,
        household=household,
        outcome=outcome,
        signed_wording=wording,
        credited=credited,
        personalised=is_personalised(situation, account, organisation, outcome),
        guaranteed_until=situation.guaranteed_until if account.guarantor else None,
        assignment=assignment_in(situation),
        spouse_ground=situation.spouse_ground if account.co_debtor and situation.co_debtor_is_spouse else None,
        collector=organisation.policy.rule_set == "us" and situation.party in COLLECTORS,
        co_debtor=_recorded(beside.get("co_debtor"), account.co_debtor),
        guarantor=_recorded(beside.get("guarantor"), account.guarantor),
        nation=situation.nation if organisation.policy.rule_set == "uk" else None,
        letterhead=letterhead,
        debts=debts,
    )


def _recorded(person: Person | None, name: str) -> Person | None:
    """Return somebody who is recorded under the name that the account holds in that role; nobody of another name."""
    return person if person is not None and name.strip() and is_same(person.name, name) else None


def assignment_in(situation: Situation) -> Assignment | None:
    """Return the assignment of a debt as it was recorded; None where none was."""
    by, how = situation.assigned_by.strip(), situation.assignment_notified_how.strip()
    if not by and situation.assigned_on is None:
        return None
    return Assignment(by, situation.assigned_on, situation.assignment_notified_on, how)


def is_personalised(situation: Situation, account: Account, organisation: Organisation, outcome: Simulated) -> bool:
    """Return whether it is a personalised instalment agreement on a card, with both conditions recorded.

    Source: Measures for the Supervision of Credit Card Business, art. 70.
    """
    on_card = account.product == "credit_card" and organisation.policy.rule_set == "cn-credit-card"
    in_parts = not isinstance(outcome.terms, SettlementTerms)
    return on_card and in_parts and situation.personalised and situation.in_need_and_willing


def sign(
    agreement: Agreement, debtor: Signature | None, creditor: Signature, evidence: Evidence | None = None
) -> Agreement:
    """The same agreement with what both sides put under it."""
    return replace(agreement, debtor_signature=debtor, creditor_signature=creditor, evidence=evidence)


def terms_digest(agreement: Agreement) -> str:
    """SHA-256, in hex, of the frozen terms without signatures: the same before and after signing."""
    return digest_of_record(to_json(agreement))


def digest_of_record(record: bytes) -> str:
    """The digest of the terms in a record as it is kept, signed or not."""
    unsigned = msgspec.json.decode(record) | {"debtor_signature": None, "creditor_signature": None}
    for beside in BESIDE:
        unsigned.pop(beside, None)
    for one in unsigned.get("debts") or ():
        one.pop("credited", None)
    _drop_later(unsigned)
    return hashlib.sha256(msgspec.json.encode(unsigned, order="sorted")).hexdigest()


def _drop_later(record: dict[str, Any]) -> None:
    """Leave out what records of before could not hold, where it says no more than they did."""
    for *parts, name in LATER:
        held = reduce(lambda record, part: record.get(part, {}), parts, record)
        if not held.get(name) or held[name] == USUAL.get(name):
            held.pop(name, None)


def short_digest(digest: str) -> str:
    """The first sixteen characters in groups of four, as the foot of each page shows it.

    >>> short_digest("8b0dadb4f81967c3" + "0" * 48)
    '8b0d adb4 f819 67c3'
    """
    return " ".join(digest[index : index + 4] for index in range(0, 16, 4))


def short_head(head: str) -> str:
    """The end of the record as the foot of each page shows it: its number, and the first sixteen digits of its seal.

    >>> short_head("12:8b0dadb4f81967c3" + "0" * 48)
    '12:8b0dadb4f81967c3'
    """
    number, _, seal = head.partition(":")
    return f"{number}:{seal[:16]}"


def to_json(agreement: Agreement) -> bytes:
    """The frozen record as canonical JSON: keys sorted, amounts in minor units."""
    record = msgspec.to_builtins(agreement, enc_hook=_plain)
    record["organisation"] = msgspec.to_builtins(stored(agreement.organisation))
    record["letterhead"] = agreement.letterhead.sha256
    if record["credited"] is None:
        # As records were before they said which payments their debt holds.
        del record["credited"]
    return msgspec.json.encode(record, order="sorted")


def offered(outcome: Simulated) -> bytes:
    """Return what an outcome offers, as canonical JSON: debt, terms, waiver and schedule, whoever it is put to."""
    return _offered(msgspec.json.decode(msgspec.json.encode(outcome, enc_hook=_plain)))


def offered_in(record: bytes) -> bytes:
    """Return what the outcome in a kept record offers."""
    return _offered(msgspec.json.decode(record)["outcome"])


def _offered(outcome: dict[str, object]) -> bytes:
    _drop_later({"outcome": outcome})
    return msgspec.json.encode({name: outcome[name] for name in OFFERED}, order="sorted")


def _plain(value: object) -> object:
    # Exact fractions stand as text; everything else in a record is JSON already.
    return str(value)


NUMBER = re.compile(r"RA-\d{4}-\d{6,}")
"""How an agreement is numbered."""


def number_of(year: int, sequence: int) -> str:
    """The agreement number.

    >>> number_of(2026, 417)
    'RA-2026-000417'
    """
    return f"RA-{year}-{sequence:06}"


def certificate_number(agreement_number: str) -> str:
    """The number of an agreement's certificate.

    >>> certificate_number("RA-2026-000417")
    'SC-2026-000417'
    """
    return agreement_number.replace("RA-", "SC-", 1)


@dataclass(frozen=True, slots=True)
class Edition:
    """One language edition of a signed agreement: the exact bytes and their SHA-256."""

    wording: Wording
    pdf: bytes
    sha256: str


def edition(wording: Wording, pdf: bytes) -> Edition:
    """An edition with the digest of its bytes."""
    return Edition(wording, pdf, hashlib.sha256(pdf).hexdigest())


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file with an agreement, beside its pages: a scan, a signature by the debtor's own certificate."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SignedAgreement:
    """A signed agreement as the store keeps it; ``evidence`` and ``attachments`` are what the debtor agreed by."""

    number: str
    account_number: str
    signed_at: datetime
    terms_digest: str
    record: bytes
    editions: tuple[Edition, ...]
    evidence: Evidence | None = None
    attachments: tuple[Attachment, ...] = ()
