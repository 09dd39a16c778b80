"""For each rule a case in which it speaks, and one in which it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from msgspec import structs

from calculators.deferral import DeferralRule
from calculators.parts import Parts, PartTreatment, Treatment
from calculators.rounding import Money
from restructure.offers.terms import DeferralTerms
from restructure.parties.itemization import Itemization
from restructure.parties.situation import EXITS, BreathingSpace, Contact, Hold, Mandate
from restructure.policy import PolicyName
from tests.support.trials import DEBT, NOON, PLAN, SETTLED, TODAY, Trial, calls, known, with_parts

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
REFUSED = (Contact(datetime(2026, 11, 20, 12), talked=True, whom="related", number="7", refused=True),)  # noqa: DTZ001  # there
ITEMIZED = Itemization("charge_off", date(2026, 1, 2), Money(900_000), Money(120_000), Money(5_000), Money(25_000))
ONE_HOLD = (Hold(TODAY, TODAY + timedelta(days=30)),)
OVER = (Hold(TODAY - timedelta(days=30), TODAY - timedelta(days=1)),)

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
    **{
        (pack, rule): cases
        for pack in ("neutral", "us")
        for rule, cases in {
            "payment_not_lower": (Trial(debt=PAID_BEFORE), Trial(structs.replace(PLAN, payments=30), PAID_BEFORE)),
            "payment_hardly_lower": (
                Trial(structs.replace(PLAN, payments=26), PAID_BEFORE),
                Trial(structs.replace(PLAN, payments=36), PAID_BEFORE),
            ),
        }.items()
    },
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
    ("uk", "default_notice_running"): (
        Trial(situation=known(default_notice_on=date(2026, 11, 20), default_notice_expired_on=date(2026, 12, 4))),
        Trial(situation=known(default_notice_on=date(2026, 11, 2), default_notice_expired_on=date(2026, 11, 16))),
    ),
    ("uk", "default_notice_short"): (
        Trial(situation=known(default_notice_on=date(2026, 11, 2), default_notice_expired_on=date(2026, 11, 15))),
        Trial(situation=known(default_notice_on=date(2026, 11, 2), default_notice_expired_on=date(2026, 11, 16))),
    ),
    ("uk", "called_in_early"): (
        Trial(situation=known(called_in_on=date(2026, 11, 2))),
        Trial(situation=known(called_in_on=date(2026, 11, 2), default_notice_expired_on=date(2026, 11, 2))),
    ),
    ("uk", "arrears_notice_due"): (
        Trial(situation=known(arrears_since=date(2026, 11, 20))),
        Trial(situation=known(arrears_since=date(2026, 11, 20), regulated=False)),
    ),
    ("uk", "arrears_notice_missing"): (
        Trial(situation=known(arrears_since=date(2026, 11, 2))),
        Trial(situation=known(arrears_since=date(2026, 11, 2), arrears_notice_on=date(2026, 11, 9))),
    ),
    ("uk", "arrears_notice_gap"): (
        Trial(situation=known(arrears_since=date(2026, 11, 2))),
        Trial(situation=known(arrears_since=date(2026, 11, 2), arrears_notice_on=date(2026, 11, 9))),
    ),
    ("uk", "arrears_notice_with_statement"): (
        Trial(debt=structs.replace(DEBT, product="credit_card"), situation=known(arrears_since=date(2026, 11, 2))),
        Trial(
            debt=structs.replace(DEBT, product="credit_card"),
            situation=known(arrears_since=date(2026, 11, 2), arrears_notice_on=date(2026, 11, 9)),
        ),
    ),
    ("uk", "limitation_told"): (
        Trial(situation=known(nation="england_wales", last_restart=date(2020, 11, 24))),
        Trial(situation=known(nation="england_wales", last_restart=TODAY)),
    ),
    ("us", "limitation_told"): (
        Trial(situation=known(party="buyer", state="TX", last_restart=date(2022, 11, 24))),
        Trial(situation=known(party="creditor", state="TX", last_restart=date(2022, 11, 24))),
    ),
    ("us", "limitation_new_york"): (
        Trial(situation=known(party="buyer", state="NY", last_restart=date(2022, 11, 24))),
        Trial(situation=known(party="buyer", state="TX", last_restart=date(2022, 11, 24))),
    ),
    ("us", "itemization_missing"): (
        Trial(situation=known(party="agency")),
        Trial(situation=known(party="agency", itemization=ITEMIZED)),
    ),
    ("us", "itemization_differs"): (
        Trial(
            debt=structs.replace(DEBT, days_overdue=1),
            situation=known(party="agency", itemization=replace(ITEMIZED, credits=Money(1))),
        ),
        Trial(debt=structs.replace(DEBT, days_overdue=1), situation=known(party="agency", itemization=ITEMIZED)),
    ),
    ("uk", "hold_beyond_scheme"): (
        Trial(situation=known(holds=(Hold(TODAY, TODAY + timedelta(days=61)),))),
        Trial(situation=known(holds=(Hold(TODAY, TODAY + timedelta(days=60)),))),
    ),
    ("cn-credit-card", "housing_share"): (Trial(income=500_000, rent=260_000), Trial(income=500_000, rent=240_000)),
    ("cn-credit-card", "debt_share"): (Trial(income=80_000), Trial(income=81_000)),
    **{
        ("cn-credit-card", rule): (Trial(), Trial())
        for rule in ("allocation_order", "several_debts_order", "no_repair_promise")
    },
    **{("uk", rule): (Trial(), Trial()) for rule in ("refusal_recorded", "forbearance_order")},
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
    ("cn-credit-card", "assignor_unknown"): (
        Trial(situation=known(assigned_by="Harbour Bank", assignment_notified_on=date(2026, 1, 5))),
        Trial(situation=known(assigned_by="Harbour Bank", assigned_on=date(2026, 1, 2))),
    ),
    ("cn-credit-card", "spouse_without_ground"): (
        Trial(situation=known(has_co_debtor=True, co_debtor_is_spouse=True)),
        Trial(situation=known(has_co_debtor=True, co_debtor_is_spouse=True, spouse_ground="ratified")),
    ),
    ("cn-credit-card", "related_without_ground"): (
        Trial(situation=known(asked_whom="related")),
        Trial(situation=known(asked_whom="related", spouse_ground="household_needs")),
    ),
    ("cn-credit-card", "spouse_unknown"): (
        Trial(situation=known(has_co_debtor=True)),
        Trial(situation=known(has_co_debtor=True, co_debtor_is_spouse=False)),
    ),
    ("cn-credit-card", "limitation_told"): (
        Trial(debt=structs.replace(OLD, last_due=date(2023, 1, 2))),
        Trial(debt=structs.replace(OLD, last_due=date(2026, 1, 2))),
    ),
    ("cn-credit-card", "limitation_unknown_told"): (
        Trial(debt=OLD),
        Trial(debt=OLD, situation=known(last_restart=date(2026, 1, 1))),
    ),
    ("cn-credit-card", "limitation_restarts"): (Trial(), Trial(debt=OLD)),
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

ALWAYS = {"allocation_order", "several_debts_order", "retention", "no_repair_promise", "allocation_from_day_91"}
ALWAYS |= {"complaint_answer", "refusal_recorded", "forbearance_order", "savings_line"}
"""Rules that state what is so: they have no case in which they do not hold."""
