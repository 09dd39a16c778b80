"""What is installed is what was tested: each file by its hash, what runs apart from what builds and tests it."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(name: str) -> dict[str, list[str]]:
    """The hashes of each package in a file of pins, by its version."""
    blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
    return {re.split(r"[ ;\\]", block)[0].lower(): re.findall(r"--hash=(sha256:\w{64})", block) for block in blocks}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=;\[ ]", one)[0].lower().replace("_", "-") for one in requirements}


def test_every_file_that_is_installed_has_a_version_and_a_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for package, hashes in pinned(name).items():
            assert "==" in package, package
            assert hashes, package


def test_what_runs_is_pinned_without_what_builds_and_tests_it() -> None:
    runs = {package.split("==")[0] for package in pinned("requirements.txt")}
    assert names(PROJECT["project"]["dependencies"]) <= runs
    assert not names(PROJECT["dependency-groups"]["dev"]) & runs


def test_both_files_name_the_same_versions() -> None:
    assert pinned("requirements.txt").items() <= pinned("requirements-dev.txt").items()
