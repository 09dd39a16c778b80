"""The house in order: who imports whom in the tests, and files that are named with the words of the glossary."""

import ast
import re
from pathlib import Path

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
