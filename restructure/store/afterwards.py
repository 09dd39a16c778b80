"""Agreements after their signature: booked, noticed, ended, completed; and how each is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from calculators.errors import Refusal
from restructure.account import Account
from restructure.agreement import Agreement
from restructure.frozen import agreement_in
from restructure.progress import Progress, Received, progress, rest_of
from restructure.store import accounts, audit, payments
from restructure.store.connection import Store
from restructure.store.problems import IntegrityError

TurnKind = Literal["booked", "noticed", "ended", "completed"]
Standing = Literal["running", "late", "ended", "completed", "replaced"]


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that happened to an agreement; ``detail`` is a reference or a number, never a name."""

    at: datetime
    kind: TurnKind
    detail: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A signed agreement on a day: how it is kept, and what has happened to it; ``replaced`` by a later one."""

    agreement: Agreement
    now: Progress
    turns: tuple[Turn, ...]
    replaced: bool

    @property
    def standing(self) -> Standing:
        """How the agreement stands."""
        done = {one.kind for one in self.turns}
        if "ended" in done:
            return "ended"
        if self.now.completed_on is not None:
            return "completed"
        if self.replaced:
            return "replaced"
        return "late" if self.now.may_end_on is not None else "running"

    @property
    def booked(self) -> str:
        """The reference under which the core system booked it; nothing while it did not."""
        return next((one.detail for one in self.turns if one.kind == "booked"), "")


def note_turn(store: Store, number: str, kind: TurnKind, detail: str = "") -> None:
    """Note what happened to an agreement. Refuses an unknown one, a booking without its reference, and what happens
    to an agreement only once for the second time."""
    if kind == "booked" and not detail.strip():
        raise Refusal("reference", "missing_field")
    with store.writing() as connection:
        found = connection.execute("SELECT account_number FROM agreements WHERE number = ?", (number,)).fetchone()
        if found is None:
            raise Refusal("number", "unknown_agreement")
        row = (number, found[0], store.now().isoformat(), kind, detail.strip(), store.who)
        try:
            connection.execute(
                "INSERT INTO turns (agreement_number, account_number, at, kind, detail, who) VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
        except IntegrityError:
            raise Refusal("number", "happened_already") from None
        audit.append(store, connection, "agreement_turn", found[0], f"{number}: {kind} {detail.strip()}".strip())


def kept(store: Store, number: str, today: date) -> Kept | None:
    """One agreement on a day, None where there is none of that number."""
    return next(_kept(store, today, (number,)), None)


def all_kept(store: Store, today: date) -> tuple[Kept, ...]:
    """Every agreement on a day, the newest first."""
    return tuple(each_kept(store, today))


def each_kept(store: Store, today: date) -> Iterator[Kept]:
    """The same one at a time: however many there are, only one record is held."""
    numbers = store.connection.execute("SELECT number FROM agreements ORDER BY signed_at DESC, number DESC").fetchall()
    return _kept(store, today, (number for (number,) in numbers))


def _kept(store: Store, today: date, numbers: Iterable[str]) -> Iterator[Kept]:
    connection = store.connection
    last = dict(connection.execute("SELECT account_number, max(number) FROM agreements GROUP BY account_number"))
    for number in numbers:
        query = "SELECT account_number, record FROM agreements WHERE number = ?"
        row = connection.execute(query, (number,)).fetchone()
        if row is None:
            continue
        account, agreement = row[0], agreement_in(bytes(row[1]))
        receipts = [Received(one.paid_on, one.amount) for one in payments.of_account(store, account)]
        now = progress(agreement, receipts, today)
        yield Kept(agreement, now, turns(store, number), replaced=last[account] != number)


def turns(store: Store, number: str) -> tuple[Turn, ...]:
    """What happened to an agreement, the oldest first."""
    rows = store.connection.execute(
        "SELECT at, kind, detail, who FROM turns WHERE agreement_number = ? ORDER BY id", (number,)
    )
    return tuple(Turn(datetime.fromisoformat(at), kind, detail, who) for at, kind, detail, who in rows)


def renew(store: Store, number: str, today: date) -> Account:
    """Take the debt as an agreement leaves it to negotiate anew, and return its account; the agreement stays in force
    until another is signed. The balance is worked out from the agreement and the payments, and is nobody's to choose.

    Refuses an unknown agreement, one that is not open (``not_open``), and one that leaves nothing (``nothing_owed``).
    """
    one = kept(store, number, today)
    account = accounts.load(store, one.agreement.account.number) if one else None
    if one is None or account is None:
        raise Refusal("number", "unknown_agreement")
    if one.standing not in ("running", "late"):
        raise Refusal("number", "not_open")
    parts, day = rest_of(one.agreement, one.now)
    now = replace(account, parts=parts, as_of=day, confirmed_by=number)
    with store.writing() as connection:
        accounts.renewed(store, connection, now)
    return now
