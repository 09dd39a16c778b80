"""How the debtor agreed: by telephone, at the desk, on paper, or with a certificate of their own.

Each way ends in a record of evidence. None of them is called more than it is: a drawn signature is a drawing with a
record of its making, a yes on the telephone is a recorded yes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from calculators.errors import Refusal
from restructure.parties.account import Account
from restructure.parties.creditor import is_same

Item = Literal[
    "recording", "who", "debt", "payments", "payee", "cost", "waiver", "our_promises", "your_promises", "default"
]
ITEMS: tuple[Item, ...] = (
    "recording", "who", "debt", "payments", "payee", "cost", "waiver", "our_promises", "your_promises", "default",
)  # fmt: skip
Identified = Literal["not_recorded", "id_card", "passport", "known", "questions"]
IDENTIFIED: tuple[Identified, ...] = ("not_recorded", "id_card", "passport", "known", "questions")
Spoken = Literal["en", "zh"]
Role = Literal["co_debtor", "guarantor", "representative"]
ROLES: tuple[Role, ...] = ("co_debtor", "guarantor", "representative")
ScanKind = Literal["pdf", "png", "jpeg"]
Stroke = tuple[tuple[float, float], ...]
LONGEST_REFERENCE = 64
LARGEST_SCAN = 30_000_000


@dataclass(frozen=True, slots=True)
class Signature:
    """A name as typed by the signer, the strokes as drawn (fractions of the pad's width and height; empty where
    the typed name alone was chosen), and when."""

    name: str
    signed_on: date
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class Consent:
    """The debtor's yes to one item, and the language it was read out in; None where that was not recorded."""

    item: Item
    at: datetime
    language: Spoken | None = None


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A read-back under way: not agreed yet. ``terms_digest`` is that of the terms that are read out."""

    terms_digest: str
    answers: tuple[Consent, ...] = ()


@dataclass(frozen=True, slots=True)
class ByVoice:
    """Agreed on the telephone: a yes to each item, the reference of the recording and the day it is kept until."""

    recording: str
    keep_until: date
    answers: tuple[Consent, ...]


@dataclass(frozen=True, slots=True)
class Cosigner:
    """Somebody who signs beside the debtor."""

    role: Role
    signature: Signature


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Signed at the desk: when, who identified the signer and how, who signed beside, and whether the debtor agreed
    apart to the use of sensitive data: ``data_consent`` of income and account, ``biometric_consent`` of handwriting and
    fingerprint (Personal Information Protection Law of the PRC, art. 29)."""

    signed_at: datetime
    identified_by: str
    identified_how: Identified
    cosigners: tuple[Cosigner, ...] = ()
    data_consent: bool = False
    biometric_consent: bool = False


@dataclass(frozen=True, slots=True)
class OnPaper:
    """Signed by hand on the printed paper; the scan is bound to the digest of the terms. ``beside``: who else signed on
    it, by the word of whoever took the scan in."""

    printed_at: datetime
    terms_digest: str
    scan: ScanKind
    scan_sha256: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnCertificate:
    """The debtor's own certificate signed the digest of the terms; whose it is, its issuer says and not this record.
    ``self_signed``: nobody says it; ``cosigners`` signed beside, at the desk."""

    signed_at: datetime
    subject: str
    issuer: str
    fingerprint: str
    self_signed: bool = False
    cosigners: tuple[Cosigner, ...] = ()


Evidence = ByVoice | AtDesk | OnPaper | OwnCertificate
Way = Literal["desk", "voice", "paper", "certificate"]
WAYS: dict[Way, type[Evidence]] = {"desk": AtDesk, "voice": ByVoice, "paper": OnPaper, "certificate": OwnCertificate}
"""The kinds of evidence by the tags under which the store keeps them."""


def way_of(evidence: Evidence) -> Way:
    """The tag of a kind of evidence."""
    return next(way for way, kind in WAYS.items() if isinstance(evidence, kind))


def stand_beside(account: Account) -> tuple[tuple[Role, str], ...]:
    """Return who stands in the account beside the debtor: as what, and their name."""
    known: tuple[tuple[Role, str], ...] = (("co_debtor", account.co_debtor), ("guarantor", account.guarantor))
    return tuple((role, name) for role, name in known if name.strip())


def guarantee_ended(guaranteed_until: date | None, day: date) -> bool:
    """Return whether a guarantee period is known to be over."""
    return guaranteed_until is not None and guaranteed_until < day


def still_bound(account: Account, guaranteed_until: date | None, day: date) -> Account:
    """The account with those alone who are asked to sign beside the debtor: no guarantor whose period is over.

    Source: Civil Code of the PRC, art. 692 and 693; Interpretation on the guarantee rules, art. 34 (a signature after
    the end revives no guarantee).
    """
    return replace(account, guarantor="") if guarantee_ended(guaranteed_until, day) else account


def not_heard(evidence: Evidence | None, account: Account) -> tuple[str, ...]:
    """Return who stands in the account beside the debtor and has not agreed: nobody may be dropped without a word."""
    named = stand_beside(account)
    if isinstance(evidence, OnPaper):
        return tuple(name for _, name in named if not any(is_same(name, one) for one in evidence.beside))
    given = evidence.cosigners if isinstance(evidence, AtDesk | OwnCertificate) else ()
    signed = [(one.role, one.signature.name) for one in given]
    return tuple(name for role, name in named if not any(role == one and is_same(name, other) for one, other in signed))


def check_beside(evidence: Evidence | None, account: Account) -> None:
    """Refuses evidence without somebody who stands in the account beside the debtor (``beside_missing``). On the
    telephone nobody but the debtor agrees (``beside_by_voice``).

    Source: Civil Code of the PRC, art. 685 and 695 (a guarantee, and what burdens the guarantor, in writing).
    """
    left = not_heard(evidence, account)
    if left:
        code = "beside_by_voice" if isinstance(evidence, ByVoice) else "beside_missing"
        raise Refusal("beside", code, names=", ".join(left))


def check_guarantee(evidence: Evidence | None, account: Account, guaranteed_until: date | None, day: date) -> None:
    """Refuses the consent of a guarantor whose period is over (``guarantee_over``): it would bind to nothing."""
    if guaranteed_until is None or not guarantee_ended(guaranteed_until, day):
        return
    given = evidence.cosigners if isinstance(evidence, AtDesk | OwnCertificate) else ()
    if any(one.role == "guarantor" and is_same(one.signature.name, account.guarantor) for one in given):
        raise Refusal("beside", "guarantee_over", until=guaranteed_until)


def items(*, forgives: bool) -> tuple[Item, ...]:
    """Return what has to be read out: all of it; the waiver where something is forgiven."""
    return tuple(one for one in ITEMS if forgives or one != "waiver")


def answer(reading: ReadBack, item: Item, at: datetime, language: Spoken) -> ReadBack:
    """The read-back with one more yes; a second yes to the same item changes nothing."""
    if any(one.item == item for one in reading.answers):
        return reading
    return replace(reading, answers=(*reading.answers, Consent(item, at, language)))


def finish(
    reading: ReadBack,
    *,
    terms_digest: str,
    forgives: bool,
    recording: str,
    keep_until: date | None,
    kept_at_least: date | None,
    today: date,
) -> ByVoice:
    """Agreed by voice.

    Refuses terms other than those read out (``terms_changed``), an item without its yes (``not_all_answered``), a
    recording without its reference (``missing_field``) and a day to keep it until that is missing or past
    (``keep_until_past``) or before ``kept_at_least`` (``keep_until_early``).
    """
    if reading.terms_digest != terms_digest:
        raise Refusal("answers", "terms_changed")
    left = len(set(items(forgives=forgives)) - {one.item for one in reading.answers})
    if left:
        raise Refusal("answers", "not_all_answered", count=left)
    if not recording.strip():
        raise Refusal("recording", "missing_field")
    if keep_until is None or keep_until <= today:
        raise Refusal("keep_until", "keep_until_past")
    agreed = ByVoice(recording.strip()[:LONGEST_REFERENCE], keep_until, reading.answers)
    check_kept(agreed, kept_at_least)
    return agreed


def check_kept(evidence: Evidence | None, least: date | None) -> None:
    """Refuses a recording that is kept for less long than the law asks (``keep_until_early``)."""
    if least is not None and isinstance(evidence, ByVoice) and evidence.keep_until < least:
        raise Refusal("keep_until", "keep_until_early", until=least)


def scan_kind(content: bytes) -> ScanKind:
    """Return what a scan is, by its first and last bytes.

    Refuses an empty, cut or other file (``scan_unreadable``) and one of more than 30 MB (``document_too_large``).
    """
    if len(content) > LARGEST_SCAN:
        raise Refusal("scan", "document_too_large", largest=LARGEST_SCAN // 1_000_000)
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]:
        return "pdf"
    if content.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in content[-16:]:
        return "png"
    if content.startswith(b"\xff\xd8\xff") and content.rstrip(b"\0\n\r")[-2:] == b"\xff\xd9":
        return "jpeg"
    raise Refusal("scan", "scan_unreadable")
