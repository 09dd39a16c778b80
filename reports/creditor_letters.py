"""Letters to creditors beside the offers: asking for time, the balance, the agreement, an end of interest; answering a
refusal, complaining, telling of a moratorium, arranging a priority debt; that nothing can be offered, that insolvency
is prepared, asking to write off, and that payments go on as agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from calculators.errors import Refusal
from calculators.public_holidays import Nation
from calculators.rounding import Money
from reports import formats, wording
from reports.formats import Language
from reports.layout.ending import Signing
from reports.layout.grid import Block, gap
from reports.layout.sheet import render
from reports.letters import (
    SPACINGS,
    Offers,
    about_whom,
    budget_facts,
    budget_key,
    check,
    letter_end,
    letter_head,
)
from reports.statement import Paper, on_one_sheet
from restructure.household.creditor_letters import NAMELESS, SILENT_AFTER
from restructure.household.creditor_reply import LetterKind

HELD_DAYS = 30
"""How long a creditor is asked to hold action while advice is given."""
PARTS: dict[LetterKind, tuple[str, ...]] = {
    "holding": ("1", "2", "3"),
    "balance": ("1", "2", "3"),
    "reconsider": ("1", "others", "2", "3"),
    "stop_interest": ("1", "2", "3"),
    "complaint": ("1", "2", "3"),
    "agreement_request": ("1", "2"),
    "moratorium": ("1", "2", "3"),
    "arrangement": ("1", "2", "3"),
    "no_offer": ("budget", "help", "1", "2"),
    "insolvency_hold": ("1", "2", "3"),
    "write_off": ("budget", "1", "2", "3"),
    "continue": ("1", "2", "3"),
}
"""The paragraphs of each kind, in order."""
WITH_STATEMENT: frozenset[LetterKind] = frozenset({"reconsider", "arrangement", "no_offer", "write_off", "continue"})


@dataclass(frozen=True, slots=True)
class CreditorLetter:
    """A letter of one kind about the debts of ``offers``. ``accepted`` are creditors that have accepted, ``matter`` is
    what a complaint is about or why a debt should be written off, ``space_from`` and ``space_until`` the days of a
    moratorium, ``nation`` where the client lives: what it is called there. ``agreed`` is what each creditor has
    accepted a month, by the place of its debt."""

    kind: LetterKind
    offers: Offers
    accepted: tuple[str, ...] = ()
    matter: str = ""
    space_from: date | None = None
    space_until: date | None = None
    nation: Nation | None = None
    agreed: tuple[Money | None, ...] = ()


def creditor_letter_pdf(letter: CreditorLetter, place: int, language: Language, letterhead: bytes = b"") -> bytes:
    """The letter to the creditor of one debt. Refuses as ``letter_pdf`` where it offers something; a letter that offers
    nothing only waits for the client's agreement to letters. Refuses a moratorium without its days
    (``moratorium_undated``), a complaint about nothing (``complaint_empty``), a request to write off without a reason
    (``write_off_empty``), that nothing can be offered where something is left (``offer_possible``), and payments that
    go on where the budget no longer bears them (``more_than_surplus``)."""
    offers = letter.offers
    if not offers.may_go_out:
        raise Refusal("consent", "consent_missing")
    if letter.kind not in NAMELESS:
        check(offers)
    if letter.kind == "moratorium" and (letter.space_from is None or letter.space_until is None):
        raise Refusal("space_from", "moratorium_undated")
    if letter.kind == "complaint" and not letter.matter.strip():
        raise Refusal("matter", "complaint_empty")
    if letter.kind == "write_off" and not letter.matter.strip():
        raise Refusal("matter", "write_off_empty")
    if letter.kind == "no_offer" and offers.left:
        raise Refusal("available", "offer_possible", left=offers.left)
    going_on = sum(one or 0 for one in letter.agreed)
    if letter.kind == "continue" and going_on > offers.left:
        raise Refusal("available", "more_than_surplus", given=going_on, largest=offers.left)
    paper = Paper(language, offers.currency, offers.page_size, offers.rule_set)
    around = paper.furniture(offers.number, offers.organisation, offers.made_on, "letter", letterhead=letterhead)
    return render(on_one_sheet(paper, partial(_story, letter, place), SPACINGS, around), around)


def _story(letter: CreditorLetter, place: int, paper: Paper, spacing: float) -> list[Block]:
    offers, kind = letter.offers, letter.kind
    debt = offers.debts[place]
    story = letter_head(offers, debt, _named(letter, "title"), paper, spacing)
    story += [*about_whom(offers, debt, paper), gap(4 * spacing)]
    for part in PARTS[kind]:
        said = _paragraph(letter, place, part, paper)
        if said:
            story += [paper.text(said), gap(2 * spacing)]
    if offers.authority:
        story += [paper.say("letter.authority", day=offers.authority), gap(2 * spacing)]
    owned = "creditor_letter.no_admission" if kind in NAMELESS else "letter.liability"
    story += [gap(2 * spacing), paper.say(owned, "strong"), gap(5 * spacing)]
    fee = [paper.said("creditor_letter.enclosed.fee")] if kind == "agreement_request" and _is_paid(offers) else []
    return [*story, Signing(), *letter_end(offers, debt, paper, statement=kind in WITH_STATEMENT, more=fee)]


def _is_paid(offers: Offers) -> bool:
    """Return whether a copy of the agreement costs a fee: CCA 1974, ss. 77 to 79."""
    return offers.rule_set == "uk"


def _named(letter: CreditorLetter, part: str) -> str:
    """The key of a part, where it has one that of the client's nation."""
    key = f"creditor_letter.{letter.kind}.{part}"
    own = f"{key}.{letter.nation}"
    return own if own in wording.CATALOGUES["en"] else key


def _paragraph(letter: CreditorLetter, place: int, part: str, paper: Paper) -> str:
    offers, debt = letter.offers, letter.offers.debts[place]
    if part == "others" and not letter.accepted:
        return ""
    if letter.kind == "arrangement" and part == "1" and debt.arrears in (None, 0, debt.balance):
        part = "all" if debt.arrears else "bare"
    if letter.kind == "continue" and part == "3" and not offers.review_on:
        return ""
    if part in ("budget", "help"):
        return paper.said(f"letter.{budget_key(offers) if part == 'budget' else 'help'}", **budget_facts(offers))
    facts: dict[str, int | str | date] = {
        "until": offers.made_on + timedelta(days=HELD_DAYS),
        "answer": offers.made_on + timedelta(days=SILENT_AFTER),
        "share": letter.agreed[place] or 0 if letter.kind == "continue" else offers.shares[place],
        "left": offers.left,
        "number": offers.number,
        "names": formats.names_of(list(letter.accepted), paper.language) if letter.accepted else "",
        "first_on": offers.first_on,
        "matter": letter.matter.strip(),
        "space_from": letter.space_from or offers.made_on,
        "space_until": letter.space_until or offers.made_on,
        "balance": debt.balance or 0,
        "arrears": debt.arrears or 0,
        "minimum": debt.minimum or 0,
        "review": offers.review_on or offers.made_on,
    }
    return paper.said(_named(letter, part), **facts)
