"""The file of a client in words: each entry in a line, the day that it is about, and what of a file is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from calculators.rounding import Money
from reports import formats, wording
from reports.formats import Language
from restructure.clients.client_file import (
    Answer,
    Asset,
    ClientRecord,
    Consent,
    Letter,
    Note,
    Review,
    Task,
)
from restructure.unreadable import Unreadable


def entry_in_words(record: ClientRecord, people: Mapping[int, str], language: Language) -> str:
    """Return what an entry says, in a line; ``people`` are the names of the persons of the file."""
    detail = record.detail
    match detail:
        case Unreadable():
            return wording.say("reason.client_record_unreadable", language)
        case Note():
            parts = [detail.text]
        case Task():
            parts = [detail.text, detail.by]
        case Review():
            parts = [detail.text]
        case Consent():
            parts = _consent(detail, people, language)
        case Asset():
            parts = _asset(detail, language)
        case Letter():
            kind = wording.CATALOGUES[language].get(f"name.letter_kind.{detail.kind}", detail.kind)
            parts = [kind, detail.creditor, detail.debt, detail.reference]
        case Answer():
            asked = _money(detail.amount, detail.currency, language)
            parts = [wording.name("letter_outcome", detail.outcome, language), detail.creditor, asked, detail.text]
    return wording.beside([" ".join(one.split()) for one in parts if one.strip()], language)


def _consent(consent: Consent, people: Mapping[int, str], language: Language) -> list[str]:
    recipient = consent.recipient or wording.say("client.every_creditor", language)
    who = "" if consent.person is None else people.get(consent.person, f"#{consent.person}")
    until = "" if consent.until is None else wording.say("client.until", language, day=consent.until)
    return [wording.name("consent_purpose", consent.purpose, language), recipient, who, until, consent.how]


def _asset(asset: Asset, language: Language) -> list[str]:
    worth, owed = _money(asset.value, asset.currency, language), _money(asset.owed, asset.currency, language)
    return [
        wording.name("asset_kind", asset.kind, language),
        asset.name,
        worth,
        wording.say("client.owed", language, owed=owed) if owed else "",
        wording.name("person_role", asset.whose, language),
    ]


def _money(amount: Money | None, currency: str, language: Language) -> str:
    return "" if amount is None or not currency else formats.money(amount, currency, language)


def day_of(record: ClientRecord) -> date:
    """The day that an entry is about: on which it is due, was given, sent, received or valued; that on which it was
    noted where it has none."""
    match record.detail:
        case Task() | Review() as dated:
            return dated.due_on
        case Consent() as consent:
            return consent.given_on
        case Letter() as letter:
            return letter.sent_on
        case Answer() as answer:
            return answer.received_on
        case Asset(valued_on=day) if day is not None:
            return day
    return record.at.date()


def due_in_words(tasks: int, review_on: date | None, today: date, language: Language) -> str:
    """Return what of a file is due, and the day of its next review; nothing where there is neither."""
    parts = [wording.say("client.tasks_due", language, count=tasks)] if tasks else []
    if review_on is not None:
        key = "client.review_due" if review_on <= today else "client.review_on"
        parts.append(wording.say(key, language, day=review_on))
    return wording.beside(parts, language)
