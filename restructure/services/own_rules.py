"""An organisation's own rules in force: read where a store is opened, and what each of them waits for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from restructure.policy.sign_off import SignOff, standing
from restructure.rules.in_force import put_in_force
from restructure.rules.own_packs import OwnPack, read_folder, readable
from restructure.rules.packs import Pack, PackName
from restructure.store import Store, rights


def take_in_force(
    store: Store,
    folder: Path,
    known: tuple[SignOff, ...],
    read: Callable[[Path], tuple[OwnPack, ...]] = read_folder,
) -> tuple[OwnPack, ...]:
    """Read the folder and let the packs in it hold; returns every file with what it changes, or its mistake."""
    own = read(folder)
    put_in_force(holding(store, own, known))
    return own


def holding(store: Store, own: tuple[OwnPack, ...], known: tuple[SignOff, ...]) -> Mapping[PackName, Pack]:
    """The packs of the folder that hold. Whoever can write a file could else take a stop away that two people guard:
    in a store with users one holds once its version is signed off."""
    packs = readable(own)
    if not rights.has_users(store):
        return packs
    return {name: pack for name, pack in packs.items() if standing(known, name, pack.version) is not None}


def waiting(store: Store, own: tuple[OwnPack, ...], known: tuple[SignOff, ...]) -> tuple[str, ...]:
    """The files that could hold, and wait for counsel's sign-off."""
    holds = holding(store, own, known)
    return tuple(one.file for one in own if one.pack is not None and one.pack not in holds.values())
