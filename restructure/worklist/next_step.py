"""What comes next on an account: of which kind, on which day or at which moment, whose it is, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

Kind = Literal["call_back", "reply", "paper", "reminder", "review", "supervisor", "other"]
"""``reply`` and ``paper`` are what somebody waits for from us, ``reminder`` one that was agreed."""
How = Literal["done", "dropped"]
SkipReason = Literal["number_wrong", "wrong_moment", "paper", "supervisor", "conflict_of_interest", "other"]
"""Why an account is passed over on the work list."""
BEFORE = timedelta(minutes=5)
"""So long before its moment a call-back is shown, and a contact does it."""
Matter = Literal["work_list", "signs", "points"]
"""What an account may be left out of by hand."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """A next step. ``due_at`` is a day, or a moment on the clock where the debtor lives; ``owner`` empty is whoever
    owns the account; ``set_at`` when, and ``who`` set it; ``replaces`` is the one that was moved."""

    id: int
    account_number: str
    kind: Kind
    due_at: date | datetime
    owner: str = ""
    reason: str = ""
    replaces: int | None = None
    set_at: datetime | None = None
    who: str = ""

    @property
    def moment(self) -> datetime:
        """The moment from which it is due; of a day its beginning."""
        return self.due_at if isinstance(self.due_at, datetime) else datetime.combine(self.due_at, time.min)


@dataclass(frozen=True, slots=True)
class Skip:
    """An account passed over: why, when, by whom, and until which moment; None for the rest of that day."""

    account_number: str
    reason: SkipReason
    at: datetime
    until: datetime | None = None
    note: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An account that somebody left out of a matter by hand, until it is taken in again."""

    account_number: str
    matter: Matter
    reason: str
    at: datetime
    who: str = ""
