"""Accounts dealt to people, equal by count and by balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculators.errors import Refusal
from calculators.rounding import Money

MOST = 1_000_000
"""No owner has more accounts."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Balance of an account, as it was confirmed."""

    account_number: str
    currency: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Dealt:
    """Accounts by the owner that they are dealt to, and those for which nobody has room."""

    by_owner: dict[str, tuple[Balance, ...]]
    undealt: tuple[Balance, ...]


def deal(
    balances: Sequence[Balance], owners: Sequence[str], *, cap: int | None = None, held: Mapping[str, int] | None = None
) -> Dealt:
    """Deal accounts from the largest balance down, to the first owner, the second, … the last, the last, … the first.

    Currencies are dealt one after another, since their balances do not compare. ``cap`` is the most that an owner may
    have, ``held`` how many each has already; whoever is full is passed over. Refuses no owner, one who is named twice
    and a cap below one.

    >>> six = [Balance(str(amount), "CNY", Money(amount)) for amount in (10, 20, 50, 60, 70, 90)]
    >>> [[one.amount for one in share] for share in deal(six, ["a", "b"]).by_owner.values()]
    [[90, 50, 20], [70, 60, 10]]
    """
    if not owners:
        raise Refusal("owners", "missing_field")
    if len(set(owners)) < len(owners):
        raise Refusal("owners", "named_twice")
    if cap is not None and not 1 <= cap <= MOST:
        raise Refusal("cap", "number_out_of_range", smallest=1, largest=MOST)
    room = {owner: len(balances) if cap is None else max(cap - (held or {}).get(owner, 0), 0) for owner in owners}
    shares: dict[str, list[Balance]] = {owner: [] for owner in owners}
    undealt = []
    turn = 0
    for one in sorted(balances, key=lambda one: (one.currency, -one.amount, one.account_number)):
        if not any(room.values()):
            undealt.append(one)
            continue
        while not room[owner := _at(owners, turn)]:
            turn += 1
        turn += 1
        room[owner] -= 1
        shares[owner].append(one)
    return Dealt({owner: tuple(share) for owner, share in shares.items()}, tuple(undealt))


def _at(owners: Sequence[str], turn: int) -> str:
    """The owner whose turn it is: forth, back, forth."""
    lap, place = divmod(turn, len(owners))
    return owners[-1 - place] if lap % 2 else owners[place]
