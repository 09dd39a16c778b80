"""R35: the step that makes files of clients is killed at any moment; the store is the old one or the new, whole."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from restructure.store import audit
from restructure.store.connection import connect
from restructure.store.keys import key_of, salt_of
from restructure.store.steps import SCHEMA
from tests.restructure import golden
from tests.support.stores import open_store

BEFORE = 32
OPENING = (
    "import sys; from pathlib import Path; from tests.restructure.golden import SECRET; "
    "from tests.support.stores import open_store; print('ready', flush=True); open_store(Path(sys.argv[1]), SECRET)"
)


def halved(folder: Path, kills: int) -> int:
    """How many stores were neither as before nor as after, and how many could not be brought up to date then."""
    chance, faults = random.Random(33), 0
    for turn in range(kills):
        path = folder / f"step-{turn}.db"
        shutil.copyfile(golden.STORES / f"schema-{BEFORE}.db", path)
        with subprocess.Popen([sys.executable, "-c", OPENING, str(path)], stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.0, 0.25))
            child.kill()
        faults += _is_half(path)
        for one in folder.glob(f"step-{turn}*"):
            if one.is_file():
                one.unlink()
    return faults


def _is_half(path: Path) -> bool:
    held = connect(path, key_of(golden.SECRET, salt_of(path)))
    (version,) = held.execute("PRAGMA user_version").fetchone()
    (sheets,) = held.execute("SELECT count(*) FROM sheets").fetchone()
    held.close()
    store = open_store(path, golden.SECRET)
    (moved,) = store.connection.execute("SELECT count(*) FROM client_budgets").fetchone()
    whole = (version, sheets) in ((BEFORE, 1), (SCHEMA, 0)) and moved == 2 and not audit.verify(store)
    store.close()
    return not whole
