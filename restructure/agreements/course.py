"""What came of the agreements of one account: how each is kept, what happened to it, and where each payment went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from msgspec import structs

from calculators.errors import Refusal
from restructure.agreements.agreement import Agreement
from restructure.agreements.progress import Progress, Received, Row, progress
from restructure.offers.terms import SettlementTerms
from restructure.papers import Paper
from restructure.parties.account import Account
from restructure.parties.organisation import shows_cost_sheet

TurnKind = Literal["booked", "noticed", "ended", "completed"]
Course = Literal["running", "late", "ended", "completed", "replaced"]


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that happened to an agreement; ``detail`` is a reference or a number, never a name."""

    at: datetime
    kind: TurnKind
    detail: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A signed agreement on a day: how it is kept, and what has happened to it; ``replaced`` by a later one.

    Of one that has ended or was replaced, ``now`` is how it stood on that day; ``afterwards`` is what arrived later,
    ``claimed`` whether a balance was confirmed after its end.
    """

    agreement: Agreement
    now: Progress
    turns: tuple[Turn, ...]
    replaced: bool
    afterwards: tuple[Received, ...] = ()
    claimed: bool = False

    @property
    def standing(self) -> Course:
        """Return how the agreement stands."""
        if self.ended_on is not None:
            return "ended"
        if self.completed_on is not None:
            return "completed"
        if self.replaced:
            return "replaced"
        return "late" if self.now.may_end_on is not None else "running"

    @property
    def in_force(self) -> bool:
        """Return whether it is still to be paid as agreed."""
        return self.standing in ("running", "late")

    @property
    def booked(self) -> str:
        """The reference under which the core system booked it; nothing while it did not."""
        return self._detail("booked")

    @property
    def certificate(self) -> str:
        """The number of its certificate; nothing while none was made."""
        return self._detail("completed")

    @property
    def ended_on(self) -> date | None:
        """The day on which it was ended."""
        return self._day("ended")

    @property
    def completed_on(self) -> date | None:
        """The day on which the last row was covered, or on which that was certified."""
        return self.now.completed_on or self._day("completed")

    def _detail(self, kind: TurnKind) -> str:
        return next((one.detail for one in self.turns if one.kind == kind), "")

    def _day(self, kind: TurnKind) -> date | None:
        return next((one.at.date() for one in self.turns if one.kind == kind), None)


def to_be_paid(one: Kept) -> tuple[Row, ...]:
    """The rows that an agreement still asks for, for a paper that asks for them. Refuses where it asks for none
    (``nothing_to_pay``): what is settled, ended or replaced is claimed on no paper."""
    rows = tuple(row for row in one.now.rows if row.covered < row.payment) if one.in_force else ()
    if not rows:
        raise Refusal("number", "nothing_to_pay")
    return rows


def has_cost_sheet(agreement: Agreement) -> bool:
    """Return whether the costs of an agreement are shown on a sheet of their own: those of a plan, where a rule
    asks for it. A settlement charges nothing."""
    asked = shows_cost_sheet(agreement.organisation.policy.rule_set, agreement.account)
    return asked and not isinstance(agreement.outcome.terms, SettlementTerms)


def takes_deed(agreement: Agreement) -> bool:
    """Return whether a settlement for less binds the creditor by a deed alone: under UK rules.

    Source: Foakes v Beer (1884) 9 App Cas 605.
    """
    forgives = isinstance(agreement.outcome.terms, SettlementTerms) and agreement.outcome.waived.total > 0
    return forgives and agreement.organisation.policy.rule_set == "uk"


def may_follow(paper: Paper, one: Kept, today: date) -> bool:
    """Return whether a paper follows a signed agreement as that stands today."""
    if paper.name == "cost_sheet" and not has_cost_sheet(one.agreement):
        return False
    if paper.name == "deed" and not takes_deed(one.agreement):
        return False
    if paper.after == "completed":
        return one.standing == "completed"
    if paper.after == "late":
        return one.standing == "late" and one.now.may_end_on is not None and today >= one.now.may_end_on
    return one.in_force if paper.after == "paying" else paper.after == "always"


def courses_of(
    account: Account,
    agreements: Sequence[Agreement],
    turns: Sequence[Sequence[Turn]],
    receipts: Sequence[Received],
    today: date,
) -> tuple[Kept, ...]:
    """Return how each agreement of an account stands, the oldest first, each with its ``turns``; ``receipts`` in the
    order in which they were kept, those of other accounts of a plan behind them.

    Each receipt counts once: for the newest agreement whose debt does not hold it, or for none where a balance holds
    it. A balance that was confirmed after the end of the last agreement is a new claim, and takes what came since.
    """
    found = _courses(account, agreements, turns, receipts, today)
    if not is_claim(account, found):
        return found
    *before, last = _courses(account, agreements, turns, receipts, today, account.as_of)
    return (*before, replace(last, claimed=True))


def counted_for(
    number: str, account: str, agreements: Sequence[Agreement], receipts: Sequence[Received]
) -> tuple[Received, ...]:
    """Return what of the receipts on an account counts for one of its ``agreements``, for the other accounts of that
    plan."""
    places = _places(account, agreements, receipts, None)
    found = (
        one for one, at in zip(receipts, places, strict=True) if at is not None and agreements[at].number == number
    )
    return tuple(structs.replace(one, counts_for=number) for one in found)


def is_claim(account: Account, found: Sequence[Kept]) -> bool:
    """Return whether the balance of an account was confirmed for a day after the end of its last agreement: a new
    claim."""
    last = found[-1]
    over_on = last.ended_on or last.completed_on
    derived = any(account.confirmed_by == one.agreement.number for one in found)
    return over_on is not None and not derived and account.as_of > over_on


def _courses(
    account: Account,
    agreements: Sequence[Agreement],
    turns: Sequence[Sequence[Turn]],
    receipts: Sequence[Received],
    today: date,
    claimed_from: date | None = None,
) -> tuple[Kept, ...]:
    places = _places(account.number, agreements, receipts, claimed_from)
    return tuple(
        _course(
            one,
            tuple(turns[place]),
            [receipt for at, receipt in zip(places, receipts, strict=True) if at == place and receipt.paid_on <= today],
            min(today, agreements[place + 1].made_on) if place + 1 < len(agreements) else today,
            replaced=place + 1 < len(agreements),
        )
        for place, one in enumerate(agreements)
    )


def _places(
    account: str, agreements: Sequence[Agreement], receipts: Sequence[Received], claimed_from: date | None
) -> list[int | None]:
    newest_first = range(len(agreements))[::-1]
    return [
        None
        if one.reversed or (claimed_from and not one.counts_for and one.paid_on >= claimed_from)
        else next((place for place in newest_first if _counts(agreements, place, index, one, account)), None)
        for index, one in enumerate(receipts)
    ]


def _counts(agreements: Sequence[Agreement], place: int, index: int, receipt: Received, account: str) -> bool:
    one = agreements[place]
    if receipt.counts_for:
        return receipt.counts_for == one.number
    credited = one.credited_on(account)
    if credited is not None:
        return index >= credited.count and receipt.paid_on >= credited.since
    # A record of before does not say what its debt holds; one that followed another took that one's payments off.
    followed = one.account.confirmed_by in {other.number for other in agreements[:place]}
    return receipt.paid_on >= (one.made_on if followed else one.counts_from)


def _course(
    agreement: Agreement, turns: tuple[Turn, ...], receipts: list[Received], today: date, *, replaced: bool
) -> Kept:
    ended = next((one.at.date() for one in turns if one.kind == "ended"), None)
    until = [one for one in receipts if ended is None or one.paid_on <= ended]
    later = [one for one in receipts if ended is not None and one.paid_on > ended]
    now = progress(agreement, until, min(ended or today, today))
    if ended is not None or replaced:
        now = replace(now, rows=tuple(map(_lapsed, now.rows)))
    return Kept(agreement, now, turns, replaced, tuple(sorted(later, key=lambda one: one.paid_on)))


def _lapsed(row: Row) -> Row:
    return replace(row, state="lapsed") if row.state in ("ahead", "due") else row


Use = Literal["plan", "beyond", "ended", "balance", "held", "reversed"]


@dataclass(frozen=True, slots=True)
class Traced:
    """The use of a payment: it covered ``rows`` of the plan ``agreement``, came ``beyond`` what is owed under it, came
    off what is owed since that ``ended`` or off the confirmed ``balance``, is ``held`` by a confirmed balance already
    and changes nothing, or was taken back: ``reversed``."""

    received: Received
    use: Use
    agreement: str = ""
    rows: tuple[int, ...] = ()


def traced(
    account: Account, agreements: Sequence[Agreement], found: Sequence[Kept], receipts: Sequence[Received]
) -> tuple[Traced, ...]:
    """Return what became of each payment on an account, in the order of ``receipts``, those of other accounts of a plan
    left out; ``found`` is how they stand."""
    claimed = account.as_of if not agreements or is_claim(account, found) else None
    places = _places(account.number, agreements, receipts, claimed)
    made: list[Traced] = []
    for index, one in enumerate(receipts):
        place = places[index]
        if one.counts_for:
            continue
        if one.reversed:
            made.append(Traced(one, "reversed"))
            continue
        if place is None:
            made.append(Traced(one, "balance" if claimed and one.paid_on >= claimed else "held"))
            continue
        kept = found[place]
        number, ended = kept.agreement.number, kept.ended_on
        if ended is not None and one.paid_on > ended:
            made.append(Traced(one, "ended", number))
            continue
        mine = [other for other in range(len(receipts)) if places[other] == place]
        order = sorted(mine, key=lambda other: receipts[other].paid_on).index(index)
        first = kept.agreement.outcome.schedule.first_number
        rows = dict.fromkeys(part.row + first for part in kept.now.placed if part.receipt == order)
        made.append(Traced(one, "plan" if rows else "beyond", number, tuple(rows)))
    return tuple(made)
