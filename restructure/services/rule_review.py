"""Counsel's review of the rule packs: signing one off, and how each stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from restructure.policy import policy_named
from restructure.policy.sign_off import SignOff, standing
from restructure.rules.packs import Pack, PackName, pack_named
from restructure.store import Store, sign_offs


def sign_off(
    store: Store, pack: str, counsel: str, day: date, own: Mapping[PackName, Pack] | None = None
) -> tuple[str, ...]:
    """Record that counsel read a pack as it is now, or as it stands among an organisation's ``own``; returns and
    refuses as ``sign_offs.save_sign_off``. Refuses a pack that is not one (``unknown_policy``)."""
    name = policy_named(pack).name
    read = (own or {}).get(name) or pack_named(name)
    return sign_offs.save_sign_off(store, SignOff(name, counsel, day, read.version))


def is_preview(pack: Pack, known: tuple[SignOff, ...]) -> bool:
    """Return whether a pack is a preview that counsel has not signed off."""
    return pack.preview and standing(known, pack.name, pack.version) is None
