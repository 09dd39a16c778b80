"""The copy of everything that is held about a person 个人信息副本, on paper; the whole of it is in the file beside it.

Sources: Personal Information Protection Law, art. 45; UK GDPR, art. 15.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from textwrap import wrap
from typing import Any

import msgspec
from reportlab.lib.units import mm

from reports import formats, wording
from reports.formats import Language
from reports.glyphs import drawable
from reports.layout.grid import Block, gap, ruled
from reports.layout.sheet import render, section
from reports.layout.text import Text
from reports.record import detail_in_words
from reports.statement import Paper
from reports.told import detail_of, said_of
from restructure.parties.organisation import PageSize
from restructure.policy import PolicyName

WIDTHS = (44 * mm, 126 * mm)
PAD, BETWEEN = 0.7 * mm, 3 * mm
LONGEST = 1500
"""Characters of a value; what is longer stands whole in the file beside the paper."""
ELSEWHERE = ("record", "pdf", "content")
"""Columns of files and of records that a file shows whole."""
CHOICES = {
    "role": "person_role", "product": "product", "lender_type": "lender", "channel": "channel", "language": "language",
    "wording": "language", "events.kind": "happened", "turns.kind": "happened",
    "contact_details.kind": "contact_detail", "contacts.talked": "held_answer", "requests.kind": "request_kind",
    "answers.outcome": "request_outcome", "client_records.kind": "client_record",
    "client_documents.kind": "client_document",
}  # fmt: skip
"""What a choice is called in the catalogue, by its column or its table and column."""
TECHNICAL = frozenset({"id", "file_id", "person_id", "account_number", "terms_digest", "seq", "about"})
"""Columns of the whole copy that tell a reader nothing."""
TOGETHER = 8
"""So many lines stand on one sheet."""
NUMBERED = ("persons", "roles", "payments")
"""Tables whose numbers others name."""
ANSWERS = ("connected", "refused", "identity_checked", "applied")
"""Columns that hold yes or no; where nobody knows they hold nothing."""
RATES = ("contract_rate", "annual_rate")
CHOICES_OF_FILE = {"purpose": "consent_purpose", "outcome": "letter_outcome", "whose": "client_whose"}
"""What a choice in an entry of the client file is called."""
MONEY = frozenset(
    {
        "principal",
        "interest",
        "penalty",
        "fees",
        "amount",
        "contract_payment",
        "last_paid",
        "paid_so_far",
        "paid_charges",
    }
)


def person_copy_pdf(
    held: Mapping[str, Any],
    person: int,
    made_on: date,
    organisation: str,
    language: Language,
    page_size: PageSize = "a4",
    letterhead: bytes = b"",
    rule_set: PolicyName = "neutral",
) -> bytes:
    """The copy in one language: ``held`` as ``person_traces.held`` gives it. The same gives the same bytes."""
    paper = Paper(language, "CNY", page_size, rule_set)
    number = wording.say("held.number", language, number=person)
    story = list(_story(held, paper, made_on, organisation))
    return render(story, paper.furniture(number, drawable(organisation), made_on, "person_copy", letterhead=letterhead))


def _story(held: Mapping[str, Any], paper: Paper, made_on: date, organisation: str) -> Iterator[Block]:
    day = paper.dated(made_on)
    yield paper.say("held.title", "page_head")
    yield gap(1)
    by = drawable(organisation)
    yield paper.say("held.made", day=day, organisation=by) if by else paper.say("held.made_on", day=day)
    yield paper.say("held.whole", "small")
    for name in ("persons", "roles", "contact_details", "requests", "answers", "person_corrections"):
        yield from _table(name, held[name], paper)
    for account in held["accounts"]:
        role = wording.name("person_role", account["role"], paper.language)
        yield gap(5)
        yield paper.say("held.account", "page_head", number=drawable(account["number"]), role=role)
        currency = next((one["currency"] for one in account.get("account", ())), "CNY")
        for name, rows in account.items():
            if isinstance(rows, list):
                yield from _table(name, rows, replace(paper, currency=currency))
    for file in held.get("client_files", ()):
        yield gap(5)
        yield paper.say("held.client_file", "page_head")
        for name, rows in file.items():
            yield from _table(name, rows, paper)
    yield gap(4)
    yield paper.say("held.rights")


def _table(name: str, rows: list[Mapping[str, Any]], paper: Paper) -> Iterator[Block]:
    """Each row as its columns one below the other, those that say something."""
    if not rows:
        return
    title = wording.name("held", name, paper.language)
    above: list[Block] = [Text(title, replace(paper.styles.strong, heading=3)), gap(1)]
    for row in rows:
        lines: list[list[Block]] = [
            [paper.text(_label(name, column, paper.language), "muted"), paper.text(_value(name, column, row, paper))]
            for column, value in row.items()
            if value not in ("", [], {}) and (column not in TECHNICAL or name in NUMBERED)
        ]
        if not lines:
            continue
        block = ruled(lines, WIDTHS, pad=PAD, between=BETWEEN, heads=0)
        white = 4 if above else 1.5
        if len(lines) <= TOGETHER:
            yield from section([*above, block], white * mm)
        else:
            yield from (gap(white), *above, block)
        above = []


def _label(table: str, column: str, language: Language) -> str:
    known = wording.CATALOGUES[language]
    keys = (
        f"name.held_column.{table}.{column}",
        f"name.held_column.{column}",
        f"name.column.{column}",
        f"name.changed.{column}",
    )
    return next((known[key] for key in keys if key in known), column)


DIGEST = re.compile(r"[0-9a-f]{64}")
TURN = re.compile(r"(?P<number>[A-Z]{2}-\d{4}-\d{6}): (?P<kind>[a-z]+) ?(?P<more>.*)")
EXPORTED = re.compile(r"(?P<number>[A-Z]{2}-\d{4}-\d{6}) (?P<paper>[a-z_]+)")
PAID = re.compile(r"(?P<day>\d{4}-\d\d-\d\d) (?P<amount>\d+)")
DATED = re.compile(r"\b(?P<day>\d{4}-\d\d-\d\d)(T(?P<hour>\d\d:\d\d)[\d:.]*(\+00:00|Z))?")
"""A day, or a moment as the store keeps it."""


def _value(table: str, column: str, row: Mapping[str, Any], paper: Paper) -> str:
    language, value = paper.language, row[column]
    group = CHOICES.get(f"{table}.{column}") or CHOICES.get(column)
    if group is not None:
        return wording.CATALOGUES[language].get(f"name.{group}.{value}", str(value))
    if table == "audit_details" and column == "action":
        return wording.CATALOGUES[language].get(f"action.{value}", str(value))
    if column == "detail" and table in ("events", "audit_details"):
        return _told(row, paper)
    if table == "client_records" and column == "detail" and isinstance(value, Mapping):
        return _entry(row["kind"], value, paper)
    if column == "history" and isinstance(value, list):
        return _months(value, paper)
    if column in MONEY and isinstance(value, int):
        return paper.money(value)
    if column in ANSWERS and value in (0, 1):
        return wording.say("changed.yes" if value else "changed.no", language)
    if column in RATES:
        return formats.percent(Fraction(str(value)), 2, language)
    if column in ELSEWHERE:
        return wording.say("held.in_file", language)
    if isinstance(value, str) and DIGEST.fullmatch(value):
        return " ".join(wrap(value, 8))
    said = _dated(drawable(_plainly(value)), paper)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}… {wording.say('held.in_file', language)}"


def _told(row: Mapping[str, Any], paper: Paper) -> str:
    """What is kept of an act, in words; what has none is whole in the file beside the paper."""
    language, value = paper.language, row["detail"]
    detail = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    action = row.get("action")
    kind, between, said = detail.partition(": ")
    name = wording.CATALOGUES[language].get(f"name.happened.{kind}") if action == "negotiated" else None
    if action == "payment_kept" and (paid := PAID.fullmatch(detail)):
        comma = "，" if language == "zh" else ", "
        detail = comma.join((paid["day"], paper.money(int(paid["amount"]))))
    elif action == "agreement_turn" and (turn := TURN.fullmatch(detail)):
        happened = wording.CATALOGUES[language].get(f"name.happened.{turn['kind']}", turn["kind"])
        detail = f"{wording.labelled(turn['number'], happened, language)} {turn['more']}".strip()
    elif action == "exported" and (left := EXPORTED.fullmatch(detail)):
        debtor = wording.name("person_role", "debtor", language)
        title = wording.CATALOGUES[language].get(f"paper.title.{left['paper']}", left["paper"])
        detail = f"{left['number']} {title.format(person=debtor)}"
    elif name is not None:
        detail = wording.labelled(name, detail_of(kind, said, language), language) if between and said else name
    elif action is not None:
        detail = detail_in_words(detail, language)
    else:
        detail = said_of(detail, language)
    if detail.startswith("{"):
        return wording.say("held.in_file", language)
    return _dated(drawable(detail), paper)


def _entry(kind: str, detail: Mapping[str, Any], paper: Paper) -> str:
    """An entry of the client file: its fields by name, a text that stands alone by itself."""
    told = {key: value for key, value in detail.items() if value not in (None, "") and key != "currency"}
    values = {key: _of_entry(kind, key, value, detail, paper) for key, value in told.items()}
    if list(values) == ["text"]:
        return values["text"]
    names = {key: wording.CATALOGUES[paper.language].get(f"name.client_field.{key}", key) for key in values}
    between = wording.say("changed.between", paper.language)
    return between.join(wording.labelled(names[key], value, paper.language) for key, value in values.items())


def _of_entry(kind: str, key: str, value: Any, detail: Mapping[str, Any], paper: Paper) -> str:
    group = {"asset": "asset_kind", "letter": "letter_kind"}.get(kind) if key == "kind" else CHOICES_OF_FILE.get(key)
    if group is not None:
        return wording.CATALOGUES[paper.language].get(f"name.{group}.{value}", str(value))
    if key in ("value", "owed", "amount") and isinstance(value, int):
        return formats.money(value, detail.get("currency") or paper.currency, paper.language)
    return _dated(drawable(str(value)), paper)


def _months(history: list[Mapping[str, Any]], paper: Paper) -> str:
    """A payment history, a month behind the other."""
    return wording.say("changed.between", paper.language).join(
        paper.said(
            "held.month.late" if one.get("months_late") else "held.month",
            month=_month(date.fromisoformat(one["month"]), paper.language),
            billed=one.get("billed") or 0,
            paid=one.get("paid") or 0,
            late=one.get("months_late") or 0,
        )
        for one in history
    )


def _month(day: date, language: Language) -> str:
    """A month in a sentence."""
    return f"{day.year}年{day.month}月" if language == "zh" else formats.month_of_year(day, language)


def _dated(text: str, paper: Paper) -> str:
    """A text whose days stand as the country writes them."""

    def said(found: re.Match[str]) -> str:
        day = paper.dated(date.fromisoformat(found["day"]))
        return f"{day} {found['hour']} UTC" if found["hour"] else day

    return DATED.sub(said, text)


def _plainly(value: Any) -> str:
    """A value of JSON in words: names and values, one behind the other."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_plainly(one)}" for key, one in value.items() if one not in (None, "", [], {}))
    if isinstance(value, list):
        return ", ".join(map(_plainly, value))
    return str(value)
