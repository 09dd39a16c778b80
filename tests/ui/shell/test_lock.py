"""The door: a passphrase opens it, four minutes without a touch close it, and nothing of anybody shows through."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher, low_level
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from restructure.household.household import inflow_of
from restructure.store import DEMO_KEY, Key, accounts, agreements, backups, erasure, people
from restructure.store.people import User
from tests.support.cases import ACCOUNT, signed_agreement
from tests.support.doors import WORDS, Clock, enter, everything, filled, is_open, said
from tests.support.stores import CHEAP, open_store, phrase
from tests.support.vaults import Ring
from tests.ui.conftest import means, texts, type_into
from ui.shell.desktop import Desktop
from ui.shell.lock import says_locked
from ui.theme import load_fonts


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def desktop(qapp: QApplication, path: Path, clock: Clock, ring: Ring) -> Iterator[Desktop]:
    load_fonts()
    made = Desktop(qapp, path, clock, ring, cost=CHEAP)
    yield made
    made.close()


def copied(qapp: QApplication, window: QWidget | None, text: str) -> None:
    """Copy something while a window has the focus."""
    assert window is not None
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    qapp.clipboard().setText(text)


def test_a_lock_before_the_desk_is_ready_does_not_make_it_first(desktop: Desktop, path: Path) -> None:
    filled(path)
    desktop.start()
    enter(desktop, WORDS)
    window = desktop.window
    assert window is not None
    pages = window.pages
    desktop.lock()
    assert "desk" not in vars(pages)
    QTest.qWait(400)
    assert "desk" not in vars(pages)


def test_whoever_looked_on_before_a_lock_sees_no_more_after_it(desktop: Desktop, path: Path) -> None:
    filled(path)
    desktop.start()
    enter(desktop, WORDS)
    assert desktop.session is not None
    desktop.session.set_in_sight(True)
    desktop.lock()
    enter(desktop, WORDS)
    assert desktop.session.in_sight


def test_a_lock_leaves_no_account_in_memory(desktop: Desktop, path: Path) -> None:
    filled(path)
    desktop.start()
    enter(desktop, WORDS)
    window = desktop.window
    assert window is not None
    window.open_account("DEMO-0001")
    assert window.pages.desk.model.account is not None
    model = weakref.ref(window.pages.desk.model)
    gc.disable()
    try:
        del window
        desktop.lock()
        assert model() is None
    finally:
        gc.enable()


def test_a_new_store_asks_for_a_passphrase_twice_and_is_encrypted_with_it(desktop: Desktop, path: Path) -> None:
    desktop.start()
    enter(desktop, WORDS, "something else")
    assert "not the same" in said(desktop)
    assert not path.exists()
    enter(desktop, "short", "short")
    assert "10 characters or more" in said(desktop)
    enter(desktop, WORDS, WORDS)
    assert desktop.window is not None
    assert "Good afternoon" in texts(desktop.window)
    open_store(path, phrase(WORDS)).close()


def test_a_wrong_passphrase_is_said_and_offers_a_backup(desktop: Desktop, path: Path) -> None:
    filled(path)
    desktop.start()
    enter(desktop, "not this one at all")
    assert "The passphrase is wrong, or the file is damaged" in said(desktop)
    assert "Restore a backup" in said(desktop)
    enter(desktop, WORDS)
    assert desktop.window is not None


def test_the_door_speaks_both_languages(desktop: Desktop, path: Path) -> None:
    filled(path)
    desktop.start()
    assert desktop.door is not None
    QTest.mouseClick(desktop.door.page.languages.buttons["zh"], Qt.MouseButton.LeftButton)
    assert "主密码" in said(desktop)


def test_four_minutes_without_a_touch_leave_nothing_of_anybody(
    desktop: Desktop, path: Path, clock: Clock, qapp: QApplication
) -> None:
    filled(path)
    desktop.start()
    enter(desktop, WORDS)
    assert desktop.window is not None
    desktop.window.open_account("DEMO-0001")
    means(desktop.window, "4321", "2100")
    copied(qapp, desktop.window, "Alex Sample")
    assert "Alex Sample" in everything(qapp.topLevelWidgets())
    clock.moment += timedelta(seconds=239)
    desktop.look()
    assert is_open(desktop)
    assert inflow_of.cache_info().currsize
    clock.moment += timedelta(seconds=1)
    desktop.look()
    assert not is_open(desktop)
    assert not inflow_of.cache_info().currsize
    left = everything(qapp.topLevelWidgets())
    assert "Alex" not in left
    assert "DEMO-0001" not in left
    assert qapp.clipboard().text() == ""
    enter(desktop, WORDS)
    assert desktop.window.pages.desk.means.fields["income"].text() == "4,321.00"


def test_the_window_locks_when_the_session_of_the_pc_is(qapp: QApplication, path: Path) -> None:
    filled(path)
    pc: list[bool] = []
    desktop = Desktop(qapp, path, Clock(), Ring(), cost=CHEAP, locked=lambda: bool(pc))
    desktop.start()
    enter(desktop, WORDS)
    desktop.look()
    assert is_open(desktop)
    pc.append(True)
    desktop.look()
    assert not is_open(desktop)
    assert "Locked with this PC." in said(desktop)
    desktop.close()


@pytest.mark.parametrize(
    ("level", "flags", "locked"), [(1, 0, True), (1, 1, False), (1, 0xFFFFFFFF, False), (0, 0, False)]
)
def test_windows_says_whether_its_session_is_locked(level: int, flags: int, locked: bool) -> None:
    head = level.to_bytes(8, "little") + (3).to_bytes(4, "little") + (0).to_bytes(4, "little")
    assert says_locked(head + flags.to_bytes(4, "little") + bytes(200)) is locked
    assert not says_locked(head)


def test_a_key_that_is_pressed_puts_the_lock_off(desktop: Desktop, path: Path, clock: Clock) -> None:
    filled(path)
    desktop.start()
    enter(desktop, WORDS)
    assert desktop.window is not None
    clock.moment += timedelta(seconds=200)
    handle = desktop.window.windowHandle()
    assert handle is not None
    QTest.mouseMove(handle, QPoint(5, 5))
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    clock.moment += timedelta(seconds=200)
    desktop.look()
    assert desktop.window is not None


def test_a_half_typed_account_is_there_again_after_a_lock(desktop: Desktop, path: Path) -> None:
    filled(path)
    desktop.start()
    enter(desktop, WORDS)
    assert desktop.window is not None
    desktop.window.navigator.edit_account(None)
    for name, text in (("number", "W-77"), ("name", "Quinn Example")):
        type_into(desktop.window.pages.account.texts[name], text)
    type_into(desktop.window.pages.account.parts["principal"], "1200")
    desktop.lock()
    enter(desktop, WORDS)
    assert desktop.window is not None
    desktop.window.navigator.edit_account(None)
    page = desktop.window.pages.account
    assert (page.texts["number"].text(), page.texts["name"].text()) == ("W-77", "Quinn Example")
    assert page.parts["principal"].value == 120_000


def test_settings_that_were_typed_and_not_saved_are_there_again_after_a_lock(desktop: Desktop, path: Path) -> None:
    filled(path)
    desktop.start()
    enter(desktop, WORDS)
    for turn in range(2):
        assert desktop.window is not None
        desktop.window.navigator.show_page("settings")
        page = desktop.window.pages.settings
        typed = (page.inputs["name"], page.inputs["grace_days"])
        if turn:
            assert [field.text() for field in typed if isinstance(field, QLineEdit)] == ["Example Bank", "12"]
            assert "not saved yet" in texts(page)
            page.save.click()
            assert (
                desktop.window.session.organisation.identity.name,
                desktop.window.session.organisation.deadlines.grace_days,
            ) == (
                "Example Bank",
                12,
            )
            desktop.window.navigator.show_page("home")
            desktop.window.navigator.show_page("settings")
            assert "not saved yet" not in texts(page)
            return
        for field, text in zip(typed, ("Example Bank", "12"), strict=True):
            assert isinstance(field, QLineEdit)
            type_into(field, text)
        desktop.lock()
        enter(desktop, WORDS)


def test_a_lock_waits_for_what_works_aside(desktop: Desktop, path: Path, qtbot: QtBot) -> None:
    filled(path)
    desktop.start()
    enter(desktop, WORDS)
    assert desktop.session is not None
    assert desktop.window is not None
    desktop.session.busy = True
    desktop.window.lock_asked.emit()
    QTest.qWait(50)
    assert is_open(desktop)
    desktop.session.busy = False
    qtbot.waitUntil(lambda: not is_open(desktop))


def test_what_is_copied_is_gone_from_the_clipboard_after_a_while(
    desktop: Desktop, path: Path, qapp: QApplication
) -> None:
    filled(path)
    desktop.start()
    copied(qapp, desktop.door, "13800005678")
    timer = desktop._copied.wears_off
    assert timer.isActive()
    assert timer.interval() == 10_000
    timer.timeout.emit()
    assert qapp.clipboard().text() == ""


def test_a_key_in_the_keychain_opens_without_a_question(desktop: Desktop, path: Path, ring: Ring) -> None:
    filled(path)
    desktop.start()
    assert desktop.door is not None
    desktop.door.page.keep.setChecked(True)
    enter(desktop, WORDS)
    assert list(ring.held) == [str(path)]
    desktop.close()
    desktop.start()
    QApplication.processEvents()
    assert desktop.window is not None


def test_demo_data_open_at_once_and_never_lock(qapp: QApplication, path: Path, clock: Clock, ring: Ring) -> None:
    desktop = Desktop(qapp, path, clock, ring, DEMO_KEY)
    desktop.start(DEMO_KEY)
    clock.moment += timedelta(hours=1)
    desktop.look()
    assert desktop.window is not None
    desktop.window.showNormal()
    desktop.window.resize(1440, 900)
    assert "readable by anyone" in texts(desktop.window)
    desktop.close()


def test_a_backup_is_restored_at_the_door(desktop: Desktop, path: Path) -> None:
    filled(path)
    store = open_store(path, phrase(WORDS))
    copy = backups.write(store)
    store.close()
    path.write_bytes(b"damaged" * 3000)
    desktop.start()
    enter(desktop, WORDS)
    assert desktop.door is not None
    desktop.door.page.restore_asked.emit(str(copy))
    assert "Type the passphrase of the backup first" in said(desktop)
    QTest.keyClicks(desktop.door.page.passphrase, WORDS)
    desktop.door.page.restore_asked.emit(str(copy))
    assert desktop.window is not None
    assert accounts.load(desktop.window.session.store, "DEMO-0001") is not None


def test_a_restore_says_what_it_takes_away_asks_once_more_and_says_that_it_is_done(
    desktop: Desktop, path: Path
) -> None:
    filled(path)
    store = open_store(path, phrase(WORDS))
    accounts.save(store, ACCOUNT)
    copy = backups.write(store)
    agreements.save(store, signed_agreement("RA-2026-000007"))
    store.close()
    desktop.start()
    assert desktop.door is not None
    page = desktop.door.page
    QTest.keyClicks(page.passphrase, WORDS)
    page.restore_asked.emit(str(copy))
    assert not is_open(desktop)
    assert "1 signed agreement: RA-2026-000007." in said(desktop)
    assert page.restore.text() == "Restore it all the same"
    page.restore.click()
    assert desktop.window is not None
    assert agreements.load(desktop.window.session.store, "RA-2026-000007") is None
    shown = texts(desktop.window.pages.home)
    assert f"Restored from {copy.name}." in shown
    assert "-replaced-" in shown


def test_whoever_was_erased_stays_so_when_a_backup_was_copied_over_the_store(desktop: Desktop, path: Path) -> None:
    filled(path)
    store = open_store(path, phrase(WORDS))
    copy = backups.write(store)
    erasure.erase(store, "DEMO-0001")
    store.close()
    path.write_bytes(copy.read_bytes())
    desktop.start()
    enter(desktop, WORDS)
    assert desktop.window is not None
    assert accounts.load(desktop.window.session.store, "DEMO-0001") is None


def test_a_backup_is_written_when_the_store_is_opened(desktop: Desktop, path: Path, qtbot: QtBot) -> None:
    filled(path)
    desktop.start()
    enter(desktop, WORDS)
    assert desktop.session is not None
    qtbot.waitUntil(lambda: len(backups.newest(path)) == 1)
    (copy,) = backups.newest(path)
    assert backups.check_backup(copy, Key(desktop.session.store.key.raw)).key == desktop.session.store.key


def test_a_store_with_users_asks_who_it_is(desktop: Desktop, path: Path) -> None:
    filled(path)
    store = open_store(path, phrase(WORDS))
    people.add(store, User("ada", "Ada", "administrator"), "open sesame, please", CHEAP)
    store.close()
    desktop.start()
    enter(desktop, WORDS)
    assert not is_open(desktop)
    assert desktop.door is not None
    page = desktop.door.sign_in
    for password, opens in (("wrong password", False), ("open sesame, please", True)):
        page.login.setText("ada")
        QTest.keyClicks(page.password, password)
        QTest.keyClick(page.password, Qt.Key.Key_Return)
        assert is_open(desktop) is opens
    assert desktop.session is not None
    assert desktop.session.store.who == "ada"


def test_a_store_with_users_is_replaced_at_the_door_by_its_administrator_alone(desktop: Desktop, path: Path) -> None:
    filled(path)
    store = open_store(path, phrase(WORDS))
    copy = backups.write(store)
    people.add(store, User("ada", "Ada", "administrator"), "open sesame, please", CHEAP)
    ada = people.sign_in(store, "ada", "open sesame, please")
    people.add(ada, User("col", "Col", "collector"), "open sesame, please", CHEAP)
    store.close()
    desktop.start()
    assert desktop.door is not None
    QTest.keyClicks(desktop.door.page.passphrase, WORDS)
    desktop.door.page.restore_asked.emit(str(copy))
    assert "these will be missing" in said(desktop)
    desktop.door.page.restore.click()
    assert "an administrator signs in" in said(desktop)
    page = desktop.door.sign_in
    for login, opens in (("col", False), ("ada", True)):
        page.login.setText(login)
        QTest.keyClicks(page.password, "open sesame, please")
        QTest.keyClick(page.password, Qt.Key.Key_Return)
        assert is_open(desktop) is opens
    assert desktop.session is not None
    assert people.users(desktop.session.store) == ()


def staffed(path: Path) -> None:
    filled(path)
    store = open_store(path, phrase(WORDS))
    people.add(store, User("ada", "Ada", "administrator"), "open sesame, please", CHEAP)
    store.close()


def waits(desktop: Desktop) -> bool:
    return desktop._waiting is not None


def sign_in(desktop: Desktop) -> None:
    assert desktop.door is not None
    page = desktop.door.sign_in
    page.login.setText("ada")
    QTest.keyClicks(page.password, "open sesame, please")
    QTest.keyClick(page.password, Qt.Key.Key_Return)


def test_a_passphrase_that_was_given_skips_neither_the_sign_in_nor_the_lock(
    qapp: QApplication, path: Path, clock: Clock, ring: Ring
) -> None:
    staffed(path)
    desktop = Desktop(qapp, path, clock, ring, phrase(WORDS), cost=CHEAP)
    desktop.start(phrase(WORDS))
    assert not is_open(desktop)
    assert "Who are you?" in said(desktop)
    sign_in(desktop)
    assert desktop.session is not None
    assert desktop.session.store.who == "ada"
    clock.moment += timedelta(seconds=240)
    desktop.look()
    assert not is_open(desktop)
    assert "Who are you?" in said(desktop)
    assert "Locked after four minutes" in said(desktop)
    sign_in(desktop)
    assert is_open(desktop)
    desktop.close()


def test_a_passphrase_that_was_given_is_asked_for_at_the_lock_of_one_person_alone(
    qapp: QApplication, path: Path, clock: Clock, ring: Ring
) -> None:
    filled(path)
    desktop = Desktop(qapp, path, clock, ring, phrase(WORDS), cost=CHEAP)
    desktop.start(phrase(WORDS))
    assert is_open(desktop)
    clock.moment += timedelta(seconds=240)
    desktop.look()
    assert not is_open(desktop)
    enter(desktop, WORDS)
    assert is_open(desktop)
    desktop.close()


@pytest.mark.parametrize("given", [False, True])
def test_the_page_that_asks_who_it_is_locks_too(
    qapp: QApplication, path: Path, clock: Clock, ring: Ring, given: bool
) -> None:
    staffed(path)
    secret = phrase(WORDS) if given else None
    desktop = Desktop(qapp, path, clock, ring, secret, cost=CHEAP)
    desktop.start(secret)
    if not given:
        enter(desktop, WORDS)
    clock.moment += timedelta(seconds=239)
    desktop.look()
    assert waits(desktop)
    clock.moment += timedelta(seconds=1)
    desktop.look()
    assert not waits(desktop)
    assert "Locked after four minutes" in said(desktop)
    if not given:
        enter(desktop, WORDS)
    sign_in(desktop)
    assert is_open(desktop)
    desktop.close()


@pytest.mark.parametrize(("seconds", "locked"), [(239.0, False), (240.0, True)])
def test_a_clock_that_is_set_back_does_not_put_the_lock_off(
    qapp: QApplication, path: Path, clock: Clock, ring: Ring, seconds: float, locked: bool
) -> None:
    filled(path)
    passed = [1000.0]
    desktop = Desktop(qapp, path, clock, ring, cost=CHEAP, ticks=lambda: passed[0])
    desktop.start()
    enter(desktop, WORDS)
    clock.moment -= timedelta(hours=2)
    passed[0] += seconds
    desktop.look()
    assert is_open(desktop) is not locked
    desktop.close()


def test_nothing_that_was_copied_outlives_the_window(desktop: Desktop, path: Path, qapp: QApplication) -> None:
    desktop.start()
    copied(qapp, desktop.door, "13800005678")
    desktop.close()
    assert qapp.clipboard().text() == ""


def test_no_passphrase_and_no_password_is_worked_into_a_key_by_the_window(
    desktop: Desktop, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[str] = []

    def aside(name: str, act: Callable[..., object]) -> Callable[..., object]:
        def noted(*given: object, **named: object) -> object:
            assert threading.current_thread() is not threading.main_thread()
            worked.append(name)
            return act(*given, **named)

        return noted

    filled(path)
    monkeypatch.setattr(low_level, "hash_secret_raw", aside("key", low_level.hash_secret_raw))
    for name in ("hash", "verify"):
        monkeypatch.setattr(PasswordHasher, name, aside(name, getattr(PasswordHasher, name)))
    desktop.start()
    enter(desktop, WORDS)
    assert desktop.window is not None
    users = desktop.window.pages.settings.users
    for field, text in ((users.login, "ada"), (users.name, "Ada"), (users.password, WORDS), (users.again, WORDS)):
        field.setText(text)
    users.role.set_value("administrator")
    users.add.click()
    desktop.lock()
    enter(desktop, WORDS)
    assert desktop.door is not None
    desktop.door.sign_in.entered.emit("ada", WORDS)
    assert desktop.session is not None
    assert desktop.session.store.who == "ada"
    desktop.window.passphrase_asked.emit(WORDS, "another long passphrase 7")
    qtbot.waitUntil(lambda: desktop.door is not None and "is changed" in said(desktop))
    assert {"key", "hash", "verify"} <= set(worked)
