"""Letters that offer each creditor a share: never an admission, never before the client has agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from reportlab.lib.units import mm

from calculators.distribution import Amounts, ShareMethod
from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats
from reports.formats import Language
from reports.layout.ending import Signing
from reports.layout.grid import TEXT_WIDTH, Block, gap, ruled
from reports.layout.sheet import render
from reports.statement import Paper, on_one_sheet
from restructure.household.distribution import OneDebt, held_back, is_partners
from restructure.parties.organisation import PageSize
from restructure.policy import PolicyName

PAD = 0.8 * mm
ADDRESS_PAD = 1.5 * mm
SPACINGS = (1.0, 0.8, 0.6, 0.4, 0.2)
"""Shares of the usual white space; the widest at which a letter fits one sheet is taken."""


@dataclass(frozen=True, slots=True)
class Offers:
    """Offers to creditors of a case. ``shares`` are the first month's, or parts of one sum where ``once``; ``number``
    is the statement's, and ``surplus`` what stands on it; ``growing`` holds the places of debts whose share is below
    their interest. ``sender`` is the address and the telephone of the organisation, ``signatory`` who signs for it.
    ``partner`` is the client's, who ``agreed_too`` to letters; of a ``joint`` statement, ``shared_by_both`` says that
    it has the partner's consent beside the client's. ``addresses`` holds (creditor, address) of those
    that are known."""

    number: str
    made_on: date
    organisation: str
    client: str
    currency: str
    debts: tuple[OneDebt, ...]
    shares: Amounts
    available: Money
    method: ShareMethod
    first_on: date
    open_until: date
    once: bool = False
    authority: date | None = None
    review_on: date | None = None
    growing: frozenset[int] = frozenset()
    may_go_out: bool = False
    page_size: PageSize = "a4"
    surplus: Money | None = None
    sender: tuple[str, ...] = ()
    signatory: str = ""
    client_address: str = ""
    rule_set: PolicyName = "neutral"
    partner: str = ""
    agreed_too: bool = False
    joint: bool = False
    shared_by_both: bool = False
    addresses: tuple[tuple[str, str], ...] = ()

    @property
    def left(self) -> Money:
        """Return what a month leaves for the debts that are not priority."""
        first = sum(share for debt, share in zip(self.debts, self.shares, strict=True) if debt.priority)
        return Money(max(self.available - first, 0))


def letter_pdf(offers: Offers, place: int, language: Language, letterhead: bytes = b"") -> bytes:
    """The letter to the creditor of one debt. Refuses (``consent_missing``) while the client has not agreed to letters
    and confirmed the figures, while a partner who owes one of the debts has not agreed too
    (``partner_letters_missing``), while nobody has said what is agreed on a priority debt (``priority_unagreed``), more
    a month than the surplus of its statement (``more_than_surplus``), and a text that the font cannot draw."""
    if not offers.may_go_out:
        raise Refusal("consent", "consent_missing")
    check(offers)
    paper = Paper(language, offers.currency, offers.page_size, offers.rule_set)
    around = paper.furniture(offers.number, offers.organisation, offers.made_on, "letter", letterhead=letterhead)
    return render(on_one_sheet(paper, partial(_story, offers, place), SPACINGS, around), around)


def check(offers: Offers) -> None:
    """Refuse letters of which any would be untrue: see ``letter_pdf``. A share of its own is an arrangement too."""
    if not offers.agreed_too and any(map(is_partners, offers.debts)):
        raise Refusal("consent", "partner_letters_missing")
    agreed = tuple(
        replace(debt, minimum=share) if debt.minimum is None and share else debt
        for debt, share in zip(offers.debts, offers.shares, strict=True)
    )
    # One sum is no part of the month; a token is offered in spite of a deficit, which the letter says.
    apart = offers.once or offers.method == "token"
    reason = held_back(agreed, offers.left, None if apart else offers.surplus)
    if reason is not None:
        raise reason


def addressed(offers: Offers) -> tuple[int, ...]:
    """The places of the debts whose creditors get a letter: all that are offered something and are no priority debt; of
    one sum also priority debts whose arrears it meets."""
    return tuple(
        place
        for place, (debt, share) in enumerate(zip(offers.debts, offers.shares, strict=True))
        if share and (offers.once or not debt.priority)
    )


def _story(offers: Offers, place: int, paper: Paper, spacing: float) -> list[Block]:
    debt, share, between = offers.debts[place], offers.shares[place], " " if paper.language == "en" else ""
    title = "letter.title.final" if offers.once else "letter.title"
    if offers.once and debt.priority:
        title = "letter.title.arrears"
    if offers.method == "token" and not offers.once:
        title = "letter.title.token"
    story = [*letter_head(offers, debt, title, paper, spacing)]
    story += about_whom(offers, debt, paper)
    story += [
        gap(4 * spacing),
        _opening(offers, paper),
        gap(2 * spacing),
        _offer(offers, debt, share, paper),
        gap(4 * spacing),
    ]
    story += [
        paper.say("letter.how", "section"),
        gap(1 * spacing),
        _how(offers, paper),
        gap(2 * spacing),
        _shares(offers, place, paper),
        gap(1 * spacing),
        paper.unit(),
        gap(3 * spacing),
    ]
    if not offers.once:
        asked = (paper.said(_interest(offers, place)), paper.said("letter.collect"))
        story += [paper.text(between.join(asked)), gap(2 * spacing)]
    answer = "letter.details" if offers.once else "letter.accept"
    story += [paper.say(answer, day=offers.open_until), gap(2 * spacing)]
    beside = [paper.said("letter.authority", day=offers.authority)] if offers.authority else []
    if offers.review_on and not offers.once:
        beside.append(paper.said("letter.review", day=offers.review_on))
    if beside:
        story += [paper.text(between.join(beside)), gap(3 * spacing)]
    story += [paper.say("letter.liability", "strong"), gap(5 * spacing)]
    return [*story, Signing(), *letter_end(offers, debt, paper)]


def letter_head(offers: Offers, debt: OneDebt, title: str, paper: Paper, spacing: float) -> list[Block]:
    """The head of a letter: from whom, of which day, to whom, and about what. A letter in Chinese says that above all,
    one in English below the salutation."""
    about = paper.say("letter.subject", "title_pair", title=paper.said(title))
    head = [about, gap(2 * spacing)] if paper.language == "zh" else []
    head.append(paper.text(" · ".join((offers.organisation, *offers.sender)), "small"))
    head += [gap(1 * spacing), paper.text(paper.dated(offers.made_on)), gap(3 * spacing)]
    head.append(paper.say("letter.dear", "strong", creditor=debt.creditor or debt.name))
    address = dict(offers.addresses).get(debt.creditor or debt.name, "")
    if address:
        head += [*(paper.text(line) for line in address.splitlines() if line.strip()), gap(3 * spacing)]
    else:
        head += [paper.by_hand("letter.address", ADDRESS_PAD), paper.rule_by_hand(ADDRESS_PAD), gap(3 * spacing)]
    return (
        head
        if paper.language == "zh"
        else [*head, paper.say("letter.salutation"), gap(2 * spacing), about, gap(1 * spacing)]
    )


def about_whom(offers: Offers, debt: OneDebt, paper: Paper) -> list[Block]:
    """The lines that say whose debt a letter is about, with the creditor's reference."""
    lines: list[Block] = [paper.text(_named(offers, debt, paper), "strong")]
    if offers.client_address:
        lines.append(paper.text(offers.client_address))
    if debt.reference:
        lines.append(paper.say("letter.reference", reference=debt.reference))
    if debt.owner != "client":
        named = ".named" if is_partners(debt) and offers.partner else ""
        lines.append(paper.say(f"letter.owner.{debt.owner}{named}", partner=offers.partner))
    return lines


def _named(offers: Offers, debt: OneDebt, paper: Paper) -> str:
    """Whose debt a letter is about, by name as far as the names are known."""
    owners = {"joint": [offers.client, offers.partner], "partner": [offers.partner or offers.client]}
    return formats.names_of(list(filter(None, owners.get(debt.owner, [offers.client]))), paper.language)


def _opening(offers: Offers, paper: Paper) -> Block:
    """Why we write, and with whose consent the statement is enclosed."""
    consent = (".both" if offers.shared_by_both else ".client") if offers.joint else ""
    partner = offers.partner or paper.said("letter.partner")
    return paper.say(f"letter.opening{consent}", number=offers.number, client=offers.client, partner=partner)


def letter_end(
    offers: Offers, debt: OneDebt, paper: Paper, *, statement: bool = True, more: Sequence[str] = ()
) -> list[Block]:
    """The close, who signs, what is enclosed, ``more`` beside the papers, and to whom a copy goes."""
    enclosed = [paper.said("letter.enclosed.statement", number=offers.number)] if statement else []
    if offers.authority:
        enclosed.append(paper.said("letter.enclosed.authority", day=offers.authority))
    enclosed += more
    copies = [offers.client, offers.partner] if is_partners(debt) else [offers.client]
    to = formats.names_of(list(filter(None, copies)), paper.language)
    return [
        paper.say("letter.closing"),
        gap(9),
        paper.by_hand("letter.signed", ADDRESS_PAD),
        *(paper.text(line) for line in (offers.signatory, offers.organisation) if line),
        gap(3),
        *(
            [paper.say("letter.enclosed", "small", enclosed=formats.names_of(enclosed, paper.language))]
            if enclosed
            else []
        ),
        paper.say("letter.copy", "small", client=to),
    ]


def _interest(offers: Offers, place: int) -> str:
    """Return what is asked of interest and charges, which is asked of every creditor who is paid by the month."""
    if offers.method == "token" or place in offers.growing:
        return "letter.interest"
    return "letter.freeze" if offers.method == "frozen" else "letter.reduce"


def _offer(offers: Offers, debt: OneDebt, share: Money, paper: Paper) -> Block:
    if offers.once and debt.priority:
        whole = ".whole" if share == debt.arrears else ""
        return paper.say(f"letter.offer.arrears{whole}", amount=share, arrears=debt.arrears or Money(0))
    if offers.once:
        balance = debt.balance or Money(0)
        return paper.say("letter.offer.final", amount=share, balance=balance, day=offers.open_until)
    short = offers.surplus is not None and offers.surplus < 0
    token = "letter.offer.token.short" if short else "letter.offer.token"
    key = token if offers.method == "token" else "letter.offer"
    return paper.say(key, amount=share, day=offers.first_on)


def _how(offers: Offers, paper: Paper) -> Block:
    if offers.once:
        return paper.say("letter.how.once", available=offers.available)
    ways: dict[ShareMethod, str] = {"pro_rata": "pro_rata", "frozen": "pro_rata", "token": "token"}
    way = ways.get(offers.method, "other")
    method = paper.name("share_method", offers.method)
    if way == "token" and offers.surplus is not None and offers.surplus < 0:
        between = " " if paper.language == "en" else ""
        said = (paper.said(f"letter.{key}", **budget_facts(offers)) for key in (budget_key(offers), "help", "even_so"))
        return paper.text(between.join(said))
    if offers.surplus is not None and offers.left < offers.surplus:
        return paper.say(f"letter.part.{way}", available=offers.left, surplus=offers.surplus, method=method)
    after = "" if any(debt.priority for debt in offers.debts) else ".all"
    return paper.say(f"letter.how.{way}{after}", available=offers.left, method=method)


def budget_key(offers: Offers) -> str:
    """The key of the sentence that says what the enclosed budget leaves: less than nothing, nothing, or something."""
    if offers.surplus is not None and offers.surplus < 0:
        return "budget.short"
    return "budget.left" if offers.left else "budget.none"


def budget_facts(offers: Offers) -> dict[str, int | str]:
    """The figures of that sentence."""
    return {"number": offers.number, "short": -min(offers.surplus or 0, 0), "left": offers.left}


def offered_rows(offers: Offers, paper: Paper, place: int | None = None) -> Iterator[tuple[OneDebt, Block, Block]]:
    """Every debt, its creditor and what is offered; the letter to the one at ``place`` marks it."""
    between = " " if paper.language == "en" else ""
    for index, (debt, share) in enumerate(zip(offers.debts, offers.shares, strict=True)):
        marks = ["letter.yours"] if index == place else ["letter.priority"] if debt.priority else []
        said = between.join([debt.creditor or debt.name, *map(paper.said, marks)])
        style = "strong" if index == place else "body"
        apart = debt.priority and debt.apart
        offered = paper.say("letter.apart", style, "right") if apart else paper.figure(share, style)
        yield debt, paper.text(said, style), offered


def _shares(offers: Offers, place: int, paper: Paper) -> Block:
    heads = [paper.say("letter.creditor", "head")]
    heads += [paper.say(key, "head", "right") for key in ("letter.balance", "letter.share")]
    rows: list[list[Block]] = [heads]
    rows += [[who, paper.figure(debt.balance or 0), share] for debt, who, share in offered_rows(offers, paper, place)]
    total = sum(debt.balance or 0 for debt in offers.debts)
    rows.append(
        [paper.say("statement.total", "strong"), *(paper.figure(one, "strong") for one in (total, sum(offers.shares)))]
    )
    widths = (TEXT_WIDTH - 70 * mm, 35 * mm, 35 * mm)
    return ruled(rows, widths, pad=PAD, between=3 * mm, totals=[len(rows) - 1])
