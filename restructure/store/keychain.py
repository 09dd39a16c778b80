"""The keychain of this PC, where a person may have the key of a store kept."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from restructure.store.keys import Key
from restructure.store.location import real

SERVICE = "Restructure"


class Keychain(Protocol):
    """A keychain: keys by name. Each answers plainly where there is no keychain: None, or False."""

    def get(self, name: str) -> str | None:
        """Return what is kept under a name."""

    def put(self, name: str, value: str) -> bool:
        """Keep something; False where it cannot be kept."""

    def forget(self, name: str) -> None:
        """Keep it no more."""


class SystemKeychain:
    """The one of the operating system: Credential Manager, Keychain, Secret Service."""

    def get(self, name: str) -> str | None:
        """Return what is kept under a name, None where nothing is or there is no keychain."""
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(SERVICE, name)
        except KeyringError:
            return None

    def put(self, name: str, value: str) -> bool:
        """Keep something; False where there is no keychain or it is locked."""
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(SERVICE, name, value)
        except KeyringError:
            return False
        return True

    def forget(self, name: str) -> None:
        """Keep it no more."""
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            keyring.delete_password(SERVICE, name)
        except (KeyringError, PasswordDeleteError):
            return


def kept_key(keychain: Keychain, path: Path) -> Key | None:
    """The key of a store, where the keychain has it."""
    text = keychain.get(_name(path))
    return Key(bytes.fromhex(text)) if text else None


def save_key(keychain: Keychain, path: Path, key: Key) -> bool:
    """Have the keychain keep the key of a store; False where it cannot."""
    return keychain.put(_name(path), key.raw.hex())


def forget_key(keychain: Keychain, path: Path) -> None:
    """Have the keychain forget the key of a store."""
    keychain.forget(_name(path))


def _name(path: Path) -> str:
    return str(real(path))
