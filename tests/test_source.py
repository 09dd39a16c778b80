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


def methods(tree: ast.Module) -> Iterator[str]:
    """Methods of classes that stand for themselves: what has a base may be called by it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and not node.bases:
            yield from (one.name for one in node.body if isinstance(one, ast.FunctionDef))


def hidden(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


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
