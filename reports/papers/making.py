"""How each paper is made, by its name, from one order."""

from __future__ import annotations

from collections.abc import Callable

from reports.messages import email_draft
from reports.papers.account_statement import account_statement_pdf
from reports.papers.booking import booking_pdf
from reports.papers.calendar import calendar_file, calendar_pdf
from reports.papers.certificate import certificate_pdf
from reports.papers.cost_sheet import cost_sheet_pdf
from reports.papers.deed import deed_pdf
from reports.papers.large import large_pdf
from reports.papers.memo import Audience, memo_pdf
from reports.papers.next_payments import next_payments_pdf
from reports.papers.notice import notice_pdf
from reports.papers.offers import comparison_pdf, forbearance_pdf, offer_pdf
from reports.papers.payoff import payoff_pdf
from reports.papers.sheet import LARGE
from reports.papers.slips import slips_pdf
from reports.papers.validation import validation_pdf
from restructure.agreements.course import to_be_paid
from restructure.agreements.default_notice import missed
from restructure.agreements.payoff import plan_payoff
from restructure.papers import PaperName
from restructure.services.paper_order import Order


def make(name: PaperName, order: Order) -> bytes:
    """The bytes of a paper. Refuses what cannot be printed, and what an agreement no longer asks for."""
    return MAKERS[name](order)


def _body(order: Order, usual: float = 11) -> float:
    """The size of the text of a paper in points: the usual one, or that of large print."""
    return LARGE if order.large else usual


def _certificate(order: Order) -> bytes:
    one = order.signed
    assert one.completed_on is not None
    return certificate_pdf(
        order.agreement, one.now, one.completed_on, order.at.date(), order.wording, body=_body(order)
    )


def _notice(order: Order) -> bytes:
    told = missed(order.agreement, order.signed.now, order.notice, order.at.date())
    return notice_pdf(order.agreement, told, order.wording, body=_body(order))


def _calendar(order: Order) -> bytes:
    to_be_paid(order.signed)
    return calendar_pdf(order.agreement, order.wording, body=_body(order), picture=order.picture)


def _offer(order: Order) -> bytes:
    assert order.open_until is not None
    return offer_pdf(order.agreement, order.open_until, order.wording, body=_body(order, 12))


def _validation(order: Order) -> bytes:
    assert order.itemization is not None
    items = order.itemization
    return validation_pdf(order.agreement, items, order.at.date(), order.wording, body=_body(order, 10))


def _payoff(order: Order) -> bytes:
    assert order.paid_off_on is not None
    found = plan_payoff(order.signed, order.paid_off_on)
    return payoff_pdf(order.agreement, found, order.at.date(), order.wording, body=_body(order, 12))


def _account_statement(order: Order) -> bytes:
    assert order.stated_on is not None
    day = order.stated_on
    return account_statement_pdf(order.signed, day, order.at.date(), order.wording, body=_body(order))


def _memo(audience: Audience) -> Callable[[Order], bytes]:
    def made(order: Order) -> bytes:
        assert order.talk is not None
        return memo_pdf(order.agreement, order.talk, order.wording, audience)

    return made


def _email(order: Order) -> bytes:
    row = order.signed.now.next_row if order.signed.in_force else None
    return email_draft(order.agreement, row, order.editions(), order.language)


MAKERS: dict[PaperName, Callable[[Order], bytes]] = {
    "certificate": _certificate,
    "notice": _notice,
    "calendar": _calendar,
    "ics": lambda order: calendar_file(order.agreement, to_be_paid(order.signed), order.language, order.at),
    "slips": lambda order: slips_pdf(order.agreement, to_be_paid(order.signed), order.wording),
    "offer": _offer,
    "choices": lambda order: comparison_pdf(order.agreement, order.options, order.wording),
    "cost_sheet": lambda order: cost_sheet_pdf(order.agreement, order.wording),
    "forbearance": lambda order: forbearance_pdf(order.agreement, order.wording, body=_body(order)),
    "validation": _validation,
    "memo": _memo("file"),
    "memo_copy": _memo("debtor"),
    "large": lambda order: large_pdf(order.agreement, order.wording),
    "booking": lambda order: booking_pdf(order.agreement, order.wording, order.signed.booked, order.signed.now),
    "payoff": _payoff,
    "account_statement": _account_statement,
    "next_payments": lambda order: next_payments_pdf(order.agreement, to_be_paid(order.signed), order.wording),
    "deed": lambda order: deed_pdf(order.agreement, order.wording),
    "email": _email,
}
