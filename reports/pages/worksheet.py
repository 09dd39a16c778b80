"""How the figures are made: one payment line by line, the annual rates, the budget beside the plan."""

from __future__ import annotations

from fractions import Fraction

from reportlab.lib.units import mm

from calculators.rounding import Money
from reports import formats, plan
from reports.bilingual import BilingualText
from reports.facts import amount
from reports.formats import Language
from reports.layout import figures
from reports.layout.figures import Share
from reports.layout.grid import TEXT_WIDTH, Block, gap, ruled
from reports.layout.sheet import section
from reports.layout.text import Text
from reports.layout.type import Align
from reports.pages.budget import PAD, budget
from reports.plan import WorkedRow
from restructure.offers.terms import InstalmentTerms

PART_GAP = 4.4 * mm
DAYS_OF_YEAR = {"30/360": 360, "actual/365": 365, "actual/360": 360, "actual/actual": 365}
TWELFTH = Fraction(1, 12)
LARGEST_SHARE = 1000
"""A period is shown as a fraction while its denominator is no larger; then as a decimal."""


def worksheet(voice: BilingualText) -> list[Block]:
    """The page that explains the arithmetic; a part that does not fit goes whole to the next sheet."""
    return [
        voice.line("calc.head", style="page_head"),
        gap(2),
        *_calculation(voice),
        *section([voice.line("rates.head"), gap(1.5), *_rates(voice)], PART_GAP),
        *section([voice.line("budget.head"), gap(1.5), *budget(voice)], PART_GAP),
    ]


def _calculation(voice: BilingualText) -> list[Block]:
    row, terms = plan.worked_row(voice.agreement.outcome), voice.agreement.outcome.terms.plan
    if row is None or terms is None:
        return _settlement(voice)
    return [
        Text(voice.plain("calc.row", row_number=row.number), voice.styles().section),
        gap(1.5),
        _lines(voice, row, terms),
        gap(2.6),
        _bar(voice, row),
        gap(1.4),
        *voice.columns(lambda language: [_explanation(voice, row, terms, language)]),
    ]


def _explanation(voice: BilingualText, row: WorkedRow, terms: InstalmentTerms, language: Language) -> Text:
    said = voice.runs(language, *_explained(voice, row, terms), **_row_facts(voice, row, terms, language))
    return Text(said, voice.styles(language).body)


def _amount(voice: BilingualText, money: int) -> str:
    return amount(voice.agreement, money, voice.main)


def _lines(voice: BilingualText, row: WorkedRow, terms: InstalmentTerms) -> Block:
    """What, how, how much; the last line is the sum."""
    shown: list[tuple[str, str, int]] = [("calc.open", "", row.opening)]
    if row.interest or terms.annual_rate:
        shown.append(("calc.interest", _interest_key(row) if row.exact is not None else "", row.interest))
    shown.append(("calc.principal", _principal_key(voice, row, terms), row.principal))
    carried = (("calc.deferred", row.deferred_interest), ("calc.arrears", row.arrears), ("calc.fee", row.fee))
    shown += [(key, "calc.share_of" if _is_share(voice, key, money) else "", money) for key, money in carried if money]
    rows = [_line(voice, row, terms, one) for one in shown]
    added = [row.interest, row.principal, row.deferred_interest, row.arrears, row.fee]
    total = " + ".join(_amount(voice, money) for money in added if money)
    rows.append(
        [
            voice.cell("calc.pay", style="strong"),
            voice.text(total, "muted"),
            voice.text(_amount(voice, row.payment), "strong", "right"),
        ]
    )
    return ruled(
        rows, [47 * mm, 86 * mm, 37 * mm], pad=PAD, between=3 * mm, heads=0, totals=[len(rows) - 1], middle=True
    )


def _line(voice: BilingualText, row: WorkedRow, terms: InstalmentTerms, line: tuple[str, str, int]) -> list[Block]:
    label, how, money = line
    more = {language: _row_facts(voice, row, terms, language) for language in voice.languages}
    carried = {"calc.deferred": plan.interest_of_deferral(voice.agreement.outcome)}
    totals = voice.agreement.outcome.totals
    carried |= {"calc.arrears": totals.arrears, "calc.fee": totals.fees}
    explained = [
        voice.runs(one, how, **more[one], carried=amount(voice.agreement, carried.get(label, Money(0)), one))
        for one in voice.languages
        if how
    ]
    return [
        voice.cell(label),
        voice.stacked(explained, "muted") if explained else "",
        voice.text(_amount(voice, money), align="right"),
    ]


def _is_share(voice: BilingualText, key: str, money: int) -> bool:
    totals = voice.agreement.outcome.totals
    whole = {"calc.arrears": totals.arrears, "calc.fee": totals.fees}
    return money != whole.get(key, plan.interest_of_deferral(voice.agreement.outcome))


def _interest_key(row: WorkedRow) -> str:
    return "calc.interest.twelfth" if row.share == TWELFTH else "calc.interest.how"


def _principal_key(voice: BilingualText, row: WorkedRow, terms: InstalmentTerms) -> str:
    if row.principal == row.opening:
        return "calc.principal.rest"
    if terms.pays_by_row:
        return "calc.principal.own"
    if terms.method == "level":
        return "calc.principal.level"
    return "calc.principal.equal" if terms.method == "equal_principal" else "calc.principal.none"


def _row_facts(
    voice: BilingualText, row: WorkedRow, terms: InstalmentTerms, language: Language
) -> dict[str, str | int]:
    agreement = voice.agreement
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
        "monthly": formats.decimal(growth - 1, 6).rstrip("0"),
        "growth": formats.decimal(growth, 6).rstrip("0"),
    }


def _share_text(share: Fraction, year: int) -> str:
    if year % share.denominator == 0:
        return f"{share * year}÷{year}"
    if share.denominator > LARGEST_SHARE:
        return formats.decimal(share, 8)
    return f"{share.numerator}÷{share.denominator}"


def _explained(voice: BilingualText, row: WorkedRow, terms: InstalmentTerms) -> list[str]:
    if terms.pays_by_row:
        return ["calc.own"]
    keys = [f"calc.{terms.method}"]
    if terms.balloon:
        keys = ["calc.level.balloon"] if terms.method == "level" else [*keys, "calc.balloon"]
    elif terms.method == "level" and _is_plain_annuity(voice, row, terms):
        keys.append("calc.level.formula")
    rule = plan.deferral_rule(voice.agreement.outcome)
    if rule is not None and rule.during == "nothing":
        keys.append(f"pause.{rule.interest}")
    return keys


def _is_plain_annuity(voice: BilingualText, row: WorkedRow, terms: InstalmentTerms) -> bool:
    """Whether the school formula gives the fixed part, to the minor unit: the paper prints it only then."""
    outcome = voice.agreement.outcome
    rate = Fraction(terms.annual_rate) * row.share
    if not rate or row.share != TWELFTH:
        return False
    principal = outcome.schedule.opening[plan.begins(outcome)]
    exact = principal * rate / (1 - 1 / (1 + rate) ** plan.payments(outcome).count)
    return abs(exact - row.level) <= Fraction(1, 2)


def _bar(voice: BilingualText, row: WorkedRow) -> Block:
    shares = (
        (row.interest + row.deferred_interest, "hatched", "bar.interest"),
        (row.principal, "solid", "bar.principal"),
        (row.arrears, "mid", "bar.arrears"),
        (row.fee, "mid", "bar.fees"),
    )
    return figures.bar([Share(size, fill, voice.plain(key), _amount(voice, size)) for size, fill, key in shares])


def _settlement(voice: BilingualText) -> list[Block]:
    outcome = voice.agreement.outcome
    rows = [
        [voice.cell("calc.settlement.debt"), voice.text(_amount(voice, outcome.debt.total), align="right")],
        [
            voice.cell("calc.settlement.waived"),
            voice.text(f"{formats.MINUS} {_amount(voice, outcome.waived.total)}", align="right"),
        ],
        [
            voice.cell("bar.pay", style="strong"),
            voice.text(_amount(voice, outcome.totals.paid), "strong", "right"),
        ],
    ]
    return [
        voice.line("calc.settlement"),
        gap(1.5),
        ruled(rows, [TEXT_WIDTH - 40 * mm, 40 * mm], pad=PAD, between=3 * mm, heads=0, totals=[2]),
    ]


def _rates(voice: BilingualText) -> list[Block]:
    """Each annual rate with the name of its method."""
    outcome, terms = voice.agreement.outcome, voice.agreement.outcome.terms.plan
    if outcome.rates is None or terms is None:
        return [voice.paragraph("rates.none")]
    contract = terms.day_count
    in_days = terms.day_count == "30/360" and terms.frequency.months is None
    shown = [
        (terms.annual_rate, "rates.contract.days/360" if in_days else f"rates.contract.{contract}", "rates.principal"),
        (outcome.rates.cn_simple, "rates.simple", "rates.plan"),
        (outcome.rates.cn_compound, "rates.compound", "rates.plan"),
    ]
    heads = [("rates.rate", "right"), ("rates.method", "left"), ("rates.base", "left")]
    rows: list[list[Block]] = [[voice.cell(key, style="head", align=_aligned(side)) for key, side in heads]]
    for rate, method, base in shown:
        percent = formats.percent(rate, 2, voice.main)
        rows.append([voice.text(percent, "strong", "right"), voice.cell(method), voice.cell(base)])
    lower = ["rates.lower"] if outcome.rates.cn_simple < terms.annual_rate else []
    return [
        ruled(rows, [22 * mm, 111 * mm, 37 * mm], pad=PAD, between=5 * mm, middle=True),
        gap(1.4),
        voice.paragraph("rates.note", *lower),
    ]


def _aligned(side: str) -> Align:
    return "right" if side == "right" else "left"
