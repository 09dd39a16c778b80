"""What a rule may ask of an offer and of what surrounds it. Each condition gives the numbers that it saw, or None."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from calculators.business_days import ANNOUNCED_UNTIL, is_provisional
from calculators.calendar import add_months, whole_months
from calculators.errors import Fact
from calculators.parts import Arranged, arrange
from calculators.rounding import Money
from restructure.offers.terms import DeferralTerms, OptionKind
from restructure.parties.situation import NOTHING_KNOWN, Situation

if TYPE_CHECKING:
    from restructure.household.household import Household
    from restructure.offers.outcome import Simulated
    from restructure.parties.account import Debt
    from restructure.policy import Policy

Given = Mapping[str, Decimal]
Facts = dict[str, Fact]
ALL: tuple[OptionKind, ...] = get_args(OptionKind)
PLANS: tuple[OptionKind, ...] = ("instalment", "deferral")
SETTLEMENT: tuple[OptionKind, ...] = ("settlement",)


class Seen(Struct, frozen=True):
    """Facts for the rules. ``floor`` is what the creditor set; ``outcome`` is None where only contact is asked.
    ``arranged`` is the debt made ready for the plan of ``outcome``, where that is at hand."""

    debt: Debt
    outcome: Simulated | None = None
    situation: Situation = NOTHING_KNOWN
    policy: Policy | None = None
    household: Household | None = None
    floor: Money | None = None
    arranged: Arranged | None = None

    @property
    def day(self) -> date:
        """The day of the question, or that of the balance."""
        return self.situation.today or self.debt.as_of


class Condition(Struct, frozen=True):
    """A question with the numbers it needs.

    With ``about_plan`` it does not hold without an outcome. ``kinds`` are the kinds of option whose outcome it looks
    at; where there are none, it looks at no outcome, and is the same for every plan of a case.
    """

    asks: Callable[..., Facts | None]
    needs: tuple[str, ...] = ()
    about_plan: bool = False
    kinds: tuple[OptionKind, ...] = ()

    def holds(self, seen: Seen, given: Given) -> Facts | None:
        """Return the numbers that it saw, None where it does not hold."""
        outcome = seen.outcome
        if not self.kinds:
            return None if self.about_plan and outcome is None else self.asks(seen, given)
        return self.asks(seen, outcome, given) if outcome is not None and outcome.terms.kind in self.kinds else None


Asks = Callable[[Seen, Given], Facts | None]
CONDITIONS: dict[str, Condition] = {}


def condition(name: str, *needs: str) -> Callable[[Asks], None]:
    """Register a condition under its name, with the names of the numbers it needs."""

    def register(asks: Asks) -> None:
        CONDITIONS[name] = Condition(asks, needs)

    return register


def beside_plan(name: str, *needs: str) -> Callable[[Asks], None]:
    """Register a condition about a plan that looks only at what surrounds it."""

    def register(asks: Asks) -> None:
        CONDITIONS[name] = Condition(asks, needs, about_plan=True)

    return register


def planned(
    name: str, *needs: str, kinds: tuple[OptionKind, ...] = ALL
) -> Callable[[Callable[[Seen, Simulated, Given], Facts | None]], None]:
    """Register a condition that looks at an outcome, of some kinds of option alone."""

    def register(asks: Callable[[Seen, Simulated, Given], Facts | None]) -> None:
        CONDITIONS[name] = Condition(asks, needs, about_plan=True, kinds=kinds)

    return register


def arranged_of(seen: Seen, outcome: Simulated) -> Arranged:
    """The debt made ready for the plan of the outcome."""
    return seen.arranged or arrange(outcome.debt.parts, outcome.treatment)


@condition("always")
def _always(_: Seen, __: Given) -> Facts | None:
    return {}


@condition("overdue_from", "days")
def _overdue_from(seen: Seen, given: Given) -> Facts | None:
    days = seen.debt.days_overdue
    return None if days is None or days < given["days"] else {"days": days}


@condition("answered_within", "days")
def _answered_within(_: Seen, given: Given) -> Facts | None:
    return {"days": int(given["days"])}


@condition("kept_for", "years")
def _kept_for(_: Seen, given: Given) -> Facts | None:
    return {"years": int(given["years"])}


@planned("term_over", "months")
def _term_over(_: Seen, outcome: Simulated, given: Given) -> Facts | None:
    months = whole_months(outcome.debt.as_of, outcome.schedule.due[-1])
    most = int(given["months"])
    return {"months": months, "largest": most} if months > most else None


@planned("below_floor")
def _below_floor(seen: Seen, outcome: Simulated, _: Given) -> Facts | None:
    worth = outcome.present_value
    if seen.floor is None or worth is None or worth >= seen.floor:
        return None
    return {"amount": Money(seen.floor - worth)}


@planned("calendar_provisional", kinds=PLANS)
def _calendar_provisional(_: Seen, outcome: Simulated, __: Given) -> Facts | None:
    plan = outcome.terms.plan
    if plan is None or plan.roll == "none":
        return None
    provisional = any(is_provisional(day, plan.calendar) for day in outcome.schedule.due)
    return {"largest": ANNOUNCED_UNTIL} if provisional else None


@planned("interest_on_interest", kinds=PLANS)
def _interest_on_interest(seen: Seen, outcome: Simulated, _: Given) -> Facts | None:
    terms, amount = outcome.terms, int(arranged_of(seen, outcome).capitalised)
    if isinstance(terms, DeferralTerms) and terms.rule.interest == "capitalise":
        plan, first = outcome.schedule, 1 - outcome.schedule.first_number
        rows = range(first, first + terms.rule.periods)
        amount += sum(plan.closing[row] - plan.opening[row] + plan.principal[row] for row in rows)
    return {"amount": amount} if amount else None


@planned("interest_on_fees")
def _interest_on_fees(_: Seen, outcome: Simulated, __: Given) -> Facts | None:
    parts, amount = outcome.debt.parts, 0
    for name in ("penalty", "fees"):
        how = getattr(outcome.treatment, name)
        if how.rest == "capitalise":
            amount += getattr(parts, name) - how.waived(getattr(parts, name))
    return {"amount": amount} if amount else None


def _over_surplus(_: Seen, outcome: Simulated, __: Given) -> Facts | None:
    seen = outcome.affordability
    if seen.verdict != "unaffordable":
        return None
    assert seen.short is not None
    assert seen.fails_on is not None
    return {"amount": seen.short, "day": seen.fails_on}


planned("above_surplus", kinds=PLANS)(_over_surplus)
planned("settlement_above_surplus", kinds=SETTLEMENT)(_over_surplus)


@planned("payment_rises", "times", kinds=("deferral",))
def _payment_rises(_: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """The usual payment after a deferral beside the usual one in it: neither an odd first period nor what falls due
    once, with the first payment after it, is a measure."""
    assert isinstance(outcome.terms, DeferralTerms)
    deferred = outcome.terms.rule.periods
    payments = outcome.schedule.payment[1 - outcome.schedule.first_number :]
    usual, later = payments[min(1, deferred - 1)], payments[min(deferred + 1, len(payments) - 1)]
    if not 0 < given["times"] * usual < later:
        return None
    return {"number": deferred + 1, "times": Fraction(later, usual), "usual": usual}


@planned("waiver")
def _waiver(_: Seen, outcome: Simulated, __: Given) -> Facts | None:
    return {"amount": outcome.totals.waived} if outcome.totals.waived else None


@planned("instalments_again", kinds=PLANS)
def _instalments_again(seen: Seen, _: Simulated, __: Given) -> Facts | None:
    return {} if seen.situation.already_in_instalments and not seen.situation.personalised else None


@beside_plan("personalised_unproved")
def _personalised_unproved(seen: Seen, _: Given) -> Facts | None:
    situation = seen.situation
    return {} if situation.personalised and not situation.in_need_and_willing else None


@planned("not_settlement", kinds=PLANS)
def _not_settlement(_: Seen, __: Simulated, ___: Given) -> Facts | None:
    return {}


@planned("settlement", kinds=SETTLEMENT)
def _settlement(_: Seen, __: Simulated, ___: Given) -> Facts | None:
    return {}


@beside_plan("less_cash_received")
def _less_cash_received(seen: Seen, _: Given) -> Facts | None:
    cash = seen.situation.cash_received
    if cash is None or cash >= seen.debt.parts.principal:
        return None
    return {"amount": Money(seen.debt.parts.principal - cash)}


@beside_plan("mandate_missing")
def _mandate_missing(seen: Seen, _: Given) -> Facts | None:
    mandate = seen.situation.mandate
    return {} if mandate is None or not mandate.number or mandate.expires < seen.day else None


@beside_plan("co_debtor_not_warned")
def _co_debtor_not_warned(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.situation.new_co_debtor and not seen.situation.co_debtor_warned else None


@beside_plan("nation_unknown")
def _nation_unknown(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.situation.nation is None else None


@beside_plan("income_without_consent")
def _income_without_consent(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.household is not None and seen.situation.consent_to_income is False else None


@condition("sending_without_consent")
def _sending_without_consent(seen: Seen, _: Given) -> Facts | None:
    return None if seen.situation.consent_to_send else {}


@planned("observation", "months", "periods", kinds=PLANS)
def _observation(_: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """From the first payment after the change: so many months, and so many payments in a row. A private loan is no
    asset of a bank."""
    if outcome.debt.lender_type == "private":
        return None
    due = outcome.schedule.due[1 - outcome.schedule.first_number :]
    periods = min(int(given["periods"]), len(due))
    return {"day": max(add_months(due[0], int(given["months"])), due[periods - 1])}


@condition("abroad")
def _abroad(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.situation.abroad else None


@condition("plan_kept")
def _plan_kept(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.situation.kept_plan and not seen.situation.plan_contact else None


@condition("settled")
def _settled(seen: Seen, _: Given) -> Facts | None:
    day = seen.situation.settled_on
    return {"day": day} if day is not None else None


@beside_plan("not_a_card")
def _not_a_card(seen: Seen, _: Given) -> Facts | None:
    return None if seen.debt.product in ("credit_card", "other") else {}


@beside_plan("licensed_lender")
def _licensed_lender(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.debt.lender_type not in ("licensed", "private") else None


@beside_plan("lender_is_private")
def _lender_is_private(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.debt.lender_type == "private" else None


@beside_plan("lender_kind_unknown")
def _lender_kind_unknown(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.debt.lender_type == "licensed" else None
