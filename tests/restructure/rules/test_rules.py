"""Each rule beside a case in which it speaks and one in which it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from calculators.deferral import DeferralRule
from calculators.ledger import RateFrom
from calculators.parts import Parts, PartTreatment, Treatment
from calculators.rounding import Money
from reports import wording
from reports.formats import Language
from restructure.household.household import Household, LumpSum, Spending, quick
from restructure.offers.outcome import Case, Creditor, Simulated
from restructure.offers.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms
from restructure.parties.account import Debt
from restructure.parties.situation import EXITS, BreathingSpace, Contact, Hold, Mandate, Situation
from restructure.policy import POLICIES, PolicyName
from restructure.policy.tables import held_on, lpr
from restructure.rules.conditions import CONDITIONS, Seen
from restructure.rules.hold_conditions import ended
from restructure.rules.judgement import contact_findings
from restructure.rules.packs import PACKS, About, PackMistake, Rule, judged, pack_named, read_pack
from restructure.rules.page import rules_page
from restructure.simulation import simulate
from tests.vectors import published

TODAY = date(2026, 11, 25)
FIRST = date(2026, 12, 25)
DEBT = Debt("CNY", Parts(Money(1_000_000)), TODAY)
PLAN = InstalmentTerms(Decimal("0.06"), FIRST, start=TODAY, payments=24)
SETTLED = SettlementTerms(FIRST, FIRST, fraction=Decimal("0.5"))
OFTEN = structs.replace(PLAN, payments=61)
ROLLED = structs.replace(PLAN, roll="following", calendar="CN")
SHORT = structs.replace(PLAN, payments=1, roll="following", calendar="CN")
RISING = DeferralTerms(structs.replace(PLAN, payments=24), DeferralRule(12, afterwards="same_end"))
GENTLE = DeferralTerms(structs.replace(PLAN, method="interest_only"), DeferralRule(1, during="nothing", collect="last"))
PAID_BEFORE = structs.replace(DEBT, contract_payment=Money(44_000))
LENT = structs.replace(DEBT, contract_date=date(2025, 11, 25), lender_type="private", paid_charges=Money(0))
OLD = structs.replace(DEBT, days_overdue=365 * 7)
FREE_OF_INTEREST = structs.replace(PLAN, annual_rate=Decimal(0))
CAPITALISED = Treatment(interest=PartTreatment(rest="capitalise"))
FEES_JOIN = Treatment(fees=PartTreatment(rest="capitalise"))
NOTHING_WAIVED = Treatment()
REFUSED = (Contact(datetime(2026, 11, 20, 12), whom="related", number="7", refused=True),)  # noqa: DTZ001  # there
KNOWN = Situation(today=TODAY)
ONE_HOLD = (Hold(TODAY, TODAY + timedelta(days=30)),)
OVER = (Hold(TODAY - timedelta(days=30), TODAY - timedelta(days=1)),)
NOON = datetime(2026, 11, 25, 12)  # noqa: DTZ001  # where the debtor lives, not here


def known(**facts: object) -> Situation:
    return replace(KNOWN, **facts)  # type: ignore[arg-type]  # the tables below say which facts


def with_parts(**parts: int) -> Debt:
    return structs.replace(DEBT, parts=Parts(**({"principal": Money(1_000_000)} | parts)))  # type: ignore[arg-type]


def calls(count: int, *, talked: bool, apart: timedelta = timedelta(minutes=5)) -> tuple[Contact, ...]:
    return tuple(Contact(NOON - apart * (row + 1), "call", talked=talked, number="1") for row in range(count))


@dataclass(frozen=True, slots=True)
class Trial:
    """A case: terms with everything around them."""

    terms: Terms = PLAN
    debt: Debt = DEBT
    situation: Situation = KNOWN
    treatment: Treatment = NOTHING_WAIVED
    income: int | None = None
    rent: int = 0
    floor: int | None = None
    lump: str | None = None


SPEAKS_AND_NOT: dict[tuple[PolicyName, str], tuple[Trial, Trial]] = {
    ("neutral", "below_floor"): (Trial(floor=9_000_000), Trial(floor=1)),
    ("neutral", "above_surplus"): (Trial(income=20_000), Trial(income=500_000)),
    ("neutral", "source_of_funds"): (Trial(SETTLED, income=20_000), Trial(SETTLED, income=5_000_000)),
    ("neutral", "payment_rises"): (Trial(RISING), Trial(GENTLE)),
    ("neutral", "large_last_payment"): (
        Trial(structs.replace(PLAN, payment=Money(30_000))),
        Trial(structs.replace(PLAN, balloon=Money(500_000))),
    ),
    ("neutral", "rate_beyond_one"): (
        Trial(structs.replace(PLAN, annual_rate=Decimal("1.000001"))),
        Trial(structs.replace(PLAN, annual_rate=Decimal(1))),
    ),
    ("neutral", "interest_on_interest"): (
        Trial(debt=with_parts(interest=500), treatment=CAPITALISED),
        Trial(debt=with_parts(interest=500)),
    ),
    ("neutral", "waiver_conditional"): (Trial(SETTLED), Trial()),
    ("neutral", "calendar_provisional"): (Trial(ROLLED), Trial(SHORT)),
    ("neutral", "new_borrowing"): (Trial(situation=known(new_borrowing=True)), Trial()),
    ("neutral", "payment_not_lower"): (Trial(debt=PAID_BEFORE), Trial(structs.replace(PLAN, payments=30), PAID_BEFORE)),
    ("neutral", "payment_hardly_lower"): (
        Trial(structs.replace(PLAN, payments=26), PAID_BEFORE),
        Trial(structs.replace(PLAN, payments=36), PAID_BEFORE),
    ),
    ("neutral", "on_hold"): (
        Trial(situation=known(holds=ONE_HOLD)),
        Trial(situation=known(holds=ONE_HOLD, called_us_on=TODAY)),
    ),
    ("neutral", "plan_kept"): (Trial(situation=known(kept_plan=True)), Trial()),
    ("neutral", "contact_settled"): (Trial(situation=known(settled_on=TODAY)), Trial()),
    ("neutral", "hold_ended"): (
        Trial(situation=known(holds=OVER)),
        Trial(situation=known(holds=OVER, contacts=calls(1, talked=False))),
    ),
    ("neutral", "debtor_abroad"): (Trial(situation=known(abroad=True)), Trial(situation=known(abroad=False))),
    ("neutral", "debtor_abroad_plan"): (Trial(situation=known(abroad=True)), Trial()),
    **{
        (pack, "crisis_line"): (Trial(situation=known(stopped="in_danger")), Trial(situation=known(stopped="disputed")))
        for pack in ("cn-credit-card", "cn-licensed-loan", "cn-private-lending", "uk", "us")
    },
    ("uk", "hold_beyond_scheme"): (
        Trial(situation=known(holds=(Hold(TODAY, TODAY + timedelta(days=61)),))),
        Trial(situation=known(holds=(Hold(TODAY, TODAY + timedelta(days=60)),))),
    ),
    ("cn-credit-card", "housing_share"): (Trial(income=500_000, rent=260_000), Trial(income=500_000, rent=240_000)),
    ("cn-credit-card", "debt_share"): (Trial(income=80_000), Trial(income=81_000)),
    ("cn-credit-card", "allocation_order"): (Trial(), Trial()),
    ("cn-credit-card", "early_payoff"): (Trial(), Trial(SETTLED)),
    ("cn-credit-card", "interest_deducted"): (
        Trial(situation=known(cash_received=Money(900_000))),
        Trial(situation=known(cash_received=Money(1_000_000))),
    ),
    ("cn-credit-card", "waiver_conditional"): (Trial(SETTLED), Trial()),
    ("cn-credit-card", "penalty_heavy"): (
        Trial(debt=structs.replace(with_parts(penalty=58_501), days_overdue=365)),
        Trial(debt=structs.replace(with_parts(penalty=58_500), days_overdue=365)),
    ),
    ("cn-credit-card", "assignment_not_notified"): (
        Trial(situation=known(party="agency", assigned_on=date(2026, 1, 2), assignment_notified_on=date(2026, 1, 5))),
        Trial(situation=known(party="buyer", assignment_notified_on=date(2026, 1, 5), assignment_notified_how="post")),
    ),
    ("cn-credit-card", "income_consent_unknown"): (
        Trial(income=500_000),
        Trial(income=500_000, situation=known(consent_to_income=True)),
    ),
    ("cn-credit-card", "guarantee_ended"): (
        Trial(situation=known(guaranteed_until=date(2026, 11, 24))),
        Trial(situation=known(guaranteed_until=TODAY)),
    ),
    ("cn-credit-card", "guarantee_ends_inside"): (Trial(situation=known(guaranteed_until=TODAY)), Trial()),
    ("cn-credit-card", "lender_is_private"): (Trial(debt=structs.replace(DEBT, lender_type="private")), Trial()),
    ("cn-licensed-loan", "lender_is_private"): (Trial(debt=structs.replace(DEBT, lender_type="private")), Trial()),
    ("cn-credit-card", "too_many_payments"): (Trial(OFTEN), Trial(structs.replace(PLAN, payments=60))),
    ("cn-credit-card", "cash_type_limits"): (
        Trial(structs.replace(PLAN, payments=25), situation=known(cash_type=True)),
        Trial(
            structs.replace(PLAN, payments=25),
            situation=known(cash_type=True, personalised=True, inability_shown=True, willing=True),
        ),
    ),
    ("cn-credit-card", "limitation_near"): (Trial(debt=structs.replace(DEBT, last_due=date(2024, 1, 2))), Trial()),
    ("cn-credit-card", "limitation_unknown"): (
        Trial(debt=OLD),
        Trial(debt=OLD, situation=known(last_restart=date(2026, 1, 1))),
    ),
    ("cn-credit-card", "assisted_24"): (
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.30")), situation=known(assisted_lending=True)),
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.30"))),
    ),
    ("cn-licensed-loan", "assisted_24"): (
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.30")), situation=known(assisted_lending=True)),
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.30"))),
    ),
    ("cn-licensed-loan", "micro_loan_cost"): (
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.13")), structs.replace(DEBT, lender_type="micro_loan")),
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.13"))),
    ),
    ("cn-private-lending", "interest_not_agreed"): (
        Trial(
            debt=structs.replace(LENT, parts=Parts(Money(1_000_000), Money(1))), situation=known(interest_agreed="none")
        ),
        Trial(debt=structs.replace(LENT, parts=Parts(Money(1_000_000), Money(1)))),
    ),
    ("cn-private-lending", "questionable_lending"): (
        Trial(debt=LENT, situation=known(questionable_lending=True)),
        Trial(debt=LENT),
    ),
    ("cn-credit-card", "limitation"): (
        Trial(debt=structs.replace(OLD, last_due=date(2023, 1, 2))),
        Trial(debt=OLD, situation=known(last_restart=date(2025, 1, 1))),
    ),
    ("cn-credit-card", "cost_sheet"): (Trial(), Trial(situation=known(today=date(2026, 7, 31)))),
    ("cn-credit-card", "rates_named"): (Trial(), Trial(SETTLED)),
    ("cn-credit-card", "new_borrowing"): (Trial(situation=known(new_borrowing=True)), Trial()),
    ("cn-credit-card", "income_consent"): (
        Trial(income=500_000, situation=known(consent_to_income=False)),
        Trial(income=500_000, situation=known(consent_to_income=True)),
    ),
    ("cn-credit-card", "observation"): (Trial(), Trial(SETTLED)),
    ("cn-credit-card", "co_debtor_warned"): (
        Trial(situation=known(new_co_debtor=True)),
        Trial(situation=known(new_co_debtor=True, co_debtor_warned=True)),
    ),
    ("cn-credit-card", "mandate"): (
        Trial(situation=known(party="agency", mandate=Mandate("M-1", date(2026, 11, 24)))),
        Trial(situation=known(party="agency", mandate=Mandate("M-1", TODAY))),
    ),
    ("cn-credit-card", "interest_on_fees"): (
        Trial(debt=with_parts(fees=500), treatment=FEES_JOIN),
        Trial(debt=with_parts(fees=500)),
    ),
    ("cn-credit-card", "term_too_long"): (Trial(OFTEN), Trial(structs.replace(PLAN, payments=60))),
    ("cn-credit-card", "instalments_again"): (
        Trial(situation=known(already_in_instalments=True)),
        Trial(situation=known(already_in_instalments=True, personalised=True, inability_shown=True, willing=True)),
    ),
    ("cn-credit-card", "personalised_conditions"): (
        Trial(situation=known(personalised=True, willing=True)),
        Trial(situation=known(personalised=True, willing=True, inability_shown=True)),
    ),
    ("cn-credit-card", "collection_stops"): (Trial(), Trial(SETTLED)),
    ("cn-credit-card", "plan_broken"): (Trial(), Trial(SETTLED)),
    ("cn-credit-card", "practice_24"): (
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.25"))),
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.2390"))),
    ),
    ("cn-credit-card", "night"): (
        Trial(situation=known(local_now=NOON.replace(hour=22))),
        Trial(situation=known(local_now=NOON.replace(hour=22), night_allowed=True)),
    ),
    ("cn-credit-card", "talks_a_day"): (
        Trial(situation=known(local_now=NOON, contacts=calls(3, talked=True))),
        Trial(situation=known(local_now=NOON, contacts=calls(2, talked=True))),
    ),
    ("cn-credit-card", "attempts_a_day"): (
        Trial(situation=known(local_now=NOON, contacts=calls(6, talked=False))),
        Trial(situation=known(local_now=NOON, contacts=calls(5, talked=False))),
    ),
    ("cn-credit-card", "plan_kept"): (Trial(situation=known(kept_plan=True)), Trial()),
    ("cn-credit-card", "not_a_card"): (Trial(debt=structs.replace(DEBT, product="consumer_loan")), Trial()),
    ("cn-private-lending", "licensed_lender"): (
        Trial(debt=structs.replace(LENT, lender_type="micro_loan")),
        Trial(debt=LENT),
    ),
    ("cn-private-lending", "lender_kind_unknown"): (
        Trial(debt=structs.replace(LENT, lender_type="licensed")),
        Trial(debt=LENT),
    ),
    ("cn-private-lending", "cap_unknown_before"): (
        Trial(debt=structs.replace(LENT, contract_date=date(2015, 8, 31))),
        Trial(debt=LENT),
    ),
    ("cn-private-lending", "prime_rate_old"): (
        Trial(debt=structs.replace(LENT, contract_date=date(2019, 9, 1))),
        Trial(debt=LENT),
    ),
    ("cn-private-lending", "paid_charges_unknown"): (
        Trial(debt=structs.replace(LENT, paid_charges=None)),
        Trial(debt=LENT),
    ),
    ("cn-licensed-loan", "practice_24"): (
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.30"))),
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.12"))),
    ),
    ("cn-private-lending", "cap_unknown"): (Trial(), Trial(debt=LENT)),
    ("cn-private-lending", "rate_above_cap"): (
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.13")), LENT),
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.11")), LENT),
    ),
    ("cn-private-lending", "rate_above_cap_of_today"): (
        Trial(
            structs.replace(PLAN, annual_rate=Decimal("0.13")), structs.replace(LENT, contract_date=date(2019, 10, 1))
        ),
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.13")), LENT),
    ),
    ("cn-private-lending", "charges_above_cap"): (
        Trial(FREE_OF_INTEREST, structs.replace(LENT, parts=Parts(Money(1_000_000), Money(250_000)))),
        Trial(FREE_OF_INTEREST, structs.replace(LENT, parts=Parts(Money(1_000_000), Money(120_000)))),
    ),
    ("cn-private-lending", "charges_above_cap_of_today"): (
        Trial(
            debt=structs.replace(LENT, contract_date=date(2020, 8, 19), parts=Parts(Money(1_000_000), Money(900_000)))
        ),
        Trial(debt=structs.replace(LENT, contract_date=date(2020, 8, 19))),
    ),
    ("cn-private-lending", "overdue_charges_above_cap"): (
        Trial(debt=structs.replace(LENT, days_overdue=30, parts=Parts(Money(1_000_000), fees=Money(9_864)))),
        Trial(debt=structs.replace(LENT, days_overdue=30, parts=Parts(Money(1_000_000), fees=Money(9_863)))),
    ),
    ("cn-private-lending", "interest_on_interest"): (
        Trial(debt=with_parts(interest=500), treatment=CAPITALISED),
        Trial(debt=with_parts(interest=500)),
    ),
    ("uk", "above_surplus"): (Trial(income=20_000), Trial(income=500_000)),
    ("uk", "source_of_funds"): (Trial(SETTLED, income=20_000), Trial(SETTLED, income=5_000_000)),
    ("uk", "new_borrowing"): (Trial(situation=known(new_borrowing=True)), Trial()),
    ("uk", "breathing_space_plan"): (
        Trial(situation=known(breathing_space=BreathingSpace(TODAY, TODAY))),
        Trial(situation=known(breathing_space=BreathingSpace(date(2026, 9, 1), date(2026, 10, 30)))),
    ),
    ("uk", "breathing_space_contact"): (
        Trial(situation=known(breathing_space=BreathingSpace(date(2026, 11, 1)))),
        Trial(),
    ),
    ("uk", "written_acceptance"): (Trial(SETTLED, situation=known(party="adviser")), Trial(SETTLED)),
    ("uk", "regulated_unknown"): (Trial(), Trial(situation=known(regulated=False))),
    ("uk", "limitation_running"): (
        Trial(situation=known(nation="england_wales", last_restart=date(2025, 1, 1))),
        Trial(situation=known(nation="scotland", last_restart=date(2025, 1, 1))),
    ),
    ("uk", "from_sale"): (Trial(income=500_000, lump="sale"), Trial(income=500_000, lump="family")),
    ("uk", "settlement_unbound"): (Trial(SETTLED), Trial(SETTLED, situation=known(settlement_ground="deed"))),
    ("uk", "rate_not_reduced"): (
        Trial(debt=structs.replace(DEBT, contract_rate=Decimal("0.06"))),
        Trial(debt=structs.replace(DEBT, contract_rate=Decimal("0.0601"))),
    ),
    ("uk", "balance_rises"): (
        Trial(DeferralTerms(PLAN, DeferralRule(2, during="nothing", interest="capitalise"))),
        Trial(),
    ),
    ("uk", "moratorium_scotland"): (
        Trial(situation=known(moratorium=BreathingSpace(date(2026, 6, 1)))),
        Trial(situation=known(moratorium=BreathingSpace(date(2026, 5, 1)))),
    ),
    ("uk", "refuses_as_barred"): (Trial(situation=known(refuses_as_barred=True)), Trial()),
    ("uk", "adviser_asked"): (
        Trial(situation=known(adviser_asked_on=date(2026, 11, 1))),
        Trial(situation=known(adviser_asked_on=date(2026, 10, 1))),
    ),
    ("uk", "vulnerable"): (Trial(situation=known(vulnerabilities=("health",))), Trial()),
    ("neutral", "third_person"): (
        Trial(situation=known(asked_whom="unrelated")),
        Trial(situation=known(asked_whom="unrelated", asked_reason="unreachable")),
    ),
    ("neutral", "third_person_told"): (
        Trial(situation=known(asked_whom="unrelated", asked_reason="unreachable")),
        Trial(situation=known(asked_whom="related")),
    ),
    ("cn-credit-card", "third_person_told"): (
        Trial(situation=known(asked_whom="unrelated", asked_reason="number_dead")),
        Trial(),
    ),
    ("neutral", "third_person_refused"): (
        Trial(situation=known(asked_whom="related", asked_number="7", contacts=REFUSED)),
        Trial(situation=known(asked_whom="related", asked_number="8", contacts=REFUSED)),
    ),
    ("neutral", "whom_unknown"): (Trial(situation=known(asked_whom="unknown")), Trial()),
    ("neutral", "medium_avoided"): (
        Trial(situation=known(asked_channel="message", avoided=("message",))),
        Trial(situation=known(asked_channel="call", avoided=("message",))),
    ),
    ("neutral", "complaint_open"): (Trial(situation=known(complaint_since=TODAY)), Trial()),
    ("cn-credit-card", "visits_a_day"): (
        Trial(situation=known(local_now=NOON, contacts=(Contact(NOON, "visit"),))),
        Trial(situation=known(local_now=NOON, contacts=(Contact(NOON - timedelta(days=1), "visit"),))),
    ),
    ("us", "ceased"): (
        Trial(situation=known(party="agency", ceased_on=TODAY)),
        Trial(situation=known(ceased_on=TODAY)),
    ),
    ("us", "disputed_in_writing"): (
        Trial(situation=known(party="buyer", disputed_in_writing_on=TODAY)),
        Trial(situation=known(party="buyer", disputed_in_writing_on=TODAY, verified_on=TODAY)),
    ),
    ("us", "validation_missing"): (
        Trial(situation=known(party="agency", contacts=(Contact(NOON - timedelta(days=6)),))),
        Trial(situation=known(party="agency", contacts=(Contact(NOON - timedelta(days=6)),), validation_sent_on=TODAY)),
    ),
    ("us", "time_barred"): (
        Trial(debt=structs.replace(DEBT, days_overdue=365 * 4), situation=known(state="NY")),
        Trial(debt=structs.replace(DEBT, days_overdue=365 * 4), situation=known(state="CT")),
    ),
    ("us", "state_unknown"): (Trial(), Trial(situation=known(state="ca"))),
    ("us", "card_rate_above_contract"): (
        Trial(debt=structs.replace(DEBT, product="credit_card", contract_rate=Decimal("0.0599"))),
        Trial(debt=structs.replace(DEBT, product="credit_card", contract_rate=Decimal("0.06"))),
    ),
    ("us", "new_disclosures"): (
        Trial(debt=structs.replace(DEBT, product="consumer_loan", contract_rate=Decimal("0.0599"))),
        Trial(debt=structs.replace(DEBT, product="consumer_loan", contract_rate=Decimal("0.06"))),
    ),
    ("us", "rate_in_service"): (
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.0601")), situation=known(service=BreathingSpace(TODAY))),
        Trial(structs.replace(PLAN, annual_rate=Decimal("0.06")), situation=known(service=BreathingSpace(TODAY))),
    ),
    ("us", "new_york_confirmation"): (
        Trial(situation=known(party="agency", state="NY")),
        Trial(situation=known(party="agency", state="NJ")),
    ),
    ("us", "fee_unexecuted"): (
        Trial(situation=known(party="adviser", adviser_fee_due=TODAY, first_settlement_payment=TODAY)),
        Trial(situation=known(party="adviser", adviser_fee_due=TODAY, settlement_executed=True)),
    ),
    ("us", "fee_out_of_proportion"): (
        Trial(situation=known(party="adviser", adviser_fee_due=TODAY, fee_proportional=False)),
        Trial(situation=known(party="adviser", adviser_fee_due=TODAY, fee_proportional=True)),
    ),
    ("uk", "nation_unknown"): (Trial(), Trial(situation=known(nation="scotland"))),
    ("uk", "limitation"): (
        Trial(debt=OLD, situation=known(nation="england_wales")),
        Trial(debt=structs.replace(DEBT, days_overdue=365 * 5), situation=known(nation="england_wales")),
    ),
    ("uk", "limitation_scotland"): (
        Trial(debt=structs.replace(DEBT, days_overdue=365 * 6), situation=known(nation="scotland")),
        Trial(debt=structs.replace(DEBT, days_overdue=365 * 6), situation=known(nation="england_wales")),
    ),
    ("uk", "sending_consent"): (Trial(), Trial(situation=known(consent_to_send=True))),
    ("uk", "modifying_agreement"): (Trial(), Trial(SETTLED)),
    ("us", "seven_in_seven"): (
        Trial(
            situation=known(party="agency", local_now=NOON, contacts=calls(7, talked=False, apart=timedelta(hours=20)))
        ),
        Trial(
            situation=known(party="agency", local_now=NOON, contacts=calls(7, talked=False, apart=timedelta(hours=25)))
        ),
    ),
    ("us", "after_a_talk"): (
        Trial(situation=known(party="agency", local_now=NOON, contacts=calls(1, talked=True))),
        Trial(situation=known(party="agency", local_now=NOON, contacts=calls(1, talked=True, apart=timedelta(days=7)))),
    ),
    ("us", "hours"): (
        Trial(situation=known(party="agency", local_now=NOON.replace(hour=21))),
        Trial(situation=known(party="agency", local_now=NOON.replace(hour=8))),
    ),
    ("neutral", "time_zone_unknown"): (Trial(), Trial(situation=known(local_now=NOON))),
    ("us", "time_zone_unknown"): (
        Trial(situation=known(party="agency")),
        Trial(situation=known(party="agency", local_now=NOON)),
    ),
    ("us", "itemization"): (Trial(situation=known(party="agency")), Trial(situation=known(party="creditor"))),
    ("us", "fee_before_settlement"): (
        Trial(
            situation=known(
                party="adviser", adviser_fee_due=date(2026, 12, 1), first_settlement_payment=date(2026, 12, 2)
            )
        ),
        Trial(
            situation=known(
                party="adviser", adviser_fee_due=date(2026, 12, 3), first_settlement_payment=date(2026, 12, 2)
            )
        ),
    ),
    ("us", "forgiven_reported"): (
        Trial(SETTLED, structs.replace(DEBT, currency="USD")),
        Trial(structs.replace(SETTLED, fraction=Decimal("0.95")), structs.replace(DEBT, currency="USD")),
    ),
    ("us", "workout_term"): (Trial(OFTEN), Trial(structs.replace(PLAN, payments=60))),
    ("us", "means_yardstick"): (Trial(SETTLED, income=500_000), Trial(income=500_000)),
}
for reason in EXITS:
    SPEAKS_AND_NOT["neutral", f"stopped_{reason}"] = (Trial(situation=known(stopped=reason)), Trial())
    SPEAKS_AND_NOT["neutral", f"contact_{reason}"] = (Trial(situation=known(stopped=reason)), Trial())
ABOUT: tuple[About, ...] = ("plan", "contact", "letter", "desk", "hold")
LANGUAGES: tuple[Language, ...] = ("en", "zh")
ALWAYS = {"allocation_order", "several_debts_order", "retention", "no_repair_promise", "allocation_from_day_91"}
ALWAYS |= {"refusal_recorded", "forbearance_order", "savings_line"}
"""Rules that state what is so: they have no case in which they do not hold."""


def means_of(trial: Trial) -> Household | None:
    if trial.income is None:
        return None
    rent = (Spending("rent", Money(trial.rent)),) if trial.rent else ()
    once = None if trial.lump is None else LumpSum(Money(100_000), TODAY, trial.lump)
    return structs.replace(quick(Money(trial.income), Money(0)), spending=rent, lump_sum=once)


def simulated(trial: Trial, policy: PolicyName) -> Simulated:
    means = means_of(trial)
    floor = None if trial.floor is None else Money(trial.floor)
    yardstick = None if floor is None else Creditor(Decimal("0.08"), Decimal(0), Decimal(0), 12, floor=floor)
    case = Case(trial.debt, POLICIES[policy], means, yardstick, trial.situation)
    outcome = simulate(case, trial.terms, trial.treatment)
    assert isinstance(outcome, Simulated)
    return outcome


def spoken(policy: PolicyName, trial: Trial) -> set[str]:
    outcome = simulated(trial, policy)
    floor = None if trial.floor is None else Money(trial.floor)
    seen = Seen(outcome.debt, outcome, trial.situation, POLICIES[policy], means_of(trial), floor)
    return {found.rule for about in ABOUT for found in judged(pack_named(policy), seen, about)}


TABLE = [(policy, rule) for policy, rule in SPEAKS_AND_NOT if rule not in ALWAYS]


@pytest.mark.parametrize("facts", [{"settled_on": TODAY}, {"kept_plan": True}])
def test_after_a_hold_nobody_gets_in_touch_who_is_not_to_collect(facts: dict[str, object]) -> None:
    assert ended(known(holds=OVER)) is not None
    assert ended(known(holds=OVER, **facts)) is None


@pytest.mark.parametrize(("policy", "rule"), TABLE)
def test_a_rule_speaks_in_its_case(policy: PolicyName, rule: str) -> None:
    assert rule in spoken(policy, SPEAKS_AND_NOT[policy, rule][0])


@pytest.mark.parametrize(("policy", "rule"), TABLE)
def test_a_rule_is_silent_elsewhere(policy: PolicyName, rule: str) -> None:
    assert rule not in spoken(policy, SPEAKS_AND_NOT[policy, rule][1])


def own_rules() -> Iterator[Rule]:
    for name in PACKS:
        yield from pack_named(name).rules


def test_every_rule_of_every_pack_has_its_case() -> None:
    tried = {rule for _, rule in SPEAKS_AND_NOT} | ALWAYS
    assert {rule.id for rule in own_rules()} <= tried


def test_every_condition_is_used_by_a_rule() -> None:
    unused = set(CONDITIONS) - {rule.when for rule in own_rules()}
    assert not unused


def test_a_rule_that_was_not_confirmed_only_warns_or_informs() -> None:
    assert not [rule.id for rule in own_rules() if rule.effect == "block" and not rule.confirmed]


def test_every_rule_names_its_instrument_in_both_languages() -> None:
    for rule in own_rules():
        assert rule.fact == "own" or (rule.source.en and rule.source.zh), rule.id


@pytest.mark.parametrize(("policy", "rule"), TABLE)
def test_what_a_rule_says_is_filled_with_its_numbers(policy: PolicyName, rule: str) -> None:
    trial = SPEAKS_AND_NOT[policy, rule][0]
    outcome = simulated(trial, policy)
    seen = Seen(outcome.debt, outcome, trial.situation, POLICIES[policy], means_of(trial), Money(trial.floor or 0))
    for about in ABOUT:
        for found in judged(pack_named(policy), seen, about):
            for language in LANGUAGES:
                said = wording.finding(found, language, "CNY") + wording.cure(found, language, "CNY")
                assert "{" not in said
                assert said


def test_the_page_of_rules_shows_the_packs_as_they_are() -> None:
    page = Path(__file__).parents[3] / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8") == rules_page(), "run python -m restructure.rules.page"


def test_contact_at_night_is_judged_by_the_clock_where_the_debtor_lives() -> None:
    late = known(local_now=NOON.replace(hour=23))
    assert [found.rule for found in contact_findings(DEBT, POLICIES["cn-credit-card"], late)] == ["night"]


def test_a_rule_binds_only_the_roles_it_names() -> None:
    assert "hours" not in spoken("us", Trial(situation=known(party="creditor", local_now=NOON.replace(hour=3))))


PACK = """
title = {{en = "T", zh = "T"}}

[[rule]]
id = "one"
fact = "CN-1"
effect = "{effect}"
when = "{when}"
with = {given}
confirmed = {confirmed}
text = {{en = "A", zh = "B"}}
source = {{en = "S", zh = "S"}}
{more}
"""


def mistake(
    effect: str = "warn", when: str = "always", given: str = "{}", confirmed: str = "true", more: str = ""
) -> str:
    text = PACK.format(effect=effect, when=when, given=given, confirmed=confirmed, more=more)
    with pytest.raises(PackMistake) as found:
        read_pack("mine", lambda _: text)
    return str(found.value)


def test_a_mistake_in_a_pack_is_named_with_its_line() -> None:
    assert mistake(when="moon_is_full").startswith("mine, line 8: when is 'moon_is_full'; it is one of always")
    assert mistake(effect="shout").startswith("mine, line 7: effect is 'shout'")
    assert mistake(when="term_over") == "mine, line 9: this condition needs months with it"
    assert mistake(when="term_over", given='{months = "x"}') == "mine, line 9: a value here is not a number"
    assert mistake(effect="block", confirmed="false").startswith("mine, line 7: only a rule that was confirmed")
    assert mistake(confirmed='"yes"') == "mine, line 10: confirmed is true or false"
    assert mistake(more="colour = 3") == "mine, line 13: 'colour' is not known in a rule"
    assert mistake(more="from = 2026-01-02\nuntil = 2026-01-01").startswith("mine, line 14: the rule ends")
    assert mistake(more="from = 3") == "mine, line 13: from is a date such as 2026-08-01"
    assert mistake(more='roles = ["judge"]').startswith("mine, line 13: 'judge' is no role")
    assert mistake(more="= 3").startswith("mine, line 13: this is not TOML")


def test_a_pack_without_words_in_both_languages_is_refused() -> None:
    text = PACK.format(effect="warn", when="always", given="{}", confirmed="true", more="").replace(', zh = "B"', "")
    with pytest.raises(PackMistake, match="line 11: text needs words in en and zh"):
        read_pack("mine", lambda _: text)


def test_two_rules_of_one_name_in_a_file_are_refused() -> None:
    text = PACK.format(effect="warn", when="always", given="{}", confirmed="true", more="")
    with pytest.raises(PackMistake, match="stands here twice"):
        read_pack("mine", lambda _: text + text.partition("\n\n")[2].join(("\n", "")))


def test_a_pack_that_includes_itself_or_nothing_is_refused() -> None:
    texts = {"mine": 'title = {en = "T", zh = "T"}\nincludes = ["yours"]', "yours": 'includes = ["mine"]'}
    with pytest.raises(PackMistake, match="yours, line 1: 'mine' includes itself"):
        read_pack("mine", texts.__getitem__)
    with pytest.raises(PackMistake, match="there is no pack 'moon'"):
        read_pack("mine", only_mine)


def only_mine(name: str) -> str:
    if name != "mine":
        raise FileNotFoundError
    return 'includes = ["moon"]'


@published("rules", "rate_cap")
def test_the_published_cap_on_private_lending_comes_out(vector: dict[str, Any]) -> None:
    lpr_then = held_on(date.fromisoformat(vector["inputs"]["contract_date"]), lpr())
    assert lpr_then is not None
    assert str(lpr_then * vector["inputs"]["times"]) == vector["expected"]


def test_the_prime_rate_is_that_of_its_day() -> None:
    assert [one.start for one in lpr()] == sorted(one.start for one in lpr())
    assert held_on(date(2020, 8, 20), lpr()) == Decimal("0.0385")
    assert held_on(date(2019, 8, 19), lpr()) is None


@pytest.mark.parametrize(
    ("parts", "income", "lump", "able", "months"),
    [
        (1, 20_000, None, 216_000, 12),
        (6, 20_000, None, 432_000, 24),
        (1, 20_000, "sale", 316_000, 12),
        (1, 20_000, "borrowed", 216_000, 12),
    ],
)
def test_means_over_12_or_24_months_stand_beside_a_settlement(
    parts: int, income: int, lump: str | None, able: int, months: int
) -> None:
    household = quick(Money(income), Money(0))
    if lump is not None:
        household = structs.replace(household, lump_sum=LumpSum(Money(100_000), TODAY, lump))
    case = Case(DEBT, POLICIES["us"], household)
    outcome = simulate(case, structs.replace(SETTLED, tranches=parts), NOTHING_WAIVED)
    assert isinstance(outcome, Simulated)
    (told,) = (one for one in outcome.findings if one.rule == "means_yardstick")
    assert (told.facts["able"], told.facts["months"], told.facts["asked"]) == (able, months, outcome.totals.paid)


@pytest.mark.parametrize(
    ("rate", "payments", "first_due", "blocked"),
    [
        ("0.12", 3, FIRST, False),
        ("0.12", 6, FIRST, False),
        ("0.1201", 6, FIRST, True),
        # Neither a short nor a long first period changes what was agreed.
        ("0.20", 2, TODAY + timedelta(days=10), True),
        ("0.08", 2, TODAY + timedelta(days=60), False),
        ("0.115", 12, TODAY + timedelta(days=49), False),
    ],
)
def test_the_cap_is_held_against_the_rate_that_was_agreed(
    rate: str, payments: int, first_due: date, blocked: bool
) -> None:
    plan = structs.replace(PLAN, annual_rate=Decimal(rate), payments=payments, first_due=first_due)
    assert ("rate_above_cap" in spoken("cn-private-lending", Trial(plan, LENT))) is blocked


@pytest.mark.parametrize(
    "trial",
    [
        Trial(structs.replace(PLAN, annual_rate=Decimal(6))),
        Trial(DeferralTerms(structs.replace(PLAN, annual_rate=Decimal(6)), DeferralRule(1))),
        Trial(structs.replace(PLAN, rate_changes=(RateFrom(date(2027, 6, 1), Decimal(6)),))),
        Trial(debt=structs.replace(DEBT, contract_rate=Decimal(6))),
        Trial(SETTLED, structs.replace(DEBT, contract_rate=Decimal(6))),
    ],
)
def test_a_rate_that_lost_its_percent_is_asked_about_wherever_it_was_written(trial: Trial) -> None:
    (found,) = [one for one in simulated(trial, "neutral").findings if one.rule == "rate_beyond_one"]
    assert found.facts == {"rate": Fraction(6), "likely": Fraction(6, 100)}


@pytest.mark.parametrize("name", [name for name in POLICIES if name != "us"])
def test_what_was_counted_in_another_country_is_told_in_no_pack(name: str) -> None:
    told = [f"{one.id}: {text}" for one in pack_named(name).rules for text in (one.text.en, one.text.zh)]
    assert [one for one in told if "mortgages changed" in one or "美国" in one] == []
