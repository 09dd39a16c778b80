"""Every choice that arithmetic leaves, for tests that try them all."""

from typing import get_args

from calculators.business_days import CalendarName, Roll
from calculators.daycount import DayCount
from calculators.distribution import ShareMethod
from calculators.instalment import Method

CALENDARS: tuple[CalendarName, ...] = get_args(CalendarName)
DAY_COUNTS: tuple[DayCount, ...] = get_args(DayCount)
METHODS: tuple[Method, ...] = ("level", "equal_principal", "interest_only", "bullet")
"""Without those that have a figure of their own: steps, and a flat fee."""
ROLLS: tuple[Roll, ...] = get_args(Roll)
SHARE_METHODS: tuple[ShareMethod, ...] = get_args(ShareMethod)
