"""Where the command line has the key of a store from: a file, the keychain, or a question. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from restructure.files import first_line
from restructure.store.connection import is_plain, opens_with
from restructure.store.keychain import Keychain, kept_key
from restructure.store.keys import DEMO_KEY, Passphrase, Secret, check_new


class NoKey(Exception):
    """There is no key to the store, and nobody to ask."""


def secret_for(
    path: Path, passphrase_file: Path | None, keychain: Keychain, ask: Callable[[bool], str] | None
) -> Secret:
    """The secret of a store, demo data's by themselves; ``ask`` asks the person for it, twice where it is new.

    Raises ``NoKey`` where none can be had, ``OSError`` for a file that cannot be read, and refuses one that others can
    read and a new passphrase that is too short.
    """
    new = not path.exists() or (path.is_file() and is_plain(path))
    if passphrase_file is not None:
        text = first_line(passphrase_file)
    elif not new and path.is_file() and opens_with(path, DEMO_KEY):
        return DEMO_KEY
    elif not new and (key := kept_key(keychain, path)) is not None:
        return key
    elif ask is not None:
        text = ask(new)
    else:
        raise NoKey
    if new:
        check_new(text)
    return Passphrase(text)
