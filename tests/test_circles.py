"""No file needs another that needs it, and no folder: not even by an import inside a function or for types alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("calculators", "restructure", "reports", "ui")
FREE = PACKAGES

Graph = dict[str, set[str]]


@cache
def modules() -> Mapping[str, Path]:
    """Return every module of the program by its dotted name."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path) -> Iterator[str]:
    """Yield the modules that a file names, wherever in it and for whatever reason."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if inner in modules() else node.module


@cache
def files(package: str) -> Graph:
    """Return which file of a package needs which other."""
    ours = {name: path for name, path in modules().items() if name.split(".")[0] == package}
    return {name: {one for one in imported(path) if one in ours and one != name} for name, path in ours.items()}


def room_of(module: str) -> str:
    """Return the room that a module is in; one that is in none stands for itself."""
    package, *rest = module.split(".")
    return f"{package}.{rest[0]}" if rest else package


def rooms(package: str) -> Graph:
    """Return which folder of a package needs which other."""
    graph: Graph = {}
    for name, needed in files(package).items():
        graph.setdefault(room_of(name), set()).update(map(room_of, needed))
    return {room: needed - {room} for room, needed in graph.items()}


def circles(graph: Graph) -> list[list[str]]:
    """Return what is left once everything that leads into no circle, or comes out of none, is taken away."""
    left = {name: set(needed) for name, needed in graph.items()}
    while True:
        needed_by_some = set().union(*left.values()) if left else set()
        going = [name for name, needed in left.items() if not needed or name not in needed_by_some]
        if not going:
            return [[name, *sorted(needed)] for name, needed in sorted(left.items())]
        for name in going:
            del left[name]
        for needed in left.values():
            needed.difference_update(going)


@pytest.mark.parametrize("package", FREE)
def test_no_file_needs_one_that_needs_it(package: str) -> None:
    assert circles(files(package)) == []


@pytest.mark.parametrize("package", FREE)
def test_no_folder_needs_one_that_needs_it(package: str) -> None:
    assert circles(rooms(package)) == []


def test_a_circle_of_three_is_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": set()}) == [["a", "b"], ["b", "c"], ["c", "a"]]
