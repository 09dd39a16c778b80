"""A process that signs and offers until it is killed: what it says on its way out was promised."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from restructure.store import agreements, negotiations
from restructure.store.negotiations import Event
from tests.support.cases import ACCOUNT, signed_agreement
from tests.support.stores import NOW, open_store


def main(path: Path, turn: str, most: int) -> None:
    """Say each number once it is on the disk."""
    store, one = open_store(path), signed_agreement()
    print("ready", flush=True)
    for count in range(most):
        name = f"{turn}-{count}"
        if count % 2:
            agreements.save(store, replace(one, number=name))
        else:
            negotiations.append(store, ACCOUNT.number, Event(NOW, "offered", name), once=name)
        print(name, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
