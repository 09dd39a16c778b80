"""The disclosure of all costs 综合融资成本明示表, read and signed before the agreement.

Source: 金规〔2026〕2号, in force from 1 August 2026.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from calculators.rates import AnnualRates, annual_rates
from calculators.rounding import Money
from reports import formats, plan
from reports.bilingual import BilingualText
from reports.facts import Facts, creditor_name, is_chinese, lends_privately
from reports.formats import Language
from reports.layout.grid import Block, gap, panels, ruled
from reports.layout.sheet import fitted
from reports.papers.sheet import PARTIES, headline, paper, paper_text, rows, signed_by, value_rows
from restructure.agreements.agreement import Agreement, Wording
from restructure.parties.organisation import accelerates
from restructure.rules.packs import pack_named

WIDTHS = (36 * mm, 46 * mm, 52 * mm, 36 * mm)
SPACINGS = (1.5, 1.2, 0.9, 0.7, 0.5, 0.3, 0.2)
"""Millimetres above and below a row, the widest that fits one sheet."""
FREE = ("cost.handling", "cost.guarantee", "cost.annual", "cost.early")


def cost_sheet_pdf(agreement: Agreement, wanted: Wording, body: float = 11) -> bytes:
    """The cost sheet in one language or both."""
    outcome, currency = agreement.outcome, agreement.account.currency
    opening = outcome.schedule.opening[plan.first_row(outcome)]
    new, whole = new_cost(agreement), outcome.rates

    def more(language: Language) -> Facts:
        return {
            "principal": formats.money(opening, currency, language),
            "new_simple": formats.percent(new.cn_simple if new else 0, 2, language),
            "new_compound": formats.percent(new.cn_compound if new else 0, 2, language),
            "whole_rate": formats.percent(whole.cn_simple if whole else 0, 2, language),
            "nought": formats.money(0, currency, language),
        }

    text = paper_text(agreement, wanted, more, body)
    story = fitted(lambda spacing: _story(text, spacing), SPACINGS, text.page)
    return paper(text, story, agreement.number, kind="cost_sheet", mast="paper.of")


def _story(text: BilingualText, spacing: float) -> list[Block]:
    pad = spacing * mm
    return [
        headline(text, "cost.title"),
        text.paragraph("cost.lead", style="lead"),
        gap(2 * spacing),
        *value_rows(text, ("paper.debtor", lambda _: text.agreement.debtor.name), pad=pad),
        *rows(
            text,
            PARTIES[0],
            # One sheet: by which mandate stands in its head.
            ("paper.agent", "agent.name"),
            ("paper.agreement", "paper.agreement.is"),
            ("cost.plan", "cost.plan.is"),
            ("cost.principal", "cost.principal.is"),
            ("cost.first", "cost.first.is"),
            pad=pad,
        ),
        gap(2 * spacing),
        text.line("cost.kept"),
        _kept(text, pad),
        gap(3 * spacing),
        panels(_figure(text, "simple"), _figure(text, "compound")),
        gap(spacing),
        text.paragraph("cost.base", style="small"),
        gap(2 * spacing),
        text.line("cost.missed"),
        _missed(text, pad),
        gap(spacing),
        *_source(text),
        gap(spacing),
        text.paragraph("cost.read"),
        gap(spacing),
        signed_by(text, "paper.debtor.signs", "paper.for_creditor"),
    ]


def _source(text: BilingualText) -> list[Block]:
    """The rules that ask for the sheet, where they hold, in China for lenders with a licence, and were read at their
    source: of nothing else does a debtor's paper speak."""
    rules = pack_named(text.agreement.organisation.policy.rule_set).rules
    confirmed = any(one.id == "cost_sheet" and one.confirmed for one in rules)
    asked = is_chinese(text.agreement) and not lends_privately(text.agreement)
    return [text.paragraph("cost.source", style="small")] if asked and confirmed else []


def new_cost(agreement: Agreement) -> AnnualRates | None:
    """The annual rates of what this plan adds: principal against principal and interest, old parts left aside; None
    where no interest is charged."""
    outcome = agreement.outcome
    schedule, first = outcome.schedule, plan.first_row(outcome)
    paid = zip(schedule.principal[first:], schedule.interest[first:], strict=True)
    flows = tuple(Money(part + cost) for part, cost in paid)
    if outcome.rates is None or not any(schedule.interest):
        return None
    return annual_rates(schedule.opening[first], flows, outcome.terms.frequency)


def _figure(text: BilingualText, kind: str) -> list[Block]:
    values = {one: str(known[f"new_{kind}"]) for one, known in text.facts.items()}
    return [
        text.line(f"cost.{kind}", style="figure_label"),
        text.verbatim(values[text.main], "figure"),
        text.cell(f"cost.{kind}.how", style="small"),
    ]


def _kept(text: BilingualText, pad: float) -> Block:
    charged = bool(plan.plan_interest(text.agreement.outcome))
    interest = ("cost.interest", "cost.interest.how", "cost.interest.amount", True)
    lines = [interest if charged else ("cost.interest", "cost.none", "", False)]
    lines += [(key, "cost.none", "", False) for key in FREE]
    return _costs(text, ("cost.item", "cost.how"), lines, pad)


def _missed(text: BilingualText, pad: float) -> Block:
    outcome = text.agreement.outcome
    lines = []
    revived, ended, after = "cost.revived", "cost.ended", "cost.contract.when"
    if not accelerates(text.agreement.organisation.policy.rule_set):
        revived, ended, after = "cost.on_hold", "cost.noticed", "cost.noticed"
    if outcome.waived.total:
        lines.append((revived, ended, "cost.revived.amount", True))
    if outcome.debt.contract_rate is not None:
        lines.append(("cost.contract", after, "cost.contract.amount", True))
    lines.append(("cost.late", "cost.late.when", "", False))
    return _costs(text, ("cost.missed.item", "cost.missed.when"), lines, pad)


def _costs(text: BilingualText, heads: tuple[str, str], lines: list[tuple[str, str, str, bool]], pad: float) -> Block:
    made: list[list[Block]] = [
        [text.cell(key, style="head") for key in (*heads, "cost.amount", "cost.whom")],
    ]
    for item, how, asked, charged in lines:
        amount = text.cell(asked) if asked else text.value(lambda one: str(text.facts[one]["nought"]))
        whom = text.value(lambda one: creditor_name(text.agreement, one)) if charged else text.cell("cost.nobody")
        made.append([text.cell(item), text.cell(how), amount, whom])
    return ruled(made, WIDTHS, pad=pad, between=3 * mm)
