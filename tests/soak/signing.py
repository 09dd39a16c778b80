"""R3 and R10: signing and exporting while killed or out of disk; a byte of a sealed file changed anywhere.

``python -m tests.soak.signing FOLDER KILLS FAULTS`` tries R3 in a process of its own, which forks: what prints and
seals is loaded once.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from time import perf_counter

from reports.certificate import make
from reports.seal import Sealer, seal
from reports.verify import verify
from restructure.agreements.agreement import Agreement, capture
from restructure.agreements.credential import Credential
from restructure.agreements.evidence import Signature
from restructure.files import publish
from restructure.services.signing import Agreed, sign_and_keep
from restructure.store import StoreProblem, accounts, agreements, audit, credentials
from tests.reports.attacks import AT, ATTACKS, NAME
from tests.soak.processes import PROMISED, REFUSED, WRONG, forked, killed
from tests.support.cases import ACCOUNT, LENDER, TODAY, simulated
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace
from ui.papers import PAPERS

BOTH = Agreed(Signature(ACCOUNT.debtor.name, TODAY), Signature("He Lan (demo)", TODAY))
LONGEST = 3
"""So many times as long as signing one agreement takes here does a signer live at most: on a slow PC too it promises
something before it is killed."""
SMALLEST, LARGEST = 0, 700_000
"""Between these lengths of a file the disk is full in turn: before the first page of the log, to beyond the last."""


def draft(number: str) -> Agreement:
    """An agreement to sign, as short as they come."""
    return capture(
        number=number,
        made_on=TODAY,
        account=ACCOUNT,
        organisation=LENDER,
        household=None,
        outcome=simulated(),
        wording="en",
    )


def possible() -> bool:
    """Whether this PC can fork, kill and limit."""
    return hasattr(os, "fork")


def broken(folder: Path, kills: int, faults: int) -> tuple[list[str], int]:
    """R3: each agreement without its sealed bytes, promised one lost, half export, and fault without a name; then how
    many were promised: where nothing was, nothing was tried."""
    command = [sys.executable, "-m", "tests.soak.signing", str(folder), str(kills), str(faults)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    promised, *unsound = done.stdout.splitlines()
    return unsound, int(promised)


def _trial(folder: Path, kills: int, faults: int) -> tuple[list[str], int]:
    path, out, chance = folder / "signing.db", folder / "out", random.Random(3)
    store = open_store(path)
    accounts.save(store, ACCOUNT)
    credentials.save(store, make("Example", NOW))
    # What reads fonts, prints and seals is loaded before anybody is killed, or nobody would get to sign.
    sign_and_keep(workplace(store), draft("FIRST"), BOTH)
    began = perf_counter()
    sign_and_keep(workplace(store), draft("SECOND"), BOTH)
    longest = LONGEST * (perf_counter() - began)
    store.close()
    promised: set[str] = set()
    nameless = []
    for turn in range(kills):
        promised |= _killed(path, out, f"K{turn:04}", chance.uniform(0.02, longest))
    for turn in range(faults):
        largest = SMALLEST + (LARGEST - SMALLEST) * turn // max(faults - 1, 1)
        code, told = _full(path, out, f"F{turn:04}", largest)
        promised |= told
        nameless += [f"file of {largest} bytes: exit {code}"] if code == WRONG else []
    return nameless + unsound(path, out, promised), len(promised)


def _sign_and_export(path: Path, out: Path, name: str, say: Callable[[str], None], most: int) -> None:
    store = open_store(path)
    for count in range(most):
        number = f"{name}-{count}"
        signed = sign_and_keep(workplace(store), draft(number), BOTH)
        say(number)
        for one in signed.editions:
            publish(out / f"{number}-{one.wording}.pdf", one.pdf)


def _killed(path: Path, out: Path, name: str, after: float) -> set[str]:
    return set(killed(lambda say: _sign_and_export(path, out, name, say, 1000), after))


def _full(path: Path, out: Path, name: str, largest: int) -> tuple[int, set[str]]:
    """Sign while no file may grow beyond so many bytes: what was refused was refused by name."""
    import resource

    def act(say: Callable[[str], None]) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        _sign_and_export(path, out, name, say, 2)

    child, told = forked(act)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), set(told())


FAULTS = [(call, n) for call, most in (("fsync", 10), ("write", 5), ("pwrite64", 225)) for n in range(1, most + 1)]
"""Every call by which a process that signs one agreement and exports it reaches the disk."""


def writes_unsound(folder: Path, step: int) -> list[str]:
    """R3: each n-th write of a process that signs and exports fails for want of room, or every ``step``-th of them:
    what is unsound afterwards, and what was not refused by name."""
    path, out = folder / "writes.db", folder / "out"
    store = open_store(path)
    accounts.save(store, ACCOUNT)
    credentials.save(store, make("Example", NOW))
    store.close()
    nameless, promised = [], set()
    for call, n in FAULTS[::step]:
        fault = f"inject={call}:error=ENOSPC:when={n}"
        once = [sys.executable, "-m", "tests.soak.signing", "once", str(path), str(out), f"{call}-{n}"]
        quick = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", str(folder / "trace"), "-e", f"trace={call}"]
        command = [*quick, "-e", fault, *once]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        nameless += [] if done.returncode in (PROMISED, REFUSED) else [f"{call} {n}: exit {done.returncode}"]
        promised |= {line.strip() for line in done.stdout.splitlines(keepends=True) if line.endswith("\n")}
    return nameless + unsound(path, out, promised)


def _once(path: Path, out: Path, name: str) -> int:
    try:
        _sign_and_export(path, out, name, lambda number: print(number, flush=True), 1)
    except (StoreProblem, OSError):
        return REFUSED
    return PROMISED


def unsound(path: Path, out: Path, promised: set[str]) -> list[str]:
    """Everything that is not as it should be once the store is opened again."""
    store = open_store(path)
    trusted, numbers = credentials.certificates(store), agreements.of_account(store, ACCOUNT.number)
    found, known = [f"chain: {fault}" for fault in audit.verify(store)], set()
    found += [f"{number}: promised and lost" for number in sorted(promised - set(numbers))]
    for number in numbers:
        kept = agreements.load(store, number)
        assert kept is not None
        editions = sorted(one.wording for one in kept.editions)
        found += [] if editions == ["en", "zh"] else [f"{number}: editions {editions}"]
        found += [f"{number}: {one.wording} not intact" for one in kept.editions if not verify(one.pdf, trusted).intact]
        known |= {(f"{number}-{one.wording}.pdf", one.pdf) for one in kept.editions}
    store.close()
    exports = out.glob("[!.]*")
    return found + [f"{file.name}: half exported" for file in exports if (file.name, file.read_bytes()) not in known]


@cache
def credential() -> Credential:
    """The organisation's."""
    return make(NAME, AT)


@cache
def sealed() -> bytes:
    """A sealed agreement."""
    record = draft("RA-2026-000010")
    signed = replace(record, debtor_signature=BOTH.debtor, creditor_signature=BOTH.creditor)
    return seal(PAPERS.render(signed, "en"), Sealer(credential()), AT)


def bytes_unnoticed(folder: Path, times: int) -> int:
    """Of so many sampled changes of a byte, those that the register misses, or the seal alone."""
    chance = random.Random(10)
    store = open_store(folder / "register.db")
    accounts.save(store, ACCOUNT)
    kept = sign_and_keep(workplace(store), draft("RA-2026-000010"), BOTH)
    mine, digests = kept.editions[0].pdf, credentials.certificates(store)
    unnoticed = 0
    for _ in range(times):
        at = chance.randrange(len(mine))
        changed = mine[:at] + bytes([mine[at] ^ chance.randrange(1, 256)]) + mine[at + 1 :]
        unnoticed += agreements.number_of_file(store, agreements.digest_of_file(changed)) is not None
        unnoticed += verify(changed, digests).intact
    store.close()
    return unnoticed


def tampering_unnoticed(folder: Path, times: int) -> int:
    """R10: the same, and of the ways to tamper those that pass, each of which a test of its own asks too."""
    pdf, trusted = sealed(), (credential().certificate,)
    return bytes_unnoticed(folder, times) + sum(verify(attack(pdf), trusted).intact for attack in ATTACKS)


if __name__ == "__main__":
    if sys.argv[1] == "once":
        # Without the interpreter's own tidying up, whose writes are nobody's promise.
        os._exit(_once(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]))
    found, count = _trial(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    print(count, *found, sep="\n")
