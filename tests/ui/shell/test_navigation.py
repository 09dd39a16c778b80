"""Pages ask, the navigation leads; nobody takes hold of what is inside another."""

from __future__ import annotations

import ast
from functools import cache, cached_property
from pathlib import Path
from types import FunctionType

import pytest

from ui.shell.navigation import Navigation
from ui.shell.navigator import Navigator
from ui.shell.page_stack import PAGES, PLACES, PageStack
from ui.shell.window import MainWindow

UI = Path(__file__).parents[3] / "ui"
DRIVERS = UI / "tools"
"""The tour and the gallery press and type as a person does."""


def chain(node: ast.expr) -> list[str]:
    """The names of ``a.b[0].c``; empty where it does not begin with a name."""
    names: list[str] = []
    while isinstance(node, ast.Attribute | ast.Subscript):
        if isinstance(node, ast.Attribute):
            names.append(node.attr)
        node = node.value
    return [node.id, *reversed(names)] if isinstance(node, ast.Name) else []


def beyond_self(node: ast.expr) -> list[str]:
    names = chain(node)
    return names[1:] if names[:1] == ["self"] else names


@cache
def nodes() -> list[tuple[str, ast.Attribute]]:
    """Every attribute that any source of the window names."""
    return [
        (f"{path.relative_to(UI)}:{node.lineno}", node)
        for path in sorted(UI.rglob("*.py"))
        if not path.is_relative_to(DRIVERS)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    ]


@pytest.mark.parametrize("part", [MainWindow, Navigator, PageStack])
def test_no_part_of_the_window_does_everything(part: type) -> None:
    methods = [one for one in vars(part).values() if isinstance(one, (FunctionType, property, cached_property))]
    assert len(methods) <= 25


def test_nobody_listens_to_what_is_inside_the_part_of_another() -> None:
    through = [where for where, node in nodes() if node.attr == "connect" and len(beyond_self(node.value)) > 2]
    assert through == []


def test_nobody_writes_into_the_state_of_another() -> None:
    written = [where for where, node in nodes() if isinstance(node.ctx, ast.Store) and len(chain(node)) > 2]
    assert written == []


def test_whoever_leads_speaks_with_a_page_alone() -> None:
    inside = [
        where for where, node in nodes() if "pages" in (names := chain(node)) and len(names) - names.index("pages") > 3
    ]
    assert inside == []


def test_every_page_has_a_place_and_every_intent_an_answer(window: MainWindow) -> None:
    leads: Navigation = window.navigator
    asked = [name for name in vars(Navigation) if not name.startswith("_")]
    assert all(callable(vars(type(leads))[name]) for name in asked)
    for name in PAGES:
        page = window.pages.page(name)
        assert PLACES[name].page(window.pages) is page
        assert window.pages.indexOf(page) == PAGES.index(name)
