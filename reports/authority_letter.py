"""The letter of authority: a client lets an adviser speak with the creditors that it names, and with nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from reports.formats import Language
from reports.layout.grid import TEXT_WIDTH, Block, gap, ruled
from reports.layout.sheet import render
from reports.statement import Paper
from restructure.household.distribution import OneDebt
from restructure.parties.organisation import PageSize

PAD = 0.8 * mm


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority to be signed: whose, for whom, and towards whom. ``number`` is that of the budget statement."""

    number: str
    made_on: date
    organisation: str
    address: str
    telephone: str
    client: str
    client_address: str
    currency: str
    debts: tuple[OneDebt, ...]
    page_size: PageSize = "a4"


def authority_pdf(authority: Authority, language: Language, letterhead: bytes = b"") -> bytes:
    """The letter in one language. Refuses a text that the font cannot draw (``no_glyph``)."""
    paper = Paper(language, authority.currency, authority.page_size)
    around = paper.furniture(
        authority.number, authority.organisation, authority.made_on, "authority", letterhead=letterhead
    )
    return render(_story(authority, paper), around)


def _story(authority: Authority, paper: Paper) -> list[Block]:
    client = [one for one in (authority.client, authority.client_address) if one]
    adviser = [one for one in (authority.organisation, authority.address, authority.telephone) if one]
    heads: list[Block] = [paper.say("authority.creditor", "head"), paper.say("authority.reference", "head")]
    creditors: list[list[Block]] = [
        [paper.text(one.creditor or one.name), paper.text(one.reference)] for one in authority.debts
    ]
    return [
        paper.say("authority.title", "page_head"),
        gap(3),
        paper.say("authority.client", "section"),
        *(paper.text(one) for one in client),
        gap(3),
        paper.say("authority.adviser", "section"),
        *(paper.text(one) for one in adviser),
        gap(4),
        paper.say("authority.may", name=authority.organisation),
        gap(2),
        paper.say("authority.not"),
        gap(2),
        paper.say("authority.until"),
        gap(4),
        ruled([heads, *creditors], (TEXT_WIDTH / 2, TEXT_WIDTH / 2), pad=PAD, between=3 * mm),
        gap(14),
        *(paper.by_hand(key) for key in ("sign.signature", "sign.date")),
    ]
