"""The household's month beside the plan."""

from __future__ import annotations

from fractions import Fraction

from reportlab.lib.units import mm

from calculators.affordability import Affordability
from calculators.calendar import MONTHLY
from calculators.rounding import Money, up
from reports import formats
from reports.bilingual import BilingualText
from reports.facts import amount
from reports.formats import Language
from reports.layout.grid import Block, gap, ruled
from reports.layout.text import Text
from restructure.household.household import Household

PAD = 0.85 * mm


def budget(text: BilingualText, spacing: float = 1.0) -> list[Block]:
    """The statement of means beside the plan, with a share of the usual white; left out where no budget was given."""
    outcome, household = text.agreement.outcome, text.agreement.household
    if outcome.month is None or household is None:
        return [text.paragraph("budget.none")]
    return [_means(text, household, PAD * spacing), gap(1.4 * spacing), *_holds(text, household)]


def _means(text: BilingualText, household: Household, pad: float) -> Block:
    outcome = text.agreement.outcome
    month, seen = outcome.month, outcome.affordability
    assert month is not None
    minus = formats.MINUS + " "
    lines = [
        ("budget.income", "", month.income, "body"),
        ("budget.spending", minus, month.spending, "body"),
        ("budget.priority", minus, month.priority, "body"),
        ("budget.savings", minus, month.savings, "body"),
        ("budget.free", "", month.amount, "strong"),
    ]
    totals = [5]
    if outcome.terms.frequency != MONTHLY:
        lines.append(("budget.free.period", "", seen.surplus or Money(0), "strong"))
        totals.append(6)
    left = _label_of_left(seen)
    lines += [
        ("budget.plan", minus, seen.largest or Money(0), "body"),
        (left, "", seen.left or Money(0), "strong"),
    ]
    if left == "budget.left":
        # A rule above says that what stands there is a sum.
        totals.append(len(lines))
    unit = [text.runs(one, "budget.unit", unit=_unit(text, one)) for one in text.languages]
    rows: list[list[Block]] = [["", "", text.stacked(unit, "head", "right")]]
    rows += [
        [text.line(key, style=style), _beside(text, household, key), _money(text, sign, money, style)]
        for key, sign, money, style in lines
    ]
    # The middle is for an amount that is there once; without it the head of the amounts has the room.
    widths = [84 * mm, 52 * mm, 34 * mm] if household.lump_sum else [84 * mm, 0.1 * mm, 85.9 * mm]
    return ruled(rows, widths, pad=pad, between=3 * mm, totals=totals)


def _label_of_left(seen: Affordability) -> str:
    """The name of what is left: of a period, or of what has come in by some day, which the rows above do not sum to."""
    if (seen.largest or 0) <= (seen.surplus or 0):
        return "budget.left"
    if seen.verdict != "unaffordable":
        return "budget.left.saved"
    first_short = seen.short is not None and seen.left == -seen.short
    return "budget.left.short" if first_short else "budget.left"


def _unit(text: BilingualText, language: Language) -> str:
    unit = formats.unit(text.agreement.account.currency, language)
    return unit[0].upper() + unit[1:]


def _money(text: BilingualText, sign: str, money: int, style: str) -> Text:
    return text.verbatim(sign + formats.plain(money, text.agreement.account.currency), style, "right")


def _beside(text: BilingualText, household: Household, key: str) -> Block:
    if key != "budget.plan" or household.lump_sum is None:
        return ""
    lump = household.lump_sum.amount
    said = [text.runs(one, "budget.plan.lump", lump=amount(text.agreement, lump, one)) for one in text.languages]
    return text.stacked(said, "muted")


def _holds(text: BilingualText, household: Household) -> list[Block]:
    return text.columns(lambda language: [_holding(text, household, language)])


def _holding(text: BilingualText, household: Household, language: Language) -> Text:
    outcome = text.agreement.outcome
    seen, month = outcome.affordability, outcome.month
    assert month is not None
    style = text.styles(language).body
    evidence = _evidence(text, household, language)
    keys = ["budget.evidence" if evidence else "budget.evidence.stated"]
    if seen.verdict == "unaffordable" and seen.short is not None and seen.fails_on is not None:
        facts = {
            "short": amount(text.agreement, seen.short, language),
            "short_day": formats.date(seen.fails_on, language),
            "evidence": evidence,
        }
        return Text(text.runs(language, "budget.short", *keys, **facts), style)
    if not seen.breaks_at or seen.breaks_at == 1:
        # A plan that asks nothing of income promises nothing about it.
        return Text(text.runs(language, *keys, evidence=evidence), style)
    holds = month.income * (1 - seen.breaks_at)
    facts = {
        # Rounded against the plan: what is promised here must still hold.
        "holds": amount(text.agreement, up(holds.numerator, holds.denominator), language),
        "fall": formats.percent(Fraction(int(seen.breaks_at * 1000), 1000), 1, language),
        "evidence": evidence,
    }
    return Text(text.runs(language, "budget.holds", *keys, **facts), style)


def _evidence(text: BilingualText, household: Household, language: Language) -> str:
    shown = dict.fromkeys(income.evidence for income in household.incomes if income.evidence != "stated")
    names = [text.pattern(f"name.evidence.{one}", language) for one in shown]
    return formats.names_of(names, language) if shown else ""
