"""What both sides promise, as the keys of its sentences: the same on paper and on the telephone."""

from __future__ import annotations

from reports.facts import lends_privately
from restructure.agreements.agreement import Agreement
from restructure.offers.outcome import Simulated
from restructure.offers.terms import SettlementTerms


def our_promises(agreement: Agreement) -> list[str]:
    """Return what the creditor promises."""
    settlement = ".settlement" if isinstance(agreement.outcome.terms, SettlementTerms) else ""
    forgive = ["us.forgive"] if agreement.outcome.waived.total else []
    data = ["us.data.private"] if lends_privately(agreement) else ["us.data", "us.register"]
    return ["us.collect", f"us.charges{settlement}", *forgive, f"us.early{settlement}", *data]


def their_promises(agreement: Agreement) -> list[str]:
    """Return what the debtor promises."""
    card = ["you.card"] if agreement.personalised else []
    figures = ["you.figures"] if agreement.outcome.month else []
    return ["you.pay", "you.call", *card, "you.borrow", *figures]


def after_end(outcome: Simulated) -> str:
    """Return what is said of the interest from the day on which an agreement ends."""
    return "note.after_end.rate" if outcome.debt.contract_rate is not None else "note.after_end"
