"""The list of accounts: filtered, sorted, opened by a key, dealt by who may, taken along whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from restructure.book.account_filter import AccountFilter
from restructure.importing.spreadsheet import read_rows
from restructure.store import account_lists, accounts, owners
from ui.book.page import BookPage
from ui.shell.window import MainWindow


@pytest.fixture
def page(window: MainWindow) -> BookPage:
    window.navigator.show_page("book")
    return window.pages.book


def shown(page: BookPage, column: int = 0) -> list[str]:
    return [page.accounts.index(row, column).data() for row in range(page.accounts.rowCount())]


def test_every_account_is_listed_and_the_keyboard_opens_the_one_in_hand(window: MainWindow, page: BookPage) -> None:
    assert len(shown(page)) == accounts.count(window.session.store)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    number = shown(page)[1]
    page.open.click()
    assert window.on_hand is not None
    assert window.on_hand.number == number


def test_a_band_is_picked_and_a_click_on_a_head_sorts_the_other_way_the_second_time(page: BookPage) -> None:
    page.filters.choices["band"].set_value("M3")
    page.filters.changed.emit()
    assert set(shown(page, 5)) == {"M3"}
    page.filters.choices["band"].set_value(None)
    page.filters.changed.emit()
    late = [int(text) for text in shown(page, 4) if text]
    header = page.view.horizontalHeader()
    header.sectionClicked.emit(4)
    assert [int(text) for text in shown(page, 4) if text] == sorted(late)
    header.sectionClicked.emit(4)
    assert [int(text) for text in shown(page, 4) if text] == sorted(late, reverse=True)


def test_a_list_by_status_and_sums_is_shown_and_columns_stay_as_they_were_chosen(
    window: MainWindow, page: BookPage
) -> None:
    everything = len(shown(page))
    assert [page.view.isColumnHidden(place) for place in (8, 9, 12, 13)] == [False, True, True, True]
    page.shows[11].trigger()
    assert not page.view.isColumnHidden(12)
    statuses = shown(page, 12)
    assert len(statuses) == everything
    assert all(statuses)
    page.filters.show_filter(AccountFilter(status="plan_kept"))
    assert set(shown(page, 12)) <= {"plan kept"}
    assert len(shown(page)) == statuses.count("plan kept")
    window.navigator.show_page("book")
    assert not page.view.isColumnHidden(12)
    page.filters.show_filter(AccountFilter())
    page.filters.fields["amount_from"].setText("1")
    page.filters.fields["amount_from"].textEdited.emit("1")
    page.filters.fields["amount_from"].editingFinished.emit()
    assert "Fill this in" in page.said.text()


def test_a_list_is_kept_shown_again_and_one_that_asks_for_more_is_not_shown_in_part(
    window: MainWindow, page: BookPage
) -> None:
    page.filters.choices["band"].set_value("M2")
    page.filters.name.setText("second month")
    page.filters.keep.click()
    assert account_lists.saved_list(window.session.store, "second month") == AccountFilter(band="M2")
    account_lists.save_list(window.session.store, "large", AccountFilter(product="no such"))
    page.start()
    page.filters.kept.picked.emit("large")
    assert "restructure accounts --saved large" in page.filters.said.text()
    assert page.filters.wanted == AccountFilter()
    page.filters.kept.picked.emit("second month")
    assert page.filters.wanted == AccountFilter(band="M2")


def test_the_accounts_of_a_list_are_dealt_and_all_of_them_are_written(
    window: MainWindow, page: BookPage, tmp_path: Path
) -> None:
    acts = page.acts
    acts.to.setText("li, wang")
    acts.cap.setText("2")
    acts.cap.textEdited.emit("2")
    assert not acts.do.isEnabled()
    acts.preview.click()
    whole = len(shown(page))
    assert f"li 2 · wang 2 · {whole - 4} accounts not dealt" in acts.said.text()
    assert owners.held(window.session.store) == {}
    acts.do.click()
    assert f"li 2 · wang 2 · {whole - 4} accounts not dealt" in acts.said.text()
    assert owners.held(window.session.store) == {"li": 2, "wang": 2}
    page.filters.start()
    page.filters.choices["owner"].set_value("wang")
    page.filters.changed.emit()
    assert len(shown(page)) == 2
    page.filters.choices["owner"].set_value("")
    page.filters.changed.emit()
    acts.to.clear()
    acts.preview.click()
    assert acts.said.text()
    assert not acts.do.isEnabled()
    assert owners.held(window.session.store) == {"li": 2, "wang": 2}
    page.export_to(tmp_path / "accounts.xlsx")
    assert len(read_rows(tmp_path / "accounts.xlsx")) == whole + 1


def test_many_are_put_on_hold_once_it_was_said_for_whom_and_the_desk_knows(window: MainWindow, page: BookPage) -> None:
    number = shown(page)[0]
    window.open_account(number)
    window.navigator.show_page("book")
    acts, whole = page.acts, len(shown(page))
    acts.act.pick(3)
    acts.preview.click()
    assert "Fill this in" in acts.said.text()
    acts.until.setText("+30")
    acts.until.textEdited.emit("+30")
    acts.preview.click()
    assert acts.said.text().startswith(f"{whole} accounts would be done, 0 left out.")
    acts.do.click()
    assert acts.said.text().startswith(f"{whole} accounts done, 0 left out.")
    assert len(window.navigator.models.desk.situation.holds) == 1
    acts.preview.click()
    assert f"{whole} × On hold already." in acts.said.text()
    assert acts.cancel.isHidden()
