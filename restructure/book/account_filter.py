"""Which accounts of the book are listed: by age and size of the debt, creditor, owner, last contact and next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from calculators.errors import Refusal
from calculators.rounding import Money

Band = Literal["M0", "M1", "M2", "M3", "M4", "M5", "M6", "M7+"]
BANDS: tuple[Band, ...] = get_args(Band)
DAYS_OF_BAND = 30
OLDEST_BAND = len(BANDS) - 1

Status = Literal[
    "closed", "stopped", "breathing_space", "hold", "plan_kept", "plan_late", "plan_ended", "promise_open", "offer_out",
    "call_back", "new", "working",
]  # fmt: skip
"""Where the work with an account stands: the first that holds."""
STATUSES: tuple[Status, ...] = get_args(Status)

Order = Literal["number", "name", "creditor", "balance", "days_late", "owner", "last_contact", "next_step"]


@dataclass(frozen=True, slots=True)
class AccountFilter:
    """Filter of accounts; what is None or empty matches all. Days overdue count from the oldest missing payment.
    Amounts are the balance as it was confirmed, in minor units of ``currency``. ``owner`` is a login, ``unowned``
    accounts that nobody works; ``batch`` the number of a placement. ``not_spoken_since`` are accounts that nobody
    talked to on that day or later, ``step_by`` those with a next step due that day or before, ``without_step`` those
    with none that is open. ``status`` is where the work stands, ``sign`` the name of one that an account shows,
    ``any`` for whichever."""

    days_late_from: int | None = None
    days_late_to: int | None = None
    band: Band | None = None
    currency: str = ""
    amount_from: Money | None = None
    amount_to: Money | None = None
    creditor: str = ""
    product: str = ""
    owner: str = ""
    unowned: bool = False
    batch: int | None = None
    signed: bool | None = None
    promised: bool | None = None
    not_spoken_since: date | None = None
    step_by: date | None = None
    without_step: bool = False
    status: Status | None = None
    sign: str = ""


def check(wanted: AccountFilter) -> None:
    """Refuse amounts without their currency, and a range that ends before it begins."""
    if wanted.currency == "" and (wanted.amount_from is not None or wanted.amount_to is not None):
        raise Refusal("currency", "missing_field")
    for field, first, last in (
        ("amount_to", wanted.amount_from, wanted.amount_to),
        ("days_late_to", wanted.days_late_from, wanted.days_late_to),
    ):
        if first is not None and last is not None and last < first:
            raise Refusal(field, "range_empty")


def band_of(days_late: int | None) -> Band | None:
    """Return the band of an account: M0 not late, M1 1 to 30 days, and so on by 30 days, M7+ above 180; None where
    nobody knows.

    >>> band_of(0), band_of(1), band_of(30), band_of(31), band_of(180), band_of(181)
    ('M0', 'M1', 'M1', 'M2', 'M6', 'M7+')
    """
    if days_late is None:
        return None
    return BANDS[min(-(-max(days_late, 0) // DAYS_OF_BAND), OLDEST_BAND)]


def days_of(band: Band) -> tuple[int, int | None]:
    """Return the fewest and the most days of a band; None for no most.

    >>> days_of("M0"), days_of("M1"), days_of("M7+")
    ((0, 0), (1, 30), (181, None))
    """
    place = BANDS.index(band)
    if place == 0:
        return 0, 0
    return (place - 1) * DAYS_OF_BAND + 1, None if place == OLDEST_BAND else place * DAYS_OF_BAND
