"""One offer, one figure: wherever it stands, it is the one that the door gives."""

from __future__ import annotations

import pytest

from tests.support.figure_walk import walk
from ui.shell.window import MainWindow


def test_five_accounts_show_the_figures_of_the_door_on_every_screen(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    found = walk(window, whole=False)
    with capsys.disabled():
        print(f"\nfigures compared on every screen, paper, message and the door: {found.count:,}")
    assert not found.differing, "\n".join(found.differing)
    assert found.count > 1000
