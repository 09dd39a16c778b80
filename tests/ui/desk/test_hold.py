"""The fourth card: contact pauses until a day, and nothing is promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from restructure.parties.situation import NOTHING_KNOWN, Hold
from restructure.store import accounts, conduct, negotiations
from tests.support.stores import read
from tests.ui.conftest import NOW, means, shown_window, texts, type_into
from ui.desk.hold_card import HoldCard
from ui.shell.window import MainWindow

NUMBER = "DEMO-0001"
TODAY = NOW.date()


def opened(window: MainWindow) -> HoldCard:
    conduct.save_situation(window.session.store, NUMBER, replace(NOTHING_KNOWN, time_zone="Europe/London"))
    window.open_account(NUMBER)
    means(window, "12000", "7000")
    window.pages.desk.leave_field()
    QTest.keyClick(window, Qt.Key.Key_4)
    return window.pages.desk.hold


def said(window: MainWindow) -> list[str]:
    return [one.kind for one in negotiations.events(window.session.store, NUMBER)]


def test_four_chooses_the_hold_and_leads_to_its_date(window: MainWindow) -> None:
    hold = opened(window)
    assert window.focusWidget() is hold.until
    assert "Hold, chosen" in hold.accessibleName()
    assert "chosen" not in window.pages.desk.cards["instalment"].accessibleName()
    assert not window.pages.desk.negotiation.sign.isEnabled()
    window.pages.desk.leave_field()
    QTest.keyClick(window, Qt.Key.Key_2)
    assert "chosen" not in hold.accessibleName()
    assert window.pages.desk.negotiation.sign.isEnabled()


def test_it_shows_the_days_and_the_debt_both_ways_and_no_schedule(window: MainWindow) -> None:
    hold = opened(window)
    assert "13,089.12 with interest stopped, 13,255.24 if it runs on" in texts(hold)
    type_into(hold.until, "2027-01-25")
    assert "61 days" in texts(hold)
    assert "no new schedule" in texts(hold)


def test_a_date_that_is_past_is_named_and_nothing_can_be_granted(window: MainWindow) -> None:
    hold = opened(window)
    type_into(hold.until, "2026-11-20")
    assert "The end must come after" in texts(hold)
    assert not hold.begin.isEnabled()
    assert not window.pages.desk.negotiation.offer.isEnabled()
    type_into(hold.until, "someday")
    assert "Write a date such as" in texts(hold)


def test_an_end_that_is_no_date_stays_to_be_repaired_whatever_else_is_changed(window: MainWindow) -> None:
    hold = opened(window)
    type_into(hold.until, "someday")
    type_into(hold.reason, "papers")
    hold.accrues.picked.emit(False)
    means(window, "11000", "")
    assert hold.until.text() == "someday"
    assert "Write a date such as" in texts(hold)
    assert not hold.begin.isEnabled()
    type_into(hold.until, "2027-01-25")
    assert hold.begin.isEnabled()
    assert hold.reason.text() == "papers"


def test_a_hold_is_offered_and_accepted_with_the_keys_of_every_offer(window: MainWindow) -> None:
    hold = opened(window)
    type_into(hold.reason, "waits for the first wage")
    QTest.keyClick(window, Qt.Key.Key_F3)
    QTest.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert said(window)[-3:] == ["offered", "accepted", "held"]
    assert "Hold until 25 Dec 2026, interest runs on, waits for the first wage" in texts(window.pages.desk.negotiation)
    assert "On hold until 25 Dec 2026; contact paused" in texts(window.strip)
    kept = read(conduct.situation(window.session.store, NUMBER)).holds
    assert kept == (Hold(TODAY, TODAY + timedelta(days=30), accrues=True, reason="waits for the first wage"),)


def test_who_calls_during_a_hold_may_be_talked_to(window: MainWindow) -> None:
    hold = opened(window)
    hold.begin.click()
    hold.called.click()
    assert "they called, so talk" in texts(window.strip)
    assert said(window)[-1] == "called"


def test_a_hold_is_ended_early_in_one_step_and_the_step_taken_back(window: MainWindow) -> None:
    hold = opened(window)
    hold.begin.click()
    hold.end.click()
    assert "May talk now" in texts(window.strip)
    assert "Undo “end of the hold”" in hold.undo.text()
    hold.undo.click()
    assert "contact paused" in texts(window.strip)
    assert said(window)[-3:] == ["held", "hold_ended", "hold_undone"]
    assert not hold.undo.isVisible()


def test_a_hold_just_granted_can_be_taken_back(window: MainWindow) -> None:
    hold = opened(window)
    hold.begin.click()
    hold.undo.click()
    assert window.pages.desk.model.situation.holds == ()
    assert "May talk now" in texts(window.strip)


def test_interest_stands_still_while_a_hold_stops_it(window: MainWindow) -> None:
    account = accounts.load(window.session.store, NUMBER)
    assert account is not None
    accounts.save(window.session.store, replace(account, as_of=TODAY - timedelta(days=60)))
    window.open_account(NUMBER)
    assert window.pages.desk.model.case is not None
    grown = window.pages.desk.model.case.debt.accrued
    stopped = Hold(TODAY - timedelta(days=30), TODAY + timedelta(days=5), accrues=False)
    window.pages.desk.model.set_situation(replace(window.pages.desk.model.situation, holds=(stopped,)))
    assert 0 < window.pages.desk.model.case.debt.accrued < grown


def test_what_was_typed_of_a_hold_is_there_again(window: MainWindow) -> None:
    hold = opened(window)
    type_into(hold.until, "2027-01-25")
    type_into(hold.reason, "papers")
    hold.accrues.picked.emit(False)
    window.open_account("DEMO-0002")
    assert hold.until.text() == "2026-12-25"
    window.open_account(NUMBER)
    assert (hold.until.text(), hold.reason.text(), hold.accrues.value) == ("2027-01-25", "papers", False)
    assert window.pages.desk.model.on_hold


def test_the_agreement_is_about_the_option_not_the_hold(window: MainWindow) -> None:
    opened(window)
    window.navigator.go("agreement")
    assert window.pages.currentWidget() is window.pages.agreement
    assert not window.pages.desk.model.on_hold


def test_a_hold_that_is_over_reminds_until_somebody_is_in_touch(window: MainWindow) -> None:
    opened(window).begin.click()
    window.pages.desk.keep_draft()
    later = NOW + timedelta(days=31)
    with shown_window(window.session.store, later) as again:
        again.pages.home.holds_over.findChildren(QPushButton)[0].click()
        assert again.pages.desk.model.account is not None
        assert again.pages.desk.model.account.number == NUMBER
        assert "The hold ended on 25 Dec 2026: get in touch" in texts(again.strip)
        again.pages.conduct.contacts.log(talked=True)
        assert "The hold ended" not in texts(again.strip)
        again.navigator.show_page("home")
        assert not again.pages.home.holds_over.isVisible()


def test_of_many_holds_that_are_over_the_rest_is_counted(window: MainWindow) -> None:
    store = window.session.store
    kept = accounts.load(store, NUMBER)
    assert kept is not None
    over = Hold(TODAY - timedelta(days=30), TODAY - timedelta(days=2))
    for count in range(8):
        accounts.save(store, replace(kept, number=f"H-{count}"))
        conduct.save_situation(store, f"H-{count}", replace(NOTHING_KNOWN, holds=(over,)))
    window.pages.home.start()
    assert "H-0" in texts(window.pages.home.holds_over)
    assert "and 3 more, the longest over first" in texts(window.pages.home.holds_over)


def test_whether_one_may_talk_cannot_be_judged_where_the_zone_is_not_known(window: MainWindow) -> None:
    window.open_account(NUMBER)
    assert "Contact cannot be judged" in texts(window.strip)
    assert "May talk now" not in texts(window.strip)
    window.navigator.show_page("conduct")
    assert "Not entered: the hour there cannot be judged." in texts(window.pages.conduct.circumstances)
    type_into(window.pages.conduct.circumstances.zone, "Europe/London")
    assert "May talk now" in texts(window.strip)
