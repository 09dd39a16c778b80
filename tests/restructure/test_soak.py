"""The short form of each long trial: ``make soak`` runs them in full."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.soak import amortization, at_desk, cuts, hostile, insider, kills, restores, signing, trials, undone
from tests.support.stores import open_store


@pytest.mark.skipif(os.name == "nt", reason="Windows kills otherwise")
def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert kills.lost_or_halved(tmp_path, 3) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows kills otherwise")
def test_a_kill_of_the_window_loses_nothing_that_was_logged(tmp_path: Path) -> None:
    found, promised = at_desk.unsound(tmp_path, 2)
    assert found == []
    assert promised > 0


@pytest.mark.skipif(not signing.possible(), reason="this system cannot fork")
def test_a_restore_that_is_killed_brings_nobody_back(tmp_path: Path) -> None:
    assert restores.unsound(tmp_path, 10) == 0


def test_imports_are_undone_row_for_row(tmp_path: Path) -> None:
    assert undone.unlike(tmp_path, 5) == 0


@pytest.mark.skipif(not cuts.possible(), reason="strace is missing")
def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert cuts.lost(tmp_path, 40, commits=12) == 0


@pytest.mark.skipif(not signing.possible(), reason="this system cannot fork")
def test_killed_or_out_of_disk_nothing_is_signed_without_its_seal(tmp_path: Path) -> None:
    unsound, promised = signing.broken(tmp_path, 6, 6)
    assert unsound == []
    assert promised > 0


def test_what_is_lost_or_half_exported_is_named(tmp_path: Path) -> None:
    path, out = tmp_path / "store.db", tmp_path / "out"
    out.mkdir()
    open_store(path).close()
    (out / "K0001-0-en.pdf").write_bytes(b"%PDF")
    named = signing.unsound(path, out, {"K0001-0"})
    assert named == ["K0001-0: promised and lost", "K0001-0-en.pdf: half exported"]


@pytest.mark.skipif(not cuts.possible(), reason="strace is missing")
def test_a_write_that_fails_leaves_nothing_half_signed(tmp_path: Path) -> None:
    assert signing.writes_unsound(tmp_path, 60) == []


@pytest.mark.parametrize(
    ("trial", "times"),
    [
        (trials.cut_anywhere, 20),
        (trials.bits_unnoticed, 20),
        (trials.restores_unlike, 3),
        (trials.seeded_found, 50),
        (trials.chain_unnoticed, 60),
        (insider.unnoticed, 150),
        (trials.traces_left, 2),
        (signing.bytes_unnoticed, 40),
    ],
)
def test_nothing_passes_unnoticed(tmp_path: Path, trial: Callable[[Path, int], int], times: int) -> None:
    assert trial(tmp_path, times) == 0


@pytest.mark.real_cost
def test_a_guess_at_the_real_cost_opens_nothing(tmp_path: Path) -> None:
    wrong, _, _ = trials.guesses(tmp_path, 2)
    assert wrong == 0


def test_every_schema_that_was_released_opens(tmp_path: Path) -> None:
    assert trials.not_upgraded(tmp_path) == 0


def test_signing_again_changes_nothing(tmp_path: Path) -> None:
    assert trials.signed_again(tmp_path, 10) == (1, 2, 1)


def test_generated_options_repay_to_the_cent_or_say_why_not() -> None:
    tally = amortization.run(400, seed=7)
    assert tally.rows > 10_000
    assert set(tally.drawn) >= {"level", "equal_principal", "bullet", "stepped", "flat_fee", "deferral", "settlement"}
    assert tally.refused.total() < 100


def test_no_broken_file_of_others_ends_in_anything_but_an_answer(tmp_path: Path) -> None:
    assert hostile.faults(tmp_path, 60, seed=3, most_beside=8) == []
