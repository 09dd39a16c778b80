"""The recipes that are run elsewhere: what they name is there, and versions agree."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORKFLOW = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PAGES = ("CONTRIBUTING.md", "README.md", "README.zh-CN.md", "packaging/README.md")


def test_the_workflow_runs_stages_and_files_that_are_there() -> None:
    stages = runpy.run_path(str(ROOT / "packaging" / "make.py"))["STAGES"]
    named = " ".join(re.findall(r'stages: "([^"]*)"', WORKFLOW)).split()
    assert named
    assert set(named) <= set(stages)
    files = re.findall(r"packaging[/\\][\w/\\.]+", WORKFLOW)
    assert files
    assert [one for one in files if not (ROOT / one.replace("\\", "/")).is_file()] == []
    assert "\t" not in WORKFLOW


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_targets_that_make_has(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    named = re.findall(r"(?:^|`)make ([a-z-]+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= targets


def test_every_recipe_makes_the_same_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    recipes = (
        "CHANGELOG.md", "README.md", "README.zh-CN.md", "packaging/restructure.spec",
        "packaging/windows/restructure.iss", "packaging/macos/make_dmg.sh",
        "packaging/linux/io.restructure.desk.metainfo.xml",
    )  # fmt: skip
    for name in recipes:
        found = re.findall(r"(?<![\d.])\d+\.\d+\.\d+(?!\d|\.\d)", (ROOT / name).read_text(encoding="utf-8"))
        assert version in found, name
