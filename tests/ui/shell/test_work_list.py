"""The work list in the window: F12 leads on, Ctrl+J says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calculators.rounding import Money
from restructure.parties.situation import Hold, Situation
from restructure.services import next_steps, promises
from restructure.store import Store, accounts, conduct, money_known
from restructure.store import next_steps as kept_steps
from restructure.store import promises as kept_promises
from restructure.worklist.next_step import NextStep, Skip
from tests.support.cases import ACCOUNT
from tests.support.workplaces import workplace
from tests.ui.conftest import NOW, shown_window, texts
from ui.shell.window import MainWindow
from ui.worklist.words import end_in_words, moment

NUMBERS = ("W-0001", "W-0002", "W-0003", "W-0004")
CALL, BROKEN, NEW, HELD = NUMBERS


@pytest.fixture
def office(qapp: QApplication, store: Store) -> Iterator[MainWindow]:
    """Four accounts: to be called back, a promise that was not kept, a new one, and one on hold."""
    accounts.add_new(store, [replace(ACCOUNT, number=one) for one in NUMBERS])
    here = workplace(store, NOW)
    before = NOW - timedelta(days=8)
    earlier = replace(here, now=before, store=replace(store, now=lambda: before))
    next_steps.set_step(here, CALL, "call_back", NOW.date())
    promises.note(earlier, BROKEN, Money(80_000), date(2026, 11, 20))
    conduct.save_situation(store, HELD, Situation(holds=(Hold(date(2026, 11, 20), date(2026, 12, 1)),)))
    money_known.tell(store, "payments", date(2026, 11, 24))
    with shown_window(store) as window:
        look(window)
        yield window


def look(window: MainWindow) -> None:
    """Wait for the list that is looked up beside."""
    queue = window.navigator.models.queue
    loop = QEventLoop()
    queue.ended.connect(loop.quit)
    queue.look()
    loop.exec()


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def test_f12_opens_the_next_account_from_anywhere_and_never_the_one_on_the_desk(office: MainWindow) -> None:
    press(office, Qt.Key.Key_F12)
    assert office.on_hand is not None
    assert office.on_hand.number == CALL
    press(office, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    press(office, Qt.Key.Key_F12)
    assert office.on_hand.number == BROKEN
    assert office.pages.shown == "desk"


@pytest.mark.parametrize(("language", "sentence", "held"), [
    ("en", "Promised ¥800.00 for 20 November 2026; by 24 November 2026 nothing had come.", "Not now: 1"),
    ("zh", "承诺2026年11月20日还", "暂不联系：1"),
])  # fmt: skip
def test_the_list_says_why_in_whole_sentences(office: MainWindow, language: str, sentence: str, held: str) -> None:
    office.session.set_language("zh" if language == "zh" else "en")
    office.resize(700, 700)
    press(office, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    page = office.pages.work_list
    assert [one.number for one in page.rows.accounts] == [CALL, BROKEN, NEW]
    assert sentence in texts(page)
    assert held in texts(page)
    QApplication.processEvents()
    assert all(one.height() >= one.heightForWidth(one.width()) for one in page.rows.accounts)
    press(office, Qt.Key.Key_N)
    assert [one.number for one in page.rows.accounts] == [HELD]
    press(office, Qt.Key.Key_N)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(office, key)
    assert office.on_hand is not None
    assert office.on_hand.number == BROKEN


ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
SPOKE, NEXT, ENTER = (Qt.Key.Key_S, ALT), (Qt.Key.Key_F12, NONE), (Qt.Key.Key_Return, NONE)


def say(window: MainWindow, text: str) -> None:
    """Type a line and keep it."""
    QTest.keyClicks(window.navigator.work.line.field, text)
    press(window, Qt.Key.Key_Return)


def promised(window: MainWindow) -> list[tuple[int, str]]:
    return [
        (one.amount, one.due_on.isoformat()) for one in kept_promises.of_accounts(window.session.store, [CALL])[CALL]
    ]


@pytest.mark.parametrize("keys", [
    (SPOKE, NEXT, ENTER),
    ((Qt.Key.Key_N, ALT), NEXT, ENTER),
    (SPOKE, NEXT, (Qt.Key.Key_R, NONE)),
    (SPOKE, NEXT, (Qt.Key.Key_X, NONE), (Qt.Key.Key_2, NONE)),
])  # fmt: skip
def test_four_keys_at_most_lead_from_the_end_of_a_talk_to_the_next_account(
    office: MainWindow, keys: tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...]
) -> None:
    office.open_account(CALL)
    for key, modifier in keys:
        press(office, key, modifier)
    assert len(keys) <= 4
    assert office.on_hand is not None
    assert office.on_hand.number == BROKEN
    assert not office.navigator.work.line.isVisible()


def test_who_did_not_answer_comes_after_the_others(office: MainWindow) -> None:
    for number in (CALL, BROKEN):
        kept_steps.append_skip(office.session.store, Skip(number, "paper", NOW))
    accounts.add_new(office.session.store, [replace(ACCOUNT, number="W-0005")])
    office.open_account(NEW)
    for key, modifier in ((Qt.Key.Key_N, ALT), NEXT, ENTER):
        press(office, key, modifier)
    look(office)
    queue = office.navigator.models.queue
    assert queue.queue is not None
    assert [one.number for one in queue.queue.listed.shown] == [NEW, "W-0005"]
    following = queue.following("")
    assert following is not None
    assert following.number == "W-0005"


def test_f12_without_an_act_goes_through_the_list_and_says_when_the_round_is_over(office: MainWindow) -> None:
    opened = []
    for _ in range(3):
        press(office, Qt.Key.Key_F12)
        assert office.on_hand is not None
        opened.append(office.on_hand.number)
    assert opened == [CALL, BROKEN, NEW]
    press(office, Qt.Key.Key_F12)
    assert office.pages.shown == "work_list"
    assert office.pages.work_list.note.text() == "3 accounts were looked at in this round; F12 begins anew."
    press(office, Qt.Key.Key_F12)
    assert (office.on_hand and office.on_hand.number) == CALL


def test_who_is_to_be_called_at_a_time_comes_again_though_the_account_was_looked_at(office: MainWindow) -> None:
    queue = office.navigator.models.queue
    for number in (CALL, BROKEN, NEW):
        queue.look_at(number)
    assert queue.following("") is None
    office.session.now = lambda: NOW + timedelta(minutes=5)
    following = queue.following("")
    assert following is not None
    assert following.number == CALL


def test_a_promise_is_a_line_and_what_cannot_be_kept_is_said_under_it(office: MainWindow) -> None:
    office.open_account(CALL)
    line = office.navigator.work.line
    press(office, Qt.Key.Key_O, ALT)
    say(office, "800 soon")
    assert "800 25, 800 +7" in line.error.text()
    line.field.clear()
    QTest.keyClicks(line.field, "800 +7")
    assert "2 Dec 2026" in line.reading.text()
    press(office, Qt.Key.Key_Return)
    assert promised(office) == [(80_000, "2026-12-02")]
    press(office, Qt.Key.Key_O, ALT)
    say(office, "900000 +7")
    assert line.error.isVisible()
    assert line.reason.hasFocus()
    QTest.keyClicks(line.reason, "a house is sold")
    press(office, Qt.Key.Key_Return)
    assert promised(office)[1:] == [(90_000_000, "2026-12-02")]
    assert "More than is owed." in texts(office.pages.desk.promised)
    press(office, Qt.Key.Key_O, ALT)
    line.said_by.set_value("related")
    QTest.keyClicks(line.field, "50 +7")
    line.said_by.setFocus()
    press(office, Qt.Key.Key_Return)
    assert "Promised by somebody who does not answer for the debt." in texts(office.pages.desk.promised)
    press(office, Qt.Key.Key_F12)
    assert "Enter: promise" in line.hint.text()


def test_a_promise_at_the_end_of_a_talk_is_kept_with_the_contact(office: MainWindow) -> None:
    office.open_account(CALL)
    press(office, *SPOKE)
    press(office, *NEXT)
    press(office, Qt.Key.Key_P)
    say(office, "800 25")
    assert promised(office) == [(80_000, "2026-11-25")]
    rows = office.session.store.connection.execute("SELECT result, promise_id IS NULL FROM contact_results").fetchall()
    assert rows == [("promise", 0)]
    assert office.on_hand is not None
    assert office.on_hand.number == BROKEN


def test_a_promise_that_is_heard_is_offered_and_kept_by_nobody_but_enter(office: MainWindow) -> None:
    office.open_account(CALL)
    says = office.pages.desk.says
    QTest.keyClicks(says.words, "800 a month from the 25th")
    assert not says.note_promise.isVisible()
    says.words.clear()
    QTest.keyClicks(says.words, "I can pay 800 on the 25th")
    assert says.note_promise.isVisible()
    assert "A promise: ¥800.00" in texts(says)
    press(office, *SPOKE)
    press(office, *NEXT)
    assert "Enter: promise" in office.navigator.work.line.hint.text()
    assert CALL not in kept_promises.of_accounts(office.session.store, [CALL])
    press(office, Qt.Key.Key_Escape)
    press(office, Qt.Key.Key_O, ALT)
    assert office.navigator.work.line.field.text() == "800.00 2026-12-25"
    press(office, Qt.Key.Key_Return)
    assert promised(office) == [(80_000, "2026-12-25")]
    assert not says.note_promise.isVisible()


def test_a_call_back_and_not_now_are_lines_too(office: MainWindow) -> None:
    office.open_account(NEW)
    press(office, Qt.Key.Key_B, ALT)
    say(office, "+2")
    assert [one.kind for one in kept_steps.open_ones(office.session.store, [NEW])[NEW]] == ["call_back"]
    office.open_account(BROKEN)
    press(office, Qt.Key.Key_D, ALT)
    press(office, Qt.Key.Key_7)
    assert "1, 2, 3" in office.navigator.work.line.error.text()
    press(office, Qt.Key.Key_2)
    assert kept_steps.last_skips(office.session.store, [BROKEN])[BROKEN].reason == "wrong_moment"
    assert office.on_hand is not None
    assert office.on_hand.number == CALL


def test_a_line_asks_the_store_nothing_while_it_is_typed(office: MainWindow) -> None:
    office.open_account(CALL)
    asked: list[str] = []
    for key, text in ((Qt.Key.Key_O, "800 +7"), (Qt.Key.Key_B, "mo 10")):
        press(office, key, ALT)
        office.session.store.connection.set_trace_callback(asked.append)
        QTest.keyClicks(office.navigator.work.line.field, text)
        office.session.store.connection.set_trace_callback(None)
    assert asked == []
    press(office, Qt.Key.Key_Escape)
    assert not office.navigator.work.line.isVisible()


def test_the_desk_says_what_was_promised_and_lets_it_be_corrected_and_taken_back(office: MainWindow) -> None:
    office.open_account(BROKEN)
    line = office.pages.desk.promised
    assert line.text.text() == (
        "Promised ¥800.00 for 20 November 2026; by 24 November 2026 nothing had come. 1 promise not kept."
    )
    assert not line.correct.isVisible()
    office.open_account(CALL)
    press(office, Qt.Key.Key_O, ALT)
    say(office, "800 +7")
    assert line.text.text().startswith("Promised ¥800.00 for 2 December 2026.")
    line.correct.click()
    QTest.keyClicks(office.navigator.work.line.field, "600 +8")
    press(office, Qt.Key.Key_Return)
    QTest.keyClicks(office.navigator.work.line.reason, "misheard")
    press(office, Qt.Key.Key_Return)
    assert line.text.text().startswith("Promised ¥600.00 for 3 December 2026.")
    line.withdraw.click()
    press(office, Qt.Key.Key_T)
    assert "Promised" not in line.text.text()


def test_a_call_back_that_is_due_is_said_wherever_one_is(office: MainWindow) -> None:
    notice = office.navigator.work.notice
    assert not notice.isVisible()
    there = NOW.replace(tzinfo=None)
    kept_steps.append(office.session.store, NextStep(0, NEW, "call_back", there + timedelta(minutes=4)))
    kept_steps.append_skip(office.session.store, Skip(CALL, "paper", NOW))
    look(office)
    assert NEW in notice.text.text()
    assert "14:07" in notice.text.text()
    press(office, Qt.Key.Key_F12)
    assert office.on_hand is not None
    assert office.on_hand.number == NEW
    assert not notice.isVisible()


def test_accounts_of_somebody_who_left_and_of_nobody_are_told_to_whoever_can_give_them(office: MainWindow) -> None:
    queue = office.navigator.models.queue
    assert queue.queue is not None
    queue.queue = replace(queue.queue, left={"li": 2}, undealt=3)
    office.navigator.show_page("work_list")
    page = office.pages.work_list
    page.relabel()
    told = "2 accounts of li, who left: give them to somebody. 3 accounts on nobody's list."
    assert page.note.text() == told


def test_the_next_account_may_be_talked_to_only_where_the_strip_says_so(office: MainWindow) -> None:
    office.navigator.show_page("work_list")
    card, queue = office.pages.work_list.next, office.navigator.models.queue.queue
    assert "Cannot judge the hour" in texts(card)
    assert "May talk now" not in texts(card)
    assert queue is not None
    known = queue.worked[CALL]
    card.show_next(queue.entries[CALL], replace(known, situation=replace(known.situation, time_zone="Europe/London")))
    assert "May talk now; today 0 spoken" in texts(card)


def test_an_hour_of_another_clock_says_whose_it_is(office: MainWindow) -> None:
    session, noon = office.session, NOW.replace(tzinfo=None, hour=12, minute=0)
    assert moment(session, noon, Situation()) == "12:00"
    assert moment(session, noon, Situation(time_zone="America/Chicago")) == "12:00 there"
    session.set_language("zh")
    assert end_in_words(session, noon, Situation(time_zone="America/Chicago")) == "到当地12:00"
