"""What a rule may ask about rates: lines that an annual rate, or all charges together, may not pass."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.charge_ceiling import Line, Stretch, charge_ceiling
from calculators.rounding import NOTHING, Money, Rate
from restructure.offers.rate_disclosure import annual_cost
from restructure.policy.tables import Dated, held_on, lpr, read_until
from restructure.rules.conditions import PLANS, Facts, Given, Seen, beside_plan, planned

if TYPE_CHECKING:
    from restructure.offers.outcome import Simulated
    from restructure.parties.account import Debt

NO_RATE = Decimal(0)
HUNDREDTH_OF_A_PERCENT = Decimal("0.0001")
LPR_CAP_FROM = date(2020, 8, 20)
"""The day from which contracts of private lending are held to a multiple of the prime rate."""
ENFORCED_FROM = date(2015, 9, 1)
"""The day from which the interpretation of 2015 drew a fixed line; what held before it is not kept here."""


@planned("named_rate_over", "annual_rate")
def _named_rate_over(_: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """The highest rate that was written down, for the plan or for the debt: one of 6 is 600 %, and 6 % was meant."""
    plan = outcome.terms.plan
    rate = outcome.debt.contract_rate or NO_RATE
    if plan is not None:
        rate = max(rate, plan.annual_rate)
        for one in plan.rate_changes:
            rate = max(rate, one.annual_rate)
    if rate <= given["annual_rate"]:
        return None
    return {"rate": Fraction(rate), "likely": Fraction(rate) / 100}


def _agreed_rate(outcome: Simulated) -> Rate | None:
    """The yearly rate that a plan charges on its principal, what is old aside; None where it charges nothing.

    It is the rate that was agreed, its highest where it changes; by a year of 360 days it is that of 365. A flat fee
    has no agreed rate: there it is the rate that principal and fees come to, to the hundredth of a percent.
    """
    plan = outcome.terms.plan
    if plan is None:
        return None
    agreed: Rate = max((plan.annual_rate, *[one.annual_rate for one in plan.rate_changes]))
    if plan.day_count == "actual/360":
        agreed = Fraction(agreed) * Fraction(365, 360)
    if plan.method == "flat_fee" and plan.fee_per_period is not None:
        fees = annual_cost(outcome, "cn_simple") or Decimal(0)
        agreed = max(agreed, fees.quantize(HUNDREDTH_OF_A_PERCENT, ROUND_HALF_UP))
    return agreed or None


def rate_above(outcome: Simulated, largest: Decimal) -> Facts | None:
    rate = _agreed_rate(outcome)
    return {"rate": Fraction(rate), "largest": Fraction(largest)} if rate is not None and rate > largest else None


@beside_plan("cap_unknown")
def _cap_unknown(seen: Seen, _: Given) -> Facts | None:
    """The cap hangs on the day of the contract: without it nothing can be said."""
    return {} if seen.debt.contract_date is None else None


@beside_plan("cap_unknown_before")
def _cap_unknown_before(seen: Seen, _: Given) -> Facts | None:
    """Contracts from before the first interpretation of 2015: their first years follow rules that are not kept here."""
    began = seen.debt.contract_date
    return {"day": ENFORCED_FROM} if began is not None and began < ENFORCED_FROM else None


@beside_plan("prime_rate_old", "days")
def _prime_rate_old(seen: Seen, given: Given) -> Facts | None:
    """The day up to which the prime rates were read, where the cap hangs on a later one."""
    needed, read = _day_of_cap(seen.debt), read_until(_table(seen))
    return {"day": read} if (needed - read).days > given["days"] else None


@planned("rate_over_lpr", "times", kinds=PLANS)
def _rate_over_lpr(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """The agreed rate beside so many times the prime rate of the contract's day."""
    return _above_prime(seen, outcome, given) if _follows_its_own_day(seen.debt) else None


@planned("rate_over_lpr_of_today", "times", kinds=PLANS)
def _rate_over_lpr_of_today(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """A contract from before the cap followed the prime rate: what is still to come is held to the rate at suit, for
    which that of today stands in."""
    return None if _follows_its_own_day(seen.debt) else _above_prime(seen, outcome, given)


def _above_prime(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    cap = _cap(seen, given)
    return None if cap is None else rate_above(outcome, cap)


@planned("micro_loan_over_lpr", "times", kinds=PLANS)
def _micro_loan_over_lpr(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """A micro-loan company's rate beside so many times the prime rate of the day of the balance."""
    prime = held_on(seen.debt.as_of, _table(seen))
    if seen.debt.lender_type != "micro_loan" or prime is None:
        return None
    return rate_above(outcome, given["times"] * prime)


@planned("charges_over_lpr", "times", "before")
def _charges_over_lpr(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    return _over_whole_life(seen, outcome, given) if _follows_its_own_day(seen.debt) else None


@planned("charges_over_lpr_of_today", "times", "before")
def _charges_over_lpr_of_today(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    return None if _follows_its_own_day(seen.debt) else _over_whole_life(seen, outcome, given)


@planned("overdue_charges_over_lpr", "times", "before")
def _overdue_charges_over_lpr(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """Penalty and fees still asked for, beside the cap on the principal since the first missed payment."""
    debt, waived = seen.debt, outcome.waived
    lines = _lines(seen, given)
    if not lines or debt.days_overdue is None:
        return None
    begun = max(debt.as_of - timedelta(days=debt.days_overdue), debt.contract_date or date.min)
    allowed = charge_ceiling((Stretch(begun, debt.as_of, _lent(seen)),), lines)
    left = debt.parts.penalty + debt.parts.fees - waived.penalty - waived.fees
    asked = min(left, debt.total - waived.total - _lent(seen))
    return _exceeding(asked, allowed)


def _over_whole_life(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """Charges paid and asked for, those of the plan included, beside the cap on the principal from the day of the
    contract to the last payment: whichever part is waived, the sum that is asked for counts."""
    debt, lent, lines = seen.debt, _lent(seen), _lines(seen, given)
    if not lines or debt.contract_date is None:
        return None
    schedule = outcome.schedule
    ends = (debt.as_of, *schedule.due)
    # What is forgiven is outstanding until the plan is kept.
    owing = (lent, *(Money(min(one + outcome.waived.principal, lent)) for one in schedule.opening))
    stretches = zip((debt.contract_date, *ends), ends, owing, strict=False)
    allowed = charge_ceiling(tuple(Stretch(*one) for one in stretches), lines)
    return _exceeding(Money((debt.paid_charges or NOTHING) + outcome.totals.paid - lent), allowed)


def _exceeding(asked: int, allowed: Money | None) -> Facts | None:
    return None if allowed is None or asked <= allowed else {"amount": Money(asked - allowed), "largest": allowed}


@beside_plan("paid_charges_unknown")
def _paid_charges_unknown(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.debt.paid_charges is None else None


def _lent(seen: Seen) -> Money:
    """Principal is what was received: CN-46."""
    principal, cash = seen.debt.parts.principal, seen.situation.cash_received
    return principal if cash is None else min(principal, cash)


def _follows_its_own_day(debt: Debt) -> bool:
    return debt.contract_date is not None and debt.contract_date >= LPR_CAP_FROM


def _lines(seen: Seen, given: Given) -> tuple[Line, ...]:
    """The rates that charges are held to, by days: that of the contract's day for its whole life, or for an older
    contract the line of 2015 and from 2020 the prime rate. Empty where the day of the contract is not known."""
    began, cap = seen.debt.contract_date, _cap(seen, given)
    if began is None or cap is None:
        return ()
    if _follows_its_own_day(seen.debt):
        return (Line(began, cap),)
    return (Line(ENFORCED_FROM, given["before"]), Line(LPR_CAP_FROM, cap))


def _cap(seen: Seen, given: Given) -> Decimal | None:
    """So many times the prime rate of the day that decides; None where the day of the contract is not known."""
    prime = held_on(_day_of_cap(seen.debt), _table(seen))
    return None if prime is None or seen.debt.contract_date is None else given["times"] * prime


def _day_of_cap(debt: Debt) -> date:
    """The day whose prime rate decides: that of the contract, or that of the balance where it is the one at suit."""
    began = debt.contract_date
    return debt.as_of if began is None or began < LPR_CAP_FROM else began


def _table(seen: Seen) -> tuple[Dated, ...]:
    return seen.policy.lpr if seen.policy else lpr()


@planned("card_rate_above_contract")
def _card_rate_above_contract(seen: Seen, outcome: Simulated, _: Given) -> Facts | None:
    contract = seen.debt.contract_rate
    return None if contract is None or seen.debt.product != "credit_card" else rate_above(outcome, contract)


@planned("new_disclosures")
def _new_disclosures(seen: Seen, outcome: Simulated, _: Given) -> Facts | None:
    """A closed-end loan whose rate rises, or whose charges join the principal."""
    if seen.debt.product == "credit_card":
        return None
    dearer = seen.debt.contract_rate is not None and rate_above(outcome, seen.debt.contract_rate) is not None
    joined = any(getattr(outcome.treatment, name).rest == "capitalise" for name in ("penalty", "fees"))
    owed = joined and outcome.debt.parts.penalty + outcome.debt.parts.fees > 0
    return {} if dearer or owed else None


@planned("rate_not_reduced")
def _rate_not_reduced(seen: Seen, outcome: Simulated, _: Given) -> Facts | None:
    """The plan charges as much as the contract or more."""
    contract, agreed = seen.debt.contract_rate, _agreed_rate(outcome)
    if contract is None or agreed is None or agreed < contract:
        return None
    return {"rate": Fraction(agreed), "before": Fraction(contract)}


@planned("balance_rises")
def _balance_rises(_: Seen, outcome: Simulated, __: Given) -> Facts | None:
    """A row after which more is owed than before it."""
    schedule = outcome.schedule
    rises = (row for row, closing in enumerate(schedule.closing) if closing > schedule.opening[row])
    row = next(rises, None)
    return None if row is None else {"day": schedule.due[row]}


@planned("rate_in_service", "annual_rate")
def _rate_in_service(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """A plan that runs while the debtor serves, on a debt from before, above so much."""
    service, began = seen.situation.service, seen.debt.contract_date
    if service is None or (began is not None and began >= service.start):
        return None
    start, last = outcome.debt.as_of, outcome.schedule.due[-1]
    overlaps = service.start <= last and (service.end is None or start <= service.end)
    return rate_above(outcome, given["annual_rate"]) if overlaps else None
