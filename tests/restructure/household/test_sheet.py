"""The full sheet: what counts, what is asked about, and what keeps a verdict waiting."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from msgspec import structs

from calculators.calendar import Frequency
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.household.guidelines import amount_for, in_force, payment_by_share
from restructure.household.household import LumpSum, month_of, quick
from restructure.household.means import Means, means_of
from restructure.household.sheet import Consent, Line, Sheet, household_of, mistakes, sheet_of
from restructure.household.standards import read_table, shipped, write_table
from restructure.money.expression import parse_sum
from restructure.policy import POLICIES
from tests.support.cases import CASE, DEBT, PLAN, simulated

NOW = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
AGREED = (Consent("client", NOW), Consent("partner", NOW))
WEEKLY = Frequency(1, "week")
PAY = Line("salary", Money(610_000))
RENT = Line("rent", Money(220_000))


def sheet(*lines: Line, **changes: object) -> Sheet:
    return replace(Sheet(lines=lines, consents=AGREED), **changes)  # type: ignore[arg-type]


def worked(one: Sheet, jurisdiction: str = "cn", currency: str = "CNY", policy: str = "neutral") -> Means:
    return means_of(
        one,
        POLICIES[policy],  # type: ignore[index]
        shipped(),
        jurisdiction=jurisdiction,
        currency=currency,
        today=NOW.date(),
        client="Zhao Example",
    )


def codes(one: Sheet) -> list[str]:
    return [mistake.reason.code for mistake in mistakes(one, "Zhao Example")]


def test_the_quick_figures_stand_in_the_full_sheet_without_retyping() -> None:
    told = quick(Money(926_667), Money(560_000), Money(160_000))
    grown = household_of(sheet_of(told, Sheet()))
    assert grown is not None
    savings = POLICIES["neutral"].savings
    assert month_of(grown, savings) == month_of(told, savings)


def test_the_lowest_of_the_last_months_counts_unless_the_mean_is_asked_for() -> None:
    months = tuple(map(Money, (240_000, 310_000, 272_000)))
    lowest = household_of(sheet(Line("part_time", months=months)))
    mean = household_of(sheet(Line("part_time", months=months, basis="mean")))
    assert lowest is not None
    assert mean is not None
    assert (lowest.incomes[0].amount, mean.incomes[0].amount) == (240_000, 274_000)


def test_two_months_are_too_few_to_call_an_income_irregular() -> None:
    assert codes(sheet(Line("part_time", months=(Money(1), Money(2))))) == ["months_out_of_range"]


def test_a_line_that_stands_twice_is_named_at_its_second_place() -> None:
    (found,) = mistakes(sheet(PAY, RENT, PAY))
    assert (found.line, found.reason.code) == (2, "line_twice")


def test_a_person_cannot_be_their_own_partner() -> None:
    assert codes(sheet(PAY, partner="Zhao Example")) == ["person_twice"]


def test_a_partner_agrees_personally_before_their_income_counts() -> None:
    theirs = Line("part_time", Money(250_000), who="partner")
    joint = sheet(PAY, RENT, theirs, mode="joint", adults=2, consents=AGREED[:1])
    assert codes(joint) == ["partner_consent_missing"]
    assert worked(joint).waiting == "mistakes"
    assert worked(replace(joint, consents=AGREED)).waiting == ""


def test_a_partners_income_is_not_taken_silently_into_a_sheet_for_one() -> None:
    assert codes(sheet(PAY, Line("part_time", Money(1), who="partner"))) == ["partner_not_counted"]


def test_a_contribution_is_all_that_counts_of_a_contributing_partner() -> None:
    gives = Line("contribution", Money(80_000), who="partner")
    assert codes(sheet(PAY, gives, mode="contributing", adults=2)) == []


def test_income_before_tax_needs_its_deductions() -> None:
    gross = replace(PAY, gross=True)
    assert codes(sheet(gross)) == ["gross_needs_deductions"]
    assert codes(sheet(gross, Line("deductions", Money(90_000)))) == []


def test_negative_lines_are_refused() -> None:
    assert codes(sheet(Line("rent", Money(-1)))) == ["amount_negative"]


@pytest.mark.parametrize(
    ("one", "waiting"),
    [
        (Sheet(lines=(PAY, RENT)), "consent"),
        (sheet(), "no_income"),
        (sheet(RENT), "no_income"),
        (sheet(PAY), "no_spending"),
        (sheet(PAY, RENT, RENT), "mistakes"),
    ],
)
def test_a_verdict_waits_and_says_why(one: Sheet, waiting: str) -> None:
    means = worked(one)
    assert (means.household, means.waiting) == (None, waiting)


def test_an_income_of_nothing_is_an_answer_and_leaves_a_negative_surplus() -> None:
    means = worked(sheet(Line("salary", Money(0)), RENT))
    assert means.month is not None
    assert (means.month.amount, means.waiting, means.housing_share) == (-220_000, "", None)


def test_the_share_that_papers_show_is_counted_by_amount() -> None:
    means = worked(sheet(replace(PAY, evidence="payslip"), Line("bonus", Money(610_000)), RENT))
    assert means.shown_income == Decimal("0.5")


# Guidelines.


@pytest.mark.parametrize(("persons", "standard"), [(1, 83_900), (2, 148_100), (3, 175_300), (4, 212_900), (6, 291_700)])
def test_the_us_national_standards_by_household(persons: int, standard: int) -> None:
    rows = in_force(shipped(), "us", date(2026, 1, 1), "USD")
    assert amount_for(rows, persons) == standard


def test_before_their_date_standards_say_nothing() -> None:
    assert in_force(shipped(), "us", date(2025, 4, 20), "USD") == ()


def test_spending_above_a_guideline_is_measured() -> None:
    means = worked(sheet(PAY, Line("groceries", Money(90_000))), "us", "USD")
    (above,) = (one for one in means.guidelines if one.above)
    assert above.above == 6_100


def test_the_lesser_of_actual_and_standard_counts() -> None:
    table, unread = read_table(
        "jurisdiction,start,rule,covers,persons,currency,amount\n"
        "us,2026-01-01,lesser,transport,1,USD,300\n"
        "us,2026-01-01,floor,,1,USD,500\n"
    )
    one = sheet(PAY, Line("transport", Money(25_000)))
    means = means_of(
        one, POLICIES["us"], table, jurisdiction="us", currency="USD", today=NOW.date(), client="Zhao Example"
    )
    assert not unread
    assert (means.guidelines[0].counts, means.guidelines[0].above) == (25_000, 0)
    assert means.short_of_floor == 25_000


def test_a_share_of_net_income_is_rounded_down_and_spares_low_incomes() -> None:
    # A Danish instalment scheme: 250,000 a year at 10 %, in steps of 50; nothing below 138,500.
    rule = {"share": Decimal("0.10"), "floor": Money(13_850_000), "multiple": Money(5_000)}
    assert payment_by_share(Money(25_000_000), **rule) == 205_000  # type: ignore[arg-type]
    assert payment_by_share(Money(12_000_000), **rule) is None  # type: ignore[arg-type]


def test_a_table_comes_back_as_it_was_written() -> None:
    assert read_table(write_table(shipped())) == (shipped(), ())


def test_an_empty_table_is_a_form_to_fill_in() -> None:
    assert read_table(write_table(())) == ((), ())


def test_a_row_that_cannot_be_used_is_named_with_its_column() -> None:
    _, unread = read_table(
        "jurisdiction,start,rule,covers,persons,currency,amount\nuk,2026-04-01,allowed,food,1,GBP,x\n"
    )
    assert [(one.line, one.column) for one in unread] == [(2, "amount")]


def test_a_file_without_the_columns_is_refused() -> None:
    with pytest.raises(Refusal, match="file_header"):
        read_table("a,b\n1,2\n")


# Sums.


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1160/4", 29_000), ("1200/3", 40_000), ("1.2万", 1_200_000), ("2×45.5+9", 10_000), ("(1k-100)÷2", 45_000)],
)
def test_sums_are_worked_out(text: str, amount: int) -> None:
    assert parse_sum(text, "CNY", "amount") == amount


@pytest.mark.parametrize(
    ("text", "code"),
    [("5/0", "divided_by_zero"), ("3-5", "amount_negative"), ("3+", "not_an_amount"), ("(3", "not_an_amount")],
)
def test_sums_that_mean_nothing_are_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        parse_sum(text, "CNY", "amount")


# What a plan is asked about.


def rules(**changes: object) -> list[str]:
    return [found.rule for found in simulated(case=structs.replace(CASE, **changes)).findings]


def test_a_home_above_half_of_income_is_asked_about_in_china() -> None:
    home = household_of(sheet(Line("salary", Money(400_000)), Line("rent", Money(210_000))))
    assert "housing_share" in rules(household=home, policy=POLICIES["cn-credit-card"])
    assert "housing_share" not in rules(household=home)


def test_all_debts_above_the_line_are_asked_about() -> None:
    home = household_of(sheet(Line("salary", Money(400_000)), Line("home_loan", Money(150_000))))
    assert "debt_share" in rules(household=home, policy=POLICIES["cn-licensed-loan"])


def test_money_borrowed_anew_stops_the_offer_in_the_uk() -> None:
    assert CASE.household is not None
    borrowed = structs.replace(CASE.household, lump_sum=LumpSum(Money(100_000), NOW.date(), "borrowed"))
    outcome = simulated(case=structs.replace(CASE, household=borrowed, policy=POLICIES["uk"]))
    assert next(one.severity for one in outcome.findings if one.rule == "new_borrowing") == "block"


@pytest.mark.parametrize(
    ("before", "rule"), [(130_000, "payment_not_lower"), (150_000, "payment_hardly_lower"), (200_000, None)]
)
def test_a_payment_hardly_lower_than_before_is_told_as_history(before: int, rule: str | None) -> None:
    found = rules(debt=structs.replace(DEBT, contract_payment=Money(before)))
    assert [one for one in found if one.startswith("payment_")] == ([rule] if rule else [])


def test_a_plan_that_breaks_under_the_stress_asked_for_is_tight() -> None:
    # Breaks when income falls 7.5 %: fine for a policy that asks for 5 %, tight for one that asks for 10 %.
    for fall, verdict in (("0.05", "affordable"), ("0.10", "tight")):
        policy = replace(CASE.policy, withstands=Decimal(fall))
        assert simulated(PLAN, case=structs.replace(CASE, policy=policy)).affordability.verdict == verdict
