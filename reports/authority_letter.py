"""The letter of authority: a client lets an adviser speak with the creditors that it names, and with nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from reports.formats import Language
from reports.layout.ending import Signing
from reports.layout.grid import TEXT_WIDTH, Block, gap, ruled
from reports.layout.sheet import render
from reports.statement import Paper
from restructure.household.distribution import OneDebt
from restructure.parties.organisation import PageSize
from restructure.policy import PolicyName

PAD, HAND = 0.8 * mm, 2 * mm


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority to be signed: whose, for whom, and towards whom. ``number`` is that of the budget statement;
    ``partner`` signs too, where a debt is the partner's."""

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
    rule_set: PolicyName = "neutral"
    partner: str = ""


def authority_pdf(authority: Authority, language: Language, letterhead: bytes = b"") -> bytes:
    """The letter in one language. Refuses a text that the font cannot draw (``no_glyph``)."""
    paper = Paper(language, authority.currency, authority.page_size, authority.rule_set)
    around = paper.furniture(
        authority.number, authority.organisation, authority.made_on, "authority", letterhead=letterhead
    )
    return render(_story(authority, paper), around)


def _story(authority: Authority, paper: Paper) -> list[Block]:
    signing = (authority.client, authority.partner)
    client = [one for one in (*signing, authority.client_address) if one]
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
        paper.say("authority.covers"),
        gap(2),
        paper.say("authority.until"),
        *([gap(2), paper.say("authority.both")] if authority.partner else []),
        gap(4),
        ruled([heads, *creditors], (TEXT_WIDTH / 2, TEXT_WIDTH / 2), pad=PAD, between=3 * mm),
        Signing(),
        *(one for name in filter(None, signing) for one in _place(name, paper)),
    ]


def _place(name: str, paper: Paper) -> list[Block]:
    """Where somebody signs, below the own name."""
    return [
        gap(6),
        paper.text(name, "strong"),
        gap(3),
        *(paper.by_hand(key, HAND) for key in ("sign.signature", "authority.born", "sign.date")),
    ]
