"""The first page of an empty store leads through country, organisation, users and accounts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from restructure.store import accounts, settings
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store
from tests.ui.conftest import shown_window, texts


def test_an_empty_store_asks_four_things_and_says_what_each_changes_and_what_was_skipped(
    qapp: QApplication, tmp_path: Path
) -> None:
    store = open_store(tmp_path / "office.db")
    settings.save(store, "language", "en")
    with shown_window(store) as window:
        home = window.pages.home
        steps = home.steps
        assert steps is not None
        assert "nothing is checked by law" in texts(steps)
        steps.rules.set_value("uk")
        steps.acts["country"].click()
        assert window.session.policy.name == "uk"
        assert "1 Country, done" in texts(steps)
        steps.acts["organisation"].click()
        assert "Fill this in" in texts(steps)
        steps.fields["name"].setText("Example Bank")
        steps.acts["organisation"].click()
        assert window.session.organisation.identity.name == "Example Bank"
        steps.skips["user"].click()
        assert "3 Users, skipped" in texts(steps)
        assert steps.step == "file"
        assert steps.acts["file"].hasFocus()
        accounts.save(store, ACCOUNT)
        window.navigator.show_page("home")
        assert not steps.isVisible()
    with shown_window(store) as window:
        assert window.pages.home.steps is None
    store.close()
