"""What the paper has to know about a plan, as numbers and dates: no words yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import accumulate, groupby, pairwise
from typing import Literal

from calculators import daycount
from calculators.deferral import DeferralRule
from calculators.rounding import NOTHING, Money, half_up
from calculators.schedule import Column
from restructure.offers.outcome import Simulated
from restructure.offers.row_explanation import explain_row
from restructure.offers.solver import dates_of, on_top_of_first
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms

Shape = Literal["one", "two", "steady", "balloon", "falling", "varying"]
BALLOON = 2
"""A last payment of more than this many regular ones is a figure of its own on page 1."""


def deferral_rule(outcome: Simulated) -> DeferralRule | None:
    """The deferral as it comes out, where there is one: where no interest falls due in it, nothing is paid."""
    if not isinstance(outcome.terms, DeferralTerms):
        return None
    rule = outcome.terms.rule
    asked = any(outcome.schedule.payment[first_row(outcome) :][: rule.periods])
    return rule if asked or rule.during == "nothing" else replace(rule, during="nothing", interest="freeze")


def deferred(outcome: Simulated) -> int:
    """Return how many of the first due dates are deferred."""
    rule = deferral_rule(outcome)
    return rule.periods if rule else 0


def down_payment(outcome: Simulated) -> DownPayment | None:
    """Return what is paid before the first instalment: row 0 of the schedule."""
    terms = outcome.terms.plan
    return terms.down_payment if terms else None


def first_row(outcome: Simulated) -> int:
    """Return where the payments that are counted begin: behind the down payment, if there is one."""
    return 1 - outcome.schedule.first_number


def begins(outcome: Simulated) -> int:
    """Return where the payments begin that follow a down payment and a deferral."""
    return first_row(outcome) + deferred(outcome)


def unpaid_rows(outcome: Simulated) -> int:
    """Return how many of the first due dates, behind a down payment, ask for no payment at all."""
    rows = outcome.schedule.payment[first_row(outcome) :]
    return next((index for index, payment in enumerate(rows) if payment), 0)


def first_paid(outcome: Simulated) -> tuple[date, Money]:
    """The day and the amount of the first payment: the down payment, where there is one."""
    rows = zip(outcome.schedule.due, outcome.schedule.payment, strict=True)
    return next((due, payment) for due, payment in rows if payment)


@dataclass(frozen=True, slots=True)
class Run:
    """Payments of one amount, one behind the other, from the first due date to the last."""

    amount: Money
    count: int
    first: date
    last: date


def runs(outcome: Simulated, skip: int = 0) -> tuple[Run, ...]:
    """Every payment of a plan but the first ``skip``, as runs of equal ones, in their order; dates on which nothing is
    paid are left out."""
    rows = [row for row in zip(outcome.schedule.due, outcome.schedule.payment, strict=True) if row[1]][skip:]
    grouped = [[due for due, _ in run] for _, run in groupby(rows, key=lambda row: row[1])]
    amounts = [amount for amount, _ in groupby(payment for _, payment in rows)]
    return tuple(Run(amount, len(due), due[0], due[-1]) for amount, due in zip(amounts, grouped, strict=True))


def still_owed(outcome: Simulated) -> Column:
    """After each payment: principal, earlier interest and fees not yet paid; without what is on hold."""
    schedule = outcome.schedule
    if isinstance(outcome.terms, SettlementTerms):
        paid = accumulate(schedule.payment)
        return tuple(Money(outcome.totals.paid - so_far) for so_far in paid)
    waived = outcome.waived.total
    return (*(Money(owed - waived) for owed in schedule.owed_after_default[:-1]), NOTHING)


def plan_interest(outcome: Simulated) -> Money:
    """The interest this plan adds to the debt, capitalised or not."""
    return Money(outcome.totals.paid + outcome.waived.total - outcome.debt.total)


def least_left(outcome: Simulated) -> Money | None:
    """The least that a plan leaves of a month; of one that does not fit, less than nothing: a month may leave enough,
    and its money come too late. None where no budget is known."""
    seen = outcome.affordability
    return Money(-seen.short) if seen.verdict == "unaffordable" and seen.short else seen.left


def interest_of_deferral(outcome: Simulated) -> Money:
    """The interest that grows while nothing is paid; later it is collected or has joined the principal."""
    if not deferred(outcome):
        return NOTHING
    owed = still_owed(outcome)[begins(outcome) - 1]
    return Money(owed - _carried(outcome) - outcome.schedule.opening[first_row(outcome)])


def _carried(outcome: Simulated) -> int:
    return outcome.totals.arrears + outcome.totals.fees


@dataclass(frozen=True, slots=True)
class Payments:
    """A run of payments as page 1 tells it. ``then`` is the amount between the first and the last."""

    shape: Shape
    first: Money
    first_due: date
    then: Money
    last: Money
    last_due: date
    count: int


def on_top(outcome: Simulated) -> Money:
    """The interest of a long first period that the first payment carries beyond that of a regular one."""
    return on_top_of_first(outcome.terms, outcome.debt, outcome.treatment)


def payments(outcome: Simulated) -> Payments:
    """The payments after a down payment and a deferral, or all of them."""
    start = begins(outcome)
    if pays_by_row(outcome):
        return _one_by_one(outcome, start)
    return _told(outcome.schedule.payment[start:], outcome.schedule.due[start:])


def pays_by_row(outcome: Simulated) -> bool:
    """Return whether the payments have days or amounts of their own, so that only the schedule tells all of them."""
    terms = outcome.terms.plan
    return terms is not None and terms.pays_by_row


def _one_by_one(outcome: Simulated, start: int) -> Payments:
    """The first payment and the last; days on which nothing is paid are none."""
    rows = zip(outcome.schedule.payment[start:], outcome.schedule.due[start:], strict=True)
    paid = [row for row in rows if row[0]]
    told = _told(tuple(payment for payment, _ in paid), tuple(due for _, due in paid))
    return told if told.shape in ("one", "two") else replace(told, shape="varying")


def _told(column: Column, due: tuple[date, ...]) -> Payments:
    between = column[1:-1]
    then = Counter(between).most_common(1)[0][0] if between else column[-1]
    return Payments(_shape(column, then), column[0], due[0], then, column[-1], due[-1], len(column))


def _shape(column: Column, then: Money) -> Shape:
    if len(column) < 3:
        return "one" if len(column) == 1 else "two"
    if all(payment == then for payment in column[1:-1]):
        return "balloon" if column[-1] > BALLOON * then else "steady"
    if all(later <= earlier for earlier, later in pairwise(column)):
        return "falling"
    return "varying"


def example(outcome: Simulated) -> int:
    """The row after which the paper shows what is owed if the plan ends: a third of the way, 0 the first."""
    return min(max(begins(outcome), len(outcome.schedule) // 3 - 1), len(outcome.schedule) - 1)


@dataclass(frozen=True, slots=True)
class WorkedRow:
    """One payment taken apart. ``number`` 1 is the first; ``share`` is the period in years.

    ``interest`` grew in the period itself, ``exact`` before rounding, in minor units, None where a down payment fell
    into the period; ``deferred_interest`` grew during the deferral and is collected now.
    """

    number: int
    opening: Money
    share: Fraction
    exact: Fraction | None
    interest: Money
    deferred_interest: Money
    principal: Money
    arrears: Money
    fee: Money
    payment: Money

    @property
    def level(self) -> Money:
        """Interest and principal: the part that stays the same in a level plan."""
        return Money(self.interest + self.principal)


def worked_row(outcome: Simulated) -> WorkedRow | None:
    """The second payment after a deferral taken apart (the only one where there is one); None for a settlement."""
    terms, schedule = outcome.terms.plan, outcome.schedule
    if terms is None:
        return None
    if terms.pays_by_row:
        return _own_worked_row(outcome, terms)
    index = min(begins(outcome) + 1, len(schedule) - 1)
    share = _period_in_years(outcome, terms, index)
    exact, interest = None, schedule.interest[index]
    if terms.down_payment is None or index > first_row(outcome):
        exact = schedule.opening[index] * Fraction(terms.annual_rate) * share
        interest = half_up(exact.numerator, exact.denominator)
    return WorkedRow(
        number=index + schedule.first_number,
        opening=schedule.opening[index],
        share=share,
        exact=exact,
        interest=interest,
        deferred_interest=Money(schedule.interest[index] - interest),
        principal=schedule.principal[index],
        arrears=schedule.arrears[index],
        fee=schedule.fee[index],
        payment=schedule.payment[index],
    )


def _own_worked_row(outcome: Simulated, terms: InstalmentTerms) -> WorkedRow:
    """The first payment whose interest is that of its own days on one balance, or else the last without that sum."""
    schedule, rate = outcome.schedule, Fraction(terms.annual_rate)
    told = [explain_row(outcome, schedule.first_number + index) for index in range(first_row(outcome), len(schedule))]
    plain = [one for one in told[1:] or told if one.interest == one.charged and one.principal]
    row = next((one for one in plain if one.interest or not rate), told[-1])
    simple = row.interest == row.charged
    return WorkedRow(
        number=row.number,
        opening=row.opening,
        share=row.factor / rate if rate else Fraction(0),
        exact=row.exact if simple else None,
        interest=row.interest,
        deferred_interest=NOTHING,
        principal=row.principal,
        arrears=row.arrears,
        fee=row.fee,
        payment=row.payment,
    )


def _period_in_years(outcome: Simulated, terms: InstalmentTerms, index: int) -> Fraction:
    count = len(outcome.schedule) - first_row(outcome)
    if terms.method == "bullet":
        rule = deferral_rule(outcome)
        count = (terms.payments or 1) + (rule.periods if rule and rule.afterwards == "extend" else 0)
    due = dates_of(terms, terms.start or outcome.debt.as_of, count)
    shares = daycount.year_shares(due, terms.day_count)
    if terms.method == "bullet":
        return sum(shares[deferred(outcome) :], Fraction(0))
    return shares[index - first_row(outcome)]
