"""Every line that a rule draws: the day before it, the day itself, the day after; just under, exactly, just over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from calculators.deferral import DeferralRule
from calculators.parts import PartName, Parts, PartTreatment, Treatment
from calculators.rounding import Money
from restructure.offers.terms import DeferralTerms, InstalmentTerms, SettlementTerms
from restructure.parties.itemization import Itemization, disputed_until
from restructure.parties.situation import BreathingSpace, Contact, Hold, Mandate
from restructure.policy import PolicyName
from restructure.rules.conditions import CONDITIONS, Seen
from restructure.rules.forbearance import lifted
from restructure.rules.packs import PACKS, days_to_answer, pack_named, years_kept
from tests.support.trials import (
    DEBT,
    FIRST,
    NOON,
    PLAN,
    SETTLED,
    TODAY,
    Trial,
    calls,
    known,
    simulated,
    spoken,
    told,
    with_parts,
)

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
YESTERDAY, TOMORROW = TODAY - DAY, TODAY + DAY
AROUND_TODAY = (YESTERDAY, TODAY, TOMORROW)
FREE = structs.replace(PLAN, annual_rate=Decimal(0), payments=20)
"""No interest, so that payments are whole shares of the debt."""
DOLLARS = structs.replace(with_parts(fees=100_000), currency="USD")
LENT = structs.replace(DEBT, contract_date=date(2025, 11, 25), lender_type="private", paid_charges=Money(0))
WORTH = simulated(Trial(floor=0), "neutral").present_value or 0
YEAR_END = date(2026, 12, 31)


def owing(amount: int) -> Any:
    return structs.replace(DEBT, parts=Parts(Money(amount)))


def at(hour: int, minute: int = 0) -> datetime:
    return NOON.replace(hour=hour, minute=minute)


def rate(typed: str) -> InstalmentTerms:
    return structs.replace(PLAN, annual_rate=Decimal(typed))


def due_on(day: date) -> Trial:
    return Trial(structs.replace(PLAN, payments=1, first_due=day, roll="following", calendar="CN"))


def rising(token: int) -> Trial:
    """A month of so much, then a million less that in two."""
    rule = DeferralRule(1, during="token", token=Money(token), afterwards="extend")
    return Trial(DeferralTerms(structs.replace(FREE, payments=2), rule))


def rising_in_two(token: int) -> Trial:
    """A payment of so much, then what it leaves of a million."""
    rule = DeferralRule(1, during="token", token=Money(token), afterwards="same_end")
    return Trial(DeferralTerms(structs.replace(FREE, payments=2), rule))


def talked(*days_ago: int) -> Trial:
    contacts = tuple(Contact(NOON - days * DAY, "call", talked=True, number="1") for days in days_ago)
    return Trial(situation=known(local_now=NOON, contacts=contacts))


def called(*back: timedelta, talked: bool = False) -> Trial:
    contacts = tuple(Contact(NOON - one, "call", talked=talked, number="1") for one in back)
    return Trial(situation=known(party="agency", local_now=NOON, contacts=contacts))


def waived(amount: int) -> Trial:
    return Trial(debt=DOLLARS, treatment=Treatment(fees=PartTreatment(Money(amount))))


def forgiven(amount: int) -> Trial:
    """So much principal forgiven in a settlement."""
    order: tuple[PartName, ...] = ("principal", "interest", "penalty", "fees")
    return Trial(SettlementTerms(FIRST, FIRST, amount=Money(1_100_000 - amount), waiver_order=order), DOLLARS)


def of_consumer(**facts: object) -> Trial:
    return Trial(situation=known(party="agency", local_now=NOON, **facts))


def held(*, until: date = TODAY, start: date = TODAY - 30 * DAY, **facts: object) -> Trial:
    return Trial(situation=known(holds=(Hold(start, until),), **facts))


def owing_charges(day: date, amount: int) -> Trial:
    """A contract of that day, of which so much is asked beside the principal, in one sum tomorrow."""
    debt = structs.replace(LENT, contract_date=day, parts=Parts(Money(1_000_000), Money(amount)))
    return Trial(structs.replace(SETTLED, fraction=Decimal(1), expires=TOMORROW, first_due=TOMORROW), debt)


def lent_on(day: date, typed: str = "0.16") -> Trial:
    return Trial(rate(typed), structs.replace(DEBT, contract_date=day))


Line = tuple[PolicyName, str, Callable[[Any], Trial], tuple[Any, Any, Any], str]
LINES: list[Line] = [
    # What speaks on each of the three is an x, silence a dot.
    ("neutral", "below_floor", lambda sum_: Trial(floor=sum_), (WORTH - 1, WORTH, WORTH + 1), "..x"),
    # Of 55,556 a tenth is set aside, and 50,000 are left.
    ("neutral", "above_surplus", lambda sum_: Trial(FREE, income=sum_), (55_555, 55_556, 55_557), "x.."),
    (
        "neutral",
        "source_of_funds",
        lambda sum_: Trial(structs.replace(SETTLED, expires=FIRST), income=sum_),
        (555_555, 555_556, 555_557),
        "x..",
    ),
    ("neutral", "payment_rises", rising, (199_999, 200_000, 200_001), "x.."),
    ("neutral", "payment_rises", rising_in_two, (333_332, 333_333, 333_334), "xx."),
    (
        "neutral",
        "large_last_payment",
        lambda sum_: Trial(structs.replace(FREE, payments=4, payment=Money(sum_)), owing(900_000)),
        (199_999, 200_000, 200_001),
        "x..",
    ),
    ("neutral", "rate_beyond_one", lambda typed: Trial(rate(typed)), ("0.999999", "1", "1.000001"), "..x"),
    (
        "neutral",
        "interest_on_interest",
        lambda sum_: Trial(
            debt=with_parts(interest=sum_), treatment=Treatment(interest=PartTreatment(rest="capitalise"))
        ),
        (0, 1, 2),
        ".xx",
    ),
    ("us", "waiver_conditional", waived, (0, 1, 2), ".xx"),
    ("neutral", "calendar_provisional", due_on, (YEAR_END - DAY, YEAR_END, YEAR_END + DAY), "..x"),
    (
        "neutral",
        "payment_not_lower",
        lambda sum_: Trial(FREE, structs.replace(DEBT, contract_payment=Money(sum_))),
        (49_999, 50_000, 50_001),
        "xx.",
    ),
    (
        "neutral",
        "payment_hardly_lower",
        lambda sum_: Trial(FREE, structs.replace(DEBT, contract_payment=Money(sum_))),
        (49_999, 50_000, 50_001),
        "..x",
    ),
    (
        "neutral",
        "payment_hardly_lower",
        lambda sum_: Trial(FREE, structs.replace(owing(900_000), contract_payment=Money(sum_))),
        (49_999, 50_000, 50_001),
        "x..",
    ),
    ("neutral", "on_hold", lambda day: held(until=day), AROUND_TODAY, ".xx"),
    ("neutral", "on_hold", lambda day: held(start=day, until=TOMORROW), AROUND_TODAY, "xx."),
    ("neutral", "on_hold", lambda day: held(called_us_on=day), AROUND_TODAY, "x.x"),
    ("neutral", "hold_ended", lambda day: held(until=day), AROUND_TODAY, "x.."),
    (
        "neutral",
        "hold_ended",
        lambda day: held(until=TODAY - 9 * DAY, called_us_on=day),
        (TODAY - 10 * DAY, TODAY - 9 * DAY, TODAY - 8 * DAY),
        "xx.",
    ),
    (
        "cn-licensed-loan",
        "housing_share",
        lambda sum_: Trial(income=500_000, rent=sum_),
        (249_999, 250_000, 250_001),
        "..x",
    ),
    (
        "cn-licensed-loan",
        "debt_share",
        lambda sum_: Trial(FREE, owing(1_100_000), income=sum_),
        (99_999, 100_000, 100_001),
        "x..",
    ),
    (
        "cn-licensed-loan",
        "interest_deducted",
        lambda sum_: Trial(situation=known(cash_received=Money(sum_))),
        (999_999, 1_000_000, 1_000_001),
        "x..",
    ),
    (
        "cn-licensed-loan",
        "penalty_heavy",
        # A year at the contract's 10 % is a loss of 100,000.
        lambda sum_: Trial(
            debt=structs.replace(with_parts(penalty=sum_), contract_rate=Decimal("0.1"), days_overdue=365)
        ),
        (129_999, 130_000, 130_001),
        "..x",
    ),
    (
        "cn-licensed-loan",
        "penalty_heavy",
        # Below one and a half times the prime rate of 3 %, that is the loss: 45,000 a year.
        lambda sum_: Trial(
            debt=structs.replace(with_parts(penalty=sum_), contract_rate=Decimal("0.04"), days_overdue=365)
        ),
        (58_499, 58_500, 58_501),
        "..x",
    ),
    (
        "cn-licensed-loan",
        "limitation",
        lambda day: Trial(debt=structs.replace(DEBT, last_due=day, days_overdue=3000)),
        (date(2023, 11, 24), date(2023, 11, 25), date(2023, 11, 26)),
        "x..",
    ),
    (
        "cn-licensed-loan",
        "limitation",
        # The later of the two decides, and a last day that is a day off goes on to the next working day.
        lambda day: Trial(
            debt=structs.replace(DEBT, last_due=date(2020, 1, 1)),
            situation=known(last_restart=date(2023, 11, 21), today=day),
        ),
        (date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24)),
        "..x",
    ),
    (
        "cn-licensed-loan",
        "limitation_near",
        lambda day: Trial(debt=structs.replace(DEBT, last_due=day)),
        (date(2024, 5, 24), date(2024, 5, 25), date(2024, 5, 28)),
        "xx.",
    ),
    (
        "cn-licensed-loan",
        "limitation_unknown",
        lambda days: Trial(debt=structs.replace(DEBT, days_overdue=days)),
        (365 * 3, 365 * 3 + 1, 365 * 3 + 2),
        "..x",
    ),
    (
        "cn-licensed-loan",
        "limitation",
        lambda day: Trial(situation=known(last_restart=day)),
        (date(2023, 11, 24), date(2023, 11, 25), date(2023, 11, 26)),
        "x..",
    ),
    *(
        (
            "cn-licensed-loan",
            rule,
            lambda day: Trial(debt=structs.replace(DEBT, last_due=day, days_overdue=3000)),
            (date(2023, 11, 24), date(2023, 11, 25), date(2023, 11, 26)),
            speaks,
        )
        for rule, speaks in (("limitation_told", "x.."), ("limitation_restarts", ".xx"))
    ),
    (
        "cn-licensed-loan",
        "limitation_unknown_told",
        lambda days: Trial(debt=structs.replace(DEBT, days_overdue=days)),
        (365 * 3, 365 * 3 + 1, 365 * 3 + 2),
        "..x",
    ),
    (
        "cn-licensed-loan",
        "cost_sheet",
        lambda day: Trial(situation=known(today=day)),
        (date(2026, 7, 31), date(2026, 8, 1), date(2026, 8, 2)),
        ".xx",
    ),
    (
        "cn-licensed-loan",
        "mandate",
        lambda day: Trial(situation=known(party="agency", mandate=Mandate("M-1", day))),
        AROUND_TODAY,
        "x..",
    ),
    (
        "cn-credit-card",
        "term_too_long",
        lambda count: Trial(structs.replace(PLAN, payments=count)),
        (59, 60, 61),
        "..x",
    ),
    (
        "cn-credit-card",
        "term_too_long",
        lambda day: Trial(structs.replace(PLAN, payments=60, first_due=day)),
        (date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26)),
        "..x",
    ),
    (
        "cn-credit-card",
        "too_many_payments",
        lambda count: Trial(structs.replace(PLAN, payments=count, first_due=TOMORROW)),
        (59, 60, 61),
        "..x",
    ),
    (
        "cn-credit-card",
        "cash_type_limits",
        lambda sum_: Trial(debt=owing(sum_), situation=known(cash_type=True)),
        (4_999_999, 5_000_000, 5_000_001),
        "..x",
    ),
    (
        "cn-credit-card",
        "cash_type_limits",
        lambda count: Trial(structs.replace(PLAN, payments=count), situation=known(cash_type=True)),
        (23, 24, 25),
        "..x",
    ),
    (
        "cn-credit-card",
        "practice_24",
        lambda typed: Trial(rate(typed)),
        ("0.2399", "0.24", "0.2401"),
        "..x",
    ),
    (
        "cn-credit-card",
        "assisted_24",
        lambda typed: Trial(rate(typed), situation=known(assisted_lending=True)),
        ("0.2399", "0.24", "0.2401"),
        "..x",
    ),
    (
        "cn-licensed-loan",
        "assisted_24",
        lambda day: Trial(rate("0.25"), situation=known(assisted_lending=True, today=day)),
        (date(2025, 9, 30), date(2025, 10, 1), date(2025, 10, 2)),
        ".xx",
    ),
    (
        "cn-licensed-loan",
        "micro_loan_cost",
        lambda typed: Trial(rate(typed), structs.replace(DEBT, lender_type="micro_loan")),
        ("0.1199", "0.12", "0.1201"),
        "..x",
    ),
    (
        "cn-credit-card",
        "interest_on_fees",
        lambda day: Trial(
            debt=with_parts(fees=1),
            treatment=Treatment(fees=PartTreatment(rest="capitalise")),
            situation=known(today=day),
        ),
        (date(2016, 12, 31), date(2017, 1, 1), date(2017, 1, 2)),
        ".xx",
    ),
    (
        "cn-licensed-loan",
        "guarantee_ended",
        lambda day: Trial(situation=known(guaranteed_until=day)),
        AROUND_TODAY,
        "x..",
    ),
    (
        "cn-licensed-loan",
        "guarantee_ends_inside",
        lambda day: Trial(situation=known(guaranteed_until=day)),
        (date(2028, 11, 24), date(2028, 11, 25), date(2028, 11, 26)),
        "x..",
    ),
    (
        "cn-credit-card",
        "interest_on_fees",
        lambda sum_: Trial(debt=with_parts(fees=sum_), treatment=Treatment(fees=PartTreatment(rest="capitalise"))),
        (0, 1, 2),
        ".xx",
    ),
    ("cn-credit-card", "practice_24", lambda typed: Trial(rate(typed)), ("0.2399", "0.24", "0.2401"), "..x"),
    ("cn-licensed-loan", "practice_24", lambda typed: Trial(rate(typed)), ("0.2399", "0.24", "0.2401"), "..x"),
    (
        "cn-licensed-loan",
        "night",
        lambda now: Trial(situation=known(local_now=now)),
        (at(7, 59), at(8), at(8, 1)),
        "x..",
    ),
    (
        "cn-licensed-loan",
        "night",
        lambda now: Trial(situation=known(local_now=now)),
        (at(21, 59), at(22), at(22, 1)),
        ".xx",
    ),
    (
        "cn-licensed-loan",
        "talks_a_day",
        lambda count: Trial(situation=known(local_now=NOON, contacts=calls(count, talked=True))),
        (2, 3, 4),
        ".xx",
    ),
    (
        "cn-licensed-loan",
        "talks_a_day",
        lambda count: Trial(situation=known(local_now=NOON, contacts=calls(count, talked=False))),
        (2, 3, 4),
        "...",
    ),
    (
        "cn-licensed-loan",
        "attempts_a_day",
        lambda count: Trial(situation=known(local_now=NOON, contacts=calls(count, talked=False))),
        (5, 6, 7),
        ".xx",
    ),
    (
        "cn-private-lending",
        "cap_unknown_before",
        lent_on,
        (date(2015, 8, 31), date(2015, 9, 1), date(2015, 9, 2)),
        "x..",
    ),
    ("cn-private-lending", "prime_rate_old", lent_on, (date(2026, 8, 19), date(2026, 8, 20), date(2026, 8, 21)), "..x"),
    ("cn-private-lending", "prime_rate_old", lent_on, (date(2020, 8, 19), date(2020, 8, 20), date(2020, 8, 21)), "x.."),
    (
        "cn-private-lending",
        "charges_above_cap",
        lambda sum_: owing_charges(date(2020, 8, 20), sum_),
        (965_769, 965_770, 965_771),
        "..x",
    ),
    (
        "cn-private-lending",
        "charges_above_cap_of_today",
        lambda sum_: owing_charges(date(2020, 8, 19), sum_),
        (753_204, 753_205, 753_206),
        "..x",
    ),
    (
        "cn-private-lending",
        "charges_above_cap_of_today",
        lambda day: owing_charges(day, 10_000_000),
        (date(2015, 8, 31), date(2015, 9, 1), date(2015, 9, 2)),
        ".xx",
    ),
    (
        "cn-private-lending",
        "overdue_charges_above_cap",
        lambda days: Trial(
            debt=structs.replace(LENT, days_overdue=days, parts=Parts(Money(1_000_000), fees=Money(9_863)))
        ),
        (29, 30, 31),
        "x..",
    ),
    ("cn-private-lending", "rate_above_cap", lent_on, (date(2020, 8, 19), date(2020, 8, 20), date(2020, 8, 21)), ".xx"),
    (
        "cn-private-lending",
        "rate_above_cap_of_today",
        lent_on,
        (date(2020, 8, 19), date(2020, 8, 20), date(2020, 8, 21)),
        "x..",
    ),
    (
        "cn-private-lending",
        "rate_above_cap",
        lambda typed: Trial(rate(typed), LENT),
        ("0.1199", "0.12", "0.1201"),
        "..x",
    ),
    (
        "cn-private-lending",
        "rate_above_cap_of_today",
        lambda typed: lent_on(date(2020, 8, 19), typed),
        ("0.1199", "0.12", "0.1201"),
        "..x",
    ),
    (
        "uk",
        "breathing_space_plan",
        lambda day: Trial(situation=known(breathing_space=BreathingSpace(TODAY - 30 * DAY, day))),
        AROUND_TODAY,
        ".xx",
    ),
    (
        "uk",
        "breathing_space_contact",
        lambda day: Trial(situation=known(breathing_space=BreathingSpace(day))),
        AROUND_TODAY,
        "xx.",
    ),
    (
        "uk",
        "default_notice_short",
        lambda day: Trial(situation=known(default_notice_on=date(2026, 11, 2), default_notice_expired_on=day)),
        (date(2026, 11, 15), date(2026, 11, 16), date(2026, 11, 17)),
        "x..",
    ),
    (
        "uk",
        "default_notice_running",
        lambda day: Trial(situation=known(default_notice_on=date(2026, 11, 2), default_notice_expired_on=day)),
        AROUND_TODAY,
        "..x",
    ),
    (
        "uk",
        "called_in_early",
        lambda day: Trial(situation=known(called_in_on=TODAY, default_notice_expired_on=day)),
        AROUND_TODAY,
        "..x",
    ),
    (
        "uk",
        "called_in_early",
        # The term is over: nothing is asked for early.
        lambda day: Trial(debt=structs.replace(DEBT, last_due=day), situation=known(called_in_on=TODAY)),
        AROUND_TODAY,
        ".xx",
    ),
    (
        "uk",
        "arrears_notice_missing",
        # Fourteen days, and the day on which two payments are missing is the first of them.
        lambda day: Trial(situation=known(arrears_since=day)),
        (TODAY - 14 * DAY, TODAY - 13 * DAY, TODAY - 12 * DAY),
        "x..",
    ),
    (
        "uk",
        "arrears_notice_gap",
        lambda day: Trial(situation=known(arrears_since=day)),
        (TODAY - 14 * DAY, TODAY - 13 * DAY, TODAY - 12 * DAY),
        "x..",
    ),
    (
        "uk",
        "arrears_notice_missing",
        # The first was missed on 11 October: from 12 November on two are missing.
        lambda days: Trial(debt=structs.replace(DEBT, days_overdue=days)),
        (46, 45, 44),
        "x..",
    ),
    (
        "uk",
        "arrears_notice_missing",
        lambda day: Trial(situation=known(arrears_since=date(2026, 1, 2), arrears_notice_on=day)),
        (date(2026, 5, 24), date(2026, 5, 25), date(2026, 5, 26)),
        "x..",
    ),
    (
        "uk",
        "arrears_notice_due",
        lambda day: Trial(situation=known(arrears_since=date(2026, 1, 2), arrears_notice_on=day)),
        (date(2026, 5, 24), date(2026, 5, 25), date(2026, 5, 26)),
        ".xx",
    ),
    (
        "uk",
        "arrears_notice_due",
        lambda day: Trial(situation=known(arrears_since=date(2026, 1, 2), arrears_notice_on=day)),
        (date(2026, 6, 24), date(2026, 6, 25), date(2026, 6, 26)),
        "xx.",
    ),
    (
        "uk",
        "arrears_notice_with_statement",
        lambda day: Trial(
            debt=structs.replace(DEBT, product="credit_card"),
            situation=known(arrears_since=date(2026, 11, 2), arrears_notice_on=day),
        ),
        (date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 3)),
        "x..",
    ),
    (
        "uk",
        "limitation",
        lambda day: Trial(situation=known(nation="england_wales", last_restart=day)),
        (date(2020, 11, 24), date(2020, 11, 25), date(2020, 11, 26)),
        "x..",
    ),
    (
        "uk",
        "limitation_scotland",
        lambda days: Trial(debt=structs.replace(DEBT, days_overdue=days), situation=known(nation="scotland")),
        (365 * 5, 365 * 5 + 1, 365 * 5 + 2),
        "..x",
    ),
    (
        "uk",
        "limitation",
        # Regulated credit runs from the end of the default notice.
        lambda day: Trial(
            debt=structs.replace(DEBT, days_overdue=3000),
            situation=known(nation="england_wales", regulated=True, default_notice_expired_on=day),
        ),
        (date(2020, 11, 24), date(2020, 11, 25), date(2020, 11, 26)),
        "x..",
    ),
    (
        "uk",
        "limitation",
        # Six years from 25 November 2018: what comes after their end revives nothing.
        lambda day: Trial(
            debt=structs.replace(DEBT, days_overdue=2922),
            situation=known(nation="england_wales", regulated=False, last_restart=day),
        ),
        (date(2024, 11, 24), date(2024, 11, 25), date(2024, 11, 26)),
        "..x",
    ),
    (
        "uk",
        "limitation_running",
        lambda day: Trial(situation=known(nation="england_wales", last_restart=day)),
        (date(2020, 11, 24), date(2020, 11, 25), date(2020, 11, 26)),
        ".xx",
    ),
    (
        "uk",
        "adviser_asked",
        lambda day: Trial(situation=known(adviser_asked_on=day)),
        (date(2026, 10, 25), date(2026, 10, 26), date(2026, 10, 27)),
        ".xx",
    ),
    (
        "uk",
        "moratorium_scotland",
        lambda day: Trial(situation=known(moratorium=BreathingSpace(day))),
        (date(2026, 5, 24), date(2026, 5, 25), date(2026, 5, 26)),
        ".xx",
    ),
    (
        "uk",
        "breathing_space_contact",
        # The form for a mental-health crisis ends thirty days after the treatment.
        lambda day: Trial(
            situation=known(space_kind="mental_health", breathing_space=BreathingSpace(TODAY - 90 * DAY, day))
        ),
        (date(2026, 10, 25), date(2026, 10, 26), date(2026, 10, 27)),
        ".xx",
    ),
    (
        "uk",
        "rate_not_reduced",
        lambda day: Trial(debt=structs.replace(DEBT, contract_rate=Decimal("0.06")), situation=known(today=day)),
        (date(2024, 11, 3), date(2024, 11, 4), date(2024, 11, 5)),
        ".xx",
    ),
    (
        "uk",
        "balance_rises",
        lambda day: Trial(
            DeferralTerms(PLAN, DeferralRule(2, during="nothing", interest="capitalise")), situation=known(today=day)
        ),
        (date(2024, 11, 3), date(2024, 11, 4), date(2024, 11, 5)),
        ".xx",
    ),
    (
        "cn-licensed-loan",
        "visits_a_day",
        lambda count: Trial(situation=known(local_now=NOON, contacts=(Contact(NOON, "visit"),) * count)),
        (0, 1, 2),
        ".xx",
    ),
    (
        "us",
        "validation_missing",
        lambda back: of_consumer(contacts=(Contact(NOON - back * DAY),)),
        (4, 5, 6),
        "..x",
    ),
    (
        "uk",
        "limitation_told",
        lambda day: Trial(situation=known(nation="england_wales", last_restart=day)),
        (date(2020, 11, 24), date(2020, 11, 25), date(2020, 11, 26)),
        "x..",
    ),
    (
        "us",
        "limitation_told",
        lambda day: Trial(situation=known(party="buyer", state="TX", last_restart=day)),
        (date(2022, 11, 24), date(2022, 11, 25), date(2022, 11, 26)),
        "x..",
    ),
    (
        "us",
        "limitation_new_york",
        lambda day: Trial(situation=known(party="buyer", state="NY", last_restart=day)),
        (date(2023, 11, 24), date(2023, 11, 25), date(2023, 11, 26)),
        "x..",
    ),
    (
        "us",
        "itemization_differs",
        lambda owed: of_consumer(
            itemization=Itemization("charge_off", TODAY, Money(owed), Money(3), Money(4), Money(5), Money(2))
        ),
        (999_999, 1_000_000, 1_000_001),
        "x.x",
    ),
    (
        "us",
        "time_barred",
        lambda day: Trial(situation=known(state="TX", last_restart=day)),
        (date(2022, 11, 24), date(2022, 11, 25), date(2022, 11, 26)),
        "x..",
    ),
    (
        "us",
        "rate_in_service",
        lambda typed: Trial(rate(typed), situation=known(service=BreathingSpace(TODAY))),
        ("0.0599", "0.06", "0.0601"),
        "..x",
    ),
    ("us", "ceased", lambda day: of_consumer(ceased_on=day), AROUND_TODAY, "xx."),
    (
        "us",
        "seven_in_seven",
        lambda count: of_consumer(
            contacts=(
                *[Contact(NOON - DAY, direction="in")] * 7,
                *[Contact(NOON - DAY, connected=False)] * 7,
                *[Contact(NOON - DAY, whom="representative")] * 7,
                *[Contact(NOON - DAY)] * count,
            )
        ),
        (6, 7, 8),
        ".xx",
    ),
    (
        "us",
        "seven_in_seven",
        lambda day: of_consumer(call_consent_on=day, contacts=(Contact(NOON),) * 7),
        (date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20)),
        "x..",
    ),
    (
        "us",
        "after_a_talk",
        lambda channel: of_consumer(contacts=(Contact(NOON, channel, talked=True),)),
        ("call", "message", "letter"),
        "x..",
    ),
    (
        "us",
        "after_a_talk",
        lambda to: of_consumer(contacts=(Contact(NOON, direction=to, talked=True),)),
        ("in", "out", "in"),
        "xxx",
    ),
    ("uk", "hold_beyond_scheme", lambda days: held(start=TODAY, until=TODAY + days * DAY), (59, 60, 61), "..x"),
    ("us", "seven_in_seven", lambda count: called(*[DAY] * count), (6, 7, 8), ".xx"),
    ("cn-licensed-loan", "talks_a_day", lambda day: talked(0, 0, day), (0, 1, 2), "x.."),
    ("us", "seven_in_seven", lambda back: called(*[back] * 7), (-2 * DAY, -DAY, MINUTE), ".xx"),
    ("us", "seven_in_seven", lambda back: called(*[back] * 7), (6 * DAY, 6.5 * DAY, 7 * DAY), "xx."),
    ("us", "after_a_talk", lambda back: called(back, talked=True), (6 * DAY, 6.5 * DAY, 7 * DAY), "xx."),
    (
        "us",
        "hours",
        lambda now: Trial(situation=known(party="buyer", local_now=now)),
        (at(7, 59), at(8), at(8, 1)),
        "x..",
    ),
    (
        "us",
        "hours",
        lambda now: Trial(situation=known(party="buyer", local_now=now)),
        (at(20, 59), at(21), at(21, 1)),
        ".xx",
    ),
    (
        "us",
        "fee_before_settlement",
        lambda day: Trial(situation=known(party="adviser", adviser_fee_due=day, first_settlement_payment=TODAY)),
        AROUND_TODAY,
        "x..",
    ),
    ("us", "forgiven_reported", forgiven, (59_999, 60_000, 60_001), ".xx"),
    ("us", "workout_term", lambda count: Trial(structs.replace(PLAN, payments=count)), (59, 60, 61), "..x"),
]


@pytest.mark.parametrize(("policy", "rule", "trial_of", "three", "speaks"), LINES)
def test_a_rule_speaks_on_its_side_of_the_line(
    policy: PolicyName, rule: str, trial_of: Callable[[Any], Trial], three: tuple[Any, Any, Any], speaks: str
) -> None:
    assert "".join("x" if rule in spoken(policy, trial_of(one)) else "." for one in three) == speaks


def test_every_rule_with_a_number_or_a_day_has_its_line() -> None:
    numbered = {rule.id for name in PACKS for rule in pack_named(name).rules if rule.given or rule.start or rule.end}
    assert numbered <= {rule for _, rule, *_ in LINES} | {
        "allocation_from_day_91",
        "retention",
        "forbearance_order",
        *BESIDE,
    }


@pytest.mark.parametrize(("days", "holds"), [(None, False), (90, False), (91, True), (92, True)])
def test_from_day_91_payments_go_to_principal_first(days: int | None, holds: bool) -> None:
    (rule,) = (one for one in pack_named("cn-credit-card").rules if one.id == "allocation_from_day_91")
    found = CONDITIONS[rule.when].holds(Seen(structs.replace(DEBT, days_overdue=days)), rule.given)
    assert found == ({"days": days} if holds else None)


def test_chinese_records_are_kept_for_five_years_and_american_ones_for_three() -> None:
    assert {name: years_kept(name) for name in PACKS} == dict.fromkeys(PACKS, 0) | {
        "cn-credit-card": 5,
        "cn-licensed-loan": 5,
        "cn-private-lending": 5,
        "us": 3,
    }


def test_complaints_are_answered_by_the_days_of_their_country() -> None:
    assert {name: days_to_answer(name) for name in ("cn-credit-card", "uk", "us", "neutral")} == {
        "cn-credit-card": 15,
        "uk": 56,
        "us": 14,
        "neutral": 14,
    }


BESIDE = ("observation", "means_yardstick", "forbearance_order", "complaint_answer")


def facts(policy: PolicyName, rule: str, trial: Trial) -> dict[str, Any]:
    (found,) = (one for one in told(policy, trial) if one.rule == rule)
    return found.facts


@pytest.mark.parametrize("payments", [1, 2, 24])
def test_an_asset_is_watched_for_a_year_from_the_first_payment(payments: int) -> None:
    found = facts("cn-credit-card", "observation", Trial(structs.replace(PLAN, payments=payments)))
    assert found == {"day": date(2027, 12, 25)}


@pytest.mark.parametrize(("tranches", "months"), [(4, 12), (5, 12), (6, 24)])
def test_a_settlement_in_five_payments_is_a_short_one(tranches: int, months: int) -> None:
    trial = Trial(structs.replace(SETTLED, tranches=tranches), income=20_000)
    assert facts("us", "means_yardstick", trial)["months"] == months


@pytest.mark.parametrize(
    ("day", "holds"), [(YESTERDAY, False), (TODAY, True), (TOMORROW, True), (TOMORROW + DAY, False)]
)
def test_a_rule_is_in_force_on_its_first_and_on_its_last_day(day: date, holds: bool) -> None:
    rule = replace(pack_named("neutral").rules[0], start=TODAY, end=TOMORROW)
    assert rule.in_force(day) is holds


@pytest.mark.parametrize(("begun", "stays"), [(TODAY - 2 * DAY, True), (YESTERDAY, True), (TODAY, False)])
def test_a_hold_that_is_ended_keeps_the_days_that_are_over(begun: date, stays: bool) -> None:
    ended = lifted(known(holds=(Hold(begun, TOMORROW),)), TODAY)
    assert ended.holds == ((Hold(begun, YESTERDAY),) if stays else ())


@pytest.mark.parametrize(
    ("sent", "until"),
    [
        # Five days without Saturday and Sunday: it arrives on 7 December.
        (date(2026, 11, 30), date(2027, 1, 6)),
        # Thanksgiving is no such day: the fifth is 27 November.
        (date(2026, 11, 19), date(2026, 12, 27)),
        (date(2026, 11, 20), date(2026, 12, 30)),
        (date(2026, 12, 24), date(2027, 2, 3)),
    ],
)
def test_a_debt_may_be_disputed_for_thirty_days_after_its_notice_is_taken_to_arrive(sent: date, until: date) -> None:
    assert disputed_until(sent) == until
