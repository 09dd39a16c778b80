"""A plan whose rows differ, paid row by row: first interest, then the shares of older amounts, then principal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Protocol

from msgspec import structs

from calculators.daycount import Factors
from calculators.errors import Refusal
from calculators.parts import Carried, ColumnName, carry
from calculators.rounding import NOTHING, Money, PaymentRounding, equal_share, half_up
from calculators.schedule import Column, Rows, added, negated, zeros
from calculators.search import first_from

FINE = 2**64
"""The payment is sought in units so much finer that no rounding on the way reaches the minor unit."""

Wanted = tuple[Money | None, ...]
"""What each row pays by agreement; None where it pays the regular amount."""


@dataclass(frozen=True, slots=True)
class PaidBeside:
    """Principal repaid beside the agreed rows, in the period with that index.

    ``saved`` is the factor of the nights from its day to the due date, ``on_due`` whether it is paid with the row
    itself. ``lowers`` has the regular payment computed anew behind it.
    """

    period: int
    amount: Money
    saved: Fraction
    on_due: bool
    lowers: bool


@dataclass(frozen=True, slots=True)
class Share:
    """A spread amount: what a row carries of it, what is left, and how much of that has its turn."""

    column: ColumnName
    share: int
    left: int
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a plan before the row of a period: its principal, the interest put off, its own, not rounded, and
    what is ``spread`` over the rows."""

    period: int
    balance: Money
    put_off: Money
    interest: Fraction
    spread: tuple[Share, ...] = ()


class Again(Protocol):
    """Whoever counts a plan anew on its way."""

    def regular(self, standing: Standing, end: int) -> Money:
        """Return the regular row from where the plan stands, up to its last row."""

    def end(self, standing: Standing, regular: Money, end: int) -> int:
        """Return the last row that a regular one leads to, no later than another, with what is known by then."""


@dataclass(frozen=True, slots=True)
class Below:
    """A row whose payment does not cover its own interest."""

    period: int
    interest: Money
    payment: Money


@dataclass(frozen=True, slots=True)
class Course:
    """A plan paid row by row. ``periods`` holds for each row the index of its period and, where it stands beside the
    agreed rows, that of its payment."""

    periods: tuple[tuple[int, int | None], ...]
    rows: Rows
    below: tuple[Below, ...]

    @property
    def ended(self) -> int:
        """The index of the period in which nothing is left."""
        return self.periods[-1][0]

    @property
    def last(self) -> Money:
        """Return what the last row pays."""
        columns = (self.rows.principal, self.rows.interest, self.rows.arrears, self.rows.fee)
        return Money(sum(column[-1] for column in columns))


def pay(
    principal: Money,
    charged: Factors,
    wanted: Wanted,
    spread: tuple[Carried, ...],
    regular: Money,
    *,
    again: Again | None = None,
    anew: frozenset[int] = frozenset(),
    beside: tuple[PaidBeside, ...] = (),
) -> Course:
    """Pay row after row until nothing is left; the last pays whatever is.

    Interest of a row is round(balance * factor), less what payments beside the rows save. A row that is wanted to pay
    nothing puts its interest off, and that bears none. A payment goes to interest, then to the shares of what is
    ``spread`` over the rows that pay, then to principal, then to what is left of those. The ``regular`` row is asked
    for ``again`` before each of ``anew``, and behind a payment that lowers it, which never raises it; a payment that
    does not lower it has brought the end nearer, and the end stays there. Refuses payments beside the rows that leave
    no principal, or come when nothing is owed.
    """
    course = _Course(Standing(0, principal, NOTHING, Fraction(0), shares_of(spread, wanted)), charged)
    lowered, end = False, len(wanted) - 1
    nearer = end
    for period, asked in enumerate(wanted):
        here = [(index, one) for index, one in enumerate(beside) if one.period == period]
        course.begin(period)
        for index, one in here:
            if not one.on_due:
                course.repay(index, one)
                if again and not one.lowers:
                    nearer = again.end(course.standing(period), regular, nearer)
        lowered = lowered or any(one.lowers and not one.on_due for _, one in here)
        if again and (lowered or period in anew):
            if nearer < end:
                end = nearer
                course.share_anew(wanted[period : end + 1])
            counted = again.regular(course.standing(period), end)
            # A given payment that leaves much for the last row is not raised by paying in more.
            regular = counted if period in anew else min(regular, counted)
        course.settle(period, regular if asked is None else asked, asked, last=period == end)
        if course.owed == 0:
            break
        for index, one in here:
            if one.on_due:
                course.repay(index, one)
                if again and not one.lowers:
                    nearer = again.end(course.standing_ahead(period + 1), regular, nearer)
        lowered = any(one.lowers and one.on_due for _, one in here)
    found = course.paid()
    for number, one in enumerate(beside, 1):
        if (one.period, one.on_due) >= (found.ended, True):
            raise Refusal("extra", "extra_after_end", number=number)
    return found


def shares_of(spread: tuple[Carried, ...], wanted: Wanted) -> tuple[Share, ...]:
    """Spread amounts in equal shares over the rows that pay."""
    paying = max(sum(one != 0 for one in wanted), 1)
    return tuple(Share(one.column, equal_share(one.amount, paying), one.amount) for one in spread)


def resumed(standing: Standing, factors: Factors, wanted: Wanted, regular: Money) -> Course:
    """Pay the rest of a plan from where it stands on; ``factors`` and ``wanted`` begin with that period."""
    course = _Course(standing, factors)
    for period, asked in enumerate(wanted):
        if period:
            course.begin(period)
        course.settle(period, regular if asked is None else asked, asked, last=period == len(wanted) - 1)
        if course.owed == 0:
            break
    return course.paid()


class _Course:
    """What is owed on the way, and the rows so far."""

    def __init__(self, begun: Standing, charged: Factors) -> None:
        self.charged = charged
        self.balance, self.put_off = int(begun.balance), int(begun.put_off)
        self.interest, self.grown = begun.interest, 0
        self.spread = list(begun.spread)
        self.periods: list[tuple[int, int | None]] = []
        self.below: list[Below] = []
        self.columns: dict[str, list[int]] = {
            name: [] for name in ("principal", "interest", "arrears", "fee", "pending")
        }

    @property
    def owed(self) -> int:
        return self.balance + self.put_off + sum(one.left for one in self.spread)

    def begin(self, period: int) -> None:
        self.interest = Fraction(self.balance * self.charged.numerators[period], self.charged.denominator)
        self.grown = 0

    def standing(self, period: int) -> Standing:
        return Standing(period, Money(self.balance), Money(self.put_off), self.interest, tuple(self.spread))

    def standing_ahead(self, period: int) -> Standing:
        """The state before the row of a period that has not begun."""
        interest = Fraction(self.balance * self.charged.numerators[period], self.charged.denominator)
        return Standing(period, Money(self.balance), Money(self.put_off), interest, tuple(self.spread))

    def share_anew(self, wanted: Wanted) -> None:
        """Share what is left of the spread amounts over the rows that are left."""
        paying = sum(one != 0 for one in wanted)
        self.spread = [replace(one, share=equal_share(Money(one.left), paying)) for one in self.spread]

    def repay(self, index: int, one: PaidBeside) -> None:
        if self.balance <= 1:
            raise Refusal("extra", "nothing_left", number=index + 1)
        if one.amount >= self.balance:
            raise Refusal("extra", "extra_too_large", number=index + 1, largest=Money(self.balance - 1))
        if one.on_due:
            self.columns["principal"][-1] += one.amount
        else:
            # What has grown up to that day is owed from then on, though the row collects it.
            so_far = self.interest - self.balance * one.saved
            grown = half_up(so_far.numerator, so_far.denominator)
            self._write((one.period, index), {"principal": one.amount, "pending": grown - self.grown})
            self.interest -= one.amount * one.saved
            self.grown = grown
        self.balance -= one.amount

    def settle(self, period: int, payment: Money, asked: Money | None, *, last: bool) -> None:
        charge = half_up(self.interest.numerator, self.interest.denominator)
        due = self.put_off + charge
        whole = self.owed + charge
        payment = Money(whole if last else min(payment, whole))
        to_interest = min(payment, due)
        paid = {"interest": to_interest, "pending": charge - to_interest - self.grown}
        room = payment - to_interest
        if asked != 0:
            if payment < charge:
                self.below.append(Below(period, charge, payment))
            room -= self._share(paid, room)
        paid["principal"] = min(room, self.balance)
        self._share(paid, room - paid["principal"], at_once=True)
        self.balance -= paid["principal"]
        self.put_off = due - to_interest
        self._write((period, None), paid)

    def _share(self, paid: dict[str, int], room: int, *, at_once: bool = False) -> int:
        """Pay what of the spread amounts has its turn, or ``at_once`` whatever there is room for."""
        before = room
        for place, one in enumerate(self.spread):
            turn = one.turn if at_once else min(one.turn + one.share, one.left)
            taken = min(room, one.left if at_once else turn)
            self.spread[place] = replace(one, left=one.left - taken, turn=max(turn - taken, 0))
            paid[one.column] = paid.get(one.column, 0) + taken
            room -= taken
        return before - room

    def _write(self, where: tuple[int, int | None], paid: dict[str, int]) -> None:
        self.periods.append(where)
        for name, column in self.columns.items():
            column.append(paid.get(name, 0))

    def paid(self) -> Course:
        columns: dict[str, Column] = {name: tuple(map(Money, column)) for name, column in self.columns.items()}
        rows = Rows(capitalised=zeros(len(self.periods)), **columns)
        return Course(tuple(self.periods), rows, tuple(self.below))


@lru_cache(maxsize=64)
def level_regular(standing: Standing, factors: Factors, wanted: Wanted, rounding: PaymentRounding) -> Money:
    """The regular payment that, with the agreed ones among ``wanted``, clears a plan from where it stands on.

    The root of what is left after the last row, which falls with the payment: half up or up to the minor unit. The
    closed form of ``annuity`` does not hold where rows pay amounts of their own or put their interest off; without
    those it says the same. ``factors`` and ``wanted`` begin with the period of ``standing``; nothing where no row pays
    the regular amount.
    """
    if all(one is not None for one in wanted):
        return NOTHING

    def repays(fine: int) -> int:
        return _left(standing, factors, wanted, fine)

    if rounding == "up":
        found = first_from(lambda payment: repays(payment * FINE) <= 0, NOTHING, standing.balance)
    else:
        found = first_from(lambda payment: repays((2 * payment + 1) * FINE // 2) < 0, NOTHING, standing.balance)
    # Rounded up, the payment of a tiny debt would leave nothing for the last row: the end is kept instead.
    last = found if wanted[-1] is None else wanted[-1]
    return Money(found - 1 if found and repays(found * FINE) <= -last * FINE else found)


def _left(standing: Standing, factors: Factors, wanted: Wanted, regular: int) -> int:
    """What is left after the last row, in fine units; below nothing where too much was paid."""
    balance, put_off = standing.balance * FINE, standing.put_off * FINE
    first = standing.interest * FINE
    charge = half_up(first.numerator, first.denominator)
    denominator, last = factors.denominator, len(wanted) - 1
    for row, (asked, numerator) in enumerate(zip(wanted, factors.numerators, strict=True)):
        due = put_off + (charge if row == 0 else (2 * balance * numerator + denominator) // (2 * denominator))
        payment = regular if asked is None else asked * FINE
        if row == last:
            return balance + due - payment
        put_off = max(due - payment, 0)
        balance -= max(payment - due, 0)
        if balance < 0:
            return balance - (regular if wanted[-1] is None else wanted[-1] * FINE)
    raise AssertionError


def placed(course: Course, carried: tuple[Carried, ...]) -> Course:
    """The rows with what falls due only with the first or the last of them, on top of what they pay."""
    count = len(course.periods)
    columns = carry(tuple(one for one in carried if one.where == "last"), count)
    at_first = tuple(one for one in carried if one.where == "first")
    if at_first:
        told = (course.rows.principal, course.rows.interest, course.rows.arrears, course.rows.fee)
        rows = enumerate(zip(course.periods, *told, strict=True))
        begins = next((row for row, ((_, index), *paid) in rows if index is None and any(paid)), 0)
        later = carry(at_first, count - begins)
        columns = {name: added(column, (*zeros(begins), *later[name])) for name, column in columns.items()}
    with_them = structs.replace(
        course.rows,
        interest=added(course.rows.interest, columns["interest"]),
        arrears=added(course.rows.arrears, columns["arrears"]),
        fee=added(course.rows.fee, columns["fee"]),
        pending=added(course.rows.pending, negated(columns["interest"])),
    )
    return replace(course, rows=with_them)
