"""Level plans of which not every row pays the same: months of their own, holidays, extra payments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from calculators.calendar import DueDates
from calculators.changing import Changes, Known, charged_between, check_changes
from calculators.daycount import Factors, year_share, year_shares
from calculators.errors import Refusal
from calculators.extra import beside, check_extra
from calculators.holidays import check_holidays, frozen
from calculators.intervals import periods_before, units_between
from calculators.parts import Arranged
from calculators.rounding import Money
from calculators.row_by_row import Course, PaidBeside, Wanted
from calculators.schedule import Column
from calculators.uneven import even_row, uneven_rows
from restructure.offers.solver import changes_of, check_regular, factors_of, paid_down, rule_of, wanted_of
from restructure.offers.terms import InstalmentTerms


def uneven_course(terms: InstalmentTerms, due: DueDates, arranged: Arranged) -> tuple[Money, Course]:
    """The whole regular row of a plan, and its rows."""
    check_holidays(terms.holidays, due.dates)
    check_extra(terms.extra, due)
    wanted = wanted_of(terms, due)
    _check_end(terms, due, wanted)
    changes = changes_of(terms)
    check_changes(changes, due)
    charged = factors_of(terms, due, terms.annual_rate, arranged.principal, changes)
    principal = Money(arranged.principal - paid_down(terms))
    known = _known(terms, due, arranged.principal)
    rule = rule_of(terms)
    try:
        return uneven_rows(principal, charged, known, arranged.carried, wanted, rule=rule, beside=beside_of(terms, due))
    except Refusal as reason:
        raise _named(reason, terms, due) from None


def _named(reason: Refusal, terms: InstalmentTerms, due: DueDates) -> Refusal:
    """The refusal of a row by the name of its month, and of a payment beside the rows by its place."""
    facts = dict(reason.facts)
    if reason.field == "months":
        number = facts.pop("number", None)
        amounts = {one.month: one.payment for one in terms.months}
        largest = max(amounts, key=lambda month: amounts[month])
        month = due.dates[number - 1].month if isinstance(number, int) else largest
        return Refusal(f"months.{month}", reason.code, **facts)
    if reason.field == "extra" and "number" in facts:
        number = facts.pop("number")
        assert isinstance(number, int)
        part = "date" if reason.code == "extra_after_end" else "amount"
        return Refusal(f"extra[{number - 1}].{part}", reason.code, **facts)
    return reason


def _check_end(terms: InstalmentTerms, due: DueDates, wanted: Wanted) -> None:
    """Refuse a plan whose last row would pay nothing, or in which no row pays the regular amount."""
    check_regular(wanted)
    if wanted[-1] == 0:
        count = max(row for row, one in enumerate(wanted, 1) if one != 0)
        raise Refusal(f"months.{due.dates[-1].month}", "month_at_end", nearest=count)


def _known(terms: InstalmentTerms, due: DueDates, principal: Money) -> tuple[Known, ...]:
    """The start, and each row whose rate changes, with the factors as they are known then; pauses are not, what a
    holiday freezes is."""
    free = frozen(terms.holidays)
    known = [Known(0, factors_of(terms, due, terms.annual_rate, principal, Changes((), free)))]
    for index, one in enumerate(terms.rate_changes):
        row = next((row for row, day in enumerate(due.dates) if one.start <= day), None)
        if row is not None:
            so_far = Changes(terms.rate_changes[: index + 1], free)
            known.append(Known(row, factors_of(terms, due, terms.annual_rate, principal, so_far)))
    return tuple(known)


def beside_of(terms: InstalmentTerms, due: DueDates) -> tuple[PaidBeside, ...]:
    """The extra payments of a plan by the period that each falls into."""
    if not terms.extra:
        return ()
    shares, changes = year_shares(due, terms.day_count), changes_of(terms)
    begins = (due.start, *due.dates)

    def behind(period: int, day: date) -> Fraction:
        start, end = begins[period], begins[period + 1]
        if terms.day_count == "30/360":
            share = shares[period] * (end - day).days / (end - start).days
        else:
            share = year_share(day, end, due.frequency, terms.day_count)
        return charged_between(day, end, share, terms.annual_rate, terms.day_count, changes)

    return beside(terms.extra, due, behind)


def row_factors(terms: InstalmentTerms, due: DueDates, factors: Factors) -> tuple[Fraction, ...]:
    """The factor of each row: that of a period, or the stretches into which extra payments divide it."""
    found: list[Fraction] = []
    paid = [one for one in beside_of(terms, due) if not one.on_due]
    for period, numerator in enumerate(factors.numerators):
        rest = Fraction(numerator, factors.denominator)
        for one in paid:
            if one.period == period:
                found.append(rest - one.saved)
                rest = one.saved
        found.append(rest)
    return tuple(found)


def uneven_flows(course: Course, payment: Column, terms: InstalmentTerms, due: DueDates) -> tuple[Money, Column]:
    """Return what is paid at the start, and in each whole period behind it: a row in its own, an extra payment where it
    is nearest."""
    lead = periods_before(due.start, due.dates[0], due.frequency, due.anchor_day)

    def period_of(period: int, index: int | None) -> int:
        if index is None:
            return lead + period
        return min(lead + period, units_between(due.start, terms.extra[index].date, due.frequency, due.anchor_day))

    return by_period(zip((period_of(*one) for one in course.periods), payment, strict=True))


def by_period(paid: Iterable[tuple[int, Money]]) -> tuple[Money, Column]:
    """Return what is paid at the start, and in each whole period behind it."""
    flows: Counter[int] = Counter()
    for period, amount in paid:
        flows[period] += amount
    at_once, *later = (Money(flows[period]) for period in range(max(flows) + 1))
    return at_once, tuple(later)


def course_dates(course: Course, terms: InstalmentTerms, due: DueDates) -> tuple[date, ...]:
    """The day of each row."""
    return tuple(due.dates[period] if index is None else terms.extra[index].date for period, index in course.periods)


def even_payment(terms: InstalmentTerms, due: DueDates, arranged: Arranged) -> Money:
    """The regular row that would end a plan evenly."""
    known, principal = _known(terms, due, arranged.principal), Money(arranged.principal - paid_down(terms))
    return even_row(principal, known, arranged.carried, wanted_of(terms, due), rule=rule_of(terms))
