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
    assert doctest.testmod(importlib.import_module(name)).failed == 0
