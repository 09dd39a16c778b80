"""Changes of the code: which are made, and that each is imported in place of the file."""

from __future__ import annotations

from importlib.util import module_from_spec

import pytest

from calculators import rounding
from tests.mutate import JUDGING, ROOT, Changed, Places, changes_of, drawn, explained, nearest_tests

ROUNDING = ROOT / "calculators" / "rounding.py"


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        ("a < b", ["a <= b"]),
        ("a is not None and b", ["a is None and b", "a is not None or b"]),
        ("not a", ["a"]),
        ("a + 1", ["a + 2", "a - 1"]),
        ("a == 'x'", ["a != 'x'", "a == 'x?'"]),
        ("Decimal('0.75')", ["Decimal('0.76')"]),
        ("f(flag=True)", ["f(flag=False)"]),
        ("'words', f'{1}', zip(a, strict=True)", []),
    ],
)
def test_comparisons_constants_and_signs_are_changed(source: str, becomes: list[str]) -> None:
    text = source.encode()
    changed = [(text[:begin] + after.encode() + text[end:]).decode() for begin, end, after in Places(text).found]
    assert sorted(changed) == sorted(becomes)


def test_a_seed_draws_the_same_changes_each_time_and_another_seed_others() -> None:
    first, again, other = ([one.where for one in drawn(seed, 20, ("calculators",))] for seed in (1, 1, 2))
    assert first == again != other


def test_a_changed_module_is_imported_in_place_of_the_file() -> None:
    becomes = "return Money((denominator // 2 - numerator) // denominator)"
    change = next(one for one in changes_of(ROUNDING) if one.becomes == becomes)
    spec = Changed(change).find_spec("calculators.rounding", None)
    assert spec is not None
    assert spec.loader is not None
    changed = module_from_spec(spec)
    spec.loader.exec_module(changed)
    assert (rounding.half_up(1, 2), changed.half_up(1, 2)) == (1, 0)


def test_the_nearest_tests_are_those_that_import_a_module() -> None:
    assert nearest_tests("calculators.stress")[0].endswith("test_stress.py")
    assert "tests/restructure/test_drawn.py" in nearest_tests("calculators.row_by_row")


def test_every_change_that_is_explained_can_still_be_made() -> None:
    paths = [path for folder in JUDGING for path in (ROOT / folder).rglob("*.py")]
    assert explained().keys() <= {one.key for path in paths for one in changes_of(path)}
