"""Rotation: accounts handed on to others, but for those that stay with whoever has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from restructure.agreements.standing import Running, Settled
from restructure.book.dealing import Dealt
from restructure.services import promises
from restructure.services.workplace import Workplace
from restructure.store import accounts, complaints, conduct, owners, plan_events
from restructure.store.owners import Giving
from restructure.unreadable import Unreadable

KeptBack = Literal["promise", "plan", "settled", "complaint", "vulnerable", "unreadable"]
"""Why an account stays: an open promise, a plan in force, nothing owed any more, an open complaint, somebody in need of
care, or circumstances that cannot be read."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """Rotation of a list: which accounts stay and why, and how the others are dealt."""

    staying: Mapping[str, KeptBack]
    dealt: Dealt


def rotation(workplace: Workplace, numbers: Iterable[str], logins: Sequence[str], cap: int | None = None) -> Rotation:
    """Return what a rotation would come to; nothing is kept. Refuses as ``owners.proposal``, and a list of which
    everything stays."""
    staying, moving = _parted(workplace, numbers)
    return Rotation(staying, owners.proposal(workplace.store, moving, logins, cap=cap))


def rotate(
    workplace: Workplace, numbers: Iterable[str], logins: Sequence[str], *, cap: int | None = None, list_name: str = ""
) -> Rotation:
    """Hand accounts on, in one transaction; those that stay are given to whoever has them, with the reason. Refuses as
    ``rotation``, and whoever may not."""
    staying, moving = _parted(workplace, numbers)
    kept = [_kept(workplace, number, why) for number, why in staying.items()]
    return Rotation(
        staying, owners.deal_out(workplace.store, moving, logins, list_name=list_name, cap=cap, staying=kept)
    )


def _parted(workplace: Workplace, numbers: Iterable[str]) -> tuple[dict[str, KeptBack], list[str]]:
    """The accounts that stay with their reasons, and those that are handed on; what nobody has is dealt."""
    staying: dict[str, KeptBack] = {}
    moving = []
    for number in numbers:
        why = _stays(workplace, number) if owners.owner_of(workplace.store, number) else None
        if why is None:
            moving.append(number)
        else:
            staying[number] = why
    return staying, moving


def _stays(workplace: Workplace, number: str) -> KeptBack | None:
    store = workplace.store
    around = conduct.situation(store, number)
    if isinstance(around, Unreadable):
        return "unreadable"
    if around.vulnerabilities:
        return "vulnerable"
    if complaints.open_since(store, number) is not None:
        return "complaint"
    account = accounts.load(store, number)
    now = plan_events.standing(store, account, workplace.today) if account else None
    if isinstance(now, Running | Settled):
        return "plan" if isinstance(now, Running) else "settled"
    return "promise" if any(one.state == "open" for one in promises.of_account(workplace, number)) else None


def _kept(workplace: Workplace, number: str, why: KeptBack) -> Giving:
    owner = owners.owner_of(workplace.store, number)
    return Giving(number, owner.login if owner else "", "kept_back", why, owner.until if owner else None)
