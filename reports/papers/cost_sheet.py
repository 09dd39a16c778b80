"""The disclosure of all costs 综合融资成本明示表, read and signed before the agreement.

Source: 金规〔2026〕2号, in force from 1 August 2026.
"""

from __future__ import annotations

from functools import partial

from reportlab.lib.units import mm

from calculators.errors import Refusal
from calculators.parts import PARTS, PartName, PartTreatment
from calculators.rounding import Money
from reports import formats, plan
from reports.bilingual import BilingualText
from reports.facts import Facts, part_name
from reports.formats import Language
from reports.layout.ending import Signing
from reports.layout.grid import Block, gap, panels, ruled
from reports.papers.sheet import PARTIES, headline, paper, paper_text, rows, signed_by, spread, value_rows
from restructure.agreements.agreement import Agreement, Wording
from restructure.agreements.course import has_cost_sheet
from restructure.offers.rate_disclosure import fee_each
from restructure.rules.packs import pack_named

WIDTHS = (44 * mm, 46 * mm, 54 * mm, 26 * mm)
SPACINGS = (1.5, 1.2, 0.9, 0.7, 0.5, 0.3, 0.2)
"""Millimetres above and below a row, the widest that fits one sheet."""
SMALLER = (1.0, 1.5, 2.0, 2.5)
PACKED_WIDTHS = (53 * mm, 44 * mm, 50 * mm, 23 * mm)
"""Of the columns where both languages share a line."""
FREE = ("cost.guarantee", "cost.annual", "cost.early")


def cost_sheet_pdf(agreement: Agreement, wanted: Wording, body: float = 11) -> bytes:
    """The cost sheet in one language or both. Refuses (``no_cost_sheet``) where no rule asks for one."""
    if not has_cost_sheet(agreement):
        raise Refusal("paper", "no_cost_sheet")
    outcome, currency = agreement.outcome, agreement.account.currency
    fee = fee_each(outcome)
    in_all = Money(fee * outcome.totals.payments)
    old = Money(outcome.totals.arrears + outcome.totals.fees - in_all)

    carried = _carried(agreement)

    def more(language: Language) -> Facts:
        known = {"nought": 0, "old": old, "fee_each": fee, "fee_in_all": in_all}
        told = {name: formats.money(money, currency, language) for name, money in known.items()}
        interest = formats.money(Money(plan.plan_interest(outcome) - in_all), currency, language)
        names = [part_name(agreement, part, language) for part in carried]
        parts = formats.names_of([one[0].lower() + one[1:] for one in names], language) if names else ""
        return {**told, "new_interest": interest, "old_parts": parts}

    text = paper_text(agreement, wanted, more, body)
    # One sheet is the form of the rule: smaller before a second.
    story = spread(text, partial(_story, old=old), SPACINGS, SMALLER)
    return paper(text, story, agreement.number, kind="cost_sheet", mast="paper.of")


def _carried(agreement: Agreement) -> list[PartName]:
    """What was owed before beside the principal, as far as it stays apart and is not forgiven."""
    outcome = agreement.outcome
    apart: dict[PartName, PartTreatment] = {
        part: getattr(outcome.treatment, part) for part in PARTS if part != "principal"
    }
    return [
        part
        for part, treatment in apart.items()
        if treatment.rest != "capitalise" and getattr(outcome.debt.parts, part) > getattr(outcome.waived, part)
    ]


def _story(text: BilingualText, spacing: float, *, old: Money) -> list[Block]:
    pad = spacing * mm
    return [
        headline(text, "cost.title"),
        text.paragraph("cost.lead", style="body" if text.packed else "lead"),
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
            *([("cost.old", "cost.old.is")] if old else []),
            ("cost.first", "cost.first.is"),
            pad=pad,
        ),
        gap(2 * spacing),
        text.line("cost.kept"),
        _kept(text, pad),
        gap(3 * spacing),
        _figure(text),
        gap(2 * spacing),
        text.line("cost.missed"),
        _missed(text, pad),
        gap(spacing),
        *_source(text),
        gap(spacing),
        text.paragraph("cost.read"),
        gap(spacing),
        Signing(),
        signed_by(text, "paper.debtor.signs", "paper.for_creditor"),
    ]


def _source(text: BilingualText) -> list[Block]:
    """The rules that ask for the sheet, once they were read at their source: of nothing else does a debtor's paper
    speak."""
    rules = pack_named(text.agreement.organisation.policy.rule_set).rules
    confirmed = any(one.id == "cost_sheet" and one.confirmed for one in rules)
    return [text.paragraph("cost.source", style="small")] if confirmed else []


def _figure(text: BilingualText) -> Block:
    """The one figure of all costs; nought where the plan charges nothing."""
    nothing = {one: formats.percent(0, 2, one) for one in text.languages}
    said = {one: str(text.facts[one]["cost"]) or nothing[one] for one in text.languages}
    how = [text.cell("cost.figure.how", style="small")] if text.facts[text.main]["cost"] else []
    label = text.line("cost.figure", style="strong" if text.packed else "figure_label")
    named, figure = [label, *how], [text.verbatim(said[text.main], "figure")]
    return panels(named, figure, share=0.75, above=1.2 * mm) if text.packed else panels(named, figure)


def _kept(text: BilingualText, pad: float) -> Block:
    outcome = text.agreement.outcome
    interest = ("cost.interest", "cost.interest.how", "cost.interest.amount", True)
    lines = [interest if any(outcome.schedule.interest) else ("cost.interest", "cost.none", "", False)]
    fee = ("cost.handling", "cost.fee.how", "cost.fee.amount", True)
    lines.append(fee if fee_each(outcome) else ("cost.handling", "cost.none", "", False))
    lines += [(key, "cost.none", "", False) for key in FREE]
    return _costs(text, ("cost.item", "cost.how"), lines, pad)


def _missed(text: BilingualText, pad: float) -> Block:
    """What a breach may cost: nothing until the agreement is ended, as page 1 of the agreement says."""
    outcome = text.agreement.outcome
    lines = [("cost.late", "cost.late.when", "", False)]
    if outcome.waived.total:
        lines.append(("cost.revived", "cost.ended", "cost.revived.amount", True))
    if outcome.debt.contract_rate is not None:
        lines.append(("cost.contract", "cost.contract.when", "cost.contract.amount", True))
    lines.append(("cost.misuse", "cost.none", "", False))
    return _costs(text, ("cost.missed.item", "cost.missed.when"), lines, pad)


def _costs(text: BilingualText, heads: tuple[str, str], lines: list[tuple[str, str, str, bool]], pad: float) -> Block:
    made: list[list[Block]] = [
        [text.cell(key, style="head") for key in (*heads, "cost.amount", "cost.whom")],
    ]
    for item, how, asked, charged in lines:
        amount = text.cell(asked) if asked else text.value(lambda one: str(text.facts[one]["nought"]))
        made.append(
            [text.cell(item), text.cell(how), amount, text.cell(f"cost.{'by_creditor' if charged else 'nobody'}")]
        )
    return ruled(made, PACKED_WIDTHS if text.packed else WIDTHS, pad=pad, between=3 * mm)
