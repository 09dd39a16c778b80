"""``python -m tests.soak``: each trial in full, one line each with its figure. ``--short`` is a tenth of it; names such
as ``R5 R6`` run those alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

from tests.calculators import test_cash_dates
from tests.soak import (
    amortization,
    at_desk,
    bad_kinds,
    client_step,
    cuts,
    day,
    figures,
    hostile,
    insider,
    kills,
    named,
    names,
    nearest,
    offers,
    places,
    restores,
    round_trips,
    sharing,
    signing,
    trials,
    undone,
    uneven,
    walks,
)
from tests.support import joint_plans
from tests.support.stores import open_store

SHORT = 10 if "--short" in sys.argv else 1
TESTS = Path(__file__).parents[1]


def main() -> int:
    """Run every trial, or those that are named; 1 where a figure is not the one promised, 2 for a name of none."""
    unknown = [name for name in sys.argv[1:] if name not in (*TRIALS, "--short")]
    if unknown:
        print(f"no such trial: {', '.join(unknown)}; there are {', '.join(TRIALS)}, and --short")
        return 2
    missed = 0
    chosen = [name for name in TRIALS if name in sys.argv] or list(TRIALS)
    for name in chosen:
        run = TRIALS[name]
        began = perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            said, good = run(Path(folder))
        missed += not good
        print(f"{name:4} {said} {'' if good else 'NOT REACHED '}({perf_counter() - began:.0f} s)", flush=True)
    return 1 if missed else 0


def _none(what: str, count: Callable[[Path, int], int], times: int) -> Callable[[Path], tuple[str, bool]]:
    def run(folder: Path) -> tuple[str, bool]:
        found = count(folder, times // SHORT)
        return f"{found} of {times // SHORT} {what}", found == 0

    return run


def _tests(what: str, *files: str) -> Callable[[Path], tuple[str, bool]]:
    def run(folder: Path) -> tuple[str, bool]:
        # Trials that stand beside have loaded modules that pytest would rewrite.
        quiet = ("-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
        code = pytest.main([*quiet, f"--basetemp={folder}/t", *(str(TESTS / one) for one in files)])
        return f"{what}: tests {'pass' if code == 0 else 'fail'}", code == 0

    return run


def _kills(folder: Path) -> tuple[str, bool]:
    writing, desk = 900 // SHORT, 100 // SHORT
    lost = kills.lost_or_halved(folder, writing)
    found, promised = at_desk.unsound(folder, desk)
    said = f"{lost} of {writing} kills of a writer lose or halve what was acknowledged; {desk} kills of the window"
    told = [f"{said}: {len(found)} unsound of {promised} entries", *found[:5]]
    return "; ".join(told), lost == 0 and not found and promised >= desk


def _cuts(folder: Path) -> tuple[str, bool]:
    if not cuts.possible():
        return "power cuts not tried: strace is missing", True
    return _none("power cuts lose an acknowledged commit", cuts.lost, 2000)(folder)


def _day(folder: Path) -> tuple[str, bool]:
    done = day.day(folder)
    said = f"{done.talks} talks: {done.twice} came twice, {done.forgotten} forgotten, {done.keys} keys at most"
    return said, not done.twice and not done.forgotten and done.keys <= 4


def _guesses(folder: Path) -> tuple[str, bool]:
    wrong, quickest, right = trials.guesses(folder, times := 1000 // SHORT)
    said = f"{wrong} of {times} wrong passphrases open; quickest refusal {quickest:.0f} ms, right one {right:.0f} ms"
    return said, wrong == 0 and quickest >= 100 and right <= 1000


def _import(folder: Path) -> tuple[str, bool]:
    store = open_store(folder / "import.db")
    rows, bad = 10_000 // SHORT, 500 // SHORT
    first, again, named = bad_kinds.trial(store, folder, rows, bad)
    store.close()
    said = f"{named} of {bad} bad rows of 25 kinds named, {first.new} kept, {again.new} added by a second import"
    return said, (named, first.new, again.new) == (bad, rows - bad, 0)


def _bomb(folder: Path) -> tuple[str, bool]:
    took, refused = trials.bomb(folder)
    return f"a bomb {'is refused' if refused else 'PASSES'} in {took:.0f} ms", refused and took < 1000


def _formulas(folder: Path) -> tuple[str, bool]:
    found = trials.formulas(100_000 // SHORT)
    return f"{found} of {100_000 // SHORT} exported cells begin like a formula", found == 0


def _names(folder: Path) -> tuple[str, bool]:
    tried = len(names.HOSTILE) // SHORT
    wrong, files = names.unsafe(folder, tried)
    return f"{wrong} of {files} files unsafe or named after a person, under {tried} hostile names", wrong == 0


def _again(folder: Path) -> tuple[str, bool]:
    found = trials.signed_again(folder, 1000 // SHORT)
    return "{} agreement, {} editions, {} entry after {} signings".format(*found, 1000 // SHORT), found == (1, 2, 1)


def _options(_: Path) -> tuple[str, bool]:
    return amortization.run(20_000 // SHORT).line(), True


def _uneven_plans(_: Path) -> tuple[str, bool]:
    return uneven.run(20_000 // SHORT).line(), True


def _named_values(_: Path) -> tuple[str, bool]:
    return named.run(20_000 // SHORT).line(), True


def _counteroffers(_: Path) -> tuple[str, bool]:
    found, smallest = offers.run(20_000 // SHORT), nearest.run(2_000 // SHORT)
    return f"{found.line()}; {smallest.line()}", True


def _affordability(_: Path) -> tuple[str, bool]:
    times = 20_000 // SHORT
    trial = settings(max_examples=times, database=None, deadline=None, print_blob=True)(
        test_cash_dates.test_the_verdict_is_that_of_a_purse_looked_into_day_by_day
    )
    trial()
    return f"{times:,} plans are judged as a purse is that is looked into day by day", True


def _signing(folder: Path) -> tuple[str, bool]:
    if not signing.possible():
        return "killed signing not tried: this system cannot fork", True
    kills, faults = 500 // SHORT, 120 // SHORT
    killed, failing = folder / "killed", folder / "failing"
    killed.mkdir()
    failing.mkdir()
    (unsound, promised), faults_said = signing.broken(killed, kills, faults), "failing writes not tried: no strace"
    if cuts.possible():
        unsound += signing.writes_unsound(failing, SHORT)
        faults_said = f"{len(signing.FAULTS[::SHORT])} writes that fail"
    said = f"{len(unsound)} unsound, {promised} promised; {kills} kills while it signs, {faults} full disks"
    return "; ".join([said, faults_said, *unsound[:5]]), not unsound and promised >= kills // 4


def _hostile(folder: Path) -> tuple[str, bool]:
    found = hostile.faults(folder, times := 5000 // SHORT)
    return "; ".join([f"{len(found)} of {times} broken files not read, refused or asked about", *found[:5]]), not found


def _upgrades(folder: Path) -> tuple[str, bool]:
    wrong = trials.not_upgraded(folder)
    return f"{wrong} released schema versions do not open whole", wrong == 0


def _handlers(_: Path) -> tuple[str, bool]:
    """In a program of its own, whose application measures."""
    sizes = [str(size // SHORT) for size in (10_000, 50_000, 100_000)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.handlers", *sizes], capture_output=True, text=True, check=False
    )
    longest = done.stdout.partition("\n")[0]
    return f"the longest handler over {', '.join(sizes)} events, payments, entries: {longest}", done.returncode == 0


TRIALS: dict[str, Callable[[Path], tuple[str, bool]]] = {
    "R1": _kills,
    "R2": _cuts,
    "R3": _signing,
    "R4": _none("stores cut off anywhere are not named, or changed", trials.cut_anywhere, 1000),
    "R5": _none("flipped bits go unnoticed", trials.bits_unnoticed, 1000),
    "R6": _none("restores differ in a row", trials.restores_unlike, 100),
    "R7": _none("seeded persons are found at rest", trials.seeded_found, 1000),
    "R8": _guesses,
    "R9": _tests("lock", "ui/shell/test_lock.py"),
    "R10": _none("changed bytes of a sealed file, or ways to tamper, unnoticed", signing.tampering_unnoticed, 10_000),
    "R11": _tests(
        "40 hostile texts in 15 places of the agreement, five in every other paper",
        "reports/test_agreement.py",
        "reports/test_papers.py",
    ),
    "R11P": _none("agreements with all their papers tear a figure or overprint", figures.torn, 100),
    "R12": _import,
    "R13": _bomb,
    "R14": _formulas,
    "R15": _names,
    "R16": _none("entries of the chain, attacked in 7 ways at 10 places, unnoticed", trials.chain_unnoticed, 1000),
    "R17": _tests(
        "four eyes",
        "restructure/store/test_people.py",
        "restructure/store/test_proposed_changes.py",
        "restructure/store/test_releases.py",
    ),
    "R18": _again,
    "R19": _none("persons erased leave a trace", trials.traces_left, 100),
    "R20": _tests("masking", "ui/desk/test_reveal.py"),
    "R21": _options,
    "R21U": _uneven_plans,
    "R21N": _named_values,
    "R27": _counteroffers,
    "R28": _affordability,
    "R29": walks.figures,
    "R30": walks.keys,
    "R31": _handlers,
    "R32": _day,
    "R33": walks.labels,
    "R34": _none("accounts stand in no place or two, or do not appear at their end", places.misplaced, 1000),
    "R35": _none("stores are neither old nor new after a kill in the step to client files", client_step.halved, 200),
    "R37": _none("months of sharing, freezing or a windfall differ by hand", sharing.in_soak, 5000),
    "R38": _none("plans for several accounts pay one otherwise than by hand", joint_plans.in_soak, 5000),
    "R36": _none("budgets and lists of debts differ after an export and an import", round_trips.as_csv, 5000),
    "R22": _upgrades,
    "R23": _none("changes past the program, of any value and row, unnoticed", insider.unnoticed, 3000),
    "R24": _none("imports not undone row for row", undone.unlike, 100),
    "R26": _hostile,
    "R25": _none(
        "kills, copies put back and lists deleted bring somebody back or give a number twice", restores.unsound, 500
    ),
}

if __name__ == "__main__":
    sys.exit(main())
