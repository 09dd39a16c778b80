"""Nothing is hidden: what a label has no room for stands in its tooltip, on every page, however long the names."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from restructure.store import Store
from tests.support.label_walk import keep_longest, walk
from tests.ui.conftest import shown_window
from ui.shell.navigation import PageName

pytestmark = pytest.mark.styled
SEEN: tuple[PageName, ...] = ("home", "desk", "agreement", "records")


def test_every_label_fits_or_tells_the_rest(
    demo_store: Store, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_longest(demo_store)
    with shown_window(demo_store) as window:
        # All pages at all widths in both languages are soaked.
        found = walk(window, SEEN, (1100, 1440), "en")
    with capsys.disabled():
        print(f"\nlabels that fit or tell the rest: {found.count:,}")
    assert not found.hidden, "\n".join(found.hidden)
    assert found.count > 300
