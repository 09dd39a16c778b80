"""Holidays in the middle of a plan: payments that fall due in them are left out, the count of payments is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from calculators.errors import Refusal
from calculators.ledger import Pause

Charge = Literal["later", "freeze"]
"""Whether the interest of a holiday is paid afterwards, before any principal, or its days are never charged."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days, both ends included, in which nothing is paid."""

    start: date
    end: date
    charge: Charge = "later"

    def covers(self, day: date) -> bool:
        """Return whether a payment of that day is left out."""
        return self.start <= day <= self.end


def check_holidays(holidays: tuple[Holiday, ...], dates: tuple[date, ...]) -> None:
    """Refuse holidays that end before they begin, follow no other, hold no due date, or hold the last one."""
    free, earliest = dates[:-1], date.min
    for index, one in enumerate(holidays):
        if one.end < one.start:
            raise Refusal(f"holidays[{index}].to", "pause_ends_first", smallest=one.start)
        if not free:
            raise Refusal(f"holidays[{index}].from", "holidays_leave_none")
        if one.start < earliest:
            later = earliest if any(earliest <= day <= one.end for day in free) else free[0]
            raise Refusal(f"holidays[{index}].from", "row_not_after", smallest=later)
        if one.covers(dates[-1]):
            raise Refusal(f"holidays[{index}].to", "holiday_at_end", due=dates[-1])
        if not any(one.covers(day) for day in free):
            near = min(free, key=lambda day: (abs((day - one.start).days), day))
            raise Refusal(f"holidays[{index}].from", "holiday_without_payment", nearest=near)
        free, earliest = tuple(day for day in free if day > one.end), one.end + timedelta(days=1)


def frozen(holidays: tuple[Holiday, ...]) -> tuple[Pause, ...]:
    """The days that are never charged."""
    return tuple(Pause(one.start, one.end) for one in holidays if one.charge == "freeze")
