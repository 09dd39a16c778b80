"""What is put on the table: an instalment plan, a deferral, or a settlement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from msgspec import Struct

from calculators.business_days import CalendarName, Roll
from calculators.calendar import MONTHLY, Frequency, MonthEnd
from calculators.daycount import DayCount
from calculators.deferral import DeferralRule
from calculators.extra import Extra
from calculators.first_period import FirstPeriod
from calculators.holidays import Holiday
from calculators.instalment import Method
from calculators.ledger import Pause, RateFrom
from calculators.months import OwnMonth
from calculators.own_rows import OwnRow
from calculators.parts import PartName
from calculators.regular import Residue, Step
from calculators.rounding import Money, PaymentRounding
from calculators.settlement import WAIVER_ORDER, OnDefault

OptionKind = Literal["instalment", "deferral", "settlement"]


@dataclass(frozen=True, slots=True)
class DownPayment:
    """Paid before the first instalment: row 0 of the plan, outside its count."""

    amount: Money
    date: date


class InstalmentTerms(Struct, frozen=True):
    """An instalment plan. One of ``payments``, ``payment``, ``final_due`` may be left to be solved; given both
    ``payments`` and ``payment``, the payment stands and the last row absorbs, or with ``solve_rate`` the annual rate
    follows from them, whatever ``annual_rate`` holds, or with ``solve_down_payment`` the smallest down payment that
    lets the level payment come down to it. ``balloon`` is an amount inside the last row. ``step`` belongs
    to the stepped method, ``fee_per_period`` (a fraction of the original amount) to the flat fee. ``roll`` moves due
    dates off days that ``calendar`` has free. At each of ``rate_changes`` the payment is computed anew; ``pauses``
    are never charged and shorten the end. ``first_period`` says whether the interest of a first period beyond a regular
    one is spread over all payments or falls due with the first, so that the level payment is that of regular ones.
    ``rows`` are days and amounts of their own: they are the whole plan, the first of them ``first_due``. In a level
    plan ``months`` pay amounts of their own, ``holidays`` nothing, and ``extra`` payments repay principal beside it."""

    annual_rate: Decimal
    first_due: date
    method: Method = "level"
    day_count: DayCount = "30/360"
    frequency: Frequency = MONTHLY
    start: date | None = None
    payments: int | None = None
    payment: Money | None = None
    final_due: date | None = None
    anchor_day: int | None = None
    month_end: MonthEnd = "clamp"
    payment_rounding: PaymentRounding = "half_up"
    residue: Residue = "last"
    payment_multiple: Money | None = None
    solve_rate: bool = False
    solve_down_payment: bool = False
    down_payment: DownPayment | None = None
    balloon: Money | None = None
    step: Step | None = None
    fee_per_period: Decimal | None = None
    roll: Roll = "none"
    calendar: CalendarName = "none"
    rate_changes: tuple[RateFrom, ...] = ()
    pauses: tuple[Pause, ...] = ()
    first_period: FirstPeriod = "spread"
    rows: tuple[OwnRow, ...] = ()
    extra: tuple[Extra, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    months: tuple[OwnMonth, ...] = ()

    kind: ClassVar[OptionKind] = "instalment"

    @property
    def plan(self) -> InstalmentTerms:
        """The plan that bears interest: these terms themselves."""
        return self

    @property
    def count(self) -> int:
        """The number of payments of a resolved plan."""
        assert self.payments is not None
        return self.payments

    @property
    def may_begin_at_once(self) -> bool:
        """Return whether the first payment may fall due on the day on which the plan starts, before any interest."""
        return self.method in ("level", "equal_principal")

    @property
    def is_level(self) -> bool:
        """Return whether one regular amount is paid again and again."""
        return self.method == "level" and not self.rows

    @property
    def pays_by_row(self) -> bool:
        """Return whether the payments are told one by one: no figure stands for all of them."""
        return bool(self.rows) or self.is_uneven

    @property
    def is_uneven(self) -> bool:
        """Return whether some rows of a level plan pay another amount than the regular one."""
        return bool(self.extra or self.holidays or self.months)


class DeferralTerms(Struct, frozen=True):
    """The first due dates of ``remaining`` are deferred by ``rule``."""

    remaining: InstalmentTerms
    rule: DeferralRule

    kind: ClassVar[OptionKind] = "deferral"

    @property
    def plan(self) -> InstalmentTerms:
        """The plan whose first due dates are deferred."""
        return self.remaining

    @property
    def frequency(self) -> Frequency:
        """The time between two payments of that plan."""
        return self.remaining.frequency

    @property
    def first_due(self) -> date:
        """The first due date of that plan."""
        return self.remaining.first_due


@dataclass(frozen=True, slots=True)
class Tranche:
    """One dated part of a settlement."""

    date: date
    amount: Money


class SettlementTerms(Struct, frozen=True):
    """Part of the debt is paid by ``tranches``, the rest is waived. Exactly one of ``amount``, ``fraction`` and
    ``discount`` is given, none where the tranches carry their amounts."""

    first_due: date
    expires: date
    amount: Money | None = None
    fraction: Decimal | None = None
    discount: Decimal | None = None
    tranches: int | tuple[Tranche, ...] = 1
    frequency: Frequency = MONTHLY
    on_default: OnDefault = "revive_all"
    waiver_order: tuple[PartName, ...] = WAIVER_ORDER

    kind: ClassVar[OptionKind] = "settlement"

    @property
    def plan(self) -> None:
        """None: no part of a settlement bears interest."""
        return


Terms = InstalmentTerms | DeferralTerms | SettlementTerms
