"""Breathing space, a call at night, a contact log and its memo, all with the window that a collector has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from restructure.parties.organisation import DEMO, amended
from restructure.store import accounts, conduct, settings
from tests.support.stores import open_store
from tests.ui.conftest import NOW, shown_window, texts, type_into
from ui.app import fill_demo
from ui.shell.window import MainWindow

NUMBER = "DEMO-0001"


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    store = open_store(tmp_path / "store.db")
    settings.save(store, "language", "en")
    fill_demo(store, NOW)
    with shown_window(store) as shown:
        yield shown
    store.close()


def under(window: MainWindow, rule_set: str) -> None:
    organisation = amended(DEMO, rule_set=rule_set)
    window.session.set_organisation(organisation)
    window.open_account(NUMBER)
    window.navigator.show_page("conduct")


def test_a_breathing_space_stops_contact_and_every_option(window: MainWindow) -> None:
    under(window, "uk")
    circumstances = window.pages.conduct.circumstances
    type_into(circumstances.dates["space_from"], "2026-11-20")
    assert "No contact" in texts(window.strip)
    assert "The rules stop this option" in texts(window.strip)
    assert "Stops" in texts(window.pages.conduct.findings)
    assert circumstances.undo.text() == "Undo “Breathing space from”  Ctrl+Z"
    QTest.keyClick(window.pages.conduct, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.desk.model.situation.breathing_space is None
    assert "No contact" not in texts(window.strip)


def test_nothing_accrues_inside_a_breathing_space(window: MainWindow) -> None:
    account = accounts.load(window.session.store, NUMBER)
    assert account is not None
    old = replace(account, as_of=date(2026, 9, 1))
    accounts.save(window.session.store, old)
    window.open_account(NUMBER)
    grown = window.pages.desk.model.case.debt.accrued if window.pages.desk.model.case else 0
    window.navigator.show_page("conduct")
    type_into(window.pages.conduct.circumstances.dates["space_from"], "2026-09-01")
    assert window.pages.desk.model.case is not None
    assert grown > 0
    assert window.pages.desk.model.case.debt.accrued == 0
    type_into(window.pages.conduct.circumstances.dates["space_to"], "2026-10-01")
    assert 0 < window.pages.desk.model.case.debt.accrued < grown


def test_a_call_at_night_is_cautioned_by_the_hour_where_the_debtor_lives(window: MainWindow) -> None:
    under(window, "cn-credit-card")
    assert "Better no contact now" in texts(window.strip)
    type_into(window.pages.conduct.circumstances.zone, "Europe/London")
    assert "Better no contact now" not in texts(window.strip)
    type_into(window.pages.conduct.circumstances.zone, "Asia/Shanghai")
    assert "Better no contact now" in texts(window.strip)
    assert "It is 22:03 where the debtor lives" in texts(window.pages.conduct.findings)
    choice = window.pages.conduct.circumstances.answers["night_allowed"]
    choice.picked.emit(True)
    assert "Better no contact now" not in texts(window.strip)


def test_one_key_logs_a_talk_and_one_an_attempt(window: MainWindow) -> None:
    under(window, "cn-credit-card")
    window.navigator.show_page("desk")
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert [one.talked for one in conduct.contacts(window.session.store, NUMBER)] == [True, False]
    assert "today 1 spoken, 1 unanswered" in texts(window.strip)


def test_a_memo_says_who_when_how_and_what_next_in_either_language(window: MainWindow) -> None:
    under(window, "cn-credit-card")
    log = window.pages.conduct.contacts
    type_into(log.texts["identity"], "last four digits")
    type_into(log.texts["next_step"], "call on Friday")
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(window, Qt.Key.Key_F3)
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    memo = QGuiApplication.clipboard().text()
    assert "Identity checked by: last four digits" in memo
    assert "Next step: call on Friday" in memo
    assert "2026-11-25 22:03" in memo
    window.session.set_language("zh")
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert "催收备忘录" in QGuiApplication.clipboard().text()


def test_a_dialler_list_is_taken_in_once_and_bad_lines_are_named(window: MainWindow, tmp_path: Path) -> None:
    under(window, "cn-credit-card")
    listed = tmp_path / "calls.csv"
    listed.write_text(
        "account,at,channel,talked,number\n"
        f"{NUMBER},2026-11-25 09:00,call,yes,1390000\n"
        f"{NUMBER},soon,call,no,1390000\n"
        "UNKNOWN-1,2026-11-25 09:00,call,no,1390000\n",
        encoding="utf-8",
    )
    log = window.pages.conduct.contacts
    log.import_list(listed)
    assert "New contacts: 1. Lines that could not be read: 3, 4." in texts(log)
    assert "Line 4, account: There is no account with this number." in texts(log)
    log.import_list(listed)
    assert "New contacts: 0." in texts(log)


def test_what_is_known_is_there_again_when_the_account_is(window: MainWindow) -> None:
    under(window, "uk")
    window.pages.conduct.circumstances.nation.picked.emit("scotland")
    window.open_account("DEMO-0002")
    assert window.pages.desk.model.situation.nation is None
    window.open_account(NUMBER)
    assert window.pages.desk.model.situation.nation == "scotland"


def test_a_contact_with_somebody_else_is_judged_before_it_is_made_and_a_complaint_meanwhile(window: MainWindow) -> None:
    under(window, "cn-credit-card")
    log, complaints = window.pages.conduct.contacts, window.pages.conduct.complaints
    log.whom.setFocus()
    for _ in range(3):
        QTest.keyClick(log.whom, Qt.Key.Key_Down)
    assert "No contact" in texts(window.strip)
    type_into(complaints.complainant, "his sister")
    type_into(complaints.subject, "called at work")
    QTest.mouseClick(complaints.receive, Qt.MouseButton.LeftButton)
    assert "A complaint of" in texts(window.pages.conduct.findings)
    assert "to be answered by" in texts(complaints)
    assert "No contact" in texts(window.strip)
    log.log(talked=False)
    assert "No contact" not in texts(window.strip)
    (kept,) = conduct.contacts(window.session.store, NUMBER)
    assert kept.whom == "unrelated"
    type_into(complaints.answer, "will not happen again")
    QTest.mouseClick(complaints.reply, Qt.MouseButton.LeftButton)
    assert "A complaint of" not in texts(window.pages.conduct.findings)
