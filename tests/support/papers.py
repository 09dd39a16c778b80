"""Every paper, made from one agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import cycle

from calculators.rounding import Money
from reports.advice import advice_pdf
from reports.authority_letter import Authority, authority_pdf
from reports.letters import letter_pdf
from reports.papers.making import MAKERS, make
from reports.papers.person_copy import person_copy_pdf
from reports.statement import statement_pdf
from restructure.agreements.agreement import Agreement, Wording
from restructure.agreements.course import Kept
from restructure.agreements.progress import Progress, Received, progress
from restructure.papers import PAPERS as ALL_PAPERS
from restructure.papers import PaperName
from restructure.parties.itemization import Itemization
from restructure.parties.organisation import DEMO, amended
from restructure.services.paper_order import Order, Talk
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event
from tests.support.advice import ADVICE
from tests.support.reading import pdf_of
from tests.support.records import OFFERS, agreement
from tests.support.statements import OFFERS as OFFERS_OF_A_CLIENT
from tests.support.statements import USUAL, statement

DRAFT = replace(agreement(*OFFERS["instalment"]), organisation=amended(DEMO, rule_set="cn-credit-card", advice="12348"))
ROWS = DRAFT.outcome.schedule
LAST = ROWS.due[-1]
BEHIND = ROWS.due[0] + timedelta(days=10)
AT = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
TALK = Talk(
    (Conversation(AT, talked=True, identity="last digits", result="will think", next_step="call on Friday", who="He"),),
    (Event(AT, "offered", "Instalment 36 x 1,375.02"), Event(AT, "reason", "tight: income rises in May")),
    AT.date(),
)
ITEMIZED = Itemization("charge_off", date(2026, 1, 2), Money(4_500_000), Money(362_035), payments=Money(5_000))
KINDS = ("instalment", "deferral", "settlement")


def in_full(one: Agreement) -> Progress:
    """Everything arrived at once, on the last day."""
    return progress(one, [Received(LAST, one.outcome.totals.paid)], LAST)


def kept(one: Agreement, now: Progress) -> Kept:
    return Kept(one, now, (), replaced=False)


def order(name: PaperName, one: Agreement, wanted: Wording) -> Order:
    """What a paper of the sample is made of, on the day on which it is made."""
    options = [agreement(*OFFERS[kind]).outcome for kind in KINDS]
    made = Order(
        one, wanted, at(one.made_on), options, TALK, date(2026, 12, 9), kept(one, progress(one, (), one.made_on))
    )
    made = replace(made, paid_off_on=one.made_on, stated_on=one.made_on, itemization=ITEMIZED)
    if name == "certificate":
        return replace(made, at=at(LAST), kept=kept(one, in_full(one)))
    if name == "notice":
        return replace(made, at=at(BEHIND), kept=kept(one, progress(one, (), BEHIND)), notice="N1")
    return made


def at(day: date) -> datetime:
    return datetime.combine(day, AT.timetz())


PAPERS: dict[str, Callable[[Agreement, Wording], bytes]] = {
    name: lambda one, wanted, name=name: make(name, order(name, one, wanted))  # type: ignore[misc]  # bound now
    for name in MAKERS
    if ALL_PAPERS[name].ending == "pdf"
}
TURNS: dict[str, Wording] = dict(zip(PAPERS, cycle(("both", "en", "zh")), strict=False))
AGREEMENTS: dict[str, Wording] = {"instalment": "both", "settlement": "zh", "deferral": "en"}


AUTHORITY = Authority(
    OFFERS_OF_A_CLIENT.number,
    AT.date(),
    OFFERS_OF_A_CLIENT.organisation,
    "1 Sample Street",
    "0800 000 0000",
    OFFERS_OF_A_CLIENT.client,
    "12 Example Road",
    OFFERS_OF_A_CLIENT.currency,
    OFFERS_OF_A_CLIENT.debts,
)
HELD = defaultdict(list, {"persons": [{"name": "Alex Sample", "phone": "0800 000 0000"}]})
ADVISERS: dict[str, Callable[[], bytes]] = {
    "statement": lambda: statement_pdf(statement(USUAL), "en"),
    "letter": lambda: letter_pdf(OFFERS_OF_A_CLIENT, 1, "zh"),
    "authority": lambda: authority_pdf(AUTHORITY, "zh"),
    "advice": lambda: advice_pdf(ADVICE, "en"),
    "person_copy": lambda: person_copy_pdf(HELD, 12, AT.date(), "Example Advice (demo)", "en"),
}
"""Papers that are made of no agreement."""


@cache
def made(name: str) -> bytes:
    """An agreement or a paper by its name, drawn once for all tests that read it, in one wording or both by turns."""
    if name in AGREEMENTS:
        return pdf_of(agreement(*OFFERS[name]), AGREEMENTS[name])
    if name in ADVISERS:
        return ADVISERS[name]()
    return PAPERS[name](DRAFT, TURNS[name])
