"""The early settlement statement: what pays a plan off on a day, and what it is made of."""

from __future__ import annotations

from datetime import date
from functools import partial

from reports import formats
from reports.bilingual import BilingualText
from reports.facts import Facts
from reports.formats import Language
from reports.layout.grid import Block, gap
from reports.papers.sheet import (
    CALL,
    PAD,
    PARTIES,
    addressed,
    advice,
    complaints,
    headline,
    paper,
    paper_text,
    pay_to,
    rows,
    spread,
)
from restructure.agreements.agreement import Agreement, Wording
from restructure.agreements.payoff import PlanPayoff
from restructure.parties.organisation import gives_rebate


def payoff_pdf(agreement: Agreement, found: PlanPayoff, made_on: date, wanted: Wording, body: float = 12) -> bytes:
    """The figures of a day in one language or both."""
    text = paper_text(agreement, wanted, partial(_facts, agreement, found, made_on), body)
    story = spread(text, partial(_story, found=found, made_on=made_on))
    return paper(text, story, agreement.number, kind="payoff", mast="paper.of")


def _facts(agreement: Agreement, found: PlanPayoff, made_on: date, language: Language) -> Facts:
    parts = ("principal", "interest", "arrears", "fees", "total", "due", "rebate")
    amounts = {
        f"payoff_{name}": formats.money(getattr(found, name), agreement.account.currency, language) for name in parts
    }
    return {
        **amounts,
        "payoff_day": formats.long_date(found.on, language),
        "paper_day": formats.date(made_on, language),
    }


def _story(text: BilingualText, spacing: float, *, found: PlanPayoff, made_on: date) -> list[Block]:
    pad = PAD * spacing
    rebate = gives_rebate(text.agreement.organisation.policy.rule_set) and found.rebate > 0
    parts = [name for name in ("principal", "interest", "arrears", "fees") if getattr(found, name)]
    parts = parts if len(parts) > 1 else []
    return [
        *addressed(text, made_on, text.agreement.number),
        gap(3 * spacing),
        headline(text, "payoff.title"),
        gap(2 * spacing),
        text.paragraph("payoff.lead", style="lead"),
        gap(5 * spacing),
        *rows(
            text,
            *PARTIES,
            ("paper.agreement", "paper.agreement.is"),
            *((f"payoff.{name}", f"payoff.{name}.is") for name in parts),
            ("payoff.total", "payoff.total.is"),
            *([("payoff.due", "payoff.due.is")] if found.due else []),
            *([("payoff.rebate", "payoff.rebate.is")] if rebate else []),
            *([("payoff.waived", "payoff.waived.is")] if found.waived else []),
            pad=pad,
        ),
        pay_to(text, pad),
        *rows(
            text,
            ("payoff.then", "payoff.then.is"),
            ("payoff.other", "payoff.other.is"),
            *([("payoff.rules", "payoff.rules.is")] if rebate else []),
            CALL,
            *advice(text),
            *complaints(text),
            pad=pad,
        ),
    ]
