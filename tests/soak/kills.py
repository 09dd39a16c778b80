"""R1: a process that saves is killed at any moment; what it acknowledged is there, whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from restructure.store import accounts, agreements, audit, negotiations
from restructure.store.copies import check
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store


def lost_or_halved(folder: Path, kills: int) -> int:
    """How many acknowledged agreements and offers are missing or incomplete after so many kills."""
    path, chance = folder / "kills.db", random.Random(1)
    store = open_store(path)
    accounts.save(store, ACCOUNT)
    store.close()
    promised: set[str] = set()
    for turn in range(kills):
        promised |= _killed(path, turn, chance.uniform(0.004, 0.080))
    store = open_store(path)
    check(store.connection)
    signed = agreements.of_account(store, ACCOUNT.number)
    whole = {number for number in signed if (one := agreements.load(store, number)) and len(one.editions) == 2}
    offered = {event.detail for event in negotiations.events(store, ACCOUNT.number) if event.kind == "offered"}
    halved = len(set(signed) - whole) + len(audit.verify(store))
    store.close()
    return len(promised - whole - offered) + halved


def _killed(path: Path, turn: int, after: float) -> set[str]:
    command = [sys.executable, "-m", "tests.soak.writer", str(path), str(turn), "100000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(after)
        child.kill()
        # A line cut short was not said.
        return {line.strip() for line in child.stdout if line.endswith("\n")}
