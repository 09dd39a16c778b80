"""Every action of the table, sent as a key sends it: through its QAction, from wherever one is."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
)

from tests.support.key_walk import NUMBER, SEEN, again, before, cursor_is_somewhere, page_of, press, walk
from tests.ui.conftest import means
from ui.actions import ACTIONS, Action
from ui.shell.navigation import PageName
from ui.shell.page_stack import PAGES
from ui.shell.window import MainWindow


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The dialogs of the system that came up; each is left again at once."""
    seen: list[str] = []

    def file(*_: object) -> tuple[str, str]:
        seen.append("file")
        return "", ""

    def leave(_: object) -> int:
        seen.append("print")
        return 0

    monkeypatch.setattr(QFileDialog, "getOpenFileName", file)
    monkeypatch.setattr(QPrintDialog, "exec", leave)
    return seen


def trigger(window: MainWindow, action_id: str) -> None:
    window.commands.made[action_id].trigger()
    QApplication.processEvents()


def test_each_key_does_on_the_desk_what_its_name_says(window: MainWindow, asked: list[str]) -> None:
    locked: list[None] = []
    window.lock_asked.connect(lambda: locked.append(None))
    window.open_account(NUMBER)
    means(window, "9000", "5000")
    for action in ACTIONS:
        again(window)
        before(window, action.id)
        press(window, action, window.pages.desk)
        assert SEEN[action.id](window), action.id
        assert cursor_is_somewhere(window), action.id
    assert len(locked) == 1
    assert asked == ["print", "file"]


def test_each_key_does_so_from_wherever_the_cursor_is(window: MainWindow, capsys: pytest.CaptureFixture[str]) -> None:
    window.open_account(NUMBER)
    means(window, "9000", "5000")
    # All of them from every place on every page are soaked; here each third, from one place after the other.
    found = walk(window, "desk", ACTIONS[::3], 1)
    elsewhere: tuple[tuple[PageName, tuple[Action, ...]], ...] = (
        ("conduct", ACTIONS[1::9]),
        ("settings", ACTIONS[2::9]),
    )
    for page_name, some in elsewhere:
        found.add(walk(window, page_name, some, 1))
    with capsys.disabled():
        print(f"\nkeys pressed from elsewhere than the middle of the desk: {found.count}")
    assert not found.failed, "\n".join(found.failed)
    assert found.count > 35


OWN = ("home", "work_list", "client", "book", "records", "settings", "account", "keys", "guide")
"""Pages that need no account."""


def test_no_action_fails_where_nothing_is_open(window: MainWindow) -> None:
    for action in ACTIONS:
        trigger(window, action.id)
        assert page_of(window) != "desk", action.id
        assert not (action.needs_account and page_of(window) not in OWN)


def test_no_action_fails_from_another_page(window: MainWindow) -> None:
    # Sharing several debts out is slow: the action after the one that leads there starts from that page.
    elsewhere = [name for name in PAGES if name not in ("desk", "debts")]
    for place, action in enumerate(ACTIONS):
        if window.on_hand is None:
            window.open_account("DEMO-0002")
        if page_of(window) != "debts":
            window.navigator.show_page(elsewhere[place % len(elsewhere)])
        trigger(window, action.id)
        # The window is alive, on a page of its own; what fails in a slot fails the test by itself.
        assert page_of(window) in {*PAGES, "home"}, action.id
