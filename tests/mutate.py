"""Change the code one place at a time, and list the changes that no test notices.

``python -m tests.mutate --seed 1`` draws a hundred places among the comparisons, constants, boolean operators, sums and
differences of whatever computes and judges; ``--only PATH`` takes every place of a file. Each change is tried by the
nearest tests, in a process of its own that imports the changed module instead of the file: the files stay as they are.
``tests/equal_changes.toml`` explains the changes that are equal in effect. It takes some minutes and belongs to no
other check.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import hashlib
import importlib
import os
import re
import resource
import signal
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Literal

import pytest
from hypothesis import Phase, settings

ROOT = Path(__file__).parents[1]
JUDGING = (
    "calculators",
    "restructure/authority",
    "restructure/offers",
    "restructure/policy",
    "restructure/proposals",
    "restructure/rules",
    "restructure/services",
)
EQUAL = Path(__file__).with_name("equal_changes.toml")
NEAREST = 24
"""Test files tried for one change."""
KEPT = "tests.restructure.test_drawn"
"""Keeps figures of whatever computes: it notices what tests nearer by do not ask for."""
SECONDS = 90
"""Of processor time for one change: what takes longer has lost its way, and is noticed."""
MEMORY = 6 << 30
OTHER = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.And: ("and", "or"),
    ast.Or: ("or", "and"),
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
}
Result = Literal["noticed", "survived"]


@dataclass(frozen=True, slots=True)
class Change:
    """One place of a module, what stands there and what is put there; ``occurrence`` counts equal ones."""

    module: str
    path: Path
    begin: int
    end: int
    after: str
    occurrence: int = 0

    @property
    def text(self) -> bytes:
        """The file as it is."""
        return self.path.read_bytes()

    @property
    def changed(self) -> bytes:
        """The file with the change."""
        return self.text[: self.begin] + self.after.encode() + self.text[self.end :]

    @property
    def number(self) -> int:
        """The line's number."""
        return self.text.count(b"\n", 0, self.begin) + 1

    @property
    def line(self) -> str:
        """The line as it is."""
        return self.text.splitlines()[self.number - 1].decode().strip()

    @property
    def becomes(self) -> str:
        """The line with the change."""
        return self.changed.splitlines()[self.number - 1].decode().strip()

    @property
    def where(self) -> str:
        """File and line."""
        return f"{self.path.relative_to(ROOT)}:{self.number}"

    @property
    def key(self) -> tuple[str, str]:
        """The change by its text, so that it is found again wherever the line has moved to."""
        return self.line, self.becomes


class Places(ast.NodeVisitor):
    """Collects the places of one file: byte positions and what is put there."""

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.found: list[tuple[int, int, str]] = []
        self._starts = [0]
        for line in text.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self.visit(ast.parse(text))

    def _begin(self, node: ast.expr) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.expr) -> int:
        return self._starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)

    def _between(self, left: ast.expr, right: ast.expr, kind: type[ast.AST]) -> None:
        if kind in OTHER:
            before, after = OTHER[kind]
            word = (
                rb"\b" + before.replace(" ", r"\s+").encode() + rb"\b"
                if before.isalpha()
                else re.escape(before.encode())
            )
            found = re.compile(word).search(self.text, self._end(left), self._begin(right))
            if found:
                self.found.append((*found.span(), after))

    def visit_Compare(self, node: ast.Compare) -> None:  # the visitor's own names
        for left, kind, right in zip((node.left, *node.comparators), node.ops, node.comparators, strict=False):
            self._between(left, right, type(kind))
        for inner in (node.left, *node.comparators):
            for word in [inner, *inner.elts] if isinstance(inner, ast.Tuple | ast.Set) else [inner]:
                self._string(word)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._between(left, right, type(node.op))
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        self._between(node.left, node.right, type(node.op))
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._between(node.target, node.value, type(node.op))
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self.found.append((self._begin(node), self._begin(node.operand), ""))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self.found.append((self._begin(node), self._end(node), str(not node.value)))
        elif isinstance(node.value, int):
            self.found.append((self._begin(node), self._end(node), str(node.value + 1)))

    def visit_MatchValue(self, node: ast.MatchValue) -> None:
        self._string(node.value)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id == "Decimal" and node.args:
            self._decimal(node.args[0])
        self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        """``zip(strict=True)`` says what is so; more digits of precision and a larger memory are equal in effect."""
        if node.arg not in ("strict", "prec", "maxsize"):
            self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if not any(isinstance(one, ast.Attribute) and one.attr == "prec" for one in node.targets):
            self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        if ast.unparse(node.test) != "__name__ == '__main__'":
            self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> None:
        """Says to the type checker what is so."""

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Words."""

    def visit_arg(self, node: ast.arg) -> None:
        """A name and its type."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.visit(node.args)
        for statement in node.body:
            self.visit(statement)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for statement in node.body:
            self.visit(statement)

    def _string(self, node: ast.expr) -> None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            self.found.append((self._begin(node), self._end(node), repr(node.value + "?")))

    def _decimal(self, node: ast.expr) -> None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value[-1:].isdigit():
            last = (int(node.value[-1]) + 1) % 10
            self.found.append((self._begin(node), self._end(node), repr(node.value[:-1] + str(last))))


def changes_of(path: Path) -> Iterator[Change]:
    """Every change of a file, from top to bottom."""
    seen: dict[tuple[str, str], int] = {}
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for begin, end, after in sorted(set(Places(path.read_bytes()).found)):
        change = Change(module, path, begin, end, after)
        count = seen[change.key] = seen.get(change.key, -1) + 1
        yield Change(module, path, begin, end, after, count)


def drawn(seed: int, count: int, folders: Sequence[str] = JUDGING) -> list[Change]:
    """So many changes drawn by the seed: the same ones whatever moves or changes around them."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return sorted((one for path in paths for one in changes_of(path)), key=lambda one: _lot(seed, one))[:count]


def _lot(seed: int, change: Change) -> bytes:
    return hashlib.sha256(repr((seed, *change.key, change.occurrence)).encode()).digest()


@cache
def imports() -> dict[str, frozenset[str]]:
    """What each module of ours imports, of ours and of others."""
    paths = [
        path for top in ("calculators", "restructure", "reports", "ui", "tests") for path in (ROOT / top).rglob("*.py")
    ]
    return {_name(path): frozenset(_imported(path)) for path in paths}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def reached(module: str) -> dict[str, int]:
    """The modules of ours that a module imports, with how many steps away each is; helpers of tests are no step."""
    far, ring = {module: 0}, [module]
    while ring:
        name = ring.pop(0)
        for one in sorted(imports()[name] & imports().keys() - far.keys()):
            far[one] = far[name] + (not one.startswith("tests."))
            ring = [one, *ring] if one.startswith("tests.") else [*ring, one]
    return far


def nearest_tests(module: str) -> list[str]:
    """The test files that reach a module in the fewest steps, that of its name before others and the narrowest first,
    with the kept figures wherever they reach; windows only where nothing below them does."""
    reach = {name: reached(name) for name in imports() if name.rpartition(".")[2].startswith("test_")}
    able = [name for name, far in reach.items() if module in far]
    below = [name for name in able if not any(_shows(one) for one in reach[name])] or able
    own = f"test_{module.rpartition('.')[2]}"

    def how_near(name: str) -> tuple[int, bool, int, str]:
        return reach[name][module], not name.endswith(own), len(reach[name]), name

    near = sorted(below, key=how_near)[:NEAREST]
    if KEPT in below and KEPT not in near:
        near.append(KEPT)
    return [f"{name.replace('.', '/')}.py" for name in near]


def _shows(module: str) -> bool:
    return any(one.startswith("PySide6") for one in imports()[module])


class Changed(SourceFileLoader):
    """Imports one module with its change, past what is compiled already."""

    def __init__(self, change: Change) -> None:
        super().__init__(change.module, str(change.path))
        self._change = change

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The changed module; every other one is found as always."""
        return spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_data(self, path: str) -> bytes:
        """The changed file."""
        return self._change.changed

    def path_stats(self, path: str) -> dict[str, float]:
        """Nothing is kept of it."""
        raise OSError


def tried(change: Change | None, tests: Sequence[str]) -> Result:
    """The tests with the change, in a process of their own; None tries them without one."""
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            os._exit(_run(change, tests))
        os._exit(1)
    _, status = os.waitpid(child, 0)
    return "survived" if status == 0 else "noticed"


def _run(change: Change | None, tests: Sequence[str]) -> int:
    # Without a change all tests of all changes run at once, and take what they need.
    if change is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        signal.alarm(SECONDS * 4)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    sys.dont_write_bytecode = True
    if change is not None:
        sys.meta_path.insert(0, Changed(change))
    # What fails is not made small: that it fails is all that is asked.
    settings.register_profile(
        "once", max_examples=60, derandomize=True, deadline=None, phases=(Phase.explicit, Phase.generate)
    )
    options = ["-x", "-q", "-p", "no:cacheprovider", "--assert=plain", "--hypothesis-profile=once"]
    return int(pytest.main([*options, *tests]))


def load_others() -> None:
    """Import what is not ours once, ahead of all the processes."""
    ours = {name.partition(".")[0] for name in imports()}
    for name in sorted({one for found in imports().values() for one in found if one.partition(".")[0] not in ours}):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def explained() -> dict[tuple[str, str], str]:
    """Changes that are equal in effect, and why."""
    entries = tomllib.loads(EQUAL.read_text(encoding="utf-8")).get("equal", [])
    return {(one["line"], one["becomes"]): one["why"] for one in entries}


def main() -> None:
    """Try the changes that a seed draws, and list those that nothing noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--seed", type=int)
    which.add_argument("--only", type=Path, help="a file, of which every place is changed")
    parser.add_argument("--count", type=int, default=100)
    given = parser.parse_args()
    os.chdir(ROOT)
    load_others()
    changes = list(changes_of(ROOT / given.only)) if given.only else drawn(given.seed, given.count)
    survived, equal = 0, 0
    if tried(None, sorted({test for one in changes for test in nearest_tests(one.module)})) != "survived":
        sys.exit("The tests fail without any change.")
    for change in changes:
        if tried(change, nearest_tests(change.module)) == "survived":
            why = explained().get(change.key)
            survived, equal = survived + 1, equal + bool(why)
            print(f"{change.where}\n  - {change.line}\n  + {change.becomes}")
            if why:
                print(f"  equal: {why}")
    print(f"{survived} of {len(changes)} changes survived, {equal} of them equal in effect")


if __name__ == "__main__":
    main()
