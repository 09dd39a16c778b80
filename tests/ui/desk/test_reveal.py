"""Numbers of persons: hidden by default on every screen, shown for a reason, and that is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from restructure.parties.account import Person
from restructure.parties.organisation import DEMO
from restructure.store import Store, accounts, audit, people, releases, settings
from restructure.store.people import User
from tests.support.cases import ACCOUNT
from tests.support.doors import everything
from tests.support.people import PASSWORD, terms
from tests.support.stores import CHEAP
from tests.ui.conftest import shown_window, texts
from ui.shell.window import MainWindow

ID, PHONE = "SEEDED-ID-90210", "SEEDED-PHONE-5544"
SOMEBODY = replace(ACCOUNT, debtor=Person("Somebody", ID, PHONE, "Street 1"))


@pytest.fixture
def seeded(qapp: QApplication, store: Store) -> Iterator[MainWindow]:
    settings.save_organisation(store, DEMO)
    accounts.save(store, SOMEBODY)
    with shown_window(store) as window:
        yield window


def test_no_screen_shows_a_whole_number_by_default(seeded: MainWindow, qapp: QApplication) -> None:
    seeded.pages.home.search.setText("5544")
    seeded.open_account(SOMEBODY.number)
    for page in ("home", "desk", "settings", "records"):
        seeded.navigator.show_page(page)
    seeded.pages.desk.correct_asked.emit(SOMEBODY)
    shown = everything(qapp.topLevelWidgets()) + seeded.windowTitle()
    assert ID not in shown
    assert PHONE not in shown
    assert "••••••0210" in shown


def test_a_reason_shows_the_numbers_until_the_next_account_and_is_recorded(seeded: MainWindow) -> None:
    seeded.open_account(SOMEBODY.number)
    reveal = seeded.pages.desk.account_panel.reveal
    QTest.mouseClick(reveal.link, Qt.MouseButton.LeftButton)
    QTest.keyClick(reveal.reason, Qt.Key.Key_Return)
    assert ID not in texts(seeded)
    QTest.keyClicks(reveal.reason, "caller asked")
    QTest.keyClick(reveal.reason, Qt.Key.Key_Return)
    assert ID in texts(seeded)
    (entry,) = audit.entries(seeded.session.store, action="revealed")
    assert (entry.account_number, entry.detail) == (SOMEBODY.number, "caller asked")
    seeded.open_account(SOMEBODY.number)
    assert ID not in texts(seeded)


def test_a_correction_that_leaves_the_numbers_alone_keeps_them(seeded: MainWindow) -> None:
    seeded.open_account(SOMEBODY.number)
    seeded.pages.desk.correct_asked.emit(SOMEBODY)
    seeded.pages.account.texts["creditor"].setText("Another bank")
    seeded.pages.account.save.click()
    kept = accounts.load(seeded.session.store, SOMEBODY.number)
    assert kept is not None
    assert (kept.debtor, kept.creditor) == (SOMEBODY.debtor, "Another bank")


def test_the_record_is_filtered_verified_and_exported_without_formulas(seeded: MainWindow, tmp_path: Path) -> None:
    audit.record_alone(seeded.session.store, "revealed", SOMEBODY.number, "=1+1")
    seeded.navigator.show_page("records")
    seeded.pages.records.show_section("record")
    seeded.pages.records.account.setText(SOMEBODY.number)
    assert {entry.action for entry in seeded.pages.records.found()} == {"account_saved", "revealed"}
    seeded.pages.records.verify.click()
    assert "Every page and every entry is as it was written" in texts(seeded)
    seeded.pages.records.export_to(tmp_path / "records.csv")
    assert "'=1+1" in (tmp_path / "records.csv").read_text(encoding="utf-8-sig")
    assert audit.entries(seeded.session.store)[0].action == "exported"
    seeded.pages.records.backup.click()
    assert "Written and verified" in texts(seeded)


def test_a_proposal_is_approved_in_the_window_by_somebody_else(qapp: QApplication, store: Store) -> None:
    accounts.save(store, ACCOUNT)
    people.add(store, User("root", "Ada", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    people.add(root, User("col", "Cora", "collector"), PASSWORD, CHEAP)
    releases.propose(people.sign_in(store, "col", PASSWORD), terms())
    with shown_window(people.sign_in(store, "root", PASSWORD)) as window:
        window.navigator.show_page("records")
        window.pages.records.show_section("releases")
        assert "Cora asks to approve RA-2026-000001" in texts(window)
        approve = next(
            one
            for one in window.pages.records.findChildren(type(window.pages.records.verify))
            if one.text() == "Approve"
        )
        approve.click()
        assert releases.proposals(window.session.store, waiting=True) == ()
    assert releases.proposals(store)[0].approved is True


def test_a_file_that_is_looked_at_before_its_import_shows_no_whole_number(seeded: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "theirs.csv"
    heads, row = "账号,本金,手机号,Ausweis,家庭电话,备注", f"A-1,100.00,{PHONE},{ID},{PHONE},致电13800005678"
    file.write_text(f"{heads}\n{row}\n", encoding="utf-8")
    seeded.navigator.preview_file(file)
    page = seeded.pages.preview
    cells = [page.rows.data(page.rows.index(0, place)) for place in range(6)]
    assert cells == ["A-1", "100.00", "••••••5544", ID, "••••••5544", "••••••5678"]
    page.columns["id_number"].set_value("Ausweis")
    page.columns["id_number"].picked.emit("Ausweis")
    assert page.rows.data(page.rows.index(0, 3)) == "••••••0210"
