"""What the source says of itself: nothing stands there that nobody asks, and SQL stands in the store alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
STORE = ROOT / "restructure" / "store"
OURS = ("calculators", "restructure", "reports", "ui")
STATEMENT = re.compile(
    r"\s*(SELECT\s.+|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s+\w+|VACUUM\b|BEGIN\b|COMMIT\b"
    r"|(CREATE|DROP|ALTER)\s+(UNIQUE\s+)?(TABLE|INDEX|VIEW|TRIGGER)|WITH\s+\w+\s+AS\s*\()",
    re.DOTALL,
)


@cache
def sources() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_bytes()) for top in OURS for path in sorted((ROOT / top).rglob("*.py"))}


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def bound(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each name that imports bind in a file, with what it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((one.asname or one.name, f"{node.module}.{one.name}") for one in node.names)
        elif isinstance(node, ast.Import):
            yield from ((one.asname or one.name, one.name) for one in node.names)


def dotted(node: ast.expr) -> str:
    """``a.b.c`` as it stands; empty for anything else."""
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return node.id if isinstance(node, ast.Name) else ""


def asked(path: Path, tree: ast.Module) -> Iterator[str]:
    """The full names that a file asks for: of its own, and of other modules; those of its own in a string, too."""
    imported = dict(bound(tree))
    yield from imported.values()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield f"{module(path)}.{node.value}"
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield imported.get(node.id, f"{module(path)}.{node.id}")
        elif isinstance(node, ast.Attribute):
            first, _, rest = dotted(node).partition(".")
            if first in imported:
                yield f"{imported[first]}.{rest}"


def defined(tree: ast.Module) -> Iterator[str]:
    """Functions, classes and constants of a module, but for those that a decorator hands on."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            handed_on = {dotted(one.func if isinstance(one, ast.Call) else one) for one in node.decorator_list}
            if handed_on <= {"cache", "contextmanager", "dataclass", "lru_cache", "remembered"}:
                yield node.name
        elif isinstance(node, ast.Assign):
            yield from (one.id for one in node.targets if isinstance(one, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def methods(tree: ast.Module) -> Iterator[str]:
    """Methods of classes that stand for themselves: what has a base may be called by it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and not node.bases:
            yield from (one.name for one in node.body if isinstance(one, ast.FunctionDef))


def hidden(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def test_everything_that_is_defined_is_asked_for_somewhere() -> None:
    names = {name for path, tree in sources().items() for name in asked(path, tree)}
    unasked = [
        f"{module(path)}.{name}"
        for path, tree in sources().items()
        for name in defined(tree)
        if not hidden(name) and f"{module(path)}.{name}" not in names
    ]
    assert not unasked, "\n".join(unasked)


def test_every_method_is_called_somewhere() -> None:
    nodes = [node for tree in sources().values() for node in ast.walk(tree)]
    names = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    names |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    uncalled = [
        f"{module(path)}: {one}"
        for path, tree in sources().items()
        for one in methods(tree)
        if not hidden(one) and one not in names
    ]
    assert not uncalled


def test_sql_stands_in_the_store_alone() -> None:
    found = []
    for path, tree in sources().items():
        if STORE in path.parents:
            continue
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            runs = isinstance(node, ast.Attribute) and node.attr in ("execute", "executemany", "executescript")
            if runs or STATEMENT.match(text):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")  # type: ignore[attr-defined]  # both have one
    assert not found


READS = {"read_bounded", "read_scan", "read_document", "read_bytes", "read_text", "open"}
ASIDE = {"run_in_thread", "run_beside"}
OWN_FILES = {"ui/crashes.py", "ui/theme.py", "ui/scale.py", "ui/settings/works.py"}
"""What they read the program brought along, or keeps itself: a few lines."""


def reads_on_the_thread_of(node: ast.AST, aside: frozenset[str]) -> Iterator[int]:
    """The lines at which something reads a file, but for what is handed to a thread, or has a name that is."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef) and child.name in aside | READS:
            continue
        if isinstance(child, ast.Call):
            called = dotted(child.func).rpartition(".")[2]
            if called in READS and (called != "open" or isinstance(child.func, ast.Name)):
                yield child.lineno
            if called in ASIDE:
                continue
        yield from reads_on_the_thread_of(child, aside)


def test_nothing_that_somebody_chose_is_read_on_the_thread_of_the_window() -> None:
    found = []
    for path, tree in sources().items():
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith("ui/") or name.startswith(("ui/cli/", "ui/api/", "ui/tools/")) or name in OWN_FILES:
            continue
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        given = [one for call in calls if dotted(call.func).rpartition(".")[2] in ASIDE for one in call.args]
        aside = frozenset(one.id for one in given if isinstance(one, ast.Name))
        found += [f"{name}:{line}" for line in reads_on_the_thread_of(tree, aside)]
    assert not found
