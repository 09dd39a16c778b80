"""A bank's file in the window: what it asks about is listed, and answered row by row."""

from __future__ import annotations

from pathlib import Path

from restructure.store import batches
from tests.support.readers import payments_of
from tests.ui.conftest import texts, type_into
from ui.shell.window import MainWindow

FILE = """示例银行账户明细,,,,,
账号：,0200000009999999999,,,,
交易日期,收入金额,支出金额,对方账号,附言,流水号
2026-11-02,200.00,,6228480000000000001,还DEMO-0001,B1
2026-11-03,300.00,,6228480000000000002,还款,B2
2026-11-04,200.00,,6228480000000000001,退款 DEMO-0001,B3
2026-11-04,,50.00,6228480000000000003,房租,B4
合计,700.00,50.00,,,
"""


def test_a_banks_file_is_known_wherever_its_head_stands_and_answered_row_by_row(
    window: MainWindow, tmp_path: Path
) -> None:
    file, store = tmp_path / "bank.csv", window.session.store
    file.write_text(FILE, encoding="gb18030")
    preview, page = window.pages.preview, window.pages.import_page
    window.navigator.preview_file(file)
    assert "This file holds payments" in texts(preview)
    preview.take.click()
    assert "1 payments kept, 0 known already, 2 rows not taken. 1 lines are other money out." in texts(page)
    assert "6228480000000000002" not in texts(page.view)
    type_into(page.answers.told, "NOBODY")
    page.answers.take.click()
    assert "Line 5: " in texts(page)
    type_into(page.answers.told, "DEMO-0002")
    page.answers.take.click()
    assert "1 payments kept, 1 known already, 1 rows not taken." in texts(page)
    assert "Line 6: " in texts(page)
    page.answers.another.click()
    assert page.answers.isHidden()
    assert [one.amount for one in payments_of(store, "DEMO-0001")] == [20000, 20000]
    assert [one.amount for one in payments_of(store, "DEMO-0002")] == [30000]
    window.session.set_language("zh")
    assert "1行是其他支出。" in texts(page)


def test_which_comes_first_in_a_day_is_said_once_for_a_file(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "bank.csv"
    file.write_text("Date,Description,Paid in,Paid out\n05/11/2026,DEMO-0001,20.00,\n", encoding="utf-8")
    page = window.pages.import_page
    window.navigator.preview_file(file)
    window.pages.preview.take.click()
    page.choose(0)
    page.answers.day_first.click()
    assert [one.paid_on.isoformat() for one in payments_of(window.session.store, "DEMO-0001")] == ["2026-11-05"]


def test_a_banks_file_is_tried_answered_and_taken_in_one_step(window: MainWindow, tmp_path: Path) -> None:
    file, store, page = tmp_path / "bank.csv", window.session.store, window.pages.import_page
    file.write_text(FILE, encoding="gb18030")
    window.navigator.preview_file(file)
    assert "The file names no currency" in texts(window.pages.preview)
    window.pages.preview.dry_run.click()
    assert "Only tried, nothing was kept. 1 payments kept" in texts(page)
    assert payments_of(store, "DEMO-0001") == ()
    type_into(page.answers.told, "DEMO-0002")
    page.answers.take.click()
    page.answers.another.click()
    assert payments_of(store, "DEMO-0001") == ()
    page.keep.click()
    assert len(payments_of(store, "DEMO-0001")) + len(payments_of(store, "DEMO-0002")) == 3
    assert [one.counts["new"] for one in batches.batches(store)] == [3]


def test_money_that_names_no_account_is_set_aside_and_placed_in_the_window(window: MainWindow, tmp_path: Path) -> None:
    file, page = tmp_path / "bank.csv", window.pages.import_page
    file.write_text(FILE, encoding="gb18030")
    window.navigator.preview_file(file)
    window.pages.preview.take.click()
    page.aside.click()
    assert "1 were set aside" in texts(page)
    page.undo.click()
    panel = window.pages.records.imports.suspense
    assert "还款" in panel.items.cell(panel.items.index(0, 2)).text
    panel.account.setText("nobody")
    panel.place.click()
    assert "There is no account with this number" in texts(panel)
    panel.account.setText("DEMO-0002")
    panel.place.click()
    assert panel.isHidden()
    assert [one.amount for one in payments_of(window.session.store, "DEMO-0002")] == [30000]
