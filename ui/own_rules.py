"""Where an organisation's own rules lie: in the folder of a variable, else beside the store."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ui.surroundings import RULES

if TYPE_CHECKING:
    # Loaded where there are such rules.
    from restructure.policy.sign_off import SignOff
    from restructure.rules.own_packs import OwnPack
    from restructure.store import Store

Own = tuple["OwnPack", ...]
FOLDER = "rules"


def own_folder(store: Path) -> Path:
    """The folder with the rules of whoever works with a store."""
    named = os.environ.get(RULES)
    return Path(named) if named else store.parent / FOLDER


def take_own_rules(
    store: Store, known: tuple[SignOff, ...], read: Callable[[Callable[[], Own]], Own] = lambda act: act()
) -> Own:
    """Let an organisation's own rules hold for the store that was opened; returns as ``own_rules.take_in_force``. The
    files are read by ``read``: a window has a thread do it."""
    from restructure.rules.in_force import put_in_force

    folder = own_folder(store.path)
    if not folder.is_dir():
        put_in_force({})
        return ()
    from restructure.rules.own_packs import read_folder
    from restructure.services.own_rules import take_in_force

    return take_in_force(store, folder, known, lambda there: read(lambda: read_folder(there)))
