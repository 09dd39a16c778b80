"""Keys of test stores."""

from __future__ import annotations

from tests.support.stores import phrase

RIGHT = phrase("correct horse battery")


class Ring:
    """A keychain that holds what it is given."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.held.get(name)

    def put(self, name: str, value: str) -> bool:
        self.held[name] = value
        return True

    def forget(self, name: str) -> None:
        self.held.pop(name, None)
