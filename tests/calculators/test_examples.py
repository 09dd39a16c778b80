import doctest
import importlib
import pkgutil

import pytest

import calculators
import restructure

NAMES = [
    module.name
    for package in (calculators, restructure)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    runner = doctest.DocTestRunner()
    # Each run of one, even of nothing, looks whether any source on the disk has changed.
    examples = [one for one in doctest.DocTestFinder().find(importlib.import_module(name)) if one.examples]
    assert [one.name for one in examples if runner.run(one).failed] == []
