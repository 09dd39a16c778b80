"""How the figures are made: one payment line by line, the annual rates, the budget beside the plan."""

from __future__ import annotations

from fractions import Fraction

from reportlab.lib.units import mm

from calculators.rounding import Money
from reports import formats, plan
from reports.bilingual import BilingualText, packed
from reports.facts import amount, cost_of
from reports.formats import Language
from reports.layout import figures
from reports.layout.ending import Unit
from reports.layout.figures import Share
from reports.layout.grid import TEXT_WIDTH, Block, gap, ruled
from reports.layout.sheet import SECTION_GAP
from reports.layout.text import Text
from reports.pages.budget import PAD, budget
from reports.plan import WorkedRow
from restructure.offers.terms import InstalmentTerms

PART_GAP = 4.4 * mm
DAYS_OF_YEAR = {"30/360": 360, "actual/365": 365, "actual/360": 360, "actual/actual": 365}
TWELFTH = Fraction(1, 12)
LARGEST_SHARE = 1000
"""A period is shown as a fraction while its denominator is no larger; then as a decimal."""


def worksheet(text: BilingualText, spacing: float) -> list[Unit]:
    """Return what explains the arithmetic, with a share of the usual white: a payment, the rates, the budget."""
    tight = packed(text)
    head = [tight.line("calc.head", style="page_head"), gap(2 * spacing), *_calculation(tight, spacing)]
    rates = [text.line("rates.head"), gap(1.5 * spacing), *_rates(tight)]
    means = [text.line("budget.head"), gap(1.5 * spacing), *budget(tight, spacing)]
    return [Unit(head, SECTION_GAP), Unit(rates, PART_GAP * spacing), Unit(means, PART_GAP * spacing)]


def _calculation(text: BilingualText, spacing: float) -> list[Block]:
    row, terms = plan.worked_row(text.agreement.outcome), text.agreement.outcome.terms.plan
    if row is None or terms is None:
        return _settlement(text)
    return [
        Text(text.plain("calc.row", row_number=row.number), text.styles().section),
        gap(1.5 * spacing),
        _lines(text, row, terms, PAD * spacing),
        gap(2.6 * spacing),
        _bar(text, row),
        gap(1.4 * spacing),
        *text.columns(lambda language: [_explanation(text, row, terms, language)]),
    ]


def _explanation(text: BilingualText, row: WorkedRow, terms: InstalmentTerms, language: Language) -> Text:
    said = text.runs(language, *_explained(text, row, terms), **_row_facts(text, row, terms, language))
    return Text(said, text.styles(language).body)


def _amount(text: BilingualText, money: int) -> str:
    return amount(text.agreement, money, text.main)


def _lines(text: BilingualText, row: WorkedRow, terms: InstalmentTerms, pad: float) -> Block:
    """What, how, how much; the last line is the sum."""
    shown: list[tuple[str, str, int]] = [("calc.open", "", row.opening)]
    if row.interest or terms.annual_rate:
        shown.append(("calc.interest", _interest_key(row) if row.exact is not None else "", row.interest))
    shown.append(("calc.principal", _principal_key(text, row, terms), row.principal))
    carried = (("calc.deferred", row.deferred_interest), ("calc.arrears", row.arrears), ("calc.fee", row.fee))
    shown += [(key, "calc.share_of" if _is_share(text, key, money) else "", money) for key, money in carried if money]
    rows = [_line(text, row, terms, one) for one in shown]
    added = [row.interest, row.principal, row.deferred_interest, row.arrears, row.fee]
    total = " + ".join(_amount(text, money) for money in added if money)
    rows.append(
        [
            text.cell("calc.pay", style="strong"),
            text.verbatim(total, "muted"),
            text.verbatim(_amount(text, row.payment), "strong", "right"),
        ]
    )
    return ruled(
        rows, [47 * mm, 86 * mm, 37 * mm], pad=pad, between=3 * mm, heads=0, totals=[len(rows) - 1], middle=True
    )


def _line(text: BilingualText, row: WorkedRow, terms: InstalmentTerms, line: tuple[str, str, int]) -> list[Block]:
    label, how, money = line
    more = {language: _row_facts(text, row, terms, language) for language in text.languages}
    carried = {"calc.deferred": plan.interest_of_deferral(text.agreement.outcome)}
    totals = text.agreement.outcome.totals
    carried |= {"calc.arrears": totals.arrears, "calc.fee": totals.fees}
    explained = [
        text.runs(one, how, **more[one], carried=amount(text.agreement, carried.get(label, Money(0)), one))
        for one in text.languages
        if how
    ]
    return [
        text.cell(label),
        text.stacked(explained, "muted") if explained else "",
        text.verbatim(_amount(text, money), align="right"),
    ]


def _is_share(text: BilingualText, key: str, money: int) -> bool:
    totals = text.agreement.outcome.totals
    whole = {"calc.arrears": totals.arrears, "calc.fee": totals.fees}
    return money != whole.get(key, plan.interest_of_deferral(text.agreement.outcome))


def _interest_key(row: WorkedRow) -> str:
    return "calc.interest.twelfth" if row.share == TWELFTH else "calc.interest.how"


def _principal_key(text: BilingualText, row: WorkedRow, terms: InstalmentTerms) -> str:
    if row.principal == row.opening:
        return "calc.principal.rest"
    if terms.pays_by_row:
        return "calc.principal.own"
    if terms.method == "level":
        return "calc.principal.level" if row.interest else "calc.principal.level.free"
    return "calc.principal.equal" if terms.method == "equal_principal" else "calc.principal.none"


def _row_facts(text: BilingualText, row: WorkedRow, terms: InstalmentTerms, language: Language) -> dict[str, str | int]:
    agreement = text.agreement
    told, after = plan.payments(agreement.outcome), plan.begins(agreement.outcome)
    growth = 1 + Fraction(terms.annual_rate) * row.share
    exact = formats.decimal((row.exact or Fraction(0)) / 100, 4)
    return {
        "row_number": row.number,
        "row_open": amount(agreement, row.opening, language),
        "row_share": _share_text(row.share, DAYS_OF_YEAR[terms.day_count]),
        "row_exact": exact,
        "row_interest": amount(agreement, row.interest, language),
        "row_level": amount(agreement, row.level, language),
        "level_principal": amount(agreement, agreement.outcome.schedule.opening[after], language),
        "level_count": told.count,
        "at_rate": _at_rate(text, terms, language),
        "monthly": formats.decimal(growth - 1, 6).rstrip("0"),
        "growth": formats.decimal(growth, 6).rstrip("0"),
    }


def _at_rate(text: BilingualText, terms: InstalmentTerms, language: Language) -> str:
    key = "calc.at_rate" if terms.annual_rate else "calc.at_rate.free"
    return "".join(run.text for run in text.runs(language, key))


def _share_text(share: Fraction, year: int) -> str:
    if year % share.denominator == 0:
        return f"{share * year}÷{year}"
    if share.denominator > LARGEST_SHARE:
        return formats.decimal(share, 8)
    return f"{share.numerator}÷{share.denominator}"


def _explained(text: BilingualText, row: WorkedRow, terms: InstalmentTerms) -> list[str]:
    if terms.pays_by_row:
        return ["calc.own"]
    keys = [f"calc.{terms.method}"]
    if terms.balloon:
        keys = ["calc.level.balloon"] if terms.method == "level" else [*keys, "calc.balloon"]
    elif terms.method == "level" and _is_plain_annuity(text, row, terms):
        keys.append("calc.level.formula")
    rule = plan.deferral_rule(text.agreement.outcome)
    if rule is not None and rule.during == "nothing":
        keys.append(f"pause.{rule.interest}")
    return keys


def _is_plain_annuity(text: BilingualText, row: WorkedRow, terms: InstalmentTerms) -> bool:
    """Whether the school formula gives the fixed part, to the minor unit: the paper prints it only then."""
    outcome = text.agreement.outcome
    rate = Fraction(terms.annual_rate) * row.share
    if not rate or row.share != TWELFTH:
        return False
    principal = outcome.schedule.opening[plan.begins(outcome)]
    exact = principal * rate / (1 - 1 / (1 + rate) ** plan.payments(outcome).count)
    return abs(exact - row.level) <= Fraction(1, 2)


def _bar(text: BilingualText, row: WorkedRow) -> Block:
    shares = (
        (row.interest + row.deferred_interest, "hatched", "bar.interest"),
        (row.principal, "solid", "bar.principal"),
        (row.arrears, "mid", "bar.arrears"),
        (row.fee, "mid", "bar.fees"),
    )
    return figures.bar([Share(size, fill, text.plain(key), _amount(text, size)) for size, fill, key in shares])


def _settlement(text: BilingualText) -> list[Block]:
    outcome = text.agreement.outcome
    rows = [
        [text.cell("calc.settlement.debt"), text.verbatim(_amount(text, outcome.debt.total), align="right")],
        [
            text.cell("calc.settlement.waived"),
            text.verbatim(f"{formats.MINUS} {_amount(text, outcome.waived.total)}", align="right"),
        ],
        [
            text.cell("bar.pay", style="strong"),
            text.verbatim(_amount(text, outcome.totals.paid), "strong", "right"),
        ],
    ]
    return [
        text.line("calc.settlement"),
        gap(1.5),
        ruled(rows, [TEXT_WIDTH - 40 * mm, 40 * mm], pad=PAD, between=3 * mm, heads=0, totals=[2]),
    ]


def _rates(text: BilingualText) -> list[Block]:
    """The rate by which interest is counted, and the annual cost of the plan, each with the name of its method."""
    terms, cost = text.agreement.outcome.terms.plan, str(text.facts[text.main]["cost"])
    if terms is None or not cost:
        return [text.paragraph("rates.none")]
    in_days = terms.day_count == "30/360" and terms.frequency.months is None
    shown = [
        (formats.percent(terms.annual_rate, 2, text.main), f"rates.{'days/360' if in_days else terms.day_count}"),
        (cost, f"rates.{cost_of(text.agreement)}"),
    ]
    rows: list[list[Block]] = [
        [text.cell("rates.rate", style="head", align="right"), text.cell("rates.method", style="head")]
    ]
    rows += [[text.verbatim(rate, "strong", "right"), text.cell(method)] for rate, method in shown]
    return [
        ruled(rows, [22 * mm, 148 * mm], pad=PAD, between=5 * mm, middle=True),
        gap(1.4),
        text.paragraph("rates.note"),
    ]
