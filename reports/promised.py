"""What both sides promise, as the keys of its sentences: the same on paper and on the telephone."""

from __future__ import annotations

from reports import wording
from reports.facts import is_chinese, lends_privately
from reports.formats import Language
from restructure.agreements.agreement import Agreement
from restructure.agreements.payment_order import order_of
from restructure.offers.outcome import Simulated
from restructure.offers.terms import SettlementTerms
from restructure.parties.organisation import takes_own_form

UNCHANGED = ("sign.entire", "sign.unchanged", "sign.guarantees")
"""What an agreement leaves as it was, under whatever rules: it says nothing of what a guarantee is worth."""
WARNING = ("limitation_told", "limitation_unknown_told")
LIMITATION = (*WARNING, "limitation_new_york", "limitation_restarts", "limitation_running")
"""Rules that tell a debtor of the limitation period, and what agreeing does to it; those that warn stand out."""


def our_promises(agreement: Agreement) -> list[str]:
    """Return what the creditor promises."""
    settlement = ".settlement" if isinstance(agreement.outcome.terms, SettlementTerms) else ""
    forgive = ["us.forgive"] if agreement.outcome.waived.total else []
    data = ["us.data.private"] if lends_privately(agreement) else ["us.data", _register(agreement)]
    return ["us.collect", f"us.charges{settlement}", *forgive, f"us.early{settlement}", *data]


def _register(agreement: Agreement) -> str:
    """What a credit file will show: of a debt that is settled for less under UK rules, that only a part was paid.

    Source: Principles for the reporting of arrears, arrangements and defaults (ICO and SCOR), principle 7.
    """
    partly = isinstance(agreement.outcome.terms, SettlementTerms) and agreement.outcome.waived.total > 0
    return "us.register.part" if partly and agreement.organisation.policy.rule_set == "uk" else "us.register"


def _order(agreement: Agreement) -> list[str]:
    """In which order money covers what is due, as it is booked, and under Chinese practice whose word decides among
    several debts; nothing where a single payment settles all.

    Source: Civil Code of the PRC, art. 560 and 561.
    """
    if agreement.outcome.totals.payments == 1:
        return []
    principal = order_of(agreement.organisation.policy.rule_set, agreement.outcome.debt)[0] == "principal"
    return [f"you.order{'.principal' if principal else ''}{'.which' if is_chinese(agreement) else ''}"]


def their_promises(agreement: Agreement) -> list[str]:
    """Return what the debtor promises."""
    card = ["you.card"] if agreement.personalised else []
    figures = ["you.figures"] if agreement.outcome.month else []
    return ["you.pay", *_order(agreement), "you.call", *card, "you.borrow", *figures]


def terms_beside(agreement: Agreement, *, spoken: bool) -> list[str]:
    """Return that nothing else was agreed and what it leaves as it was, on which form it stands, and which court
    decides; under Chinese practice also from when it holds. Nobody who agrees by a word has signed, or been served,
    anything.

    Source: Civil Code of the PRC, art. 490, 543, 544 and 695; Fa Fa (2016) No. 21, art. 3 (an address agreed for
    service).
    """
    by_hand = is_chinese(agreement) and not spoken
    begins, written = (["sign.begins"], ["sign.words", "sign.served"]) if by_hand else ([], [])
    return [*begins, *UNCHANGED, *written, *_form(agreement), *_court(agreement)]


def _court(agreement: Agreement) -> list[str]:
    """Which court decides. A debt collector sues where the consumer lives or signed, and not for a claim of which it
    said that it will not sue.

    Source: Regulation F, 12 CFR 1006.26(b), 1006.30(d).
    """
    if agreement.collector and any(one.rule in WARNING for one in agreement.outcome.findings):
        return []
    return ["sign.court.consumer"] if agreement.collector else ["sign.court"]


def _form(agreement: Agreement) -> list[str]:
    """On which form of the organisation's own it is drawn up, where the rules ask for one."""
    ours = agreement.organisation
    asked = takes_own_form(ours.policy.rule_set) and not isinstance(agreement.outcome.terms, SettlementTerms)
    return ["sign.form"] if asked and ours.forms.agreement_template else []


def limitation_said(agreement: Agreement, language: Language) -> str:
    """Return what is said of the limitation period, in the words of its rules; nothing where none speaks of it.

    Source: Civil Code of the PRC, art. 192 and 195; CONC 7.15; Regulation F, 12 CFR 1006.26(b).
    """
    said = (one for one in agreement.outcome.findings if one.rule in LIMITATION)
    between = " " if language == "en" else ""
    return between.join(wording.finding(one, language, agreement.account.currency) for one in said)


def limitation_warned(agreement: Agreement, language: Language) -> str:
    """Return what a letter about a plan in force says of a limitation period that may be over. Under Chinese rules
    nothing: whoever has agreed can no longer raise it.

    Source: CONC 7.15; Regulation F, 12 CFR 1006.26(b); Civil Code of the PRC, art. 192.
    """
    warned = any(one.rule in WARNING for one in agreement.outcome.findings)
    return limitation_said(agreement, language) if warned and not is_chinese(agreement) else ""


def after_end(outcome: Simulated) -> str:
    """Return what is said of the interest from the day on which an agreement ends."""
    return "note.after_end.rate" if outcome.debt.contract_rate is not None else "note.after_end"
