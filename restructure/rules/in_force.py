"""The packs of an organisation that hold instead of those of the program, as long as its store is open."""

from __future__ import annotations

from collections.abc import Mapping

from restructure.policy import PolicyName
from restructure.remembered import forget

OWN: dict[PolicyName, object] = {}
"""By the name of the pack. What a pack is made of takes longer to load than the first window may: this file does not
know it."""


def put_in_force(own: Mapping[PolicyName, object]) -> None:
    """Let these packs hold from now on, and no others; done where a store is opened."""
    if own != OWN:
        OWN.clear()
        OWN.update(own)
        forget()
