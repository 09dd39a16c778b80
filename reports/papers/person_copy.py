"""The copy of everything that is held about a person 个人信息副本, on paper; the whole of it is in the file beside it.

Sources: Personal Information Protection Law, art. 45; UK GDPR, art. 15.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from reportlab.lib.units import mm

from reports import formats, wording
from reports.formats import Language
from reports.glyphs import missing_glyphs
from reports.layout.grid import Block, gap, ruled
from reports.layout.sheet import render
from reports.record import detail_in_words
from reports.statement import Paper
from reports.told import said_of
from restructure.parties.organisation import PageSize
from restructure.policy import PolicyName

WIDTHS = (44 * mm, 126 * mm)
PAD, BETWEEN = 0.7 * mm, 3 * mm
NOT_DRAWN = "\N{GETA MARK}"
LONGEST = 1500
"""Characters of a value; what is longer stands whole in the file beside the paper."""
ELSEWHERE = ("record", "pdf", "content")
"""Columns of files and of records that a file shows whole."""
CHOICES = {
    "role": "person_role", "product": "product", "lender_type": "lender", "channel": "channel", "language": "language",
    "contact_details.kind": "contact_detail", "contacts.talked": "held_answer", "requests.kind": "request_kind",
    "answers.outcome": "request_outcome",
}  # fmt: skip
"""What a choice is called in the catalogue, by its column or its table and column."""
TOLD = {"events": said_of, "audit_details": detail_in_words}
"""How what is kept of an act is said, by its table."""
TECHNICAL = frozenset({"id", "person_id", "account_number", "terms_digest", "seq", "about"})
"""Columns of the whole copy that tell a reader nothing."""
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
    return render(story, paper.furniture(number, _drawn(organisation), made_on, "person_copy", letterhead=letterhead))


def _story(held: Mapping[str, Any], paper: Paper, made_on: date, organisation: str) -> Iterator[Block]:
    day = paper.dated(made_on)
    yield paper.say("held.title", "page_head")
    yield gap(1)
    by = _drawn(organisation)
    yield paper.say("held.made", day=day, organisation=by) if by else paper.say("held.made_on", day=day)
    yield paper.say("held.whole", "small")
    for name in ("persons", "roles", "contact_details", "requests", "answers", "person_corrections"):
        yield from _table(name, held[name], paper)
    for account in held["accounts"]:
        role = wording.name("person_role", account["role"], paper.language)
        yield gap(5)
        yield paper.say("held.account", "page_head", number=_drawn(account["number"]), role=role)
        currency = next((one["currency"] for one in account.get("account", ())), "CNY")
        for name, rows in account.items():
            if isinstance(rows, list):
                yield from _table(name, rows, replace(paper, currency=currency))
    yield gap(4)
    yield paper.say("held.rights")


def _table(name: str, rows: list[Mapping[str, Any]], paper: Paper) -> Iterator[Block]:
    """Each row as its columns one below the other, those that say something."""
    if not rows:
        return
    yield gap(4)
    yield paper.text(wording.name("held", name, paper.language), "strong")
    yield gap(1)
    for row in rows:
        lines: list[list[Block]] = [
            [paper.text(_label(name, column, paper.language), "muted"), paper.text(_value(name, column, value, paper))]
            for column, value in row.items()
            if value not in ("", [], {}) and (column not in TECHNICAL or name in ("persons", "roles"))
        ]
        if not lines:
            continue
        yield ruled(lines, WIDTHS, pad=PAD, between=BETWEEN, heads=0)
        yield gap(1.5)


def _label(table: str, column: str, language: Language) -> str:
    known = wording.CATALOGUES[language]
    keys = (
        f"name.held_column.{table}.{column}",
        f"name.held_column.{column}",
        f"name.column.{column}",
        f"name.changed.{column}",
    )
    return next((known[key] for key in keys if key in known), column)


DATED = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(T(?P<hour>\d\d:\d\d)[\d:.]*(\+00:00|Z))?")
"""A day, or a moment as the store keeps it."""


def _value(table: str, column: str, value: Any, paper: Paper) -> str:
    language = paper.language
    group = CHOICES.get(f"{table}.{column}") or CHOICES.get(column)
    if group is not None:
        return wording.CATALOGUES[language].get(f"name.{group}.{value}", str(value))
    if table == "events" and column == "kind":
        return wording.CATALOGUES[language].get(f"memo.{value}", str(value))
    if column == "detail" and table in TOLD:
        told = value if isinstance(value, str) else msgspec.json.encode(value).decode()
        return _drawn(TOLD[table](told, language))
    if column in MONEY and isinstance(value, int):
        return formats.money(value, paper.currency, language)
    if column in ELSEWHERE:
        return wording.say("held.in_file", language)
    if isinstance(value, str) and (dated := DATED.fullmatch(value)):
        day = paper.dated(date.fromisoformat(dated["day"]))
        return f"{day} {dated['hour']} UTC" if dated["hour"] else day
    said = _drawn(_plainly(value))
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}… {wording.say('held.in_file', language)}"


def _plainly(value: Any) -> str:
    """A value of JSON in words: names and values, one behind the other."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_plainly(one)}" for key, one in value.items() if one not in (None, "", [], {}))
    if isinstance(value, list):
        return ", ".join(map(_plainly, value))
    return str(value)


def _drawn(text: str) -> str:
    """A text as far as the font can draw it: what somebody typed cannot be corrected here."""
    plain = " ".join(text.split())
    for character in missing_glyphs(plain):
        plain = plain.replace(character, NOT_DRAWN)
    return plain
