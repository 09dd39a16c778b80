"""What can be offered on a statement: sums of any period, money that comes on a day, and what would settle the debt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from calculators.errors import Refusal
from calculators.parts import Treatment
from calculators.rounding import Money, times
from calculators.search import first_that
from restructure.offers.option import Option
from restructure.offers.outcome import Case, on_its_day
from restructure.offers.terms import SettlementTerms, Tranche
from restructure.proposals.counteroffer import Change, Counteroffer, counteroffer_steps
from restructure.proposals.query import DebtorStatement, Offer, SearchSpace, ask
from restructure.proposals.statement import Statement, says_of


def answer_to(case: Case, said: Statement, look: SearchSpace) -> Counteroffer:
    """The best acceptable offer of each kind on a statement; of settlements the one that was said, where it will do.

    Where it will not, the smallest amount that would stands among the changes, whatever else can be offered. Refuses
    what ``counteroffer`` refuses, and money that comes after the first payment where no household is known.
    """
    *_, whole = answer_steps(case, said, look)
    return whole


def answer_steps(case: Case, said: Statement, look: SearchSpace) -> Iterator[Counteroffer]:
    """The answer as it is known after each step of a few milliseconds, as ``counteroffer_steps``."""
    look = replace(look, frequency=said.frequency)
    case, says = on_its_day(case), says_of(said)
    if case.household is None and said.now_on is not None and said.start is not None and said.now_on > said.start:
        raise Refusal("says.now_on", "later_without_household")
    settle = _settle(case, said)
    if settle is not None and settle <= 0:
        raise Refusal("says.settle", "amount_not_positive")
    steps = counteroffer_steps(case, says, look)
    if settle is None:
        yield from steps
        return
    offer = _settled(case, says, look, settle)
    if offer is None:
        needed = _smallest(case, says, look, settle)
        said_first = () if needed is None else (needed,)
        yield from (replace(found, changes=(*said_first, *found.changes)) for found in steps)
        return
    others = tuple(one for one in next(steps).offers if one.kind != "settlement")
    ranked = sorted((offer, *others), key=lambda one: int(one.outcome.present_value or 0), reverse=True)
    yield Counteroffer(tuple(ranked))


def _settle(case: Case, said: Statement) -> Money | None:
    """What would settle the debt of that day, all of it at the most."""
    total = case.debt.total
    amount = times(total, said.settle) if isinstance(said.settle, Decimal) else said.settle
    return None if amount is None else min(amount, total)


def _settled(case: Case, says: DebtorStatement, look: SearchSpace, amount: Money) -> Offer | None:
    """The settlement of that very amount in one sum, where it is acceptable: who says it has it."""
    if amount < times(case.debt.total, look.least_share):
        return None
    asked = ask(case, replace(says, now=Money(max(amount, says.now or 0))), look)
    terms = SettlementTerms(asked.first_due, asked.first_due, tranches=(Tranche(asked.first_due, amount),))
    outcome = asked.outcome(terms, Treatment())
    return Offer("settlement", Option(terms, Treatment()), outcome) if outcome else None


def _smallest(case: Case, says: DebtorStatement, look: SearchSpace, amount: Money) -> Change | None:
    total = case.debt.total
    if amount >= total or _settled(case, says, look, total) is None:
        return None
    rest = range(amount + 1, total)
    needed = first_that(lambda sum_: _settled(case, says, look, Money(sum_)) is not None, rest)
    return Change("settle", amount, Money(needed))
