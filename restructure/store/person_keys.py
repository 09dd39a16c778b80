"""What statements about persons ask this program: how numbers, names and telephones compare."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec

from restructure.parties.identity import (
    born_of,
    contact_key,
    id_key,
    is_resident,
    name_key,
    names_in,
    phones_in,
    proves_identity,
)


def teach(connection: sqlite3.Connection) -> None:
    """Let statements of a connection compare persons."""
    connection.create_function("contact_key", 2, contact_key, deterministic=True)
    for name, function in FUNCTIONS.items():
        connection.create_function(name, 1, function, deterministic=True)


FUNCTIONS: dict[str, Callable[[str], str | bool | None]] = {
    "id_key": id_key,
    "proves_identity": proves_identity,
    "is_resident": is_resident,
    "born_of": born_of,
    "name_key": name_key,
    "names_in": lambda text: msgspec.json.encode(names_in(text)).decode(),
    "phones_in": lambda text: msgspec.json.encode(phones_in(text)).decode(),
}
