"""Papers before a signature: what holds each back, until when an offer stands, its bytes, and that it went out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from calculators.errors import Refusal
from restructure.agreements.agreement import Agreement
from restructure.agreements.course import has_cost_sheet
from restructure.offers.outcome import Simulated
from restructure.offers.terms import SettlementTerms
from restructure.papers import PAPERS, PaperName
from restructure.parties.organisation import MissingField, may_hold_back_alone, stored, takes_own_form
from restructure.parties.situation import NOTHING_KNOWN, Situation
from restructure.proposals.log_entry import Told, written
from restructure.services.paper_order import Order, Talk
from restructure.services.workplace import Workplace
from restructure.store import audit, conduct, negotiations, offer_release
from restructure.store.negotiations import Event
from restructure.unreadable import Unreadable

Hindrance = Literal[
    "signed",
    "stopped",
    "blocked",
    "beyond",
    "organisation",
    "debtor",
    "both_sign",
    "no_cost_sheet",
    "unposted",
    "not_collector",
    "unitemized",
    "validation_first",
]
LETTER = ("address", "representative", "payee_account", "complaints")
"""What a letter takes of the organisation before it can be posted, beside its name and telephone."""
ADVICE = ("advice",)
"""What a British one takes beside that. Source: FCA Policy Statement PS24/2."""
NOTICE = ("name", "address")
"""The same of a validation notice: a telephone is no part of it."""
OPEN_DAYS = 14
"""How long an offer stays open where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A paper, or what holds it back."""

    pdf: bytes = b""
    held: Hindrance | None = None


def last_open(outcome: Simulated) -> date:
    """The last day on which an offer can still be taken: no later than its first payment, or its own expiry."""
    first = next(due for due, amount in zip(outcome.schedule.due, outcome.schedule.payment, strict=True) if amount)
    return min(first, outcome.terms.expires) if isinstance(outcome.terms, SettlementTerms) else first


def usual_open(outcome: Simulated, today: date) -> date:
    """The day until which an offer stays open where nobody says otherwise."""
    return min(today + timedelta(days=OPEN_DAYS), last_open(outcome))


def check_open(open_until: date | None, outcome: Simulated, today: date) -> date:
    """The day until which an offer stays open. Refuses a missing one, one that has passed, and one after which the
    first payment would be due already."""
    if open_until is None:
        raise Refusal("open_until", "missing_field")
    if not today <= open_until <= last_open(outcome):
        raise Refusal("open_until", "day_outside", smallest=today, largest=last_open(outcome))
    return open_until


def hindrance(workplace: Workplace, name: PaperName, draft: Agreement, *, signed: bool) -> Hindrance | None:
    """Return what holds a paper of a draft back; None where nothing does. Once ``signed`` nothing is offered
    any more."""
    told, store = PAPERS[name].before, workplace.store
    if told == "file":
        return None
    if told == "duty":
        return _not_owed(workplace, draft)
    stopped = negotiations.last_stop(store, draft.account.number) is not None
    if told == "copy":
        # It tells the debtor the terms on the desk; that offers were stopped keeps nobody's copy back.
        return None if signed or stopped else _not_offered(workplace, draft)
    if signed or stopped:
        return "signed" if signed else "stopped"
    if not draft.organisation.identity.name or not draft.organisation.identity.telephone:
        return "organisation"
    if not draft.debtor.name:
        return "debtor"
    if draft.collector and _known(workplace, draft).validation_sent_on is None:
        return "validation_first"
    if name == "forbearance" and not may_hold_back_alone(draft.organisation.policy.rule_set):
        return "both_sign"
    if name == "forbearance" and letter_lacks(draft, name):
        return "unposted"
    if name == "cost_sheet" and not has_cost_sheet(draft):
        return "no_cost_sheet"
    return _not_offered(workplace, draft)


def _known(workplace: Workplace, draft: Agreement) -> Situation:
    """What is kept around the account; of what cannot be read nothing is known."""
    kept = conduct.situation(workplace.store, draft.account.number)
    return NOTHING_KNOWN if isinstance(kept, Unreadable) else kept


def _not_owed(
    workplace: Workplace, draft: Agreement
) -> Literal["stopped", "not_collector", "unposted", "unitemized"] | None:
    """What holds a validation notice back: that nobody owes one, that the account is stopped, or what it lacks. Neither
    rules nor limits of the terms do."""
    if not draft.collector:
        return "not_collector"
    if negotiations.last_stop(workplace.store, draft.account.number) is not None:
        return "stopped"
    if letter_lacks(draft, "validation"):
        return "unposted"
    items = _known(workplace, draft).itemization
    return "unitemized" if items is None or items.total != draft.outcome.debt.total else None


def letter_lacks(draft: Agreement, name: PaperName = "forbearance") -> tuple[MissingField, ...]:
    """Name what a letter lacks before it can be posted: to whom and where, from whom, and of a forbearance letter where
    to pay and, under British rules, whom to ask for free; who outside decides a complaint is known by country."""
    ours = stored(draft.organisation)
    wanted = () if draft.debtor.address.strip() else (MissingField("debtor", "address"),)
    british = takes_own_form(draft.organisation.policy.rule_set)
    asked = (*LETTER, *(ADVICE if british else ())) if name == "forbearance" else NOTICE
    return wanted + tuple(MissingField("organisation", one) for one in asked if not ours[one])


def usual_paper(draft: Agreement) -> PaperName:
    """The paper that goes out where nobody chooses another: a creditor's own letter where two signatures would take a
    form of their own, unless a debt is settled; else the offer."""
    settles = isinstance(draft.outcome.terms, SettlementTerms)
    return "forbearance" if takes_own_form(draft.organisation.policy.rule_set) and not settles else "offer"


def _not_offered(workplace: Workplace, draft: Agreement) -> Literal["blocked", "beyond"] | None:
    if any(found.severity == "block" for found in draft.outcome.findings):
        return "blocked"
    return None if _may_leave(workplace, draft.account.number, draft.outcome) else "beyond"


def _may_leave(workplace: Workplace, account_number: str, outcome: Simulated) -> bool:
    return offer_release.held_back(workplace.store, account_number, outcome) is None


def handout(
    workplace: Workplace,
    name: PaperName,
    draft: Agreement,
    outcomes: Iterable[Simulated],
    open_until: date | None,
    *,
    signed: bool,
    large: bool = False,
) -> Handout:
    """A paper in the wording of its draft, with what of the ``outcomes`` on the desk may go out, or what holds it back;
    in ``large`` print where it is made in that.

    Refuses a day until which the offer cannot stand open, and what cannot be printed.
    """
    held = hindrance(workplace, name, draft, signed=signed)
    if held is not None:
        return Handout(held=held)
    store, number = workplace.store, draft.account.number
    order = Order(
        draft,
        draft.signed_wording,
        workplace.now,
        options=[one for one in outcomes if _may_leave(workplace, number, one)],
        talk=Talk(conduct.contacts(store, number), negotiations.events(store, number), workplace.today),
        open_until=check_open(open_until, draft.outcome, workplace.today) if name == "offer" else None,
        itemization=_known(workplace, draft).itemization if name == "validation" else None,
        large=large and PAPERS[name].two_sizes,
    )
    return Handout(workplace.papers.make(name, order))


def note_handout(
    workplace: Workplace, name: PaperName, number: str, account_number: str, way: Literal["printed", "exported"]
) -> None:
    """Record that a paper under a number was used, and log that it went out where it is one that goes."""
    audit.record_alone(workplace.store, way, account_number, f"{number} {name}")
    entry = PAPERS[name].entry
    if entry is not None:
        event = Event(workplace.now, "letters", written(Told(entry, number=number)))
        negotiations.append(workplace.store, account_number, event)
    if name == "validation":
        _note_validation(workplace, account_number)


def _note_validation(workplace: Workplace, account_number: str) -> None:
    """Keep the day of the notice, where none is recorded: the first one counts."""
    kept = conduct.situation(workplace.store, account_number)
    if not isinstance(kept, Unreadable) and kept.validation_sent_on is None:
        conduct.save_situation(workplace.store, account_number, replace(kept, validation_sent_on=workplace.today))
