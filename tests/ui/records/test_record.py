"""The record in the window: its faults said in the language of the moment, its head written down."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from restructure.store import Store, audit
from tests.support.reading import sheets_of
from tests.ui.conftest import NOW, shown_window, texts


@pytest.fixture
def changed_store(qapp: QApplication, demo_store: Store) -> Store:
    """A store in which somebody changed balances with another program."""
    for (rule,) in demo_store.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        demo_store.connection.execute(f"DROP TRIGGER {rule}")
    demo_store.connection.execute("UPDATE accounts SET principal = 1 WHERE number < 'DEMO-0009'")
    return demo_store


def test_faults_are_named_record_by_record_and_follow_the_language(changed_store: Store, tmp_path: Path) -> None:
    with shown_window(changed_store, NOW) as window:
        window.navigator.show_page("records")
        page = window.pages.records
        page.show_section("record")
        page.verify.click()
        assert "Account DEMO-0001 was changed outside this program since entry" in texts(page)
        assert "3 more faults." in texts(page)
        window.session.set_language("zh")
        assert "账户DEMO-0001在第" in texts(page)
        page.write_head(tmp_path / "heads.txt")
        assert audit.written_heads(tmp_path / "heads.txt") == (audit.head(changed_store),)
        assert "链末端" in texts(page)
        page.export_to(tmp_path / "record.pdf")
        assert "操作记录" in "".join(sheets_of((tmp_path / "record.pdf").read_bytes()))
