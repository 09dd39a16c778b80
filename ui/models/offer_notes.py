"""What there is to say above the cards: which offer stands, which was left or can no longer be agreed on."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from reports import formats
from reports.formats import Language
from reports.in_short import said_in_short
from restructure.offers.due_dates import Moved, Which
from restructure.offers.kinds import OPTIONS
from restructure.offers.terms import OptionKind
from restructure.proposals.standing_offer import Lapse, StandingOffer, State
from ui.models.desk import DeskModel
from ui.option_words import kind_name
from ui.session import Session

translate = QCoreApplication.translate


def told_of_offers(session: Session, model: DeskModel) -> Iterator[str]:
    """Return what there is to say of each card, and of the days that moved."""
    if model.case is None:
        return
    for kind in OPTIONS:
        yield from told_of_card(session, model, kind)
    if model.said_on != session.today():
        told = translate("Offers", "What they say was typed on {0}.")
        yield told.format(formats.date(model.said_on, session.language))
    yield from _moved(model.moved, session.language)


def told_of_card(session: Session, model: DeskModel, kind: OptionKind) -> Iterator[str]:
    """Return what there is to say of what a card holds beside what was offered; nothing of an offer of today
    as it is."""
    offers, language = model.offers, session.language
    gone, offer = offers.gone.get(kind), offers.standing.get(kind)
    if gone is not None:
        yield translate("Offers", "{0} {1}").format(_offer(kind, gone[0], language), _why(gone[1]))
    elif offer is not None and kind in offers.left:
        yield translate("Offers", "{0} The card holds something else now.").format(_offer(kind, offer, language))
    elif offer is not None and offer.day != session.today() and offer.state != "signed":
        told = translate("Offers", "{0} It stands as it was, with the debt of {1}.")
        yield told.format(_offer(kind, offer, language), formats.date(offer.debt.as_of, language))


def _offer(kind: OptionKind, offer: StandingOffer, language: Language) -> str:
    told: dict[State, str] = {
        "offered": translate("Offers", "Offered on {0}: {1} {2}."),
        "accepted": translate("Offers", "Accepted on {0}: {1} {2}."),
        "released": translate("Offers", "Released terms, taken up on {0}: {1} {2}."),
        "signed": translate("Offers", "Signed after the offer of {0}: {1} {2}."),
    }
    day, words = formats.date(offer.day, language), said_in_short(offer.short, language)
    return told[offer.state].format(day, kind_name(kind), words)


def _why(lapse: Lapse) -> str:
    return {
        "expired": translate("Offers", "It has expired: make a new offer."),
        "date_passed": translate("Offers", "Its first payment was due before today: make a new offer."),
        "balance_changed": translate("Offers", "The balance was changed since: make a new offer."),
        "figures_changed": translate("Offers", "It can't be computed as it was: make a new offer."),
    }[lapse]


def _moved(moved: tuple[Moved, ...], language: Language) -> Iterator[str]:
    later = [one for one in moved if one.now is not None]
    dropped = [one for one in moved if one.now is None]
    between = translate("Offers", "; ")
    if later:
        said = between.join(_later(one, language) for one in later)
        yield translate("Offers", "These days had passed and moved: {0}.").format(said)
    if dropped:
        said = between.join(f"{_name(one.which)} {formats.date(one.was, language)}" for one in dropped)
        yield translate("Offers", "These days had passed and were left out: {0}.").format(said)


def _later(one: Moved, language: Language) -> str:
    assert one.now is not None
    was, now = formats.date(one.was, language), formats.date(one.now, language)
    return f"{_name(one.which)} {was} → {now}"


def _name(which: Which) -> str:
    return {
        "first_due": translate("Offers", "first due"),
        "down_payment": translate("Offers", "down payment"),
        "final_due": translate("Offers", "until"),
        "rate_changes": translate("Offers", "new rate from"),
        "rows": translate("Offers", "all payments, the first"),
        "extra": translate("Offers", "extra payment"),
        "holidays": translate("Offers", "holiday from"),
        "tranches": translate("Offers", "first part"),
        "expires": translate("Offers", "offer expires"),
        "says_from": translate("Offers", "they pay from"),
        "says_now": translate("Offers", "they pay at once on"),
    }[which]
