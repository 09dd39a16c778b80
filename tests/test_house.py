"""The house in order: who imports whom in the tests, and files that are named with the words of the glossary."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def imported(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def test_no_test_file_imports_another() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in (ROOT / "tests").rglob("*.py")
        for module in imported(path)
        if re.search(r"^tests\..*\btest_\w+$", module)
    ]
    assert found == []


def words(text: str) -> set[str]:
    """Words as they are compared: without capitals and without the s of several."""
    return {re.sub(r"ies$", "y", word).removesuffix("s") for word in re.findall(r"[a-z]+", text.lower())}


def test_files_are_named_with_words_of_the_glossary() -> None:
    rows = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    known = words(" ".join(row.split("|")[1] for row in rows if row.startswith("|")))
    # A step of the schema that has landed keeps its name.
    files = [path for path in (ROOT / "restructure").rglob("*.py") if path.parent.name != "steps"]
    names = {path.parent.name if path.stem == "__init__" else path.stem for path in files} - {"restructure"}
    assert {
        name: words(name.replace("_", " ")) - known for name in names if words(name.replace("_", " ")) - known
    } == {}


def named(path: Path) -> set[str]:
    """Classes, functions and their owners that a file of Python defines, and the constants beside them."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
        if isinstance(node, ast.Assign | ast.AnnAssign):
            found |= {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    return found


def names_beside_files(text: str) -> list[tuple[str, str]]:
    """Each file of Python that a page names, and each name that stands behind it before the next file."""
    found, path = [], ""
    for quoted in re.findall(r"`([^`\s]+)`", text):
        if "/" in quoted:
            path = quoted
            found.append((path, ""))
        elif re.fullmatch(r"[A-Za-z_]+(\.[a-z_]+)?", quoted) and path.endswith(".py") and "*" not in path:
            found.append((path, quoted))
    return found


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/walks.md"])
def test_every_file_that_is_named_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    paths = {path for path, _ in names_beside_files(text) if not path.startswith(("build/", "/"))}
    assert [path for path in sorted(paths) if not list(ROOT.glob(path.rstrip("/")))] == []
    assert re.findall(r"`[a-z_]+\.py`", text) == []
    links = re.findall(r"\]\(((?!http)[^)#]+)", text)
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_every_name_on_the_walks_is_in_its_file() -> None:
    named_there = names_beside_files((ROOT / "docs" / "walks.md").read_text(encoding="utf-8"))
    assert [(path, name) for path, name in named_there if name and name not in named(ROOT / path)] == []
    assert len(named_there) > 60


def test_public_docstrings_begin_with_an_imperative_or_a_noun() -> None:
    asking = re.compile(r"(What|How|Whether|Who|Whose|Where|Which|When|Why)\b")
    found = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for package in ("calculators", "restructure", "reports", "ui")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
        if asking.match(ast.get_docstring(node) or "")
    ]
    assert found == []


def test_a_calculator_that_refuses_says_so() -> None:
    silent = [
        f"{path.name}: {node.name}"
        for path in (ROOT / "calculators").rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if any(isinstance(one, ast.Raise) and "Refusal" in ast.dump(one) for one in ast.walk(node))
        if not re.search(r"[Rr]efus|[Rr]aise", ast.get_docstring(node) or "")
    ]
    assert silent == []
