"""Agreements after their signature: what happened to them, how each is kept, and how its account stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from calculators.errors import Refusal
from restructure.agreements.agreement import Agreement
from restructure.agreements.course import Kept, Traced, Turn, TurnKind, counted_for, courses_of, traced
from restructure.agreements.progress import Received
from restructure.agreements.standing import Standing, is_kept, open_as_confirmed, settled_on, standing_of
from restructure.parties.account import Account
from restructure.parties.organisation import rule_set_of
from restructure.store import accounts, audit, conduct, payments, settings, signed_records
from restructure.store.connection import Store
from restructure.store.problems import IntegrityError
from restructure.unreadable import Unreadable


def append_turn(store: Store, number: str, kind: TurnKind, detail: str = "") -> None:
    """Append what happened to an agreement. Refuses an unknown one, a booking without its reference, and what happens
    to an agreement only once for the second time."""
    if kind == "booked" and not detail.strip():
        raise Refusal("reference", "missing_field")
    with store.writing() as connection:
        found = connection.execute("SELECT account_number FROM agreements WHERE number = ?", (number,)).fetchone()
        if found is None:
            raise Refusal("number", "unknown_agreement")
        row = (number, found[0], store.now().isoformat(), kind, detail.strip(), store.who)
        try:
            turn = connection.execute(
                "INSERT INTO turns (agreement_number, account_number, at, kind, detail, who) VALUES (?, ?, ?, ?, ?, ?)",
                row,
            ).lastrowid
        except IntegrityError:
            raise Refusal("number", "happened_already") from None
        said = f"{number}: {kind} {detail.strip()}".strip()
        audit.record(store, connection, "agreement_turn", found[0], said, [("turns", str(turn))])


def kept(store: Store, number: str, today: date) -> Kept | None:
    """One agreement on a day, None where there is none of that number."""
    row = store.connection.execute("SELECT account_number FROM agreements WHERE number = ?", (number,)).fetchone()
    return _courses(store, row[0], signed_records.numbers(store, row[0]), today)[number] if row else None


def all_kept(store: Store, today: date) -> tuple[Kept, ...]:
    """Every agreement on a day, the newest first."""
    return tuple(each_kept(store, today))


def each_kept(store: Store, today: date) -> Iterator[Kept]:
    """The same one at a time: however many there are, only those of one account are held."""
    rows = store.connection.execute(
        "SELECT number, account_number FROM agreements ORDER BY signed_at DESC, number DESC"
    ).fetchall()
    of_accounts: dict[str, list[str]] = {}
    for number, account in reversed(rows):
        of_accounts.setdefault(account, []).append(number)
    for number, account in rows:
        yield _courses(store, account, sorted(of_accounts[account]), today)[number]


def of_account(store: Store, account_number: str, today: date) -> tuple[Kept, ...]:
    """Every agreement of an account on a day, the oldest first."""
    numbers = signed_records.numbers(store, account_number)
    return tuple(_courses(store, account_number, numbers, today).values()) if numbers else ()


def _courses(store: Store, account_number: str, numbers: Sequence[str], today: date) -> dict[str, Kept]:
    made = signed_records.records(store, numbers)
    receipts = _receipts(store, account_number, made)
    account = accounts.load(store, account_number) or made[-1].account
    turned = [turns(store, number) for number in numbers]
    return dict(zip(numbers, courses_of(account, made, turned, receipts, today), strict=True))


def _receipts(store: Store, account_number: str, made: Sequence[Agreement]) -> tuple[Received, ...]:
    """The money on an account in the order in which it was kept, and behind it what came on the other accounts of its
    plans for several and counts for those."""
    found = list(payments.received(store, account_number))
    for one in made:
        for other in one.accounts:
            if other != account_number:
                theirs = signed_records.records(store, signed_records.numbers(store, other))
                found += counted_for(one.number, other, theirs, payments.received(store, other))
    return tuple(found)


def standing(store: Store, account: Account, today: date) -> Standing:
    """Return how an account, as it was confirmed, stands on a day. It asks no table for more than the rows of that
    account."""
    numbers, receipts = signed_records.numbers(store, account.number), payments.received(store, account.number)
    still = conduct.still_of(store, account.number)
    if not numbers and not receipts:
        return open_as_confirmed(account, today, still)
    ours = settings.organisation(store)
    made = signed_records.records(store, numbers)
    return standing_of(
        account,
        made,
        [turns(store, number, notices=False) for number in numbers],
        _receipts(store, account.number, made) if any(one.debts for one in made) else receipts,
        today,
        # Where it cannot be read, the desk says so and no offer leaves.
        "neutral" if isinstance(ours, Unreadable) else rule_set_of(ours.policy.rule_set, account),
        still,
    )


def is_collected(store: Store, account_number: str, today: date) -> bool:
    """Return whether something is owed on an account on a day, and no plan is kept that stops collection."""
    account = accounts.load(store, account_number)
    now = standing(store, account, today) if account is not None else None
    return now is not None and settled_on(now) is None and not is_kept(now)


def standings(store: Store, shown: Iterable[Account], today: date) -> dict[str, Standing]:
    """Return how each of a few accounts stands on a day, by number: for lists, which show no more than a
    screen holds."""
    return {one.number: standing(store, one, today) for one in shown}


def traced_payments(store: Store, account_number: str, today: date) -> tuple[tuple[payments.Payment, Traced], ...]:
    """Every payment of an account with what became of it, in the order in which they were kept."""
    account = accounts.load(store, account_number)
    kept_payments, numbers = payments.in_order(store, account_number), signed_records.numbers(store, account_number)
    if account is None or not kept_payments:
        return ()
    made = signed_records.records(store, numbers)
    receipts = _receipts(store, account_number, made)
    found = courses_of(account, made, [turns(store, number) for number in numbers], receipts, today) if made else ()
    return tuple(zip(kept_payments, traced(account, made, found, receipts), strict=True))


def turns(store: Store, number: str, *, notices: bool = True) -> tuple[Turn, ...]:
    """Return what happened to an agreement, the oldest first; without its notices the index alone answers."""
    which = "" if notices else " AND kind <> 'noticed'"
    rows = store.connection.execute(
        f"SELECT at, kind, detail, who FROM turns WHERE agreement_number = ?{which} ORDER BY id", (number,)
    )
    return tuple(Turn(datetime.fromisoformat(at), kind, detail, who) for at, kind, detail, who in rows)
