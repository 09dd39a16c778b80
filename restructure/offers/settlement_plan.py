"""From the terms of a settlement to its schedule."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from calculators import calendar
from calculators.errors import Refusal
from calculators.parts import Treatment
from calculators.rounding import Money, equal_shares
from calculators.schedule import Column
from calculators.settlement import settlement, settlement_amount
from restructure.offers.instalment_plan import Plan
from restructure.offers.terms import SettlementTerms
from restructure.parties.account import Debt


def settlement_plan(debt: Debt, terms: SettlementTerms, treatment: Treatment) -> Plan:
    """The plan of a settlement; its fraction or discount becomes an amount to pay, rounded half up, and what is waived
    is the rest: a discount and the fraction it leaves are one offer to the cent. Refuses a treatment beside it."""
    if treatment != Treatment():
        raise Refusal("treatment", "treatment_with_settlement")
    # A first payment before the balance is refused by its own name: no expiry would do.
    amounts, dates = _tranches(debt, terms)
    if terms.expires < debt.as_of:
        raise Refusal("expires", "expires_before_balance", smallest=debt.as_of)
    if terms.expires > terms.first_due:
        raise Refusal("expires", "expires_after_first_due", largest=terms.first_due)
    schedule, waived = settlement(debt.parts, amounts, dates, on_default=terms.on_default, order=terms.waiver_order)
    amount = Money(sum(amounts))
    resolved = replace(terms, amount=amount, fraction=None, discount=None)
    return Plan(resolved, debt, schedule, waived, terms.frequency, None)


def _tranches(debt: Debt, terms: SettlementTerms) -> tuple[Column, tuple[date, ...]]:
    given = [name for name in ("amount", "fraction", "discount") if getattr(terms, name) is not None]
    if isinstance(terms.tranches, tuple):
        if given:
            raise Refusal(given[0], "too_many_given")
        if not terms.tranches:
            raise Refusal("tranches", "count_below_one", smallest=1)
        dates = tuple(one.date for one in terms.tranches)
        if any(later <= earlier for earlier, later in pairwise(dates)):
            raise Refusal("tranches", "dates_not_ascending")
        if dates[0] <= debt.as_of:
            raise Refusal("tranches", "first_due_not_after_start", start=debt.as_of)
        return tuple(one.amount for one in terms.tranches), dates
    if len(given) != 1:
        raise Refusal(given[1] if given else "amount", "too_many_given" if given else "settlement_without_amount")
    due = calendar.due_dates(debt.as_of, terms.first_due, terms.frequency, terms.tranches)
    return equal_shares(_amount(debt, terms), terms.tranches), due.dates


def _amount(debt: Debt, terms: SettlementTerms) -> Money:
    if terms.amount is not None:
        if terms.amount <= 0:
            raise Refusal("amount", "amount_not_positive")
        return terms.amount
    if terms.fraction is not None:
        return _something("fraction", settlement_amount(debt.total, terms.fraction))
    if terms.discount is None or not 0 <= terms.discount < 1:
        raise Refusal("discount", "fraction_out_of_range")
    return _something("discount", settlement_amount(debt.total, 1 - Fraction(terms.discount)))


def _something(field: str, amount: Money) -> Money:
    """The amount that a share of the debt comes to. Refuses one that rounds to nothing."""
    if not amount:
        raise Refusal(field, "settlement_of_nothing")
    return amount
