"""From terms to a plan: which rows fall due when, and what they pay."""

from __future__ import annotations

from msgspec import Struct, structs

from calculators.business_days import rolled
from calculators.calendar import DueDates, Frequency, first_after
from calculators.changing import Changes, Known, changing_rows, check_changes
from calculators.daycount import Factors
from calculators.deferral import deferral, rows_needed
from calculators.down_payment import with_down_payment
from calculators.errors import Refusal
from calculators.first_period import interest_beyond, with_first_interest
from calculators.instalment import instalment
from calculators.intervals import periods_before
from calculators.own_rows import own_rows
from calculators.parts import Arranged, Parts, Treatment, arrange
from calculators.rounding import NOTHING, Money
from calculators.schedule import Column, Schedule, draw, zeros
from restructure.offers.solver import (
    changes_of,
    check_own_rows,
    check_uneven,
    count_of,
    counted_by,
    dates_of,
    factors_of,
    paid_down,
    payment_factors,
    rule_of,
    solved,
)
from restructure.offers.terms import DeferralTerms, InstalmentTerms, Terms
from restructure.offers.uneven_plan import by_period, course_dates, uneven_course, uneven_flows
from restructure.parties.account import Debt, bring_forward


class Plan(Struct, frozen=True):
    """Resolved terms with their schedule.

    ``debt`` is the debt at the start of the plan. ``flows`` is what is paid period by period from there, None where
    the periods do not count, and ``paid_down`` what is paid before them: a down payment, a first payment at the start.
    ``arranged`` is that debt made ready for the rows; None for a settlement.
    """

    terms: Terms
    debt: Debt
    schedule: Schedule
    waived: Parts
    frequency: Frequency
    flows: Column | None
    paid_down: Money = NOTHING
    arranged: Arranged | None = None


def instalment_plan(debt: Debt, terms: InstalmentTerms, treatment: Treatment) -> Plan:
    """The plan of an instalment option; what its terms leave open is solved."""
    begun = _begun(debt, terms)
    arranged = arrange(begun.parts, treatment)
    if arranged.principal <= 0 and not arranged.carried:
        raise Refusal("debt", "nothing_owed")
    if terms.rows:
        return _own_rows_plan(begun, terms, arranged)
    if terms.is_uneven:
        return _uneven_plan(begun, terms, arranged)
    terms = solved(terms, begun.as_of, arranged)
    count = count_of(terms, begun.as_of, arranged)
    due = dates_of(terms, begun.as_of, count)
    charged, paid, known = _factors(terms, due, arranged.principal)
    rest = _rest(arranged, terms)
    if known and terms.method == "level":
        rows = changing_rows(rest.principal, paid, known, rest.carried, rule=rule_of(terms))
        schedule = draw(due.dates[: len(rows.principal)], rest.principal, rows, rest.waived.total)
    else:
        schedule = instalment(rest, due, paid, method=terms.method, rule=rule_of(terms))
    resolved = structs.replace(
        terms,
        start=begun.as_of,
        payments=count,
        payment=_regular_row(schedule, rest) if terms.method == "level" else None,
        final_due=schedule.due[-1],
        anchor_day=due.anchor_day,
    )
    if terms.first_period != "spread":
        schedule = with_first_interest(schedule, interest_beyond(rest.principal, charged, paid))
    ends_late = zeros(count - len(schedule)) if terms.method == "bullet" else ()
    at_once = schedule.payment[0] if due.dates[0] == due.start else NOTHING
    flows = schedule.payment[1:] if at_once else _ahead(due) + ends_late + schedule.payment
    whole = _whole(schedule, terms, begun)
    down = Money(paid_down(terms) + at_once)
    return Plan(resolved, begun, whole, arranged.waived, terms.frequency, flows, down, arranged)


def _own_rows_plan(begun: Debt, terms: InstalmentTerms, arranged: Arranged) -> Plan:
    """The plan whose rows are named one by one."""
    check_own_rows(terms)
    start = begun.as_of
    due = dates_of(terms, start, len(terms.rows))
    charged, _, _ = _factors(terms, due, arranged.principal)
    rows, course = own_rows(arranged.principal, charged, arranged.carried, terms.rows)
    schedule = draw(due.dates, arranged.principal, course.rows, arranged.waived.total)
    resolved = structs.replace(
        terms, start=start, payments=len(rows), final_due=due.dates[-1], anchor_day=due.anchor_day, rows=rows
    )
    periods = (periods_before(start, day, due.frequency, due.anchor_day) for day in due.dates)
    at_once, flows = by_period(zip(periods, schedule.payment, strict=True))
    whole = _whole(schedule, terms, begun)
    return Plan(resolved, begun, whole, arranged.waived, terms.frequency, flows, at_once, arranged)


def _uneven_plan(begun: Debt, terms: InstalmentTerms, arranged: Arranged) -> Plan:
    """The plan of which some rows pay another amount than the regular one."""
    check_uneven(terms)
    start = begun.as_of
    # An extra payment may end the plan before the last of its agreed payments: the count is what holds.
    open_end = structs.replace(terms, final_due=None) if terms.payments else terms
    count = count_of(open_end, start, arranged)
    due = dates_of(terms, start, count)
    regular, course = uneven_course(terms, due, arranged)
    rest = _rest(arranged, terms)
    schedule = draw(course_dates(course, terms, due), rest.principal, course.rows, arranged.waived.total)
    resolved = structs.replace(
        terms, start=start, payments=count, payment=regular, final_due=schedule.due[-1], anchor_day=due.anchor_day
    )
    if terms.payments and terms.final_due not in (None, due.dates[-1], resolved.final_due):
        raise Refusal("final_due", "too_many_given")
    at_once, flows = uneven_flows(course, schedule.payment, terms, due)
    whole = _whole(schedule, terms, begun)
    down = Money(paid_down(terms) + at_once)
    return Plan(resolved, begun, whole, arranged.waived, terms.frequency, flows, down, arranged)


def deferral_plan(debt: Debt, terms: DeferralTerms, treatment: Treatment) -> Plan:
    """The plan of a deferral over the remaining payments."""
    if terms.remaining.pays_by_row:
        uneven = next(field for field in ("rows", "extra", "holidays", "months") if getattr(terms.remaining, field))
        raise Refusal(uneven, "not_in_deferral")
    begun = _begun(debt, terms.remaining)
    if terms.remaining.first_due == begun.as_of:
        later = first_after(begun.as_of, terms.remaining.frequency)
        raise Refusal("first_due", "first_due_not_after_start", start=begun.as_of, smallest=later)
    arranged = arrange(begun.parts, treatment)
    remaining = solved(terms.remaining, begun.as_of, arranged)
    payments = count_of(remaining, begun.as_of, arranged)
    rows = rows_needed(terms.rule, payments)
    due = dates_of(remaining, begun.as_of, rows)
    charged, paid, known = _factors(remaining, due, arranged.principal)
    schedule = deferral(
        _rest(arranged, remaining),
        due,
        charged,
        rule=terms.rule,
        method=remaining.method,
        level=rule_of(remaining),
        payments=payments,
        known=known,
        agreed_over=paid,
    )
    resolved = structs.replace(remaining, start=begun.as_of, payments=payments, anchor_day=due.anchor_day)
    deferred = terms.rule.periods
    between = zeros(rows - len(schedule)) if remaining.method == "bullet" else ()
    flows = _ahead(due) + schedule.payment[:deferred] + between + schedule.payment[deferred:]
    whole = _whole(schedule, remaining, begun)
    whole_terms = DeferralTerms(resolved, terms.rule)
    down = paid_down(remaining)
    return Plan(whole_terms, begun, whole, arranged.waived, remaining.frequency, flows, down, arranged)


def _begun(debt: Debt, terms: InstalmentTerms) -> Debt:
    """The debt on the day the plan starts."""
    start = terms.start or debt.as_of
    if terms.annual_rate < 0 or terms.annual_rate > 10:
        raise Refusal("annual_rate", "rate_out_of_range")
    down = terms.down_payment
    # A first payment before the start is refused by its own name.
    if down is not None and start <= terms.first_due and not start <= down.date <= terms.first_due:
        raise Refusal("down_payment.date", "down_payment_date", smallest=start, largest=terms.first_due)
    return bring_forward(debt, start, terms.day_count)


def _factors(terms: InstalmentTerms, due: DueDates, principal: Money) -> tuple[Factors, Factors, tuple[Known, ...]]:
    """What each period is charged, what the payment is counted by, and where it is computed anew; nowhere in a plan
    that does not change."""
    changes = changes_of(terms)
    charged = factors_of(terms, due, terms.annual_rate, principal, changes)
    paid = counted_by(terms, due, terms.annual_rate, charged, changes)
    if not changes:
        return charged, paid, ()
    if terms.method in ("stepped", "flat_fee"):
        raise Refusal("rate_changes" if terms.rate_changes else "pauses", "changes_not_here")
    check_changes(changes, due)
    return charged, paid, _known(terms, due, principal, changes)


def _known(terms: InstalmentTerms, due: DueDates, principal: Money, changes: Changes) -> tuple[Known, ...]:
    """The start, and each row whose rate changes, with the factors as they are known then; pauses are not."""
    known = [Known(0, payment_factors(terms, due, terms.annual_rate, principal))]
    for index, one in enumerate(changes.rates):
        row = next((row for row, day in enumerate(due.dates) if one.start <= day), None)
        if row is not None:
            so_far = Changes(changes.rates[: index + 1])
            known.append(Known(row, payment_factors(terms, due, terms.annual_rate, principal, so_far)))
    return tuple(known)


def _rest(arranged: Arranged, terms: InstalmentTerms) -> Arranged:
    """What the rows repay: the debt without its down payment."""
    if terms.down_payment is None:
        return arranged
    return structs.replace(arranged, principal=Money(arranged.principal - terms.down_payment.amount))


def _whole(schedule: Schedule, terms: InstalmentTerms, debt: Debt) -> Schedule:
    """The schedule with its due dates on business days, and with its down payment.

    Interest was counted on the dates before they moved.
    """
    if terms.roll != "none":
        schedule = structs.replace(schedule, due=tuple(rolled(day, terms.roll, terms.calendar) for day in schedule.due))
    down = terms.down_payment
    return schedule if down is None else with_down_payment(schedule, down.date, down.amount, debt.total)


def _ahead(due: DueDates) -> Column:
    """The whole periods before the first due date in which nothing is paid; odd days are ignored."""
    return zeros(periods_before(due.start, due.dates[0], due.frequency, due.anchor_day) - 1)


def _regular_row(schedule: Schedule, arranged: Arranged) -> Money:
    """What a regular row pays: the first one, without what falls due only there."""
    only_row = len(schedule.due) == 1
    once = sum([one.amount for one in arranged.carried if one.where == "first" or (only_row and one.where == "last")])
    return Money(schedule.payment[0] - once)
