"""The itemization of a debt that an American debt collector sends first, and until when it may be disputed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from calculators.business_days import is_business_day
from calculators.rounding import NOTHING, Money

Reference = Literal["last_statement", "charge_off", "last_payment", "transaction", "judgment"]
REFERENCES: tuple[Reference, ...] = get_args(Reference)
"""The days from which a debt may be itemized."""
DAY = timedelta(days=1)
ASSUMED, PERIOD = 5, 30


@dataclass(frozen=True, slots=True)
class Itemization:
    """The debt of a day, and all that came to it and off it since; ``creditor`` is whom it was owed to then, empty
    where that is the creditor of today.

    Source: Regulation F, 12 CFR 1006.34(b)(3), (c)(2).
    """

    reference: Reference
    on: date
    amount: Money
    interest: Money = NOTHING
    fees: Money = NOTHING
    payments: Money = NOTHING
    credits: Money = NOTHING
    creditor: str = ""

    @property
    def total(self) -> Money:
        """The amount now, as the items give it."""
        return Money(self.amount + self.interest + self.fees - self.payments - self.credits)


def disputed_until(sent_on: date) -> date:
    """The last day on which a debt whose notice went out on ``sent_on`` may be disputed: thirty days after the notice
    is assumed to arrive, five days after it was sent without Saturdays, Sundays and federal holidays.

    Source: Regulation F, 12 CFR 1006.34(b)(5).

    >>> disputed_until(date(2026, 11, 30))
    datetime.date(2027, 1, 6)
    """
    arrives, left = sent_on, ASSUMED
    while left:
        arrives += DAY
        left -= is_business_day(arrives, "US")
    return arrives + PERIOD * DAY
