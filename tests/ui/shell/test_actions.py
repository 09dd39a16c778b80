"""One table of actions: keys, the command box, the key map, and moving a key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reports.told import said_of
from restructure.parties.organisation import DEMO
from restructure.parties.situation import CRISES, EXITS, Exit
from restructure.store import Store, crises, negotiations
from tests.support.asking import ask
from tests.ui.conftest import instalment_card, press_twice, shown_window, texts
from ui.actions import ACTIONS, FIELD_KEYS, found, taken_by
from ui.shell.action_slots import slots_of
from ui.shell.command_palette import asked_command
from ui.shell.window import MainWindow

FIXED = {
    "means": "F2",
    "offer": "F3",
    "compare": "F4",
    "chart": "F5",
    "note": "F6",
    "schedule": "F7",
    "findings": "F8",
    "rules": "Shift+F8",
    "sign": "F9",
    "read_aloud": "F11",
    "keys": "F1",
}


def test_every_action_has_a_slot_and_no_two_share_a_key(window: MainWindow) -> None:
    keys = [action.key for action in ACTIONS]
    assert set(slots_of(window.session, window.navigator, window.finder)) == {action.id for action in ACTIONS}
    assert len(keys) == len(set(keys))
    assert not FIELD_KEYS & set(keys)


def test_function_keys_stand_where_hands_expect_them() -> None:
    keys = {action.id: action.key for action in ACTIONS}
    assert FIXED.items() <= keys.items()


def test_a_command_is_found_by_parts_of_its_name_and_run(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    ask(window, ">sched")
    assert window.pages.desk.results.tabs.currentIndex() == 2
    ask(window, "> key")
    assert window.pages.currentWidget() is window.pages.keys


def test_a_slip_of_the_finger_finds_the_command_all_the_same() -> None:
    assert found("comparsion")[0].id == "compare"
    assert found("offr")[0].id in {"offer", "exit_wrong_person", "take_1"}
    assert found("") == ACTIONS


def test_the_mark_may_come_from_a_chinese_keyboard() -> None:
    assert asked_command("\uff1e备注") == "备注"
    assert asked_command("DEMO") is None


def test_commands_about_an_account_wait_for_one(window: MainWindow) -> None:
    QTest.keyClicks(window.pages.home.search, ">offer the")
    shown = [
        window.finder.commands.item(row).data(Qt.ItemDataRole.UserRole) for row in range(window.finder.commands.count())
    ]
    assert "offer" not in shown


def test_the_key_map_names_every_key_in_either_language(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    printed = window.pages.keys.text()
    assert all(action.key in printed for action in ACTIONS)
    window.session.set_language("zh")
    assert "提出所选方案" in window.pages.keys.text()


def test_a_moved_key_works_at_once_and_after_a_restart(window: MainWindow, demo_store: Store) -> None:
    window.navigator.show_page("keys")
    field = window.pages.keys.fields["budget"]
    field.setKeySequence(QKeySequence("Ctrl+Q"))
    field.editingFinished.emit()
    window.open_account("DEMO-0001")
    assert "Ctrl+Q" in texts(window.pages.desk.means)
    QTest.keyClick(window.pages.desk, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentWidget() is window.pages.budget
    window.close()
    with shown_window(demo_store) as again:
        assert again.session.key("budget") == "Ctrl+Q"


def test_a_key_that_is_taken_is_refused_with_its_owner(window: MainWindow) -> None:
    window.navigator.show_page("keys")
    field = window.pages.keys.fields["budget"]
    field.setKeySequence(QKeySequence("Ctrl+D"))
    field.editingFinished.emit()
    assert "Ctrl+D is taken: Several debts." in texts(window.pages.keys)
    assert window.session.key("budget") == "Ctrl+B"
    assert taken_by("F3", window.session.keys, "budget") == "offer"


def test_a_key_that_edits_text_is_refused(window: MainWindow) -> None:
    window.navigator.show_page("keys")
    field = window.pages.keys.fields["conduct"]
    field.setKeySequence(QKeySequence("Ctrl+U"))
    field.editingFinished.emit()
    assert "Ctrl+U edits the text of a field." in texts(window.pages.keys)
    assert window.session.key("conduct") == "Ctrl+G"


def test_a_bare_letter_is_no_key(window: MainWindow) -> None:
    window.navigator.show_page("keys")
    field = window.pages.keys.fields["budget"]
    field.setKeySequence(QKeySequence("B"))
    field.editingFinished.emit()
    assert "Hold Ctrl or Alt" in texts(window.pages.keys)


def test_open_accounts_stand_in_the_bar_masked_and_one_key_apart(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    window.open_account("DEMO-0002")
    labels = [window.bar.open.tabText(index) for index in range(window.bar.open.count())]
    assert labels == ["Alex S••• 0001", "Robin S••• 0002"]
    window.navigator.next_account()
    assert window.pages.desk.model.account is not None
    assert window.pages.desk.model.account.number == "DEMO-0001"
    window.navigator.put_away()
    assert window.pages.desk.model.account.number == "DEMO-0002"


def test_accounts_that_were_cleared_leave_the_bar(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    window.open_account("DEMO-0002")
    window.navigator.to_home()
    press_twice(window.pages.home.clear_demo)
    assert window.bar.open.numbers() == []
    assert not window.bar.open.isVisible()


def test_what_is_half_typed_waits_until_one_comes_back(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    says, field = window.pages.desk.says, instalment_card(window.pages.desk).payments
    says.words.setFocus()
    QTest.keyClicks(says.words, "800 a month, when")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1x")
    window.open_account("DEMO-0002")
    assert (says.words.text(), field.text()) != ("800 a month, when", "1x")
    window.open_account("DEMO-0001")
    assert (says.words.text(), field.text()) == ("800 a month, when", "1x")
    assert says.per_month.text() == "800.00"
    assert field.property("bad")


def test_one_key_stops_offers_until_it_is_taken_back(window: MainWindow, demo_store: Store) -> None:
    window.open_account("DEMO-0001")
    QTest.keyClick(
        window.pages.desk, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    say = window.pages.desk.negotiation
    assert "Say nothing of the debt." in texts(say)
    assert not say.offer.isEnabled()
    QTest.keyClick(window.pages.desk, Qt.Key.Key_F3)
    QTest.keyClick(window.pages.desk, Qt.Key.Key_F9)
    assert window.pages.currentWidget() is window.pages.desk
    window.open_account("DEMO-0002")
    window.open_account("DEMO-0001")
    assert not say.offer.isEnabled()
    say.resume.click()
    assert say.offer.isEnabled()
    kinds = [event.kind for event in negotiations.events(demo_store, "DEMO-0001")]
    assert [kind for kind in kinds if kind != "opened"] == ["stopped", "resumed"]


@pytest.mark.parametrize("reason", EXITS)
def test_what_ends_the_talk_is_seen_by_the_rules_and_stops_the_signature(window: MainWindow, reason: Exit) -> None:
    window.open_account("DEMO-0001")
    window.commands.run(f"exit_{reason}")
    outcome = window.pages.desk.model.chosen_outcome
    assert outcome is not None
    assert outcome.findings[0].rule == f"stopped_{reason}"
    assert "The rules stop this option" in texts(window.strip)
    window.navigator.go("agreement")
    assert "Nothing is offered or signed." in texts(window.pages.agreement)
    assert "ake the stop back" in texts(window.pages.agreement)
    assert not window.pages.agreement.sign.isEnabled()
    if reason in CRISES:
        crises.release(window.session.store, "DEMO-0001", "well again")
    window.navigator.show_page("desk")
    if reason not in CRISES:
        window.pages.desk.negotiation.resume.click()
    assert "The rules stop this option" not in texts(window.strip)


@pytest.mark.parametrize("reason", ["wrong_person", "represented", "deceased"])
def test_whom_we_may_not_reach_any_more_is_not_contacted(window: MainWindow, reason: str) -> None:
    window.open_account("DEMO-0001")
    window.commands.run(f"exit_{reason}")
    assert "No contact" in texts(window.strip)


def test_a_quick_note_is_one_key(window: MainWindow, demo_store: Store) -> None:
    window.open_account("DEMO-0001")
    QTest.keyClick(window.pages.desk.means.fields["income"], Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert said_of(negotiations.events(demo_store, "DEMO-0001")[-1].detail, "en") == "No lump sum"
    assert "No lump sum" in texts(window.pages.desk.negotiation)


def test_undo_says_what_it_takes_back(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    window.pages.desk.keep_draft()
    window.pages.desk.model.choose("settlement")
    window.pages.desk.keep_draft()
    assert "Undo “Choice”" in texts(window.pages.desk.negotiation)
    window.pages.desk.negotiation.undo.click()
    assert window.pages.desk.model.chosen == "instalment"


def test_the_page_for_the_debtor_says_what_they_pay_and_nothing_of_ours(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    window.pages.desk.model.choose("settlement")
    QTest.keyClick(window.pages.desk, Qt.Key.Key_F11)
    assert window.pages.currentWidget() is window.pages.aloud
    shown = texts(window.pages.aloud)
    outcome = window.pages.desk.model.on_offer
    assert outcome is not None
    assert all(said in shown for said in ("What you pay", "What is forgiven", "If you miss a payment"))
    assert f"This is {DEMO.identity.name}. We speak for Example Bank (demo), the creditor." in shown
    assert not any(word in shown for word in ("present value", "surplus", "authority", "policy", "recover"))
    window.session.set_language("zh")
    QApplication.processEvents()
    assert "您要还多少" in texts(window.pages.aloud)
    QTest.keyClick(window.pages.aloud, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.pages.desk
