"""The packs of an organisation that hold instead of those of the program, as long as its store is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from restructure.remembered import forget

if TYPE_CHECKING:
    # Where there are none, what a pack is made of takes longer to load than the first window may.
    from restructure.rules.packs import Pack, PackName

OWN: dict[PackName, Pack] = {}


def put_in_force(own: Mapping[PackName, Pack]) -> None:
    """Let these packs hold from now on, and no others; done where a store is opened."""
    if own != OWN:
        OWN.clear()
        OWN.update(own)
        forget()
