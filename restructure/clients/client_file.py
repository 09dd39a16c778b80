"""The file of a client: whose accounts, who stands beside, and what is noted in it under dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from calculators.rounding import Money
from restructure.parties.natural_person import NaturalPerson
from restructure.unreadable import Unreadable

Whose = Literal["client", "partner"]
Beside = Literal["partner", "child", "representative", "helper"]
Purpose = Literal["advice", "income", "letters", "budget", "health", "referral"]
"""``advice`` to work with the file at all, ``income`` the use of income data, ``letters`` that letters go out,
``budget`` that the budget statement goes with them, ``health`` what was told of an illness, ``referral`` to somebody
else who helps."""
AssetKind = Literal["home", "land", "vehicle", "savings", "investment", "insurance", "business", "other"]
LetterOutcome = Literal["accepted", "refused", "countered", "asked", "other"]
DocumentKind = Literal["document", "letter", "answer"]
RecordKind = Literal["consent", "note", "task", "asset", "letter", "answer", "review"]
LONGEST = 8_000
MOST_BYTES = 10_000_000
MOST_BYTES_OF_FILE = 250_000_000


@dataclass(frozen=True, slots=True)
class Consent:
    """Consent of a person: for what, towards whom, since when and until when, and how it was given. An empty
    ``recipient`` is every creditor of the list; a consent that is withdrawn is ended, with its reason."""

    purpose: Purpose
    given_on: date
    person: int | None = None
    recipient: str = ""
    until: date | None = None
    how: str = ""

    def covers(self, day: date) -> bool:
        """Return whether it holds on a day, both ends included."""
        return self.given_on <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was said, for nobody but whoever counsels the client."""

    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done by a day; ended when it is done or dropped."""

    text: str
    due_on: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The day on which the file is looked at again; the last one stands."""

    due_on: date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Asset:
    """Property of the household: its value, and what is owed on it."""

    kind: AssetKind
    name: str
    value: Money | None = None
    owed: Money | None = None
    currency: str = ""
    whose: Whose | Literal["joint"] = "client"
    valued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it was sent to a creditor about a debt; its bytes are the document."""

    kind: str
    creditor: str
    sent_on: date
    debt: str = ""
    reference: str = ""
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a creditor as it came, to one of the letters or of itself."""

    creditor: str
    received_on: date
    outcome: LetterOutcome
    letter: int | None = None
    amount: Money | None = None
    currency: str = ""
    text: str = ""
    document: int | None = None


Detail = Consent | Note | Task | Asset | Letter | Answer | Review
TYPES: dict[RecordKind, type[Detail]] = {
    "consent": Consent, "note": Note, "task": Task, "asset": Asset, "letter": Letter, "answer": Answer,
    "review": Review,
}  # fmt: skip
KIND_OF: dict[type[Detail], RecordKind] = {of: kind for kind, of in TYPES.items()}


@dataclass(frozen=True, slots=True)
class ClientRecord:
    """One thing that is noted in a file: since when, by whom, and what it replaces. ``ended`` says why nothing stands
    in its place any more, None while it stands."""

    id: int
    file: int
    kind: RecordKind
    detail: Detail | Unreadable
    at: datetime
    who: str = ""
    replaces: int | None = None
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document without its bytes: its name, how long it is, and their SHA-256."""

    id: int
    file: int
    kind: DocumentKind
    name: str
    size: int
    sha256: str
    at: datetime
    who: str = ""


@dataclass(frozen=True, slots=True)
class PersonBeside:
    """A person beside the client."""

    role: Beside
    person: NaturalPerson


@dataclass(frozen=True, slots=True)
class ClientAccount:
    """An account in a file: its creditor and whose debt it is."""

    number: str
    creditor: str
    currency: str
    balance: Money
    whose: Whose = "client"


@dataclass(frozen=True, slots=True)
class ClientFile:
    """One household with all its accounts here. ``clients`` are the debtors of the client's own accounts: one person,
    unless an account was taken in for another."""

    id: int
    opened_at: datetime
    clients: tuple[NaturalPerson, ...] = ()
    beside: tuple[PersonBeside, ...] = ()
    accounts: tuple[ClientAccount, ...] = ()
    records: tuple[ClientRecord, ...] = ()
    documents: tuple[Document, ...] = ()

    def of_kind(self, kind: RecordKind) -> tuple[ClientRecord, ...]:
        """The records of a kind, in their order."""
        return tuple(one for one in self.records if one.kind == kind)

    @property
    def review_on(self) -> date | None:
        """The day of the next review; None where none is set."""
        return next((one.detail.due_on for one in reversed(self.records) if isinstance(one.detail, Review)), None)
