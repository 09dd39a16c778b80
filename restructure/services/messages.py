"""Messages to a debtor: which may be written, by which medium, and that one went out. A person sends them, not we."""

from __future__ import annotations

from dataclasses import dataclass, replace

from calculators.errors import Refusal
from restructure.agreements.agreement import Agreement
from restructure.agreements.progress import Row
from restructure.agreements.standing import Running
from restructure.offers.plan_summary import InShort
from restructure.parties.account import Account, debt_on
from restructure.parties.organisation import Organisation
from restructure.parties.own_sentences import MessageKind
from restructure.parties.payees import organisation_for
from restructure.parties.situation import MEDIA, Medium
from restructure.parties.time_zone import local_time
from restructure.proposals.brief import ways_of_contact
from restructure.proposals.log_entry import Told, written
from restructure.proposals.standing_offer import standing_offers
from restructure.services.brief import policy_for
from restructure.services.circumstances import circumstances
from restructure.services.workplace import Workplace
from restructure.store import conduct, negotiations, plan_events
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event
from restructure.unreadable import Unreadable

OF_PLAN: tuple[MessageKind, ...] = ("agreed", "due", "missed")
"""Reminders and notices under a signed plan: what a plan that is being kept still allows."""
OF_RULES: dict[str, tuple[str, ...]] = {
    "first": (),
    "plan": ("plan_kept",),
    "answer": ("plan_kept", "on_hold", "contact_settled"),
}
"""The rules that stop a first word, and neither a reminder under a plan nor an answer to whoever wrote."""


@dataclass(frozen=True, slots=True)
class Message:
    """Content of a message: ``organisation`` as it works on the account, ``offer`` of an offer, ``agreement`` and
    ``row`` of a signed plan."""

    kind: MessageKind
    medium: Medium
    account: Account
    organisation: Organisation
    offer: InShort | None = None
    agreement: Agreement | None = None
    row: Row | None = None


def message(workplace: Workplace, account: Account, kind: MessageKind, medium: Medium) -> Message:
    """Return what a message is made of.

    Refuses a medium that the person opted out of (``opted_out``), what a rule stops right now (``message_stopped``),
    and a kind of which there is nothing to say (``no_offer_stands``, ``no_plan``, ``nothing_due``, ``nothing_late``).
    """
    check_medium(workplace, account, medium, kind)
    made = Message(kind, medium, account, organisation_for(workplace.organisation, workplace.payees, account))
    if kind == "call_back":
        return made
    if kind == "offer":
        held = standing_offers(negotiations.events(workplace.store, account.number)).values()
        open_ = [one for one in held if one.state != "signed" and one.expires >= workplace.today]
        if not open_:
            raise Refusal("kind", "no_offer_stands")
        return replace(made, offer=open_[-1].short)
    return _of_plan(workplace, made)


def _of_plan(workplace: Workplace, made: Message) -> Message:
    standing = plan_events.standing(workplace.store, made.account, workplace.today)
    if not isinstance(standing, Running):
        raise Refusal("kind", "no_plan")
    row = standing.kept.now.next_row
    if row is None:
        raise Refusal("kind", "nothing_due")
    if made.kind == "missed" and row.due >= workplace.today:
        raise Refusal("kind", "nothing_late")
    return replace(made, agreement=standing.kept.agreement, row=row)


def media(workplace: Workplace, account: Account) -> tuple[Medium, ...]:
    """Return what a message to the debtor may be offered by."""
    standing = plan_events.standing(workplace.store, account, workplace.today)
    return circumstances(workplace, account, standing).media


def check_medium(workplace: Workplace, account: Account, medium: Medium, kind: MessageKind | None = None) -> None:
    """Refuse a medium that the person opted out of, and what a rule stops right now. What a signed plan asks for goes
    out while it is kept; an answer, without a ``kind``, to whoever wrote first."""
    standing = plan_events.standing(workplace.store, account, workplace.today)
    seen = circumstances(workplace, account, standing)
    debt = debt_on(standing.account, workplace.today, *seen.still)
    ways = ways_of_contact(debt, policy_for(workplace, account), seen)
    way = next(one for one in ways if one.way == medium)
    if way.opted_out:
        raise Refusal("medium", "opted_out")
    passed = OF_RULES["answer" if kind is None else "plan" if kind in OF_PLAN else "first"]
    if any(one.severity == "block" and one.rule not in passed for one in way.findings):
        raise Refusal("medium", "message_stopped")


def note_message(workplace: Workplace, account: Account, medium: Medium, kind: MessageKind | None, result: str) -> None:
    """Keep that a message was taken out to be sent: in the log, and among the contacts that the rules count, where
    ``result`` says in words what it was. Refuses as ``check_medium``."""
    check_medium(workplace, account, medium, kind)
    kept = conduct.situation(workplace.store, account.number)
    zone = "" if isinstance(kept, Unreadable) else kept.time_zone
    there = local_time(workplace.now, zone, policy_for(workplace, account).zone)
    at = there or workplace.now.replace(tzinfo=None)
    conduct.append_contact(workplace.store, account.number, Conversation(at, "message", result=result))
    told = written(Told("message", medium=medium, message=kind or "reply"))
    negotiations.append(workplace.store, account.number, Event(workplace.now, "note", told))


def opt_out(workplace: Workplace, account: Account, *media: Medium) -> None:
    """Keep that the person wants no more messages by a medium. Refuses while what is kept around the account cannot be
    read (``kept_unreadable``)."""
    known = conduct.situation(workplace.store, account.number)
    if isinstance(known, Unreadable):
        raise Refusal("medium", "kept_unreadable")
    wanted = tuple(one for one in MEDIA if one in (*known.opted_out, *media))
    conduct.save_situation(workplace.store, account.number, replace(known, opted_out=wanted))
