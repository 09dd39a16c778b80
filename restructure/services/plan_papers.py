"""Papers after a signature: what they are made of, and what stands on record once one went out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from calculators.errors import Refusal
from restructure.agreements.agreement import Agreement, Edition, Wording, certificate_number
from restructure.agreements.course import Kept, may_follow
from restructure.agreements.default_notice import may_be_ended
from restructure.agreements.progress import progress
from restructure.papers import PAPERS, PaperName
from restructure.parties.organisation import Letterhead
from restructure.parties.payees import same_payee
from restructure.services.paper_order import Order
from restructure.services.workplace import Workplace
from restructure.store import agreements, audit, plan_events, settings
from restructure.unreadable import Unreadable


def may_end(one: Kept, today: date) -> bool:
    """Return whether a plan may be ended: late enough, told by letter, and the time that the letter gives has
    passed."""
    told = [turn.at.date() for turn in one.turns if turn.kind == "noticed"]
    return one.standing == "late" and may_be_ended(one.agreement, one.now, told, today)


def notice_number(one: Kept) -> str:
    """The number of the next notice of an agreement."""
    return f"{one.agreement.number}-N{sum(turn.kind == 'noticed' for turn in one.turns) + 1}"


def stated(one: Kept, day: date, today: date) -> Kept:
    """An agreement as it was kept on an earlier day, or as it stands; an entry that was taken back counts on no day.
    Refuses a day that lies ahead (``date_in_future``), and one before the agreement was made (``day_outside``)."""
    if day > today:
        raise Refusal("stated_on", "date_in_future", largest=today)
    made_on = one.agreement.made_on
    if day < made_on:
        raise Refusal("stated_on", "day_outside", smallest=made_on, largest=today)
    if day >= one.now.on:
        return replace(one, afterwards=tuple(each for each in one.afterwards if each.paid_on <= day))
    now = progress(one.agreement, (each for each in one.now.counted if each.paid_on <= day), day)
    turns = tuple(turn for turn in one.turns if turn.at.date() <= day)
    return replace(one, now=now, turns=turns, replaced=False, afterwards=(), claimed=False)


def plan_paper(
    workplace: Workplace,
    name: PaperName,
    one: Kept,
    paid_off_on: date | None = None,
    stated_on: date | None = None,
    wording: Wording | None = None,
    *,
    large: bool = False,
) -> bytes:
    """A paper that follows a signed agreement, in the language that was signed in unless another ``wording`` is asked
    for. Refuses what cannot be printed, what the agreement no longer asks for, and what does not follow as it stands
    today (``paper_unfit``). ``paid_off_on`` is the day of a payoff, ``stated_on`` that of a statement of account,
    today where none is given; ``large`` print is for papers that are made in it."""
    agreement, paper = one.agreement, PAPERS[name]
    # What asks for payments says itself why it asks for none.
    if paper.after != "paying" and not may_follow(paper, one, workplace.today):
        raise Refusal("number", "paper_unfit")

    def editions() -> tuple[Edition, ...]:
        signed = agreements.load(workplace.store, agreement.number)
        return signed.editions if signed else ()

    order = Order(
        replace(agreement, letterhead=letterhead_for(workplace, agreement)),
        wording or agreement.signed_wording,
        workplace.now,
        kept=stated(one, stated_on or workplace.today, workplace.today) if name == "account_statement" else one,
        stated_on=stated_on or workplace.today,
        large=large and paper.two_sizes,
        notice=notice_number(one),
        picture=picture_for(workplace, agreement),
        editions=editions,
        paid_off_on=paid_off_on or workplace.today,
    )
    return workplace.papers.make(name, order)


def letterhead_for(workplace: Workplace, agreement: Agreement) -> Letterhead:
    """The letterhead that an agreement was made with; today's where it was made with none."""
    digest = agreement.letterhead.sha256
    return settings.letterhead_of(workplace.store, digest) if digest else workplace.letterhead


def picture_for(workplace: Workplace, agreement: Agreement) -> bytes:
    """The picture to scan and pay, where this agreement is paid to the payee whose picture it is."""
    if not same_payee(agreement.organisation.bank, workplace.organisation.bank):
        return b""
    kept = settings.payment_picture(workplace.store)
    return b"" if isinstance(kept, Unreadable) else kept


def note_plan_paper(workplace: Workplace, name: PaperName, one: Kept) -> None:
    """Record that a paper went out; a notice is told from then on, and a certificate closes the agreement once."""
    store, number = workplace.store, one.agreement.number
    if name == "notice":
        plan_events.append_turn(store, number, "noticed", notice_number(one))
    if name == "certificate" and not one.certificate:
        plan_events.append_turn(store, number, "completed", certificate_number(number))
    audit.record_alone(store, "exported", one.agreement.account.number, f"{number} {name}")
