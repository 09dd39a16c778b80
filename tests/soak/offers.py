"""Thousands of small counter-offers, each beside a search of everything.

    python -m tests.soak.offers [COUNT]

Debts of a few hundred units, so that every rounding may decide, at up to three rates, with old parts that may be waived
to the unit, pay-days, money that comes once, floors, every order of what is weighed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from msgspec.structs import replace

from calculators.calendar import parse_frequency
from calculators.deferral import DeferralRule
from calculators.parts import Parts, Treatment
from calculators.rounding import Money
from restructure.household.household import Household, Income, LumpSum
from restructure.offers.outcome import Case, Creditor, Simulated
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, Terms
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.proposals.counteroffer import counteroffer
from restructure.proposals.query import CRITERIA, CounterofferQuery, DebtorStatement, SearchSpace, ask
from restructure.proposals.search import settlement_of
from restructure.simulation import attempt

AS_OF = date(2026, 11, 22)
FREQUENCIES = tuple(map(parse_frequency, ("monthly", "monthly", "monthly", "fortnightly")))
Ranks = dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions were drawn, and how many offers of each kind both searches found."""

    drawn: int
    found: Counter[str]

    def line(self) -> str:
        """The figures in one line."""
        kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(self.found.items()))
        return f"{self.drawn:,} counter-offers, the best of each kind is that of a search of everything: {kinds}"


def run(count: int, seed: int = 27) -> Tally:
    """Draw ``count`` questions; the first that is answered otherwise than by hand fails with all that was asked."""
    random, found = Random(seed), Counter[str]()
    for _ in range(count):
        case, says, look = draw(random)
        ours, by_hand = answered(case, says, look)
        assert ours == by_hand, (ours, by_hand, case, says, look)
        found.update(list(ours))
    return Tally(count, found)


def answered(case: Case, says: DebtorStatement, look: SearchSpace) -> tuple[Ranks, Ranks]:
    """How the offers rank that are found, and those of a search of everything."""
    asked = ask(case, says, look)
    ours: Ranks = {}
    for offer in counteroffer(case, says, look).offers:
        # What is offered is what it comes to when it is asked for again.
        again = attempt(asked.case, offer.option.terms, offer.option.treatment)
        assert again == offer.outcome, (offer, case, says, look)
        ours[offer.kind] = asked.rank(offer.outcome)
    return ours, best_by_hand(asked, range(look.most_waived + 1))


def draw(random: Random) -> tuple[Case, DebtorStatement, SearchSpace]:
    """One question."""
    old = Parts(Money(random.choice((800, 800, random.randint(90, 2000)))), Money(9), Money(8), Money(3))
    left = random.choice((None, *[random.randint(30, 400)] * 5))
    held = random.choice((None, None, (0, 150), (40, 150), (400, 150)))
    once = LumpSum(Money(held[1]), AS_OF + timedelta(days=held[0]), "bonus") if held else None
    income = None if left is None else Income(Money(left), pay_day=random.choice((None, 5, 20)))
    yardstick = Creditor(
        Decimal(random.choice(("0.08", "0.08", "0.4"))),
        Decimal("0.35"),
        Decimal("0.2"),
        24,
        survival=random.choice((None, None, Decimal("0.98"))),
        floor=random.choice((None, Money(old.total * random.randint(40, 110) // 100))),
    )
    case = Case(
        Debt("JPY", old, AS_OF),
        POLICIES[random.choice(("neutral", "neutral", "neutral", "cn-credit-card"))],
        Household((income,), lump_sum=once) if income else None,
        random.choice((None, *[yardstick] * 7)),
    )
    rates = sorted(random.sample(range(31), random.choice((1, 2, 2, 3))), reverse=True)
    look = SearchSpace(
        rates=tuple(Decimal(rate) / 50 for rate in rates),
        waivable=Parts(Money(0), *(Money(random.choice((0, random.randint(0, most)))) for most in (9, 8, 3))),
        longest=random.randint(1, 9),
        deferred=random.choice(((3,), (1, 2))),
        step=random.choice((1, 3)),
        tranches=4,
        weighs=tuple(random.sample(CRITERIA, 3)),
        frequency=random.choice(FREQUENCIES),
    )
    said = random.choice((None, *[random.randint(30, 300) * old.principal // 800] * 5))
    now = random.choice((None, None, 90))
    says = DebtorStatement(
        None if said is None else Money(said),
        None if now is None else Money(now),
        max_months=random.choice((None, None, random.randint(1, 9))),
        payments=random.choice((None, None, random.randint(1, 9))),
    )
    return case, says, look


def best_by_hand(asked: CounterofferQuery, waivers: Iterable[int]) -> Ranks:
    """The best of each kind; a kind is done with the first of the waivers, each larger than the last, that does."""
    best: Ranks = {}
    for waived in waivers:
        done = set(best)
        for kind, terms in every_candidate(asked, waived, done):
            treatment = Treatment() if kind == "settlement" else asked.look.treatment(waived)
            outcome = attempt(asked.case, terms, treatment)
            if isinstance(outcome, Simulated) and asked.accepts(outcome):
                best[kind] = max(best.get(kind, asked.rank(outcome)), asked.rank(outcome))
    return best


def every_candidate(asked: CounterofferQuery, waived: int, done: set[str]) -> Iterator[tuple[str, Terms]]:
    """Every plan that forgives so much, of the kinds that are not done; settlements with the first of them."""
    look, debt, said = asked.look, asked.case.debt, asked.says.per_month
    down = DownPayment(asked.now, debt.as_of) if asked.now else None
    for rate in look.rates if asked.now < debt.parts.principal else ():
        plan = InstalmentTerms(rate, asked.first_due, start=debt.as_of, frequency=look.frequency, down_payment=down)
        for count in range(1, asked.most_payments + 1):
            counted = replace(plan, payments=count)
            if "instalment" not in done:
                yield "instalment", counted
                if said:
                    yield "instalment", replace(counted, payment=said)
            if "deferral" not in done and (count % look.step == 0 or count == asked.most_payments):
                for periods in look.deferred:
                    yield "deferral", DeferralTerms(counted, DeferralRule(periods))
    for count in range(1, min(look.tranches, asked.most_payments) + 1) if waived == 0 else ():
        terms = settlement_of(asked, count)
        if terms is not None:
            yield "settlement", terms


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000).line())
