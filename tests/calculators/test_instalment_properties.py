from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators.calendar import MONTHLY, DueDates, due_dates, parse_frequency
from calculators.count import count_from_payment
from calculators.daycount import DayCount, Factors, factors, year_shares
from calculators.errors import Refusal
from calculators.instalment import Method, instalment
from calculators.level_rows import last_with, uncovered
from calculators.parts import Arranged, Carried, Parts, Treatment, arrange, regular_share
from calculators.regular import LevelRule
from calculators.rounding import Money, equal_shares, half_up
from calculators.schedule import Schedule
from tests.calculators import plans
from tests.support.choices import DAY_COUNTS, METHODS

TOO_DEAR = ("payment_below_interest", "first_period_too_long", "period_costs_more")
rules = st.builds(LevelRule, rounding=st.sampled_from(["half_up", "up"]), residue=st.sampled_from(["last", "balanced"]))


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Schedule, Arranged, DueDates, Decimal, DayCount, Method]:
    """A plan of any method, frequency, day count and rounding that is not refused."""
    due, rate, day_count, method = draw(plans.due()), draw(plans.rates), draw(plans.day_counts), draw(plans.methods)
    arranged = Arranged(draw(plans.principals), draw(plans.carried()), Parts(), Money(0))
    try:
        plan = instalment(arranged, due, factors(due, rate, day_count), method=method, rule=draw(rules))
    except Refusal as reason:
        assume(reason.code not in TOO_DEAR)
        raise
    return plan, arranged, due, rate, day_count, method


Drawn = tuple[Schedule, Arranged, DueDates, Decimal, DayCount, Method]


def carried_total(arranged: Arranged) -> int:
    return sum(one.amount for one in arranged.carried)


@given(drawn())
def test_a_plan_repays_exactly_what_is_owed(case: Drawn) -> None:
    plan, arranged, *_ = case
    assert sum(plan.principal) == arranged.principal
    assert sum(plan.arrears) + sum(plan.fee) == carried_total(arranged)
    assert plan.closing[-1] == plan.owed_after_default[-1] == 0


@given(drawn())
def test_nothing_in_a_plan_is_negative(case: Drawn) -> None:
    plan, *_ = case
    columns = (plan.opening, plan.payment, plan.principal, plan.interest, plan.arrears, plan.fee, plan.closing)
    assert min(min(column) for column in columns) >= 0


@given(drawn())
def test_each_row_adds_up_and_hands_its_balance_on(case: Drawn) -> None:
    plan, *_ = case
    rows = zip(plan.principal, plan.interest, plan.arrears, plan.fee, strict=True)
    assert plan.payment == tuple(map(sum, rows))
    assert plan.opening[1:] == plan.closing[:-1]
    assert all(a - b == c for a, b, c in zip(plan.opening, plan.principal, plan.closing, strict=True))


@given(drawn())
def test_interest_is_the_balance_times_the_period_rounded_half_up(case: Drawn) -> None:
    plan, _, due, rate, day_count, method = case
    exact = [Fraction(rate) * share for share in year_shares(due, day_count)]
    if method == "bullet":
        exact = [sum(exact, Fraction(0))]
    charges = [Fraction(balance) * factor for balance, factor in zip(plan.opening, exact, strict=True)]
    assert list(plan.interest) == [half_up(charge.numerator, charge.denominator) for charge in charges]


@given(drawn())
def test_what_is_owed_after_a_default_falls_by_principal_and_old_parts(case: Drawn) -> None:
    plan, arranged, *_ = case
    owed = arranged.principal + carried_total(arranged)
    for row in range(len(plan) - 1):
        owed -= plan.principal[row] + plan.arrears[row] + plan.fee[row]
        assert plan.owed_after_default[row] == owed


@given(plans.due(), plans.principals, plans.rates, plans.day_counts, rules)
def test_a_level_plan_pays_one_amount_until_its_last_row(
    due: DueDates, principal: Money, rate: Decimal, day_count: DayCount, rule: LevelRule
) -> None:
    period = factors(due, rate, day_count)
    # Where interest is nearly all of each payment, one unit of rounding is worth more than a row's principal.
    assume(principal >= 100 * len(due.dates) and sum(period.numerators) < 4 * period.denominator)
    try:
        plan = instalment(Arranged(principal, (), Parts(), Money(0)), due, period, method="level", rule=rule)
    except Refusal as reason:
        assume(reason.code not in TOO_DEAR)
        raise
    assert len(set(plan.payment[:-1])) <= 1
    assert plan.payment[-1] > 0
    assert len(plan) == len(due.dates)


@given(plans.due(), plans.principals)
def test_without_interest_the_level_payment_is_an_equal_share(due: DueDates, principal: Money) -> None:
    arranged = Arranged(principal, (), Parts(), Money(0))
    plan = instalment(arranged, due, factors(due, Decimal(0), "30/360"), method="level")
    assert plan.payment == equal_shares(principal, len(due.dates)) or plan.payment[0] == principal // len(due.dates)


@given(plans.due(60), plans.principals, plans.rates, plans.carried())
def test_the_count_solved_from_a_payment_is_the_smallest_that_works(
    due: DueDates, principal: Money, rate: Decimal, carried: tuple[Carried, ...]
) -> None:
    longest = due_dates(due.start, due.dates[0], due.frequency, 400)
    period = factors(longest, rate, "30/360")
    wanted = instalment(
        Arranged(principal, carried, Parts(), Money(0)), due, period.part(0, len(due.dates)), method="equal_principal"
    )
    payment = max(wanted.payment)
    assume(payment > period.interest(principal, 0))
    count = count_from_payment(principal, period, carried, payment)
    placed = [one.amount for one in carried if one.where != "spread"]
    short = due_dates(due.start, due.dates[0], due.frequency, count)
    arranged = Arranged(principal, carried, Parts(), Money(0))
    plan = instalment(arranged, short, period.part(0, count), method="level", rule=LevelRule(payment=payment))
    regular = [Money(one) for one in plan.payment[1:-1]]
    assert set(regular) <= {payment}
    # Where the payment is the computed one, each row's rounding grows with interest until the last absorbs it.
    longest_period = Fraction(max(period.numerators), period.denominator)
    roundings = sum((1 + longest_period) ** row for row in range(count))
    assert 0 < plan.payment[-1] <= payment + sum(placed) + roundings
    assert plan.closing[-1] == 0


def test_of_tiny_debts_the_count_is_the_first_that_clears_of_all_counts_in_turn() -> None:
    random, counted = Random(10), 0
    due = due_dates(date(2026, 1, 1), date(2026, 2, 1), MONTHLY, 24)
    for _ in range(200):
        principal, rate = Money(random.randint(1, 300)), Decimal(random.choice(("0", "0.12", "0.36", "1.2")))
        spread = Carried(Money(random.randint(1, 40)), "spread", "arrears")
        carried = random.choice(((), (spread,), (spread, Carried(Money(random.randint(1, 40)), "last", "fee"))))
        payment, period = Money(random.randint(1, 60)), factors(due, rate, "30/360")
        try:
            count = count_from_payment(principal, period, carried, payment)
        except Refusal:
            continue
        assert count == first_that_clears(principal, period, carried, payment)
        counted += 1
    assert counted > 100


def first_that_clears(principal: Money, period: Factors, carried: tuple[Carried, ...], payment: Money) -> int | None:
    """The first count whose last row is no larger, each tried; with its shares the debt may end a row sooner."""
    for count in range(1, len(period) + 1):
        lasts = [last_with(principal, period.part(0, fewer), carried, payment, count) for fewer in range(1, count + 1)]
        covers = uncovered(principal, period.part(0, count), Money(payment - regular_share(carried, count))) is None
        if covers and lasts[-1] <= payment:
            return max((fewer for fewer, last in enumerate(lasts, 1) if last > 0), default=count)
    return None


@given(plans.principals, plans.rates, plans.carried(), st.integers(1, 10**4).map(Money))
def test_the_payment_that_a_refusal_names_works(
    principal: Money, rate: Decimal, carried: tuple[Carried, ...], payment: Money
) -> None:
    period = factors(due_dates(date(2026, 1, 1), date(2026, 2, 1), MONTHLY, 240), rate, "30/360")
    try:
        count_from_payment(principal, period, carried, payment)
    except Refusal as refused:
        smallest = refused.facts["smallest"]
        assert isinstance(smallest, int)  # a payment that works is as good
        assert count_from_payment(principal, period, carried, Money(smallest)) <= 240


@st.composite
def agreed(draw: st.DrawFn) -> tuple[Arranged, DueDates, Factors, Money]:
    """A payment around the interest of a period, or around what repays the debt, over a plan with an odd beginning."""
    due, rate = draw(plans.due(60)), draw(plans.rates)
    principal = draw(st.integers(10**4, 10**8).map(Money))
    period = factors(due, rate, draw(plans.day_counts))
    near = draw(st.sampled_from([max(period.interest(principal, row) for row in range(len(period))), principal // 12]))
    payment = Money(max(1, near + draw(st.integers(-near // 3 - 2, near // 3 + 2))))
    return Arranged(principal, draw(plans.carried()), Parts(), Money(0)), due, period, payment


def outcome(arranged: Arranged, due: DueDates, period: Factors, rule: LevelRule) -> Schedule | Refusal:
    """The plan under a rule, or why there is none."""
    try:
        return instalment(arranged, due, period, method="level", rule=rule)
    except Refusal as refused:
        return refused


def stands(plan: Schedule, arranged: Arranged, payment: Money) -> bool:
    """Whether every row but the last pays what was agreed, with what falls due there alone."""
    once = sum(one.amount for one in arranged.carried if one.where == "first")
    rows = (Money(plan.payment[0] - once), *plan.payment[1:]) if len(plan) > 1 else ()
    return set(rows[:-1]) <= {payment}


@given(agreed())
def test_an_agreed_payment_stands_in_every_row_or_is_refused_with_the_smallest_that_does(
    case: tuple[Arranged, DueDates, Factors, Money],
) -> None:
    arranged, due, period, payment = case

    def tried(amount: int) -> Schedule | Refusal:
        return outcome(arranged, due, period, LevelRule(payment=Money(amount)))

    first = tried(payment)
    if isinstance(first, Schedule):
        assert stands(first, arranged, payment)
        return
    smallest = first.facts.get("smallest")
    assert first.code == "payment_too_large" or isinstance(smallest, int)
    if isinstance(smallest, int):
        found = tried(smallest)
        # A plan of few rows may be cleared by less than its dearest interest.
        cleared = isinstance(found, Refusal) and found.code == "payment_too_large"
        assert cleared or (isinstance(found, Schedule) and stands(found, arranged, Money(smallest)))
        assert isinstance(tried(smallest - 1), Refusal)


@given(agreed(), st.sampled_from([10, 100, 1000, 5000]))
def test_a_payment_rounded_to_a_multiple_stands_in_every_row_or_is_refused(
    case: tuple[Arranged, DueDates, Factors, Money], multiple: int
) -> None:
    arranged, due, period, _ = case
    plan = outcome(arranged, due, period, LevelRule(multiple=Money(multiple)))
    if isinstance(plan, Refusal):
        assert plan.code in ("multiple_does_not_fit", *TOO_DEAR)
        return
    regular = Money(plan.payment[0] - sum(one.amount for one in arranged.carried if one.where == "first"))
    assert len(plan) == 1 or (stands(plan, arranged, regular) and regular % multiple == 0)


@given(parts=plans.parts, treatment=plans.treatments)
def test_a_debt_is_arranged_without_losing_a_unit(parts: Parts, treatment: Treatment) -> None:
    arranged = arrange(parts, treatment)
    assert arranged.principal + carried_total(arranged) + arranged.waived.total == parts.total
    assert arranged.principal == parts.principal + arranged.capitalised


@settings(max_examples=5)
@given(plans.principals, st.sampled_from(METHODS), st.sampled_from(DAY_COUNTS))
def test_six_hundred_payments_still_come_out_even(principal: Money, method: Method, day_count: DayCount) -> None:
    start = date(2024, 1, 31)
    due = due_dates(start, date(2024, 2, 29), parse_frequency("monthly"), 600)
    period = factors(due, Decimal("0.05"), day_count)
    plan = instalment(Arranged(principal, (), Parts(), Money(0)), due, period, method=method)
    assert sum(plan.principal) == principal
    assert plan.closing[-1] == 0
