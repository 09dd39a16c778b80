"""An entry of the negotiation log without words: what was said or done, and its figures. Whoever shows it words it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from calculators.calendar import MONTHLY, Frequency
from calculators.rounding import Money
from restructure.offers.plan_summary import InShort
from restructure.papers import Entry
from restructure.parties.situation import Hold
from restructure.proposals.counteroffer import DebtorStatement
from restructure.proposals.statement import Statement, says_of, stated

What = Literal[
    "pay_day",
    "no_lump_sum",
    "call_back",
    "hardship",
    "says",
    "adviser",
    "hold",
    "before",
    "draft_printed",
    "read_out",
    "schedule_copied",
    "schedule_file",
    "adviser_file",
    "message",
    Entry,
]
QUICK: tuple[What, ...] = ("pay_day", "no_lump_sum", "call_back", "hardship")
"""The notes that are needed most, one key each."""
FILE_ALONE = ("note", "reason", "asked", "released", "declined")
"""Kinds of entries that are for the file alone: no debtor reads them."""
MARK = "\x1e"
"""What begins an entry of facts (RECORD SEPARATOR): no keyboard has it, so that no typed note is taken for one."""


@dataclass(frozen=True, slots=True)
class Told:
    """Content of an entry. ``by`` and ``note`` are names and words that were typed; ``amount``, ``says`` and the rest
    are figures, in minor units of ``currency``; ``often`` is how often the sum that was said is paid where that is not
    every month; ``settle``, or ``share`` of the debt, is what was said to settle it; ``reasons`` are signals that were
    heard beside them; ``medium`` and ``message`` say which message was taken out, to be sent by what."""

    what: What
    currency: str = ""
    number: str = ""
    by: str = ""
    note: str = ""
    says: DebtorStatement | None = None
    plan: InShort | None = None
    hold: Hold | None = None
    amount: Money | None = None
    day: date | None = None
    medium: str = ""
    message: str = ""
    reasons: tuple[str, ...] = ()
    often: Frequency | None = None
    settle: Money | None = None
    share: Decimal | None = None

    @property
    def statement(self) -> Statement:
        """Return what the debtor said, whole."""
        settle = self.share if self.settle is None else self.settle
        return stated(self.says or DebtorStatement(), self.often or MONTHLY, settle)


def told_statement(said: Statement, currency: str, reasons: tuple[str, ...] = ()) -> Told:
    """Return the entry of what the debtor said."""
    says, settle = says_of(said), said.settle
    return Told(
        "says",
        currency,
        says=None if says == DebtorStatement() else says,
        reasons=reasons,
        often=None if said.frequency == MONTHLY else said.frequency,
        settle=None if isinstance(settle, Decimal) else settle,
        share=settle if isinstance(settle, Decimal) else None,
    )


def written(told: Told) -> str:
    """As the log keeps it."""
    held = {
        name: value for name, value in msgspec.to_builtins(told, enc_hook=str).items() if value not in ("", None, [])
    }
    return MARK + msgspec.json.encode(held).decode()


def told_in(detail: str) -> Told | None:
    """Return what an entry tells; None where it holds words, as all did before."""
    if not detail.startswith(MARK):
        return None
    try:
        return msgspec.json.decode(detail.removeprefix(MARK), type=Told, strict=False)
    except msgspec.MsgspecError:
        return None
