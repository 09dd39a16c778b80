"""A sketch in floats of the plans at one rate and one waiver: which counts may do, and how they compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from calculators.calendar import due_dates
from calculators.parts import Treatment
from calculators.rounding import Money
from restructure.offers.solver import dates_of, factors_of, paid_down
from restructure.offers.terms import InstalmentTerms, OptionKind
from restructure.proposals.query import CounterofferQuery

FAR = 1e6
"""Further apart than anything that rounding moves."""
NEAR = 4
"""What rounding may move a regular row by, in minor units; what a plan is worth by no more for each row."""


@dataclass(frozen=True, slots=True)
class Place:
    """One rate and one waiver at which the plans of a kind are looked at; ``plan`` has no count yet."""

    asked: CounterofferQuery
    kind: OptionKind
    plan: InstalmentTerms
    waived: int

    @property
    def treatment(self) -> Treatment:
        """The waiver, part after part."""
        return self.asked.look.treatment(self.waived)

    def rows(self) -> dict[int, float]:
        """Nearly the regular row of every count that may be within what is said and there; never one too few."""
        asked, debt = self.asked, self.asked.case.debt
        most, principal = asked.most_payments, debt.parts.principal
        old, rest = debt.total - principal - self.waived, principal - paid_down(self.plan)
        # A deferral pays late: what is there at the end bounds it, not what is there on the way.
        caps = asked.caps if self.kind == "instalment" else asked.in_all
        each = annuities(self.plan, principal, most)
        rows = {count: rest * each[count - 1] + old / count for count in range(1, most + 1)}
        return rows if caps is None else {count: row for count, row in rows.items() if row <= caps[count - 1] + NEAR}

    def weights(self) -> dict[int, float]:
        """Return how each count does by what is weighed first: in minor units or nearly so, or far apart where time
        counts."""
        match self.asked.weighs[0]:
            case "speed":
                return {count: count * -FAR for count in self.rows()}
            case "margin":
                return {count: -row for count, row in self.rows().items()}
            case "present_value":
                return self.worth()

    def worth(self) -> dict[int, float]:
        """About what so many equal rows are worth; without a discount rate what they come to."""
        creditor, debt, rows = self.asked.case.creditor, self.asked.case.debt, self.rows()
        if not rows:
            return {}
        due = due_dates(debt.as_of, self.asked.first_due, self.asked.look.frequency, max(rows)).dates
        rate = float(creditor.discount_rate) if creditor else 0.0
        kept = float(creditor.survival) ** 12 if creditor and creditor.survival is not None else 1.0
        factors = [(kept / (1 + rate)) ** ((day - debt.as_of).days / 365) for day in due]
        sums = list(accumulate(factors))
        return {count: paid_down(self.plan) + row * sums[count - 1] for count, row in rows.items()}


@lru_cache(maxsize=512)
def annuities(plan: InstalmentTerms, principal: Money, most: int) -> tuple[float, ...]:
    """Return what each of 1 to ``most`` level payments is of the principal that they repay, nearly."""
    start = plan.start or plan.first_due
    charged = factors_of(plan, dates_of(plan, start, most), plan.annual_rate, principal)
    found, growth, annuity = [], 1.0, 0.0
    for numerator in charged.numerators:
        factor = 1 + numerator / charged.denominator
        growth, annuity = growth * factor, annuity * factor + 1
        found.append(growth / annuity)
    return tuple(found)
