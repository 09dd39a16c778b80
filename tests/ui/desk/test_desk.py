"""The desk: what a collector types and what then stands there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calculators.parts import Parts
from calculators.rounding import Money
from reports.formats import LANGUAGES
from restructure.importing.spreadsheet import read_rows
from restructure.offers.terms import SettlementTerms
from restructure.parties.account import Account, Person
from restructure.parties.organisation import amended
from restructure.policy import PolicyName
from restructure.store import Store, accounts, negotiations
from tests.ui.conftest import NOW, instalment_card, means, settlement_card, shown_window, texts, type_into
from ui.shell.window import MainWindow


@pytest.fixture
def desk(empty_window: MainWindow, store: Store) -> MainWindow:
    """The debt of the design's pictures: 48,620.35 yuan, 127 days overdue."""
    parts = Parts(Money(3980000), Money(541235), Money(290800), Money(50000))
    person = Person("Zhou Example", "110101000000000018", "13800005678", "12 Example Road")
    account = Account("CC-1", person, "Example Bank", "CNY", parts, NOW.date(), "core system", "credit_card")
    accounts.save(store, account)
    empty_window.open_account("CC-1")
    return empty_window


def test_the_window_stays_in_front_while_the_desk_is_made(desk: MainWindow) -> None:
    QApplication.processEvents()
    assert QApplication.activeWindow() is desk


def test_the_debt_stands_by_part(desk: MainWindow) -> None:
    shown = texts(desk.pages.desk.account_panel)
    assert all(text in shown for text in ("48,620.35", "39,800.00", "5,412.35", "2,908.00", "500.00"))


def test_numbers_of_a_person_are_masked(desk: MainWindow) -> None:
    shown = texts(desk.pages.desk)
    assert "••••••5678" in shown
    assert "13800005678" not in shown


def test_means_leave_the_surplus_of_the_design(desk: MainWindow) -> None:
    means(desk, "9266.67", "5600", "1600")
    assert "1,860.00" in texts(desk.pages.desk.means)


def test_enter_ends_a_figure_and_goes_on_to_the_next(desk: MainWindow) -> None:
    means = desk.pages.desk.means
    QTest.keyClick(desk.pages.desk, Qt.Key.Key_F2)
    for typed in ("9000", "5200", "300", "400"):
        at = QApplication.focusWidget()
        assert at is not None
        QTest.keyClicks(at, typed)
        QTest.keyClick(at, Qt.Key.Key_Return)
    assert [field.text() for field in means.fields.values()] == ["9,000.00", "5,200.00", "400"]


def test_thirty_six_payments_are_those_of_the_design(desk: MainWindow) -> None:
    means(desk, "9266.67", "5600", "1600")
    type_into(instalment_card(desk.pages.desk).payments, "36")
    shown = texts(desk.pages.desk.cards["instalment"])
    assert "1,375.02" in shown
    assert "49,500.91" in shown
    assert "6%" in shown
    assert "Affordable" in shown


@pytest.mark.parametrize(
    ("rule_set", "name", "cost"),
    [("cn-credit-card", "Annual cost, simple", "6%"), ("uk", "APR", "6.2%"), ("us", "APR", "6%")],
)
def test_the_annual_cost_is_that_of_the_papers(desk: MainWindow, rule_set: PolicyName, name: str, cost: str) -> None:
    desk.session.set_organisation(amended(desk.session.organisation, rule_set=rule_set))
    type_into(instalment_card(desk.pages.desk).payments, "36")
    page = desk.pages.desk
    assert [one.text() for one in page.cards["instalment"].figures["rate"]] == [name, "", cost]
    page.results.fill_comparison()
    table = page.results.comparison
    rows = {table.index(row, 0).data(): table.index(row, 1).data() for row in range(table.rowCount())}
    assert rows[name] == cost


def test_an_amount_per_month_solves_the_number_of_payments(desk: MainWindow) -> None:
    type_into(instalment_card(desk.pages.desk).payment, "1400")
    assert instalment_card(desk.pages.desk).payments.text() == "36"


def test_a_last_date_solves_the_number_of_payments(desk: MainWindow) -> None:
    type_into(instalment_card(desk.pages.desk).ends, "2029-11-30")
    assert instalment_card(desk.pages.desk).payments.text() == "36"


def test_a_share_of_the_debt_is_an_amount(desk: MainWindow) -> None:
    type_into(settlement_card(desk.pages.desk).share, "62")
    assert settlement_card(desk.pages.desk).amount.text() == "30,144.62"


def test_a_payment_below_the_interest_is_refused_under_the_field(desk: MainWindow) -> None:
    before = texts(desk.pages.desk.cards["instalment"]).splitlines()
    type_into(instalment_card(desk.pages.desk).payment, "10")
    card = desk.pages.desk.cards["instalment"]
    assert card.rows["payment"].error.isVisible()
    assert "199.00" in card.rows["payment"].error.text()
    assert card.stale.isVisible()
    assert before[2] in texts(card)


@pytest.mark.parametrize("typed", ["0", "xyz", ""])
def test_a_field_that_needs_repair_stops_offer_and_signature(desk: MainWindow, typed: str) -> None:
    field = instalment_card(desk.pages.desk).payments
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed) if typed else QTest.keyClick(field, Qt.Key.Key_Delete)
    assert not desk.pages.desk.negotiation.offer.isEnabled()
    assert not desk.pages.desk.negotiation.sign.isEnabled()
    type_into(field, "24")
    assert desk.pages.desk.negotiation.offer.isEnabled()


def test_a_figure_of_ten_million_is_not_cut(desk: MainWindow, store: Store) -> None:
    large = Account("BIG", Person("Wu"), "Bank", "CNY", Parts(Money(1_234_567_890_12)), NOW.date(), "file")
    accounts.save(store, large)
    desk.open_account("BIG")
    for card in desk.pages.desk.cards.values():
        room = card.width() - 24
        assert sum(piece.sizeHint().width() for piece in card.hero_labels if piece.isVisible()) <= room


def test_text_where_money_belongs_is_refused_and_kept(desk: MainWindow) -> None:
    type_into(desk.pages.desk.means.fields["income"], "twelve")
    assert desk.pages.desk.means.fields["income"].text() == "twelve"
    assert "Write an amount" in texts(desk.pages.desk.means)


@pytest.mark.parametrize(("typed", "shown"), [("1.2万", "12,000.00"), ("９２６６。67", "9,266.67"), ("5k", "5,000.00")])
def test_a_money_field_takes_what_a_keyboard_gives(desk: MainWindow, typed: str, shown: str) -> None:
    field = desk.pages.desk.means.fields["income"]
    type_into(field, typed)
    assert field.text() == shown


def test_weekly_income_counts_fifty_two_twelfths(desk: MainWindow) -> None:
    panel = desk.pages.desk.means
    panel.frequencies["income"].setCurrentIndex(1)
    panel.frequencies["income"].activated.emit(1)
    means(desk, "1200", "3000")
    assert "1,980.00" in texts(panel)


def test_the_number_keys_choose_a_card(desk: MainWindow) -> None:
    desk.pages.desk.setFocus()
    QTest.keyClick(desk.pages.desk, Qt.Key.Key_3)
    assert "chosen" in desk.pages.desk.cards["settlement"].accessibleName()
    assert desk.pages.desk.cards["settlement"].tick.isVisible()


def test_a_number_key_in_a_field_is_a_digit(desk: MainWindow) -> None:
    field = desk.pages.desk.means.fields["income"]
    field.setFocus()
    QTest.keyClicks(field, "3")
    assert field.text() == "3"
    assert desk.pages.desk.model.chosen == "instalment"


def test_an_offer_and_its_answer_are_logged(desk: MainWindow, store: Store) -> None:
    desk.pages.desk.setFocus()
    QTest.keyClick(desk.pages.desk, Qt.Key.Key_F3)
    QTest.mouseClick(desk.pages.desk.negotiation.answers["refused"], Qt.MouseButton.LeftButton)
    kinds = [event.kind for event in negotiations.events(store, "CC-1")]
    assert kinds == ["opened", "offered", "refused"]


def test_the_schedule_of_the_chosen_card_fills_its_table(desk: MainWindow) -> None:
    type_into(instalment_card(desk.pages.desk).payments, "24")
    desk.pages.desk.results.show_tab(2)
    assert desk.pages.desk.results.schedule.rowCount() == 24


def test_chinese_takes_over_without_a_restart(desk: MainWindow) -> None:
    QTest.mouseClick(desk.bar.languages["zh"], Qt.MouseButton.LeftButton)
    shown = texts(desk)
    assert all(word in shown for word in ("分期", "延期", "减免结清", "每月结余", "确认欠款（CNY）"))
    assert "Instalment" not in shown


def test_what_was_typed_is_there_after_a_restart(desk: MainWindow, store: Store) -> None:
    means(desk, "9266.67", "5600")
    type_into(instalment_card(desk.pages.desk).payments, "48")
    desk.pages.desk.negotiation.note.setPlainText("pay-day is the 20th")
    desk.close()
    with shown_window(store) as again:
        again.open_account("CC-1")
        assert instalment_card(again.pages.desk).payments.text() == "48"
        assert again.pages.desk.means.fields["income"].text() == "9,266.67"
        assert again.pages.desk.negotiation.note.toPlainText() == "pay-day is the 20th"


def test_an_income_alone_is_there_again(desk: MainWindow) -> None:
    panel = desk.pages.desk.means
    panel.frequencies["income"].setCurrentIndex(2)
    type_into(panel.fields["income"], "1500")
    account = desk.pages.desk.model.account
    assert account is not None
    desk.pages.desk.open(account)
    assert (panel.fields["income"].text(), panel.frequencies["income"].currentIndex()) == ("1,500.00", 2)


def test_another_account_shows_nothing_of_the_one_before(desk: MainWindow, store: Store) -> None:
    person = Person("Wu Example")
    other = Account("CC-2", person, "Example Bank", "USD", Parts(Money(100000)), NOW.date(), "core system")
    accounts.save(store, other)
    means(desk, "9266.67", "5600")
    type_into(instalment_card(desk.pages.desk).payment, "1")
    desk.open_account("CC-2")
    shown = texts(desk.pages.desk)
    assert "Zhou" not in shown
    assert "48,620.35" not in shown
    assert desk.pages.desk.means.fields["income"].text() == ""


def test_an_old_balance_accrues_and_can_be_confirmed_again(desk: MainWindow, store: Store) -> None:
    person = Person("Wu Example", address="1 Example Road")
    old = Account("OLD-1", person, "Example Bank", "CNY", Parts(Money(1_000_000)), NOW.date().replace(month=5), "file")
    accounts.save(store, old)
    desk.open_account("OLD-1")
    assert "This balance is old" in texts(desk.pages.desk.account_panel)
    QTest.mouseClick(desk.pages.desk.account_panel._stale.confirm, Qt.MouseButton.LeftButton)
    type_into(desk.pages.account.parts["principal"], "9500")
    type_into(desk.pages.account.confirmed_by, "He Lan, by telephone")
    QTest.mouseClick(desk.pages.account.save, Qt.MouseButton.LeftButton)
    shown = texts(desk.pages.desk.account_panel)
    assert "9,500.00" in shown
    assert "This balance is old" not in shown


def test_no_name_stands_in_the_title_bar(desk: MainWindow) -> None:
    QApplication.processEvents()
    assert desk.windowTitle() == "Restructure"


def test_a_locked_count_stays_while_the_payment_is_typed(desk: MainWindow) -> None:
    card = instalment_card(desk.pages.desk)
    type_into(card.payments, "36")
    card.payments.setFocus()
    QTest.keyClick(card.payments, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    type_into(card.payment, "1450")
    assert card.payments.text() == "36"
    assert card.rows["annual_rate"].solved.isVisible()
    assert card.rate.text() == "10.08 %"


def test_where_all_is_locked_the_field_says_which_way_out(desk: MainWindow) -> None:
    card = instalment_card(desk.pages.desk)
    for name in ("payments", "annual_rate"):
        QTest.mouseClick(card.rows[name].lock, Qt.MouseButton.LeftButton)
    type_into(card.payment, "1450")
    assert "Open one of the locks" in card.rows["payment"].error.text()


def test_locks_are_there_after_a_restart(desk: MainWindow, store: Store) -> None:
    QTest.mouseClick(desk.pages.desk.cards["instalment"].rows["payments"].lock, Qt.MouseButton.LeftButton)
    desk.close()
    with shown_window(store) as again:
        again.open_account("CC-1")
        assert again.pages.desk.cards["instalment"].rows["payments"].lock.isChecked()


def test_the_range_that_may_be_offered_is_written_beside_its_name(desk: MainWindow) -> None:
    means(desk, "9266.67", "5600", "1600")
    desk.pages.desk.reaching.look_now()
    assert desk.pages.desk.cards["instalment"].rows["payments"].reach_text.text() == "36–60"


def test_every_way_of_repayment_can_be_chosen_and_asks_for_what_it_needs(desk: MainWindow) -> None:
    card = instalment_card(desk.pages.desk)
    desk.pages.desk.results.show_tab(3)
    card.method.picked.emit("stepped")
    assert "Fill this in." in texts(card)
    type_into(card.every, "12")
    type_into(card.by, "5")
    assert card.error.text() == ""
    outcome = desk.pages.desk.model.good["instalment"]
    assert outcome is not None
    assert outcome.schedule.payment[12] > outcome.schedule.payment[11]


def test_what_a_part_may_be_and_how_many_give_the_share_of_a_settlement(desk: MainWindow) -> None:
    card = settlement_card(desk.pages.desk)
    type_into(card.parts, "10")
    desk.pages.desk.results.show_tab(3)
    type_into(card.each, "2431.02")
    terms = desk.pages.desk.model.options["settlement"].terms
    assert isinstance(terms, SettlementTerms)
    assert terms.amount == 2_431_020
    assert card.share.text() == "50.0 %"
    type_into(card.each, "9000")
    assert "A settlement can't be more than the debt" in texts(card)


@pytest.mark.styled
def test_at_its_usual_size_the_desk_needs_no_scrolling(desk: MainWindow) -> None:
    desk.resize(1440, 900)
    means(desk, "9266.67", "5600", "1600")
    for language in LANGUAGES:
        desk.session.set_language(language)
        QApplication.processEvents()
        bar = desk.pages.desk.results.comparison_view.verticalScrollBar()
        assert desk.pages.desk.centre.verticalScrollBar().maximum() == 0
        assert bar.maximum() == 0


def test_a_row_of_the_schedule_explains_itself(desk: MainWindow) -> None:
    type_into(instalment_card(desk.pages.desk).payments, "36")
    desk.pages.desk.results.show_tab(2)
    view = desk.pages.desk.results.schedule_view
    place = view.visualRect(desk.pages.desk.results.schedule.index(0, 2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "39,800.00 × 0.5 % for the period = 199.00 interest" in texts(desk.pages.desk.results)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_schedule_leaves_as_a_file_that_a_spreadsheet_opens(desk: MainWindow, tmp_path: Path, ending: str) -> None:
    type_into(instalment_card(desk.pages.desk).payments, "24")
    file = tmp_path / f"schedule.{ending}"
    desk.pages.desk.results.export_rows(file)
    rows = read_rows(file)
    assert len(rows) == 25
    assert rows[1][:2] == ("1", "2026-12-25")


def test_the_schedule_is_copied_row_by_row(desk: MainWindow) -> None:
    type_into(instalment_card(desk.pages.desk).payments, "24")
    desk.pages.desk.results.show_tab(2)
    desk.pages.desk.results.copy.click()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 25


def test_the_curves_can_be_read_as_a_table(desk: MainWindow) -> None:
    means(desk, "9266.67", "5600", "1600")
    type_into(instalment_card(desk.pages.desk).payments, "36")
    desk.pages.desk.results.show_tab(1)
    desk.pages.desk.results.as_table.click()
    shown = desk.pages.desk.results.twin
    titles = [shown.headerData(column, Qt.Orientation.Horizontal) for column in range(shown.columnCount())]
    assert titles[1:3] == ["Instalment, owed", "Deferral, owed"]
    assert "484.98" in {shown.index(row, 4).data() for row in range(shown.rowCount())}
