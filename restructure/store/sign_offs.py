"""Counsel's sign-offs of the rule packs, as the settings keep them."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from calculators.errors import Refusal
from restructure.policy.sign_off import SignOff
from restructure.store import settings
from restructure.store.connection import Store
from restructure.unreadable import Unreadable

KEPT_UNDER = "sign_offs"
LONGEST_NAME = 100


def sign_offs(store: Store) -> tuple[SignOff, ...] | Unreadable:
    """The latest sign-off of each pack, whatever version it was of."""
    found: tuple[SignOff, ...] | Unreadable | None = settings.held(store, KEPT_UNDER)
    return () if found is None else found


def save_sign_off(store: Store, one: SignOff) -> tuple[str, ...]:
    """Save that counsel signed a pack off, in place of what was said of it before; returns and refuses as
    ``settings.save_own``. Refuses no name, too long a one, and a day that lies ahead."""
    counsel, today = one.counsel.strip(), store.now().date()
    if not counsel:
        raise Refusal("counsel", "missing_field")
    if len(counsel) > LONGEST_NAME:
        raise Refusal("counsel", "text_too_long", largest=LONGEST_NAME)
    if one.day > today:
        raise Refusal("day", "date_in_future", largest=today)
    kept = sign_offs(store)
    others = () if isinstance(kept, Unreadable) else tuple(other for other in kept if other.pack != one.pack)
    table = (*others, replace(one, counsel=counsel))
    return settings.save_own(store, KEPT_UNDER, msgspec.to_builtins(table))
