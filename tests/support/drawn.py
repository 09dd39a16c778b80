"""Cases drawn at random, and what they come to: figures that no change may move unasked.

``python -m tests.support.drawn`` writes ``tests/vectors/drawn/figures.json`` anew; whoever does so says in the commit
which figures have moved, and why they are right.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Struct, structs

from calculators import calendar
from calculators.affordability import SavingsLine
from calculators.annual import CLOCKS, Flow, annual_rate
from calculators.business_days import rolled
from calculators.calendar import MONTHLY, Frequency, due_dates, frequency_text, parse_frequency, step
from calculators.cash_dates import CashDates
from calculators.changing import Known, changing_rows
from calculators.clearing import course, smallest_clearing
from calculators.daycount import Factors, years_between
from calculators.distribution import Owed, lump_sum_shares, missing, shares
from calculators.errors import Refusal
from calculators.holidays import Holiday
from calculators.ledger import Paid, Pause, RateFrom, accrued
from calculators.own_rows import OwnRow, own_rows
from calculators.parts import Carried, Parts
from calculators.regular import LevelRule
from calculators.rounding import Money
from calculators.row_by_row import PaidBeside
from calculators.stress import replayed, stressed
from calculators.uneven import rows_for_payment, uneven_rows
from restructure.authority.limits import Limits, Waivable, excesses, measures_of
from restructure.household.household import Household, Income, LumpSum, PriorityDebt, Spending, inflow_of
from restructure.offers.creditor_value import worth_of
from restructure.offers.option import Option
from restructure.offers.outcome import Case, Creditor, Original, Simulated
from restructure.offers.payoff import payoff
from restructure.offers.plan_summary import in_short
from restructure.offers.row_explanation import explain_row
from restructure.offers.terms import DownPayment, InstalmentTerms
from restructure.parties.account import Debt
from restructure.parties.organisation import DEMO
from restructure.policy import POLICIES, PolicyName
from restructure.proposals.counteroffer import counteroffer, search_space
from restructure.proposals.opening import opening_options
from restructure.proposals.query import DebtorStatement, SearchSpace
from restructure.simulation import simulate
from tests.soak import uneven as soaked
from tests.soak.amortization import FREQUENCIES, HARD_STARTS, draw

FILE = Path(__file__).parents[1] / "vectors" / "drawn" / "figures.json"
Line = tuple[str, tuple[Any, ...]]
"""What was drawn, in short, and what it comes to."""


def digest(figures: tuple[Any, ...]) -> str:
    return hashlib.sha256(repr(figures).encode()).hexdigest()[:12]


def refused(reason: Refusal) -> tuple[Any, ...]:
    return reason.field, reason.code, sorted((name, str(fact)) for name, fact in reason.facts.items())


def answer(ask: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """What comes of a question, or why nothing does."""
    try:
        return plain(ask(*given, **named))
    except Refusal as reason:
        return refused(reason)


def plain(found: Any) -> Any:
    """Records as the values in them."""
    if isinstance(found, tuple):
        return tuple(map(plain, found))
    if isinstance(found, Struct):
        return structs.astuple(found)
    return tuple(getattr(found, one.name) for one in fields(found)) if is_dataclass(found) else found


def household(random: Random, start: date, owed: int) -> Household:
    """Up to three incomes on days of their own, and money that comes once now and then."""
    a_month = max(owed // random.choice((4, 12, 30)), 3)
    incomes = tuple(
        Income(
            Money(a_month * random.randint(1, 4) // 2),
            random.choice(FREQUENCIES[1:7]),
            pay_day=random.choice((None, 1, 5, 15, 28, 31)),
        )
        for _ in range(random.randint(1, 3))
    )
    once = LumpSum(Money(owed // random.randint(2, 9)), start + timedelta(days=random.randint(-5, 90)), "bonus")
    return Household(
        incomes,
        (
            Spending("food", Money(a_month // random.randint(2, 5))),
            Spending("rent", Money(a_month // 4), random.choice(FREQUENCIES[1:7])),
        ),
        (PriorityDebt("tax", Money(a_month // 9)),) if random.random() < 0.5 else (),
        once if random.random() < 0.3 else None,
        random.choice((None, SavingsLine(Decimal("0.5")), SavingsLine(Decimal("0.1"), Money(a_month // 50)))),
    )


def options(random: Random) -> Iterator[Line]:
    """Options of every kind beside a household and a creditor."""
    for _ in range(320):
        debt, terms, treatment = draw(random)
        means = household(random, debt.as_of, debt.total) if random.random() < 0.8 else None
        creditor = Creditor(
            Decimal(random.choice(("0", "0.08", "0.15"))),
            Decimal("0.35"),
            Decimal("0.2"),
            random.randint(0, 36),
            survival=random.choice((None, Decimal("0.99"))),
            original=Original(Decimal("0.12"), random.randint(1, 60)),
        )
        debt = structs.replace(
            debt,
            contract_rate=random.choice((None, Decimal("0.18"))),
            contract_date=debt.as_of - timedelta(days=random.randint(0, 2000)),
            days_overdue=random.choice((None, 30, 400, 2000)),
            contract_payment=Money(debt.total // random.randint(3, 60)),
        )
        rules: PolicyName = random.choice(tuple(POLICIES))
        policy = replace(POLICIES[rules], withstands=random.choice((None, Decimal("0.2"))))
        case = Case(debt, policy, means, creditor)
        said = f"{terms.kind} {debt.total} from {debt.as_of}, {rules}"
        outcome = simulate(case, terms, treatment)
        if not isinstance(outcome, Simulated):
            yield said, refused(outcome.reason)
            continue
        yield (
            said,
            (outcome.totals.paid, outcome.totals.final_due, *figures_of(outcome), *around(random, case, outcome)),
        )


def figures_of(outcome: Simulated) -> tuple[Any, ...]:
    plan, sums, seen, rates = outcome.schedule, outcome.totals, outcome.affordability, outcome.rates
    columns = (
        plan.due,
        plan.opening,
        plan.payment,
        plan.principal,
        plan.interest,
        plan.arrears,
        plan.fee,
        plan.closing,
    )
    told = (sums.principal, sums.interest, sums.arrears, sums.fees, sums.waived, sums.payments, sums.largest_payment)
    means = (seen.verdict, seen.surplus, seen.largest, seen.left, seen.share, seen.first_failing, seen.breaks_at)
    return (
        *(*columns, plan.owed_after_default, plan.first_number, *told, rates and (rates.cn_simple, rates.cn_compound)),
        *(*means, seen.fails_on, seen.short, outcome.present_value, outcome.no_deal_value, outcome.waived.total),
        outcome.debt.total,
        [
            (one.rule, one.severity, sorted((key, str(fact)) for key, fact in one.facts.items()))
            for one in outcome.findings
        ],
    )


def around(random: Random, case: Case, outcome: Simulated) -> Iterator[Any]:
    """What is told of an outcome: its worth, its payoff, a row, its runs, what it withstands, what it asks."""
    assert case.creditor is not None
    plan = outcome.schedule
    worth = worth_of(outcome, case.debt, case.creditor)
    yield worth.recovery, worth.break_even and round(worth.break_even, 12), worth.loss, worth.is_diminished
    on = plan.due[0] + (plan.due[-1] - plan.due[0]) * random.random()
    for statutory in (False, True):
        yield answer(payoff, outcome, on, statutory=statutory)
    for number in (plan.first_number, plan.first_number + len(plan) // 2, plan.first_number + len(plan)):
        yield answer(explain_row, outcome, number)
    short = in_short(outcome)
    yield [(run.count, run.amount) for run in short.deferred + short.rest], short.down, short.on_top, short.count
    asked = measures_of(outcome)
    limits = Limits(
        24, Decimal("0.05"), Waivable(interest=Decimal("0.5")), Money(case.debt.total // 30), Decimal("0.6")
    )
    yield asked.months, asked.smallest_payment, [(one.limit, one.part) for one in excesses(asked, limits)]
    if outcome.month is not None and case.household is not None:
        dates = CashDates(outcome.debt.as_of, plan.due, outcome.terms.frequency, inflow_of(case.household))
        found = stressed(
            plan.payment, dates, outcome.month, first_number=plan.first_number, shock=Money(case.debt.total // 9)
        )
        yield (
            [fall.first_failing for fall in found.falls],
            found.missed_month,
            found.made_good,
            found.shock,
            found.shock_made_good,
        )
        past = ((outcome.month.income, outcome.month.spending), (Money(0), Money(0)))
        yield [(one.left, one.payment, one.failed) for one in replayed(plan.payment, outcome.terms.frequency, past)]


def uneven(random: Random) -> Iterator[Line]:
    """Plans whose rows differ, many of them with something that is refused or only just not."""
    for _ in range(320):
        debt, terms, treatment = soaked.draw(random)
        debt, terms = _harder(random, debt, terms)
        said = f"{terms.payments or terms.payment} of {debt.total} from {debt.as_of}"
        outcome = simulate(Case(debt, POLICIES["neutral"]), terms, treatment)
        if not isinstance(outcome, Simulated):
            yield said, refused(outcome.reason)
            continue
        plan = outcome.schedule
        on = plan.due[0] + (plan.due[-1] - plan.due[0]) * random.random()
        told = [answer(payoff, outcome, on, statutory=statutory) for statutory in (False, True)]
        told += [answer(explain_row, outcome, plan.first_number + row) for row in range(min(len(plan), 6))]
        yield said, (outcome.totals.paid, outcome.totals.final_due, *figures_of(outcome), *told)


def _harder(random: Random, debt: Debt, terms: InstalmentTerms) -> tuple[Debt, InstalmentTerms]:
    """A plan with a tiny debt, a rate beyond use, changes on the way, amounts and days that are not possible."""

    def chance(share: float) -> bool:
        return random.random() < share

    start = debt.as_of
    if chance(0.15):
        # Even rows, for what happens on the way alone.
        terms = structs.replace(terms, months=(), holidays=(), extra=())
    if chance(0.25):
        debt = structs.replace(
            debt, parts=Parts(*(Money(random.choice((0, 1, random.randint(1, 99)))) for _ in range(4)))
        )
    if chance(0.2):
        terms = structs.replace(terms, annual_rate=Decimal(random.choice(("3", "0.9"))))
    if terms.rows:
        return debt, structs.replace(terms, rows=(*terms.rows, terms.rows[-1])) if chance(0.1) else terms
    if chance(0.25):
        days = sorted(start + timedelta(days=random.randint(1, 300)) for _ in range(2))
        terms = structs.replace(
            terms, rate_changes=tuple(RateFrom(day, Decimal(random.choice(("0", "0.4")))) for day in days)
        )
    if chance(0.2):
        terms = structs.replace(terms, payment_rounding="up")
    if chance(0.2):
        down = Money(max(debt.parts.principal // random.randint(1, 9), 1))
        terms = structs.replace(terms, down_payment=DownPayment(down, start + timedelta(days=random.randint(0, 14))))
    if chance(0.2):
        payment = Money(debt.parts.principal // random.randint(2, 99) + 1)
        terms = structs.replace(terms, payment=payment, payments=random.choice((None, terms.payments)))
    if terms.extra and chance(0.3):
        one = replace(terms.extra[-1], amount=Money(debt.parts.principal // random.randint(1, 4)))
        terms = structs.replace(terms, extra=(replace(one, date=random.choice((one.date, terms.first_due, start))),))
    if terms.holidays and chance(0.3):
        first = terms.holidays[0]
        begins = first.end + timedelta(days=random.randint(-1, 20))
        ends = begins + timedelta(days=random.randint(-1, 60))
        terms = structs.replace(terms, holidays=(first, Holiday(begins, ends, "freeze")))
    if terms.payment is None and chance(0.1):
        terms = structs.replace(terms, final_due=start + timedelta(days=random.choice((250, 365, 800))), payments=None)
    return debt, structs.replace(terms, first_due=start) if chance(0.05) else terms


def tiny(random: Random) -> Iterator[Line]:
    """Debts of a few minor units whose rows differ: every payment is nearly too small or too large. Twenty a line."""
    for _ in range(100):
        yield "debts of a few minor units", tuple(answer for _ in range(20) for answer in _of_few_units(random))


def _of_few_units(random: Random) -> Iterator[Any]:
    count, principal = random.randint(1, 5), Money(random.randint(0, 30))
    charged = Factors(tuple(random.choice((0, 1, 2, 5, 30)) for _ in range(count)), random.choice((10, 20, 60)))
    carried = tuple(
        Carried(
            Money(random.randint(1, 12)),
            random.choice(("spread", "spread", "first", "last")),
            random.choice(("interest", "arrears", "fee")),
        )
        for _ in range(random.choice((0, 0, 1, 2)))
    )
    regular = random.randrange(count)
    wanted = tuple(
        None if row == regular else random.choice((None, None, Money(0), Money(random.randint(1, 12))))
        for row in range(count)
    )
    days = sorted((random.randrange(count), random.randint(0, 3)) for _ in range(random.choice((0, 0, 1, 2))))
    beside = tuple(
        PaidBeside(
            row,
            Money(random.randint(1, 9)),
            # Paid after a third of the period, after two, or with its row.
            Fraction(charged.numerators[row] * max(2 - thirds, 0), 3 * charged.denominator),
            on_due=thirds > 1,
            lowers=random.random() < 0.5,
        )
        for row, thirds in days
    )
    rule = LevelRule(random.choice((None, Money(random.randint(0, 15)))), random.choice(("half_up", "up")))
    known = [Known(0, charged)]
    if count > 1 and random.random() < 0.3:
        dearer = Factors(tuple(one + 1 for one in charged.numerators), charged.denominator)
        known.append(Known(random.randrange(1, count), dearer))
    yield answer(uneven_rows, principal, charged, tuple(known), carried, wanted, rule=rule, beside=beside)
    # So much of the old debt that it is still paid where the principal has ended.
    old = tuple(Carried(Money(5 * one.amount), one.where, one.column) for one in carried)
    yield answer(changing_rows, principal, charged, tuple(known), old, rule=rule)
    yield answer(rows_for_payment, principal, charged, carried, wanted, Money(random.randint(1, 20)))
    own = (
        OwnRow(date(2027, 1, 1 + row), None if row == regular else one or Money(random.randint(1, 12)))
        for row, one in enumerate(wanted)
    )
    yield answer(own_rows, principal, charged, carried, tuple(own))


def shared(random: Random) -> Iterator[Line]:
    """A month's payment and one sum among several debts, and how they end."""
    for _ in range(160):
        debts = tuple(
            Owed(
                f"{row}",
                Money(random.choice((0, 1, random.randint(1, 900_000)))),
                Decimal(random.choice(("0", "0.06", "0.18", "0.36"))),
                random.choice(("nominal", "effective")),
                Money(random.choice((0, 0, random.randint(1, 9_000)))),
                random.random() < 0.25,
                Money(random.choice((0, random.randint(1, 20_000)))),
                Money(random.choice((0, 0, 300))),
            )
            for row in range(random.randint(1, 5))
        )
        method: Any = random.choice(("pro_rata", "equal", "minimums_first", "avalanche", "snowball", "frozen", "token"))
        available, once = Money(random.randint(0, 60_000)), Money(random.randint(0, 900_000))
        yield (
            f"{available} a month to {len(debts)} by {method}",
            (
                answer(shares, available, debts, method),
                answer(missing, available, debts, method),
                answer(lump_sum_shares, once, debts, method, among_priority=random.random() < 0.5),
                answer(_ends, available, debts, method),
                answer(smallest_clearing, debts[:2], method),
            ),
        )


def _ends(available: Money, debts: tuple[Owed, ...], method: Any) -> tuple[Any, ...]:
    way = course(available, debts, method)
    return way.paid[:30], way.owed[:30], len(way.paid), way.interest, way.cleared_in, way.months, sorted(way.unagreed)


def days(random: Random) -> Iterator[Line]:
    """Due dates of every frequency, counts of them, and the shares of a year between them."""
    for _ in range(260):
        start = (
            random.choice(HARD_STARTS)
            if random.random() < 0.5
            else date(2023, 1, 1) + timedelta(days=random.randint(0, 1500))
        )
        often = random.choice((*FREQUENCIES, Frequency(2, "month"), Frequency(3, "half month"), Frequency(2, "year")))
        first = step(start, random.randint(1, 2), often) + timedelta(days=random.choice((0, 0, random.randint(-6, 40))))
        month_end: Any = random.choice(("clamp", "next_day"))
        anchor = random.choice((None, None, 1, 15, 16, 29, 30, 31))
        until = first + timedelta(days=random.randint(0, 900))
        rule: Any = {"anchor_day": anchor, "month_end": month_end}
        more = (
            answer(calendar.count_until, start, first, often, until, **rule),
            calendar.whole_periods(start, first, often, month_end),
            calendar.whole_months(start, until),
            [years_between(start, until, count) for count in ("30/360", "actual/365", "actual/360", "actual/actual")],
            [
                rolled(first, roll, place)
                for roll in ("following", "preceding", "modified_following")
                for place in ("none", "CN", "GB", "US")
            ],
        )
        yield (
            f"{frequency_text(often)} from {start} to {first}, {anchor}, {month_end}",
            (answer(_dates, start, first, often, 14, **rule), *more),
        )


def _dates(*given: Any, **named: Any) -> tuple[date, ...]:
    return due_dates(*given, **named).dates


def rates(random: Random) -> Iterator[Line]:
    """Annual rates of uneven flows by every method."""
    for _ in range(220):
        start = date(2023, 1, 1) + timedelta(days=random.randint(0, 1500))
        often = parse_frequency(
            random.choice(("weekly", "fortnightly", "half month", "monthly", "quarterly", "annual"))
        )
        lent = tuple(
            Flow(start + timedelta(days=random.choice((0, 31, 90)) * row), Money(random.randint(50_000, 900_000)))
            for row in range(random.choice((1, 1, 1, 2)))
        )
        count, first = random.choice((1, 1, 2, 12, 36)), start + timedelta(days=random.randint(0, 70))
        asked = sum(one.amount for one in lent) * random.randint(95, 160) // (100 * count)
        paid = tuple(
            Flow(step(first, row, often), Money(asked + random.choice((0, 0, asked // 3)))) for row in range(count)
        )
        method: Any = random.choice(tuple(CLOCKS))
        unit = often if method == "us_actuarial" or random.random() < 0.3 else None
        yield (
            f"{count} {frequency_text(often)} by {method}",
            answer(annual_rate, lent, paid, method=method, unit=unit),
        )


def interest(random: Random) -> Iterator[Line]:
    """Interest line by line, with rates that change, pauses and payments."""
    for _ in range(140):
        start = random.choice(HARD_STARTS)
        end = start + timedelta(days=random.randint(1, 900))
        inside = sorted(start + (end - start) * random.random() for _ in range(3))
        changes = (
            RateFrom(start + timedelta(days=random.randint(0, 1)), Decimal("0.12")),
            RateFrom(inside[1], Decimal("0.0435")),
        )
        pauses = (Pause(inside[0], random.choice((None, inside[2]))),) if random.random() < 0.5 else ()
        paid = tuple(Paid(day, Money(random.randint(1, 40_000))) for day in (start, inside[1], end))
        count: Any = random.choice(("30/360", "actual/365", "actual/360", "actual/actual"))
        yield (
            f"{start} to {end} by {count}",
            answer(accrued, Money(100_000), start, end, changes, day_count=count, pauses=pauses, payments=paid),
        )


def queries(random: Random) -> Iterator[Line]:
    """What can be offered to somebody who says what they can do, or what would have to change."""
    for _ in range(70):
        start = date(2026, 1, 1) + timedelta(days=random.randint(0, 400))
        owed = random.randint(20_000, 900_000)
        debt = Debt(
            "GBP", Parts(Money(owed), Money(owed // 9), Money(owed // 20), Money(owed // 50)), start, Decimal("0.18")
        )
        floor = Money(owed * random.randint(50, 110) // 100) if random.random() < 0.4 else None
        creditor = Creditor(Decimal("0.08"), Decimal("0.35"), Decimal("0.2"), 24, floor=floor)
        means = household(random, start, owed) if random.random() < 0.7 else None
        case = Case(
            debt,
            POLICIES[random.choice(("neutral", "uk", "cn-credit-card", "cn-private-lending"))],
            means,
            random.choice((None, creditor)),
        )
        says = DebtorStatement(
            random.choice((None, Money(owed // random.randint(8, 50)))),
            random.choice((None, None, Money(owed // random.randint(3, 12)))),
            start + timedelta(days=random.randint(1, 60)) if random.random() < 0.3 else None,
            random.choice((None, None, random.randint(3, 48))),
            random.choice((None, None, random.randint(2, 48))),
            start + timedelta(days=random.randint(0, 40)) if random.random() < 0.2 else None,
        )
        limits = Limits(
            random.choice((None, 24, 48)),
            random.choice((None, Decimal("0.05"))),
            Waivable(Decimal(0), Decimal("0.5"), Decimal(1), Decimal(0)),
        )
        look = search_space(case, Decimal("0.12"), limits)
        look = replace(
            look, rates=look.rates[::20], frequency=random.choice((MONTHLY, MONTHLY, parse_frequency("fortnightly")))
        )
        yield (
            f"{says.per_month} a month, {says.now} now, {says.max_months} months",
            (
                answer(_found, case, says, look),
                [_opened(case, one) for one in opening_options(case, DEMO.presets, start).values()],
            ),
        )


def _opened(case: Case, option: Option) -> tuple[Any, ...]:
    outcome = simulate(case, option.terms, option.treatment)
    return (
        (outcome.schedule.due, outcome.schedule.payment) if isinstance(outcome, Simulated) else refused(outcome.reason)
    )


def _found(case: Case, says: DebtorStatement, look: SearchSpace) -> tuple[Any, ...]:
    found = counteroffer(case, says, look)
    offers = [
        (one.kind, one.annual_rate, one.outcome.schedule.payment, one.outcome.schedule.due, one.outcome.waived.total)
        for one in found.offers
    ]
    return (
        offers,
        [(one.dimension, one.given, one.needed) for one in found.changes],
        found.forbearance and (found.forbearance.surplus, found.forbearance.concessions),
    )


GROUPS: tuple[Callable[[Random], Iterator[Line]], ...] = (options, uneven, tiny, shared, days, rates, interest, queries)


def lines(group: Callable[[Random], Iterator[Line]]) -> list[str]:
    """What was drawn, the first figure of what it comes to, and a digest of them all."""
    return [
        f"{place} {said}: {str(found[0])[:40] if found else ''} {digest(found)}"
        for place, (said, found) in enumerate(group(Random(39)), 1)
    ]


def main() -> None:
    """Write down what every group comes to."""
    FILE.write_text(
        json.dumps({one.__name__: lines(one) for one in GROUPS}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
