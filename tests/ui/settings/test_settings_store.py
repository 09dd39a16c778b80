"""Settings of the store itself: users, passphrase, backups, and what the program says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from restructure.store import DEMO_KEY, Store, audit, backups, credentials, people
from restructure.store.people import User
from tests.support.doors import WORDS, Clock, enter, filled, is_open, said
from tests.support.stores import CHEAP, NOW, open_store, phrase
from tests.support.vaults import Ring
from tests.ui.conftest import shown_window, texts, type_into
from ui.error_reporting import Fault
from ui.settings.users import UsersPanel
from ui.shell.desktop import Desktop
from ui.shell.window import MainWindow
from ui.theme import load_fonts

PASSWORD, OTHER = "open sesame, please", "a longer word to say"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "office.db", phrase(WORDS))
    yield opened
    opened.close()


@pytest.fixture
def staffed(office: Store) -> Store:
    people.add(office, User("ada", "Ada Example", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(office, "ada", PASSWORD)
    people.add(root, User("cora", "Cora Example", "collector"), PASSWORD, CHEAP)
    return root


@pytest.fixture
def desktop(qapp: QApplication, tmp_path: Path) -> Iterator[Desktop]:
    load_fonts()
    filled(tmp_path / "office.db")
    made = Desktop(qapp, tmp_path / "office.db", Clock(), Ring(), cost=CHEAP)
    made.start()
    enter(made, WORDS)
    yield made
    made.close()


def users(window: MainWindow) -> UsersPanel:
    window.navigator.show_page("settings")
    window.pages.settings.show_section(window.pages.settings.users)
    return window.pages.settings.users


def fill(panel: UsersPanel, *typed: str) -> None:
    for field, text in zip((panel.login, panel.name, panel.password, panel.again), typed, strict=True):
        type_into(field, text)


def test_the_first_user_is_an_administrator_and_the_window_locks_to_ask_who_it_is(
    desktop: Desktop, qtbot: QtBot
) -> None:
    assert desktop.window is not None
    panel = users(desktop.window)
    assert panel.role.value == "administrator"
    fill(panel, "ada", "Ada Example", PASSWORD, PASSWORD)
    panel.add.click()
    qtbot.waitUntil(lambda: not is_open(desktop))
    enter(desktop, WORDS)
    assert desktop.door is not None
    type_into(desktop.door.sign_in.login, "ada")
    QTest.keyClicks(desktop.door.sign_in.password, PASSWORD)
    QTest.keyClick(desktop.door.sign_in.password, Qt.Key.Key_Return)
    assert desktop.session is not None
    assert desktop.session.store.who == "ada"


def test_an_administrator_adds_somebody_and_gives_another_role(qapp: QApplication, staffed: Store) -> None:
    with shown_window(staffed) as window:
        panel = users(window)
        fill(panel, "sam", "Sam Example", PASSWORD, PASSWORD)
        panel.role.set_value("supervisor")
        panel.add.click()
        panel.roles["cora"].picked.emit("counsellor")
        assert "Sam Example (sam)" in texts(panel)
        assert {one.login: one.role for one in people.users(staffed)} == {
            "ada": "administrator",
            "cora": "counsellor",
            "sam": "supervisor",
        }


def test_somebody_who_left_signs_in_no_more_and_may_come_back(qapp: QApplication, staffed: Store) -> None:
    with shown_window(staffed) as window:
        panel = users(window)
        for active in (False, True):
            panel.turns["cora"].click()
            assert next(one for one in people.users(staffed) if one.login == "cora").active is active
        assert not panel.turns["ada"].isEnabled()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("cora", "Cora", PASSWORD, PASSWORD), "Somebody has this login already"),
        (("sam", "Sam", "short", "short"), "10 characters"),
        (("sam", "Sam", PASSWORD, OTHER), "not the same"),
        (("", "Sam", PASSWORD, PASSWORD), "Fill this in"),
    ],
)
def test_what_is_wrong_with_a_new_user_is_said(
    qapp: QApplication, staffed: Store, typed: tuple[str, ...], told: str
) -> None:
    with shown_window(staffed) as window:
        panel = users(window)
        fill(panel, *typed)
        panel.add.click()
        assert told in texts(panel)
        assert len(people.users(staffed)) == 2


def test_what_is_typed_of_a_new_user_outlasts_a_change_of_another(qapp: QApplication, staffed: Store) -> None:
    with shown_window(staffed) as window:
        panel = users(window)
        fill(panel, "sam", "Sam Example", PASSWORD, PASSWORD)
        panel.turns["cora"].click()
        panel.add.click()
        assert [one.login for one in people.users(staffed)] == ["ada", "cora", "sam"]


def test_demo_data_have_no_users_and_no_passphrase(qapp: QApplication, tmp_path: Path) -> None:
    made = Desktop(qapp, tmp_path / "demo.db", Clock(), Ring(), DEMO_KEY, cost=CHEAP)
    made.start(DEMO_KEY)
    assert made.window is not None
    panel = users(made.window)
    assert "nobody signs in here" in texts(panel)
    assert not panel.add.isVisible()
    assert not made.window.pages.settings.passphrase.isVisible()
    made.close()


def test_a_daily_backup_that_fails_is_said(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    filled(tmp_path / "office.db")
    (tmp_path / "backups").write_text("in the way")
    made = Desktop(qapp, tmp_path / "office.db", Clock(), Ring(), cost=CHEAP)
    made.start()
    enter(made, WORDS)
    assert made.window is not None
    made.window.open_account("DEMO-0001")
    strip = made.window.strip
    qtbot.waitUntil(lambda: "Today's backup could not be written." in texts(strip))
    assert audit.entries(made.window.session.store, action="backup_failed")
    made.close()


def test_a_collector_sees_who_there_is_and_changes_their_own_password_alone(qapp: QApplication, staffed: Store) -> None:
    cora = people.sign_in(staffed, "cora", PASSWORD)
    with shown_window(cora) as window:
        panel = users(window)
        assert not panel.add.isVisible()
        assert not any(one.isEnabled() for one in (*panel.roles.values(), *panel.turns.values()))
        change(panel, "not the right one", OTHER)
        assert "not the password until now" in texts(panel)
        change(panel, PASSWORD, OTHER)
        assert "Your password is changed." in texts(panel)
    assert people.sign_in(cora, "cora", OTHER).who == "cora"


def test_an_administrator_gives_a_new_password_to_somebody_who_forgot_theirs(
    qapp: QApplication, staffed: Store
) -> None:
    with shown_window(staffed) as window:
        panel = users(window)
        panel.forgot["cora"].click()
        assert "New password for Cora Example" in texts(panel)
        panel.back.click()
        assert panel.old.isEnabled()
        panel.forgot["cora"].click()
        change(panel, "", OTHER)
    assert people.sign_in(staffed, "cora", OTHER).who == "cora"


def change(panel: UsersPanel, old: str, new: str) -> None:
    for field, text in ((panel.old, old), (panel.new, new), (panel.new_again, new)):
        type_into(field, text)
    panel.change.click()


def test_a_new_passphrase_locks_the_window_and_opens_it_again(desktop: Desktop, qtbot: QtBot) -> None:
    assert desktop.window is not None
    desktop.window.navigator.show_page("settings")
    panel = desktop.window.pages.settings.passphrase
    desktop.window.pages.settings.show_section(panel)
    ask(panel.old, "not the right one", panel.new, panel.again)
    panel.change.click()
    assert "not the passphrase until now" in texts(panel)
    ask(panel.old, WORDS, panel.new, panel.again)
    panel.change.click()
    qtbot.waitUntil(lambda: not is_open(desktop) and "The passphrase is changed." in said(desktop))
    enter(desktop, WORDS)
    assert not is_open(desktop)
    enter(desktop, OTHER)
    assert is_open(desktop)


def ask(old: QLineEdit, until_now: str, *new: QLineEdit) -> None:
    for field, text in ((old, until_now), *((one, OTHER) for one in new)):
        type_into(field, text)


def test_a_backup_is_written_verified_and_listed(qapp: QApplication, office: Store) -> None:
    with shown_window(office) as window:
        window.navigator.show_page("settings")
        panel = window.pages.settings.backups
        window.pages.settings.show_section(panel)
        assert "There is none yet." in texts(panel)
        panel.write.click()
        (copy,) = backups.newest(office.path)
        assert f"Written and verified: {copy.name}" in texts(panel)
        assert "14:03" in texts(panel)
    backups.check_backup(copy, phrase(WORDS))


def test_a_backup_into_a_folder_that_cannot_be_written_is_said_by_name(
    qapp: QApplication, office: Store, tmp_path: Path
) -> None:
    nowhere = tmp_path / "a file"
    nowhere.write_text("in the way")
    with shown_window(office) as window:
        window.navigator.show_page("settings")
        window.pages.settings.show_section(window.pages.settings.backups)
        window.pages.settings.backups.back_up(nowhere)
        assert "cannot be reached" in texts(window.pages.settings.backups)
        assert window.pages.settings.backups.write.isEnabled()


def test_every_library_is_named_with_its_licence(qapp: QApplication, office: Store) -> None:
    with shown_window(office) as window:
        window.navigator.show_page("settings")
        panel = window.pages.settings.about
        panel.ask.click()
        panel.work.set_value("reportlab")
        panel.work.picked.emit("reportlab")
        assert "BSD" in panel.licence.toPlainText()


def test_the_report_holds_the_faults_and_nothing_of_anybody(window: MainWindow) -> None:
    session = window.session
    session.faults = [Fault(NOW, "KeyError", ("page.py:12", "window.py:3"))]
    window.open_account("DEMO-0001")
    window.navigator.show_page("settings")
    report = window.pages.settings.about.report.toPlainText()
    assert "KeyError page.py:12 < window.py:3" in report
    assert not any(part in report for part in ("DEMO-0001", session.organisation.identity.name))
    assert credentials.in_force(session.store) is None or "Certificate" not in report
