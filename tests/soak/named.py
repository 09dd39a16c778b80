"""Thousands of plans that are refused, each asked for again with what the refusal names.

    python -m tests.soak.named [COUNT]

Whoever gives back the nearest value that a refusal names is not refused for that field again: in every kind of plan, in
currencies without decimals, with two and with three.
"""

from __future__ import annotations

import dataclasses
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from random import Random

from msgspec.structs import replace

from calculators.extra import Extra
from calculators.holidays import Holiday
from calculators.ledger import Pause, RateFrom
from calculators.months import OwnMonth
from calculators.own_rows import OwnRow
from calculators.parts import Parts, Treatment
from calculators.rounding import Money
from restructure.offers import refusal
from restructure.offers.outcome import Case, Outcome, Refused
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms, Terms
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.simulation import simulate
from tests.soak import amortization, uneven

CURRENCIES = ("CNY", "JPY", "KWD")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many plans were drawn, and what was given back, by the code of the refusal."""

    drawn: int
    given_back: Counter[str]

    def line(self) -> str:
        """The figures in one line."""
        codes = ", ".join(f"{code} {count:,}" for code, count in self.given_back.most_common())
        return f"{self.drawn:,} plans, {self.given_back.total():,} values given back: {codes}"


Drawn = tuple[Debt, Terms, Treatment, Outcome]


def run(count: int, seed: int = 46) -> Tally:
    """Draw ``count`` plans; the first that is refused for the value it was told fails with its terms."""
    return taken_back(drawn(count, seed))


def drawn(count: int, seed: int) -> Iterator[Drawn]:
    """Plans drawn at random, most of them with something that does not do; the same for the same ``seed``."""
    random = Random(seed)
    for _ in range(count):
        debt, terms, treatment = uneven.draw(random) if random.random() < 0.5 else amortization.draw(random)
        debt = replace(debt, currency=random.choice(CURRENCIES))
        if random.random() < 0.2:
            debt = replace(debt, parts=Parts(*(Money(random.choice((0, 1, random.randint(1, 99)))) for _ in range(4))))
        if isinstance(terms, InstalmentTerms):
            terms = harder(random, debt, terms)
        elif isinstance(terms, DeferralTerms):
            rule = terms.rule
            if random.random() < 0.3:
                rule = dataclasses.replace(rule, periods=random.randint(1, 90))
            terms = replace(terms, remaining=harder(random, debt, terms.remaining), rule=rule)
        elif random.random() < 0.7:
            terms = _hard_settlement(random, debt, terms)
        yield debt, terms, treatment, _asked(debt, terms, treatment)


def taken_back(plans: Iterable[Drawn]) -> Tally:
    """Ask again for each plan that is refused with a value; the first that is refused for it fails with its terms."""
    count, given_back = 0, Counter[str]()
    for debt, terms, treatment, outcome in plans:
        count += 1
        if not isinstance(outcome, Refused):
            continue
        reason = outcome.reason
        for value in refusal.values_of(reason).values():
            changed = refusal.with_value(terms, reason, value)
            if changed is None:
                continue
            again = _asked(debt, changed, treatment)
            refused = isinstance(again, Refused) and again.reason.field == reason.field
            assert not refused, (reason, reason.facts, value, again, debt, terms, treatment)
            given_back[reason.code] += 1
    return Tally(count, given_back)


def _asked(debt: Debt, terms: Terms, treatment: Treatment) -> Outcome:
    return simulate(Case(debt, POLICIES["neutral"]), terms, treatment)


def harder(random: Random, debt: Debt, terms: InstalmentTerms) -> InstalmentTerms:
    """The plan with what is nearly, or by far, too much or too little."""

    def chance(share: float) -> bool:
        return random.random() < share

    principal, start = debt.parts.principal, debt.as_of
    if chance(0.2):
        terms = replace(terms, annual_rate=Decimal(random.choice(("3", "0.9", "0.36"))))
    if terms.rows:
        return _hard_rows(random, terms, principal)
    if terms.method in ("level", "equal_principal", "interest_only", "bullet") and chance(0.3):
        days = sorted({start + timedelta(days=random.randint(1, 500)) for _ in range(random.randint(1, 2))})
        rates = tuple(RateFrom(day, Decimal(random.choice(("0", "0.04", "0.4", "1.5")))) for day in days)
        terms = replace(terms, rate_changes=rates)
    if terms.method in ("level", "equal_principal", "interest_only", "bullet") and chance(0.2):
        begins = start + timedelta(days=random.randint(0, 400))
        terms = replace(terms, pauses=(Pause(begins, begins + timedelta(days=random.randint(-2, 200))),))
    if terms.method == "level" and chance(0.6):
        payment = principal // random.choice((1, 2, 3, 10, 99, terms.payments or 5)) + random.randint(0, 3)
        terms = replace(terms, payment=Money(payment), payments=random.choice((None, terms.payments, terms.payments)))
        if chance(0.1) and terms.payments and not terms.is_uneven:
            terms = replace(terms, solve_rate=True)
    if chance(0.15):
        down = Money(max(principal // random.randint(1, 9), 1))
        terms = replace(terms, down_payment=DownPayment(down, start + timedelta(days=random.randint(-5, 40))))
    if terms.method == "level" and not terms.is_uneven:
        if chance(0.2):
            terms = replace(terms, balloon=Money(principal // random.randint(1, 5)))
        if chance(0.2):
            multiple = Money(max(principal // random.randint(1, 100), 1))
            terms = replace(terms, payment_multiple=multiple, payment=None)
        if chance(0.3):
            terms = replace(
                terms, first_period="first", first_due=terms.first_due + timedelta(days=random.randint(0, 60))
            )
    if terms.is_uneven:
        terms = _hard_uneven(random, terms, principal)
    if terms.payment is None and terms.payments and chance(0.05):
        terms = replace(terms, payments=None, final_due=start + timedelta(days=random.choice((-20, 10, 400, 40_000))))
    return replace(terms, first_due=start - timedelta(days=random.randint(0, 3))) if chance(0.04) else terms


def _hard_rows(random: Random, terms: InstalmentTerms, principal: int) -> InstalmentTerms:
    rows = list(terms.rows)
    for place, row in enumerate(rows):
        if random.random() < 0.15:
            rows[place] = OwnRow(row.due, Money(random.choice((0, 1, principal // 3 + 1, 2 * principal))))
        if random.random() < 0.05:
            rows[place] = OwnRow(row.due - timedelta(days=random.randint(1, 90)), row.payment)
    return replace(terms, rows=tuple(rows), first_due=rows[0].due)


def _hard_uneven(random: Random, terms: InstalmentTerms, principal: int) -> InstalmentTerms:
    if terms.months and random.random() < 0.5:
        amounts = (0, 1, principal // 50 + 1, principal // 3 + 1, principal, 3 * principal + 2)
        months = (OwnMonth(one.month, Money(random.choice(amounts))) for one in terms.months)
        terms = replace(terms, months=tuple(months))
    if terms.extra and random.random() < 0.5:
        first = terms.extra[0]
        moved = first.date + timedelta(days=random.choice((0, 0, 200, -200, 900)))
        amount = Money(principal // random.randint(1, 4) + 1)
        extra = (Extra(moved, amount, first.then), *terms.extra[1:])
        terms = replace(terms, extra=(*extra, extra[-1]) if random.random() < 0.2 else extra)
    if terms.holidays and random.random() < 0.3:
        first_one = terms.holidays[0]
        begins = first_one.end + timedelta(days=random.randint(-1, 20))
        ends = begins + timedelta(days=random.randint(-1, 60))
        terms = replace(terms, holidays=(first_one, Holiday(begins, ends, "freeze")))
    return terms


def _hard_settlement(random: Random, debt: Debt, terms: SettlementTerms) -> SettlementTerms:
    expires = terms.first_due + timedelta(days=random.randint(-90, 20))
    terms = replace(terms, expires=expires, tranches=random.choice((1, 2, 3, 600, 1200)))
    if random.random() < 0.5:
        amount = Money(random.choice((0, 1, 2, debt.total // 2, debt.total, debt.total + 1)))
        return replace(terms, amount=amount, fraction=None)
    return replace(terms, fraction=Decimal(random.choice(("0.001", "0.5", "1"))))


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000).line())
